"""`leidraad new`: the files of a new process, form, module or page, which pass the check from the start."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import get_args

import click

from app.cli.terminal import language
from app.definitions.lint import check as check_tree
from app.definitions.skeletons import Kind, RefusedError, Wanted, begin
from app.definitions.text import LANGS, Text

_MADE = Text(en="made:", nl="gemaakt:")
_CHANGED = Text(en="changed:", nl="gewijzigd:")
_TO_DO = Text(en="What to do next:", nl="Wat je nu doet:")
_NEXT: tuple[tuple[tuple[Kind, ...], Text], ...] = (
    (get_args(Kind), Text(
        en="fill in everything that begins with “Fill in:”, in both languages; look at owner and review_by",
        nl="vul alles in wat met “Vul in:” begint, in beide talen, en kijk naar owner en review_by",
    )),
    (("process",), Text(
        en="add responsibility, steps, forms and KPIs; the id of each step is a heading on both pages",
        nl="voeg responsibility, stappen, formulieren en KPI's toe; elk stap-id is een kop op beide pagina's",
    )),
    (("checklist",), Text(
        en="list it at `checklists` of its process, and name it at the step where people fill it in",
        nl="zet het bij `checklists` van het proces, en noem het bij de stap waarin mensen het invullen",
    )),
    (("module",), Text(
        en="write ten questions, and add its code to the scale learning_path in processes/method.yml",
        nl="schrijf tien vragen, en zet de code in de schaal learning_path in processes/method.yml",
    )),
    (("process", "checklist", "module"), Text(
        en="put `status` on active when it may be used",
        nl="zet `status` op active als het gebruikt mag worden",
    )),
)  # fmt: skip


def _write(root: Path, made: dict[str, str], changed: dict[str, str]) -> None:
    for path, text in made.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        with (root / path).open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    for path, text in changed.items():
        (root / path).write_bytes(text.encode("utf-8"))


@click.command()
@click.argument("kind", type=click.Choice(get_args(Kind)))
@click.argument("id_", metavar="ID")
@click.option("--title-en", default="", help="Its name in English.")
@click.option("--title-nl", default="", help="Its name in Dutch.")
@click.option("--process", default=None, help="The process of a new checklist or module.")
@click.option("--root", type=click.Path(path_type=Path), default=".", help="Folder of docs/ and processes/.")
@click.option("--lang", type=click.Choice(LANGS), default=language, help="Language of the messages.")
def new(
    kind: Kind, id_: str, title_en: str, title_nl: str, process: str | None, root: Path, lang: str
) -> None:
    """Make the files of a new process, checklist, module or page."""
    wanted = Wanted(kind, id_, {"en": title_en, "nl": title_nl}, process)
    today = date.today()
    try:
        made, changed = begin(root, wanted, today)
    except RefusedError as refused:
        raise click.ClickException(refused.why[lang]) from None
    _write(root, made, changed)
    for path in made:
        click.echo(f"{_MADE[lang]} {path}")
    for path in changed:
        click.echo(f"{_CHANGED[lang]} {path}")
    click.echo(_TO_DO[lang])
    for step in (text[lang] for kinds, text in _NEXT if kind in kinds):
        click.echo(f"- {step}")
    for one in check_tree(root, today):
        if one.path in made:
            click.echo(one.line_of_text(lang))
