"""A document to fill in without the product: as Markdown to copy, and as DOCX to download."""

from __future__ import annotations

from base64 import b64encode
from functools import lru_cache

from app.definitions.library import Library
from app.handbook.directives.words import word
from app.handbook.directives.writing import Html, Lines, checklist, html
from app.handbook.document.as_docx import MIME, as_docx
from app.handbook.document.as_markdown import as_markdown
from app.handbook.document.outline import Outline, outline


def template(library: Library, id_: str, lang: str) -> Lines:
    """The questions of a checklist as a document; the forms that are started in the product stay apart."""
    document = outline(library, checklist(library, id_), lang)
    # The file stands in the page itself: so it is there in every copy of the handbook, however it was made.
    data, size = _file(document)
    named = html(f"{id_}-{lang}.docx")
    button = f'<a class="md-button md-button--primary" download="{named}" href="data:{MIME};base64,{data}">'
    return [
        Html(f"<p>{button}{word('download', lang, str(size))}</a></p>"),
        "",
        # Every word of it stands on the page of the form as well; here the search would find it twice.
        '<section class="ld-template" data-search-exclude="true" markdown="1">',
        "",
        f"**{word('copy', lang)}**",
        "",
        "~~~~~ text",  # in colours it would be less readable, and no clearer
        *as_markdown(document).splitlines(),
        "~~~~~",
        "",
        "</section>",
        "",
    ]


@lru_cache(maxsize=64)
def _file(document: Outline) -> tuple[str, int]:
    """The file as text, and its size in kB. `mkdocs serve` asks for it again with every change of a page."""
    made = as_docx(document)
    return b64encode(made).decode(), round(len(made) / 1000)
