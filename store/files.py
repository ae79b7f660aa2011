"""Files kept by content: named by their SHA-256, stored once, never altered, checked before they are used."""

from __future__ import annotations

import hashlib
import io
import os
import re
import shutil
import stat
import threading
import uuid
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO, Final

from domain.files.names import numbered, safe_file_name
from store.errors import Cancelled, CannotAttach, DiskFault, FileChanged, FileMissing, StoreError

Progress = Callable[[int], None]
"""Called with the bytes done so far; with several files, from more than one thread, one call at a time."""
IsCancelled = Callable[[], bool]

_CHUNK: Final = 1 << 20
_WORKERS: Final = 2
_TEMPORARY: Final = "incoming-"
_LEFT_BEHIND: Final = timedelta(days=1)
_SHA256: Final = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file in the store: its name there (64 hex digits) and its size in bytes."""

    sha256: str
    size: int


class FileStore:
    """The files of one workspace. `folder` is its own folder ("files"), made when the first file comes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._keeping = threading.Lock()

    def put(self, source: Path, progress: Progress | None = None, cancelled: IsCancelled | None = None) -> StoredFile:
        """Copy a file into the store and return its name and size; the same content is stored once.

        When this returns, the content and its name are on the disk. The source is only read. Raises CannotAttach when
        the source cannot be read or changes meanwhile, DiskFault when it cannot be written, Cancelled when
        `cancelled` says so (asked once a mebibyte); then nothing of it remains.
        """
        with _open_source(source) as file:
            before = os.fstat(file.fileno())
            return self._take(
                file, source, progress, cancelled, lambda size: _refuse_changed(file, source, before, size)
            )

    def copy(self, source: Path, target: Path, cancelled: IsCancelled | None = None) -> None:
        """Copy a file to a new one beside the store's, to be looked into; raises as `put` does."""
        with _open_source(source) as file, _disk_faults(), target.open("xb", buffering=0) as out:
            _copy(file, source, out, None, cancelled)

    def put_bytes(self, content: bytes) -> StoredFile:
        """Store these bytes as a file; raises DiskFault."""
        return self._take(io.BytesIO(content), Path(), None, None, lambda _size: None)

    def put_many(
        self, sources: Sequence[Path], progress: Progress | None = None, cancelled: IsCancelled | None = None
    ) -> tuple[StoredFile | StoreError, ...]:
        """Copy files into the store, two at a time; return for each, in order, what it became or why it could not.

        `progress` counts the bytes of all files together. Raises Cancelled; files that were finished by then stay,
        named by nobody.
        """
        total = _Total(progress)
        stop = cancelled or (lambda: False)
        with ThreadPoolExecutor(_WORKERS, thread_name_prefix="files") as pool:
            outcomes = list(pool.map(lambda source: self._try(source, total.of_one(), stop), sources))
        if any(isinstance(outcome, Cancelled) for outcome in outcomes):
            raise Cancelled
        return tuple(outcomes)

    def path_of(self, sha256: str, name: str = "") -> Path:
        """Return where the file of this name is kept; raises FileMissing when it is not there."""
        path = self._place(sha256, name)
        if not path.is_file():
            raise FileMissing(sha256, name)
        return path

    def check(self, sha256: str, name: str = "") -> None:
        """Read the whole file; raises FileMissing or FileChanged (both carry `name`), or DiskFault."""
        self.open_checked(sha256, name).close()

    def open_checked(self, sha256: str, name: str = "") -> BinaryIO:
        """Open the file for reading after checking its content; raises as `check` does. The caller closes it."""
        path = self.path_of(sha256, name)
        with _disk_faults():
            file = path.open("rb")
        try:
            with _disk_faults():
                found = hashlib.file_digest(file, "sha256").hexdigest()
                file.seek(0)
            if found != sha256:
                raise FileChanged(sha256, name)
        except BaseException:
            file.close()
            raise
        return file

    def export_copy(self, sha256: str, name: str, folder: Path) -> Path:
        """Put a read-only copy into `folder`, for other programs to open, and return its path.

        `name` is made safe (see `safe_file_name`); where another file has that name already, the copy gets a number.
        A copy that is there already is used again. Raises FileMissing, FileChanged, DiskFault.
        """
        with self.open_checked(sha256, name) as file, _disk_faults():
            folder.mkdir(parents=True, exist_ok=True)
            for candidate in numbered(safe_file_name(name)):
                path = folder / candidate
                if not path.exists():
                    _copy_out(file, path)
                    return path
                if path.is_file() and _digest(path) == sha256:
                    return path
        raise AssertionError("numbers never end")

    def hashes(self) -> Iterator[str]:
        """Yield the name of every stored file, in no order: more than rows name, where an action was undone."""
        for path in self._folder.glob("[0-9a-f][0-9a-f]/*.bin"):
            if _SHA256.fullmatch(path.stem):
                yield path.stem

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """Give a folder for files on their way in, and remove it with all that is in it; raises DiskFault."""
        folder = self._folder / f"{_TEMPORARY}{uuid.uuid4().hex}"
        with _disk_faults():
            folder.mkdir(parents=True)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def sweep(self, now: datetime) -> int:
        """Remove what copies that never ended left behind over a day before `now`; return how many there were."""
        removed = 0
        for path in self._folder.glob(f"{_TEMPORARY}*"):
            with suppress(OSError):
                if path.stat().st_mtime < (now - _LEFT_BEHIND).timestamp():
                    shutil.rmtree(path, ignore_errors=True) if path.is_dir() else _discard(path)
                    removed += 1
        return removed

    def _place(self, sha256: str, name: str = "") -> Path:
        if not _SHA256.fullmatch(sha256):
            raise FileMissing(sha256, name)
        return self._folder / sha256[:2] / f"{sha256}.bin"

    def _try(self, source: Path, progress: Progress, cancelled: IsCancelled) -> StoredFile | StoreError:
        try:
            if cancelled():
                return Cancelled()
            return self.put(source, progress, cancelled)
        except StoreError as error:
            return error

    def _take(
        self,
        file: io.FileIO | io.BytesIO,
        source: Path,
        progress: Progress | None,
        cancelled: IsCancelled | None,
        check: Callable[[int], None],
    ) -> StoredFile:
        """Copy to a temporary name, let `check` look at the number of bytes read, and keep the copy."""
        temporary = self._folder / f"{_TEMPORARY}{uuid.uuid4().hex}"
        try:
            with _disk_faults():
                _make_folder(self._folder)
                target = temporary.open("xb", buffering=0)
            with target:
                stored = _copy(file, source, target, progress, cancelled)
                check(stored.size)
                with _disk_faults():
                    os.fsync(target.fileno())
            with _disk_faults():
                self._keep(temporary, stored)
        except BaseException:
            _discard(temporary)
            raise
        return stored

    def _keep(self, temporary: Path, stored: StoredFile) -> None:
        """Give the copy its lasting name; the same content there is used again, damaged content replaced."""
        place = self._place(stored.sha256)
        with self._keeping:
            if place.is_file() and place.stat().st_size == stored.size and _digest(place) == stored.sha256:
                _discard(temporary)
            else:
                _make_folder(place.parent)
                _discard(place)
                temporary.chmod(0o444)
                temporary.replace(place)
        sync_folder(place.parent)


