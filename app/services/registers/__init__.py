"""Registers: rows that forms leave behind and that people keep up to date, one row at a time, on any day."""
