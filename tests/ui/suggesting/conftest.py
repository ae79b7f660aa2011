"""The window with a section to suggest in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from builders import ANN, BEN
from driving import Person
from pytestqt.qtbot import QtBot
from suggesting_people import CAT, PART, TEXT, suggest_as


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], Person]]:
    monkeypatch.setenv("ASSAY_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("ASSAY_LOGS", str(tmp_path / "logs"))
    opened: list[Person] = []

    def open_it() -> Person:
        opened.append(Person(qtbot, tmp_path / "workspace"))
        return opened[-1]

    yield open_it
    for person in opened:
        if person.window.isVisible():
            person.close()


@pytest.fixture
def someone(open_window: Callable[[], Person]) -> Person:
    person = open_window()
    person.begin("Testshire County Council")
    person.open_part(PART)
    person.write(TEXT)
    return person


@pytest.fixture
def reviewed(someone: Person) -> Person:
    """A section in which Ann and Ben each suggested something, and in front of which Cat sits."""
    suggest_as(someone, ANN, ("told us", "said"), ("waited", "were kept waiting"))
    suggest_as(someone, BEN, ("ussaid so", "us that"))
    someone.window.backend.set_actor(CAT)
    return someone
