"""The page to find: as one types, under filters, by keyboard, to the place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from builders import ANN, NOON
from documents import a_text, attached
from page_stage import Stage
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from domain.assessment import Stance
from domain.evidence.evidence import Locator
from store.actions.evidence import add_item
from store.actions.excerpts import add_excerpt
from store.search.full_text import Hit
from store.values import ExcerptDetails, ItemDetails
from ui.context import FoundPlace
from ui.desk.finding_texts import text_provider
from ui.pages.find import FindPage
from ui.pages.found_rows import found_row
from ui.palette import TextHit

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

PART = "safeguarding"
NOTES = "Nobody asked about transport. Buses were late."


class Finding:
    """The page on a stage with a passage, an item and an excerpt about transport."""

    def __init__(self, stage: Stage, qtbot: QtBot) -> None:
        self.stage, self.bot = stage, qtbot
        self.places: list[tuple[object, ...]] = []
        self.sources: list[tuple[object, ...]] = []
        context = replace(
            stage.context,
            open_passage=lambda *place: self.places.append(place),
            open_source=lambda item_id, excerpt_id="", place=None: self.sources.append((item_id, excerpt_id, place)),
        )
        self.context = context
        self.page = FindPage(context)
        qtbot.addWidget(self.page)
        self._fill()
        self.page.resize(640, 800)
        self.page.show()
        self.page.load()

    def _fill(self) -> None:
        desk = self.stage.desk
        details = ItemDetails("Survey", category="people", event_date=date(2024, 11, 5), given_by="Carers", notes=NOTES)
        made = add_item(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, details=details)
        self.item_id = made.result[0]
        self.excerpt_id = add_excerpt(
            desk.workspace,
            ANN,
            NOON,
            assessment_id=desk.assessment_id,
            item_id=self.item_id,
            text=NOTES[:29],
            place=Locator(0, 0, 29),
            details=ExcerptDetails(stance=Stance.CONTRADICTS),
        ).result[0]
        (self.passage_id,) = desk.write(PART, "People liked the transport.")

    def type(self, text: str) -> None:
        self.bot.keyClicks(self.page.field, text)
        self.bot.waitUntil(lambda: not self.page._later.isActive())

    def titles(self) -> set[str]:
        return {row.title for row in self.page.list.rows()}


@pytest.fixture
def finding(stage: Stage, qtbot: QtBot) -> Finding:
    return Finding(stage, qtbot)


def test_typing_finds_in_findings_items_and_excerpts_with_the_words_marked(finding: Finding) -> None:
    finding.type("transp")
    assert finding.titles() == {"Safeguarding", "E-001 Survey", "E-001/1 Survey"}
    assert finding.page.summary.text() == "3 places"
    for row in finding.page.list.rows():
        assert [row.words[start:end] for start, end in row.marks] == ["transport"]


def test_what_is_not_there_is_said(finding: Finding) -> None:
    finding.type("zebra")
    assert finding.page.summary.text().startswith("Nothing found")
    assert finding.page.list.isHidden()
    finding.page.field.clear()
    finding.bot.waitUntil(lambda: finding.page.summary.text().startswith("Type words"))


def test_kinds_and_filters_narrow_what_is_found(finding: Finding) -> None:
    finding.type("transport")
    finding.page.filters.kind_chips["excerpt"].click()
    assert finding.titles() == {"E-001/1 Survey"}
    finding.page.filters.kind_chips[""].click()
    finding.page.filters.category.set_value("people")
    assert finding.titles() == {"E-001 Survey", "E-001/1 Survey"}
    assert "People's experience" in finding.page.filters.fold._summary.text()
    finding.page.filters.day_from.set_day(date(2025, 1, 1))
    finding.page.filters.day_from.changed.emit(date(2025, 1, 1))
    assert finding.titles() == set()
    finding.page.filters.none.click()
    assert len(finding.titles()) == 3
    finding.page.filters.contradicting.click()
    assert finding.titles() == {"E-001 Survey", "E-001/1 Survey"}
    finding.page.filters.clear()
    finding.page.filters.statement.set_value(finding.stage.desk.section_id(PART))
    assert finding.titles() == {"Safeguarding"}


def test_arrows_and_enter_lead_to_the_place(finding: Finding) -> None:
    finding.type("transport")
    finding.bot.keyClick(finding.page.field, Qt.Key.Key_Down)
    assert finding.page.focusWidget() is finding.page.list
    for row in finding.page.list.rows():
        finding.page.list.choose_place(int(row.id))
        finding.bot.keyClick(finding.page.list, Qt.Key.Key_Return)
    assert finding.places == [(finding.stage.desk.section_id(PART), finding.passage_id, 17, 26)]
    assert finding.sources == [(finding.item_id, finding.excerpt_id, None)]
    assert finding.stage.opened == [finding.item_id]
    finding.page.list.choose_place(0)
    finding.bot.keyClick(finding.page.list, Qt.Key.Key_Up)
    assert finding.page.focusWidget() is finding.page.field


def test_enter_in_the_field_opens_the_best(finding: Finding) -> None:
    finding.type("transport liked")
    finding.bot.keyClick(finding.page.field, Qt.Key.Key_Return)
    assert [place[1] for place in finding.places] == [finding.passage_id]


def test_an_answer_to_what_was_typed_before_is_dropped(finding: Finding) -> None:
    finding.type("transport")
    finding.page._on_found(finding.page._asked - 1, ())
    assert len(finding.titles()) == 3


def test_a_hit_in_a_file_names_the_file_and_the_page() -> None:
    hit = Hit(
        "file_text", "f/2", "a", "", "😀 late buses", ((2, 6),), (2, 6), "i", "E-047", "Minutes", file="m.docx", page=3
    )
    row = found_row("0", hit, {})
    assert (row.title, row.trail) == ("E-047 Minutes", "m.docx, page 3")
    assert row.marks == ((3, 7),)
    assert found_row("0", replace(hit, page=0, block=2), {}).trail == "m.docx, paragraph 2"


def test_the_palette_names_the_evidence_and_puts_the_words_beneath(finding: Finding) -> None:
    taken: list[TextHit] = []
    provide = text_provider(lambda: finding.context, lambda _id: "Safeguarding")
    provide("transport", taken.extend)
    assert {hit.title for hit in taken} == {"People liked the transport.", "E-001 Survey", "E-001/1 Survey"}
    for hit in taken:
        hit.run()
    assert finding.places == [(finding.stage.desk.section_id(PART), finding.passage_id, 17, 26)]
    assert finding.sources == [(finding.item_id, finding.excerpt_id, None)]
    assert finding.stage.opened == [finding.item_id]


def test_a_place_in_a_file_is_opened_by_enter_and_from_the_palette(finding: Finding, tmp_path: Path) -> None:
    path = tmp_path / "minutes.txt"
    path.write_text("x", encoding="utf-8")
    item = attached(finding.stage.desk, path, a_text("Agenda", "The zebra crossing was late."))
    finding.type("zebra cross")
    finding.bot.keyClick(finding.page.field, Qt.Key.Key_Return)
    taken: list[TextHit] = []
    text_provider(lambda: finding.context, lambda _id: "")("zebra", taken.extend)
    taken[0].run()
    assert finding.sources == [(item.id, "", FoundPlace(item.files[0].id, 2, 4, 9))] * 2
