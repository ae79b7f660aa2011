"""Hold what is called the most, the longest or the last of a list against the figures of the list.

"Neglect 38%, financial abuse 21%, physical abuse 17%. Financial abuse was the most common type"; "by quarter these were
110, 120, 124 and 126, so the first quarter was the busiest"; "Polish came first with 310 and Urdu second with 345".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from domain.checks.figures.figure_words import FigureReader, Slip
from domain.checks.figures.numbers import Unit
from domain.checks.figures.quantities import TIMES, Reading
from domain.checks.figures.worded.holders import Holder, are_known, named_by, nearest_lists, stems_of
from domain.checks.finding import Severity

_NOT_THE_ONE = re.compile(
    r"\b(?:second|third|fourth|fifth|\d+(?:nd|rd|th)|next|joint|equal|one\s+of\s+(?:the|its|our|their)|among\s+(?:the|its)|some\s+of\s+the"
    r"|two|three|four|five|ten|not|never|nor|no\s+longer|if|would|could|should|might|expected|hoped|aim\w*)\s+(?:[a-z]+\s+){0,2}\Z",
    re.IGNORECASE,
)
_RANK = re.compile(r"\b(?P<rank>second|third)[\s-]\Z")
_RANKS = {"second": 2, "third": 3}
CLAUSE = re.compile(r"[;:.,]\s|\s[–—]\s|\b(?:so|and|but|while|whereas|that|which|because|although)\s")
_OTHER_TIME = re.compile(
    r"\b(?:years?|months?)\s+(?:before|earlier|ago|previously)\b|\bprevious(?:ly)?\b|\bwho\s+had\b"
)
_STATISTICS = stems_of("median average mean longest shortest highest lowest quickest slowest maximum minimum range")
_OF_LENGTH = frozenset({"longest", "slowest", "shortest", "quickest", "fastest"})
_OF_MONEY = frozenset({"costliest", "dearest", "cheapest", "most expensive", "least expensive"})
_NOUN = re.compile(
    r"\s+(?!in\b|of\b|for\b|at\b|by\b|among\b|and\b|with\b|was\b|were\b|had\b|the\b|over\b|to\b|on\b|during\b)([a-z’-]+)"
)
_END = re.compile(r"\s*(?:[.,;:)]|\Z|of\b|in\b|at\b)")
_ARE = re.compile(
    r"(?:\s+[a-z’-]+){0,2}?\s+(?:came|were|are|went|lived|related|concerned|had|took|used|involved|chose)\s(?!not\b)"
)
_GIVEN = re.compile(r"[^,;:.()\d]{0,60}(?:,\s+at\s+|\s*\(\s*|\s+at\s+)(?:£\s?)?")
_GENERIC = stems_of(
    "age answer area band category cause channel choice concern count demand form grade group issue item "
    "kind language majority method mode month need outcome part place problem quarter rate rating ratings "
    "reason response route score source subject team theme topic type use volume "
)
_OTHERS = stems_of("other others rest remaining unknown elsewhere various total england national")


_APPOSED = re.compile(r"(?:which\s+(?:was|were)\s+)?(?:the|its|by\s+far\s+the)\s")
_CLOSED = re.compile(r"(?:\s+[a-z-]+){0,3}\s*[,.;]")
_PARTICIPLE = re.compile(r"\s+[a-z]+(?:ed|ing)\b")


def extreme_of_list_slips(reading: Reading, reader: FigureReader) -> Iterator[Slip]:
    """Yield "comparison-contradicted" of a sentence with the two before it."""
    text = reading.text
    for word in reader.extreme.finditer(text):
        rank = _RANK.search(text, max(0, word.start() - 10), word.start())
        is_other = rank is None and _NOT_THE_ONE.search(text, max(0, word.start() - 40), word.start()) is not None
        is_other = is_other or _OTHER_TIME.search(text) is not None
        if is_other or _is_inside(reading, word):
            continue
        begins = [0, *(match.end() for match in CLAUSE.finditer(text, 0, word.start()))]
        is_apposed = len(begins) > 1 and _APPOSED.match(text, begins[-1]) and _CLOSED.match(text, word.end())
        begin = begins[-2] if is_apposed else begins[-1]  # "the north, the highest figure,"
        for told, lists in nearest_lists(reading):
            found = [
                (named, holders)
                for holders in lists
                if (named := _named(reading, word, begin, holders)) is not None and _is_of(text, word, told, named)
            ]
            if found:
                yield from _held(word, begin, *found[0], _RANKS[rank["rank"]] if rank is not None else 1)
                break


def _is_inside(reading: Reading, word: re.Match[str]) -> bool:
    """Return whether a word says which of several a figure of a range is of: "from 9 in the quickest to 31"."""
    before = [each for each in reading.own if each.end <= word.start()]
    behind = [each for each in reading.own if each.start >= word.end()]
    return bool(before and behind) and CLAUSE.search(reading.text, before[-1].end, word.start()) is None


def _named(reading: Reading, word: re.Match[str], begin: int, holders: Sequence[Holder]) -> Holder | None:
    """Return the figure of what is called the most: the subject's, else that of what it is said to be."""
    text = reading.text
    end = CLAUSE.search(text, word.end())
    if (are := _ARE.match(text, word.end())) is not None and word.group().casefold() == "most":
        is_of_one = any(not each.label.isdisjoint(stems_of(are.group())) for each in holders)
        return None if is_of_one else named_by(holders, stems_of(text[are.end() : end.start() if end else len(text)]))
    subject, rest = stems_of(text[begin : word.start()]), stems_of(text[word.end() : end.start() if end else len(text)])
    if any(not each.label.isdisjoint(subject) for each in holders):
        return named_by(holders, subject)
    behind = next((each for each in holders if each.quantity.start >= word.end() and not each.quantity.is_before), None)
    if behind is not None and _GIVEN.fullmatch(reading.plain, word.end(), behind.quantity.start):
        return behind
    if text.endswith("which ", 0, begin) and not subject:
        return next((each for each in reversed(holders) if each.quantity.end <= word.start()), None)
    return named_by(holders, rest)


