"""The journal: a session listener collects the rows an action touches, and one chained entry is written for it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, event, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import get_history, instance_state
from sqlalchemy.orm.base import PASSIVE_NO_FETCH

from store.changes import Actor
from store.row_data import RowData, canonical, columns_of, data_of, parse, table_of, to_data
from store.rows import sent
from store.tables.base import Journalled, moment_text
from store.tables.journal import EntryRow

MERGE_WINDOW = timedelta(minutes=2)
"""Typing in one passage within this time is one entry (DESIGN.md, section 3)."""

Record = tuple[int, str, str, str, str]
"""A change as the table keeps it: number, table, row, and the canonical texts of before and after."""

FIRST_HASH = "0" * 64
_KEY = "assay.pending"
_DIALECT = sqlite.dialect()

# For the driver itself: every save of typed text runs them.
_SEAL = "UPDATE journal_entry SET sealed = 1 WHERE seq = (SELECT max(seq) FROM journal_entry) AND NOT sealed"
_REHASH = "UPDATE journal_entry SET hash = ? WHERE seq = ?"
_CHANGES = 'SELECT number, table_name, row_id, "before", "after" FROM journal_change WHERE seq = ? ORDER BY number'
_REPLACE_CHANGE = 'UPDATE journal_change SET "before" = ?, "after" = ? WHERE seq = ? AND number = ?'
_ADD_CHANGE = (
    'INSERT INTO journal_change (seq, number, table_name, row_id, "before", "after") VALUES (?, ?, ?, ?, ?, ?)'
)
_FORGET_CHANGE = "DELETE FROM journal_change WHERE seq = ? AND number = ?"


class _Entry(NamedTuple):
    """A row of the journal's entries, its columns in their order."""

    seq: int
    action: str
    subject: str
    assessment_id: str
    person: str
    role: str
    at: str
    undoes: int | None
    reverses: str
    merge_key: str
    previous: str
    hash: str
    sealed: bool


_LAST = f"SELECT {', '.join(_Entry._fields)} FROM journal_entry ORDER BY seq DESC LIMIT 1"
_ADD_ENTRY = f"INSERT INTO journal_entry ({', '.join(_Entry._fields)}) VALUES ({', '.join('?' * len(_Entry._fields))})"


@dataclass(slots=True)
class RowChange:
    """One row's change: whole rows when it is new or gone, only the changed columns otherwise."""

    table: str
    row_id: str
    before: RowData | None
    after: RowData | None
    section_id: str = ""

    def then(self, later: RowChange) -> RowChange | None:
        """Return this change and a later one of the same row as one; None when they cancel out."""
        if self.before is None and later.after is None:
            return None
        if self.after is None:
            return RowChange(self.table, self.row_id, self.before, later.after, later.section_id)
        before = None if self.before is None else {**(later.before or {}), **self.before}
        after = None if later.after is None else {**self.after, **later.after}
        return RowChange(self.table, self.row_id, before, after, later.section_id)


@dataclass(slots=True)
class Pending:
    """The entry an action is about to write, filled by the listener while the action runs."""

    action: str
    assessment_id: str
    actor: Actor
    at: datetime
    subject: str = ""
    merge_key: str = ""
    undoes: int | None = None
    reverses: str = ""
    changes: dict[tuple[str, str], RowChange] = field(default_factory=dict)

    def add(self, change: RowChange) -> None:
        key = (change.table, change.row_id)
        known = self.changes.pop(key, None)
        merged = known.then(change) if known else change
        if merged is not None:
            self.changes[key] = merged


def begin_entry(session: Session, pending: Pending) -> None:
    """Let the session collect what happens from now on into `pending`."""
    session.info[_KEY] = pending


def pending_of(session: Session) -> Pending:
    """Return the entry being collected; raise RuntimeError when rows change outside any action."""
    pending = session.info.get(_KEY)
    if not isinstance(pending, Pending):
        raise RuntimeError("rows may only change within an action")
    return pending


def listen(session_class: type[Session]) -> None:
    """Make every session of this class collect its changes."""
    event.listen(session_class, "before_flush", _raise_versions)
    event.listen(session_class, "after_flush", _collect)


