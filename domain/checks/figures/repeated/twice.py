"""Find what is given twice with two figures: "31 workers in April 2025" and "its 34 reablement workers".

Two figures of one unit and time are of the same where what they count, what narrows it down and who has it are; what
only one of them says must be known from around the other. Where the one has the digits of the other in another order,
it was mistyped, and less has to tell it; sums of the same digits are of millions and thousands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from operator import ne

from domain.checks.figures.labels import stems_of
from domain.checks.figures.numbers import Unit
from domain.checks.figures.repeated.counts import PEOPLE, TIMES
from domain.checks.figures.repeated.measures import Measure, Placed
from domain.checks.figures.repeated.near_twice import is_gap, nearly_twice, things_of
from domain.checks.figures.repeated.populations import populations_twice
from domain.checks.phrases import found_before
from domain.checks.stems import stem
from domain.checks.subjects import Remembered

_GENERAL = frozenset({PEOPLE, TIMES, stem("staff"), stem("members"), stem("places"), stem("posts"), stem("cases")})
"""Heads that say little: what is counted stands in other words beside them."""
_NEAR, _NEARER, _FAR = 1.5, 1.35, 2.0
_FEWEST_OF_SHARE, _MANY, _FEW = 2, 3, 2
_MANY_DIGITS, _MOST_BESIDE = 4, 40
_AVERAGES = frozenset({"average", "median", "estimates", "estimated", "capacity"})
_HELD_AGAINST = re.compile(r"\b(?:compared\s+(?:with|to)|against|than)\s+(?:the\s+)?\Z")
_SWAPPED = 2
_SCALES = (1000, 1_000_000)
_SAID_EVERYWHERE = "adult adults social care staff council report service carers"
_GROUPS = frozenset(map(stem, ("men", "women", "children", "new", "young", "younger", "public")))
"""Words that tell a part of all people, of which a figure is another than that of all."""
_COMMON = frozenset(map(stem, _SAID_EVERYWHERE.split()))
_GROUPS_TOLD = _GROUPS | frozenset(map(stem, ("carers", "unpaid", "over", "aged", "older")))


class DifferingMeasures:
    """Finds the measures that differ, and remembers which did: most edits move figures and change none of them."""

    def __init__(self) -> None:
        self._last: Remembered[tuple[tuple[int, int, bool], ...]] = Remembered()

    def among(
        self, sections: Sequence[Sequence[Placed]], told: tuple[object, ...], authority: str
    ) -> Iterator[tuple[Placed, Placed, bool]]:
        """Yield each measure whose number differs from the first place that has it, with that place.

        The last tells whether the two are of the same beyond doubt; else they only may be. `told` is what `told_in`
        returns of each section: where it is as it was the last time, so is what differs.
        """
        measures = [each for section in sections for each in section]
        names = stems_of(authority)
        for here, there, is_sure in self._last.of((told, names), lambda: tuple(_differing_among(measures, names))):
            yield measures[here], measures[there], is_sure


def told_in(measures: Sequence[Placed]) -> tuple[object, ...]:
    """Return all that decides which of a section's measures differ from others, wherever they have moved to."""
    places = [(each.passage_id, each.measure.sentence.start) for each in measures]
    is_beside = [False, *(one == other for one, other in pairwise(places))]
    return tuple((beside, each.measure.content) for beside, each in zip(is_beside, measures, strict=False))


def _differing_among(measures: Sequence[Placed], names: frozenset[str]) -> Iterator[tuple[int, int, bool]]:
    numbers = {id(each): number for number, each in enumerate(measures)}
    found: dict[int, tuple[int, bool]] = {}
    likely: list[tuple[Placed, Placed]] = []
    for here, there in (
        *_mistyped(measures, names, likely),
        *counted_twice(measures, names, likely),
        *populations_twice(measures, names),
    ):
        found.setdefault(numbers[id(here)], (numbers[id(there)], True))
    told = {(measures[here].passage_id, measures[here].measure.value) for here in found}
    for here, there in nearly_twice(measures, names):
        if (here.passage_id, here.measure.value) not in told:
            found.setdefault(numbers[id(here)], (numbers[id(there)], True))
    sure = {each for here, (there, _is_sure) in found.items() for each in (here, there)}
    for here, there in likely:
        if sure.isdisjoint((numbers[id(here)], numbers[id(there)])):
            found.setdefault(numbers[id(here)], (numbers[id(there)], False))
    yield from sorted((here, there, is_sure) for here, (there, is_sure) in found.items())


