"""Text that was read off printed pages: letters run together, soft hyphens, columns of spaces, headers of pages."""

from __future__ import annotations

import time

import pytest

from export.reading.placed_source import placed_in_lines
from export.reading.plain_blocks import blocks_from_plain

PAGE = """Marwell Council: assessment

The Index of Multiple Depri-
vation put it first. People told us that it was dif\N{LATIN SMALL LIGATURE FI}cult to
\N{LATIN SMALL LIGATURE FI}nd help. O\N{LATIN SMALL LIGATURE FF} the main road the ad\xadvocacy was good, and vis\xad
itors came from all of the {count} quarters. Providers told us

                         {page}

Marwell Council                    Local authority assessment

that it had been open. The co-
ordinator of the others was new to everyone there as well as to us.
"""
PAGES = "\n".join(PAGE.replace("{page}", f"- {number} -").replace("{count}", str(number + 1)) for number in (1, 2, 3))


def texts(text: str) -> list[str]:
    return [block.text for block in blocks_from_plain(text, "").blocks]


def test_words_are_whole_and_paragraphs_go_on_behind_the_page() -> None:
    found = texts(PAGES)
    assert found[1].startswith(
        "The Index of Multiple Deprivation put it first. People told us that it was difficult to find"
    )
    assert "Off the main road the advocacy was good, and visitors came" in found[1]
    assert "Providers told us that it had been open." in found[1]
    assert found[2:4] == ["1 -", "Marwell Council                    Local authority assessment"]


def test_each_word_keeps_its_place() -> None:
    placed = placed_in_lines(blocks_from_plain(PAGES, ""), PAGES)
    block = placed.source.blocks[1]
    at = block.text.index("difficult")
    start, end = placed.span(block.place, at, at + len("difficult"))
    assert PAGES[start:end] == "difﬁcult"


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        (
            "          Estimated     Actual\nTotal     £3 million    £4 million\nCare      £1 million    £2 million",
            ["Estimated", "Actual", "Total", "£3 million", "£4 million", "Care", "£1 million", "£2 million"],
        ),
        ("Safeguarding              3\nAssessing needs           2", ["Safeguarding", "3", "Assessing needs", "2"]),
        ("Rating: good              Score: 70%\nEquity              2", ["Rating: good", "Score: 70%", "Equity", "2"]),
    ],
)
def test_spaces_between_columns_divide_cells(text: str, cells: list[str]) -> None:
    blocks = blocks_from_plain(text, "").blocks
    assert [block.text for block in blocks] == cells
    assert all(block.is_cell for block in blocks)


@pytest.mark.parametrize(
    "text",
    [
        "People said  that it was late.",
        "People said   that it was late.\nThey were   so, too.",
        "Signed:            Ann",
        "It was late.  They came.  It was so.",
        "The ad\xadvocacy was good.",
    ],
)
def test_a_slip_of_the_writer_is_left(text: str) -> None:
    assert texts(text) == text.split("\n")


def test_lines_that_were_filled_up_have_single_spaces() -> None:
    line = "People  told us   that  it was late and that they had to wait for it."
    assert texts("\n\n".join([line] * 9)) == ["People told us that it was late and that they had to wait for it."] * 9


@pytest.mark.parametrize("hostile", ["a      b\n", "ﬁ", "a\xad", "a  b ", "- 1 -\n", "1\n\nHead\n\n"])
def test_megabytes_of_one_sign_are_gone_through(hostile: str) -> None:
    text = hostile * (400_000 // len(hostile))
    begin = time.process_time()
    placed_in_lines(blocks_from_plain(text, ""), text)
    assert time.process_time() - begin < 20
