"""Undo and redo: a new action that applies the inverse of an entry of the journal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import select

from store.changes import Actor, Changed
from store.errors import Refused, UndoConflict
from store.journal import seal_open_entries
from store.past import REDO, UNDO, stacks
from store.row_data import RowData, columns_of, data_of, from_data, parse, row_classes, table_of
from store.tables import ColumnMappingRow, StoredFileRow, StoredTextRow
from store.tables.base import Journalled
from store.tables.journal import ChangeRow
from store.unit import Unit, unit_of_work
from store.workspace import Workspace

SHARED = (StoredFileRow, StoredTextRow, ColumnMappingRow)
"""What belongs to the whole workspace: stored content, what was read from it, and remembered columns."""
AT_ONCE = 500
"""So many rows are read in one statement."""


def undo(workspace: Workspace, actor: Actor, at: datetime, *, assessment_id: str) -> Changed:
    """Undo the newest action of an assessment that is not undone yet, also one from before a restart.

    The answer's action is the undone one's. Raises Refused("nothing-to-undo"), and UndoConflict when what the action
    touched has been changed since by something that is not undone.
    """
    return _reverse(workspace, actor, at, assessment_id, UNDO)


def redo(workspace: Workspace, actor: Actor, at: datetime, *, assessment_id: str) -> Changed:
    """Do again what was undone last; raises Refused("nothing-to-redo") and UndoConflict."""
    return _reverse(workspace, actor, at, assessment_id, REDO)


def _reverse(workspace: Workspace, actor: Actor, at: datetime, assessment_id: str, way: str) -> Changed:
    with unit_of_work(workspace, actor, at, "", assessment_id) as unit:
        found = stacks(unit.session.connection(), assessment_id)
        stack = found.undo if way == UNDO else found.redo
        if not stack:
            raise Refused(f"nothing-to-{way}")
        unit.pending.undoes, unit.pending.reverses = stack[-1], way
        unit.pending.action, unit.pending.subject = found.named[stack[-1]]
        _apply_inverse(unit, stack[-1])
    return unit.changed()


def _apply_inverse(unit: Unit, seq: int) -> None:
    seal_open_entries(unit.session.connection())
    wanted = select(ChangeRow).where(ChangeRow.seq == seq).order_by(ChangeRow.number.desc())
    changes = unit.session.scalars(wanted).all()
    present = _present_rows(unit, changes)
    for change in changes:
        row_class = row_classes()[change.table]
        before, after = parse(change.before), parse(change.after)
        row = present.get((change.table, change.row_id))
        if row is not None and issubclass(row_class, SHARED):
            continue  # it stays: another assessment may rest on it, or have changed it, by now
        _require_untouched(row, after, change)
        if before is None:
            unit.session.delete(row)
        elif row is None:
            unit.session.add(_restored(row_class, before))
        else:
            _put_back(row, before)


def _present_rows(unit: Unit, changes: Sequence[ChangeRow]) -> Mapping[tuple[str, str], Journalled]:
    """Return the rows of an entry that are there, by table and id; read many at a time, for an intake has thousands."""
    ids: dict[str, list[str]] = {}
    for change in changes:
        ids.setdefault(change.table, []).append(change.row_id)
    found: dict[tuple[str, str], Journalled] = {}
    for table, row_ids in ids.items():
        row_class = row_classes()[table]
        (key,) = table_of(row_class).primary_key.columns
        for start in range(0, len(row_ids), AT_ONCE):
            some = select(row_class).where(key.in_(row_ids[start : start + AT_ONCE]))
            found |= {(table, str(getattr(row, key.name))): row for row in unit.session.scalars(some)}
    return found


def _require_untouched(row: Journalled | None, after: RowData | None, change: ChangeRow) -> None:
    """Refuse when a row is no longer as the entry left it (versions apart: undoing raises them too)."""
    present = None if row is None else data_of(row)
    is_there = present is not None
    is_same = (
        after is None
        if present is None
        else all(present.get(name) == value for name, value in (after or {}).items() if _counts(row, name))
    )
    if is_there != (after is not None) or not is_same:
        raise UndoConflict({"table": change.table, "id": change.row_id})


def _counts(row: Journalled | None, name: str) -> bool:
    return name != "version" and name not in getattr(row, "unversioned_columns", ())


def _restored(row_class: type[Journalled], before: RowData) -> Journalled:
    columns = {column.name: column for column in columns_of(row_class)}
    values = {name: from_data(columns[name], value) for name, value in before.items() if name in columns}
    if "version" in values:
        values["version"] += 1
    return row_class(**values)


def _put_back(row: Journalled, before: RowData) -> None:
    columns = {column.name: column for column in columns_of(type(row))}
    for name, value in before.items():
        if name != "version" and name != "next_reference":
            setattr(row, name, from_data(columns[name], value))
