"""The page of a statement: score, reason and findings, saved as they are typed."""

from __future__ import annotations

import pytest
from builders import BY_CATEGORY, Desk
from page_stage import Stage
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from store.actions.history import undo
from store.changes import Changed
from store.errors import DiskFault
from store.queries.text import kept_texts
from ui.pages.statement import StatementPage

PART = "safeguarding"

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def page(stage: Stage, qtbot: QtBot) -> StatementPage:
    stage.desk.write(PART, "People felt safe.", "Staff knew what to do.")
    return shown(stage, qtbot, PART)


def shown(stage: Stage, qtbot: QtBot, part: str) -> StatementPage:
    page = StatementPage(stage.context)
    qtbot.addWidget(page)
    stage.backend.changed.connect(page.refresh)
    page.load_section(stage.desk.section_id(part))
    page.show()
    return page


def type_at_end(page: StatementPage, words: str) -> None:
    last = page.findings.editor.passages()[-1]
    page.findings.editor.place_caret(last.id, len(last.text))
    QTest.keyClicks(page.findings.editor, words)


def test_it_says_what_the_framework_says(page: StatementPage, stage: Stage) -> None:
    statement = stage.context.framework.statement(PART)
    assert page.title.text() == f"{statement.number}. {statement.name}"
    assert [passage.text for passage in page.findings.editor.passages()] == [
        "People felt safe.",
        "Staff knew what to do.",
    ]


def test_what_is_typed_is_saved_by_itself(page: StatementPage, stage: Stage, qtbot: QtBot) -> None:
    type_at_end(page, " They said so.")
    qtbot.waitUntil(lambda: stage.desk.texts(PART)[-1].endswith("They said so."), timeout=3000)
    assert page.is_settled()


def test_leaving_the_page_saves_at_once(page: StatementPage, stage: Stage) -> None:
    type_at_end(page, " More.")
    page.load_section(stage.desk.section_id("needs"))
    assert stage.desk.texts(PART)[-1].endswith(" More.")
    assert page.findings.section_id == stage.desk.section_id("needs")


def test_another_section_waits_for_a_save_under_way(page: StatementPage, stage: Stage) -> None:
    stage.backend.hold()
    type_at_end(page, " More.")
    page.load_section(stage.desk.section_id("needs"))
    assert page.findings.section_id == stage.desk.section_id(PART)
    stage.backend.release()
    assert page.findings.section_id == stage.desk.section_id("needs")
    assert stage.desk.texts(PART)[-1].endswith(" More.")


def test_a_failed_save_is_said_and_the_text_stays(page: StatementPage, stage: Stage, qtbot: QtBot) -> None:
    stage.backend.fail_with(DiskFault("no-space"))
    type_at_end(page, " More.")
    page.flush()
    assert page.banner_text("saving").startswith("NOT saved: The disk is full.")
    page.load_section(stage.desk.section_id("needs"))
    assert page.findings.section_id == stage.desk.section_id(PART)
    stage.backend.fail_with(None)
    qtbot.waitUntil(lambda: stage.desk.texts(PART)[-1].endswith(" More."), timeout=5000)
    qtbot.waitUntil(lambda: page.findings.section_id == stage.desk.section_id("needs"), timeout=5000)


def a_conflict(page: StatementPage, stage: Stage) -> None:
    passage = page.findings.editor.passages()[-1]
    stage.desk.rewrite(PART, passage.id, "Theirs.")
    type_at_end(page, " Mine.")
    page.flush()


def test_a_stale_save_shows_both_texts(page: StatementPage, stage: Stage) -> None:
    a_conflict(page, stage)
    assert not page.findings.two_texts.isHidden()
    assert "Mine." in page.findings.two_texts.mine.accessibleName()
    assert page.findings.two_texts.theirs.accessibleName() == "Theirs."
    assert not page.is_settled()


def test_keeping_mine_saves_it(page: StatementPage, stage: Stage) -> None:
    a_conflict(page, stage)
    page.findings.two_texts.keep_mine.click()
    assert stage.desk.texts(PART)[-1] == "Staff knew what to do. Mine."
    assert page.is_settled()


def test_keeping_mine_is_not_settled_before_it_is_saved(page: StatementPage, stage: Stage) -> None:
    a_conflict(page, stage)
    stage.backend.hold()
    page.findings.two_texts.keep_mine.click()
    type_at_end(page, " More.")
    page.flush()
    assert not page.is_settled()
    stage.backend.release()
    assert stage.desk.texts(PART)[-1] == "Staff knew what to do. Mine. More."
    assert page.is_settled()


def test_keeping_mine_is_tried_again_where_it_fails(page: StatementPage, stage: Stage, qtbot: QtBot) -> None:
    a_conflict(page, stage)
    stage.backend.fail_with(DiskFault("no-space"))
    page.findings.two_texts.keep_mine.click()
    assert page.banner_text("saving").startswith("NOT saved: The disk is full.")
    assert not page.is_settled()
    stage.backend.fail_with(None)
    qtbot.waitUntil(lambda: stage.desk.texts(PART)[-1] == "Staff knew what to do. Mine.", timeout=5000)
    assert page.findings.two_texts.isHidden()
    assert page.is_settled()


