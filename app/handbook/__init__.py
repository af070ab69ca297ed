"""The pages: Markdown directives, site build and publication, pictures, search index."""
