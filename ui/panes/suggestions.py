"""The list of suggestions with the one that is chosen, beside that of the comments."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from domain.review.suggestions import UNSETTLED, Chosen, Suggestion
from ui.announcement import Announcement
from ui.panes.suggestion_detail import SuggestionDetail
from ui.panes.suggestion_filters import SuggestionFilters
from ui.panes.suggestion_menu import PERSON, SENTENCE
from ui.panes.suggestion_requests import SuggestionRequests
from ui.panes.suggestion_rows import groups_of, token_of
from ui.theme import current_theme
from ui.widgets.empty_state import EmptyState
from ui.widgets.grouped_list import GroupedList

if TYPE_CHECKING:
    from ui.context import Context
    from ui.panes.suggestion_reader import SuggestionReader


class SuggestionsPane(QWidget):
    """Shows what `reader` reads; `shown_section` returns the section in front, `title_of` the name of any.

    Signals: shown_wanted(), when the list is to be brought in front; place_wanted(object), the way to a suggestion.
    """

    shown_wanted = Signal()
    place_wanted = Signal(object)

    def __init__(
        self,
        context: Context,
        reader: SuggestionReader,
        requests: SuggestionRequests,
        shown_section: Callable[[], str],
        title_of: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._shown_section, self._title_of = context, shown_section, title_of
        self._wanted = ""
        self._is_due = True
        self.reader, self.requests = reader, requests
        self.filters = SuggestionFilters()
        self.list = GroupedList(self.tr("Suggestions"))
        self.detail = SuggestionDetail(context.now)
        self.detail.set_off(context.why_read_only)
        self._nothing = EmptyState(
            "edit",
            self.tr("No suggestions"),
            (
                self.tr("Changes that somebody proposes are listed here, to be accepted or rejected."),
                self.tr("Switch \u201cSuggest\u201d on above the findings and type: the text stays as it is."),
            ),
        )
        self._none_left = EmptyState("done", self.tr("None of these"), (self.tr("Take a filter off to see others."),))
        self._stack = QStackedWidget()
        self._arrange()
        self._connect()

    @property
    def current(self) -> Suggestion | None:
        """The suggestion that is shown."""
        return self.detail.suggestion

    def show_section(self) -> None:
        """Take in that another section is in front."""
        if self.filters.section.isChecked():
            self._show()
        else:
            self._count()

    def open_suggestion(self, suggestion_id: str) -> None:
        """Choose a suggestion; where they are still being read, as soon as they are."""
        self.shown_wanted.emit()
        suggestion = self.reader.suggestion(suggestion_id)
        self._wanted = "" if suggestion is not None else suggestion_id
        if suggestion is None:
            return
        self._show_if_due()
        if not self.list.choose(suggestion_id):
            self.filters.let_in(suggestion, self._shown_section())
            self.list.choose(suggestion_id)

    def open_section(self) -> None:
        """Show those of the section in front."""
        self.shown_wanted.emit()
        self.filters.section.setChecked(True)
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def take_focus(self) -> None:
        """Bring the list in front, to go through the suggestions by keys."""
        self.shown_wanted.emit()
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def next_open(self, step: int) -> Suggestion | None:
        """Return the unsettled suggestion after the current one, or before it, among those that are listed."""
        shown = self.filters.matching(self.reader.suggestions, self._shown_section())
        current = self.current.id if self.current is not None else ""
        ids = [each.id for each in shown]
        place = ids.index(current) if current in ids else (-1 if step > 0 else len(shown))
        if current not in ids:
            here = [number for number, each in enumerate(shown) if each.section_id == self._shown_section()]
            place = (here[0] - 1 if step > 0 else here[-1] + 1) if here else place
        for number in range(1, len(shown) + 1):
            each = shown[(place + step * number) % len(shown)]
            if each.state in UNSETTLED:
                return each
        return None

    def accept(self) -> None:
        """Accept the current suggestion."""
        if self.current is not None:
            self.requests.accept(Chosen(frozenset({self.current.id})), (self.current,))

    def reject(self) -> None:
        """Reject the current suggestion."""
        if self.current is not None:
            self.requests.reject(Chosen(frozenset({self.current.id})), (self.current,))

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current_theme().space(1))
        layout.addWidget(self.filters)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.detail, 1)
        for view in (self.list, self._nothing, self._none_left):
            self._stack.addWidget(view)
        self._stack.setMinimumHeight(1)

    def _connect(self) -> None:
        self.reader.read.connect(self._on_read)
        self.filters.changed.connect(self._show)
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(self._open)
        detail = self.detail
        detail.place_wanted.connect(lambda: self.place_wanted.emit(self.current))
        detail.accept_wanted.connect(self.accept)
        detail.reject_wanted.connect(self.reject)
        detail.reopen_wanted.connect(self._reopen)
        detail.copy_wanted.connect(self._copy)
        detail.more.copy_wanted.connect(self._copy)
        detail.more.accept_wanted.connect(lambda which: self._settle_many(self.requests.accept, which))
        detail.more.reject_wanted.connect(lambda which: self._settle_many(self.requests.reject, which))

    def _settle_many(self, settle: Callable[[Chosen, tuple[Suggestion, ...]], None], which: str) -> None:
        current = self.current
        if current is None:
            return
        if which == SENTENCE:
            chosen = self.requests.of_sentence(current)
        else:
            chosen = Chosen(person=current.person if which == PERSON else "", section_id=current.section_id)
        settle(chosen, self.reader.suggestions)

    def _reopen(self) -> None:
        if self.current is not None:
            self.requests.reopen(self.current)

    def _copy(self) -> None:
        if self.current is not None:
            QGuiApplication.clipboard().setText(self.current.replacement)
            self._context.tell(Announcement(self.tr("The words are on the clipboard."), is_passing=True))

    def _on_read(self, _suggestions: object) -> None:
        self.filters.offer_people(self.reader.people)
        self._is_due = True
        if self.isVisible():
            self._show_if_due()
        if self._wanted:
            self.open_suggestion(self._wanted)

    def _show_if_due(self) -> None:
        if self._is_due:
            self._show()

    def _show(self) -> None:
        self._is_due = False
        there = self.reader.suggestions
        found = self.filters.matching(there, self._shown_section())
        self.list.set_groups(groups_of(found, self.reader.people, self._title_of, self._context.now()))
        self._stack.setCurrentWidget(self.list if found else self._none_left if there else self._nothing)
        self.filters.setVisible(bool(there))
        self._count()

    def _count(self) -> None:
        self.filters.show_counts(self.reader.suggestions, self._shown_section())

    def _on_chosen(self, suggestion_id: str) -> None:
        suggestion = self.reader.suggestion(suggestion_id)
        if suggestion is None:
            self.detail.show_nothing()
            return
        together = sum(each.group == suggestion.group for each in self.reader.suggestions)
        token = token_of(suggestion.person, self.reader.people)
        self.detail.show_suggestion(suggestion, self._title_of(suggestion.section_id), token, together)

    def _open(self, suggestion_id: str) -> None:
        suggestion = self.reader.suggestion(suggestion_id)
        if suggestion is not None:
            self.place_wanted.emit(suggestion)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_if_due()
