"""HTTP: what people see and press."""
