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
from domain.checks.figures.quantities import Quantity, Reading, undated
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
_RANGE = re.compile(
    r"\b(?:rang(?:ed|ing|e)\s+(?:from|between)|varied\s+(?:from|between)|between|(?:ages|aged|range|spread|anything|anywhere|varying|values|waits)\s+(?:was\s+|were\s+|of\s+)?from)\s+(?:£\s?)?\Z"
)
_TO = re.compile(r"(?:\s+[a-z%]+){0,2}?\s+(?:to|and)\s+")
_OTHER_AVERAGE = re.compile(r"\b(?:England|[Nn]ation\w*|[Rr]egion\w*|target)\b")


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
        if word is not None and word["rest"].rstrip().endswith(" to"):  # "from 141 days in the quickest area to 302"
            continue
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
