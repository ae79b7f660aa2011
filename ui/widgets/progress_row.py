"""One piece of long work: what it is, how far it is, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QProgressBar, QWidget

from ui.theme import Theme, current_theme, theme_notifier
from ui.widgets.buttons import IconButton
from ui.widgets.text import ElidedLabel


class ProgressRow(QWidget):
    """A title, a bar and a detail. Signal: cancelled(), once, when the person asks to stop."""

    cancelled = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ElidedLabel(title)
        self._detail = ElidedLabel("", "muted", "small")
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(title)
        self._cancel = IconButton("close", self.tr("Stop: {title}").format(title=title), parent=self)
        self._cancel.clicked.connect(self._on_cancel)
        self._layout = QGridLayout(self)
        self._layout.addWidget(self._title, 0, 0)
        self._layout.addWidget(self._cancel, 0, 1, 3, 1)
        self._layout.addWidget(self._bar, 1, 0)
        self._layout.addWidget(self._detail, 2, 0)
        self._on_theme(current_theme())
        theme_notifier().changed.connect(self._on_theme)

    def set_progress(self, done: int, total: int, detail: str = "") -> None:
        """Show how many of `total` steps are done; a total of 0 means that it is not known."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._detail.set_text(detail)

    def finish(self, detail: str, *, has_failed: bool = False) -> None:
        """Show the end of the work in words; there is nothing left to stop."""
        self._bar.setRange(0, 1)
        self._bar.setValue(1)
        self._bar.setVisible(not has_failed)
        self._cancel.hide()
        self._detail.set_text(detail, "danger" if has_failed else "muted")

    def _on_cancel(self) -> None:
        self._cancel.set_off(self.tr("Already being stopped"))
        self._detail.set_text(self.tr("Stopping …"))
        self.cancelled.emit()

    def _on_theme(self, theme: Theme) -> None:
        self._layout.setContentsMargins(0, theme.space(0.5), 0, theme.space(0.5))
        self._layout.setHorizontalSpacing(theme.space(1))
        self._layout.setVerticalSpacing(theme.space(0.5))
