"""The text of a section with what changed in it: one walks from change to change, unfolds, and brings back."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QUrl, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from ui.comparing.rows import SectionText
from ui.comparing.section_document import FOLD, DocumentWriter
from ui.editor.style import SAMPLE_TEXT
from ui.theme import current_theme, theme_notifier
from ui.widgets.buttons import IconButton

ABOVE = 0.2
"""A change that is gone to stands so far down, as a share of the height."""


class ChangeView(QTextBrowser):
    """Signals: stepped(int) with the number of the change that is the current one, -1 for none; fold_toggled(int);
    place_wanted(), on Enter; restore_wanted(), for the current change.
    """

    stepped = Signal(int)
    fold_toggled = Signal(int)
    place_wanted = Signal()
    restore_wanted = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.current = -1
        self.text = SectionText()
        self._heads: tuple[str, str] | None = None
        self._writer: DocumentWriter | None = None
        self._document: QTextDocument | None = None
        self.restore = IconButton("restore", self.tr("Bring this back"), "Alt+F12", self.viewport())
        self.restore.hide()
        self.restore.clicked.connect(self.restore_wanted)
        self.anchorClicked.connect(self._on_link)
        self.verticalScrollBar().valueChanged.connect(self._place_restore)
        theme_notifier().changed.connect(self._on_theme)

    def show_text(self, text: SectionText, heads: tuple[str, str] | None, current: int = -1) -> None:
        """Show a section in one text, or side by side under two heads, with a change as the current one."""
        self.text, self._heads = text, heads
        self._write()
        self.verticalScrollBar().setValue(0)
        self.go_to(current if current < len(text.changes) else -1)

    def unfold(self, text: SectionText) -> None:
        """Show the same section with other lines folded, at the same place."""
        top = self.verticalScrollBar().value()
        self.text = text
        self._write()
        self.verticalScrollBar().setValue(top)
        self._place_restore()

    def go_to(self, number: int) -> None:
        """Make a change the current one and bring it into sight; -1 for none."""
        self.current = number
        if number >= 0 and self._writer is not None:
            box = self._box(number)
            block = self.document().findBlockByNumber(self._writer.blocks[number][0])
            self.setTextCursor(QTextCursor(block))
            self.verticalScrollBar().setValue(round(box.top() - ABOVE * self.viewport().height()))
        self._place_restore()
        self.viewport().update()
        self.stepped.emit(number)

    def step(self, by: int) -> bool:
        """Go to the next or the previous change; False where there is none further on."""
        wanted = self.current + by if self.current >= 0 else (0 if by > 0 else len(self.text.changes) - 1)
        if not 0 <= wanted < len(self.text.changes):
            return False
        self.go_to(wanted)
        return True

    def _write(self) -> None:
        document = QTextDocument(self)
        document.setDocumentMargin(0)
        document.setDefaultFont(current_theme().font("findings", "reading"))
        self._writer = DocumentWriter(document, current_theme())
        self._writer.write(self.text, self._heads, self._right())
        before, self._document = self._document, document
        self._measure(document)
        self.setDocument(document)
        if before is not None:
            before.deleteLater()

    def _measure(self, document: QTextDocument) -> None:
        """Lay out at the width that is left beside a scroll bar, and show the bar only if it is needed.

        Qt would find out that it is only after it has laid everything out, and do so again at the new width.
        """
        bar = self.verticalScrollBar()
        has_bar = self.verticalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        document.setTextWidth(self.viewport().width() - (0 if has_bar else bar.sizeHint().width()))
        self._show_bar(document.size().height())

    def _show_bar(self, height: float) -> None:
        is_needed = height > self.viewport().height()
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if is_needed else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)

    def _right(self) -> float:
        """Return the margin on the right that keeps lines of one text as long as they are good to read."""
        theme = current_theme()
        least = float(theme.space(5))
        words = SAMPLE_TEXT[: theme.metrics.reading_characters]
        column = QFontMetricsF(theme.font("findings", "reading")).horizontalAdvance(words)
        spare = self.viewport().width() - theme.space(2) - column
        return least if self._heads is not None else max(least, spare)

    def _fit(self) -> None:
        root, right = self.document().rootFrame(), self._right()
        look = root.frameFormat()
        if right != look.rightMargin():
            look.setRightMargin(right)
            root.setFrameFormat(look)

    def _box(self, number: int) -> QRectF:
        """Return where a change stands in the document."""
        assert self._writer is not None
        first, last = self._writer.blocks[number]
        document, box = self.document(), QRectF()
        for place in range(first, last + 1):
            box = box.united(document.documentLayout().blockBoundingRect(document.findBlockByNumber(place)))
        return box

    def _on_link(self, url: QUrl) -> None:
        address = url.toString()
        if address.startswith(FOLD):
            self.fold_toggled.emit(int(address.removeprefix(FOLD)))

    def _place_restore(self) -> None:
        """Put the button beside the current change, where that is in sight."""
        if self.current < 0 or self._writer is None or self.current not in self._writer.blocks:
            self.restore.hide()
            return
        box = self._box(self.current).translated(0, -self.verticalScrollBar().value())
        size, room = self.restore.sizeHint(), self.viewport().size()
        top = min(max(round(box.top()), 0), max(round(box.bottom()) - size.height(), 0))
        self.restore.resize(size)
        right = room.width() - self.document().rootFrame().frameFormat().rightMargin()
        self.restore.move(round(right) + current_theme().space(0.5), top)
        self.restore.setVisible(box.bottom() > 0 and box.top() < room.height())

    def _on_theme(self) -> None:
        if self._writer is not None:
            self.unfold(self.text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        cursor = self.textCursor()
        is_on_link = cursor.hasSelection() and cursor.charFormat().isAnchor()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not is_on_link:
            self.place_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._writer is not None:
            self._fit()
            self._show_bar(self.document().size().height())
        self._place_restore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._writer is None:
            return
        theme, shown = current_theme(), self.viewport().rect()
        first = self.cursorForPosition(shown.topLeft()).blockNumber()
        last = self.cursorForPosition(shown.bottomRight()).blockNumber()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for number, (begin, end) in self._writer.blocks.items():
            if end < first or begin > last:
                continue
            box = self._box(number).translated(0, -self.verticalScrollBar().value())
            is_current = number == self.current
            width = theme.space(0.5 if is_current else 0.25)
            painter.setBrush(theme.color("accent" if is_current else "faint"))
            painter.drawRoundedRect(QRectF(0, box.top(), width, box.height()), width / 2, width / 2)
        painter.end()
