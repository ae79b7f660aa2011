"""Keeps texts aside that have no place where they were typed or pasted, and says where they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

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


NOT_EDITED = frozenset({"closed-to-edits", "edit-needs-reason"})
"""The codes of saves that are refused for the stage: trying them again would not help."""


def is_refused_edit(error: Exception) -> bool:
    """Whether a save was refused because nothing is edited where its section stands."""
    return getattr(error, "code", "") in NOT_EDITED


def keep_refused(
    context: Context,
    text: str,
    section_id: str,
    error: Exception,
    on_kept: Callable[[], object],
    on_failed: Callable[[Exception], None],
) -> None:
    """Keep what was typed where nothing is edited any more: with its section, or with the overview.

    `on_kept` may take the saved text in its place; `on_failed` is told why it could not be kept.
    """
    from store.actions.text import keep_aside

    where = _tr("at the head of this page") if section_id else _tr("on the overview")
    kept = _tr("What you typed is kept {where}, under the texts kept aside.").format(where=where)

    def told(_changed: Any = None) -> None:
        message = error_message(error)
        words = f"{message.sentence} {kept if text.strip() else ''} {message.way_out}"
        context.tell(Announcement(" ".join(words.split()), Tone.WARNING))
        on_kept()

    if not text.strip():
        told()
        return
    context.backend.perform(
        keep_aside,
        assessment_id=context.assessment_id,
        section_id=section_id,
        text=text,
        source="",
        reason="refused-edit",
        on_done=told,
        on_error=on_failed,
    )


def _tr(words: str) -> str:
    return QCoreApplication.translate("Keeping", words)
