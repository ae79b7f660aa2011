"""Guess what a file is called and when it was made from its name and from what the document says of itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from domain.dates import MONTHS, read_date
from domain.text.cleaning import clean_line

LONGEST_TITLE: Final = 160

_MONTH: Final = "|".join(f"{name[:3]}(?:{name[3:]})?" if len(name) > 3 else name for name in MONTHS) + "|sept"
_DATES: Final = (
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)[-._ ](?P<month>\d{1,2})[-._ ](?P<day>\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d)"),
    re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[-._ ]*(?P<name>{_MONTH})[-._, ]*(?P<year>(?:19|20)\d\d)(?!\d)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<![a-z])(?P<name>{_MONTH})[-._ ]*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[-._, ]+(?P<year>(?:19|20)\d\d)(?!\d)",
        re.IGNORECASE,
    ),
    re.compile(r"(?<!\d)(?P<day>\d{1,2})[-._ ](?P<month>\d{1,2})[-._ ](?P<year>(?:19|20)\d\d)(?!\d)"),
)
"""Whole days only: a name that says "October 2024" says no day, and none is made up."""

_MEANINGLESS: Final = re.compile(
    r"(?:untitled|document|doc|scan|scanned|img|image|dsc|pxl|photo|picture|file|download|presentation|book|sheet|page"
    r"|new|copy|final|version|attachment|ole_?obj|screenshot|v)?[-_ ]*\(?[\d\W_]*\)?",
    re.IGNORECASE,
)
_PROGRAM_TITLE: Final = re.compile(
    r"(?:microsoft (?:word|powerpoint|excel) ?- |untitled|document\d*$|presentation\d*$|powerpoint presentation$"
    r"|book\d*$"
    r"|.*\.(?:docx?|pdf|pptx?|xlsx?|rtf|odt|indd|tmp)$)",
    re.IGNORECASE,
)


def title_of_name(name: str) -> str:
    """Return a file's name without its ending and with spaces for the marks that stand for them."""
    stem, dot, ending = name.rpartition(".")
    bare = stem if stem and dot and ending.isalnum() and len(ending) <= 5 else name
    words = clean_line(bare).replace("_", " ").replace("+", " ")
    if " " not in words.strip():
        words = re.sub(r"(?<=[^\W\d])-+(?=[^\W\d])", " ", words)
    return " ".join(words.split()) or clean_line(name).strip()


def guess_title(name: str, properties: Mapping[str, str]) -> str:
    """Return the title of a document: its file's name, or its own title where the name says nothing."""
    from_name = title_of_name(name)
    own = " ".join(clean_line(properties.get("title", "")).split())
    is_useful = bool(own) and len(own) <= LONGEST_TITLE and not _PROGRAM_TITLE.match(own)
    if is_useful and (_MEANINGLESS.fullmatch(from_name) or not any(char.isalpha() for char in from_name)):
        return own
    return from_name


def guess_event_date(name: str, properties: Mapping[str, str]) -> date | None:
    """Return the day a file's name tells, else the day an e-mail was sent; None unless a whole day is known.

    Days and months are in British order ("03-04-2024" is 3 April); where a number cannot be a day or a month, no
    other order is tried. That a document was created on a day says nothing of the event it is about.
    """
    for pattern in _DATES:
        for match in pattern.finditer(name):
            if (day := _day(match.groupdict())) is not None:
                return day
    return _iso_day(properties.get("sent", ""))


def created_date(properties: Mapping[str, str]) -> date | None:
    """Return the day a document says it was created on, None where it says none or nothing readable."""
    return _iso_day(properties.get("created", ""))


def _day(parts: Mapping[str, str | None]) -> date | None:
    month = parts.get("month") or _month_number(parts.get("name") or "")
    try:
        return date(int(parts["year"] or 0), int(month), int(parts["day"] or 0))
    except ValueError:
        return None


def _month_number(name: str) -> str:
    return next((str(number) for number, month in enumerate(MONTHS, 1) if month[:3].lower() == name[:3].lower()), "0")


def _iso_day(text: str) -> date | None:
    try:
        return read_date(text[:10])
    except ValueError:
        return None
