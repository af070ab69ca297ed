from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.handbook.search.analysis import stem, words
from app.handbook.search.passage import Pieces, Spot, passage

LONG = (
    "Nothing of interest stands here. " * 40 + "Then the charter is approved by the sponsor. " + "More. " * 60
)


def pieces(text: str, marks: set[str], length: int = 220, *, from_the_start: bool = False) -> Pieces:
    numbers = {one: number for number, one in enumerate(sorted(marks))}
    met = [(begin, end, stem(word, "en")) for word, begin, end in words(text)]
    spots = [Spot(begin, end, numbers[one]) for begin, end, one in met if one in numbers]
    return passage(text, spots, length, from_the_start=from_the_start)


def shown(text: str, marks: set[str], length: int = 220) -> str:
    return "".join(piece for piece, _ in pieces(text, marks, length))


def test_a_short_text_is_shown_whole() -> None:
    assert pieces("The charters hold.", {"charter"}) == [
        ("The ", False),
        ("charters", True),
        (" hold.", False),
    ]


def test_of_a_long_text_the_sentence_with_most_of_the_words_is_shown() -> None:
    found = pieces(LONG, {"charter", "sponsor"})
    assert [piece for piece, marked in found if marked] == ["charter", "sponsor"]
    assert shown(LONG, {"charter", "sponsor"}).startswith("… Then the charter")
    assert found[-1] == (" …", False)


def test_a_text_without_the_words_is_shown_from_its_start() -> None:
    assert shown(LONG, {"elsewhere"}).startswith("Nothing of interest")


def test_an_empty_text_has_an_empty_passage() -> None:
    assert pieces("", {"charter"}) == []


@given(
    text=st.text(alphabet="ab .-é🙂|<", max_size=600), marks=st.sets(st.text("ab", min_size=1, max_size=2))
)
def test_a_passage_is_part_of_its_text_and_never_much_longer_than_asked(text: str, marks: set[str]) -> None:
    piece = shown(text, marks, 100).removeprefix("… ").removesuffix(" …")
    assert piece in text
    assert len(piece) <= 100


def test_a_definition_is_shown_from_its_start() -> None:
    found = pieces(LONG, {"charter"}, from_the_start=True)
    assert "".join(piece for piece, _ in found).startswith("Nothing of interest")
