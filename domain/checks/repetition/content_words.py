"""The words with content of a sentence, each by its stem, by which a sentence is known again in another order."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from domain.checks.known import Known
from domain.checks.phrases import set_of
from domain.checks.stems import LONGEST, stem

FEWEST_SHARED = 6
"""Sentences with fewer words of content in common may well say different things, unless they have no others."""
FEWEST_OF_SHORT = 4
"""Short sentences with so many, that are all the same, say the same in nearly the same words."""
SHARED_TELLING = 2
"""So many of the words that are `telling` sentences that say the same have in common."""
DIGITS_OF_ONE_THING = 3
"""A figure of so many digits is hardly ever that of two things."""
ALIKE = 0.8
"""The share of words of content in common from which on two sentences say the same in another order."""
LOOSELY, MORE_LOOSELY = 0.6, 0.5
"""The shares from which on two sentences speak of much the same, with three and with more rare words in common."""
_LEAST = ALIKE / (2 - ALIKE)
"""No sentence that says the same has fewer than this share of the other's words."""


_EMPTY = set_of(
    "the and that this these those with from into onto upon over under for was were are been being had has have "
    "having did does done can could would should may might must will not nor but than then there their they them "
    "its his her our who whom whose which what when where while how why also too both each every all any some "
    "many most more much such one single own same other another out off about after before during between through "
    "across around within without because since until though although however gave given give gives made make "
    "makes took taken take takes put set got get gets used use uses using came come comes went go held hold "
    "carried carry kept keep keeps became become very so if as at by in of on to it is be or an a no we us only "
    "just still already often always now here new told said people person people’s people's "
    "heard reported explained showed according several various numerous arrive arrived "
)
_COMMON_WORDS = set_of(
    "assessment support social worker local authority safeguarding carers unpaid community partners provider "
    "service information review staff managers leaders adults health plan team council care need home system "
    "process practice quality improve learning training developed experience access feedback commissioned "
    "residents family strategy referral concern enquiry outcome national "
)
_DENIALS = set_of(
    "not no never nobody nothing none neither nor without few little cannot isn't wasn't aren't weren't hasn't haven't"
    " hadn't didn't doesn't don't couldn't wouldn't shouldn't won't can't rather instead"
)
GOING_ON = set_of("it they she he this these both which who")
"""A sentence that begins so may be the rest of one that was cut in two."""


_LENGTH_OF_YEAR = 4
_OF_LAW = set_of("act section sections regulation regulations article paragraph schedule")
_SMALL = set_of("the a an that")
_CONNECTIVES = set_of(
    "consequently therefore however but and also moreover furthermore additionally nevertheless nonetheless accordingly"
    " thus hence overall similarly likewise equally again still so yet instead meanwhile generally notably importantly"
)
_CONNECTING = tuple(
    (tuple(each.split()))
    for each in (
        *("as a result", "in addition", "as such", "for this reason", "because of this", "in turn", "by contrast"),
        *("in contrast", "in practice", "in general", "at the same time", "on the other hand", "in addition to this"),
    )
)
_OPENING = frozenset(each[0] for each in _CONNECTING)


FIGURE = "#"
"""What stands for every figure."""
_NUMBERS = dict(
    zip(
        ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
        map(str, range(2, 13)),
        strict=True,
    )
)
_TIMES = set_of(
    "january february march april june july august september october november december monday tuesday wednesday"
    " thursday friday saturday sunday"
)
"""What tells two sentences apart as a figure does."""
_OF_A_TIME = frozenset(f"{each}{ending}" for each in _TIMES for ending in ("", "s")) | set_of(
    "spring summer autumn winter morning mornings afternoon afternoons evening evenings night nights weekend weekends"
    " weekday weekdays daily weekly monthly yearly north south east west"
)


