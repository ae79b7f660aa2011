"""The words by which figures are read, as data, and the patterns that are made of them once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from domain.checks.figures.numbers import Number, NumberReader, NumberWord, number_reader, words_of
from domain.checks.finding import Severity
from domain.checks.phrases import any_of, beginning_of, pattern_of
from domain.checks.stems import stem
from domain.plain_data import read
from domain.quick import quick

_LONGEST_ROUGH = 24
_RISEN_WORDS = "went gone go going crept edged shot add adds added adding"
_RISEN = tuple([f"{each} up to" for each in _RISEN_WORDS.split()])
"""What rose to a figure is not "up to" it."""
_BEFORE_NUMBER = " £\t\n\r\xa0"


@dataclass(frozen=True, slots=True)
class Portion:
    """A word for a share: the fraction that it is, or the percentages from `least` to `most` that it can mean."""

    word: str
    value: str = ""
    least: str = "0"
    most: str = "100"


@dataclass(frozen=True, slots=True)
class FigureWords:
    """The words of one language and house style that stand around figures.

    `large` are words in which a number in words goes on. `portions` are words for a share. `labels` stand before
    numbers that name something ("section 42"), `approximate` before numbers that are not exact. `rising` and
    `falling` tell a change; `higher`, `lower` and `similar` tell a comparison, with
    "than" unless they are of `prepositions`; `most` and `least` tell the first and the last in order. `better` and
    `worse` judge a number, of which more is good where the sentence has a word that begins with one of
    `more_is_good`, and less where it has one of `less_is_good`.
    `opposites` are kinds of which nothing is both, `exclusive` words that say that each thing is of one kind.
    `quantifying` are comparing words that with a number alone only say about how many. `reference` are what a figure
    is compared with, `averages` those of the country, `average_comparing` the words that hold something against them.
    `measures` can be counted in parts. A figure's source is told by `sources`, its period by a date or `periods`.
    `estimated`, `more_money` and `less_money` tell what was spent against what was planned. `vague` say nothing.
    `alike` are words of one meaning beside a count, `counting` those that say only that it was made.
    """

    number_words: tuple[NumberWord, ...] = ()
    large: tuple[str, ...] = ()
    portions: tuple[Portion, ...] = ()
    labels: tuple[str, ...] = ()
    approximate: tuple[str, ...] = ()
    rising: tuple[str, ...] = ()
    falling: tuple[str, ...] = ()
    higher: tuple[str, ...] = ()
    lower: tuple[str, ...] = ()
    similar: tuple[str, ...] = ()
    better: tuple[str, ...] = ()
    worse: tuple[str, ...] = ()
    more_is_good: tuple[str, ...] = ()
    less_is_good: tuple[str, ...] = ()
    most: tuple[str, ...] = ()
    least: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    opposites: tuple[tuple[str, str], ...] = ()
    exclusive: tuple[str, ...] = ()
    quantifying: tuple[str, ...] = ()
    reference: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    averages: tuple[str, ...] = ()
    average_comparing: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    estimated: tuple[str, ...] = ()
    more_money: tuple[str, ...] = ()
    less_money: tuple[str, ...] = ()
    vague: tuple[str, ...] = ()
    alike: tuple[tuple[str, ...], ...] = ()
    counting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class TellingWords:
    """A word of each of what some patterns find: where a sentence has none of these, the pattern need not be asked."""

    moving: frozenset[str]
    comparing: frozenset[str]
    extreme: frozenset[str]
    similar: frozenset[str]
    portions: frozenset[str]
    sources: frozenset[str]
    periods: frozenset[str]
    averages: frozenset[str]
    approximate: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class FigureReader:
    """The patterns made of the words, and the words themselves; equal to itself alone, so that caches find it fast."""

    words: FigureWords
    numbers: NumberReader
    portion: dict[str, Portion]
    portions: re.Pattern[str]
    approximate: re.Pattern[str]
    moving: re.Pattern[str]
    directed: frozenset[str]
    comparing: re.Pattern[str]
    extreme: re.Pattern[str]
    similar: re.Pattern[str]
    more_is_good: re.Pattern[str]
    less_is_good: re.Pattern[str]
    denied_good: re.Pattern[str]
    opposites: tuple[tuple[str, str], ...]
    exclusive: re.Pattern[str]
    quantifying: re.Pattern[str]
    reference: re.Pattern[str]
    averages: re.Pattern[str]
    folded_averages: tuple[str, ...]
    average_comparing: re.Pattern[str]
    sources: re.Pattern[str]
    periods: re.Pattern[str]
    estimated: re.Pattern[str]
    money: re.Pattern[str]
    vague: frozenset[str]
    alike: dict[str, str]
    counting: frozenset[str]
    rough_endings: tuple[str, ...]
    telling: TellingWords


@quick
@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage: where it begins, its text, numbers and places of dates, and those of the one before.

    Its words are in small letters; `preceding` is the sentence before, from which those before that are reached.
    """

    start: int
    text: str
    numbers: tuple[Number, ...]
    words: frozenset[str]
    dates: tuple[tuple[int, int], ...] = ()
    has_digits: bool = False
    text_before: str = ""
    numbers_before: tuple[Number, ...] = ()
    dates_before: tuple[tuple[int, int], ...] = ()
    start_before: int = 0
    preceding: Sentence | None = field(default=None, repr=False)


