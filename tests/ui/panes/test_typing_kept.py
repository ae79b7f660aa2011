"""Nothing typed into a form is lost: saved as it is typed, kept when it cannot be, never overwritten by a refresh."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from builders import BEN, NOON
from page_stage import Stage
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from domain.assessment import Assessment, EvidenceItem, EvidenceKind
from store.actions.assessments import change_details
from store.actions.evidence import change_item, remove_item
from store.actions.history import undo
from store.errors import DiskFault
from store.queries.assessments import load_overview
from store.queries.evidence import load_items
from store.queries.history import entries
from store.queries.text import kept_texts
from store.values import AssessmentDetails
from ui.pages.form import Form
from ui.pages.overview import OverviewPage
from ui.panes.evidence import EvidencePane
from ui.panes.item_saver import details_of
from ui.widgets.growing_text import GrowingText

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

FULL = DiskFault("no-space")


@pytest.fixture
def pane(stage: Stage, qtbot: QtBot) -> Iterator[EvidencePane]:
    made = EvidencePane(stage.context)
    qtbot.addWidget(made)
    stage.backend.changed.connect(made.refresh)
    made.load()
    made.show()
    yield made
    made.stop()


@pytest.fixture
def overview(stage: Stage, qtbot: QtBot) -> OverviewPage:
    page = OverviewPage(stage.context)
    qtbot.addWidget(page)
    stage.backend.changed.connect(page.refresh)
    page.load()
    page.show()
    return page


@pytest.fixture
def opened(pane: EvidencePane, stage: Stage) -> EvidencePane:
    """The pane with the one item open."""
    item_id = stage.desk.note("Focus group")
    pane.load()
    pane.open_item(item_id)
    return pane


def items(stage: Stage) -> tuple[EvidenceItem, ...]:
    return load_items(stage.backend.workspace, stage.desk.assessment_id)


def assessment(stage: Stage) -> Assessment:
    return load_overview(stage.backend.workspace, stage.desk.assessment_id)[0]


def write(qtbot: QtBot, form: Form, key: str, text: str) -> None:
    """Type at the end of a field, without leaving it."""
    control = form.control(key)
    assert isinstance(control, QLineEdit | GrowingText)
    control.setFocus()
    QTest.keyClick(control, Qt.Key.Key_End)
    QTest.keyClicks(control, text)


def rewrite(qtbot: QtBot, form: Form, key: str, text: str) -> None:
    """Replace what is in a field, without leaving it."""
    control = form.control(key)
    assert isinstance(control, QLineEdit | GrowingText)
    control.selectAll()
    QTest.keyClick(control, Qt.Key.Key_Backspace)
    write(qtbot, form, key, text)


def elsewhere(stage: Stage, **values: object) -> None:
    """Change the one item as somebody else; the change is told."""
    (item,) = items(stage)
    changed = change_item(
        stage.backend.workspace,
        BEN,
        NOON,
        assessment_id=stage.desk.assessment_id,
        item_id=item.id,
        details=replace(details_of(item), **values),  # type: ignore[arg-type]
        base_version=item.version,
    )
    stage.backend.changed.emit(changed)


def fault_under(form: Form, key: str) -> str:
    return form.control(key).accessibleDescription()


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("title", ", Tuesday"),
        ("notes", "They had waited since June."),
        ("given_by", "A carer"),
        ("url", "https://example.org"),
        ("event_date", "17 January 2025"),
        ("people_heard", "12"),
    ],
)
def test_each_field_of_an_item_is_saved_while_the_caret_is_still_in_it(
    opened: EvidencePane, stage: Stage, qtbot: QtBot, key: str, text: str
) -> None:
    write(qtbot, opened.item.form, key, text)
    qtbot.waitUntil(lambda: opened.item.saver.is_settled, timeout=3000)
    wanted = {"title": "Focus group, Tuesday", "event_date": date(2025, 1, 17), "people_heard": 12}.get(key, text)
    assert getattr(items(stage)[0], key) == wanted


def test_the_details_are_saved_while_the_caret_is_still_in_them(
    overview: OverviewPage, stage: Stage, qtbot: QtBot
) -> None:
    write(qtbot, overview.details, "authority", " and District")
    qtbot.waitUntil(overview.is_settled, timeout=3000)
    assert assessment(stage).authority == "Testshire County Council and District"


def test_typing_details_is_one_entry_of_the_history(overview: OverviewPage, stage: Stage, qtbot: QtBot) -> None:
    for word in (" and", " District"):
        write(qtbot, overview.details, "authority", word)
        overview.flush()
    actions = [entry.action for entry in entries(stage.backend.workspace, stage.desk.assessment_id)]
    assert actions == ["details-changed", "assessment-created"]


def test_a_full_disk_keeps_the_words_in_their_field_and_tries_again(
    opened: EvidencePane, stage: Stage, qtbot: QtBot
) -> None:
    saver, failures = opened.item.saver, list[Exception]()
    saver.failed.connect(failures.append)
    stage.backend.fail_with(FULL)
    write(qtbot, opened.item.form, "notes", "They had waited.")
    saver.flush()
    opened.load()
    assert failures == [FULL] and "NOT saved: The disk is full." in saver.fault.text()
    assert opened.item.form.value("notes") == saver.unsaved_text().removeprefix("Notes: ") == "They had waited."
    stage.backend.fail_with(None)
    qtbot.waitUntil(lambda: saver.is_settled, timeout=4000)
    assert items(stage)[0].notes == "They had waited." and saver.fault.isHidden()


def test_another_item_is_not_opened_over_words_that_cannot_be_saved(
    opened: EvidencePane, stage: Stage, qtbot: QtBot
) -> None:
    other = stage.desk.note("Audit")
    opened.load()
    stage.backend.fail_with(FULL)
    write(qtbot, opened.item.form, "notes", "They had waited.")
    opened.open_item(other)
    opened.show_list()
    opened.open_item(other)
    assert opened.item.form.value("notes") == "They had waited."
    assert "What you typed of E-001 is not saved yet" in stage.told[-1].text
    stage.backend.fail_with(None)
    opened.open_item(other)
    assert (items(stage)[0].notes, opened.item.form.value("title")) == ("They had waited.", "Audit")


def test_an_empty_title_is_explained_and_holds_nothing_else_back(
    opened: EvidencePane, stage: Stage, qtbot: QtBot
) -> None:
    form, saver = opened.item.form, opened.item.saver
    rewrite(qtbot, form, "title", "")
    saver.flush()
    write(qtbot, form, "notes", "They had waited.")
    saver.flush()
    saver.flush()
    assert "needs a title" in fault_under(form, "title") and not saver.is_settled
    assert (items(stage)[0].title, items(stage)[0].notes) == ("Focus group", "They had waited.")
    assert stage.backend.actions == ["change_item", "change_item"]
    write(qtbot, form, "title", "Interview")
    saver.flush()
    assert (items(stage)[0].title, fault_under(form, "title")) == ("Interview", "") and saver.is_settled


def test_a_reversed_window_is_explained_and_mended_by_either_day(
    overview: OverviewPage, stage: Stage, qtbot: QtBot
) -> None:
    write(qtbot, overview.details, "window_from", "1 February 2025")
    write(qtbot, overview.details, "window_to", "1 January 2025")
    overview.flush()
    assert "comes before the first" in fault_under(overview.details, "window_to") and not overview.is_settled()
    rewrite(qtbot, overview.details, "window_from", "1 December 2024")
    overview.flush()
    assert (assessment(stage).window_from, assessment(stage).window_to) == (date(2024, 12, 1), date(2025, 1, 1))
    assert overview.is_settled() and not fault_under(overview.details, "window_to")


def test_what_is_no_date_stays_in_its_field_and_is_unsaved_until_mended(opened: EvidencePane, qtbot: QtBot) -> None:
    failures: list[Exception] = []
    opened.item.saver.failed.connect(failures.append)
    write(qtbot, opened.item.form, "event_date", "next week")
    opened.item.saver.flush()
    opened.load()
    assert "next week" in opened.item.saver.unsaved_text() and len(failures) == 1
    rewrite(qtbot, opened.item.form, "event_date", "17/1/25")
    opened.item.saver.flush()
    assert opened.item.saver.is_settled and opened.item.item is not None


def test_where_both_sides_changed_one_field_both_texts_are_shown(
    opened: EvidencePane, stage: Stage, qtbot: QtBot
) -> None:
    form, saver = opened.item.form, opened.item.saver
    write(qtbot, form, "notes", "Mine.")
    elsewhere(stage, notes="Theirs.", given_by="A carer")
    saver.flush()
    assert saver.two_texts.mine.text().count("Mine.") == saver.two_texts.theirs.text().count("Theirs.") == 1
    assert not opened.is_settled() and form.value("given_by") == "A carer"
    saver.two_texts.keep_mine.click()
    assert saver.is_settled and (items(stage)[0].notes, items(stage)[0].given_by) == ("Mine.", "A carer")


def test_the_saved_text_can_be_chosen_and_other_typing_stays(opened: EvidencePane, stage: Stage, qtbot: QtBot) -> None:
    form, saver = opened.item.form, opened.item.saver
    write(qtbot, form, "notes", "Mine.")
    write(qtbot, form, "title", ", OT")
    elsewhere(stage, notes="Theirs.")
    saver.flush()
    saver.two_texts.keep_theirs.click()
    assert (items(stage)[0].notes, items(stage)[0].title) == ("Theirs.", "Focus group, OT") and saver.is_settled
    assert form.value("notes") == "Theirs."


def test_a_refresh_leaves_the_field_that_is_being_typed_in_alone(
    opened: EvidencePane, stage: Stage, qtbot: QtBot
) -> None:
    write(qtbot, opened.item.form, "notes", "They had ")
    elsewhere(stage, given_by="A carer")
    opened.load()
    QTest.keyClicks(opened.item.form.control("notes"), "waited. ")
    opened.item.saver.flush()
    assert opened.item.form.value("notes") == "They had waited. "
    assert (items(stage)[0].notes.strip(), items(stage)[0].given_by) == ("They had waited.", "A carer")


def test_a_refresh_of_the_overview_leaves_typing_alone(overview: OverviewPage, stage: Stage, qtbot: QtBot) -> None:
    write(qtbot, overview.details, "authority", " and")
    now = assessment(stage)
    changed = change_details(
        stage.backend.workspace,
        BEN,
        NOON,
        assessment_id=now.id,
        details=AssessmentDetails(now.authority, visit_from=date(2025, 1, 1)),
        base_version=now.version,
    )
    stage.backend.changed.emit(changed)
    write(qtbot, overview.details, "authority", " District")
    overview.flush()
    assert assessment(stage).authority == "Testshire County Council and District"
    assert assessment(stage).visit_from == overview.details.value("visit_from") == date(2025, 1, 1)


def test_undo_is_shown_also_in_the_field_with_the_caret(opened: EvidencePane, stage: Stage, qtbot: QtBot) -> None:
    write(qtbot, opened.item.form, "notes", "They had waited.")
    opened.item.saver.flush()
    stage.backend.perform(undo, assessment_id=stage.desk.assessment_id)
    assert opened.item.form.value("notes") == "" and opened.item.saver.is_settled


def test_what_was_typed_of_an_item_that_is_gone_is_kept_aside(opened: EvidencePane, stage: Stage, qtbot: QtBot) -> None:
    write(qtbot, opened.item.form, "notes", "They had waited.")
    stage.backend.perform(remove_item, assessment_id=stage.desk.assessment_id, item_id=items(stage)[0].id)
    opened.flush()
    (kept,) = kept_texts(stage.backend.workspace, stage.desk.assessment_id)
    assert (kept.text, kept.source) == ("Notes: They had waited.", "E-001") and opened.is_settled()


def test_a_paste_that_is_too_long_is_kept_whole(opened: EvidencePane, stage: Stage) -> None:
    data = QMimeData()
    data.setText("They had waited. " * 20_000)
    notes = opened.item.form.control("notes")
    assert isinstance(notes, GrowingText)
    notes.insertFromMimeData(data)
    (kept,) = kept_texts(stage.backend.workspace, stage.desk.assessment_id)
    assert (len(kept.text), kept.reason) == (340_000, "too-much")
    assert "kept on the overview" in stage.told[-1].text


def test_a_note_is_an_item_from_its_first_words_on(pane: EvidencePane, stage: Stage, qtbot: QtBot) -> None:
    pane.new_item.begin_note()
    write(qtbot, pane.new_item.note, "notes", "They had waited since June.")
    qtbot.waitUntil(lambda: pane.is_settled() and bool(items(stage)), timeout=3000)
    write(qtbot, pane.new_item.note, "title", "Interview")
    pane.new_item.submit()
    (note,) = items(stage)
    assert (note.title, note.notes, note.kind) == ("Interview", "They had waited since June.", EvidenceKind.NOTE)
    assert stage.told[-1].text == "E-001 added." and pane.new_item.isHidden()


def test_a_note_without_a_title_has_its_first_line_for_one(pane: EvidencePane, stage: Stage, qtbot: QtBot) -> None:
    pane.new_item.begin_note()
    write(qtbot, pane.new_item.note, "notes", "They had")
    pane.flush()
    write(qtbot, pane.new_item.note, "notes", " waited.")
    pane.new_item.submit()
    assert [item.title for item in items(stage)] == ["They had waited."]


def test_not_now_keeps_what_was_typed_and_can_be_undone(pane: EvidencePane, stage: Stage, qtbot: QtBot) -> None:
    pane.new_item.begin_note()
    write(qtbot, pane.new_item.note, "notes", "They had waited.")
    QTest.keyClick(pane.new_item, Qt.Key.Key_Escape)
    assert [item.notes for item in items(stage)] == ["They had waited."] and pane.new_item.isHidden()
    assert stage.told[-1].text == "What you typed is kept as E-001."
    stage.told[-1].choices[0].run()
    assert items(stage) == ()


def test_a_form_left_without_words_leaves_nothing(pane: EvidencePane, stage: Stage, qtbot: QtBot) -> None:
    pane.new_item.begin_note()
    pane.new_item.leave()
    assert stage.backend.actions == []
    pane.new_item.begin_link()
    write(qtbot, pane.new_item.link, "title", "A")
    pane.flush()
    rewrite(qtbot, pane.new_item.link, "title", "")
    pane.new_item.leave()
    assert items(stage) == () and pane.new_item.isHidden()


def test_a_second_text_waits_until_the_first_is_an_item(pane: EvidencePane, stage: Stage) -> None:
    stage.backend.fail_with(FULL)
    pane.new_item.begin_note("First.")
    pane.new_item.begin_note("Second.")
    pane.new_item.begin_link("https://example.org/third")
    assert pane.new_item.note.value("notes") == "First." and not pane.is_settled()
    assert all(text in pane.new_item.unsaved_text() for text in ("First.", "Second.", "https://example.org/third"))
    stage.backend.fail_with(None)
    pane.flush()
    assert [item.title for item in items(stage)] == ["First.", "Second.", "https://example.org/third"]
    assert pane.new_item.isVisible() and pane.is_settled()


def test_a_note_that_was_undone_while_it_is_typed_is_made_anew(pane: EvidencePane, stage: Stage, qtbot: QtBot) -> None:
    pane.new_item.begin_note()
    write(qtbot, pane.new_item.note, "notes", "They had")
    pane.flush()
    stage.backend.perform(undo, assessment_id=stage.desk.assessment_id)
    write(qtbot, pane.new_item.note, "notes", " waited.")
    pane.flush()
    pane.flush()
    assert [item.notes for item in items(stage)] == ["They had waited."]


def test_what_is_set_in_the_item_while_its_note_is_typed_stays(pane: EvidencePane, stage: Stage, qtbot: QtBot) -> None:
    pane.new_item.begin_note()
    write(qtbot, pane.new_item.note, "notes", "They had")
    pane.flush()
    elsewhere(stage, given_by="A carer")
    write(qtbot, pane.new_item.note, "notes", " waited.")
    pane.new_item.submit()
    assert [(item.notes, item.given_by) for item in items(stage)] == [("They had waited.", "A carer")]
