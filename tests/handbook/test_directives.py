from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from markdown import Markdown

from app.definitions.context import CONTEXT
from app.handbook.directives import ABOUT, WHOLE, DirectiveError, write
from app.handbook.directives.definitions import definitions
from app.handbook.directives.writing import Mistake
from tests.handbook.conftest import IDS, VALID


def rendered(text: str, lang: str = "en", root: Path = VALID) -> str:
    extensions = ["tables", "attr_list", "def_list", "md_in_html", "pymdownx.details", "pymdownx.superfences"]
    made = Markdown(
        extensions=[*extensions, "app.handbook.directives"],
        extension_configs={"app.handbook.directives": {"root": str(root), "lang": lang}},
    )
    return str(made.convert(text))


@pytest.mark.parametrize("lang", ["en", "nl"])
@pytest.mark.parametrize("name", [*ABOUT, *WHOLE])
def test_every_directive_puts_html_in_its_place(name: str, lang: str) -> None:
    html = rendered(f"before\n\n::: {name} {IDS.get(name, '')}\n\nafter", lang)
    assert html.startswith("<p>before</p>")
    assert html.endswith("<p>after</p>")
    assert ":::" not in html
    # The small method has no indicators and every other directive something to show.
    assert len(html) > len("<p>before</p>\n<p>after</p>") or name == "process-kpis"


@pytest.mark.parametrize("fence", ["```", "~~~~", "````"])
def test_a_directive_inside_a_fence_is_an_example_and_stays_as_it_is(fence: str) -> None:
    html = rendered(f"{fence}\n::: gates\n{fence}\n")
    assert "::: gates" in html
    assert "<table>" not in html


def test_a_directive_in_a_folded_block_is_carried_out_inside_that_block() -> None:
    html = rendered(
        '??? question "Where?"\n    ??? question "There?"\n        ::: form gate-g0\n\nAfter it.\n'
    )
    folded, after = html.rsplit("</details>", 1)
    assert folded.count("<details") == 2
    assert 'href="/forms/gate-g0/start"' in folded
    assert after.strip() == "<p>After it.</p>"


def test_a_fence_is_closed_only_by_its_own_kind() -> None:
    html = rendered("````\n```\n::: gates\n````\n\n::: decisions\n")
    assert "::: gates" in html
    assert html.count("<table>") == 1


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("::: proces-raci run-gate", "there is no directive 'proces-raci'"),
        ("::: process-raci", "names no process"),
        ("::: process-raci nowhere", "there is no process 'nowhere'; there are: run-gate, start-project"),
        ("::: form nothing", "there is no checklist 'nothing'"),
        ("::: quiz nothing", "there is no module 'nothing'; there are: basics"),
        ("::: role-card", "names no role; write its code"),
        ("::: role-card spo", "there is no role 'spo'; there are: PM, PMO, QRV, SPO"),
        ("::: gates G1", "takes nothing after its name, but 'G1' stands there"),
    ],
)
def test_a_mistake_in_a_directive_is_said_with_the_directive(line: str, says: str) -> None:
    with pytest.raises(DirectiveError) as raised:
        rendered(f"text\n\n{line}\n")
    assert f"line 3: {line}: {says}" in str(raised.value)


def test_a_mistake_on_a_page_names_the_page_and_its_line(tmp_path: Path) -> None:
    page = tmp_path / "docs" / "en" / "method" / "wrong.md"
    page.parent.mkdir(parents=True)
    page.write_text("---\ntitle: Wrong\n---\n\n# Wrong\n\n::: gate\n", encoding="utf-8")
    with pytest.raises(DirectiveError, match=r"^docs/en/method/wrong\.md:7: ::: gate: "):
        rendered("# Wrong\n\n::: gate\n", root=tmp_path)


def test_a_form_that_cannot_be_read_is_not_called_missing(tmp_path: Path) -> None:
    shutil.copytree(VALID, tmp_path / "tree")
    (tmp_path / "tree" / "checklists" / "idea.yml").write_text("id: [", encoding="utf-8")
    with pytest.raises(Mistake, match=r"checklists/idea\.yml cannot be read; `leidraad check` says why"):
        write(definitions(tmp_path / "tree"), "form", "idea", "en")


def test_definitions_are_read_again_when_a_file_changes(tmp_path: Path) -> None:
    root = tmp_path / "tree"
    shutil.copytree(VALID, root)
    before = definitions(root)
    assert definitions(root) is before
    process = root / "processes" / "run-gate.yml"
    process.write_text(process.read_text("utf-8").replace("Decide at a gate", "Choose"), encoding="utf-8")
    assert definitions(root).processes["run-gate"].title.en == "Choose"


def test_raci_says_who_does_it_and_who_answers_for_it() -> None:
    lines = write(definitions(VALID), "process-raci", "run-gate", "en")
    head, rule, first, *_ = (line for line in lines if line.startswith("|"))
    assert re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", head) == (
        "| Step | Project manager | Reviewer | Project office | Sponsor |"
    )
    assert rule == "| --- | --- | --- | --- | --- |"
    assert first == "| [Prepare](#prepare-gate) | R A |  |  |  |"


def test_a_process_leads_to_its_forms_in_the_language_of_the_page() -> None:
    html = rendered("::: process-summary run-gate", "nl")
    assert 'href="/forms/gate-g0/start"' in html
    assert "Wanneer je dit nodig hebt" in html


def test_who_decides_is_said_once_when_it_is_the_same_for_all() -> None:
    lines = write(definitions(VALID), "gates", "", "en")
    assert any(line.endswith("| Sponsor |") for line in lines)


def test_terms_and_roles_have_a_place_to_link_to(site: Path) -> None:
    html = (site / "method" / "index.html").read_text(encoding="utf-8")
    library = definitions(VALID)
    for id_ in [*library.glossary, *(code.lower() for code in library.roles)]:
        assert f'id="{id_}"' in html


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "| `project.authorised` | an amount of money | Authorised budget |"),
        ("nl", "| `project.class` | een keuze: `M`, `S` | Projectklasse |"),
        ("nl", "| `run.now` | een datum | Vandaag |"),
        ("en", "| `setting.min_parts` | a setting with several values | Least number of parts |"),
        ("nl", "| `portfolio.projects.authorised` | een geldbedrag | Toegekend budget |"),
        ("en", "| `reg.lessons.kind` | a choice | Kind of lesson |"),
        ("nl", "| `reg.risks.score` | een getal | Score |"),
        ("en", "| `reg.risks.status` | a choice: `closed`, `occurred`, `open` | Status |"),
        ("nl", "| `reg.risks.overdue` | ja of nee | Te laat? |"),
    ],
)
def test_what_rules_may_read_is_listed_with_its_kind_and_words(lang: str, line: str) -> None:
    assert line in write(definitions(VALID), "context", "", lang)


def test_everything_that_rules_may_read_is_listed() -> None:
    listed = {one.split("`")[1] for one in write(definitions(VALID), "context", "", "en") if "| `" in one}
    assert {name for name, type_ in CONTEXT.items() if type_.kind != "rows"} <= listed
    columns = {f"{name}.{column}" for name, type_ in CONTEXT.items() for column in type_.columns or {}}
    assert columns <= listed
