"""Read a sentence and the one before it as quantities: how much, in which unit, of what, and of when.

Rules hold what a text claims of quantities, a difference, a share or a rank among them, against those that stand there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from domain.checks.figures.figure_words import Sentence
from domain.checks.figures.numbers import DATE, Number, Unit
from domain.dates import MONTHS
from domain.quick import quick

_TIME = re.compile(
    r"[\s-](?P<working>(?:working|calendar)\s)?(?P<unit>second|minute|hour|day|week|fortnight|month|year)s?\b(?!\s+(?:old|centres?|services|opportunities|care|places|cases)\b)"
)
_TIME_TO = re.compile(rf"\s(?:to|or)\s\w+{_TIME.pattern}")
_IN_ITS_UNIT = {
    "second": ("seconds", 1),
    "minute": ("seconds", 60),
    "hour": ("seconds", 3600),
    "day": ("days", 1),
    "week": ("days", 7),
    "fortnight": ("days", 14),
    "month": ("months", 1),
    "year": ("months", 12),
}
_NEXT_WORD = re.compile(r"\s+(?:of\s+(?:the\s+|its\s+|these\s+)?)?([a-z][a-z’'-]*)")
_NO_NOUNS = frozenset(
    {
        "a",
        "about",
        "after",
        "against",
        "also",
        "an",
        "and",
        "are",
        "around",
        "as",
        "at",
        "be",
        "been",
        "before",
        "began",
        "being",
        "between",
        "by",
        "came",
        "compared",
        "could",
        "did",
        "down",
        "during",
        "each",
        "ended",
        "every",
        "fewer",
        "for",
        "from",
        "had",
        "has",
        "have",
        "higher",
        "in",
        "into",
        "is",
        "its",
        "it",
        "joined",
        "led",
        "left",
        "less",
        "longer",
        "lower",
        "more",
        "not",
        "of",
        "off",
        "on",
        "only",
        "onto",
        "or",
        "out",
        "over",
        "per",
        "received",
        "requires",
        "said",
        "shorter",
        "still",
        "than",
        "that",
        "the",
        "they",
        "this",
        "to",
        "told",
        "took",
        "under",
        "up",
        "waited",
        "waiting",
        "was",
        "went",
        "were",
        "when",
        "which",
        "while",
        "who",
        "with",
        "without",
        "would",
    }
)
_FULL_NOUNS = frozenset({"people", "staff", "children", "men", "women", "carers"})
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTH = re.compile("|".join(MONTHS))
_CLAUSE = re.compile(r"[;:]|,\s+(?:but|while|whereas|and)\b")
_MOST_WORDS_OF_NOUN = 4
_MOST_EARLIER = 6


@quick
@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, what it counts, and its time; its places are those of its sentence.

    `kind` is its unit, lengths of time in one unit of their kind; `noun` is "" where the text does not say it
    again; `is_before` that it is of the sentence before. [start, end) is the place of its number, which is asked for
    a hundred times as often as a quantity is made.
    """

    number: Number
    value: Fraction
    kind: str
    noun: str = ""
    when: tuple[int, int] | None = None
    is_before: bool = False
    said: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Said:
    """Words for a share at [start, end) of a sentence, and the lowest and highest percentage that they can mean."""

    start: int
    end: int
    least: Fraction
    most: Fraction


class Reading:
    """A sentence with its words in small letters and its quantities, which are read when they are first asked for.

    `portions` are its words for shares, from when `domain.checks.figures.portions.said_portions` has read them, and
    `shares` all that it says, by how far off they may be, from when `said_shares` has.
    """

    def __init__(self, sentence: Sentence, previous: Reading | None = None) -> None:
        if previous is not None:
            self.previous = previous
        self.sentence = sentence
        self.text = sentence.text
        self.words = sentence.words
        self.portions: list[Said] | None = None
        self.shares: dict[int, tuple[tuple[Said, Number | None], ...]] = {}

    @cached_property
    def previous(self) -> Reading | None:
        """The sentence before it, None for the first."""
        return Reading(self.sentence.preceding) if self.sentence.preceding is not None else None

    @cached_property
    def own(self) -> tuple[Quantity, ...]:
        """The quantities of the sentence in order."""
        sentence = self.sentence
        return _read(self.text, sentence.numbers, sentence.dates) if sentence.numbers else ()

    @cached_property
    def before(self) -> tuple[Quantity, ...]:
        """The quantities of the sentence before it, in order."""
        if not self.sentence.numbers_before or self.previous is None:
            return ()
        return tuple([_as_before(each) for each in self.previous.own])

    @cached_property
    def earlier(self) -> tuple[Quantity, ...]:
        """The quantities of the few sentences before the one before, in order."""
        found: list[tuple[Quantity, ...]] = []
        reading = self.previous
        while reading is not None and reading.previous is not None and len(found) < _MOST_EARLIER:
            reading = reading.previous
            found.append(reading.own)
        return tuple([_as_before(each) for quantities in reversed(found) for each in quantities])

    def back(self, most: int) -> Iterator[tuple[str, tuple[Quantity, ...]]]:
        """Yield the texts and the quantities of so many sentences before, the nearest first."""
        reading = self
        for _ in range(most):
            if not reading.sentence.text_before:
                return
            yield reading.sentence.text_before, reading.before
            if reading.previous is None:
                return
            reading = reading.previous

    @cached_property
    def plain(self) -> str:
        """Its text with its dates blotted out."""
        text = self.text
        for start, end in self.sentence.dates:
            text = f"{text[:start]}{'x' * (end - start)}{text[end:]}"
        return text


