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
from domain.checks.figures.worded.holders import are_known, stems_of
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
_ANY_LENGTH = frozenset({"wait", "time", "delay", "year", "month", "case", "over", "during"})
"""What the longest of anything that takes time can be called."""
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
_ALL_OF_THEM = re.compile(
    r"\b(?:both|[Aa]cross\s+(?:the\s+)?(?:two|three|four|five|all|these)|(?:of|for|over)\s+(?:the\s+|these\s+|all\s+)?(?:two|three|four|five|all|these))\b"
)
_RANGES, _OF_ALL = (
    ("rang", "var", "etween", "from "),
    frozenset({"both", "across", "two", "three", "four", "five", "all", "these"}),
)
_STATISTICS_OF = stems_of(
    "rate figure price fee cost caseload cases wait time length stay score number level overall whole service authority"
)
_OTHER_AVERAGE = re.compile(r"\b(?:England|[Nn]ation\w*|[Rr]egion\w*|target)\b")


_FOLLOWS = re.compile(
    r"\b(?:accounted\s+for|made\s+up|followed(?:\s+(?:at|with|by))?|came\s+(?:second|next)|was\s+next|took|represented|stood\s+at)\b"
)
_GOES_ON = re.compile(r"(?:It|They|The\s+(?:figure|rate|share|average|number))\s+(?:was|were|stood)\b")
_FOLLOWING = frozenset(
    {"it", "they", "figure", "rate", "accounted", "made", "followed", "came", "took", "represented", "stood"}
)
_FIRST = re.compile(
    r"(?<!second )(?<!second-)(?<!third )(?<!next )(?<!one of the )\b(?P<word>(?:most|least)\s+(?:common|frequent"
    r"|frequently|often|popular|spoken|used)|largest|biggest|highest|commonest|busiest|longest|smallest|lowest|shortest)\b"
)
_FIRST_WORDS = frozenset(
    {"most", "least", "largest", "biggest", "highest", "commonest", "busiest", "longest", "smallest", "lowest"}
)
_SECOND = re.compile(r"\b(?:second|next)(?:[\s-]+)(?P<word>(?:most\s+)?[a-z]+)\b")
_DOWN = ("least", "smallest", "lowest", "shortest")
_GIVEN = re.compile(r"[^.;()\d]{0,70}(?:,\s+(?:at|with|had)\s+|\(|\s(?:had|with|at|was|were|by)\s+|,\s+)(?:£\s?)?\Z")
_ELSE = re.compile(
    r"\b(?:total|all|overall|together|both|England|national\w*|average|compared|than|previous|before|earlier|last\s+year|target|rose|fell|up|down)\b"
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
    before = sentence.preceding.words if sentence.preceding is not None else reading.words
    is_next = "second" in reading.words or "next" in reading.words or not reading.words.isdisjoint(_FOLLOWING)
    if is_next and not (_FIRST_WORDS.isdisjoint(before) and _FIRST_WORDS.isdisjoint(reading.words)):
        yield from _after_first(reading)
    is_extreme = not reading.words.isdisjoint(_EXTREMES) or (
        is_average and has_any(sentence.text_before, _STATISTIC_WORDS)
    )
    is_of_all = is_average and not reading.words.isdisjoint(_OF_ALL)
    if is_extreme or is_of_all or (is_average and has_any(f"{sentence.text_before} {text}", _RANGES)):
        yield from _out_of_order(reading)
        yield from _outside(sentence, reading.own)
        yield from _outside_before(reading)


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
    if not other.subject or one.subject & other.subject or (not one.subject and other.subject <= _ANY_LENGTH):
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


def _outside_before(reading: Reading) -> Iterator[Slip]:
    """Hold the average of a sentence against the range, or all of the figures, of the one before it."""
    sentence, text = reading.sentence, reading.text
    middle = [each for each in _statistics(text, reading.own) if each.rank == _MIDDLE]
    if len(middle) != 1 or _OTHER_AVERAGE.search(text):
        return
    average = middle[0].quantity
    if any(each.kind == average.kind for each in reading.own if each is not average):
        return
    before = [each for each in reading.before if each.kind == average.kind]
    is_range = len(before) > 1 and _RANGE.search(sentence.text_before, 0, before[0].start)
    is_range = is_range and _TO.fullmatch(sentence.text_before, before[0].end, before[1].start)
    if len(before) < 2 or not (is_range or _ALL_OF_THEM.search(text)):
        return
    known = before[:2] if is_range else before
    if (
        average.when
        and any(each.when and each.when != average.when for each in known)
        and not _ALL_OF_THEM.search(text)
    ):
        return
    low, high = (choose(known, key=lambda each: each.value) for choose in (min, max))
    is_one = are_known(stems_of(" ".join(middle[0].subject)), stems_of(sentence.text_before) | _STATISTICS_OF)
    is_near = low.value / 2 <= average.value <= 2 * high.value  # far from it is the average of something else
    if is_one and is_near and not low.value <= average.value <= high.value:
        data = (("word", middle[0].word), ("own", average.said), ("other", f"{low.said} to {high.said}"))
        yield Slip("comparison-contradicted", Severity.SHOULD, min(middle[0].start, average.start), average.end, data)


def _after_first(reading: Reading) -> Iterator[Slip]:
    """Hold what comes next after the most common, or is the second, against that: it is no larger."""
    sentence, text = reading.sentence, undated(reading.text)
    before = undated(sentence.text_before)
    for said, quantities in ((text, reading.own), (before, reading.before)):
        first = _FIRST.search(said)
        given = first and next(
            (
                each
                for each in quantities
                if each.start > first.end() and _GIVEN.fullmatch(said, first.end(), each.start)
            ),
            None,
        )
        if first is None or given is None:
            continue
        second = _SECOND.search(text)
        rest = [each for each in reading.own if each.kind == given.kind and (said is before or each.start > given.end)]
        rest = [each for each in rest if second is None or each.start > second.start()][
            : 1 if second is not None else None
        ]
        is_next = second is not None or (said is before and _is_of_kind(text, before[first.end() : given.start]))
        if (
            not is_next
            or _ELSE.search(text)
            or any(each.when and given.when and each.when != given.when for each in rest)
        ):
            return
        is_down = first["word"].startswith(_DOWN)
        for each in rest:
            is_one = not each.noun or not given.noun or each.noun == given.noun
            if is_one and ((each.value < given.value) if is_down else (each.value > given.value)):
                data = (("word", first["word"]), ("own", given.said), ("other", each.said))
                yield Slip("comparison-contradicted", Severity.SHOULD, each.start, each.end, data)
                return
        return


def _is_of_kind(text: str, kind: str) -> bool:
    """Return whether a sentence goes on with what follows the first, or with others of its kind: "physical abuse"."""
    if _GOES_ON.match(text):
        return True
    follows = _FOLLOWS.search(text)
    return follows is not None and (follows.group().startswith("follow") or bool(stems_of(kind) & stems_of(text)))
