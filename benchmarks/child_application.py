"""The application started as main.py starts it, telling when it is painted, editable and fully loaded; then it ends."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from benchmarks.child import elapsed, report, resident
from ui.headless.arguments import parse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QApplication

    from ui.window.main_window import MainWindow

POLL_MS = 5


def main(arguments: list[str]) -> int:
    """Run the application, watched; the settings name the assessment to open."""
    chosen = parse(arguments)
    from ui import app
    from ui.window.start_window import StartWindow

    class Watched(StartWindow):
        """The first window of the application, which tells when it has been painted."""

        is_painted = False

        def event(self, event: QEvent) -> bool:
            answer = super().event(event)
            if event.type() == event.Type.Paint and not self.is_painted:
                self.is_painted = True
                report("painted", elapsed())
            return answer

    build = app.build_window

    def build_watched(application: QApplication, workspace: Path | None) -> MainWindow:
        window = build(application, workspace)
        watch(window)
        return window

    vars(app).update(StartWindow=Watched, build_window=build_watched)
    return app.run_application(chosen.workspace)


def watch(window: MainWindow) -> None:
    """Tell when the frame is painted, the text editable and everything loaded, and the memory; then close it."""
    from PySide6.QtCore import QTimer

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

    at_first_paint(window, lambda: report("framed", elapsed()))
    clock.timeout.connect(look)
    clock.start(POLL_MS)


def at_first_paint(window: MainWindow, then: Callable[[], None]) -> None:
    """Call `then` once the window and all in it have been painted for the first time."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Filter(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - an override of Qt's
            if event.type() == QEvent.Type.Paint:
                watched.removeEventFilter(self)
                QTimer.singleShot(0, then)
            return False

    window.installEventFilter(Filter(window))


def is_editable(window: MainWindow) -> bool:
    """Whether the last assessment is open at its text, and takes keys."""
    page = window.desk.text_page if window.desk is not None else None
    if page is None or not page.isVisible():
        return False
    editor = page.findings.editor
    return editor.document().characterCount() > 1 and editor.isEnabled() and not editor.isReadOnly()


def is_loaded(window: MainWindow) -> bool:
    """Whether the citations are marked and the evidence is listed."""
    page = window.desk.text_page if window.desk is not None else None
    has_citations = page is not None and bool(page.findings.citations())
    pane = window.desk.on_demand("evidence").made() if window.desk is not None else None
    return has_citations and pane is not None and pane.list.list.count() > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
