"""The real window in a process of its own: for kills, full disks and other things that a test cannot survive."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from nursery import Copied, begin_copy
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

ROOT = Path(__file__).resolve().parents[1]
SMALL_DISK = ("unshare", "--user", "--map-root-user", "--mount")
OWN_USERS, OWN_MOUNTS = 0x10000000, 0x00020000
"""What a process asks Linux for to stand apart in: CLONE_NEWUSER and CLONE_NEWNS of sched.h."""
BEGIN = """
import gc, os, sys, time
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
gc.disable()  # as in the program: a search on another thread would destroy widgets there
application = QApplication([])
from driving import Person
from window_child import Bot
someone = Person(Bot(), Path(sys.argv[1]))
"""
"""How a program begins that drives the window on the workspace named first."""


class Bot:
    """What a person at the window needs, outside of a test."""

    def waitUntil(self, condition: Callable[[], object], timeout: int = 20_000) -> None:
        end = time.monotonic() + timeout / 1000
        while not condition():
            assert time.monotonic() < end, "waited too long"
            QApplication.processEvents()
            # QTest.qWait holds the interpreter's lock, and the worker then stands still.
            time.sleep(0.005)

    def keyClicks(self, widget: QWidget, text: str) -> None:
        QTest.keyClicks(widget, text)

    def keyClick(self, widget: QWidget, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        QTest.keyClick(widget, key, *modifiers)


def begin_child(program: str, *arguments: object) -> Copied:
    """Start a program that may import what tests import; its words are in sys.argv."""
    return begin_copy(program, [str(each) for each in arguments], _environment(arguments))


def run_child(program: str, *arguments: object) -> list[str]:
    """Run a program in a Python of its own, to its end; return the lines it printed, and fail when it failed."""
    command = [sys.executable, "-c", program, *(str(each) for each in arguments)]
    environment = _environment(arguments)
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def run_copy(program: str, *arguments: object) -> list[str]:
    """Run a program as a copy of what is loaded, to its end; return the lines it printed, and fail when it failed."""
    with begin_child(program, *arguments) as process:
        printed, complaints = process.stdout.read(), process.stderr.read()
        assert process.wait(100) == 0, complaints
    return printed.splitlines()


def mount_apart() -> None:
    """Let this process mount what no other sees, as SMALL_DISK does; it must have no threads yet."""
    user, group = os.getuid(), os.getgid()
    system = ctypes.CDLL(None, use_errno=True)
    if system.unshare(OWN_USERS | OWN_MOUNTS):
        raise OSError(ctypes.get_errno(), "no mounts of one's own")
    Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
    Path("/proc/self/uid_map").write_text(f"0 {user} 1", encoding="ascii")
    Path("/proc/self/gid_map").write_text(f"0 {group} 1", encoding="ascii")
    subprocess.run(["mount", "--make-rprivate", "/"], check=True)


def _environment(arguments: Sequence[object]) -> dict[str, str]:
    settings = Path(str(arguments[0])).parent
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests"))),
        "QT_QPA_PLATFORM": "offscreen",
        "ASSAY_SETTINGS": str(settings / "settings.json"),
        "ASSAY_LOGS": str(settings / "logs"),
    }


def require_small_disk() -> None:
    """Skip where no small disk can be mounted."""
    is_there = shutil.which("unshare") is not None
    if not is_there or subprocess.run([*SMALL_DISK, "true"], check=False, capture_output=True).returncode:
        pytest.skip("a small disk cannot be mounted here")
