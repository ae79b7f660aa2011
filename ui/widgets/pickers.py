"""Standard pickers with the marks that the style sheet cannot draw."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from ui.theme import current_theme, icon_pixmap


class CheckBox(QCheckBox):
    """A box with a tick. Signal: toggled(bool)."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        side = current_theme().space(1.75)
        tick = icon_pixmap("done", "on_accent", side, self.devicePixelRatioF())
        painter = QPainter(self)
        painter.drawPixmap(box.center().x() - side // 2 + 1, box.center().y() - side // 2 + 1, tick)


class Picker(QComboBox):
    """One of several names. Signal: currentIndexChanged(int). The wheel scrolls the page, not the choice."""

    def __init__(self, name: str, choices: Sequence[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(QStyledItemDelegate(self))  # the one that the style sheet dresses
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer pairs of a value and its words; what was chosen stays chosen where it is still offered."""
        kept = self.value()
        self.blockSignals(True)
        self.clear()
        for value, words in choices:
            self.addItem(words, value)
        self.set_value(kept)
        self.blockSignals(False)

    def value(self) -> str:
        """Return the value of the choice, or nothing."""
        return str(self.currentData() or "")

    def set_value(self, value: str) -> None:
        """Choose by value; an unknown one chooses the first."""
        self.setCurrentIndex(max(self.findData(value), 0))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().space(10), super().minimumSizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        side = theme.space(2)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.width() - side - theme.space(3)
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        token = "muted" if self.isEnabled() else "disabled"
        chevron = icon_pixmap("collapse", token, side, self.devicePixelRatioF())
        painter.drawPixmap(self.width() - side - theme.space(1), (self.height() - side) // 2, chevron)
