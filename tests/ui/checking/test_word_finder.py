"""Words that may have been meant are asked of a process of its own, which may fail without the window noticing."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui.checking import word_finder
from ui.checking.word_finder import WordFinder

Answers = list[tuple[str, ...]]


@pytest.fixture
def finder(qtbot: QtBot) -> Iterator[WordFinder]:
    made = WordFinder()
    yield made
    made.stop()


def speak(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Put another program in the place of the one that looks words up."""
    monkeypatch.setattr(word_finder, "process_command", lambda *_given: [sys.executable, "-c", program])


def test_several_words_are_answered_in_turn_and_remembered(finder: WordFinder, qtbot: QtBot) -> None:
    found: Answers = []
    for word in ("recieved", "naïv", "recieved"):
        finder.find(word, found.append)
    qtbot.waitUntil(lambda: len(found) == 3, timeout=20_000)
    assert "received" in found[0] and "naïve" in found[1]
    finder.stop()
    finder.find("recieved", found.append)
    assert found[3] == found[0] == found[2]


@pytest.mark.parametrize(
    "program",
    ["raise SystemExit(1)", "input(); print('no list')", "input(); print(5, flush=True); input()"],
    ids=["ends at once", "answers nonsense and ends", "answers a number"],
)
def test_a_process_that_fails_has_found_nothing_and_the_next_word_begins_another(
    finder: WordFinder, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    found: Answers = []
    speak(monkeypatch, program)
    finder.find("recieved", found.append)
    finder.find("beleived", found.append)
    qtbot.waitUntil(lambda: found == [(), ()], timeout=20_000)
    monkeypatch.undo()
    finder.find("beleived", found.append)
    qtbot.waitUntil(lambda: len(found) == 3, timeout=20_000)
    assert "believed" in found[2]


def test_a_process_that_does_not_answer_is_given_up(
    finder: WordFinder, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: Answers = []
    speak(monkeypatch, "import time; time.sleep(60)")
    finder._clock.setInterval(1)
    finder.find("recieved", found.append)
    qtbot.waitUntil(lambda: found == [()])


def test_a_program_that_is_not_there_has_found_nothing(
    finder: WordFinder, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: Answers = []
    monkeypatch.setattr(word_finder, "process_command", lambda *_given: ["/nowhere/at/all"])
    finder.find("recieved", found.append)
    qtbot.waitUntil(lambda: found == [()])
