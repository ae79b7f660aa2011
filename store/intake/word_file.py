"""The text of Word documents: paragraphs, headings, lists, tables as rows, footnotes at the end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from domain.evidence.evidence import BlockKind, ReadingStatus
from store.intake.gathering import Gathering, Unreadable
from store.intake.package import Package, attribute, local_name, note_dangers, say_core_properties

_MAIN = "word/document.xml"
_LEFT_OUT = frozenset(("del", "moveFrom", "instrText", "Fallback", "delText"))
_SPACES = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}
_DEEPEST = 40
"""How deep tables and content controls may lie in each other."""


def read_word(path: Path, gathered: Gathering) -> None:
    """Gather the text of a .docx (.docm, .dotx); raises Unreadable and Full."""
    package = Package(path)
    try:
        note_dangers(package, gathered)
        say_core_properties(package, gathered)
        main = package.tree(_main_part(package))
        body = next((child for child in main if local_name(child) == "body"), None) if main is not None else None
        if body is None:
            raise Unreadable(ReadingStatus.UNREADABLE, "damaged")
        _note_left_out(package, body, gathered)
        _WordReader(gathered, _heading_styles(package)).read(body)
        _read_notes(package, gathered)
    finally:
        package.close()


class _WordReader:
    """Walks through a body, or a part of it, in order."""

    def __init__(self, gathered: Gathering, heading_styles: frozenset[str]) -> None:
        self._gathered = gathered
        self._heading_styles = heading_styles

    def read(self, parent: etree._Element, depth: int = 0) -> None:
        """Gather the blocks in an element."""
        if depth > _DEEPEST:
            raise Unreadable(ReadingStatus.TOO_DEMANDING, "nested-too-deep")
        for child in parent:
            name = local_name(child)
            if name == "p":
                self._gathered.add(self._kind_of(child), text_of(child))
                self._read_boxes(child, depth)
            elif name == "tbl":
                for row in _rows_of(child):
                    self._gathered.add_row(_cell_text(cell) for cell in _within(row, "tc"))
            elif name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"):
                self.read(child, depth + 1)

    def _read_boxes(self, paragraph: etree._Element, depth: int) -> None:
        """Gather the text of boxes that are anchored in a paragraph, once where it is there in two ways."""
        for box in paragraph.iter("{*}txbxContent"):
            if not any(local_name(parent) == "Fallback" for parent in box.iterancestors()):
                self.read(box, depth + 1)

    def _kind_of(self, paragraph: etree._Element) -> BlockKind:
        properties = next((child for child in paragraph if local_name(child) == "pPr"), None)
        if properties is None:
            return BlockKind.PARAGRAPH
        for child in properties:
            name = local_name(child)
            if name == "pStyle" and attribute(child, "val") in self._heading_styles:
                return BlockKind.HEADING
            if name == "outlineLvl" and attribute(child, "val") != "9":
                return BlockKind.HEADING
            if name == "numPr" or (name == "pStyle" and attribute(child, "val").lower().startswith("list")):
                return BlockKind.BULLET
        return BlockKind.PARAGRAPH


def text_of(paragraph: etree._Element) -> str:
    """Return the words of a paragraph without deleted ones, field codes, and boxes that are anchored in it."""
    return "".join(_pieces(paragraph))


def _pieces(element: etree._Element) -> Iterator[str]:
    for child in element:
        name = local_name(child)
        if name == "t":
            yield child.text or ""
        elif name in _SPACES:
            yield _SPACES[name]
        elif name not in _LEFT_OUT and name not in ("txbxContent", "pPr", "rPr"):
            yield from _pieces(child)


def _rows_of(table: etree._Element) -> Iterator[etree._Element]:
    yield from _within(table, "tr")


def _within(parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """Yield the children of this name, also inside content controls, but not inside tables in cells."""
    for child in parent:
        name = local_name(child)
        if name == wanted:
            yield child
        elif name in ("sdt", "sdtContent", "customXml", "ins"):
            yield from _within(child, wanted)


def _cell_text(cell: etree._Element) -> str:
    return " ".join(text for paragraph in cell.iter("{*}p") if (text := text_of(paragraph).strip()))


def _main_part(package: Package) -> str:
    root = package.tree("_rels/.rels")
    for entry in root if root is not None else ():
        if str(entry.get("Type", "")).endswith("/officeDocument"):
            return str(entry.get("Target", "")).lstrip("/")
    return _MAIN


def _heading_styles(package: Package) -> frozenset[str]:
    """Return the ids of styles that are headings or titles, also by what they are based on."""
    root = package.tree("word/styles.xml")
    found: set[str] = set()
    based_on: dict[str, str] = {}
    for style in root if root is not None else ():
        identifier = attribute(style, "styleId")
        for child in style:
            name, value = local_name(child), attribute(child, "val")
            if name == "name" and value.lower().startswith(("heading", "title", "subtitle")):
                found.add(identifier)
            if name == "basedOn":
                based_on[identifier] = value
    for _ in range(10):
        found |= {style for style, base in based_on.items() if base in found}
    return frozenset(found)


def _note_left_out(package: Package, body: etree._Element, gathered: Gathering) -> None:
    if package.names_in("word/comments"):
        gathered.notice("comments-left-out")
    if next(body.iter("{*}del", "{*}moveFrom"), None) is not None:
        gathered.notice("deletions-left-out")


def _read_notes(package: Package, gathered: Gathering) -> None:
    """Put footnotes and endnotes behind the text, as a part of their own."""
    for name in ("word/footnotes.xml", "word/endnotes.xml"):
        root = package.tree(name)
        for note in root if root is not None else ():
            if attribute(note, "type") in ("separator", "continuationSeparator", "continuationNotice"):
                continue
            gathered.part = "Footnotes"
            words = " ".join(text for each in note.iter("{*}p") if (text := text_of(each).strip()))
            if words:
                gathered.notice("footnotes-at-end")
                gathered.add(BlockKind.PARAGRAPH, words)
