"""What has been done, in short or to the letter, and what undo and redo would do."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import Any

from sqlalchemy import select

from store.past import stacks
from store.row_data import parse
from store.tables.journal import ChangeRow, EntryRow
from store.values import Entry, EntryRecord, History, RowRecord
from store.workspace import Workspace


def history(workspace: Workspace, assessment_id: str) -> History:
    """Return the action codes that undo and redo would reverse now."""
    with workspace.reading() as connection:
        found = stacks(connection, assessment_id)
    undo = found.named[found.undo[-1]][0] if found.undo else ""
    redo = found.named[found.redo[-1]][0] if found.redo else ""
    return History(undo, redo)


def entries(workspace: Workspace, assessment_id: str, limit: int = 200) -> tuple[Entry, ...]:
    """Return the newest `limit` entries of the journal for an assessment, newest first."""
    columns = (EntryRow.seq, EntryRow.action, EntryRow.person, EntryRow.role, EntryRow.at, EntryRow.subject)
    newest = select(*columns, EntryRow.reverses).where(EntryRow.assessment_id == assessment_id)
    with workspace.reading() as connection:
        rows = connection.execute(newest.order_by(EntryRow.seq.desc()).limit(limit)).all()
    return tuple(_entry(row) for row in rows)


def journal_of(workspace: Workspace, assessment_id: str) -> tuple[EntryRecord, ...]:
    """Return the whole journal of an assessment, the oldest entry first, each with what it did to every row."""
    wanted = select(EntryRow).where(EntryRow.assessment_id == assessment_id).order_by(EntryRow.seq)
    within = select(ChangeRow.__table__).join(EntryRow, EntryRow.seq == ChangeRow.seq)
    within = within.where(EntryRow.assessment_id == assessment_id).order_by(ChangeRow.seq, ChangeRow.number)
    changes: dict[int, list[RowRecord]] = defaultdict(list)
    with workspace.reading() as connection:
        for row in connection.execute(within):
            changes[row.seq].append(RowRecord(row.table_name, row.row_id, parse(row.before), parse(row.after)))
        rows = connection.execute(wanted).all()
    return tuple(
        EntryRecord(_entry(row), row.undoes, row.previous, row.hash, tuple(changes.get(row.seq, ()))) for row in rows
    )


def _entry(row: Any) -> Entry:
    moment = datetime.fromisoformat(row.at)
    return Entry(row.seq, row.action, row.person, row.role, moment, row.subject, row.reverses)
