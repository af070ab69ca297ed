"""Questions that nobody asks, except who wants to break something: the same ones in each run."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

SCRIPTS = (
    (0x20, 0x7E), (0xA1, 0x17F), (0x370, 0x3FF), (0x400, 0x4FF), (0x530, 0x58F), (0x590, 0x5FF),
    (0x600, 0x6FF), (0x900, 0x97F), (0xE00, 0xE7F), (0x10A0, 0x10FF), (0x1100, 0x11FF), (0x1E00, 0x1EFF),
    (0x2000, 0x206F), (0x3040, 0x30FF), (0x4E00, 0x4FFF), (0xAC00, 0xACFF), (0xD800, 0xDFFF),
    (0xE000, 0xE0FF), (0xFB00, 0xFB4F), (0xFE00, 0xFE0F), (0xFFF0, 0xFFFF), (0x1D400, 0x1D4FF),
    (0x1F300, 0x1F6FF), (0xE0000, 0xE007F), (0x10FF00, 0x10FFFF), (0x00, 0x1F), (0x300, 0x36F),
)  # fmt: skip
PIECES = (
    "AND", "OR", "NOT", "NEAR", "TO", "(", ")", "((((", "]", "[a TO z]", "{", "}", '"', "''", "“", "”", "*",
    "?", "~", "~99", "^", "^1e999", "+", "-", "--", "!", ":", "title:", "kind:project", "audience:all",
    "id:", "\\", "/", "%", "%00", "%s", "{0}", "${x}", "{{7*7}}", "<script>", "&lt;",
    "'; DROP TABLE run; --", "1 OR 1=1", "(a+)+$", "^(([a-z])+.)+[A-Z]([a-z])+$", "(?=(.*)*x)", ".*",
    "\\d+", "\0", "\0" * 9, "\r\n", "\t", "\x1b[2J", "\ud800", "\udfff\ud800", "\u202e", "\u200f", "\u200d",
    "\ufeff", "\u2028", "\ufdfa", "e" + "\u0301" * 50, "İ", "ß", "ﬃ", "Ⅷ", "½", "٣", "१२", "G2",
    "P-2026-014", "F-2026-", "G1-1-1", "-1", "1e309", "NaN", "../../etc/passwd", "file:///", "http://x/",
    "|", "a|b", "charter", "opdrachtgever", "risk", "p", "the", "de", "koppelingen", "pid",
)  # fmt: skip
MEGABYTES = (
    "a" * 1_000_000, "charter " * 200_000, "\0" * 1_000_000, "(" * 1_000_000, '"' * 1_000_000,
    "a-" * 500_000, "\u0301" * 1_000_000, "\U0001f600" * 500_000, " " * 2_000_000 + "charter",
    "G1-" * 400_000, "\ufdfa" * 300_000, "ǆ" * 600_000, "x" * 399 + "\ud800", "ا" * 1_000_000,
    "1" * 1_000_000, "a\n" * 500_000,
)  # fmt: skip


def hostile(count: int, seed: int = 7) -> Iterator[str]:
    """That many questions: letters of all scripts, operators and words, all mixed."""
    chance = Random(seed)
    yield from MEGABYTES[:count]
    for number in range(count - len(MEGABYTES)):
        match number % 3:
            case 0:
                yield _letters(chance)
            case 1:
                yield chance.choice((" ", "")).join(chance.choices(PIECES, k=chance.randint(1, 12)))
            case _:
                made = [chance.choice(PIECES), _letters(chance), chance.choice(PIECES)]
                chance.shuffle(made)
                yield "".join(made) * chance.choice((1, 1, 1, 2, 40))


def _letters(chance: Random) -> str:
    first, last = chance.choice(SCRIPTS)
    mixed = chance.random() < 0.3
    found = []
    for _ in range(chance.randint(1, 40)):
        low, high = chance.choice(SCRIPTS) if mixed else (first, last)
        found.append(" " if chance.random() < 0.15 else chr(chance.randint(low, high)))
    return "".join(found)
