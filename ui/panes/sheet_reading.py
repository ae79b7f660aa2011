"""What a spreadsheet holds and which column is likely which, asked on the worker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from domain.evidence.interview_rows import SheetRows, guess_mapping, sheets_of
from ui.long_work import takes_long

if TYPE_CHECKING:
    from store.workspace import Workspace

ENDINGS: Final = (".xlsx", ".xlsm", ".ods", ".csv", ".tsv")


@dataclass(frozen=True, slots=True)
class MappedSheet:
    """A sheet with the column of each field, as it was last time for these headings, or else as guessed."""

    rows: SheetRows
    mapping: dict[str, int]
    is_remembered: bool


@dataclass(frozen=True, slots=True)
class Spreadsheet:
    """A spreadsheet whose rows may become items: only its sheets that have rows."""

    path: Path
    sheets: tuple[MappedSheet, ...]


def is_spreadsheet(path: Path) -> bool:
    """Whether a file is called as spreadsheets are."""
    return path.suffix.lower() in ENDINGS


@takes_long
def read_spreadsheet(workspace: Workspace, path: Path) -> Spreadsheet:
    """Read a spreadsheet; raises CannotAttach, DiskFault, and Refused: "unreadable-rows", "no-rows"."""
    from store.actions.interviews import read_rows
    from store.errors import Refused

    sheets = sheets_of(read_rows(workspace, path))
    if not sheets:
        raise Refused("no-rows", {"name": path.name})
    return Spreadsheet(path, tuple(_mapped(workspace, sheet) for sheet in sheets))


def column_names(header: Sequence[str]) -> list[str]:
    """Return what the columns are called: by their heading, and by their letter where that does not tell them apart."""
    return [
        heading if heading and header.count(heading) == 1 else f"{heading} (column {_letters(place)})".strip()
        for place, heading in enumerate(header)
    ]


def _mapped(workspace: Workspace, sheet: SheetRows) -> MappedSheet:
    from store.queries.interviews import remembered_mapping

    remembered = remembered_mapping(workspace, sheet.header)
    return MappedSheet(sheet, remembered or guess_mapping(sheet.header), bool(remembered))


def _letters(place: int) -> str:
    """Return the letters of a column, counted from 0: A to Z, then AA."""
    before, letter = divmod(place, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + letter)
