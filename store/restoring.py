"""Put a backup in the place of a workspace's database while nobody has it open."""

from __future__ import annotations

import socket
from datetime import datetime, timedelta
from pathlib import Path

from store import backup, opening
from store.errors import CannotOpen
from store.lock import WorkspaceLock
from store.workspace import BACKUPS, DATABASE

A_SECOND = timedelta(seconds=1)
"""Backups are told apart by the second: the restored state must come behind the one that was left."""


def restore_workspace(folder: Path, source: Path, person: str, at: datetime) -> None:
    """Restore `source`, a backup, as the database of the workspace in `folder`; the present one is kept beside.

    The restored state is backed up as the newest one, so that `verify` holds the journal against it from now on and
    not against the later one that was left. Raises CannotOpen ("no-folder", or as the backup's fault is),
    WorkspaceBusy when somebody has it open, NotFound for a backup that is not there, and DiskFault.
    """
    if not folder.is_dir():
        raise CannotOpen("no-folder", {"path": str(folder)})
    opening.check_readable(source)
    lock = WorkspaceLock(folder)
    lock.acquire(socket.gethostname(), person, at)
    try:
        backup.restore(source, folder / DATABASE, folder / BACKUPS, at)
        backup.make_backup(folder / DATABASE, folder / BACKUPS, at + A_SECOND, backup.RESTORED, "")
    finally:
        lock.release()
