"""Lines of plain text as they were meant: quoted e-mails, and lines that a program broke where they were full."""

from __future__ import annotations

import textwrap

import pytest

from export.reading.placed_source import placed_in_lines
from export.reading.plain_blocks import blocks_from_plain
from export.reading.plain_lines import plain_lines

FIRST = (
    "People told us that they were listened to, and that staff came back when they had said that they would, which"
    " mattered to them more than how soon. Carers told us the same of the team that supported them through the winter."
)
SECOND = (
    "The local authority’s data for 2024/25 showed that 412 people waited for an assessment at the end of March, and"
    " that the list was shorter than a year before, when 465 people had waited for one in all of its four districts."
)
TITLES = ("Assessing needs", "Score: 2")


def broken(*paragraphs: str, width: int = 72, mark: str = "") -> str:
    lines = [line for each in paragraphs for line in (*textwrap.wrap(each, width), "")]
    return "\n".join(f"{mark}{line}".rstrip() for line in lines)


def lines_with_words(text: str) -> list[str]:
    return [line.text for line in plain_lines(text) if line.text]


@pytest.mark.parametrize("width", [60, 72, 76, 98])
@pytest.mark.parametrize("mark", ["", "> ", ">> "])
def test_lines_that_were_broken_are_joined(width: int, mark: str) -> None:
    paragraphs = [FIRST, SECOND] * 3
    assert lines_with_words(broken(*TITLES, *paragraphs, width=width, mark=mark)) == [*TITLES, *paragraphs]


def test_each_character_keeps_its_place() -> None:
    text = broken(TITLES[0], FIRST, SECOND, mark="> ")
    placed = placed_in_lines(blocks_from_plain(text, ""), text)
    block = placed.source.blocks[1]
    at = block.text.index("would, which mattered")
    start, end = placed.span(block.place, at, at + len("would, which mattered"))
    assert text[start:end].replace("\n> ", " ") == "would, which mattered"
    for line in plain_lines(text):
        assert "".join(" " if text[place] == "\n" else text[place] for place in line.places) == line.text


@pytest.mark.parametrize(
    "lines",
    [
        ("Kind regards", "Quality assurance officer", FIRST, SECOND),
        ("Total budget: £356.2 million", "Actual spending: £361.9 million", "Share of it: 36%", "Precept: 2%", "Done."),
        ("> 5 days at most", "one", "two"),
        (FIRST, "- a point", "- another point", SECOND),
    ],
)
def test_lines_of_their_own_stay_apart(lines: tuple[str, ...]) -> None:
    assert lines_with_words("\n".join(lines)) == list(lines)


def test_bullets_of_a_broken_text_begin_lines() -> None:
    text = broken(FIRST, SECOND) + "\n" + broken(f"- {FIRST}") + broken(f"- {SECOND}")
    assert lines_with_words(text) == [FIRST, SECOND, f"- {FIRST}", f"- {SECOND}"]


def test_empty_and_short_texts_have_their_lines() -> None:
    assert list(plain_lines("")) == []
    assert [line.text for line in plain_lines("One\r\n\r\nTwo ")] == ["One", "", "Two"]
