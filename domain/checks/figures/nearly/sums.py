"""Hold what is said to be all of several figures against those that it nearly is, and a whole against its parts.

"42 homes, 31 agencies and nine providers. Together they formed a market of 84 services"; "240 people left hospital.
Pathway 1 took 168, pathway 2 took 45 and pathway 3 took 37".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from domain.checks.figures.derived.told import Telling, Told
from domain.checks.figures.figure_words import FigureReader, Slip, is_approximate
from domain.checks.figures.nearly.near import is_close, is_slip_of, near_quantities, results_of, slack_of
from domain.checks.figures.numbers import amount
from domain.checks.figures.quantities import Quantity, Reading
from domain.checks.figures.stated.pool import COUNTED, are_one_noun
from domain.checks.finding import Severity

_ALL = re.compile(
    r"\b(?:together|altogether|combined|overall|in\s+(?:all|total)|(?:the|a|its|their|our)\s+(?:grand\s+|combined\s+|overall\s+)?(?:total|sum)|total(?:led|ling|s)"
    r"|(?:came|comes|amount\w*|add\w*|summ?ed)\s+(?:up\s+)?to|made\s+up|for\s+the\s+(?:whole\s+|full\s+)?year|the\s+year’s"
    r"|(?:these|those|the)\s+(?:two|three|four|five|six)\b(?!\s+(?:days|weeks|months|years|hours)\b)|both\b|between\s+them)",
    re.IGNORECASE,
)
_SAID_ALL = (
    "together altogether combined overall all total totalled totalling totals sum came comes amounted amounts added"
    " adds made year both between two three four five six"
)
ALL_WORDS = frozenset(_SAID_ALL.split())
"""A word of each sentence that tells of all."""
_LOOSE = re.compile(
    r"\b(?:more\s+than\s+one|also|includ\w+|such\s+as|for\s+example|main|mainly|most\s+common|top|largest|some\s+of|target|average\w*|per"
    r"|each|every|compared|than|year\s+(?:before|earlier)|previous|at\s+least|up\s+to|aged?|percentage|a\s+further|of\s+whom\s+also"
    r"|out\s+of|need\w*|plan\w*|would|should)\b",
    re.IGNORECASE,
)
_OF_OTHER = re.compile(
    r"\b(?:target|average\w*|per|each|every|than|from|at\s+least|up\s+to|would|should|planned|more|fewer|less)\b"
)
_VIEWS = re.compile(r"\b(?:said|felt|thought|told|liked|mentioned|answered|praised|wanted)\b")
_NOT_PART = re.compile(r"\b(?:those|these|the|its|their|by|aged?)\s+\Z", re.IGNORECASE)
_PARTED = re.compile(
    r":|\bof\s+(?:which|whom|these|those|them)\b|\s[–—]\s|\b(?:compris\w+|made\s+up|consist\w+|split|divided|broken\s+down)\b"
)
_ONE = re.compile(r"\bone\b(?!\s+of\b)")
_FAR, _NEAR = Fraction(1, 5), Fraction(1, 8)
_LEAST_PART = Fraction(1, 20)
"""What is less than so much of a sum is rather by how much it differs: "£99.1 million, £2.1 million over budget"."""
_BESIDE, _BEHIND = 70, 25
_PAIR = re.compile(r"[^,;:.]{0,60}\sand\s(?:£\s?)?")
_FEWEST_LISTED, _LEAST_WHOLE, _LEAST_SLIP, _MOST_PARTS = 3, 20, 100, 6


def nearly_sum_slips(telling: Telling, reader: FigureReader) -> Iterator[Slip]:
    """Yield "parts-do-not-add" of a sentence with those before it."""
    reading = telling.reading
    tells_all = not reading.words.isdisjoint(ALL_WORDS) and _ALL.search(reading.plain) is not None
    is_loose = len(reading.own) < 2 or _LOOSE.search(reading.plain) or _VIEWS.search(reading.plain)
    for kind in COUNTED:
        own = [each for each in reading.own if each.kind == kind]
        may_divide = len(own) > 1 and not is_loose and _may_divide(reading, own)
        if not own or not (tells_all or may_divide):
            continue
        known = near_quantities(telling, kind)
        if tells_all and not _OF_OTHER.search(reading.plain):
            for claim in own:
                is_rough = is_approximate(reader, reading.sentence, claim.number)
                if _is_of_all(reading, claim) and not is_rough:
                    yield from _said_all(claim, known)
        if may_divide:
            yield from _divided(reading, own, known)


def _is_of_all(reading: Reading, claim: Quantity) -> bool:
    """Return whether words beside a figure say that it is of all."""
    text, low, high = reading.plain, max(0, claim.start - _BESIDE), claim.end + _BEHIND
    others = [each for each in reading.own if each is not claim and each.kind == claim.kind]
    low = max([low, *(each.end for each in others if each.end <= claim.start)])
    high = min([high, len(text), *(each.start for each in others if each.start >= claim.end)])
    return _ALL.search(text, low, claim.start) is not None or _ALL.search(text, claim.end, high) is not None


def _said_all(claim: Quantity, known: Sequence[Told]) -> Iterator[Slip]:
    """Yield what is wrong with a figure that is said to be all of those before it."""
    others = [each for each in known if each.back or each.quantity.start != claim.start]
    for parts in _runs(claim, others):
        total = sum((each.quantity.value for each in parts), Fraction(0))
        is_larger = claim.value > max(each.quantity.value for each in parts)
        is_larger = is_larger and min(each.quantity.value for each in parts) >= total * _LEAST_PART
        is_near = is_slip_of(claim.value, total) or is_close(claim.value, total, _FAR)
        if is_larger and is_near and not _is_made(claim, [each.quantity for each in others]):
            data = (("whole", claim.said), ("total", amount(total, claim.kind)))
            yield Slip("parts-do-not-add", Severity.SHOULD, claim.start, claim.end, data)
            return


def _runs(claim: Quantity, others: Sequence[Told]) -> Iterator[Sequence[Told]]:
    """Yield the figures that can be the parts of a claim: of its sentence, of those before, and of both."""
    own = [each for each in others if not each.back]
    before = [each for each in others if each.back == 1]
    further = [each for each in others if each.back > 1]
    for parts in (own, before, [*before, *own], [*further, *before], [*further, *before, *own]):
        are_one = all(are_one_noun(each.quantity, claim) for each in parts) or len(parts) >= _FEWEST_LISTED
        if 2 <= len(parts) <= _MOST_PARTS and are_one:
            yield parts


def _may_divide(reading: Reading, own: Sequence[Quantity]) -> bool:
    """Return whether the whole of some parts can stand before them: in the sentence before, or as their first."""
    before = [each for each in reading.before if each.kind == own[0].kind]
    return len(before) == 1 or _PARTED.search(reading.plain, own[0].end, own[1].start) is not None


def _divided(reading: Reading, own: Sequence[Quantity], known: Sequence[Told]) -> Iterator[Slip]:
    """Yield what is wrong with a list of parts that make more than their whole, which stands before it."""
    before = [each for each in known if each.back == 1]
    for whole, parts in ((before[0].quantity if len(before) == 1 else None, own), (own[0], own[1:])):
        if whole is None or not _are_parts(reading, whole, parts):
            continue
        ones = len(_ONE.findall(reading.plain)) if "one" in reading.words else 0
        total = sum((each.value for each in parts), Fraction(ones))
        if not _makes_nearly(reading, whole, parts, total, len(parts) + ones):
            continue
        taken = {each.start for each in (*parts, *([whole] if whole in own else ()))}
        others = [
            each.quantity
            for each in known
            if each.quantity is not whole and (each.back or each.quantity.start not in taken)
        ]
        if not _is_made(whole, [*parts, *others]):
            data = (("whole", whole.said), ("total", amount(total, whole.kind)))
            back = 0 if whole in own else reading.sentence.start_before - reading.sentence.start
            yield Slip("parts-do-not-add", Severity.SHOULD, whole.start + back, parts[-1].end, data)
            return


def _are_parts(reading: Reading, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Return whether figures of a sentence can be the parts of a whole."""
    text = reading.plain
    if not 2 <= len(parts) <= _MOST_PARTS or whole.value <= max(each.value for each in parts):
        return False
    if any(_NOT_PART.search(text, 0, each.start) or each.number.half != whole.number.half for each in parts):
        return False
    return whole not in reading.own or _PARTED.search(text, whole.end, parts[0].start) is not None


def _makes_nearly(reading: Reading, whole: Quantity, parts: Sequence[Quantity], total: Fraction, count: int) -> bool:
    """Return whether parts nearly make their whole, and more than it: of a list that may go on nobody knows."""
    if total <= whole.value:
        return False
    is_slip = is_slip_of(whole.value, total) and is_close(total, whole.value, _FAR)
    if count < _FEWEST_LISTED:
        is_pair = _PAIR.fullmatch(reading.plain, parts[0].end, parts[1].start) is not None
        return is_pair and is_slip and whole.value >= _LEAST_WHOLE
    return is_close(total, whole.value, _NEAR) or (is_slip and whole.value >= _LEAST_SLIP)


def _is_made(claim: Quantity, others: Sequence[Quantity]) -> bool:
    """Return whether a figure is told again, or follows from some of the others."""
    slack = slack_of([claim, *others]) if claim.number.half else Fraction(0)
    return any(abs(each - claim.value) <= slack for each in results_of([each.value for each in others]))
