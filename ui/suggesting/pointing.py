"""What the pointer meets on suggested words: who suggests them and when, and a menu that settles them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QHelpEvent, QTextCursor
from PySide6.QtWidgets import QMenu, QToolTip

from domain.review.suggestions import Suggestion
from ui.editor.findings_editor import FindingsEditor
from ui.moments import spoken_moment
from ui.sentences.suggestions import said_words


class Pointing(QObject):
    """Serves one editor. `at` returns the suggestions at a caret, `offer` puts what can be done with some in a menu."""

    def __init__(
        self,
        editor: FindingsEditor,
        now: Callable[[], datetime],
        at: Callable[[QTextCursor], Sequence[Suggestion]],
        offer: Callable[[Sequence[Suggestion], QMenu], None],
    ) -> None:
        super().__init__(editor)
        self._editor, self._now, self._at, self._offer = editor, now, at, offer
        editor.viewport().installEventFilter(self)
        editor.menu.offers.append(self.offer)

    def tip(self, cursor: QTextCursor) -> str:
        """Return what is told of the suggestions that are seen at a place, "" for none."""
        if not self._editor.is_suggesting and not self._editor.suggested.is_in_text:
            return ""
        return "\n".join(f"{said_words(each)}, {spoken_moment(each.at, self._now())}" for each in self._at(cursor))

    def offer(self, cursor: QTextCursor, menu: QMenu) -> bool:
        """Put into a menu what can be done with the suggestions at a place; False where there are none."""
        there = self._at(cursor)
        if there:
            self._offer(there, menu)
        return bool(there)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self.tip(self._editor.cursorForPosition(event.pos()))
            if words:
                QToolTip.showText(event.globalPos(), words, self._editor)
            return bool(words)
        return False
