"""Find which measures of an assessment are the same and have two values: each is compared with few others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from domain.checks.figures.counted_twice import counted_twice
from domain.checks.figures.labels import stems_of
from domain.checks.figures.measures import FEWEST_WORDS, Measure, Placed, has_many_digits
from domain.checks.figures.numbers import Unit
from domain.checks.stems import stem
from domain.checks.subjects import Remembered

_MOST_BESIDE = 40
"""A word that more figures of one unit have than these tells nothing of any of them."""
_SCALES = (1000, 1_000_000)
_MANY_WORDS = 3


_SAID_OF_SOURCES = (
    *(
        "register",
        "registers",
        "report",
        "reports",
        "dashboard",
        "data",
        "record",
        "records",
        "return",
        "returns",
        "list",
    ),
    *(
        "listed",
        "lists",
        "survey",
        "audit",
        "put",
        "held",
        "holds",
        "named",
        "showed",
        "told",
        "said",
        "counted",
        "put",
    ),
    *(
        "staff",
        "leaders",
        "managers",
        "director",
        "team",
        "teams",
        "service",
        "told",
        "according",
        "annual",
        "own",
        "papers",
    ),
)
_OF_SOURCES = frozenset(map(stem, _SAID_OF_SOURCES))
"""Words that tell where a figure is from, and not of what it is."""


class DifferingMeasures:
    """Finds the measures that differ, and remembers which did: most edits move figures and change none of them."""

    def __init__(self) -> None:
        self._last: Remembered[tuple[tuple[int, int], ...]] = Remembered()

    def among(
        self, sections: Sequence[Sequence[Placed]], told: tuple[object, ...], authority: str
    ) -> Iterator[tuple[Placed, Placed]]:
        """Yield each measure whose number differs from the first place that has it, with that place.

        `told` is what `told_in` returns of each section: where it is as it was the last time, so is what differs.
        """
        measures = [each for section in sections for each in section]
        names = stems_of(authority)
        for here, there in self._last.of((told, names), lambda: tuple(_differing_among(measures, names))):
            yield measures[here], measures[there]


def told_in(measures: Sequence[Placed]) -> tuple[object, ...]:
    """Return all that decides which of a section's measures differ from others, wherever they have moved to."""
    places = [(each.passage_id, each.measure.sentence.start) for each in measures]
    is_beside = [False, *(one == other for one, other in pairwise(places))]
    return tuple((beside, each.measure.content) for beside, each in zip(is_beside, measures, strict=False))


def _differing_among(measures: Sequence[Placed], names: frozenset[str]) -> Iterator[tuple[int, int]]:
    likely = may_differ(measures)
    numbers = {id(each): number for number, each in enumerate(measures)}
    found = {numbers[id(likely[here])]: numbers[id(likely[there])] for here, there in differing(likely)}
    for here, there in (*counted_twice(measures, names), *_of_other_scale(measures)):
        found.setdefault(numbers[id(here)], numbers[id(there)])
    yield from sorted(found.items())


def _of_other_scale(measures: Sequence[Placed]) -> Iterator[tuple[Placed, Placed]]:
    """Yield sums of the same digits of which one is a thousand times the other: millions that were made billions."""
    of_digits: dict[str, list[Placed]] = {}
    for each in measures:
        if each.measure.number.unit is Unit.POUNDS and len(each.measure.digits) > 1:
            of_digits.setdefault(each.measure.digits, []).append(each)
    for beside in of_digits.values():
        for place, here in enumerate(beside if 1 < len(beside) <= _MOST_BESIDE else ()):
            for there in beside[:place]:
                low, high = sorted((here.measure.number.value, there.measure.number.value))
                is_scaled = low > 0 and high / low in _SCALES and not here.measure.stems.isdisjoint(there.measure.stems)
                if is_scaled and _is_apart(here, there):
                    yield here, there


def may_differ(measures: Sequence[Placed]) -> list[Placed]:
    """Return the measures of which there are others of one time with another value, or with the same digits mixed up.

    Those that are given as one of these is are returned with them: they tell that it is right.
    """
    of_time: dict[tuple[tuple[str, ...], str], set[str]] = {}
    for each in measures:
        own = each.measure
        if own.period and own.key[0] and not own.is_rough:
            of_time.setdefault((own.key, own.period), set()).add(own.value)
    mixed = set(_mixed_up(measures))
    return [
        each
        for each in measures
        if len(of_time.get((each.measure.key, each.measure.period), ())) > 1
        or (each.measure.key, each.measure.value) in mixed
    ]


