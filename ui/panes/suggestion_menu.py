"""What is done with several suggestions at once: those of a sentence, of a person, and of the section."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from domain.review.suggestions import Suggestion
from ui.theme import icon
from ui.widgets.buttons import IconButton

SENTENCE, PERSON, SECTION = "sentence", "person", "section"


class MoreButton(IconButton):
    """Signals: accept_wanted(str) and reject_wanted(str) with SENTENCE, PERSON or SECTION; copy_wanted()."""

    accept_wanted = Signal(str)
    reject_wanted = Signal(str)
    copy_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("more", "", parent=parent)
        self.set_name(self.tr("More"))
        self._suggestion: Suggestion | None = None
        self._why_off = ""
        self.menu_of_suggestion = QMenu(self)
        self.menu_of_suggestion.setToolTipsVisible(True)
        self.menu_of_suggestion.aboutToShow.connect(self._fill)
        self.setMenu(self.menu_of_suggestion)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def show_suggestion(self, suggestion: Suggestion, why_off: str) -> None:
        """Serve this suggestion."""
        self._suggestion, self._why_off = suggestion, why_off

    def _fill(self) -> None:
        menu, suggestion = self.menu_of_suggestion, self._suggestion
        menu.clear()
        if suggestion is None:
            return
        name = suggestion.person.replace("&", "&&")
        rows = (
            (SENTENCE, self.tr("Accept all in this sentence"), self.tr("Reject all in this sentence")),
            (
                PERSON,
                self.tr("Accept all by {name} in this section").format(name=name),
                self.tr("Reject all by {name} in this section").format(name=name),
            ),
            (SECTION, self.tr("Accept all in this section"), self.tr("Reject all in this section")),
        )
        for which, accepting, rejecting in rows:
            for role, words, signal in (
                ("done", accepting, self.accept_wanted),
                ("close", rejecting, self.reject_wanted),
            ):
                action = menu.addAction(icon(role, "muted"), words, partial(signal.emit, which))
                action.setEnabled(not self._why_off)
                action.setToolTip(self._why_off)
            menu.addSeparator()
        copying = menu.addAction(icon("copy", "muted"), self.tr("Copy the words"), self.copy_wanted.emit)
        copying.setEnabled(bool(suggestion.replacement))
