"""The window with a section that has faults in it, checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from builders import Desk
from checking_person import PART, PLAIN, TEXT, Checked
from prepared import prepared
from pytestqt.qtbot import QtBot


def faulty_section(desk: Desk) -> None:
    """Prepare a section with faults, and one that has others."""
    desk.write(PART, TEXT, PLAIN)
    desk.write("safeguarding", "The council knew.")


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Checked]]:
    monkeypatch.setenv("ASSAY_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("ASSAY_LOGS", str(tmp_path / "logs"))
    opened: list[Checked] = []

    def open_it(prepare: Callable[[Desk], object] = faulty_section, part_id: str = PART) -> Checked:
        folder = tmp_path / f"workspace-{len(opened)}"
        opened.append(Checked.at(qtbot, folder, prepared(prepare), part_id))
        return opened[-1]

    yield open_it
    for person in opened:
        if person.window.isVisible():
            person.leave()


@pytest.fixture
def someone(open_window: Callable[..., Checked]) -> Checked:
    person = open_window()
    person.until_checked()
    return person
