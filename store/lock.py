"""One process writes a workspace: the lock it holds, and folders on which no such promise can be made."""

from __future__ import annotations

import errno
import json
import os
import re
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from store.errors import CannotOpen, DiskFault, StoreError, WorkspaceBusy

LOCK_NAME: Final = "assay.lock"
_MOUNTS: Final = Path("/proc/self/mountinfo")
# fmt: off
_NETWORK_FILE_SYSTEMS: Final = frozenset((
    "9p", "afpfs", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "davfs2", "glusterfs", "gvfsd-fuse", "lustre",
    "ncpfs", "nfs", "nfs4", "orangefs", "prl_fs", "rclone", "s3fs", "smb3", "smbfs", "smbnetfs", "sshfs", "vboxsf",
    "vmhgfs-fuse", "webdav",
))
# fmt: on
_LOCKED_BYTE: Final = 1 << 30
_LONGEST_CONTENT: Final = 4096


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lock: `since` is ISO 8601; "" (0 for the process id) for what is not known."""

    host: str = ""
    person: str = ""
    pid: int = 0
    since: str = ""


class WorkspaceLock:
    """The lock of one workspace folder. The system lets go of it when the process ends, however it ends.

    A process forked without exec shares the lock; start helpers by spawning.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / LOCK_NAME
        self._handle: int | None = None

    @property
    def is_held(self) -> bool:
        """Whether this object holds the lock."""
        return self._handle is not None

    def acquire(self, host: str, person: str, at: datetime) -> None:
        """Take the lock and write who holds it; taking it again only rewrites that.

        A name left behind by a process that ended is taken over. Raises WorkspaceBusy when another process or object
        holds the lock, CannotOpen ("no-folder", "network-share", "read-only-folder") and DiskFault.
        """
        if self._handle is None:
            refuse_network_folder(self._path.parent)
            self._handle = self._lock()
        holder = {"host": host, "person": person, "pid": os.getpid(), "since": at.isoformat()}
        try:
            _rewrite(self._handle, json.dumps(holder).encode())
        except OSError as error:
            self.release()
            raise DiskFault.from_os_error(error) from error

    def release(self) -> None:
        """Let go; without effect when the lock is not held. The file stays, empty."""
        if self._handle is None:
            return
        handle, self._handle = self._handle, None
        try:
            os.ftruncate(handle, 0)
        except OSError:
            pass  # a name left behind harms nobody: only the system's lock counts
        finally:
            _unlock(handle)
            os.close(handle)

    def holder(self) -> Holder:
        """Return who last wrote their name in the lock file, whether or not they still hold the lock."""
        return read_holder(self._path)

    def _lock(self) -> int:
        handle = _open(self._path)
        try:
            _lock_now(handle)
        except OSError as error:
            os.close(handle)
            if error.errno not in (errno.EAGAIN, errno.EACCES, errno.EDEADLK):
                raise DiskFault.from_os_error(error) from error
            found = self.holder()
            raise WorkspaceBusy(found.host, found.person, found.since) from error
        return handle


def read_holder(path: Path) -> Holder:
    """Read a lock file's content; what cannot be read or understood is simply not known."""
    try:
        with path.open("rb") as file:
            content = json.loads(file.read(_LONGEST_CONTENT))
    except (OSError, ValueError):
        return Holder()
    if not isinstance(content, dict):
        return Holder()
    words = {name: str(content.get(name, "")) for name in ("host", "person", "since")}
    pid = content.get("pid")
    return Holder(pid=pid if isinstance(pid, int) else 0, **words)


def refuse_network_folder(folder: Path) -> None:
    """Raise CannotOpen when the folder is on a network share ("network-share") or does not exist ("no-folder").

    SQLite's write-ahead log needs memory shared between processes, which no network file system offers
    (https://www.sqlite.org/wal.html, "WAL does not work over a network filesystem").
    """
    if not folder.is_dir():
        raise CannotOpen("no-folder", {"path": str(folder)})
    if is_network_folder(folder):
        raise CannotOpen("network-share", {"path": str(folder)})


def is_network_folder(folder: Path, mounts: Path = _MOUNTS) -> bool:
    """Say whether the folder is on a network share, as far as the system tells; what is not known counts as local.

    `mounts` is the table of mounts to read on Linux, in the form of /proc/self/mountinfo.
    """
    return _is_remote(folder.resolve(), mounts)


def _open(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644)
    except FileNotFoundError as error:
        raise CannotOpen("no-folder", {"path": str(path.parent)}) from error
    except OSError as error:
        raise _cannot_write(path, error) from error


def _cannot_write(path: Path, error: OSError) -> StoreError:
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return CannotOpen("read-only-folder", {"path": str(path.parent)})
    return DiskFault.from_os_error(error)


def _rewrite(handle: int, content: bytes) -> None:
    os.lseek(handle, 0, os.SEEK_SET)
    os.ftruncate(handle, 0)
    os.write(handle, content[:_LONGEST_CONTENT])


def _file_system(folder: Path, mounts: Path) -> str:
    """Return the type of the file system that holds the folder, "" when the table of mounts does not say."""
    found, longest = "", -1
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    within = f"{folder}/"
    for line in lines:
        before, separator, after = line.partition(" - ")
        fields = before.split(" ")
        if not separator or len(fields) < 5:
            continue
        point = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), fields[4]).rstrip("/") + "/"
        if len(point) >= longest and within.startswith(point):
            found, longest = after.split(" ")[0], len(point)
    return found


if sys.platform == "win32":
    import ctypes
    import msvcrt

    _DRIVE_REMOTE: Final = 4

    def _lock_now(handle: int) -> None:
        """Lock one byte far behind the content: Windows keeps others from reading a locked range."""
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _unlock(handle: int) -> None:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

    def _is_remote(folder: Path, _mounts: Path) -> bool:
        return folder.drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == _DRIVE_REMOTE

else:
    import fcntl

    def _lock_now(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)


if sys.platform == "darwin":
    import subprocess

    def _is_remote(folder: Path, _mounts: Path) -> bool:
        listed = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False, timeout=5).stdout
        mounts = re.findall(r"^.+? on (.+) \((\w+)", listed, flags=re.MULTILINE)
        held = [(len(point), kind) for point, kind in mounts if folder.is_relative_to(point)]
        return bool(held) and max(held)[1] in _NETWORK_FILE_SYSTEMS

elif sys.platform != "win32":

    def _is_remote(folder: Path, mounts: Path) -> bool:
        return _file_system(folder, mounts).removeprefix("fuse.") in _NETWORK_FILE_SYSTEMS
