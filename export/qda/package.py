"""Open a .qdpx file behind limits on its parts, sizes and ratio, and parse its project without entities."""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lxml import etree

from export.errors import UnreadableDocument
from export.qda.names import PROJECT, named

LARGEST_FILE = 2 * 1024 * 1024 * 1024
MOST_PARTS = 20_000
MOST_XML = 128 * 1024 * 1024
LARGEST_TEXT = 16 * 1024 * 1024
MOST_TEXT = 256 * 1024 * 1024
HIGHEST_RATIO = 250
RATIO_COUNTS_FROM = 1024 * 1024
"""Limits: bytes of the file, its parts, bytes of the project, of one text and of all texts that are read, unpacked to
packed size of a part that is read. Pictures, sounds and films are never unpacked."""

_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_PACKINGS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError)


class QdaPackage:
    """The parts of a project; names are looked up without regard to capitals, as programs write them both ways."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        if len(entries) > MOST_PARTS:
            raise UnreadableDocument("too-many-parts", {"limit": str(MOST_PARTS)})
        self._archive = archive
        self._parts = {entry.filename.replace("\\", "/").casefold(): entry for entry in entries}
        self._read = 0
        self.project = self._parse()

    def text(self, name: str) -> str | None:
        """Return a text of the project, None where there is none or it is not UTF-8; raises UnreadableDocument."""
        entry = self._parts.get(name.casefold())
        if entry is None:
            return None
        self._read += entry.file_size
        if self._read > MOST_TEXT:
            raise UnreadableDocument("too-much-unpacked")
        try:
            return self._content(entry, LARGEST_TEXT).decode("utf-8-sig")
        except UnicodeDecodeError:
            return None

    def _parse(self) -> etree._Element:
        found = next((entry for name, entry in self._parts.items() if name == PROJECT or name.endswith(".qde")), None)
        if found is None:
            raise UnreadableDocument("other-type", {"found": "zip"})
        content = self._content(found, MOST_XML)
        if any(doctype in content for doctype in _DOCTYPES):
            raise UnreadableDocument("holds-doctype", {"part": PROJECT})
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root: etree._Element = etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError):
            raise UnreadableDocument("damaged", {"part": PROJECT}) from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise UnreadableDocument("holds-doctype", {"part": PROJECT})
        if root.tag != named("Project"):
            raise UnreadableDocument("other-type", {"found": "xml"})
        return root

    def _content(self, entry: zipfile.ZipInfo, limit: int) -> bytes:
        if entry.flag_bits & 1:
            raise UnreadableDocument("encrypted")
        if entry.compress_type not in _PACKINGS:
            raise UnreadableDocument("damaged")
        is_inflated = entry.file_size >= RATIO_COUNTS_FROM and entry.file_size > HIGHEST_RATIO * entry.compress_size
        if entry.file_size > limit or is_inflated:
            raise UnreadableDocument("too-much-unpacked")
        try:
            with self._archive.open(entry) as part:
                return part.read(entry.file_size + 1)
        except _FAULTS:
            raise UnreadableDocument("damaged") from None


@contextmanager
def open_qda(path: Path) -> Iterator[QdaPackage]:
    """Open a .qdpx file and parse its project.

    Raises UnreadableDocument with "not-found", "is-folder", "not-a-file", "no-permission", "cannot-read", "too-large",
    "damaged", "encrypted", "other-type", "holds-doctype", "too-many-parts" or "too-much-unpacked".
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UnreadableDocument("is-folder")
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableDocument("not-a-file")
        if status.st_size > LARGEST_FILE:
            raise UnreadableDocument("too-large", {"limit": str(LARGEST_FILE // 1024 // 1024)})
        archive = zipfile.ZipFile(path)
    except FileNotFoundError:
        raise UnreadableDocument("not-found") from None
    except PermissionError:
        raise UnreadableDocument("no-permission") from None
    except (zipfile.BadZipFile, NotImplementedError, EOFError):
        raise UnreadableDocument("damaged") from None
    except (OSError, ValueError):
        raise UnreadableDocument("cannot-read") from None
    with archive:
        yield QdaPackage(archive)
