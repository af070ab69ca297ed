"""A finding says the same to people, to machines, and in both languages."""

from __future__ import annotations

from app.definitions.finding import finding, in_order, kinds, phrase


def test_the_line_for_people_holds_place_severity_name_words_and_remedy() -> None:
    one = finding("duplicate-key", "a.yml", (3, 5), name="x")
    assert one.line_of_text("en") == (
        "a.yml:3:5  error  duplicate-key  The key “x” stands here twice (keep one of the two)"
    )
    assert one.line_of_text("nl").endswith("De sleutel “x” staat hier twee keer (laat er één staan)")


def test_the_object_for_machines_has_the_same() -> None:
    one = finding("unread-file", "a.yaml", (1, 1))
    assert one.as_json("en") == {
        "path": "a.yaml", "line": 1, "column": 1, "severity": "warning", "rule": "unread-file",
        "message": one.says("en"),
    }  # fmt: skip


def test_findings_are_sorted_and_each_is_said_once() -> None:
    early, late = finding("yaml-key", "a.yml", (2, 1)), finding("yaml-key", "a.yml", (10, 1))
    other = finding("yaml-key", "b.yml", (1, 1))
    assert in_order([other, late, early, late]) == (early, late, other)


def test_every_kind_has_words_in_both_languages_that_differ() -> None:
    for kind in kinds().values():
        assert kind.message.en != kind.message.nl
        assert kind.mend.en != kind.mend.nl or kind.mend.en == "{near}"
    assert phrase("lang-nl")["nl"] == "Nederlandse"
