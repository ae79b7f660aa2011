"""Hold a share against the count and its whole beside it that it nearly is: "one placement in three …, 74 of 296"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, permutations

from domain.checks.figures.derived.told import Telling, Told
from domain.checks.figures.figure_words import FigureReader, Slip
from domain.checks.figures.ledger.entries import CONCLUDING
from domain.checks.figures.ledger.shares import ROUGHLY
from domain.checks.figures.nearly.near import is_slip_of, near_quantities
from domain.checks.figures.numbers import Number, Unit
from domain.checks.figures.quantities import Quantity, Reading, Said, undated
from domain.checks.figures.said_shares import said_shares, share_slip
from domain.checks.figures.stated.pool import COUNTED
from domain.checks.finding import Severity

_OF = re.compile(
    r"(?:\s+(?!and\b|or\b|but\b|to\b)[a-z’-]+){0,4}?\s+(?:(?:out\s+)?of|among)\s+(?:(?:the|its|their|our|these|those|all|a|total|of)\s+)*(?:£\s?)?"
)
_OF_WHOM = re.compile(r"(?:\s+[a-z’-]+){0,5}?,?\s+(?:and\s+)?(?:\(?of\s+(?:whom|which|these|them)\s+)?(?:£\s?)?")
_WHOM = re.compile(r"(?:\s+[a-z’-]+){0,2}?\s+of\s+(?:whom|which|them)\b")
_LOOSE = re.compile(
    r"\b(?:target|England|national\w*|regional\w*|average|compared|against|than|rose|fell|risen|fallen|increased?|decreased?|by|from"
    r"|higher|lower|up|down|aged?)\b"
)
_LEANING = CONCLUDING | {"this", "these", "those", "such", "them"}
"""Words of a sentence that goes on with the one before it."""
_POINTS = re.compile(r"(?:This|That|It|Which|So|Thus|Therefore)\b|They\s+[a-z]+\s+this\b")
_FAR, _MOST, _WIDEST = 16, 6, 24


def nearly_share_slips(telling: Telling, reader: FigureReader) -> Iterator[Slip]:
    """Yield "percentage-wrong" and "portion-contradicted" of a sentence with that before it."""
    reading = telling.reading
    shares = said_shares(reading, reader, ROUGHLY)
    if len(shares) != 1 or _LOOSE.search(reading.plain):
        return
    said, number = shares[0]
    if said.most - said.least > _WIDEST:
        return  # "few", "most"
    for kind in COUNTED:
        known = [each for each in near_quantities(telling, kind) if each.back <= 1 and not _is_in(each, said)]
        pairs = list(_pairs(reading, known)) or _pointed_at(reading, known)
        if len(pairs) != 1 or len(known) > _MOST or _is_borne_out(said, known):
            continue
        part, whole = pairs[0]
        if part.back and reading.words.isdisjoint(_LEANING):
            continue
        value = 100 * part.quantity.value / whole.quantity.value
        is_near = said.least - _FAR <= value <= said.most + _FAR and value != 100 - said.least
        is_near = is_near or (number is not None and is_slip_of(number.value, value))
        if is_near:
            yield _slip(reading, said, number, part.quantity, whole.quantity)


def _is_in(each: Told, said: Said) -> bool:
    return not each.back and said.start <= each.quantity.start < said.end


def _is_borne_out(said: Said, known: Sequence[Told]) -> bool:
    """Return whether two of the counts, or what is left of one by another, make such a share."""
    for part, whole in permutations(known, 2):
        if 0 < part.quantity.value <= whole.quantity.value:
            value = 100 * part.quantity.value / whole.quantity.value
            if said.least <= value <= said.most or said.least <= 100 - value <= said.most:
                return True
    return False


def _pairs(reading: Reading, known: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """Yield each count with the whole that the words between them say it is of."""
    texts = [reading.plain, undated(reading.previous.text) if reading.previous is not None else ""]
    for one, other in pairwise(known):
        if one.back != other.back:
            continue
        text, first, second = texts[one.back], one.quantity, other.quantity
        if 1 < first.value < second.value and _OF.fullmatch(text, first.end, second.start):
            yield one, other
        elif first.value > second.value > 1 and _is_part_behind(text, first, second):
            yield other, one


def _pointed_at(reading: Reading, known: Sequence[Told]) -> list[tuple[Told, Told]]:
    """Return the only two figures of the sentence before, of which one that begins by pointing to it tells a share."""
    before = [each for each in known if each.back]
    if len(before) != len(known) or len(before) != 2 or not _POINTS.match(reading.text):
        return []
    part, whole = sorted(before, key=lambda each: each.quantity.value)
    return [(part, whole)] if 1 < part.quantity.value < whole.quantity.value else []


def _is_part_behind(text: str, whole: Quantity, part: Quantity) -> bool:
    between = _OF_WHOM.fullmatch(text, whole.end, part.start)
    if between is None:
        return False
    return re.search(r"\bof\s+(?:whom|which|these|them)\s", between.group()) is not None or bool(
        _WHOM.match(text, part.end)
    )


def _slip(reading: Reading, said: Said, number: Number | None, part: Quantity, whole: Quantity) -> Slip:
    words = reading.text[said.start : said.end]
    slip = share_slip(
        words,
        number if number is not None and number.unit is Unit.PERCENT else None,
        part,
        whole,
        (said.start, said.end),
    )
    return Slip(slip.code, Severity.SHOULD, slip.start, slip.end, slip.data)
