"""Tells the editors of one window that passages moved from one section's text to another's."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal


class MovedPassages(QObject):
    """Shared by the editors of a window: knows which passages were cut last and stand in no text since.

    Signals: moved(ids, editor) when passages cut elsewhere were pasted into that editor and kept their ids.
    """

    moved = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._homeless: set[str] = set()

    def cut(self, passage_ids: Iterable[str]) -> None:
        """Note that these passages are on the clipboard and nowhere else."""
        self._homeless = set(passage_ids)

    def settle(self, passage_ids: Iterable[str]) -> None:
        """Note that a text holds words under these ids: undo brought them back, or they were pasted."""
        self._homeless.difference_update(passage_ids)

    def is_homeless(self, passage_id: str) -> bool:
        """Tell whether any text may take this passage in under its own id."""
        return passage_id in self._homeless


class Aliases:
    """Other ids for passages that left this text with theirs and come back by undo, so that no id is in two texts.

    The document and its undo history keep the old id; only the values that leave the editor show the new one.
    """

    def __init__(self, new_id: Callable[[], str]) -> None:
        self._new_id = new_id
        self._aliases: dict[str, str] = {}

    def leave(self, passage_ids: Iterable[str]) -> None:
        """Note that these ids now belong to another text."""
        for passage_id in passage_ids:
            self._aliases.setdefault(passage_id, self._new_id())

    def arrive(self, passage_ids: Iterable[str]) -> None:
        """Note that these ids belong to this text (again)."""
        for passage_id in passage_ids:
            self._aliases.pop(passage_id, None)

    def of(self, passage_id: str) -> str:
        """Return the id to show for the one in the document."""
        return self._aliases.get(passage_id, passage_id)

    def clear(self) -> None:
        """Forget all, for a newly loaded text."""
        self._aliases.clear()
