"""`leidraad pdf`: the whole handbook as one PDF a language."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from app.cli.ending import ending_in_a_sentence, tell
from app.handbook.book.making import make_books


@click.command()
@click.option(
    "--root", type=click.Path(path_type=Path), default=".", help="Folder of docs/, processes/, checklists/."
)
@click.option("--out", type=click.Path(path_type=Path), default="site", help="Folder to write the files to.")
@click.option("--edition", default="draft", help="What the title page says: 2026.2.")
def pdf(root: Path, out: Path, edition: str) -> None:
    """Write the whole handbook to site/leidraad-en.pdf and site/leidraad-nl.pdf."""
    with ending_in_a_sentence():
        for file in make_books(root, out, edition, dt.date.today(), tell):
            click.echo(f"{file} ({file.stat().st_size / 1_000_000:.1f} MB)")
