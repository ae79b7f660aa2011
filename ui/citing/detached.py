"""The citations of a section whose words are gone, each to be attached again, opened or taken away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from domain.assessment import Citation
from ui.messages import STANCES, counted
from ui.pages.page import clear_layout, flow
from ui.theme import current_theme
from ui.widgets.buttons import QuietButton
from ui.widgets.fold import Fold
from ui.widgets.text import Muted


class DetachedCitations(QWidget):
    """Hidden while there are none.

    Signals, each with a citation: attach_wanted, to put it on the selected words; open_wanted; removal_wanted.
    """

    attach_wanted = Signal(object)
    open_wanted = Signal(object)
    removal_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Citation, ...] = ()
        self._why_off = ""
        self._fold: Fold | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.hide()

    def show_citations(self, citations: Sequence[Citation]) -> None:
        """Show these citations, folded away until they are looked for."""
        shown = tuple(citations)
        if shown == self._shown:
            return
        self._shown = shown
        was_open = self._fold is not None and self._fold.is_open()
        focused = self.window().focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        clear_layout(self._layout)
        self._fold = self._make_fold(is_open=was_open) if shown else None
        if self._fold is not None:
            self._layout.addWidget(self._fold)
        self.setVisible(bool(shown))
        if had_focus and self.buttons():
            self.buttons()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def unfold(self) -> bool:
        """Show each of them and go to the first; False when there are none."""
        if self._fold is None:
            return False
        self._fold.set_open(True)
        self.buttons()[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def set_off(self, reason: str) -> None:
        """Let none be attached or taken away, for a reason."""
        self._why_off = reason

    def title(self) -> str:
        """Return what is said of how many there are."""
        if len(self._shown) == 1:
            return self.tr("1 citation lost its words")
        return self.tr("{citations} lost their words").format(citations=counted(len(self._shown), "citation"))

    def buttons(self) -> list[QuietButton]:
        """Return the buttons, three to a citation, in order."""
        return [] if self._fold is None else self._fold.findChildren(QuietButton)

    def _make_fold(self, *, is_open: bool) -> Fold:
        names = ", ".join(dict.fromkeys(citation.reference for citation in self._shown))
        fold = Fold(self.title(), names, is_open=is_open)
        for citation in self._shown:
            fold.add(self._row(citation))
        return fold

    def _row(self, citation: Citation) -> QWidget:
        says = f"{citation.reference} \u00b7 {STANCES[citation.stance].casefold()}"
        words = Muted(f"{says} \u00b7 \u201c{citation.anchor.exact}\u201d")
        steps = (
            (self.tr("Attach to the selected words"), self.attach_wanted, self._why_off),
            (self.tr("Open the evidence"), self.open_wanted, ""),
            (self.tr("Take away"), self.removal_wanted, self._why_off),
        )
        buttons = []
        for text, signal, why_off in steps:
            button = QuietButton(text)
            button.setAccessibleName(f"{text}: {citation.reference}")
            button.clicked.connect(lambda _checked=False, wanted=signal: wanted.emit(citation))
            if why_off:
                button.set_off(why_off)
            buttons.append(button)
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current_theme().space(0.5))
        layout.addWidget(words)
        layout.addWidget(flow(*buttons))
        return holder
