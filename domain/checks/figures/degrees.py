"""Hold how much better or worse a percentage is said to be against how far it lies from the other.

Published reports call a few points "somewhat" and ten "significantly"; only what is far from that is a fault.
"""

from __future__ import annotations

import re

from domain.checks.figures.numbers import Number, Unit

_DEGREE = re.compile(
    r"\b(?:(?P<large>significantly|considerably|substantially|markedly|far|much)"
    r"|(?P<small>slightly|marginally|a little)|(?P<some>somewhat))\s+\Z",
    re.IGNORECASE,
)
_LARGE_FROM, _SMALL_UP_TO, _SOME_UP_TO = 2, 10, 15


def wrong_degree(text: str, word: re.Match[str], own: Number, other: Number) -> re.Match[str] | None:
    """Return the word before a comparing one by which two percentages are said to lie further apart, or nearer."""
    if own.unit is not Unit.PERCENT or (degree := _DEGREE.search(text, 0, word.start())) is None:
        return None
    apart = abs(own.value - other.value)
    if degree["large"]:
        return degree if apart < _LARGE_FROM else None
    return degree if apart > (_SMALL_UP_TO if degree["small"] else _SOME_UP_TO) else None
