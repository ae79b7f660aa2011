"""The window with a section to suggest in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from builders import ANN, BEN, Desk
from driving import Person
from prepared import prepared
from pytestqt.qtbot import QtBot
from suggesting_people import CAT, PART, TEXT, reviewed_section, suggest_as, written_section


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Person]]:
    monkeypatch.setenv("ASSAY_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("ASSAY_LOGS", str(tmp_path / "logs"))
    opened: list[Person] = []

    def open_it(prepare: Callable[[Desk], object] | None = None) -> Person:
        folder = tmp_path / "workspace"
        opened.append(Person.at(qtbot, folder, prepared(prepare), PART) if prepare else Person(qtbot, folder))
        return opened[-1]

    yield open_it
    for person in opened:
        if person.window.isVisible():
            person.leave()


@pytest.fixture
def someone(open_window: Callable[..., Person]) -> Person:
    return open_window(written_section)


@pytest.fixture
def written_by_hand(open_window: Callable[..., Person]) -> Person:
    """What `someone` has, from the form of the home page on."""
    person = open_window()
    person.begin("Testshire County Council")
    person.open_part(PART)
    person.write(TEXT)
    return person


@pytest.fixture
def reviewed_by_hand(written_by_hand: Person) -> Person:
    """What `reviewed` has, typed at the window."""
    suggest_as(written_by_hand, ANN, ("told us", "said"), ("waited", "were kept waiting"))
    suggest_as(written_by_hand, BEN, ("ussaid so", "us that"))
    written_by_hand.window.backend.set_actor(CAT)
    return written_by_hand


@pytest.fixture
def reviewed(open_window: Callable[..., Person]) -> Person:
    """A section in which Ann and Ben each suggested something, and in front of which Cat sits."""
    person = open_window(reviewed_section)
    person.window.backend.set_actor(CAT)
    person.until_quiet()
    return person
