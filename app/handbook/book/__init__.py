"""The whole handbook in one language as one document: gathered from the built pages, bound as a PDF."""
