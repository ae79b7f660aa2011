"""One section compared: its name, the steps one can take, and its text with the changes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.comparing.change_view import ChangeView
from ui.pages.page import flow
from ui.theme import Theme, current_theme, theme_notifier
from ui.widgets.buttons import IconButton, QuietButton
from ui.widgets.tab_strip import TabStrip
from ui.widgets.text import Heading, Muted

VIEW_STEPS = 24
"""The least height of the text, in steps of the grid."""


class SectionPanel(QWidget):
    """Signals: step_wanted(int); beside_changed(bool), when the versions are to stand side by side or no more."""

    step_wanted = Signal(int)
    beside_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None, *, is_beside: bool = False) -> None:
        super().__init__(parent)
        self.heading = Heading("")
        self.counts = Muted("")
        self.ways = TabStrip(self.tr("How it is shown"), (self.tr("In one text"), self.tr("Side by side")))
        self.ways.setCurrentIndex(int(is_beside))
        self.previous = IconButton("up", self.tr("Previous change"), "Shift+F12")
        self.next = IconButton("collapse", self.tr("Next change"), "F12")
        self.place = Muted("", wraps=False)
        self.open = QuietButton(self.tr("Go to the text"), "edit")
        self.open.setProperty("flush", True)
        self.restore = QuietButton(self.tr("Bring the section back"), "restore")
        self.read = QuietButton(self.tr("Mark as read"), "done")
        self.view = ChangeView(self.tr("What changed"))
        self.view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._arrange()
        self._on_theme(current_theme())
        theme_notifier().changed.connect(self._on_theme)
        self.previous.clicked.connect(lambda: self.step_wanted.emit(-1))
        self.next.clicked.connect(lambda: self.step_wanted.emit(1))
        self.ways.currentChanged.connect(lambda place: self.beside_changed.emit(bool(place)))
        self.view.stepped.connect(self._on_stepped)

    @property
    def is_beside(self) -> bool:
        """Whether the versions stand side by side."""
        return bool(self.ways.currentIndex())

    def name(self, title: str, counts: str) -> None:
        """Say which section is shown and how much of it changed."""
        self.heading.setText(title)
        self.counts.setText(counts)
        self.view.setAccessibleName(self.tr("What changed in {name}").format(name=title))

    def show_name(self, is_shown: bool) -> None:
        """Show the section's name, which a list right above it shows already."""
        self.heading.setVisible(is_shown)
        self.counts.setVisible(is_shown)

    def _arrange(self) -> None:
        self._steps = QHBoxLayout()
        self._steps.addWidget(self.ways)
        self._steps.addStretch(1)
        for widget in (self.place, self.previous, self.next):
            self._steps.addWidget(widget)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.heading)
        self._layout.addWidget(self.counts)
        self._layout.addWidget(flow(self.open, self.restore, self.read))
        self._layout.addLayout(self._steps)
        self._layout.addWidget(self.view, 1)

    def _on_stepped(self, number: int) -> None:
        count = len(self.view.text.changes)
        words = self.tr("{number} of {count}").format(number=number + 1, count=count)
        self.place.setText(
            words
            if number >= 0
            else self.tr("{count} changes").format(count=count)
            if count != 1
            else self.tr("1 change")
        )

    def _on_theme(self, theme: Theme) -> None:
        self.view.setMinimumHeight(theme.space(VIEW_STEPS))
        self._layout.setSpacing(theme.space(0.5))
        self._steps.setSpacing(theme.space(0.5))
