"""One assessment in the list of the home page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QGridLayout, QMenu, QWidget

from ui.messages import stage_words
from ui.pages.levels import level_of
from ui.pages.progress_strip import Progress, ProgressStrip
from ui.theme import Theme, current_theme, theme_notifier
from ui.widgets.text import ElidedLabel

if TYPE_CHECKING:
    from domain.frameworks.framework import Framework
    from store.values import AssessmentSummary


def progress_of(summary: AssessmentSummary, framework: Framework) -> tuple[Progress, ...]:
    """Return how far each statement is, in report order."""
    places = {level.value: place for place, level in enumerate(framework.scale)}
    sections = {section.part_id: section for section in summary.sections}
    found = []
    for statement in framework.statements:
        section = sections.get(statement.id)
        level = level_of(framework, section) if section else None
        place = None if level is None else places.get(level)
        found.append(Progress(statement.name, place, section.words if section else 0))
    return tuple(found)


class AssessmentRow(QWidget):
    """Authority, framework, stage, progress and last change; a click or Enter opens it.

    Signals: opened(str) and remove_requested(str) with the assessment's id.
    """

    opened = Signal(str)
    remove_requested = Signal(str)

    def __init__(
        self, summary: AssessmentSummary, framework: Framework, changed: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.assessment_id = summary.id
        self.strip = ProgressStrip(progress_of(summary, framework), len(framework.scale))
        self._title = ElidedLabel(summary.authority, weight=600)
        self._detail = ElidedLabel(framework.short_title, "muted", "small")
        stage = stage_words(framework, summary.stage)
        self._stage = ElidedLabel(stage, "muted", "small")
        self._changed = ElidedLabel(changed, "muted", "small")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        parts = (summary.authority, framework.short_title, stage, self.strip.sentence(), changed)
        self.setAccessibleName(", ".join(parts))
        self._arrange()
        self._on_theme(current_theme())
        theme_notifier().changed.connect(self._on_theme)

    def _arrange(self) -> None:
        self._grid = QGridLayout(self)
        self._grid.addWidget(self._title, 0, 0)
        self._grid.addWidget(self._detail, 1, 0)
        self._grid.addWidget(self.strip, 0, 1, 2, 1)
        self._grid.addWidget(self._stage, 0, 2)
        self._grid.addWidget(self._changed, 1, 2)
        self._grid.setColumnStretch(0, 5)
        self._grid.setColumnStretch(2, 3)

    def _on_theme(self, theme: Theme) -> None:
        self._grid.setContentsMargins(theme.space(1.5), theme.space(1.25), theme.space(1.5), theme.space(1.25))
        self._grid.setHorizontalSpacing(theme.space(3))
        self._grid.setVerticalSpacing(theme.space(0.25))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.underMouse():
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(box, theme.corner, theme.corner)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRoundedRect(box, theme.corner, theme.corner)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit(self.assessment_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self.assessment_id)
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_requested.emit(self.assessment_id)
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Open"), lambda: self.opened.emit(self.assessment_id))
        menu.addAction(self.tr("Remove"), lambda: self.remove_requested.emit(self.assessment_id))
        menu.popup(event.globalPos())

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()

    def leaveEvent(self, event: object) -> None:
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
