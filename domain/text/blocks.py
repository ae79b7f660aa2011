"""The plain blocks that readers of documents and of pasted text give back, before anything is recognised in them."""

from __future__ import annotations

from dataclasses import dataclass

from domain.assessment import Link, PassageKind


@dataclass(frozen=True, slots=True)
class TextBlock:
    """One heading, paragraph or bullet as it stands in a source; `place` is 1 for the first.

    `level` is that of the source: 1 to 6 for headings, 1 or 2 for bullets, 0 for paragraphs. `is_aside` marks what a
    web page itself calls navigation or footer, `is_cell` what stands in a table. `notes` are the places in the text,
    from 0 to its length, of marks that lead to footnotes or endnotes, which have no letters of their own.
    """

    kind: PassageKind
    text: str
    level: int = 0
    links: tuple[Link, ...] = ()
    place: int = 0
    is_aside: bool = False
    is_cell: bool = False
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a reader noticed: `code` is stable and lower-case with hyphens, `data` fills its sentence."""

    code: str
    data: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SourceText:
    """What was read from one document: its blocks in order, and what the reader had to leave out or clean."""

    name: str
    blocks: tuple[TextBlock, ...]
    notices: tuple[Notice, ...] = ()
