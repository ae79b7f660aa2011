"""Read the marked text in which the sample's sections and documents are kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["title", "heading", "bullet", "row", "page", "paragraph"]

_MARK = re.compile(r"\[\[(?P<words>.+?)\]\]\{(?P<sources>[^}]+)\}")
_STANCES = {"!": "contradicts", "~": "context"}


@dataclass(frozen=True, slots=True)
class Block:
    """One line of a document; a row has several cells, everything else has one text."""

    kind: Kind
    cells: tuple[str, ...]

    @property
    def text(self) -> str:
        return self.cells[0]


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of a section and one evidence item that they rest on."""

    quote: str
    source: str
    stance: str


def document_blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a document: "# " title, "## " heading, "- " bullet, "| " row, "---" page, else paragraph."""
    return tuple(_block(line) for line in text.splitlines() if line.strip())


def _block(line: str) -> Block:
    if line == "---":
        return Block("page", ("",))
    if line.startswith("|"):
        return Block("row", tuple(cell.strip() for cell in line.strip("|").split("|")))
    starts: tuple[tuple[str, Kind], ...] = (("# ", "title"), ("## ", "heading"), ("- ", "bullet"))
    for start, kind in starts:
        if line.startswith(start):
            return Block(kind, (line.removeprefix(start),))
    return Block("paragraph", (line,))


def section_text(marked: str) -> str:
    """Return the words of a section without its marks, which look like "[[words]]{source ~context !contradicts}"."""
    return _MARK.sub(lambda match: match["words"], marked)


def section_marks(marked: str) -> tuple[Mark, ...]:
    """Return the marks of a section in order, one for each source named."""
    return tuple(
        Mark(match["words"], source.lstrip("~!"), _STANCES.get(source[0], "supports"))
        for match in _MARK.finditer(marked)
        for source in match["sources"].split()
    )
