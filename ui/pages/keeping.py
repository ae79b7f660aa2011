"""Keeps texts aside that are too long for the place they were pasted into, and says where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.announcement import Announcement, Choice, Tone
from ui.messages import error_message

if TYPE_CHECKING:
    from store.changes import Changed
    from ui.context import Context


def keep_whole(context: Context, text: str, section_id: str = "") -> None:
    """Keep the whole of a paste of which only the beginning was taken in: with its section, or with the overview."""
    from store.actions.text import keep_aside

    cut = _tr("The text pasted is longer than can be taken in here, so only its beginning was.")
    on_page = _tr("The whole of it is kept at the head of this page, under the texts kept aside.")
    on_overview = _tr("The whole of it is kept on the overview, under the texts kept aside.")

    def told(_changed: Changed) -> None:
        context.tell(Announcement(f"{cut} {on_page if section_id else on_overview}", Tone.WARNING))

    def failed(error: Exception) -> None:
        again = Choice(_tr("Keep it now"), lambda: keep_whole(context, text, section_id))
        words = _tr("{cut} The rest is NOT kept: {reason}").format(cut=cut, reason=error_message(error).sentence)
        context.tell(Announcement(words, Tone.ERROR, (again,)))

    context.backend.perform(
        keep_aside,
        assessment_id=context.assessment_id,
        section_id=section_id,
        text=text,
        source="",
        reason="too-much",
        on_done=told,
        on_error=failed,
    )


def _tr(words: str) -> str:
    return QCoreApplication.translate("Keeping", words)
