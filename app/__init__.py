"""Leidraad: a handbook, and the guided forms that follow it."""
