"""Hold how far two figures are said to lie apart against the only two near it that it nearly fits.

"34 days this year, against 21. Sickness explained the 15 extra days"; "turnover dropped nine points, from 31% to 24%";
"212 booked and 187 came. The 35 who missed it …"; "three new members joined. It had grown from 11 people to 15".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from domain.checks.figures.derived.told import Telling, Told
from domain.checks.figures.derived.way_words import WAYS, WAYS_OF_GAPS
from domain.checks.figures.figure_words import FigureReader, Slip, is_approximate
from domain.checks.figures.nearly.near import is_close, is_slip_of, near_quantities, slack_of
from domain.checks.figures.numbers import Unit, amount, decimal, places_of
from domain.checks.figures.quantities import TIMES, Quantity, Reading, are_comparable, noun_at, unit_of
from domain.checks.figures.stated.pool import PEOPLE
from domain.checks.finding import Severity

_MORE = "extra|additional|more|fewer|less|further|longer|shorter|higher|lower|new"
WORDS = frozenset(WAYS_OF_GAPS) | frozenset(
    f"{_MORE.replace('|', ' ')} by another difference points point missed absent drawn not turned"
    " rejected refused declined unsuccessful still left withdrawn cancelled outstanding".split()
)
"""A word of each sentence that tells how far two figures lie apart."""
_BEHIND = re.compile(
    rf"\s+(?:percentage\s+points?\b|(?:(?!(?:were|was|had|is|are)\b)[a-z’-]+\s+){{0,2}}?(?:{_MORE})\b"
    r"|(?:(?!and\b)[a-z’-]+\s+){0,1}?(?:drawn\s+down|lost|gained|added|saved|cut|missing|absent|outstanding|left\s+over)\b"
    r"|(?:[a-z’-]+\s+){0,1}?(?:who|that|which)\s+(?:(?:had|were|was)\s+)?(?:missed|not|never|absent|remained|still|did\s+not)\b"
    r"|(?:[a-z’-]+\s+){0,2}?(?:were|was|had\s+been|remained)\s+(?:not|turned\s+(?:down|away)|rejected|refused|declined|unsuccessful|still|left|missed"
    r"|un[a-z]{4,}|outstanding|withdrawn|cancelled)\b)"
)
_NOUN = re.compile(
    r"\b(?:overspend|underspend|shortfall|surplus|deficit|difference|gap|increase|decrease|rise|fall|drop|reduction|growth|saving)\b[^,;:.]{0,40}?"
    r"\s(?:was|came\s+to|amounted\s+to|stood\s+at|of|being)\s+(?:only\s+|just\s+)?\Z"
)
_BEFORE = re.compile(r"\b(?P<word>[a-z]+)\s+(?:(?:of|was|some|an|a|the|full|only|just|almost|nearly|£)\s*){0,3}\Z")
_CUES = frozenset(WAYS) | {"another", "further", "extra", "additional", "difference", "new", "gap", "by"}
_UNIT = re.compile(rf"\s+(?:{_MORE})\s+(?P<working>working\s+)?(?P<unit>hour|day|week|month|year|minute)s?\b")
_MORE_OF = re.compile(rf"\s+(?:{_MORE})(?!\s+than\b)")
_OTHER = re.compile(
    r"\b(?:target|standard|limit|aged?|per|each|every|within|at\s+least|up\s+to|a\s+(?:day|week|month|year)\b(?!\s+(?:before|earlier|later))"
    r"|would|should|will|plan(?:s|ned)|expected\s+to|forecast|needed)\b"
)
_FROM_TO = re.compile(r"(?:[^.;:]{0,60}?\s)to\s+(?:£\s?)?")
_PERSONS = ("er", "or", "ist", "ee", "ant", "ent")
"""The endings of words for people: "member", "volunteer", "resident"."""
_FAR = Fraction(3, 10)
_BESIDE, _NEAR, _FAR_BEFORE = 40, 20, 90
_MOST_FEW, _FEW_APART = 12, 3


def nearly_gap_slips(telling: Telling, reader: FigureReader) -> Iterator[Slip]:
    """Yield "change-wrong" of the figures of a sentence, and of that before it, that tell a difference."""
    reading = telling.reading
    for claim in reading.own if not reading.words.isdisjoint(WORDS) else ():
        if _tells_gap(reading, claim) and not is_approximate(reader, reading.sentence, claim.number):
            known = near_quantities(telling, _measure(reading, claim)[0], claim)
            yield from _wrong(reading, claim, known, _two(reading, known, claim), 0)
    previous = reading.previous
    if previous is not None and previous.own and _has_course(reading):
        claims = [each for each in previous.own if _tells_gap(previous, each)]
        known = [each for each in telling.told[0] if each.quantity.kind == reading.own[0].kind]
        if len(claims) == 1 and len(known) == 2 and claims[0].kind == reading.own[0].kind:
            back = reading.sentence.start_before - reading.sentence.start
            yield from _wrong(previous, claims[0], known, (known[0], known[1]), back)


def _has_course(reading: Reading) -> bool:
    """Return whether a sentence has two figures, of which the first became the second: "from 11 people to 15"."""
    if len(reading.own) != 2 or "from" not in reading.words:
        return False
    one, other = reading.own
    is_led = reading.plain[: one.start].rstrip(" £").endswith("from")
    return is_led and are_comparable(one, other) and _FROM_TO.fullmatch(reading.plain, one.end, other.start) is not None


def _measure(reading: Reading, claim: Quantity) -> tuple[str, Fraction]:
    """Return of which kind the figures are that a difference is of, and how much it is in their unit."""
    if claim.kind == Unit.POINTS.value:
        return Unit.PERCENT.value, claim.value
    unit = _UNIT.match(reading.text, claim.end) if not claim.kind else None
    if unit is None:
        return claim.kind, claim.value
    kind, factor = unit_of(unit["unit"])
    return (unit["working"] or "") + kind, claim.value * factor


def _tells_gap(reading: Reading, claim: Quantity) -> bool:
    if claim.kind == Unit.POINTS.value:
        return True
    if claim.kind == Unit.PERCENT.value:
        return False  # a share of what there was before
    text = reading.plain
    if _OTHER.search(text, max(0, claim.start - _BESIDE), min(len(text), claim.end + _NEAR)):
        return False
    if _BEHIND.match(text, claim.end):
        return True
    if _NOUN.search(text, max(0, claim.start - _FAR_BEFORE), claim.start):
        return True
    before = _BEFORE.search(text, max(0, claim.start - _BESIDE), claim.start)
    return before is not None and before["word"] in _CUES


def _wrong(
    reading: Reading, claim: Quantity, known: Sequence[Told], two: tuple[Told, Told] | None, moved: int
) -> Iterator[Slip]:
    if two is None:
        return
    said, right = _measure(reading, claim)[1], abs(two[0].quantity.value - two[1].quantity.value)
    slack = slack_of([claim, *(each.quantity for each in two)])
    if not right or not said or abs(right - said) <= slack or not _is_near(claim.value, right * claim.value / said):
        return
    values = [each.quantity.value for each in known]
    if said in values or any(abs(abs(one - other) - said) <= slack for one in values for other in values):
        return
    told = (("before", two[0].quantity.said), ("after", two[1].quantity.said), ("difference", claim.said))
    data = (*told, ("right", _said(right, claim, two[0].quantity)))
    yield Slip("change-wrong", Severity.SHOULD, claim.start + moved, claim.end + moved, data)


def _said(right: Fraction, claim: Quantity, of: Quantity) -> str:
    """Return a difference in the unit of the one that was told."""
    if of.kind in TIMES:
        return f"{decimal(right, 2)} {of.kind}"
    if claim.kind == Unit.POINTS.value:
        return f"{decimal(right, 2)} points"
    return amount(right, claim.kind, places_of(claim.number))


def _is_near(said: Fraction, right: Fraction) -> bool:
    if max(said, right) <= _MOST_FEW and abs(said - right) <= _FEW_APART:
        return True
    return is_slip_of(said, right) or is_close(said, right, _FAR)


def _two(reading: Reading, known: Sequence[Told], claim: Quantity) -> tuple[Told, Told] | None:
    """Return the only two quantities that a difference can be of: of its sentence and the one before it."""
    near = [each for each in known if each.back <= 1]
    own = [each for each in near if not each.back]
    if len(near) > 2 and len(own) == 2 and claim.kind == Unit.POINTS.value:
        near = own
    noun = claim.noun or _noun_behind(reading, claim)
    if len(near) != 2 or not _are_of_one(near[0].quantity, near[1].quantity):
        return None
    return (near[0], near[1]) if all(_may_be_of(claim, noun, each.quantity) for each in near) else None


def _noun_behind(reading: Reading, claim: Quantity) -> str:
    """Return what a difference is of, where its noun stands behind "more" or "extra"."""
    more = _MORE_OF.match(reading.text, claim.end) if not claim.kind else None
    return noun_at(reading.text, more.end()) if more is not None else ""


def _may_be_of(claim: Quantity, noun: str, each: Quantity) -> bool:
    """Return whether a difference can be of a figure: of one noun, as far as both tell theirs, or of people."""
    if not noun or not each.noun or noun == each.noun or each.kind != claim.kind:
        return True
    return noun in PEOPLE and (each.noun in PEOPLE or each.noun.endswith(_PERSONS))


def _are_of_one(one: Quantity, other: Quantity) -> bool:
    """Return whether two figures can be of the same: of one noun, or of two times."""
    return are_comparable(one, other) or (one.when is not None and other.when is not None and one.when != other.when)
