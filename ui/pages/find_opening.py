"""Where what was found leads: each hit opens at its place, with the found words selected."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.context import FoundPlace

if TYPE_CHECKING:
    from store.search.full_text import Hit
    from ui.context import Context


def open_hit(context: Context, hit: Hit) -> None:
    """Open what a hit was found in: the passage, the excerpt or the place in a file at its words, or the item."""
    openers: dict[str, Callable[[], None]] = {
        "passage": lambda: context.open_passage(hit.section_id, hit.owner_id, *hit.first),
        "comment": lambda: context.open_section(hit.section_id),
        "excerpt": lambda: context.open_source(hit.item_id, hit.excerpt_id),
        "file_text": lambda: context.open_source(hit.item_id, place=FoundPlace(hit.file_id, hit.block, *hit.first)),
    }
    openers.get(hit.owner_kind, lambda: context.open_item(hit.item_id))()
