"""Find the same measure given differently in two places: the same words beside two numbers, of the same period."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from itertools import pairwise

from domain.checks.figures.figure_words import FigureReader, Sentence, is_approximate
from domain.checks.figures.numbers import DATE, Number, Unit
from domain.checks.phrases import found_before, has_any
from domain.checks.stems import stem
from domain.checks.subjects import Remembered

_CLAUSE_END = re.compile(
    r"[;:()]|[.,](?!\d)|\b(?:and|but|while|whereas|which|compared|of whom|of which|because|although)\b|\d"
)
_CLAUSE_BEGIN = re.compile(r"[;:()]|[.,](?!\d)\s|\b(?:but|while|whereas|because|although)\b|\d[\d.,]*%?")
_TOLD = re.compile(
    r"\b(?:show(?:ed|s|n)?|told (?:us|the assessment team)|said|found|report(?:ed|s)|indicat\w+|record(?:ed|s)"
    r"|confirm\w+|suggest\w+|according to [^,]{1,60},)\s+(?:that\s+)?",
    re.IGNORECASE,
)
_TELLING = ("show", "told", "said", "found", "eport", "ndicat", "ecord", "onfirm", "uggest", "ccording")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_NOUN = re.compile(r"\s+(?:(?!and\b|or\b|of\b|had\b|were\b|was\b|more\b)[a-z-]+\s+){0,2}?([a-z][\w’-]*(?<!s)s)\b")
_OF_MANY = frozenset(
    map(stem, ("days", "weeks", "months", "years", "hours", "minutes", "times", "others", "was", "visits"))
)
_DIGITS = re.compile(r"\d")
_PLACED = re.compile(
    r"[TtWwNnSsEepfb](?<!\w.)(?:(?<=[Tt])eams?|(?<=[Ww])ards?|(?<=[Nn])orth\w*|(?<=[Ss])outh\w*|(?<=[Ee])ast\w*"
    r"|(?<=[Ww])est\w*|(?<=t)arget|(?<=s)tandard|(?<=E)ngland|(?<=[Nn])ational\w*|(?<=e)stimated?|(?<=p)lanned"
    r"|(?<=f)orecast|(?<=b)udgeted|(?<=p)rojected)\b"
)
_MONTH_YEAR = re.compile(r"[A-Z][a-z]+,?\s\d{4}|\d{4}\s?[/–-]\s?\d{2,4}|\d{4}")
_OF_BEFORE = re.compile(r"\bof\s+(?:the\s+|these\s+|those\s+)?\Z")
_OF_AFTER = re.compile(r"\s+(?:out\s+)?of\s+(?:the\s+|these\s+)?\d")
_FURTHER = re.compile(r"\b(?:further|other|another|additional|extra|remaining|next|first|last)\s+\Z", re.IGNORECASE)
_TIME = re.compile(r"\s+(?:calendar\s+)?(day|week|month|year|hour)s?\b")
_MOST_BESIDE = 40
"""A word that more figures of one unit have than these tells nothing of any of them."""
_LONGER_THAN = re.compile(
    r"\b(?:longer|more|less|fewer|higher|lower)\s+than\s+\S+\s+(?:days|weeks|months|years|hours|minutes|people)\b"
)
_WHICH = re.compile(r"\s*(?:which|who)\b")
_ASSESSED = re.compile(r"\b(?:at the time of|during) our (?:assessment|visit)\b", re.IGNORECASE)
_KNOWN = re.compile(r"\b(?:the|these|those|all)\s+(?:£\s?)?\Z", re.IGNORECASE)
_LONGEST_FURTHER = 20
_LEAST_COUNT, _NEARLY = 20, Fraction(115, 100)
FEWEST_WORDS, _MANY_WORDS, _FEWEST_IN_WORDS, _LONGEST, _LONG = 2, 3, 4, 140, 5


@dataclass(frozen=True, eq=False)
class Measure:
    """A number of a sentence with what it is of: the words of its clause by their stems, and its period.

    Only those of one `key`, unit and what narrows them down, can be of the same. One that "the" or "these" stands
    before is known from another place. Of one that is rough, or part of a change, only a slip of the digits is told.
    What takes long to read is read when it is first asked for, which of most figures it never is.
    """

    sentence: Sentence
    number: Number
    value: str
    key: tuple[str, ...]
    period: str
    is_rough: bool
    vague: frozenset[str]

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

    @cached_property
    def noun(self) -> str:
        """The word just behind it, by its stem: what it counts, in most sentences."""
        match = _NOUN.match(self.sentence.text, self.number.end)
        noun = _stem(_folded(match[1])) if match is not None else ""
        return "" if noun in _OF_MANY else noun

    @cached_property
    def stems(self) -> frozenset[str]:
        """The words of its clause by their stems; none where they are too few to tell what it is of."""
        text, number = self.sentence.text, self.number
        is_dated = bool(self.sentence.dates)
        before, after = _before(text, number.start, is_dated=is_dated), _after(text, number.end, is_dated=is_dated)
        words = _words(f"{before} {after}", self.vague)
        is_long = _has_many_digits(self.said)  # of so many digits one word tells enough
        is_counted = number.unit is Unit.PLAIN and number.value >= _LEAST_COUNT and self.noun in words
        is_told = len(words) >= (1 if is_long or is_counted else FEWEST_WORDS)
        return words if is_told and (len(words) > FEWEST_WORDS or number.unit is Unit.PLAIN) else frozenset()

    @property
    def content(self) -> tuple[object, ...]:
        """All of it but where its sentence stands."""
        return self.number.start, self.value, self.key, self.period, self.sentence.text


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
    dates = [(start, each) for start, end in sentence.dates for each in _MONTH_YEAR.findall(text, start, end)]
    periods = {each for _start, each in dates}
    if not periods and "our" in sentence.words and _ASSESSED.search(text):
        periods = {"assessment"}
    is_loose = is_moving or len(periods) != 1
    place: tuple[str, ...] | None = None
    for index, number in enumerate(numbers):
        if (
            (number.is_word and (is_loose or number.value <= _FEWEST_IN_WORDS))
            or (is_loose and len(set(_DIGITS.findall(text, number.start, number.end))) < 2)
            or _is_of_pair(text, numbers, index)
            or found_before(_FURTHER, text, number.start, _LONGEST_FURTHER)
        ):
            continue
        unit, value = _in_days(text, number)
        period = min(periods, default="") if len(periods) < 2 else _nearest(dates, numbers, index)
        if period is None:
            continue
        if place is None:
            place = tuple(sorted({each.casefold() for each in _PLACED.findall(text)} - {"national"}))
        is_rough = is_moving or len(periods) > 1 or is_approximate(reader, sentence, number)
        yield Measure(sentence, number, str(value), (unit, *place), period, is_rough, reader.vague)


def _nearest(dates: Sequence[tuple[int, str]], numbers: Sequence[Number], index: int) -> str | None:
    """Return the period of a number among several: the first behind it and before the next number."""
    until = numbers[index + 1].start if index + 1 < len(numbers) else numbers[index].end + _LONGEST
    return next((each for start, each in dates if numbers[index].end <= start < until), None)


_SAID_OF_SOURCES = (
    *(
        "register",
        "registers",
        "report",
        "reports",
        "dashboard",
        "data",
        "record",
        "records",
        "return",
        "returns",
        "list",
    ),
    *(
        "listed",
        "lists",
        "survey",
        "audit",
        "put",
        "held",
        "holds",
        "named",
        "showed",
        "told",
        "said",
        "counted",
        "put",
    ),
    *(
        "staff",
        "leaders",
        "managers",
        "director",
        "team",
        "teams",
        "service",
        "told",
        "according",
        "annual",
        "own",
        "papers",
    ),
)
_OF_SOURCES = frozenset(map(stem, _SAID_OF_SOURCES))
"""Words that tell where a figure is from, and not of what it is."""


class DifferingMeasures:
    """Finds the measures that differ, and remembers which did: most edits move figures and change none of them."""

    def __init__(self) -> None:
        self._last: Remembered[tuple[tuple[int, int], ...]] = Remembered()

    def among(
        self, sections: Sequence[Sequence[Placed]], told: tuple[tuple[object, ...], ...]
    ) -> Iterator[tuple[Placed, Placed]]:
        """Yield each measure whose number differs from the first place that has it, with that place.

        `told` is what `told_in` returns of each section: where it is as it was the last time, so is what differs.
        """
        measures = [each for section in sections for each in section]
        for here, there in self._last.of(told, lambda: tuple(_differing_among(measures))):
            yield measures[here], measures[there]


def told_in(measures: Sequence[Placed]) -> tuple[object, ...]:
    """Return all that decides which of a section's measures differ from others, wherever they have moved to."""
    places = [(each.passage_id, each.measure.sentence.start) for each in measures]
    is_beside = [False, *(one == other for one, other in pairwise(places))]
    return tuple((beside, each.measure.content) for beside, each in zip(is_beside, measures, strict=False))


