"""Share the passages of a long report among those who check beside the one who was asked.

A helper is handed all that nobody looks at from the back, and answers bit by bit; whoever was asked looks at passages
from the front, until they meet. A helper that is late or lost holds nothing up: what it has not answered is looked at
here. So the answer never depends on helpers, only how soon it comes.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final, Protocol

from domain.checks.finding import Finding
from domain.checks.registry import Scope
from domain.checks.running import RunningChecks
from domain.checks.subjects import PassageSubject

FEWEST: Final = 8
"""Passages that are worth handing over: fewer are looked at in the time that it takes to send them."""
MOST_AT_ONCE: Final = 128
"""So many passages at the most are looked at before what is found in them is told, or asked for: more gain nothing."""
FEWEST_CHARACTERS: Final = 3_000
"""What a helper looks at before it tells what it found has so many characters at the least."""
SHARE: Final = 0.6
"""What part of a text a helper looks at while whoever asked it looks at sections, report and the rest."""


def portions(characters: Sequence[int]) -> Iterator[int]:
    """Yield how many passages, of so many characters each, a helper looks at before it tells what it found.

    They are many to begin with, and get fewer towards the place where it is likely to meet whoever asked, so that
    little is looked at by both.
    """
    first, before_meeting = 0, SHARE * sum(characters)
    while first < len(characters):
        taken, wanted, most = 0, max(FEWEST_CHARACTERS, before_meeting / 2), characters[first : first + MOST_AT_ONCE]
        for number, each in enumerate(most, start=1):  # noqa: B007 - it is asked for after the loop
            taken += each
            if taken >= wanted:
                break
        yield number
        first, before_meeting = first + number, before_meeting - taken


@dataclass(frozen=True, slots=True)
class Looked:
    """What a helper found in each of the next passages of those that it was handed, in order, the seconds that each
    check took for them, and which failed and how. `found` is empty for a helper that is lost.
    """

    found: tuple[tuple[Finding, ...], ...] = ()
    spent: Mapping[str, float] = field(default_factory=dict)
    failures: Mapping[str, str] = field(default_factory=dict)


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
        """Return what it found in the next of what it was handed, each once; None while that is not known."""
        ...

    def close(self) -> None:
        """End it: it is handed nothing any more."""
        ...


@dataclass(slots=True, eq=False)
class _Stretch:
    """Passages that nobody has looked at yet, and who looks at them from the back: so many answers of its are due."""

    left: deque[PassageSubject]
    helper: Helper | None = None
    due: int = 0


class SharedOut:
    """The passages of one report on their way through all hands."""

    def __init__(
        self, subjects: Sequence[PassageSubject], helpers: Sequence[Helper], characters: int, running: RunningChecks
    ) -> None:
        self._helpers, self._characters, self._running = helpers, characters, running
        self._stretches = [_Stretch(deque(subjects))]
        self._found: dict[PassageSubject, tuple[Finding, ...]] = {}

    def hand_over(self) -> None:
        """Hand each helper that is free what nobody else looks at, or half of what another has, if it is worth it."""
        for helper in self._helpers:
            most = self._longest()
            if len(most.left) < 2 * FEWEST or not helper.is_free:  # half of what is handed over is looked at here
                continue
            if most.helper is not None:
                half = len(most.left) // 2
                most.left, front = deque(islice(most.left, half, None)), deque(islice(most.left, half))
                most = _Stretch(front)
                self._stretches.append(most)
            most.helper, most.due = helper, len(most.left)
            given_up = [check.name for check in self._running.given_up]
            helper.hand(tuple(reversed(most.left)), self._characters, given_up)

    def finish(self) -> Mapping[PassageSubject, tuple[Finding, ...]]:
        """Look at what is left, with all who are free, and return what was found in all passages."""
        while True:
            self._collect()
            self.hand_over()
            left = self._longest().left
            if not left:
                return self._found
            # Fewer at a time where helper and asked are about to meet, so that little is looked at by both.
            self._look_at([left.popleft() for _ in range(max(1, min(MOST_AT_ONCE, len(left) // 4)))])

    def _longest(self) -> _Stretch:
        return max(self._stretches, key=lambda each: len(each.left))

    def _look_at(self, subjects: Sequence[PassageSubject]) -> None:
        self._found.update(zip(subjects, self._running.found_in(Scope.PASSAGE, subjects), strict=True))

    def _collect(self) -> None:
        """Take what helpers answered; what one that is lost has not answered is left to whoever looks at it next."""
        for stretch in self._stretches:
            while stretch.helper is not None and (answer := stretch.helper.answer()) is not None:
                stretch.due -= len(answer.found)
                if stretch.due <= 0 or not answer.found:
                    stretch.helper = None
                for found in answer.found[: len(stretch.left)]:  # the others were looked at here meanwhile
                    self._found[stretch.left.pop()] = found
                self._running.take_over(answer.spent, answer.failures)
