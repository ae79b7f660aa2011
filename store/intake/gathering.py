"""Gather the blocks, notices and properties of one document within limits."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from domain.evidence.evidence import BlockKind, FileBlock, FileText, ReadingStatus
from domain.text.cleaning import clean_line

MOST_BLOCKS = 50_000
MOST_CHARACTERS = 5_000_000
LONGEST_BLOCK = 100_000
MOST_CELLS = 500
"""Limits of one document's text: paragraphs and rows; characters of all, and of one of them; cells of a row."""

_LONGEST_PROPERTY = 500


class Unreadable(Exception):
    """A file's text cannot be read: the status it gets, and a code that says more, "" where there is none."""

    def __init__(self, status: ReadingStatus, notice: str = "") -> None:
        super().__init__(status, notice)
        self.status = status
        self.code = notice


class Full(Exception):
    """The document holds more text than is taken in; what was gathered so far is kept."""


class Gathering:
    """What was read from one document so far. `page` and `part` are given to each block that is added."""

    def __init__(self) -> None:
        self.page = 0
        self.part = ""
        self.pages = 0
        self._blocks: list[FileBlock] = []
        self._characters = 0
        self._notices: dict[str, None] = {}
        self._properties: dict[str, str] = {}

    def add(self, kind: BlockKind, text: str) -> None:
        """Add a block, cleaned to one line; one without words is passed over. Raises Full."""
        self._keep(kind, clean_line(text).strip())

    def add_row(self, cells: Iterable[str]) -> None:
        """Add a row of a table; cells are separated by tabs, empty ones at the end left out. Raises Full."""
        cleaned = [clean_line(cell).strip() for cell in cells]
        if len(cleaned) > MOST_CELLS:
            self.notice("cells-cut")
            cleaned = cleaned[:MOST_CELLS]
        self._keep(BlockKind.ROW, "\t".join(cleaned).rstrip("\t"))

    def notice(self, code: str) -> None:
        """Note once that something was left out or found."""
        self._notices[code] = None

    def say(self, name: str, value: str) -> None:
        """Keep what the document says of itself; empty values and all but the first are passed over."""
        cleaned = " ".join(clean_line(value).split())[:_LONGEST_PROPERTY]
        if cleaned:
            self._properties.setdefault(name, cleaned)

    def say_when(self, name: str, moment: datetime | None) -> None:
        """Keep a moment that the document says of itself."""
        if moment is not None:
            self.say(name, moment.isoformat())

    def finish(self, status: ReadingStatus | None = None) -> FileText:
        """Return what was read; without a status it is READ, or EMPTY when there are no words."""
        if self.pages:
            self.say("pages", str(self.pages))
        found = status or (ReadingStatus.READ if self._blocks else ReadingStatus.EMPTY)
        properties = tuple(sorted(self._properties.items()))
        return FileText(found, tuple(self._blocks), self.pages, properties, tuple(self._notices))

    @property
    def is_empty(self) -> bool:
        """Whether no words were found yet."""
        return not self._blocks

    def _keep(self, kind: BlockKind, text: str) -> None:
        if not text.strip():
            return
        if len(text) > LONGEST_BLOCK:
            self.notice("text-cut")
            text = text[:LONGEST_BLOCK]
        if len(self._blocks) >= MOST_BLOCKS or self._characters + len(text) > MOST_CHARACTERS:
            self.notice("text-cut")
            raise Full
        self._characters += len(text)
        self._blocks.append(FileBlock(kind, text, self.page, self.part))
