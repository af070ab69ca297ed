"""Two projects that turn out to be one: what would come over, doing it, taking it back, and telling of it."""
