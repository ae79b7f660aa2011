"""A field for a few paragraphs that is always as tall as what is written in it."""

from __future__ import annotations

import re
from math import ceil

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QTextEdit, QWidget

from ui.theme import Theme, current_theme, theme_notifier
from ui.widgets.history_keys import HistoryKeys

_LONGEST_PASTE = 200_000
_ENDLESS_WORD = re.compile(r"\S{2000}")
"""Many times what a line holds: nobody reads words in it."""


class GrowingText(QTextEdit):
    """Plain text with the lines of prose. Tab leaves the field. One that grows to `most_lines` only scrolls then.

    Signals: edited(str) with the whole text after each change by the person; focus_left(); too_long(str) with the
    whole of a paste that was cut: its first 200,000 characters are taken in, and whoever listens keeps the whole.
    """

    edited = Signal(str)
    focus_left = Signal()
    too_long = Signal(str)

    def __init__(
        self,
        name: str,
        placeholder: str = "",
        least_lines: int = 2,
        most_lines: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._least_lines, self._most_lines = least_lines, most_lines
        self._is_cut = False
        self._is_setting = False
        self.setProperty("look", "field")
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(4)
        self.set_text("")
        HistoryKeys(self)
        self.document().contentsChanged.connect(self._on_changed)
        self.verticalScrollBar().valueChanged.connect(self._stay)
        self.cursorPositionChanged.connect(self._follow_caret)
        theme_notifier().changed.connect(self._on_theme)

    def text(self) -> str:
        """Return what is written, paragraphs divided by line feeds."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Show a text; this is not an edit and starts a new history of undo."""
        self._is_setting = True
        self.document().setUndoRedoEnabled(False)
        self._set_wrapping(text)
        self.setPlainText(text)
        self._set_lines()
        self.document().setUndoRedoEnabled(True)
        self._is_setting = False
        self._fit()

    def _set_wrapping(self, text: str) -> None:
        """Break lines between words, and anywhere where a word has no end.

        For each line that it breaks inside a word, Qt looks for the end of the word first: seconds for each key.
        """
        is_endless = _ENDLESS_WORD.search(text) is not None
        wrap = QTextOption.WrapMode.WrapAnywhere if is_endless else QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
        if wrap != self.wordWrapMode():
            self.setWordWrapMode(wrap)

    def _set_lines(self) -> None:
        lines = QTextBlockFormat()
        height = current_theme().line_percent()
        lines.setLineHeight(height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(lines)

    def _on_changed(self) -> None:
        self._fit()
        if not self._is_setting:
            self.edited.emit(self.text())

    def _on_theme(self, theme: Theme) -> None:
        self._fit()

    def _stay(self, value: int) -> None:
        """Never scroll inside: Qt does so for the caret just before the field has grown."""
        if value and not self._is_cut:
            self.verticalScrollBar().setValue(0)

    def _follow_caret(self) -> None:
        if self.hasFocus():
            QTimer.singleShot(0, self, self._show_caret)  # when the page has grown with the field

    def _show_caret(self) -> None:
        """Keep the line of the caret in sight of the scroll area around the field."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        content = area.widget() if area is not None else None
        if area is not None and content is not None:
            line = self.cursorRect()
            place = self.viewport().mapTo(content, line.center())
            margin = line.height() + current_theme().space(1)
            area.ensureVisible(area.horizontalScrollBar().value(), place.y(), 0, margin)

    def _fit(self) -> None:
        frame = self.height() - self.viewport().height()
        line = self.fontMetrics().lineSpacing() * current_theme().line_percent() / 100
        least, most = (
            round(lines * line + 2 * self.document().documentMargin())
            for lines in (self._least_lines, self._most_lines)
        )
        height = max(least, ceil(self.document().size().height()))
        self._is_cut = bool(self._most_lines) and height > most
        self.setFixedHeight((most if self._is_cut else height) + max(frame, 2))

    def sizeHint(self) -> QSize:
        return QSize(current_theme().space(40), self.height())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take no files: let go over the field they belong to whoever is behind it, and are not wanted as paths."""
        return source.hasText() and not any(url.isLocalFile() for url in source.urls())

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text()
        if len(text) > _LONGEST_PASTE:
            self.too_long.emit(text)
        taken = text[:_LONGEST_PASTE]
        if _ENDLESS_WORD.search(taken):
            self._set_wrapping(taken)
        self.textCursor().insertText(taken)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._is_cut:
            super().wheelEvent(event)
        else:
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