def _raise_versions(session: Session, _context: object, _instances: object) -> None:
    for row in session.dirty:
        if isinstance(row, Journalled) and _is_new_version(type(row), _changed_columns(row)):
            row.version += 1  # type: ignore[attr-defined]


def _collect(session: Session, _context: object) -> None:
    for row in session.new:
        if isinstance(row, Journalled):
            pending_of(session).add(_change_of(row, None, data_of(row)))
    for row in session.dirty:
        if isinstance(row, Journalled) and (changed := _changed_columns(row)):
            after = {name: to_data(getattr(row, name)) for name in changed}
            pending_of(session).add(_change_of(row, changed, after))
    for row in session.deleted:
        if isinstance(row, Journalled):
            whole = {**data_of(row), **_changed_columns(row)}
            pending_of(session).add(_change_of(row, whole, None))


def update_row(
    connection: Connection, pending: Pending, row_class: type[Journalled], row: Any, values: Mapping[str, Any]
) -> None:
    """Give a row read as a tuple other values, and record it as the session would: for writes that must be quick.

    `row` has every column of the class that is in `values`, the version and the section it belongs to. Values that are
    those of the row are passed over.
    """
    changed = {name: value for name, value in values.items() if value != getattr(row, name)}
    if not changed:
        return
    if _is_new_version(row_class, changed):
        changed["version"] = row.version + 1
    statement, binders = _update_of(table_of(row_class), tuple(changed))
    kept = (bind(value) if bind else value for bind, value in zip(binders, changed.values(), strict=True))
    sent(connection, statement, (*kept, row.id))
    before = {name: to_data(getattr(row, name)) for name in changed}
    after = {name: to_data(value) for name, value in changed.items()}
    section_id = str(changed.get("section_id") or getattr(row, "section_id", ""))
    pending.add(RowChange(row_class.__tablename__, row.id, before, after, section_id))


@cache
def _update_of(table: Table, names: tuple[str, ...]) -> tuple[str, tuple[Callable[[Any], Any] | None, ...]]:
    """Return the statement that gives a row's columns values, and for each what makes of one what the table keeps."""
    binders = (table.c[name].type.dialect_impl(_DIALECT).bind_processor(_DIALECT) for name in names)
    values = ", ".join(f'"{name}" = ?' for name in names)
    return f'UPDATE "{table.name}" SET {values} WHERE id = ?', tuple(binders)


def _is_new_version(row_class: type[Journalled], changed: Collection[str]) -> bool:
    """Whether a change of these columns makes a new version of the row, which the action has not numbered itself."""
    if "version" in changed or not hasattr(row_class, "version"):
        return False
    return any(name not in row_class.unversioned_columns for name in changed)


def _change_of(row: Journalled, before: RowData | None, after: RowData | None) -> RowChange:
    section_id = row.id if row.__tablename__ == "section" else getattr(row, "section_id", "") or ""
    return RowChange(row.__tablename__, row.id, before, after, section_id)


def _changed_columns(row: Journalled) -> RowData:
    """Return the value before of each column that changed.

    Rows are always loaded whole: a column without an earlier value was left out when the row was made, so it was NULL.
    """
    changed: RowData = {}
    untouched = instance_state(row).unmodified
    for column in columns_of(type(row)):
        if column.name in untouched:
            continue
        history = get_history(row, column.name, PASSIVE_NO_FETCH)
        if history.added:
            before = history.deleted[0] if history.deleted else None
            if history.added[0] != before:
                changed[column.name] = to_data(before)
    return changed


def entry_hash(entry: Any, changes: Iterable[Record]) -> str:
    """Return the SHA-256 over an entry's content, its changes in order and the hash of the entry before it.

    `entry` has the attributes of EntryRow; `sealed` and `hash` are not part of the content.
    """
    content = [entry.seq, entry.action, entry.subject, entry.assessment_id, entry.person, entry.role, entry.at]
    content += [entry.undoes, entry.reverses, entry.merge_key, entry.previous]
    digest = hashlib.sha256(canonical(content).encode())
    for change in changes:
        digest.update(canonical(list(change)).encode())
    return digest.hexdigest()


