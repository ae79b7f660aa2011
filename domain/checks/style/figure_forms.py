"""Find figures that are written otherwise than house style writes them: ranges, units, signs and short dates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from domain.checks.prose import Fault, sentences_of
from domain.checks.style.plain_forms import in_words
from domain.dates import MONTHS

Found = tuple[int, int, str | None]

_ISO_DATE = re.compile(r"((?:19|20)\d{2})([-/])(\d{2})\2(\d{2})(?![\w/-])")
_MONTH_AND_YEAR = re.compile(r"(\d{2})/((?:19|20)\d{2})(?![\w/-])")
_SHORT_SECOND = re.compile(r"((?:19|20)\d)(\d)/(\d)(?![\w/-])")
_YEARS_AND_YEARS = re.compile(r"(\d{4}/\d{2}) ?[-–—] ?(\d{4}/\d{2})(?!\w)")
_RANGE = re.compile(r"(\d{1,3})( ?[-–—] ?)(\d{1,3})(%?)(?=[\s.;:)]|, |\Z)(?! ?[-–—]\d)")
_OVER = re.compile(r"(\d{1,3})\+(?=[\s.,;:)]|\Z)")
_THOUSANDS = re.compile(r"(\d{1,3}(?:\.\d)?)[kK](?!\w)")
_SHORT_UNIT = re.compile(r"(\d{1,3}) ?(wks?|mths?|yrs?|hrs?|mins?|pct)\b(?:\.(?= [a-z]))?")
_UNITS = {"wk": "week", "mth": "month", "yr": "year", "hr": "hour", "min": "minute"}
_GLUED = re.compile(r"(\d{1,3})(days?|weeks?|months?|years?|hours?|minutes?|people|staff|carers|percent)\b")
_DECADE = re.compile(r"((?:19|20)\d0)[’']s\b")
_TIMES = re.compile(r"(\d{1,2}(?:[:.]\d{2})?(?:[ap]m)?) ?[-–—] ?(\d{1,2}(?:[:.]\d{2})?[ap]m)\b")
_FULL_HOUR = re.compile(r"(\d{1,2})\.00 ?([ap]m)\b")
_SPACED = re.compile(r"([1-9]\d{0,2}) (\d{3})(?= (?!per\b)[a-z]{2,})")
_HOUR_OF_FOUR = re.compile(r"0(\d)([0-5]\d)(?!\d)")
_BEFORE_A_TIME = re.compile(r"\b(?:at|from|until|by|between|to) \Z")
_BEGINNING = re.compile(r"(\d{1,3}(?:,\d{3})*) (?=([A-Z]?[a-z]+))")
_MONTHS = frozenset((*MONTHS, *(month[:3] for month in MONTHS), "Sept"))
SIGNS = ("~", "<", ">", "≈", "c.", "–’", "-’", "/’", "–'", "-'")
_SHORT_YEARS = re.compile(r"[‘’']\d\d[-–/][‘’']\d\d(?!\w)")
_SIGNED = re.compile(r"[~<>≈](?<![^\s(][~<>≈])\d+|c(?<!\wc)\. ?\d+")
MAY_BE_WRONG = re.compile(r"\d++(?:(?<=\d{4})|(?=[-–—/+’':kKwmyhdpsca]|\.\d| (?:[-–—\d]|wk|mth|yr|hr|min|pct)))")
"""A row of digits that is no plain number: four and more, or with what another form of number has beside it."""
_NOT_BEFORE = re.compile(
    r"[\w.,/:#–—+-]\Z|\d \Z|[.,–—-]£\Z|(?:score|ratio|line|ref|page|item|version|level|band)s? \Z", re.IGNORECASE
)


def signs_in(text: str) -> Iterator[Fault]:
    """Yield "~40" and "c.40", "sign-form" and "short-form", and "’22–’23", "year-form"."""
    for match in _SHORT_YEARS.finditer(text):
        yield Fault("year-form", *match.span(), f"20{match.group()[1:3]}/{match.group()[-2:]}")
    for match in _SIGNED.finditer(text):
        yield Fault("short-form" if match.group()[0] == "c" else "sign-form", *match.span())


def figures_at(text: str, start: int, end: int) -> Iterator[Fault]:
    """Yield what is wrong with the number whose first row of digits is [start, end): "date-form", "year-form",
    "number-form", "sign-form", "short-form" and "time-form".

    Sources: GOV.UK style guide, Dates, Numbers, Times and "to" in ranges.
    """
    before, after = text[max(0, start - 12) : start], text[end : end + 1]
    if end - start > _LONGEST:
        return
    if text[start] == "0" and end - start == _LONGEST and (found := _hour_of_four(text, start)):
        yield Fault("time-form", *found)
    for code, find in _BY_NEXT.get(after) or (_AFTER_BLANK.get(text[end + 1 : end + 2], ()) if after == " " else ()):
        found = find(text, start)
        if found and not _NOT_BEFORE.search(before):
            yield Fault(code, *found)
            return


_LONGEST = 4


def beginnings_in(text: str) -> Iterator[Fault]:
    """Yield a number in figures at the beginning of a sentence as "number-form", up to 99 with its word.

    Source: GOV.UK style guide, Numbers.
    """
    for start, _ in sentences_of(text):
        if text[start].isdigit() and (match := _BEGINNING.match(text, start)) and match[2] not in _MONTHS:
            number = int(match[1].replace(",", ""))
            yield Fault("number-form", start, match.end(1), in_words(number).capitalize() or None)


def _iso_date(text: str, at: int) -> Found | None:
    match = _ISO_DATE.match(text, at)
    if match is None or not (1 <= int(match[3]) <= 12 and 1 <= int(match[4]) <= 31):
        return None
    return (*match.span(), f"{int(match[4])} {MONTHS[int(match[3]) - 1]} {match[1]}")


def _month_and_year(text: str, at: int) -> Found | None:
    match = _MONTH_AND_YEAR.match(text, at)
    is_month = match is not None and 1 <= int(match[1]) <= 12
    return (*match.span(), f"{MONTHS[int(match[1]) - 1]} {match[2]}") if match and is_month else None


def _short_second(text: str, at: int) -> Found | None:
    match = _SHORT_SECOND.match(text, at)
    if match is None or (int(match[2]) + 1) % 10 != int(match[3]):
        return None
    following = (int(match[1][2:] + match[2]) + 1) % 100
    return (*match.span(), f"{match[1]}{match[2]}/{following:02}")


def _years_and_years(text: str, at: int) -> Found | None:
    match = _YEARS_AND_YEARS.match(text, at)
    return (*match.span(), f"{match[1]} to {match[2]}") if match else None


def _range(text: str, at: int) -> Found | None:
    """Return a range with a dash: not a time, nor a name of something, which begins with nought or goes down."""
    match = _RANGE.match(text, at)
    if match is None or match[1].startswith("0") or match[3].startswith("0") or int(match[1]) >= int(match[3]):
        return None
    return (*match.span(), f"{match[1]}{match[4]} to {match[3]}{match[4]}")


def _over(text: str, at: int) -> Found | None:
    match = _OVER.match(text, at)
    if match is None:
        return None
    is_age = text.endswith(("aged ", "age ", "ages "), 0, at)
    return (*match.span(), f"{match[1]} and over" if is_age else None)


def _thousands(text: str, at: int) -> Found | None:
    match = _THOUSANDS.match(text, at)
    if match is None or text[at - 1 : at] == "£":
        return None
    return (*match.span(), f"{int(float(match[1]) * 1000):,}")


def _short_unit(text: str, at: int) -> Found | None:
    match = _SHORT_UNIT.match(text, at)
    if match is None:
        return None
    if match[2] == "pct":
        return (*match.span(), f"{match[1]}%")
    return (*match.span(), f"{match[1]} {_UNITS[match[2].rstrip('s')]}{'' if match[1] == '1' else 's'}")


def _glued(text: str, at: int) -> Found | None:
    match = _GLUED.match(text, at)
    return (*match.span(), f"{match[1]} {match[2]}") if match and match[2] != "percent" else None


def _decade(text: str, at: int) -> Found | None:
    match = _DECADE.match(text, at)
    return (*match.span(), f"{match[1]}s") if match else None


def _times(text: str, at: int) -> Found | None:
    match = _TIMES.match(text, at)
    return (*match.span(), f"{match[1]} to {match[2]}") if match else None


def _full_hour(text: str, at: int) -> Found | None:
    match = _FULL_HOUR.match(text, at)
    return (*match.span(), f"{int(match[1])}{match[2]}") if match else None


def _spaced(text: str, at: int) -> Found | None:
    match = _SPACED.match(text, at)
    return (*match.span(), f"{match[1]},{match[2]}") if match else None


def _hour_of_four(text: str, at: int) -> Found | None:
    match = _HOUR_OF_FOUR.match(text, at)
    if match is None or not _BEFORE_A_TIME.search(text, max(0, at - 9), at):
        return None
    return (*match.span(), f"{match[1]}{'' if match[2] == '00' else ':' + match[2]}am")


_Finder = tuple[str, Callable[[str, int], Found | None]]
_DASHED: tuple[_Finder, ...] = (
    ("date-form", _iso_date),
    ("time-form", _times),
    ("number-form", _range),
)
_LETTERED: tuple[_Finder, ...] = (
    ("time-form", _times),
    ("number-form", _thousands),
    ("short-form", _short_unit),
    ("number-form", _glued),
)
_BY_NEXT: dict[str, tuple[_Finder, ...]] = {
    "-": _DASHED,
    "–": _DASHED,
    "—": _DASHED,
    "/": (
        ("date-form", _iso_date),
        ("date-form", _month_and_year),
        ("year-form", _short_second),
        ("year-form", _years_and_years),
    ),
    "+": (("sign-form", _over),),
    "’": (("number-form", _decade),),
    "'": (("number-form", _decade),),
    ".": (("time-form", _full_hour), ("time-form", _times), ("number-form", _thousands)),
    ":": (("time-form", _times),),
    **dict.fromkeys("kKwmyhdpsca", _LETTERED),
}  # by the sign that follows the first digits

_AFTER_BLANK: dict[str, tuple[_Finder, ...]] = {
    **dict.fromkeys("-–—", (("time-form", _times), ("number-form", _range))),
    **dict.fromkeys("wmyhp", (("short-form", _short_unit),)),
    **dict.fromkeys("0123456789", (("number-form", _spaced),)),
}  # by the sign that follows a blank
