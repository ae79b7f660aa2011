"""Share the passages of a long report among those who check beside the one who was asked.

Whoever was asked looks at passages from the front; helpers are handed some from the back, fewer each time, so that all
end together. A helper that is late or lost holds nothing up: what it has is looked at here from the end, until its
answer comes or nothing is left of it. So the answer never depends on helpers, only how soon it comes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final, Protocol

from domain.checks.finding import Finding
from domain.checks.registry import Scope
from domain.checks.running import RunningChecks
from domain.checks.subjects import PassageSubject

FEWEST: Final = 8
"""Passages that are worth handing over: fewer are looked at in the time that it takes to send them."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What a helper found in each passage that it was handed, in order, and the seconds that each check took.

    `found` is empty for a helper that is lost.
    """

    found: tuple[tuple[Finding, ...], ...] = ()
    spent: Mapping[str, float] = field(default_factory=dict)


class Helper(Protocol):
    """Looks at passages elsewhere, with the same checks; one hand-over at a time."""

    @property
    def is_free(self) -> bool:
        """Whether it can be handed passages now."""
        ...

    def hand(self, subjects: Sequence[PassageSubject], characters: int, given_up: Sequence[str]) -> None:
        """Hand it passages of a report of so many characters; the checks of the names `given_up` are not asked."""
        ...

    def answer(self) -> Looked | None:
        """Return what it found in what it was handed, once; None while that is not known."""
        ...

    def close(self) -> None:
        """End it: it is handed nothing any more."""
        ...


class SharedOut:
    """The passages of one report on their way through all hands."""

    def __init__(
        self, subjects: Sequence[PassageSubject], helpers: Sequence[Helper], characters: int, running: RunningChecks
    ) -> None:
        self._subjects, self._helpers = subjects, helpers
        self._characters, self._running = characters, running
        self._front, self._back = 0, len(subjects)
        self._out: list[tuple[Helper, list[PassageSubject]]] = []
        self._found: dict[PassageSubject, tuple[Finding, ...]] = {}

    def hand_over(self, share: Fraction) -> None:
        """Hand each helper that is free this share of what nobody has yet, if that is worth it."""
        portion = int((self._back - self._front) * share)
        for helper in self._helpers:
            if portion >= FEWEST and helper.is_free:
                subjects = self._subjects[self._back - portion : self._back]
                helper.hand(subjects, self._characters, [check.name for check in self._running.too_slow])
                self._out.append((helper, list(subjects)))
                self._back -= portion

    def finish(self) -> Mapping[PassageSubject, tuple[Finding, ...]]:
        """Look at what is left, with all who are free, and return what was found in all passages."""
        share = Fraction(1, 2 * (len(self._helpers) + 1))
        while self._front < self._back:
            self._collect()
            self.hand_over(share)
            self._look_at(self._subjects[self._front])
            self._front += 1
        while self._out:
            self._collect()
            for _, handed in self._out[:1]:
                self._look_at(handed.pop())
            self._out = [each for each in self._out if each[1]]
        return self._found

    def _look_at(self, subject: PassageSubject) -> None:
        self._found[subject] = self._running.found_in(Scope.PASSAGE, subject)

    def _collect(self) -> None:
        """Take what helpers answered; passages of one that is lost stay, to be looked at here."""
        for helper, handed in self._out:
            answer = helper.answer()
            if answer is not None and answer.found:
                self._found.update(zip(handed, answer.found, strict=False))
                self._running.take_over(answer.spent)
                handed.clear()
        self._out = [each for each in self._out if each[1]]
