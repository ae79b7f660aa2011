"""Places at which documents are opened: where they were left, and where words were found in them."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import TYPE_CHECKING, Any

from ui.reader.source_text import SourceText, Span, Spot

if TYPE_CHECKING:
    from ui.context import FoundPlace

KEY = "reader_places"
MOST_KEPT = 100


class Places:
    """Kept in the window's memory: what was written there by hand, or by another version, is passed over."""

    def __init__(self, memory: MutableMapping[str, Any]) -> None:
        self._memory = memory

    def place_of(self, document: str) -> Spot | None:
        """Return where a document was left, if it was ever open."""
        kept = self._kept().get(document)
        if isinstance(kept, list) and len(kept) == 2 and all(isinstance(each, int) and each >= 0 for each in kept):
            return Spot(max(kept[0], 1), kept[1])
        return None

    def keep(self, document: str, spot: Spot) -> None:
        """Remember where a document is left; the ones left longest ago are forgotten."""
        kept = self._kept()
        kept.pop(document, None)
        kept[document] = [spot.block, spot.offset]
        self._memory[KEY] = dict(list(kept.items())[-MOST_KEPT:])

    def _kept(self) -> dict[str, Any]:
        kept = self._memory.get(KEY)
        return dict(kept) if isinstance(kept, dict) else {}


def found_span(source: SourceText, place: FoundPlace) -> Span | None:
    """Return where found words stand in a document; None where it has no such block."""
    from store.queries.search import found_words

    if not 1 <= place.block <= len(source.blocks):
        return None
    start, end = found_words(source.block(place.block).text, place.start, place.end)
    return Spot(place.block, start), Spot(place.block, end)
