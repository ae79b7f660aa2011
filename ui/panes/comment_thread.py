"""The thread of one comment: what was said, a field to answer in, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from domain.review.comments import Comment
from ui.messages import COMMENT_KINDS
from ui.moments import spoken_moment
from ui.pages.page import clear_layout, row
from ui.pages.place_link import PlaceLink
from ui.panes.comment_menu import MoreButton
from ui.panes.comment_text import CommentText
from ui.theme import current_theme
from ui.widgets.buttons import OutlinedButton
from ui.widgets.text import Hairline, Heading, Muted, Prose


class CommentThread(QWidget):
    """Signals: place_wanted(), the way to what the comment is on; answered(), when the answer is to be sent; left(), on
    Escape in the answer; typed(str) with the answer so far; resolve_wanted(), to resolve it or open it again.

    `more` has the rest of what can be done.
    """

    place_wanted = Signal()
    answered = Signal()
    left = Signal()
    typed = Signal(str)
    resolve_wanted = Signal()

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._why_off = ""
        self.comment: Comment | None = None
        self.place = PlaceLink("")
        self.on = Muted("")
        self._entries = QVBoxLayout()
        self.answer = CommentText(self.tr("Answer"), self.tr("Answer"), 1)
        self.send = OutlinedButton(self.tr("Answer"))
        self.send.set_hint(self.tr("Send the answer  Ctrl+Enter"))
        self.resolve = OutlinedButton(self.tr("Resolve"), "done")
        self.more = MoreButton()
        self._scroll = QScrollArea()
        self._arrange()
        self.place.clicked.connect(self.place_wanted)
        self.answer.sent.connect(self.answered)
        self.answer.left.connect(self.left)
        self.answer.edited.connect(self._on_typed)
        self.send.clicked.connect(self.answered)
        self.resolve.clicked.connect(self.resolve_wanted)
        self.hide()

    def show_comment(self, comment: Comment, section: str, on: str, draft: str) -> None:
        """Show a comment of a section, what it is on, and the answer that was begun."""
        is_other = self.comment is None or self.comment.id != comment.id
        is_changed = comment != self.comment
        self.comment = comment
        self.place.set_words(section)
        self.on.setText(on)
        if is_changed:
            self._show_entries(comment)
        if is_other:
            self.answer.set_text(draft)
        self._show_buttons()
        self.more.show_comment(comment, self._why_off)
        self.show()
        if is_other:
            self._scroll.verticalScrollBar().setValue(0)

    def show_nothing(self) -> None:
        """Show no comment."""
        self.comment = None
        self.hide()

    def set_off(self, reason: str) -> None:
        """Let nothing be said or changed, for a reason."""
        self._why_off = reason
        self.answer.set_off(reason)
        self._show_buttons()

    def _arrange(self) -> None:
        theme = current_theme()
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, theme.space(0.5), 0)
        inner.setSpacing(theme.space(1))
        self._entries.setSpacing(theme.space(1.5))
        for widget in (self.place, self.on):
            inner.addWidget(widget)
        inner.addLayout(self._entries)
        inner.addStretch(1)
        self._scroll.setWidget(content)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, theme.space(1.5))
        layout.setSpacing(theme.space(1))
        layout.addWidget(Hairline())
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self.answer)
        layout.addWidget(row(self.send, self.resolve, self.more))

    def _show_entries(self, comment: Comment) -> None:
        clear_layout(self._entries)
        kind = COMMENT_KINDS[comment.kind]
        assigned = self.tr("for {name}").format(name=comment.assigned_to) if comment.assigned_to else ""
        first = " \u00b7 ".join(part for part in (kind, assigned, self._when(comment.role, comment.at)) if part)
        self._entries.addWidget(_entry(comment.person, first, comment.text))
        for reply in comment.replies:
            self._entries.addWidget(_entry(reply.person, self._when(reply.role, reply.at), reply.text))
        if comment.resolved_at is not None:
            when = spoken_moment(comment.resolved_at, self._now())
            words = self.tr("Resolved by {name}, {when}").format(name=comment.resolved_by, when=when)
            self._entries.addWidget(Muted(words))

    def _when(self, role: str, at: datetime) -> str:
        return " \u00b7 ".join(part for part in (role, spoken_moment(at, self._now())) if part)

    def _on_typed(self, text: str) -> None:
        self.typed.emit(text)
        self._show_buttons()

    def _show_buttons(self) -> None:
        comment = self.comment
        is_open = comment is None or comment.is_open
        self.resolve.setText(self.tr("Resolve") if is_open else self.tr("Open again"))
        self.resolve.set_off(self._why_off)
        has_words = bool(self.answer.text().strip())
        self.send.set_off(self._why_off or ("" if has_words else self.tr("Type an answer first.")))


def _entry(person: str, when: str, text: str) -> QWidget:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(current_theme().space(0.5))
    layout.addWidget(Heading(person))
    layout.addWidget(Muted(when))
    layout.addWidget(Prose(*text.split("\n")))
    return holder
