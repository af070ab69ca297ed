"""HTTP: Flask lives here."""
