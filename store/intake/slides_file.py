"""The text of presentations: each slide's title, words, tables and speaker's notes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pptx

from domain.evidence.evidence import BlockKind, ReadingStatus
from store.intake.gathering import Gathering, Unreadable
from store.intake.package import Package, note_dangers, say_core_properties

_DEEPEST = 20
_FAULTS = (KeyError, ValueError, TypeError, IndexError, AttributeError, OSError, SyntaxError)


def read_slides(path: Path, gathered: Gathering) -> None:
    """Gather the text of a .pptx (.pptm); raises Unreadable and Full."""
    package = Package(path)
    try:
        package.check_xml()
        note_dangers(package, gathered)
        say_core_properties(package, gathered)
        if package.names_in("ppt/comments/"):
            gathered.notice("comments-left-out")
    finally:
        package.close()
    try:
        presentation = pptx.Presentation(str(path))
        gathered.pages = len(presentation.slides)
        for number, slide in enumerate(presentation.slides, 1):
            _read_slide(slide, number, gathered)
    except _FAULTS:
        raise Unreadable(ReadingStatus.UNREADABLE, "damaged") from None


def _read_slide(slide: Any, number: int, gathered: Gathering) -> None:
    title = slide.shapes.title
    words = title.text_frame.text if title is not None and title.has_text_frame else ""
    gathered.page, gathered.part = number, " ".join(words.split())
    gathered.add(BlockKind.HEADING, words)
    title_id = title.shape_id if title is not None else None
    _read_shapes((shape for shape in slide.shapes if shape.shape_id != title_id), gathered, 0)
    if slide.has_notes_slide and (frame := slide.notes_slide.notes_text_frame) is not None and frame.text.strip():
        gathered.notice("speaker-notes-read")
        gathered.part = "Notes"
        for paragraph in frame.paragraphs:
            gathered.add(BlockKind.PARAGRAPH, paragraph.text)


def _read_shapes(shapes: Iterable[Any], gathered: Gathering, depth: int) -> None:
    if depth > _DEEPEST:
        raise Unreadable(ReadingStatus.TOO_DEMANDING, "nested-too-deep")
    for shape in shapes:
        if hasattr(shape, "shapes"):
            _read_shapes(shape.shapes, gathered, depth + 1)
        elif getattr(shape, "has_table", False):
            for row in shape.table.rows:
                gathered.add_row(cell.text for cell in row.cells)
        elif shape.has_text_frame:
            is_list = shape.is_placeholder and len(shape.text_frame.paragraphs) > 1
            for paragraph in shape.text_frame.paragraphs:
                gathered.add(BlockKind.BULLET if is_list else BlockKind.PARAGRAPH, paragraph.text)
