"""Citations keep their words while one writes on the page of a statement: real keys, real saves."""

from __future__ import annotations

import random

import pytest
from builders import later
from page_stage import Stage
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from domain.assessment import Citation
from domain.text.anchors import make_anchor
from store.actions.citations import reattach
from store.queries.assessments import load_document
from ui.pages.statement import StatementPage

FROM, TO = "safeguarding", "governance"
CONTROL = Qt.KeyboardModifier.ControlModifier

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


class Writer:
    """A person with two statements, one open at a time; words of the first are cited."""

    def __init__(self, stage: Stage, qtbot: QtBot) -> None:
        self.stage = stage
        self.page = StatementPage(stage.context)
        qtbot.addWidget(self.page)
        stage.backend.changed.connect(self.page.refresh)
        self.page.show()

    def open(self, part: str) -> None:
        self.page.load_section(self.stage.desk.section_id(part))

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.page.findings.editor, key, modifiers)

    def select(self, words: str) -> None:
        editor = self.page.findings.editor
        passage = next(each for each in editor.passages() if words in each.text)
        start = passage.text.index(words)
        assert editor.place_caret(passage.id, start, start + len(words))

    def at_end(self, passage_id: str) -> None:
        editor = self.page.findings.editor
        text = next(each.text for each in editor.passages() if each.id == passage_id)
        assert editor.place_caret(passage_id, len(text))

    def type(self, words: str) -> None:
        QTest.keyClicks(self.page.findings.editor, words)

    def delete(self, words: str) -> None:
        self.select(words)
        self.press(Qt.Key.Key_Delete)
        self.save()

    def save(self) -> None:
        # A while later: what is saved then is a step of its own.
        self.stage.backend.at = later(300 * len(self.stage.backend.actions) + 300)
        self.page.flush()

    def undo(self) -> None:
        self.press(Qt.Key.Key_Z, CONTROL)

    def citations(self) -> list[Citation]:
        document = load_document(self.stage.desk.workspace, self.stage.desk.assessment_id)
        return list(document.citations)

    def cited(self) -> str:
        """Return the words that are cited, "" while they are gone."""
        (citation,) = self.citations()
        return "" if citation.is_detached else citation.anchor.exact


@pytest.fixture
def writer(stage: Stage, qtbot: QtBot) -> Writer:
    return Writer(stage, qtbot)


def cite(writer: Writer, text: str, words: str) -> str:
    desk = writer.stage.desk
    (passage,) = desk.write(FROM, text)
    desk.cite(FROM, passage, words, desk.note("Interview"))
    writer.open(FROM)
    return passage


def test_few_cited_words_cut_in_one_section_take_their_citation_to_another(writer: Writer) -> None:
    cite(writer, "Staff knew. It helped us. Leaders did too.", "helped us")
    (target,) = writer.stage.desk.write(TO, "There was a plan.")
    writer.select("It helped us. ")
    writer.press(Qt.Key.Key_X, CONTROL)
    writer.save()
    assert writer.cited() == ""
    writer.open(TO)
    writer.at_end(target)
    writer.type(" ")
    writer.press(Qt.Key.Key_V, CONTROL)
    writer.save()
    (citation,) = writer.citations()
    assert (citation.section_id, citation.anchor.passage_id) == (writer.stage.desk.section_id(TO), target)
    assert writer.cited() == "helped us"
    assert not citation.is_detached


def test_a_paste_takes_no_citation_whose_words_were_not_cut_with_it(writer: Writer) -> None:
    cite(writer, "Staff knew. It helped us. Others said: helped us.", "helped us")
    writer.stage.desk.write(TO, "There was a plan.")
    writer.delete("It helped us. ")
    writer.select("Others said: helped us.")
    writer.press(Qt.Key.Key_X, CONTROL)
    writer.save()
    writer.open(TO)
    writer.press(Qt.Key.Key_V, CONTROL)
    writer.save()
    assert "Others said: helped us." in "".join(writer.stage.desk.texts(TO))
    assert writer.cited() == ""


