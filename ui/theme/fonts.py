"""Load the bundled fonts when a family is first asked for."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFontDatabase

from resources.loader import path_of
from ui.theme.tokens import load_metrics

_FILES = {
    "ui": ("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf"),
    "findings": ("SourceSerif4-Regular.ttf", "SourceSerif4-Semibold.ttf"),
}


@cache
def family(use: str) -> str:
    """Return the family name for a use ("ui", "findings"), with its files loaded."""
    for name in _FILES[use]:
        QFontDatabase.addApplicationFont(str(path_of("fonts", name)))
    return load_metrics().families[use]
