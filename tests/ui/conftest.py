"""What tests of pages and panes share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from builders import NOON, Desk
from page_stage import DirectBackend, Stage, a_stage
from PySide6.QtWidgets import QApplication

from ui.theme import apply_theme, current_theme


@pytest.fixture(autouse=True)
def plain_look(request: pytest.FixtureRequest) -> None:
    """Begin each test of the screen in the light theme at 100 %, whatever the test before it left on."""
    if not {"qapp", "qtbot"} & set(request.fixturenames):
        return
    application = request.getfixturevalue("qapp")
    theme = current_theme()
    if not application.styleSheet() or (theme.name, theme.scale) != ("light", 1.0):
        apply_theme(application, "light")


@pytest.fixture
def stage(desk: Desk, qapp: QApplication) -> Iterator[Stage]:
    """One assessment with a backend that works at once, in the plain look."""
    yield a_stage(desk, DirectBackend(desk.workspace, NOON))
