"""What tests of pages and panes share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from builders import NOON, Desk
from page_stage import DirectBackend, Stage, a_stage
from PySide6.QtWidgets import QApplication

from ui.theme import apply_theme


@pytest.fixture
def stage(desk: Desk, qapp: QApplication) -> Iterator[Stage]:
    """One assessment with a backend that works at once."""
    apply_theme(qapp, "light")
    yield a_stage(desk, DirectBackend(desk.workspace, NOON))