def _mistyped(
    measures: Iterable[Placed], names: frozenset[str], likely: list[tuple[Placed, Placed]]
) -> Iterator[tuple[Placed, Placed]]:
    """Yield figures that have the digits of one before in another order, or its digits in thousands for millions."""
    of_digits: dict[tuple[str, str], list[Placed]] = {}
    for each in measures:
        if len(each.measure.digits) > 1:
            of_digits.setdefault((each.measure.key[0], each.measure.sorted_digits), []).append(each)
    for beside in of_digits.values():
        if len({each.measure.value for each in beside}) < 2 or len(beside) > _MOST_BESIDE:
            continue
        closer = {id(each) for pair in combinations(beside, 2) if _may_be_mistyped(*pair) for each in pair}
        read = [_Counted(each, names) for each in beside if id(each) in closer]
        for place, here in enumerate(read):
            same = [each for each in read[:place] if each.place != here.place and _is_mistyped(here, each)]
            if same and all(_differ_in_value(here, each) for each in same):
                yield here.placed, same[0].placed
            elif not same:
                may = [each for each in read[:place] if _may_be_swapped(here, each)]
                likely += [(here.placed, each.placed) for each in may[:1]]


def _digits_off(one: Measure, other: Measure) -> int:
    """Return in how many digits two figures of as many digits differ."""
    return sum(map(ne, one.digits, other.digits))


def _differ_in_value(here: _Counted, there: _Counted) -> bool:
    return abs(here.value - there.value) > max(here.slack, there.slack)


def _may_be_mistyped(here: Placed, there: Placed) -> bool:
    """Return whether two figures of the same digits differ in two of them, or in scale, and may be of one time."""
    own, other = here.measure, there.measure
    if own.digits == other.digits:
        low, high = sorted((own.amount, other.amount))
        return own.number.unit is Unit.POUNDS and low > 0 and high / low in _SCALES
    return (not own.period or not other.period or own.period == other.period) and _digits_off(own, other) <= _SWAPPED


def _may_be_swapped(here: _Counted, there: _Counted) -> bool:
    """Return whether two figures of one time with the same digits have a word of what they are of, or some words."""
    own, other = here.placed.measure, there.placed.measure
    is_of_time = bool(own.period) and own.period == other.period and own.digits != other.digits
    if not is_of_time or here.place == there.place or not _may_be_mistyped(here.placed, there.placed):
        return False
    shared = len((here.all & there.all) - _COMMON)
    return shared >= _FEWEST_OF_SHARE or (shared > 0 and (here.all <= there.all or there.all <= here.all))


def _is_mistyped(here: _Counted, there: _Counted) -> bool:
    """Return whether two figures of the same digits can be of the same: less tells it than of others."""
    own, other = here.placed.measure, there.placed.measure
    if not _may_be_mistyped(here.placed, there.placed):
        return False
    is_scaled = own.digits == other.digits
    mine, theirs = here.all, there.all
    shared = len((mine | here.count.sources) & (theirs | there.count.sources))
    more, less = _beyond(mine, theirs, there), _beyond(theirs, mine, here)
    marks = (here.count.marks ^ there.count.marks) - _AVERAGES
    if (marks and len(own.digits) <= _MANY_DIGITS) or (len(own.digits) < _MANY and more and less and not is_scaled):
        return False
    fewest = 1 if len(own.digits) >= _MANY_DIGITS or is_scaled else _FEWEST_OF_SHARE
    if not (own.period and own.period == other.period) and not is_scaled:
        fewest = fewest if own.is_known or other.is_known else _MANY
    elif len(own.digits) > _MANY_DIGITS:
        fewest = 0
    return shared >= fewest and 2 * shared >= min(len(mine), len(theirs))


class _Counted:
    """A measure with what it counts, of which the names of the authority say nothing: all is of that."""

    __slots__ = ("all", "count", "head", "key", "own", "owners", "place", "placed", "slack", "value", "words")

    def __init__(self, placed: Placed, own: frozenset[str]) -> None:
        measure = placed.measure
        self.placed, self.own, self.count = placed, own, measure.count
        self.value, self.key = measure.amount, measure.key[0]
        self.slack = float(measure.number.half) if measure.key[0] == Unit.PERCENT and measure.number.half > 1 else 0.0
        self.place = (placed.passage_id, measure.sentence.start)
        self.head = self.key or self.count.head
        self.words, self.owners = self.count.words - own, self.count.owners - own
        self.all = self.words | self.owners | ({self.head} if self.head and not self.key else frozenset())
        """All that tells what it is of."""

    @property
    def is_beside(self) -> bool:
        """Whether it is only what another is held against, which tells what both are of: "compared with 71%"."""
        measure = self.placed.measure
        return found_before(_HELD_AGAINST, measure.sentence.text, measure.number.start) is not None

    @property
    def of_all(self) -> frozenset[str]:
        """The names of the authority beside it."""
        return (self.count.words | self.count.owners) & self.own

    @property
    def around(self) -> frozenset[str]:
        """Who has it and who tells it."""
        return self.owners | self.count.sources


