"""The form in which a comment is written, or written anew."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from domain.review.comments import CommentKind
from ui.messages import COMMENT_KINDS
from ui.pages.page import row
from ui.panes.comment_text import CommentText
from ui.theme import current_theme
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.pickers import Picker
from ui.widgets.text import Hairline, Muted, SectionLabel


class CommentForm(QWidget):
    """Signals: sent(), when the text is to be taken; left(), on Escape or Cancel; typed(str) with the text."""

    sent = Signal()
    left = Signal()
    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = SectionLabel("")
        self.about = Muted("")
        self.kind = Picker(self.tr("Kind"), [(str(kind), words) for kind, words in COMMENT_KINDS.items()])
        self.assigned = Picker(self.tr("For"))
        self.text = CommentText(self.tr("Comment"), self.tr("What is to be seen, asked or changed"), 3)
        self.send = PrimaryButton(self.tr("Comment"))
        self.send.set_hint(self.tr("Send it  Ctrl+Enter"))
        self.cancel = QuietButton(self.tr("Cancel"))
        self.cancel.set_hint(self.tr("What you typed is kept  Esc"))
        layout = QVBoxLayout(self)
        theme = current_theme()
        layout.setContentsMargins(0, 0, 0, theme.space(1))
        layout.setSpacing(theme.space(1))
        for widget in (self.title, self.about, self.text, row(self.kind, self.assigned), row(self.send, self.cancel)):
            layout.addWidget(widget)
        layout.addWidget(Hairline())
        self.send.clicked.connect(self.sent)
        self.cancel.clicked.connect(self.left)
        self.text.sent.connect(self.sent)
        self.text.left.connect(self.left)
        self.text.edited.connect(self.typed)
        self.hide()

    def offer_people(self, names: Sequence[str]) -> None:
        """Offer these people as those who are to answer."""
        self.assigned.set_choices([("", self.tr("For everybody")), *((name, f"For {name}") for name in names)])

    def begin(self, title: str, about: str, text: str, kind: CommentKind, assigned_to: str, send: str) -> None:
        """Show the form with the caret at the end of what is written already."""
        self.title.setText(title)
        self.about.setText(about)
        self.text.set_text(text)
        self.kind.set_value(str(kind))
        self.assigned.set_value(assigned_to)
        self.send.setText(send)
        self.show()
        self.text.moveCursor(self.text.textCursor().MoveOperation.End)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def chosen_kind(self) -> CommentKind:
        """Return the kind that is chosen."""
        return CommentKind(self.kind.value())
