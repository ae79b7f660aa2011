"""The strip at the foot: whether what was typed is safe, and how the rating stands."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.theme import Theme, current_theme, icon_pixmap, theme_notifier
from ui.widgets.buttons import LinkButton
from ui.widgets.text import ElidedLabel


class StatusStrip(QWidget):
    """Saved state on the left, rating on the right. Signal: mend_wanted() when the way out of NOT saved is taken.

    The words of a fault stay until set_saved is called.
    """

    mend_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._is_fault = False
        self._picture = QLabel(self)
        self._saved = ElidedLabel("", "muted", "small")
        self._mend = LinkButton(self.tr("What to do"), self)
        self._mend.setProperty("is_small", True)
        self._mend.clicked.connect(self.mend_wanted)
        self._mend.hide()
        self._middle = ElidedLabel("", "muted", "small")
        self._rating = ElidedLabel("", "muted", "small")
        for label in (self._saved, self._middle, self._rating):
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self._picture)
        self._layout.addWidget(self._saved)
        self._layout.addWidget(self._mend)
        self._layout.addStretch(1)
        self._layout.addWidget(self._middle)
        self._layout.addStretch(1)
        self._layout.addWidget(self._rating)
        self._on_theme(current_theme())
        theme_notifier().changed.connect(self._on_theme)

    def set_saved(self, text: str) -> None:
        """Say that everything is saved, and when."""
        self._is_fault = False
        self._saved.set_text(text, "muted")
        self._mend.hide()
        self._on_theme(current_theme())

    def set_not_saved(self, reason: str, *, has_way_out: bool = True) -> None:
        """Say in red that something is not saved and why, until it is mended."""
        self._is_fault = True
        self._saved.set_text(self.tr("NOT saved: {reason}").format(reason=reason), "danger")
        self._mend.setVisible(has_way_out)
        self._on_theme(current_theme())

    def is_fault(self) -> bool:
        return self._is_fault

    def saved_text(self) -> str:
        return self._saved.text()

    def set_rating(self, text: str) -> None:
        """Say how the rating stands."""
        self._rating.set_text(text)
        self._fit()

    def _fit(self) -> None:
        """Leave the middle words out where room is short: whether things are saved comes first."""
        others = self._saved.sizeHint().width() + self._rating.sizeHint().width() + current_theme().space(12)
        self._middle.setVisible(others + self._middle.sizeHint().width() <= self.width())
        half = self.width() // 2
        self._saved.setMinimumWidth(min(self._saved.sizeHint().width(), half))

    def _on_theme(self, theme: Theme) -> None:
        side = theme.space(2)
        role, token = ("error", "danger") if self._is_fault else ("done", "muted")
        self._picture.setPixmap(icon_pixmap(role, token, side, self.devicePixelRatioF()))
        self._picture.setVisible(bool(self._saved.text()))
        self._layout.setContentsMargins(theme.space(2), theme.space(0.5), theme.space(2), theme.space(0.5))
        self._layout.setSpacing(theme.space(0.75))
        self.setMinimumHeight(self._mend.sizeHint().height() + theme.space(1))  # the same with and without a way out
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
