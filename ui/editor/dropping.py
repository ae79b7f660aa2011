"""Evidence that is dragged over the findings: which words it would be cited for, and the mark that shows them."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QDragMoveEvent, QDropEvent, QPainter, QPen

from domain.assessment import Anchor
from ui.editor.geometry import boxes_of
from ui.editor.passage_blocks import select_in_block
from ui.editor.places import anchor_under

if TYPE_CHECKING:
    from ui.editor.findings_editor import FindingsEditor

EVIDENCE_MIME = "application/x-assay-evidence"
_WASH = 0.16


def evidence_mime(item_id: str, excerpt_id: str = "") -> QMimeData:
    """Return what is dragged for an evidence item, or for one of its excerpts."""
    data = QMimeData()
    data.setData(EVIDENCE_MIME, json.dumps([item_id, excerpt_id]).encode())
    return data


def dragged_evidence(data: QMimeData) -> tuple[str, str] | None:
    """Return the item and the excerpt that are dragged, None where it is something else."""
    if not data.hasFormat(EVIDENCE_MIME):
        return None
    try:
        item_id, excerpt_id = json.loads(bytes(data.data(EVIDENCE_MIME).data()))
    except ValueError:
        return None
    return str(item_id), str(excerpt_id)


class EvidenceDrop:
    """Takes in what is dragged over one text; `text` emits evidence_dropped when it is let go on words."""

    def __init__(self, text: FindingsEditor) -> None:
        self._text = text
        self._target: Anchor | None = None

    @property
    def target(self) -> Anchor | None:
        """The words that would be cited if it were let go now."""
        return self._target

    def moved(self, event: QDragMoveEvent) -> bool:
        """Show where evidence would go; False when something else is dragged."""
        if dragged_evidence(event.mimeData()) is None:
            return False
        self._aim(self._anchor_at(event.position().toPoint()))
        event.setDropAction(Qt.DropAction.CopyAction)
        event.setAccepted(self._target is not None)
        return True

    def point_out(self, target: Anchor | None) -> None:
        """Show words that something is about to be done with, or none."""
        self._aim(target)

    def left(self) -> None:
        """Show no words any more."""
        self._aim(None)

    def dropped(self, event: QDropEvent) -> bool:
        """Tell that evidence was let go on words; False when something else was."""
        evidence = dragged_evidence(event.mimeData())
        if evidence is None:
            return False
        anchor = self._anchor_at(event.position().toPoint())
        self._aim(None)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if anchor is not None:
            shown = replace(anchor, passage_id=self._text.shown_id(anchor.passage_id))
            self._text.evidence_dropped.emit(shown, *evidence)
        return True

    def paint(self, painter: QPainter, color: QColor) -> None:
        """Paint a frame with a wash around the words that would be cited."""
        if self._target is None:
            return
        wash = QColor(color)
        wash.setAlphaF(_WASH)
        painter.setPen(QPen(color, 2))
        painter.setBrush(wash)
        for box in self._boxes(self._target):
            painter.drawRoundedRect(box.adjusted(-2, 0, 2, 0), 3, 3)

    def _anchor_at(self, place: QPoint) -> Anchor | None:
        if self._text.isReadOnly():
            return None
        there = self._text.cursorForPosition(place)
        return anchor_under(self._text.textCursor(), there.position())

    def _aim(self, target: Anchor | None) -> None:
        if target != self._target:
            self._target = target
            self._text.viewport().update()

    def _boxes(self, target: Anchor) -> list[QRectF]:
        block = self._text.block_of(target.passage_id)
        if block is None:
            return []
        words = select_in_block(block, target.start, target.end)
        start, end = words.selectionStart() - block.position(), words.selectionEnd() - block.position()
        return boxes_of(self._text, block, start, end)
