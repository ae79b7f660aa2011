"""The history pane: what was done, and undo and redo of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from builders import later
from page_stage import Stage
from pytestqt.qtbot import QtBot

from domain.checks.finding import Family, Finding, Severity
from store.actions.checks import waive_finding
from store.actions.evidence import add_item
from store.actions.scores import set_level
from store.changes import Actor, Changed
from store.queries.history import entries, entry_record
from store.values import ItemDetails
from ui.panes.history import HistoryPane
from ui.panes.history_reading import PAGE
from ui.sentences.differences import differences
from ui.widgets.list_rows import ListRow
from ui.widgets.pickers import Picker

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


def test_a_waiver_is_told_with_its_finding_and_its_reason_but_without_what_evidence_says(
    pane: HistoryPane, stage: Stage
) -> None:
    (passage,) = stage.desk.write("learning", "Staff told us so.")
    place = (stage.desk.section_id("learning"), passage, 0, 5, "Staff")
    finding = Finding("quote-altered", Family.QUOTES, Severity.SHOULD, *place, data=(("original", "Stuff told us"),))
    stage.backend.perform(
        waive_finding, assessment_id=stage.desk.assessment_id, finding=finding, reason="It was misheard."
    )
    assert newest(pane).title == "Waived a finding in Learning, improvement and innovation"
    (entry, *_) = entries(stage.desk.workspace, stage.desk.assessment_id, 1)
    found = differences(entry_record(stage.desk.workspace, entry.seq).changes)
    assert {each.name: each.after for each in found} == {
        "Words": "Staff",
        "Finding": "quote-altered",
        "Why it may stand": "It was misheard.",
    }


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


def test_while_it_is_hidden_undo_is_told_and_its_list_waits_until_it_is_shown(pane: HistoryPane, stage: Stage) -> None:
    score(stage, 3)
    pane.hide()
    pane.undo()
    assert stage.told[-1].text == "Undid: scored Safeguarding 3."
    assert newest(pane).title == "Scored Safeguarding 3"
    pane.show()
    assert newest(pane).title == "Undid: scored Safeguarding 3"


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


def done(pane: HistoryPane) -> list[str]:
    rows = pane.list.rows
    return [rows.row_at(rows.index(place)).title for place in range(rows.rowCount())]


def act(stage: Stage, action: Callable[..., Changed], **parameters: object) -> Changed:
    made: list[Changed] = []
    stage.backend.perform(action, assessment_id=stage.desk.assessment_id, on_done=made.append, **parameters)
    return made[0]


def choose(picker: Picker, words: str) -> None:
    picker.setCurrentIndex(picker.findText(words))


def test_entries_are_found_by_person_kind_section_and_words(pane: HistoryPane, stage: Stage, qtbot: QtBot) -> None:
    score(stage, 3)
    stage.backend.set_actor(Actor("Ben Shah", "Reviewer"))
    stage.desk.write("learning", "Staff told us so.")
    act(stage, add_item, details=ItemDetails("Focus group"))
    filters = pane.filters
    choose(filters.person, "Ben Shah")
    assert done(pane) == ["Added evidence: Focus group"]
    choose(filters.person, "Everybody")
    choose(filters.kind, "Scores")
    assert done(pane) == ["Scored Safeguarding 3"]
    choose(filters.kind, "All kinds")
    choose(filters.section, "Learning, improvement and innovation")
    assert done(pane)[0] == "Wrote in Learning, improvement and innovation"
    assert "Scored Safeguarding 3" not in done(pane)
    choose(filters.section, "All sections")
    filters.words.setText("scored 3")
    qtbot.waitUntil(lambda: done(pane) == ["Scored Safeguarding 3"])
    choose(filters.kind, "Evidence")
    assert done(pane) == []


def test_entries_of_a_day_are_found(stage: Stage, qtbot: QtBot) -> None:
    stage.desk.write("learning", "Staff told us so.", at=later(48 * 3600))
    pane = HistoryPane(stage.context)
    qtbot.addWidget(pane)
    pane.load()
    assert pane.filters.day.count() == 3
    pane.filters.day.setCurrentIndex(1)
    assert done(pane) == ["Wrote in Learning, improvement and innovation"]
    pane.filters.day.setCurrentIndex(2)
    assert "Wrote in Learning, improvement and innovation" not in done(pane)
    assert done(pane)


def test_an_entry_shows_the_words_that_went_and_came(pane: HistoryPane, stage: Stage) -> None:
    (passage,) = stage.desk.write("learning", "Staff told us so.")
    stage.desk.workspace.seal()
    stage.desk.rewrite("learning", passage, "People told us so.", at=later(600))
    pane.load()
    pane.list.choose_place(0)
    assert looks_of(pane) == {"Staff": (True, False), "People": (False, True), " told us so.": (False, False)}


def looks_of(pane: HistoryPane) -> dict[str, tuple[bool, bool]]:
    """Return each run of the last paragraph, whether it is struck, and whether it is underlined."""
    found: dict[str, tuple[bool, bool]] = {}
    runs = pane.entry_view.document().lastBlock().begin()
    while not runs.atEnd():
        look = runs.fragment().charFormat()
        found[runs.fragment().text()] = (look.fontStrikeOut(), look.fontUnderline())
        runs += 1
    return found


def test_earlier_entries_are_read_at_the_end_of_the_list(stage: Stage, qtbot: QtBot) -> None:
    for number in range(PAGE + 20):
        score(stage, 1 + number % 4)
    pane = HistoryPane(stage.context)
    qtbot.addWidget(pane)
    pane.resize(400, 600)
    pane.show()
    assert pane.list.count() == PAGE
    qtbot.waitUntil(lambda: pane.list.verticalScrollBar().maximum() > 0)
    pane.list.verticalScrollBar().setValue(pane.list.verticalScrollBar().maximum())
    assert pane.list.count() > PAGE + 19


def test_undo_names_its_action_whatever_is_filtered(pane: HistoryPane, stage: Stage) -> None:
    score(stage, 3)
    choose(pane.filters.kind, "Evidence")
    assert pane.undo_button.toolTip() == "Scored Safeguarding 3"
    pane.undo_button.click()
    assert stage.told[-1].text == "Undid: scored Safeguarding 3."


def test_the_journal_and_the_record_are_asked_for(pane: HistoryPane) -> None:
    wanted: list[str] = []
    pane.export_wanted.connect(wanted.append)
    pane.journal_button.click()
    pane.record_button.click()
    assert wanted == ["journal", "record"]
