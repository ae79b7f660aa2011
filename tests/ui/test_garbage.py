"""Where garbage is searched for: what is found may be widgets, and those belong to the main thread."""

from __future__ import annotations

import gc
import threading
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot
from window_child import run_child

from ui import garbage
from ui.garbage import GarbageSearch

PROGRAM = """
import gc, sys, threading
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QTextEdit
import ui.app

class View(QTextEdit):
    def __init__(self):
        super().__init__()
        self.itself = self
        self.destroyed.connect(self.tell, Qt.ConnectionType.DirectConnection)

    @staticmethod
    def tell():
        print(threading.current_thread().name)

def fill(_job):
    return [[number] for number in range(200_000)]

def leave(window):
    View()
    window.backend.work(fill, on_done=lambda _filled: QTimer.singleShot(500, window.close))

build = ui.app.build_window

def build_watched(application, workspace):
    window = build(application, workspace)
    window.ready.connect(lambda: QTimer.singleShot(0, lambda: leave(window)))
    return window

ui.app.build_window = build_watched
sys.exit(ui.app.run_application(Path(sys.argv[1])))
"""


class Ring:
    """Something that only a search finds."""

    def __init__(self) -> None:
        self.itself = self


def test_a_view_that_only_a_search_finds_goes_on_the_main_thread(tmp_path: Path) -> None:
    assert run_child(PROGRAM, tmp_path / "workspace") == ["MainThread"]


@pytest.fixture
def search(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> GarbageSearch:
    monkeypatch.setattr(gc, "freeze", lambda: None)
    return GarbageSearch()


def test_what_came_lately_is_searched_when_it_is_much(search: GarbageSearch) -> None:
    gc.collect()
    ring = Ring()
    gone = weakref.ref(ring)
    del ring
    search.look()
    assert gone() is not None
    kept = [[number] for number in range(2 * gc.get_threshold()[0])]
    search.look()
    assert gone() is None
    assert kept


def test_all_is_searched_once_it_has_long_been_quiet(search: GarbageSearch, monkeypatch: pytest.MonkeyPatch) -> None:
    searched: list[tuple[int, ...]] = []
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, gc.get_threshold()[2] + 1))
    monkeypatch.setattr(gc, "collect", lambda *generation: searched.append(generation))
    for _ in range(garbage.QUIET_LOOKS - 1):
        search.look()
    assert searched == []
    search.look()
    assert searched == [()]


def test_it_goes_by_itself_once_begun(search: GarbageSearch, qtbot: QtBot) -> None:
    threads: list[object] = []

    class View(QTextEdit):
        def __init__(self) -> None:
            super().__init__()
            self.itself = self
            self.destroyed.connect(
                lambda: threads.append(threading.current_thread()), Qt.ConnectionType.DirectConnection
            )

    View()
    search.begin()
    assert not gc.isenabled()
    kept = [[number] for number in range(2 * gc.get_threshold()[0])]
    qtbot.waitUntil(lambda: bool(threads))
    assert threads == [threading.main_thread()]
    assert kept
