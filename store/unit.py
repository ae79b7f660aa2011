"""One intent, one action, one transaction: the frame in which every action runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from domain.text.cleaning import clean_line
from store import editing, journal
from store.changes import Actor, Changed
from store.engine import DriverError, raise_fault
from store.errors import NotFound, ReadOnly, Stale
from store.search import index, waiting
from store.tables.base import Journalled

if TYPE_CHECKING:
    from store.workspace import Workspace

Row = TypeVar("Row", bound=Journalled)


class JournalledSession(Session):
    """A session whose every change reaches the journal."""


journal.listen(JournalledSession)


class Unit:
    """What an action works with: the session, who acts and when, and what it answers.

    `connection` is that of the action's transaction, for what is read as tuples.
    """

    def __init__(self, connection: Connection, pending: journal.Pending) -> None:
        self.connection = connection
        self.pending = pending
        self.result: tuple[str, ...] = ()
        self.cancelled: frozenset[str] = frozenset()

    @property
    def at(self) -> datetime:
        return self.pending.at

    @property
    def actor(self) -> Actor:
        return self.pending.actor

    @cached_property
    def session(self) -> Session:
        """The session of this action's transaction, made when it is asked for: typed text is saved without one."""
        # It joins the transaction that is open and never ends it: that is for `unit_of_work`.
        session = JournalledSession(self.connection, expire_on_commit=False, join_transaction_mode="rollback_only")
        journal.begin_entry(session, self.pending)
        return session

    def flush(self) -> None:
        """Write what the session holds, if there is one."""
        if self._has_session:
            self.session.flush()

    def close(self) -> None:
        """Let the rows of the session go, if there is one; they keep their values."""
        if self._has_session:
            self.session.close()

    @property
    def _has_session(self) -> bool:
        return "session" in self.__dict__

    def update(self, row_class: type[Journalled], row: Any, values: Mapping[str, Any]) -> None:
        """Give a row that was read as a tuple other values; the journal and the version follow as for any other row.

        For what runs at every save of typed text: the session takes several times as long. The row must not be
        changed through the session in the same action.
        """
        journal.update_row(self.connection, self.pending, row_class, row, values)

    def get(self, row_class: type[Row], row_id: str) -> Row:
        """Return the row with this id; raise NotFound when there is none."""
        row = self.session.get(row_class, row_id)
        if row is None:
            raise NotFound(row_class.__tablename__, row_id)
        return row

    def changed(self) -> Changed:
        """Return what this action changed."""
        changes = self.pending.changes
        sections = {change.section_id for change in changes.values() if change.section_id}
        return Changed(
            action=self.pending.action,
            assessment_id=self.pending.assessment_id,
            tables=frozenset(table for table, _ in changes),
            ids=frozenset(row_id for _, row_id in changes),
            section_ids=frozenset(sections),
            result=self.result,
            cancelled=self.cancelled,
        )


@contextmanager
def unit_of_work(
    workspace: Workspace,
    actor: Actor,
    at: datetime,
    action: str,
    assessment_id: str,
    *,
    subject: str = "",
    merge_key: str = "",
) -> Iterator[Unit]:
    """Run an action: everything it changes is committed with its journal entry, or nothing is.

    What an edit means where its section stands in the procedure is seen to here, for every action. Raises ReadOnly
    when another process holds the workspace, DiskFault when the disk refuses, CannotOpen("damaged"),
    Refused("closed-to-edits") and Refused("edit-needs-reason"), and whatever the action raises; in each case the
    transaction is rolled back.
    """
    if workspace.is_read_only:
        raise ReadOnly
    has_waiting = False
    pending = journal.Pending(action, assessment_id, actor, at, clean_line(subject), merge_key)
    with workspace.one_writer, workspace.writing_engine.connect() as connection:
        unit = Unit(connection, pending)
        try:
            with connection.begin():
                yield unit
                unit.flush()
                unit.cancelled = editing.follow_edits(connection, lambda: unit.session, pending, workspace)
                if pending.changes or pending.reverses:
                    has_waiting = index.follow(connection, pending.changes.values(), workspace.files)
                    journal.write_entry(connection, pending)
        except (DBAPIError, DriverError) as error:
            raise_fault(error, workspace.database)
            raise
        finally:
            workspace.note_commit()  # after a fault nobody knows whether it was one
            unit.close()
    if has_waiting:
        waiting.index_waiting(workspace)


def require_version(row: Journalled, base_version: int, mine: str, theirs: str, data: dict[str, str]) -> None:
    """Raise Stale with both texts when the row has moved on from the version a change was made on."""
    if getattr(row, "version", base_version) != base_version:
        raise Stale(mine, theirs, data)
