"""Hold percentages against the counts that they stand beside.

A percentage fits when the share lies within half a unit of its last place, both ends counted, so that either way of
rounding a half is right. Which of the two numbers is wrong nobody can tell from the text: no mend is proposed.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from domain.checks.figures.figure_words import FigureReader, Sentence, Slip, is_approximate
from domain.checks.figures.numbers import Number, Unit, decimal, places_of
from domain.checks.figures.quantities import undated
from domain.checks.finding import Severity

_OF = re.compile(
    r"(?:(?:\s+[a-z’-]+){1,4}\s+out|\s+out)?\s+of\s+(?:(?:the|these|those|its|their|our|all|a|total|possible|maximum|of)\s+)*\Z",
    re.IGNORECASE,
)
_OF_AFTER = re.compile(
    r"\s*\)?\s+of\s+(?:(?:the|these|those|its|their|all|an?)\s+)*(?:(?:[a-z]+\s+){1,2}of\s+)?\Z", re.IGNORECASE
)
_LINK = re.compile(
    r"(?P<noun>[^;:(%]{0,90}?)(?::|(?P<bracket>\s*\()|,?\s+(?:or|that is|i\.e\.|equal to|equivalent to|equating to"
    r"|representing|which (?:is|was|represents|represented|equates to|equated to)|amounting to)|\s+[–—-]\s*(?:or)?)"
    r"\s*(?:(?:just|about|around|approximately|roughly|nearly|almost|over|under|some|a)\s+)*\Z",
    re.IGNORECASE,
)
_OF_BUDGET = re.compile(
    r"\s+of\s+(?:its|the|their|that|this)\s+(?:[\w-]+\s+){0,3}?(?:budget|spend|spending|expenditure|total|amount|plan|target|savings)\b",
    re.IGNORECASE,
)
_OF_SUM = re.compile(
    r"\s*\)?\s+(?:out\s+)?of\s+(?:(?:its|the|a|an|their)\s+)(?:[\w-]+\s+){0,4}?(?:of\s+)?\Z", re.IGNORECASE
)
_OF_WHICH = re.compile(r"[^;:.%£]{0,60}?,?\s+of which\s+(?:[a-z]+\s+){0,2}\Z", re.IGNORECASE)
_WAS = re.compile(r"\s+(?:was|is|made up|represented|accounted for|amounted to)\s+\Z")
_BARE = re.compile(r"[^;:%£]{0,60},\s+\Z")
_SAID_AGAIN = re.compile(r"(?:\s+[a-z]+){0,3}?(?:,\s+(?:or\s+|that is\s+)?|\s*\()\Z")
_OF_THINGS = re.compile(
    r"\s+of\s+(?:(?:the|its|their|our|all|these|those)\s+)*(?!(?:[\w’-]+\s+){0,2}?(?:budgets?|costs?|targets?|averages?|capacity"
    r"|levels?|plans?|fees?|hours|needs?|demand|expected|planned|previous|total|amounts?|rates?|figures?|numbers?|allocations?"
    r"|grants?|savings?|estimates?|funds?|spending|income)\b)"
    r"(?:[\w’-]+\s+){0,3}?(?:people|staff|children|men|women|workforce|them|[a-z’-]{3,}(?<!s)s)\b"
)
_FELL_BY = re.compile(
    r"\b(?:fell|fallen|dropped|declined|decreased|reduced|cut|shrank|down|falling|dropping)\s+(?:by\s+)?(?:(?:about|over)\s+)?\Z"
    r"|\b(?:fall|drop|reduction|decrease|decline|cut)\s+of\s+(?:about\s+|over\s+)?\Z"
)
_GIVEN_FOR = re.compile(r"[^;%£]{0,90}(?::|\s\(|\s[–—])\s*\Z")
_FALL = re.compile(r"\s+(?:fall|drop|reduction|decrease|decline|cut)\b")
_OF_FIRST = re.compile(r"Of\s+(?:the|these|those|its|their|all)?\s*")
_NOUN_OPEN = re.compile(r"[^;:.,()%]{0,60}(?:\(|\s[–—])\s*\Z")
_OPEN, _CLOSED = re.compile(r"\s*\(\s*\Z"), re.compile(r"\s*[),;]|\s*\.?\s*\Z")
_CLOSED_NOUN = re.compile(
    r"(?:\s+(?!and\b|or\b|had\b|were\b|was\b|did\b|have\b|in\b|at\b|on\b|by\b|who\b|of\b|for\b)[a-z’-]+){0,3}(?:\s*[),;]|\s*\.?\s*\Z)"
)
_COLON = re.compile(r"[^;:.,()%]{0,60}:\s+\Z")
_OR = re.compile(r"(?:,\s+(?:or|that is|i\.e\.)|:)\s+\Z", re.IGNORECASE)
_OR_NOUN = re.compile(r"\s+of\s+[^;:.,()%\d]{2,50},\s+(?:or|that is)\s+\Z")
_OF_OTHERS = re.compile(r"\s+of\s+(?!them\b|those\b|these\b|the total\b|the (?:\w+ )?total\b|all\b)", re.IGNORECASE)
_PERCENT_OF_NOUN = re.compile(
    r"\s+of\s+(?:the|these|those|its|their)\s+(?:[\w’-]+\s+){0,2}?([\w’-]{4,}s)\s+(?:was|were|had)\b"
)
_NOUN = re.compile(r"\s+(?:[\w’-]+\s+){0,1}?([\w’-]+)")
LEAST_KNOWN, ROUGHLY, _NEAR = 400, 6, 12
"""Above this whole every whole percentage can occur; a share that is said to be rough may be this many points off."""


def share_slips(sentence: Sentence, reader: FigureReader) -> Iterator[Slip]:
    """Yield "percentage-wrong", "part-exceeds-whole" and "percentage-impossible" of a sentence."""
    numbers, text = sentence.numbers, sentence.text
    if not any(each.unit is Unit.PERCENT for each in numbers) and "of" not in sentence.words:
        return
    for index, (first, second) in enumerate(pairwise(numbers)):
        third = numbers[index + 2] if index + 2 < len(numbers) else None
        gap = text[first.end : second.start]
        if first.unit is not Unit.PERCENT and first.unit is second.unit and _OF.fullmatch(gap):
            yield from _part_of_whole(sentence, reader, index, first, second, third)
        elif first.unit is Unit.POUNDS is second.unit and (_OF_SUM.fullmatch(gap) or _OF_WHICH.fullmatch(gap)):
            yield from _part_of_sum(sentence, reader, first, second, third)
        elif first.unit is Unit.POUNDS and third is not None and third.unit is Unit.POUNDS:
            yield from _sum_alone(sentence, reader, first, second, third)
        elif first.unit is Unit.PERCENT and second.unit is Unit.POUNDS and third is not None:
            yield from _percent_of_sum(sentence, reader, first, second, third)
        elif first.unit is Unit.PERCENT and second.unit is Unit.PLAIN and _OF.fullmatch(gap):
            yield from _percent_of_whole(sentence, reader, first, second, third)
        elif second.unit is Unit.PERCENT and first.unit is Unit.PLAIN and not first.is_word:
            yield from _part_alone(sentence, reader, first, second, third)
    if not any(each.unit is Unit.PERCENT for each in numbers):
        return
    yield from _of_first(sentence, reader)
    yield from _of_counted_before(sentence, reader)
    yield from _of_siblings(sentence)
    yield from _over_the_whole(sentence)


def _part_of_sum(
    sentence: Sentence, reader: FigureReader, first: Number, second: Number, third: Number | None
) -> Iterator[Slip]:
    """Money of money with its percentage: "£95 million of its budget of £380 million (25%)", "… of which …, or 25%"."""
    is_part_first = _OF_SUM.fullmatch(sentence.text, first.end, second.start) is not None
    if is_part_first and first.value > second.value:
        part_of = {"part": _said(sentence.text, first), "whole": _said(sentence.text, second)}
        yield _slip("part-exceeds-whole", Severity.MUST, first, second, **part_of)
    part, whole = (first, second) if is_part_first else (second, first)
    if third is not None and third.unit is Unit.PERCENT and _links(sentence.text, second, third):
        yield from _wrong(sentence, reader, part, whole, third, first, third)


def _sum_alone(
    sentence: Sentence, reader: FigureReader, part: Number, percent: Number, whole: Number
) -> Iterator[Slip]:
    """Money with its percentage before the whole: "£95 million, which was 25% of a total of £380 million"."""
    text = sentence.text
    link = _LINK.fullmatch(text, part.end, percent.start) or _WAS.fullmatch(text, part.end, percent.start)
    link = link or _BARE.fullmatch(text, part.end, percent.start)
    if percent.unit is Unit.PERCENT and link and _OF_SUM.fullmatch(text, percent.end, whole.start):
        yield from _wrong(sentence, reader, part, whole, percent, part, whole)


def _percent_of_sum(
    sentence: Sentence, reader: FigureReader, percent: Number, whole: Number, part: Number
) -> Iterator[Slip]:
    """A percentage of money with what it is: "30% of its £380 million budget, £95 million"."""
    text = sentence.text
    is_of = _OF_SUM.fullmatch(text, percent.end, whole.start) or _OF.fullmatch(text, percent.end, whole.start)
    is_said = part.unit is Unit.POUNDS and _SAID_AGAIN.fullmatch(text, whole.end, part.start)
    if is_of and is_said and _CLOSED.match(text, part.end):
        yield from _wrong(sentence, reader, part, whole, percent, percent, part)


def _over_the_whole(sentence: Sentence) -> Iterator[Slip]:
    """More than all of people or things, and a fall by more than all there was: "130% of staff", "fell by 120%"."""
    text = sentence.text
    for number in sentence.numbers:
        if number.unit is not Unit.PERCENT or number.value <= 100:
            continue
        if (
            _OF_THINGS.match(text, number.end)
            or _FELL_BY.search(text, max(0, number.start - 40), number.start)
            or _FALL.match(text, number.end)
        ):
            said = _said(text, number)
            yield _slip("part-exceeds-whole", Severity.MUST, number, number, part=said, whole="100%")


def _of_siblings(sentence: Sentence) -> Iterator[Slip]:
    """Counts with their percentages in brackets that make up a whole: all but one of them fit it."""
    pairs = [
        (part, percent)
        for part, percent in pairwise(sentence.numbers)
        if part.unit is Unit.PLAIN and percent.unit is Unit.PERCENT and _is_bracketed(sentence.text, part, percent)
    ]
    if len(pairs) < 3 or any(each[0].is_word for each in pairs):
        return
    whole = sum((part.value for part, _percent in pairs), Fraction(0))
    if not whole:
        return
    wrong = [pair for pair in pairs if not _fits(pair[0].value, whole, pair[1], Fraction(0))]
    if len(wrong) == 1:
        part, percent = wrong[0]
        right = f"{decimal(100 * part.value / whole, places_of(percent))}%"
        said = {"part": _said(sentence.text, part), "percent": _said(sentence.text, percent)}
        yield _slip("percentage-wrong", Severity.SHOULD, part, percent, whole=decimal(whole), right=right, **said)


def _is_bracketed(text: str, part: Number, percent: Number) -> bool:
    gap = text[part.end : percent.start]
    return len(gap.split()) <= 4 and gap.endswith("(") and _CLOSED.match(text, percent.end) is not None


def _part_of_whole(
    sentence: Sentence, reader: FigureReader, index: int, part: Number, whole: Number, third: Number | None
) -> Iterator[Slip]:
    text = sentence.text
    before = sentence.numbers[index - 1] if index else None
    if part.value > whole.value:
        yield _slip("part-exceeds-whole", Severity.MUST, part, whole, part=_said(text, part), whole=_said(text, whole))
    elif third is not None and third.unit is Unit.PERCENT and _links(text, whole, third):
        yield from _wrong(sentence, reader, part, whole, third, part, third)
    elif before is not None and before.unit is Unit.PERCENT and _stands_for(text, before, part, whole):
        yield from _wrong(sentence, reader, part, whole, before, before, whole)


def _percent_of_whole(
    sentence: Sentence, reader: FigureReader, percent: Number, whole: Number, third: Number | None
) -> Iterator[Slip]:
    text = sentence.text
    if third is not None and third.unit is Unit.PLAIN and _links(text, whole, third):
        yield from _wrong(sentence, reader, third, whole, percent, percent, third)
        return
    first = sentence.numbers[0]
    if first is not percent and first.end <= percent.start and _OPEN.fullmatch(text[first.end : percent.start]):
        return
    noun = _NOUN.match(text, whole.end)
    is_counted = noun is not None and not set(noun.group().casefold().split()) & set(reader.words.measures)
    if is_counted and not _is_rough(sentence, reader, percent, whole) and not is_possible(percent, whole.value):
        yield _impossible(text, percent, whole, percent, whole)


def _part_alone(
    sentence: Sentence, reader: FigureReader, part: Number, percent: Number, third: Number | None
) -> Iterator[Slip]:
    """A count with its percentage, whose whole stands behind: "919 (25%) of 2,964"."""
    text = sentence.text
    if third is None or third.unit is not Unit.PLAIN or _LINK.fullmatch(text, part.end, percent.start) is None:
        return
    if _OF_AFTER.fullmatch(text, percent.end, third.start):
        yield from _wrong(sentence, reader, part, third, percent, part, third)


def _of_first(sentence: Sentence, reader: FigureReader) -> Iterator[Slip]:
    """A percentage of the number that the sentence begins with: "Of the 70 complaints, 58% were upheld"."""
    if len(sentence.numbers) != 2 or not _OF_FIRST.fullmatch(sentence.text, 0, sentence.numbers[0].start):
        return
    whole, percent = sentence.numbers
    is_share = whole.unit is Unit.PLAIN and percent.unit is Unit.PERCENT
    if is_share and not _is_rough(sentence, reader, whole, percent) and not is_possible(percent, whole.value):
        yield _impossible(sentence.text, percent, whole, whole, percent)


def _of_counted_before(sentence: Sentence, reader: FigureReader) -> Iterator[Slip]:
    """A percentage of things that the sentence before counts: "70 complaints. 58% of the complaints were upheld"."""
    for percent in sentence.numbers:
        found = _PERCENT_OF_NOUN.match(sentence.text, percent.end) if percent.unit is Unit.PERCENT else None
        if found is None or _is_rough(sentence, reader, percent, percent):
            continue
        noun = re.compile(rf"\s+(?:[\w’-]+\s+){{0,2}}?{re.escape(found[1])}\b")
        counts = [
            each
            for each in sentence.numbers_before[-_NEAR:]
            if each.unit is Unit.PLAIN and noun.match(sentence.text_before, each.end)
        ]
        if len(counts) == 1 and found[1] not in reader.words.measures and not is_possible(percent, counts[0].value):
            whole = f"{decimal(counts[0].value)}"
            data = (("percent", _said(sentence.text, percent)), ("whole", whole), *nearest(percent, counts[0].value))
            yield Slip("percentage-impossible", Severity.SHOULD, percent.start, found.end(1), data)


def _wrong(
    sentence: Sentence, reader: FigureReader, part: Number, whole: Number, percent: Number, first: Number, last: Number
) -> Iterator[Slip]:
    if whole.value and not _fits(part.value, whole.value, percent, _slack(sentence, reader, part, whole, percent)):
        yield _mismatch(sentence.text, part, whole, percent, first, last, Severity.MUST)


def _mismatch(
    text: str, part: Number, whole: Number, percent: Number, first: Number, last: Number, severity: Severity
) -> Slip:
    right = decimal(100 * part.value / whole.value, max(places_of(percent), 0))
    said = {"part": _said(text, part), "whole": _said(text, whole), "percent": _said(text, percent)}
    return _slip("percentage-wrong", severity, first, last, **said, right=f"{right}%")


def _fits(part: Fraction, whole: Fraction, percent: Number, slack: Fraction) -> bool:
    return bool(whole) and abs(100 * part / whole - percent.value) <= max(percent.half, slack)


def _slack(sentence: Sentence, reader: FigureReader, *numbers: Number) -> Fraction:
    """Return how many points a share may be off beyond its rounding: for rough words, and for rounded money."""
    if any(is_approximate(reader, sentence, each) for each in numbers):
        return Fraction(ROUGHLY)
    percent = next(each for each in numbers if each.unit is Unit.PERCENT)
    rounding = sum((each.half / each.value for each in numbers if each is not percent and each.value), Fraction(0))
    return percent.half + percent.value * rounding if rounding else Fraction(0)


def _links(text: str, before: Number, after: Number) -> bool:
    """Return whether the second of two numbers says the first in another way: in brackets, or after "or"."""
    link = _LINK.fullmatch(text, before.end, after.start)
    if link is None:
        return False
    if link["bracket"] is not None:
        return _CLOSED.match(text, after.end) is not None
    is_of_sum = before.unit is Unit.POUNDS and _OF_BUDGET.match(text, after.end) is not None
    return is_of_sum or _OF_OTHERS.match(text, after.end) is None


def _stands_for(text: str, percent: Number, part: Number, whole: Number) -> bool:
    """Return whether counts in brackets say the percentage before them: "79% (226 of 287)"."""
    gap = text[percent.end : part.start]
    if _OR_NOUN.fullmatch(gap):
        return _OF_OTHERS.match(text, whole.end) is None
    if whole.unit is Unit.POUNDS and _GIVEN_FOR.fullmatch(gap):
        return True
    is_closed = _CLOSED_NOUN.match(text, whole.end) is not None
    return bool(_OR.fullmatch(gap)) or (is_closed and bool(_NOUN_OPEN.fullmatch(gap) or _COLON.fullmatch(undated(gap))))


def is_possible(percent: Number, whole: Fraction) -> bool:
    """Return whether any number of things makes this percentage of so many."""
    if whole > LEAST_KNOWN or whole < 1 or whole.denominator != 1:
        return True
    lowest = math.ceil((percent.value - percent.half) * whole / 100)
    return 100 * Fraction(lowest) / whole <= percent.value + percent.half


def _impossible(text: str, percent: Number, whole: Number, first: Number, last: Number) -> Slip:
    said = {"percent": _said(text, percent), "whole": _said(text, whole)}
    return _slip("percentage-impossible", Severity.SHOULD, first, last, **said, **dict(nearest(percent, whole.value)))


def nearest(percent: Number, whole: Fraction) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return the nearest percentages below and above that a number of things out of so many makes."""
    below = math.floor(percent.value * whole / 100)
    places = places_of(percent)
    return (
        ("below", f"{decimal(100 * Fraction(below) / whole, places)}%"),
        ("above", f"{decimal(100 * Fraction(below + 1) / whole, places)}%"),
    )


def _is_rough(sentence: Sentence, reader: FigureReader, *numbers: Number) -> bool:
    return any(is_approximate(reader, sentence, each) for each in numbers)


def _said(text: str, number: Number) -> str:
    return text[number.start : number.end]


def _slip(code: str, severity: Severity, first: Number, last: Number, **data: str) -> Slip:
    return Slip(code, severity, min(first.start, last.start), max(first.end, last.end), tuple(data.items()))
