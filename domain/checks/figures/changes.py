"""Hold the words of a change against its two numbers: which way it went, and by how much.

"From 12 to 15, an increase of 5" names a difference that is not there; "rose from 15 to 12" goes the other way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from domain.checks.figures.figure_words import FigureReader, Sentence, Slip, is_approximate
from domain.checks.figures.numbers import DATE, Number, Unit, decimal, places_of
from domain.checks.figures.portions import fraction_after_by
from domain.checks.finding import Severity
from domain.checks.phrases import found_before

_FROM = re.compile(r"\bfrom\s+(?:(?:about|around|just|over|under|nearly|almost|some|a|an)\s+)*\Z", re.IGNORECASE)
_TO = re.compile(
    r"(?P<noun>[^;:,.(]{0,70}?),?\s+to\s+(?:(?:about|around|just|over|under|nearly|almost|some|only|a|an)\s+)*\Z",
    re.IGNORECASE,
)
_FROM_LATER = re.compile(r"[^;:.,(]{0,70}?(?:,|\()?\s*(?:compared with|compared to|from|against)\s+\Z", re.IGNORECASE)
_COMPARED = re.compile(r"[^;:.,(]{0,70}?,?\s+(?:compared with|compared to|against)\s+\Z", re.IGNORECASE)
_AND_LATER = re.compile(r"[^;:.,(]{0,70}?,?\s+and\s+\Z", re.IGNORECASE)
_UP_FROM = re.compile(
    r"[^;:.]{0,70}?[,(]\s*(?:which was\s+)?(?P<way>up|down)\s+(?:slightly\s+)?(?:on|from)\s+\Z", re.IGNORECASE
)
_UP_BEFORE = re.compile(
    r"(?<!\bone )(?<!\bthem )(?<!\bit )(?<!\bset )\b(?:(?P<up>up)|(?P<down>down))\s+from\s+\Z", re.IGNORECASE
)
_MORE_THAN = re.compile(r"\bmore than\s+\Z")
_TO_BEFORE = re.compile(r"\bto\s+(?:(?:about|around|just|over|under|nearly|almost|only)\s+)*\Z", re.IGNORECASE)
_BY = re.compile(r"\bby\s+(?:(?:about|around|just|over|under|nearly|almost|a|an)\s+)*\Z", re.IGNORECASE)
_DELTA_OF = re.compile(
    r"\b(?:a|an|the|this)\s+(?:[\w-]+\s+){0,2}?(?P<word>[\w-]+)\s+of\s+(?:[a-z]+\s+){0,2}\Z", re.IGNORECASE
)
_DELTA_MORE = re.compile(
    r"\s+(?:[\w-]+\s+){0,2}?(?P<word>more|fewer|less|higher|lower|larger|smaller)\b", re.IGNORECASE
)
_LEAD = re.compile(r"(?:,|\(|–|—|;)\s*(?:or|which (?:was|is)|that (?:was|is)|thus|so)?\s*\Z", re.IGNORECASE)
_WAS_BEFORE = re.compile(r"\b(?:was|were|been|stood at|of|with|against|after|at)\s+\Z", re.IGNORECASE)
_GAP_TO = re.compile(r"(?:\s+[\w’%-]+){0,3}?\s+to\s+(?:only\s+|just\s+)?\Z")
_OTHER_SUBJECT = re.compile(r"\b(?:and|but|while|whereas|although)\s+(?!(?:then|had|has|it|this|later|by|in|\s)*\Z)")
_DATED_BRACKETS = re.compile(r"\)\s+(?:and|to)\s+[\w/–-]+(?:\s+\d{4})?\s+\(")
_DELTA_UP = re.compile(r"(?:^|[,(–—-])\s*(?:and\s+)?(?P<word>up|down)\s+(?:by\s+)?\Z", re.IGNORECASE)
_DELTA_AFTER = re.compile(r"(?:\s+|-)(?:[\w-]+\s+)?(?P<word>[a-z]+)\b", re.IGNORECASE)
_A = re.compile(r"(?:,|\(|–|—|was|is)\s*(?:which was\s+)?(?:an?|the)\s+\Z", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|never|without|neither|no|prevent\w*|avoid\w*)\b", re.IGNORECASE)
_MORE = frozenset({"more", "higher", "larger"})
_MULTIPLE_TOLERANCE = Fraction(15, 100)
_CHANGE_WORDS = frozenset({"from", "up", "down", "compared", "against"})
_LONGEST_BEFORE, _LONGEST_AFTER, _LONGEST_BETWEEN = 90, 70, 8


def may_change(sentence: Sentence, reader: FigureReader) -> bool:
    """Return whether a sentence of two numbers or more has a word by which the second can be told from the first."""
    words = sentence.words
    if not reader.telling.moving.isdisjoint(words) or not _CHANGE_WORDS.isdisjoint(words):
        return True
    return len(sentence.numbers) > 2 and len(sentence.dates) > 1 and "and" in words


def change_slips(sentence: Sentence, reader: FigureReader) -> Iterator[Slip]:
    """Yield "change-contradicted", "change-wrong" and "multiple-wrong" of a sentence."""
    text = sentence.text
    for place, (first, second) in enumerate(pairwise(sentence.numbers)):
        if Unit.POINTS in (first.unit, second.unit):
            continue
        near = sentence.numbers[place - 1 : place] if place else ()
        after = sentence.numbers[place + 2 : place + 3]
        gap = text[first.end : second.start]
        if first.unit is not second.unit and not (first.unit is Unit.PLAIN and second.unit is Unit.PERCENT):
            continue
        if found_before(_FROM, text, first.start) and _TO.fullmatch(gap):
            moved = (
                found_before(_UP_BEFORE, text, first.start)
                or _move_within(text, reader, first, second)
                or _move_before(text, reader, first.start)
            )
            yield from _change(sentence, reader, (first, second), (near, after), moved)
        elif first.unit is not second.unit:
            continue
        elif moved := _move_around(text, reader, first, second):
            yield from _change(sentence, reader, (first, second), ((), after), moved)
        elif way := _UP_FROM.fullmatch(gap):
            moved = _move_to(text, reader, first.start)
            against = (
                list(_direction(text, second, first, _way(moved), moved.group(), moved=moved))
                if moved is not None
                else []
            )
            yield from against or _direction(text, second, first, way["way"].casefold(), way["way"])
        elif _FROM_LATER.fullmatch(gap) and (moved := _move_to(text, reader, first.start)):
            yield from _direction(text, second, first, _way(moved), moved.group(), moved=moved)
        elif _COMPARED.fullmatch(gap):
            for delta, stated, word in _deltas_after(sentence, reader, second, after):
                against = list(_direction(text, second, first, stated, word, delta))
                yield from against or _difference(sentence, reader, second, first, delta)
        elif _AND_LATER.fullmatch(gap) and _both_dated(text, first, second):
            series = [each for each in sentence.numbers[:place] if each.unit is second.unit]
            yield from _differences(sentence, reader, (first, second), after, series)


def _move_within(text: str, reader: FigureReader, first: Number, second: Number) -> re.Match[str] | None:
    """Return the word of a change between two numbers, which leads to the second: "from 12 it rose to 8"."""
    for match in reader.moving.finditer(text, first.end, second.start):
        if _GAP_TO.fullmatch(text, match.end(), second.start) and not _NOT.search(text, first.end, match.start()):
            return match
    return None


def _move_around(text: str, reader: FigureReader, first: Number, second: Number) -> re.Match[str] | None:
    """Return the word of a change from the first number to the second that is told without "from".

    "It had been 640 and rose to 590", "referrals rose between 2022/23 (640) and 2023/24 (590)"; and "rose 12% to 8%",
    for which only a percentage that goes the other way is taken, as 12% may be what it rose by.
    """
    gap = text[first.end : second.start]
    if len(gap) > _LONGEST_AFTER or ";" in gap:
        return None
    moved = _move_within(text, reader, first, second)
    if moved is not None:
        between = DATE.sub(" ", text[first.end : moved.start()])
        longest = _LONGEST_BETWEEN if re.search(r"\b(?:had|has|have)\b", between) else 4
        is_short = between != text[first.end : moved.start()] and len(between.split()) <= longest
        is_of_other = _OTHER_SUBJECT.search(between) is not None
        return moved if not is_of_other and (is_short or found_before(_WAS_BEFORE, text, first.start)) else None
    if _DATED_BRACKETS.fullmatch(gap):
        return _move_before(text, reader, first.start)
    if gap.strip() == "to" and first.unit is Unit.PERCENT:
        moved = _move_before(text, reader, first.start)
        is_direct = moved is not None and not text[moved.end() : first.start].strip()
        return moved if is_direct else None
    return None


def _both_dated(text: str, first: Number, second: Number) -> bool:
    """Return whether a date stands between two numbers, and another one close behind the second."""
    behind = DATE.search(text, second.end, second.end + 40)
    return DATE.search(text, first.end, second.start) is not None and behind is not None


def _change(
    sentence: Sentence,
    reader: FigureReader,
    pair: tuple[Number, Number],
    near: tuple[Sequence[Number], Sequence[Number]],
    moved: re.Match[str] | None,
) -> Iterator[Slip]:
    """Hold a word of change, and the numbers just before and after a pair, against the pair."""
    first, second = pair
    text = sentence.text
    contradicted = list(_direction(text, first, second, _way(moved), moved.group(), moved=moved)) if moved else []
    yield from contradicted
    if moved is not None and not contradicted:
        yield from _multiple(sentence, reader, first, second, moved)
    deltas = [*_deltas_after(sentence, reader, second, near[1]), *_deltas_before(sentence, reader, first, near[0])]
    fraction = _fraction(text, reader, moved, first, second) if moved is not None else None
    deltas += [(fraction, "", "")] if fraction is not None else []
    for delta, way, word in deltas:
        if way and not contradicted:
            yield from _direction(text, first, second, way, word, delta)
        yield from _difference(sentence, reader, first, second, delta)


def _fraction(text: str, reader: FigureReader, moved: re.Match[str], first: Number, second: Number) -> Number | None:
    """Return what "by a third" says of a change, between its word and its numbers or close behind them."""
    if first.unit is Unit.PERCENT:
        return None
    between = fraction_after_by(text, reader, moved.end(), first.start)
    return between or fraction_after_by(text, reader, second.end, second.end + _LONGEST_AFTER)


def _differences(
    sentence: Sentence,
    reader: FigureReader,
    pair: tuple[Number, Number],
    after: Sequence[Number],
    series: Sequence[Number],
) -> Iterator[Slip]:
    """Hold a difference against two dated numbers, of which either may be the later one.

    In a series of them the difference may be that of the last and any earlier one.
    """
    first, second = pair
    for delta, way, word in _deltas_after(sentence, reader, second, after):
        if any(_weight(earlier, second, delta) is None for earlier in series):
            continue
        if first.value == second.value:
            yield from _direction(sentence.text, first, second, way, word, delta)
        is_first_older = (first.value < second.value) is (way == "up")
        earlier, later = (first, second) if is_first_older else (second, first)
        yield from _difference(sentence, reader, earlier, later, delta)


def _difference(
    sentence: Sentence, reader: FigureReader, before: Number, after: Number, delta: Number
) -> Iterator[Slip]:
    weight = _weight(before, after, delta)
    if weight is not None and not is_approximate(reader, sentence, delta):
        yield _wrong(sentence.text, before, after, delta, weight)
    elif weight is None and delta.unit is after.unit is before.unit is Unit.PERCENT and before.value:
        relative = abs(100 * (after.value - before.value) / before.value - delta.value)
        if relative > delta.half + 100 * (before.half + after.half) / before.value:
            said = _said(sentence.text, delta)
            points = f"{decimal(delta.value, places_of(delta))} percentage points"
            data = (("difference", said), ("right", points))
            yield Slip("points-not-per-cent", Severity.SHOULD, delta.start, delta.end, data)


def _direction(
    text: str,
    before: Number,
    after: Number,
    way: str,
    word: str,
    delta: Number | None = None,
    moved: re.Match[str] | None = None,
) -> Iterator[Slip]:
    """Hold a way against two numbers; the place of what is found has the word of it, where it is known."""
    is_against = after.value < before.value if way == "up" else after.value > before.value
    if is_against or before.value == after.value:
        data = {"word": word, "before": _said(text, before), "after": _said(text, after)}
        both = (before, after) if delta is None else (before, after, delta)
        places = [(each.start, each.end) for each in both] + ([moved.span()] if moved is not None else [])
        start, end = min(start for start, _end in places), max(end for _start, end in places)
        yield Slip("change-contradicted", Severity.MUST, start, end, tuple(data.items()))


def _multiple(
    sentence: Sentence, reader: FigureReader, first: Number, second: Number, moved: re.Match[str]
) -> Iterator[Slip]:
    factor = reader.multiples.get(moved.group().casefold())
    if factor is None or not first.value:
        return
    ratio = second.value / first.value
    if found_before(_MORE_THAN, sentence.text, moved.start()):
        is_wrong = ratio < factor if factor > 1 else ratio > factor
    else:
        is_wrong = abs(ratio - factor) > factor * _MULTIPLE_TOLERANCE
    if is_wrong:
        data = {"word": moved.group(), "before": _said(sentence.text, first), "after": _said(sentence.text, second)}
        yield Slip("multiple-wrong", Severity.SHOULD, moved.start(), second.end, tuple(data.items()))


def _deltas_after(
    sentence: Sentence, reader: FigureReader, last: Number, numbers: Sequence[Number]
) -> Iterator[tuple[Number, str, str]]:
    """Yield the numbers behind a pair that tell its difference, with the way that their words say, and the word."""
    text = sentence.text
    for delta in numbers:
        gap = text[last.end : delta.start]
        if len(gap) > _LONGEST_AFTER or ";" in gap:
            continue
        if _LEAD.search(gap) and (more := _DELTA_MORE.match(text, delta.end)):
            yield delta, "up" if more["word"].casefold() in _MORE else "down", more["word"]
            continue
        named = _DELTA_OF.search(gap) or _DELTA_UP.search(gap)
        if named is None and _A.search(gap):
            named = _DELTA_AFTER.match(text, delta.end)
        way = _way_of(reader, named["word"]) if named is not None else ""
        if named is not None and way:
            yield delta, way, named["word"]


def _deltas_before(
    sentence: Sentence, reader: FigureReader, first: Number, numbers: Sequence[Number]
) -> Iterator[tuple[Number, str, str]]:
    """Yield the numbers before a pair that tell its difference: "rose by 5 from …", "an increase of 5 from …"."""
    text = sentence.text
    for delta in numbers:
        gap = text[delta.end : first.start]
        if len(gap) <= _LONGEST_AFTER and not re.search(r"[;:]|\band\b", gap):
            of = found_before(_DELTA_OF, text, delta.start)
            moved = _move_before(text, reader, delta.start) if found_before(_BY, text, delta.start) else None
            if moved is not None or (of is not None and _way_of(reader, of["word"])):
                yield delta, "", ""


def _way_of(reader: FigureReader, word: str) -> str:
    if word.casefold() in ("up", "down"):
        return word.casefold()
    moved = reader.moving.fullmatch(word)
    return _way(moved) if moved is not None else ""


def _way(moved: re.Match[str]) -> str:
    return moved.lastgroup or ""


def _move_before(text: str, reader: FigureReader, end: int) -> re.Match[str] | None:
    """Return the last word of a change before a place, in the same clause and not denied."""
    low = max(0, end - _LONGEST_BEFORE)
    low = max(low, text.rfind(";", low, end), text.rfind(":", low, end))
    found = None
    for match in reader.moving.finditer(text, low, end):
        found = match
    if found is None or _NOT.search(text, max(0, found.start() - 25), found.start()):
        return None
    return None if re.search(r", (?:and|but|while|although)\b", text[found.end() : end]) else found


def _move_to(text: str, reader: FigureReader, end: int) -> re.Match[str] | None:
    """Return a word of a change that leads to a number by "to": "fell to 15"."""
    if not found_before(_TO_BEFORE, text, end):
        return None
    found = _move_before(text, reader, end)
    return found if found is not None and len(text[found.end() : end].split()) <= 4 else None


def _weight(first: Number, second: Number, delta: Number) -> Severity | None:
    """Return how heavy it is that a difference is not that of two numbers; None when it is.

    It may be in points, in the numbers' own unit, or in per cent of the first. One that is off by no more than the
    numbers themselves may have been rounded by is right before rounding, perhaps, and wrong to every reader.
    """
    difference, rounding = abs(second.value - first.value), first.half + second.half
    is_near = False
    if delta.unit is Unit.PERCENT and first.value:
        off = abs(100 * difference / first.value - delta.value)
        if off <= delta.half:
            return None
        is_near = off <= delta.half + 100 * rounding / first.value
    if delta.unit is not second.unit and not (second.unit is Unit.PERCENT and delta.unit in (Unit.PLAIN, Unit.POINTS)):
        return None if delta.unit is not Unit.PERCENT else Severity.SHOULD if is_near else Severity.MUST
    error = abs(difference - delta.value)
    if error <= (delta.half if delta.half > max(first.half, second.half) else 0):
        return None
    is_near = is_near or (second.unit is not Unit.PLAIN and error < rounding + delta.half)
    return Severity.SHOULD if is_near else Severity.MUST


def wrong_difference(text: str, numbers: Sequence[Number], delta: Number) -> Iterator[Slip]:
    """Yield "change-wrong" where a difference is that of no two neighbours of some numbers, earlier ones first."""
    if all(_weight(before, after, delta) is not None for before, after in pairwise(numbers)):
        yield _wrong(text, numbers[0], numbers[1], delta, Severity.SHOULD)


def _wrong(text: str, first: Number, second: Number, delta: Number, weight: Severity) -> Slip:
    difference = abs(second.value - first.value)
    places = max(places_of(first), places_of(second))
    if delta.unit is Unit.PERCENT and second.unit is not Unit.PERCENT and first.value:
        right = f"{decimal(100 * difference / first.value, places_of(delta))}%"
    else:
        sign = "£" if second.unit is Unit.POUNDS else ""
        right = f"{sign}{decimal(difference, places)}"
    data = {
        "before": _said(text, first),
        "after": _said(text, second),
        "difference": _said(text, delta),
        "right": right,
    }
    numbers = (first, second, delta)
    start, end = min(each.start for each in numbers), max(each.end for each in numbers)
    return Slip("change-wrong", weight, start, end, tuple(data.items()))


def _said(text: str, number: Number) -> str:
    return text[number.start : number.end].strip()
