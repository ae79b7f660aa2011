"""Saves what is said of evidence items, one save after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from domain.assessment import EvidenceItem

if TYPE_CHECKING:
    from store.values import ItemDetails
    from ui.context import Context


class ItemSaver(QObject):
    """What is edited while a save is under way is saved after it, on the version that it made.

    Signals: saved(object) with the EvidenceItem as it now is; refused(object) with the error.
    """

    saved = Signal(object)
    refused = Signal(object)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._under_way: EvidenceItem | None = None
        self._waiting: list[tuple[EvidenceItem, ItemDetails]] = []

    def save(self, item: EvidenceItem, details: ItemDetails) -> None:
        """Save `details` for an item."""
        self._waiting = [each for each in self._waiting if each[0].id != item.id]
        self._waiting.append((item, details))
        if self._under_way is None:
            self._next()

    def _next(self) -> None:
        if not self._waiting:
            return
        from store.actions.evidence import change_item

        item, details = self._waiting.pop(0)
        self._under_way = item
        self._context.backend.perform(
            change_item,
            assessment_id=self._context.assessment_id,
            item_id=item.id,
            details=details,
            base_version=item.version,
            on_done=lambda changed: self._on_done(item.id),
            on_error=self._on_error,
        )

    def _on_done(self, item_id: str) -> None:
        from store.queries.evidence import load_item

        present = self._context.backend.read(load_item, item_id)
        self._under_way = None
        self._waiting = [(present if item.id == item_id else item, details) for item, details in self._waiting]
        self.saved.emit(present)
        self._next()

    def _on_error(self, error: Exception) -> None:
        self._under_way = None
        self._waiting = []
        self.refused.emit(error)
