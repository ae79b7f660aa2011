"""Hold what is reckoned from figures against them: averages of a list, costs a head, lengths of time, counted lists.

"Waits of 20, 25 and 30 days, an average of 40"; "£600,000 for 1,200 people, or £5,000 each"; "from May to July 2024, a
period of six months"; "five localities: north, south, east and west".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from domain.checks.figures.figure_words import FigureReader, Sentence, Slip, is_approximate
from domain.checks.figures.numbers import Number, Unit, decimal, places_of
from domain.checks.finding import Severity
from domain.checks.phrases import found_before
from domain.dates import MONTHS

_AVERAGE = re.compile(r"\b(?:averag(?:e|es|ed|ing)|mean)\b", re.IGNORECASE)
_AVERAGE_IS = re.compile(
    r"\b(?:averag(?:e|es|ed|ing)|mean)\b[^,;:()]{0,60}?\b(?:of|was|is|at|to|averaged)\s+(?:only\s+|just\s+)?\Z"
    r"|\baverag(?:ed|ing|es)\s+\Z",
    re.IGNORECASE,
)
_OTHER_AVERAGE = re.compile(
    r"\b(?:England|nation\w*|region\w*|median|weighted|rolling|overall|moving)\b", re.IGNORECASE
)
_LISTED = re.compile(r"(?:\s+(?:days|weeks|months|hours|minutes|people))?\s*(?:,|,?\s+and)\s+\Z")
_MONTH = "|".join(MONTHS)
_ENDED = re.compile(
    rf"\b(?:began|begun|started|opened|launched|commenced)\s+(?:[a-z]+\s+)?(?:in|on)\s+(?:\d{{1,2}}\s+)?"
    rf"(?P<first>{_MONTH})\s+(?P<year>20\d\d)\s*,?\s+and\s+(?:[a-z]+\s+)?(?:ended|finished|closed|concluded"
    rf"|was completed)\s+(?:in|on)\s+(?:\d{{1,2}}\s+)?(?P<second>{_MONTH})\s+(?P<year_after>20\d\d)"
)
_NAMED_LIST = re.compile(
    r"\s+(?:[a-z’-]+\s+){0,2}?(?P<noun>[a-z’-]{3,}s),\s+(?:in|at|for|called|covering|based in)\s+"
    r"(?P<items>[A-Z][\w’-]*(?:\s[A-Z][\w’-]*)*(?:,\s[A-Z][\w’-]*(?:\s[A-Z][\w’-]*)*)*\sand\s[A-Z][\w’-]*"
    r"(?:\s[A-Z][\w’-]*)*)(?=\s*[.,;]|\s*\Z)"
)
_LIST = re.compile(
    r"\s+(?:[a-z’-]+\s+){0,2}?(?P<noun>[a-z’-]{3,}s)"
    r"(?:\s+(?:in|during|for)\s+(?:[A-Z][a-z]+\s+)?20\d\d(?:/\d\d)?"
    r"|\s+(?:for|of|in|to|on|at|with|behind|covered|cover|served|were|existed)\s[a-z’ -]{2,40}"
    r"|\s+(?:[a-z]+(?:ed|ing|en)|sat|had|have|was|shaped|led|made|took|gave)\s[^:;.()]{2,60}|\s+(?:that|which|who)\s[^:;.()]{2,60})?:\s+"
    r"(?P<items>[^:;().\d]{5,200})\.?\s*\Z"
)
_SENTENCE = re.compile(
    r"\b(?:who|which|that|was|were|had|has|is|are|where|when|including|such as|or|one|two|another|both)\b"
)
_LONGEST_ITEM, _MOST_LISTED, _FEWEST_LISTED, _A_YEAR = 8, 12, 2, 12


def reckoning_slips(sentence: Sentence, reader: FigureReader) -> Iterator[Slip]:
    """Yield "average-wrong", "percentage-wrong", "list-miscounted" and "period-reversed" of a sentence."""
    text = sentence.text
    if "verag" in text or "mean" in text:
        yield from _averages(sentence, reader)
    words = sentence.words
    if ":" in text or (" and " in text and sentence.numbers):
        yield from _counted_list(sentence)
    for match in _ENDED.finditer(text) if len(sentence.dates) > 1 and "and" in words else ():
        if _months(match) <= 0:
            yield Slip("period-reversed", Severity.MUST, *match.span(), (("range", match.group()),))


def _averages(sentence: Sentence, reader: FigureReader) -> Iterator[Slip]:
    """Hold the one average of a sentence against its other figures, which are listed side by side."""
    text = sentence.text
    if len(_AVERAGE.findall(text)) != 1 or _OTHER_AVERAGE.search(text):
        return
    told = [each for each in sentence.numbers if found_before(_AVERAGE_IS, text, each.start)]
    if not told or is_approximate(reader, sentence, told[0]):
        return
    average = told[0]
    listed = _series(text, [each for each in sentence.numbers if each is not average])
    if len(listed) < 2 + (average.unit is Unit.PERCENT) or listed[0].unit not in (Unit.PLAIN, average.unit):
        return
    if any(is_approximate(reader, sentence, each) for each in listed):
        return
    right = sum((each.value for each in listed), Fraction(0)) / len(listed)
    low, high = min(each.value for each in listed), max(each.value for each in listed)
    is_outside = not low <= average.value <= high
    # Of shares of groups that differ in size the average lies anywhere between them.
    if is_outside or (average.unit is Unit.PLAIN and abs(right - average.value) >= max(Fraction(1), average.half)):
        data = (("said", _said(text, average)), ("right", decimal(right, max(1, places_of(average)))))
        start, end = min(average.start, listed[0].start), max(average.end, listed[-1].end)
        yield Slip("average-wrong", Severity.SHOULD, start, end, data)


def _series(text: str, numbers: list[Number]) -> list[Number]:
    """Return the longest run of three or more numbers with nothing but commas between them."""
    best: list[Number] = []
    run: list[Number] = []
    for number in numbers:
        is_next = bool(run) and number.unit is run[-1].unit and _LISTED.fullmatch(text, run[-1].end, number.start)
        run = [*run, number] if is_next else [number]
        best = run if len(run) > len(best) else best
    return best if len(best) > 2 else []


def _months(match: re.Match[str]) -> int:
    """Return how many months lie between two; without their years the second is that of the same or the next year."""
    named = match.groupdict()
    if "since" in named:
        return _A_YEAR * (int(named["until"]) - int(named["since"]))
    apart = MONTHS.index(named["second"]) - MONTHS.index(named["first"])
    if named["year"] and named["year_after"]:
        return apart + _A_YEAR * (int(named["year_after"]) - int(named["year"]))
    return apart % _A_YEAR


def _counted_list(sentence: Sentence) -> Iterator[Slip]:
    """Hold the number of things that a list after a colon is announced with against the things that it names."""
    for number in sentence.numbers:
        is_few = number.unit is Unit.PLAIN and _FEWEST_LISTED <= number.value <= _MOST_LISTED
        match = _list_behind(sentence.text, number) if is_few else None
        count = _named(match["items"].strip()) if match is not None else 0
        is_least = match is not None and " and " in match["items"].rpartition(" and ")[0]
        if match is None or not count or count == number.value or (is_least and count < number.value):
            continue
        data = (("said", _said(sentence.text, number)), ("count", str(count)))
        yield Slip("list-miscounted", Severity.SHOULD, number.start, match.end(), data)


def _list_behind(text: str, number: Number) -> re.Match[str] | None:
    return _LIST.match(text, number.end) or _NAMED_LIST.match(text, number.end)


def _named(items: str) -> int:
    """Return how many things a list names, 0 where that cannot be told."""
    head, joined, last = items.rpartition(" and ")
    if not joined or _SENTENCE.search(items) or "," in last:
        return 0
    if " and " in head:
        return _fewest_named(head, last)
    things = [each.strip() for each in (*head.rstrip(", ").split(","), last.strip(" ."))]
    if all(each.startswith("to ") for each in things):
        things = [each.removeprefix("to ") for each in things]
    return 0 if any(len(each.split()) > _LONGEST_ITEM or _TELLS.search(each) for each in things) else len(things)


_TELLS = re.compile(r"\b(?:was|were|is|are|had|has|have|which|who|that|because|to)\b")


def _fewest_named(head: str, last: str) -> int:
    """Return how many things a list names at least whose items have lists in them: "support for A, B and C, and D"."""
    if not head.endswith(","):
        return 0
    things = head.rstrip(", ").split(",")
    inner = sum(" and " in each for each in things)
    return len(things) - inner + 1 if len(last.split()) <= _LONGEST_ITEM + 2 else 0


def _said(text: str, number: Number) -> str:
    return text[number.start : number.end].strip()
