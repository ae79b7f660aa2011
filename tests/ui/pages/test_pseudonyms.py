"""Names of people heard are kept apart, and put out of the notes."""

from __future__ import annotations

import pytest
from builders import ANN, NOON
from page_stage import Stage
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from store.actions.evidence import add_item
from store.actions.history import undo
from store.queries.evidence import load_items, load_pseudonyms
from store.queries.search import search
from store.values import ItemDetails
from ui.pages.overview import OverviewPage
from ui.pages.pseudonyms import PseudonymEditor

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def editor(stage: Stage, qtbot: QtBot) -> PseudonymEditor:
    page = OverviewPage(stage.context)
    qtbot.addWidget(page)
    stage.backend.changed.connect(page.refresh)
    page.show()
    page.load()
    return page.pseudonyms


def add(qtbot: QtBot, editor: PseudonymEditor, name: str, pseudonym: str) -> None:
    editor.name.setFocus()
    qtbot.keyClicks(editor.name, name)
    qtbot.keyClicks(editor.pseudonym, pseudonym)
    qtbot.keyClick(editor.pseudonym, Qt.Key.Key_Return)


def known(stage: Stage) -> list[tuple[str, str]]:
    found = load_pseudonyms(stage.backend.workspace, stage.desk.assessment_id)
    return [(each.name, each.pseudonym) for each in found]


def test_a_name_is_kept_with_its_pseudonym_and_never_found(editor: PseudonymEditor, stage: Stage, qtbot: QtBot) -> None:
    add(qtbot, editor, "Zebedee Quill", "Person A")
    assert known(stage) == [("Zebedee Quill", "Person A")]
    assert (editor.name.text(), editor.pseudonym.text()) == ("", "")
    assert "Zebedee Quill" in [label.text() for label in editor.findChildren(QLabel)]
    assert search(stage.backend.workspace, "Zebedee", None) == ()


def test_what_is_missing_is_asked_for(editor: PseudonymEditor, stage: Stage, qtbot: QtBot) -> None:
    add(qtbot, editor, "Zebedee Quill", "")
    assert known(stage) == []
    assert editor.focusWidget() is editor.pseudonym


def test_a_name_that_is_known_is_refused_with_a_sentence(editor: PseudonymEditor, stage: Stage, qtbot: QtBot) -> None:
    add(qtbot, editor, "Zebedee Quill", "Person A")
    add(qtbot, editor, "zebedee quill", "Person B")
    assert known(stage) == [("Zebedee Quill", "Person A")]
    assert editor._fault.isVisible() and editor._fault.text()
    assert editor.name.text() == "zebedee quill"


def test_a_name_is_forgotten(editor: PseudonymEditor, stage: Stage, qtbot: QtBot) -> None:
    add(qtbot, editor, "Zebedee Quill", "Person A")
    (forget,) = editor.findChildren(QToolButton)
    assert forget.accessibleName() == "Forget Zebedee Quill"
    forget.click()
    assert known(stage) == []


def test_pseudonyms_are_put_into_the_notes_and_taken_back(editor: PseudonymEditor, stage: Stage, qtbot: QtBot) -> None:
    notes = "Zebedee Quill waited. Nobody told Zebedee Quill why."
    add_item(
        stage.desk.workspace,
        ANN,
        NOON,
        assessment_id=stage.desk.assessment_id,
        details=ItemDetails("Interview", notes=notes),
    )
    assert not editor.put.isEnabled()
    add(qtbot, editor, "Zebedee Quill", "Person A")
    editor.put.click()
    assert stage.told[-1].text == "Replaced in 2 places of the notes."
    (item,) = load_items(stage.backend.workspace, stage.desk.assessment_id)
    assert item.notes == "Person A waited. Nobody told Person A why."
    stage.told[-1].choices[0].run()
    (item,) = load_items(stage.backend.workspace, stage.desk.assessment_id)
    assert item.notes == notes


def test_undo_of_a_name_shows(editor: PseudonymEditor, stage: Stage, qtbot: QtBot) -> None:
    add(qtbot, editor, "Zebedee Quill", "Person A")
    stage.backend.perform(undo, assessment_id=stage.desk.assessment_id)
    assert editor._lines == []
