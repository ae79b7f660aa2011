"""Hold how much better or worse a percentage is said to be against how far it lies from the other.

Published reports call a few points "somewhat" and ten "significantly"; only what is far from that is a fault.
"""

from __future__ import annotations

import re
from fractions import Fraction

from domain.checks.figures.numbers import Number, Unit

_DEGREE = re.compile(
    r"\b(?:(?P<large>significantly|considerably|substantially|markedly|notably|far|much|well|a lot|a great deal)"
    r"|(?P<small>slightly|marginally|a little)|(?P<some>somewhat))\s+\Z",
    re.IGNORECASE,
)
_LARGE_FROM, _SMALL_UP_TO, _SOME_UP_TO = 2, 10, 15
_LARGE_SHARE = Fraction(15, 100)
"""Of small percentages two points are a lot."""
_LARGE_OF_COUNTS, _SMALL_OF_COUNTS = Fraction(2, 100), Fraction(1, 3)


def wrong_degree(text: str, word: re.Match[str], own: Number, other: Number) -> re.Match[str] | None:
    """Return the word before a comparing one by which two figures are said to lie further apart, or nearer."""
    degree = _DEGREE.search(text, 0, word.start())
    if degree is None or own.unit is Unit.POINTS:
        return None
    apart, largest = abs(own.value - other.value), max(own.value, other.value)
    share = apart / largest if largest else Fraction(0)
    if own.unit is not Unit.PERCENT:
        is_wrong = share < _LARGE_OF_COUNTS if degree["large"] else bool(degree["small"]) and share > _SMALL_OF_COUNTS
        return degree if is_wrong else None
    if degree["large"]:
        return degree if apart < _LARGE_FROM and share < _LARGE_SHARE else None
    return degree if apart > (_SMALL_UP_TO if degree["small"] else _SOME_UP_TO) else None
