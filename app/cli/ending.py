"""How a command speaks: progress line by line, and whatever is in the way in one sentence."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from app.config import ConfigError
from app.definitions.message import Refused
from app.handbook.book.paper import NoPaper
from app.handbook.site import SiteBuildFailed
from app.services.publishing import NotPublishable

REFUSALS = {
    "edition-number-not-valid": "An edition has a number such as 2026.2; {edition} is none.",
    "edition-exists": "Edition {edition} is published already, with other contents; take the next number.",
    "timezone-unknown": "processes/method.yml names a time zone that does not exist: {timezone}.",
}


def tell(text: str) -> None:
    """One line of progress, at once."""
    click.echo(f"{text} ...")
    sys.stdout.flush()


@contextmanager
def ending_in_a_sentence() -> Iterator[None]:
    """Run a command; a fault that its user can mend ends it with one sentence and exit status 1."""
    try:
        yield
    except (ConfigError, NoPaper) as problem:
        _end(str(problem))
    except NotPublishable as problem:
        for finding in problem.findings:
            click.echo(finding.line_of_text("en"), err=True)
        _end("The handbook has mistakes, named above; mend them and start again.")
    except SiteBuildFailed as problem:
        click.echo(str(problem), err=True)
        _end("The handbook cannot be built, for the reasons above; mend them and start again.")
    except Refused as problem:
        _end(REFUSALS.get(problem.message.id, problem.message.id).format(**problem.message.args))
    except OSError as problem:
        _end(_in_a_sentence(problem))
    except KeyboardInterrupt:
        click.echo("\nLeidraad has stopped.")


def _in_a_sentence(problem: OSError) -> str:
    what = f"{problem.filename}: " if problem.filename else ""
    return f"{what}{problem.strerror or problem}."


def _end(sentence: str) -> None:
    click.echo(f"leidraad: {sentence}", err=True)
    raise SystemExit(1)
