"""`leidraad schema`: the JSON Schemas that editors use for the content."""

from __future__ import annotations

from pathlib import Path

import click

from app.definitions.schema import FOLDER, outdated, write


@click.command()
@click.option(
    "--folder", type=click.Path(path_type=Path), default=FOLDER, help="Another folder than the product's own."
)
@click.option("--check", "only_check", is_flag=True, help="Change nothing; exit 1 when one is out of date.")
@click.pass_context
def schema(ctx: click.Context, folder: Path, only_check: bool) -> None:
    """Write app/definitions/schemas/ from the types."""
    changed = outdated(folder) if only_check else write(folder)
    for name in changed:
        click.echo(f"{'out of date' if only_check else 'written'}: {folder / name}")
    ctx.exit(1 if only_check and changed else 0)