_ALIKE = (
    "hard difficult",
    "start started begin began begun beginning",
    "happen happened occur occurred",
    "quick quickly fast prompt promptly swift swiftly",
    "large big",
    "rise rose risen increase increased grow grew grown",
    "fall fell fallen decrease decreased decline declined drop dropped",
    "move moved moving",
    "help helped helping helps assist assisted",
    "valued appreciated praised",
    "enough sufficient",
    "buy bought buying purchase purchased",
    "show shown demonstrate demonstrated",
    "week weeks weekly",
    "month months monthly",
    "year years yearly annual annually",
    "quarter quarters quarterly",
    *("pay pays paid paying", "meet meets met meeting", "find finds found finding", "send sends sent sending"),
    *("spend spent spending", "build built building", "teach taught teaching"),
    *("choose chose chosen choosing", "write wrote written writing", "lead led leading", "see saw seen seeing"),
    *("know knew known knowing", "speak spoke spoken speaking", "bring brought bringing", "sit sat sitting"),
    *("think thought thinking", "run ran running", "break broke broken", "draw drew drawn", "drive drove driven"),
    *("lend lent lending", "lose lost losing", "ring rang rung ringing", "sell sold selling", "stand stood standing"),
    *("deal dealt dealing", "feel felt feeling", "win won winning"),
)
"""Words that say nearly the same, by the first of which they are all known."""
_FIRST_ALIKE = {word: group.split()[0] for group in _ALIKE for word in group.split()}


_OPPOSITES = (
    ("hard difficult", "easy simple"),
    ("rise rose risen increase increased grew", "fall fell fallen decrease decreased declined dropped"),
    ("more", "fewer less"),
    ("early", "late"),
    ("quick quickly fast prompt promptly", "slow slowly"),
    ("high higher", "low lower"),
    ("better", "worse"),
    ("good", "poor"),
    ("north northern", "south southern"),
    ("east eastern", "west western"),
    ("above", "below"),
    ("first", "second last"),
)
_SIDES = {
    word: (number, is_second)
    for number, pair in enumerate(_OPPOSITES)
    for is_second, side in zip((False, True), pair, strict=True)
    for word in side.split()
}


_NO_PLURAL = ("ss", "us", "is")
_SHORT = 4
"""Plurals of so many letters keep their ending as stems."""


def _form(word: str) -> str:
    """Return a word without what makes a noun of it or several of one: "assess" of "assessments", "fee" of "fees"."""
    plain = word.removesuffix("'s").removesuffix("’s")
    if len(plain) == _SHORT and plain[-1] == "s" and not plain.endswith(_NO_PLURAL):
        return plain[:-1]
    noun = plain.removesuffix("s").removesuffix("ment")
    return noun if _SHORT < len(noun) < len(plain) - 1 else plain


_COMMON = frozenset([stem(_form(each)) for each in _COMMON_WORDS]) - {""}


def _ranked(found: str) -> str:
    """Return a stem after its rank: long ones are rarer than short ones, and these than the trade's common words."""
    return f"{int(found in _COMMON)}{LONGEST - len(found)}{found}" if found else ""


def _stem_of(word: str) -> str:
    """Return what a word has in common with its other forms, "" of one without content.

    Before the stem stands how rare it is taken to be, so that stems in order are the rarest first.
    """
    if word[0].isdigit():
        return FIGURE
    if word in _EMPTY or len(word) < 3:
        return ""
    return _ranked(stem(_form(_FIRST_ALIKE.get(word, word))))


_STEMS = Known(_stem_of)


def stems_of(words: tuple[str, ...]) -> set[str]:
    """Return the stems of the words of content among words in small letters, and `FIGURE` where one is a figure."""
    stems = set(map(_STEMS.__getitem__, words))
    stems.discard("")
    return stems