def counted_twice(
    measures: Sequence[Placed], own: frozenset[str], likely: list[tuple[Placed, Placed]]
) -> Iterator[tuple[Placed, Placed]]:
    """Yield each count that differs from the first one of the same, with that; `own` are the authority's names.

    Those that only may be of the same are put to `likely`.
    """
    of_time: dict[tuple[str, str, str], list[tuple[float, Placed]]] = {}
    for placed in measures:
        measure = placed.measure
        if not measure.is_about and (measure.period or not measure.key[0]):
            head = "" if measure.period else measure.count.head
            key = (measure.key[0], measure.period, head)
            of_time.setdefault(key, []).append((measure.amount, placed))
    for beside in of_time.values():
        values = sorted({value for value, _each in beside})
        near = {each for one, other in pairwise(values) if other <= one * _FAR for each in (one, other)}
        if near and (beside[0][1].measure.period or any(each.measure.count.is_known for _value, each in beside)):
            counted = [_Counted(each, own) for value, each in beside if value in near and _is_counted(each.measure)]
            yield from _of_one_time(counted, likely)


def _is_counted(measure: Measure) -> bool:
    """Return whether a figure tells of something that has a name, and not by how much two others differ."""
    return bool(measure.count.head) and not is_gap(measure)


def _of_one_time(beside: Sequence[_Counted], likely: list[tuple[Placed, Placed]]) -> Iterator[tuple[Placed, Placed]]:
    known: list[_Counted] = []
    of_head: dict[str, list[int]] = {}
    for place, here in enumerate(beside):
        alike = _alike(here.head, of_head, place)
        near = [each for number in alike if _may_be_same(here, each := known[number])]
        same = [each for each in near if _are_of_same(here, each)]
        if not here.placed.measure.period:
            same = [each for each in same if _are_told_alike(here, each)]
        if same and all(_differ_in_value(here, each) for each in same):
            yield here.placed, same[0].placed
        elif near and not same and here.placed.measure.period:
            alike_too = [each for each in near if _are_likely_same(here, each)]
            if alike_too and all(_differ_in_value(here, each) for each in alike_too):
                likely.append((here.placed, alike_too[0].placed))
        known.append(here)
        of_head.setdefault("" if here.head in _GENERAL else here.head, []).append(place)


def _alike(head: str, of_head: Mapping[str, Sequence[int]], count: int) -> Sequence[int]:
    """Return the numbers of those before one that may be of what it counts: of its head, or of one that says little."""
    if head in _GENERAL:
        return range(count)
    own, general = of_head.get(head, ()), of_head.get("", ())
    return sorted((*own, *general)) if own and general else own or general


def _may_be_same(here: _Counted, there: _Counted) -> bool:
    """Return whether it has to be looked closer whether two figures are of the same: of most it is plain."""
    if here.value > there.value * _FAR or there.value > here.value * _FAR or here.place == there.place:
        return False
    mine, theirs = here.words, there.words
    if not mine or not theirs or not mine.isdisjoint(theirs) or here.head in theirs or there.head in mine:
        return True
    return not mine.isdisjoint(there.owners) or not theirs.isdisjoint(here.owners)


def _are_of_same(here: _Counted, there: _Counted) -> bool:
    """Return whether two figures of one time are of the same."""
    words = _without_heads(here, there)
    if words is None or here.count.marks != there.count.marks:
        return False
    if (here.is_beside or there.is_beside) and not _share_things(here, there):
        return False
    mine, theirs = words
    if _are_apart(here, there) or _differ(here.count.sources, mine, there.count.sources, theirs):
        return False
    more, less = _beyond(mine, theirs, there), _beyond(theirs, mine, here)
    if more and less:
        return False
    if here.key:
        one, another = here.placed.measure, there.placed.measure
        most = len(one.digits) == len(another.digits) > 1 == _digits_off(one, another)  # one digit was mistyped
        is_of_part = not _GROUPS.isdisjoint(more | less)
        return len(more) + len(less) <= (most and not is_of_part) and len(mine & theirs) >= _FEWEST_OF_SHARE
    if more or less:
        lacking, other, extra = (there, here, more) if more else (here, there, less)
        return _points_to(lacking, other, extra, (mine | here.around) & (theirs | there.around))
    return _is_told_enough(here, there, (mine | here.around) & (theirs | there.around))


def _are_likely_same(here: _Counted, there: _Counted) -> bool:
    """Return whether two figures of one time may be of the same: enough tells both, and only one is narrowed down."""
    words = _without_heads(here, there)
    if words is None or (here.count.marks ^ there.count.marks) - _AVERAGES or _ratio(here, there) > _NEAR:
        return False
    mine, theirs = words[0] | here.owners, words[1] | there.owners
    if not _GROUPS_TOLD.isdisjoint(mine ^ theirs):
        return False
    near, around = (frozenset(), frozenset()) if here.key else (here.count.near, there.count.near)
    more, less = mine - theirs - around, theirs - mine - near
    shared = ((mine & (theirs | around)) | (theirs & near)) - _COMMON
    if more and less:
        return len(more) == len(less) == 1 and len(shared) >= _MANY
    is_named = here.head == there.head and not here.key and here.head not in _GENERAL
    return len(shared) + is_named >= _FEWEST_OF_SHARE


