"""Plain text in numbered lines, some of which carry a mark with what is to be said of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QRect, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QToolTip, QWidget

from ui.theme import Theme, current_theme, icon, theme_notifier
from ui.widgets.history_keys import is_redo

MOST_MARKED = 200
"""So many lines are underlined: more of them nobody mends one by one."""


class NumberedText(QPlainTextEdit):
    """Tab leaves the text. Signals: edited(), after each change by the person; focus_left(); too_long() when a paste
    is not taken in, because with it there would be more than `longest` characters; undo_wanted() and redo_wanted() by
    the keys, where the text has no step of its own left."""

    edited = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()
    focus_left = Signal()
    too_long = Signal()

    def __init__(
        self, name: str, longest: int, least_lines: int = 12, most_lines: int = 30, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._longest, self._least_lines, self._most_lines = longest, least_lines, most_lines
        self._marks: dict[int, str] = {}
        self._is_setting = False
        self.setProperty("look", "field")
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self._margin = _Margin(self)
        self.blockCountChanged.connect(self._on_counted)
        self.updateRequest.connect(self._on_update)
        self.document().contentsChanged.connect(self._on_changed)
        theme_notifier().changed.connect(self._on_theme)
        self._on_theme(current_theme())

    def text(self) -> str:
        """Return what is written, its lines divided by line feeds."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Show a text; this is not an edit and starts a new history of undo."""
        self._is_setting = True
        self.setPlainText(text)
        self._is_setting = False

    def replace_text(self, text: str) -> None:
        """Put a text in the place of what is written: one step of the person's, to be taken back with one undo."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def add_line(self, line: str) -> None:
        """Write a line at the end: one step of the person's."""
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        before = "" if cursor.atBlockStart() else "\n"
        cursor.insertText(f"{before}{line}\n")

    def remove_lines(self, numbers: Collection[int]) -> None:
        """Take lines out, by their numbers from 1: one step of the person's."""
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for number in sorted(numbers, reverse=True):
            cursor.setPosition(self.document().findBlockByNumber(number - 1).position())
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        cursor.endEditBlock()

    def marks(self) -> Mapping[int, str]:
        """Return what is said of the marked lines, by their numbers from 1."""
        return self._marks

    def set_marks(self, marks: Mapping[int, str]) -> None:
        """Mark these lines, by their numbers from 1, each with what is said of it, and no others."""
        self._marks = dict(marks)
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(current_theme().color("danger"))
        found = []
        for line in list(self._marks)[:MOST_MARKED]:
            block = self.document().findBlockByNumber(line - 1)
            if block.isValid():
                selection = QTextEdit.ExtraSelection()
                cursor = QTextCursor(block)
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
                selection.cursor, selection.format = cursor, look
                found.append(selection)
        self.setExtraSelections(found)
        self._margin.update()

    def go_to_line(self, line: int) -> None:
        """Put the caret at the end of a line, by its number from 1, and the focus in the text."""
        block = self.document().findBlockByNumber(line - 1)
        if block.isValid():
            cursor = QTextCursor(block)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def line(self) -> int:
        """Return the number of the caret's line, from 1."""
        return self.textCursor().blockNumber() + 1

    def margin_width(self) -> int:
        """Return how wide the numbers are, with room for a mark before them."""
        digits = len(str(max(99, self.blockCount())))
        return self.fontMetrics().horizontalAdvance("9" * digits) + self.mark_size() + 3 * current_theme().space(0.5)

    def mark_size(self) -> int:
        """Return the side of a mark in pixels."""
        return self.fontMetrics().ascent()

    def paint_margin(self, area: QRect) -> None:
        """Paint the numbers, and marks, of the lines that are seen."""
        theme = current_theme()
        painter = QPainter(self._margin)
        painter.setFont(self.font())
        painter.setPen(theme.color("muted"))
        width, gap, size = self._margin.width(), theme.space(0.5), self.mark_size()
        block = self.firstVisibleBlock()
        while block.isValid():
            box = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if box.top() > area.bottom():
                break
            top, number = round(box.top()), block.blockNumber() + 1
            height = self.fontMetrics().height()
            right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(QRect(0, top, width - gap, height), right, str(number))
            if number in self._marks:
                icon("error", "danger").paint(painter, QRect(gap, top + (height - size) // 2, size, size))
            block = block.next()
        painter.end()

    def _on_changed(self) -> None:
        if not self._is_setting:
            self.edited.emit()

    def _on_counted(self, _count: int = 0) -> None:
        self.setViewportMargins(self.margin_width(), 0, 0, 0)
        self._place_margin()
        self._fit()

    def _on_update(self, area: QRect, scrolled: int) -> None:
        if scrolled:
            self._margin.scroll(0, scrolled)
        else:
            self._margin.update(0, area.y(), self._margin.width(), area.height())

    def _on_theme(self, theme: Theme) -> None:
        font = theme.font("ui", "body", 400)
        font.setFeature(QFont.Tag("calt"), 0)  # what is typed as "->" is shown so, and not as an arrow
        self.setFont(font)
        self._on_counted()
        self.set_marks(self._marks)

    def _place_margin(self) -> None:
        inside = self.contentsRect()
        self._margin.setGeometry(inside.left(), inside.top(), self.margin_width(), inside.height())

    def _fit(self) -> None:
        """Be as high as the lines, within the bounds; more of them are scrolled."""
        lines = min(max(self.blockCount() + 1, self._least_lines), self._most_lines)
        edges = 2 * (self.frameWidth() + ceil(self.document().documentMargin())) + current_theme().space(1)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + edges)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() and not any(url.isLocalFile() for url in source.urls())

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text()
        if self.document().characterCount() + len(text) > self._longest:
            self.too_long.emit()
        else:
            self.textCursor().insertText(text)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _is_of_history(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        elif not _is_of_history(event) or self.isReadOnly():
            super().keyPressEvent(event)
        elif is_redo(event):
            self._step(self.document().isRedoAvailable(), self.redo, self.redo_wanted)
        else:
            self._step(self.document().isUndoAvailable(), self.undo, self.undo_wanted)

    def _step(self, is_there: bool, step: Callable[[], None], wanted: SignalInstance) -> None:
        if is_there:
            step()
        else:
            wanted.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_margin()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            line = self.cursorForPosition(event.pos()).blockNumber() + 1
            QToolTip.showText(event.globalPos(), self._marks.get(line, ""), self)
            return True
        return super().viewportEvent(event)


def _is_of_history(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo) or is_redo(event)


class _Margin(QWidget):
    """The numbers beside the lines."""

    def __init__(self, text: NumberedText) -> None:
        super().__init__(text)
        self._text = text

    def sizeHint(self) -> QSize:
        return QSize(self._text.margin_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._text.paint_margin(event.rect())
