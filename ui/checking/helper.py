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
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Final

from domain.checks.sharing_out import Looked
from resources.processes import begin_process

if TYPE_CHECKING:
    from domain.checks.subjects import PassageSubject
    from domain.frameworks.framework import Framework

MOST_HELPERS: Final = 2
LONG_REPORT: Final = 20_000
"""Words. A shorter report is checked in half a second, in which a helper has hardly begun."""
_CHILD: Final = "ui.checking.helper_process"
_SECONDS_TO_END: Final = 5.0


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
        """Hand it passages of a report of so many characters; the checks of the names `given_up` are not asked."""
        self._due = len(subjects)
        self._send(([(each.setting, each.sentences) for each in subjects], characters, tuple(given_up)))

    def answer(self) -> Looked | None:
        """Return what it found in the next of what it was handed, each once; None while that is not known."""
        try:
            answer = self._answers.get_nowait()
        except Empty:
            return None
        self._due -= len(answer.found)
        return answer

    def close(self) -> None:
        """End its process, which may be in the middle of something: nobody waits for that any more."""
        self._is_ready = False
        if self._process is not None:
            self._process.kill()
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(_SECONDS_TO_END)

    def _send(self, message: object) -> None:
        process = self._process
        assert process is not None and process.stdin is not None
        try:
            pickle.dump(message, process.stdin, pickle.HIGHEST_PROTOCOL)
            process.stdin.flush()
        except OSError:
            self._is_ready = False

    def _listen(self, framework: Framework, own_rules: str) -> None:
        """Tell the process what to check by, and hear its answers until it ends: on a thread of its own."""
        process = self._process
        assert process is not None and process.stdout is not None and process.stdin is not None
        self._send((framework, own_rules))
        with process.stdout, process.stdin:
            try:
                self._is_ready = bool(pickle.load(process.stdout))
                while True:
                    self._answers.put(Looked(*pickle.load(process.stdout)))
            except (EOFError, OSError, pickle.UnpicklingError):
                self._is_ready = False
                self._answers.put(Looked())
