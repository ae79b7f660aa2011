"""A spreadsheet becomes an item a row: offered, mapped, previewed, made and taken back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from evidence_files import xlsx_of
from page_stage import Stage, there
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from domain.assessment import EvidenceItem
from store.errors import Cancelled, DiskFault
from store.queries.evidence import load_items
from ui.panes.evidence import EvidencePane
from ui.panes.evidence_commands import evidence_commands
from ui.panes.intake import Intake
from ui.panes.sheet_reading import column_names
from ui.widgets.list_rows import ListRow
from ui.widgets.progress_row import ProgressRow

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

HEADER = ["Who", "When", "People", "Group", "Said", "Secret"]
ROWS: list[list[object]] = [
    ["Interviews of spring"],
    HEADER,
    ["OT team", "17/10/2024", 3, "staff", "We were never asked.", "yes"],
    ["A carer", "soon", 1, "weather", "They waited since June.", None],
    [None, None, 4, None, None, None],
    ["Board chair", "1/11/2024", 1, "partners", "Attendance is good.", None],
]


@pytest.fixture
def pane(stage: Stage, qtbot: QtBot) -> Iterator[EvidencePane]:
    made = EvidencePane(stage.context)
    qtbot.addWidget(made)
    stage.backend.changed.connect(made.refresh)
    made.resize(420, 900)
    made.load()
    made.show()
    yield made
    made.stop()


@pytest.fixture
def interviews(tmp_path: Path) -> Path:
    return a_sheet(tmp_path, {"Interviews": ROWS})


@pytest.fixture
def form_shown(pane: EvidencePane, interviews: Path) -> EvidencePane:
    """The form on the spreadsheet, its columns chosen but for the title."""
    pane.rows.open_file(interviews)
    for key, column in {"category": 3, "event_date": 1, "people_heard": 2, "words": 4, "confidential": 5}.items():
        choose(pane, key, column)
    return pane


def a_sheet(folder: Path, sheets: dict[str, list[list[object]]], name: str = "interviews.xlsx") -> Path:
    path = folder / name
    path.write_bytes(xlsx_of(sheets))
    return path


def choose(pane: EvidencePane, key: str, column: int | None) -> None:
    control = pane.rows.form.form.control(key)
    control.setCurrentIndex(0 if column is None else column + 1)  # type: ignore[attr-defined]


def items(stage: Stage) -> tuple[EvidenceItem, ...]:
    return load_items(stage.backend.workspace, stage.desk.assessment_id)


def previewed(pane: EvidencePane) -> list[ListRow]:
    rows = pane.rows.form.preview.rows
    return [rows.row_at(rows.index(number)) for number in range(rows.rowCount())]


def is_form_shown(pane: EvidencePane) -> bool:
    return pane.rows.form.isVisible()


def test_a_spreadsheet_taken_in_is_one_item_and_its_rows_are_offered(
    pane: EvidencePane, stage: Stage, interviews: Path
) -> None:
    pane.take(Intake((interviews,)))
    assert [item.title for item in items(stage)] == ["interviews"]
    assert stage.told[-1].text == "E-001 added."
    assert pane.rows.accept.isVisible()
    assert pane.rows.accept.accessibleName() == "Make an item of each of its 4 rows"
    assert not is_form_shown(pane)


@pytest.mark.parametrize("names", [("a.txt",), ("a.csv", "b.csv"), ("empty.csv",), ("gone.csv",)])
def test_nothing_is_offered_where_there_is_not_one_spreadsheet_with_rows(
    pane: EvidencePane, tmp_path: Path, names: Sequence[str]
) -> None:
    for name in names:
        if name != "gone.csv":
            (tmp_path / name).write_text("" if name == "empty.csv" else f"Who,Notes\n{name},Said.\n", encoding="utf-8")
    pane.take(Intake(tuple(tmp_path / name for name in names)))
    assert pane.rows.isHidden()


def test_an_offer_can_be_put_away(pane: EvidencePane, interviews: Path) -> None:
    pane.take(Intake((interviews,)))
    pane.rows.put_away.click()
    assert pane.rows.isHidden()


def test_the_form_opens_on_the_offer_and_escape_backs_out_to_it(
    pane: EvidencePane, stage: Stage, interviews: Path, qtbot: QtBot
) -> None:
    pane.take(Intake((interviews,)))
    pane.rows.accept.click()
    assert is_form_shown(pane) and not pane.rows.accept.isVisible()
    choose(pane, "words", 4)
    qtbot.keyClick(pane.rows.form.form.control("title"), Qt.Key.Key_Escape)
    assert not is_form_shown(pane) and pane.list.isVisible() and pane.rows.accept.isVisible()
    pane.rows.accept.click()
    assert pane.rows.form.mapping()["words"] == 4
    assert len(items(stage)) == 1


def test_the_header_is_recognised_and_its_columns_are_guessed(pane: EvidencePane, interviews: Path) -> None:
    pane.rows.open_file(interviews)
    form = pane.rows.form
    assert (
        form.headings.text() == "Row of headings: Who \u00b7 When \u00b7 People \u00b7 Group \u00b7 Said \u00b7 Secret"
    )
    assert form.mapping() == {"given_by": 0, "event_date": 1, "people_heard": 2, "category": 3}
    assert "guessed" in form.source.text()


def test_the_first_rows_are_previewed_as_items(form_shown: EvidencePane) -> None:
    team, carer, people = previewed(form_shown)
    assert team.title == "OT team"
    assert [part in team.detail for part in ("17 Oct 2024", "3 people", "confidential", "never asked")] == [True] * 4
    assert (carer.title, people.title) == ("A carer", "4")
    assert form_shown.rows.form.problems.text() == (
        "Its category is none of the framework\u2019s. Its date cannot be read as a day."
    )


def test_the_number_of_items_follows_the_columns(form_shown: EvidencePane) -> None:
    form = form_shown.rows.form
    assert form.make.text() == "Make 4 items"
    choose(form_shown, "people_heard", None)
    assert form.make.text() == "Make 3 items"
    assert previewed(form_shown)[2].title == "Says nothing"
    for key in ("given_by", "words"):
        choose(form_shown, key, None)
    assert not form.make.isEnabled() and "Choose the column" in form.make.toolTip()


def test_the_items_are_made_and_one_undo_takes_them_back(form_shown: EvidencePane, stage: Stage) -> None:
    form_shown.rows.form.make.click()
    assert stage.told[-1].text == "4 items made of the rows of interviews.xlsx: E-001 to E-004."
    team = items(stage)[0]
    assert (team.given_by, team.people_heard, team.confidential) == ("OT team", 3, True)
    assert (team.notes, team.received_date) == ("We were never asked.", stage.context.now().date())
    assert not is_form_shown(form_shown) and form_shown.rows.isHidden()
    assert form_shown.list.list.count() == 4
    stage.told[-1].choices[0].run()
    assert items(stage) == ()


def test_cells_that_could_not_be_read_are_listed(form_shown: EvidencePane) -> None:
    form_shown.rows.form.make.click()
    report = form_shown.attaching.report
    assert report.isVisible() and report.title.text() == "4 added"


def test_the_columns_are_remembered_for_these_headings(form_shown: EvidencePane, stage: Stage, tmp_path: Path) -> None:
    form_shown.rows.form.make.click()
    form_shown.rows.open_file(a_sheet(tmp_path, {"S": [HEADER, ["New", None, None, None, "Words.", None]]}, "b.xlsx"))
    assert form_shown.rows.form.mapping()["words"] == 4
    assert "last time" in form_shown.rows.form.source.text()


def test_rows_that_are_evidence_already_are_not_made_again(
    form_shown: EvidencePane, stage: Stage, interviews: Path
) -> None:
    form_shown.rows.form.make.click()
    form_shown.rows.open_file(interviews)
    form_shown.rows.form.make.click()
    assert len(items(stage)) == 4
    assert "evidence already" in stage.told[-1].text


def test_a_sheet_is_chosen_where_there_are_several(pane: EvidencePane, stage: Stage, tmp_path: Path) -> None:
    sheets: dict[str, list[list[object]]] = {
        "Cover": [["About this file"]],
        "Staff": [["Who", "Notes"], ["Jo", "Said."]],
        "Carers": [["Title", "Person"], ["Visit", "Bo"], ["Call", "Cy"]],
    }
    pane.rows.open_file(a_sheet(tmp_path, sheets))
    picker = pane.rows.form.sheet
    assert [picker.itemText(place) for place in range(picker.count())] == ["Staff", "Carers"]
    assert picker.hasFocus()
    picker.setCurrentIndex(1)
    assert pane.rows.form.mapping() == {"title": 0, "given_by": 1}
    pane.rows.form.make.click()
    assert [(item.title, item.given_by) for item in items(stage)] == [("Visit", "Bo"), ("Call", "Cy")]


def test_what_was_stopped_leads_back_to_the_columns(form_shown: EvidencePane, stage: Stage) -> None:
    stage.backend.fail_with(Cancelled())
    form_shown.rows.form.make.click()
    assert (items(stage), stage.told[-1].text) == ((), "It was stopped. Nothing half done remains.")
    stage.backend.fail_with(None)
    stage.told[-1].choices[0].run()
    assert is_form_shown(form_shown) and form_shown.rows.form.mapping()["words"] == 4


def test_a_spreadsheet_changed_under_the_form_is_not_taken_in(
    form_shown: EvidencePane, stage: Stage, tmp_path: Path
) -> None:
    a_sheet(tmp_path, {"Interviews": [["Said", *HEADER], ["Words.", "Jo"]]})
    form_shown.rows.form.make.click()
    assert "changed meanwhile" in stage.told[-1].text
    assert items(stage) == ()


def test_a_fault_is_told_and_nothing_is_lost(form_shown: EvidencePane, stage: Stage) -> None:
    stage.backend.fail_with(DiskFault("no-space"))
    form_shown.rows.form.make.click()
    assert "disk is full" in stage.told[-1].text
    assert form_shown.rows.accept.isVisible()


def test_the_work_is_shown_while_it_lasts(form_shown: EvidencePane, stage: Stage, interviews: Path) -> None:
    stage.backend.hold()
    form_shown.rows.form.make.click()
    assert not is_form_shown(form_shown)
    assert len(form_shown.rows.findChildren(ProgressRow)) > 0 and form_shown.rows.is_busy
    form_shown.rows.open_file(interviews)
    assert "on its way" in stage.told[-1].text
    stage.backend.release()
    assert not form_shown.rows.is_busy and len(items(stage)) == 4


def test_a_file_without_rows_is_told_of(pane: EvidencePane, stage: Stage, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Who,Notes\n", encoding="utf-8")
    pane.rows.open_file(tmp_path / "a.csv")
    assert "no rows in \u201ca.csv\u201d" in stage.told[-1].text
    assert not is_form_shown(pane) and pane.rows.isHidden()


def test_the_command_asks_for_a_spreadsheet(
    pane: EvidencePane, interviews: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_words: (str(interviews), ""))
    command = next(each for each in evidence_commands(there(pane)) if each.id == "add-rows")
    command.run()
    assert is_form_shown(pane) and pane.rows.form.form.control("title").hasFocus()


def test_another_load_leaves_the_form_in_sight(form_shown: EvidencePane, stage: Stage) -> None:
    stage.desk.note("Focus group")
    form_shown.load()
    assert is_form_shown(form_shown)


def test_every_control_of_the_form_has_a_name_and_is_reached_by_tab(form_shown: EvidencePane, qtbot: QtBot) -> None:
    form = form_shown.rows.form
    form.focus_first()
    wanted: list[QWidget] = [form.form.control(key) for key in form.form.values()]
    reached = []
    for _step in range(12):
        focused = form_shown.focusWidget()
        reached.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert [control for control in (*wanted, form.preview, form.make, form.leave) if control not in reached] == []
    assert all(control.accessibleName() for control in (*wanted, form.preview, form.sheet))


def test_columns_without_a_heading_of_their_own_are_told_apart_by_their_letter() -> None:
    assert column_names(["Who", "", "Notes", "Notes"]) == ["Who", "(column B)", "Notes (column C)", "Notes (column D)"]
    assert column_names([""] * 28)[-1] == "(column AB)"
