"""How pages and text are drawn, and where their words stand."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from documents import a_pdf, a_text
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from domain.assessment import Stance
from domain.evidence.evidence import BlockKind, FileBlock
from domain.text.page_text import paragraphs_of_page
from store.queries.texts import text_of_file as text_of
from ui.reader.marks import ShownMark
from ui.reader.page_map import Box, PageMap, PageWords
from ui.reader.pages_view import MOST_MAPS, MOST_PICTURES, PagesView
from ui.reader.source_text import SourceText, Spot
from ui.reader.text_view import TextView

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def pages(qtbot: QtBot) -> Iterator[PagesView]:
    view = PagesView()
    qtbot.addWidget(view)
    view.resize(500, 600)
    view.show()
    yield view
    view.stop()


@pytest.fixture
def text(qtbot: QtBot) -> TextView:
    view = TextView()
    qtbot.addWidget(view)
    view.resize(500, 400)
    view.show()
    return view


def show(pages: PagesView, path: Path, qtbot: QtBot) -> None:
    pages.set_source(SourceText.of_file(text_of(path)))
    pages.show_file(path)
    qtbot.waitUntil(pages.is_drawn, timeout=10_000)


def test_of_a_thousand_pages_only_those_in_sight_are_drawn(pages: PagesView, tmp_path: Path, qtbot: QtBot) -> None:
    path = a_pdf(tmp_path / "long.pdf", [[f"Page {number}."] for number in range(1, 1001)])
    show(pages, path, qtbot)
    assert pages.pages() == 1000
    pages.select(pages.source.find("Page 800.")[0])
    qtbot.waitUntil(lambda: pages.is_drawn() and pages.page() == 800, timeout=10_000)
    assert len(pages._pictures) <= MOST_PICTURES and len(pages._words) <= MOST_MAPS
    assert pages.boxes_of(pages.selection())


def test_pages_flown_past_are_not_drawn(pages: PagesView, tmp_path: Path, qtbot: QtBot) -> None:
    show(pages, a_pdf(tmp_path / "long.pdf", [[f"Page {number}."] for number in range(1, 301)]), qtbot)
    for number in range(1, 300, 3):
        pages.go_to_page(number)
    qtbot.waitUntil(pages.is_drawn, timeout=10_000)
    assert set(pages._pictures) < {1, 2, 3, *range(296, 301)}


@pytest.mark.parametrize("content", [b"%PDF-1.4\nnothing", b"not a pdf at all"])
def test_a_damaged_file_is_told(pages: PagesView, tmp_path: Path, qtbot: QtBot, content: bytes) -> None:
    path = tmp_path / "bad.pdf"
    path.write_bytes(content)
    with qtbot.waitSignal(pages.failed, timeout=10_000) as told:
        pages.show_file(path)
    assert told.args is not None and told.args[0].code == "damaged"


def test_another_file_is_shown_while_one_is_being_read(pages: PagesView, tmp_path: Path, qtbot: QtBot) -> None:
    for number in range(5):
        path = a_pdf(tmp_path / f"{number}.pdf", [["Words."]] * (number + 1))
        pages.set_source(SourceText.of_file(text_of(path)))
        pages.show_file(path)
    qtbot.waitUntil(pages.is_drawn, timeout=10_000)
    assert pages.pages() == 5 and pages.isVisible()


def test_a_page_keeps_its_place_when_the_width_changes(pages: PagesView, tmp_path: Path, qtbot: QtBot) -> None:
    show(pages, a_pdf(tmp_path / "long.pdf", [["Words."]] * 30), qtbot)
    pages.go_to_page(12)
    pages.resize(800, 600)
    qtbot.waitUntil(pages.is_drawn, timeout=10_000)
    assert pages.page() == 12


def a_map(page: str, *blocks: str) -> tuple[PageMap, SourceText]:
    """Return the map of a page whose characters are ten wide and stand in lines of twenty."""
    boxes: list[Box | None] = []
    column = line = 0
    for char in page:
        boxes.append((column * 10.0, line * 20.0, column * 10.0 + 10, line * 20.0 + 20) if char.isprintable() else None)
        column, line = (0, line + 1) if char == "\n" else (column + 1, line)
    source = SourceText([FileBlock(BlockKind.PARAGRAPH, text, 1) for text in blocks])
    words = PageWords(1, paragraphs_of_page(page), tuple(boxes))
    return PageMap(words, source, range(1, len(blocks) + 1)), source


def test_a_point_of_a_page_is_a_spot_of_the_text() -> None:
    page_map, _source = a_map("People waited\nfor weeks and weeks.", "People waited for weeks and weeks.")
    assert page_map.spot_at(72, 10) == Spot(1, 7)
    assert page_map.spot_at(42, 25) == Spot(1, 18)
    assert page_map.spot_at(400, 10) is None
    assert page_map.spot_at(400, 10, is_near=True) == Spot(1, 13)


def test_words_over_two_lines_have_a_box_in_each() -> None:
    page_map, source = a_map("People waited\nfor weeks and weeks.", "People waited for weeks and weeks.")
    boxes = page_map.boxes_of(source.find("waited for")[0])
    assert boxes == [(70, 0, 130, 20), (0, 20, 30, 40)]


def test_what_the_text_holds_no_block_for_cannot_be_selected() -> None:
    page_map, _source = a_map("A heading of its own.\n\nPeople waited.", "Something else", "People waited.")
    assert page_map.spot_at(3, 50) == Spot(2, 0)
    assert page_map.spot_at(3, 5) is None and not page_map.holds(1)


def test_a_text_of_twenty_thousand_rows_is_shown_and_left_at_once(text: TextView, qtbot: QtBot) -> None:
    rows = [(BlockKind.ROW, f"{number}\tsaid that {'words ' * (number % 40)}") for number in range(20_000)]
    source = SourceText.of_file(a_text(*rows))
    began = time.perf_counter()
    text.set_source(source)
    text.bring_into_sight((Spot(15_000, 0), Spot(15_000, 0)))
    assert time.perf_counter() - began < 3
    first, last = text.shown_blocks()
    assert first <= 15_000 <= last and len(text._laid) < 300


@pytest.mark.parametrize("at", [1, 7_500, 15_000])
def test_the_caret_and_the_pointer_agree_on_where_words_stand(text: TextView, at: int) -> None:
    blocks = [
        (BlockKind.ROW, f"{number}\tcaf\u00e9 \U0001f600 {'wo rds ' * (number % 9)}\tend") for number in range(15_000)
    ]
    text.set_source(SourceText.of_file(a_text(*blocks)))
    for offset in (0, 3, 9, len(text.source.block(at).text)):
        spot = Spot(at, offset)
        text.bring_into_sight((spot, spot))
        box = text.caret_box(spot)
        assert text.spot_at(QPointF(box.left() + 0.3, box.center().y()), is_near=True) == spot


@pytest.mark.parametrize("stance", list(Stance))
def test_an_excerpt_is_told_by_its_line_and_not_by_its_colour_alone(
    text: TextView, stance: Stance, qtbot: QtBot
) -> None:
    text.set_source(SourceText.of_file(a_text("People waited for weeks.")))
    span = Spot(1, 0), Spot(1, 13)
    text.set_marks([ShownMark("x", span, stance, "tip")])
    text.clearFocus()
    box = text.boxes_of(span)[0].translated(-text.offset())
    picture = text.viewport().grab().toImage()
    ground = QColor(picture.pixelColor(round(box.left()) + 1, round(box.top()) + 1))
    column = [
        picture.pixelColor(round(box.left()) + 8, y) for y in range(round(box.bottom()) - 1, round(box.bottom()) + 8)
    ]
    row = [picture.pixelColor(x, round(box.bottom())) for x in range(round(box.left()), round(box.left()) + 40)]
    lines = sum(a.lightness() < 180 <= b.lightness() for a, b in pairwise(column))
    gaps = sum(a.lightness() < 180 <= b.lightness() for a, b in pairwise(row))
    assert ground != picture.pixelColor(round(box.right()) + 60, round(box.top()) + 1)
    assert (lines == 2) is (stance is Stance.CONTRADICTS) and (gaps > 3) is (stance is Stance.CONTEXT)


def test_the_row_that_an_item_is_about_is_set_off(text: TextView) -> None:
    text.set_source(SourceText.of_file(a_text(*[(BlockKind.ROW, f"{number}\tsaid") for number in range(5)])))
    before = text.viewport().grab().toImage()
    text.highlight(3)
    after = text.viewport().grab().toImage()
    box = text.caret_box(Spot(3, 0)).translated(-text.offset())
    changed = [y for y in range(before.height()) if before.pixelColor(1, y) != after.pixelColor(1, y)]
    assert changed and min(changed) <= box.top() and max(changed) >= box.bottom() - 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_PageDown])
def test_keys_walk_through_the_whole_text(text: TextView, qtbot: QtBot, key: Qt.Key) -> None:
    text.set_source(SourceText.of_file(a_text(*[f"Paragraph {number} of the visit." for number in range(40)])))
    text.setFocus()
    for _press in range(60):
        qtbot.keyClick(text, key)
    assert text.caret().block == 40 and text.shown_blocks()[1] == 40
