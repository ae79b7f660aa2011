"""Find dates that no calendar has, and ranges, ages and periods that end before they begin."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from domain.checks.figures.figure_words import Sentence, Slip
from domain.checks.figures.numbers import MONTH_WORDS, Unit
from domain.checks.finding import Severity
from domain.checks.phrases import has_any
from domain.dates import MONTHS

_MONTH = "|".join(MONTHS)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY = re.compile(
    rf"(?P<day>\d(?<![\d.,/£–-]\d)\d?)(?:st|nd|rd|th)?\s(?:of\s)?(?P<month>{_MONTH})\b(?:,?\s(?P<year>(?:19|20)\d\d)\b)?"
)
_WEEKDAY = re.compile(rf"\b(?P<weekday>{'|'.join(_DAYS)}),?\s(?:the\s)?\Z")
_POINT = rf"(?:(?P<day{{0}}>\d{{{{1,2}}}})(?:st|nd|rd|th)?\s)?(?P<month{{0}}>{_MONTH})\s(?P<year{{0}}>(?:19|20)\d\d)\b"
_PERIOD = re.compile(
    rf"{_POINT.format(1)}(?:,?\s(?:to|and|until|till|up to)\s|\s?[–—-]\s?)(?:the end of\s)?{_POINT.format(2)}"
)
_YEARS = re.compile(
    r"(?P<first>(?:19|20)(?<!\w..)\d\d)(?:\s(?:to|and|until)\s|\s?[–—-]\s?)(?P<second>(?:19|20)\d\d)\b(?![/–-]\d)"
)
_YEAR_PAIR = re.compile(r"(?P<first>20(?<![\d/–-]..)\d\d)\s?[/–]\s?(?P<second>\d\d)(?![\d/–-])")
_DAY_RANGE = re.compile(
    rf"(?P<first>\d(?<![\d.,/£–-]\d)\d?)(?:\s(?:to|and)\s|\s?[–-]\s?)(?P<second>\d{{1,2}})\s(?P<month>{_MONTH})\b"
)
_LED_BY_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+|early\s+|late\s+)?\Z", re.IGNORECASE)
_AGES = re.compile(
    r"\b(?:aged?|ages|aged between|between the ages of|from the ages? of)\s(?:from\s|between\s)?(?P<first>\d{1,3})"
    r"(?:\s(?:to|and)\s|\s?[–-]\s?)(?P<second>\d{1,3})\b",
    re.IGNORECASE,
)
_RANGE = re.compile(
    r"(?P<first>\d(?<![\d.,/£–-]\d)\d{0,3})\s?[–-]\s?(?P<second>\d{1,4})\s(?:%|days|weeks|months|years|hours|minutes|people|miles)\b"
)
_APART = re.compile(
    r"\b(?:gap|difference|differences|ratio|fell|fall|falling|reduc\w+|drop\w*|chang\w+|declin\w+|decreas\w+|compar\w+|choice|choose"
    r"|chose|split|divided|distinguish\w*|relation\w*|range|moved|match|shared?|return)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\b(?P<lead>between|(?:rang|var)\w+\s+from|anything\s+from|anywhere\s+from)\s+(?:around |about )?\Z", re.IGNORECASE
)
_AND, _TO = re.compile(r"\s+(?:[a-z]+\s+)?and\s+"), re.compile(r"\s+(?:[a-z]+\s+)?to\s+")
_TIME = re.compile(r"\s+(?:working\s+)?(?:minutes|hours|days|nights|weeks|months|years|miles)\b")
_RANGE_BEFORE = re.compile(
    r"\b(?:within|in|about|around|of|took|take|takes|taken|waited|wait|waits|for|lasted|lasting|was|were|every|after|some|usually"
    r"|often|mostly|typically|generally|every|another|least|than|over)\s+\Z",
    re.IGNORECASE,
)
_JOINING = frozenset({"to", "and", "until", "till"})
_DASHES = ("–", "-", "—")
_AGE_WORDS = frozenset({"age", "aged", "ages"})
_OLDEST, _DAYS_OF_LEAP = 120, 2024


def span_slips(sentence: Sentence) -> Iterator[Slip]:
    """Yield "date-impossible", "weekday-wrong", "period-reversed" and "range-reversed" of a sentence."""
    text = sentence.text
    is_joined = not _JOINING.isdisjoint(sentence.words) or has_any(text, _DASHES)
    if not MONTH_WORDS.isdisjoint(sentence.words):
        yield from _dates(text)
        if is_joined:
            yield from _month_periods(text)
    if sentence.dates:
        yield from _year_periods(text)
    if is_joined:
        yield from _ranges(sentence)


def _dates(text: str) -> Iterator[Slip]:
    for match in _DAY.finditer(text):
        month = MONTHS.index(match["month"]) + 1
        day, year = int(match["day"]), int(match["year"] or _DAYS_OF_LEAP)
        if not 1 <= day <= monthrange(year, month)[1]:
            yield Slip("date-impossible", Severity.MUST, match.start(), match.end(), (("date", match.group()),))
        elif match["year"] and (said := _WEEKDAY.search(text, max(0, match.start() - 20), match.start())):
            right = _DAYS[date(year, month, day).weekday()]
            if said["weekday"] != right:
                data = (("date", match.group()), ("right", right))
                yield Slip("weekday-wrong", Severity.SHOULD, said.start(), match.end(), data)


def _month_periods(text: str) -> Iterator[Slip]:
    for match in _PERIOD.finditer(text):
        has_days = match["day1"] is not None and match["day2"] is not None
        first, second = (
            (int(match[f"year{each}"]), MONTHS.index(match[f"month{each}"]), int(match[f"day{each}"] or 0) * has_days)
            for each in (1, 2)
        )
        if second < first and _leads_in(text, match):
            yield _reversed("period-reversed", match)
    for match in _DAY_RANGE.finditer(text):
        if int(match["second"]) < int(match["first"]) and _leads_in(text, match):
            yield _reversed("period-reversed", match)


def _year_periods(text: str) -> Iterator[Slip]:
    for match in _YEARS.finditer(text):
        if int(match["second"]) < int(match["first"]) and _leads_in(text, match):
            yield _reversed("period-reversed", match)
    for match in _YEAR_PAIR.finditer(text):
        if int(match["second"]) <= int(match["first"][2:]) and match["second"] != "00":
            yield _reversed("period-reversed", match)


def _leads_in(text: str, match: re.Match[str]) -> bool:
    """Return whether words before two dates, or a dash between them, make them a period: "in 2024 and 2023" is none."""
    if re.search(r"\band\b", match.group()) is None:
        return not _APART.search(text, max(0, match.start() - 40), match.start())
    return _LED_BY_BETWEEN.search(text, 0, match.start()) is not None


def _ranges(sentence: Sentence) -> Iterator[Slip]:
    text = sentence.text
    tells_ages = not _AGE_WORDS.isdisjoint(sentence.words)
    for pattern, is_likely in ((_AGES, tells_ages), (_RANGE, has_any(text, _DASHES))):
        for match in pattern.finditer(text) if is_likely else ():
            if int(match["second"]) < int(match["first"]) <= 10 * _OLDEST and not _is_change(text, match.start()):
                yield _reversed("range-reversed", match)
    if "to" in sentence.words:
        yield from _counted_down(sentence)
    if "between" not in sentence.words and not {"from", "to"} <= sentence.words:
        return
    for first, second in pairwise(sentence.numbers):
        between = _BETWEEN.search(text, max(0, first.start - 20), first.start)
        is_pair = first.unit is second.unit or (first.unit is Unit.PLAIN and second.unit is Unit.PERCENT)
        if between is None or not is_pair or second.value >= first.value:
            continue
        joining = _AND if between["lead"].casefold() == "between" else _TO
        if joining.fullmatch(text, first.end, second.start) and not _is_change(text, between.start()):
            start, end = between.start(), second.end
            yield Slip("range-reversed", Severity.SHOULD, start, end, (("range", text[start:end]),))


def _counted_down(sentence: Sentence) -> Iterator[Slip]:
    """Yield "range-reversed" of a time that is told from more to less: "within eight to five days"."""
    text = sentence.text
    for first, second in pairwise(sentence.numbers):
        is_pair = first.unit is second.unit is Unit.PLAIN and first.is_word is second.is_word
        if not is_pair or text[first.end : second.start] != " to " or not second.value < first.value <= _OLDEST:
            continue
        is_time = _TIME.match(text, second.end) and _RANGE_BEFORE.search(text, 0, first.start)
        if is_time and not _APART.search(text, max(0, first.start - 60), first.start):
            yield Slip(
                "range-reversed", Severity.SHOULD, first.start, second.end, (("range", text[first.start : second.end]),)
            )


def _is_change(text: str, start: int) -> bool:
    """Return whether words before a range make it a change or a choice, which may go either way."""
    return _APART.search(text, max(0, start - 60), start) is not None


def _reversed(code: str, match: re.Match[str]) -> Slip:
    severity = Severity.MUST if code == "period-reversed" else Severity.SHOULD
    return Slip(code, severity, match.start(), match.end(), (("range", match.group()),))
