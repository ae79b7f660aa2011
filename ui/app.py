"""The application: settings, theme and window first; the workspace opens when the window has been painted."""

from __future__ import annotations

import contextlib
import signal
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from store.changes import Actor
from ui.backend import Backend
from ui.crash import CrashHandler
from ui.settings import Settings, default_workspace, log_folder, settings_path
from ui.theme import apply_theme
from ui.window import MainWindow


class FirstPaint(QObject):
    """Opens the workspace once the window has been painted for the first time."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        super().__init__(window)
        self._folder = folder
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, lambda: self._window.open_workspace(self._folder))
        return super().eventFilter(watched, event)


def run_application(workspace: Path | None) -> int:
    """Run the application until its window is closed; return the exit status."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("Assay")
    window = build_window(application, workspace)
    crash = CrashHandler(log_folder(), window.crashed.emit)
    crash.install()
    window.show()
    with contextlib.suppress(ValueError):
        signal.signal(signal.SIGTERM, lambda *_arguments: window.close())
    status = application.exec()
    window.backend.finish()
    crash.uninstall()
    return status


def build_window(application: QApplication, workspace: Path | None) -> MainWindow:
    """Return the window, dressed, that opens its workspace (the last one when None) after its first paint."""
    settings = Settings.load(settings_path())
    apply_theme(application, settings.theme, settings.scale)
    backend = Backend(Actor(settings.name, settings.role))
    window = MainWindow(backend, settings)
    FirstPaint(window, workspace or _last_workspace(settings))
    return window


def _last_workspace(settings: Settings) -> Path:
    return Path(settings.recent[0]) if settings.recent else default_workspace()
