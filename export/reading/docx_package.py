"""Open the parts of a Word document behind limits on their number, sizes and ratio, and refuse what none needs."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from export.errors import UnreadableDocument

MOST_PARTS = 5_000
MOST_UNPACKED = 1024 * 1024 * 1024
MOST_XML = 128 * 1024 * 1024
HIGHEST_RATIO = 250
RATIO_COUNTS_FROM = 1024 * 1024
"""Limits of one document: parts; bytes of all parts and of all XML parts when unpacked; unpacked to packed size of
a part, for parts of RATIO_COUNTS_FROM bytes or more."""

_XML_ENDINGS = (".xml", ".rels", ".vml")
_PACKINGS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_MAIN_TYPES = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.",
    "application/vnd.ms-word.",
)


@dataclass(frozen=True, slots=True)
class Relationship:
    """A part's reference to another part or, when `is_external`, to an address outside; `kind` is its short type."""

    id: str
    kind: str
    target: str
    is_external: bool


class Package:
    """The parts of one Word document; every part that is XML has been checked before the first is parsed."""

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
            raise UnreadableDocument("damaged") from None
        self._parts = self._checked_parts(len(data))
        self._xml: dict[str, bytes] = {}
        self._read_xml()
        self.main = self._find_main()

    @property
    def names(self) -> tuple[str, ...]:
        """Every part's name, in the order of the archive."""
        return tuple(self._parts)

    def tree(self, name: str) -> etree._Element | None:
        """Return the root of an XML part, None when there is no such part; raise UnreadableDocument for broken XML."""
        if name not in self._xml:
            return None
        try:
            root: etree._Element = etree.fromstring(self._xml[name], _parser())
        except (etree.XMLSyntaxError, ValueError):
            raise UnreadableDocument("damaged", {"part": name}) from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise UnreadableDocument("holds-doctype", {"part": name})
        return root

    def relationships(self, name: str) -> dict[str, Relationship]:
        """Return the relationships of a part by id; the package's own for the name ""."""
        folder, base = posixpath.split(name)
        root = self.tree(posixpath.join(folder, "_rels", f"{base}.rels"))
        found = (
            (_relationship(entry, folder) for entry in root if isinstance(entry.tag, str)) if root is not None else ()
        )
        return {relationship.id: relationship for relationship in found}

    def external_kinds(self) -> Iterator[str]:
        """Yield the kind of each reference to something outside that is not a plain hyperlink."""
        for name in self._xml:
            if not name.endswith(".rels"):
                continue
            root = self.tree(name)
            for entry in root if root is not None else ():
                relationship = _relationship(entry, "")
                if relationship.is_external and relationship.kind != "hyperlink":
                    yield relationship.kind

    def _checked_parts(self, packed_size: int) -> dict[str, zipfile.ZipInfo]:
        entries = [entry for entry in self._archive.infolist() if not entry.is_dir()]
        if len(entries) > MOST_PARTS:
            raise UnreadableDocument("too-many-parts", {"limit": str(MOST_PARTS)})
        if any(entry.flag_bits & 1 for entry in entries):
            raise UnreadableDocument("encrypted")
        if any(entry.compress_type not in _PACKINGS for entry in entries):
            raise UnreadableDocument("damaged")
        is_inflated = any(
            entry.file_size >= RATIO_COUNTS_FROM and entry.file_size > HIGHEST_RATIO * entry.compress_size
            for entry in entries
        )
        # Packed parts that together are longer than the file lie over one another.
        is_overlapping = sum(entry.compress_size for entry in entries) > packed_size
        xml_size = sum(entry.file_size for entry in entries if entry.filename.lower().endswith(_XML_ENDINGS))
        unpacked = sum(entry.file_size for entry in entries)
        if is_inflated or is_overlapping or xml_size > MOST_XML or unpacked > MOST_UNPACKED:
            raise UnreadableDocument("too-much-unpacked")
        parts = {entry.filename: entry for entry in entries}
        if len(parts) != len(entries):
            raise UnreadableDocument("damaged")
        return parts

    def _read_xml(self) -> None:
        for name, entry in self._parts.items():
            if not name.lower().endswith(_XML_ENDINGS):
                continue
            try:
                with self._archive.open(entry) as part:
                    content = part.read(entry.file_size + 1)
            except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError):
                raise UnreadableDocument("damaged", {"part": name}) from None
            if any(doctype in content for doctype in _DOCTYPES):
                raise UnreadableDocument("holds-doctype", {"part": name})
            self._xml[name] = content

    def _find_main(self) -> str:
        """Return the name of the part that holds the text; refuse other kinds of archive by what they are."""
        if "[Content_Types].xml" not in self._parts:
            raise UnreadableDocument("other-type", {"found": "zip"})
        for relationship in self.relationships("").values():
            if relationship.kind == "officeDocument" and not relationship.is_external:
                main = relationship.target
                if not self._content_type(main).startswith(_MAIN_TYPES):
                    raise UnreadableDocument("other-type", {"found": "office"})
                if main not in self._xml:
                    raise UnreadableDocument("damaged", {"part": main})
                return main
        raise UnreadableDocument("other-type", {"found": "zip"})

    def _content_type(self, name: str) -> str:
        root = self.tree("[Content_Types].xml")
        for entry in root if root is not None else ():
            if entry.get("PartName", "").lstrip("/") == name:
                return str(entry.get("ContentType", ""))
        return ""


def _parser() -> etree.XMLParser[etree._Element]:
    """Return a parser that resolves no entity and opens no address or file."""
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _relationship(entry: etree._Element, folder: str) -> Relationship:
    target = str(entry.get("Target", ""))
    is_external = entry.get("TargetMode") == "External"
    if not is_external:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    kind = str(entry.get("Type", "")).rpartition("/")[2]
    return Relationship(str(entry.get("Id", "")), kind, target, is_external)
