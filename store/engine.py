"""The database engine: SQLAlchemy on sqlcipher3's SQLite, with the pragmas that every connection needs."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import QueuePool

from store.errors import CannotOpen, DiskFault

DriverError: type[Exception] = driver.Error
APPLICATION_ID = 0x41535359  # "ASSY"

DAMAGE = ("database disk image is malformed", "file is not a database")
"""What SQLite says of a file that is damaged."""

PRAGMAS: tuple[tuple[str, str, int | str], ...] = (
    ("foreign_keys", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
    ("secure_delete", "ON", 1),
    ("busy_timeout", "5000", 5000),
    ("temp_store", "MEMORY", 2),
    ("synchronous", "FULL", 2),
    ("wal_autocheckpoint", "4000", 4000),
)
"""Name, value to set and value read back. journal_mode is set apart: a read-only connection cannot change it.

The log is copied into the database at rest (`copy_log`); a commit does it only where no rest came for 4,000 pages.
"""


def make_engine(database: Path, *, read_only: bool = False, create: bool = False) -> Engine:
    """Return an engine on the database file.

    The file must exist unless `create`. Every connection gets PRAGMAS, WAL (unless read-only) and explicit BEGIN:
    writers take the write lock at the start of their transaction, so two of them never deadlock half-way. What the
    disk refuses comes out of it as DiskFault, and a damaged file as CannotOpen("damaged").
    """
    uri = reading_uri(database) if read_only else f"{database.absolute().as_uri()}?mode={'rwc' if create else 'rw'}"

    def connect() -> Any:
        return driver.connect(uri, uri=True, isolation_level=None, check_same_thread=False, timeout=5)

    # The connection used last first: it has read before what is wanted again. In turn, each save would read it anew.
    pool = {"poolclass": QueuePool, "pool_size": 4, "pool_use_lifo": True}
    engine = create_engine("sqlite://", module=driver, creator=connect, **pool)

    def set_pragmas(connection: Any, _record: object) -> None:
        cursor = connection.cursor()
        for name, value, _read_back in PRAGMAS:
            cursor.execute(f"PRAGMA {name}={value}")
        if read_only:
            cursor.execute("PRAGMA query_only=ON")
        else:
            cursor.execute("PRAGMA journal_mode=WAL")
        cursor.close()

    event.listen(engine, "connect", set_pragmas)

    def tell(context: ExceptionContext) -> None:
        raise_fault(context.original_exception, database)

    event.listen(engine, "reset", _roll_back)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", tell)
    return engine


def raise_fault(error: BaseException, database: Path) -> None:
    """Raise what an error of the driver tells of the disk or the database; return when it tells of neither."""
    if any(words in str(error).lower() for words in DAMAGE):
        raise CannotOpen("damaged", {"path": str(database)}) from error
    if DiskFault.recognises(error):
        raise DiskFault.from_os_error(error) from error


def _begin(connection: Any) -> None:
    is_writer = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writer else "BEGIN")


def _roll_back(connection: Any, _record: object, _state: object) -> None:
    """End what a failed commit left open: a session gives its connection back without doing so."""
    connection.rollback()


def copy_log(engine: Engine) -> None:
    """Copy what the write-ahead log holds into the database, as far as no reader still needs it to stand apart.

    Nobody is waited for, and what the disk refuses is passed over: it stays in the log, where nothing is lost.
    """
    connection = engine.raw_connection()
    try:
        with suppress(driver.Error):
            connection.cursor().execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
    finally:
        connection.close()


def reading_uri(database: Path) -> str:
    """Return the address under which SQLite opens a database for reading only.

    A database with a write-ahead log needs files beside it even for reading. Where the folder takes none and there is
    no log, the last writer has closed it, and SQLite may take the file as it stands
    (https://www.sqlite.org/wal.html, "Read-Only Databases").
    """
    uri = f"{database.absolute().as_uri()}?mode=ro"
    has_log = Path(f"{database}-wal").exists()
    return uri if has_log or os.access(database.parent, os.W_OK) else f"{uri}&immutable=1"
