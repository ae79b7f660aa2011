"""A text that grows with what is written in it instead of scrolling, for use inside a scroll area."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QTextEdit

_NO_LIMIT = 16_777_215
"""What Qt takes for no limit of a height."""


class Growing:
    """Serves one text; it does not grow before it is told to."""

    def __init__(self, edit: QTextEdit) -> None:
        self._edit = edit
        self.is_on = False
        self._least_height = 0

    def set(self, grows: bool, least_height: int = 0) -> None:
        """Grow, `least_height` pixels at least, or scroll."""
        self.is_on, self._least_height = grows, least_height
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if grows else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self._edit.setVerticalScrollBarPolicy(policy)
        if grows:
            self.fit()
        else:
            self._edit.setMinimumHeight(0)
            self._edit.setMaximumHeight(_NO_LIMIT)

    def fit(self) -> None:
        """Be as high as the text, if it grows."""
        if self.is_on:
            self._edit.setFixedHeight(max(self._least_height, ceil(self._edit.document().size().height())))

    def show_caret(self, margin: int) -> None:
        """Scroll the area around it to the caret, so many pixels of room kept, if it grows."""
        area = self._edit.parentWidget() if self.is_on else None
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        content = area.widget() if area is not None else None
        if area is not None and content is not None:
            place = self._edit.viewport().mapTo(content, self._edit.cursorRect().center())
            area.ensureVisible(area.horizontalScrollBar().value(), place.y(), 0, margin)
