"""A process of its own that looks at passages of a long report beside the worker: how it is begun, asked and ended.

It is one of our own and is sent values of our own, so both ends can use pickle: nothing that a stranger made is read.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import threading
from collections.abc import Sequence
from contextlib import suppress
from itertools import islice
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Final

from domain.checks.sharing_out import Looked, portions
from resources.processes import begin_process

if TYPE_CHECKING:
    from domain.checks.subjects import PassageSubject, Setting
    from domain.frameworks.framework import Framework

MOST_HELPERS: Final = 2
LONG_REPORT: Final = 20_000
"""Words. A shorter report is checked in half a second, in which a helper has hardly begun."""
_CHILD: Final = "ui.checking.helper_process"


def helpers_worth(words: int) -> int:
    """Return how many helpers a report of so many words is worth, and this machine has processors for."""
    return min(MOST_HELPERS, (os.cpu_count() or 1) - 1) if words >= LONG_REPORT else 0


def helpers_for(words: int, framework: Framework, own_rules: str) -> tuple[HelperProcess, ...]:
    """Begin the helpers that a report of so many words is worth."""
    return tuple(HelperProcess(framework, own_rules) for _ in range(helpers_worth(words)))


class HelperProcess:
    """A helper: see `domain.checks.sharing_out`. It is free once its process has begun the checks."""

    def __init__(self, framework: Framework, own_rules: str, module: str = _CHILD) -> None:
        self._answers: SimpleQueue[Looked] = SimpleQueue()
        self._is_ready = False
        self._due = 0
        self._process: subprocess.Popen[bytes] | None = None
        with suppress(OSError):
            self._process = begin_process(module)
            threading.Thread(target=self._listen, args=(framework, own_rules), daemon=True).start()

    @property
    def is_free(self) -> bool:
        """Whether it can be handed passages now."""
        return self._is_ready and not self._due

    def hand(self, subjects: Sequence[PassageSubject], characters: int, given_up: Sequence[str]) -> None:
        """Hand it passages of a report of so many characters; the checks of the names `given_up` are not asked.

        They are sent one portion after the other, when it has taken the one before: whoever hands them goes on.
        """
        self._due = len(subjects)
        told = (len(subjects), characters, tuple(given_up))
        threading.Thread(target=self._send_all, args=(told, [each.setting for each in subjects]), daemon=True).start()

    def answer(self) -> Looked | None:
        """Return what it found in the next of what it was handed, each once; None while that is not known."""
        try:
            answer = self._answers.get_nowait()
        except Empty:
            return None
        self._due -= len(answer.found)
        return answer

    def close(self) -> None:
        """End its process, which may be in the middle of something: only its listener waits until it has gone."""
        self._is_ready = False
        if self._process is not None:
            self._process.kill()

    def _send_all(self, told: tuple[int, int, tuple[str, ...]], settings: Sequence[Setting]) -> None:
        coming, characters = iter(settings), [len(each.passage.text) for each in settings]
        if self._send(told):
            all(self._send(list(islice(coming, portion))) for portion in portions(characters))

    def _send(self, message: object) -> bool:
        """Send a message; return whether it was taken."""
        process = self._process
        assert process is not None and process.stdin is not None
        try:
            # As one piece: while it waits to be taken, it holds up no other thread.
            process.stdin.write(pickle.dumps(message, pickle.HIGHEST_PROTOCOL))
            process.stdin.flush()
        except (OSError, ValueError):  # its end, or ours, is closed
            self._is_ready = False
            return False
        return True

    def _listen(self, framework: Framework, own_rules: str) -> None:
        """Tell the process what to check by, and hear its answers until it ends: on a thread of its own."""
        process = self._process
        assert process is not None and process.stdout is not None and process.stdin is not None
        self._send((framework, own_rules))
        try:
            with process.stdout, process.stdin:
                self._is_ready = bool(pickle.load(process.stdout))
                while True:
                    self._answers.put(Looked(*pickle.load(process.stdout)))
        except (EOFError, OSError, pickle.UnpicklingError):
            self._is_ready = False
            self._answers.put(Looked())
        process.wait()
