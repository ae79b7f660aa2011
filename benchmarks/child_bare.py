"""The yardstick of starting: a process that shows a bare PySide6 main window, and ends."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

from benchmarks.child import elapsed, report, resident


class BareWindow(QMainWindow):
    """An empty window that tells when it has been painted, and ends the process."""

    is_painted = False

    def event(self, event: QEvent) -> bool:
        answer = super().event(event)
        if event.type() == QEvent.Type.Paint and not self.is_painted:
            self.is_painted = True
            report("painted", elapsed())
            QTimer.singleShot(0, self, self._end)
        return answer

    def _end(self) -> None:
        report("memory", resident())
        QApplication.quit()


def main() -> int:
    application = QApplication(sys.argv[:1])
    window = BareWindow()
    window.resize(1280, 800)
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