@quick
@dataclass(frozen=True, slots=True)
class Slip:
    """A fault at the characters [start, end) of a text; `data` fills the sentence of `code`.

    `is_light` where it weighs less outside the statements: of the area a report tells what everybody can look up.
    """

    code: str
    severity: Severity
    start: int
    end: int
    data: tuple[tuple[str, str], ...] = ()
    is_light: bool = False


def moved(slip: Slip, by: int) -> Slip:
    """Return a slip of a sentence as one of the text in which the sentence begins at `by`."""
    return Slip(slip.code, slip.severity, slip.start + by, slip.end + by, slip.data, slip.is_light)


def parse_figure_words(data: object) -> FigureWords:
    """Return the words that `data` (parsed JSON) lists; raises `domain.plain_data.Misshapen`."""
    words: FigureWords = read(FigureWords, data)
    return words


@lru_cache(maxsize=8)
def reader_of(words: FigureWords) -> FigureReader:
    """Return the patterns of these words."""
    return FigureReader(
        words,
        number_reader(words.number_words, words.labels, words.large),
        {each.word.casefold(): each for each in words.portions},
        _quick_pattern([each.word for each in words.portions]),
        re.compile(rf"\b{any_of(words.approximate)}\s+(?:£\s?)?\Z", re.IGNORECASE),
        _by_kind(up=words.rising, down=words.falling),
        frozenset((*words.rising, *words.falling, *words.higher, *words.lower)),
        _by_kind(up=words.higher, down=words.lower, better=words.better, worse=words.worse),
        _by_kind(up=words.most, down=words.least),
        pattern_of(words.similar),
        beginning_of(words.more_is_good),
        beginning_of(words.less_is_good),
        re.compile(
            rf"\b(?:not|no|never|nor|without|(?:did|was|were|had|could)n[’']t)\b[^,;]{{0,40}}\b{any_of(words.more_is_good)}",
            re.IGNORECASE,
        ),
        words.opposites,
        pattern_of(words.exclusive),
        re.compile(rf"\b{any_of(words.quantifying)}\s*\Z", re.IGNORECASE),
        pattern_of(words.reference),
        pattern_of(words.averages),
        tuple(each.casefold() for each in words.averages),
        pattern_of(words.average_comparing),
        _quick_pattern(words.sources),
        pattern_of(words.periods),
        pattern_of(words.estimated),
        _by_kind(up=words.more_money, down=words.less_money),
        frozenset(words.vague),
        {each: stem(some[0]) for some in words.alike for each in some},
        frozenset(words.counting),
        tuple([each.casefold() for each in words.approximate]),
        _telling_of(words),
    )


def _by_kind(**words: Sequence[str]) -> re.Pattern[str]:
    """Return what finds any of some words, whatever their case, with the kind of each as the name of its last group."""
    letters = sorted({each[0].casefold() for some in words.values() for each in some})
    kinds = "|".join(f"(?P<{kind}>{_by_letter(some)})" for kind, some in words.items())
    either = "".join(f"{each}{each.upper()}" for each in letters)
    return re.compile(rf"[{either}](?<!\w.)(?:{kinds})\b") if letters else re.compile("(?!)")


def _by_letter(words: Iterable[str]) -> str:
    """Return what goes on behind the first letter of some words."""
    ends: dict[str, list[str]] = {}
    for word in words:
        ends.setdefault(word[0].casefold(), []).append(word[1:])
    return "|".join(f"(?<=[{each}{each.upper()}])(?i:{any_of(some)})" for each, some in ends.items()) or "(?!)"


def _telling_of(words: FigureWords) -> TellingWords:
    return TellingWords(
        telling((*words.rising, *words.falling)),
        telling((*words.higher, *words.lower, *words.better, *words.worse)),
        telling((*words.most, *words.least)),
        telling(words.similar),
        telling([each.word for each in words.portions]),
        telling(words.sources),
        telling(words.periods),
        telling(words.averages),
        telling(words.approximate),
    )


def _quick_pattern(words: Sequence[str]) -> re.Pattern[str]:
    """Return what finds any of many words, whatever their case: by their first letters, which is much faster."""
    return _by_kind(word=words)


def telling(phrases: Iterable[str]) -> frozenset[str]:
    """Return a word of each phrase, its longest, as sentences have them: one of these stands where any phrase does."""
    return frozenset([max(words_of(each), key=lambda word: (len(word), word), default="") for each in phrases])


def is_approximate(reader: FigureReader, sentence: Sentence, number: Number) -> bool:
    """Return whether a number is said not to be exact, by a word before it."""
    if reader.telling.approximate.isdisjoint(sentence.words):
        return False
    return approximation(reader, sentence.text, number.start) is not None


def approximation(reader: FigureReader, text: str, start: int, low: int = 0) -> re.Match[str] | None:
    """Return the word just before a place of a text that says that a number is not exact, looked for from `low`."""
    low = max(low, start - _LONGEST_ROUGH)
    before = text[low:start].rstrip(_BEFORE_NUMBER).lower()
    if not before.endswith(reader.rough_endings) or before.endswith(_RISEN):
        return None
    return reader.approximate.search(text, low, start)
