"""The context menu of a text that nobody gave another one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QTextEdit


def plain_actions(edit: QTextEdit, menu: QMenu) -> Sequence[QAction]:
    """Return cut, copy and paste, as far as each can be done."""
    has_selection = edit.textCursor().hasSelection()
    may_write = not edit.isReadOnly()
    rows: tuple[tuple[str, Callable[[], None], bool], ...] = (
        (edit.tr("Cut"), edit.cut, has_selection and may_write),
        (edit.tr("Copy"), edit.copy, has_selection),
        (edit.tr("Paste"), edit.paste, may_write and edit.canPaste()),
    )
    actions: list[QAction] = []
    for text, run, is_enabled in rows:
        action = QAction(text, menu)
        action.triggered.connect(run)
        action.setEnabled(is_enabled)
        actions.append(action)
    return actions
