"""Read the numbers of a sentence: counts, percentages and money, told from dates, ranges, references and compounds."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

from domain.dates import MONTHS


class Unit(StrEnum):
    """What a number counts."""

    PLAIN = ""
    PERCENT = "%"
    POINTS = "points"
    POUNDS = "£"


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A number that is written as a word, or a word such as "doubled" with what it multiplies by."""

    word: str
    value: str


@dataclass(frozen=True, slots=True)
class Number:
    """The number at [start, end) of a text. `half` is half a unit of its last written place; 0 for whole counts."""

    start: int
    end: int
    value: Fraction
    unit: Unit
    half: Fraction
    is_word: bool = False


_MONTH = "|".join(MONTHS)
_OF_MONTH = (
    "(?:(?<=J)(?:anuary|une|uly)|(?<=F)ebruary|(?<=M)(?:arch|ay)|(?<=A)(?:pril|ugust)|(?<=S)eptember|(?<=O)ctober"
    "|(?<=N)ovember|(?<=D)ecember)"
)
# A pattern that begins with a set of characters is found many times faster: what must not stand before is asked later.
DATE = re.compile(
    r"[\dADFJMNOS](?<![\w,.£].)(?:"
    rf"(?<=\d)\d?(?:st|nd|rd|th)?(?:\s(?:to|and|or)\s\d{{1,2}})?\s(?:{_MONTH})\b(?:,?\s(?:19|20)\d\d\b)?"
    r"|(?:(?<=1)9|(?<=2)0)\d\d(?:\s?[/–-]\s?\d{2,4}\b|(?![\d%]|,\d|\.\d)\b)"
    rf"|{_OF_MONTH},?\s(?:19|20)\d\d\b)"
)
_SCALES = {"million": 10**6, "m": 10**6, "billion": 10**9, "bn": 10**9, "thousand": 10**3, "k": 10**3}
_DIGITS = (
    r"(?P<digits>\d(?<![\w.,/:–-]\d)(?:\d{0,2}(?:,\d{3})+(?!\d)|\d*))(?P<decimals>\.\d+)?"
    r"(?:\s?(?P<scale>million|billion|thousand|bn|m|k)\b)?"
    r"(?P<unit>\s?%|\s?per\s?cent\b|\s(?:percentage\s)?points?\b)?(?!\w|-\w|[/:–-]\d|,\d|\.\d)"
)
_LONGEST_NUMBER = 60
"""More digits than these count nothing, and too many cannot be read as a number at all."""
_POUND = re.compile(r"£\s?\Z")
_PER_CENT = re.compile(r"\s(?:per\s?cent\b|(?:percentage\s)points?\b)", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_APART = str.maketrans(dict.fromkeys("-–—,.;:()?!“”‘’", " "))
"""Makes words of what stands beside a mark: "twelve," and "twenty-one"."""
_JOINING = frozenset({"and", "to", "or"})


@dataclass(frozen=True, slots=True, eq=False)
class NumberReader:
    """What finds numbers: those in digits, and those in words by the value of each word."""

    digits: re.Pattern[str]
    words: re.Pattern[str]
    values: dict[str, Fraction]
    labels: frozenset[str]


def number_reader(number_words: Iterable[NumberWord], labels: Iterable[str], large: Iterable[str]) -> NumberReader:
    """Return what finds numbers; one after a label ("section 42") or in a compound ("60-bed") is none.

    Numbers in words that go on in one of `large` ("two hundred and five") are not read.
    """
    larger = "|".join(map(re.escape, large)) or "(?!)"
    goes_on = "".join(rf"(?<!{re.escape(each)} and )" for each in large)
    values = {each.word: Fraction(each.value) for each in number_words}
    units = "|".join(word for word, value in values.items() if value < 10)
    words = "|".join(sorted(map(re.escape, values), key=len, reverse=True)) or "(?!)"
    word = re.compile(rf"{goes_on}(?<![-\w])(?:{words})(?:-(?:{units}))?(?![\w-]|\s(?:{larger}))", re.IGNORECASE)
    return NumberReader(re.compile(_DIGITS), word, values, frozenset(labels))


def numbers_in(text: str, reader: NumberReader, words: frozenset[str] | None = None) -> tuple[Number, ...]:
    """Return the numbers of a text in order, without dates, years, ranges in digits and numbers that name something.

    `words` are those of the text by `words_of`, where they are known.
    """
    has_digits = _DIGIT.search(text) is not None
    has_words = not reader.values.keys().isdisjoint(words_of(text) if words is None else words)
    if not has_digits and not has_words:
        return ()
    taken = [match.span() for match in DATE.finditer(text)] if has_digits else []
    found = (
        [_of_digits(match) for match in reader.digits.finditer(text) if not _overlaps(match, taken)]
        if has_digits
        else []
    )
    if has_words:
        found += [_of_words(match, reader) for match in reader.words.finditer(text)]
        found.sort(key=lambda number: -1 if number is None else number.start)
    return tuple(each for each in found if each is not None and not _is_label(text, each.start, reader.labels))


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text in small letters, those of a compound apart."""
    return frozenset(text.casefold().translate(_APART).split())


def decimal(value: Fraction, places: int = 0) -> str:
    """Return a number with so many decimal places, halves rounded up, without noughts at the end."""
    scaled = int(abs(value) * 10**places + Fraction(1, 2))
    whole, rest = divmod(scaled, 10**places)
    decimals = str(rest).rjust(places, "0").rstrip("0") if places else ""
    return f"{'-' if value < 0 and scaled else ''}{whole:,}{'.' if decimals else ''}{decimals}"


def places_of(number: Number) -> int:
    """Return how many decimal places a number was written with, none for a number with a scale."""
    return 0 if not number.half or number.half >= Fraction(1, 2) else len(str(Fraction(1, 2) / number.half)) - 1


def _overlaps(match: re.Match[str], spans: Sequence[tuple[int, int]]) -> bool:
    """Return whether a match lies over one of these spans, which are in order and apart."""
    place = bisect_left(spans, (match.end(), 0))
    return place > 0 and spans[place - 1][1] > match.start()


def _of_words(match: re.Match[str], reader: NumberReader) -> Number:
    value = sum((reader.values[each] for each in match.group().casefold().split("-")), Fraction(0))
    if unit := _PER_CENT.match(match.string, match.end()):
        kind = Unit.PERCENT if unit.group().casefold().endswith("cent") else Unit.POINTS
        return Number(match.start(), unit.end(), value, kind, Fraction(1, 2))
    return Number(match.start(), match.end(), value, Unit.PLAIN, Fraction(0), is_word=True)


def _of_digits(match: re.Match[str]) -> Number | None:
    scale, decimals = match["scale"] or "", match["decimals"] or ""
    pound = _POUND.search(match.string, max(0, match.start() - 2), match.start())
    if (len(scale) in (1, 2) and pound is None) or match.end() - match.start() > _LONGEST_NUMBER:
        return None
    factor = _SCALES.get(scale, 1)
    value = _value(match["digits"] + decimals, factor)
    written = (match["unit"] or "").strip()
    if pound is not None:
        unit = Unit.POUNDS
    elif written:
        unit = Unit.POINTS if written.endswith(("point", "points")) else Unit.PERCENT
    else:
        unit = Unit.PLAIN
    is_rounded = bool(decimals) or factor > 1 or unit in (Unit.PERCENT, Unit.POINTS)
    half = Fraction(factor, 2 * 10 ** max(0, len(decimals) - 1)) if is_rounded else Fraction(0)
    return Number(match.start() if pound is None else pound.start(), match.end(), value, unit, half)


def _is_label(text: str, start: int, labels: frozenset[str]) -> bool:
    """Return whether a number names something: it follows "section", or "sections 42 and"."""
    before = text[max(0, start - 40) : start].casefold().split()
    if not before:
        return False
    if len(before) > 2 and (before[-1] in _JOINING or before[-1].endswith(",")) and before[-2][:1].isdigit():
        return before[-3] in labels
    return before[-1].rstrip(".") in labels


@lru_cache(maxsize=4096)
def _value(written: str, factor: int) -> Fraction:
    return Fraction(written.replace(",", "")) * factor