class _Total:
    """Adds up the bytes of several copies that run at the same time."""

    def __init__(self, report: Progress | None) -> None:
        self._report = report
        self._done = 0
        self._lock = threading.Lock()

    def of_one(self) -> Progress:
        """Return what counts one file's bytes into the total."""
        counted = 0

        def count(done: int) -> None:
            nonlocal counted
            with self._lock:
                self._done += done - counted
                counted = done
                if self._report:
                    self._report(self._done)

        return count


def sync_folder(folder: Path) -> None:
    """Make the names in a folder last through a power cut; Windows needs (and has) no such call. Raises OSError."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _make_folder(folder: Path) -> None:
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        sync_folder(folder.parent)


@contextmanager
def _disk_faults() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise DiskFault.from_os_error(error) from error


@contextmanager
def _source_faults(source: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise CannotAttach("source-missing", {"path": str(source)}) from error
    except PermissionError as error:
        raise CannotAttach("source-denied", {"path": str(source)}) from error
    except (OSError, ValueError) as error:
        raise CannotAttach("source-unreadable", {"path": str(source)}) from error


def _open_source(source: Path) -> io.FileIO:
    """Open an ordinary file; looking first keeps a pipe or a device from being waited for."""
    with _source_faults(source):
        is_file = stat.S_ISREG(source.stat().st_mode)
        if is_file:
            return source.open("rb", buffering=0)
    raise CannotAttach("source-not-a-file", {"path": str(source)})


def _refuse_changed(file: io.FileIO, source: Path, before: os.stat_result, size: int) -> None:
    with _source_faults(source):
        after = os.fstat(file.fileno())
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or size != after.st_size:
        raise CannotAttach("source-changed", {"path": str(source)})


def _copy(
    file: io.FileIO | io.BytesIO,
    source: Path,
    target: io.FileIO,
    progress: Progress | None,
    cancelled: IsCancelled | None,
) -> StoredFile:
    digest, size, buffer = hashlib.sha256(), 0, memoryview(bytearray(_CHUNK))
    while True:
        if cancelled and cancelled():
            raise Cancelled
        with _source_faults(source):
            count = file.readinto(buffer)
        if not count:
            return StoredFile(digest.hexdigest(), size)
        chunk = buffer[:count]
        digest.update(chunk)
        with _disk_faults():
            _write_all(target, chunk)
        size += len(chunk)
        if progress:
            progress(size)


def _write_all(target: io.FileIO, chunk: memoryview) -> None:
    """Write every byte: an unbuffered file may take fewer than it is given, on a disk that is nearly full."""
    while chunk:
        chunk = chunk[target.write(chunk) :]


def _copy_out(file: BinaryIO, path: Path) -> None:
    temporary = path.with_name(f"{_TEMPORARY}{uuid.uuid4().hex}")
    try:
        with temporary.open("xb") as target:
            while chunk := file.read(_CHUNK):
                target.write(chunk)
        temporary.chmod(0o444)
        temporary.replace(path)
    except BaseException:
        _discard(temporary)
        raise


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _discard(path: Path) -> None:
    """Remove a file that may be read-only (which Windows refuses) or may not be there."""
    with suppress(OSError):
        path.chmod(0o600)
    with suppress(OSError):
        path.unlink()
