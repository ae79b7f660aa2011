"""Hold what is so much a year against the whole and its years, and a rough word against the exact figure behind it.

"£4.5 million over three years, at £1.2 million a year"; "£25 a week, or £1,500 a year"; "more than 500 people (468)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from domain.checks.figures.figure_words import FigureReader, Sentence, Slip, is_approximate
from domain.checks.figures.numbers import Number, Unit, decimal
from domain.checks.figures.quantities import TIMES, Quantity, Reading, undated
from domain.checks.finding import Severity

_PER = re.compile(
    r"\s+(?:in\s+)?(?:a|per|each|every)\s+(?P<unit>year|month|week|day|quarter)\b|\s+(?P<yearly>annually|yearly|monthly|weekly)\b"
)
_FOR_TIME = re.compile(
    r"\b(?:over|for|across|in|spread over|lasting|of|the|a)\s+(?:the\s+)?(?:next\s+|first\s+|last\s+)?\Z"
)
_IN_ALL = re.compile(r"(?:\s+[a-z]+){0,2}?\s+(?:in all|in total|altogether)\b")
_TOTAL = re.compile(
    r"\b(?:a\s+total\s+of|in\s+all|making|totalling|so(?:\s+that)?|giving|which\s+(?:made|gave|makes|gives))\s+\Z"
)
_TIME_WORDS = frozenset(
    f"{each}{ending}"
    for each in ("day", "week", "fortnight", "month", "year", "hour", "minute")
    for ending in ("", "s")
)
_END_OF_TIME = re.compile(r"\s+[a-z]+\s*[),.;]|\s+[a-z]+\s*\Z")
_SAME = re.compile(
    r",\s+(?:or|that is|which (?:is|was|comes to|came to|makes|amounts to)|equal to|equivalent to)\s+\Z|\s*\(\s*\Z"
    r"|\b(?:c[oa]mes?|amount(?:s|ed)|add(?:s|ed)\s+up)\s+to\s+\Z"
)
_IN_A_YEAR = {"year": 1, "quarter": 4, "month": 12, "week": 52, "day": 365}
_PER_WORDS = {"annually": "year", "yearly": "year", "monthly": "month", "weekly": "week"}
_AT_LEAST = r"more than|over|at least|well over|just over|in excess of|upwards of|no fewer than"
_AT_MOST = r"fewer than|less than|under|nearly|almost|just under|up to|no more than|at most|close to"
_ROUGH = re.compile(rf"\b(?:(?P<least>{_AT_LEAST})|(?P<most>{_AT_MOST}))\s+(?:£\s?)?\Z", re.IGNORECASE)
_BRACKETED = re.compile(r"(?:\s+(?:of\s+)?(?:the\s+|these\s+|its\s+)?[\w’-]+){0,6}?\s*\(\s*\Z")
_CLOSED = re.compile(r"\s*(?:of (?:them|these|those|the \w+)\s*)?\)")
_NEITHER = re.compile(r"\bno(?:t|r)?\s+\Z", re.IGNORECASE)
_BESIDE = re.compile(r"\A\s+on\s+average\b|\s+in\s+x+|\A\s+on\s+average\s+in\s+x+")
_SLACK = Fraction(1, 25)
_DAYS_OF = {"seconds": Fraction(1, 86400), "days": Fraction(1), "months": Fraction(365, 12)}
_OF_MONTHS, _MOST_APART = Fraction(15, 100), Fraction(3, 2)


def product_slips(reading: Reading, reader: FigureReader) -> Iterator[Slip]:
    """Yield "rate-wrong" and "comparison-contradicted" of a sentence."""
    sentence, text = reading.sentence, reading.text
    if len(sentence.numbers) > 1:
        if "(" in text:
            yield from _restated(sentence)
        if not reading.words.isdisjoint(_TIME_WORDS) and ("(" in text or " or " in text or ", " in text):
            yield from _in_another_unit(sentence, reader, reading.own)
        if "each" in reading.words and len(sentence.numbers) == 3:
            yield from _of_each(text, reading.own)
        if "£" in text and _PER.search(text):
            yield from _rates(sentence, reader, reading.own)


def _restated(sentence: Sentence) -> Iterator[Slip]:
    """Hold a rough word against the figure in brackets behind it."""
    text = sentence.text
    for place, rough in enumerate(sentence.numbers[:-1]):
        exact = sentence.numbers[place + 1]
        word = _ROUGH.search(text, max(0, rough.start - 24), rough.start)
        if word is None or rough.unit is not exact.unit or not _BRACKETED.fullmatch(text, rough.end, exact.start):
            continue
        if _NEITHER.search(text, 0, word.start()) or not _CLOSED.match(text, exact.end):
            continue
        is_least = word["least"] is not None
        if (exact.value < rough.value) if is_least else (exact.value > rough.value):
            said = word[word.lastgroup or 0]
            data = (("word", said), ("own", _said(text, exact)), ("other", _said(text, rough)))
            yield Slip("comparison-contradicted", Severity.SHOULD, word.start(), exact.end, data)


def _in_another_unit(sentence: Sentence, reader: FigureReader, own: Sequence[Quantity]) -> Iterator[Slip]:
    """Hold a length of time against the same in another unit: "six weeks (52 days)", "18 months, or two years"."""
    text = sentence.text
    for one, other in pairwise(own):
        if one.kind not in TIMES or other.kind not in TIMES:
            continue
        gap = _BESIDE.sub("", undated(text[one.start + len(one.said) : other.start]))
        if one.kind != other.kind:
            yield from _in_days(sentence, reader, one, other, gap)
            continue
        if _END_OF_TIME.match(text, other.end) is None:
            continue
        units = [each.value / each.number.value for each in (one, other) if each.number.value]
        if len(units) < 2 or units[0] == units[1] or gap not in (" (", ", or ", ", that is, ", ", that is ", ", "):
            continue
        is_rough = any(is_approximate(reader, sentence, each.number) for each in (one, other))
        if not is_rough and abs(one.value - other.value) >= Fraction(max(units), 2):
            data = (("word", one.said), ("own", one.said), ("other", other.said))
            yield Slip("comparison-contradicted", Severity.SHOULD, one.start, other.end, data)


def _in_days(sentence: Sentence, reader: FigureReader, one: Quantity, other: Quantity, gap: str) -> Iterator[Slip]:
    """Hold a length of time against the same in a unit of which it has no whole number: "26 weeks or eight months"."""
    if gap not in (" (", ", or ", ", that is ", ", that is, ", " or ", " – or ", ", which is ") or not other.value:
        return
    days = [each.value * _DAYS_OF.get(each.kind, 0) for each in (one, other)]
    if not all(days) or any(is_approximate(reader, sentence, each.number) for each in (one, other)):
        return
    ratio = days[0] / days[1]
    is_other = gap == " or " and not _MOST_APART >= ratio >= 1 / _MOST_APART  # "four weeks or three months"
    if not is_other and not 1 - _OF_MONTHS <= ratio <= 1 + _OF_MONTHS:
        data = (("word", one.said), ("own", one.said), ("other", other.said))
        yield Slip("comparison-contradicted", Severity.SHOULD, one.start, other.start + len(other.said), data)


def _of_each(text: str, own: Sequence[Quantity]) -> Iterator[Slip]:
    """Hold a total against so many of so many each: "eight teams of five workers each, 45 in total"."""
    if len(own) != 3 or any(each.kind for each in own) or own[0].noun == own[1].noun == own[2].noun:
        return
    totals = [each for each in own if _IN_ALL.match(text, each.end) or _TOTAL.search(text, 0, each.start)]
    is_first = not totals and own[1].end < own[2].start and text[own[1].end : own[2].start].split()[-1:] == ["of"]
    total = totals[0] if len(totals) == 1 else own[0] if is_first and own[0].noun != own[1].noun else None
    parts = [each for each in own if each is not total]
    if total is None or any(each.value < 2 for each in parts) or total.value <= max(each.value for each in parts):
        return
    right = parts[0].value * parts[1].value
    if right != total.value and parts[0].value + parts[1].value != total.value:
        data = (("whole", total.said), ("total", decimal(right)))
        yield Slip("parts-do-not-add", Severity.SHOULD, own[0].start, own[2].end, data)


def _rates(sentence: Sentence, reader: FigureReader, own: Sequence[Quantity]) -> Iterator[Slip]:
    text = sentence.text
    pounds = [each for each in own if each.kind == Unit.POUNDS.value]
    if len(pounds) != 2 or any(is_approximate(reader, sentence, each.number) for each in pounds):
        return
    units = [_unit(text, each) for each in pounds]
    if all(units) and units[0] != units[1] and _SAME.search(text, pounds[0].end, pounds[1].start):
        yield from _one_in_two_ways(text, pounds, [each or "" for each in units])
        return
    years = [
        each for each in own if each.kind == "months" and _FOR_TIME.search(text, max(0, each.start - 30), each.start)
    ]
    rates = [(each, unit) for each, unit in zip(pounds, units, strict=True) if unit in ("year", "month")]
    if len(rates) != 1 or len(years) != 1 or years[0].value <= 1:
        return
    rate, unit = rates[0]
    whole = next(each for each in pounds if each is not rate)
    if rate.value >= whole.value or ";" in text[whole.start : rate.end] or _is_between(text, whole, rate):
        return
    times = years[0].value / 12 * _IN_A_YEAR[unit]
    right = whole.value / times
    slack = whole.number.half / times + rate.number.half + right * _SLACK
    if times > 1 and abs(right - rate.value) > slack:
        start, end = min(whole.start, rate.start, years[0].start), max(whole.end, rate.end, years[0].end)
        yield _slip(text, start, end, whole.said, years[0].said, rate.said, right)


def _is_between(text: str, whole: Quantity, rate: Quantity) -> bool:
    """Return whether a word that tells another thing stands between a sum and a rate."""
    low, high = min(whole.end, rate.end), max(whole.start, rate.start)
    return re.search(r"\b(?:and|but|while|whereas|plus|compared|from|than|of which)\b", text[low:high]) is not None


def _one_in_two_ways(text: str, pounds: Sequence[Quantity], units: Sequence[str]) -> Iterator[Slip]:
    first, second = pounds
    times = Fraction(_IN_A_YEAR[units[0]], _IN_A_YEAR[units[1]])
    right = first.value * times
    slack = second.number.half + first.number.half * times + right * _SLACK
    if abs(right - second.value) > slack:
        said = text[first.start : _end(text, first)]
        yield _slip(text, first.start, second.end, said, f"a {units[1]}", second.said, right)


def _unit(text: str, each: Quantity) -> str | None:
    match = _PER.match(text, each.end)
    return (match["unit"] or _PER_WORDS[match["yearly"]]) if match is not None else None


def _end(text: str, each: Quantity) -> int:
    match = _PER.match(text, each.end)
    return match.end() if match is not None else each.end


def _slip(text: str, start: int, end: int, whole: str, time: str, said: str, right: Fraction) -> Slip:
    places = 0 if right >= 1000 else 2
    data = (("whole", whole), ("time", time), ("said", said), ("right", f"£{decimal(right, places)}"))
    return Slip("rate-wrong", Severity.SHOULD, start, end, data)


def _said(text: str, number: Number) -> str:
    return text[number.start : number.end].strip()
