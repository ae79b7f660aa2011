"""Text from elsewhere: cleaned to passages, nothing loaded, never too much, nothing lost."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from domain.assessment import Link, Passage, PassageKind
from domain.text.blocks import Notice
from ui.editor.findings_editor import FindingsEditor
from ui.editor.pasting import PASTE_LIMIT


def html(markup: str) -> QMimeData:
    mime = QMimeData()
    mime.setHtml(markup)
    return mime


def plain(text: str) -> QMimeData:
    mime = QMimeData()
    mime.setText(text)
    return mime


def test_html_becomes_headings_paragraphs_bullets_and_links(editor: FindingsEditor) -> None:
    editor.load(())
    editor.insertFromMimeData(
        html(
            '<h2>Head</h2><p style="color:red"><b>Bold</b> and <a href="https://example.org/">a link</a></p>'
            "<ul><li>First</li><li>Second</li></ul>"
        )
    )
    passages = editor.passages()
    assert [(passage.kind, passage.level, passage.text) for passage in passages] == [
        (PassageKind.HEADING, 1, "Head"),
        (PassageKind.PARAGRAPH, 0, "Bold and a link"),
        (PassageKind.BULLET, 1, "First"),
        (PassageKind.BULLET, 1, "Second"),
    ]
    assert passages[1].links == (Link(9, 15, "https://example.org/"),)
    assert len({passage.id for passage in passages}) == 4


def test_a_paste_is_one_undo_step(editor: FindingsEditor) -> None:
    start = (Passage("a", PassageKind.PARAGRAPH, "Before after"),)
    editor.load(start)
    editor.place_caret("a", 7)
    editor.insertFromMimeData(plain("one\ntwo\nthree"))
    assert [passage.text for passage in editor.passages()] == ["Before one", "two", "threeafter"]
    editor.undo()
    assert editor.passages() == start


def test_no_look_from_outside_stays_on_the_words(editor: FindingsEditor) -> None:
    editor.load(())
    editor.insertFromMimeData(html('<p style="font:italic 40pt Comic; background:yellow"><i>words</i></p>'))
    look = editor.currentCharFormat()
    assert not look.fontItalic()
    assert not look.hasProperty(look.Property.FontPointSize.value)
    assert not look.hasProperty(look.Property.BackgroundBrush.value)


@pytest.mark.parametrize(
    "source",
    [
        "http://192.0.2.1/pixel.png",
        "https://192.0.2.1/pixel.png",
        "file:///etc/hostname",
        "file://server/share/pixel.png",
        "\\\\server\\share\\pixel.png",
        "data:image/png;base64,iVBORw0KGgo=",
    ],
)
def test_no_picture_is_ever_loaded(editor: FindingsEditor, qtbot: QtBot, source: str) -> None:
    editor.load(())
    with qtbot.waitSignal(editor.cleaned) as told:
        editor.insertFromMimeData(html(f'<p>words<img src="{source}"></p>'))
    assert [passage.text for passage in editor.passages()] == ["words"]
    assert "pictures-left-out" in [notice.code for notice in told.args[0]]


@pytest.mark.parametrize("kind", [QTextDocument.ResourceType.ImageResource, QTextDocument.ResourceType.HtmlResource])
def test_the_document_reads_no_file(editor: FindingsEditor, tmp_path: Path, kind: QTextDocument.ResourceType) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    assert not editor.document().resource(kind.value, QUrl.fromLocalFile(str(secret)))


def test_a_script_link_is_dropped_and_its_words_stay(editor: FindingsEditor) -> None:
    editor.load(())
    editor.insertFromMimeData(html('<p><a href="javascript:alert(1)">words</a></p>'))
    assert [(passage.text, passage.links) for passage in editor.passages()] == [("words", ())]


def test_control_and_direction_characters_are_left_out(editor: FindingsEditor) -> None:
    editor.load(())
    editor.insertFromMimeData(plain("a\x00b\u202ec\u2066d\ufeffe\x1b[31m"))
    assert [passage.text for passage in editor.passages()] == ["abcde[31m"]


def test_ten_megabytes_are_cut_told_and_offered_whole(editor: FindingsEditor) -> None:
    editor.load(())
    text = "The local authority worked with people. " * 25 + "\n"
    text *= 10_000_000 // len(text)
    notices: list[Notice] = []
    offered: list[str] = []
    editor.cleaned.connect(notices.extend)
    editor.too_much.connect(offered.append)
    began = time.monotonic()
    editor.insertFromMimeData(plain(text))
    assert time.monotonic() - began < 10
    assert [notice.code for notice in notices] == ["paste-cut"]
    assert offered == [text]
    kept = sum(len(passage.text) for passage in editor.passages())
    assert PASTE_LIMIT // 2 < kept <= PASTE_LIMIT


def test_ten_megabytes_without_a_line_end_are_cut_too(editor: FindingsEditor, qtbot: QtBot) -> None:
    editor.load(())
    with qtbot.waitSignal(editor.too_much) as told:
        editor.insertFromMimeData(plain("x" * 10_000_000))
    assert len(told.args[0]) == 10_000_000
    assert len(editor.passages()[0].text) == PASTE_LIMIT


def test_ten_megabytes_of_html_are_cut_and_offered_whole(editor: FindingsEditor, qtbot: QtBot) -> None:
    editor.load(())
    markup = "<p>" + "The local authority worked with people. " * 20 + "</p>"
    markup *= 10_000_000 // len(markup)
    with qtbot.waitSignal(editor.too_much) as told:
        editor.insertFromMimeData(html(markup))
    assert len(told.args[0]) >= 9_000_000
    assert sum(len(passage.text) for passage in editor.passages()) <= PASTE_LIMIT


def test_files_are_left_to_the_page_around_the_text(editor: FindingsEditor) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/tmp/evidence.pdf")])
    mime.setText("/tmp/evidence.pdf")
    assert not editor.canInsertFromMimeData(mime)
    assert editor.canInsertFromMimeData(plain("words"))


def test_words_pasted_over_a_passage_leave_it_the_same_passage(editor: FindingsEditor) -> None:
    editor.load((Passage("a", PassageKind.PARAGRAPH, "Old words"),))
    editor.selectAll()
    editor.insertFromMimeData(plain("New words"))
    assert [(passage.id, passage.text) for passage in editor.passages()] == [("a", "New words")]


def test_only_the_plain_text_is_pasted_on_request(editor: FindingsEditor) -> None:
    editor.load(())
    mime = html('<h2>Heading</h2><p><a href="https://example.org">words</a></p>')
    mime.setText("Heading\nwords")
    QGuiApplication.clipboard().setMimeData(mime)
    QTest.keyClick(editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert [(each.kind, each.text, each.links) for each in editor.passages()] == [
        (PassageKind.PARAGRAPH, "Heading", ()),
        (PassageKind.PARAGRAPH, "words", ()),
    ]
    editor.undo()
    editor.paste()
    assert editor.passages()[1].links == (Link(0, 5, "https://example.org"),)


def test_passages_of_our_own_are_pasted_as_plain_text_on_request(editor: FindingsEditor) -> None:
    editor.load((Passage("a", PassageKind.HEADING, "Title", 2),))
    editor.selectAll()
    editor.copy()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClick(editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert [(each.kind, each.text) for each in editor.passages()] == [
        (PassageKind.HEADING, "Title"),
        (PassageKind.PARAGRAPH, "Title"),
    ]
