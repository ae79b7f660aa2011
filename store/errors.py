"""The faults of the store: few, carrying a code and data, never a sentence for the screen."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final


class StoreError(Exception):
    """A circumstance the store met. `code` says which one, `data` names what was concerned (names, ids, paths)."""

    def __init__(self, code: str, data: Mapping[str, str] | None = None) -> None:
        super().__init__(code, dict(data or {}))
        self.code = code
        self.data: Mapping[str, str] = MappingProxyType(dict(data or {}))


class CannotOpen(StoreError):
    """A workspace, database or backup cannot be opened.

    Codes: "newer", "foreign", "damaged", "read-only-folder", "no-folder", "network-share", "migration-failed".
    """


class WorkspaceBusy(StoreError):
    """Another process writes the workspace: `host`, `person` and `since` (ISO 8601); "" for what is not known."""

    def __init__(self, host: str = "", person: str = "", since: str = "") -> None:
        super().__init__("locked", {"host": host, "person": person, "since": since})
        self.host = host
        self.person = person
        self.since = since


class ReadOnly(StoreError):
    """A change was asked of a workspace that is open for reading only."""

    def __init__(self, data: Mapping[str, str] | None = None) -> None:
        super().__init__("read-only", data)


class Stale(StoreError):
    """A save was refused because the saved text changed meanwhile; both texts are carried so that both are kept."""

    def __init__(self, mine: str, theirs: str, data: Mapping[str, str] | None = None) -> None:
        super().__init__("stale", data)
        self.mine = mine
        self.theirs = theirs


class NotFound(StoreError):
    """There is no `what` (for example "passage") with this id."""

    def __init__(self, what: str, id: str) -> None:
        super().__init__("not-found", {"what": what, "id": id})
        self.what = what
        self.id = id


class Refused(StoreError):
    """A domain rule said no; the code is the rule's."""


class Cancelled(StoreError):
    """Long work ended because it was asked to; nothing half done remains."""

    def __init__(self) -> None:
        super().__init__("cancelled")


class CannotAttach(StoreError):
    """A file offered as evidence cannot be taken in; `data` holds its `path`.

    Codes: "source-missing", "source-not-a-file", "source-denied", "source-changed" (while it was copied),
    "source-unreadable".
    """


class FileMissing(StoreError):
    """A stored file is not there. `name` is the name people gave it, "" where the caller did not say."""

    def __init__(self, sha256: str, name: str = "") -> None:
        super().__init__("file-missing", {"sha256": sha256, "name": name})
        self.sha256 = sha256
        self.name = name


class FileChanged(StoreError):
    """A stored file no longer has the content it is named by."""

    def __init__(self, sha256: str, name: str = "") -> None:
        super().__init__("file-changed", {"sha256": sha256, "name": name})
        self.sha256 = sha256
        self.name = name


class UndoConflict(StoreError):
    """An action cannot be undone or redone because what it touched has been changed since."""

    def __init__(self, data: Mapping[str, str] | None = None) -> None:
        super().__init__("undo-conflict", data)


_CODE_OF_ERRNO: Final = {
    errno.ENOSPC: "no-space",
    errno.EFBIG: "no-space",
    getattr(errno, "EDQUOT", errno.ENOSPC): "no-space",
    errno.EROFS: "read-only",
    errno.EACCES: "denied",
    errno.EPERM: "denied",
    errno.EIO: "io",
}
_CODE_OF_SQLITE_NAME: Final = (
    ("SQLITE_FULL", "no-space"),
    ("SQLITE_READONLY", "read-only"),
    ("SQLITE_PERM", "denied"),
    ("SQLITE_CANTOPEN", "denied"),
    ("SQLITE_IOERR_SHMSIZE", "no-space"),
    ("SQLITE_IOERR", "io"),
)
_CODE_OF_SQLITE_WORDS: Final = (
    ("database or disk is full", "no-space"),
    ("attempt to write a readonly database", "read-only"),
    ("unable to open database file", "denied"),
    ("disk i/o error", "io"),
)


class DiskFault(StoreError):
    """The disk did not take or give what was asked. Codes: "no-space", "read-only", "denied", "io"."""

    @staticmethod
    def recognises(error: BaseException) -> bool:
        """Say whether `error` is the disk's doing, rather than a fault of the program."""
        return _disk_code(_innermost(error)) is not None

    @classmethod
    def from_os_error(cls, error: BaseException) -> DiskFault:
        """Turn an OSError, an error of SQLite, or SQLAlchemy's wrapping of one, into a fault.

        What none of the known causes explains becomes "io", with the error's own name as `data["cause"]`.
        """
        inner = _innermost(error)
        data = {"cause": _cause(inner)}
        if isinstance(inner, OSError) and inner.filename is not None:
            data["path"] = os.fsdecode(inner.filename) if isinstance(inner.filename, bytes) else str(inner.filename)
        return cls(_disk_code(inner) or "io", data)


def _innermost(error: BaseException) -> BaseException:
    """Return the driver's error inside a database library's one (kept as `orig`), else the error itself."""
    original = getattr(error, "orig", None)
    return original if isinstance(original, BaseException) else error


def _disk_code(error: BaseException) -> str | None:
    if isinstance(error, OSError):
        return _CODE_OF_ERRNO.get(error.errno or 0)
    name = str(getattr(error, "sqlite_errorname", ""))
    words = str(error).lower()
    by_name = (code for prefix, code in _CODE_OF_SQLITE_NAME if name.startswith(prefix))
    by_words = (code for phrase, code in _CODE_OF_SQLITE_WORDS if phrase in words)
    return next(by_name, None) or next(by_words, None)


def _cause(error: BaseException) -> str:
    if isinstance(error, OSError):
        return errno.errorcode.get(error.errno or 0, type(error).__name__)
    return str(getattr(error, "sqlite_errorname", "")) or type(error).__name__
