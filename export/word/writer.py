"""Render a report as a Word file: one small function per kind of block, styles by name, looks from the template."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from domain.report.tree import (
    Bullets,
    ContentsList,
    Heading,
    PageBreak,
    Paragraph,
    RatingPanel,
    Report,
    Table,
)
from export.word.body import Body, legal
from export.word.package import describe, package_bytes
from export.word.tables import table_xml
from export.word.template import open_template
from export.word.word_fields import ContentsEntry, ContentsField, add_watermark, contents, fill_running_titles

STYLE_OF_ROLE: Mapping[str, str] = {
    "body": "Assay Body",
    "lead": "Assay Lead",
    "score": "Assay Score",
    "quote": "Assay Quote",
    "note": "Assay Note",
    "date": "Assay Date",
    "missing": "Assay Missing",
}
DEEPEST_CONTENTS = 4
EMU_PER_TWENTIETH = 635


@dataclass(frozen=True, slots=True)
class Page:
    """What the blocks need to know of the whole: every heading of the report and the width of its text."""

    headings: tuple[Heading, ...]
    text_width: int


def write_word(report: Report, template: Path) -> bytes:
    """Return the Word file of `report`, dressed by the styles of `template`; the same report gives the same bytes.

    Raises TemplateFault when the template cannot be read or lacks a style.
    """
    opened = open_template(template)
    document = opened.document
    headings = tuple(block for block in report.blocks if isinstance(block, Heading))
    body = Body(document.part, opened.style_ids, opened.bullets_id, _bookmarks(headings))
    page = Page(headings, _text_width(document))
    for block in report.blocks:
        WRITERS[type(block)](body, block, page)
    element = document.element.body
    section = element.sectPr
    element.remove(section)
    element.extend((*body.elements(), section))
    fill_running_titles(document, legal(report.title))
    if report.is_draft:
        add_watermark(document, legal(report.draft_word))
    describe(document, legal(report.title), legal(report.subject), report.language, report.on)
    return package_bytes(document)


def _bookmarks(headings: tuple[Heading, ...]) -> dict[str, str]:
    return {heading.anchor: f"_Toc{number:06d}" for number, heading in enumerate(headings, start=1)}


def _text_width(document: Any) -> int:
    section = document.sections[0]
    return int(section.page_width - section.left_margin - section.right_margin) // EMU_PER_TWENTIETH


def _heading(body: Body, block: Heading, page: Page) -> None:
    style = "Assay Title" if block.level == 1 else f"heading {min(block.level, 6)}"
    body.add(body.paragraph(style, body.bookmarked(block.text, block.anchor)))


def _paragraph(body: Body, block: Paragraph, page: Page) -> None:
    body.add(body.paragraph(STYLE_OF_ROLE[block.role], body.runs(block.runs)))


def _bullets(body: Body, block: Bullets, page: Page) -> None:
    for item, level in zip(block.items, block.levels or (1,) * len(block.items), strict=True):
        body.add(body.bullet(level, body.runs(item)))


def _table(body: Body, block: Table, page: Page) -> None:
    body.add(table_xml(body, block, page.text_width))


def _rating(body: Body, block: RatingPanel, page: Page) -> None:
    body.add(body.paragraph("Assay Rating", body.text(block.line)))
    body.add(body.paragraph("Assay Rating Detail", body.text(block.sentence)))


def _contents(body: Body, block: ContentsList, page: Page) -> None:
    deepest = min(block.deepest, DEEPEST_CONTENTS)
    entries = [
        ContentsEntry(legal(heading.text), body.bookmarks[heading.anchor], body.style_ids[f"toc {heading.level}"])
        for heading in page.headings
        if 2 <= heading.level <= deepest
    ]
    if entries:
        style_id = body.style_ids["TOC Heading"]
        body.add(contents(ContentsField(legal(block.heading), 2, deepest, entries, style_id, body.breaks_page)))
        body.breaks_page = False


def _page_break(body: Body, block: PageBreak, page: Page) -> None:
    body.breaks_page = True


WRITERS: Mapping[type, Callable[[Body, Any, Page], None]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Bullets: _bullets,
    Table: _table,
    RatingPanel: _rating,
    ContentsList: _contents,
    PageBreak: _page_break,
}
