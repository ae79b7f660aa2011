"""How words are marked in a document: what was excerpted, what was found, what is selected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from domain.assessment import Stance
from ui.reader.source_text import Span
from ui.theme import current_theme
from ui.theme.tokens import load_tokens

PAPER = "light"
"""The pages of a document are white in every theme, so what is marked on them has the colours of this one."""

TOKENS = {Stance.SUPPORTS: "success", Stance.CONTRADICTS: "danger", Stance.CONTEXT: "information"}
_PENS = {
    Stance.SUPPORTS: Qt.PenStyle.SolidLine,
    Stance.CONTRADICTS: Qt.PenStyle.SolidLine,
    Stance.CONTEXT: Qt.PenStyle.DotLine,
}


@dataclass(frozen=True, slots=True)
class ShownMark:
    """The words of an excerpt in a document: its id, where they stand, and what is told on hovering."""

    id: str
    span: Span
    stance: Stance
    tip: str


def color_of(painter: QPainter, token: str) -> QColor:
    """Return a token's colour on what is painted: on paper where words are multiplied onto it, else of the theme."""
    if painter.compositionMode() == QPainter.CompositionMode.CompositionMode_Multiply:
        return QColor(load_tokens(PAPER).colors[token])
    return current_theme().color(token)


def draw_mark(painter: QPainter, boxes: Sequence[QRectF], stance: Stance) -> None:
    """Mark an excerpt: a soft ground, and under it one line, two where it contradicts, dots where it gives context."""
    token = TOKENS[stance]
    pen = QPen(color_of(painter, token), max(1.25, boxes[0].height() / 11 if boxes else 0))
    pen.setStyle(_PENS[stance])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    for box in boxes:
        painter.fillRect(box, color_of(painter, f"{token}_soft"))
    painter.setPen(pen)
    for box in boxes:
        lines = (0.0, 2 * pen.widthF()) if stance is Stance.CONTRADICTS else (0.0,)
        for below in lines:
            y = box.bottom() + below
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))


def draw_found(painter: QPainter, boxes: Iterable[QRectF], *, is_current: bool) -> None:
    """Mark what was found."""
    for box in boxes:
        painter.fillRect(box, color_of(painter, "mark_current" if is_current else "mark"))


def draw_selection(painter: QPainter, boxes: Iterable[QRectF]) -> None:
    """Mark what is selected."""
    for box in boxes:
        painter.fillRect(box, color_of(painter, "selection"))


def draw_caret(painter: QPainter, box: QRectF) -> None:
    """Draw the caret at the left of a box."""
    width = current_theme().space(0.25)
    painter.fillRect(QRectF(box.left() - width / 2, box.top(), width, box.height()), color_of(painter, "focus"))
