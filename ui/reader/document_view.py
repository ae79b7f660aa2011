"""A document in which words are selected by mouse and by keyboard, found, and marked where they were excerpted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from ui.reader.marks import ShownMark, draw_caret, draw_found, draw_mark, draw_selection
from ui.reader.moves import moved
from ui.reader.source_text import SourceText, Span, Spot
from ui.theme import Theme, current_theme, theme_notifier

LINE_STEPS = 5
"""How far one step of the wheel or a key scrolls, in steps of the grid."""


class DocumentView(QAbstractScrollArea):
    """What pages and text have in common. Signals: selection_changed(); mark_chosen(str) with the id of an excerpt
    whose words were clicked.

    Who derives says how high the document is, where spots stand, and paints it; heights and places are those of the
    whole document, in pixels.
    """

    selection_changed = Signal()
    mark_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.source = SourceText(())
        self._anchor = self._caret = Spot(1, 0)
        self._marks: tuple[ShownMark, ...] = ()
        self._found: Sequence[Span] = ()
        self._current = -1
        self._pressed: QPoint | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.on_scrolled())
        theme_notifier().changed.connect(self._on_theme)

    # For who derives

    def content_size(self) -> tuple[float, float]:
        """Return the width and height of the document."""
        raise NotImplementedError

    def spot_at(self, place: QPointF, *, is_near: bool) -> Spot | None:
        """Return the spot at a place of the document; where none is under it, the nearest if that is asked for."""
        raise NotImplementedError

    def boxes_of(self, span: Span) -> list[QRectF]:
        """Return where the words of a span stand, as far as that is known."""
        raise NotImplementedError

    def caret_box(self, spot: Spot) -> QRectF | None:
        """Return where the caret stands at a spot, if that is known."""
        raise NotImplementedError

    def shown_blocks(self) -> tuple[int, int]:
        """Return the numbers of the first and last block in sight."""
        raise NotImplementedError

    def top_spot(self) -> Spot:
        """Return where the words in sight begin."""
        return Spot(max(self.shown_blocks()[0], 1), 0)

    def paint_ground(self, painter: QPainter) -> None:
        """Paint what stands under marks and selection."""

    def paint_words(self, painter: QPainter) -> None:
        """Paint what stands over marks and selection."""

    def bring_into_sight(self, span: Span) -> None:
        """Scroll until the words of a span are in sight, with some of what is around them."""
        raise NotImplementedError

    def on_scrolled(self) -> None:
        """Note that another part is in sight."""
        self.viewport().update()

    def on_source(self) -> None:
        """Note that the document is another one."""

    # What is shown

    def set_source(self, source: SourceText) -> None:
        """Show another document's words."""
        self.source = source
        self._anchor = self._caret = source.first
        self._marks, self._found, self._current = (), (), -1
        self.on_source()
        self.viewport().update()

    def set_marks(self, marks: Sequence[ShownMark]) -> None:
        """Mark the words of excerpts."""
        self._marks = tuple(marks)
        self.viewport().update()

    def set_found(self, spans: Sequence[Span], current: int) -> None:
        """Mark what was found; `current` is the place in `spans` of the one that is visited, or -1."""
        self._found, self._current = spans, current
        if 0 <= current < len(spans):
            self.select(spans[current])
        self.viewport().update()

    def selection(self) -> Span:
        """Return the selected span; both its spots are the caret's where nothing is selected."""
        return min(self._anchor, self._caret), max(self._anchor, self._caret)

    def has_selection(self) -> bool:
        return self._anchor != self._caret

    def select(self, span: Span, *, is_seen: bool = True) -> None:
        """Select words and bring them into sight."""
        self._move(span[1], span[0])
        if is_seen:
            self.bring_into_sight(span)

    def set_caret(self, spot: Spot) -> None:
        """Put the caret at a spot, with nothing selected."""
        self._move(spot, spot)

    def caret(self) -> Spot:
        return self._caret

    def offset(self) -> QPointF:
        """Return which place of the document stands in the upper left corner."""
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def set_ranges(self) -> None:
        """Tell the scroll bars how large the document is."""
        theme, (width, height) = current_theme(), self.content_size()
        room = self.viewport().size()
        for bar, whole, shown in (
            (self.verticalScrollBar(), height, room.height()),
            (self.horizontalScrollBar(), width, room.width()),
        ):
            bar.setRange(0, max(0, round(whole) - shown))
            bar.setPageStep(max(shown - theme.space(LINE_STEPS), 1))
            bar.setSingleStep(theme.space(LINE_STEPS))

    def _move(self, caret: Spot, anchor: Spot) -> None:
        had = self.has_selection()
        is_new = (caret, anchor) != (self._caret, self._anchor)
        self._caret, self._anchor = caret, anchor
        if is_new:
            self._say(caret)
            self.viewport().update()
            if had or self.has_selection():
                self.selection_changed.emit()

    def _say(self, caret: Spot) -> None:
        """Let a screen reader say what is selected, or the paragraph that the caret has come to."""
        if self.source.is_empty or not self.hasFocus() or not QAccessible.isActive():
            return
        words = self.source.words(self.selection()) or self.source.block(caret.block).text
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words[:500]))

    def _place(self, point: QPoint) -> QPointF:
        return QPointF(point) + self.offset()

    def _mark_at(self, point: QPoint) -> ShownMark | None:
        spot = None if self.source.is_empty else self.spot_at(self._place(point), is_near=False)
        if spot is None:
            return None
        within = [mark for mark in self._marks if mark.span[0] <= spot <= mark.span[1]]
        return min(within, key=lambda mark: len(self.source.words(mark.span)), default=None)

    def _paint_marks(self, painter: QPainter) -> None:
        first, last = self.shown_blocks()

        def is_shown(span: Span) -> bool:
            return span[0].block <= last and span[1].block >= first

        for mark in self._marks:
            if is_shown(mark.span):
                draw_mark(painter, self.boxes_of(mark.span), mark.stance)
        for place, span in enumerate(self._found):
            if is_shown(span):
                draw_found(painter, self.boxes_of(span), is_current=place == self._current)
        if self.has_selection() and is_shown(self.selection()):
            draw_selection(painter, self.boxes_of(self.selection()))

    def _on_theme(self, _theme: Theme) -> None:
        self.on_source()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.translate(-self.offset())
        self.paint_ground(painter)
        if not self.source.is_empty:
            self._paint_marks(painter)
        self.paint_words(painter)
        box = self.caret_box(self._caret) if self.hasFocus() and not self.source.is_empty else None
        if box is not None:
            draw_caret(painter, box)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self.source.is_empty:
            return
        self._pressed = event.position().toPoint()
        spot = self.spot_at(self._place(self._pressed), is_near=True)
        if spot is not None:
            is_longer = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._move(spot, self._anchor if is_longer else spot)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        point = event.position().toPoint()
        spot = self.spot_at(self._place(point), is_near=True)
        if spot is not None:
            self._move(spot, self._anchor)
        beyond = point.y() - min(max(point.y(), 0), self.viewport().height())
        if beyond:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + beyond // 2)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is not None and not self.has_selection():
            mark = self._mark_at(pressed)
            if mark is not None:
                self.mark_chosen.emit(mark.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        spot = None if self.source.is_empty else self.spot_at(self._place(event.position().toPoint()), is_near=True)
        if spot is not None:
            first, last = self.source.word_at(spot)
            self._move(last, first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.source.is_empty:
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.source.words(self.selection()))
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            block = self._caret.block
            self._move(Spot(block, len(self.source.block(block).text)), Spot(block, 0))
        else:
            spot = moved(self, event)
            if spot is None:
                event.ignore()
                return
            is_longer = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._move(spot, self._anchor if is_longer else spot)
            self.bring_into_sight((spot, spot))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            mark = self._mark_at(event.pos())
            QToolTip.showText(event.globalPos(), mark.tip if mark is not None else "", self)
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.on_resized()

    def on_resized(self) -> None:
        """Take the new room."""
        self.set_ranges()
