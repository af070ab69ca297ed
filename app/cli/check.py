"""`leidraad check`: everything that is wrong with the content, all of it at once."""

from __future__ import annotations

import gc
import json
from pathlib import Path

import click

from app.cli.signals import heed_signals
from app.cli.terminal import language
from app.definitions.finding import Finding
from app.definitions.lint import check as check_tree
from app.definitions.text import LANGS, Text

_WATCHING = Text(
    en="Watching docs, processes, checklists and the menus. Ctrl-C ends it.",
    nl="Let op docs, processes, checklists en de menu's. Ctrl-C stopt dit.",
)
_NOTHING = Text(
    en="There is no handbook here to watch; name its folder with --root.",
    nl="Hier is geen handboek om op te letten; noem de map met --root.",
)


def _found(root: Path) -> tuple[Finding, ...]:
    """All findings. Hardly anything becomes garbage meanwhile: to look for it costs a third of the time."""
    looked_for = gc.isenabled()
    gc.disable()
    try:
        return check_tree(root)
    finally:
        if looked_for:
            gc.enable()


def _count(findings: tuple[Finding, ...], lang: str) -> str:
    errors = sum(one.severity == "error" for one in findings)
    warnings = len(findings) - errors
    if not findings:
        return {"en": "Nothing wrong was found.", "nl": "Er is niets verkeerds gevonden."}[lang]
    return {
        "en": f"Errors: {errors}. Warnings: {warnings}.",
        "nl": f"Fouten: {errors}. Waarschuwingen: {warnings}.",
    }[lang]


def _follow(root: Path, before: tuple[Finding, ...], lang: str) -> None:
    """Say after each save what changed, until Ctrl-C."""
    from app.cli.watching import NothingToWatchError, difference, saves  # loaded only by who watches

    heed_signals()
    click.echo(_WATCHING[lang], err=True)
    try:
        for _ in saves(root):
            after = _found(root)
            changed = difference(before, after)
            for word, one in changed:
                click.echo(f"{word[lang]:<9} {one.line_of_text(lang)}")
            if changed:
                click.echo(_count(after, lang), err=True)
            before = after
    except KeyboardInterrupt:
        click.echo(err=True)  # the next prompt does not stand behind ^C
    except NothingToWatchError:
        raise click.ClickException(_NOTHING[lang]) from None


@click.command()
@click.option(
    "--root", type=click.Path(path_type=Path), default=".", help="Folder of docs/, processes/, checklists/."
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or machines."
)
@click.option("--watch", is_flag=True, help="Check again after each save, and say what changed.")
@click.option("--lang", type=click.Choice(LANGS), default=language, help="Language of the messages.")
@click.pass_context
def check(ctx: click.Context, root: Path, form: str, watch: bool, lang: str) -> None:
    """Check handbook, processes and checklists; exit 1 on an error."""
    if watch and form == "json":
        raise click.UsageError("--watch is for people: leave out --format json.")
    findings = _found(root)
    if form == "json":
        click.echo(json.dumps([one.as_json(lang) for one in findings], ensure_ascii=False, indent=2))
    else:
        for one in findings:
            click.echo(one.line_of_text(lang))
        click.echo(_count(findings, lang), err=True)
    if watch:
        return _follow(root, findings, lang)
    ctx.exit(1 if any(one.severity == "error" for one in findings) else 0)
