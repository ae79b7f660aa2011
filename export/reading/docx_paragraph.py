"""Gather the words, links and breaks of one Word paragraph until it is known what it is."""

from __future__ import annotations

from collections import Counter
from enum import Enum

from lxml import etree

from domain.assessment import PassageKind
from export.reading.docx_styles import ParagraphLook
from export.reading.gathering import DEEPEST_BULLET, Gatherer


class Step(Enum):
    """One thing that stands in a paragraph."""

    TEXT = "text"
    BREAK = "break"
    LINK = "link"
    LINK_END = "link-end"
    NOTE = "note"


class WordParagraph:
    """The steps of a paragraph, and the paragraphs of the text boxes that are anchored in it."""

    def __init__(self, look: ParagraphLook, properties: etree._Element | None) -> None:
        self.look = look
        self.properties = properties
        self.is_joined_to_next = False
        self.boxed: list[WordParagraph] = []
        self.steps: list[tuple[Step, str]] = []

    def add(self, step: Step, value: str = "") -> None:
        """Append words, a line break, or the begin (with its address) or end of a link."""
        self.steps.append((step, value))

    def write(self, gathered: Gatherer, counts: Counter[str]) -> None:
        """Write the paragraph and what is anchored in it, whatever the depth, to `gathered`."""
        waiting = [self]
        while waiting:
            paragraph = waiting.pop()
            paragraph._write_itself(gathered, counts)
            waiting.extend(reversed(paragraph.boxed))

    def _write_itself(self, gathered: Gatherer, counts: Counter[str]) -> None:
        is_first = True
        for step, value in self.steps:
            if step is Step.LINK:
                gathered.start_link(value)
            elif step is Step.LINK_END:
                gathered.end_link()
            elif step is Step.NOTE:
                gathered.mark_note()
            elif step is Step.TEXT:
                gathered.add(value, keep_spaces=True)
            elif self.look.heading:
                gathered.add(" ")
            else:
                is_first = not self._end_block(gathered, counts, is_first) and is_first
        self._end_block(gathered, counts, is_first)
        gathered.end_link()

    def _end_block(self, gathered: Gatherer, counts: Counter[str], is_first: bool) -> bool:
        """End a block; only the first one of a list item has the bullet."""
        if self.look.heading:
            gathered.kind, gathered.level = PassageKind.HEADING, self.look.heading
        elif self.look.item and is_first:
            gathered.kind, gathered.level = PassageKind.BULLET, min(self.look.item, DEEPEST_BULLET)
        was_written = gathered.flush()
        if was_written and is_first and self.look.is_numbered:
            counts["numbers-left-out"] += 1
        return was_written
