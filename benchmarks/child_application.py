"""The application started as main.py starts it, telling when it is painted, editable and fully loaded; then it ends."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from benchmarks.child import elapsed, report, resident
from ui.headless.arguments import parse

if TYPE_CHECKING:
    from ui.window import MainWindow

POLL_MS = 1


def main(arguments: list[str]) -> int:
    """Do what main.py and `run_application` do, watched; the settings name the assessment to open."""
    chosen = parse(arguments)
    from PySide6.QtWidgets import QApplication

    from ui.app import build_window

    application = QApplication(sys.argv[:1])
    application.setApplicationName("Assay")
    window = build_window(application, chosen.workspace)
    watch(window)
    window.show()
    status = application.exec()
    window.backend.finish()
    return status


def watch(window: MainWindow) -> None:
    """Tell the three moments and the memory, then close the window."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class FirstPaint(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - an override of Qt's
            if event.type() == QEvent.Type.Paint:
                watched.removeEventFilter(self)
                QTimer.singleShot(0, lambda: report("painted", elapsed()))
            return False

    clock = QTimer(window)
    seen: set[str] = set()

    def look() -> None:
        if "editable" not in seen and is_editable(window):
            seen.add("editable")
            report("editable", elapsed())
        if "editable" in seen and is_loaded(window):
            clock.stop()
            report("loaded", elapsed())
            report("memory", resident())
            window.close()

    window.installEventFilter(FirstPaint(window))
    clock.timeout.connect(look)
    clock.start(POLL_MS)


def is_editable(window: MainWindow) -> bool:
    """Whether the last assessment is open at its text, and takes keys."""
    page = window.desk.text_page if window.desk is not None else None
    if page is None or not page.isVisible():
        return False
    editor = page.findings.editor
    return editor.document().characterCount() > 1 and editor.isEnabled() and not editor.isReadOnly()


def is_loaded(window: MainWindow) -> bool:
    """Whether the citations are marked, the evidence is listed, and nothing is on its way."""
    page = window.desk.text_page if window.desk is not None else None
    has_citations = page is not None and bool(page.findings.citations())
    return has_citations and window.desk is not None and window.desk.evidence.list.list.count() > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
