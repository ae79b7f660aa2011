"""Lines of plain text as they were meant: quoted e-mails, and lines that a program broke where they were full."""

from __future__ import annotations

import textwrap
import time

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


def test_dots_that_lead_the_eye_are_taken_out_and_those_for_what_is_missing_left() -> None:
    lines = ["Score ........ 3", "Rating … Good", "Version ...... 2", "Lead officer ........", "It was late ... again."]
    assert lines_with_words("\n".join(lines)) == [
        "Score 3",
        "Rating … Good",
        "Version 2",
        "Lead officer ........",
        "It was late again.",
    ]
    assert lines_with_words("It was late ... again.\nMore text.") == ["It was late ... again.", "More text."]


def test_bullets_with_a_hanging_indent_are_joined() -> None:
    text = broken(FIRST, SECOND) + "\n" + textwrap.fill(f"* {FIRST}", 72, subsequent_indent="  ")
    assert lines_with_words(text) == [FIRST, SECOND, f"* {FIRST}"]


def test_numbers_and_notes_of_pages_come_behind_the_paragraph_that_they_stand_within() -> None:
    areas = ("It was so in the north.", "It was no other on the coast.", "The centre of the town had it too.", "South:")
    paragraphs = [f"{area} {FIRST if number % 2 else SECOND}" for number, area in enumerate(areas)]
    pages = []
    for number, paragraph in enumerate(paragraphs, 1):
        first, *rest = textwrap.wrap(paragraph, 76)
        notes = [f"{number} Local authority data, 2023/24."] if number < 4 else []
        pages += [first, *notes, str(number), *rest, ""]
    found = lines_with_words("\n".join(pages))
    assert [line for line in found if len(line) > 40] == paragraphs
    assert found[:3] == [paragraphs[0], "1 Local authority data, 2023/24.", "1"]


def test_a_cell_of_several_lines_is_one_cell() -> None:
    text = '3.3\tEquity\t"They met.\n\nThey had a say."\tMinutes\n3.4\tIt was 6" long\tNotes\nShe said "no.'
    blocks = blocks_from_plain(text, "").blocks
    cells = ["3.3", "Equity", "They met. They had a say.", "Minutes", "3.4", 'It was 6" long', "Notes"]
    assert [block.text for block in blocks] == [*cells, 'She said "no.']
    placed = placed_in_lines(blocks_from_plain(text, ""), text)
    start, end = placed.span(blocks[2].place, 10, 14)
    assert text[start:end] == "They"


def test_rows_of_quoted_cells_with_commas_are_rows_of_cells() -> None:
    rows = [
        '"Number","Section","Text"',
        '"1","Money","It spent £4,000,',
        "",
        'and ""no more"", they said."',
        '"2","","It was late."',
    ]
    text = "\n".join(rows)
    blocks = blocks_from_plain(text, "").blocks
    assert [block.text for block in blocks if block.is_cell] == [
        *("Number", "Section", "Text", "1", "Money", 'It spent £4,000, and "no more", they said.'),
        *("2", "It was late."),
    ]
    placed = placed_in_lines(blocks_from_plain(text, ""), text)
    start, end = placed.span(blocks[5].place, 22, 29)
    assert (blocks[5].text[22:29], text[start:end]) == ("no more", "no more")
    assert len(blocks_from_plain('"Go," she said.\n"No," they said.\n"Why?" he asked.', "").blocks) == 3


def test_a_line_across_the_page_that_recurs_is_no_text() -> None:
    rule = "_" * 16
    assert [block.text for block in blocks_from_plain(f"One\n{rule}\nTwo\n{rule}\nThree\n{rule}", "").blocks] == [
        *("One", "Two", "Three")
    ]
    assert len(blocks_from_plain(f"Signed:\n{rule}", "").blocks) == 2


@pytest.mark.parametrize(
    "hostile", ["___\n", "some words that di-\nvided ", '"x","y\n', "1\n", '\t"a\n', "•\n", "abc\n---\n"]
)
def test_megabytes_of_one_form_are_gone_through(hostile: str) -> None:
    text = hostile * (500_000 // len(hostile))
    begin = time.process_time()
    placed_in_lines(blocks_from_plain(text, ""), text)
    assert time.process_time() - begin < 30
