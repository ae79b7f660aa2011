"""Hold what a sentence calls the rest, or concludes to be left, against every whole and its parts told before it.

"1,020 people left hospital. Most, 742, went home. The remaining 298 did not"; "7,200 items were delivered. Of these,
6,840 came in time. This left 460 that were late"; "77 of the 110 had been trained. This meant that 43 had yet to be".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import chain, combinations, permutations

from domain.checks.figures.derived.told import Telling
from domain.checks.figures.figure_words import FigureReader, Slip, is_approximate
from domain.checks.figures.numbers import amount
from domain.checks.figures.quantities import Quantity, Reading
from domain.checks.figures.stated.pool import COUNTED, PEOPLE, are_one_noun, sums_of
from domain.checks.finding import Severity

_SAID_LEADING = (
    "left leaves leaving meant means meaning so therefore thus remaining other rest remainder balance yet unspent"
    " carried returned outstanding unfilled unanswered still remained"
)
_LEADING = frozenset(_SAID_LEADING.split())
_WHO = frozenset({"who", "that", "which", "whose"})
_SAID_NOT = "not still yet never remained lacked missed turned refused declined rejected cancelled"
_NOT = frozenset(_SAID_NOT.split())
_REST = re.compile(
    r"\b(?:[Tt]he\s+(?:other|remaining|rest,?|remainder,?|balance\s+of)|[Aa]ll\s+(?:the\s+)?other|remaining)"
    r"\s+(?:(?:just|only|a\s+further)\s+)?\(?\Z"
)
_WHO_NOT = re.compile(
    r"(?:\s+[a-z’-]+){0,2}?\s+(?:who|that|which)\s+(?:had|have|were|was|did|do|are)\s+(?:not|still|yet|never)\b"
    r"|(?:\s+[a-z’-]+){0,2}?\s+(?:who|that|which)\s+(?:remained|lacked|missed)\b"
    r"|(?:\s+[a-z’-]+){0,2}?\s+(?:whose\s+[a-z]+|who|that)\s+(?:was|were|had\s+been|had\s+to\s+be)\s+(?:turned|refused|declined|rejected|cancelled|missed)\b|(?:\s+[a-z’-]+){0,1}?\s+(?:still|not\s+yet)\s+[a-z]+\b"
)
_THE = re.compile(r"\b(?:[Tt]he|[Tt]hose|[Tt]hese)\s+\Z")
_ONE = re.compile(r"\b[Oo]ne\b(?!\s+of\b)")
_STILL = re.compile(
    r"(?:\s+(?!and\b|of\b)[a-z’-]+){0,2}?\s+(?:was|were|had\s+been|remained|would\s+be|is|are)\s+"
    r"(?:(?:still|yet)\s+to\s+(?:be\s+)?[a-z]+|carried\s+(?:forward|over)|unspent|left\s+over)\b"
    r"|(?:\s+[a-z’-]+)?\s+(?:remained|(?:was|were)\s+still|had\s+remained)\s+(?:vacant|unfilled|empty|open|outstanding|free|unsigned|unread|incomplete"
    r"|overdue|to\s+be\s+[a-z]+|un[a-z]{4,})\b"
)
_IS_PART = re.compile(r"\b[Oo]f\s+(?:them|these|those|whom|which|the|its|our|their|a)\b|\bout\s+of\b")
_LEFT = re.compile(
    r"\b(?:(?:[Tt]his|[Tt]hat|[Ii]t|[Tt]hese|which|and)\s+(?:left|leaves)|leaving)\s+(?:(?:only|just|a\s+further|a\s+(?:balance|remainder)\s+of)\s+)?(?:£\s?)?\Z"
)
_MEANT = re.compile(
    r"(?:\b(?:[Tt]his|[Tt]hat|[Ii]t|which)\s+mean[st]\s+(?:that\s+)?|\bmeaning\s+(?:that\s+)?|\b[Ss]o\s+|\b(?:[Tt]herefore|[Tt]hus),?\s+)(?:the\s+other\s+|only\s+)?\Z"
)
_LACKED = re.compile(
    r"(?:\s+[a-z’-]+){0,3}?\s+(?:had\s+(?:yet|still|not|no|none)|have\s+(?:yet|not)|(?:was|were)\s+(?:still|not|yet|without|late|overdue"
    r"|outstanding|waiting|un[a-z]+)|did\s+not|remained|went\s+without|missed|lacked|still)\b"
)
_SO = re.compile(r"(?:So|Thus|Therefore|That\s+mean[st]|This\s+mean[st])\b")
_OF_WHOLE = re.compile(r"\s+(?:[a-z’-]+\s+)?(?:out\s+)?of\s+(?:(?:the|these|those|its|our|their|all)\s+)*")
_LATE = re.compile(r"\s+(?:more|fewer|less|extra|further|a\s+(?:day|week|month|year)|per)\b")
_LEAST, _MOST, _MOST_KNOWN, _MOST_NEAR = Fraction(3, 5), Fraction(5, 3), 6, 4


def may_be_left(words: frozenset[str]) -> bool:
    """Return whether a sentence of these words can say what is left."""
    return not words.isdisjoint(_LEADING) or not (words.isdisjoint(_WHO) or words.isdisjoint(_NOT))


def rest_slips(telling: Telling, reader: FigureReader) -> Iterator[Slip]:
    """Yield "parts-do-not-add" of a sentence with those before it."""
    reading = telling.reading
    text = reading.plain
    for rest in reading.own:
        if rest.kind not in COUNTED or _LATE.match(text, rest.end):
            continue
        if not _is_rest(reading, rest):
            continue
        before = [each for some in reversed(telling.told[1:]) for each in some]
        near = [*[each.quantity for each in before if each.back == 1], *_ahead(reading, rest)]
        known = [*[each.quantity for each in before if each.back > 1], *near]
        known = [each for each in known if each.kind == rest.kind and each.value > 1][-_MOST_KNOWN:]
        if len([each for each in near if each.kind == rest.kind and each.value > 1]) > _MOST_NEAR:
            continue
        pair = _wrong_pair(rest, known)
        if pair is not None and not is_approximate(reader, reading.sentence, rest.number):
            whole, parts = pair
            data = (("whole", whole.said), ("total", amount(parts + rest.value, rest.kind)))
            yield Slip("parts-do-not-add", Severity.SHOULD, rest.start, rest.end, data)


def _is_rest(reading: Reading, own: Quantity) -> bool:
    """Return whether words say that a count is what is left of others: what is concluded, or called the rest."""
    text, low = reading.text, max(0, own.start - 40)
    if _LEFT.search(text, 0, own.start) or (_MEANT.search(text, 0, own.start) and _LACKED.match(text, own.end)):
        return True
    if _REST.search(text, low, own.start):
        return not ("one" in reading.words and _ONE.search(text, 0, own.start))
    if _THE.search(text, low, own.start) and _WHO_NOT.match(text, own.end):
        return True
    return bool(_STILL.match(text, own.end) and _IS_PART.search(f"{reading.sentence.text_before} {text[: own.start]}"))


def summed_slips(telling: Telling) -> Iterator[Slip]:
    """Yield "parts-do-not-add" of so many of a whole that are concluded: "31 good, 3 outstanding. So 35 of the 42"."""
    reading = telling.reading
    own = [each for each in reading.own if each.kind in COUNTED]
    if (
        len(own) != 2
        or not _SO.match(reading.plain)
        or not _OF_WHOLE.fullmatch(reading.plain, own[0].end, own[1].start)
    ):
        return
    claim, whole = own
    known = [each.quantity for some in telling.told[1:3] for each in some if each.quantity.kind == claim.kind]
    parts = [each for each in known if each.value < whole.value][:_MOST_KNOWN]
    sums = {*sums_of(parts), *(each.value for each in parts), *(whole.value - each.value for each in parts)}
    near = [each for each in sums_of(parts) if _LEAST <= claim.value / each <= _MOST]
    if len(parts) > 1 and near and claim.value not in sums and whole.value in {each.value for each in known}:
        total = min(near, key=lambda each: abs(each - claim.value))
        data = (("whole", claim.said), ("total", amount(total, claim.kind)))
        yield Slip("parts-do-not-add", Severity.SHOULD, claim.start, claim.end, data)


def _ahead(reading: Reading, rest: Quantity) -> list[Quantity]:
    return [each for each in reading.own if each.end <= rest.start]


def _wrong_pair(rest: Quantity, figures: Sequence[Quantity]) -> tuple[Quantity, Fraction] | None:
    """Return the whole and its part, or all its parts, that come nearest to what is left, where none leaves that."""
    for place, whole in enumerate(figures):
        others = [each for number, each in enumerate(figures) if number != place]
        for parts in chain.from_iterable(combinations(others, count) for count in range(1, len(others) + 1)):
            halves = [each.number.half for each in (rest, whole, *parts)]
            slack = sum(halves, Fraction(0)) if len(set(halves)) > 1 else Fraction(0)
            if abs(whole.value - sum((each.value for each in parts), Fraction(0)) - rest.value) <= slack:
                return None
    if not figures or any(each.value == rest.value for each in figures):
        return None
    if any(one.value + other.value == rest.value for one, other in combinations(figures, 2)):
        return None
    near = [
        (whole, part)
        for whole, part in permutations(figures, 2)
        if part.value < whole.value and _is_near(rest, whole, part, are_alone=len(figures) == 2)
    ]
    near = [pair for pair in near if are_one_noun(*pair) and (rest.noun in PEOPLE or are_one_noun(pair[0], rest))]
    if near:
        return near[-1][0], near[-1][1].value
    first, parts_told = figures[0], figures[1:]
    known = sum([each.value for each in parts_told], Fraction(0))
    are_all = (
        len(parts_told) > 1 and known < first.value and all(are_one_noun(first, each) for each in (*parts_told, rest))
    )
    return (first, known) if are_all and _LEAST <= rest.value / (first.value - known) <= _MOST else None


def _is_near(rest: Quantity, whole: Quantity, part: Quantity, *, are_alone: bool) -> bool:
    """Return whether what is left is of the size of a difference; half the whole off is near where nothing else is."""
    apart = whole.value - part.value
    if are_alone:
        return 2 * abs(apart - rest.value) <= whole.value
    return _LEAST <= rest.value / apart <= _MOST
