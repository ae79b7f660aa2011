"""Texts that were kept aside because they had no place: shown quietly until someone has dealt with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from domain.assessment import KeptText
from ui.messages import counted, kept_reason
from ui.pages.page import clear_layout, row
from ui.theme import current_theme
from ui.widgets.banner import Banner
from ui.widgets.buttons import QuietButton
from ui.widgets.text import Hairline, Muted, Prose

if TYPE_CHECKING:
    from store.changes import Changed
    from ui.context import Context

LONGEST_SHOWN = 4000
"""Characters of a kept text that are shown: laying out millions would hold the window up."""


class KeptTexts(QWidget):
    """A banner that says how many there are, and under it the list.

    Signal: insert_requested(str) with a text to put in at the caret.
    """

    insert_requested = Signal(str)

    def __init__(self, context: Context, *, may_insert: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._may_insert = may_insert
        self._texts: tuple[KeptText, ...] = ()
        self._banner: Banner | None = None
        self._list = QWidget()
        self._list_layout = QVBoxLayout(self._list)
        self._list_layout.setContentsMargins(0, 0, 0, 0)
        self._list_layout.setSpacing(current_theme().space(1))
        self._list.hide()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._list)
        self.hide()

    def load(self, belongs: Callable[[KeptText], bool]) -> None:
        """Read the texts kept aside and show those that belong here."""
        from store.queries.text import kept_texts

        def show(texts: tuple[KeptText, ...]) -> None:
            self.show_texts([text for text in texts if belongs(text)])

        self._context.backend.ask(kept_texts, self._context.assessment_id, on_done=show)

    def show_texts(self, texts: Sequence[KeptText]) -> None:
        """Show these texts."""
        if tuple(texts) == self._texts:
            return
        self._texts = tuple(texts)
        self.setVisible(bool(texts))
        if not texts:
            self._list.hide()
        self._make_banner()
        clear_layout(self._list_layout)
        for text in texts:
            self._list_layout.addWidget(self._entry(text))

    def count(self) -> int:
        """Return how many texts are shown."""
        return len(self._texts)

    def toggle(self) -> None:
        """Open or close the list."""
        self._list.setVisible(self._list.isHidden())

    def _make_banner(self) -> None:
        if self._banner is not None:
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None
        if not self._texts:
            return
        words = self.tr("{count} kept aside, so that nothing is lost").format(
            count=counted(len(self._texts), "piece of text is", "pieces of text are")
        )
        self._banner = Banner("information", words, ((self.tr("Show or hide"), self.toggle),), may_close=False)
        self._layout.insertWidget(0, self._banner)

    def _entry(self, text: KeptText) -> QWidget:
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Muted(kept_reason(text.reason, text.source)))
        layout.addWidget(Prose(*[line for line in text.text[:LONGEST_SHOWN].split("\n") if line.strip()]))
        if len(text.text) > LONGEST_SHOWN:
            words = self.tr("The beginning of {count} characters; Copy takes all of them.")
            layout.addWidget(Muted(words.format(count=f"{len(text.text):,}")))
        layout.addWidget(self._buttons(text))
        layout.addWidget(Hairline())
        return holder

    def _buttons(self, text: KeptText) -> QWidget:
        copy = QuietButton(self.tr("Copy"), "copy")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text.text))
        done = QuietButton(self.tr("Done with it"), "done")
        done.clicked.connect(lambda: self._discard(text))
        if not self._may_insert or text.reason == "too-much":
            return row(copy, done)
        insert = QuietButton(self.tr("Insert at the caret"), "paste")
        insert.clicked.connect(lambda: self.insert_requested.emit(text.text))
        return row(insert, copy, done)

    def _discard(self, text: KeptText) -> None:
        from store.actions.text import discard_kept

        def drop(changed: Changed) -> None:
            self.show_texts([other for other in self._texts if other.id != text.id])

        self._context.backend.perform(
            discard_kept, assessment_id=self._context.assessment_id, kept_id=text.id, on_done=drop
        )
