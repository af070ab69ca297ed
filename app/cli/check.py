"""`leidraad check`: everything that is wrong with the content, all of it at once."""

from __future__ import annotations

import json
from pathlib import Path

import click

from app.cli.terminal import language
from app.definitions.finding import Finding
from app.definitions.lint import check as check_tree
from app.definitions.text import LANGS


def _count(findings: tuple[Finding, ...], lang: str) -> str:
    errors = sum(one.severity == "error" for one in findings)
    warnings = len(findings) - errors
    if not findings:
        return {"en": "Nothing wrong was found.", "nl": "Er is niets verkeerds gevonden."}[lang]
    return {
        "en": f"Errors: {errors}. Warnings: {warnings}.",
        "nl": f"Fouten: {errors}. Waarschuwingen: {warnings}.",
    }[lang]


@click.command()
@click.option(
    "--root", type=click.Path(path_type=Path), default=".", help="Folder of docs/, processes/, checklists/."
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or machines."
)
@click.option("--lang", type=click.Choice(LANGS), default=language, help="Language of the messages.")
@click.pass_context
def check(ctx: click.Context, root: Path, form: str, lang: str) -> None:
    """Check handbook, processes and checklists; exit 1 on an error."""
    findings = check_tree(root)
    if form == "json":
        click.echo(json.dumps([one.as_json(lang) for one in findings], ensure_ascii=False, indent=2))
    else:
        for one in findings:
            click.echo(one.line_of_text(lang))
        click.echo(_count(findings, lang), err=True)
    ctx.exit(1 if any(one.severity == "error" for one in findings) else 0)
