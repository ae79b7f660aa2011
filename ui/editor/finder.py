"""Keeps the matches of a search marked in the text and moves among them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from domain.text.finding import Wanted
from ui.editor.highlights import Highlights
from ui.editor.searching import Match, cursor_on, matches_in, next_match, previous_match, replace_matches
from ui.editor.style import EditorStyle

QUIET_MS = 200
MOST_MARKED = 500
"""Matches beyond these are counted and visited like the others, but only the current one is marked."""


class Finder(QObject):
    """Find and replace in one text.

    Signals: moved(current, total): the current match counted from 1 (0 when none is), of how many.
    """

    moved = Signal(int, int)

    def __init__(self, edit: QTextEdit, highlights: Highlights, parent: QObject) -> None:
        super().__init__(parent)
        self._edit = edit
        self._highlights = highlights
        self._wanted = Wanted("")
        self._matches: tuple[Match, ...] = ()
        self._current = -1
        self._look = QTextCharFormat()
        self._current_look = QTextCharFormat()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(QUIET_MS)
        self._timer.timeout.connect(self._refresh)

    def set_look(self, style: EditorStyle) -> None:
        """Take the colours of the theme."""
        self._look, self._current_look = QTextCharFormat(), QTextCharFormat()
        self._look.setBackground(style.match)
        self._current_look.setBackground(style.current_match)
        self._current_look.setForeground(style.current_match_text)
        self._mark()

    @property
    def is_active(self) -> bool:
        """Whether anything is looked for."""
        return bool(self._wanted.text)

    @property
    def matches(self) -> tuple[Match, ...]:
        return self._matches

    def find(self, text: str, match_case: bool = False, whole_words: bool = False) -> tuple[Match, ...]:
        """Mark every match of `text` and make the first one from the caret on the current one."""
        self._wanted = Wanted(text, match_case, whole_words)
        self._matches = matches_in(self._edit.document(), self._wanted)
        self._go_to(next_match(self._matches, self._edit.textCursor().selectionStart()))
        return self._matches

    def next(self) -> None:
        """Go to the next match, from the last to the first."""
        self._refresh_if_due()
        self._go_to(next_match(self._matches, self._edit.textCursor().selectionEnd()))

    def previous(self) -> None:
        """Go to the match before, from the first to the last."""
        self._refresh_if_due()
        self._go_to(previous_match(self._matches, self._edit.textCursor().selectionStart()))

    def replace(self, replacement: str) -> bool:
        """Replace the current match and go to the next; False when there is none."""
        self._refresh_if_due()
        if self._current < 0 or self._edit.isReadOnly():
            return False
        match = self._matches[self._current]
        after = QTextCursor(self._edit.document())
        after.setPosition(match.end)
        replace_matches(self._edit.document(), (match,), replacement)
        self._matches = matches_in(self._edit.document(), self._wanted)
        self._go_to(next_match(self._matches, after.position()))
        return True

    def replace_all(self, replacement: str) -> int:
        """Replace every match as one undo step; return how many there were."""
        self._refresh_if_due()
        if not self._matches or self._edit.isReadOnly():
            return 0
        count = replace_matches(self._edit.document(), self._matches, replacement)
        self._refresh()
        return count

    def clear(self) -> None:
        """Look for nothing and unmark all; the last match stays selected."""
        self._wanted = Wanted("")
        self._matches, self._current = (), -1
        self._timer.stop()
        self._mark()

    def text_changed(self) -> None:
        """Note that the text changed: the matches are looked for again, soon."""
        if self.is_active:
            self._timer.start()

    def _refresh_if_due(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self._refresh()

    def _refresh(self) -> None:
        self._matches = matches_in(self._edit.document(), self._wanted)
        cursor = self._edit.textCursor()
        selected = Match(cursor.selectionStart(), cursor.selectionEnd())
        self._current = self._matches.index(selected) if selected in self._matches else -1
        self._mark()
        self.moved.emit(self._current + 1, len(self._matches))

    def _go_to(self, index: int) -> None:
        self._current = index
        if index >= 0:
            self._edit.setTextCursor(cursor_on(self._edit.document(), self._matches[index]))
            self._reveal()
        self._mark()
        self.moved.emit(index + 1, len(self._matches))

    def _reveal(self) -> None:
        """Scroll to the match and leave a few lines around it."""
        self._edit.ensureCursorVisible()
        rect, height = self._edit.cursorRect(), self._edit.viewport().height()
        if rect.bottom() > height - 3 * rect.height() or rect.top() < 2 * rect.height():
            bar = self._edit.verticalScrollBar()
            bar.setValue(bar.value() + rect.center().y() - height // 3)

    def _mark(self) -> None:
        document = self._edit.document()
        marked: Sequence[Match] = self._matches[:MOST_MARKED]
        self._highlights.show("matches", [cursor_on(document, match) for match in marked], self._look)
        current = [self._matches[self._current]] if self._current >= 0 else []
        self._highlights.show("current match", [cursor_on(document, match) for match in current], self._current_look)
