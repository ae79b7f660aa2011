"""Writing in the text of a section: keys, kinds, links, and the clipboard."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtCore import QByteArray, QMimeData, Qt, QUrl, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from domain.assessment import PassageKind
from ui.editor import links, writing
from ui.editor.fragments import (
    MIME_TYPE,
    Fragment,
    OnWords,
    Origin,
    from_mime,
    is_allowed_url,
    selected_fragments,
    to_mime,
)
from ui.editor.identity import MovedPassages
from ui.editor.inserting import FragmentInserter
from ui.editor.passage_blocks import character_format, kind_of
from ui.editor.passage_text import PassageText
from ui.editor.pasting import cleaned_paste
from ui.editor.tidying import clean_words

PAUSE_SECONDS = 2.0
_SENTENCE_ENDS = (".", "?", "!", ":", ";")
_PLAIN_MODIFIERS = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.KeypadModifier,
    Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier,
)
_CONTROL_AND_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class WritingText(PassageText):
    """A text of passages that a person writes in.

    Signals: cleaned(notices) when a paste from outside lost something; too_much(text) with the whole of a paste that
    was cut; link_activated(url) on Ctrl and a click.
    """

    cleaned = Signal(object)
    too_much = Signal(str)
    link_activated = Signal(str)

    def __init__(
        self, new_id: Callable[[], str], moves: MovedPassages | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(new_id, moves, parent)
        self._origin = Origin.COPY
        self._last_typed_at = 0.0

    # Commands

    def make_heading(self) -> None:
        """Make the selected passages headings."""
        self._set_kind(PassageKind.HEADING)

    def make_bullet(self) -> None:
        """Make the selected passages bullets."""
        self._set_kind(PassageKind.BULLET)

    def make_paragraph(self) -> None:
        """Make the selected passages paragraphs."""
        self._set_kind(PassageKind.PARAGRAPH)

    def set_link(self, url: str) -> bool:
        """Make the selected words lead to `url`; False when such a link is not allowed or the text is read-only."""
        if self.isReadOnly() or not is_allowed_url(url):
            return False
        links.set_link(self.textCursor(), url)
        return True

    def remove_link(self) -> None:
        """Make the selected words, or those of the link at the caret, plain."""
        if not self.isReadOnly():
            links.remove_link(self.textCursor())

    def link_at_caret(self) -> str:
        """Return where the link at the caret leads, "" without one."""
        link = links.link_at(self.textCursor())
        return link.url if link else ""

    def cut(self) -> None:
        """Move the selection to the clipboard; whole passages keep their ids when they are pasted."""
        whole = [each.passage.id for each in selected_fragments(self.textCursor()) if each.is_whole]
        with self._taking(Origin.CUT):
            super().cut()
        # One that came back under another id is pasted as a copy: its own id is in another text.
        taken_out = [passage_id for passage_id in whole if self.shown_id(passage_id) == passage_id]
        self._own_ids.update(taken_out)
        self._moves.cut(taken_out)

    def paste_plain(self) -> None:
        """Insert the plain text of the clipboard, without links and headings."""
        held = QGuiApplication.clipboard().mimeData()
        if held is not None and self.canInsertFromMimeData(held):
            self._insert_from_outside(held, plain_only=True)

    def _set_kind(self, kind: PassageKind) -> None:
        if not self.isReadOnly():
            writing.set_kind(self.textCursor(), kind)

    # Typing

    def _type(self, event: QKeyEvent) -> bool:
        """Prepare for typed words; True when that was all there is to do."""
        cursor = self.textCursor()
        typed = event.text()
        kind = writing.kind_begun_by(cursor, typed)
        if kind is not None:
            writing.begin_kind(cursor, kind)
            self.setTextCursor(cursor)
            return True
        if links.is_at_link_end(cursor):
            self.setCurrentCharFormat(character_format(kind_of(cursor.block())))
        self._separate_undo_steps(cursor, typed)
        return False

    def _separate_undo_steps(self, cursor: QTextCursor, typed: str) -> None:
        now = time.monotonic()
        after_pause = now - self._last_typed_at > PAUSE_SECONDS
        self._last_typed_at = now
        if after_pause or (typed == " " and cursor.block().text()[: cursor.positionInBlock()].endswith(_SENTENCE_ENDS)):
            self.document().setModified(False)

    def _press_enter(self) -> None:
        cursor = self.textCursor()
        writing.split(cursor, self._new_id)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _rub_out(self, key: int) -> bool:
        """Do what Backspace and Delete do between two passages; False inside of one, where Qt does it."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            return False
        if key == Qt.Key.Key_Backspace and writing.ends_kind(cursor):
            self.make_paragraph()
            return True
        is_between = cursor.atBlockStart() if key == Qt.Key.Key_Backspace else cursor.atBlockEnd()
        if is_between:
            is_somewhere = key == Qt.Key.Key_Backspace or cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
            if is_somewhere:
                writing.join(cursor)
                self.setTextCursor(cursor)
        return is_between

    def _insert(self, fragments: Sequence[Fragment], origin: Origin) -> None:
        cursor = self.textCursor()
        insertion = FragmentInserter(cursor, origin, self._new_id, self._is_free).insert(fragments)
        if origin in (Origin.CUT, Origin.DRAG):
            self._carried.pasted(insertion.standing)
        for passage in insertion.moved:
            self._book.adopt(passage.id, passage.version)
            self._own_ids.add(passage.id)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        if insertion.moved:
            self._moves.moved.emit(tuple(passage.id for passage in insertion.moved), self)

    def _is_free(self, passage_id: str) -> bool:
        return passage_id in self._own_ids or self._moves.is_homeless(passage_id)

    def _insert_from_outside(self, source: QMimeData, plain_only: bool = False) -> None:
        if self.isReadOnly():
            return
        paste = cleaned_paste(source, plain_only)
        self._insert(paste.fragments, Origin.OUTSIDE)
        if paste.notices:
            self.cleaned.emit(paste.notices)
        if paste.whole_text:
            self.too_much.emit(paste.whole_text)

    def _as_shown(self, fragment: Fragment) -> Fragment:
        shown_id = self.shown_id(fragment.passage.id)
        version = self._book.version_of(shown_id)
        return replace(fragment, passage=replace(fragment.passage, id=shown_id, version=version))

    @contextmanager
    def _taking(self, origin: Origin) -> Iterator[None]:
        before, self._origin = self._origin, origin
        try:
            yield
        finally:
            self._origin = before

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.isReadOnly():
            super().keyPressEvent(event)
            return
        key, modifiers = event.key(), event.modifiers()
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            # Moves the focus; where there is nothing to move it to, it is still not text.
            event.ignore()
            return
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if modifiers in _PLAIN_MODIFIERS:
                self._press_enter()
            else:
                event.ignore()
            return
        if key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and modifiers in _PLAIN_MODIFIERS and self._rub_out(key):
            return
        if event.matches(QKeySequence.StandardKey.Cut):
            self.cut()
            return
        if key == Qt.Key.Key_V and modifiers == _CONTROL_AND_SHIFT:
            self.paste_plain()
            return
        if modifiers in _PLAIN_MODIFIERS and event.text().isprintable() and event.text() and self._type(event):
            return
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        committed = event.commitString()
        if committed and clean_words(committed) != committed:
            event.setCommitString(clean_words(committed), event.replacementStart(), event.replacementLength())
        super().inputMethodEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        with self._taking(Origin.DRAG):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and not self.textCursor().hasSelection():
            url = self.anchorAt(event.position().toPoint())
            if url:
                self.link_activated.emit(url)

    def createMimeDataFromSelection(self) -> QMimeData:
        # What stands on words that are copied stays where it is.
        followed = () if self._origin is Origin.COPY else self._followed
        standing = [OnWords(*each) for spans in followed for each in spans.on_words()]
        fragments = selected_fragments(self.textCursor(), standing)
        return to_mime([self._as_shown(each) for each in fragments], self._origin)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        if any(url.isLocalFile() for url in source.urls()):
            return False
        return source.hasFormat(MIME_TYPE) or source.hasHtml() or source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if self.isReadOnly():
            return
        own = from_mime(source)
        if own is not None:
            fragments, origin = own
            # Dragged here from another text: whether they are taken away there is not known.
            is_foreign_drag = origin is Origin.DRAG and self._origin is not Origin.DRAG
            self._insert(fragments, Origin.COPY if is_foreign_drag else origin)
        else:
            self._insert_from_outside(source)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Load nothing, whatever a text refers to; were this None, Qt would look for a file itself."""
        return QByteArray()
