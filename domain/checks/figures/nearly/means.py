"""Hold an average against the figures that it is of, and a bound against the figure that it is told of.

"The teams held 90, 120 and 150 cases. The average was therefore 135"; "more than 1,000 carers, 960 in total".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from domain.checks.figures.derived.told import Telling
from domain.checks.figures.figure_words import FigureReader, Slip, is_approximate
from domain.checks.figures.nearly.near import is_close, near_quantities
from domain.checks.figures.numbers import decimal
from domain.checks.figures.quantities import TIMES, Quantity, Reading
from domain.checks.figures.stated.pool import COUNTED
from domain.checks.finding import Severity

AVERAGES = frozenset({"average", "mean", "averaged", "averaging"})
_SAID = re.compile(
    r"\b(?:average|mean)\s+(?:[a-z]+\s+){0,3}?(?:was|were|of|came\s+to|is|stood\s+at)\s+(?:therefore|thus|so)?\s*(?:£\s?)?\Z|\baverag(?:ed|ing)\s+(?:£\s?)?\Z"
)
_NOT_OF_THEM = re.compile(
    r"\b(?:England|national\w*|regional\w*|similar|comparable|target|compared|than|against|median|longest|shortest|rose|fell|from|last|previous)\b"
)
_LIST = re.compile(
    r"(?:\s+[a-z’-]+){0,6}?(?:,\s+|,?\s+and\s+|\s+(?:in|at|for)\s+[^,;.\d]{1,40}(?:,|\s+and)\s+)(?:[^,;.\d]{0,30}\s)?(?:£\s?)?"
)
_FAR, _FEWEST, _MOST = Fraction(1, 4), 2, 7
BOUNDS = frozenset({"than", "over", "nearly", "almost", "under", "least"})
_BOUND = re.compile(
    r"\b(?:(?P<more>[Mm]ore\s+than|(?<!just\s)[Oo]ver|[Aa]t\s+least)|(?P<less>[Ff]ewer\s+than|[Ll]ess\s+than|[Nn]early|[Aa]lmost|[Uu]nder))\s+(?:£\s?)?\Z"
)
_TOLD_OUT = re.compile(r"\s*(?:\)|in\s+(?:all|total)\b|altogether\b|to\s+be\s+(?:exact|precise)\b|exactly\b)")
_APPOSED = re.compile(r"[^;:()%\d]{0,80}?(?:\s\(|,\s+)(?:£\s?)?")


def nearly_mean_slips(telling: Telling, reader: FigureReader) -> Iterator[Slip]:
    """Yield "average-wrong" of a sentence with the one before it."""
    reading = telling.reading
    if _NOT_OF_THEM.search(reading.plain):
        return
    for claim in reading.own:
        said = _SAID.search(reading.plain, max(0, claim.start - 60), claim.start)
        if (
            said is None
            or claim.kind not in (COUNTED | TIMES)
            or is_approximate(reader, reading.sentence, claim.number)
        ):
            continue
        known = near_quantities(telling, claim.kind)
        own = [each.quantity for each in known if not each.back and each.quantity.end <= said.start()]
        before = [each.quantity for each in known if each.back == 1]
        parts = own or before
        text = reading.plain if own else (reading.previous.plain if reading.previous is not None else "")
        if not _FEWEST <= len(parts) <= _MOST or not _are_listed(text, parts):
            continue
        right = sum((each.value for each in parts), Fraction(0)) / len(parts)
        half = max(claim.number.half, Fraction(1, 2) if right.denominator > 1 else Fraction(0))
        if (
            abs(right - claim.value) > half
            and is_close(claim.value, right, _FAR)
            and claim.value not in {each.value for each in parts}
        ):
            yield Slip(
                "average-wrong",
                Severity.SHOULD,
                claim.start,
                claim.end,
                (("right", decimal(right, 1)), ("said", claim.said)),
            )


def _are_listed(text: str, parts: list[Quantity]) -> bool:
    """Return whether figures stand in one list."""
    return all(_LIST.fullmatch(text, one.end, other.start) for one, other in pairwise(parts))


def nearly_bound_slips(reading: Reading) -> Iterator[Slip]:
    """Yield "comparison-contradicted" of a bound beside the figure that it is told of."""
    text = reading.plain
    for bound, told in pairwise(reading.own):
        word = _BOUND.search(text, max(0, bound.start - 20), bound.start)
        if word is None or bound.kind != told.kind or not _APPOSED.fullmatch(text, bound.end, told.start):
            continue
        if not _TOLD_OUT.match(text, told.end) or not is_close(bound.value, told.value, _FAR):
            continue
        if (told.value <= bound.value) if word["more"] else (told.value >= bound.value):
            data = (("own", told.said), ("other", bound.said), ("word", word.group().strip(" £")))
            yield Slip("comparison-contradicted", Severity.SHOULD, word.start(), told.end, data)
