"""The walk: what a run asks, who holds the pen, what has happened. Pure: no HTTP, no SQL."""
