"""Hold what is said to be the most, or more than another, against a list with the figure of each.

"12 weeks for ramps, 16 for stairlifts and 30 for showers. Stairlifts took longest"; "212 women and 187 men, so more men
than women used it"; "48 men and 63 women. Men outnumbered women"; "75 from GPs and 52 from hospitals. Most came from
hospitals".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from domain.checks.figures.figure_words import FigureReader, Slip
from domain.checks.figures.labels import Labelled, labelled, list_before, stems_of
from domain.checks.figures.numbers import Unit
from domain.checks.figures.quantities import TIMES, Quantity, Reading
from domain.checks.figures.stated.courses import goodness
from domain.checks.figures.stated.pool import are_rough, place_of
from domain.checks.finding import Severity
from domain.checks.stems import stem

_MORE = (
    "most longest highest largest greatest biggest busiest commonest commoner heaviest oldest slowest main outnumber"
    " exceeded outstripped majority costliest dearest more longer higher larger greater bigger slower busier"
    " outnumbered"
)
_FEWER = (
    "least fewest lowest smallest shortest quickest fastest youngest rarest cheapest lightest soonest less fewer "
    "lower smaller shorter quicker faster cheaper sooner"
)
_TIMED = "slowest quickest fastest slower quicker faster soonest sooner oldest youngest"
_OF_COUNTS = "likely often common frequent frequently numerous popular used of than commonly"
_UP = frozenset(_MORE.split())
_DOWN = frozenset(_FEWER.split())
_GOOD, _BAD = (
    frozenset({"best", "better", "strongest", "stronger"}),
    frozenset({"worst", "worse", "poorest", "poorer", "weakest", "weaker"}),
)
_OF_TIME = frozenset(_TIMED.split())
_OF_OTHER_KINDS = frozenset(["longest", "shortest", "longer", "shorter"])
_SUPERLATIVES = frozenset(each for each in (*_UP, *_DOWN, *_GOOD, *_BAD) if each.endswith("st"))
_SUPERLATIVES |= {"main", "majority", "minority"}
_VERBS = frozenset({"outnumbered", "outnumber", "exceeded", "outstripped"})
WORDS = _UP | _DOWN | _GOOD | _BAD | {"minority"}
"""A word of everything that this rule looks for."""
_RANKS = {
    each: re.compile(rf"(?<=in the ){each}\b" if each in ("majority", "minority") else rf"\b{each}\b", re.IGNORECASE)
    for each in sorted(WORDS)
}
_CLAUSE = re.compile(r"[;:.]\s|,\s+(?:and|but|so|which|while|whereas|although)\b|\s(?:so|but|while|whereas|although)\s")
_NOT = re.compile(
    r"\b(?:not|no|never|neither|nor|would|could|should|might|may|if|second|third|next|one\s+of|two\s+of|among|amongst|some\s+of"
    r"|or|(?<!were )(?<!was )wanted|wants?|hoped|planned|target|expect\w*|at|far|and)\s+(?:[a-z’-]+\s+){0,2}\Z",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:not|no|never|without|miss\w*|lack\w*|fail\w*|un[a-z]{5,}|dis[a-z]{5,}|declin\w+|refus\w+|unmet|told|said|felt|thought|believed)\b"
)
_DEGREES = frozenset({"most", "least", "more", "less"})
_AFTER_DEGREE = frozenset(map(stem, _OF_COUNTS.split()))
_NEXT = re.compile(r"\s+([a-z’-]+)")
_VERB_NEXT = re.compile(
    r"\s+(?:of\s+(?:them|these|those|all)\s+)?(?:had|were|was|came|went|lived|did|took|used|wanted|chose|are|have|live|related|concerned|involved|in|from|by|on|with)\b"
)
_NOUN_OF_MOST = re.compile(
    r"\s+[a-z-]+\s+(?=(?:had|were|was|came|went|lived|did|took|used|are|have|related|concerned|involved|in|from|by)\b)"
)
_THAN = re.compile(r"\bthan\b")
_ORDERED = re.compile(r"\b(?:then|followed|ahead\s+of)\b")
_FARTHEST, _FEWEST, _TWO = 60, 3, 2
_ANY_OTHER = re.compile(r"\s+(?:any|all|the)\s+(?:of\s+the\s+)?(?:others?|rest)\b|\s+(?:anywhere|anything|any)\b")
_OTHERS = re.compile(
    r"\b(?:England|national\w*|region\w*|average|target|expected|planned|before|previous\w*|usual|last|earlier)\b"
)


def ranked_slips(reading: Reading, reader: FigureReader) -> Iterator[Slip]:
    """Yield "comparison-contradicted" of a sentence with its own list, or that of the sentence before."""
    if reading.words.isdisjoint(WORDS) or len(reading.sentence.numbers) + len(reading.sentence.numbers_before) < _TWO:
        return
    found = [match for each in WORDS & reading.words for match in _RANKS[each].finditer(reading.text)]
    for word in sorted(found, key=re.Match.start):
        pair = _told_before(reading, reader, word) or _told_behind(reading, reader, word)
        if pair is not None:
            mine, other, start, end = pair
            data = (("word", word.group()), ("own", mine.said), ("other", other.said))
            yield Slip("comparison-contradicted", Severity.SHOULD, start, end, data)
            return


def _told_before(
    reading: Reading, reader: FigureReader, word: re.Match[str]
) -> tuple[Quantity, Quantity, int, int] | None:
    """Return the two figures of a list before a word that contradict it, and the place of the claim."""
    begin, end = _clause(reading, word)
    if begin < 0:
        return None
    text, quantities = list_before(reading, word.start())
    same = _of_most_kind(quantities) if len(quantities) > 1 else []
    if len(same) < 2 or are_rough(reading, reader, same):
        return None
    way = _way(reading, reader, word.group().casefold(), same[0].kind)
    if not way or _is_of_others(reading, word, begin, end, text) or not _can_tell(reading, word, text):
        return None
    labels = labelled(text, same)
    found = _pair(reading.text, word, begin, end, labels) if labels else None
    return (*found, *_place(reading, word, begin)) if found is not None and _is_wrong(way, *found) else None


def _told_behind(
    reading: Reading, reader: FigureReader, word: re.Match[str]
) -> tuple[Quantity, Quantity, int, int] | None:
    """Return the two figures of a list behind a word that contradict it: "most came from wards (21), then …"."""
    if word.group().casefold() not in _SUPERLATIVES:
        return None
    same = _of_most_kind([each for each in reading.own if each.start >= word.end()])
    if len(same) < 2 or same[0].start - word.end() > _FARTHEST or are_rough(reading, reader, same):
        return None
    text = reading.text
    begins = [match.end() for match in _CLAUSE.finditer(text, 0, word.start())]
    begin = max(begins, default=0)
    if _NOT.search(text, max(0, word.start() - 30), word.start()) or _OTHERS.search(text, begin):
        return None
    way = _way(reading, reader, word.group().casefold(), same[0].kind)
    labels = labelled(text, same) if way else []
    mine = _named(labels, text[begin : same[0].start])
    if mine is None or (len(same) < _FEWEST and not _ORDERED.search(text, same[0].end, same[1].start)):
        return None
    found = _against_rest(mine, labels, word)
    return (*found, word.start(), same[-1].end) if _is_wrong(way, *found) else None


def _is_wrong(way: str, mine: Quantity, other: Quantity) -> bool:
    return mine.value <= other.value if way == "up" else mine.value >= other.value


def _of_most_kind(quantities: Sequence[Quantity]) -> list[Quantity]:
    """Return the figures of the kind that most of them have, where they are of one time."""
    kinds = [each.kind for each in quantities]
    kind = max(kinds, key=kinds.count, default="")
    same = [each for each in quantities if each.kind == kind and kind != Unit.POINTS.value]
    return same if len({each.when for each in same} - {None}) < 2 else []


def _clause(reading: Reading, word: re.Match[str]) -> tuple[int, int]:
    """Return where the clause of a word begins and ends; -1 where it is still that of a figure before it."""
    text = reading.text
    own = max([each.end for each in reading.own if each.end <= word.start()], default=0)
    begins = [match.end() for match in _CLAUSE.finditer(text, own, word.start())]
    end = _CLAUSE.search(text, word.end())
    comma = text.rfind(", ", own, word.start()) if word.group().casefold() in _SUPERLATIVES | _VERBS else -1
    begin = begins[-1] if begins else comma if own else 0
    return begin, end.start() if end is not None else len(text)


def _is_of_others(reading: Reading, word: re.Match[str], begin: int, end: int, told: str) -> bool:
    """Return whether a clause denies what it says, is of another time or of the country, or has its own figures."""
    text = reading.text
    if _NOT.search(text, max(0, word.start() - 30), word.start()):
        return True
    if any(each not in told for each in _DENIED.findall(text, begin, end)):
        return True
    if any(begin <= start < end for start, _end in reading.sentence.dates) or _OTHERS.search(
        text, begin if any(not each.number.is_word for each in reading.own) else 0, end
    ):
        return True
    return any(begin <= each.start < end and each.value > 1 for each in reading.own)


def _way(reading: Reading, reader: FigureReader, word: str, kind: str) -> str:
    if word in _OF_TIME and kind not in TIMES:
        return ""
    if word in _OF_OTHER_KINDS and kind in (Unit.PERCENT.value, Unit.POUNDS.value):
        return ""
    if word in _UP or word in _DOWN or word == "minority":
        return "up" if word in _UP else "down"
    good = goodness(reading, reader, kind)
    return "" if good is None else "up" if good is (word in _GOOD) else "down"


def _can_tell(reading: Reading, word: re.Match[str], text: str) -> bool:
    """Return whether "most" and "more" are of what the list is of: "more confident" is of something else."""
    if word.group().casefold() not in _DEGREES:
        return True
    following = _NEXT.match(reading.text, word.end())
    if following is None or _VERB_NEXT.match(reading.text, word.end()):
        return True
    told = stems_of(following[1])
    return not told or stem(following[1]) in _AFTER_DEGREE or bool(told & stems_of(text))


def _pair(
    text: str, word: re.Match[str], begin: int, end: int, labels: Sequence[Labelled]
) -> tuple[Quantity, Quantity] | None:
    """Return the figure of what a word says is more or less, and the one that it has to be more or less than."""
    than = _THAN.search(text, word.end(), end)
    is_verb = word.group().casefold() in _VERBS
    if word.group().casefold() in _SUPERLATIVES or (than is not None and _ANY_OTHER.match(text, than.end())):
        behind = _NOUN_OF_MOST.match(text, word.end()) if word.group().casefold() == "most" else None
        low = behind.end() if behind is not None else begin  # "most referrals came from wards" is of the wards
        mine = _named(labels, text[low : than.start() if than is not None else end])
        return _against_rest(mine, labels, word) if mine is not None else None
    if than is not None or is_verb:
        at = than.start() if than is not None else word.start()
        mine, other = _one_of_each(labels, text[begin:at], text[(than or word).end() : end])
        return (mine.quantity, other.quantity) if mine and other and mine is not other else None
    mine = _named(labels, text[begin:end]) if len(labels) == 2 else None
    if mine is None:
        return None
    other = labels[0] if mine is labels[1] else labels[1]
    return mine.quantity, other.quantity


def _named(labels: Sequence[Labelled], text: str) -> Labelled | None:
    """Return the only figure of a list of which a text names what it is of."""
    found = _all_named(labels, text)
    return found[0] if len(found) == 1 else None


def _all_named(labels: Sequence[Labelled], text: str) -> list[Labelled]:
    told = stems_of(text)
    return [each for each in labels if each.stems & told]


def _one_of_each(labels: Sequence[Labelled], text: str, behind: str) -> tuple[Labelled | None, Labelled | None]:
    """Return the figures that two texts name: of two in the one it is that which the other does not name."""
    here, there = _all_named(labels, text), _all_named(labels, behind)
    if len(there) == 1 and len(here) == 2:
        here = [each for each in here if each is not there[0]]
    if len(here) == 1 and len(there) == 2:
        there = [each for each in there if each is not here[0]]
    return (here[0] if len(here) == 1 else None), (there[0] if len(there) == 1 else None)


def _against_rest(mine: Labelled, labels: Sequence[Labelled], word: re.Match[str]) -> tuple[Quantity, Quantity]:
    rest = [each.quantity for each in labels if each is not mine]
    is_up = word.group().casefold() not in _DOWN
    best = (max if is_up else min)(rest, key=lambda each: each.value)
    return mine.quantity, best


def _place(reading: Reading, word: re.Match[str], begin: int) -> tuple[int, int]:
    start = begin + len(reading.text[begin:]) - len(reading.text[begin:].lstrip(" ,;:)"))
    return place_of(min(start, word.start()), word.end(), ())
