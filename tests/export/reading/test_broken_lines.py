"""Lines that were broken: divided words are whole again, and what stands at the edges of pages comes behind."""

from __future__ import annotations

import textwrap

import pytest

from export.reading.placed_source import placed_in_lines
from export.reading.plain_blocks import blocks_from_plain
from export.reading.plain_lines import plain_lines

PARAGRAPHS = (
    "People told us that their assessments were unhurried, and that their wishes were written down in their own words.",
    (
        "Co-production had begun late. A panel of people who used services met in September, and its members had a say"
        " in training. Social workers told us that long-term support was reviewed each year by a worker who knew them."
    ),
    "Performance reports went to the committee each quarter. Skills for Care data showed that the turnover was low.",
)
HEADER, WIDTH = ("MARWELL COUNCIL | SELF-ASSESSMENT", "Page 3 of 18"), 48


def set_in_a_column(paragraph: str, cuts: tuple[str, ...]) -> list[str]:
    """Return a paragraph broken at the width of a column, and within a word where one of `cuts` ends a line."""
    for cut in cuts:
        paragraph = paragraph.replace(cut.replace("-\n", ""), cut)
    return [line for part in paragraph.split("\n") for line in textwrap.wrap(part, WIDTH)]


CUTS = ("assess-\nments", "Sep-\ntember", "mem-\nbers", "sup-\nport", "commit-\ntee", "turn-\nover")


def a_column(*between: str) -> list[str]:
    lines = [line for each in PARAGRAPHS for line in (*set_in_a_column(each, CUTS), "")]
    middle = next(index for index, line in enumerate(lines) if line.endswith("sup-"))
    return [*HEADER, *lines[:middle], *between, *lines[middle:]]


def words_of(lines: list[str]) -> list[str]:
    return [line.text for line in plain_lines("\n".join(lines)) if line.text]


def test_words_that_a_line_divides_are_whole_and_paragraphs_one_line() -> None:
    assert words_of(a_column()) == [*HEADER, *PARAGRAPHS]


def test_what_stands_at_the_edge_of_a_page_comes_behind_its_paragraph() -> None:
    first, second, third = PARAGRAPHS
    assert words_of(a_column(*HEADER)) == [*HEADER, first, second, *HEADER, third]
    assert words_of(a_column("", *HEADER, "")) == [*HEADER, first, second, *HEADER, third]


def test_each_character_keeps_its_place() -> None:
    text = "\n".join(a_column(*HEADER))
    for line in plain_lines(text):
        assert "".join(" " if text[place] == "\n" else text[place] for place in line.places) == line.text
    placed = placed_in_lines(blocks_from_plain(text, ""), text)
    block = next(each for each in placed.source.blocks if each.text == PARAGRAPHS[0])
    at = block.text.index("assessments")
    start, end = placed.span(block.place, at, at + len("assessments"))
    assert text[start:end] == "assess-\nments"


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("A group for co-\nproduction met in the spring.", "A group for co-production met in the spring."),
        ("They had a work-\ner of their own for this.", "They had a worker of their own for this."),
        ("Plans were made for the long-\nterm by all of them.", "Plans were made for the long-term by all of them."),
    ],
)
def test_a_hyphen_stays_where_the_text_has_the_word_with_it(broken: str, whole: str) -> None:
    assert whole in words_of([*a_column(), "", *broken.split("\n")])


def test_headings_rows_and_bullets_stay_apart() -> None:
    others = [
        "SUMMARY OF STRENGTHS, AREAS FOR DEVELOPMENT AND",
        "NEXT STEPS",
        "Strengths:",
        "•",
        "Leaders knew the service well and acted on risk.",
        "Areas for development:",
        "•",
        "Data was thin.",
        "Care provision, integration and continuity 3",
        "Partnerships and communities 2",
    ]
    found = words_of([*a_column(), "", *others])
    assert found[-7:] == [
        "SUMMARY OF STRENGTHS, AREAS FOR DEVELOPMENT AND NEXT STEPS",
        "Strengths:",
        "• Leaders knew the service well and acted on risk.",
        "Areas for development:",
        "• Data was thin.",
        "Care provision, integration and continuity 3",
        "Partnerships and communities 2",
    ]


def test_a_few_hyphens_at_the_ends_of_lines_tell_nothing() -> None:
    lines = ["They planned for the short-", "and the long-term.", "Staff were well-", "known."]
    assert words_of(lines) == lines
