"""Hold a length of time against the dates from and to which it is said to last.

"The four years from 2023/24 to 2025/26"; "a ten-week consultation ran from 3 March to 31 March 2025"; "four days, from
3 to 5 June". Either end may be counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.checks.figures.figure_words import FigureReader, Sentence, Slip
from domain.checks.figures.numbers import MONTH_WORDS
from domain.checks.finding import Severity
from domain.checks.phrases import has_any
from domain.dates import MONTHS

_MONTH = "|".join(MONTHS)
_JOIN = r"(?:,?\s+(?:to|and|until|up\s+to)\s+(?:the\s+end\s+of\s+)?|\s?[–—-]\s?)"
_ENDED = (
    r"[^.;\d]{0,50}?\b(?:end(?:ed|s|ing)?|clos(?:ed?|es|ing)|finish(?:ed|es)?|expire[ds]?)\b[^.;\d]{0,25}?\b(?:on|in|at)\s+"
    r"(?:the\s+end\s+of\s+)?"
)
_TO_END = f"(?:{_JOIN}|{_ENDED})"
_DAY = r"(?<![\d.,/£–-])(?P<day>\d{1,2})"
_LAST_DAY = rf"(?P<day2>\d{{1,2}})\s(?P<month2>{_MONTH})"
_SPANS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?P<fiscal>20\d\d)/\d\d{_JOIN}20\d\d/(?P<fiscal_end>\d\d)\b",
        rf"{_DAY}(?:\s(?P<month>{_MONTH}))?(?:\s(?P<year>20\d\d))?{_TO_END}{_LAST_DAY}(?:\s(?P<year2>20\d\d))?",
        rf"\b(?P<month>{_MONTH})(?:\s(?P<year>20\d\d))?{_TO_END}(?P<month2>{_MONTH})(?:\s(?P<year2>20\d\d))?",
        rf"(?<![/–-])\b(?P<year>20\d\d){_JOIN}(?P<year2>20\d\d)\b(?![/–-]\d)",
    )
)
_LENGTH = re.compile(
    r"\b(?P<count>\d{1,3}|[a-z]+(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)[\s-](?P<unit>day|week|month|year)s?\b"
    r"(?!\s+(?:later|before|after|ago|earlier|longer|old|of age))",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"(?:[\s,(]+(?!every\b|each\b|later\b|after\b|before\b|and\b|or\b|which\b)[a-z’-]+){0,5}?[\s,(:]+"
    r"(?:from|between|for|covering|covers|of|running|\()\s*(?:the\s+)?\Z|\s*[(:]\s*\Z|\s*,\s*\Z",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(
    r"(?:,\s+|\s*\(|\s+[–—]\s+|:\s+)(?:(?:over|in|for|lasting|taking|or|that\s+is|which\s+is|a|an|the|total|period|span|of|plan"
    r"|programme|contract|strategy|some)\s+){0,5}\Z|[^;:.,\d]{0,60}\b(?:its|these|those|the)\s+\Z|[^;:.\d]{0,80}\b(?:these|those)\s+\Z"
)
_RAN = re.compile(
    r"(?:[\s,(]+(?!every\b|each\b|later\b|after\b|before\b|which\b)[a-z’-]+){0,10}?\s+(?:ran|lasted|took\s+place|covered|was\s+held|went\s+on|operated|was|were)"
    r"\s+(?:from|between)\s+(?:the\s+)?\Z"
)
_THOSE = re.compile(
    r"\b(?:[Tt]hose|[Tt]hese|[Tt]hat|[Dd]uring\s+the|[Oo]ver\s+the|[Ii]n\s+the|[Tt]hroughout\s+the)\s+\Z"
)
_NOT_THOSE = re.compile(r"\s+(?:before|after|since|to|of|later|earlier|until|from|that\s+followed)\b")
_IT_WAS = re.compile(r"\s+(?:(?:that|in\s+which)\s+)?(?:it|they)\s+(?:was|were|had|ran|lasted)\b")
_DATED = re.compile(
    rf"\b(?:(?:(?P<day>\d{{1,2}})\s)?(?P<month>{_MONTH})(?:\s(?P<year>20\d\d))?|(?<=in\s)(?P<only>20\d\d))\b(?![/–-]\d)"
)
_LATER = re.compile(r"\s+(?:later|afterwards|earlier|after\s+that)\b")
_SINCE = re.compile(
    r"\b(?:since|having|started|began|begun|joined|came|come|taken|appointed|opened|took\s+(?:up|over)|closed|left|was\s+set\s+up)\b"
)
_SO = re.compile(r"\b(?:therefore|thus|so|by\s+then)\b")
_BY_THEN = re.compile(r"\b(?:[Bb]y\s+(?:the\s+time|then|our|[A-Z\d])|[Aa]t\s+the\s+time\s+of|[Ww]hen\s+we)\b")
_BEHIND = re.compile(r",?\s+(?:(?:ending|until|up)\s+)?(?:in|on|by|to|until|the\s+end\s+of)\s+(?:the\s+end\s+of\s+)?")
_BEFORE_DATE = re.compile(r"\s+(?:before|after)\s+(?:(?:our|the|its|this)\s+)?(?:[a-z]+\s+){0,4}?(?:in|on|of)\s+")
_AFTER_EVENT = re.compile(
    r"\s+(?:after|before)\s+(?:the|this|that|its)\s+(?:[a-z]+\s+)?(?P<what>[a-z]{4,})(?=\s*[,.;)]|\s*\Z)"
)
_ENDS = re.compile(
    r"\b(?:run|ran|running)\s+out\b|\b(?:end|ended|ends|ending|expire[ds]?|expiring|lapse[ds]?|finish(?:ed|es)?|close[ds]?)\b"
)
_WAS_FOR = re.compile(r"\bfor\s+(?:a\s+(?:term|period)\s+of\s+)?\Z")
_FOR = re.compile(r"\b(?:for|after)\s+(?:the\s+(?:past|last)\s+)?\Z")
_OTHERS = re.compile(
    r"\b(?:wait\w*|within|every|each|average|median|than|up\s+to|least|most|longest|shortest|aged)\s+"
    r"(?:[a-z]+\s+)?\Z",
    re.IGNORECASE,
)


_VALUE = re.compile(r"\b(?:to|by|was|were|at|took|taken|than|averaged|in)\s+(?:only\s+|just\s+|about\s+)?\Z")


_LASTED = re.compile(r"\b(?:last(?:ed|ing|s)|took|for|over|period\s+of|span\s+of)\s+(?:just\s+|about\s+|nearly\s+)?\Z")
LENGTHS = ("year", "month", "week", "day")
_LENGTH_WORDS = frozenset((*LENGTHS, *(f"{each}s" for each in LENGTHS)))
_ANY_LENGTH = re.compile(
    r"\b(?P<count>\d{1,3}|[a-z]+(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)"
    r"(?P<half>\sand\sa\shalf)?\s(?P<unit>day|week|month|year)s?\b(?!\s+(?:old|of age))",
    re.IGNORECASE,
)
_THOSE_WORDS = frozenset({"those", "these", "that", "during", "over", "in", "throughout", "it", "they"})
_DAYS_OFF = 5
_HALF_A_YEAR, _HALF_A_MONTH, _DAYS_OF_MONTH = 6, 18, 30
_JOINS = (" to ", " and ", " until ", "–", "-")


@dataclass(frozen=True, slots=True)
class Span:
    """A span of time with the months and days from its first to its last, without counting the last."""

    start: int
    end: int
    months: int
    days: int | None = None
    kind: str = "month"


def duration_slips(sentence: Sentence, reader: FigureReader) -> Iterator[Slip]:
    """Yield "duration-wrong" of a sentence."""
    text = sentence.text
    if len(sentence.dates) == 1 == len(sentence.dates_before) and _ENDS.search(text):
        yield from _until_its_end(sentence, reader)
    if _LENGTH_WORDS.isdisjoint(sentence.words):
        return
    if sentence.dates_before and not _THOSE_WORDS.isdisjoint(sentence.words):
        yield from _of_those(sentence, reader)
    if not sentence.dates and len(MONTH_WORDS & sentence.words) < 2:
        return
    if 1 <= len(sentence.dates) + (len(sentence.dates_before) == 1) <= 2:
        yield from _between_two_dates(sentence, reader)
    if not has_any(text, _JOINS):
        return
    lengths = [
        (match, count)
        for match in _LENGTH.finditer(text)
        if (count := _count_of(text, match, reader)) is not None
        and not _OTHERS.search(text, max(0, match.start() - 40), match.start())
    ]
    spans = list(spans_in(text)) if lengths else []
    for match, count in lengths:
        near = [each for each in spans if _belongs(text, match, each)]
        if len(near) == 1 and not fits(near[0], count, match["unit"]):
            said = f"{match['count']} {match['unit']}{'s' if count != 1 else ''}"
            data = (("said", said), ("right", right_of(near[0], match["unit"])))
            start, end = min(match.start(), near[0].start), max(match.end(), near[0].end)
            yield Slip("duration-wrong", Severity.SHOULD, start, end, data)


def _of_those(sentence: Sentence, reader: FigureReader) -> Iterator[Slip]:
    """Hold "during those six months" against the one span of the sentence before."""
    text = sentence.text
    for match in _LENGTH.finditer(text):
        is_led = _THOSE.search(text, 0, match.start()) or (
            match.start() == len("The ") and _IT_WAS.match(text, match.end())
        )
        if not is_led or _NOT_THOSE.match(text, match.end()):
            continue
        count = _count(match["count"], reader)
        spans = list(spans_in(sentence.text_before))
        if count is not None and len(spans) == 1 and not fits(spans[0], count, match["unit"]):
            data = (("said", match.group()), ("right", right_of(spans[0], match["unit"])))
            yield Slip("duration-wrong", Severity.SHOULD, *match.span(), data)
        return


def _until_its_end(sentence: Sentence, reader: FigureReader) -> Iterator[Slip]:
    """Hold the date on which something ends against "for three years in June 2022" of the sentence before."""
    lengths = [each for each in _ANY_LENGTH.finditer(sentence.text_before) if _count(each["count"], reader) is not None]
    dates = [*_DATED.finditer(sentence.text_before), *_DATED.finditer(sentence.text)]
    if len(lengths) != 1 or len(dates) != 2 or not _WAS_FOR.search(sentence.text_before, 0, lengths[0].start()):
        return
    span, unit = _span_of(*dates), lengths[0]["unit"]
    count = _count(lengths[0]["count"], reader) or 0
    if span is not None and unit in ("year", "month") and not _fits_roughly(span, count, unit, is_half=False):
        data = (("said", lengths[0].group()), ("right", right_of(span, unit)))
        yield Slip("duration-wrong", Severity.SHOULD, *dates[1].span(), data)


def _between_two_dates(sentence: Sentence, reader: FigureReader) -> Iterator[Slip]:
    """Hold "four weeks later", and "in post for two years … having come in January", against the two dates."""
    text = sentence.text
    dates = list(_DATED.finditer(text))
    lengths = [each for each in _ANY_LENGTH.finditer(text) if _count(each["count"], reader) is not None]
    if len(lengths) != 1:
        return
    match = lengths[0]
    is_concluded = False
    if len(dates) == 1 == len(sentence.dates_before) and _LATER.match(text, match.end()):
        dates, is_concluded = [*_DATED.finditer(sentence.text_before), *dates], True
    event = _AFTER_EVENT.match(text, match.end())
    if event is not None and len(dates) == 1 == len(sentence.dates_before) and event["what"] in sentence.text_before:
        dates, is_concluded = [*_DATED.finditer(sentence.text_before), *dates], True
    is_by_then = _BY_THEN.search(text) is not None and _SINCE.search(sentence.text_before) is not None
    if len(dates) == 1 and len(sentence.dates_before) == 1 and (is_by_then or _SO.search(text)):
        dates = [*_DATED.finditer(sentence.text_before), *dates]
        is_concluded = _FOR.search(text, 0, match.start()) is not None
    if len(dates) != 2:
        return
    first, second = dates
    count = _count(match["count"], reader) or 0
    span = _span_of(first, second)
    is_told = is_concluded or _ties(text, match, first, second)
    if not is_told or span is None or _fits_roughly(span, count, match["unit"], is_half=match["half"] is not None):
        return
    data = (("said", match.group()), ("right", right_of(span, match["unit"])))
    start, end = match.span()
    if not is_concluded and second.start() >= end:
        end = second.end() if _BEHIND.fullmatch(text, end, second.start()) else end
    yield Slip("duration-wrong", Severity.SHOULD, start, end, data)


def _ties(text: str, match: re.Match[str], first: re.Match[str], second: re.Match[str]) -> bool:
    """Return whether words make a length that of the time between two dates."""
    if _LATER.match(text, match.end()) and first.end() < match.start():
        return True
    is_for = _FOR.search(text, 0, match.start()) is not None
    if is_for and _SINCE.search(text):
        return True
    if is_for and match.end() < second.start() and _BEHIND.fullmatch(text, match.end(), second.start()):
        return True
    is_before = _BEFORE_DATE.fullmatch(text, match.end(), second.start()) if match.end() < second.start() else None
    return is_before is not None and first.end() < match.start()


def _span_of(first: re.Match[str], second: re.Match[str]) -> Span | None:
    """Return the span between two dates, in whichever order they stand; the second may be of the first one's year."""
    if first["only"] and second["year"]:  # from the middle of a year, which is half a year off at most
        months = 12 * (int(second["year"]) - int(first["only"])) + MONTHS.index(second["month"]) - _HALF_A_YEAR
        return Span(first.start(), second.end(), months) if months >= 0 else None
    if first["only"] or second["only"]:
        return None
    year2 = second["year"] or first["year"]
    if first["year"] is None and second["year"] is None:
        return None
    one = (int(first["year"] or year2), MONTHS.index(first["month"]) + 1, int(first["day"] or 0))
    other = (int(year2), MONTHS.index(second["month"]) + 1, int(second["day"] or 0))
    low, high = sorted((one, other))
    months = 12 * (high[0] - low[0]) + high[1] - low[1]
    try:
        days = (date(*high) - date(*low)).days if low[2] and high[2] else None
    except ValueError:
        return None
    return Span(first.start(), second.end(), months, days)


