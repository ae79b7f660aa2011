"""The fields and drawings of a Word file that only raw XML can say: contents list, running title, watermark.

The contents list is filled with its entries, each a link to its heading, but its page numbers are left to Word: only
Word knows where its pages end. They are fields with an empty result, which Word fills by itself before it prints or
saves a PDF, and on "Update table". The setting `updateFields` and the flag `dirty` would fill them on opening, but both
make Word ask every reader "This document contains fields that may refer to other files", which no public document
should. A wrong number would be worse than none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document as WordDocument
from docx.oxml import parse_xml

from export.word.names import DECLARED, KEPT, qualified

_BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
_SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """One line of the contents list: the heading's words, its bookmark and the id of its style."""

    text: str
    bookmark: str
    style_id: str


@dataclass(frozen=True, slots=True)
class ContentsField:
    """A contents list: its heading, the headings' levels it takes in, its lines and the style of its heading."""

    heading: str
    lowest: int
    deepest: int
    entries: Sequence[ContentsEntry]
    heading_style_id: str
    begins_page: bool


def _instruction(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve"> {text} </w:instrText></w:r>'


def _contents_line(entry: ContentsEntry, opening: str, closing: str) -> str:
    page = _BEGIN + _instruction(f"PAGEREF {entry.bookmark} \\h") + _SEPARATE + _END
    link = (
        f'<w:hyperlink w:anchor={quoteattr(entry.bookmark)} w:history="1">'
        f"<w:r><w:t>{escape(entry.text, KEPT)}</w:t></w:r><w:r><w:tab/></w:r>{page}</w:hyperlink>"
    )
    style = f"<w:pPr><w:pStyle w:val={quoteattr(entry.style_id)}/></w:pPr>"
    return f"<w:p>{style}{opening}{link}{closing}</w:p>"


def contents(field: ContentsField) -> str:
    """Return the XML of a filled contents list; `field.entries` must not be empty."""
    levels = f"{field.lowest}-{field.deepest}"
    opening = _BEGIN + _instruction(f'TOC \\o "{levels}" \\h') + _SEPARATE
    last = len(field.entries) - 1
    lines = "".join(
        _contents_line(entry, opening if place == 0 else "", _END if place == last else "")
        for place, entry in enumerate(field.entries)
    )
    page_break = "<w:pageBreakBefore/>" if field.begins_page else ""
    heading = (
        f"<w:p><w:pPr><w:pStyle w:val={quoteattr(field.heading_style_id)}/>{page_break}</w:pPr>"
        f"<w:r><w:t>{escape(field.heading, KEPT)}</w:t></w:r></w:p>"
    )
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        f"<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>{heading}{lines}</w:sdtContent></w:sdt>"
    )


def fill_running_titles(document: WordDocument, title: str) -> None:
    """Write `title` into the result of each TITLE field of the headers and footers."""
    for part in document.part.package.iter_parts():
        if part.content_type.endswith(("header+xml", "footer+xml")):
            for instruction in part.element.iter(qualified("w:instrText")):
                if instruction.text and instruction.text.split()[:1] == ["TITLE"]:
                    _fill_result(instruction.getparent(), title)


def _fill_result(instruction_run: Any, title: str) -> None:
    for run in instruction_run.itersiblings(qualified("w:r")):
        text = run.find(qualified("w:t"))
        if text is not None:
            text.text = title
            return


def _watermark(word: str, number: int) -> Any:
    # WordArt in the header, under the name by which Word's "Remove watermark" finds it. The alternative text says the
    # word that sighted readers see.
    width = min(440, 88 * max(len(word), 3))
    style = (
        f"position:absolute;margin-left:0;margin-top:0;width:{width}pt;height:{width // 3}pt;"
        "rotation:315;z-index:-251658752;"
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        "mso-position-vertical:center;mso-position-vertical-relative:margin"
    )
    return parse_xml(
        f"<w:r {DECLARED}><w:pict>"
        '<v:shapetype id="_x0000_t136" o:spt="136" coordsize="21600,21600" adj="10800" '
        'path="m@7,l@8,m@5,21600l@6,21600e">'
        '<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/>'
        '<v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
        '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
        '<v:path textpathok="t"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
        f'<v:shape id="PowerPlusWaterMarkObject{number}" type="#_x0000_t136" alt={quoteattr(word)} style="{style}" '
        'fillcolor="#e3e3e6" stroked="f"><v:fill opacity=".6"/>'
        f'<v:textpath style="font-family:&quot;Arial&quot;;font-size:1pt;font-weight:bold" string={quoteattr(word)}/>'
        "</v:shape></w:pict></w:r>"
    )


def add_watermark(document: WordDocument, word: str) -> None:
    """Put `word` behind the text of every page, through each header of the document."""
    headers = [part for part in document.part.package.iter_parts() if part.content_type.endswith("header+xml")]
    for number, part in enumerate(sorted(headers, key=lambda part: str(part.partname)), start=1):
        part.element.find(qualified("w:p")).append(_watermark(word, number))
