"""Read the body of a Word document into plain blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from lxml import etree

from domain.files.hidden_words import child, children, local_name, value_of
from domain.text.blocks import Notice, SourceText
from export.errors import UnreadableDocument
from export.reading.docx_package import Package
from export.reading.docx_paragraph import Step, WordParagraph
from export.reading.docx_styles import Styles
from export.reading.gathering import TEXT_LIMIT, Gatherer, raised

MOST_NOTES = 500
"""Footnotes and endnotes whose words are reported; the rest is counted."""

_LONGEST_INSTRUCTION = 8_192
_FIELD_LINK = re.compile(r"\s*HYPERLINK\s+\"([^\"]*)\"")
_WORDS_FOR_ELEMENTS: Mapping[str, str] = {
    "tab": "\t",
    "ptab": "\t",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
_COUNTED: Mapping[str, str] = {
    "tbl": "tables-flattened",
    "blip": "pictures-left-out",
    "imagedata": "pictures-left-out",
    "OLEObject": "objects-left-out",
    "chart": "objects-left-out",
    "relIds": "objects-left-out",
    "altChunk": "objects-left-out",
    "sym": "symbols-left-out",
    "txbxContent": "text-boxes-moved",
    "ins": "insertions-kept",
    "moveTo": "insertions-kept",
    "commentReference": "comments-left-out",
}
_DELETED = frozenset({"del", "moveFrom"})


def read_docx(data: bytes, limit: int = TEXT_LIMIT) -> SourceText:
    """Return the blocks of a .docx: the same for the same bytes; `name` is left empty.

    Headings are told by style or outline level (1 to 6), list items become bullets, cells of tables paragraphs; the
    words of text boxes follow the paragraph that holds them. Inserted text is kept, deleted text left out. Nothing
    outside the file is followed and no macro is run.

    Notices with a "count": those of `Gatherer`, "tables-flattened", "pictures-left-out", "objects-left-out",
    "symbols-left-out", "text-boxes-moved", "insertions-kept", "deletions-left-out", "comments-left-out",
    "hidden-left-out" (characters), "headers-left-out", "numbers-left-out", "notes-left-out" (those beyond MOST_NOTES).
    Besides "note-left-out" (text) for each footnote and endnote, "macros-left-out", "external-left-out" (kinds).

    Raises UnreadableDocument "damaged" (part), "encrypted", "other-type" (found: "zip" or "office"), "too-many-parts",
    "too-much-unpacked", "holds-doctype" (part).
    """
    package = Package(data)
    root = package.tree(package.main)
    body = child(root, "body")
    if body is None:
        raise UnreadableDocument("damaged", {"part": package.main})
    reader = _BodyReader(package, Gatherer(limit))
    reader.read(body)
    blocks, notices = reader.gathered.finish()
    return SourceText("", blocks, (*notices, *_notices_of_package(package)))


class _BodyReader:
    """Walks over the elements of the body without recursion, however deep they are nested."""

    def __init__(self, package: Package, gathered: Gatherer) -> None:
        self.gathered = gathered
        self._styles = Styles(package)
        self._links = package.relationships(package.main)
        self._open: list[WordParagraph] = []
        self._joined: WordParagraph | None = None
        self._fields: list[str | None] = []
        self._cells = 0
        self._starts: Mapping[str, Callable[[etree._Element], None]] = {
            "p": self._start_paragraph,
            "t": self._read_text,
            "br": self._read_break,
            "cr": self._read_break,
            "hyperlink": self._start_hyperlink,
            "fldSimple": self._start_simple_field,
            "instrText": self._read_instruction,
            "fldChar": self._read_field,
            "footnoteReference": self._read_note,
            "endnoteReference": self._read_note,
        }

    def read(self, body: etree._Element) -> None:
        """Read all paragraphs of the body."""
        walker = etree.iterwalk(body, events=("start", "end"))
        for event, element in walker:
            name = local_name(element)
            if event == "end":
                self._end(name, element)
            elif self._is_left_out(name, element):
                walker.skip_subtree()
            else:
                self._start(name, element)
        if self._joined is not None:
            self._joined.write(self.gathered, self.gathered.left_out)

    def _is_left_out(self, name: str, element: etree._Element) -> bool:
        """Say whether an element is passed over, and count it where people should know."""
        if name in _DELETED:
            self.gathered.left_out["deletions-left-out"] += 1
            return True
        if name == "tr" and child(child(element, "trPr"), "del") is not None:
            self.gathered.left_out["deletions-left-out"] += 1
            return True
        if name == "r" and self._styles.hidden.are_hidden(
            child(element, "rPr"), self._open[-1].properties if self._open else None
        ):
            hidden = sum(len(text.text or "") for text in children(element, "t"))
            if hidden:
                self.gathered.left_out["hidden-left-out"] += hidden
            return True
        if name == "Fallback":
            return child(element.getparent(), "Choice") is not None
        # Properties hold no words; "rPr" may hold marks of tracked changes that must not be counted as text.
        return name in {"pPr", "rPr", "sectPr", "tblPr", "trPr", "tcPr", "sdtPr", "rt"}

    def _start(self, name: str, element: etree._Element) -> None:
        if name in _COUNTED:
            self.gathered.left_out[_COUNTED[name]] += 1
        if name in _WORDS_FOR_ELEMENTS:
            self._add(Step.TEXT, _WORDS_FOR_ELEMENTS[name])
        if name == "tc":
            self._cells += 1
            self.gathered.is_in_cell = True
        start = self._starts.get(name)
        if start:
            start(element)

    def _end(self, name: str, element: etree._Element) -> None:
        if name == "hyperlink" or (name == "fldSimple" and _address_in(element)):
            self._add(Step.LINK_END)
        if name == "tc":
            self._cells -= 1
            self.gathered.is_in_cell = self._cells > 0
        if name == "p" and self._open:
            paragraph = self._open.pop()
            if self._open:
                self._open[-1].boxed.append(paragraph)
            elif paragraph.is_joined_to_next:
                self._joined = paragraph
            else:
                paragraph.write(self.gathered, self.gathered.left_out)

    def _add(self, step: Step, value: str = "") -> None:
        if self._open:
            self._open[-1].add(step, value)

    def _start_paragraph(self, element: etree._Element) -> None:
        properties = child(element, "pPr")
        paragraph = WordParagraph(self._styles.look(properties), properties)
        mark = child(properties, "rPr")
        paragraph.is_joined_to_next = any(child(mark, name) is not None for name in _DELETED)
        if self._joined is not None and not self._open:
            paragraph.steps, paragraph.boxed = self._joined.steps, self._joined.boxed
            self._joined = None
        self._open.append(paragraph)

    def _read_text(self, element: etree._Element) -> None:
        alignment = child(child(element.getparent(), "rPr"), "vertAlign")
        is_raised = alignment is not None and value_of(alignment, "val") == "superscript"
        self._add(Step.TEXT, raised(element.text or "") if is_raised else element.text or "")

    def _read_break(self, element: etree._Element) -> None:
        self._add(Step.BREAK)

    def _read_note(self, element: etree._Element) -> None:
        self._add(Step.NOTE)

    def _start_hyperlink(self, element: etree._Element) -> None:
        relationship = self._links.get(value_of(element, "id"))
        if relationship is not None and relationship.is_external:
            self._add(Step.LINK, relationship.target)

    def _start_simple_field(self, element: etree._Element) -> None:
        if address := _address_in(element):
            self._add(Step.LINK, address)

    def _read_instruction(self, element: etree._Element) -> None:
        if self._fields and self._fields[-1] is not None:
            self._fields[-1] = (self._fields[-1] + (element.text or ""))[:_LONGEST_INSTRUCTION]

    def _read_field(self, element: etree._Element) -> None:
        """Follow a field: what it is to do stands between its begin and its separator, its result up to its end."""
        kind = value_of(element, "fldCharType")
        if kind == "begin":
            self._fields.append("")
        elif kind == "separate" and self._fields:
            link = _FIELD_LINK.match(self._fields[-1] or "")
            self._fields[-1] = None
            if link:
                self._add(Step.LINK, link.group(1))
        elif kind == "end" and self._fields:
            self._fields.pop()
            self._add(Step.LINK_END)


def _address_in(field: etree._Element) -> str:
    """Return where a field that is one element leads, "" where it is no link."""
    link = _FIELD_LINK.match(value_of(field, "instr")[:_LONGEST_INSTRUCTION])
    return link.group(1) if link else ""


def _notices_of_package(package: Package) -> list[Notice]:
    """Return what else the file holds that is not read."""
    notices: list[Notice] = []
    kinds = sorted(package.external_kinds())
    if kinds:
        data = (("count", str(len(kinds))), ("kinds", ", ".join(sorted(set(kinds)))))
        notices.append(Notice("external-left-out", data))
    if any(name.lower().endswith(("vbaproject.bin", "vbadata.xml")) for name in package.names):
        notices.append(Notice("macros-left-out"))
    relationships = package.relationships(package.main).values()
    furniture = {entry.target for entry in relationships if entry.kind in {"header", "footer"}}
    worded = sum(bool(_text_of(package.tree(name))) for name in furniture)
    if worded:
        notices.append(Notice("headers-left-out", (("count", str(worded)),)))
    notes = [text for kind in ("footnotes", "endnotes") for text in _notes(package, kind)]
    notices.extend(Notice("note-left-out", (("text", text),)) for text in notes[:MOST_NOTES])
    if len(notes) > MOST_NOTES:
        notices.append(Notice("notes-left-out", (("count", str(len(notes) - MOST_NOTES)),)))
    return notices


def _notes(package: Package, kind: str) -> list[str]:
    """Return the words of the footnotes or endnotes, without the lines that separate them from the text."""
    parts = [entry.target for entry in package.relationships(package.main).values() if entry.kind == kind]
    notes = [note for part in parts for note in children(package.tree(part), kind.removesuffix("s"))]
    texts = [_text_of(note) for note in notes if value_of(note, "type") in {"", "normal"}]
    return [text for text in texts if text]


def _text_of(element: etree._Element | None) -> str:
    """Return the words in an element, cleaned, its paragraphs run together with spaces."""
    gathered = Gatherer()
    for entry in element.iter() if element is not None else ():
        name = local_name(entry)
        if name == "t":
            gathered.add(entry.text or "")
        elif name == "p":
            gathered.add(" ")
    blocks, _ = gathered.finish()
    return blocks[0].text if blocks else ""
