"""Stands in for Zensical's package of templates, which not every registry has.

Zensical 0.1.2 asks it one thing. The answer is the folder of templates of an older Zensical, which still
brought them itself.
"""

import os


def get_theme_dir() -> str:
    return os.environ["ZENSICAL_TEMPLATES"]
