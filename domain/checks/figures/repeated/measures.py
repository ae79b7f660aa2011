"""Read what a sentence measures: its numbers, and shares told in words, each with its unit and its period.

A sentence that names no time but points to one, "that month" or "the same census", has that of the sentence before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from domain.checks.figures.figure_words import FigureReader, Sentence, is_approximate
from domain.checks.figures.numbers import Number, Unit
from domain.checks.figures.repeated.counts import POINTING, POINTS, Count
from domain.checks.phrases import found_before

_DIGITS = re.compile(r"\d")
_PLACED = re.compile(
    r"[TtWwNnSsEepfb](?<!\w.)(?:(?<=[Tt])eams?|(?<=[Ww])ards?|(?<=[Nn])orth\w*|(?<=[Ss])outh\w*|(?<=[Ee])ast\w*"
    r"|(?<=[Ww])est\w*|(?<=t)arget|(?<=s)tandard|(?<=E)(?<!NHS\sE)(?<!Carers\sin\sE)ngland|(?<=[Nn])ational\w*|(?<=e)stimated?|(?<=p)lanned"
    r"|(?<=f)orecast|(?<=b)udgeted|(?<=p)rojected)\b"
)
_MONTH_YEAR = re.compile(r"[A-Z][a-z]+,?\s\d{4}|\d{4}\s?[/–-]\s?\d{2,4}|\d{4}")
_UNTIL = frozenset({" to ", " until "})
_DASH = re.compile(r"\s?[–-]\s?")
_OF_BEFORE = re.compile(r"\bof\s+(?:the\s+|these\s+|those\s+)?\Z")
_OF_AFTER = re.compile(r"\s+(?:out\s+)?of\s+(?:the\s+|these\s+)?\d")
_FURTHER = re.compile(r"\b(?:further|other|another|additional|extra|remaining|next|first|last)\s+\Z", re.IGNORECASE)
_TIME = re.compile(r"\s+(?:calendar\s+)?(day|week|month|year|hour)s?\b")
_LONGER_THAN = re.compile(
    r"\b(?:longer|more|less|fewer|higher|lower)\s+than\s+\S+\s+(?:days|weeks|months|years|hours|minutes|people)\b"
)
_ASSESSED = re.compile(r"\b(?:at the time of|during) our (?:assessment|visit)\b", re.IGNORECASE)
_KNOWN = re.compile(r"\b(?:the|these|those|all)\s+(?:£\s?)?\Z", re.IGNORECASE)
_IN = re.compile(r"\s+(?:in|out\s+of)\s+(?:every\s+)?")
_ROUGHLY, _MOST_WHOLE = Fraction(3), 20
_LONGEST_FURTHER = 20
_LONGEST, _NEAR = 140, 60
_YEAR = 4


@dataclass(frozen=True, eq=False)
class Measure:
    """A number of a sentence with what it is of: the words of its clause by their stems, and its period.

    Only those of one `key`, unit and what narrows them down, can be of the same. One that "the" or "these" stands
    before is known from another place; `points` is whether the sentence points to a time that was told before.
    What takes long to read is read when it is first asked for, which of most figures it never is.
    """

    sentence: Sentence
    number: Number
    value: str
    amount: float
    key: tuple[str, ...]
    period: str
    is_about: bool
    points: bool
    reader: FigureReader

    @cached_property
    def count(self) -> Count:
        """What it counts."""
        return Count(self.sentence, self.number, self.reader)

    @property
    def start(self) -> int:
        """Where it begins in its passage."""
        return self.sentence.start + self.number.start

    @property
    def end(self) -> int:
        """Where it ends in its passage."""
        return self.sentence.start + self.number.end

    @cached_property
    def said(self) -> str:
        """The figure as it is written."""
        return self.sentence.text[self.number.start : self.number.end]

    @cached_property
    def digits(self) -> str:
        """Its digits in order."""
        return "".join(filter(str.isdecimal, self.said))

    @cached_property
    def sorted_digits(self) -> str:
        """Its digits from the smallest to the largest: those of figures that were mistyped are the same."""
        return "".join(sorted(self.digits))

    @cached_property
    def is_known(self) -> bool:
        """Whether a word before it says that it was given before."""
        return found_before(_KNOWN, self.sentence.text, self.number.start) is not None

    @property
    def content(self) -> tuple[object, ...]:
        """All of it but where its sentence stands."""
        return self.number.start, self.value, self.key, self.period, self.sentence.text, self.sentence.text_before


@dataclass(frozen=True, slots=True)
class Placed:
    """A measure with the section and passage that it stands in."""

    section_id: str
    passage_id: str
    measure: Measure


def measures_of(sentence: Sentence, reader: FigureReader) -> Iterator[Measure]:
    """Yield what a sentence measures: its numbers with the words of their clause, in whatever order these stand."""
    text, numbers = sentence.text, sentence.numbers
    is_moving = not reader.directed.isdisjoint(sentence.words) and not reader.directed.isdisjoint(
        _LONGER_THAN.sub("", text).casefold().split()
    )
    dates = _times_of(sentence)
    periods = {each for _start, each in dates}
    if not periods and "our" in sentence.words and _ASSESSED.search(text):
        periods = {"assessment"}
    points = not periods and _points(sentence)
    is_loose = is_moving or (len(periods) != 1 and not points)
    is_placed: bool | None = None
    for index, number in enumerate(numbers):
        if (
            (number.is_word and (is_loose or number.value < 2))
            or (is_loose and len(set(_DIGITS.findall(text, number.start, number.end))) < 2)
            or _is_of_pair(text, numbers, index)
            or found_before(_FURTHER, text, number.start, _LONGEST_FURTHER)
        ):
            continue
        unit, value = _in_days(text, number)
        period = min(periods, default="") if len(periods) < 2 else _nearest(dates, numbers, index)
        if period is None:
            continue
        is_placed = _PLACED.search(text) is not None if is_placed is None else is_placed
        near = _PLACED.findall(text, max(0, number.start - _NEAR), number.end + _NEAR) if is_placed else ()
        place = tuple(sorted({each.casefold() for each in near} - {"national"}))
        is_about = is_approximate(reader, sentence, number) and not text.endswith("just ", 0, number.start)
        yield Measure(sentence, number, str(value), float(value), (unit, *place), period, is_about, points, reader)
    yield from _ratios(sentence, reader, min(periods, default="")) if len(periods) == 1 else ()


def _ratios(sentence: Sentence, reader: FigureReader, period: str) -> Iterator[Measure]:
    """Yield the shares of a sentence that are told as "one in five residents"."""
    text = sentence.text
    for part, whole in pairwise(sentence.numbers):
        is_share = _IN.fullmatch(text, part.end, whole.start) and 0 < part.value < whole.value <= _MOST_WHOLE
        if is_share and not _TIME.match(text, whole.end):
            share = 100 * part.value / whole.value
            number = Number(part.start, whole.end, share, Unit.PERCENT, _ROUGHLY)
            yield Measure(
                sentence, number, str(share), float(share), (str(Unit.PERCENT),), period, False, False, reader
            )


def with_times(measures: Sequence[Placed]) -> tuple[Placed, ...]:
    """Return the measures of a section, those of a sentence that points to a time with the last that was told."""
    found: list[Placed] = []
    last = ""
    for each in measures:
        if each.measure.points and last:
            each = Placed(each.section_id, each.passage_id, replace(each.measure, period=last))
        last = each.measure.period or last
        found.append(each)
    return tuple(found)


def _points(sentence: Sentence) -> bool:
    return not POINTS.isdisjoint(sentence.words) and POINTING.search(sentence.text) is not None


def _times_of(sentence: Sentence) -> list[tuple[int, str]]:
    """Return the months and years that a sentence names; those from one year to another are one time."""
    text, last = sentence.text, 0
    found: list[tuple[int, str]] = []
    for start, end in sentence.dates:
        for each in _MONTH_YEAR.findall(text, start, end):
            if found and (text[last:start] in _UNTIL or _is_between(text, found[-1][0], last, start)):
                found[-1] = (found[-1][0], _until(found[-1][1], each))
            else:
                found.append((start, _DASH.sub("/", each)))
        last = end
    return found


def _is_between(text: str, first: int, last: int, start: int) -> bool:
    return text[last:start] == " and " and text[:first].lower().endswith("between ")


def _until(first: str, last: str) -> str:
    """Return the time from one month or year to another; from April to March it is the financial year."""
    year = first.removeprefix("April ")
    if len(year) == _YEAR < len(first) and last == f"March {int(year) + 1}":
        return f"{year}/{last[-2:]}"
    return f"{first} to {last}"


def _nearest(dates: Sequence[tuple[int, str]], numbers: Sequence[Number], index: int) -> str | None:
    """Return the period of a number among several: the first behind it before the next number, else the last before it.

    That stands behind the number before: "the report for 2024/25 recorded 86 complaints, against 95 in 2023/24".
    """
    following = (each.start for each in numbers[index + 1 :] if not (each.is_word and each.value == 1))  # "had one"
    until = next(following, numbers[index].end + _LONGEST)
    behind = next((each for start, each in dates if numbers[index].end <= start < until), None)
    if behind is not None:
        return behind
    since = numbers[index - 1].end if index else 0
    return next((each for start, each in reversed(dates) if since <= start < numbers[index].start), None)


def _is_of_pair(text: str, numbers: tuple[Number, ...], index: int) -> bool:
    """Return whether a number is the part or the whole of "3 of 9", or one of several of the same kind."""
    own = numbers[index]
    if own.unit is Unit.POINTS or _OF_AFTER.match(text, own.end):
        return True
    return index > 0 and found_before(_OF_BEFORE, text, own.start, _LONGEST_FURTHER) is not None


def _in_days(text: str, number: Number) -> tuple[str, Fraction]:
    """Return the unit and value of a number, days and weeks in days, so that 4 weeks are 28 days."""
    found = _TIME.match(text, number.end) if number.unit is Unit.PLAIN else None
    if found is None:
        return str(number.unit), number.value
    unit = found[1]
    return ("days", number.value * (7 if unit == "week" else 1)) if unit in ("day", "week") else (unit, number.value)
