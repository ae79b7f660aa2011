"""The field in which one types to find."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme import Theme, current_theme, icon_pixmap, theme_notifier
from ui.widgets.inner_button import InnerButton


class SearchField(QLineEdit):
    """A line with a magnifier and a way to empty it.

    Signals: entered() when it takes the focus; left_downwards() when Down is pressed, so that the list beneath can
    take the focus; given_up() when Escape is pressed in an empty field.
    """

    entered = Signal()
    left_downwards = Signal()
    given_up = Signal()

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setAcceptDrops(False)  # a file let go here is meant for what is searched
        self._clear = InnerButton(self, "close", self.tr("Clear"))
        self._clear.clicked.connect(self.clear)
        self.textChanged.connect(self._on_text)
        self._on_theme(current_theme())
        self._on_text("")
        theme_notifier().changed.connect(self._on_theme)

    def _on_text(self, text: str) -> None:
        self._clear.setVisible(bool(text))

    def _on_theme(self, theme: Theme) -> None:
        self.setTextMargins(theme.icon_size + theme.space(0.5), 0, self.textMargins().right(), 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.given_up.emit()
                event.ignore()
        elif event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = current_theme()
        glass = icon_pixmap("search", "muted", theme.icon_size, self.devicePixelRatioF())
        QPainter(self).drawPixmap(theme.space(1), (self.height() - theme.icon_size) // 2, glass)