def test_copied_words_leave_their_citation_where_it_is(writer: Writer) -> None:
    passage = cite(writer, "Staff knew. It helped us.", "helped us")
    writer.stage.desk.write(TO, "There was a plan.")
    writer.select("It helped us.")
    writer.press(Qt.Key.Key_C, CONTROL)
    writer.open(TO)
    writer.press(Qt.Key.Key_V, CONTROL)
    writer.save()
    (citation,) = writer.citations()
    assert (citation.anchor.passage_id, citation.is_detached) == (passage, False)


def test_words_that_were_changed_after_pasting_are_not_taken_for_the_cited_ones(writer: Writer) -> None:
    cite(writer, "Staff knew. It helped us.", "helped us")
    writer.stage.desk.write(TO, "There was a plan.")
    writer.select(" It helped us.")
    writer.press(Qt.Key.Key_X, CONTROL)
    writer.save()
    writer.open(TO)
    writer.press(Qt.Key.Key_V, CONTROL)
    writer.select("helped")
    writer.type("hurt")
    writer.save()
    assert writer.cited() == ""


@pytest.mark.parametrize("gone", ["It ", " us", "It helped ", "helped "])
def test_undo_gives_a_citation_the_words_back_that_a_saved_deletion_took(writer: Writer, gone: str) -> None:
    cite(writer, "Staff knew. It helped us. Leaders did too.", "It helped us")
    writer.delete(gone)
    assert writer.cited() == "It helped us".replace(gone, "")
    writer.undo()
    writer.save()
    assert writer.cited() == "It helped us"


def test_undo_gives_a_citation_back_all_that_several_saves_took(writer: Writer) -> None:
    cite(writer, "Staff knew. It helped us. Leaders did too.", "It helped us")
    for words, left in (("It ", "helped us"), (" us", "helped"), ("helped", "")):
        writer.delete(words)
        assert writer.cited() == left
    for left in ("helped", "helped us", "It helped us"):
        writer.undo()
        writer.save()
        assert writer.cited() == left


def test_undo_of_several_saves_at_once_gives_all_words_back(writer: Writer) -> None:
    cite(writer, "Staff knew. It helped us. Leaders did too.", "It helped us")
    for words in ("It ", " us", "helped"):
        writer.delete(words)
    for _ in range(3):
        writer.undo()
    writer.save()
    assert writer.cited() == "It helped us"


def test_undo_of_a_split_gives_a_citation_both_parts_back(writer: Writer) -> None:
    passage = cite(writer, "Staff knew. It helped all of us. Leaders did too.", "It helped all of us.")
    assert writer.page.findings.editor.place_caret(passage, 15)
    writer.press(Qt.Key.Key_Return)
    writer.save()
    assert writer.cited() == "helped all of us."
    writer.undo()
    writer.save()
    assert writer.cited() == "It helped all of us."


def test_undo_rids_a_citation_of_words_that_came_between_its_own(writer: Writer) -> None:
    passage = cite(writer, "Staff knew of long waiting times and told us.", "of long waiting times")
    writer.select("knew of long waiting ")
    writer.press(Qt.Key.Key_X, CONTROL)
    assert writer.page.findings.editor.place_caret(passage, 0)
    writer.press(Qt.Key.Key_V, CONTROL)
    writer.save()
    assert writer.cited() == "of long waiting Staff times"
    for _ in range(2):
        writer.undo()
        writer.save()
    assert writer.cited() == "of long waiting times"


def test_words_written_anew_beside_a_citation_stay_outside_also_after_undo_of_something_else(writer: Writer) -> None:
    passage = cite(writer, "Staff knew. It helped us. Leaders did too.", "It helped us")
    writer.delete("It ")
    assert writer.page.findings.editor.place_caret(passage, len("Staff knew. "))
    writer.type("It ")
    writer.save()
    writer.at_end(passage)
    writer.type(" Quite.")
    writer.save()
    writer.undo()
    writer.save()
    assert writer.stage.desk.texts(FROM) == ["Staff knew. It helped us. Leaders did too."]
    assert writer.cited() == "helped us"


