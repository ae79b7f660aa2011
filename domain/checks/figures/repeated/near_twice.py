"""Find what is told twice with figures that are nearly one another, where their whole sentences tell of one thing.

"190 people were waiting for an annual review in March 2025" and "at the end of March 2025 the data counted 290 people
whose annual review was to come": where one digit is another, or a few are one or two more, a slip is more likely than
two things, so that sentences that share what they tell are enough, however each is built.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from domain.checks.figures.numbers import MONTH_WORDS
from domain.checks.figures.repeated.concepts import folded
from domain.checks.figures.repeated.measures import Measure, Placed
from domain.checks.stems import stem

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SAID_NO_THINGS = (
    "million thousand spent spend between complete full not part found read list listed over aged use service services"
    " month year day week average median adult adults social care carers survey council local authority data records"
    " showed told compared england national"
)
_NO_THINGS = frozenset(map(stem, _SAID_NO_THINGS.split())) | frozenset(map(stem, MONTH_WORDS))
"""Words that sentences share whatever they tell of."""
_GAP = re.compile(r"\s+(?:[a-z]+\s+)?(?:more|less|fewer|higher|lower|above|below|over|under)\b")
"""Behind how much two figures differ, which more differ by than these."""
_SAID_GROUPS = "men women children new young younger older public carers unpaid disabled autistic"
_GROUPS = frozenset(_SAID_GROUPS.split())
_FEWEST, _LEAST_SHARED = 2, 0.25
_MOST_FEW, _FEW_APART = 12, 3
_LEAST_DIGITS, _MOST_BESIDE = 2, 40


def nearly_twice(measures: Sequence[Placed], names: frozenset[str]) -> Iterator[tuple[Placed, Placed]]:
    """Yield each figure that nearly is one before it of its unit and time, with that; `names` are the authority's."""
    groups: dict[tuple[object, ...], list[Placed]] = {}
    for placed in measures:
        measure = placed.measure
        if not measure.period or measure.is_about or is_gap(measure):
            continue
        of_time = (measure.key, measure.period)
        if measure.amount <= _MOST_FEW and measure.amount.is_integer():
            groups.setdefault(of_time, []).append(placed)
        elif len(measure.digits) >= _LEAST_DIGITS:
            for place in range(len(measure.digits)):
                masked = f"{measure.digits[:place]}*{measure.digits[place + 1 :]}"
                groups.setdefault((*of_time, masked), []).append(placed)
    told: dict[int, frozenset[str]] = {}
    done: set[tuple[str, str]] = set()
    for beside in groups.values():
        for here, there in _among(beside[:_MOST_BESIDE], names, told) if len(beside) > 1 else ():
            where = (here.passage_id, here.measure.value)
            if where not in done:
                done.add(where)
                yield here, there


def is_gap(measure: Measure) -> bool:
    """Return whether a figure is by how much two differ: "£3.6 million more"."""
    return _GAP.match(measure.sentence.text, measure.number.end) is not None


def _among(
    beside: Sequence[Placed], names: frozenset[str], told: dict[int, frozenset[str]]
) -> Iterator[tuple[Placed, Placed]]:
    for there, here in combinations(beside, 2):
        apart = abs(here.measure.amount - there.measure.amount)
        is_few = here.measure.amount <= _MOST_FEW
        if not apart or (is_few and apart > _FEW_APART) or not _may_be_one(here.measure, there.measure):
            continue
        if _place(here) == _place(there):
            continue
        mine, theirs = things_of(here, names, told), things_of(there, names, told)
        shared = len(mine & theirs)
        if shared >= _FEWEST and shared >= _LEAST_SHARED * len(mine | theirs):
            yield here, there


def _may_be_one(here: Measure, there: Measure) -> bool:
    """Return whether two figures can be of the same: no other figure and no group of people sets them apart."""
    one, other = (
        {each.value for each in measure.sentence.numbers if each is not measure.number} for measure in (here, there)
    )
    if one and other and one != other:
        return False
    mine, theirs = here.sentence.words & _GROUPS, there.sentence.words & _GROUPS
    return mine == theirs and here.count.marks == there.count.marks


def _place(placed: Placed) -> tuple[str, int]:
    return placed.passage_id, placed.measure.sentence.start


def things_of(placed: Placed, names: frozenset[str], told: dict[int, frozenset[str]]) -> frozenset[str]:
    """Return the stems of what a figure's sentence tells of, read once for all its figures and kept in `told`."""
    sentence = placed.measure.sentence
    known = told.get(id(sentence))
    if known is None:
        words = _WORD.findall(sentence.text)
        known = told[id(sentence)] = folded(words, placed.measure.reader) - names - _NO_THINGS
    return known
