"""The handbook as its author is writing it: both languages live, at one address."""
