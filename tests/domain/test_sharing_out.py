"""Whoever helps with a long report, and however badly, what is found is the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from builders import made_up_framework
from checks_alone import a_style
from seen_checks import Seen, a_document

from domain.checks.engine import CheckEngine
from domain.checks.registry import Scope
from domain.checks.running import LEAST_SECONDS, RunningChecks
from domain.checks.sharing_out import FEWEST, FEWEST_CHARACTERS, MOST_AT_ONCE, Looked, portions
from domain.checks.subjects import PassageSubject

TEXTS = tuple(f"Passage {number}." for number in range(12 * FEWEST))


class Helping:
    """Looks at passages in this process; its answer can be had after it was asked for so many times."""

    def __init__(self, seen: Seen, after: float = 0) -> None:
        self.seen, self.after = seen, after
        self.handed: list[str] = []
        self.given_up: list[Sequence[str]] = []
        self.is_closed = False
        self._waits = 0.0
        self._answer: Looked | None = None

    @property
    def is_free(self) -> bool:
        return self._answer is None

    def hand(self, subjects: Sequence[PassageSubject], characters: int, given_up: Sequence[str]) -> None:
        running = RunningChecks(made_up_framework(), a_style(), [self.seen.check], self.seen.clock)
        running.begin(characters)
        running.give_up(given_up)
        found = tuple(running.found_in(Scope.PASSAGE, subjects))
        self.handed += [each.text for each in subjects]
        self.given_up.append(given_up)
        self._waits, self._answer = self.after, Looked(found, running.spent, running.failures)

    def answer(self) -> Looked | None:
        self._waits -= 1
        if self._answer is None or self._waits > 0:
            return None
        answer, self._answer = self._answer, None
        return answer

    def close(self) -> None:
        self.is_closed = True


class BitByBit(Helping):
    """Answers for a few passages at a time, every other time that it is asked."""

    @property
    def is_free(self) -> bool:
        return self._answer is None or not self._answer.found

    def answer(self) -> Looked | None:
        left, self._waits = self._answer, self._waits + 1
        if left is None or not left.found or self._waits % 2:
            return None
        self._answer = Looked(left.found[5:])
        return Looked(left.found[:5], left.spent, left.failures)


class LostOnTheWay(BitByBit):
    """Answers once, and is lost then."""

    def answer(self) -> Looked | None:
        return super().answer() if self._waits < 2 else Looked()


class Lost(Helping):
    """Takes what it is handed and is never heard of again, but for the news that it is lost."""

    def answer(self) -> Looked | None:
        return Looked()


class NeverFree(Helping):
    """Is still beginning when all is done."""

    is_free = False


class SoonFree(Helping):
    """Is still beginning when the report is read, and free while it is looked at."""

    asked_whether_free = 0

    @property
    def is_free(self) -> bool:
        self.asked_whether_free += 1
        return self.asked_whether_free > 1


@pytest.mark.parametrize(
    "helper",
    [
        lambda seen: Helping(seen),
        lambda seen: Helping(seen, after=5),
        lambda seen: Helping(seen, after=40),
        lambda seen: Helping(seen, after=float("inf")),
        BitByBit,
        LostOnTheWay,
        Lost,
        NeverFree,
    ],
    ids=["at-once", "soon", "late", "never", "bit-by-bit", "lost-on-the-way", "lost", "never-free"],
)
@pytest.mark.parametrize("how_many", [1, 2, 3])
def test_what_is_found_is_the_same_whoever_helps(helper: Callable[[Seen], Helping], how_many: int) -> None:
    own, elsewhere = Seen(), Seen()
    helpers = [helper(elsewhere) for _ in range(how_many)]
    alone = CheckEngine(made_up_framework(), a_style(), [Seen().check]).check(a_document(*TEXTS))
    engine = CheckEngine(made_up_framework(), a_style(), [own.check], helpers=helpers)
    assert engine.check(a_document(*TEXTS)) == alone
    assert len(alone.findings) == len(TEXTS)
    assert all(each.is_closed for each in helpers)
    own.asked.clear()
    assert engine.check(a_document(*TEXTS)) == alone
    assert own.asked == []


def test_a_helper_that_answers_takes_a_share_and_nothing_is_looked_at_twice() -> None:
    own, elsewhere = Seen(), Seen()
    helper = Helping(elsewhere)
    CheckEngine(made_up_framework(), a_style(), [own.check], helpers=[helper]).check(a_document(*TEXTS))
    assert sorted(own.asked + elsewhere.asked) == sorted(TEXTS)
    assert len(elsewhere.asked) > len(TEXTS) / 3


def test_who_asks_and_a_helper_that_answers_bit_by_bit_meet_and_hardly_any_passage_is_looked_at_twice() -> None:
    own, elsewhere = Seen(), Seen()
    helper = BitByBit(elsewhere)
    CheckEngine(made_up_framework(), a_style(), [own.check], helpers=[helper]).check(a_document(*TEXTS))
    assert helper.handed == list(reversed(TEXTS))
    assert own.asked == list(TEXTS[: len(own.asked)])
    assert 0 < len(own.asked) < len(TEXTS)


@pytest.mark.parametrize("characters", [[300], [0] * 20, [300] * 998, [40, 1_200] * 300, [5_000] * 12])
def test_a_helper_tells_of_all_it_was_handed_and_of_less_at_once_the_nearer_it_comes_to_who_asked(
    characters: list[int],
) -> None:
    told = list(portions(characters))
    assert sum(told) == len(characters)
    assert told == sorted(told, reverse=True)
    assert max(told) <= MOST_AT_ONCE
    assert sum(characters[-told[-1] :]) <= max(FEWEST_CHARACTERS, *characters) + characters[-1]


def test_a_helper_that_is_free_only_while_the_report_is_looked_at_gets_all_passages_then() -> None:
    own, elsewhere, of_report = Seen(), Seen(), Seen(Scope.DOCUMENT, code="whole")
    helper = SoonFree(elsewhere)
    in_turn: list[object] = []
    of_report.asked = helper.handed = in_turn  # type: ignore[assignment]
    checks = [own.check, of_report.check]
    CheckEngine(made_up_framework(), a_style(), checks, helpers=[helper]).check(a_document(*TEXTS))
    assert in_turn[:-1] == list(reversed(TEXTS))


def test_a_few_passages_are_looked_at_without_help() -> None:
    helper = Helping(Seen())
    engine = CheckEngine(made_up_framework(), a_style(), [Seen().check], helpers=[helper])
    assert len(engine.check(a_document(*TEXTS[:FEWEST])).findings) == FEWEST
    assert helper.handed == []
    assert helper.is_closed


def test_time_that_a_check_takes_elsewhere_counts_and_it_is_given_up_everywhere() -> None:
    slow = Seen(seconds=LEAST_SECONDS / 10)
    helper = Helping(slow)
    engine = CheckEngine(made_up_framework(), a_style(), [slow.check], slow.clock, helpers=[helper])
    checked = engine.check(a_document(*TEXTS))
    assert checked.too_slow == ("seen",)
    assert checked.findings == ()
    assert len(slow.asked) < len(TEXTS) / 2
    assert all(each in ([], ["seen"]) for each in helper.given_up)
