"""The checks of a registry under way: each is asked about one subject after another, for as long as its time lasts."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import PurePath

from domain.checks.checking import HouseStyle
from domain.checks.finding import Finding
from domain.checks.order import by_place
from domain.checks.registry import Check, Run, Scope
from domain.checks.together import AT_ONCE, Together
from domain.frameworks.framework import Framework

SECONDS_FOR_10_000_WORDS = 1.0
"""What each check may take of its thread's time: some twenty times what the slowest of them takes."""
LEAST_SECONDS = 1.0
CHARACTERS_OF_10_000_WORDS = 60_000
QUICK = 0.001
"""A check that takes less than this of its time for a subject is asked about many before the clock is looked at."""


class _Running:
    """A check that is under way, with the seconds that it has taken since it was last begun."""

    def __init__(self, check: Check, run: Run) -> None:
        self.check, self.run = check, run
        self.spent = 0.0
        self.is_too_slow = False
        self.failure = ""

    @property
    def is_given_up(self) -> bool:
        return self.is_too_slow or bool(self.failure)


class RunningChecks:
    """Checks that were begun for a framework and a house style. One that took too long or failed is not asked again.

    A check that fails is a fault of ours, on a text that nobody thought of: the others go on, and it is told.
    """

    def __init__(
        self,
        framework: Framework,
        style: HouseStyle,
        checks: Sequence[Check],
        clock: Callable[[], float] = time.thread_time,
    ) -> None:
        begun = [(check, check.begin(framework, style)) for check in checks]
        self._running = [_Running(check, run) for check, run in begun if run is not None]
        self._by_scope = {scope: [each for each in self._running if each.check.scope is scope] for scope in Scope}
        self._clock = clock
        self._allowed = LEAST_SECONDS

    def begin(self, characters: int) -> None:
        """Begin to count anew what each check takes, for a text of so many characters."""
        self._allowed = max(LEAST_SECONDS, SECONDS_FOR_10_000_WORDS * characters / CHARACTERS_OF_10_000_WORDS)
        for running in self._running:
            running.spent = 0.0

    def ask(self, scope: Scope, subject: object, before_each: Callable[[], None] | None = None) -> list[Finding]:
        """Return what the checks of a scope find in one of its subjects, calling `before_each` before each of them."""
        found: list[Finding] = []
        for running in self._by_scope[scope]:
            if before_each is not None:
                before_each()
            self._ask(running, (subject,), (found,))
        return found

    def found_in(self, scope: Scope, subjects: Sequence[object]) -> list[tuple[Finding, ...]]:
        """Return what the checks of a scope find in each of some of its subjects, in order of place.

        One check is asked about all of them, then the next: what a check is made of stays at hand meanwhile, and all of
        them together take a fifth less time.
        """
        found: list[list[Finding]] = [[] for _ in subjects]
        for running in self._by_scope[scope]:
            self._ask(running, subjects, found)
        return [tuple(sorted(each, key=by_place)) for each in found]

    def _ask(self, running: _Running, subjects: Sequence[object], found: Sequence[list[Finding]]) -> None:
        """Put what a check finds in each of some subjects to what was found there, for as long as it may be asked.

        The clock is looked at after the first of them; after that, while the check is quick, only now and then.
        """
        clock, first, spent = self._clock, 0, 0.0
        begin = clock()
        while first < len(subjects) and not running.is_given_up:
            is_quick = first > 0 and spent < first * self._allowed * QUICK
            last = first + AT_ONCE if is_quick else first + 1
            try:
                _look(running.run, subjects[first:last], found[first:last])
            except Exception as error:  # whatever it was, it is told, and must not take the other checks with it
                running.failure = _failure(error)
            end = clock()
            spent += end - begin
            running.spent += end - begin
            running.is_too_slow = running.spent > self._allowed
            begin, first = end, last

    @property
    def spent(self) -> Mapping[str, float]:
        """The seconds that each check has taken since it was last begun, by its name."""
        return {each.check.name: each.spent for each in self._running}

    def take_over(self, spent: Mapping[str, float], failures: Mapping[str, str]) -> None:
        """Add, by the names of checks, the seconds that they took elsewhere for the same text, and how they failed."""
        for running in self._running:
            running.spent += spent.get(running.check.name, 0.0)
            running.is_too_slow = running.is_too_slow or running.spent > self._allowed
            running.failure = running.failure or failures.get(running.check.name, "")

    def give_up(self, names: Iterable[str]) -> None:
        """Ask the checks of these names no more."""
        given_up = frozenset(names)
        for running in self._running:
            running.is_too_slow = running.is_too_slow or running.check.name in given_up

    @property
    def given_up(self) -> tuple[Check, ...]:
        """The checks that took too long or failed, whose findings are not whole."""
        return tuple(each.check for each in self._running if each.is_given_up)

    @property
    def too_slow(self) -> tuple[str, ...]:
        """The names of the checks that took too long."""
        return tuple(each.check.name for each in self._running if each.is_too_slow)

    @property
    def failures(self) -> Mapping[str, str]:
        """The names of the checks that failed, each with where and how, in words for a log."""
        return {each.check.name: each.failure for each in self._running if each.failure}


def _look(run: Run, subjects: Sequence[object], found: Sequence[list[Finding]]) -> None:
    if isinstance(run, Together):
        for own, more in zip(found, run.look(subjects), strict=True):
            own.extend(more)
    else:
        for own, subject in zip(found, subjects, strict=True):
            own.extend(run(subject))


def _failure(error: Exception) -> str:
    """Return where an error was raised and of which kind it is; what it says may be words of the text."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {PurePath(frame.filename).name}, line {frame.lineno}"