def _fits_roughly(span: Span, count: int, unit: str, *, is_half: bool) -> bool:
    if unit == "year":
        slack = _HALF_A_YEAR - 1 if not is_half else _HALF_A_YEAR // 2
        return abs(12 * count + (_HALF_A_YEAR if is_half else 0) - span.months) <= slack
    if unit == "month":
        return abs(count - span.months) <= 1
    if span.days is None:
        return fits(span, count, unit)
    return abs(count * (7 if unit == "week" else 1) - span.days) <= (4 if unit == "week" else 1) or (
        unit == "day" and 5 * span.days <= 7 * (count + 2) <= 7 * span.days
    )


def _belongs(text: str, match: re.Match[str], span: Span) -> bool:
    if match.end() <= span.start:
        if _VALUE.search(text, max(0, match.start() - 30), match.start()) and "," not in text[match.end() : span.start]:
            return False
        is_led = _LEADS.fullmatch(text, match.end(), span.start) or _RAN.fullmatch(text, match.end(), span.start)
        return is_led is not None
    return span.end <= match.start() and _FOLLOWS.fullmatch(text, span.end, match.start()) is not None


def spans_in(text: str) -> Iterator[Span]:
    """Yield the spans of time that a text gives by their first and their last date."""
    taken: list[tuple[int, int]] = []
    for pattern in _SPANS:
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            taken.append(match.span())
            span = _span(match)
            if span is not None and span.months >= 0:
                yield span