def _mixed_up(measures: Iterable[Placed]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the keys and values of measures that another of perhaps the same time has with its digits in disorder."""
    of_digits: dict[tuple[tuple[str, ...], str], set[tuple[str, str, str]]] = {}
    for each in measures:
        own = each.measure
        if len(own.digits) > 1:
            known = of_digits.setdefault((own.key, own.sorted_digits), set())
            known.add((own.digits, own.period, own.value))
    for (key, _sorted), found in of_digits.items():
        for digits, period, value in found if len(found) > 1 else ():
            if any(digits != other and (period == time or not period or not time) for other, time, _value in found):
                yield key, value


def differing(measures: Iterable[Placed]) -> Iterator[tuple[int, int]]:
    """Yield the number of each measure whose figure differs from the first place that has it, with the number of that.

    Two figures of one sentence are two things, whatever their words; and one that is given again somewhere as it is
    here is not held against what has only some of its words.
    """
    known: dict[tuple[str, ...], _Beside] = {}
    for number, here in enumerate(measures):
        own = here.measure
        others: dict[int, Placed] = {}
        for word in own.stems:
            beside = known.setdefault((word, *own.key), _Beside())
            others.update(beside.of(own.period))
            beside.add(number, here)
        same = [
            each for each in sorted(others) if _is_same(own, others[each].measure) and _is_apart(here, others[each])
        ]
        if same and all(others[each].measure.value != own.value for each in same):
            yield number, same[0]


class _Beside:
    """The measures that have one word, numbered in the order of the report, by their periods."""

    def __init__(self) -> None:
        self._by_period: dict[str, dict[int, Placed]] = {}
        self._count = 0

    def add(self, number: int, placed: Placed) -> None:
        """Add a measure; of too many of one word no more are kept."""
        if self._count < _MOST_BESIDE:
            self._count += 1
            self._by_period.setdefault(placed.measure.period, {})[number] = placed

    def of(self, period: str) -> dict[int, Placed]:
        """Return the measures that may be of this period: those of none may be of any."""
        if not period:
            return {number: each for found in self._by_period.values() for number, each in found.items()}
        return {**self._by_period.get("", {}), **self._by_period.get(period, {})}


def _is_apart(here: Placed, there: Placed) -> bool:
    return (there.passage_id, there.measure.sentence.start) != (here.passage_id, here.measure.sentence.start)


def _is_one_digit_off(one: str, other: str) -> bool:
    """Return whether two figures differ in a single digit, as those that were mistyped."""
    return len(one) == len(other) > 1 and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _is_same(one: Measure, other: Measure) -> bool:
    """Return whether two measures are of the same: all of their words are, or most where something else tells it.

    Figures of the same digits in another order were mistyped; one that is known must have been given before.
    """
    is_of_one_time = bool(one.period) and one.period == other.period
    if one.period and other.period and not is_of_one_time:
        return False
    is_rough = one.is_rough or other.is_rough
    is_mistyped = one.digits != other.digits and one.sorted_digits == other.sorted_digits and len(one.digits) > 1
    if not is_mistyped and (is_rough or not is_of_one_time):
        return False
    own = one.stems - _OF_SOURCES
    are_same = own == other.stems - _OF_SOURCES and is_of_one_time
    if are_same and is_mistyped:
        return True
    if are_same and not is_rough and len(own) >= (FEWEST_WORDS if one.number.unit is Unit.PLAIN else _MANY_WORDS):
        return True
    if not is_mistyped and one.number.unit is not Unit.PLAIN and min(len(one.stems), len(other.stems)) < _MANY_WORDS:
        return False
    if not is_mistyped and not one.key[0]:
        return False
    if is_of_one_time and not is_rough and _is_one_digit_off(one.digits, other.digits):
        theirs = other.stems - _OF_SOURCES
        is_beside = one.sentence.preceding is other.sentence or other.sentence.preceding is one.sentence
        if not is_beside and min(len(own), len(theirs)) >= FEWEST_WORDS and (own <= theirs or theirs <= own):
            return True
    shared = len(one.stems & other.stems)
    least = min(len(one.stems), len(other.stems))
    if is_mistyped:
        is_named = shared == least and (one.is_known or other.is_known)
        fewest = 1 if has_many_digits(one.said) else FEWEST_WORDS
        return shared >= (fewest if is_of_one_time or is_named or fewest == 1 else _MANY_WORDS) and 2 * shared >= least
    is_known = one.is_known or other.is_known
    return is_known and shared >= _MANY_WORDS and 4 * shared >= 3 * least
