"""What the search found in a file is opened in the reader: at the block, with the found words selected."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from documents import a_pdf, a_text, attached
from page_stage import Stage
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from domain.assessment import EvidenceItem
from domain.evidence.evidence import BlockKind, FileText
from store.queries.search import search
from store.search.typed_words import original_span, storable
from ui.context import FoundPlace
from ui.panes.evidence import EvidencePane
from ui.reader.document_view import DocumentView
from ui.reader.source_text import Spot

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def pane(stage: Stage, qtbot: QtBot) -> Iterator[EvidencePane]:
    made = EvidencePane(stage.context)
    qtbot.addWidget(made)
    stage.backend.changed.connect(made.refresh)
    made.resize(700, 800)
    made.show()
    yield made
    made.stop()


def a_file(stage: Stage, path: Path, text: FileText | None = None) -> EvidenceItem:
    if text is not None:
        path.write_text(path.name, encoding="utf-8")
    return attached(stage.desk, path, text)


def found(stage: Stage, words: str) -> tuple[str, FoundPlace]:
    """Look for words that stand in one file only; return the item and where in its file they are."""
    (hit,) = search(stage.desk.workspace, words, stage.desk.assessment_id, kinds=("file_text",))
    return hit.item_id, FoundPlace(hit.file_id, hit.block, *hit.first)


def view_of(pane: EvidencePane) -> DocumentView:
    view = pane.reader.stage.view()
    assert view is not None
    return view


def selected(pane: EvidencePane) -> tuple[int, str]:
    view = view_of(pane)
    return view.selection()[0].block, view.source.words(view.selection())


def test_words_on_a_page_are_selected_and_in_sight(
    pane: EvidencePane, stage: Stage, tmp_path: Path, qtbot: QtBot
) -> None:
    pages = [[f"Page {number} of the report.", "", f"They waited {number * 7} weeks."] for number in range(1, 13)]
    a_file(stage, a_pdf(tmp_path / "report.pdf", pages))
    pane.load()
    item_id, place = found(stage, "63 weeks")
    pane.open_source(item_id, place=place)
    qtbot.waitUntil(lambda: pane.reader.stage.pages.page() == 9, timeout=10_000)
    qtbot.waitUntil(pane.reader.stage.pages.is_drawn, timeout=10_000)
    assert selected(pane) == (18, "63")
    assert view_of(pane).boxes_of(view_of(pane).selection())


LONG = [f"Paragraph {number} tells of nothing." for number in range(1, 400)]
ROWS = [(BlockKind.ROW, f"{number}\tsaid {number}\tyes") for number in range(1, 2_000)]


@pytest.mark.parametrize(
    ("blocks", "words", "block"),
    [
        ((*LONG, "The zebra crossing was late.", *LONG), "zebra", 400),
        ((*ROWS, (BlockKind.ROW, "x\tby the zebra\tno"), *ROWS), "zebra", 2_000),
        (("Of\u00adten: cafe\u0301s, o\ufb03ces and zebra", "no"), "zebra", 1),
    ],
    ids=["text", "table", "signs that are indexed otherwise"],
)
def test_words_of_a_text_are_selected_and_in_sight(
    pane: EvidencePane,
    stage: Stage,
    tmp_path: Path,
    blocks: tuple[str | tuple[BlockKind, str], ...],
    words: str,
    block: int,
) -> None:
    a_file(stage, tmp_path / "source.txt", a_text(*blocks))
    pane.load()
    item_id, place = found(stage, words)
    pane.open_source(item_id, place=place)
    assert selected(pane) == (block, words)
    first, last = view_of(pane).shown_blocks()
    assert first <= block <= last
    assert view_of(pane).hasFocus() or not pane.isActiveWindow()


def test_a_place_asked_for_before_the_items_are_read_is_opened_when_they_are(
    pane: EvidencePane, stage: Stage, tmp_path: Path
) -> None:
    a_file(stage, tmp_path / "source.txt", a_text("Agenda", "The zebra crossing was late."))
    item_id, place = found(stage, "crossing")
    pane.open_source(item_id, place=place)
    pane.load()
    assert selected(pane) == (2, "crossing")


def test_another_place_of_the_document_that_is_open_is_gone_to(
    pane: EvidencePane, stage: Stage, tmp_path: Path
) -> None:
    a_file(stage, tmp_path / "source.txt", a_text("The zebra.", *LONG, "The crossing."))
    pane.load()
    for words, block in (("zebra", 1), ("crossing", 401)):
        item_id, place = found(stage, words)
        pane.open_source(item_id, place=place)
        assert selected(pane) == (block, words)


def test_a_picture_whose_words_were_read_is_shown_as_text_to_show_them(
    pane: EvidencePane, stage: Stage, tmp_path: Path
) -> None:
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    assert image.save(str(tmp_path / "scan.png"))
    attached(stage.desk, tmp_path / "scan.png", a_text("Agenda", "The zebra crossing was late."))
    pane.load()
    item_id, place = found(stage, "zebra")
    pane.open_source(item_id, place=place)
    assert pane.reader.as_text.isChecked()
    assert selected(pane) == (2, "zebra")


def test_a_place_that_the_document_does_not_have_opens_it_all_the_same(
    pane: EvidencePane, stage: Stage, tmp_path: Path
) -> None:
    item = a_file(stage, tmp_path / "source.txt", a_text("The zebra."))
    pane.load()
    for file_id, block in ((item.files[0].id, 7), ("another", 1)):
        pane.open_source(item.id, place=FoundPlace(file_id, block, 0, 3))
        assert pane.reader.isVisible()
        assert view_of(pane).selection() == (Spot(1, 0), Spot(1, 0))


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("plain words", "words", "words"),
        ("o\ufb03ces wait", "offices", "o\ufb03ces"),
        ("in cafe\u0301s now", "caf\u00e9s", "cafe\u0301s"),
        ("of\u00adten late", "late", "late"),
        ("late of\u00adten", "often", "of\u00adten"),
    ],
)
def test_a_place_in_what_is_indexed_is_found_in_the_text_itself(text: str, words: str, expected: str) -> None:
    start = storable(text).index(words)
    begin, end = original_span(text, start, start + len(words))
    assert text[begin:end] == expected
