"""The context menu of a text: what is offered where it is opened, then what can be done with any text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QTextCursor
from PySide6.QtWidgets import QMenu, QTextEdit

Offer = Callable[[QTextCursor, QMenu], bool]
"""Puts into a menu what can be done at a place; tells whether there is anything."""


class TextMenu:
    """Serves one text. `offers` come first in the menu, each with a line after it."""

    def __init__(self, edit: QTextEdit) -> None:
        self._edit = edit
        self._actions: Sequence[QAction | None] = ()
        self.offers: list[Offer] = []

    def set_actions(self, actions: Sequence[QAction | None]) -> None:
        """Show these in the menu; None is a line between groups."""
        self._actions = tuple(actions)

    def at(self, cursor: QTextCursor) -> QMenu:
        """Return a new menu for a place of the text as it stands."""
        menu = QMenu(self._edit)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        for offer in self.offers:
            if offer(cursor, menu):
                menu.addSeparator()
        for action in self._actions or plain_actions(self._edit, menu):
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)
        return menu

    def open(self, event: QContextMenuEvent) -> None:
        """Open the menu where it was asked for: under the pointer, or at the caret."""
        is_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        cursor = self._edit.cursorForPosition(event.pos()) if is_mouse else self._edit.textCursor()
        self.at(cursor).popup(event.globalPos())


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
