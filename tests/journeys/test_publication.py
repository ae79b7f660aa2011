"""Through the real window: the page on publication leads to what is in the way, until the report goes out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import Desk
from docx import Document as WordDocument
from driving import Person
from prepared import prepared
from publishing import approve, written
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from reviewing import ANN, EVE, TO_APPROVED

from store.actions.checks import waive_finding
from store.actions.decisions import decide
from store.changes import Actor
from store.queries.assessments import load_document
from store.verify import verify
from ui.pages.publication import PublicationPage


def all_but_one(desk: Desk) -> None:
    """Approve every section but one, in which two things stand for what is still to be written."""
    written(desk)
    desk.write("learning", "People waited XX days.", "The plan runs until TBC.")
    for section in load_document(desk.workspace, desk.assessment_id).sections:
        if section.part_id != "learning":
            approve(desk, section.id)


@pytest.fixture
def someone(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Person]:
    monkeypatch.setenv("ASSAY_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("ASSAY_LOGS", str(tmp_path / "logs"))
    person = Person.at(qtbot, tmp_path / "workspace", prepared(all_but_one), "learning")
    person.window.backend.set_actor(ANN)
    person.until_quiet()
    yield person
    person.leave()


def look(someone: Person) -> PublicationPage:
    """Open the page, and wait until it has judged what is there now."""
    page = someone.desk.publication
    before = page.last
    assert someone.run("publication") == ""
    someone.until(lambda: page.last is not None and page.last is not before)
    return page


def codes(page: PublicationPage) -> list[str]:
    return [row.id.split("/")[1] for row in page.list.groups.rows()]


def do(someone: Person, actor: Actor, action: object, **parameters: object) -> None:
    backend = someone.window.backend
    backend.set_actor(actor)
    backend.perform(action, assessment_id=someone.desk.context.assessment_id, **parameters)  # type: ignore[arg-type]
    someone.until_quiet()
    backend.set_actor(ANN)
    someone.until_quiet()


def test_from_what_is_in_the_way_to_the_published_report(
    someone: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    learning = someone.desk.current
    path = tmp_path / "published.docx"
    asked: list[str] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *given: (asked.append(given[2]) or str(path), ""))

    page = look(someone)
    assert page.title.text() == "Not ready to be published"
    assert codes(page) == ["placeholder", "placeholder", "section-not-ready", "report-not-ready"]
    assert someone.run("file.export_final") == ""
    someone.until(lambda: any("not ready" in each.text() for each in someone.window.banners()))
    assert not asked

    # The focus is on the first line: Enter leads to its words, which are lit.
    someone.until(lambda: someone.window.focusWidget() is page.list)
    someone.bot.keyClick(page.list, Qt.Key.Key_Return)
    someone.until(lambda: someone.desk.current == learning and someone.editor.shown_words() == "XX")
    someone.until(lambda: someone.window.focusWidget() is someone.editor)
    for _letter in "XX":
        someone.bot.keyClick(someone.editor, Qt.Key.Key_Delete)
    someone.type("nine")
    someone.until_quiet()

    page = look(someone)
    assert codes(page) == ["placeholder", "section-not-ready", "report-not-ready"]
    assert page.last is not None
    (finding,) = (each for each in page.last.checked.findings if each.code == "placeholder")
    do(someone, ANN, waive_finding, finding=finding, reason="The authority itself says so.")
    someone.until(lambda: codes(page) == ["section-not-ready", "report-not-ready"])
    assert "1 finding is waived." in page.summary.text()

    for decision, actor in TO_APPROVED:
        do(someone, actor, decide, section_id=learning, decision=decision)
    do(someone, ANN, decide, decision="check-accuracy")
    do(someone, EVE, decide, decision="close-accuracy", why="The authority agrees.")
    someone.until(lambda: page.title.text() == "Ready to be published")
    assert page.final.isEnabled()
    someone.bot.keyClick(page.final, Qt.Key.Key_Return)
    someone.until(path.exists)
    someone.until_quiet()
    printed = "\n".join(paragraph.text for paragraph in WordDocument(str(path)).paragraphs)
    assert "People waited nine days." in printed
    assert len(asked) == 1
    assert verify(someone.window.backend.workspace) == ()


def test_the_page_is_a_row_of_the_outline_and_a_line_of_approvals_leads_to_the_review(someone: Person) -> None:
    learning = someone.desk.current
    assert "publication" in [row.id for row in someone.window.outline.rows.rows()]
    page = look(someone)
    row = next(row for row in page.list.groups.rows() if row.id.split("/")[1] == "section-not-ready")
    page.list.choose(row.id)
    someone.bot.keyClick(page.list, Qt.Key.Key_Return)
    someone.until(lambda: someone.desk.current == learning)
    assert someone.window.side.pages.currentWidget() is someone.desk.review
