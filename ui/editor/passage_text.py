"""The text of a section as one flowing document whose paragraphs are passages with lasting ids."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from domain.assessment import Citation, Passage, PassageKind
from domain.evidence.evidence import SentenceMark
from ui.editor.carrying import CarriedWords
from ui.editor.changes import ChangeBook, TextChanges
from ui.editor.identity import Aliases, MovedPassages
from ui.editor.loading import fill, numbers_of, respace
from ui.editor.passage_blocks import blocks_of, id_of, identified_passage, identity_of, select_in_block
from ui.editor.passage_order import PassageOrder, has_words
from ui.editor.record_text import record_of
from ui.editor.spans import Spans
from ui.editor.tidying import clean_words, tidy


@dataclass(frozen=True, slots=True)
class Caret:
    """Where the caret stands: a passage and an offset in code points."""

    passage_id: str
    offset: int


class PassageText(QTextEdit):
    """A text edit that loads passages and tells what changed.

    Signals: edited() after each change of the text by the person (also undo and redo).
    """

    edited = Signal()

    def __init__(
        self, new_id: Callable[[], str], moves: MovedPassages | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._new_id = new_id
        self._moves = moves or MovedPassages(self)
        self._moves.moved.connect(self._on_passages_moved)
        self._aliases = Aliases(new_id)
        # Of passages that were cut from this text or moved into it since it was loaded: no other text has them.
        self._own_ids: set[str] = set()
        self._order = PassageOrder(self, self._aliases.of)
        # Where the block of a passage was when it was last asked for, which is mostly where it still is.
        self._numbers: dict[str, int] = {}
        self._book = ChangeBook()
        self._carried = CarriedWords()
        # What stands on words of this text, where anything is followed there.
        self._followed: tuple[Spans[Citation] | Spans[SentenceMark], ...] = ()
        self._is_loading = False
        self._touched: list[QTextBlock] = []
        self._block_count = 1
        self._is_tidying = False
        self.setAutoFormatting(QTextEdit.AutoFormattingFlag.AutoNone)
        self.setTabChangesFocus(True)
        self.document().contentsChange.connect(self._on_contents_change)
        self.document().contentsChanged.connect(self._on_contents_changed)
        self.load_passages(())

    # The text as values

    def load_passages(self, passages: Sequence[Passage]) -> None:
        """Show these passages as the saved state; undo starts afresh and the caret stays in its passage if it can."""
        caret = self.caret()
        with self._loading():
            fill(self.document(), passages or [Passage(self._new_id(), PassageKind.PARAGRAPH, "")])
        self._aliases.clear()
        self._carried.clear()
        self._own_ids.clear()
        self._numbers.clear()
        self._moves.settle(passage.id for passage in passages)
        self._book.load([passage for passage in passages if passage.text.strip()])
        soiled = [passage.id for passage in passages if clean_words(passage.text) != passage.text]
        if soiled:
            self._book.touch(soiled, False)
        if not caret or not self.place_caret(caret.passage_id, caret.offset):
            self.moveCursor(QTextCursor.MoveOperation.Start)

    def passages(self) -> tuple[Passage, ...]:
        """Return the text as it stands; a paragraph without words is no passage (its id is kept for undo)."""
        return tuple(self._read(block) for block in self._blocks_with_words())

    def changes(self) -> TextChanges | None:
        """Return what differs from the text last loaded or accepted, or None."""
        if not self._book.is_touched:
            return None
        order = self._order.ids()
        candidates = [self._read(block) for block in self._order.blocks(self._book.may_differ(order))]
        changes = self._book.compare(order, candidates)
        if changes is None:
            return None
        shown = self._aliases.of
        regained = (each for spans in self._followed for each in spans.seen())
        seen = dict((*regained, *self._carried.seen()))
        if not seen:
            return changes
        return replace(
            changes, seen=tuple((key, replace(at, passage_id=shown(at.passage_id))) for key, at in seen.items())
        )

    def accepted(self, changes: TextChanges, versions: Mapping[str, int]) -> None:
        """Take `changes` as saved; `versions` maps the changed passages' ids to their new versions."""
        self._book.accept(changes, versions)
        self._carried.settle(each for each, _ in changes.seen)
        # Typing that follows becomes a new step of undo instead of growing the one just saved.
        self.document().setModified(False)

    def has_unsaved(self) -> bool:
        """Tell quickly whether anything was touched since the last save (typed and taken back counts as touched)."""
        return self._book.is_touched

    def _blocks_with_words(self) -> Iterator[QTextBlock]:
        return (block for block in blocks_of(self.document()) if has_words(block))

    def _read(self, block: QTextBlock) -> Passage:
        identity = identity_of(block)
        shown_id = self._aliases.of(identity.id)
        if shown_id != identity.id:
            identity = replace(identity, id=shown_id, parent_id=identity.id)
        return identified_passage(block, identity, self._book.version_of(shown_id))

    def fit_spaces(self) -> None:
        """Fit the space between paragraphs to another text size, unless undo would lose its steps by it."""
        document = self.document()
        if not document.isUndoAvailable() and not document.isRedoAvailable():
            with self._loading():
                respace(document)

    # The caret

    def caret(self) -> Caret | None:
        """Return where the caret stands."""
        cursor = self.textCursor()
        block = cursor.block()
        passage_id = id_of(block)
        if not passage_id:
            return None
        return Caret(self._aliases.of(passage_id), record_of(block).offset_of(cursor.positionInBlock()))

    def place_caret(self, passage_id: str, start: int, end: int | None = None) -> bool:
        """Put the caret at `start`, or select [start, end), and scroll there; False when the passage is gone."""
        block = self.block_of(passage_id)
        if block is None:
            return False
        length = len(record_of(block).text)
        self.setTextCursor(select_in_block(block, min(start, length), min(start if end is None else end, length)))
        self.ensureCursorVisible()
        return True

    def shown_id(self, passage_id: str) -> str:
        """Return the id that values carry for the one in the document."""
        return self._aliases.of(passage_id)

    def block_of(self, passage_id: str) -> QTextBlock | None:
        """Return the block of a passage, or None."""
        document = self.document()
        block = document.findBlockByNumber(self._numbers.get(passage_id, -1))
        if block.isValid() and id_of(block) == passage_id:
            return block
        # One walk learns where all passages are: whoever looks for one mostly looks for others, too.
        self._numbers = numbers_of(document)
        return document.findBlockByNumber(self._numbers[passage_id]) if passage_id in self._numbers else None

    # What changed

    def _on_contents_change(self, position: int, removed: int, added: int) -> None:
        if self._is_loading:
            return
        document = self.document()
        block = document.findBlock(position)
        end = position + added
        touched = self._touched
        while block.isValid() and block.position() <= end:
            touched.append(block)
            block = block.next()

    def _on_contents_changed(self) -> None:
        if self._is_loading or not self._touched:
            return
        document = self.document()
        count = document.blockCount()
        is_structure = count != self._block_count or len(self._touched) > 1
        touched, self._touched, self._block_count = self._touched, [], count
        if not self._is_tidying and not document.isRedoAvailable():
            self._is_tidying = True
            try:
                tidy(document, touched, is_structure, self._new_id)
            finally:
                self._is_tidying = False
        if is_structure:
            self._order.forget()
        else:
            self._order.look_at(touched[0])
        of = self._aliases.of
        self._book.touch([of(id_of(block)) for block in touched if block.isValid()], is_structure)
        self._moves.settle(of(id_of(block)) for block in touched if block.isValid() and block.length() > 1)
        self.blocks_touched(touched, is_structure)
        if not self._is_tidying:
            self.edited.emit()

    def blocks_touched(self, blocks: Sequence[QTextBlock], is_structure: bool) -> None:
        """Called after each edit with the blocks that it touched; for those who follow the text."""

    def _on_passages_moved(self, passage_ids: tuple[str, ...], editor: object) -> None:
        if editor is self:
            self._aliases.arrive(passage_ids)
        else:
            self._aliases.leave(passage_ids)
            self._own_ids.difference_update(passage_ids)
        self._order.forget()

    @contextmanager
    def _loading(self) -> Iterator[None]:
        self._is_loading = True
        try:
            yield
        finally:
            self._is_loading = False
            self._order.forget()
            self._touched.clear()
            self._block_count = self.document().blockCount()
