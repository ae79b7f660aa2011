"""What happens when a workspace is made or opened: who made the file, how old it is, and bringing it up to date."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from store import backup, migrations
from store.engine import APPLICATION_ID, make_engine, reading_uri
from store.errors import CannotOpen, DiskFault


def make_folder(folder: Path) -> None:
    """Make a folder with its parents; raise CannotOpen or DiskFault when that cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise CannotOpen("no-folder", {"path": str(folder)}) from error
    except OSError as error:
        raise DiskFault.from_os_error(error) from error


def create_database(database: Path) -> None:
    """Make the database of a new workspace, complete or not at all: it appears under its name when it is ready."""
    unready = database.with_name(database.name + ".new")
    unready.unlink(missing_ok=True)
    engine = make_engine(unready, create=True)
    try:
        _outside_transaction(engine, f"PRAGMA application_id={APPLICATION_ID}")
        migrations.upgrade(engine)
        _outside_transaction(engine, "PRAGMA wal_checkpoint(TRUNCATE)")
        engine.dispose()
        unready.rename(database)
    except DBAPIError as error:
        raise DiskFault.from_os_error(error) from error
    except OSError as error:
        raise DiskFault.from_os_error(error) from error
    finally:
        engine.dispose()
        for leftover in (unready, *(unready.with_name(unready.name + ending) for ending in ("-wal", "-shm"))):
            leftover.unlink(missing_ok=True)


def check_readable(database: Path) -> str:
    """Return the schema revision of a database that is ours and not newer than this program.

    Raises CannotOpen with "foreign", "damaged" or "newer", and DiskFault when the disk refuses.
    """
    revision = _read_revision(database)
    if revision not in migrations.known_revisions():
        raise CannotOpen("newer", {"path": str(database), "revision": revision})
    return revision


def bring_up_to_date(database: Path, backups: Path, at: datetime) -> None:
    """Check a database and migrate it when it is older, after a backup; raise CannotOpen("migration-failed")."""
    revision = check_readable(database)
    if revision == migrations.HEAD:
        return
    backup.make_backup(database, backups, at, "migrating", "")
    engine = make_engine(database)
    try:
        migrations.upgrade(engine)
    except Exception as error:
        raise CannotOpen("migration-failed", {"path": str(database), "cause": type(error).__name__}) from error
    finally:
        engine.dispose()


def _read_revision(database: Path) -> str:
    try:
        connection = driver.connect(reading_uri(database), uri=True)
        try:
            application_id = connection.execute("PRAGMA application_id").fetchone()[0]
            if application_id != APPLICATION_ID:
                raise CannotOpen("foreign", {"path": str(database)})
            found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            connection.execute("SELECT count(*) FROM journal_entry").fetchone()
        finally:
            connection.close()
    except driver.DatabaseError as error:
        if DiskFault.recognises(error):
            raise DiskFault.from_os_error(error) from error
        raise CannotOpen("damaged", {"path": str(database)}) from error
    return str(found[0]) if found else ""


def _outside_transaction(engine: Engine, statement: str) -> None:
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute(statement)
        cursor.close()
    finally:
        connection.close()