def write_entry(connection: Connection, pending: Pending) -> int:
    """Write or extend the entry for what an action did, sealing the one before it; return its seq."""
    found = sent(connection, _LAST).fetchone()
    last = None if found is None else _Entry(*found)
    if last is not None and not last.sealed:
        if _may_merge(last, pending):
            return _extend(connection, last, pending)
        seal_open_entries(connection)
    return _append(connection, last, pending)


def seal_open_entries(connection: Connection) -> None:
    """Seal the entry that typing could still be merged into: only the newest can be open."""
    connection.exec_driver_sql(_SEAL)


def head_of(connection: Connection) -> tuple[int, str]:
    """Return the seq and hash of the newest entry; (0, FIRST_HASH) for an empty journal."""
    last = connection.execute(select(EntryRow.seq, EntryRow.hash).order_by(EntryRow.seq.desc()).limit(1)).first()
    return (last.seq, last.hash) if last else (0, FIRST_HASH)


def holds(connection: Connection, seq: int, hash: str) -> bool:
    """Whether the entry with this number has this hash."""
    found = connection.execute(select(EntryRow.hash).where(EntryRow.seq == seq)).scalar_one_or_none()
    return found == hash


def _may_merge(last: _Entry, pending: Pending) -> bool:
    is_same = last.merge_key == pending.merge_key and last.action == pending.action
    is_same_person = last.person == pending.actor.name and last.role == pending.actor.role
    age = pending.at - datetime.fromisoformat(last.at)
    return bool(pending.merge_key) and is_same and is_same_person and timedelta(0) <= age < MERGE_WINDOW


def _append(connection: Connection, last: _Entry | None, pending: Pending) -> int:
    entry = _Entry(
        seq=last.seq + 1 if last else 1,
        action=pending.action,
        subject=pending.subject,
        assessment_id=pending.assessment_id,
        person=pending.actor.name,
        role=pending.actor.role,
        at=moment_text(pending.at),
        undoes=pending.undoes,
        reverses=pending.reverses,
        merge_key=pending.merge_key,
        previous=last.hash if last else FIRST_HASH,
        hash="",
        sealed=not pending.merge_key,
    )
    changes = _as_records(pending.changes.values())
    _insert_changes(connection, entry.seq, changes)
    sent(connection, _ADD_ENTRY, entry._replace(hash=entry_hash(entry, changes)))
    return entry.seq


def _extend(connection: Connection, last: _Entry, pending: Pending) -> int:
    """Take what an action did into the open entry; rows of it that the action left alone are not written again."""
    records: dict[int, Record] = {row[0]: row for row in sent(connection, _CHANGES, (last.seq,))}
    known = {(table, row_id): number for number, table, row_id, _, _ in records.values()}
    new: list[RowChange] = []
    for key, change in pending.changes.items():
        if key in known:
            _replace_change(connection, last.seq, records, known[key], change)
        else:
            new.append(change)
    added = _as_records(new, max(known.values(), default=0) + 1)
    _insert_changes(connection, last.seq, added)
    sent(connection, _REHASH, (entry_hash(last, [*records.values(), *added]), last.seq))
    return last.seq


def _replace_change(
    connection: Connection, seq: int, records: dict[int, Record], number: int, later: RowChange
) -> None:
    """Make one of a row's recorded change and its later one, in the table and in `records`."""
    _, table, row_id, before, after = records[number]
    known = RowChange(table, row_id, parse(before), parse(after))
    merged = known.then(later)
    if merged is None:
        sent(connection, _FORGET_CHANGE, (seq, number))
        del records[number]
        return
    if merged.before != known.before:
        before = canonical(merged.before)
    after = canonical(merged.after)
    records[number] = (number, table, row_id, before, after)
    sent(connection, _REPLACE_CHANGE, (before, after, seq, number))


def _as_records(changes: Iterable[RowChange], first: int = 1) -> list[Record]:
    return [
        (number, change.table, change.row_id, canonical(change.before), canonical(change.after))
        for number, change in enumerate(changes, first)
    ]


def _insert_changes(connection: Connection, seq: int, changes: list[Record]) -> None:
    if changes:
        connection.exec_driver_sql(_ADD_CHANGE, [(seq, *change) for change in changes])
