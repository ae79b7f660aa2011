"""The history pane: what was done, and undo and redo of it."""

from __future__ import annotations

import pytest
from page_stage import Stage
from pytestqt.qtbot import QtBot

from store.actions.scores import set_level
from ui.panes.history import HistoryPane
from ui.widgets.list_rows import ListRow

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def pane(stage: Stage, qtbot: QtBot) -> HistoryPane:
    made = HistoryPane(stage.context)
    qtbot.addWidget(made)
    stage.backend.changed.connect(made.refresh)
    made.load()
    made.show()
    return made


def newest(pane: HistoryPane) -> ListRow:
    return pane.list.rows.row_at(pane.list.rows.index(0))


def score(stage: Stage, level: int) -> None:
    section_id = stage.desk.section_id("safeguarding")
    stage.backend.perform(set_level, assessment_id=stage.desk.assessment_id, section_id=section_id, level=level)


def test_an_entry_says_what_was_done_when_and_by_whom(pane: HistoryPane, stage: Stage) -> None:
    score(stage, 3)
    assert newest(pane).title == "Scored Safeguarding 3"
    assert newest(pane).detail.endswith("Priya Shah, Lead assessor")
    assert newest(pane).detail.startswith("today")


def test_undo_and_redo_reach_the_action(pane: HistoryPane, stage: Stage) -> None:
    score(stage, 3)
    pane.undo_button.click()
    assert stage.section("safeguarding").score.level is None
    assert newest(pane).title == "Undid: scored Safeguarding 3"
    pane.redo_button.click()
    assert stage.section("safeguarding").score.level == 3


def test_it_is_told_what_was_undone_and_done_again(pane: HistoryPane, stage: Stage) -> None:
    score(stage, 3)
    pane.undo()
    pane.redo()
    told = [each.text for each in stage.told[-2:]]
    assert told == ["Undid: scored Safeguarding 3.", "Did again: scored Safeguarding 3."]
    assert all(each.is_passing for each in stage.told[-2:])


def test_typing_is_saved_before_undo(pane: HistoryPane, stage: Stage) -> None:
    order: list[str] = []
    pane.flush_wanted.connect(lambda: order.append("flush"))
    score(stage, 3)
    pane.undo()
    assert order == ["flush"]


def test_what_cannot_be_done_says_why(pane: HistoryPane, stage: Stage) -> None:
    assert pane.redo_button.toolTip() == "There is nothing to do again."
    assert not pane.redo_button.isEnabled()


def test_a_hidden_pane_reads_when_it_is_shown(pane: HistoryPane, stage: Stage) -> None:
    pane.hide()
    score(stage, 2)
    assert newest(pane).title != "Scored Safeguarding 2"
    pane.show()
    assert newest(pane).title == "Scored Safeguarding 2"
