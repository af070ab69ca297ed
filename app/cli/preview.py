"""`leidraad preview`: the handbook in the browser while its author writes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from app import config
from app.cli.ending import ending_in_a_sentence, tell
from app.cli.listening import listening
from app.cli.signals import heed_signals
from app.cli.terminal import language
from app.definitions.text import LANGS

_PROGRAM = "from app.cli import main; main()"


@click.command()
@click.option(
    "--root",
    type=click.Path(path_type=Path, exists=True),
    default=".",
    help="Folder of docs/ and mkdocs.yml.",
)
@click.option("--lang", type=click.Choice(LANGS), default=language, help="Language of the findings.")
def preview(root: Path, lang: str) -> None:
    """Show the handbook while you write it, in both languages (HOST, PORT from the environment)."""
    from app.handbook.preview.server import show  # MkDocs takes a moment to load

    heed_signals()
    with ending_in_a_sentence():
        host, port = config.listening()
        listening(host, port).close()  # before anything is built
        tell("Building the handbook in English and Dutch")
        with _checking(root, lang):
            show(root, host, port, _say, _ready)


def _say(text: str) -> None:
    click.echo(text, err=True)


def _ready(address: str) -> None:
    click.echo(f"The preview is on {address} and {address}nl/ (Ctrl-C ends it).")
    sys.stdout.flush()


@contextmanager
def _checking(root: Path, lang: str) -> Iterator[None]:
    """`leidraad check --watch` beside it, on the other core: it names each mistake with its file and line."""
    command = [sys.executable, "-c", _PROGRAM, "check", "--watch", "--root", str(root), "--lang", lang]
    process = subprocess.Popen(command)
    try:
        yield
    finally:
        process.terminate()
        process.wait()
