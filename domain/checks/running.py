"""The checks of a registry under way: each is asked about one subject after another, for as long as its time lasts."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence

from domain.checks.checking import HouseStyle
from domain.checks.finding import Finding
from domain.checks.order import by_place
from domain.checks.registry import Check, Run, Scope
from domain.frameworks.framework import Framework

SECONDS_FOR_10_000_WORDS = 1.0
"""What each check may take of its thread's time: some twenty times what the slowest of them takes."""
LEAST_SECONDS = 1.0
CHARACTERS_OF_10_000_WORDS = 60_000


class _Running:
    """A check that is under way, with the seconds that it has taken since it was last begun."""

    def __init__(self, check: Check, run: Run) -> None:
        self.check, self.run = check, run
        self.spent = 0.0
        self.is_too_slow = False


class RunningChecks:
    """Checks that were begun for a framework and a house style. One that took too long is not asked again."""

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

    def ask(self, scope: Scope, subject: object) -> list[Finding]:
        """Return what the checks of a scope find in one of its subjects."""
        found: list[Finding] = []
        begin = self._clock()
        for running in self._by_scope[scope]:
            if not running.is_too_slow:
                found.extend(running.run(subject))
                end = self._clock()
                running.spent += end - begin
                running.is_too_slow = running.spent > self._allowed
                begin = end
        return found

    def found_in(self, scope: Scope, subject: object) -> tuple[Finding, ...]:
        """Return what the checks of a scope find in one of its subjects, in order of place."""
        return tuple(sorted(self.ask(scope, subject), key=by_place))

    @property
    def spent(self) -> Mapping[str, float]:
        """The seconds that each check has taken since it was last begun, by its name."""
        return {each.check.name: each.spent for each in self._running}

    def take_over(self, spent: Mapping[str, float]) -> None:
        """Add the seconds, by the names of checks, that the same checks took elsewhere for the same text."""
        for running in self._running:
            running.spent += spent.get(running.check.name, 0.0)
            running.is_too_slow = running.is_too_slow or running.spent > self._allowed

    def give_up(self, names: Iterable[str]) -> None:
        """Ask the checks of these names no more."""
        given_up = frozenset(names)
        for running in self._running:
            running.is_too_slow = running.is_too_slow or running.check.name in given_up

    @property
    def too_slow(self) -> tuple[Check, ...]:
        """The checks that took too long, whose findings are not whole."""
        return tuple(each.check for each in self._running if each.is_too_slow)
