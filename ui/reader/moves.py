"""Where keys take the caret in a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent

from ui.reader.source_text import Spot

if TYPE_CHECKING:
    from ui.reader.document_view import DocumentView

_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_BY_LINES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_BY_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


def moved(view: DocumentView, event: QKeyEvent) -> Spot | None:
    """Return where a key takes the caret, None for a key that does not move it."""
    key = Qt.Key(event.key())
    is_far = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    caret, source = view.caret(), view.source
    if event.modifiers() & Qt.KeyboardModifier.AltModifier:
        return None
    if key in _SIDEWAYS:
        by = _SIDEWAYS[key]
        return source.step_word(caret, by) if is_far else source.step(caret, by)
    if key in _BY_LINES:
        by = _BY_LINES[key]
        return _paragraph(view, by) if is_far else _line(view, by)
    if key in _BY_PAGES and not is_far:
        bar = view.verticalScrollBar()
        bar.setValue(bar.value() + _BY_PAGES[key] * bar.pageStep())
        middle = QPointF(0, view.viewport().height() / 2)
        at_edge = bar.value() in (bar.minimum(), bar.maximum())
        edge = source.first if bar.value() == bar.minimum() else source.last
        return edge if at_edge else view.spot_at(view.offset() + middle, is_near=True) or caret
    if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
        is_home = key == Qt.Key.Key_Home
        if is_far:
            return source.first if is_home else source.last
        return _end_of_line(view, is_home)
    return None


def _line(view: DocumentView, by: int) -> Spot:
    """Return the spot over or under the caret."""
    caret = view.caret()
    box = view.caret_box(caret)
    if box is None:
        return _paragraph(view, by)
    for part in (0.6, 1.2, 2.0, 3.2):
        y = box.bottom() + part * box.height() if by > 0 else box.top() - part * box.height()
        spot = view.spot_at(QPointF(box.left(), y), is_near=True)
        if spot is not None and ((spot > caret) if by > 0 else (spot < caret)):
            landed = view.caret_box(spot)
            if landed is None or abs(landed.top() - box.top()) > box.height() / 2:
                return spot
    return _paragraph(view, by)


def _end_of_line(view: DocumentView, is_home: bool) -> Spot:
    caret = view.caret()
    box = view.caret_box(caret)
    if box is None:
        return caret
    edge = QPointF(-1 if is_home else view.content_size()[0] + 1, box.center().y())
    return view.spot_at(edge, is_near=True) or caret


def _paragraph(view: DocumentView, by: int) -> Spot:
    """Return where the paragraph begins, or the next or last one."""
    caret, source = view.caret(), view.source
    if by > 0:
        return Spot(caret.block + 1, 0) if caret.block < len(source.blocks) else source.last
    return Spot(caret.block, 0) if caret.offset else Spot(max(caret.block - 1, 1), 0)