def test_a_citation_put_on_fewer_words_stays_there_when_something_is_undone(writer: Writer) -> None:
    passage = cite(writer, "Staff knew. It helped us. Leaders did too.", "It helped us")
    (citation,) = writer.citations()
    text = writer.stage.desk.texts(FROM)[0]
    start = text.index("helped")
    writer.stage.backend.perform(
        reattach,
        assessment_id=writer.stage.desk.assessment_id,
        citation_id=citation.id,
        section_id=citation.section_id,
        anchor=make_anchor(passage, text, start, start + 6),
    )
    writer.delete("It ")
    writer.undo()
    writer.save()
    assert writer.cited() == "helped"


class Walk:
    """Random edits of a text in which no word stands twice, each saved by itself."""

    def __init__(self, writer: Writer, seed: int) -> None:
        self.writer, self.random = writer, random.Random(seed)
        self.fresh = (f"new{number}" for number in range(1000))

    def step(self) -> None:
        self.random.choice((self.delete, self.delete, self.write, self.split, self.join, self.carry))()
        self.writer.save()

    def select(self) -> None:
        editor = self.writer.page.findings.editor
        passage = self.random.choice([each for each in editor.passages() if " " in each.text.strip()])
        words = passage.text.split(" ")
        first = self.random.randrange(len(words))
        last = min(len(words), first + self.random.randint(1, 4))
        start = len(" ".join(words[:first])) + (first > 0)
        editor.place_caret(passage.id, start, len(" ".join(words[:last])))

    def delete(self) -> None:
        self.select()
        self.writer.press(Qt.Key.Key_Delete)

    def write(self) -> None:
        self.select()
        if self.random.random() < 0.5:
            self.writer.press(Qt.Key.Key_Left)
        self.writer.type(f"{next(self.fresh)} ")

    def split(self) -> None:
        self.select()
        self.writer.press(Qt.Key.Key_Left)
        self.writer.press(Qt.Key.Key_Return)

    def join(self) -> None:
        editor = self.writer.page.findings.editor
        passage = self.random.choice(editor.passages())
        editor.place_caret(passage.id, 0)
        self.writer.press(Qt.Key.Key_Backspace)

    def carry(self) -> None:
        self.select()
        self.writer.press(Qt.Key.Key_X, CONTROL)
        if self.random.random() < 0.5:
            self.writer.save()
        self.select()
        self.writer.press(Qt.Key.Key_Left)
        self.writer.press(Qt.Key.Key_V, CONTROL)


@pytest.mark.parametrize(
    "seed", (0, 1, 21, 24, 27, 32, 42, 62, 67, 123, 131, 133, 158, 160, 203, 267, 392, 573, 698, 725)
)
def test_undoing_all_that_was_written_gives_each_citation_its_words_back(writer: Writer, seed: int) -> None:
    desk = writer.stage.desk
    lines = [" ".join(f"word{line}{letter}" for letter in "abcdefghijkl") + "." for line in range(4)]
    passages = desk.write(FROM, *lines)
    item = desk.note("Interview")
    for passage, line in zip(passages, lines, strict=True):
        words = line.split(" ")
        desk.cite(FROM, passage, " ".join(words[2:5]), item)
        desk.cite(FROM, passage, words[7], item)
    writer.open(FROM)
    before, texts = {each.id: each.anchor.exact for each in writer.citations()}, desk.texts(FROM)
    walk = Walk(writer, seed)
    for _ in range(10):
        walk.step()
    while writer.page.findings.editor.document().isUndoAvailable():
        writer.undo()
        if walk.random.random() < 0.7:
            writer.save()
    writer.save()
    assert desk.texts(FROM) == texts
    assert {each.id: each.anchor.exact for each in writer.citations() if not each.is_detached} == before
