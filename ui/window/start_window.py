"""The window as it is first painted: its place and its colour, before anything else of the program is loaded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from PySide6.QtCore import QByteArray, QEvent, QTimer
from PySide6.QtGui import QCloseEvent, QColor, QPalette
from PySide6.QtWidgets import QMainWindow, QWidget


class Contents(Protocol):
    """What fills the window: a widget that decides when it may be closed."""

    def may_close(self) -> bool: ...

    def close(self) -> bool: ...


class StartWindow(QMainWindow):
    """An empty window that is filled once it has been painted.

    `remembered` are the settings as plain data; of them only "geometry" and "background" are looked at.
    """

    def __init__(self, remembered: Mapping[str, Any], fill: Callable[[StartWindow], None]) -> None:
        super().__init__()
        self._fill: Callable[[StartWindow], None] | None = fill
        self._contents: Contents | None = None
        self.setWindowTitle("Assay")
        self.resize(1280, 800)
        geometry, background = remembered.get("geometry"), remembered.get("background")
        if isinstance(geometry, str):
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))
        if isinstance(background, str) and QColor(background).isValid():
            palette = self.palette()
            palette.setColor(QPalette.ColorRole.Window, QColor(background))
            self.setPalette(palette)

    def take(self, widget: QWidget, contents: Contents) -> None:
        """Show the program's window inside this one: its title and its closing become this one's."""
        # Imported here: PySide builds the whole of this namespace at its first use, for a fifth of the first paint.
        from PySide6.QtCore import Qt

        widget.setWindowFlags(Qt.WindowType.Widget)
        self._contents = contents
        widget.windowTitleChanged.connect(self.setWindowTitle)
        self.setWindowTitle(widget.windowTitle())
        self.setCentralWidget(widget)

    def event(self, event: QEvent) -> bool:
        answer = super().event(event)
        if event.type() == QEvent.Type.Paint and self._fill is not None:
            fill, self._fill = self._fill, None
            QTimer.singleShot(0, self, lambda: fill(self))
        return answer

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._contents is None or self._contents.may_close():
            event.accept()
            return
        event.ignore()
        self._contents.close()
