"""A strip of tabs, marked by a line under the one that is open."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QTabBar, QWidget

from ui.theme import Theme, current_theme, theme_notifier


class TabStrip(QTabBar):
    """Tabs as words; a count beside a word tells how much waits there, where there is room for it.

    Signal: currentChanged(int).
    """

    def __init__(self, name: str, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles: list[str] = []
        self._widths: dict[str, int] = {}
        self.setAccessibleName(name)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        for title in titles:
            self.add(title)
        theme_notifier().changed.connect(self._on_theme)

    def add(self, title: str) -> int:
        """Put a tab at the end and return its position."""
        self._titles.append(title)
        return self.addTab(title)

    def set_count(self, position: int, count: int | None) -> None:
        """Show a number beside a tab's word; None shows none."""
        title = self._titles[position]
        self.setTabText(position, title if count is None else f"{title} {count:,}")
        self.setTabToolTip(position, self.tabText(position))
        self.update()

    def _on_theme(self, theme: Theme) -> None:
        self._widths.clear()
        self.updateGeometry()

    def tabSizeHint(self, index: int) -> QSize:
        theme = current_theme()
        self.setFont(theme.font("ui", "small", 600))
        words = [self._width_of(words) for words in self._all_shown()]
        left_over = (self.width() - sum(words)) // max(len(words), 1)
        beside = min(max(left_over, theme.space(0.75)), theme.space(2))
        return QSize(words[index] + beside, self.fontMetrics().height() + theme.space(1.5))

    def _all_shown(self) -> list[str]:
        """Return the words of the tabs, without the counts where there is no room for all of them."""
        words, gap = [self.tabText(place) for place in range(self.count())], current_theme().space(1)
        whole = sum(self._width_of(each) + gap for each in words)
        return words if whole <= self.width() else self._titles[: self.count()]

    def _shown(self, index: int) -> str:
        return self._all_shown()[index]

    def _width_of(self, words: str) -> int:
        """Return how wide words are in the tabs' font; Qt asks for all tabs again with every change of one."""
        if words not in self._widths:
            self._widths[words] = self.fontMetrics().horizontalAdvance(words)
        return self._widths[words]

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._widths.clear()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setIconSize(self.iconSize())  # has the tabs measured again for the new width

    def minimumTabSizeHint(self, index: int) -> QSize:
        return QSize(current_theme().space(4), self.tabSizeHint(index).height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(self.count()):
            self._paint_tab(painter, index)

    def _paint_tab(self, painter: QPainter, index: int) -> None:
        theme = current_theme()
        box = QRectF(self.tabRect(index))
        is_open = index == self.currentIndex()
        is_hovered = self.tabRect(index).contains(self.mapFromGlobal(self.cursor().pos())) and self.underMouse()
        painter.setFont(theme.font("ui", "small", 600))
        painter.setPen(theme.color("text" if is_open or is_hovered else "muted"))
        words = painter.fontMetrics().elidedText(
            self._shown(index), Qt.TextElideMode.ElideRight, round(box.width()) - theme.space(0.25)
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        if is_open:
            width = painter.fontMetrics().horizontalAdvance(words)
            line = QRectF(box.center().x() - width / 2, box.bottom() - 2, width, 2)
            painter.fillRect(line, theme.color("accent"))
        if is_open and self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRoundedRect(box.adjusted(2, 2, -2, -4), theme.corner, theme.corner)
