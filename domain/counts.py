"""Numbers of people as they are typed or stand in a sheet."""

from __future__ import annotations

import re

MOST_DIGITS = 9
_COUNT = re.compile(r"[^\W\d_]*\.?\s*(\d{1,3}(?:[,\s]\d{3})+|\d+)(?:\s+[^\W\d_]+)*\.?")


def read_count(text: str) -> int | None:
    """Return the whole number of a text, 0 or more and of nine digits at most; None for an empty text.

    Takes "12", "1,204" and a number with words beside it, "about 12" or "12 people". Raises ValueError for anything
    else: "10-15", "-5", "3.5" and "some" are not one number.
    """
    typed = text.strip()
    if not typed:
        return None
    found = _COUNT.fullmatch(typed)
    digits = re.sub(r"\D", "", found[1]) if found else ""
    if not digits or not typed.isprintable() or len(digits) > MOST_DIGITS or not digits.isascii():
        raise ValueError(text)
    return int(digits)
