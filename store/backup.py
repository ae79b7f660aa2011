"""Backups of the database: made while it is in use, verified, thinned and restored; none is lost by restoring."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import sqlcipher3.dbapi2 as driver

from store.engine import APPLICATION_ID
from store.errors import CannotOpen, DiskFault, NotFound, WorkspaceBusy
from store.files import sync_folder

RECENT, DAILY, WEEKLY, MONTHLY = 24, 14, 12, 12
"""How many backups are kept: the newest ones, and the newest of so many days, weeks and months that have any."""

RESTORED: Final = "restored"
"""The reason of the backup of what was just restored."""

_NAME: Final = re.compile(r"assay-(\d{8}-\d{6})-([a-z]+(?:-[a-z]+)*)(?:-(\d+))?\.db")
_STAMP: Final = "%Y%m%d-%H%M%S"
_TEMPORARY: Final = ".incoming"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup as its name tells it: when (UTC, to the second), why, and its size in bytes."""

    path: Path
    at: datetime
    reason: str
    size: int


@dataclass(frozen=True, slots=True)
class BackupHead:
    """The journal's last entry in a backup: its number and hash; 0 and "" for a journal without entries."""

    path: Path
    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class NewestHead:
    """The head in the newest good backup, None where there is none, and the newer backups that were damaged."""

    head: BackupHead | None
    damaged: tuple[Path, ...]


def make_backup(database: Path, folder: Path, at: datetime, reason: str, head: str) -> Path:
    """Copy the database, also while it is in use, verify the copy and return its path.

    `at` is aware of its time zone, `reason` is lower-case words joined by "-" (ValueError otherwise). `head` is the
    hash of a journal entry that the copy must hold, "" where none is asked for. `folder` is made where missing.
    Raises NotFound, CannotOpen ("damaged", "foreign"), WorkspaceBusy, DiskFault; then no copy remains.
    """
    path = _free_name(folder, at, reason)
    temporary = path.with_name(path.name + _TEMPORARY)
    try:
        with _faults(database):
            folder.mkdir(parents=True, exist_ok=True)
            _copy_database(database, temporary, "mode=ro")
        _verify(temporary, head)
        with _faults(temporary):
            _sync_file(temporary)
            temporary.replace(path)
            sync_folder(folder)
    except BaseException:
        _discard(temporary)
        raise
    return path


def list_backups(folder: Path) -> tuple[Backup, ...]:
    """Return the backups in a folder, newest first; files of other names are passed over."""
    found = []
    for path in folder.glob("assay-*.db") if folder.is_dir() else ():
        if (match := _NAME.fullmatch(path.name)) and (at := _parse_stamp(match[1])):
            found.append((at, int(match[3] or 1), Backup(path, at, match[2], path.stat().st_size)))
    return tuple(backup for _at, _number, backup in sorted(found, key=lambda each: each[:2], reverse=True))


def thin(folder: Path, now: datetime) -> tuple[Path, ...]:
    """Remove the backups that need not be kept, and return them.

    Kept are the RECENT newest and the newest of each of the last DAILY days, WEEKLY weeks (from Monday) and MONTHLY
    months that have one, in the time zone of `now`. A backup dated after `now` (a clock was wrong) is kept and
    takes no other's place. Raises DiskFault.
    """
    backups = list_backups(folder)
    past = [backup for backup in backups if backup.at <= now]
    kept = {backup.path for backup in backups if backup.at > now} | _kept(past, now)
    removed = tuple(backup.path for backup in backups if backup.path not in kept)
    with _faults(folder):
        for path in removed:
            path.unlink(missing_ok=True)
    return removed


def verify_backup(path: Path) -> BackupHead:
    """Check a backup through and through and return the head of its journal.

    Raises NotFound, CannotOpen ("foreign", "damaged") or DiskFault.
    """
    return _verify(path, "")


def newest_backup_head(folder: Path) -> NewestHead:
    """Return the head of the journal in the newest backup that is whole; damaged ones are reported and left alone."""
    damaged: list[Path] = []
    for backup in list_backups(folder):
        try:
            return NewestHead(verify_backup(backup.path), tuple(damaged))
        except (CannotOpen, DiskFault):
            damaged.append(backup.path)
    return NewestHead(None, tuple(damaged))


def is_backed_up(folder: Path, head: tuple[int, str], now: datetime) -> bool:
    """Say whether the newest backup made until `now` ends with this entry (seq and hash); none holds an empty journal.

    A backup that cannot be read holds nothing.
    """
    if head[0] == 0:
        return True
    newest = next((backup.path for backup in list_backups(folder) if backup.at <= now), None)
    return newest is not None and _last_entry(newest) == head


def heads_since_restored(folder: Path) -> Iterator[tuple[int, str]]:
    """Yield the last entry (seq and hash) of each backup of a folder, newest first, back to what was restored last.

    The journal of the folder's database holds all of these, unless another database was put in its place: a copy that
    was worked on elsewhere, or an older state. A backup that cannot be read, or has no entries, tells nothing.
    """
    for backup in list_backups(folder):
        last = _last_entry(backup.path)
        if last is not None:
            yield last
        if backup.reason == RESTORED:
            return


def _last_entry(backup: Path) -> tuple[int, str] | None:
    """Return the last entry of a backup's journal without checking the backup, None where there is none to be read."""
    try:
        with _faults(backup), closing(_connect(backup, _as_it_stands(backup))) as connection:
            found = connection.execute("SELECT seq, hash FROM journal_entry ORDER BY seq DESC LIMIT 1").fetchone()
    except (CannotOpen, DiskFault, NotFound, WorkspaceBusy):
        return None
    return None if found is None else (found[0], found[1])


