"""Two people approve a section through the real window, an edit takes the approval back, and undo gives it again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import NOON, Desk
from driving import Person
from prepared import prepared
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from store.actions.assessments import add_member
from store.actions.decisions import decide
from store.actions.scores import set_level
from store.changes import Actor
from store.queries.decisions import load_standing
from store.tables import AssessmentRow
from store.unit import unit_of_work
from store.verify import verify

ANN, BEN = Actor("Ann Lee", "Lead assessor"), Actor("Ben Shah", "Reviewer")
CARA, DEV = Actor("Cara Diaz", "Panel member"), Actor("Dev Rao", "Moderator")
EVE = Actor("Eve Moss", "Panel member")
TEAM = (ANN, BEN, CARA, DEV, EVE)
TEXT, REASON = "Staff told us they were supported. People waited.", "The survey carries it."


@pytest.fixture
def someone(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Person]:
    monkeypatch.setenv("ASSAY_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("ASSAY_LOGS", str(tmp_path / "logs"))
    person = Person.at(qtbot, tmp_path / "workspace", prepared(written_and_scored), "learning")
    person.window.backend.set_actor(ANN)
    person.until_quiet()
    yield person
    person.leave()


@pytest.fixture
def from_the_start(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Person]:
    """What `someone` has, from the form of the home page on."""
    monkeypatch.setenv("ASSAY_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("ASSAY_LOGS", str(tmp_path / "logs"))
    person = Person(qtbot, tmp_path / "workspace")
    person.begin("Testshire County Council")
    for member in TEAM:
        perform(person, add_member, name=member.name, role=member.role)
    person.window.backend.set_actor(ANN)
    person.open_part("learning")
    person.write(TEXT)
    person.bot.keyClick(person.desk.statement.score, Qt.Key.Key_3)
    person.desk.statement.rationale.text.setFocus()
    person.type(REASON)
    person.until_quiet()
    yield person
    person.close()


def written_and_scored(desk: Desk) -> None:
    """Prepare a section with text, a score and a reason, and a team."""
    here = {"assessment_id": desk.assessment_id}
    for member in TEAM:
        add_member(desk.workspace, ANN, NOON, **here, name=member.name, role=member.role)
    desk.write("learning", TEXT)
    section_id = desk.section_id("learning")
    set_level(desk.workspace, ANN, NOON, **here, section_id=section_id, level=3, why=REASON)


def perform(someone: Person, action: object, **parameters: str) -> None:
    backend = someone.window.backend
    backend.perform(action, assessment_id=someone.desk.context.assessment_id, **parameters)  # type: ignore[arg-type]
    someone.until_quiet()


def stage_of(someone: Person) -> str:
    someone.until_quiet()
    here = someone.desk.context.assessment_id, someone.desk.current
    return str(someone.window.backend.read(load_standing, *here).stage)


def press(someone: Person, actor: Actor, decision: str) -> None:
    """Sit down as somebody and press the button of a decision."""
    someone.window.backend.set_actor(actor)
    someone.run("show-review")
    someone.until(lambda: decision in someone.desk.review.options.buttons)
    before = len(someone.desk.review.place.standing.decisions) if someone.desk.review.place else 0
    button = someone.desk.review.options.buttons[decision]
    assert button.isEnabled(), button.toolTip()
    someone.bot.keyClick(button, Qt.Key.Key_Return)
    someone.until(lambda: len(someone.desk.review.place.standing.decisions) > before)  # type: ignore[union-attr]
    someone.until_quiet()


def test_two_people_approve_and_an_edit_takes_the_approval_back(someone: Person) -> None:
    for actor, decision in ((ANN, "submit"), (BEN, "review"), (BEN, "moderate"), (CARA, "approve"), (DEV, "approve")):
        press(someone, actor, decision)
    assert stage_of(someone) == "approved"
    row = next(row for row in someone.window.outline.rows.rows() if row.id == someone.desk.current)
    assert (row.stage_icon, row.described.split(";")[0]) == ("safe", "Approved")

    someone.window.backend.set_actor(ANN)
    someone.editor.setFocus()
    someone.bot.keyClick(someone.editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    someone.type(" Leaders listened.")
    someone.until_quiet()
    assert stage_of(someone) == "drafting"
    toast = someone.window.toast
    assert toast.text() == (
        "Your edit took back the approval of Learning, improvement and innovation; it stands at “Drafting” again."
    )
    someone.until(lambda: someone.desk.review.stage.text() == "Drafting")
    assert toast._action.text() == "Undo"
    toast._action.click()
    someone.until_quiet()
    assert stage_of(someone) == "approved"
    assert "Leaders listened." not in someone.editor.toPlainText()
    assert verify(someone.window.backend.workspace) == ()


def test_two_people_score_disagree_settle_approve_and_lose_the_approval(from_the_start: Person) -> None:
    someone = from_the_start
    for actor, decision in ((ANN, "submit"), (BEN, "review")):
        press(someone, actor, decision)
    page = someone.desk.statement
    assert someone.run("begin-second-score") == ""
    someone.until(lambda: page.is_blind and page.seconds.forms)
    assert page.score.isHidden() and someone.window.rating.text().startswith("Rating hidden")
    (form,) = page.seconds.forms.values()
    form.score.setFocus()
    someone.bot.keyClick(form.score, Qt.Key.Key_2)
    someone.bot.keyClicks(form.reason, "Few were asked.")
    form.give.click()
    someone.until(lambda: not page.is_blind and page.score.value() == 3)

    someone.window.backend.set_actor(CARA)
    someone.until(lambda: page.seconds.settle_forms)
    someone.until_quiet()
    settle = page.seconds.settle_forms[""]
    settle.level.buttons[2].click()
    someone.bot.keyClicks(settle.why, "The survey had few answers.")
    settle.settle.click()
    someone.until(lambda: page.score.value() == 2 and not page.seconds.settle_forms)

    press(someone, BEN, "moderate")
    for actor in (DEV, EVE):
        press(someone, actor, "approve")
    assert stage_of(someone) == "approved"
    someone.window.backend.set_actor(ANN)
    someone.editor.setFocus()
    someone.bot.keyClick(someone.editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    someone.type(" Leaders listened.")
    someone.until_quiet()
    assert stage_of(someone) == "drafting"
    here = someone.desk.context.assessment_id, someone.desk.current
    standing = someone.window.backend.read(load_standing, *here)
    assert [each.kind for each in standing.decisions] == [
        "submit", "review", "moderate", "approve", "approve", "edited",
    ]  # fmt: skip
    assert [(each.before, each.after, each.person) for each in standing.scores] == [
        (None, 3, "Ann Lee"),
        (3, 2, "Cara Diaz"),
    ]
    assert verify(someone.window.backend.workspace) == ()


def test_my_work_leads_to_the_section_and_its_review(someone: Person) -> None:
    section = someone.desk.current
    perform(someone, decide, section_id=section, decision="submit")
    someone.window.backend.set_actor(BEN)
    assert someone.run("my-work") == ""
    someone.until(lambda: someone.desk.work.links)
    link = someone.desk.work.links[0]
    someone.until(lambda: someone.window.focusWidget() is link)
    someone.bot.keyClick(link, Qt.Key.Key_Return)
    someone.until(lambda: someone.desk.current == section)
    assert someone.window.side.pages.currentWidget() is someone.desk.review
    someone.until(lambda: someone.window.focusWidget() is someone.desk.review.options.buttons.get("review"))


def test_a_section_that_needs_a_reason_is_opened_from_its_page(someone: Person) -> None:
    workspace, assessment_id = someone.window.backend.workspace, someone.desk.context.assessment_id
    section = someone.desk.current
    with unit_of_work(workspace, ANN, someone.desk.context.now().astimezone(), "staged", assessment_id) as unit:
        unit.get(AssessmentRow, assessment_id).stage = "final"
    someone.desk.show_row("overview")
    someone.open_part("learning")
    assert someone.editor.isReadOnly()
    someone.desk.context.open_review(section, to_edit=True)
    form = someone.desk.review.form
    someone.until(form.isVisible)
    someone.until(lambda: someone.window.focusWidget() is form.why)
    someone.type("The authority is right.")
    someone.bot.keyClick(form.why, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    someone.until(lambda: not someone.editor.isReadOnly())
    someone.write("A name is corrected.")
    assert [each.text for each in someone.document.section_of("learning").passages][-1] == "A name is corrected."
