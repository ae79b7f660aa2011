"""What was found, as rows of a list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ui.widgets.found_list import FoundRow

if TYPE_CHECKING:
    from store.search.finding import Hit

ICONS = {
    "passage": "document",
    "evidence_item": "evidence",
    "excerpt": "quote",
    "file_text": "files",
    "comment": "comment",
}
UNITS_OF_WIDE = 2
"""The units of UTF-16 that a character outside the basic plane takes: painting counts those."""


def found_row(row_id: str, hit: Hit, sections: Mapping[str, str]) -> FoundRow:
    """Return a hit as a row: "E-047 Focus group with unpaid carers", with the words beneath."""
    title = source_title(hit) or sections.get(hit.section_id, "Findings")
    marks = tuple((_units(hit.snippet, start), _units(hit.snippet, end)) for start, end in hit.matches)
    return FoundRow(row_id, ICONS.get(hit.owner_kind, "evidence"), title, source_place(hit), hit.snippet, marks)


def source_title(hit: Hit) -> str:
    """Return the name of the evidence that a hit stands in, or nothing where it stands in none."""
    return f"{hit.excerpt or hit.reference} {hit.title}".strip()


def source_place(hit: Hit) -> str:
    """Return where in its item a hit stands: "minutes.docx, page 3"; in the findings, nothing."""
    page = f"page {hit.page}" if hit.page else ""
    block = f"paragraph {hit.block}" if hit.block and not hit.page else ""
    return ", ".join(part for part in (hit.file, page, block) if part)


def _units(text: str, offset: int) -> int:
    before = text[:offset]
    return offset if before.isascii() else len(before.encode("utf-16-le", "surrogatepass")) // UNITS_OF_WIDE
