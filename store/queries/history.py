"""What has been done, and what undo and redo would do."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from store.past import stacks
from store.tables.journal import EntryRow
from store.values import Entry, History
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
    return tuple(
        Entry(row.seq, row.action, row.person, row.role, datetime.fromisoformat(row.at), row.subject, row.reverses)
        for row in rows
    )
