"""The body of a Word file under construction: paragraphs, runs, links and bookmarks as pieces of XML.

The pieces are plain strings, put together and parsed once: making each element by itself takes python-docx's parser,
which looks up a class for every one, four times as long.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml import parse_xml

from domain.report.tree import Run
from export.word.names import DECLARED, KEPT

DEEPEST_BULLET = 3

# What XML 1.0 cannot hold; cleaned text has none, but a name typed elsewhere may.
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(slots=True)
class Body:
    """Where blocks are added. `breaks_page` makes the next paragraph begin a page."""

    part: Part
    style_ids: Mapping[str, str]
    bullets_id: str
    bookmarks: Mapping[str, str]
    breaks_page: bool = False
    links: dict[str, str] = field(default_factory=dict)
    bookmark_count: int = 0
    pieces: list[str] = field(default_factory=list)
    quoted: Mapping[str, str] = field(init=False)
    """The style ids as attributes hold them: a template may name its styles as it likes."""

    def __post_init__(self) -> None:
        self.quoted = {style: quoteattr(style_id) for style, style_id in self.style_ids.items()}

    def add(self, xml: str) -> None:
        """Add a whole block: a paragraph, a table or a contents list."""
        self.pieces.append(xml)

    def elements(self) -> list[Any]:
        """Return all that was added, as elements for the document's body."""
        return list(parse_xml(f"<w:body {DECLARED}>{''.join(self.pieces)}</w:body>"))

    def paragraph(self, style: str, content: str, numbering: str = "") -> str:
        """Return a paragraph of this style; `content` is XML, and so is the `numbering` of a list."""
        page_break = "<w:pageBreakBefore/>" if self.breaks_page else ""
        self.breaks_page = False
        properties = f"<w:pStyle w:val={self.quoted[style]}/>{page_break}{numbering}"
        return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"

    def bullet(self, level: int, content: str) -> str:
        """Return a bullet of this level, 1 the outermost."""
        if level <= 1:
            return self.paragraph("List Bullet", content)
        depth = min(level, DEEPEST_BULLET) - 1
        numbering = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val={quoteattr(self.bullets_id)}/></w:numPr>'
        return self.paragraph("List Bullet", content, numbering)

    def text(self, text: str, style: str = "") -> str:
        """Return a run with this text."""
        properties = f"<w:rPr><w:rStyle w:val={self.quoted[style]}/></w:rPr>" if style else ""
        space = ' xml:space="preserve"' if text != text.strip() else ""
        words = escape(legal(text), KEPT)
        return f"<w:r>{properties}<w:t{space}>{words}</w:t></w:r>"

    def runs(self, runs: Sequence[Run]) -> str:
        """Return runs: plain words, links and evidence references."""
        return "".join(map(self._run, runs))

    def _run(self, run: Run) -> str:
        if run.url:
            key = self._relationship(run.url)
            return f'<w:hyperlink r:id="{key}" w:history="1">{self.text(run.text, "Hyperlink")}</w:hyperlink>'
        if not run.text:
            return ""
        return self.text(run.text, "Assay Reference" if run.is_reference else "")

    def bookmarked(self, text: str, anchor: str) -> str:
        """Return text inside the bookmark that the contents list points to."""
        self.bookmark_count += 1
        number = self.bookmark_count
        name = quoteattr(self.bookmarks[anchor])
        start = f'<w:bookmarkStart w:id="{number}" w:name={name}/>'
        return f'{start}{self.text(text)}<w:bookmarkEnd w:id="{number}"/>'

    def _relationship(self, url: str) -> str:
        if url not in self.links:
            self.links[url] = self.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return self.links[url]


def legal(text: str) -> str:
    """Return the text without the characters that XML cannot hold."""
    # Whatever can be printed is legal, and that is found out at a tenth of the time.
    return text if text.isprintable() else ILLEGAL.sub("", text)
