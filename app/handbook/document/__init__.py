"""Documents to fill in by hand, made from checklists: the same questions as Markdown and as DOCX."""
