"""One suggestion: who made it and when, the words that go and come, and accepting or rejecting it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from domain.review.suggestions import UNSETTLED, Suggestion, SuggestionState
from ui.moments import spoken_moment
from ui.pages.page import row
from ui.pages.place_link import PlaceLink
from ui.panes.suggestion_menu import MoreButton
from ui.sentences.suggestions import change_words
from ui.suggesting.change_html import change_html
from ui.theme import Theme, current_theme, theme_notifier
from ui.widgets.buttons import OutlinedButton
from ui.widgets.text import Hairline, Heading, Muted, Note


class SuggestionDetail(QWidget):
    """Signals: place_wanted(), the way to its words; accept_wanted(); reject_wanted(); reopen_wanted(); copy_wanted(),
    to have its words on the clipboard. `more` has what is done with several at once."""

    place_wanted = Signal()
    accept_wanted = Signal()
    reject_wanted = Signal()
    reopen_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now, self._why_off = now, ""
        self._token = "text"
        self.suggestion: Suggestion | None = None
        self.place = PlaceLink("")
        self.person, self.when = Heading(""), Muted("", wraps=True)
        self.words = QLabel()
        self.conflict = Note("")
        self.accept = OutlinedButton(self.tr("Accept"), "done")
        self.reject = OutlinedButton(self.tr("Reject"), "close")
        self.reopen = OutlinedButton(self.tr("Open again"))
        self.copy = OutlinedButton(self.tr("Copy the words"), "copy")
        self.more = MoreButton()
        self._arrange()
        self.place.clicked.connect(self.place_wanted)
        self.accept.clicked.connect(self.accept_wanted)
        self.reject.clicked.connect(self.reject_wanted)
        self.reopen.clicked.connect(self.reopen_wanted)
        self.copy.clicked.connect(self.copy_wanted)
        theme_notifier().changed.connect(self._on_theme)
        self.hide()

    def show_suggestion(self, suggestion: Suggestion, section: str, token: str, together: int) -> None:
        """Show a suggestion of a section, `token` naming its person's colour; `together` are settled as one with it."""
        self.suggestion, self._token = suggestion, token
        self.place.set_words(section)
        self.person.setText(suggestion.person)
        parts = [suggestion.role, spoken_moment(suggestion.at, self._now())]
        if together > 1:
            parts.append(self.tr("one of {count} made in one go").format(count=together))
        self.when.setText(" \u00b7 ".join(part for part in parts if part))
        self._show_words()
        self._show_buttons(suggestion)
        self.more.show_suggestion(suggestion, self._why_off)
        self.show()

    def show_nothing(self) -> None:
        """Show no suggestion."""
        self.suggestion = None
        self.hide()

    def set_off(self, reason: str) -> None:
        """Let nothing be settled for a reason."""
        self._why_off = reason

    def _arrange(self) -> None:
        theme = current_theme()
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.RichText)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, theme.space(0.5), 0)
        inner.setSpacing(theme.space(0.75))
        for widget in (self.place, self.person, self.when, self.conflict, self.words):
            inner.addWidget(widget)
        inner.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(content)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, theme.space(1.5))
        layout.setSpacing(theme.space(1))
        layout.addWidget(Hairline())
        layout.addWidget(scroll, 1)
        layout.addWidget(row(self.accept, self.reject, self.reopen, self.copy, self.more))

    def _show_words(self) -> None:
        suggestion = self.suggestion
        if suggestion is None:
            return
        theme = current_theme()
        color, muted = theme.color(self._token).name(), theme.color("muted").name()
        anchor = suggestion.anchor
        before, after = _context(anchor.prefix, is_before=True), _context(anchor.suffix, is_before=False)
        height = round(theme.line_percent())
        change = change_html(suggestion, color)
        self.words.setText(f'<p style="line-height:{height}%; margin:0; color:{muted}">{before}{change}{after}</p>')
        self.words.setAccessibleName(change_words(suggestion))

    def _show_buttons(self, suggestion: Suggestion) -> None:
        is_conflict = suggestion.state is SuggestionState.IN_CONFLICT
        is_open = suggestion.state in UNSETTLED
        self.accept.setVisible(is_open and not is_conflict)
        self.reject.setVisible(is_open)
        self.copy.setVisible(is_conflict and bool(suggestion.replacement))
        self.more.setVisible(is_open)
        changed = self.tr("The words that it would change are no longer as they were.")
        way_out = self.tr("Reject it, or copy its words.") if suggestion.replacement else self.tr("Reject it.")
        self.conflict.setText(f"{changed} {way_out}")
        self.conflict.setVisible(is_conflict)
        self.reopen.setVisible(suggestion.state is SuggestionState.REJECTED)
        for button in (self.accept, self.reject, self.reopen):
            button.set_off(self._why_off)
        if suggestion.settled_at is not None:
            said = {
                SuggestionState.ACCEPTED: self.tr("Accepted by {name}, {when}"),
                SuggestionState.REJECTED: self.tr("Rejected by {name}, {when}"),
            }[suggestion.state]
            when = spoken_moment(suggestion.settled_at, self._now())
            settled = said.format(name=suggestion.settled_by, when=when)
            self.when.setText(f"{self.when.text()}\n{settled}")

    def _on_theme(self, _theme: Theme) -> None:
        self._show_words()


def _context(words: str, *, is_before: bool) -> str:
    """Return some of the words around a change, whole ones where they were cut."""
    if len(words) < 8:
        return escape(words)
    whole = words.partition(" ")[2] if is_before else words.rpartition(" ")[0]
    return f"\u2026 {escape(whole)}" if is_before else f"{escape(whole)} \u2026"
