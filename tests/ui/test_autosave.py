"""When typed text is committed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from ui.autosave import LONGEST_MS, QUIET_MS, RETRY_MS, Autosave


class Clock:
    """Alarms that ring when the test lets time pass."""

    def __init__(self) -> None:
        self.now = 0
        self.alarms: list[FakeAlarm] = []

    def alarm(self, ring: Callable[[], None], parent: QObject) -> FakeAlarm:
        made = FakeAlarm(self, ring)
        self.alarms.append(made)
        return made

    def pass_time(self, milliseconds: int) -> None:
        end = self.now + milliseconds
        while due := sorted((each.due, place) for place, each in enumerate(self.alarms) if 0 <= each.due <= end):
            self.now = due[0][0]
            self.alarms[due[0][1]].go_off()
        self.now = end


class FakeAlarm:
    def __init__(self, clock: Clock, ring: Callable[[], None]) -> None:
        self._clock, self._ring, self.due = clock, ring, -1

    def start(self, milliseconds: int) -> None:
        self.due = self._clock.now + milliseconds

    def stop(self) -> None:
        self.due = -1

    def is_running(self) -> bool:
        return self.due >= 0

    def go_off(self) -> None:
        self.due = -1
        self._ring()


class Desk:
    """Counts the saves that were started."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.saves: list[int] = []
        self.autosave = Autosave(self._save, None, self.clock.alarm)

    def _save(self) -> bool:
        self.saves.append(self.clock.now)
        return True


@pytest.fixture
def desk(qapp: QApplication) -> Desk:
    return Desk()


def test_text_is_saved_soon_after_the_last_key(desk: Desk) -> None:
    desk.autosave.touch()
    desk.clock.pass_time(QUIET_MS - 1)
    assert desk.saves == []
    desk.clock.pass_time(1)
    assert desk.saves == [QUIET_MS]


def test_who_never_pauses_is_saved_once_a_second(desk: Desk) -> None:
    for _ in range(30):
        desk.autosave.touch()
        desk.clock.pass_time(100)
        desk.autosave.finished()
    assert desk.saves[0] <= LONGEST_MS
    gaps = [after - before for before, after in zip(desk.saves, desk.saves[1:], strict=False)]
    assert gaps and max(gaps) <= LONGEST_MS + 100


def test_two_saves_are_never_under_way_at_once(desk: Desk) -> None:
    desk.autosave.touch()
    desk.autosave.flush()
    desk.autosave.touch()
    desk.autosave.flush()
    desk.clock.pass_time(5000)
    assert len(desk.saves) == 1
    desk.autosave.finished()
    assert len(desk.saves) == 2


def test_leaving_saves_at_once(desk: Desk) -> None:
    desk.autosave.touch()
    desk.autosave.flush()
    assert desk.saves == [0]


def test_nothing_typed_is_nothing_saved(desk: Desk) -> None:
    desk.autosave.flush()
    desk.clock.pass_time(5000)
    assert desk.saves == []
    assert desk.autosave.is_settled


def test_a_failed_save_stays_unsaved_and_is_tried_again(desk: Desk) -> None:
    desk.autosave.touch()
    desk.autosave.flush()
    desk.autosave.failed()
    assert not desk.autosave.is_settled
    desk.clock.pass_time(RETRY_MS[0])
    assert len(desk.saves) == 2
    desk.autosave.failed()
    desk.clock.pass_time(RETRY_MS[1])
    assert len(desk.saves) == 3
    desk.autosave.finished()
    assert desk.autosave.is_settled


def test_settled_is_told_when_the_last_save_is_done(desk: Desk) -> None:
    told: list[bool] = []
    desk.autosave.settled.connect(lambda: told.append(True))
    desk.autosave.touch()
    desk.autosave.flush()
    desk.autosave.touch()
    desk.autosave.finished()
    assert told == []
    desk.clock.pass_time(QUIET_MS)
    desk.autosave.finished()
    assert told == [True]


def test_while_held_nothing_is_saved(desk: Desk) -> None:
    desk.autosave.touch()
    desk.autosave.flush()
    desk.autosave.hold()
    desk.autosave.touch()
    desk.clock.pass_time(5000)
    assert len(desk.saves) == 1
    desk.autosave.release()
    desk.autosave.flush()
    assert len(desk.saves) == 2
