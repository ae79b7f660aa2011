"""Verify a workspace: nothing in it was changed but by the program, and everything it names is there."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Boolean, Connection, Table, select
from sqlalchemy.exc import DatabaseError

from store import migrations
from store.backup import NewestHead, heads_since_restored, newest_backup_head
from store.errors import CannotOpen, DiskFault, FileChanged, FileMissing
from store.journal import FIRST_HASH, entry_hash
from store.row_data import (
    RowData,
    columns_added_later,
    columns_of,
    is_same,
    parse,
    row_classes,
    table_of,
    to_data,
)
from store.search import full_text, index
from store.tables import EvidenceFileRow, StoredFileRow
from store.tables.base import Moment
from store.tables.journal import GUARDS, ChangeRow, EntryRow
from store.values import Fault
from store.verify_review import review_faults, version_names
from store.workspace import Workspace

_UNSEALED = """
    SELECT seq FROM journal_entry WHERE sealed IS NOT 1
    AND NOT (sealed IS 0 AND merge_key <> '' AND seq = (SELECT max(seq) FROM journal_entry))
"""
_MOMENT = "GLOB '????-??-??T??:??:??.??????+00:00'"
_SPELLINGS: tuple[tuple[type, str], ...] = ((Boolean, "IN (0, 1)"), (Moment, _MOMENT))
"""How the program writes values of which reading takes other spellings for the same."""


def verify(workspace: Workspace) -> tuple[Fault, ...]:
    """Return everything that is not as it should be; () for a sound workspace.

    Codes: "database-damaged", "reference-broken", "revision-unexpected", "guard-missing", "guard-changed", "chain-gap",
    "chain-broken", "chain-unsealed", "chain-cut" (a backup knows a later or other entry), "row-changed",
    "row-missing", "row-unrecorded", "row-unreadable", "file-missing", "file-changed", "file-unreadable",
    "search-differs", "backup-damaged", and those of `review_faults`.
    """
    found: list[Fault] = []
    hashes: dict[int, str] = {}
    # Looked at first: a backup made meanwhile knows later entries than are read here.
    newest, heads = newest_backup_head(workspace.backups), tuple(heads_since_restored(workspace.backups))
    try:
        with workspace.reading() as connection:
            found += _database_faults(connection)
            found += _content_faults(workspace, connection, hashes)
    except (CannotOpen, DatabaseError) as damage:
        return (*found, Fault("database-damaged", detail=type(damage).__name__))
    return (*found, *_backup_faults(newest, heads, hashes))


def _content_faults(workspace: Workspace, connection: Connection, hashes: dict[int, str]) -> Iterator[Fault]:
    rows: dict[tuple[str, str], RowData] = {}
    yield from _chain_faults(connection, hashes, rows)
    yield from _unsealed_faults(connection)
    yield from _row_faults(connection, rows)
    yield from _file_faults(workspace, connection)
    yield from review_faults(workspace, connection)
    yield from _search_faults(workspace, connection)


def _search_faults(workspace: Workspace, connection: Connection) -> Iterator[Fault]:
    try:
        differing = full_text.mismatches(connection, list(index.all_texts(connection, workspace.files)))
    except (TypeError, ValueError):
        # A row names its text by a value of a kind that the program never writes; the row itself is told above.
        yield Fault("row-unreadable", "search_text")
        return
    if differing:
        yield Fault("search-differs", detail=str(differing))


def _database_faults(connection: Connection) -> Iterator[Fault]:
    for (answer,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if answer != "ok":
            yield Fault("database-damaged", detail=str(answer))
    for table, row_id, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Fault("reference-broken", table=str(table), id=str(row_id), detail=str(parent))
    revision = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if revision != migrations.HEAD:
        yield Fault("revision-unexpected", "alembic_version", detail=str(revision))
    yield from _guard_faults(connection)


def _guard_faults(connection: Connection) -> Iterator[Fault]:
    triggers = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    present = {str(name): str(statement) for name, statement in triggers}
    for statement in GUARDS:
        name = statement.split()[2]
        if name not in present:
            yield Fault("guard-missing", detail=name)
        elif present[name] != statement:
            yield Fault("guard-changed", detail=name)


def _chain_faults(
    connection: Connection, hashes: dict[int, str], rows: dict[tuple[str, str], RowData]
) -> Iterator[Fault]:
    """Recompute the chain, filling `hashes` by seq and replaying every change into `rows`."""
    changes = iter(connection.execute(select(ChangeRow.__table__).order_by(ChangeRow.seq, ChangeRow.number)))
    change = next(changes, None)
    previous, expected = FIRST_HASH, 1
    for entry in connection.execute(select(EntryRow.__table__).order_by(EntryRow.seq)):
        if entry.seq != expected:
            yield Fault("chain-gap", EntryRow.__tablename__, str(expected))
        records = []
        while change is not None and change.seq <= entry.seq:
            if change.seq < entry.seq:
                yield Fault("chain-broken", ChangeRow.__tablename__, f"{change.seq}/{change.number}")
            else:
                records.append((change.number, change.table_name, change.row_id, change.before, change.after))
            change = next(changes, None)
        if entry.previous != previous or _hash_of(entry, records) != entry.hash:
            yield Fault("chain-broken", EntryRow.__tablename__, str(entry.seq))
        for record in records:
            yield from _replay(rows, entry.seq, *record[1:])
        hashes[entry.seq] = previous = entry.hash
        expected = entry.seq + 1
    if change is not None:
        yield Fault("chain-broken", ChangeRow.__tablename__, f"{change.seq}/{change.number}")


def _unsealed_faults(connection: Connection) -> Iterator[Fault]:
    """Yield the entries that the guards leave open: only the newest may be, while typing can be merged into it."""
    for (seq,) in connection.exec_driver_sql(_UNSEALED):
        yield Fault("chain-unsealed", EntryRow.__tablename__, str(seq))


def _hash_of(entry: Any, records: Sequence[tuple[int, str, str, str, str]]) -> str:
    """Return the hash of an entry; "" where a value has a kind that the program never writes, such as a blob."""
    try:
        return entry_hash(entry, records)
    except (TypeError, ValueError):
        return ""


def _replay(
    rows: dict[tuple[str, str], RowData], seq: int, table: str, row_id: str, before: str, after: str
) -> Iterator[Fault]:
    try:
        old, new = parse(before), parse(after)
        is_readable = isinstance(old, dict | None) and isinstance(new, dict | None)
    except (TypeError, ValueError):
        is_readable = False
    if not is_readable:
        yield Fault("row-unreadable", ChangeRow.__tablename__, f"{seq}/{row_id}")
        return
    key = (sys.intern(str(table)), row_id)
    if new is None:
        rows.pop(key, None)
    elif old is None:
        rows[key] = new
    else:
        rows.setdefault(key, {}).update(new)


def _row_faults(connection: Connection, recorded: dict[tuple[str, str], RowData]) -> Iterator[Fault]:
    """Compare the present rows of every table the journal records with the replayed ones."""
    unseen = dict(recorded)
    for name, row_class in row_classes().items():
        yield from _spelling_faults(connection, table_of(row_class))
        columns = [column.name for column in columns_of(row_class)]
        added_later = columns_added_later(row_class)
        try:
            present = connection.execute(select(table_of(row_class))).all()
        except (ValueError, TypeError):
            yield Fault("row-unreadable", name)
            unseen = {key: data for key, data in unseen.items() if key[0] != name}
            continue
        for row in present:
            replayed = unseen.pop((name, row.id), None)
            expected = {**added_later, **(replayed or {})}
            try:
                data = dict(zip(columns, map(to_data, row), strict=True))
                is_unchanged = is_same(expected, data)
            except (ValueError, TypeError):
                yield Fault("row-unreadable", name, str(row.id))
                continue
            if replayed is None:
                yield Fault("row-unrecorded", name, str(row.id))
            elif not is_unchanged:
                yield Fault("row-changed", name, str(row.id), _differing(expected, data))
    for name, row_id in unseen:
        yield Fault("row-missing", name, row_id)


def _spelling_faults(connection: Connection, table: Table) -> Iterator[Fault]:
    """Yield the rows with a value that reads like another, as the number 2 reads like a flag that is set."""
    statement = _misspelt(table)
    if statement:
        for row_id, names in connection.exec_driver_sql(statement):
            yield Fault("row-changed", table.name, str(row_id), str(names).strip())


@cache
def _misspelt(table: Table) -> str:
    """Return the statement that finds such rows with the names of their columns; "" where every spelling counts."""
    wrong = {
        column.name: f'NOT ("{column.name}" {words})'
        for column in table.columns
        for kind, words in _SPELLINGS
        if isinstance(column.type, kind)
    }
    names = " || ".join(f"iif({condition}, '{name} ', '')" for name, condition in wrong.items())
    return f'SELECT id, {names} FROM "{table.name}" WHERE {" OR ".join(wrong.values())}' if wrong else ""


def _differing(expected: RowData, present: RowData) -> str:
    names = expected.keys() | present.keys()
    return ", ".join(sorted(name for name in names if expected.get(name) != present.get(name)))


def _file_faults(workspace: Workspace, connection: Connection) -> Iterator[Fault]:
    names: dict[str, str] = {}
    for stored_id, name in connection.execute(select(EvidenceFileRow.stored_id, EvidenceFileRow.name)):
        names.setdefault(str(stored_id), str(name))
    of_versions = version_names(connection) - names.keys()
    for sha256 in map(str, connection.execute(select(StoredFileRow.id)).scalars()):
        if sha256 in of_versions:
            continue
        name = names.get(sha256, "")
        try:
            workspace.files.check(sha256, name)
        except (FileMissing, FileChanged) as error:
            yield Fault(error.code, StoredFileRow.__tablename__, sha256, name)
        except DiskFault as error:
            yield Fault("file-unreadable", StoredFileRow.__tablename__, sha256, str(error.data.get("cause", "")))


def _backup_faults(newest: NewestHead, heads: Sequence[tuple[int, str]], hashes: dict[int, str]) -> Iterator[Fault]:
    for path in newest.damaged:
        yield Fault("backup-damaged", detail=path.name)
    unknown = [seq for seq, hash in heads if hashes.get(seq) != hash]
    if unknown:
        yield Fault("chain-cut", EntryRow.__tablename__, str(unknown[0]))