def timed(each: Quantity, when: tuple[int, int] | None) -> Quantity:
    """Return a quantity as one of a time."""
    return Quantity(
        each.number, each.value, each.kind, each.noun, when, each.is_before, each.said, each.start, each.end
    )


def unit_of(word: str) -> tuple[str, int]:
    """Return the kind of a unit of time and how many of its kind it is; what is none is a count."""
    return _IN_ITS_UNIT.get(word, ("", 1))


def _as_before(each: Quantity) -> Quantity:
    """Return a quantity as one of a sentence before."""
    return Quantity(each.number, each.value, each.kind, each.noun, each.when, True, each.said, each.start, each.end)


TIMES = frozenset(kind for kind, _factor in _IN_ITS_UNIT.values()) | {"working days", "calendar days"}
"""The kinds of quantities that are lengths of time."""


def undated(text: str) -> str:
    """Return a text with its dates blotted out, of the same length: what stands between two figures has no others."""
    return DATE.sub(lambda match: "x" * len(match.group()), text)


def are_comparable(one: Quantity, other: Quantity) -> bool:
    """Return whether two quantities can be of the same: of one unit, and of one noun where both tell theirs."""
    if one.kind != other.kind or one.kind == Unit.POINTS.value:
        return False
    return not one.noun or not other.noun or one.noun == other.noun


def _read(text: str, numbers: Sequence[Number], spans: Sequence[tuple[int, int]]) -> tuple[Quantity, ...]:
    numbers = [  # "3.9 out of five" is told on a scale
        each
        for place, each in enumerate(numbers)
        if not (place and numbers[place - 1].half and text.endswith("out of ", 0, each.start))
        and not (each.is_word and each.value == 1 and _TIME.match(text, each.end) is None)
    ]
    dates = [(start, end, _when(text[start:end])) for start, end in spans] if numbers else []
    are_led = len(dates) > 1 and _are_led_by_dates(numbers, spans)
    found = []
    for place, number in enumerate(numbers):
        low = numbers[place - 1].end if place else 0
        high = numbers[place + 1].start if place + 1 < len(numbers) else len(text)
        time = _TIME.match(text, number.end) if number.unit is Unit.PLAIN else None
        if time is None and number.unit is Unit.PLAIN and text.startswith((" to ", " or "), number.end):
            time = _TIME_TO.match(text, number.end)  # "six to 12 months"
        kind, value = str(number.unit), number.value
        if time is not None:
            kind, factor = _IN_ITS_UNIT[time["unit"]]
            kind, value = (time["working"] or "") + kind, value * factor
        noun = noun_at(text, number.end) if number.unit is Unit.PLAIN and time is None else ""
        when = dates[place][2] if are_led else _date_of(text, dates, number, low, high) if dates else None
        said = text[number.start : time.end() if time is not None else number.end].strip()
        found.append(Quantity(number, value, kind, noun, when, False, said, number.start, number.end))
    return tuple(found)


def _are_led_by_dates(numbers: Sequence[Number], spans: Sequence[tuple[int, int]]) -> bool:
    """Return whether each number has its date before it: "the survey of 2023 had 410 replies, that of 2024 had 465"."""
    if len(numbers) != len(spans):
        return False
    places = [each for number, span in zip(numbers, spans, strict=True) for each in (span[0], number.start)]
    return places == sorted(places)


def noun_at(text: str, start: int) -> str:
    """Return what is counted, without its ending: the first word behind a number that can be a plural."""
    noun, place = "", start
    for _ in range(_MOST_WORDS_OF_NOUN):
        match = _NEXT_WORD.match(text, place)
        if match is None or match[1] in _NO_NOUNS:
            break
        place = match.end()
        word = match[1]
        if word in _FULL_NOUNS or (word.endswith("s") and not word.endswith(("ss", "us"))):
            return word.rstrip("s") if word not in _FULL_NOUNS else word
    return noun


def _date_of(
    text: str, dates: Sequence[tuple[int, int, tuple[int, int] | None]], number: Number, low: int, high: int
) -> tuple[int, int] | None:
    """Return the time of a number: the date behind it in its clause, else the one before it."""
    for start, _end, when in dates:
        if number.end <= start < high and not _CLAUSE.search(text, number.end, start):
            return when
    for _start, end, when in reversed(dates):
        if low <= end <= number.start:
            return when
    return None


def _when(said: str) -> tuple[int, int] | None:
    years = _YEAR.findall(said)
    if not years:
        return None
    month = _MONTH.search(said)
    return int(years[0]), MONTHS.index(month.group()) + 1 if month is not None else 0
