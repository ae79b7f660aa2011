"""What the evidence pane asks of the store: cite, take a citation away, remove an item; each says that it is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from domain.assessment import Anchor, EvidenceItem
from ui.announcement import Announcement, Choice, Tone
from ui.messages import error_message

if TYPE_CHECKING:
    from store.values import Use
    from ui.context import Context


class EvidenceRequests:
    """Each request is one action, told with a way to undo it, or the reason why it was refused."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def cite(self, section_id: str, anchor: Anchor, item: EvidenceItem) -> None:
        """Rest words of a section on an item."""
        from store.actions.citations import cite

        self._context.backend.perform(
            cite,
            assessment_id=self._context.assessment_id,
            section_id=section_id,
            anchor=anchor,
            item_id=item.id,
            on_done=lambda changed: self.tell_done(_tr("{reference} cited.").format(reference=item.reference)),
            on_error=self.tell_error,
        )

    def uncite(self, use: Use) -> None:
        """Take a citation away."""
        from store.actions.citations import uncite

        self._context.backend.perform(
            uncite,
            assessment_id=self._context.assessment_id,
            citation_id=use.citation_id,
            on_done=lambda changed: self.tell_done(_tr("Citation taken away.")),
            on_error=self.tell_error,
        )

    def remove(self, item_id: str, on_done: Callable[[], None] | None = None) -> None:
        """Remove an item; nothing is told but by who asked."""
        from store.actions.evidence import remove_item

        self._context.backend.perform(
            remove_item,
            assessment_id=self._context.assessment_id,
            item_id=item_id,
            on_done=None if on_done is None else lambda changed: on_done(),
            on_error=self.tell_error,
        )

    def tell_done(self, words: str) -> None:
        """Say what was done, with its undo."""
        from store.actions.history import undo

        def take_back() -> None:
            self._context.backend.perform(undo, assessment_id=self._context.assessment_id, on_error=self.tell_error)

        choice = Choice(_tr("Undo"), take_back)
        self._context.tell(Announcement(words, Tone.SUCCESS, (choice,), is_passing=True))

    def tell_error(self, error: Exception) -> None:
        """Say what is wrong and the way out."""
        self._context.tell(Announcement(error_message(error).text, Tone.ERROR))


def _tr(words: str) -> str:
    return QCoreApplication.translate("EvidencePane", words)
