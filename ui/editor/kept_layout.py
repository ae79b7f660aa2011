"""The passage that is written in stays measured: caret, marks and painting ask for its letters at each key."""

from __future__ import annotations

from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QTextEdit


class KeptLayout:
    """Has the measures of the caret's passage kept.

    Qt forgets those of a passage as soon as it is laid out, to save memory, and takes them again when it is painted or
    the caret is set. Of all other passages they are forgotten as ever.
    """

    def __init__(self, edit: QTextEdit) -> None:
        self._edit = edit
        self._block = QTextBlock()
        edit.cursorPositionChanged.connect(self._follow)

    def _follow(self) -> None:
        before, self._block = self._block, self._edit.textCursor().block()
        if before.isValid() and before != self._block:
            before.layout().setCacheEnabled(False)
        if self._block.isValid():
            self._block.layout().setCacheEnabled(True)
