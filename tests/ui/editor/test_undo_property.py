"""Thousands of random operations: every id is held once, stays with its text, and undo gives back what was."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from domain.assessment import Link, Passage, PassageKind
from ui.editor.findings_editor import FindingsEditor
from ui.editor.fragments import Origin
from ui.editor.passage_blocks import blocks_of, id_of, passage_of

START = (
    Passage("a", PassageKind.HEADING, "Learning from people", 1),
    Passage(
        "b", PassageKind.PARAGRAPH, "Staff told us 😀 they were supported.", 0, (Link(6, 13, "https://example.org"),)
    ),
    Passage("c", PassageKind.BULLET, "Training", 1),
    Passage("d", PassageKind.BULLET, "Supervision", 1),
    Passage("e", PassageKind.PARAGRAPH, "Partners agreed."),
)
LOADED = {passage.id: passage for passage in START}
START_ORDER = tuple(passage.id for passage in START)
State = tuple[Passage, ...]


class Walk:
    """A random walk over one editor, with every state on the way remembered as undo should give it back."""

    def __init__(self, editor: FindingsEditor, seed: int) -> None:
        self.editor = editor
        self.random = random.Random(seed)
        self.clipboard: QMimeData | None = None
        editor.load(START)
        self.states: list[State] = [self.state()]
        self.names = ["load"]
        self.place = 0

    def state(self) -> State:
        return tuple(passage_of(block) for block in blocks_of(self.editor.document()))

    def step(self) -> None:
        operations = (
            [self.type_letters] * 6
            + [self.press_enter] * 4
            + [self.press_backspace, self.press_delete] * 2
            + [self.delete_selection, self.cut, self.copy, self.paste, self.paste, self.drag] * 2
            + [self.change_kind, self.set_link, self.type_mark, self.paste_from_outside, self.commit_lines]
        )
        if self.random.random() < 0.25:
            self.random.choice([self.undo, self.undo, self.redo])()
            self.check_changes(self.states[self.place])
            return
        self.editor.document().setModified(False)
        steps = self.editor.document().availableUndoSteps()
        before = self.states[self.place]
        operation = self.random.choice(operations)
        operation()
        after = self.state()
        self.check_ids(after)
        self.check_changes(after)
        if after != before or self.editor.document().availableUndoSteps() != steps:
            self.states[self.place + 1 :] = [after]
            self.place += 1
            self.names[self.place :] = [operation.__name__]

    def check_ids(self, state: State) -> None:
        ids = [passage.id for passage in state]
        assert len(set(ids)) == len(ids)
        assert all(ids)

    def check_changes(self, state: State) -> None:
        """What is to be saved, gathered from what was touched, is what reading the whole text gave."""
        passages = [passage for passage in state if passage.text.strip()]
        changes = self.editor.changes()
        order = START_ORDER if changes is None else changes.order
        changed = () if changes is None else changes.changed
        assert order == tuple(passage.id for passage in passages)
        assert changed == tuple(passage for passage in passages if passage != LOADED.get(passage.id))

    def undo(self) -> None:
        if self.place:
            self.editor.undo()
            self.place -= 1
            assert self.state() == self.states[self.place], self.names[self.place - 1 : self.place + 3]

    def redo(self) -> None:
        if self.place + 1 < len(self.states):
            self.editor.redo()
            self.place += 1
            assert self.state() == self.states[self.place]

    def put_caret(self) -> None:
        passage = self.random.choice(self.states[self.place])  # no operation changes the text before it
        offset = self.random.choice([0, len(passage.text), self.random.randint(0, len(passage.text))])
        assert self.editor.place_caret(passage.id, offset)

    def select(self) -> None:
        self.put_caret()
        first = self.editor.textCursor().position()
        if self.random.random() < 0.4:
            cursor = self.editor.textCursor()
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            self.editor.setTextCursor(cursor)
            return
        self.put_caret()
        cursor = self.editor.textCursor()
        if abs(cursor.position() - first) < 120:
            cursor.setPosition(first, QTextCursor.MoveMode.KeepAnchor)
        self.editor.setTextCursor(cursor)

    def type_letters(self) -> None:
        self.put_caret()
        block = self.editor.textCursor().block()
        before = id_of(block)
        QTest.keyClicks(self.editor, "".join(self.random.choices("abcdef", k=self.random.randint(1, 3))))
        assert id_of(self.editor.textCursor().block()) == before

    def press_enter(self) -> None:
        self.put_caret()
        cursor = self.editor.textCursor()
        passage = passage_of(cursor.block())
        offset = cursor.positionInBlock()
        is_end = cursor.atBlockEnd()
        QTest.keyClick(self.editor, Qt.Key.Key_Return)
        caret_block = self.editor.textCursor().block()
        if not passage.text:
            return
        if offset == 0:
            assert (id_of(caret_block), caret_block.text()) == (passage.id, passage.text)
        else:
            first = passage_of(caret_block.previous())
            assert first.id == passage.id
            assert first.text + caret_block.text() == passage.text
            assert passage_of(caret_block).parent_id == ("" if is_end else passage.id)

    def press_backspace(self) -> None:
        self.put_caret()
        cursor = self.editor.textCursor()
        block, before = cursor.block(), cursor.block().previous()
        here = passage_of(block)
        is_join = cursor.atBlockStart() and before.isValid() and here.kind is PassageKind.PARAGRAPH
        previous = passage_of(before) if before.isValid() else here
        QTest.keyClick(self.editor, Qt.Key.Key_Backspace)
        if is_join:
            joined = passage_of(self.editor.textCursor().block())
            assert joined.text == previous.text + here.text
            assert joined.id == (previous.id if previous.text else here.id)
            assert joined.kind is (previous.kind if previous.text else here.kind)

    def press_delete(self) -> None:
        self.put_caret()
        QTest.keyClick(self.editor, Qt.Key.Key_Delete)

    def delete_selection(self) -> None:
        self.select()
        QTest.keyClick(self.editor, Qt.Key.Key_Delete)

    def cut(self) -> None:
        self.select()
        if self.editor.textCursor().hasSelection():
            with self.editor._taking(Origin.CUT):
                self.clipboard = self.editor.createMimeDataFromSelection()
            self.editor.textCursor().removeSelectedText()

    def copy(self) -> None:
        self.select()
        if self.editor.textCursor().hasSelection():
            self.clipboard = self.editor.createMimeDataFromSelection()

    def paste(self) -> None:
        if self.clipboard is not None and len(self.state()) < 60:
            self.select() if self.random.random() < 0.2 else self.put_caret()
            self.editor.insertFromMimeData(self.clipboard)

    def drag(self) -> None:
        self.select()
        dragged = self.editor.textCursor()
        if not dragged.hasSelection():
            return
        with self.editor._taking(Origin.DRAG):
            mime = self.editor.createMimeDataFromSelection()
        self.put_caret()
        dropped = self.editor.textCursor()
        # As Qt does for a drop in the widget the drag began in.
        dropped.beginEditBlock()
        dragged.removeSelectedText()
        self.editor.setTextCursor(dropped)
        with self.editor._taking(Origin.DRAG):
            self.editor.insertFromMimeData(mime)
        dropped.endEditBlock()

    def change_kind(self) -> None:
        self.select()
        before = [(passage.id, passage.text) for passage in self.state()]
        self.random.choice([self.editor.make_heading, self.editor.make_bullet, self.editor.make_paragraph])()
        assert [(passage.id, passage.text) for passage in self.state()] == before

    def set_link(self) -> None:
        self.select()
        if self.editor.textCursor().hasSelection():
            self.editor.set_link("https://example.org/two")

    def type_mark(self) -> None:
        self.put_caret()
        QTest.keyClicks(self.editor, self.random.choice("-#"))

    def paste_from_outside(self) -> None:
        self.put_caret()
        mime = QMimeData()
        mime.setText("One line\nAnother line" if self.random.random() < 0.5 else "words")
        self.editor.insertFromMimeData(mime)

    def commit_lines(self) -> None:
        """Insert line breaks past the editor's own commands, as accessibility tools do."""
        self.put_caret()
        self.editor.textCursor().insertText("first\nsecond\u202e\nthird")


@pytest.mark.parametrize("seed", range(6))
def test_every_id_is_held_once_and_undo_gives_back_each_state(editor: FindingsEditor, seed: int) -> None:
    walk = Walk(editor, seed)
    for _ in range(250):
        walk.step()
    while walk.place:
        walk.undo()
    assert walk.state() == editor.passages() == START
    assert editor.changes() is None
