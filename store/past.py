"""What undo and redo would do: the journal read as two stacks."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from store.tables.journal import EntryRow

NEVER_UNDONE = frozenset({"assessment-created", "text-kept-aside", "read"})
"""Actions that undo steps over: there would be nothing to stand on, text would be lost, or a person has read it."""

UNDO, REDO = "undo", "redo"
_LOOK_BACK = 5_000


@dataclass(frozen=True, slots=True)
class Stacks:
    """Seqs of entries that can be undone and redone, the next one last, with the action and subject of each."""

    undo: tuple[int, ...]
    redo: tuple[int, ...]
    named: dict[int, tuple[str, str]]


def stacks(connection: Connection, assessment_id: str) -> Stacks:
    """Read the newest entries of an assessment as stacks; what lies further back than 5,000 entries is not undone."""
    columns = (EntryRow.seq, EntryRow.action, EntryRow.subject, EntryRow.undoes, EntryRow.reverses)
    newest = select(*columns).where(EntryRow.assessment_id == assessment_id)
    rows = connection.execute(newest.order_by(EntryRow.seq.desc()).limit(_LOOK_BACK)).all()
    undo: list[int] = []
    redo: list[int] = []
    named: dict[int, tuple[str, str]] = {}
    for row in reversed(rows):
        named[row.seq] = (row.action, row.subject)
        if row.reverses == UNDO:
            _drop(undo, row.undoes)
            redo.append(row.seq)
        elif row.reverses == REDO:
            _drop(redo, row.undoes)
            undo.append(row.seq)
        elif row.action not in NEVER_UNDONE:
            undo.append(row.seq)
            redo.clear()
    return Stacks(tuple(undo), tuple(redo), named)


def _drop(stack: list[int], seq: int | None) -> None:
    if seq in stack:
        stack.remove(seq)
