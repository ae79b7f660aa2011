"""Plain text becomes one block a line, bullets and all."""

from __future__ import annotations

import time

import pytest

from domain.assessment import PassageKind
from export.reading.gathering import TEXT_LIMIT
from export.reading.placed_source import placed_in_lines
from export.reading.plain_blocks import blocks_from_plain


def test_each_line_with_words_is_a_paragraph() -> None:
    source = blocks_from_plain("One\r\n\r\n  Two  with  spaces \nThree\rFour\u2029Five\x0bSix", "a.txt")
    assert [block.text for block in source.blocks] == ["One", "Two  with  spaces", "Three", "Four", "Five", "Six"]
    assert [block.place for block in source.blocks] == [1, 2, 3, 4, 5, 6]
    assert (source.name, source.notices) == ("a.txt", ())


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("• item", 1),
        ("•\titem", 1),
        ("•item", 1),
        ("- item", 1),
        ("* item", 1),
        ("– item", 1),
        ("·\titem", 1),
        ("\uf0b7\titem", 1),
        ("o\titem", 2),
        ("◦ item", 2),
        ("   • item", 1),
    ],
)
def test_a_line_with_a_bullet_is_a_bullet(line: str, level: int) -> None:
    (block,) = blocks_from_plain(line, "").blocks
    assert (block.kind, block.text, block.level) == (PassageKind.BULLET, "item", level)


@pytest.mark.parametrize(
    "line", ["-5 degrees", "o dear", "*strong*", "-", "•", "—dash", "70% – a rise", "# not marked"]
)
def test_other_lines_are_paragraphs_to_the_letter(line: str) -> None:
    (block,) = blocks_from_plain(line, "").blocks
    assert (block.kind, block.text) == (PassageKind.PARAGRAPH, line)


def test_marked_headings_are_read_where_asked() -> None:
    source = blocks_from_plain("# One\n### Three ##\n#hash\n#\nText", "a.md", has_marked_headings=True)
    assert [(block.text, block.level) for block in source.blocks] == [
        ("One", 1),
        ("Three", 3),
        ("#hash", 0),
        ("#", 0),
        ("Text", 0),
    ]


def test_a_text_with_several_marked_headings_is_read_as_marked() -> None:
    marked = "# One\n\n**Good, 67%**\n\n---\n## Two\n| a | 3 |\n|---|---|\n### Three\nSome **bold** words"
    assert [(block.text, block.level) for block in blocks_from_plain(marked, "a.txt").blocks] == [
        ("One", 1),
        ("Good, 67%", 0),
        ("Two", 2),
        ("a", 0),
        ("3", 0),
        ("Three", 3),
        ("Some bold words", 0),
    ]


def test_a_note_or_two_with_a_hash_are_left_as_they_are() -> None:
    lines = ["# ask Ann", "Text.", "---", "# and Ben"]
    assert [block.text for block in blocks_from_plain("\n".join(lines), "a.txt").blocks] == lines


def test_characters_that_cannot_be_kept_are_counted() -> None:
    source = blocks_from_plain("a\x00b\u202ec\ud800d", "")
    assert source.blocks[0].text == "abcd"
    assert [(notice.code, dict(notice.data)) for notice in source.notices] == [("characters-removed", {"count": "3"})]


@pytest.mark.parametrize("text", ["word " * 2_000_000, "a\n" * 5_000_000, "# " + " #" * 5_000_000])
def test_ten_megabytes_are_cut_in_seconds_and_the_amount_told(text: str) -> None:
    started = time.process_time()
    source = blocks_from_plain(text, "", has_marked_headings=True)
    assert time.process_time() - started < 8
    (notice,) = source.notices
    assert notice.code == "text-cut"
    assert len(text) - int(dict(notice.data)["count"]) <= TEXT_LIMIT + 1


def test_what_tabs_divide_on_a_line_are_the_cells_of_a_row() -> None:
    source = blocks_from_plain("\tEstimated\tActual\nAll services\t£204.7m\t£211.2m\nThat was all.", "a.txt")
    assert [(block.text, block.is_cell) for block in source.blocks] == [
        ("Estimated", True),
        ("Actual", True),
        ("All services", True),
        ("£204.7m", True),
        ("£211.2m", True),
        ("That was all.", False),
    ]


@pytest.mark.parametrize("line", ["1.3\tOur money in 2024/25", "(a)\tStaff were kind.", "12\tHousing", "B2.\tHousing"])
def test_a_tab_behind_the_number_of_a_paragraph_divides_nothing(line: str) -> None:
    (block,) = blocks_from_plain(line, "a.txt").blocks
    assert not block.is_cell
    assert block.text.split() == line.split()


def test_the_cells_of_a_row_keep_their_places_in_the_text() -> None:
    text = "Equity\t3\t3\nThree\tthe 3\n\nEquity was 3."
    placed = placed_in_lines(blocks_from_plain(text, "a.txt"), text)
    spans = [placed.span(block.place, 0, len(block.text)) for block in placed.source.blocks]
    assert spans == [(0, 6), (7, 8), (9, 10), (11, 16), (17, 22), (24, 37)]
    assert [text[slice(*span)] for span in spans] == [block.text for block in placed.source.blocks]
