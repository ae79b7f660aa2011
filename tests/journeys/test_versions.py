"""A reviewer comes back to a report in the real window: sees what changed, walks it, brings back, marks as read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from driving import Person
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from store.changes import Actor
from store.queries.decisions import load_review
from store.verify import verify
from ui.comparing.page import VersionsPage
from ui.desk.outlining import VERSIONS

BEN, ANN = Actor("Ben Shah", "Reviewer"), Actor("Ann Lee", "Lead assessor")


@pytest.fixture
def someone(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Person]:
    monkeypatch.setenv("ASSAY_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("ASSAY_LOGS", str(tmp_path / "logs"))
    person = Person(qtbot, tmp_path / "workspace")
    yield person
    person.close()


def shown(someone: Person) -> VersionsPage:
    someone.until_quiet()
    page = someone.desk.versions
    assert page.isVisible()
    return page


def texts(someone: Person) -> list[str]:
    return [passage.text for passage in someone.document.section_of("learning").passages]


def test_ben_comes_back_walks_the_changes_brings_one_back_and_marks_it_all_as_read(someone: Person) -> None:
    someone.begin("Testshire County Council")
    someone.open_part("learning")
    someone.window.backend.set_actor(ANN)
    someone.write("Staff told us they were supported.", "People waited.", "Leaders learned from this.")

    someone.window.backend.set_actor(BEN)
    assert someone.run("next-change") == "Open the page on versions first."
    assert someone.run("versions") == ""
    assert someone.desk.current == someone.window.outline.current_id() == VERSIONS
    assert not shown(someone).panel.isVisible()
    someone.desk.versions.mark_all_read()
    someone.until_quiet()

    someone.window.backend.set_actor(ANN)
    someone.open_part("learning")
    someone.select("People waited.")
    someone.type("Few people waited for long.")
    someone.bot.keyClick(someone.desk.statement.score, Qt.Key.Key_3)
    someone.until_quiet()

    someone.window.backend.set_actor(BEN)
    someone.run("versions")
    page = shown(someone)
    assert page.list.rows.row_at(page.list.currentIndex()).detail == "4 words new, 1 word gone, score – → 3"
    assert someone.window.focusWidget() is page.panel.view
    keys = QKeySequence(someone.window.registry.command("next-change").shortcut)[0]
    for _step in range(2):
        someone.bot.keyClick(someone.window, keys.key())
    assert page.panel.place.text() == "2 of 2"
    someone.bot.keyClick(page.panel.view, Qt.Key.Key_Return)
    someone.until(lambda: someone.desk.text_page is not None)
    assert "Few people" in someone.editor.textCursor().block().text()

    someone.run("versions")
    page = shown(someone)
    page.step(1)
    page.step(1)
    assert someone.run("restore-change") == ""
    assert texts(someone)[1] == "People waited."
    assert someone.desk.statement.findings.editor.toPlainText().split("\n")[1] == "People waited."
    assert someone.run("mark-read") == ""
    assert shown(someone)._nothing.isVisible()
    review = load_review(someone.window.backend.workspace, someone.desk.context.assessment_id)
    assert all(reading.is_current for each in review.sections for reading in each.readings)
    assert verify(someone.window.backend.workspace) == ()


def test_a_kept_version_is_compared_with_later_text_and_a_section_comes_back(someone: Person) -> None:
    someone.begin("Testshire County Council")
    someone.open_part("learning")
    someone.write("Staff told us they were supported.")
    someone.run("keep-version")
    someone.type("First draft")
    someone.bot.keyClick(someone.desk.versions.chooser.name, Qt.Key.Key_Return)
    someone.until_quiet()
    review = load_review(someone.window.backend.workspace, someone.desk.context.assessment_id)
    someone.open_part("learning")
    someone.write("Something new.")
    learning = someone.document.section_of("learning").id
    someone.desk.show_comparison(learning, review.report.versions[0].sha256)
    page = shown(someone)
    assert page.chooser.earlier.currentText().startswith("Report: “First draft”")
    assert page.chooser.part.value() == learning
    assert someone.run("restore-section") == ""
    assert texts(someone) == ["Staff told us they were supported."]
    someone.open_part("learning")
    assert someone.editor.toPlainText() == "Staff told us they were supported."
