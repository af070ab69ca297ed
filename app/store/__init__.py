"""Memory: the database, its sessions and named queries."""
