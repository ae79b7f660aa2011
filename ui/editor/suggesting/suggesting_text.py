"""A text in which a switch turns typing into suggestions."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QColor, QDropEvent, QInputMethodEvent, QKeyEvent, QKeySequence, QTextBlock, QTextCursor
from PySide6.QtWidgets import QWidget

from domain.assessment import Passage, PassageKind
from domain.review.suggestions import Suggestion
from domain.text.cleaning import clean_block
from ui.editor.identity import MovedPassages
from ui.editor.suggesting.layer import Suggesting, SuggestionLayer
from ui.editor.writing_text import WritingText
from ui.widgets.history_keys import is_redo

_MOVES = QTextCursor.MoveOperation
_RUBBED_OUT = {
    (Qt.Key.Key_Backspace, False): _MOVES.PreviousCharacter,
    (Qt.Key.Key_Backspace, True): _MOVES.PreviousWord,
    (Qt.Key.Key_Delete, False): _MOVES.NextCharacter,
    (Qt.Key.Key_Delete, True): _MOVES.NextWord,
}
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_STANDARD = QKeySequence.StandardKey


class SuggestingText(WritingText):
    """A text of passages that a person writes in, or suggests in.

    While it is suggested in, the document holds suggested letters too, and the text of record stays as it is.
    """

    def __init__(
        self, new_id: Callable[[], str], moves: MovedPassages | None = None, parent: QWidget | None = None
    ) -> None:
        self.suggesting: SuggestionLayer | None = None
        super().__init__(new_id, moves, parent)
        self.suggesting = SuggestionLayer(self, self.block_of, self._quietly, new_id)

    @property
    def is_suggesting(self) -> bool:
        """Whether what is typed becomes suggestions."""
        return self.suggesting is not None and self.suggesting.is_on

    def begin_suggesting(self, who: Suggesting, suggestions: Sequence[Suggestion]) -> None:
        """Show a section's suggestions and let typing make more; all that was written must have been saved.

        Steps of undo are those of suggesting from now on.
        """
        assert self.suggesting is not None
        self.document().setUndoRedoEnabled(False)
        self.suggesting.begin(who, self.passages(), suggestions)

    def end_suggesting(self) -> None:
        """Show the text of record alone and let it be written in."""
        if self.suggesting is not None and self.suggesting.is_on:
            self.suggesting.end()
            self.document().setUndoRedoEnabled(True)

    def load_passages(self, passages: Sequence[Passage]) -> None:
        """Show these passages as the saved state, without suggestions."""
        if self.suggesting is not None:
            self.suggesting.forget()
        super().load_passages(passages)

    def cut(self) -> None:
        """Copy the selection and take it out, or suggest to."""
        if self.is_suggesting:
            self.copy()
            self.suggest(self.textCursor(), "")
        else:
            super().cut()

    def paste_plain(self) -> None:
        """Insert the plain text of the clipboard."""
        if self.is_suggesting:
            self.paste()
        else:
            super().paste_plain()

    def undo(self) -> None:
        """Take back the last step of what was written, or suggested."""
        if self.suggesting is not None and self.suggesting.is_on:
            self.suggesting.undo()
        else:
            super().undo()

    def redo(self) -> None:
        """Do the step again that was taken back last."""
        if self.suggesting is not None and self.suggesting.is_on:
            self.suggesting.redo()
        else:
            super().redo()

    def set_link(self, url: str) -> bool:
        """Make the selected words lead to `url`; no link is suggested."""
        return not self.is_suggesting and super().set_link(url)

    def remove_link(self) -> None:
        """Make the selected words plain; nothing of the kind is suggested."""
        if not self.is_suggesting:
            super().remove_link()

    def wear_hues(self, hues: Sequence[QColor]) -> None:
        """Show what people suggest in these colours; the caret stays."""
        if self.suggesting is None:
            return
        before = self.textCursor()
        anchor, position = before.anchor(), before.position()
        self.suggesting.set_hues(hues)
        if self.is_suggesting:
            caret = self.textCursor()
            caret.setPosition(anchor)
            caret.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(caret)

    def suggestions_shown(self, blocks: Sequence[QTextBlock]) -> None:
        """Called after suggestions were shown otherwise in these blocks; for those who follow the text."""

    def may_undo(self) -> bool:
        """Whether there is a step to take back."""
        if self.suggesting is not None and self.suggesting.is_on:
            return self.suggesting.may_undo
        return self.document().isUndoAvailable()

    def may_redo(self) -> bool:
        """Whether there is a step to do again."""
        if self.suggesting is not None and self.suggesting.is_on:
            return self.suggesting.may_redo
        return self.document().isRedoAvailable()

    def record_restored(self) -> None:
        """Called after the text of record was written anew into all blocks; for those who follow the text."""

    def _quietly(self, change: Callable[[], None], passage_ids: Sequence[str]) -> None:
        """Write into the document what is no typing."""
        with self._loading():
            change()
        blocks = (self.block_of(each) for each in passage_ids)
        self.suggestions_shown([block for block in blocks if block is not None])

    def _on_contents_change(self, position: int, removed: int, added: int) -> None:
        super()._on_contents_change(position, removed, added)
        if self.is_suggesting and not self._is_loading:
            # Words that were dragged away: Qt takes them out itself.
            QTimer.singleShot(0, self._restore)

    def _restore(self) -> None:
        """Put the text of record back where something else than suggesting wrote in it."""
        if self.suggesting is not None and self.suggesting.is_on:
            super().load_passages(self.suggesting.passages)
            self.document().setUndoRedoEnabled(False)
            self.suggesting.show_anew()
            self.record_restored()

    def _set_kind(self, kind: PassageKind) -> None:
        if not self.is_suggesting:
            super()._set_kind(kind)

    def suggest(self, cursor: QTextCursor, words: str) -> None:
        """Suggest words in the place of what a cursor selects."""
        if self.suggesting is None or self.isReadOnly():
            return
        caret = self.suggesting.edit(cursor, words)
        if caret is not None:
            self.setTextCursor(caret)
            self.ensureCursorVisible()

    def _suggest_deletion(self, key: Qt.Key, *, is_word: bool) -> None:
        """Suggest to delete the selection, or a letter or word; the caret moves past what stays there, struck out."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            cursor.movePosition(_RUBBED_OUT[key, is_word], QTextCursor.MoveMode.KeepAnchor)
        end, length = cursor.selectionEnd(), self.document().characterCount()
        if not cursor.hasSelection():
            return
        self.suggest(cursor, "")
        if key == Qt.Key.Key_Delete:
            caret = self.textCursor()
            caret.setPosition(max(caret.position(), end - (length - self.document().characterCount())))
            self.setTextCursor(caret)

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.is_suggesting or not self._take_key(event):
            super().keyPressEvent(event)

    def _take_key(self, event: QKeyEvent) -> bool:
        """Suggest what a key would write; False for one that writes nothing."""
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        is_word = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and not modifiers & Qt.KeyboardModifier.AltModifier:
            self._suggest_deletion(key, is_word=is_word)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if modifiers & _COMMANDS:
                return False
            self.suggest(self.textCursor(), "\n")
        elif event.matches(_STANDARD.Undo):
            self.undo()
        elif is_redo(event):
            self.redo()
        elif event.matches(_STANDARD.Cut):
            self.cut()
        elif event.matches(_STANDARD.Paste) or (key == Qt.Key.Key_V and is_word):
            self.paste()
        elif event.text() and event.text().isprintable() and not is_word:
            self.suggest(self.textCursor(), event.text())
        else:
            # What else Qt would delete with, or insert.
            return is_word and key in (Qt.Key.Key_H, Qt.Key.Key_K, Qt.Key.Key_Y, Qt.Key.Key_U)
        return True

    def dropEvent(self, event: QDropEvent) -> None:
        if self.is_suggesting:
            event.ignore()
        else:
            super().dropEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if self.is_suggesting and event.commitString():
            self.suggest(self.textCursor(), clean_block(event.commitString()))
            event.setCommitString("")
        super().inputMethodEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if self.is_suggesting:
            self.suggest(self.textCursor(), clean_block(source.text()).strip("\n"))
        else:
            super().insertFromMimeData(source)
