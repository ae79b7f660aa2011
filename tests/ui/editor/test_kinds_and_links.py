"""Headings, bullets and links while one writes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from domain.assessment import Link, Passage, PassageKind
from ui.editor.findings_editor import FindingsEditor

URL = "https://example.org/"


def one(editor: FindingsEditor, text: str, kind: PassageKind = PassageKind.PARAGRAPH, level: int = 0) -> None:
    editor.load((Passage("a", kind, text, level),))


def kinds(editor: FindingsEditor) -> list[tuple[PassageKind, int, str]]:
    return [(passage.kind, passage.level, passage.text) for passage in editor.passages()]


@pytest.mark.parametrize(
    ("typed", "kind"),
    [("- ", PassageKind.BULLET), ("* ", PassageKind.BULLET), ("# ", PassageKind.HEADING)],
)
def test_a_mark_and_a_space_make_a_kind_and_undo_gives_back_the_mark(
    editor: FindingsEditor, typed: str, kind: PassageKind
) -> None:
    one(editor, "words")
    QTest.keyClicks(editor, typed)
    assert kinds(editor) == [(kind, 1, "words")]
    assert editor.passages()[0].id == "a"
    editor.undo()
    assert kinds(editor) == [(PassageKind.PARAGRAPH, 0, f"{typed}words")]


def test_a_dash_inside_a_sentence_is_a_dash(editor: FindingsEditor) -> None:
    one(editor, "so ")
    editor.place_caret("a", 3)
    QTest.keyClicks(editor, "- x")
    assert kinds(editor) == [(PassageKind.PARAGRAPH, 0, "so - x")]


def test_a_paragraph_follows_a_heading(editor: FindingsEditor) -> None:
    one(editor, "Head", PassageKind.HEADING, 1)
    editor.place_caret("a", 4)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "text")
    assert kinds(editor) == [(PassageKind.HEADING, 1, "Head"), (PassageKind.PARAGRAPH, 0, "text")]


def test_enter_on_an_empty_bullet_ends_the_list(editor: FindingsEditor) -> None:
    one(editor, "First", PassageKind.BULLET, 1)
    editor.place_caret("a", 5)
    for _ in range(2):
        QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "text")
    assert kinds(editor) == [(PassageKind.BULLET, 1, "First"), (PassageKind.PARAGRAPH, 0, "text")]


def test_backspace_at_the_start_of_a_bullet_makes_a_paragraph_of_it(editor: FindingsEditor) -> None:
    editor.load((Passage("a", PassageKind.PARAGRAPH, "One"), Passage("b", PassageKind.BULLET, "Two", 1)))
    editor.place_caret("b", 0)
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert kinds(editor) == [(PassageKind.PARAGRAPH, 0, "One"), (PassageKind.PARAGRAPH, 0, "Two")]
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert kinds(editor) == [(PassageKind.PARAGRAPH, 0, "OneTwo")]


def test_a_kind_is_set_for_every_selected_passage_in_one_step(editor: FindingsEditor) -> None:
    start = tuple(Passage(name, PassageKind.PARAGRAPH, name * 3) for name in "abc")
    editor.load(start)
    editor.selectAll()
    editor.make_bullet()
    assert {passage.kind for passage in editor.passages()} == {PassageKind.BULLET}
    editor.undo()
    assert editor.passages() == start


def test_words_joined_to_a_paragraph_lose_the_look_of_a_heading(editor: FindingsEditor) -> None:
    editor.load((Passage("a", PassageKind.PARAGRAPH, "One"), Passage("b", PassageKind.HEADING, "Two", 1)))
    editor.place_caret("a", 3)
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    assert kinds(editor) == [(PassageKind.PARAGRAPH, 0, "OneTwo")]
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    assert editor.currentCharFormat().fontWeight() < 600


def test_words_typed_behind_a_link_are_not_part_of_it(editor: FindingsEditor) -> None:
    editor.load((Passage("a", PassageKind.PARAGRAPH, "see here now", 0, (Link(4, 8, URL),)),))
    editor.place_caret("a", 8)
    QTest.keyClicks(editor, "abouts")
    editor.place_caret("a", 6)
    QTest.keyClicks(editor, "x")
    passage = editor.passages()[0]
    assert passage.text == "see hexreabouts now"
    assert passage.links == (Link(4, 9, URL),)


def test_a_link_is_set_and_removed_as_undo_steps(editor: FindingsEditor) -> None:
    one(editor, "a 😀 see here now")
    editor.place_caret("a", 8, 12)
    assert editor.set_link(URL)
    assert editor.passages()[0].links == (Link(8, 12, URL),)
    assert editor.link_at_caret() == URL
    editor.place_caret("a", 9)
    editor.remove_link()
    assert editor.passages()[0].links == ()
    editor.undo()
    assert editor.passages()[0].links == (Link(8, 12, URL),)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "\\\\server\\share", "data:text/html,x", ""]
)
def test_a_link_that_leads_to_anything_but_the_web_or_mail_is_refused(editor: FindingsEditor, url: str) -> None:
    one(editor, "words")
    editor.selectAll()
    assert not editor.set_link(url)
    assert editor.changes() is None


def test_the_kind_of_a_heading_survives_replacing_its_words(editor: FindingsEditor) -> None:
    one(editor, "Head", PassageKind.HEADING, 1)
    editor.place_caret("a", 0, 4)
    QTest.keyClicks(editor, "New")
    assert kinds(editor) == [(PassageKind.HEADING, 1, "New")]
