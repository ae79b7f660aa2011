"""Hold a share that a sentence says of counts or sums, its own or those before it, against any two of these.

"1,460 beds, and 1,271 were occupied. Occupancy stood at 91%"; "63 of the 84 were good. That is two thirds of the
market"; "29% of the actual spend of £621.9 million went on adult social care (£224.1 million)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from domain.checks.figures.derived.named import told_by
from domain.checks.figures.derived.told import MOST_BACK, Telling, Told, groups_of, in_order
from domain.checks.figures.derived.yardsticks import Role
from domain.checks.figures.figure_words import FigureReader, Slip
from domain.checks.figures.numbers import Number, Unit
from domain.checks.figures.quantities import Reading
from domain.checks.figures.said_shares import said_shares, share_slip
from domain.checks.figures.stated.pool import COUNTED, are_one_noun, sums_of
from domain.checks.figures.worded.holders import are_known, stems_of
from domain.checks.finding import Severity

_CLAUSE = re.compile(r"[;:.,(]\s?|\s[–—]\s|\b(?:so|and|but|while|whereas|that|which|because|although|or)\s")
_END = re.compile(r"[;:.,)](?:\s|\Z)|\s[–—]\s|\b(?:so|and|but|while|whereas|which|because|although|according)\b|\Z")
_OF_WHOLE = re.compile(
    r"\s+(?:out\s+)?of\s+(?:(?:the|its|their|our|these|those|all|a|total|whole|actual|estimated|overall|net"
    r"|gross)\s+)*(?:[a-z]+\s+){0,3}?(?:of\s+)?(?:the\s+)?(?:£\s?)?\Z"
)
_LOOSE = re.compile(
    r"\b(?:rose|fell|risen|fallen|(?<!made\s)(?<!make\s)(?<!-)up|down|increase\w*|decrease\w*|compared|against|average|target|England|nationally"
    r"|national|further|another|by|than|more|fewer|less"
    r"|higher|lower|from|each|every|per|increased|grew|grown|interest|discount|uplift|ranked|score\w*|other|rest"
    r"|remaining|remainder)\b"
)
_ROUGH = re.compile(r"\b(?:more|less|fewer)\s+than\s+\Z", re.IGNORECASE)
_NOT = re.compile(r"\b(?:if|would|should|could|might|may|will|expected|planned|forecast|hoped|target|aim\w*)\b")
_GENERIC = stems_of(
    "it this that they these those which who them him rate share proportion percentage part whole number total"
    " figure level half "
    "all every list population market workforce sample group size means meant meaning came coming stood making made"
    " represents represented equals "
    "equivalent equal accounted amounted gives gave giving works worked out only just therefore thus overall people"
    " there been "
    "being were was had have has is are its their our year same time data showed response completion returned at up"
)
_CONCLUDING = frozenset({"so", "thus", "therefore", "hence", "consequently", "meaning", "meant", "means"})
_OF_THEM = re.compile(
    r"\s+of\s+(?:(?:the|its|their|our|these|those|all)\s+)*(?:[a-z-]+\s+(?=[a-z]+s\b(?<!ss)))?(?P<what>[a-z’-]+)"
)
_YEAR = re.compile(r"\b20\d\d\b")
_LATE = re.compile(r"\b(?:late|longer|overdue|over|exceed\w*|miss\w*|delay\w*|slow\w*|too\s+long|unmet|not)\b")
_IN_TIME = re.compile(r"\b(?:less|under|within|(?:in|on)\s+time|met|prompt\w*|quick\w*|timely|by)\b")
_MONEY = stems_of("money sum budget spend spending spent cost total")
_RATES = {
    "vacancy": "posts unfilled filled vacant establishment established",
    "occupancy": "beds occupied places filled empty residents",
    "response": "replies replied answered answers returned returns respondents invited sent surveyed",
    "take-up": "took accepted offer offered chose",
    "uptake": "took accepted offer offered chose",
    "coverage": "covered reached",
    "completion": "done carried finished completed",
    "compliance": "complied met compliant",
    "turnover": "left leavers leaving",
    "attendance": "attended came invited",
    "success": "achieved succeeded met",
    "conversion": "led enquiry enquiries",
}
_MOST, _FEWEST, _AGAIN = 4, 2, 3
_ROUNDED, _ROUGHLY = Fraction(1, 2), 4


@dataclass(frozen=True, slots=True)
class _Share:
    """A share at [start, end) of a sentence, the percentages that it can mean, and its clause."""

    start: int
    end: int
    least: Fraction
    most: Fraction
    number: Number | None
    begin: int
    stop: int


def share_slips(telling: Telling, reader: FigureReader) -> Iterator[Slip]:
    """Yield "percentage-wrong" and "portion-contradicted" of a sentence with those before it."""
    reading = telling.reading
    if not said_shares(reading, reader, _ROUGHLY):
        return
    yield from _of_percentage(telling, reader)
    counts = [each for each in (*reading.own, *reading.before) if each.kind in COUNTED]
    if len(counts) < _FEWEST and (reading.previous is None or not reading.previous.before):
        return
    for share in _shares(reading, reader):
        told = telling.told
        pair = _of_named_whole(reading, share, told[0]) or _of_told(reading, share, told)
        if pair is None:
            continue
        part, whole = pair
        right = 100 * part.quantity.value / whole.quantity.value
        slack = Fraction(1) if part.quantity.number.half or whole.quantity.number.half else Fraction(0)
        if not share.least - slack <= right <= share.most + slack and not _is_borne_out(share, told):
            said = reading.text[share.start : share.end].strip()
            yield share_slip(said, share.number, part.quantity, whole.quantity, (share.start, share.end))


def _shares(reading: Reading, reader: FigureReader) -> Iterator[_Share]:
    text = reading.text
    for said, number in said_shares(reading, reader, _ROUGHLY):
        start, end = said.start, said.end
        begin = max([each.end() for each in _CLAUSE.finditer(text, 0, start)], default=0)
        match = _END.search(text, end)
        stop = match.start() if match is not None else len(text)
        if not _is_loose(reading, begin, start, end, stop) and not _NOT.search(text, begin, start):
            yield _Share(start, end, said.least, said.most, number, begin, stop)


def _is_loose(reading: Reading, begin: int, start: int, end: int, stop: int) -> bool:
    """Return whether a clause has a word for another kind of share, but for what it says again word for word."""
    if _LOOSE.search(_ROUGH.sub("", reading.text[begin:start])):
        return True
    loose = [match.start() for match in _LOOSE.finditer(reading.text, end, stop)]
    told = told_by(reading, begin, MOST_BACK) if loose else ""
    return any(" ".join(reading.text[place:stop].split()[:_AGAIN]) not in told for place in loose)


def _of_percentage(telling: Telling, reader: FigureReader) -> Iterator[Slip]:
    """Hold words for a share against the one percentage before it that they conclude from: "so almost a third were"."""
    reading = telling.reading
    if reading.words.isdisjoint(_CONCLUDING):
        return
    for share in _shares(reading, reader):
        told = [each for some in telling.told[:2] for each in some if not (each.is_gap or _is_inside(each, share))]
        percents = [each for each in told if each.quantity.kind == Unit.PERCENT.value]
        if share.number is not None or len(percents) != 1 or len(told) > len(percents):
            continue
        percent = percents[0].quantity
        if share.least - _ROUNDED <= percent.value <= share.most + _ROUNDED:
            continue
        if _names_its_whole(reading, share):
            meant = (("word", reading.text[share.start : share.end].strip()), ("figure", percent.said))
            data = (*meant, ("percent", f"{float(percent.value):.3g}%"))
            yield Slip("portion-contradicted", Severity.SHOULD, share.start, share.end, data)


def _names_its_whole(reading: Reading, share: _Share) -> bool:
    """Return whether a share is of what the sentence before names, or of nothing that is said."""
    of = _OF_THEM.match(reading.text, share.end)
    return of is None or are_known(stems_of(of["what"]) - _GENERIC, stems_of(told_by(reading, share.begin, 1)))


def _of_named_whole(reading: Reading, share: _Share, own: Sequence[Told]) -> tuple[Told, Told] | None:
    """Return the part and the whole of "29% of the spend of £621.9 million …, £224.1 million", told in one."""
    counts = [each for each in own if each.quantity.kind in COUNTED and not each.is_gap]
    wholes = [
        each
        for each in counts
        if each.quantity.start >= share.end and _OF_WHOLE.fullmatch(reading.text, share.end, each.quantity.start)
    ]
    if len(wholes) != 1:
        return None
    whole = wholes[0].quantity
    parts = [
        each
        for each in counts
        if each is not wholes[0]
        and not each.is_whole
        and each.quantity.kind == whole.kind
        and each.quantity.value < whole.value
        and are_one_noun(each.quantity, whole)
    ]
    return (parts[0], wholes[0]) if len(parts) == 1 and len(counts) == 2 else None


def _of_told(reading: Reading, share: _Share, told: Sequence[Sequence[Told]]) -> tuple[Told, Told] | None:
    """Return the only two counts of the nearest that were told, where what is said of the share is no other."""
    again = {(each.quantity.kind, each.quantity.value) for some in told[1:] for each in some}
    behind = [each.quantity for each in told[0] if share.end <= each.quantity.start < share.stop]
    if any((each.kind, each.value) not in again for each in behind):
        return None
    for figures in groups_of(told, with_wholes=True):
        counts = [
            each
            for each in figures
            if each.quantity.kind in COUNTED and each.quantity.value > 1 and not _is_inside(each, share)
        ]
        if any(_is_other_share(each, share) for each in figures):
            return None
        if len(counts) < 2:
            continue
        one, other = counts[-2:]
        if len(counts) > 2 or one.quantity.kind != other.quantity.kind or in_order((one, other)):
            return None
        if one.quantity.value == other.quantity.value or not are_one_noun(one.quantity, other.quantity):
            return None
        part, whole = sorted((one, other), key=lambda each: each.quantity.value)
        years = [set(_YEAR.findall(text)) for text in (reading.text, told_by(reading, 0, max(one.back, other.back)))]
        if all(years) and years[0].isdisjoint(years[1]):
            return None
        return (part, whole) if _is_of(reading, share, max(one.back, other.back)) else None
    return None


def _is_other_share(each: Told, share: _Share) -> bool:
    """Return whether a figure is a share of its own, and no target of the one that is held."""
    return each.quantity.kind == Unit.PERCENT.value and each.role is not Role.TARGET and not _is_inside(each, share)


def _is_inside(each: Told, share: _Share) -> bool:
    return each.back == 0 and share.start <= each.quantity.start < share.end


def _is_of(reading: Reading, share: _Share, back: int) -> bool:
    """Return whether the clause of a share names only what was told before it, or the rate of that."""
    known = stems_of(told_by(reading, share.begin, back))
    said = f"{_ROUGH.sub('', reading.text[share.begin : share.start])} {reading.text[share.end : share.stop]}"
    if not said.strip(" ,"):
        return False
    named = stems_of(said) - _GENERIC
    if "£" in told_by(reading, share.begin, back):
        named -= _MONEY
    for rate, signs in _RATES.items():
        if rate in said and not known.isdisjoint(stems_of(signs)):
            named -= stems_of(rate)
    return are_known(named, known) or (back <= 1 and _is_concluded(reading, share, known))


def _is_concluded(reading: Reading, share: _Share, known: frozenset[str]) -> bool:
    """Return whether a share concludes in other words from a part that was late, or in time: "so half were late"."""
    said, of = reading.text[share.begin : share.stop], _OF_THEM.match(reading.text, share.end)
    if _CONCLUDING.isdisjoint(said.lower().split()) or of is None:
        return False
    signs = [[sign.search(text) is not None for sign in (_LATE, _IN_TIME)] for text in (said, told_by(reading, 0, 1))]
    return signs[0] == signs[1] and signs[0][0] is not signs[0][1] and are_known(stems_of(of["what"]) - _GENERIC, known)


def _is_borne_out(share: _Share, told: Sequence[Sequence[Told]]) -> bool:
    """Return whether any two of all that was told make a share, as part and whole, as the rest, or put together."""
    every = [each.quantity for some in told for each in some if not _is_inside(each, share)]
    if any(each.kind == Unit.PERCENT.value and share.least <= each.value <= share.most for each in every):
        return True
    for kind in COUNTED:
        values = [each.value for each in every if each.kind == kind and each.value > 0][: 2 * _MOST]
        sums = sums_of([each for each in every if each.kind == kind][:_MOST]) if share.number is not None else ()
        for one, other in combinations({*values, *sums}, 2):
            low, high = sorted((one, other))
            for value in (low, high - low) if share.number is not None else (low,):
                if share.least - _ROUNDED <= 100 * value / high <= share.most + _ROUNDED:
                    return True
    return False
