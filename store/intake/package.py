"""Open the parts of an office document (a zip of XML) behind limits, with a parser that fetches nothing."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from lxml import etree

from domain.evidence.evidence import ReadingStatus
from store.intake.gathering import Gathering, Unreadable

MOST_PARTS = 10_000
MOST_UNPACKED = 1024 * 1024 * 1024
MOST_XML = 256 * 1024 * 1024
HIGHEST_RATIO = 250
RATIO_COUNTS_FROM = 1024 * 1024
"""Limits of one document: parts; bytes of all parts and of all XML parts when unpacked; unpacked to packed size of
a part, for parts of RATIO_COUNTS_FROM bytes or more."""

_XML_ENDINGS = (".xml", ".rels", ".vml")
_DOCTYPE = b"<!DOCTYPE"
_ENTITY = b"<!ENTITY"
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError)


class Package:
    """The parts of one office document; sizes are checked before the first part is unpacked."""

    def __init__(self, path: Path) -> None:
        try:
            self._archive = zipfile.ZipFile(path)
            entries = [entry for entry in self._archive.infolist() if not entry.is_dir()]
        except _FAULTS:
            raise Unreadable(ReadingStatus.UNREADABLE, "damaged") from None
        _require_modest(entries, path.stat().st_size)
        if any(entry.flag_bits & 1 for entry in entries):
            raise Unreadable(ReadingStatus.ENCRYPTED)
        self._parts = {entry.filename: entry for entry in entries}

    @property
    def names(self) -> tuple[str, ...]:
        """The name of every part."""
        return tuple(self._parts)

    def names_in(self, *beginnings: str) -> tuple[str, ...]:
        """Return the names of the parts that begin so."""
        return tuple(name for name in self._parts if name.startswith(beginnings))

    def content(self, name: str) -> bytes:
        """Return a part unpacked, b"" when there is none; raises Unreadable."""
        entry = self._parts.get(name)
        if entry is None:
            return b""
        try:
            with self._archive.open(entry) as part:
                return part.read(entry.file_size + 1)
        except _FAULTS:
            raise Unreadable(ReadingStatus.UNREADABLE, "damaged") from None

    def tree(self, name: str) -> etree._Element | None:
        """Return the root of an XML part, None when there is no such part; raises Unreadable."""
        content = self.content(name)
        return parse_xml(content) if content else None

    def check_xml(self) -> None:
        """Refuse entities in any part, for libraries that parse the parts themselves; raises Unreadable."""
        for name in self._parts:
            if name.lower().endswith(_XML_ENDINGS):
                refuse_entities(self.content(name))

    def close(self) -> None:
        """Let the file go."""
        self._archive.close()


def parse_xml(content: bytes) -> etree._Element:
    """Return the root of XML whose parser resolves no entity and opens no address; raises Unreadable."""
    refuse_entities(content)
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
        raise Unreadable(ReadingStatus.UNREADABLE, "damaged") from None
    return root


def refuse_entities(content: bytes) -> None:
    """Raise Unreadable for XML that declares entities, in any of the usual encodings."""
    plain = content.replace(b"\0", b"") if b"\0" in content[:64] else content
    if _ENTITY in plain or (_DOCTYPE in plain and b"[" in plain.split(_DOCTYPE, 1)[1].split(b">", 1)[0]):
        raise Unreadable(ReadingStatus.UNREADABLE, "holds-doctype")


def note_dangers(package: Package, gathered: Gathering) -> None:
    """Note macros, embedded files and things kept elsewhere: none of them is run, opened or fetched."""
    names = [name.lower() for name in package.names]
    if any(name.endswith(("vbaproject.bin", "vbadata.xml")) for name in names) or package.names_in(
        "Basic/", "Scripts/"
    ):
        gathered.notice("macros-not-run")
    if any("/embeddings/" in name or "/activex/" in name for name in names):
        gathered.notice("embedded-not-opened")
    if package.names_in("xl/externalLinks/"):
        gathered.notice("external-not-fetched")
    for name in package.names:
        if name.endswith(".rels") and any(kind != "hyperlink" for kind in _external_kinds(package, name)):
            gathered.notice("external-not-fetched")


def say_core_properties(package: Package, gathered: Gathering) -> None:
    """Keep title and day of creation of an Office document, and its number of pages where it says it."""
    root = package.tree("docProps/core.xml")
    for element in root if root is not None else ():
        name = local_name(element)
        if name == "title":
            gathered.say("title", element.text or "")
        if name == "created":
            gathered.say_when("created", read_moment(element.text or ""))
    root = package.tree("docProps/app.xml")
    for element in root if root is not None else ():
        if local_name(element) == "Pages" and (element.text or "").strip().isdecimal():
            gathered.say("pages", element.text or "")


def read_moment(text: str) -> datetime | None:
    """Return the moment that a text in ISO 8601 tells, None for any other text."""
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError:
        return None


def local_name(element: etree._Element) -> str:
    """Return an element's name without its namespace, "" for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: etree._Element, name: str) -> str:
    """Return the attribute of this local name, in whatever namespace, "" when there is none."""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


def _external_kinds(package: Package, name: str) -> Iterator[str]:
    root = package.tree(name)
    for entry in root if root is not None else ():
        if entry.get("TargetMode") == "External":
            yield str(entry.get("Type", "")).rpartition("/")[2]


def _require_modest(entries: list[zipfile.ZipInfo], packed_size: int) -> None:
    is_inflated = any(
        entry.file_size >= RATIO_COUNTS_FROM and entry.file_size > HIGHEST_RATIO * entry.compress_size
        for entry in entries
    )
    # Packed parts that together are longer than the file lie over one another.
    is_overlapping = sum(entry.compress_size for entry in entries) > packed_size
    xml_size = sum(entry.file_size for entry in entries if entry.filename.lower().endswith(_XML_ENDINGS))
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_PARTS or is_inflated or is_overlapping or xml_size > MOST_XML or unpacked > MOST_UNPACKED:
        raise Unreadable(ReadingStatus.TOO_DEMANDING, "unpacks-too-large")
