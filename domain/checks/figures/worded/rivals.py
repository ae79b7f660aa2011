"""Hold one of two figures that is called the larger, or so many times the other, against the two.

"162 women and 138 men replied, so men were in the majority"; "41% of younger and 48% of older people felt safe. Younger
people felt safer"; "900 jointly and 600 separately. Joint assessments outnumbered separate ones by two to one".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from domain.checks.figures.derived.yardsticks import AVERAGE, TARGET
from domain.checks.figures.figure_words import FigureReader, Slip
from domain.checks.figures.numbers import Unit
from domain.checks.figures.quantities import TIMES, Quantity, Reading
from domain.checks.figures.stated.courses import goodness
from domain.checks.figures.worded.extremes import CLAUSE
from domain.checks.figures.worded.holders import (
    Holder,
    across,
    all_named_by,
    are_known,
    named_by,
    nearest_lists,
    stems_of,
)
from domain.checks.figures.worded.multiples import MULTIPLE, MULTIPLE_WORDS, multiple_slips
from domain.checks.finding import Severity
from domain.checks.phrases import any_of

_SAFER_WORDS = (
    "safer lonelier happier healthier sicker hungrier cheaper costlier busier quieter older younger richer poorer"
)
SAFER = frozenset(_SAFER_WORDS.split())
"""Adjectives that tell of a share of people, or of an amount, that one has it more than another."""
_RIVAL = re.compile(
    r"\b(?:(?P<up>outnumber(?:ed|s)|in\s+the\s+majority|outstripped|overtook|overtaken|exceeded|surpassed)"
    r"|(?P<down>in\s+the\s+minority|outnumbered\s+by|trailed|lagged\s+behind))\b"
)
_SAFER = re.compile(rf"\b{any_of(SAFER)}\b")
_ADJECTIVE = re.compile(r"\s+(?!than\b|in\b|here\b|and\b|at\b|on\b)[a-z]")
_TO_NUMBER = re.compile(
    r"\s+than\s+(?:(?:the|an?|about|its)\s+)?(?:£\s?)?(?:\d|two|three|four|five|six|seven|eight|nine|ten|twelve|half|estimated|planned|expected)|\s+by\b"
)
_BASE = re.compile(r"i?er\Z")
_THAN = re.compile(r"(?:\s+[a-z’-]+){0,5}?\s+than\b")
_TO_OTHER = frozenset(
    {"in excess of", "short of", "ahead of", "behind", "above", "below", "exceeding", "exceeded", "outperformed"}
    | {"surpassed", "lagged behind", "trailed"}
)
_AMOUNT = re.compile(r"(?:\s+[a-z]+){0,2}\s+\Z|\s*(?:percentage\s+)?points?\s+\Z")
_INSIDE = re.compile(
    r"\b(?:or|of|some|with|for|no|any|even|the|one)\s+\Z|(?<!had )(?<!has )(?<!have )(?<!showed )(?<!made )\ban?\s+\Z"
)
_ANAPHORA = re.compile(
    r"\s*(?:[Tt]his|[Tt]hat|[Ii]t|[Tt]hese|[Tt]hey|[Tt]he\s+(?:figure|rate|share|proportion|percentage|result|number|average|wait))"
    r"(?:\s+(?:figure|rate|share|proportion|percentage|result|number|average|wait))?\s+(?:was|were|is|are|had|stood|fell|lay|remained)\b"
)
_NOT = re.compile(
    r"\b(?:not|no|never|neither|nor|rather|if|whether|would|could|should|might|aim\w*|expected|hoped|than|need\w*|want\w*)\b",
    re.IGNORECASE,
)
_NEAR = 15
_WHICH = re.compile(r",\s+which\s+(?:was|were|is|stood\s+at)\s+\Z")
_BESIDE = re.compile(
    r"(?:\s+(?:number|share|proportion|percentage|total|figure|sum|rate|people|staff|carers|[a-z]+s))?(?:\s+of\s+[a-z]+)?(?:,\s+|\s*\()(?:£\s?)?"
)
_SET_OFF = re.compile(r"(?:\s+[a-z]+)?\s*(?:[,.;)]|\Z)")
_WHOLE = re.compile(r"\b[Oo]f\s+(?:(?:the|its|these|those|all)\s+)*\Z")
_BECOMING = (" got ", " become ", " became ", " grown ")
_IF = re.compile(r"\b(?:if|when|where|unless)\b")
_NOUN = re.compile(r"\s+(?!in\b|of\b|for\b|at\b|by\b|than\b|and\b|with\b|among\b|here\b|on\b|so\b)([a-z’-]+)")
_GENERIC = stems_of("often likely common commonly frequent score")
_LONG = stems_of("wait waited waiting lived live life expectancy stay stayed took time times lasted")
_RIVAL_WORDS = (
    "outnumber outnumbered outnumbers majority minority outstripped overtook overtaken surpassed trailed lagged"
)
_RIVALS = frozenset(_RIVAL_WORDS.split())
WORDS = _RIVALS | MULTIPLE_WORDS | SAFER
"""A word of everything that this rule looks for, but for the words that compare."""


def rival_slips(reading: Reading, reader: FigureReader) -> Iterator[Slip]:
    """Yield "comparison-contradicted" and "multiple-wrong" of a sentence with the two before it."""
    for word, way in _words(reading, reader):
        if (own := _beside(reading, word, way)) is not None:
            yield from _against_all(reading, word, way, own)
            continue
        begin = max([match.end() for match in CLAUSE.finditer(reading.text, 0, word.start())], default=0)
        if _NOT.search(reading.text, begin, word.start()) or _is_amount(reading, word):
            continue
        if word.re is _SAFER and _ADJECTIVE.match(reading.text, word.end()):
            continue  # "100,000 older people"
        found = _named(reading, word, begin)
        if way == "times":
            named = (found[1].quantity, found[2].quantity) if found is not None else None
            yield from multiple_slips(reading, word, begin, named)
        elif found is None:
            yield from _across(reading, reader, word, way, begin)
        elif _is_of(reading, word, *found[:2]):
            yield from _compared(word, begin, way or _judged(reading, reader, word, found[1]), *found[1:])


def _beside(reading: Reading, word: re.Match[str], way: str) -> Quantity | None:
    """Return the figure of what is said to be more or less where it stands beside that: "a larger number, 410,"."""
    own = next((each for each in reading.own if each.start >= word.end()), None)
    if way not in ("up", "down") or own is None or not _BESIDE.fullmatch(reading.text, word.end(), own.start):
        return None
    return own if _SET_OFF.match(reading.text, own.end) else None


def _against_all(reading: Reading, word: re.Match[str], way: str, own: Quantity) -> Iterator[Slip]:
    """Yield that a figure is more, or less, than none of its kind that it can be held against."""
    told = [(each, reading.text) for each in reading.own if each.end <= word.start()]
    told = told or [(each, reading.sentence.text_before) for each in reading.before]
    others = [
        each
        for each, text in told
        if each.kind == own.kind and each.value > 1 and not _WHOLE.search(text, 0, each.start)
    ]
    is_wrong = [each.value >= own.value if way == "up" else each.value <= own.value for each in others]
    if others and all(is_wrong):
        data = (("word", word.group()), ("own", own.said), ("other", others[-1].said))
        yield Slip("comparison-contradicted", Severity.SHOULD, word.start(), own.end, data)


def _named(reading: Reading, word: re.Match[str], begin: int) -> tuple[str, Holder, Holder] | None:
    """Return the two figures of the nearest list that the clause of a word names, and the sentence of that."""
    for told, lists in nearest_lists(reading):
        for holders in lists:
            if (pair := _pair(reading, word, begin, holders)) is not None:
                return told, *pair
    return None


def _across(reading: Reading, reader: FigureReader, word: re.Match[str], way: str, begin: int) -> Iterator[Slip]:
    """Hold a word against the one figure of a sentence and the one of the sentence before."""
    one = across(reading)
    if one is None:
        return
    if AVERAGE.search(reading.text) or AVERAGE.search(reading.sentence.text_before):
        return  # which is told by the rules on yardsticks
    told, (earlier, later) = one
    if reading.own and later.quantity.start >= word.end() and _ANAPHORA.match(reading.text, begin):
        pair: tuple[Holder, Holder] | None = (earlier, later)
    else:
        pair = _pair(reading, word, begin, (earlier, later))
        if (
            pair is not None
            and not reading.own
            and named_by((earlier, later), stems_of(reading.text[word.end() :])) is not pair[1]
        ):
            return
    if pair is not None and _is_of(reading, word, told, pair[0]):
        yield from _compared(word, begin, way or _judged(reading, reader, word, pair[0]), *pair)


def _words(reading: Reading, reader: FigureReader) -> list[tuple[re.Match[str], str]]:
    """Return the comparing words of a sentence with their way, "" for one that judges."""
    text, words = reading.text, reading.words
    found = [(each, "times") for each in MULTIPLE.finditer(text)] if not words.isdisjoint(MULTIPLE_WORDS) else []
    if not words.isdisjoint(_RIVALS):
        found += [(each, each.lastgroup or "") for each in _RIVAL.finditer(text)]
    if not words.isdisjoint(SAFER):
        found += [(each, "up") for each in _SAFER.finditer(text)]
    if not words.isdisjoint(reader.telling.comparing):
        taken = [each.span() for each, _way in found]
        for match in reader.comparing.finditer(text):
            if text.endswith(_BECOMING, 0, match.start()):
                continue  # "it got better to 71%" tells a course
            if not any(match.start() < end and start < match.end() for start, end in taken):
                found.append((match, match.lastgroup if match.lastgroup in ("up", "down") else ""))
    return found


def _is_amount(reading: Reading, word: re.Match[str]) -> bool:
    """Return whether a word only says how much something is: "3 or more", "12 more", "longer than 24 months"."""
    text = reading.text
    if word.re is MULTIPLE:
        return False
    last = max([each.end for each in reading.own if each.end <= word.start()], default=None)
    if _is_told_here(reading, word):
        return True
    is_by = last is not None and _AMOUNT.fullmatch(text, last, word.start()) is not None
    return is_by or _TO_NUMBER.match(text, word.end()) is not None or _INSIDE.search(text, 0, word.start()) is not None


def _is_told_here(reading: Reading, word: re.Match[str]) -> bool:
    """Return whether what a word compares with has its figure behind it: that is told by the rules on two figures."""
    behind = next((each for each in reading.own if each.start >= word.end()), None)
    if behind is None or word.lastgroup is None:
        return False
    gap = reading.text[word.end() : behind.start]
    is_held = AVERAGE.search(gap) or TARGET.search(f"{gap} {reading.text[behind.end : behind.end + _NEAR]}")
    if word.group().casefold() in _TO_OTHER and is_held and CLAUSE.search(_WHICH.sub("", gap)) is None:
        return True  # what is "below the England average of 66%" is held by the rules on yardsticks
    return " than " in gap and CLAUSE.search(gap) is None and " in " not in gap


def _pair(reading: Reading, word: re.Match[str], begin: int, holders: Sequence[Holder]) -> tuple[Holder, Holder] | None:
    """Return the figure that is said to be more or less, and the one that it is compared with."""
    text = reading.text
    is_to_other = word.group().casefold() in _TO_OTHER and not stems_of(text[begin : word.start()])
    if text.endswith("which ", 0, begin) or (is_to_other and _around(word, holders) is not None):
        return _around(word, holders)
    subject = stems_of(text[begin : word.start()])
    named = all_named_by(holders, subject)
    if word.re is MULTIPLE and word["ratio"] and len(named) == 2:
        own, other = sorted(named, key=lambda each: _first(text[begin : word.start()], each.label))
        return own, other
    rest = _compared_with(text, word)
    if not named and (than := _THAN.match(text, word.end())) is not None:  # "more men than women used it"
        rest = stems_of(text[than.end() :])
        named = [each for each in holders if not each.label.isdisjoint(stems_of(than.group()))]
        named = [each for each in named if each is not named_by(holders, rest)] if len(named) > 1 else named
    if len(named) > 1 or (not named and len(holders) != 2):
        return None
    rival = named_by([each for each in holders if each not in named], rest)
    if named and rival is None and len(holders) == 2:
        rival = next(each for each in holders if each is not named[0])
    if rival is None:
        return None
    mine = named[0] if named else next(each for each in holders if each is not rival)
    one, its = mine.quantity.when, rival.quantity.when
    return None if one and its and one != its else (mine, rival)


def _compared_with(text: str, word: re.Match[str]) -> frozenset[str]:
    """Return the stems of what a word compares something with."""
    end = CLAUSE.search(text, word.end())
    is_to_other = word.re in (_RIVAL, MULTIPLE) or word.group().casefold() in _TO_OTHER or _THAN.match(text, word.end())
    return stems_of(text[word.end() : end.start() if end else len(text)]) if is_to_other else frozenset()


def _around(word: re.Match[str], holders: Sequence[Holder]) -> tuple[Holder, Holder] | None:
    """Return the figures just before and behind a word: "83.4 years, which fell short of the 83.1 years in England"."""
    before = [each for each in holders if not each.quantity.is_before and each.quantity.end <= word.start()]
    behind = [each for each in holders if not each.quantity.is_before and each.quantity.start >= word.end()]
    return (before[-1], behind[0]) if before and behind else None


def _first(text: str, label: frozenset[str]) -> int:
    """Return where the first word of a label stands in a text."""
    return next((place for place, word in enumerate(text.split()) if not label.isdisjoint(stems_of(word))), len(text))


def _is_of(reading: Reading, word: re.Match[str], told: str, own: Holder) -> bool:
    """Return whether a word can be said of figures: of their kind, and of what their sentence names."""
    said, known = word.group().casefold(), stems_of(told)
    if word.re is _SAFER:
        return any(each.startswith(_BASE.sub("", word.group())) for each in told.casefold().split())
    if _IF.search(reading.text, word.end()):
        return False
    if said in ("longer", "shorter", "slower", "quicker", "faster") and own.quantity.kind not in TIMES:
        return not known.isdisjoint(_LONG) and said in ("longer", "shorter")
    noun = _NOUN.match(reading.text, word.end())
    if noun is None:
        return said not in ("more", "less") or own.quantity.kind != Unit.PERCENT.value
    return are_known(stems_of(noun[1]), known | _GENERIC | own.label)


def _judged(reading: Reading, reader: FigureReader, word: re.Match[str], own: Holder) -> str:
    good = goodness(reading, reader, own.quantity.kind)
    return "" if good is None else "up" if good is (word.lastgroup == "better") else "down"


def _compared(word: re.Match[str], begin: int, way: str, own: Holder, other: Holder) -> Iterator[Slip]:
    mine, its = own.quantity.value, other.quantity.value
    if way and ((mine >= its) if way == "down" else (mine <= its)):
        data = (("word", word.group()), ("own", own.quantity.said), ("other", other.quantity.said))
        yield Slip("comparison-contradicted", Severity.SHOULD, begin, word.end(), data)
