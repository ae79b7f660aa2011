"""Through the real window: a real page is imported, every finding settled by key, and the report published."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from builders import Desk
from checking_person import Checked
from docx import Document as WordDocument
from prepared import prepared
from publishing import approve, written
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot
from reviewing import ANN, EVE, TO_APPROVED

from domain.checks.finding import Severity
from store.actions.decisions import decide
from store.changes import Actor, Changed
from store.queries.assessments import load_document
from store.queries.checks import load_standing
from store.verify import verify
from ui.desk.reports import import_from

PASSAGES = 19  # of the real page
REASON = "Meant so."
MENDED = {
    "they where not": "they were not",
    "slow,but": "slow, but",
    "had been either been": "had either been",
    "trialing": "trialling",
}
"""Faults of the real page, and what they become when the mend that is offered is taken."""


REPEATED = "increased resources to its telephone-based contact centre"


def all_but_learning(desk: Desk) -> None:
    """Approve every section but one."""
    written(desk)
    for section in load_document(desk.workspace, desk.assessment_id).sections:
        if section.part_id != "learning":
            approve(desk, section.id)


@pytest.fixture
def someone(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Checked]:
    monkeypatch.setenv("ASSAY_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("ASSAY_LOGS", str(tmp_path / "logs"))
    person = Checked.at(qtbot, tmp_path / "workspace", prepared(all_but_learning), "learning")
    person.window.backend.set_actor(ANN)
    person.until_quiet()
    yield person
    person.leave()


def to_settle(someone: Checked) -> list[str]:
    return [key for key, each in someone.checks.findings.items() if each.severity is not Severity.MAY]


def do(someone: Checked, actor: Actor, action: Callable[..., Changed], **parameters: object) -> None:
    backend = someone.window.backend
    backend.set_actor(actor)
    backend.perform(action, assessment_id=someone.desk.context.assessment_id, **parameters)
    someone.until_quiet()
    backend.set_actor(ANN)


def settle(someone: Checked) -> str:
    """Go on to the next finding by key and take the first thing that is offered: the mend, else a waiver."""
    someone.window.registry.run("next-finding")
    finding_id = someone.pane.list.current_id()
    code = someone.checks.findings[finding_id].code
    someone.window.registry.run("at-caret")
    menu = QApplication.activePopupWidget()
    focused = menu if isinstance(menu, QMenu) else someone.window.focusWidget()
    assert focused is not None
    someone.bot.keyClick(focused, Qt.Key.Key_Return)
    reason = someone.pane.detail.reason.line
    if reason.isVisible():
        someone.bot.keyClicks(reason, REASON)
        someone.bot.keyClick(reason, Qt.Key.Key_Return)
    someone.until_checked()
    return code


def test_the_findings_of_a_real_page_are_settled_by_key_and_the_report_is_published(
    someone: Checked, tmp_path: Path, real_page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "published.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *given: (str(path), ""))
    import_from(someone.desk.context, [real_page])
    someone.until(lambda: len(someone.texts()) == 1 + PASSAGES)
    someone.until_checked()
    before = "\n".join(someone.texts())
    assert all(fault in before for fault in MENDED)

    settled: list[str] = []
    while to_settle(someone):
        settled.append(settle(someone))
    assert {"look-alike", "space-missing", "broken-verbs", "american-form", "paragraph-repeated"} <= {*settled}
    assert "acronym-not-defined" in settled
    after = "\n".join(someone.texts())
    assert [fault for fault in MENDED if fault in after] == []
    assert [mended for mended in MENDED.values() if mended not in after] == []
    assert before.count(REPEATED) == 2 and after.count(REPEATED) == 1
    assert "The council" in before and "The council" not in after
    waived = load_standing(someone.window.backend.workspace, someone.desk.context.assessment_id).waivers
    assert {(each.reason, each.by) for each in waived} == {(REASON, ANN.name)}

    learning = someone.desk.current
    for decision, actor in TO_APPROVED:
        do(someone, actor, decide, section_id=learning, decision=decision)
    do(someone, ANN, decide, decision="check-accuracy")
    do(someone, EVE, decide, decision="close-accuracy", why="The authority agrees.")
    assert someone.run("publication") == ""
    page = someone.desk.publication
    someone.until(lambda: page.title.text() == "Ready to be published")
    someone.bot.keyClick(page.final, Qt.Key.Key_Return)
    someone.until(path.exists)
    someone.until_quiet()
    printed = "\n".join(paragraph.text for paragraph in WordDocument(str(path)).paragraphs)
    assert [mended for mended in MENDED.values() if mended not in printed] == []
    assert [fault for fault in (*MENDED, REASON) if fault in printed] == []
    assert verify(someone.window.backend.workspace) == ()
