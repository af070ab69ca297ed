"""`leidraad demo`: a sample organisation to look around in."""

from __future__ import annotations

import click

from app.cli.serve import run


@click.command()
def demo() -> None:
    """Serve a sample organisation, on this machine only and apart from the real data."""
    run(demo=True)
