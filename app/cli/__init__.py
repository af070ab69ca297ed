"""The command line: parse, call a service, print."""

import click


@click.group()
def main() -> None:
    """Leidraad: handbook and guided forms."""
