"""Headings, scores, the reason and the findings begin on one line, whatever the width of the window."""

from __future__ import annotations

import pytest
from builders import BY_CATEGORY
from page_stage import Stage
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.editor.findings_editor import DOCUMENT_MARGIN
from ui.pages.statement import StatementPage
from ui.theme import apply_theme

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


def left_of(page: StatementPage, widget: QWidget) -> int:
    return widget.mapTo(page.viewport(), QPoint(0, 0)).x()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [480, 560, 640, 700, 760, 900, 1200, 1700])
def test_the_findings_stand_under_the_heading(
    stage: Stage, qtbot: QtBot, qapp: QApplication, width: int, scale: float
) -> None:
    stage.desk.write("safeguarding", "People felt safe, and staff knew what to do. " * 20)
    apply_theme(qapp, "light", scale)
    page = StatementPage(stage.context)
    qtbot.addWidget(page)
    page.load_section(stage.desk.section_id("safeguarding"))
    page.resize(width, 700)
    page.show()
    qtbot.waitExposed(page)
    qapp.processEvents()
    editor = page.findings.editor
    text = left_of(page, editor.viewport()) + DOCUMENT_MARGIN
    assert {left_of(page, page.title), left_of(page, page.score), left_of(page, page.rationale)} == {text}
    right = left_of(page, page.score) + page.score.width()
    assert abs(right - (text + editor.viewport().width() - 2 * DOCUMENT_MARGIN)) <= 1


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_scores_by_category_fit_beside_the_outline(
    stage: Stage, qtbot: QtBot, qapp: QApplication, scale: float
) -> None:
    other = stage.stage_of(BY_CATEGORY)
    apply_theme(qapp, "light", scale)
    page = StatementPage(other.context)
    qtbot.addWidget(page)
    page.load_section(other.desk.section_id("safeguarding"))
    page.resize(860, 700)
    page.show()
    qtbot.waitExposed(page)
    qapp.processEvents()
    content = page.widget()
    assert content is not None
    assert content.width() <= page.viewport().width()
