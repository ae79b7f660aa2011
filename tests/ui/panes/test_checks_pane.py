"""The checks pane: what is found, by family; the way to it; mending a quotation."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import ANN, NOON, Desk
from driving import Person
from page_stage import Stage
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from domain.checks.finding import Family, Severity
from domain.evidence.evidence import Locator
from domain.text.anchors import make_anchor
from domain.text.word_difference import Change, changes_between
from store.actions.citations import cite
from store.actions.evidence import add_item
from store.actions.excerpts import add_excerpt
from store.values import ItemDetails
from ui.checking.checking import Checking
from ui.on_demand import OnDemand
from ui.panes.checks import ChecksPane
from ui.widgets.grouped_rows import Group

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

PART, OTHER = "demographics", "experiences"
SAID = "We were not asked about transport."
NO_EVIDENCE = "No evidence is cited for this sentence."
QUOTED = "One person said: “We were never asked about transport.”"


def rest_on_carers(desk: Desk, passage_id: str, text: str, words: str, *, disclosed: bool = True) -> None:
    """Rest words on an excerpt of what a carer said."""
    details = ItemDetails("A carer", category="people", people_heard=1, notes=SAID, disclosed=disclosed)
    item_id = add_item(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, details=details).result[0]
    made = add_excerpt(
        desk.workspace,
        ANN,
        NOON,
        assessment_id=desk.assessment_id,
        item_id=item_id,
        text=SAID,
        place=Locator(0, 0, len(SAID)),
    )
    start = text.index(words)
    cite(
        desk.workspace,
        ANN,
        NOON,
        assessment_id=desk.assessment_id,
        section_id=desk.section_id(PART),
        anchor=make_anchor(passage_id, text, start, start + len(words)),
        item_id=item_id,
        excerpt_id=made.result[0],
    )


class Shown:
    """The pane on a stage, with the section that is in front and what it asked for."""

    def __init__(self, stage: Stage, qtbot: QtBot) -> None:
        self.stage, self.bot = stage, qtbot
        self.section = stage.desk.section_id(PART)
        self.mended: list[str] = []
        self.checking = Checking(stage.context, OnDemand(lambda: self.pane, lambda: self.pane), lambda: None)
        self.checker = self.checking.checker
        self.pane = ChecksPane(stage.context, self.checker, self.checking.offered, lambda: self.section)
        qtbot.addWidget(self.pane)
        stage.backend.changed.connect(self.checker.refresh)
        self.pane.mend_wanted.connect(lambda _finding_id, words: self.mended.append(words))

    def open(self) -> ChecksPane:
        self.pane.resize(380, 700)
        self.pane.show()
        self.bot.waitUntil(lambda: self.checker.last is not None)
        return self.pane

    def lacking(self, section_id: str | None = None) -> int:
        """Return how many findings say that something is not there yet, in one section or in all."""
        last = self.checker.last
        found = last.checked.findings if last is not None else ()
        lacking = [each for each in found if each.family is Family.COMPLETENESS and each.severity is not Severity.MAY]
        return sum(section_id in (None, each.section_id) for each in lacking)

    def rows_of(self, sentence: str) -> list[str]:
        """Return the words of the findings that say this."""
        return [row.detail for row in self.pane.list.groups.rows() if row.title == sentence]

    def titles(self) -> list[str]:
        model = self.pane.list.groups
        return [model.at(model.index(place)).title for place in range(model.rowCount())]


@pytest.fixture
def shown(stage: Stage, qtbot: QtBot) -> Iterator[Shown]:
    yield Shown(stage, qtbot)


def test_nothing_is_checked_before_it_is_begun(shown: Shown) -> None:
    shown.stage.desk.write(PART, "Carers waited.")
    shown.bot.wait(20)
    assert shown.checker.last is None


def test_findings_stand_by_family_with_their_place_and_the_figure_above(shown: Shown) -> None:
    desk = shown.stage.desk
    desk.write(PART, "Carers waited for weeks. It was said that this improved.")
    desk.write(OTHER, "Leaders learned.")
    pane = shown.open()
    assert pane.figure.text() == "0% evidenced"
    assert pane.made_of.text() == "3 sentences, 3 without evidence"
    first = next(row for row in pane.list.groups.rows() if row.title == NO_EVIDENCE)
    assert (first.detail, first.trail) == ("“Carers waited for weeks.”", "Demographics")
    assert first.word == "Should be mended"
    assert shown.titles().index("Evidence") > shown.titles().index("Completeness")


def test_only_this_section_is_listed_and_counted_where_that_is_asked_for(shown: Shown) -> None:
    shown.stage.desk.write(PART, "Carers waited for weeks.")
    shown.stage.desk.write(OTHER, "Leaders learned. They shared it.")
    pane = shown.open()
    assert shown.lacking() > 10 and shown.lacking(shown.section) == 0
    assert (pane.whole.text(), pane.section.text()) == (f"Whole report  {3 + shown.lacking()}", "This section  1")
    pane.section.click()
    assert [row.detail for row in pane.list.groups.rows()] == ["“Carers waited for weeks.”"]
    assert pane.made_of.text() == "1 sentence, 1 without evidence"
    shown.section = shown.stage.desk.section_id(OTHER)
    pane.show_section()
    assert len(pane.list.groups.rows()) == 2
    shown.section = ""
    pane.show_section()
    assert pane.whole.isChecked() and pane.section.isHidden()


def test_enter_a_click_and_the_keys_lead_to_the_place(shown: Shown) -> None:
    (passage_id,) = shown.stage.desk.write(PART, "Carers waited for weeks. Nobody wrote.")
    pane = shown.open()
    pane.section.click()
    rows = [row.id for row in pane.list.groups.rows() if row.title == NO_EVIDENCE]
    pane.list.choose(rows[0])
    shown.bot.keyClick(pane.list, Qt.Key.Key_Return)
    assert shown.stage.opened == [passage_id]
    index = pane.list.groups.index(pane.list.groups.position_of(rows[1]))
    shown.bot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=pane.list.visualRect(index).center())
    assert shown.stage.opened == [passage_id, passage_id]
    assert pane.list.current_id() == rows[1]
    pane.step(-1)
    assert pane.list.current_id() == rows[0]
    pane.step(1)
    assert pane.list.current_id() == rows[1]


def test_what_is_only_to_be_known_is_folded_at_first_and_stays_as_it_was_left(shown: Shown) -> None:
    desk = shown.stage.desk
    (passage_id,) = desk.write(PART, QUOTED)
    rest_on_carers(desk, passage_id, QUOTED, "never asked", disclosed=False)
    pane = shown.open()
    assert shown.titles()[-1] == "To be known"
    group = pane.list.groups.at(pane.list.groups.index(len(shown.titles()) - 1))
    assert isinstance(group, Group) and len(group.rows) == 2
    pane.list.toggle(group)
    assert shown.titles()[-1] == "E-001 was not disclosed to the authority."
    desk.write(OTHER, "Leaders learned.")
    shown.stage.backend.perform(add_item, assessment_id=desk.assessment_id, details=ItemDetails("Note"))
    shown.bot.waitUntil(lambda: pane.made_of.text().startswith("2"))
    assert shown.titles()[-1] == "E-001 was not disclosed to the authority."


def test_a_change_is_checked_again(shown: Shown) -> None:
    shown.open()
    assert shown.rows_of(NO_EVIDENCE) == []
    details = ItemDetails("Note")
    shown.stage.desk.write(PART, "Carers waited.")
    shown.stage.backend.perform(add_item, assessment_id=shown.stage.desk.assessment_id, details=details)
    shown.bot.waitUntil(lambda: shown.rows_of(NO_EVIDENCE) == ["“Carers waited.”"])


def test_an_altered_quotation_shows_the_difference_and_offers_the_excerpts_words(shown: Shown) -> None:
    (passage_id,) = shown.stage.desk.write(PART, QUOTED)
    rest_on_carers(shown.stage.desk, passage_id, QUOTED, "never asked")
    pane = shown.open()
    row = next(row for row in pane.list.groups.rows() if "differs" in row.title)
    pane.list.choose(row.id)
    assert pane.detail.isVisible()
    assert pane.detail.difference.accessibleName() == "“never” becomes “not”"
    pane.detail.mend.click()
    assert shown.mended == ["We were not asked about transport."]


@pytest.mark.parametrize(
    ("first", "second", "changes"),
    [
        ("a b c", "a b c", []),
        ("never asked", "not asked", [Change(0, 5, "not")]),
        ("asked", "asked then", [Change(5, 5, " then")]),
        ("we were asked", "we asked", [Change(3, 8, "")]),
        ("", "new", [Change(0, 0, "new")]),
        ("old", "", [Change(0, 3, "")]),
    ],
)
def test_changes_make_the_second_text_of_the_first(first: str, second: str, changes: list[Change]) -> None:
    assert list(changes_between(first, second)) == changes
    made = first
    for change in reversed(changes):
        made = made[: change.start] + change.words + made[change.end :]
    assert made == second


def test_the_excerpts_words_are_put_in_through_the_editor_and_undone(tmp_path: Path, qtbot: QtBot) -> None:
    from builders import a_desk

    desk = a_desk(tmp_path / "workspace")
    (passage_id,) = desk.write(PART, QUOTED)
    rest_on_carers(desk, passage_id, QUOTED, "never asked about")
    desk.workspace.close(NOON)
    person = Person(qtbot, tmp_path / "workspace")
    person.until(lambda: person.home.rows)
    person.window.open_assessment(person.home.rows[0].assessment_id)
    person.until(lambda: person.window.desk is not None and person.desk.sections and person.desk.is_complete)
    person.run("next-finding")
    checks = person.desk.checks
    person.until(lambda: checks.checker.last is not None and person.desk.text_page is not None)
    assert person.window.side.pages.currentWidget() is checks
    row = next(row for row in checks.list.groups.rows() if "differs" in row.title)
    checks.list.choose(row.id)
    checks.detail.mend.click()
    assert person.editor.toPlainText() == "One person said: “We were not asked about transport.”"
    (citation,) = person.document.citations
    assert (citation.anchor.exact, citation.is_detached) == ("not asked about", False)
    person.editor.undo()
    assert person.editor.toPlainText() == QUOTED
    person.close()


def test_a_section_without_findings_says_so(shown: Shown) -> None:
    desk = shown.stage.desk
    text = "Carers waited."
    (passage_id,) = desk.write(PART, text)
    rest_on_carers(desk, passage_id, text, text)
    pane = shown.open()
    pane.section.click()
    assert pane.list.groups.rows() == ()
    assert pane._stack.currentWidget() is pane._empty


def test_a_finding_about_the_whole_assessment_opens_the_overview(shown: Shown) -> None:
    shown.open()
    row = next(row for row in shown.pane.list.groups.rows() if "window" in row.title)
    shown.pane.list.opened.emit(row.id)
    assert shown.stage.opened == ["overview"]


def test_a_finding_about_a_whole_statement_opens_its_section(shown: Shown) -> None:
    shown.stage.desk.write("safeguarding", "Enquiries took weeks.")
    pane = shown.open()
    row = next(row for row in pane.list.groups.rows() if row.title.startswith("No evidence of the category"))
    assert (row.word, row.detail) == ("Must be mended", "Safeguarding")
    pane.list.opened.emit(row.id)
    assert shown.stage.opened == [shown.stage.desk.section_id("safeguarding")]
