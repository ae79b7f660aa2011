"""The order of the passages in a text, read again only when it may have changed and not at every save."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QTextEdit

from ui.editor.passage_blocks import blocks_of, id_of
from ui.editor.record_text import record_of


def has_words(block: QTextBlock) -> bool:
    """Tell whether a block is a passage: one without words is none, and only its id is kept."""
    return block.length() > 1 and bool(record_of(block).text.strip())


class PassageOrder:
    """The ids of a text's passages in order, under the names that values carry for them.

    Whoever follows the text says what happened to it: `look_at` a block that was written in, and `forget` whenever
    blocks may have come, gone or got another name.
    """

    def __init__(self, edit: QTextEdit, shown_id: Callable[[str], str]) -> None:
        # Not its document: a kept reference to that can go stale when an older editor is collected.
        self._edit = edit
        self._shown_id = shown_id
        self._ids: tuple[str, ...] | None = None
        self._with_words: frozenset[str] = frozenset()
        self._numbers: dict[str, int] = {}

    def forget(self) -> None:
        """Read the order anew when it is next asked for."""
        self._ids = None

    def look_at(self, block: QTextBlock) -> None:
        """Note that this block was written in: the order stays when it is where and what it was, with words or not."""
        if self._ids is None:
            return
        shown_id = self._shown_id(id_of(block))
        is_in_place = self._numbers.get(shown_id) == block.blockNumber()
        if not is_in_place or has_words(block) != (shown_id in self._with_words):
            self._ids = None

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all passages, in order; the same tuple until the order changes."""
        if self._ids is None:
            self._numbers.clear()
            ids: list[str] = []
            for block in blocks_of(self._edit.document()):
                shown_id = self._shown_id(id_of(block))
                self._numbers[shown_id] = block.blockNumber()
                if has_words(block):
                    ids.append(shown_id)
            self._ids = tuple(ids)
            self._with_words = frozenset(ids)
        return self._ids

    def blocks(self, passage_ids: Iterable[str]) -> list[QTextBlock]:
        """Return the blocks of those of these ids that are passages here, in order."""
        self.ids()
        document = self._edit.document()
        numbers = sorted(self._numbers[each] for each in set(passage_ids) & self._with_words)
        return [document.findBlockByNumber(number) for number in numbers]
