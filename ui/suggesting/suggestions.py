"""Ties suggestions to the pages: the marks, the way to their places, and settling those at the caret."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt

from domain.review.suggestions import UNSETTLED, Suggestion
from ui.announcement import Announcement
from ui.panes.suggestion_rows import token_of
from ui.suggesting.callout import Callout
from ui.suggesting.caret_menu import fill_menu
from ui.suggesting.pointing import Pointing
from ui.theme import current_theme

if TYPE_CHECKING:
    from PySide6.QtGui import QTextCursor

    from store.changes import Changed
    from ui.context import Context
    from ui.on_demand import OnDemand
    from ui.pages.findings_panel import FindingsPanel
    from ui.pages.text_page import TextPage
    from ui.panes.suggestion_reader import SuggestionReader
    from ui.panes.suggestion_requests import SuggestionRequests
    from ui.panes.suggestions import SuggestionsPane


class Suggestions(QObject):
    """`reader` reads them; `current` returns the findings in front, or nothing."""

    def __init__(
        self,
        context: Context,
        reader: SuggestionReader,
        requests: SuggestionRequests,
        pane: OnDemand[SuggestionsPane],
        current: Callable[[], FindingsPanel | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._reader, self._pane, self._current = context, reader, pane, current
        self.requests = requests
        self._panels: list[FindingsPanel] = []
        reader.read.connect(self._show_all)

    def load(self) -> None:
        """Read the suggestions."""
        self._reader.load()

    def refresh(self, changed: Changed) -> None:
        """Read the suggestions again, when any of them changed."""
        self._reader.refresh(changed)

    def attach(self, page: TextPage) -> None:
        """Serve the findings of a page."""
        panel = page.findings
        self._panels.append(panel)
        panel.loaded.connect(lambda: self._show_in(panel))
        panel.suggesting_row.list_wanted.connect(lambda: self._pane.wanted().open_section())
        panel.editor.suggested.activated.connect(self._open_next)
        panel.editor.suggested.menu_wanted.connect(lambda ids, place: self._open_menu(self._known(ids), place))
        editor, now = panel.editor, self._context.now

        def standing(cursor: QTextCursor) -> tuple[Suggestion, ...]:
            return self.standing_at(panel, cursor)

        Pointing(editor, now, standing, self.offer)
        Callout(editor, now, standing, self._colour_of)
        self._show_in(panel)

    def standing_at(self, panel: FindingsPanel, cursor: QTextCursor) -> tuple[Suggestion, ...]:
        """Return the unsettled suggestions whose words or place a caret touches."""
        layer = panel.editor.suggesting
        if layer is not None and layer.is_on:
            return tuple(each for each in layer.at(cursor) if each.state in UNSETTLED)
        return self._known([value.id for value in panel.editor.suggested.at(cursor)])

    def at(self, panel: FindingsPanel, cursor: QTextCursor) -> tuple[Suggestion, ...]:
        """Return those that a caret touches; where there are none, those marked on its line while one writes."""
        there = self.standing_at(panel, cursor)
        if there or panel.editor.is_suggesting:
            return there
        return self._known([value.id for value in panel.editor.suggested.on_line(cursor)])

    def offer(self, suggestions: Sequence[Suggestion], menu: object) -> None:
        """Put into a menu what can be done with these."""
        fill_menu(menu, suggestions, self.requests, self._open, self._context.why_read_only)  # type: ignore[arg-type]

    def step(self, by: int) -> None:
        """Go to the next unsettled suggestion that is listed or the one before, and show it."""
        pane = self._pane.wanted()
        suggestion = pane.next_open(by)
        if suggestion is None:
            pane.shown_wanted.emit()
            self._tell(self.tr("No open suggestion is listed."))
            return
        pane.open_suggestion(suggestion.id)
        self.go_to(suggestion)

    def go_to(self, suggestion: Suggestion | None) -> None:
        """Put the caret where a suggestion stands; where its words are gone, open its section."""
        if suggestion is None:
            return
        panel = self._current()
        place = None
        if panel is not None and panel.section_id == suggestion.section_id:
            place = panel.editor.suggested.place_of(suggestion.id)
        if panel is not None and place is not None:
            panel.editor.setTextCursor(place)
            panel.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            panel.editor.ensureCursorVisible()
            return
        anchor = suggestion.anchor
        if anchor.passage_id:
            self._context.open_passage(suggestion.section_id, anchor.passage_id, anchor.start)
        else:
            self._context.open_section(suggestion.section_id)

    def why_read_only(self) -> str:
        """Return why nothing may be changed, or nothing."""
        return self._context.why_read_only

    def _open_menu(self, suggestions: Sequence[Suggestion], place: QPoint) -> None:
        from PySide6.QtWidgets import QMenu

        panel = self._current()
        if suggestions and panel is not None:
            menu = QMenu(panel)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.offer(suggestions, menu)
            menu.popup(place)
            can_be_done = [each for each in menu.actions() if each.isEnabled()]
            if can_be_done:
                menu.setActiveAction(can_be_done[0])  # as in any menu opened by a key: Enter does the first

    def _known(self, ids: Sequence[str]) -> tuple[Suggestion, ...]:
        found = (self._reader.suggestion(each) for each in ids)
        return tuple(each for each in found if each is not None and each.state in UNSETTLED)

    def _colour_of(self, suggestion: Suggestion) -> str:
        return current_theme().color(token_of(suggestion.person, self._reader.people)).name()

    def _open(self, suggestion: Suggestion) -> None:
        self._pane.wanted().open_suggestion(suggestion.id)

    def _open_next(self, ids: Sequence[str]) -> None:
        """Show the suggestion of a mark in the list; of several the next one at each click."""
        pane = self._pane.wanted()
        current = pane.current.id if pane.current is not None else ""
        place = ids.index(current) + 1 if current in ids else 0
        pane.open_suggestion(ids[place % len(ids)])

    def _show_all(self) -> None:
        for panel in self._panels:
            self._show_in(panel)

    def _show_in(self, panel: FindingsPanel) -> None:
        if panel.section_id:
            there = [each for each in self._reader.suggestions if each.section_id == panel.section_id]
            panel.show_suggestions(there, self._reader.people)

    def _tell(self, words: str) -> None:
        self._context.tell(Announcement(words, is_passing=True))
