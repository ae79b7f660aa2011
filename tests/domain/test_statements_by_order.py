"""Statements whose headings are their writer's own are known by their order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made_up_reports import FRAMEWORK, TITLE, read, texts

from domain.assessment import PassageKind
from domain.published.report import recognise
from domain.text.blocks import SourceText, TextBlock


def parts(*lines: str) -> list[tuple[str, int | None, list[str]]]:
    return [(part.part_id, part.score, texts(part.findings)) for part in read(TITLE, *lines).parts]


def test_headings_over_scores_are_the_statements_in_their_order() -> None:
    assert parts(
        *("Do people get what they need?", "Our score: 2 of 3, fair", "They mostly did."),
        *("Are people safe?", "Our score: 3 of 3, fine", "They were."),
        *("Does the place learn?", "Our score:", "It seldom did."),
    ) == [
        ("care", 2, ["They mostly did."]),
        ("safety", 3, ["They were."]),
        ("learning", None, ["It seldom did."]),
    ]


def test_headings_with_a_score_are_too_and_one_may_be_named() -> None:
    assert parts(
        *("1. Looking after everyone – two, fair", "They were looked after."),
        *("2. Safety – three, fine", "They were."),
        *("3. How we get better – one, bad", "We seldom did."),
    ) == [
        ("care", 2, ["They were looked after."]),
        ("safety", 3, ["They were."]),
        ("learning", 1, ["We seldom did."]),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("Are people safe?", "Our score: 3", "They were.", "Does the place learn?", "Our score: 2", "It did."),
        (
            *("1. Looking after everyone – two, fair", "They were."),
            *("2. Learning – three, fine", "They did."),
            *("3. How we get better – one, bad", "We seldom did."),
        ),
        (
            *("Do people get what they need?", "Our score: 2", "They mostly did."),
            *("Are people safe?", "Our score: 3", "They were."),
            *("Does the place learn?", "Our score: 1", "It did not."),
            *("Is it kind?", "Our score: 1", "It was not."),
        ),
    ],
    ids=["fewer than statements", "one at another place", "more than statements"],
)
def test_headings_of_which_it_cannot_be_told_are_left_alone(lines: tuple[str, ...]) -> None:
    assert "care" not in [part_id for part_id, _score, _texts in parts(*lines)]


def test_the_rows_of_a_table_that_was_copied_with_tabs_begin_no_statement() -> None:
    rows = [("Care for people’s needs", "2"), ("Safety", "3"), ("Learning", "1")]
    lines = [TITLE, *(cell for row in rows for cell in row), "They add up.", "Safety", "Level: 3", "They were."]
    blocks = [TextBlock(PassageKind.PARAGRAPH, line, place=place) for place, line in enumerate(lines, 1)]
    cells = [replace(block, is_cell=1 < block.place < 8) for block in blocks]
    report = recognise(SourceText("a.txt", tuple(cells)), FRAMEWORK)
    found = {part.part_id: (part.score, texts(part.findings)) for part in report.parts}
    assert found == {"care": (2, []), "safety": (3, ["They were."]), "learning": (1, [])}
