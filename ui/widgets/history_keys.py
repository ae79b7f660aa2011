"""The keys of undo and redo in a text: its own steps first, then whole actions by the window's shortcut."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QTextEdit

Text = QLineEdit | QTextEdit


@runtime_checkable
class WithSteps(Protocol):
    """A text that knows itself whether it has a step to take back, or to do again."""

    def may_undo(self) -> bool: ...

    def may_redo(self) -> bool: ...


class HistoryKeys(QObject):
    """Lets the keys through to the window's shortcut where the text has no step of its own left.

    Qt's texts claim the keys always, even with nothing to undo.
    """

    def __init__(self, text: Text) -> None:
        super().__init__(text)
        text.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, QLineEdit | QTextEdit) or not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            has_step = has_history_step(watched, event)
            if has_step is not None:
                event.setAccepted(has_step)
                return True
        elif event.type() == QEvent.Type.KeyPress and is_redo(event):
            watched.redo()
            return True
        return False


def has_history_step(text: Text, event: QKeyEvent) -> bool | None:
    """Return whether the text has a step to undo or redo with these keys; None when they are for something else."""
    if event.matches(QKeySequence.StandardKey.Undo):
        return not text.isReadOnly() and _may_undo(text)
    if is_redo(event):
        return not text.isReadOnly() and _may_redo(text)
    return None


def is_redo(event: QKeyEvent) -> bool:
    """Whether the keys are the desktop's for redo, or Ctrl+Y, which Word uses on every desktop."""
    is_word = event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return is_word or event.matches(QKeySequence.StandardKey.Redo)


def _may_undo(text: Text) -> bool:
    if isinstance(text, WithSteps):
        return text.may_undo()
    return text.isUndoAvailable() if isinstance(text, QLineEdit) else text.document().isUndoAvailable()


def _may_redo(text: Text) -> bool:
    if isinstance(text, WithSteps):
        return text.may_redo()
    return text.isRedoAvailable() if isinstance(text, QLineEdit) else text.document().isRedoAvailable()
