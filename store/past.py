"""What undo and redo would do: the journal read as two stacks."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from store.rows import rows_of
from store.tables.journal import EntryRow

NEVER_UNDONE = frozenset({"assessment-created", "text-kept-aside", "read"})
"""Actions that undo steps over: there would be nothing to stand on, text would be lost, or a person has read it."""

UNDO, REDO = "undo", "redo"
_LOOK_BACK = 5_000
_COLUMNS = tuple(EntryRow.__table__.c[name] for name in ("seq", "action", "subject", "undoes", "reverses"))
_NEWEST = (
    select(*_COLUMNS)
    .where(EntryRow.assessment_id == bindparam("wanted"))
    .order_by(EntryRow.seq.desc())
    .limit(_LOOK_BACK)
)


@dataclass(frozen=True, slots=True)
class Stacks:
    """Seqs of entries that can be undone and redone, the next one last, with the action and subject of each."""

    undo: tuple[int, ...]
    redo: tuple[int, ...]
    named: dict[int, tuple[str, str]]


def stacks(connection: Connection, assessment_id: str) -> Stacks:
    """Read the newest entries of an assessment as stacks; what lies further back than 5,000 entries is not undone."""
    undo: list[int] = []
    redo: list[int] = []
    named: dict[int, tuple[str, str]] = {}
    for seq, action, subject, undoes, reverses in reversed(list(rows_of(connection, _NEWEST, assessment_id))):
        named[seq] = (action, subject)
        if reverses == UNDO:
            _drop(undo, undoes)
            redo.append(seq)
        elif reverses == REDO:
            _drop(redo, undoes)
            undo.append(seq)
        elif action not in NEVER_UNDONE:
            undo.append(seq)
            redo.clear()
    return Stacks(tuple(undo), tuple(redo), named)


def _drop(stack: list[int], seq: int | None) -> None:
    if seq in stack:
        stack.remove(seq)
