"""The thread that reads previews: what is delivered, and what becomes of a view that goes while it reads."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui.previews.renderer import Renderer

ROOT = Path(__file__).resolve().parents[2]

GONE_WHILE_READING = """
import time
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from ui.previews.renderer import Renderer

def read():
    for _ in range(50):
        time.sleep(0.01)
    print("read")

application = QApplication([])
view = QWidget()
renderer = Renderer(view)
renderer.run(read)
view.deleteLater()
QTest.qWait(50)  # deletes the view while it holds the interpreter's lock
print("gone", flush=True)
"""


class Told:
    """What one renderer told."""

    def __init__(self) -> None:
        self.renderer = Renderer()
        self.done: list[object] = []
        self.failed: list[object] = []
        self.renderer.done.connect(self.done.append)
        self.renderer.failed.connect(self.failed.append)


@pytest.fixture
def told() -> Iterator[Told]:
    made = Told()
    yield made
    made.renderer.stop()


def test_an_answer_comes_home_to_the_main_thread(told: Told, qtbot: QtBot) -> None:
    threads: list[object] = []
    told.renderer.done.connect(lambda _value: threads.append(threading.current_thread()))
    told.renderer.run(threading.current_thread)
    qtbot.waitUntil(lambda: len(threads) == 1)
    assert threads == [threading.main_thread()]
    assert told.done != threads


def test_only_the_answer_to_the_latest_is_delivered(told: Told, qtbot: QtBot) -> None:
    may_end = threading.Event()
    told.renderer.run(lambda: may_end.wait(30) and "first")
    told.renderer.run(lambda: "second")
    told.renderer.run(lambda: "third")
    may_end.set()
    qtbot.waitUntil(lambda: bool(told.done))
    other = Told()
    other.renderer.run(lambda: "other")
    qtbot.waitUntil(lambda: other.done == ["other"])
    assert told.done == ["third"]


def test_a_fault_is_told_and_the_next_is_read(told: Told, qtbot: QtBot) -> None:
    told.renderer.run(lambda: 1 // 0)
    qtbot.waitUntil(lambda: len(told.failed) == 1)
    told.renderer.run(lambda: "next")
    qtbot.waitUntil(lambda: told.done == ["next"])
    assert isinstance(told.failed[0], ZeroDivisionError)


def test_stopping_waits_for_what_is_read_and_tells_nothing(told: Told, qtbot: QtBot) -> None:
    begun, may_end, ended = threading.Event(), threading.Event(), list[bool]()

    def read() -> None:
        begun.set()
        may_end.wait(30)
        ended.append(True)

    told.renderer.run(read)
    assert begun.wait(30)
    threading.Timer(0.05, may_end.set).start()
    told.renderer.stop()
    assert ended == [True]
    qtbot.wait(10)
    assert (told.done, told.failed) == ([], [])


def test_a_view_may_go_while_it_reads(tmp_path: Path) -> None:
    command = [sys.executable, "-c", GONE_WHILE_READING]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout.split(), done.stderr) == (["gone", "read"], "")
