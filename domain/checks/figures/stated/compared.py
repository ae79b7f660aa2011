"""Hold what joins two figures of one kind against them: "which fell short of the 83.1 years", "fewer than the 84".

The first of the two is the last one before the words, here or, where the sentence points back, in the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from domain.checks.figures.figure_words import FigureReader, Slip
from domain.checks.figures.numbers import Unit
from domain.checks.figures.quantities import TIMES, Quantity, Reading
from domain.checks.figures.stated.pool import are_one_noun, are_rough, is_anaphoric, place_of
from domain.checks.finding import Severity

_BE = r"(?:was|were|is|are|had\s+been|fell|stood|came|lay|remained|ran|worked\s+out|came\s+out)"
_WORD = (
    r"(?P<up>above|over|more\s+than|higher\s+than|greater\s+than|larger\s+than|longer\s+than|in\s+excess\s+of|exceed(?:ed|ing)|beyond|topped"
    r"|surpass(?:ed|ing))"
    r"|(?P<down>below|under|fewer\s+than|less\s+than|lower\s+than|smaller\s+than|shorter\s+than|short\s+of)"
)
_TIMES = (
    r"(?P<rough>(?:nearly|almost|just\s+under|more\s+than|over|well\s+over|about|around|less\s+than|under|at\s+least)\s+)?"
    r"(?P<times>twice|double|treble|triple|three\s+times|four\s+times|half)"
)
_BEHIND = (
    r"\s+(?:(?:the|its|their|our|that|those|a|an|of|as\s+(?:many|much|long|high|large)\s+as)\s+)*"
    r"(?:[a-z-]+\s+){0,3}?(?:of\s+|was\s+|at\s+)?(?:£\s?)?\Z"
)
_POINTING = r"(?:which|this|that|it|these|they|there|this\s+(?:share|figure|rate|number|total|proportion|wait))"
_ADVERBS = r"(?:(?:therefore|well|just|still|also|slightly|far|much|and\s+so)\s+)*"
_AGAIN = _WORD.replace("<up>", "<up2>").replace("<down>", "<down2>")
_JOINS = re.compile(
    rf"(?:(?:,\s+|\band\s+|\bso\s+)?{_POINTING}\s+){_BE}\s+{_ADVERBS}(?:{_WORD}){_BEHIND}"
    rf"|[,(–—]\s+{_ADVERBS}(?:{_AGAIN}){_BEHIND}"
    r"|\b(?:was|were)\s+(?P<passive>(?:exceeded|surpassed|beaten|bettered)\s+by)\b[^;.]{0,50}\Z",
    re.IGNORECASE,
)
_MULTIPLE = re.compile(rf"(?:,|\(|–|\bwas|\bwere|\bor)\s+{_TIMES}{_BEHIND}", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|never|no|would|could|should|might|if|nor|(?<!d )(?<!beaten )by|rather)\b", re.IGNORECASE)
_ONLY = re.compile(r"\b(?:[Jj]ust|[Oo]nly)\s+\Z")
_FACTORS = {"twice": "2", "double": "2", "treble": "3", "triple": "3", "three": "3", "four": "4", "half": "1/2"}
_SLACK, _FARTHEST = Fraction(12, 100), 90
_SAID = "above over than excess exceeded exceeding beyond topped surpassed surpassing below under short beaten bettered"
_JOINING_WORDS = frozenset(_SAID.split())
_TIMES_WORDS = frozenset({"twice", "double", "treble", "triple", "times", "half"})
WORDS = _JOINING_WORDS | _TIMES_WORDS
"""A word of everything that this rule looks for."""


def compared_slips(reading: Reading, reader: FigureReader) -> Iterator[Slip]:
    """Yield "comparison-contradicted" and "multiple-wrong" of a sentence with the one before it."""
    text, words = reading.plain, reading.words
    is_multiple, is_joined = not words.isdisjoint(_TIMES_WORDS), not words.isdisjoint(_JOINING_WORDS)
    for place, other in enumerate(reading.own if is_multiple or is_joined else ()):
        known = (*reading.own[:place], *reading.before)
        if _is_no_figure(text, other) or not any(each.kind == other.kind for each in known):
            continue
        ends = [each.end for each in reading.own[:place] if not text.startswith(" times", each.end)]
        low = max(ends[-1] if ends else 0, other.start - _FARTHEST)
        times = _MULTIPLE.search(text, low, other.start) if is_multiple else None
        match = times or (_JOINS.search(text, low, other.start) if is_joined else None)
        if match is None or _NOT.search(text, max(low, match.start() - 30), other.start):
            continue
        mine = _first(reading, place, match.start(), other)
        if mine is None:
            continue
        if are_rough(reading, reader, (mine,)) and not _ONLY.search(text, 0, mine.start):
            continue
        if (slip := _held(match, mine, other, is_multiple=times is not None)) is not None:
            yield slip
            return


def _held(match: re.Match[str], mine: Quantity, other: Quantity, *, is_multiple: bool) -> Slip | None:
    place = place_of(match.start(), other.end, (mine,))
    if is_multiple:
        if _is_multiple(mine.value / other.value, match):
            return None
        data = (("word", match["times"]), ("before", other.said), ("after", mine.said))
        return Slip("multiple-wrong", Severity.SHOULD, *place, data)
    is_up = (match["up"] or match["up2"]) is not None
    if (mine.value > other.value) if is_up else (mine.value < other.value):
        return None
    word = match["up"] or match["up2"] or match["down"] or match["down2"] or match["passive"]
    return Slip(
        "comparison-contradicted",
        Severity.SHOULD,
        *place,
        (("word", word), ("own", mine.said), ("other", other.said)),
    )


def _is_no_figure(text: str, other: Quantity) -> bool:
    return other.kind == Unit.POINTS.value or other.value <= 1 or text.startswith(" to ", other.end)


def _first(reading: Reading, place: int, start: int, other: Quantity) -> Quantity | None:
    """Return the figure that stands before the words that join two, the only one of its kind that can be meant."""
    told = [each for each in reading.own[:place] if not reading.text.startswith(" times", each.end)]
    own = [each for each in told if each.end <= start and each.kind == other.kind]
    if own:
        return own[-1] if are_one_noun(own[-1], other) and told[-1] is own[-1] else None
    if any(each.end <= start for each in told) or not is_anaphoric(reading.sentence, other.start):
        return None
    before = [each for each in reading.before if each.kind == other.kind]
    is_clear = len(before) == 1 and before[0] is reading.before[-1] and are_one_noun(before[0], other)
    is_share_of_times = other.kind in TIMES and "%" in reading.sentence.text_before
    return before[0] if is_clear and not is_share_of_times else None


def _is_multiple(ratio: Fraction, match: re.Match[str]) -> bool:
    factor = Fraction(_FACTORS[match["times"].split()[0].casefold()])
    rough = (match["rough"] or "").strip().casefold()
    if rough in ("more than", "over", "well over", "at least"):
        return bool(ratio >= factor)
    if rough in ("less than", "under"):
        return bool(ratio <= factor)
    return bool(abs(ratio - factor) <= factor * _SLACK)
