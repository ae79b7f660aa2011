"""The rows of stored files and of their texts, which belong to the whole workspace: each is added once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import select

from domain.evidence.evidence import FileText
from store.file_texts import READER
from store.files import StoredFile
from store.tables import StoredFileRow, StoredTextRow
from store.unit import Unit

_AT_ONCE = 500
"""A statement takes only so many parameters."""


def add_stored(unit: Unit, files: Iterable[StoredFile | None]) -> None:
    """Add the rows of stored files that have none yet, each once, in an action's transaction; None is passed over."""
    wanted = {file.sha256: file.size for file in files if file is not None}
    there = [
        sha256
        for some in _in_batches(list(wanted))
        for sha256 in unit.session.scalars(select(StoredFileRow.id).where(StoredFileRow.id.in_(some)))
    ]
    new = wanted.keys() - set(there)
    unit.session.add_all(StoredFileRow(id=sha256, size=wanted[sha256]) for sha256 in sorted(new))
    unit.session.flush()


def add_readings(unit: Unit, read: Mapping[str, tuple[FileText, StoredFile | None]]) -> None:
    """Say in an action's transaction what came of reading stored files that have their rows, by their SHA-256.

    Each comes with where its text is stored, None where there is no text.
    """
    add_stored(unit, (kept for _text, kept in read.values()))
    rows = {
        row.id: row
        for some in _in_batches(list(read))
        for row in unit.session.scalars(select(StoredTextRow).where(StoredTextRow.id.in_(some)))
    }
    for sha256, (text, kept) in read.items():
        row = rows.get(sha256)
        if row is None:
            row = StoredTextRow(id=sha256)
            unit.session.add(row)
        row.text_id = kept.sha256 if kept is not None else None
        row.status, row.notices = str(text.status), list(text.notices)
        row.pages, row.blocks, row.reader = text.pages, len(text.blocks), READER
    unit.session.flush()


def _in_batches(ids: list[str]) -> Iterable[list[str]]:
    for start in range(0, len(ids), _AT_ONCE):
        yield ids[start : start + _AT_ONCE]
