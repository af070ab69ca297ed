"""What is asked, as HTML forms: reading what people typed, showing what was stored."""
