"""What tests of pages and panes share."""

from __future__ import annotations

import atexit
import sys
from collections.abc import Iterator
from functools import cache
from typing import Any

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


READERS = ("store.actions.intake", "store.actions.interviews", "store.queries.texts")
"""Who has files read in processes of their own."""


@pytest.fixture(autouse=True)
def reading_processes_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have files read by the same processes in all tests of the screen: one takes a quarter of a second to begin.

    How they are begun, ended and replaced is tried by the tests of the store, which do not come here.
    """
    for name in READERS:
        if name in sys.modules:
            monkeypatch.setattr(sys.modules[name], "ReadingPool", lambda *_given: _kept_pool())


@cache
def _kept_pool() -> Any:
    from store.intake.pool import ReadingPool

    class KeptPool(ReadingPool):
        def close(self) -> None:
            """Stay for the next test."""

    pool = KeptPool()
    atexit.register(ReadingPool.close, pool)
    return pool


@pytest.fixture
def stage(desk: Desk, qapp: QApplication) -> Iterator[Stage]:
    """One assessment with a backend that works at once, in the plain look."""
    yield a_stage(desk, DirectBackend(desk.workspace, NOON))
