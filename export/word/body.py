"""The body of a Word file under construction: paragraphs, runs, links and bookmarks as lxml elements."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from lxml.etree import SubElement

from domain.report_tree import Run
from export.word.names import qualified

P, P_PROPERTIES, P_STYLE = qualified("w:p"), qualified("w:pPr"), qualified("w:pStyle")
R, R_PROPERTIES, R_STYLE, T = qualified("w:r"), qualified("w:rPr"), qualified("w:rStyle"), qualified("w:t")
VALUE, SPACE = qualified("w:val"), qualified("xml:space")
PAGE_BREAK = qualified("w:pageBreakBefore")
HYPERLINK, RELATIONSHIP, HISTORY = qualified("w:hyperlink"), qualified("r:id"), qualified("w:history")
BOOKMARK_START, BOOKMARK_END = qualified("w:bookmarkStart"), qualified("w:bookmarkEnd")
BOOKMARK_ID, BOOKMARK_NAME = qualified("w:id"), qualified("w:name")
NUMBERING, NUMBERING_LEVEL, NUMBERING_ID = qualified("w:numPr"), qualified("w:ilvl"), qualified("w:numId")
DEEPEST_BULLET = 3

# What XML 1.0 cannot hold; cleaned text has none, but a name typed elsewhere may.
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(slots=True)
class Body:
    """Where blocks are appended. `breaks_page` makes the next paragraph begin a page."""

    element: Any
    part: Part
    style_ids: Mapping[str, str]
    bullets_id: str
    bookmarks: Mapping[str, str]
    breaks_page: bool = False
    links: dict[str, str] = field(default_factory=dict)
    bookmark_count: int = 0

    def paragraph(self, style: str, parent: Any = None) -> Any:
        """Append an empty paragraph of this style to `parent` (the body when None) and return it."""
        paragraph = SubElement(self.element if parent is None else parent, P)
        properties = SubElement(paragraph, P_PROPERTIES)
        SubElement(properties, P_STYLE, {VALUE: self.style_ids[style]})
        if self.breaks_page:
            SubElement(properties, PAGE_BREAK)
            self.breaks_page = False
        return paragraph

    def bullet(self, level: int) -> Any:
        """Append an empty bullet of this level, 1 the outermost, and return its paragraph."""
        paragraph = self.paragraph("List Bullet")
        if level > 1:
            numbering = SubElement(paragraph[0], NUMBERING)
            SubElement(numbering, NUMBERING_LEVEL, {VALUE: str(min(level, DEEPEST_BULLET) - 1)})
            SubElement(numbering, NUMBERING_ID, {VALUE: self.bullets_id})
        return paragraph

    def text(self, parent: Any, text: str, style: str = "") -> None:
        """Append a run with this text to a paragraph or hyperlink."""
        run = SubElement(parent, R)
        if style:
            SubElement(SubElement(run, R_PROPERTIES), R_STYLE, {VALUE: self.style_ids[style]})
        element = SubElement(run, T)
        element.text = legal(text)
        if text != text.strip():
            element.set(SPACE, "preserve")

    def runs(self, paragraph: Any, runs: Sequence[Run]) -> None:
        """Append runs: plain words, links and evidence references."""
        for run in runs:
            if run.url:
                key = self._relationship(run.url)
                link = SubElement(paragraph, HYPERLINK, {RELATIONSHIP: key, HISTORY: "1"})
                self.text(link, run.text, "Hyperlink")
            elif run.text:
                self.text(paragraph, run.text, "Assay Reference" if run.is_reference else "")

    def bookmarked(self, paragraph: Any, text: str, anchor: str) -> None:
        """Append text inside the bookmark that the contents list points to."""
        self.bookmark_count += 1
        number = str(self.bookmark_count)
        SubElement(paragraph, BOOKMARK_START, {BOOKMARK_ID: number, BOOKMARK_NAME: self.bookmarks[anchor]})
        self.text(paragraph, text)
        SubElement(paragraph, BOOKMARK_END, {BOOKMARK_ID: number})

    def _relationship(self, url: str) -> str:
        if url not in self.links:
            self.links[url] = self.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return self.links[url]


def legal(text: str) -> str:
    """Return the text without the characters that XML cannot hold."""
    return ILLEGAL.sub("", text)
