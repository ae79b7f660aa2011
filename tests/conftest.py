"""Settings and things that every test shares."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture
def real_page() -> Path:
    """The published page that the main job is tried with."""
    path = SHARED / "real" / "ealing-learning-improvement-innovation.txt"
    if not path.exists():
        pytest.skip("the real page is not beside this checkout")
    return path


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[object]:
    """A workspace with one empty assessment, closed at the end."""
    from builders import NOON, a_desk

    made = a_desk(tmp_path / "workspace")
    yield made
    made.workspace.close(NOON)
