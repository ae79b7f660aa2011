"""The yardstick of starting: a process that shows a bare PySide6 main window, and ends."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

from benchmarks.child import elapsed, report, resident


class FirstPaint(QObject):
    """Tells when a window has been painted for the first time, and ends the process."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - an override of Qt's
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._tell)
        return False

    def _tell(self) -> None:
        report("painted", elapsed())
        report("memory", resident())
        QApplication.quit()


def main() -> int:
    application = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1280, 800)
    FirstPaint(window)
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