def restore(backup: Path, database: Path, folder: Path, at: datetime) -> None:
    """Put a backup in the database's place; nobody else may have the database open.

    The backup is verified first; a log beside it, as a copied workspace has, is taken in. The present database is
    backed up into `folder` (reason "restoring"), or, where it cannot be read, moved aside under a name that says so.
    The change is one renaming: a power cut leaves the one or the other. Raises NotFound, CannotOpen, WorkspaceBusy,
    DiskFault; then the present database is as it was.
    """
    _verify(backup, "")
    temporary = database.with_name(database.name + _TEMPORARY)
    try:
        with _faults(backup):
            _copy_database(backup, temporary, _as_it_stands(backup))
            _sync_file(temporary)
        _verify(temporary, "")
        _put_by(database, folder, at)
        with _faults(database):
            temporary.replace(database)
            sync_folder(database.parent)
    finally:
        _discard(temporary)


def move_aside(database: Path, at: datetime) -> None:
    """Rename what is there of a database and its log, so that neither meets the database that takes the place.

    The log goes first. Raises DiskFault.
    """
    aside = _numbered(database.with_name(f"{database.stem}-damaged-{at.astimezone(UTC):{_STAMP}}{database.suffix}"))
    with _faults(database):
        for ending in ("-shm", "-wal", ""):
            if (part := Path(f"{database}{ending}")).exists():
                part.rename(f"{aside}{ending}")


def _kept(backups: Sequence[Backup], now: datetime) -> set[Path]:
    """Return which of these backups, newest first, the rule of `thin` keeps."""
    kept = {backup.path for backup in backups[:RECENT]}
    periods: tuple[tuple[int, Callable[[datetime], object]], ...] = (
        (DAILY, lambda at: at.date()),
        (WEEKLY, lambda at: at.isocalendar()[:2]),
        (MONTHLY, lambda at: (at.year, at.month)),
    )
    for most, period_of in periods:
        newest: dict[object, Path] = {}
        for backup in backups:
            newest.setdefault(period_of(backup.at.astimezone(now.tzinfo)), backup.path)
        kept.update(list(newest.values())[:most])
    return kept


def _free_name(folder: Path, at: datetime, reason: str) -> Path:
    if at.tzinfo is None:
        raise ValueError("the time of a backup needs its time zone")
    path = folder / f"assay-{at.astimezone(UTC):{_STAMP}}-{reason}.db"
    if not (match := _NAME.fullmatch(path.name)) or match[3]:
        raise ValueError(f"not a reason for a backup: {reason!r}")
    return _numbered(path)


def _numbered(path: Path) -> Path:
    """Return the path, with "-2", "-3" and so on where it is taken."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free


def _parse_stamp(stamp: str) -> datetime | None:
    try:
        return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def _copy_database(database: Path, copy: Path, options: str) -> None:
    """Copy through SQLite's backup interface in one step, and leave the copy as a single file without a log.

    The source is opened for reading only: the last writer to close a damaged database would drop its log.
    """
    with closing(_connect(database, options)) as source, closing(_connect(copy, "mode=rwc")) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE").fetchone()


def _verify(path: Path, head: str) -> BackupHead:
    """Check a copy's pages, indexes and mark, and that its journal holds the entry of hash `head`."""
    with _faults(path), closing(_connect(path, _as_it_stands(path))) as connection:
        connection.execute("PRAGMA cell_size_check=ON")
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise CannotOpen("foreign", {"path": str(path)})
        if connection.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
            raise CannotOpen("damaged", {"path": str(path)})
        if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'journal_entry'").fetchone():
            entries: list[tuple[int, str]] = []
        else:
            query = "SELECT seq, hash FROM journal_entry WHERE hash = ? OR ? = '' ORDER BY seq DESC LIMIT 1"
            entries = connection.execute(query, (head, head)).fetchall()
    if head and not entries:
        raise CannotOpen("damaged", {"path": str(path), "missing_entry": head})
    seq, found = entries[0] if entries else (0, "")
    return BackupHead(path, seq, found)


def _as_it_stands(path: Path) -> str:
    """Return how to open a file that nobody writes: without a log it is whole, with one only both together are."""
    return "mode=ro" if Path(f"{path}-wal").exists() else "mode=ro&immutable=1"


def _put_by(database: Path, folder: Path, at: datetime) -> None:
    """Back the present database up and fold its log into it, or move aside what cannot be read."""
    if not database.exists():
        move_aside(database, at)
        return
    try:
        make_backup(database, folder, at, "restoring", "")
        with _faults(database), closing(_connect(database, "mode=rw")) as connection:
            connection.execute("PRAGMA journal_mode=DELETE").fetchone()
    except CannotOpen:
        move_aside(database, at)


def _connect(path: Path, options: str) -> Any:
    if "mode=rwc" not in options and not path.is_file():
        raise NotFound("file", str(path))
    uri = f"{path.absolute().as_uri()}?{options}"
    return driver.connect(uri, uri=True, isolation_level=None, timeout=5)


@contextmanager
def _faults(path: Path) -> Iterator[None]:
    """Turn the errors of the system and of SQLite into ours, naming `path`."""
    try:
        yield
    except OSError as error:
        raise DiskFault.from_os_error(error) from error
    except driver.Error as error:
        name = str(getattr(error, "sqlite_errorname", ""))
        if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            raise WorkspaceBusy from error
        if DiskFault.recognises(error):
            raise DiskFault.from_os_error(error) from error
        raise CannotOpen("damaged", {"path": str(path)}) from error


def _sync_file(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _discard(path: Path) -> None:
    for ending in ("", "-journal", "-wal", "-shm"):
        with suppress(OSError):
            Path(f"{path}{ending}").unlink()
