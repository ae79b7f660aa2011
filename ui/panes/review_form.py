"""The form in which a decision gets its reason, and where one decides on one's own work, the waiver of separation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.messages import refusal_sentence
from ui.pages.page import flow
from ui.panes.comment_text import CommentText
from ui.theme import current_theme
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.field import Field
from ui.widgets.text import Heading, Muted


@dataclass(frozen=True, slots=True)
class Asked:
    """What a form asks for. `missing` is the code of what is refused without a reason, empty where none is asked for;
    `separation` says in a sentence each why the separation stands in the way, empty where it does not."""

    key: str
    title: str
    missing: str = ""
    separation: Sequence[str] = ()


class ReviewForm(QWidget):
    """Signals: sent(), when what is asked for is there and to be taken; left(), on Escape or Cancel; typed()."""

    sent = Signal()
    left = Signal()
    typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.asked: Asked | None = None
        self.title = Heading("")
        self.why = CommentText(self.tr("Reason"), "", 2)
        self.waiver = CommentText(self.tr("Why the separation is waived"), "", 2)
        self.why_field = Field(self.tr("Reason"), self.why)
        self.separation = Muted("")
        self.waiver_field = Field(self.tr("Why the separation is waived"), self.waiver)
        self.send = PrimaryButton("")
        self.cancel = QuietButton(self.tr("Cancel"))
        self.cancel.set_hint(self.tr("What you typed is kept  Esc"))
        layout = QVBoxLayout(self)
        theme = current_theme()
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(1))
        for widget in (self.title, self.why_field, self.separation, self.waiver_field, flow(self.send, self.cancel)):
            layout.addWidget(widget)
        self._connect()
        self.hide()

    def _connect(self) -> None:
        self.send.clicked.connect(self.submit)
        self.cancel.clicked.connect(self.left)
        for text in (self.why, self.waiver):
            text.sent.connect(self.submit)
            text.left.connect(self.left)
            text.edited.connect(self._on_typed)

    def begin(self, asked: Asked, why: str, waiver: str) -> None:
        """Ask, with what was typed before."""
        self.asked = asked
        self.title.setText(asked.title)
        self.why.set_text(why)
        self.waiver.set_text(waiver)
        self.why_field.setVisible(bool(asked.missing))
        for widget in (self.separation, self.waiver_field):
            widget.setVisible(bool(asked.separation))
        self.separation.setText(" ".join(asked.separation))
        self.send.setText(asked.title)
        self._show_button()
        self.show()
        first = self.why if asked.missing else self.waiver
        first.moveCursor(first.textCursor().MoveOperation.End)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self) -> None:
        """Put the form away."""
        self.asked = None
        self.hide()

    def texts(self) -> tuple[str, str]:
        """Return the reason and the waiver, each only where it is asked for."""
        asked = self.asked
        if asked is None:
            return "", ""
        return self.why.text() if asked.missing else "", self.waiver.text() if asked.separation else ""

    def why_not(self) -> str:
        """Return what is missing yet, or nothing."""
        asked = self.asked
        if asked is None:
            return ""
        if asked.missing and not self.why.text().strip():
            return refusal_sentence(asked.missing, {})
        is_waived = not asked.separation or bool(self.waiver.text().strip())
        return "" if is_waived else self.tr("Say why the separation is waived.")

    def submit(self) -> None:
        """Hand on what is asked for, when it is there."""
        if self.asked is not None and not self.why_not():
            self.sent.emit()

    def _on_typed(self) -> None:
        self._show_button()
        self.typed.emit()

    def _show_button(self) -> None:
        self.send.set_off(self.why_not())
