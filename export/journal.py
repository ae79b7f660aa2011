"""Export the journal of an assessment as a spreadsheet: a sheet of its entries, and one on the chain they rest on."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from domain.report.journal_book import LANGUAGE, JournalBook
from domain.text.cleaning import clean_line
from export.errors import CannotWrite, GateRefused
from export.gate.spreadsheet import check_spreadsheet
from export.saving import require_place, save_atomically
from export.sheets import Cell, Sheet, write_sheets

ENDING = ".xlsx"


def export_journal(book: JournalBook, path: Path) -> None:
    """Write `book` to `path`, a spreadsheet.

    Raises CannotWrite with "unknown-ending" or what `save_atomically` raises, and GateRefused. The file at `path` is
    then as it was.
    """
    require_place(path)
    if path.suffix.lower() != ENDING:
        raise CannotWrite("unknown-ending", {"path": str(path), "name": path.name, "endings": ENDING})
    authority = clean_line(book.authority)
    title, subject = f"{authority}: journal", f"Who did what in the assessment of {authority}, and when"
    data = write_sheets(title, subject, book.chain.checked_at.date(), LANGUAGE, (_entries(book), _record(book)))
    faults = check_spreadsheet(data)
    if faults:
        raise GateRefused("gate-refused", {"name": path.name, "count": str(len(faults))}, faults)
    save_atomically(path, data)


def _entries(book: JournalBook) -> Sheet:
    columns = (
        ("No.", 8),
        ("When (UTC)", 22),
        ("Person", 22),
        ("Role", 22),
        ("Kind", 16),
        ("Section", 34),
        ("What was done", 44),
        ("Before", 60),
        ("After", 60),
        ("Hash", 68),
    )
    # A line's fields stand in the order of the columns.
    return Sheet("Journal", columns, [tuple(getattr(line, each.name) for each in fields(line)) for line in book.lines])


def _record(book: JournalBook) -> Sheet:
    chain = book.chain
    rows: list[tuple[Cell, ...]] = [
        ("Authority", book.authority),
        ("Framework", book.framework),
        ("Entries of this assessment", len(book.lines)),
        ("Entries of the whole workspace", chain.entries),
        ("Hash of the newest entry (SHA-256)", chain.head),
        ("Verified at (UTC)", chain.checked_at),
        ("Faults found", chain.faults),
    ]
    return Sheet("Record", (("What", 38), ("Value", 72)), rows)
