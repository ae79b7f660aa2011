"""Hold what is called the longest, the average or the most against the figures beside it.

"The longest wait was 92 days and the median was 118 days"; "most frequent in the east, with 720 from the north, 940
from the south and 740 from the east"; "most came from hospitals (210), followed by families (340)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from domain.checks.figures.figure_words import Sentence, Slip
from domain.checks.figures.numbers import Unit
from domain.checks.figures.quantities import Quantity, Reading, are_comparable, undated
from domain.checks.finding import Severity
from domain.checks.phrases import has_any

_LOW, _MIDDLE, _HIGH = 0, 1, 2
_STATISTIC = re.compile(
    r"\b(?:(?P<high>longest|highest|maximum|largest|greatest|slowest|latest|oldest)"
    r"|(?P<middle>averages?|averaged|median|mean|typical)"
    r"|(?P<low>shortest|lowest|minimum|smallest|quickest|fastest|youngest))\b(?P<rest>[^,;:()]{0,70}?)(?:\(|\s)\Z",
    re.IGNORECASE,
)
_ON_AVERAGE = re.compile(r"(?:\s+(?:days|weeks|months|hours|minutes|years|people))?\s+on\s+average\b")
_LEADS = re.compile(
    r"(?:\b(?:was|were|is|of|at|lasted|took|being|stood at|been|waited|a)\s*|\bx+\s*)?(?:only\s+|just\s+|about\s+|£)?\Z"
)
_WORD = re.compile(r"[a-z][a-z’-]+")
_NO_SUBJECTS = frozenset(
    {
        "was",
        "were",
        "is",
        "of",
        "at",
        "the",
        "a",
        "an",
        "in",
        "on",
        "for",
        "that",
        "which",
        "and",
        "had",
        "been",
        "lasted",
        "took",
        "it",
        "being",
        "to",
        "by",
    }
)
_STATISTIC_WORDS = ("longest", "highest", "maximum", "largest", "slowest", "shortest", "lowest", "minimum", "quickest")
_EXTREMES = frozenset(
    {
        "longest",
        "highest",
        "maximum",
        "largest",
        "greatest",
        "slowest",
        "latest",
        "oldest",
        "shortest",
        "lowest",
        "minimum",
    }
    | {"smallest", "quickest", "fastest", "youngest"}
)
_AVERAGES = frozenset({"average", "averages", "averaged", "median", "mean", "typical"})
_MOST_WORDS = frozenset(
    {
        "most",
        "least",
        "highest",
        "largest",
        "greatest",
        "longest",
        "busiest",
        "fewest",
        "lowest",
        "smallest",
        "shortest",
    }
    | {"main", "commonest", "rarest"}
)
_RANGE = re.compile(
    r"\b(?:rang(?:ed|ing|e)\s+(?:from|between)|varied\s+(?:from|between)|between|(?:ages|aged|range|spread|anything|anywhere|varying|values|waits)\s+(?:was\s+|were\s+|of\s+)?from)\s+(?:£\s?)?\Z"
)
_TO = re.compile(r"(?:\s+[a-z%]+){0,2}?\s+(?:to|and)\s+")
_OTHER_AVERAGE = re.compile(r"\b(?:England|[Nn]ation\w*|[Rr]egion\w*|target)\b")
_MOST = re.compile(
    r"\b(?P<word>(?:most|least)(?!\s+of\b)(?:\s+(?:common|often|frequent|frequently|numerous|likely))?"
    r"|highest|largest|greatest|longest|busiest|fewest|lowest|smallest|shortest|main|commonest|rarest)\b",
    re.IGNORECASE,
)
_FEWER = frozenset({"least", "fewest", "lowest", "smallest", "shortest", "rarest"})
_FOLLOWED = re.compile(
    r"[^;:.\d]{0,60}?(?:,|\)|;)\s*(?:then|followed\s+(?:closely\s+)?by|ahead of)\s+[^;:.\d]{0,50}?\Z"
)
_LIST_GAP = re.compile(r"[^;:.()\d%]{0,60}?(?:,|\band\b|\))[^;:.()\d%]{0,60}?\(?\Z")
_LABEL_SKIP = _NO_SUBJECTS | frozenset(
    {"from", "with", "there", "people", "days", "weeks", "per", "cent", "more", "than", "and", "compared", "while"}
)


@dataclass(frozen=True, slots=True)
class _Statistic:
    """A figure that is called the longest, the average or the shortest, and of what."""

    rank: int
    word: str
    start: int
    quantity: Quantity
    subject: frozenset[str]


def extreme_slips(reading: Reading) -> Iterator[Slip]:
    """Yield "comparison-contradicted" of a sentence with the one before it."""
    sentence, text = reading.sentence, reading.text
    is_average = not reading.words.isdisjoint(_AVERAGES)
    is_extreme = not reading.words.isdisjoint(_EXTREMES) or (
        is_average and has_any(sentence.text_before, _STATISTIC_WORDS)
    )
    if is_extreme or (is_average and has_any(text, ("rang", "var", "etween", "from "))):
        yield from _out_of_order(reading)
        yield from _outside(sentence, reading.own)
    is_most = len(sentence.numbers) > 1 and not reading.words.isdisjoint(_MOST_WORDS)
    if is_most and (word := _MOST.search(text)) is not None:
        followed = list(_followed(text, reading.own))
        yield from followed or _not_the_most(reading.plain, word, reading.own)


def _out_of_order(reading: Reading) -> Iterator[Slip]:
    """Hold the longest, the average and the shortest of the same against each other."""
    sentence = reading.sentence
    here = _statistics(sentence.text, reading.own)
    if not here:
        return
    before = _statistics(sentence.text_before, reading.before)
    for one, other in combinations((*before, *here), 2):
        if other.quantity.is_before or one.rank == other.rank or one.quantity.kind != other.quantity.kind:
            continue
        if one.quantity.when and other.quantity.when and one.quantity.when != other.quantity.when:
            continue
        is_one = not other.subject or not one.subject or bool(one.subject & other.subject)
        if not is_one or (one.quantity.is_before and not _is_of_before(sentence, one, other)):
            continue
        low, high = (one, other) if one.rank < other.rank else (other, one)
        if low.quantity.value > high.quantity.value:
            start = other.start if one.quantity.is_before else min(one.start, one.quantity.start)
            end = max(other.quantity.end, one.quantity.end if not one.quantity.is_before else 0)
            extreme = high if high.rank == _HIGH else low
            data = (("word", extreme.word), ("own", low.quantity.said), ("other", high.quantity.said))
            yield Slip("comparison-contradicted", Severity.SHOULD, min(start, other.quantity.start), end, data)
            return


def _is_of_before(sentence: Sentence, one: _Statistic, other: _Statistic) -> bool:
    """Return whether a figure is of what the sentence before is of: it names that again, or nothing at all."""
    if not other.subject or one.subject & other.subject:
        return True
    return not one.subject and has_any(sentence.text_before.casefold(), other.subject)


def _statistics(text: str, quantities: Sequence[Quantity]) -> list[_Statistic]:
    found = []
    plain = undated(text)
    for place, each in enumerate(quantities):
        low = quantities[place - 1].end if place else 0
        word = None
        for match in _STATISTIC.finditer(plain, max(low, each.start - 100), each.start):
            word = match
        if word is not None and _LEADS.search(word["rest"] + " ") and not _OTHER_AVERAGE.search(text, low, each.start):
            rank = _HIGH if word["high"] else _LOW if word["low"] else _MIDDLE
            said = (
                word[word.lastgroup or 0] if word.lastgroup != "rest" else word["high"] or word["middle"] or word["low"]
            )
            subject = frozenset(each.rstrip("s") for each in _WORD.findall(word["rest"]) if each not in _NO_SUBJECTS)
            found.append(_Statistic(rank, said, word.start(), each, subject - {"x" * len(each) for each in subject}))
        elif word is None and _ON_AVERAGE.match(text, each.end):
            found.append(_Statistic(_MIDDLE, "average", each.start, each, frozenset()))
    return found


def _outside(sentence: Sentence, own: Sequence[Quantity]) -> Iterator[Slip]:
    """Hold the average of a sentence against the range in it: "an average of 14 days, ranging from 20 to 65"."""
    text = sentence.text
    middle = [each for each in _statistics(text, own) if each.rank == _MIDDLE]
    if len(middle) != 1:
        return
    for place, low in enumerate(own[:-1]):
        high = own[place + 1]
        is_range = _RANGE.search(text, max(0, low.start - 30), low.start) and _TO.fullmatch(text, low.end, high.start)
        average = middle[0].quantity
        if not is_range or average in (low, high) or average.kind != high.kind:
            continue
        least = low.number.value * (high.value / high.number.value if low.kind == "" and high.number.value else 1)
        least = least if low.kind != high.kind else low.value
        if least < high.value and not least <= average.value <= high.value:
            start, end = min(low.start, middle[0].start, average.start), max(high.end, average.end)
            said = f"{text[low.start : high.end]}"
            data = (("word", middle[0].word), ("own", average.said), ("other", said))
            yield Slip("comparison-contradicted", Severity.SHOULD, start, end, data)
            return


def _followed(text: str, own: Sequence[Quantity]) -> Iterator[Slip]:
    """Hold figures in order against each other: "most came from hospitals (210), followed by families (340)"."""
    for place, first in enumerate(own[:-1]):
        second = own[place + 1]
        if first.kind != second.kind or not _FOLLOWED.fullmatch(text, first.end, second.start):
            continue
        word = None
        for match in _MOST.finditer(text, max(0, first.start - 120), first.start):
            word = match
        if word is None:
            continue
        is_fewer = word["word"].split()[0].casefold() in _FEWER
        if (second.value < first.value) if is_fewer else (second.value > first.value):
            data = (("word", word["word"]), ("own", first.said), ("other", second.said))
            yield Slip("comparison-contradicted", Severity.SHOULD, word.start(), second.end, data)
            return


def _not_the_most(plain: str, word: re.Match[str], own: Sequence[Quantity]) -> Iterator[Slip]:
    """Hold what is said to be the most against a list that gives the figure of each."""
    run = _list_of(plain, [each for each in own if each.kind != Unit.POINTS.value])
    if len(run) < 2 or (word.end() > run[0].start and len(run) < 3):
        return
    labels = _labels(plain, run)
    near = plain[max(0, word.start() - 40) : max(word.end(), min(run[0].start, word.end() + 60))].casefold()
    target = {each.rstrip("s") for each in _WORD.findall(near)}
    shared = set.intersection(*labels) if labels else set()
    named = [place for place, label in enumerate(labels) if (label - shared) & target]
    if len(named) != 1 or any(not label - shared for label in labels):
        return
    is_fewer = word["word"].split()[0].casefold() in _FEWER
    values = [each.value for each in run]
    extreme = min(values) if is_fewer else max(values)
    if values[named[0]] != extreme:
        best = run[values.index(extreme)]
        data = (("word", word["word"]), ("own", run[named[0]].said), ("other", best.said))
        yield Slip("comparison-contradicted", Severity.SHOULD, word.start(), run[-1].end, data)


def _list_of(text: str, own: Sequence[Quantity]) -> list[Quantity]:
    """Return the longest run of figures of one unit with commas or "and" between them."""
    best: list[Quantity] = []
    run: list[Quantity] = []
    for each in own:
        is_next = (
            bool(run)
            and all(are_comparable(each, other) for other in run)
            and _LIST_GAP.fullmatch(text, run[-1].end, each.start)
        )
        run = [*run, each] if is_next else [each]
        best = run if len(run) > len(best) else best
    return best


def _labels(text: str, run: Sequence[Quantity]) -> list[set[str]]:
    """Return the words of each figure of a list: those behind it up to the next comma, or before it in its bracket."""
    is_bracketed = all(text[: each.start].endswith("(") for each in run)
    found = []
    for each in run:
        if is_bracketed:
            said = re.split(r"[,;:]|\)", text[max(0, each.start - 60) : each.start - 1])[-1]
            said = said.rsplit(" and ", 1)[-1]
        else:
            said = re.split(r"[,;:.()]|\band\b|\d", text[each.end : each.end + 60])[0]
        found.append({word.rstrip("s") for word in _WORD.findall(said.casefold()) if word not in _LABEL_SKIP})
    return found
