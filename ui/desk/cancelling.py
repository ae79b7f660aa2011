"""Says that an edit took approvals back, with the way to undo it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from domain.review.procedure import stage_name
from ui.announcement import Announcement, Choice, Tone
from ui.messages import error_message, part_name
from ui.sentences.review import cancelled_words

if TYPE_CHECKING:
    from store.values import SectionSummary
    from ui.context import Context


def tell_cancelled(
    context: Context, cancelled: Collection[str], sections: Iterable[SectionSummary], flush: Callable[[], object]
) -> None:
    """Say which approvals an edit took back: of sections by their ids, of the report for "".

    `flush` saves what was typed since, before it is undone: what goes on with the same words is undone with it.
    """
    from store.actions.history import undo

    procedure = context.framework.procedure
    names = [part_name(context.framework, section.part_id) for section in sections if section.id in cancelled]
    names += [QCoreApplication.translate("Desk", "the report")] if "" in cancelled else []

    def failed(error: Exception) -> None:
        context.tell(Announcement(error_message(error).text, Tone.WARNING, is_passing=True))

    def take_back() -> None:
        flush()
        context.backend.perform(undo, assessment_id=context.assessment_id, on_error=failed)

    words = cancelled_words(names, stage_name(procedure, procedure.first_stage))
    choice = Choice(QCoreApplication.translate("Desk", "Undo"), take_back)
    context.tell(Announcement(words, Tone.WARNING, (choice,), is_passing=True))
