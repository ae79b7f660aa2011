"""What a row of a spreadsheet says is read under a mapping of columns."""

from __future__ import annotations

from datetime import date

import pytest

from domain.evidence.evidence import BlockKind, FileBlock, FileText, ReadingStatus
from domain.evidence.interview_rows import RowSaid, guess_mapping, header_of, row_said, rows_below, sheets_of

CATEGORIES = {"staff": "staff", "partner organisations": "partners"}


def test_the_first_row_of_a_sheet_is_its_header() -> None:
    blocks = (
        FileBlock(BlockKind.ROW, "A\tB", 1, "One"),
        FileBlock(BlockKind.PARAGRAPH, "words", 2, "Two"),
        FileBlock(BlockKind.ROW, "C", 2, "Two"),
        FileBlock(BlockKind.ROW, "c", 2, "Two"),
    )
    text = FileText(ReadingStatus.READ, blocks, 2)
    assert header_of(text, 1) == (1, ("A", "B"))
    assert header_of(text, 2) == (3, ("C",))
    assert header_of(text, 3) == (0, ())
    assert rows_below(text, 3) == ((4, ("c",)),)
    assert rows_below(text, 1) == ()


@pytest.mark.parametrize(
    ("header", "mapping"),
    [
        (["Name", "Date of  Interview", "Notes"], {"given_by": 0, "event_date": 1, "words": 2}),
        (["Notes", "Notes"], {"words": 0}),
        (["Colour"], {}),
    ],
)
def test_columns_are_guessed_by_their_names(header: list[str], mapping: dict[str, int]) -> None:
    assert guess_mapping(header) == mapping


@pytest.mark.parametrize(
    ("cells", "mapping", "said"),
    [
        (["Jo", "We waited."], {"given_by": 0, "words": 1}, RowSaid("Jo", "Jo", words="We waited.")),
        (["T", "Jo"], {"title": 0, "given_by": 1}, RowSaid("T", "Jo")),
        (["We waited."], {"words": 0}, RowSaid("We waited.", words="We waited.")),
        (["2024-10-17 09:30"], {"event_date": 0}, RowSaid("2024-10-17 09:30", event_date=date(2024, 10, 17))),
        (["17/10/2024"], {"event_date": 0}, RowSaid("17/10/2024", event_date=date(2024, 10, 17))),
        (["Partner  Organisations"], {"category": 0}, RowSaid("Partner  Organisations", category="partners")),
        (["12"], {"people_heard": 0}, RowSaid("12", people_heard=12)),
        (["-3"], {"people_heard": 0}, RowSaid("-3", problems=("people-unreadable",))),
        (["soon"], {"event_date": 0}, RowSaid("soon", problems=("date-unreadable",))),
        (["weather"], {"category": 0}, RowSaid("weather", problems=("category-unknown",))),
        (["a", "X"], {"words": 0, "confidential": 1}, RowSaid("a", words="a", confidential=True)),
        (["a"], {"words": 0, "confidential": 5}, RowSaid("a", words="a")),
        (["", "other"], {"words": 0}, None),
    ],
)
def test_a_row_says_what_its_mapped_cells_say(cells: list[str], mapping: dict[str, int], said: RowSaid | None) -> None:
    assert row_said(cells, mapping, CATEGORIES) == said


def test_a_title_made_from_words_ends_between_two_of_them() -> None:
    said = row_said(["word " * 40], {"words": 0}, {})
    assert said is not None
    assert said.title.endswith("word\u2026") and len(said.title) <= 81


def rows(*lines: str, sheet: int = 1) -> tuple[FileBlock, ...]:
    return tuple(FileBlock(BlockKind.ROW, line.replace("|", "\t"), sheet, f"Sheet {sheet}") for line in lines)


@pytest.mark.parametrize(
    ("lines", "header"),
    [
        (("Interviews of spring", "Who|Date|Notes", "Jo|1/2/2024|Said."), 2),
        (("Interviews|of spring", "Who|Date|Notes", "Jo|1/2/2024|Said."), 2),
        (("Interviews of spring", "Colour|Shape|Size", "red|round|5"), 2),
        (("Colour|Shape", "red|round", "Who|Date"), 3),
        (("Notes", "Said.|2"), 1),
        (("Colour", *["red"] * 9, "Who|Date|Notes"), 1),
    ],
)
def test_the_header_is_found_below_what_stands_above_the_table(lines: tuple[str, ...], header: int) -> None:
    text = FileText(ReadingStatus.READ, rows(*lines), 1)
    assert header_of(text, 1) == (header, tuple(lines[header - 1].split("|")))


def test_a_sheet_says_its_first_rows_and_how_many_items_they_make() -> None:
    one = rows("Interviews", "Who|Notes", "Jo|Said.", "Bo", "|Heard.", "|Seen.|extra")
    blocks = (*one, *rows("Only|headings", sheet=2), *rows("Title|Date", "T|", sheet=3))
    first, third = sheets_of(FileText(ReadingStatus.READ, blocks, 3))
    assert (first.number, first.name, first.header) == (1, "Sheet 1", ("Who", "Notes"))
    assert first.first == (("Jo", "Said."), ("Bo",), ("", "Heard."))
    assert [first.count(mapping) for mapping in ({}, {"given_by": 0}, {"words": 1}, {"given_by": 0, "words": 1})] == [
        0,
        2,
        3,
        4,
    ]
    assert (third.number, third.count({"event_date": 1})) == (3, 0)