def _share_things(here: _Counted, there: _Counted) -> bool:
    """Return whether the whole sentences of two figures tell of one thing."""
    mine, theirs = (things_of(each.placed, each.own, {}) for each in (here, there))
    return len(mine & theirs) >= _FEWEST_OF_SHARE


def _beyond(mine: frozenset[str], theirs: frozenset[str], there: _Counted) -> frozenset[str]:
    """Return the words of a count that neither another count has nor what stands around that."""
    beyond = mine - theirs
    return beyond - there.around if beyond else beyond


def _are_apart(here: _Counted, there: _Counted) -> bool:
    """Return whether two counts are of two owners: "social workers" are others than "new social workers"."""
    if _differ(here.owners, here.words, there.owners, there.words):
        return True
    is_known = here.count.is_known or there.count.is_known
    return bool(here.owners and there.owners) and here.owners != there.owners and not is_known


def _differ(one: frozenset[str], mine: frozenset[str], other: frozenset[str], theirs: frozenset[str]) -> bool:
    """Return whether two places each name somebody whom the other does not."""
    return bool(one - other - theirs) and bool(other - one - mine)


def _are_told_alike(here: _Counted, there: _Counted) -> bool:
    """Return whether two figures without a time have the same words, of which one says that it was given before."""
    is_known = here.count.is_known or there.count.is_known
    return is_known and bool(here.words) and here.words == there.words and _ratio(here, there) <= _NEARER


def _without_heads(here: _Counted, there: _Counted) -> tuple[frozenset[str], frozenset[str]] | None:
    """Return the words of two counts, of which one may say in them what the other counts; None for two things."""
    if here.head == there.head:
        return here.words, there.words
    if here.head in _GENERAL and there.head in here.words:
        return here.words - {there.head}, there.words
    if there.head in _GENERAL and here.head in there.words:
        return here.words, there.words - {here.head}
    return None


def _points_to(lacking: _Counted, other: _Counted, extra: frozenset[str], shared: frozenset[str]) -> bool:
    """Return whether a count lacks only words that what stands around it has, or is the whole that had them before."""
    count, ratio = lacking.count, _ratio(lacking, other)
    if count.is_whole and shared and ratio <= _NEARER:  # "the 342 people who were waiting": they were told of before
        return True
    if count.points or shared:
        if extra <= (count.near_own if _follows(lacking, other) else count.near):
            return ratio <= (_NEAR if count.points else _NEARER)
        if len(shared) >= _MANY and len(extra) < _MANY and extra <= other.count.led:
            return ratio <= _NEARER
    is_known = other.count.is_known and not lacking.placed.measure.points
    is_whole = count.is_whole and not is_known and lacking.head not in _GENERAL
    return is_whole and max(lacking.value, other.value) <= min(lacking.value, other.value) * _NEARER


def _follows(here: _Counted, there: _Counted) -> bool:
    """Return whether a sentence is the next one: what it leaves out need not be of the one before."""
    sentence = here.placed.measure.sentence
    return here.place[0] == there.place[0] and bool(sentence.text_before) and sentence.start_before == there.place[1]


def _is_told_enough(here: _Counted, there: _Counted, shared: frozenset[str]) -> bool:
    """Return whether the words that two counts have both tell what they are of, or what stands around them."""
    ratio = _ratio(here, there)
    is_named = here.head not in _GENERAL or there.head not in _GENERAL
    told = len(shared) + is_named
    own, other = here.placed.measure, there.placed.measure
    if len(own.digits) >= _MANY and own.digits != other.digits and own.sorted_digits == other.sorted_digits:
        return True
    if told >= _MANY - 1 or ratio > _NEAR:
        return told >= _MANY - 1
    is_of_all = not here.of_all.isdisjoint(there.of_all) and ratio <= _NEARER
    if is_named or is_of_all or (shared and (here.count.near & there.count.near) - shared - _COMMON):
        return True
    pointing, named = (here, there) if here.count.is_known else (there, here)
    said = named.words | named.owners
    return pointing.count.is_known and bool(said) and said <= pointing.count.near and ratio <= _NEARER


def _ratio(here: _Counted, there: _Counted) -> float:
    """Return how many times the smaller the larger is; of a few, two more or less are no more than a tenth."""
    low, high = sorted((here.value, there.value))
    return (1.1 if high - low <= _FEW else high / low) if low else high + 1
