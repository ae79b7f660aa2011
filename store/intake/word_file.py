"""The text of Word documents: paragraphs, headings, lists, tables as rows, footnotes at the end.

Words that are hidden or deleted in a tracked change are no words of the document: the file keeps them, and they are
noted.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from domain.evidence.evidence import BlockKind, ReadingStatus
from domain.files.hidden_words import HiddenWords, child, children
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
        body = child(main, "body")
        if body is None:
            raise Unreadable(ReadingStatus.UNREADABLE, "damaged")
        _note_left_out(package, body, gathered)
        words = _Words(HiddenWords(package.tree("word/styles.xml")), gathered)
        _WordReader(gathered, _heading_styles(package), words).read(body)
        _read_notes(package, gathered, words)
    finally:
        package.close()


class _WordReader:
    """Walks through a body, or a part of it, in order."""

    def __init__(self, gathered: Gathering, heading_styles: frozenset[str], words: _Words) -> None:
        self._gathered = gathered
        self._heading_styles = heading_styles
        self._words = words

    def read(self, parent: etree._Element, depth: int = 0) -> None:
        """Gather the blocks in an element."""
        if depth > _DEEPEST:
            raise Unreadable(ReadingStatus.TOO_DEMANDING, "nested-too-deep")
        for each in parent:
            name = local_name(each)
            if name == "p":
                self._gathered.add(self._kind_of(each), self._words.of(each))
                self._read_boxes(each, depth)
            elif name == "tbl":
                for row in _rows_of(each):
                    self._gathered.add_row(self._words.of_all(cell) for cell in _within(row, "tc"))
            elif name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"):
                self.read(each, depth + 1)

    def _read_boxes(self, paragraph: etree._Element, depth: int) -> None:
        """Gather the text of boxes that are anchored in a paragraph, once where it is there in two ways."""
        for box in paragraph.iter("{*}txbxContent"):
            if not any(self._words.are_left_out(parent) for parent in box.iterancestors()):
                self.read(box, depth + 1)

    def _kind_of(self, paragraph: etree._Element) -> BlockKind:
        properties = child(paragraph, "pPr")
        for each in properties if properties is not None else ():
            name = local_name(each)
            if name == "pStyle" and attribute(each, "val") in self._heading_styles:
                return BlockKind.HEADING
            if name == "outlineLvl" and attribute(each, "val") != "9":
                return BlockKind.HEADING
            if name == "numPr" or (name == "pStyle" and attribute(each, "val").lower().startswith("list")):
                return BlockKind.BULLET
        return BlockKind.PARAGRAPH


class _Words:
    """Takes the words of paragraphs without what is deleted, hidden, or the code of a field."""

    def __init__(self, hidden: HiddenWords, gathered: Gathering) -> None:
        self._hidden = hidden
        self._gathered = gathered

    def of(self, paragraph: etree._Element) -> str:
        """Return the words of a paragraph, without those of boxes that are anchored in it."""
        return "".join(self._pieces(paragraph))

    def of_all(self, parent: etree._Element) -> str:
        """Return the words of all paragraphs in an element, in one line."""
        return " ".join(text for paragraph in parent.iter("{*}p") if (text := self.of(paragraph).strip()))

    def are_left_out(self, element: etree._Element) -> bool:
        """Say whether nothing in an element is read; hidden words are noted."""
        name = local_name(element)
        if name != "r":
            return name in _LEFT_OUT
        paragraph = next(element.iterancestors("{*}p"), None)
        if not self._hidden.are_hidden(child(element, "rPr"), child(paragraph, "pPr")):
            return False
        if any(text.text for text in children(element, "t")):
            self._gathered.notice("hidden-left-out")
        return True

    def _pieces(self, element: etree._Element) -> Iterator[str]:
        for each in element:
            name = local_name(each)
            if name == "t":
                yield each.text or ""
            elif name in _SPACES:
                yield _SPACES[name]
            elif name not in ("txbxContent", "pPr", "rPr") and not self.are_left_out(each):
                yield from self._pieces(each)


def _rows_of(table: etree._Element) -> Iterator[etree._Element]:
    return (row for row in _within(table, "tr") if child(child(row, "trPr"), "del") is None)


def _within(parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """Yield the children of this name, also inside content controls, but not inside tables in cells."""
    for each in parent:
        name = local_name(each)
        if name == wanted:
            yield each
        elif name in ("sdt", "sdtContent", "customXml", "ins"):
            yield from _within(each, wanted)


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
        for each in style:
            name, value = local_name(each), attribute(each, "val")
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


def _read_notes(package: Package, gathered: Gathering, words: _Words) -> None:
    """Put footnotes and endnotes behind the text, as a part of their own."""
    for name in ("word/footnotes.xml", "word/endnotes.xml"):
        root = package.tree(name)
        for note in root if root is not None else ():
            if attribute(note, "type") in ("separator", "continuationSeparator", "continuationNotice"):
                continue
            gathered.part = "Footnotes"
            said = words.of_all(note)
            if said:
                gathered.notice("footnotes-at-end")
                gathered.add(BlockKind.PARAGRAPH, said)
