"""The database engine: SQLAlchemy on sqlcipher3's SQLite, with the pragmas that every connection needs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import QueuePool

APPLICATION_ID = 0x41535359  # "ASSY"

PRAGMAS: tuple[tuple[str, str, int | str], ...] = (
    ("foreign_keys", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
    ("secure_delete", "ON", 1),
    ("busy_timeout", "5000", 5000),
    ("temp_store", "MEMORY", 2),
    ("synchronous", "FULL", 2),
)
"""Name, value to set and value read back. journal_mode is set apart: a read-only connection cannot change it."""


def make_engine(database: Path, *, read_only: bool = False, create: bool = False) -> Engine:
    """Return an engine on the database file.

    The file must exist unless `create`. Every connection gets PRAGMAS, WAL (unless read-only) and explicit BEGIN:
    writers take the write lock at the start of their transaction, so two of them never deadlock half-way.
    """
    mode = "ro" if read_only else ("rwc" if create else "rw")
    uri = f"{database.absolute().as_uri()}?mode={mode}"

    def connect() -> Any:
        return driver.connect(uri, uri=True, isolation_level=None, check_same_thread=False, timeout=5)

    engine = create_engine("sqlite://", module=driver, creator=connect, poolclass=QueuePool, pool_size=4)

    def set_pragmas(connection: Any, _record: object) -> None:
        cursor = connection.cursor()
        for name, value, _read_back in PRAGMAS:
            cursor.execute(f"PRAGMA {name}={value}")
        if read_only:
            cursor.execute("PRAGMA query_only=ON")
        else:
            cursor.execute("PRAGMA journal_mode=WAL")
        cursor.close()

    def begin(connection: Any) -> None:
        is_writer = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writer else "BEGIN")

    event.listen(engine, "connect", set_pragmas)
    event.listen(engine, "begin", begin)
    return engine
