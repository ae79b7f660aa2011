"""Verify what decisions were taken on: each kept version has its content, is one, and is of what the row names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection

from domain.review.snapshot import SectionSnapshot, Snapshot, Unreadable
from store.errors import DiskFault, FileChanged, FileMissing
from store.snapshots import read_snapshot
from store.values import Fault
from store.workspace import Workspace

_TABLES = ("decision", "draft_version", "read_mark")
_NAMED = " UNION ALL ".join(
    f"SELECT '{table}', t.id, t.stored_id, t.section_id, s.part_id FROM {table} t"
    " LEFT JOIN section s ON s.id = t.section_id WHERE t.stored_id IS NOT NULL"
    for table in _TABLES
)
_WITHOUT = """
    SELECT d.id FROM decision d WHERE d.stored_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM draft_version v WHERE v.decision_id = d.id AND v.stored_id = d.stored_id)
"""


def version_names(connection: Connection) -> frozenset[str]:
    """Return the SHA-256 of everything that is named as the content of a decision, a version or a reading."""
    return frozenset(str(stored_id) for _table, _id, stored_id, *_rest in connection.exec_driver_sql(_NAMED))


def review_faults(workspace: Workspace, connection: Connection) -> Iterator[Fault]:
    """Yield what is wrong with the content that decisions, versions and readings name; it is hashed anew.

    Codes: "version-missing", "version-changed", "version-unreadable", "version-of-another" (of another section, or of
    the report), "decision-without-version", "file-unreadable".
    """
    read: dict[str, Snapshot | None] = {}
    for table, row_id, stored_id, section_id, part_id in connection.exec_driver_sql(_NAMED):
        name = str(stored_id)
        if name not in read:
            read[name] = None
            try:
                read[name] = read_snapshot(workspace.files, name)
            except (FileMissing, FileChanged, Unreadable, DiskFault) as error:
                yield _fault_of(error, table, row_id)
        snapshot = read[name]
        if snapshot is not None and _part_of(snapshot) != (part_id if section_id is not None else None):
            yield Fault("version-of-another", table, str(row_id))
    for (row_id,) in connection.exec_driver_sql(_WITHOUT):
        yield Fault("decision-without-version", "decision", str(row_id))


def _part_of(snapshot: Snapshot) -> str | None:
    return snapshot.part_id if isinstance(snapshot, SectionSnapshot) else None


def _fault_of(error: Exception, table: str, row_id: Any) -> Fault:
    if isinstance(error, FileMissing):
        return Fault("version-missing", table, str(row_id))
    if isinstance(error, FileChanged):
        return Fault("version-changed", table, str(row_id))
    if isinstance(error, DiskFault):
        return Fault("file-unreadable", table, str(row_id), str(error.data.get("cause", "")))
    return Fault("version-unreadable", table, str(row_id))
