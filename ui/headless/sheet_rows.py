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
    workspace: Workspace, assessment_id: str, paths: Sequence[Path], details: ItemDetails
) -> list[TakenIn]:
    """Make an item of each row of the first sheet with rows of each spreadsheet, all of which are looked at first.

    Which column is which is remembered for the headings, or guessed. Raises as `take_in_rows`, and
    Refused("no-title-column").
    """
    chosen = [(path, *_sheet_of(workspace, path)) for path in paths]
    return [
        take_in_rows(
            workspace,
            whoever_runs_this(),
            now(),
            assessment_id=assessment_id,
            path=path,
            mapping=mapping,
            details=details,
            sheet=sheet.number,
            headings=sheet.header,
        )
        for path, sheet, mapping in chosen
    ]


def _sheet_of(workspace: Workspace, path: Path) -> tuple[SheetRows, dict[str, int]]:
    """Return the first sheet with rows and which of its columns is which."""
    sheet = next(iter(sheets_of(read_rows(workspace, path))), None)
    if sheet is None:
        raise Refused("no-rows", {"name": path.name})
    mapping = remembered_mapping(workspace, sheet.header) or guess_mapping(sheet.header)
    if not set(NAMING) & mapping.keys():
        known = ", ".join(f"\u201c{heading}\u201d" for heading in sheet.header if heading)
        raise Refused("no-title-column", {"name": path.name, "known": known})
    return sheet, mapping
