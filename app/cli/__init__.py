"""The command line: parse, call a service, print."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

import click

COMMANDS = (
    "check", "demo", "forget", "new", "pdf", "preview", "publish", "schema",
    "search-quality", "search-report", "serve", "tend",
)  # fmt: skip


class Commands(click.Group):
    """The commands, each in the module of its name, imported when it is called.

    So `leidraad check` does not wait for the web to load, and a fault in one leaves the others usable.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for name in COMMANDS if find_spec(_module(name))]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = getattr(import_module(_module(cmd_name)), cmd_name.replace("-", "_"))
        return command


def _module(name: str) -> str:
    return f"{__name__}.{name.replace('-', '_')}"


@click.command(cls=Commands)
def main() -> None:
    """Leidraad: handbook and guided forms."""