def test_keeping_theirs_loses_nothing(page: StatementPage, stage: Stage) -> None:
    a_conflict(page, stage)
    page.findings.two_texts.keep_theirs.click()
    assert page.findings.editor.passages()[-1].text == "Theirs."
    kept = kept_texts(stage.backend.workspace, stage.desk.assessment_id)
    assert [text.text for text in kept] == ["Staff knew what to do. Mine."]
    assert page.is_settled()


def test_undo_of_an_action_is_shown_in_the_text(page: StatementPage, stage: Stage) -> None:
    type_at_end(page, " More.")
    page.flush()
    stage.backend.perform(undo, assessment_id=stage.desk.assessment_id)
    assert page.findings.editor.passages()[-1].text == "Staff knew what to do."


def changed_in(stage: Stage, table: str) -> Changed:
    """Return what an action of somebody else in the section answers with."""
    section_ids = frozenset({stage.desk.section_id(PART)})
    return Changed("undone", stage.desk.assessment_id, frozenset({table}), frozenset({"some-row"}), section_ids)


def test_what_changed_elsewhere_while_one_types_is_shown_when_the_typing_is_saved(
    page: StatementPage, stage: Stage
) -> None:
    type_at_end(page, " More.")
    first = page.findings.editor.passages()[0]
    stage.desk.rewrite(PART, first.id, "Theirs.")
    page.refresh(changed_in(stage, "passage"))
    assert page.findings.editor.passages()[1].text == "Staff knew what to do. More."
    page.flush()
    assert [passage.text for passage in page.findings.editor.passages()] == ["Theirs.", "Staff knew what to do. More."]
    caret = page.findings.editor.caret()
    assert caret is not None and caret.offset == len("Staff knew what to do. More.")


def test_a_citation_made_while_one_types_is_marked_when_the_typing_is_saved(page: StatementPage, stage: Stage) -> None:
    type_at_end(page, " More.")
    first = page.findings.editor.passages()[0]
    stage.desk.cite(PART, first.id, "People", stage.desk.note("Audit"))
    page.refresh(changed_in(stage, "citation"))
    assert page.findings.citations() == ()
    page.flush()
    assert len(page.findings.citations()) == 1


def test_a_score_and_its_reason_are_saved(page: StatementPage, stage: Stage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.score, Qt.Key.Key_3)
    QTest.keyClicks(page.rationale.text, "Records bear it out.")
    page.flush()
    score = stage.section(PART).score
    assert (score.level, score.rationale) == (3, "Records bear it out.")
    qtbot.keyClick(page.score, Qt.Key.Key_2)
    QTest.keyClicks(page.rationale.text, " Twice.")
    page.flush()
    assert stage.section(PART).score.rationale == "Records bear it out. Twice."
    assert page.rationale.two_texts.isHidden()


def test_the_score_can_be_cleared(page: StatementPage, stage: Stage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.score, Qt.Key.Key_3)
    qtbot.keyClick(page.score, Qt.Key.Key_Backspace)
    assert stage.section(PART).score.level is None


def test_a_framework_may_score_its_categories(stage: Stage, qtbot: QtBot) -> None:
    other = stage.stage_of(BY_CATEGORY)
    page = shown(other, qtbot, PART)
    statement = other.context.framework.statement(PART)
    for category, level in zip(statement.categories, (3, 2, 3, 2), strict=True):
        page.categories.rows[category].buttons[level].click()
    assert page.outcome.text() == other.context.framework.score_line(3)
    assert "3 + 2 + 3 + 2 = 10" in page.steps.text()
    page.categories.rows[statement.categories[0]].buttons[3].click()
    assert page.outcome.text().startswith("No score yet.")


def test_the_fold_is_remembered(page: StatementPage, stage: Stage, qtbot: QtBot) -> None:
    page.words.set_open(False)
    assert not shown(stage, qtbot, PART).words.is_open()


def test_words_are_found_and_replaced_in_the_whole_assessment(page: StatementPage, stage: Stage) -> None:
    stage.desk.write("needs", "Staff were kind.")
    page.bars.find_everywhere("Staff", False, False)
    assert page.bars.places.count() == 2
    page.bars.replace_everywhere("Staff", "Workers", True, True)
    assert stage.desk.texts("needs") == ["Workers were kind."]
    assert page.findings.editor.passages()[-1].text == "Workers knew what to do."
    assert stage.told[-1].text == "Replaced in 2 places."


def test_a_place_asked_for_too_early_is_shown_once_it_is_loaded(page: StatementPage, stage: Stage) -> None:
    (passage_id,) = Desk.write(stage.desk, "needs", "Found here.")
    page.findings.show_passage(passage_id, 0, 5)
    page.load_section(stage.desk.section_id("needs"))
    assert page.findings.editor.shown_words() == "Found"
