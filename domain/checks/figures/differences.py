"""Hold a difference against the only two figures of its sentence, however these are told.

"The number was 290 in March 2025, 132 fewer than the 412 of March 2024", "63%, a gap of 6
points to the 71% of England".
What follows the common forms of a change is told by `domain.checks.figures.changes`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from domain.checks.figures.changes import wrong_difference
from domain.checks.figures.figure_words import FigureReader, Sentence, Slip, is_approximate
from domain.checks.figures.numbers import DATE, Number, Unit
from domain.checks.phrases import found_before

_OF = re.compile(
    r"\b(?:a|an|the|this|by an?)\s+(?:[\w-]+\s+){0,2}?(?P<word>[\w-]+)\s+of\s+(?:only\s+|just\s+)?\Z", re.IGNORECASE
)
_BY = re.compile(r"\b(?P<word>\w+)\s+(?:down\s+|up\s+)?by\s+(?:only\s+|just\s+)?\Z", re.IGNORECASE)
_WAS = re.compile(r"\b(?:difference|gap)\b[^.;]{0,80}\b(?:was|is|of)\s+\Z", re.IGNORECASE)
_THAN = re.compile(
    r"\s+(?:[a-z]+\s+){0,2}?(?:(?:more|fewer|less|higher|lower|shorter|longer|better|worse)(?:\s+[a-z]+){0,2}\s+than|above|below|(?:up|down)\s+on)\b"
)
_CHANGE_AFTER = re.compile(r"\s+(?P<word>[a-z]+)\s+(?:in|of|from|took|on|over|between)\b")
_TO_OTHER = re.compile(
    r"\b(?:from|than|compared|against|between|average|target|below|above|budget\w*|planned|estimate)\b", re.IGNORECASE
)
_NOUN = re.compile(r"\s+([a-z’-]+)", re.IGNORECASE)
_PLAIN_NOUNS = frozenset(
    {"in", "of", "to", "at", "on", "by", "and", "or", "was", "were", "had", "for", "the", "than", "a", "from"}
)
_BUDGET = re.compile(r"\s+(?:over|under|above|below)\s+(?:its\s+|the\s+)?(?:budget|estimate|plan)\b")
_OVER = re.compile(r"\s+(?:over|under|short|too\s+much|more|less)\s*(?:[,.;)]|\Z)")
_WAYS = frozenset(
    {
        "overspend",
        "underspend",
        "overspent",
        "underspent",
        "exceeded",
        "surplus",
        "deficit",
        "up",
        "down",
        "gap",
        "difference",
        "shortfall",
        "improvement",
        "gain",
        "loss",
        "deterioration",
    }
)

_DIFFERENCE_WORDS = _WAYS | {"than", "short", "much", "more", "less", "above", "below", "on", "over", "under"}


def difference_slips(sentence: Sentence, reader: FigureReader) -> Iterator[Slip]:
    """Yield "change-wrong" of a sentence with one difference and two other numbers that it can be of."""
    text, words = sentence.text, sentence.words
    may_differ = not _DIFFERENCE_WORDS.isdisjoint(words) or not reader.telling.moving.isdisjoint(words)
    may_differ = may_differ or any(each.unit is Unit.POINTS for each in sentence.numbers)
    for delta in sentence.numbers if may_differ and len(sentence.numbers) > 2 else ():
        if delta.is_word or text.endswith(" or ", 0, delta.start) or not _is_difference(text, reader, delta):
            continue
        pair = _pair(sentence, delta)
        if pair is None or is_approximate(reader, sentence, delta):
            continue
        if any(is_approximate(reader, sentence, each) for each in pair):
            continue
        yield from wrong_difference(text, _in_order(text, reader, pair), delta)
        return


def _in_order(text: str, reader: FigureReader, pair: tuple[Number, Number]) -> tuple[Number, ...]:
    """Return the number from which a percentage counts, then the other; either may be it where no word tells."""
    ways = {match.lastgroup for match in reader.moving.finditer(text)}
    if len(ways) != 1:
        return (*pair, pair[0])
    smaller, larger = sorted(pair, key=lambda each: each.value)
    return (smaller, larger) if ways == {"up"} else (larger, smaller)


def _is_difference(text: str, reader: FigureReader, delta: Number) -> bool:
    """Return whether the words around a number tell that it is a difference."""
    if delta.unit is Unit.POINTS or found_before(_WAS, text, delta.start):
        return True
    before = found_before(_OF, text, delta.start) or found_before(_BY, text, delta.start)
    if before is not None and (before["word"].casefold() in _WAYS or reader.moving.fullmatch(before["word"])):
        return True
    if _THAN.match(text, delta.end) and (delta.unit is not Unit.PERCENT or text.find("%", delta.end) < 0):
        return True
    if delta.unit is Unit.POUNDS and (_BUDGET.match(text, delta.end) or _OVER.match(text, delta.end)):
        return True
    after = _CHANGE_AFTER.match(text, delta.end)
    return after is not None and reader.moving.fullmatch(after["word"]) is not None


def _pair(sentence: Sentence, delta: Number) -> tuple[Number, Number] | None:
    """Return the two numbers that a difference must be of: there are no others, and they can be of the same."""
    text = sentence.text
    units = (
        (Unit.PERCENT,)
        if delta.unit is Unit.POINTS
        else (delta.unit,)
        if delta.unit is not Unit.PERCENT
        else tuple(Unit)
    )
    others = [each for each in sentence.numbers if each is not delta]
    found = [each for each in others if each.unit in units and each.unit is not Unit.POINTS]
    if len(found) != 2 or found[0].unit is not found[1].unit or len(others) > 3 or any(each.is_word for each in found):
        return None
    first, second = found
    if ";" in text[min(first.start, delta.start) : max(second.end, delta.end)]:
        return None
    is_linked = len(DATE.findall(text)) > 1 or _TO_OTHER.search(text) is not None
    return (first, second) if is_linked and _are_of_the_same(text, found, delta) else None


def _are_of_the_same(text: str, pair: Sequence[Number], delta: Number) -> bool:
    if pair[0].unit is not Unit.PLAIN:
        return True
    nouns = [_NOUN.match(text, each.end) for each in (*pair, delta)]
    said = {noun[1].casefold().rstrip("s") for noun in nouns if noun is not None} - {
        each.rstrip("s") for each in _PLAIN_NOUNS
    }
    comparing = {
        "more",
        "fewer",
        "les",
        "higher",
        "lower",
        "shorter",
        "longer",
        "fall",
        "rise",
        "increase",
        "below",
        "above",
    }
    return len(said - comparing) <= 1
