"""Keeps the clipboard from outliving the interpreter with data of Python's in it."""

from __future__ import annotations

import atexit
from functools import cache

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication


@cache
def hand_over_at_exit() -> None:
    """Leave plain text on the clipboard when the program ends.

    WORKAROUND: PySide 6.11 crashes on exit where the clipboard keeps a QMimeData that Python made (seen offscreen).
    """
    atexit.register(_hand_over)


def _hand_over() -> None:
    if QCoreApplication.instance() is None:
        return
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard() or QGuiApplication.platformName() == "offscreen":
        clipboard.setText(clipboard.text())
