"""Save finished bytes so that the file is either wholly new or as it was: temporary file, sync, rename."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from export.errors import CannotWrite

# Windows says "sharing violation" (32) and "lock violation" (33) when another program, such as Word, holds the file.
WINDOWS_IN_USE = (32, 33)
CODE_OF_ERROR = {
    errno.ENOSPC: "no-space",
    errno.EDQUOT: "no-space",
    errno.EFBIG: "no-space",
    errno.EROFS: "read-only",
    errno.ENOENT: "no-folder",
    errno.ENOTDIR: "no-folder",
    errno.ENAMETOOLONG: "name-too-long",
    errno.EBUSY: "open-elsewhere",
    errno.ETXTBSY: "open-elsewhere",
}


Writing = Callable[[BinaryIO], None]
"""Writes the content of a file that is too large to be held in memory."""


def save_atomically(path: Path, data: bytes | Writing) -> None:
    """Write `data` to `path`, replacing what stood there only when all of it is safely on the disk.

    Raises CannotWrite with "is-folder", "no-space", "read-only", "open-elsewhere", "no-folder", "name-too-long" or
    "denied"; its data has the "path" and the "name". The old file is then as it was, and no temporary file is left.
    """
    require_place(path)
    try:
        temporary = _write_beside(path, data)
    except OSError as error:
        raise _refusal(path, error) from error
    try:
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise _refusal(path, error) from error
    _sync_folder(path.parent)


def require_place(path: Path) -> None:
    """Raise CannotWrite, as `save_atomically` does, where it can be told beforehand that nothing can be saved."""
    about = {"path": str(path), "name": path.name}
    try:
        if path.is_dir():
            raise CannotWrite("is-folder", about)
        if is_open_elsewhere(path):
            raise CannotWrite("open-elsewhere", about)
    except OSError as error:
        raise _refusal(path, error) from error


def _write_beside(path: Path, data: bytes | Writing) -> Path:
    """Write and sync a temporary file in the same folder, with the rights of the old file or of any new one."""
    temporary = path.parent / f".saving-{secrets.token_hex(8)}.tmp"
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            if isinstance(data, bytes):
                file.write(data)
            else:
                data(file)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            temporary.chmod(path.stat().st_mode & 0o777)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def is_open_elsewhere(path: Path) -> bool:
    """Return whether Word or LibreOffice has this file open, told by the owner file that each of them lays beside it.

    Elsewhere than on Windows nothing else would stop a file from being replaced under the program that shows it, which
    would then write its older text over ours.
    """
    name = path.name
    marks = (f".~lock.{name}#", f"~${name}", f"~${name[1:]}", f"~${name[2:]}")
    return path.exists() and any((path.parent / mark).exists() for mark in marks)


def _sync_folder(folder: Path) -> None:
    """Make the new name last; where folders cannot be synced (Windows, some shares) the rename alone must do."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _refusal(path: Path, error: OSError) -> CannotWrite:
    return CannotWrite(refusal_code(error), {"path": str(path), "name": path.name})


def refusal_code(error: OSError) -> str:
    """Return the code of the system's reason for not writing a file; "denied" for whatever has none of its own."""
    if getattr(error, "winerror", None) in WINDOWS_IN_USE:
        return "open-elsewhere"
    return CODE_OF_ERROR.get(error.errno or 0, "denied")
