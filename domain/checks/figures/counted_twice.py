"""Find what is counted twice with two results: "31 workers in April 2025" and "its 34 reablement workers"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from domain.checks.figures.counts import PEOPLE, TIMES
from domain.checks.figures.measures import Placed
from domain.checks.stems import stem

_GENERAL = frozenset({PEOPLE, TIMES, stem("staff"), stem("members"), stem("places"), stem("posts"), stem("cases")})
"""Heads that say little: what is counted stands in other words beside them."""
_NEAR, _NEARER, _FAR = 1.5, 1.35, 2.0
_FEWEST_OF_SHARE, _MANY, _FEW = 2, 3, 2
_SAID_EVERYWHERE = "adult adults social care staff council report service carers"
_COMMON = frozenset(map(stem, _SAID_EVERYWHERE.split()))


class _Counted:
    """A measure with what it counts, of which the names of the authority say nothing: all is of that."""

    __slots__ = ("count", "head", "key", "own", "owners", "place", "placed", "value", "words")

    def __init__(self, placed: Placed, own: frozenset[str]) -> None:
        measure = placed.measure
        self.placed, self.own, self.count = placed, own, measure.count
        self.value, self.key = float(measure.number.value), measure.key[0]
        self.place = (placed.passage_id, measure.sentence.start)
        self.head = self.key or self.count.head
        self.words, self.owners = self.count.words - own, self.count.owners - own

    @property
    def of_all(self) -> frozenset[str]:
        """The names of the authority beside it."""
        return (self.count.words | self.count.owners) & self.own

    @property
    def around(self) -> frozenset[str]:
        """Who has it and who tells it."""
        return self.owners | self.count.sources


def counted_twice(measures: Sequence[Placed], own: frozenset[str]) -> Iterator[tuple[Placed, Placed]]:
    """Yield each count that differs from the first one of the same, with that; `own` are the authority's names."""
    of_time: dict[tuple[str, str, str], list[tuple[float, Placed]]] = {}
    for placed in measures:
        measure = placed.measure
        if not measure.is_about and (measure.period or not measure.key[0]):
            head = "" if measure.period else measure.count.head
            key = (measure.key[0], measure.period, head)
            of_time.setdefault(key, []).append((float(measure.number.value), placed))
    for beside in of_time.values():
        values = sorted({value for value, _each in beside})
        near = {each for one, other in pairwise(values) if other <= one * _FAR for each in (one, other)}
        if near and (beside[0][1].measure.period or any(each.measure.count.is_known for _value, each in beside)):
            yield from _of_one_time(
                [_Counted(each, own) for value, each in beside if value in near and each.measure.count.head]
            )


def _of_one_time(beside: Sequence[_Counted]) -> Iterator[tuple[Placed, Placed]]:
    known: list[_Counted] = []
    for here in beside:
        same = [each for each in known if _may_be_same(here, each) and _are_of_same(here, each)]
        if not here.placed.measure.period:
            same = [each for each in same if _are_told_alike(here, each)]
        if same and all(each.value != here.value for each in same):
            yield here.placed, same[0].placed
        known.append(here)


def _may_be_same(here: _Counted, there: _Counted) -> bool:
    """Return whether it has to be looked closer whether two figures are of the same: of most it is plain."""
    if here.value > there.value * _FAR or there.value > here.value * _FAR or here.place == there.place:
        return False
    if here.head != there.head and here.head not in _GENERAL and there.head not in _GENERAL:
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
    mine, theirs = words
    if _are_apart(here, there) or _differ(here.count.sources, mine, there.count.sources, theirs):
        return False
    more, less = mine - theirs - there.around, theirs - mine - here.around
    if more and less:
        return False
    if here.key:
        return not more and not less and len(mine & theirs) >= _FEWEST_OF_SHARE
    if more or less:
        lacking, other, extra = (there, here, more) if more else (here, there, less)
        return _points_to(lacking, other, extra, (mine | here.around) & (theirs | there.around))
    return _is_told_enough(here, there, (mine | here.around) & (theirs | there.around))


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
    is_whole = count.is_whole and not other.count.is_known and lacking.head not in _GENERAL
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