def _span(match: re.Match[str]) -> Span | None:
    named = match.groupdict()
    if named.get("fiscal"):
        first, last = int(named["fiscal"]), 2000 + int(named["fiscal_end"])
        return Span(*match.span(), 12 * (last - first), kind="fiscal")
    if "month2" not in named:
        return Span(*match.span(), 12 * (int(named["year2"]) - int(named["year"])), kind="year")
    second = MONTHS.index(named["month2"])
    first = MONTHS.index(named["month"]) if named["month"] else second
    year2 = int(named["year2"] or named["year"] or 2025)
    year = int(named["year"]) if named["year"] else year2 - (first > second)
    year2 = year2 if named["year2"] else year + (first > second)
    days = None
    if named.get("day"):
        try:
            days = (date(year2, second + 1, int(named["day2"])) - date(year, first + 1, int(named["day"]))).days
        except ValueError:
            return None
    months = 12 * (year2 - year) + second - first
    return Span(*match.span(), months, days) if days is None or days >= 0 else None


def fits(span: Span, count: int, unit: str) -> bool:
    """Return whether so many units can be a span's, with either end counted and days perhaps working ones."""
    if span.kind == "fiscal":
        return unit not in ("year", "month") or count * (12 if unit == "year" else 1) == span.months
    if span.kind == "year":
        return unit != "year" or span.months <= 12 * count <= span.months + 12
    if unit == "year":
        return abs(12 * count - span.months) <= 2
    if unit == "month":
        if span.days is not None:
            return abs(span.days + 1 - count * _DAYS_OF_MONTH) <= _HALF_A_MONTH
        return span.months <= count <= span.months + 1
    days = span.days
    if days is None:
        return unit != "week" or 30 * span.months - 8 <= 7 * count <= 30 * (span.months + 1) + 10
    if unit == "week":
        return abs(7 * count - days) <= _DAYS_OFF
    return 5 * days <= 7 * (count + 2) and count <= days + 1


def right_of(span: Span, unit: str) -> str:
    """Return how long a span is in such units, in words for a finding."""
    if span.kind == "fiscal":
        return f"{span.months // 12} years"
    if span.kind == "year":
        return f"{span.months // 12} or {span.months // 12 + 1} years"
    if span.days is not None and unit in ("day", "week"):
        return f"{span.days + 1} days"
    return f"{span.months} or {span.months + 1} months"


def _count_of(text: str, match: re.Match[str], reader: FigureReader) -> int | None:
    """Return how many units a length has: "lasted a year" is one, "twice a year" is none."""
    if match["count"].casefold() in ("a", "an"):
        return 1 if _LASTED.search(text, max(0, match.start() - 30), match.start()) else None
    return _count(match["count"], reader)


def _count(word: str, reader: FigureReader) -> int | None:
    if word.isdecimal():
        return int(word)
    parts = [reader.numbers.values.get(each) for each in word.casefold().split("-")]
    return None if None in parts else int(sum(each for each in parts if each is not None))
