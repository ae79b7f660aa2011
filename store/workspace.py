"""A workspace: the folder with its database, files and backups, opened by one writer at a time."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine

from domain.frameworks.framework import Framework
from store import backup, journal, migrations, opening
from store.changes import Actor
from store.engine import DriverError, copy_log, make_engine, raise_fault
from store.errors import CannotOpen, WorkspaceBusy
from store.files import FileStore
from store.frameworks import FrameworkShelf
from store.lock import WorkspaceLock, refuse_network_folder
from store.search.waiting import index_waiting

DATABASE = "assay.db"
FILES = "files"
BACKUPS = "backups"
LONG_LOG = 128
"""So many commits are copied from the log into the database together: the disk is waited for once and not each time."""
MOST_SHARED = 3
"""So many answers are shared: the items, excerpts and uses of the assessment that is open."""

Answer = TypeVar("Answer")


class Workspace:
    """An open workspace. `busy` says who holds it when it could only be opened for reading."""

    def __init__(self, folder: Path, engine: Engine, lock: WorkspaceLock | None, busy: WorkspaceBusy | None) -> None:
        self.folder = folder
        self.engine = engine
        self.writing_engine = engine.execution_options(writes=True)
        self.busy = busy
        self.is_read_only = lock is None
        self.files = FileStore(folder / FILES)
        # Threads wait for each other here however long it takes: SQLite would give up after its busy_timeout.
        self.one_writer = threading.RLock()
        self._lock = lock
        self._shelf = FrameworkShelf()
        self._commits = self._commits_in_log = 0
        self._shared: dict[Hashable, tuple[int, Any]] = {}

    @classmethod
    def create(cls, folder: Path, actor: Actor, at: datetime) -> Workspace:
        """Make a new workspace in `folder` (made if missing) and open it; a log whose database is gone is put by.

        Raises CannotOpen when a database is there already ("foreign"), the folder cannot be written, or it lies on
        a network share (SQLite's write-ahead log does not work there), and WorkspaceBusy.
        """
        opening.make_folder(folder)
        refuse_network_folder(folder)
        database = folder / DATABASE
        lock = WorkspaceLock(folder)
        lock.acquire(socket.gethostname(), actor.name, at)
        try:
            if database.exists():
                raise CannotOpen("foreign", {"path": str(database)})
            backup.move_aside(database, at)
            opening.create_database(database)
            (folder / BACKUPS).mkdir(exist_ok=True)
            return cls(folder, make_engine(database), lock, None)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def open(
        cls, folder: Path, actor: Actor, at: datetime, *, allow_read_only: bool = True, only_to_read: bool = False
    ) -> Workspace:
        """Open the workspace in `folder`, migrating it (after a backup) when it is older.

        `only_to_read` takes no lock, so that nobody else is kept from writing meanwhile.
        A second opener, or one who may not write the folder, gets it read-only, unless `allow_read_only` is false;
        then WorkspaceBusy or CannotOpen("read-only-folder") is raised. Raises CannotOpen for a missing ("no-folder"),
        foreign, damaged or newer workspace, for one on a network share, and for an older one that can only be read
        ("older").
        """
        database = folder / DATABASE
        if not database.is_file():
            raise CannotOpen("no-folder", {"path": str(folder)})
        refuse_network_folder(folder)
        if not os.access(folder, os.W_OK) or not os.access(database, os.W_OK):
            if not allow_read_only:
                raise CannotOpen("read-only-folder", {"path": str(folder)})
            return cls._open_for_reading(folder, None)
        if only_to_read and opening.check_readable(database) == migrations.HEAD:
            return cls._open_for_reading(folder, None)
        lock = WorkspaceLock(folder)
        try:
            lock.acquire(socket.gethostname(), actor.name, at)
        except WorkspaceBusy as busy:
            if not allow_read_only:
                raise
            return cls._open_for_reading(folder, busy)
        try:
            opening.bring_up_to_date(database, folder / BACKUPS, at)
            workspace = cls(folder, make_engine(database), lock, None)
            # What a killed process left open must not grow (a backup may hold it as it is), nor stay unfound.
            workspace.seal()
            index_waiting(workspace)
            workspace.files.sweep(at)
            return workspace
        except BaseException:
            lock.release()
            raise

    @classmethod
    def open_or_create(cls, folder: Path, actor: Actor, at: datetime) -> Workspace:
        """Open the workspace in `folder`, or make one when there is none."""
        if (folder / DATABASE).exists():
            return cls.open(folder, actor, at)
        return cls.create(folder, actor, at)

    @classmethod
    def _open_for_reading(cls, folder: Path, busy: WorkspaceBusy | None) -> Workspace:
        database = folder / DATABASE
        revision = opening.check_readable(database)
        if revision != migrations.HEAD:
            # What this program reads is not there yet, and whoever only reads cannot bring it up to date.
            raise CannotOpen("older", {"path": str(folder), "revision": revision})
        return cls(folder, make_engine(database, read_only=True), None, busy)

    @property
    def database(self) -> Path:
        return self.folder / DATABASE

    @property
    def backups(self) -> Path:
        return self.folder / BACKUPS

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Lend a connection for one query. Raises CannotOpen("damaged") and DiskFault for what meets it underway."""
        with self.engine.connect() as connection:
            try:
                yield connection
            except DriverError as error:
                raise_fault(error, self.database)
                raise

    def read_shared(self, what: Hashable, read: Callable[[Connection], Answer]) -> Answer:
        """Return what `read` reads; the same again, under the same name `what`, as long as nothing was committed.

        For large answers of frozen values that several views ask for: each would hold, and wait for, a copy of its own.
        Where others may write (in a workspace open for reading) it is read each time. Raises what `reading` raises.
        """
        commits = self._commits  # before the reading: what is committed meanwhile may or may not be in it
        known = self._shared.get(what)
        if known is not None and known[0] == commits:
            return known[1]  # type: ignore[no-any-return]
        with self.reading() as connection:
            answer = read(connection)
        if not self.is_read_only:
            self._shared = {**dict(list(self._shared.items())[1 - MOST_SHARED :]), what: (commits, answer)}
        return answer

    def frameworks(self) -> tuple[Framework, ...]:
        """Return the framework versions that a new assessment can begin with, newest first."""
        return self._shelf.shipped()

    def framework(self, framework_id: str) -> Framework:
        """Return a framework version: the one kept in this workspace if there is one, else the shipped one.

        Raises NotFound when neither is there.
        """
        with self.reading() as connection:
            return self.framework_through(connection, framework_id)

    def framework_through(self, connection: Connection, framework_id: str) -> Framework:
        """Return a framework version as `framework` does, within a transaction that is under way."""
        return self._shelf.find(connection, framework_id)

    def add_framework(self, framework: Framework) -> None:
        """Offer a framework that is not shipped to new assessments of this workspace."""
        self._shelf.add(framework)

    def note_commit(self) -> None:
        """Remember that there was a commit: the log has grown, and what was read before may have changed."""
        self._commits += 1
        self._commits_in_log += 1
        self._shared = {}

    def rest(self) -> None:
        """Use a moment in which nothing is to be done: copy a long log into the database, so that no commit has to."""
        if self._commits_in_log >= LONG_LOG:
            self._commits_in_log = 0
            copy_log(self.engine)

    def backup(self, at: datetime, reason: str) -> Path:
        """Seal the journal, back the database up, verify the copy and thin the older ones; return the copy's path."""
        self.seal()
        with self.reading() as connection:
            seq, head = journal.head_of(connection)
        made = backup.make_backup(self.database, self.backups, at, reason, head if seq else "")
        backup.thin(self.backups, at)
        return made

    def backup_if_changed(self, at: datetime, reason: str) -> Path | None:
        """Back up when the newest backup lacks the newest change, whoever made it; return the copy's path or None."""
        if self.is_read_only:
            return None
        with self.reading() as connection:
            head = journal.head_of(connection)
        return None if backup.is_backed_up(self.backups, head, at) else self.backup(at, reason)

    def knows_its_backups(self) -> bool:
        """Whether the journal holds what the folder's backups end with, since one of them was restored last.

        It does not where another database was put into the folder: a copy that was worked on elsewhere, or an older
        one. Copies are not merged.
        """
        heads = list(backup.heads_since_restored(self.backups))
        with self.reading() as connection:
            return all(journal.holds(connection, seq, hash) for seq, hash in heads)

    def seal(self) -> None:
        """Seal the entry that typing could still be merged into."""
        with self.one_writer, self.writing_engine.begin() as connection:
            journal.seal_open_entries(connection)

    def close(self, at: datetime) -> None:
        """Seal the journal, back up what changed, and let the workspace go. The lock is released whatever happens."""
        try:
            if not self.is_read_only:
                self.seal()
                self.backup_if_changed(at, "closing")
        finally:
            self.engine.dispose()
            if self._lock is not None:
                self._lock.release()
                self._lock = None
