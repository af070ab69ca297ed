"""Building the handbook: MkDocs for both languages at once, strictly, into one folder."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from app.handbook.csp import write_csp
from app.handbook.review import write_review
from app.handbook.shell import CONFIG, THEME

_NOISE = re.compile(r"^(INFO|DEBUG)\b|^\s*$|^Aborted with")


class SiteBuildFailed(Exception):  # noqa: N818 - what happened, as in Refused
    """The handbook cannot be built; the text is what MkDocs says about it."""


def build_site(root: Path, out: Path, edition: str, progress: Callable[[str], None]) -> None:
    """Build both languages of the tree under `root` into `out/` and `out/nl/`; `out` must not exist yet.

    `edition` is shown at the foot of each page (`2026.1`, or `draft`); `progress` is told what is going on.
    The output holds no host, no port and no absolute address, `csp.json` names the inline scripts in it, and
    `review.json` who answers for its pages.
    Raises SiteBuildFailed; what lies in `out` is then worth nothing.
    """
    progress("Building the handbook in English and Dutch")
    runs = {"en": _start(root, "en", out, edition)}
    # MkDocs empties the folder it writes into, so Dutch is built beside English and moved into it afterwards.
    beside = out.with_name(f"{out.name}.nl")
    runs["nl"] = _start(root, "nl", beside, edition)
    try:
        said = {lang: run.communicate()[0] for lang, run in runs.items()}
    except BaseException:  # Ctrl-C: nobody waits for what is still being built
        for run in runs.values():
            run.kill()
        raise
    failed = [_words(said[lang]) for lang, run in runs.items() if run.returncode]
    if failed:
        raise SiteBuildFailed("\n".join(failed))
    beside.rename(out / "nl")
    write_csp(out)
    write_review(root, out, edition)
    progress("The handbook is built")


def environment(edition: str, env: Mapping[str, str]) -> dict[str, str]:
    """What MkDocs is told: the edition, and where our theme lies when the tree does not hold the program."""
    name = edition if edition == "draft" else f"handbook-{edition}"  # see mkdocs.yml: never a bare number
    told = {
        "LEIDRAAD_EDITION": name,
        "LEIDRAAD_THEME": str(THEME),
        "LEIDRAAD_VERSIONS": "none" if edition == "draft" else "mike",  # in whose form `versions.json` is
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONUTF8": "1",
    }
    return {**env, **told}


def _start(root: Path, lang: str, out: Path, edition: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", CONFIG[lang]]
    return subprocess.Popen(
        [*command, "--site-dir", str(out.resolve())],
        cwd=root,
        env=environment(edition, os.environ),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )


def _words(output: str) -> str:
    """MkDocs' warnings and errors without its chatter; all of it when there is nothing else."""
    lines = [line for line in output.splitlines() if not _NOISE.search(line)]
    return "\n".join(lines) or output.strip()
