"""A fault of the program keeps the window, keeps the text, is told, and leaves no word of anybody in the log."""

from __future__ import annotations

import faulthandler
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from driving import Person
from prepared import nothing_more, prepared
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from ui.crash import CrashHandler, wordless

CANARY = "Mrs Albright was never asked"


def raise_with_words() -> None:
    found = CANARY
    raise ValueError(f"not expected here: {found}")


@pytest.fixture
def handler(tmp_path: Path) -> Iterator[tuple[CrashHandler, list[BaseException]]]:
    told: list[BaseException] = []
    made = CrashHandler(tmp_path / "logs", told.append)
    made.install()
    yield made, told
    made.uninstall()


@pytest.fixture
def writer(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Person]:
    """Somebody with a section open, and the handler installed as the application does it."""
    monkeypatch.setenv("ASSAY_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("ASSAY_LOGS", str(tmp_path / "logs"))
    someone = Person.at(qtbot, tmp_path / "workspace", prepared(nothing_more), "learning")
    crash = CrashHandler(tmp_path / "logs", someone.window.crashed.emit)
    someone.window.backend.unforeseen.connect(crash.record)
    crash.install()
    yield someone
    crash.uninstall()
    if someone.window.isVisible():
        someone.leave()


def logged(tmp_path: Path) -> str:
    return (tmp_path / "logs" / "assay.log").read_text(encoding="utf-8")


def said(someone: Person) -> list[str]:
    return [banner.text() for banner in someone.window.banners() if not banner.isHidden()]


def test_the_log_tells_the_kind_and_the_place_and_no_word(tmp_path: Path) -> None:
    try:
        try:
            raise_with_words()
        except ValueError as error:
            raise KeyError(CANARY) from error
    except KeyError as error:
        written = wordless(error)
    assert "builtins.KeyError" in written
    assert "builtins.ValueError" in written
    assert "tests/ui/test_crash.py" in written
    assert "raise_with_words" in written
    assert "Albright" not in written
    assert str(Path.home()) not in written


def test_what_an_error_calls_its_code_is_written_only_where_it_is_one() -> None:
    class Coded(Exception):
        code = "no-space"

    class Worded(Exception):
        code = CANARY

    assert "Coded no-space" in wordless(Coded())
    assert "Albright" not in wordless(Worded())


def test_a_chain_of_errors_that_leads_back_to_itself_ends() -> None:
    first, second = ValueError(), KeyError()
    first.__context__, second.__context__ = second, first
    assert wordless(first).count("builtins.") == 2


def test_an_error_on_any_thread_is_recorded_and_told(
    handler: tuple[CrashHandler, list[BaseException]], tmp_path: Path
) -> None:
    thread = threading.Thread(target=raise_with_words)
    thread.start()
    thread.join()
    assert [type(error) for error in handler[1]] == [ValueError]
    assert "ValueError" in logged(tmp_path)


def test_native_crashes_are_noted_while_the_handler_is_installed(tmp_path: Path) -> None:
    was_enabled = faulthandler.is_enabled()
    before = sys.excepthook
    made = CrashHandler(tmp_path / "logs", lambda error: None)
    made.install()
    assert faulthandler.is_enabled()
    assert (tmp_path / "logs" / "native.log").exists()
    made.uninstall()
    assert sys.excepthook is before
    if was_enabled:
        faulthandler.enable()


def test_a_log_that_cannot_be_written_is_no_second_fault(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("no folder")
    told: list[BaseException] = []
    made = CrashHandler(tmp_path / "logs", told.append)
    made.install()
    made.record(ValueError(CANARY))
    made.uninstall()
    assert told == []


def test_a_log_that_has_grown_large_begins_anew(tmp_path: Path) -> None:
    made = CrashHandler(tmp_path, lambda error: None)
    made.log.write_bytes(bytes(2 << 20))
    made.record(ValueError())
    assert made.log.stat().st_size < 1000
    assert (tmp_path / "assay.old.log").exists()


def test_a_fault_in_a_slot_keeps_the_window_saves_the_text_and_is_told_once(writer: Person, tmp_path: Path) -> None:
    writer.editor.setFocus()
    writer.bot.keyClicks(writer.editor, CANARY)
    for _ in range(3):
        QTimer.singleShot(0, raise_with_words)
    writer.until(lambda: said(writer))
    writer.until_quiet()
    assert len(said(writer)) == 1
    assert "Something went wrong in Assay." in said(writer)[0]
    assert writer.window.isVisible()
    assert writer.document.section_of("learning").passages[0].text == CANARY
    assert logged(tmp_path).count("ValueError") == 3
    assert "Albright" not in logged(tmp_path)


def test_a_fault_on_the_worker_comes_home_and_is_told(writer: Person, tmp_path: Path) -> None:
    writer.window.backend.work(lambda job: raise_with_words(), on_done=lambda answer: None)
    writer.until(lambda: said(writer))
    assert "Something went wrong in Assay." in said(writer)[0]
    assert "raise_with_words" in logged(tmp_path)
    assert "Albright" not in logged(tmp_path)
    writer.write("It goes on.")
    assert writer.document.section_of("learning").passages[0].text == "It goes on."


def test_a_fault_while_the_window_closes_does_not_hold_it(writer: Person) -> None:
    writer.window.backend.work(lambda job: raise_with_words(), on_done=lambda answer: None)
    writer.window.close()
    QTimer.singleShot(0, raise_with_words)
    writer.until(lambda: not writer.window.isVisible())


def test_a_fault_in_saving_itself_is_told_and_saving_is_tried_again(
    writer: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    saver: Callable[[], object] = writer.editor.changes
    calls: list[int] = []

    def fail_once() -> object:
        calls.append(1)
        if len(calls) < 3:
            raise_with_words()
        return saver()

    monkeypatch.setattr(writer.editor, "changes", fail_once)
    writer.editor.setFocus()
    writer.bot.keyClicks(writer.editor, "Saved in the end.")
    writer.until(lambda: said(writer))
    writer.until_quiet()
    assert writer.document.section_of("learning").passages[0].text == "Saved in the end."
