"""Keeps a page from being edited where its section's stage allows none, and says there why and what leads on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.announcement import Announcement, Choice
from ui.pages.page import Page
from ui.sentences.review import why_refused

if TYPE_CHECKING:
    from store.changes import Changed
    from ui.context import Context

TABLES = frozenset({"assessment", "section", "decision"})
BANNER = "stage"


class StageGate:
    """Switches off what would be edited on a page by `set_off`, which takes the reason, or nothing to let it be."""

    def __init__(self, context: Context, page: Page, set_off: Callable[[str], object]) -> None:
        self._context, self._page, self._set_off = context, page, set_off
        self._section_id = ""
        self.why = ""

    def show(self, section_id: str) -> None:
        """Take in that the page shows a section."""
        is_other = section_id != self._section_id
        self._section_id = section_id
        self._look(is_other)

    def look(self) -> None:
        """Look again where the section stands."""
        self._look(True)

    def refresh(self, changed: Changed) -> None:
        """Look again after an action that may have led to another stage."""
        if TABLES & changed.tables and self._section_id:
            self._look(False)

    def _look(self, is_told_again: bool) -> None:
        if self._context.why_read_only or not self._context.framework.procedure.stages:
            return
        from store.queries.reviewing import why_closed

        closed = self._context.backend.read(why_closed, self._section_id, self._context.backend.actor.name)
        why = why_refused(closed.refusal) if closed is not None else ""
        if why == self.why and not (is_told_again and why):
            return
        self.why = why
        self._set_off(why)
        self._page.show_banner(BANNER, self._told(why, may_open=closed is not None and closed.may_open))

    def _told(self, why: str, *, may_open: bool) -> Announcement | None:
        if not why:
            return None
        words = self._page.tr("Open for editing \u2026") if may_open else self._page.tr("Show the review")
        section_id = self._section_id
        run = lambda: self._context.open_review(section_id, to_edit=may_open)  # noqa: E731 - a one-line closure
        return Announcement(why, choices=(Choice(words, run),))
