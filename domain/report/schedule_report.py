"""Build the document of an evidence schedule: its figures, the items, and what each sentence rests on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from domain.dates import write_date
from domain.report.schedule import LANGUAGE, EvidenceSchedule, ScheduleRow
from domain.report.schedule_words import (
    NO_CATEGORY,
    summary_sentences,
    write_day,
    write_references,
    write_uses,
)
from domain.report.tree import Block, ContentsList, Heading, PageBreak, Report, Table, paragraph_of

ITEM_HEADER = ("Item", "Title", "Date", "People heard", "Where it is used")
ITEM_WIDTHS = (10, 26, 19, 13, 32)
SENTENCE_HEADER = ("No.", "Sentence", "Evidence")
SENTENCE_WIDTHS = (9, 67, 24)


def schedule_report(schedule: EvidenceSchedule) -> Report:
    """Return the schedule as a document for the writers of reports; the same schedule gives the same document."""
    return Report(
        title=schedule.title,
        subject=schedule.subject,
        language=LANGUAGE,
        on=schedule.on,
        blocks=tuple(_blocks(schedule)),
        is_draft=False,
    )


def _blocks(schedule: EvidenceSchedule) -> Iterator[Block]:
    yield Heading(1, schedule.title, "title")
    yield paragraph_of(f"As of {write_date(schedule.on)}", "date")
    yield paragraph_of(" ".join(summary_sentences(schedule)))
    yield PageBreak()
    yield ContentsList("Contents")
    yield PageBreak()
    yield Heading(2, "Evidence", "evidence")
    yield from _items(schedule)
    yield PageBreak()
    yield Heading(2, "What each sentence rests on", "sentences")
    yield from _sentences(schedule)


def _items(schedule: EvidenceSchedule) -> Iterator[Block]:
    if not schedule.rows:
        yield paragraph_of("There is no evidence yet.")
    rows = sorted(schedule.rows, key=lambda row: (not row.category, row.category))
    for number, (category, group) in enumerate(groupby(rows, key=lambda row: row.category), 1):
        name = category or NO_CATEGORY
        yield Heading(3, name, f"category-{number}")
        cells = tuple(_item_cells(row) for row in group)
        yield Table(ITEM_HEADER, cells, f"The evidence of the category {name}, with its uses", (3,), ITEM_WIDTHS)


def _item_cells(row: ScheduleRow) -> tuple[str, ...]:
    heard = "" if row.people_heard is None else f"{row.people_heard:,}"
    return row.reference, row.title, write_day(row), heard, write_uses(row.uses)


def _sentences(schedule: EvidenceSchedule) -> Iterator[Block]:
    if not schedule.sentences:
        yield paragraph_of("No sentence cites evidence yet.")
    numbered = enumerate(schedule.sentences, 1)
    for place, (section, group) in enumerate(groupby(numbered, key=lambda each: each[1].section), 1):
        yield Heading(3, section, f"section-{place}")
        cells = tuple((str(number), each.text, write_references(each.references)) for number, each in group)
        yield Table(SENTENCE_HEADER, cells, f"The sentences of {section} that cite evidence", (), SENTENCE_WIDTHS)
