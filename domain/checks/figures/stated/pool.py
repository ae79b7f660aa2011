"""The quantities that a claim can be of: those before it in its sentence, and those of the sentence before that.

A claim is wrong where no two or three of them bear it out, whichever were meant. So it need not be told which of them
is the part and which the whole, and in what words the one stands beside the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import chain, combinations

from domain.checks.figures.figure_words import FigureReader, Sentence, is_approximate
from domain.checks.figures.numbers import Unit
from domain.checks.figures.quantities import Quantity, Reading

COUNTED = frozenset({"", Unit.POUNDS.value})
"""The kinds of quantities that have parts: counts and sums of money."""
PEOPLE = frozenset({"people", "staff", "children", "men", "women", "carers"})
_WORD = re.compile(r"[a-z]{3,}")
_ANAPHORA = re.compile(
    r"\b(?:[Ii]t|[Tt]his|[Tt]hat|[Tt]hey|[Tt]hese"
    r"|[Tt]he\s+(?:figure|rate|proportion|percentage|share|number|average|median|wait|list|total|same|score|result|backlog|turnover|caseload|cost|price|fee)"
    r"|(?:[Tt]he|[Aa])\s+(?:year|month|quarter)\s+(?:before|earlier|later|after)|[Tt]he\s+previous\s+year"
    r"|(?:[Cc]oncerns|[Rr]eferrals|[Cc]omplaints|[Rr]equests|[Ww]aits|[Vv]acancies|[Aa]dmissions))\b"
)
_MOST = 7
GENERIC = frozenset(
    {"it", "this", "that", "they", "these", "which", "numbers", "number", "figure", "figures", "total", "list", "rate"}
    | {"share", "proportion", "average", "demand", "both", "there", "the", "its", "their", "our", "we", "so", "thus"}
    | {"therefore", "had", "has", "have", "and", "then", "all", "again", "overall", "means", "meant", "mean"}
)
"""What a sentence can begin with that is of what the sentence before is of."""


def counts_of(quantities: Iterable[Quantity], kind: str = "") -> list[Quantity]:
    """Return the quantities of a kind of which there can be parts."""
    return [each for each in quantities if each.kind == kind and each.value > 1]


def known_before(reading: Reading, start: int, kind: str) -> list[Quantity]:
    """Return the quantities of a kind that stand before a place: those of the sentence before, then its own."""
    own = [each for each in reading.own if each.end <= start]
    return counts_of((*reading.before, *own), kind)


def are_one_noun(one: Quantity, other: Quantity) -> bool:
    """Return whether two quantities may count the same: one of them says nothing of it, or both are of people."""
    if not one.noun or not other.noun or one.noun == other.noun:
        return True
    return one.noun in PEOPLE and other.noun in PEOPLE


def sums_of(quantities: Sequence[Quantity], fewest: int = 2) -> set[Fraction]:
    """Return what any so many or more of some quantities make together."""
    few = quantities[:_MOST]
    chosen = chain.from_iterable(combinations(few, count) for count in range(fewest, len(few) + 1))
    return {sum((each.value for each in some), Fraction(0)) for some in chosen}


def are_rough(reading: Reading, reader: FigureReader, quantities: Iterable[Quantity]) -> bool:
    """Return whether one of a sentence's own quantities is said not to be exact."""
    return any(is_approximate(reader, reading.sentence, each.number) for each in quantities if not each.is_before)


def is_anaphoric(sentence: Sentence, end: int) -> bool:
    """Return whether words before a place of a sentence point to the sentence before."""
    return _ANAPHORA.search(sentence.text, 0, end) is not None


def stems_in(text: str) -> frozenset[str]:
    """Return the longer words of a text without the ending of a plural."""
    return frozenset([each.rstrip("s") for each in _WORD.findall(text.lower())])


def place_of(start: int, end: int, quantities: Iterable[Quantity]) -> tuple[int, int]:
    """Return the place that spans a claim and the quantities of its own sentence."""
    here = [each for each in quantities if not each.is_before]
    return min([start, *(each.start for each in here)]), max([end, *(each.end for each in here)])
