"""The tests of the search with `whoosh==2.7.4` in place of `whoosh3`, which is a fork of it.

Both lie in a folder `whoosh`, so the older one is put before the other on the path, for these tests only.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.compat.place import ROOT, packages

TESTS = "tests/handbook/search"
# What Python 3.12 and later say of it when its bytecode is not there yet.
OLD_SPELLING = ("-W", "ignore::SyntaxWarning", "-W", "ignore:invalid escape sequence:DeprecationWarning")
_WHICH = "import whoosh; print('.'.join(map(str, whoosh.__version__)), whoosh.__file__)"


def search() -> bool:
    """Whether the search passes its tests with the Whoosh that we could go back to."""
    folder = packages("whoosh", Path(sys.executable), "compat-whoosh")
    env = {**os.environ, "PYTHONPATH": str(folder), "PYTHONUTF8": "1"}
    told = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", _WHICH], env=env, capture_output=True, text=True, check=True
    ).stdout.split()
    print(f"\nThe search with Whoosh {told[0]}")
    if not told[1].startswith(str(folder)):
        print(f"  DIFFERS: Python took {told[1]}")
        return False
    command = [sys.executable, *OLD_SPELLING, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [*command, "--durations=0", "--durations-min=60", *OLD_SPELLING, TESTS],
        cwd=ROOT,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    last = done.stdout.strip().splitlines()[-1:]
    print(done.stdout if done.returncode else f"  same:    {last[0] if last else ''}")
    return done.returncode == 0
