"""Spreadsheets taken in without a window, a row an item."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from domain.evidence.interview_rows import NAMING, SheetRows, guess_mapping, sheets_of
from store.actions.interviews import read_rows, take_in_rows
from store.changes import TakenIn
from store.errors import Refused
from store.queries.interviews import remembered_mapping
from store.values import ItemDetails
from store.workspace import Workspace
from ui.headless.running import now, whoever_runs_this


def take_in_all_rows(
    workspace: Workspace, assessment_id: str, paths: Sequence[Path], details: ItemDetails, sheet: str = ""
) -> list[TakenIn]:
    """Make an item of each row of a sheet of each spreadsheet, all of which are looked at first.

    The sheet is the one with this name or else this number, the first with rows for "". Which column is which is
    remembered for the headings, or guessed. Raises as `take_in_rows`, and Refused: "no-such-sheet",
    "no-title-column".
    """
    chosen = [(path, *_sheet_of(workspace, path, sheet)) for path in paths]
    return [
        take_in_rows(
            workspace,
            whoever_runs_this(),
            now(),
            assessment_id=assessment_id,
            path=path,
            mapping=mapping,
            details=details,
            sheet=found.number,
            headings=found.header,
        )
        for path, found, mapping in chosen
    ]


def _sheet_of(workspace: Workspace, path: Path, wanted: str) -> tuple[SheetRows, dict[str, int]]:
    """Return the sheet meant and which of its columns is which."""
    sheets = sheets_of(read_rows(workspace, path))
    if not sheets:
        raise Refused("no-rows", {"name": path.name})
    sheet = _meant(sheets, wanted, path.name)
    mapping = remembered_mapping(workspace, sheet.header) or guess_mapping(sheet.header)
    if not set(NAMING) & mapping.keys():
        known = ", ".join(f"\u201c{heading}\u201d" for heading in sheet.header if heading)
        raise Refused("no-title-column", {"name": path.name, "known": known})
    return sheet, mapping


def _meant(sheets: Sequence[SheetRows], wanted: str, name: str) -> SheetRows:
    """Return the sheet with a name or else a number, the first for ""; a file without sheets is one of number 1."""
    if not wanted:
        return sheets[0]
    for said in (_called, _numbered):
        for sheet in sheets:
            if said(sheet).casefold() == wanted.strip().casefold():
                return sheet
    known = ", ".join(f"{_numbered(each)} \u201c{_called(each)}\u201d".replace(" \u201c\u201d", "") for each in sheets)
    raise Refused("no-such-sheet", {"name": name, "given": wanted, "known": known})


def _called(sheet: SheetRows) -> str:
    return sheet.name.strip()


def _numbered(sheet: SheetRows) -> str:
    return str(max(sheet.number, 1))
