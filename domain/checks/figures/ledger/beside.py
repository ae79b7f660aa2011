"""Hold a percentage beside its count against every whole that was told: "40 files. Ten needed work (20%)"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from domain.checks.figures.derived.told import Telling, Told
from domain.checks.figures.derived.yardsticks import Role
from domain.checks.figures.figure_words import FigureReader, Slip, is_approximate
from domain.checks.figures.numbers import Unit
from domain.checks.figures.portions import said_portions
from domain.checks.figures.quantities import TIMES, Quantity, Reading
from domain.checks.figures.said_shares import share_slip
from domain.checks.figures.stated.pool import COUNTED, are_one_noun

_BESIDE = re.compile(
    r"(?P<item>[^;:.()%]{0,70}?)(?:\s\(|,\s+(?:or|that\s+is,?|which\s+(?:was|is|made|makes|came\s+to)|equal\s+to|representing)\s+|\s[–—]\s(?:or\s+)?)"
)
_BRACKET = re.compile(r"(?:\s+of\s+(?:them|these|those))?\s\(")
_OR = re.compile(r"(?P<item>[^;:.()%]{0,90}?)(?:\s\(|,\s+(?:or|that\s+is,?|which\s+(?:was|is|made))\s+)")
_CLOSED = re.compile(r"\s*(?:\)|[,.;]|\Z|of\s+(?:them|these|those|the|all|its|their)\b|\s[–—]\s|in\s+all\b)")
_LOOSE = re.compile(
    r"\b(?:rose|fell|risen|fallen|ris(?:e|ing)|fall(?:ing)?|up|down|increas\w+|decreas\w+|more|fewer|less|higher|lower|grew|grown|growth|drop\w*|reduc\w+|compared|against|average|target|England|national\w*|than|gap|change\w*|cut|sav\w+|over|under|above|below)\b"
)
_AGE = re.compile(r"\baged\s+(?:over\s+|under\s+)?\d+(?:\s+(?:or|and)\s+(?:over|above|older|under)|\s+to\s+\d+)?")
_NEAR = 2


def beside_slips(telling: Telling, reader: FigureReader) -> Iterator[Slip]:
    """Yield "percentage-wrong" of a sentence with those before it."""
    reading = telling.reading
    ages = [match.span() for match in _AGE.finditer(reading.plain)] if "aged" in reading.words else []
    own = [each for each in reading.own if not any(start <= each.start < end for start, end in ages)]
    own = [each for each in own if each.kind not in TIMES]
    wholes = {each.quantity.start for each in telling.told[0] if each.is_whole}
    parts = {one.start for one, other in pairwise(own) if other.kind == Unit.PERCENT.value}
    for place, (part, percent) in enumerate(pairwise(own)):
        if percent.kind != Unit.PERCENT.value or part.kind not in COUNTED or part.value <= 1:
            continue
        if part.start in wholes:
            yield from _of_its_whole(reading, own[place - 1], part, percent) if place else ()
            continue
        between = _BESIDE.fullmatch(reading.plain, part.end, percent.start)
        if (
            between is None
            or _LOOSE.search(_AGE.sub("", between["item"]))
            or not _CLOSED.match(reading.plain, percent.end)
        ):
            continue
        if any(is_approximate(reader, reading.sentence, each.number) for each in (part, percent)):
            continue
        told = [each for some in telling.told for each in some]
        whole = _wrong_whole(part, percent, told, parts)
        if whole is not None:
            said = reading.text[percent.start : percent.end].strip()
            yield share_slip(said, percent.number, part, whole, (percent.start, percent.end))


def portion_beside_slips(telling: Telling, reader: FigureReader) -> Iterator[Slip]:
    """Yield "portion-contradicted" of words for a share with its count behind: "more than half (44) were let"."""
    reading = telling.reading
    for said in said_portions(reading, reader):
        counts = [
            each
            for each in reading.own
            if each.kind in COUNTED and _BRACKET.fullmatch(reading.plain, said.end, each.start)
        ]
        if len(counts) != 1 or not reading.plain.startswith(")", counts[0].end):
            continue
        part = counts[0]
        told = [each for some in telling.told for each in some if each.quantity.kind == part.kind]
        wholes = [each for each in told if each.quantity.value > part.value and are_one_noun(each.quantity, part)]
        shares = [100 * part.value / each.quantity.value for each in wholes]
        if wholes and not any(said.least <= share <= said.most for share in shares):
            nearest = min(wholes, key=lambda each: (each.back, -each.quantity.start)).quantity
            yield share_slip(reading.text[said.start : said.end], None, part, nearest, (said.start, part.end))


def _of_its_whole(reading: Reading, part: Quantity, whole: Quantity, percent: Quantity) -> Iterator[Slip]:
    """Hold the percentage behind "36 of the 60 people who asked had one within 12 months, or 65%" against the two."""
    between = _OR.fullmatch(reading.plain, whole.end, percent.start)
    if between is None or _LOOSE.search(_AGE.sub("", between["item"])) or not _CLOSED.match(reading.plain, percent.end):
        return
    slack = max(percent.number.half, part.number.half)
    if part.value < whole.value and abs(100 * part.value / whole.value - percent.value) > slack:
        said = reading.text[percent.start : percent.end].strip()
        yield share_slip(said, percent.number, part, whole, (percent.start, percent.end))


def _wrong_whole(part: Quantity, percent: Quantity, told: Sequence[Told], parts: Collection[int]) -> Quantity | None:
    """Return the nearest whole that was told where none bears a percentage out and one comes near it.

    A whole is a larger count, of the same where both say of what, and none of the `parts` that have a percentage.
    """
    larger = [each for each in told if each.quantity.kind == part.kind and each.quantity.value > part.value]
    shares = [(100 * part.value / each.quantity.value, each) for each in larger]
    slack = max(percent.number.half, part.number.half)
    if any(abs(share - percent.value) <= slack for share, _each in shares):
        return None
    near = [
        each
        for share, each in shares
        if percent.value / _NEAR <= share <= percent.value * _NEAR
        and not each.is_gap
        and (each.back or each.quantity.start not in parts)
        and each.role is Role.MEASURED
        and are_one_noun(each.quantity, part)
    ]
    return min(near, key=lambda each: each.back).quantity if near else None
