"""What a zip or an e-mail holds, written out under names of our own behind limits."""

from __future__ import annotations

import errno
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from domain.files.entry_names import is_hidden, is_reserved, refusal_of_path, shown_path
from store.intake.gathering import Unreadable

MOST_ENTRIES: Final = 10_000
LARGEST_ENTRY: Final = 1024 * 1024 * 1024
MOST_UNPACKED: Final = 4 * 1024 * 1024 * 1024
HIGHEST_RATIO: Final = 250
RATIO_COUNTS_FROM: Final = 1024 * 1024
"""Limits of one archive: entries; bytes of an entry and of all of them unpacked; unpacked to packed size of an entry
of RATIO_COUNTS_FROM bytes or more."""

_END: Final = b"PK\x05\x06"
_END_64: Final = b"PK\x06\x06"
_TAIL: Final = 66_000
_CHUNK: Final = 1 << 20
_FAULTS: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a container: its path there as it is shown, and where it was written in the folder given.

    `file` is "" for one that was left where it is, and `code` says why; with a `file`, `code` is a notice. `limit` is
    the limit that was passed.
    """

    name: str
    file: str = ""
    code: str = ""
    limit: str = ""


class Refusal(Exception):
    """A container that is not opened at all: a code, and the limit it passes."""

    def __init__(self, code: str, limit: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.limit = limit


def unpack(path: Path, kind: str, folder: Path) -> list[Entry]:
    """Write what a container of this kind holds into a folder, as files named by number; raises Refusal, OSError."""
    if kind == "zip":
        return list(_unpack_zip(path, folder))
    try:
        return list(_unpack_attachments(path, kind, folder))
    except Unreadable:
        raise Refusal("container-damaged") from None


def _unpack_zip(path: Path, folder: Path) -> Iterator[Entry]:
    if _stated_entries(path) > MOST_ENTRIES:
        raise Refusal("too-many-entries", f"{MOST_ENTRIES:,}")
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_ENTRIES:
                raise Refusal("too-many-entries", f"{MOST_ENTRIES:,}")
            if sum(entry.compress_size for entry in entries) > path.stat().st_size:
                raise Refusal("entries-overlap")
            total = 0
            for number, entry in enumerate(entries):
                if entry.is_dir():
                    continue
                refused = _refusal_of(entry, total)
                if refused is None:
                    total += entry.file_size
                    refused = _write_entry(archive, entry, folder, str(number))
                yield refused
    except _FAULTS:
        raise Refusal("container-damaged") from None


def _stated_entries(path: Path) -> int:
    """Return how many entries the end of an archive states, so that a million of them need not be read first."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _TAIL))
        tail = file.read()
    place = tail.rfind(_END)
    if place < 0 or len(tail) < place + 12:
        return 0
    stated: int = struct.unpack_from("<H", tail, place + 10)[0]
    larger = tail.rfind(_END_64)
    if stated == 0xFFFF and larger >= 0 and len(tail) >= larger + 40:
        stated = struct.unpack_from("<Q", tail, larger + 32)[0]
    return stated


def _refusal_of(entry: zipfile.ZipInfo, total: int) -> Entry | None:
    """Return why an entry stays where it is, None when it may be written out."""
    # The name as it was packed: zipfile cuts it at a NUL and turns other dividers round.
    name = entry.orig_filename.split("\0")[0]
    code, limit = refusal_of_path(name), ""
    if not code and stat.S_ISLNK(entry.external_attr >> 16):
        code = "link-not-followed"
    if not code and is_hidden(name):
        code = "hidden"
    if not code and entry.flag_bits & 1:
        code = "entry-encrypted"
    if not code and entry.file_size > LARGEST_ENTRY:
        code, limit = "entry-too-large", _megabytes(LARGEST_ENTRY)
    is_counted = entry.file_size >= RATIO_COUNTS_FROM
    if not code and is_counted and entry.file_size > HIGHEST_RATIO * max(entry.compress_size, 1):
        code, limit = "ratio-too-high", str(HIGHEST_RATIO)
    if not code and total + entry.file_size > MOST_UNPACKED:
        code, limit = "archive-too-large", _megabytes(MOST_UNPACKED)
    return Entry(shown_path(name), "", code, limit) if code else None


def _write_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, folder: Path, file: str) -> Entry:
    name = shown_path(entry.orig_filename.split("\0")[0])
    target = folder / file
    try:
        written = 0
        with archive.open(entry) as source, target.open("xb") as out:
            while chunk := source.read(_CHUNK):
                written += len(chunk)
                out.write(chunk)
        is_true = written == entry.file_size
    except _FAULTS:
        is_true = False
    if not is_true:
        target.unlink(missing_ok=True)
        return Entry(name, "", "entry-damaged")
    return Entry(name, file, "name-reserved" if is_reserved(name) else "")


def _unpack_attachments(path: Path, kind: str, folder: Path) -> Iterator[Entry]:
    for number, (name, content) in enumerate(_attachments_of(path, kind)):
        shown = shown_path(name.replace("/", "_").replace("\\", "_"))
        if number >= MOST_ENTRIES:
            raise Refusal("too-many-entries", f"{MOST_ENTRIES:,}")
        if content is None:
            yield Entry(shown, "", "embedded-not-opened")
            continue
        (folder / str(number)).write_bytes(content)
        yield Entry(shown, str(number), "name-reserved" if is_reserved(shown) else "")


def _attachments_of(path: Path, kind: str) -> Iterator[tuple[str, bytes | None]]:
    if kind == "mail":
        from store.intake.mail_file import attachments_of, message_of

        yield from attachments_of(message_of(path))
    else:
        from store.intake.outlook_file import outlook_attachments, outlook_message

        yield from outlook_attachments(outlook_message(path))


def _megabytes(size: int) -> str:
    return f"{size // (1024 * 1024):,} MB"


def is_full_disk(error: OSError) -> bool:
    """Say whether the disk had no room for what was unpacked."""
    return error.errno in (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))
