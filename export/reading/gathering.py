"""Gather pieces of text into clean blocks, up to a limit, and count what had to be left out."""

from __future__ import annotations

import re
from collections import Counter

from domain.assessment import Link, PassageKind
from domain.text.blocks import Notice, TextBlock
from domain.text.cleaning import clean_line
from export.reading.links import kind_of_address, safe_address

TEXT_LIMIT = 2_000_000
"""Characters of text that are kept from one source: some six times a whole report of 60,000 words."""

BLOCK_LIMIT = 200_000
"""Blocks that are kept from one source: bounds the time for text that is nearly all line ends."""

DEEPEST_BULLET = 2

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_TYPED_BULLET = re.compile(r"[•‣●▪◦]\s+(?=\S)")
_SPACES = re.compile(r" {2,}")


def raised(text: str) -> str:
    """Return words that stand above the line as plain text: figures as raised figures, others as they are."""
    return text.translate(_RAISED) if text.strip().isdecimal() else text


class Gatherer:
    """Collects one block after the other; call `flush` where a block ends and `finish` at the end.

    `kind`, `level` and `is_aside` may be set until the flush; `is_in_cell` stays as it is set. A paragraph that begins
    with the sign of a bullet is one. White space around a block is taken off and empty blocks
    are left out; inside, runs of spaces count as one unless the caller says they are to be kept.
    """

    def __init__(self, limit: int = TEXT_LIMIT) -> None:
        self.blocks: list[TextBlock] = []
        self.kind = PassageKind.PARAGRAPH
        self.level = 0
        self.is_aside = False
        self.is_in_cell = False
        self.is_full = False
        self.left_out: Counter[str] = Counter()
        self._room = limit
        self._limit = limit
        self._removed = 0
        self._link_kinds: set[str] = set()
        self._pieces: list[str] = []
        self._length = 0
        self._ends_in_space = True
        self._links: list[Link] = []
        self._address = ""
        self._link_start = 0
        self._notes: list[int] = []

    @property
    def has_text(self) -> bool:
        """Whether the block that is being gathered has any words yet."""
        return self._length > 0

    def add(self, text: str, keep_spaces: bool = False) -> None:
        """Append words to the present block, cleaned of control characters; past the limit they are counted only."""
        if self.is_full:
            self.left_out["text-cut"] += len(text)
            return
        if len(text) > self._room:
            self.is_full = True
            self.left_out["text-cut"] += len(text) - self._room
            text = text[: self._room]
        self._room -= len(text)
        cleaned = clean_line(text)
        self._removed += len(text) - len(cleaned) - text.count("\r\n")
        self._append(cleaned if keep_spaces else _SPACES.sub(" ", cleaned), keep_spaces)

    def start_link(self, address: str) -> None:
        """Begin a link; addresses that may not be kept leave their words as plain text and are counted."""
        self.end_link()
        self._address = safe_address(address)
        self._link_start = self._length
        if not self._address and address.strip():
            self.left_out["links-left-out"] += 1
            self._link_kinds.add(kind_of_address(address))

    def mark_note(self) -> None:
        """Note that a mark which leads to a footnote or endnote stands here."""
        self._notes.append(self._length)

    def end_link(self) -> None:
        """End the link that is open, if one is."""
        self._close_link()
        self._address = ""

    def flush(self) -> bool:
        """End the present block, go on with an ordinary paragraph, and say whether there were any words in it.

        A link that is open goes on in the next block.
        """
        self._close_link()
        written = "".join(self._pieces)
        text = written.strip()
        bullet = _TYPED_BULLET.match(text) if self.kind is PassageKind.PARAGRAPH else None
        if bullet:
            self.kind, self.level, text = PassageKind.BULLET, 1, text[bullet.end() :]
        if text:
            offset = written.index(text)
            links = _shifted(self._links, offset, text)
            notes = tuple(min(max(0, each - offset), len(text)) for each in self._notes)
            place = len(self.blocks) + 1
            looks = (self.kind, text, self.level, links, place, self.is_aside, self.is_in_cell, notes)
            self.blocks.append(TextBlock(*looks))
        self.is_full = self.is_full or len(self.blocks) >= BLOCK_LIMIT
        self.kind, self.level, self.is_aside = PassageKind.PARAGRAPH, 0, False
        self._pieces, self._length, self._ends_in_space = [], 0, True
        self._links, self._link_start, self._notes = [], 0, []
        return bool(text)

    def finish(self) -> tuple[tuple[TextBlock, ...], tuple[Notice, ...]]:
        """End the last block; return all blocks and one notice for each kind of thing left out, in order of code."""
        self.flush()
        if self._removed:
            self.left_out["characters-removed"] = self._removed
        return tuple(self.blocks), tuple(self._notice(code) for code in sorted(self.left_out))

    def _append(self, text: str, keep_spaces: bool) -> None:
        if not keep_spaces and self._ends_in_space:
            text = text.lstrip(" ")
        if text:
            self._pieces.append(text)
            self._length += len(text)
            self._ends_in_space = text.endswith(" ")

    def _close_link(self) -> None:
        if self._address and self._length > self._link_start:
            self._links.append(Link(self._link_start, self._length, self._address))
        self._link_start = self._length

    def _notice(self, code: str) -> Notice:
        data = [("count", str(self.left_out[code]))]
        if code == "text-cut":
            data.append(("limit", str(self._limit)))
        if code == "links-left-out":
            data.append(("kinds", ", ".join(sorted(self._link_kinds))))
        return Notice(code, tuple(data))


def _shifted(links: list[Link], offset: int, text: str) -> tuple[Link, ...]:
    """Return the links moved `offset` characters to the left and cut to `text`; those without words are left out."""
    moved = (Link(max(0, link.start - offset), min(len(text), link.end - offset), link.url) for link in links)
    return tuple(link for link in moved if text[link.start : link.end].strip())
