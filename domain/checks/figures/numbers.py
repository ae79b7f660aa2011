"""Read the numbers of a sentence: counts, percentages and money, told from dates, ranges, references and compounds."""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

from domain.dates import MONTHS
from domain.quick import quick


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


@quick
@dataclass(frozen=True, slots=True)
class Number:
    """The number at [start, end) of a text. `half` is half a unit of its last written place; 0 for whole counts."""

    start: int
    end: int
    value: Fraction
    unit: Unit
    half: Fraction
    is_word: bool = False


MONTH_WORDS = frozenset(each.lower() for each in MONTHS)
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
_OF_A_SCORE = ("possible ", "out of ", "maximum of ", "total of ")
_LONGEST_NUMBER = 60
"""More digits than these count nothing, and too many cannot be read as a number at all."""
_PER_CENT = re.compile(
    r"\s(?:per\s?cent\b|percentage\spoints?\b"
    r"|points?\b(?=\s(?:above|below|higher|lower|better|worse|up|down|ahead|behind|more|less|short)\b))",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\w+")
_ZERO = Fraction(0)
_LAST_SCHOOL_YEAR = 13
"""Of larger numbers "year" is no label: "during the year 90 were opened"."""
_NOWHERE = (sys.maxsize, sys.maxsize)
_JOINING = frozenset({"and", "to", "or"})


@dataclass(frozen=True, slots=True, eq=False)
class NumberReader:
    """What finds numbers: those in digits, and those in words by the value of each word.

    `beginnings` are the words of which one stands in every text with a number in words, `first` has the first part of
    each.
    """

    digits: re.Pattern[str]
    words: re.Pattern[str]
    values: dict[str, Fraction]
    labels: frozenset[str]
    first: dict[str, str]
    beginnings: frozenset[str]

    def first_words(self, present: frozenset[str]) -> frozenset[str]:
        """Return the words that numbers can begin with in a text of these words."""
        found = self.beginnings & present
        return frozenset([self.first[each] for each in found]) if found else found


def number_reader(number_words: Iterable[NumberWord], labels: Iterable[str], large: Iterable[str]) -> NumberReader:
    """Return what finds numbers; one after a label ("section 42") or in a compound ("60-bed") is none.

    Numbers in words that go on in one of `large` ("two hundred and five") are not read.
    """
    larger = "|".join(map(re.escape, large)) or "(?!)"
    goes_on = "".join(rf"(?<!{re.escape(each)} and )" for each in large)
    values = {each.word: Fraction(each.value) for each in number_words}
    below_ten = [word for word, value in values.items() if value < 10]
    units = "|".join(below_ten)
    words = "|".join(sorted(map(re.escape, values), key=len, reverse=True)) or "(?!)"
    word = re.compile(rf"{goes_on}(?<![-\w])(?:{words})(?:-(?:{units}))?(?![\w-]|\s(?:{larger}))", re.IGNORECASE)
    first = {each: each for each in values} | {f"{each}-{unit}": each for each in values for unit in below_ten}
    return NumberReader(re.compile(_DIGITS), word, values, frozenset(labels), first, frozenset(first))


def dates_in(text: str) -> tuple[tuple[int, int], ...]:
    """Return the places of the dates and years of a text in order."""
    return tuple([match.span() for match in DATE.finditer(text)])


def numbers_in(
    text: str,
    reader: NumberReader,
    first_words: Collection[str] | None = None,
    dates: Sequence[tuple[int, int]] | None = None,
) -> tuple[Number, ...]:
    """Return the numbers of a text in order, without dates, years, ranges in digits and numbers that name something.

    `first_words` are words with which the numbers of the text in words begin, `dates` the places of its dates, where
    they are known.
    """
    if first_words is None:
        first_words = reader.first_words(words_of(text))
    found = _in_digits(text, reader, dates) if dates is None or _DIGIT.search(text) is not None else []
    if first_words:
        found += _in_words(text, reader, first_words)
        found.sort(key=lambda number: number.start)
    return tuple([each for each in found if not _is_label(text, each, reader.labels)]) if found else ()


def _in_digits(text: str, reader: NumberReader, dates: Sequence[tuple[int, int]] | None) -> list[Number]:
    taken = iter(dates_in(text) if dates is None else dates)
    begin, end = next(taken, _NOWHERE)
    found = []
    for match in reader.digits.finditer(text):
        start = match.start()
        while end <= start:
            begin, end = next(taken, _NOWHERE)
        if match.end() <= begin and (number := _of_digits(match)) is not None:
            found.append(number)
    return found


def _in_words(text: str, reader: NumberReader, first_words: Collection[str]) -> list[Number]:
    """Return the numbers that begin with one of some words: to find these first is quicker than any pattern."""
    folded = text.lower()
    if len(folded) != len(text):
        return [_of_words(match, reader) for match in reader.words.finditer(text)]
    found = []
    for word in first_words:
        place = folded.find(word)
        while place >= 0:
            end = place + len(word)
            is_whole = not folded[end : end + 1].isalpha()
            if is_whole and (match := reader.words.match(text, place)) is not None:
                found.append(_of_words(match, reader))
            place = folded.find(word, end)
    return found


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text in small letters, those of a compound apart."""
    return frozenset(_WORD.findall(text.lower()))


def decimal(value: Fraction, places: int = 0) -> str:
    """Return a number with so many decimal places, halves rounded up, without noughts at the end."""
    scaled = int(abs(value) * 10**places + Fraction(1, 2))
    whole, rest = divmod(scaled, 10**places)
    decimals = str(rest).rjust(places, "0").rstrip("0") if places else ""
    return f"{'-' if value < 0 and scaled else ''}{whole:,}{'.' if decimals else ''}{decimals}"


def amount(value: Fraction, unit: str, places: int = 0) -> str:
    """Return a count with so many decimal places, or a sum of pounds, from a million on in millions."""
    if unit != Unit.POUNDS.value:
        return decimal(value, places)
    return f"£{decimal(value / 10**6, 2)} million" if value >= 10**6 else f"£{decimal(value, 2)}"


def places_of(number: Number) -> int:
    """Return how many decimal places a number was written with, none for a number with a scale."""
    return 0 if not number.half or number.half >= Fraction(1, 2) else len(str(Fraction(1, 2) / number.half)) - 1


def _of_words(match: re.Match[str], reader: NumberReader) -> Number:
    value = sum((reader.values[each] for each in match.group().casefold().split("-")), Fraction(0))
    if unit := _PER_CENT.match(match.string, match.end()):
        kind = Unit.PERCENT if unit.group().casefold().endswith("cent") else Unit.POINTS
        return Number(match.start(), unit.end(), value, kind, Fraction(1, 2))
    return Number(match.start(), match.end(), value, Unit.PLAIN, Fraction(0), is_word=True)


def _of_digits(match: re.Match[str]) -> Number | None:
    digits, decimals, scale, written = match.groups()
    text, start, end = match.string, match.start(), match.end()
    begin = _pound_before(text, start)
    is_pounds = begin < start
    if (scale is not None and len(scale) < 3 and not is_pounds) or end - start > _LONGEST_NUMBER:
        return None
    if is_pounds:
        unit = Unit.POUNDS
    elif written is not None and written.startswith(" point") and text.endswith(_OF_A_SCORE, 0, begin):
        unit, end = Unit.PLAIN, match.start("unit")  # "16 of a possible 24 points"
    elif written is not None:
        unit = Unit.POINTS if written.endswith(("point", "points")) else Unit.PERCENT
    else:
        unit = Unit.PLAIN
    is_rounded = decimals is not None or scale is not None or unit is Unit.PERCENT or unit is Unit.POINTS
    value, half = _value(digits, decimals or "", scale or "")
    return Number(begin, end, value, unit, half if is_rounded else _ZERO)


def _pound_before(text: str, start: int) -> int:
    """Return where the sign of pounds before a number stands, else where the number begins."""
    before = text[max(0, start - 2) : start]
    if before.endswith("£"):
        return start - 1
    return start - 2 if before.startswith("£") and before[1:].isspace() else start


def _is_label(text: str, number: Number, labels: frozenset[str]) -> bool:
    """Return whether a number names something: it follows "section", or "sections 42 and"."""
    near = text[max(0, number.start - 40) : number.start].lower()
    before = near.rsplit(None, 1)
    if not before:
        return False
    last = before[-1]
    if last in _JOINING or last[-1] == ",":
        before = near.rsplit(None, 3)
        if len(before) > 2 and before[-2][:1].isdigit():
            return before[-3] in labels
    return last.rstrip(".") in labels and not (last == "year" and number.value > _LAST_SCHOOL_YEAR)


@lru_cache(maxsize=4096)
def _value(digits: str, decimals: str, scale: str) -> tuple[Fraction, Fraction]:
    """Return what is written, and half a unit of its last place."""
    factor = _SCALES.get(scale, 1)
    half = Fraction(factor, 2 * 10 ** max(0, len(decimals) - 1))
    return Fraction((digits + decimals).replace(",", "")) * factor, half
