"""Where words were pasted that something stood on where they were cut, until the store has taken it there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtGui import QTextCursor

from domain.assessment import Anchor
from ui.editor.spans import anchor_on


class CarriedWords:
    """Follows words of citations and marks that were cut and pasted into one text, so that none need look for them."""

    def __init__(self) -> None:
        self._words: dict[str, tuple[str, QTextCursor]] = {}

    def pasted(self, standing: Iterable[tuple[str, QTextCursor]]) -> None:
        """Note where words were pasted, by the ids of what stood on them; pasted a second time they are a copy."""
        present = {each for each, _ in self.seen()}
        self._words |= {each: (cursor.selectedText(), cursor) for each, cursor in standing if each not in present}

    def seen(self) -> Iterator[tuple[str, Anchor]]:
        """Yield, by ids, where the very words stand now."""
        for each, (exact, cursor) in self._words.items():
            anchor = anchor_on(cursor) if cursor.hasSelection() else None
            if anchor is not None and anchor.exact == exact:
                yield each, anchor

    def settle(self, ids: Iterable[str]) -> None:
        """Forget what the store has been told of."""
        for each in ids:
            self._words.pop(each, None)

    def clear(self) -> None:
        """Forget all, for a newly loaded text."""
        self._words.clear()