def _differing_among(measures: Sequence[Placed]) -> Iterator[tuple[int, int]]:
    likely = may_differ(measures)
    numbers = {id(each): number for number, each in enumerate(measures)}
    for here, there in differing(likely):
        yield numbers[id(likely[here])], numbers[id(likely[there])]


def may_differ(measures: Sequence[Placed]) -> list[Placed]:
    """Return the measures of which there are others of one time with another value, or with the same digits mixed up.

    Those that are given as one of these is are returned with them: they tell that it is right.
    """
    of_time: dict[tuple[tuple[str, ...], str], set[str]] = {}
    for each in measures:
        own = each.measure
        if own.period and not own.is_rough:
            of_time.setdefault((own.key, own.period), set()).add(own.value)
    mixed = set(_mixed_up(measures))
    return [
        each
        for each in measures
        if len(of_time.get((each.measure.key, each.measure.period), ())) > 1
        or (each.measure.key, each.measure.value) in mixed
    ]


def _mixed_up(measures: Iterable[Placed]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the keys and values of measures that another of perhaps the same time has with its digits in disorder."""
    of_digits: dict[tuple[tuple[str, ...], str], set[tuple[str, str, str]]] = {}
    for each in measures:
        own = each.measure
        if len(own.digits) > 1:
            known = of_digits.setdefault((own.key, own.sorted_digits), set())
            known.add((own.digits, own.period, own.value))
    for (key, _sorted), found in of_digits.items():
        for digits, period, value in found if len(found) > 1 else ():
            if any(digits != other and (period == time or not period or not time) for other, time, _value in found):
                yield key, value


def differing(measures: Iterable[Placed]) -> Iterator[tuple[int, int]]:
    """Yield the number of each measure whose figure differs from the first place that has it, with the number of that.

    Two figures of one sentence are two things, whatever their words; and one that is given again somewhere as it is
    here is not held against what has only some of its words.
    """
    known: dict[tuple[str, ...], _Beside] = {}
    for number, here in enumerate(measures):
        own = here.measure
        others: dict[int, Placed] = {}
        for word in own.stems:
            beside = known.setdefault((word, *own.key), _Beside())
            others.update(beside.of(own.period))
            beside.add(number, here)
        same = [
            each for each in sorted(others) if _is_same(own, others[each].measure) and _is_apart(here, others[each])
        ]
        if same and all(others[each].measure.value != own.value for each in same):
            yield number, same[0]


class _Beside:
    """The measures that have one word, numbered in the order of the report, by their periods."""

    def __init__(self) -> None:
        self._by_period: dict[str, dict[int, Placed]] = {}
        self._count = 0

    def add(self, number: int, placed: Placed) -> None:
        """Add a measure; of too many of one word no more are kept."""
        if self._count < _MOST_BESIDE:
            self._count += 1
            self._by_period.setdefault(placed.measure.period, {})[number] = placed

    def of(self, period: str) -> dict[int, Placed]:
        """Return the measures that may be of this period: those of none may be of any."""
        if not period:
            return {number: each for found in self._by_period.values() for number, each in found.items()}
        return {**self._by_period.get("", {}), **self._by_period.get(period, {})}


def _is_apart(here: Placed, there: Placed) -> bool:
    return (there.passage_id, there.measure.sentence.start) != (here.passage_id, here.measure.sentence.start)


def _is_same(one: Measure, other: Measure) -> bool:
    """Return whether two measures are of the same: all of their words are, or most where something else tells it.

    Figures of the same digits in another order were mistyped; one that is known must have been given before.
    """
    is_of_one_time = bool(one.period) and one.period == other.period
    if one.period and other.period and not is_of_one_time:
        return False
    is_rough = one.is_rough or other.is_rough
    is_mistyped = one.digits != other.digits and one.sorted_digits == other.sorted_digits and len(one.digits) > 1
    if not is_mistyped and (is_rough or not is_of_one_time):
        return False
    own = one.stems - _OF_SOURCES
    if own == other.stems - _OF_SOURCES and is_of_one_time and not is_rough and len(own) >= FEWEST_WORDS:
        return True
    shared = len(one.stems & other.stems)
    least = min(len(one.stems), len(other.stems))
    if is_mistyped:
        is_named = shared == least and (one.is_known or other.is_known)
        is_counted = is_of_one_time and bool(one.noun) and one.noun == other.noun and (one.is_known or other.is_known)
        fewest = 1 if _has_many_digits(one.said) or is_counted else FEWEST_WORDS
        return shared >= (fewest if is_of_one_time or is_named or fewest == 1 else _MANY_WORDS) and 2 * shared >= least
    is_known = one.is_known or other.is_known
    if is_known and shared == least and is_of_one_time and one.noun and one.noun == other.noun:
        low, high = sorted((one.number.value, other.number.value))
        return least >= FEWEST_WORDS or (low >= _LEAST_COUNT and high <= low * _NEARLY)
    return is_known and shared >= _MANY_WORDS and 4 * shared >= 3 * least


def _has_many_digits(said: str) -> bool:
    return len(said) > _LONG and len(_DIGITS.findall(said)) >= _LONG


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


def _after(text: str, start: int, *, is_dated: bool) -> str:
    """Return the words of a number's clause that stand behind it, without dates."""
    plain = text[start : start + _LONGEST]
    plain = DATE.sub(" ", plain) if is_dated else plain
    end = _CLAUSE_END.search(plain)
    return plain[: end.start()] if end is not None else plain


def _before(text: str, end: int, *, is_dated: bool) -> str:
    """Return the words of a number's clause that stand before it, without dates and without who told them."""
    plain = text[max(0, end - _LONGEST) : end]
    plain = DATE.sub(" ", plain) if is_dated else plain
    told = [match.end() for match in _TOLD.finditer(plain)] if has_any(plain, _TELLING) else []
    begins = [match.end() for match in _CLAUSE_BEGIN.finditer(plain.rstrip(" £"))]
    begin = max((*told, *begins), default=0)
    if begins and begin == begins[-1] and _WHICH.match(plain, begin):  # "the board, which met ten times"
        begin = max((*told, *begins[:-1]), default=0)
    return plain[begin:]


def _words(text: str, vague: frozenset[str]) -> frozenset[str]:
    """Return the words of a text by their stems, without those that say nothing."""
    return frozenset([_stem(word) for word in set(map(_folded, _WORD.findall(text))) - vague])


@lru_cache(maxsize=4096)
def _folded(word: str) -> str:
    return word.casefold().replace("’s", "").rstrip("’")


_stem = lru_cache(maxsize=4096)(stem)
