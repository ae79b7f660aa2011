"""The track of steps: what it says, and that it takes more lines where room is short."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.theme import apply_theme
from ui.widgets.step_track import StepTrack

STEPS = ("Drafting", "Submitted", "In review", "In moderation", "Approved")


@pytest.fixture
def track(qtbot: QtBot) -> StepTrack:
    made = StepTrack("Stages")
    qtbot.addWidget(made)
    made.set_steps(STEPS, 1)
    return made


def test_it_says_what_is_done_now_and_to_come(track: StepTrack) -> None:
    said = "Drafting, done; Submitted, now; In review, to come; In moderation, to come; Approved, to come"
    assert track.accessibleName() == f"Stages: {said}"
    assert track.toolTip() == said.replace("; ", "\n")


def test_it_wraps_where_room_is_short_and_grows_with_the_text(track: StepTrack, qapp: QApplication) -> None:
    one, more = track.heightForWidth(2000), track.heightForWidth(200)
    assert more > 2 * one
    apply_theme(qapp, "light", 2.0)
    assert track.heightForWidth(4000) > 1.5 * one


def test_without_steps_it_takes_no_room(track: StepTrack) -> None:
    track.set_steps((), 0)
    assert track.heightForWidth(300) == 0
    track.resize(300, 10)
    assert not track.grab().isNull()
