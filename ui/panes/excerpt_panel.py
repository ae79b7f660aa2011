"""The excerpts of one item, and what can be done with the one that is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from domain.assessment import EvidenceItem
from domain.evidence.evidence import Excerpt
from ui.messages import counted
from ui.pages.page import flow
from ui.panes.excerpt_rows import excerpt_rows, lost_of
from ui.theme import Theme, current_theme, theme_notifier
from ui.widgets.buttons import IconButton, QuietButton
from ui.widgets.text import Muted, SectionLabel
from ui.widgets.two_line_list import TwoLineList

if TYPE_CHECKING:
    from store.values import Use

MOST_ROWS = 6
"""Rows beyond these are scrolled to."""


class ExcerptPanel(QWidget):
    """Enter opens an excerpt in the reader, F2 changes it, Delete removes it, F4 goes to the next place that uses it.

    Signals, each with an Excerpt: open_wanted, change_wanted, remove_wanted, use_wanted, cite_wanted, and find_wanted
    for one whose words were lost in a newer version.
    """

    open_wanted = Signal(object)
    change_wanted = Signal(object)
    remove_wanted = Signal(object)
    use_wanted = Signal(object)
    cite_wanted = Signal(object)
    find_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._excerpts: dict[str, Excerpt] = {}
        self._lost: frozenset[str] = frozenset()
        self._used: frozenset[str] = frozenset()
        self._why_read_only = ""
        self.title = SectionLabel("")
        self.none = Muted(self.tr("Read the document and select words: they become an excerpt."))
        self.list = TwoLineList(self.tr("Excerpts"))
        self.read = QuietButton(self.tr("Open"), "book")
        self.cite = QuietButton(self.tr("Cite"), "cite")
        self.next_use = IconButton("forward", self.tr("Go to the next place that uses it"), "F4")
        self.change = IconButton("edit", self.tr("Change what it shows"), "F2")
        self.remove = IconButton("delete", self.tr("Remove the excerpt"), "Del")
        self.find_again = QuietButton(self.tr("Find it yourself"), "search")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current_theme().space(0.5))
        self._buttons = flow(self.read, self.cite, self.find_again, self.next_use, self.change, self.remove)
        for widget in (self.title, self.none, self.list, self._buttons):
            layout.addWidget(widget)
        self._connect()
        theme_notifier().changed.connect(self._on_theme)

    def set_off(self, reason: str) -> None:
        """Let nothing be changed, for a reason."""
        self._why_read_only = reason
        self._show_current()

    def show_excerpts(self, item: EvidenceItem, excerpts: Sequence[Excerpt], uses: Sequence[Use]) -> None:
        """Show the excerpts of an item."""
        self._excerpts = {excerpt.id: excerpt for excerpt in excerpts}
        self._lost = lost_of(item, excerpts)
        self._used = frozenset(use.excerpt_id for use in uses)
        words = counted(len(excerpts), "excerpt") if excerpts else self.tr("No excerpts yet")
        if self._lost:
            gone = counted(len(self._lost), "excerpt")
            words = self.tr("{words}, {gone} not found in the newer version").format(words=words, gone=gone)
        self.title.setText(words)
        self.list.set_rows(excerpt_rows(item, excerpts, uses))
        if excerpts and not self.list.current_id():
            self.list.choose_place(0)
        self.none.setVisible(not excerpts)
        for widget in (self.list, self._buttons):
            widget.setVisible(bool(excerpts))
        self._fit()
        self._show_current()

    def current(self) -> Excerpt | None:
        """Return the excerpt that is chosen."""
        return self._excerpts.get(self.list.current_id())

    def _connect(self) -> None:
        self.list.opened.connect(lambda excerpt_id: self.open_wanted.emit(self._excerpts[excerpt_id]))
        self.list.chosen.connect(lambda _id: self._show_current())
        for button, signal in (
            (self.read, self.open_wanted),
            (self.cite, self.cite_wanted),
            (self.next_use, self.use_wanted),
            (self.change, self.change_wanted),
            (self.remove, self.remove_wanted),
            (self.find_again, self.find_wanted),
        ):
            button.clicked.connect(lambda _checked=False, wanted=signal: self._ask(wanted))

    def _ask(self, wanted: object) -> None:
        excerpt = self.current()
        if excerpt is not None:
            wanted.emit(excerpt)  # type: ignore[attr-defined]

    def _show_current(self) -> None:
        excerpt = self.current()
        self.find_again.setVisible(excerpt is not None and excerpt.id in self._lost)
        is_used = excerpt is not None and excerpt.id in self._used
        self.next_use.set_off("" if is_used else self.tr("It is not used yet."))
        for button in (self.cite, self.change, self.remove, self.find_again):
            button.set_off(self._why_read_only)

    def _fit(self) -> None:
        """Make the list as high as its rows, up to a few."""
        rows = min(self.list.count(), MOST_ROWS)
        height = self.list.sizeHintForRow(0) if rows else 0
        self.list.setFixedHeight(max(rows * height, 1) + 2)

    def _on_theme(self, _theme: Theme) -> None:
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        signals = {Qt.Key.Key_F2: self.change_wanted, Qt.Key.Key_Delete: self.remove_wanted}
        wanted = signals.get(Qt.Key(event.key()))
        if wanted is not None and not self._why_read_only:
            self._ask(wanted)
        else:
            super().keyPressEvent(event)
