"""The application: an empty window at once, the program into it after its first paint, then the workspace."""

from __future__ import annotations

import builtins
import gc
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ui.places import default_workspace, log_folder, settings_path
from ui.window.start_window import StartWindow

if TYPE_CHECKING:
    from ui.window.main_window import MainWindow

NO_DISPLAY = "There is no display here, so the window cannot open. See `main.py --help` for what works without one.\n"


def run_application(workspace: Path | None) -> int:
    """Run the application until its window is closed; return the exit status, 2 where there is no display."""
    if not _has_display():
        sys.stderr.write(NO_DISPLAY)
        return 2
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("Assay")
    _import_plainly()
    gc.disable()
    running: list[_Running] = []
    host = StartWindow(_remembered(), lambda start: running.append(_Running(application, start, workspace)))
    host.show()
    status = application.exec()
    for each in running:
        each.stop()
    return status


class _Running:
    """The program inside the window, with what watches over it."""

    def __init__(self, application: QApplication, host: StartWindow, workspace: Path | None) -> None:
        from ui.crash import CrashHandler
        from ui.garbage import GarbageSearch
        from ui.window.endings import Endings

        self.window = build_window(application, workspace)
        self.crash = CrashHandler(log_folder(), self.window.crashed.emit)
        self.crash.install()
        self.window.backend.unforeseen.connect(self.crash.record)
        self.endings = Endings(self.window.close, self.window)
        self.garbage = GarbageSearch(self.window)
        self.window.ready.connect(self.garbage.begin)
        self.window.left.connect(host.close)
        host.take(self.window, self.window)

    def stop(self) -> None:
        """Let everything go, in the order in which it may."""
        self.endings.stop()
        self.window.backend.finish()
        self.crash.uninstall()


def build_window(application: QApplication, workspace: Path | None) -> MainWindow:
    """Return the program's window, dressed, which opens its workspace (the last one when None) as soon as it can.

    A workspace that was open last and is gone is not made anew: it may be on a drive that is not connected.
    """
    from store.changes import Actor
    from ui.backend import Backend
    from ui.settings import Settings
    from ui.theme import SYSTEM, apply_theme, themes
    from ui.window.main_window import MainWindow

    settings = Settings.load(settings_path())
    settings.theme = settings.theme if settings.theme in themes() else SYSTEM
    apply_theme(application, settings.theme, settings.scale)
    backend = Backend(Actor(settings.name, settings.role))
    backend.load_ahead()
    window = MainWindow(backend, settings)
    folder = workspace or (Path(settings.recent[0]) if settings.recent else default_workspace())
    may_make = workspace is not None or not settings.recent
    QTimer.singleShot(0, window, lambda: window.open_workspace(folder, may_make=may_make))
    return window


def _has_display() -> bool:
    """Whether a window can be shown: Qt ends the process where it cannot."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _import_plainly() -> None:
    """Give imports back to Python.

    WORKAROUND: PySide hooks every import for its `from __feature__ import`, which nothing here uses; measured, the
    store's libraries then take half as long again to load. The hook keeps the plain import under a name of its own.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def _remembered() -> dict[str, Any]:
    """Return the settings as plain data, without checking them: a wrong one only costs the window its place."""
    try:
        found = json.loads(settings_path().read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
