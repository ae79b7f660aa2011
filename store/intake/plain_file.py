"""The paragraphs of plain text and Markdown."""

from __future__ import annotations

import re
from pathlib import Path

from domain.evidence.evidence import BlockKind
from domain.text.page_text import is_bullet, paragraphs_of_page
from store.intake.decoding import decode
from store.intake.gathering import Gathering

_LONGEST_WRAPPED = 120
"""A text with a longer line is not broken into lines by hand: each line is a paragraph."""

_MARKED_HEADING = re.compile(r"#{1,6}[ \t]+(?=\S)")
_UNDERLINE = re.compile(r"(?:={3,}|-{3,})")


def read_plain(path: Path, gathered: Gathering) -> None:
    """Gather the paragraphs of a text file; raises Unreadable and Full."""
    read_text(decode(path.read_bytes(), gathered), gathered)


def read_text(text: str, gathered: Gathering) -> None:
    """Gather the paragraphs of a text; lines that a program or a person wrapped are put together."""
    lines = text.splitlines()
    if max(map(len, lines), default=0) > _LONGEST_WRAPPED:
        for line in lines:
            _add(line.strip(), gathered)
        return
    wrapped: list[str] = []
    for line in lines:
        if _MARKED_HEADING.match(line) or _UNDERLINE.fullmatch(line.strip()):
            _add_wrapped(wrapped, gathered)
            wrapped = []
            _add(line.strip(), gathered)
        else:
            wrapped.append(line)
    _add_wrapped(wrapped, gathered)


def _add_wrapped(lines: list[str], gathered: Gathering) -> None:
    for words, _places in paragraphs_of_page("\n".join(lines)):
        _add(words, gathered)


def _add(words: str, gathered: Gathering) -> None:
    heading = _MARKED_HEADING.match(words)
    if heading:
        gathered.add(BlockKind.HEADING, words[heading.end() :].rstrip(" #"))
    elif not _UNDERLINE.fullmatch(words):
        gathered.add(BlockKind.BULLET if is_bullet(words) else BlockKind.PARAGRAPH, words)
