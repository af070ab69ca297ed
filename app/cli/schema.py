"""`leidraad schema`: the JSON Schemas that editors use for the content."""

from __future__ import annotations

import click

from app.definitions.schema import FOLDER, outdated, write


@click.command()
@click.option("--check", "only_check", is_flag=True, help="Change nothing; exit 1 when one is out of date.")
@click.pass_context
def schema(ctx: click.Context, only_check: bool) -> None:
    """Write app/definitions/schemas/ from the types."""
    changed = outdated() if only_check else write()
    for name in changed:
        click.echo(f"{'out of date' if only_check else 'written'}: {FOLDER / name}")
    ctx.exit(1 if only_check and changed else 0)
