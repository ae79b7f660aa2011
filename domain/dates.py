"""Dates in house style: read as people type them, written as reports print them."""

from __future__ import annotations

import re
from datetime import date

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s.,-]+([a-z]{3,9})\.?[\s.,-]+(\d{4}|\d{2})", re.IGNORECASE | re.ASCII)
_NUMBERS = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4}|\d{2})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)


def read_date(text: str) -> date | None:
    """Return a date, or None for an empty text; raises ValueError for what is not a date.

    Takes "17 January 2025", "17 Jan 25", "17/1/2025", "17.1.25" (the day first) and "2025-01-17".
    """
    typed = text.strip()
    if not typed:
        return None
    if match := _YEAR_FIRST.fullmatch(typed):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if match := _NUMBERS.fullmatch(typed):
        return date(_whole_year(match[3]), int(match[2]), int(match[1]))
    if match := _WORDS.fullmatch(typed):
        return date(_whole_year(match[3]), _month(match[2]), int(match[1]))
    raise ValueError(text)


def write_date(day: date | None) -> str:
    """Return a date in house style, for example "17 January 2025"; nothing for None."""
    return "" if day is None else f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _whole_year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _month(word: str) -> int:
    for number, name in enumerate(MONTHS, start=1):
        if name.lower().startswith(word.lower()):
            return number
    raise ValueError(word)
