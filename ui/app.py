"""The application: settings, theme and window first; the workspace opens when the window has been painted."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from store.changes import Actor
from ui.backend import Backend
from ui.crash import CrashHandler
from ui.endings import Endings
from ui.settings import Settings, default_workspace, log_folder, settings_path
from ui.theme import apply_theme
from ui.window import MainWindow


class FirstPaint(QObject):
    """Opens the workspace once the window has been painted for the first time."""

    def __init__(self, window: MainWindow, folder: Path, may_make: bool) -> None:
        super().__init__(window)
        self._folder = folder
        self._may_make = may_make
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self, self._open)
        return super().eventFilter(watched, event)

    def _open(self) -> None:
        self._window.open_workspace(self._folder, may_make=self._may_make)


def run_application(workspace: Path | None) -> int:
    """Run the application until its window is closed; return the exit status."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("Assay")
    window = build_window(application, workspace)
    crash = CrashHandler(log_folder(), window.crashed.emit)
    crash.install()
    window.backend.unforeseen.connect(crash.record)
    endings = Endings(window.close, window)
    window.show()
    status = application.exec()
    endings.stop()
    window.backend.finish()
    crash.uninstall()
    return status


def build_window(application: QApplication, workspace: Path | None) -> MainWindow:
    """Return the window, dressed, that opens its workspace (the last one when None) after its first paint.

    A workspace that was open last and is gone is not made anew: it may be on a drive that is not connected.
    """
    settings = Settings.load(settings_path())
    apply_theme(application, settings.theme, settings.scale)
    backend = Backend(Actor(settings.name, settings.role))
    window = MainWindow(backend, settings)
    folder = workspace or (Path(settings.recent[0]) if settings.recent else default_workspace())
    FirstPaint(window, folder, may_make=workspace is not None or not settings.recent)
    return window