def _is_of(text: str, word: re.Match[str], told: str, named: Holder) -> bool:
    """Return whether a word can be said of figures: of their kind, and of nothing that their sentence does not name."""
    said, kind = word.group().casefold(), named.quantity.kind
    if (said in _OF_LENGTH and kind not in TIMES) or (said in _OF_MONEY and kind != Unit.POUNDS.value):
        return False
    if said in ("most", "least") and not text.endswith("the ", 0, word.start()) and not _END.match(text, word.end()):
        return said == "most" and _ARE.match(text, word.end()) is not None
    if said in ("most", "least") and _PARTICIPLE.match(text, word.end()):
        return False  # "fell within the most deprived tenth"
    known, place = stems_of(told) | _GENERIC, word.end()
    for _ in range(2):
        noun = _NOUN.match(text, place)
        if noun is None:
            return place > word.end() or said not in ("most", "least") or _END.match(text, place) is not None
        if not are_known(stems_of(noun[1]), known):
            return False
        place = noun.end()
    return True


def _held(word: re.Match[str], begin: int, named: Holder, holders: Sequence[Holder], rank: int) -> Iterator[Slip]:
    known = [each for each in holders if (each.label or each is named) and each.label.isdisjoint(_OTHERS)]
    rivals = [each.quantity for each in known]
    if any(not each.label.isdisjoint(_STATISTICS) for each in holders):
        return
    if len(rivals) < max(2, rank) or named.quantity not in rivals:
        return
    best = sorted(rivals, key=lambda each: each.value, reverse=word.lastgroup == "up")[rank - 1]
    if best.value != named.quantity.value:
        data = (("word", word.group()), ("own", named.quantity.said), ("other", best.said))
        end = word.end() if named.quantity.is_before else max(word.end(), named.quantity.end)
        yield Slip("comparison-contradicted", Severity.SHOULD, begin, end, data)