def plain_form(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a sentence as they are compared: without articles, and without what links it to another."""
    if words[0] in _CONNECTIVES:
        words = words[1:]
    elif words[0] in _OPENING:
        linking = max((len(each) for each in _CONNECTING if words[: len(each)] == each), default=0)
        words = words[linking:]
    return tuple(filter(None, map(_PLAIN.__getitem__, words)))


_APART = _TIMES | _NUMBERS.keys()


def _plain(word: str) -> str:
    """Return how a word is compared: a number in figures, "" an article."""
    return "" if word in _SMALL else _NUMBERS.get(word, word)


def _figure(word: str) -> str:
    """Return what a word is as a figure or a time, "" where it is none."""
    return _NUMBERS.get(word, word) if word[0].isdigit() or word in _APART else ""


_PLAIN, _FIGURES = Known(_plain), Known(_figure)


def figures_of(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the figures among words in small letters, in order, and what tells apart as they do."""
    return tuple(sorted(filter(None, map(_FIGURES.__getitem__, words))))


def are_opposed(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Return whether one of two sentences of much the same words says that something rose, the other that it fell."""
    one, other = _sides_of(words), _sides_of(others)
    return any((pair, not side) in other - one for pair, side in one - other)


def _sides_of(words: tuple[str, ...]) -> frozenset[tuple[int, bool]]:
    return frozenset([_SIDES[word] for word in words if word in _SIDES])


def is_year(figure: str) -> bool:
    """Return whether a figure is a year, which many sentences have in common: "2024" or "2024/25"."""
    return figure[:2] in ("19", "20") and len(figure) >= _LENGTH_OF_YEAR and figure[:_LENGTH_OF_YEAR].isdigit()


def is_denied(words: tuple[str, ...]) -> bool:
    """Return whether a sentence of these words denies something."""
    return not _DENIALS.isdisjoint(words)


def is_of_law(words: tuple[str, ...]) -> bool:
    """Return whether a sentence of these words names a part of a law, whose number is that of many things."""
    return not _OF_LAW.isdisjoint(words)


def numbers_among(figures: Iterable[str]) -> list[str]:
    """Return those of some figures that are neither years nor words of times."""
    return [each for each in figures if each[0].isdigit() and not is_year(each)]


def weight_of(numbers: Iterable[str]) -> int:
    """Return how many digits the longest of some numbers has: long ones are of one thing only."""
    return max([sum(map(str.isdigit, each)) for each in numbers])


def are_enough_of_facts(shared: int, shorter: int, weight: int) -> bool:
    """Return whether two sentences with the same figures share enough stems beside them to tell the same of these."""
    if weight >= DIGITS_OF_ONE_THING:
        return shared >= FEWEST_OF_SHORT - 1 and 2 * shared >= shorter
    return weight > 1 and shared >= FEWEST_OF_SHORT and 4 * shared >= 3 * shorter


def telling(content: AbstractSet[str]) -> list[str]:
    """Return so many of the rarest stems of content that a sentence which says the same has two of these as well.

    Which are rare is told by what they are, not by the sentences that are there, so that it never changes.
    """
    if len(content) < FEWEST_OF_SHORT:
        return []
    return sorted(content)[: len(content) - int(_LEAST * len(content) - 1e-9) + SHARED_TELLING - 1]


def are_loosely_enough(shared: AbstractSet[str], together: int) -> bool:
    """Return whether these stems, of so many that two sentences have together, are enough to speak of the same.

    A rare one tells more than the trade’s common words.
    """
    rare = sum([each[0] == "0" for each in shared])
    share = 2 * len(shared) / together
    return share >= (ALIKE, ALIKE, ALIKE, LOOSELY, MORE_LOOSELY)[min(rare, 4)] and rare >= SHARED_TELLING


def are_at_one_time(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Return whether two sentences name the same days, seasons and times of a day, or none."""
    return _times_of(words) == _times_of(others)


def are_at_two_times(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Return whether two sentences name days, seasons or times of a day, and none that is the same."""
    one, other = _times_of(words), _times_of(others)
    return bool(one) and bool(other) and one.isdisjoint(other)


def _times_of(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset([word.rstrip("s") for word in words if word in _OF_A_TIME])


def are_enough(shared: int, together: int) -> bool:
    """Return whether two sentences that have so many words of content together have enough of them in common."""
    if shared == FEWEST_SHARED - 1:
        return 2 * shared == together
    return shared >= FEWEST_SHARED and 2 * shared >= ALIKE * together
