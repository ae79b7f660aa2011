"""The excerpts of one document as marks on its words."""

from __future__ import annotations

from collections.abc import Sequence

from domain.evidence.evidence import Excerpt
from ui.messages import STANCES
from ui.reader.marks import ShownMark
from ui.reader.source_text import SourceText


def marks_of(excerpts: Sequence[Excerpt], source: SourceText, sha256: str) -> list[ShownMark]:
    """Return a mark for each excerpt whose words stand in this document; "" names an item's notes."""
    found = []
    for excerpt in excerpts:
        span = source.span(excerpt.place) if excerpt.sha256 == sha256 else None
        if span is not None:
            found.append(ShownMark(excerpt.id, span, excerpt.stance, tip_of(excerpt)))
    return found


def tip_of(excerpt: Excerpt) -> str:
    """Return what is told of an excerpt on hovering over its words."""
    lines = [f"{excerpt.name} \u00b7 {STANCES[excerpt.stance]}", excerpt.note]
    if not excerpt.is_quotable:
        lines.append("May not be quoted")
    return "\n".join(filter(None, lines))
