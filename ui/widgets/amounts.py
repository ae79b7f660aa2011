"""Read and write amounts of whole pounds as people type them."""

from __future__ import annotations

import re
from fractions import Fraction

_FACTORS = {"": 1, "k": 10**3, "thousand": 10**3, "m": 10**6, "million": 10**6, "bn": 10**9, "billion": 10**9}
_AMOUNT = re.compile(r"(-\s*£?|£?\s*-?)\s*([\d,  ]*\d(?:\.\d+)?)\s*([a-z]*)", re.IGNORECASE | re.ASCII)


def read_amount(text: str) -> int | None:
    """Return whole pounds, or None for an empty text; raise ValueError for what is not an amount of whole pounds.

    Takes "£1,234,567", "1234567", "12.4 million", "12.4m" and "-£300".
    """
    typed = text.strip()
    if not typed:
        return None
    match = _AMOUNT.fullmatch(typed)
    if match is None or match[3].lower() not in _FACTORS:
        raise ValueError(text)
    amount = Fraction(re.sub(r"[,\s]", "", match[2])) * _FACTORS[match[3].lower()]
    if amount.denominator != 1:
        raise ValueError(text)
    return -int(amount) if "-" in match[1] else int(amount)


def write_amount(amount: int | None) -> str:
    """Return an amount as it is printed, for example "£1,234,567"; nothing for None."""
    if amount is None:
        return ""
    return f"-£{-amount:,}" if amount < 0 else f"£{amount:,}"
