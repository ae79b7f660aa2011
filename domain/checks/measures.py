"""Find the same measure given differently in two places: the same words beside two numbers, of the same period."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from domain.checks.figure_words import FigureReader, Sentence, found_before
from domain.checks.numbers import DATE, Number, Unit

_CLAUSE_END = re.compile(
    r"[;:()]|[.,](?!\d)|\b(?:and|but|while|whereas|which|compared|of whom|of which|because|although)\b|\d"
)
_CLAUSE_BEGIN = re.compile(r"[;:()]|[.,](?!\d)\s|\b(?:but|while|whereas|because|although)\b|\d[\d.,]*%?")
_TOLD = re.compile(
    r"\b(?:show(?:ed|s|n)?|told (?:us|the assessment team)|said|found|report(?:ed|s)|indicat\w+|record(?:ed|s)"
    r"|confirm\w+|suggest\w+|according to [^,]{1,60},)\s+(?:that\s+)?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_PLACED = re.compile(
    r"\b(?:[Tt]eams?|[Ww]ards?|[Nn]orth\w*|[Ss]outh\w*|[Ee]ast\w*|[Ww]est\w*|target|standard|England|[Nn]ational\w*"
    r"|estimated?|planned|forecast|budgeted|projected)\b"
)
_MONTH_YEAR = re.compile(r"[A-Z][a-z]+,?\s\d{4}|\d{4}\s?[/–-]\s?\d{2,4}|\d{4}")
_OF_BEFORE = re.compile(r"\bof\s+(?:the\s+|these\s+|those\s+)?\Z")
_OF_AFTER = re.compile(r"\s+(?:out\s+)?of\s+(?:the\s+|these\s+)?\d")
_FURTHER = re.compile(r"\b(?:further|other|another|additional|extra|remaining|next|first|last)\s+\Z", re.IGNORECASE)
_TIME = re.compile(r"\s+(?:calendar\s+)?(day|week|month|year|hour)s?\b")
_SUFFIXES = ("actions", "action", "ied", "ings", "ing", "ies", "ed", "es", "s", "e", "y")
_SHORTEST_STEM = 4
FEWEST_WORDS, _FEWEST_IN_WORDS, _LONGEST = 2, 4, 140


@dataclass(frozen=True, slots=True)
class Measure:
    """A number [start, end) of a passage with what it is of: content words, period and what narrows them down."""

    start: int
    end: int
    said: str
    value: str
    key: tuple[str, ...]
    sentence: int = 0


@dataclass(frozen=True, slots=True)
class Placed:
    """A measure with the section and passage that it stands in."""

    section_id: str
    passage_id: str
    measure: Measure


def measures_of(sentence: Sentence, reader: FigureReader) -> Iterator[Measure]:
    """Yield what a sentence measures: its numbers with the words of their clause, in whatever order these stand."""
    text = sentence.text
    if not sentence.numbers:
        return
    periods = sorted({each for date in DATE.finditer(text) for each in _MONTH_YEAR.findall(date.group())})
    if len(periods) != 1 or not reader.directed.isdisjoint(text.casefold().split()):
        return
    place = tuple(sorted({each.casefold() for each in _PLACED.findall(text)} - {"national"}))
    for index, number in enumerate(sentence.numbers):
        if (
            (number.is_word and number.value <= _FEWEST_IN_WORDS)
            or _is_of_pair(text, sentence.numbers, index)
            or found_before(_FURTHER, text, number.start)
        ):
            continue
        words = _words(f"{_before(text, number.start)} {_after(text, number.end)}", reader)
        if len(words) >= FEWEST_WORDS and (len(words) > FEWEST_WORDS or number.unit is Unit.PLAIN):
            said = text[number.start : number.end]
            start = sentence.start + number.start
            unit, value = _in_days(text, number)
            key = (unit, periods[0], *place, "", *words)
            yield Measure(start, start + len(said), said, str(value), key, sentence.start)


def differing(measures: Iterable[Placed]) -> Iterator[tuple[Placed, Placed]]:
    """Yield each measure whose number differs from the first place that has it, with that place.

    Two figures of one sentence are two things, whatever their words.
    """
    first: dict[tuple[str, ...], Placed] = {}
    for here in measures:
        there = first.setdefault(here.measure.key, here)
        is_apart = (there.passage_id, there.measure.sentence) != (here.passage_id, here.measure.sentence)
        if there.measure.value != here.measure.value and is_apart:
            yield here, there


def _is_of_pair(text: str, numbers: tuple[Number, ...], index: int) -> bool:
    """Return whether a number is the part or the whole of "3 of 9", or one of several of the same kind."""
    own = numbers[index]
    before = found_before(_OF_BEFORE, text, own.start) and index
    after = _OF_AFTER.match(text, own.end)
    return bool(before) or bool(after) or own.unit is Unit.POINTS


def _in_days(text: str, number: Number) -> tuple[str, Fraction]:
    """Return the unit and value of a number, days and weeks in days, so that 4 weeks are 28 days."""
    found = _TIME.match(text, number.end) if number.unit is Unit.PLAIN else None
    if found is None:
        return str(number.unit), number.value
    unit = found[1]
    return ("days", number.value * (7 if unit == "week" else 1)) if unit in ("day", "week") else (unit, number.value)


def _after(text: str, start: int) -> str:
    """Return the words of a number's clause that stand behind it, without dates."""
    plain = DATE.sub(" ", text[start : start + _LONGEST])
    end = _CLAUSE_END.search(plain)
    return plain[: end.start()] if end is not None else plain


def _before(text: str, end: int) -> str:
    """Return the words of a number's clause that stand before it, without dates and without who told them."""
    plain = DATE.sub(" ", text[max(0, end - _LONGEST) : end])
    told = [match.end() for match in _TOLD.finditer(plain)]
    begins = [match.end() for match in _CLAUSE_BEGIN.finditer(plain.rstrip(" £"))]
    return plain[max((*told, *begins), default=0) :]


def _words(text: str, reader: FigureReader) -> tuple[str, ...]:
    """Return the words of a text by their stems, in the order of the alphabet, without those that say nothing."""
    found = {word.casefold().replace("’s", "").rstrip("’") for word in _WORD.findall(text)}
    return tuple(sorted({_stem(word) for word in found - reader.vague}))


def _stem(word: str) -> str:
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM:
            return word[: -len(suffix)]
    return word
