"""Cut, copy, paste and drag: what keeps its id, and what the clipboard offers to others."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit

from domain.assessment import Link, Passage, PassageKind
from ui.editor.findings_editor import FindingsEditor
from ui.editor.fragments import MIME_TYPE, Fragment, OnWords, Origin, from_mime, to_mime

ROOT = Path(__file__).resolve().parents[3]
URL = "https://example.org/?a=1&b=2"
TEXT = (
    Passage("a", PassageKind.HEADING, "Head", 1, version=3),
    Passage("b", PassageKind.PARAGRAPH, "One < two", 0, (Link(0, 3, URL),), version=4),
    Passage("c", PassageKind.BULLET, "Three", 1, version=5),
    Passage("d", PassageKind.PARAGRAPH, "Four"),
)


def select(editor: FindingsEditor, first: str, start: int, last: str, end: int) -> None:
    editor.place_caret(last, end)
    to = editor.textCursor().position()
    editor.place_caret(first, start)
    cursor = editor.textCursor()
    cursor.setPosition(to, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def ids_and_texts(editor: FindingsEditor) -> list[tuple[str, str]]:
    return [(passage.id, passage.text) for passage in editor.passages()]


def test_cut_passages_keep_their_ids_where_they_are_pasted(editor: FindingsEditor) -> None:
    editor.load(TEXT)
    select(editor, "b", 0, "d", 0)
    QTest.keyClick(editor, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert [passage.id for passage in editor.passages()] == ["a", "d"]
    editor.place_caret("a", 0)
    editor.paste()
    assert editor.passages() == (TEXT[1], TEXT[2], TEXT[0], TEXT[3])
    changes = editor.changes()
    assert changes is not None
    assert (changes.changed, changes.removed, changes.order) == ((), (), ("b", "c", "a", "d"))


def test_pasting_what_was_cut_a_second_time_makes_copies_that_know_their_origin(editor: FindingsEditor) -> None:
    editor.load(TEXT)
    select(editor, "b", 0, "d", 0)
    editor.cut()
    editor.paste()
    editor.paste()
    passages = editor.passages()
    assert [passage.text for passage in passages] == ["Head", "One < two", "Three", "One < two", "Three", "Four"]
    assert [passage.parent_id for passage in passages[3:5]] == ["b", "c"]
    assert len({passage.id for passage in passages}) == 6


def test_copied_passages_get_ids_of_their_own(editor: FindingsEditor) -> None:
    editor.load(TEXT)
    select(editor, "b", 0, "d", 0)
    editor.copy()
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    editor.paste()
    first, second = editor.passages()[:2]
    assert (first.text, first.kind, first.links, first.parent_id) == (
        "One < two",
        PassageKind.PARAGRAPH,
        TEXT[1].links,
        "b",
    )
    assert (second.text, second.kind, second.parent_id) == ("Three", PassageKind.BULLET, "c")
    assert editor.passages()[2:] == TEXT


def test_words_pasted_inside_a_passage_leave_its_id_and_kind(editor: FindingsEditor) -> None:
    editor.load(TEXT)
    editor.place_caret("b", 4, 9)
    editor.cut()
    editor.place_caret("c", 5)
    editor.paste()
    assert ids_and_texts(editor) == [("a", "Head"), ("b", "One "), ("c", "Three< two"), ("d", "Four")]


def test_a_passage_moved_to_another_section_takes_its_id_and_version_along(
    make_editor: Callable[[], FindingsEditor],
) -> None:
    first, second = make_editor(), make_editor()
    first.load(TEXT)
    second.load((Passage("x", PassageKind.PARAGRAPH, "Elsewhere"),))
    select(first, "b", 0, "d", 0)
    first.cut()
    second.moveCursor(QTextCursor.MoveOperation.Start)
    second.paste()
    gained = second.changes()
    assert gained is not None
    assert [(passage.id, passage.version) for passage in gained.changed] == [("b", 4), ("c", 5)]
    lost = first.changes()
    assert lost is not None
    assert lost.removed == ("b", "c")


def test_undoing_the_cut_after_a_move_gives_the_text_back_under_other_ids(
    make_editor: Callable[[], FindingsEditor],
) -> None:
    first, second = make_editor(), make_editor()
    first.load(TEXT)
    second.load((Passage("x", PassageKind.PARAGRAPH, "Elsewhere"),))
    select(first, "b", 0, "d", 0)
    first.cut()
    second.paste()
    first.undo()
    assert [passage.text for passage in first.passages()] == [passage.text for passage in TEXT]
    both = [passage.id for editor in (first, second) for passage in editor.passages()]
    assert len(set(both)) == len(both)
    assert [passage.parent_id for passage in first.passages()][1:3] == ["b", "c"]


def test_moving_back_gives_the_first_section_its_ids_again(make_editor: Callable[[], FindingsEditor]) -> None:
    first, second = make_editor(), make_editor()
    first.load(TEXT)
    second.load((Passage("x", PassageKind.PARAGRAPH, "Elsewhere"),))
    select(first, "b", 0, "c", 0)
    first.cut()
    second.moveCursor(QTextCursor.MoveOperation.Start)
    second.paste()
    select(second, "b", 0, "x", 0)
    second.cut()
    first.paste()
    assert first.passages() == TEXT
    assert first.changes() is None


ELSEWHERE = (Passage("x", PassageKind.PARAGRAPH, "Elsewhere"),)


def cut_between(editor: FindingsEditor) -> None:
    """Cut the second and third passages, whole."""
    editor.load(TEXT)
    select(editor, "b", 0, "d", 0)
    editor.cut()


def test_what_was_cut_keeps_its_ids_in_the_next_section_that_the_same_editor_shows(editor: FindingsEditor) -> None:
    cut_between(editor)
    editor.load(ELSEWHERE)
    editor.paste()
    assert [passage.id for passage in editor.passages()] == ["b", "c", "x"]


def test_what_was_cut_once_and_pasted_in_two_sections_is_a_copy_in_the_second(editor: FindingsEditor) -> None:
    cut_between(editor)
    editor.load(ELSEWHERE)
    editor.paste()
    editor.load(())
    editor.paste()
    pasted = editor.passages()
    assert [passage.parent_id for passage in pasted] == ["b", "c"]
    assert not {"b", "c"} & {passage.id for passage in pasted}


def test_a_cut_that_was_undone_takes_nothing_from_its_section(editor: FindingsEditor) -> None:
    cut_between(editor)
    editor.undo()
    editor.load(ELSEWHERE)
    editor.paste()
    assert not {"b", "c"} & {passage.id for passage in editor.passages()}


def test_a_cut_whose_section_was_read_again_with_its_passages_takes_nothing_from_it(editor: FindingsEditor) -> None:
    cut_between(editor)
    editor.load(TEXT)
    editor.load(ELSEWHERE)
    editor.paste()
    assert not {"b", "c"} & {passage.id for passage in editor.passages()}


def test_words_typed_in_the_place_of_cut_ones_keep_the_id_to_themselves(editor: FindingsEditor) -> None:
    editor.load(TEXT)
    editor.place_caret("b", 0, len(TEXT[1].text))
    editor.cut()
    QTest.keyClicks(editor, "New words")
    assert ("b", "New words") in ids_and_texts(editor)
    editor.load(ELSEWHERE)
    editor.paste()
    assert [passage.text for passage in editor.passages()] == ["One < twoElsewhere"]
    editor.load(())
    editor.paste()
    (pasted,) = editor.passages()
    assert (pasted.text, pasted.parent_id) == ("One < two", "b")
    assert pasted.id != "b"


def test_a_cut_from_another_run_of_the_program_is_pasted_as_a_copy(editor: FindingsEditor) -> None:
    editor.load(())
    editor.insertFromMimeData(to_mime([Fragment(TEXT[3], True)], Origin.CUT))
    (pasted,) = editor.passages()
    assert (pasted.text, pasted.parent_id) == ("Four", "d")


def test_what_came_back_under_another_id_is_cut_under_that_one(make_editor: Callable[[], FindingsEditor]) -> None:
    first, second = make_editor(), make_editor()
    cut_between(first)
    second.load(ELSEWHERE)
    second.paste()
    first.undo()
    select(first, "b", 0, "d", 0)
    first.cut()
    first.load(ELSEWHERE)
    first.paste()
    assert not {passage.id for passage in first.passages()[:2]} & {"b", "c"}


def drag(editor: FindingsEditor, target: QTextCursor, is_move: bool) -> None:
    """Drop the selection at the target as Qt does for a drag that began in the same text."""
    dragged = editor.textCursor()
    with editor._taking(Origin.DRAG):
        mime = editor.createMimeDataFromSelection()
    target.beginEditBlock()
    if is_move:
        dragged.removeSelectedText()
    editor.setTextCursor(target)
    with editor._taking(Origin.DRAG):
        editor.insertFromMimeData(mime)
    target.endEditBlock()


def test_dragging_within_the_text_moves_the_passage_as_one_step(editor: FindingsEditor) -> None:
    editor.load(TEXT)
    editor.place_caret("a", 0)
    target = editor.textCursor()
    select(editor, "c", 0, "d", 0)
    drag(editor, target, is_move=True)
    assert editor.passages() == (TEXT[2], TEXT[0], TEXT[1], TEXT[3])
    editor.undo()
    assert editor.passages() == TEXT


def test_dragging_a_copy_leaves_the_id_where_it_was(editor: FindingsEditor) -> None:
    editor.load(TEXT)
    editor.place_caret("a", 0)
    target = editor.textCursor()
    select(editor, "c", 0, "d", 0)
    drag(editor, target, is_move=False)
    assert editor.passages()[1:] == TEXT
    assert editor.passages()[0].parent_id == "c"


def test_a_passage_dragged_from_another_section_is_a_copy(make_editor: Callable[[], FindingsEditor]) -> None:
    first, second = make_editor(), make_editor()
    first.load(TEXT)
    second.load(())
    select(first, "c", 0, "d", 0)
    with first._taking(Origin.DRAG):
        second.insertFromMimeData(first.createMimeDataFromSelection())
    assert [(passage.text, passage.parent_id) for passage in second.passages()] == [("Three", "c")]
    assert first.passages() == TEXT


def test_the_clipboard_offers_html_and_plain_text_to_others(editor: FindingsEditor) -> None:
    editor.load(TEXT)
    editor.selectAll()
    editor.copy()
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text() == "Head\nOne < two\n• Three\nFour"
    assert "<h4>Head</h4>" in mime.html()
    assert '<p><a href="https://example.org/?a=1&amp;b=2">One</a> &lt; two</p>' in mime.html()
    assert "<ul><li>Three</li></ul><p>Four</p>" in mime.html()


GOOD = {
    "id": "a",
    "kind": "paragraph",
    "level": 0,
    "text": "x",
    "links": [],
    "parent": "",
    "whole": True,
    "version": 2,
    "standing": [["c1", 0, 1]],
}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not json",
        b"[]",
        b"\xff\xfe",
        json.dumps({"version": 1, "origin": "cut", "fragments": []}).encode(),
        json.dumps({"version": 2, "origin": "theft", "fragments": []}).encode(),
        *(
            json.dumps({"version": 2, "origin": "cut", "fragments": [{**GOOD, **fault}]}).encode()
            for fault in (
                {"id": 7},
                {"id": "../../etc"},
                {"text": "a\nb"},
                {"text": "a\u202eb"},
                {"kind": "table"},
                {"links": [[0, 1, "javascript:x"]]},
                {"links": [[0, 9, "https://x.org"]]},
                {"standing": [["c1", 0, 9]]},
                {"standing": [["../c1", 0, 1]]},
                {"standing": [[7, 0, 1]]},
            )
        ),
        b"[" * 100_000,
    ],
)
def test_what_is_not_as_we_write_it_is_pasted_as_any_other_text(editor: FindingsEditor, content: bytes) -> None:
    editor.load(())
    mime = QMimeData()
    mime.setData(MIME_TYPE, content)
    mime.setText("plain words")
    assert from_mime(mime) is None
    editor.insertFromMimeData(mime)
    assert [passage.text for passage in editor.passages()] == ["plain words"]


def test_our_own_format_holds_everything_of_a_passage() -> None:
    passage = Passage("b", PassageKind.BULLET, "One 😀 two", 2, (Link(4, 5, URL),), 4, "z")
    fragment = Fragment(passage, True, (OnWords("c1", 4, 5),))
    assert from_mime(to_mime([fragment], Origin.CUT)) == ((fragment,), Origin.CUT)


def test_what_is_as_we_write_it_is_taken_for_it() -> None:
    mime = QMimeData()
    mime.setData(MIME_TYPE, json.dumps({"version": 2, "origin": "cut", "fragments": [GOOD]}).encode())
    passage = Passage("a", PassageKind.PARAGRAPH, "x", version=2)
    assert from_mime(mime) == ((Fragment(passage, True, (OnWords("c1", 0, 1),)),), Origin.CUT)


def test_a_copy_left_on_the_clipboard_does_not_crash_the_program_as_it_ends() -> None:
    script = (
        "from PySide6.QtWidgets import QApplication\n"
        "application = QApplication([])\n"
        "from ui.editor.findings_editor import FindingsEditor\n"
        "editor = FindingsEditor(lambda: 'a')\n"
        "editor.insertPlainText('words')\n"
        "editor.selectAll()\n"
        "editor.copy()\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr


def test_the_editor_is_no_rich_text_editor(editor: FindingsEditor) -> None:
    assert editor.autoFormatting() == QTextEdit.AutoFormattingFlag.AutoNone
