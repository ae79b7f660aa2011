"""Overview, narrative parts, facts, settings, and texts kept aside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from builders import BEN, NOON
from page_stage import Stage
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from domain.assessment import PassageKind
from domain.published.published_report import PublishedPart, PublishedReport
from domain.text.blocks import TextBlock
from store.actions.assessments import add_member
from store.actions.history import undo
from store.actions.imports import import_report
from store.actions.scores import set_level
from store.actions.text import save_facts
from store.errors import DiskFault
from store.queries.assessments import load_overview
from ui.commands import Command, CommandRegistry
from ui.pages.facts import FactsPage
from ui.pages.narrative import NarrativePage
from ui.pages.overview import OverviewPage
from ui.pages.settings import SettingsPage
from ui.pages.shortcuts import ShortcutsPage
from ui.pages.team import ROLES
from ui.widgets.chips import Chip

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def overview(stage: Stage, qtbot: QtBot) -> OverviewPage:
    page = OverviewPage(stage.context)
    qtbot.addWidget(page)
    stage.backend.changed.connect(page.refresh)
    page.load()
    return page


def score_all(stage: Stage, level: int) -> None:
    for statement in stage.context.framework.statements:
        stage.backend.perform(
            set_level,
            assessment_id=stage.desk.assessment_id,
            section_id=stage.desk.section_id(statement.id),
            level=level,
        )


def test_an_incomplete_assessment_says_what_is_missing_and_still_possible(overview: OverviewPage) -> None:
    assert overview.rating.heading.text() == "No rating yet"
    assert "9 statements without a score" in overview.rating.sentence.text()
    assert "Outstanding" in overview.rating.sentence.text()


def test_a_missing_score_leads_to_its_statement(overview: OverviewPage, stage: Stage) -> None:
    first = stage.context.framework.statements[0]
    buttons = overview.rating.findChildren(QPushButton)
    next(each for each in buttons if each.text().startswith(first.name)).click()
    assert stage.opened == [stage.desk.section_id(first.id)]


def test_the_rating_explains_itself(overview: OverviewPage, stage: Stage) -> None:
    score_all(stage, 3)
    assert overview.rating.heading.text() == "Good"
    assert "27 of 36 points, 75%" in overview.rating.sentence.text()
    assert "3 × 9" not in overview.rating.steps.text()
    assert "= 27" in overview.rating.steps.text()


def test_details_are_saved_field_by_field(overview: OverviewPage, stage: Stage) -> None:
    for key, value in (("window_from", date(2024, 2, 1)), ("window_to", date(2025, 1, 31))):
        overview.details.control(key).set_day(value)  # type: ignore[attr-defined]
        overview.details.commit()
    assessment, _ = load_overview(stage.backend.workspace, stage.desk.assessment_id)
    assert (assessment.window_from, assessment.window_to) == (date(2024, 2, 1), date(2025, 1, 31))


def test_a_refused_detail_is_explained_under_its_field_and_stays_there(overview: OverviewPage, stage: Stage) -> None:
    authority = overview.details.control("authority")
    authority.setText("  ")  # type: ignore[attr-defined]
    overview.details.commit()
    assert authority.accessibleDescription().startswith("An assessment needs an authority.")
    assert overview.details.value("authority") == "" and not overview.is_settled()


def test_the_team_is_changed_in_place(overview: OverviewPage, stage: Stage) -> None:
    overview.team.new_name.setText("Tom Birch")
    overview.team.new_role.setText("Assessor")
    overview.team.add()
    (member,) = load_overview(stage.backend.workspace, stage.desk.assessment_id)[0].team
    assert (member.name, member.role) == ("Tom Birch", "Assessor")
    overview.team.removed.emit(member.id)
    assert load_overview(stage.backend.workspace, stage.desk.assessment_id)[0].team == ()


def team_of(stage: Stage) -> list[tuple[str, str]]:
    team = load_overview(stage.backend.workspace, stage.desk.assessment_id)[0].team
    return [(member.name, member.role) for member in team]


def test_a_person_who_is_only_typed_is_on_the_team_when_the_page_is_left(
    overview: OverviewPage, stage: Stage, qtbot: QtBot
) -> None:
    qtbot.keyClicks(overview.team.new_name, "Tom Birch")
    overview.flush()
    assert team_of(stage) == []
    stage.backend.fail_with(DiskFault("no-space"))
    with qtbot.waitSignal(overview.team_failed):
        overview.leave()
    assert overview.team.new_name.text() == "Tom Birch" and not overview.is_settled()
    assert overview.team.unsaved_text() == "Tom Birch"
    stage.backend.fail_with(None)
    with qtbot.waitSignal(overview.team_saved):
        overview.leave()
    assert team_of(stage) == [("Tom Birch", "")]
    assert overview.team.new_name.text() == "" and overview.is_settled()
    overview.leave()
    assert len(team_of(stage)) == 1


@pytest.mark.parametrize("role", ROLES)
def test_a_role_is_shown_whole_in_its_field(overview: OverviewPage, stage: Stage, qtbot: QtBot, role: str) -> None:
    overview.resize(420, 600)
    overview.show()
    stage.backend.perform(add_member, assessment_id=stage.desk.assessment_id, name="Tom", role=role)
    ((_name, field),) = overview.team._lines.values()
    field.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.waitUntil(lambda: field.viewport().rect().contains(field.cursorRect()))
    assert field.horizontalScrollBar().maximum() == 0


def test_a_role_is_one_line_that_return_adds(overview: OverviewPage, stage: Stage, qtbot: QtBot) -> None:
    qtbot.keyClicks(overview.team.new_name, "Tom")
    QGuiApplication.clipboard().setText("Expert\nby experience")
    overview.team.new_role.paste()
    qtbot.keyClick(overview.team.new_role, Qt.Key.Key_Return)
    assert team_of(stage) == [("Tom", "Expert by experience")]
    assert overview.team.new_role.text() == ""


def test_texts_kept_aside_are_listed_copied_and_finished_with(overview: OverviewPage, stage: Stage) -> None:
    block = TextBlock(PassageKind.PARAGRAPH, "Downloads")
    part = PublishedPart("needs", (TextBlock(PassageKind.PARAGRAPH, "Found."),))
    report = PublishedReport("Testshire", (part,), (block,), ())
    stage.backend.perform(import_report, assessment_id=stage.desk.assessment_id, report=report, source_name="page.txt")
    assert overview.kept.count() == 1
    buttons = {each.text(): each for each in overview.kept.findChildren(QPushButton)}
    buttons["Copy"].click()
    assert QGuiApplication.clipboard().text() == "Downloads"
    buttons["Done with it"].click()
    assert overview.kept.count() == 0


def test_a_narrative_page_gives_its_guidance(stage: Stage, qtbot: QtBot) -> None:
    page = NarrativePage(stage.context)
    qtbot.addWidget(page)
    page.load_section(stage.desk.section_id("experiences"))
    part = stage.context.framework.part("experiences")
    assert (page.title.text(), page.guidance.text()) == (part.heading, part.guidance)


def test_a_name_in_the_team_is_saved_while_it_is_typed_as_one_step(
    overview: OverviewPage, stage: Stage, qtbot: QtBot
) -> None:
    stage.backend.perform(add_member, assessment_id=stage.desk.assessment_id, name="Tom", role="Assessor")
    name, _role = next(iter(overview.team._lines.values()))

    def saved() -> str:
        return load_overview(stage.backend.workspace, stage.desk.assessment_id)[0].team[0].name

    name.end(False)
    qtbot.keyClicks(name, " B")
    overview.flush()
    assert saved() == "Tom B"
    qtbot.keyClicks(name, "irch")
    qtbot.waitUntil(lambda: saved() == "Tom Birch", timeout=3000)
    stage.backend.perform(undo, assessment_id=stage.desk.assessment_id)
    assert saved() == "Tom"


def test_an_empty_name_is_not_saved_while_it_is_typed_anew(overview: OverviewPage, stage: Stage) -> None:
    stage.backend.perform(add_member, assessment_id=stage.desk.assessment_id, name="Tom", role="Assessor")
    name, _role = next(iter(overview.team._lines.values()))
    name.clear()
    overview.flush()
    assert name.text() == "" and stage.backend.actions == ["add_member"]


def facts_page(stage: Stage, qtbot: QtBot) -> FactsPage:
    page = FactsPage(stage.context)
    qtbot.addWidget(page)
    stage.backend.changed.connect(page.refresh)
    page.load_section(stage.desk.section_id("finance"))
    return page


def test_sentences_appear_as_amounts_are_entered(stage: Stage, qtbot: QtBot) -> None:
    page = facts_page(stage, qtbot)
    page.period.setText("2023/24")
    estimated, actual = next(iter(page.amounts.values()))
    for field, text in ((estimated, "390,310,000"), (actual, "412.62m")):
        field.setText(text)
        field.editingFinished.emit()
    assert "£22,310,000 more than estimated" in page.sentences.accessibleName()
    page.flush()
    saved = stage.section("finance").facts
    assert (saved.period, saved.amounts[0].estimated, saved.amounts[0].actual) == ("2023/24", 390310000, 412620000)


def test_an_unreadable_amount_is_said_and_not_saved(stage: Stage, qtbot: QtBot) -> None:
    page = facts_page(stage, qtbot)
    estimated, _ = next(iter(page.amounts.values()))
    estimated.setText("about five")
    estimated.editingFinished.emit()
    assert "is not an amount of whole pounds" in page.fault.text()
    page.flush()
    assert stage.backend.actions == []


def test_coming_back_while_a_save_is_under_way_shows_what_was_typed(stage: Stage, qtbot: QtBot) -> None:
    page = facts_page(stage, qtbot)
    stage.backend.hold()
    page.period.setText("2023/24")
    page.period.textEdited.emit("2023/24")
    page.load_section(stage.desk.section_id("finance"))
    assert page.period.text() == "2023/24"
    stage.backend.release()
    assert page.period.text() == "2023/24"
    assert page.is_settled()


def test_facts_can_be_saved_again_and_again(stage: Stage, qtbot: QtBot) -> None:
    page = facts_page(stage, qtbot)
    for year in ("2022/23", "2023/24", "2024/25"):
        page.period.setText(year)
        page.period.textEdited.emit(year)
        page.flush()
        assert stage.section("finance").facts.period == year


def test_an_unreadable_amount_is_unsaved_until_it_is_mended(stage: Stage, qtbot: QtBot) -> None:
    page = facts_page(stage, qtbot)
    failures: list[Exception] = []
    page.failed.connect(failures.append)
    estimated, actual = next(iter(page.amounts.values()))
    for field in (estimated, actual):
        field.setText("about five")
        field.editingFinished.emit()
    assert not page.is_settled() and "about five" in page.unsaved_text() and len(failures) == 2
    page.load()
    assert estimated.text() == "about five"
    estimated.setText("5m")
    estimated.editingFinished.emit()
    assert not page.is_settled() and "about five" in page.fault.text()
    actual.setText("")
    with qtbot.waitSignal(page.settled, timeout=1000):
        actual.editingFinished.emit()
    assert page.is_settled() and page.unsaved_text() == page.fault.text() == ""
    assert stage.section("finance").facts.amounts[0].estimated == 5_000_000


def stale_facts_page(stage: Stage, qtbot: QtBot) -> FactsPage:
    """Return a page on which a financial year was typed that somebody else changed meanwhile."""
    page = facts_page(stage, qtbot)
    section_id = stage.desk.section_id("finance")
    theirs = replace(stage.section("finance").facts, period="2022/23")
    save_facts(
        stage.desk.workspace, BEN, NOON, assessment_id=stage.desk.assessment_id, section_id=section_id, facts=theirs
    )
    page.period.setText("2023/24")
    page.period.textEdited.emit("2023/24")
    page.flush()
    return page


def test_facts_that_were_changed_elsewhere_stay_until_a_person_has_chosen(stage: Stage, qtbot: QtBot) -> None:
    page = stale_facts_page(stage, qtbot)
    assert not page.is_settled() and page.unsaved_text() == "2023/24"
    page.load_section(stage.desk.section_id("finance"))
    assert page.period.text() == "2023/24"
    page.two_texts.keep_mine.click()
    assert page.is_settled() and stage.section("finance").facts.period == "2023/24"


def test_facts_saved_elsewhere_can_be_chosen_and_typing_is_saved_again(stage: Stage, qtbot: QtBot) -> None:
    page = stale_facts_page(stage, qtbot)
    page.two_texts.keep_theirs.click()
    assert page.is_settled() and page.period.text() == "2022/23"
    page.period.setText("2024/25")
    page.period.textEdited.emit("2024/25")
    page.flush()
    assert stage.section("finance").facts.period == "2024/25"


def test_settings_tell_the_person_and_check_the_workspace(stage: Stage, qtbot: QtBot) -> None:
    page = SettingsPage(stage.backend, lambda: NOON)
    qtbot.addWidget(page)
    page.load()
    page.person.control("name").setText("Jo Bell")  # type: ignore[attr-defined]
    page.person.commit()
    assert stage.backend.actor.name == "Jo Bell"
    page.verify()
    assert page.outcome.text().startswith("Everything is as it was recorded")


@pytest.mark.parametrize("clock", [datetime.now, lambda: NOON], ids=["the computer's clock", "a clock with a zone"])
def test_a_backup_can_be_made_and_asked_back(stage: Stage, qtbot: QtBot, clock: Callable[[], datetime]) -> None:
    page = SettingsPage(stage.backend, clock)
    qtbot.addWidget(page)
    page.load()
    page.back_up()
    restore = next(each for each in page.findChildren(QPushButton) if each.text() == "Restore")
    with qtbot.waitSignal(page.restore_requested) as asked:
        restore.click()
    assert isinstance(asked.args[0], Path) and asked.args[0].is_file()


def test_themes_and_text_sizes_are_chosen_by_what_they_are_called(stage: Stage, qtbot: QtBot) -> None:
    page = SettingsPage(stage.backend, lambda: NOON)
    qtbot.addWidget(page)
    page.set_look("light", 1.0)
    with qtbot.waitSignals([page.theme_chosen, page.scale_chosen]) as _:
        page.look.control("theme").setCurrentIndex(2)  # type: ignore[attr-defined]
        page.look.control("scale").setCurrentIndex(5)  # type: ignore[attr-defined]
    assert (page.look.value("theme"), page.look.value("scale")) == ("dark", "200")


def test_the_shortcut_list_is_made_from_the_registry(qtbot: QtBot, stage: Stage) -> None:
    registry = CommandRegistry()
    registry.register(Command(id="cite", title="Cite evidence", run=list, shortcut="Ctrl+E", group="Evidence"))
    page = ShortcutsPage(registry)
    qtbot.addWidget(page)
    page.load()
    assert "Ctrl+E" in [chip.text() for chip in page.findChildren(Chip)]
