"""Somebody who writes findings in the real editor while a slow model of the text is edited alike and compared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from driving import Person
from lettered_text import Letter, LetteredText, Place, letters_of
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor, QTextDocument

from domain.assessment import Anchor, Document
from domain.text.anchors import make_anchor
from store.changes import Changed

CONTROL = Qt.KeyboardModifier.ControlModifier
MOST_STEPS = 40


class Writer:
    """Each move is made in the window, by keys where there are keys, and in the model; `save` compares both."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.text = LetteredText()
        self.part_id = ""
        self.clipboard: list[Letter] = []
        self.may_be_detached: set[str] = set()

    @property
    def editor(self) -> Any:
        return self.person.editor

    def perform(self, action: Callable[..., Changed], **parameters: Any) -> Changed:
        """Do an action of the store through the window's backend; fails when it is refused."""
        answers: list[Changed] = []
        errors: list[Exception] = []
        assessment_id = self.person.desk.context.assessment_id
        self.person.window.backend.perform(
            action, assessment_id=assessment_id, on_done=answers.append, on_error=errors.append, **parameters
        )
        self.person.until_quiet()
        assert not errors, errors
        return answers[0]

    def go(self, part_id: str) -> None:
        """Open a part."""
        self.person.open_part(part_id)
        self.part_id = part_id

    def begin(self, part_id: str, texts: Sequence[str]) -> None:
        """Paste the first paragraphs of a part from elsewhere."""
        self.go(part_id)
        source = QMimeData()
        source.setText("\n".join(texts))
        self.editor.insertFromMimeData(source)
        self.text.write(part_id, texts)
        self.save()

    def anchor(self, part_id: str, words: str) -> tuple[str, Anchor]:
        """Return the section and the anchor of words that stand once in the saved text of a part."""
        section = self.person.document.section_of(part_id)
        (passage,) = [each for each in section.passages if words in each.text]
        start = passage.text.index(words)
        return section.id, make_anchor(passage.id, passage.text, start, start + len(words))

    def type_after(self, words: str, typed: str) -> None:
        self._put_caret(words, at_end=True)
        self.person.bot.keyClicks(self.editor, typed)
        number, start = self.text.find(self.part_id, words)
        self.text.put(self.part_id, number, start + len(words), letters_of(typed))

    def type_before(self, words: str, typed: str) -> None:
        self._put_caret(words)
        self.person.bot.keyClicks(self.editor, typed)
        self.text.put(self.part_id, *self.text.find(self.part_id, words), letters_of(typed))

    def type_over(self, words: str, typed: str) -> None:
        self._select(words)
        self.person.bot.keyClicks(self.editor, typed)
        number, start = self.text.find(self.part_id, words)
        self.text.take(self.part_id, words)
        self.text.put(self.part_id, number, start, letters_of(typed))

    def delete(self, words: str) -> None:
        self._select(words)
        self.person.bot.keyClick(self.editor, Qt.Key.Key_Delete)
        self.text.take(self.part_id, words)

    def split_before(self, words: str) -> None:
        self._put_caret(words)
        self.person.bot.keyClick(self.editor, Qt.Key.Key_Return)
        self.text.split(self.part_id, words)

    def join(self, words: str) -> None:
        self._put_caret(words)
        self.person.bot.keyClick(self.editor, Qt.Key.Key_Backspace)
        self.text.join(self.part_id, words)

    def cut(self, words: str) -> None:
        self._select(words)
        self.person.bot.keyClick(self.editor, Qt.Key.Key_X, CONTROL)
        self.clipboard = self.text.take(self.part_id, words)

    def paste_after(self, words: str) -> None:
        self._put_caret(words, at_end=True)
        self.person.bot.keyClick(self.editor, Qt.Key.Key_V, CONTROL)
        number, start = self.text.find(self.part_id, words)
        self.text.put(self.part_id, number, start + len(words), self.clipboard)

    def paste_as_last(self) -> None:
        """Paste on a new line at the end of the part."""
        self.editor.moveCursor(QTextCursor.MoveOperation.End)
        self.person.bot.keyClick(self.editor, Qt.Key.Key_Return)
        self.person.bot.keyClick(self.editor, Qt.Key.Key_V, CONTROL)
        self.text.parts[self.part_id].append(list(self.clipboard))

    def run_on(self, words: str, command_id: str) -> None:
        """Run a command with these words selected; the words stay as they are."""
        self._select(words)
        assert self.person.window.registry.run(command_id) == ""

    def replace_everywhere(self, find: str, replacement: str) -> None:
        """Replace words, to the letter, in the whole assessment with the bar over the text."""
        assert self.person.run("replace") == ""
        page = self.person.desk.text_page
        assert page is not None and page.bars.find_bar is not None
        bar = page.bars.find_bar
        bar.text.setText(find)
        bar.replacement.setText(replacement)
        bar.match_case.setChecked(True)
        bar.everywhere.setChecked(True)
        bar.replace_all()
        assert self.text.replace(find, replacement)
        self.save()
        bar.close_bar()

    def undo_and_redo_by_keys(self, edit: Callable[[], None]) -> None:
        """Make an edit, take it back by keys until the text is as it was, and do it again; saved each time."""
        before = self.text.state()
        edit()
        self.save()
        after = self.text.state()
        for key, state in ((Qt.Key.Key_Z, before), (Qt.Key.Key_Y, after)):
            self.text.go_back(state)
            self._press_until(key, self.text.texts(self.part_id))
            self.save()

    def save(self) -> Document:
        """Wait until all is saved, and compare text and citations with the model; return what is saved."""
        document = self.person.document
        for part_id in self.text.parts:
            saved = [passage.text for passage in document.section_of(part_id).passages]
            assert saved == self.text.texts(part_id)
        assert {citation.id for citation in document.citations} == set(self.text.cited)
        parts = {section.id: section.part_id for section in document.sections}
        texts = {passage.id: passage.text for section in document.sections for passage in section.passages}
        for citation in document.citations:
            if citation.is_detached:
                gone = self.text.place(citation.id) is None
                assert gone or citation.id in self.may_be_detached, f"{citation.anchor.exact!r} is detached"
                continue
            anchor, place = citation.anchor, self.text.place(citation.id)
            assert place is not None, f"{anchor.exact!r} is cited, and gone"
            assert texts[anchor.passage_id][anchor.start : anchor.end] == anchor.exact
            found = Place(parts[citation.section_id], texts[anchor.passage_id], anchor.start, anchor.end)
            assert found == place, f"{found.words!r} is cited, not {place.words!r}: {found}, {place}"
        self.text.settle()
        return document

    def _press_until(self, key: Qt.Key, texts: list[str]) -> None:
        self.editor.setFocus()
        for _ in range(MOST_STEPS):
            if [line for line in self.editor.toPlainText().split("\n") if line] == texts:
                return
            self.person.bot.keyClick(self.editor, key, CONTROL)
        raise AssertionError(f"not there again: {self.editor.toPlainText()!r}")

    def _found(self, words: str) -> QTextCursor:
        self.text.find(self.part_id, words)
        found = self.editor.document().find(words, 0, QTextDocument.FindFlag.FindCaseSensitively)
        assert not found.isNull(), f"{words!r} is not in the findings"
        self.editor.setFocus()
        return found  # type: ignore[no-any-return]

    def _select(self, words: str) -> None:
        self.editor.setTextCursor(self._found(words))

    def _put_caret(self, words: str, *, at_end: bool = False) -> None:
        found = self._found(words)
        found.setPosition(found.selectionEnd() if at_end else found.selectionStart())
        self.editor.setTextCursor(found)
