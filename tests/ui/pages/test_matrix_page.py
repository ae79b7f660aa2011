"""The evidence matrix: cells, the keyboard, and what stands under the table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from builders import ANN, NOON
from page_stage import Stage
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from domain.evidence.triangulation import Cell
from store.actions.assessments import change_details
from store.actions.evidence import add_item
from store.queries.assessments import load_document
from store.queries.evidence import load_items
from store.values import AssessmentDetails, ItemDetails
from ui.pages.matrix import MatrixPage
from ui.pages.matrix_rows import cell_words
from ui.pages.place_link import PlaceLink
from ui.panes.evidence_list import EvidenceList
from ui.widgets.buttons import OutlinedButton

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

PART, OTHER = "safeguarding", "learning"


class Matrix:
    """The page on a stage, and the items it asked to be shown."""

    def __init__(self, stage: Stage, qtbot: QtBot) -> None:
        self.stage, self.bot = stage, qtbot
        self.shown: list[tuple[tuple[str, ...], str]] = []
        context = replace(stage.context, open_items=lambda ids, words: self.shown.append((tuple(ids), words)))
        self.page = MatrixPage(context)
        qtbot.addWidget(self.page)
        stage.backend.changed.connect(self.page.refresh)

    def item(self, title: str, category: str, heard: int | None = None, day: date | None = None) -> str:
        desk = self.stage.desk
        details = ItemDetails(title, category=category, people_heard=heard, event_date=day)
        return add_item(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, details=details).result[0]

    def open(self) -> MatrixPage:
        self.page.resize(640, 800)
        self.page.show()
        self.page.load()
        return self.page

    def row(self, part_id: str) -> int:
        view = self.page.view
        assert view is not None
        return [row.part_id for row in view.matrix.rows].index(part_id)


@pytest.fixture
def matrix(stage: Stage, qtbot: QtBot) -> Matrix:
    made = Matrix(stage, qtbot)
    survey = made.item("Survey", "people", 12)
    visits = made.item("Visits", "people")
    audit = made.item("Audit", "processes", day=date(2023, 1, 5))
    (first,) = stage.desk.write(PART, "Carers waited. Audits agreed.")
    (second,) = stage.desk.write(OTHER, "Carers were heard.")
    for item_id in (survey, visits):
        stage.desk.cite(PART, first, "Carers waited", item_id)
    stage.desk.cite(OTHER, second, "heard", audit)
    stage.desk.cite(OTHER, second, "heard", survey)
    return made


def test_a_cell_counts_items_and_says_all_in_words(matrix: Matrix) -> None:
    page = matrix.open()
    row = matrix.row(PART)
    line = page.table.line(row)
    assert line.label == "Safeguarding"
    assert [cell.number for cell in line.cells] == ["2", "", "", "", "50%"]
    words = page.table.words_at(row, 0)
    assert words == "Safeguarding, People's experience: 2 items, at least 12 people heard, 2 supporting"
    assert page.table.words_at(row, 1).endswith("no evidence")
    assert page.table.words_at(row, 4).endswith("50% evidenced, 2 sentences, 1 without evidence")


def test_the_warmest_cell_is_the_fullest(matrix: Matrix) -> None:
    page = matrix.open()
    assert page.table.line(matrix.row(PART)).cells[0].warmth == 1
    assert page.table.line(matrix.row(OTHER)).cells[0].warmth == 0.5


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (Cell(), "no evidence"),
        (Cell(("a",), 1, True, 1), "1 item, 1 person heard, 1 supporting"),
        (Cell(("a",), 0, False, 0, 2, 1), "1 item, 2 contradicting, 1 for context"),
        (Cell(("a", "b"), 1204, False, 3), "2 items, at least 1,204 people heard, 3 supporting"),
    ],
)
def test_cells_in_words(cell: Cell, words: str) -> None:
    assert cell_words(cell) == words


def test_the_keyboard_travels_between_cells_and_enter_shows_their_evidence(matrix: Matrix) -> None:
    page = matrix.open()
    page.take_focus()
    table = page.table
    assert (table.currentIndex().row(), table.currentIndex().column()) == (0, 0)
    for _step in range(matrix.row(PART)):
        matrix.bot.keyClick(table, Qt.Key.Key_Down)
    matrix.bot.keyClick(table, Qt.Key.Key_Return)
    items = {item.title: item.id for item in load_items(matrix.stage.desk.workspace, matrix.stage.desk.assessment_id)}
    assert matrix.shown == [((items["Survey"], items["Visits"]), "Safeguarding: People's experience")]
    for _step in range(4):
        matrix.bot.keyClick(table, Qt.Key.Key_Right)
    matrix.bot.keyClick(table, Qt.Key.Key_Return)
    assert matrix.stage.opened == [matrix.stage.desk.section_id(PART)]


def test_a_click_opens_a_cell_and_a_label_its_section(matrix: Matrix) -> None:
    page = matrix.open()
    table = page.table
    place = table.visualRect(table.model().index(matrix.row(PART), 0)).center()
    matrix.bot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert matrix.shown[0][1] == "Safeguarding: People's experience"
    table.verticalHeader().sectionClicked.emit(matrix.row(OTHER))
    assert matrix.stage.opened == [matrix.stage.desk.section_id(OTHER)]


def links(page: MatrixPage, name: str) -> list[str]:
    return [link.accessibleName() for link in page.folds[name].findChildren(PlaceLink)]


def test_under_the_table_stand_broken_rules_and_what_should_be_looked_at(matrix: Matrix) -> None:
    desk = matrix.stage.desk
    details = AssessmentDetails("Testshire", date(2024, 1, 1), date(2024, 12, 31))
    version = load_document(desk.workspace, desk.assessment_id).assessment.version
    change_details(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, details=details, base_version=version)
    page = matrix.open()
    assert links(page, "broken") == ["Safeguarding"]
    assert links(page, "shared") == ["E-001 Survey"]
    assert links(page, "outside") == ["E-003 Audit"]
    assert links(page, "undisclosed") == ["E-001 Survey", "E-002 Visits", "E-003 Audit"]
    page.folds["broken"].findChildren(PlaceLink)[0].click()
    page.folds["outside"].findChildren(PlaceLink)[0].click()
    item = load_items(desk.workspace, desk.assessment_id)[2]
    assert matrix.stage.opened == [desk.section_id(PART), item.id]


def test_a_change_shows_while_the_page_is_seen_and_the_current_cell_stays(matrix: Matrix) -> None:
    page = matrix.open()
    page.table.setCurrentIndex(page.table.model().index(3, 2))
    matrix.stage.backend.perform(
        add_item, assessment_id=matrix.stage.desk.assessment_id, details=ItemDetails("More", category="staff")
    )
    assert (page.table.currentIndex().row(), page.table.currentIndex().column()) == (3, 2)
    assert page.view is not None and len(page.view.items) == 4


@pytest.mark.parametrize("width", [480, 640, 900])
def test_the_table_stays_within_the_page(matrix: Matrix, width: int) -> None:
    page = matrix.open()
    page.resize(width, 800)
    matrix.bot.waitUntil(lambda: page.table.width() <= page.viewport().width())
    content = page.widget()
    assert content is not None and content.width() <= page.viewport().width()
    down, across = page.table.verticalHeader(), page.table.horizontalHeader()
    assert page.table.height() >= down.length() + across.height()


def test_an_empty_assessment_has_empty_cells(stage: Stage, qtbot: QtBot) -> None:
    page = Matrix(stage, qtbot).open()
    assert all(not cell.number for row in range(9) for cell in page.table.line(row).cells)
    assert [label.text() for label in page.folds["shared"].findChildren(QLabel) if label.text()] == ["None."]


def test_the_list_of_evidence_can_show_only_some_until_its_chip_is_pressed(matrix: Matrix, qtbot: QtBot) -> None:
    listing = EvidenceList(matrix.stage.context.framework, OutlinedButton("Add"))
    qtbot.addWidget(listing)
    listing.resize(320, 600)
    listing.show()
    items = load_items(matrix.stage.desk.workspace, matrix.stage.desk.assessment_id)
    listing.show_items(items)
    listing.search.setText("zebra")
    listing.show_only([items[1].id], "Safeguarding: People's experience")
    assert (listing.list.count(), listing.list.current_id()) == (1, items[1].id)
    assert listing.only.isVisible() and not listing.category.isVisible()
    listing.show_items(items)
    assert listing.list.count() == 1
    listing.only.click()
    assert (listing.list.count(), listing.only.isVisible(), listing.category.isVisible()) == (3, False, True)
    listing.show_only([items[1].id], "Some")
    listing.choose(items[2].id)
    assert (listing.list.count(), listing.list.current_id()) == (3, items[2].id)
