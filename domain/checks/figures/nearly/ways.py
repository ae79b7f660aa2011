"""Hold a word for the way figures went against the only two of two times near it, whatever its clause looks like.

"47 a day in early 2024. In the same months of 2025 it was 54, so delays were down on the year before".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.checks.figures.derived.named import GENERIC, GENERIC_OF
from domain.checks.figures.derived.told import Telling, Told, in_order
from domain.checks.figures.derived.way_words import NOUNS, WAYS
from domain.checks.figures.figure_words import FigureReader, Slip
from domain.checks.figures.quantities import TIMES
from domain.checks.figures.stated.pool import are_rough
from domain.checks.figures.worded.holders import are_known, stems_of
from domain.checks.finding import Severity

_ALSO = {"up": "heavier gain gained later", "down": "lighter sooner earlier"}
_WAYS = {word: way for word, way in WAYS.items() if way in ("up", "down")} | {
    word: way for way, words in _ALSO.items() for word in words.split()
}
_SIZES = frozenset(
    {"more", "less", "fewer", "reduction", "reduced", "cut", "earlier", "later", "growth", "slipped", "contraction"}
)
"""Words that mostly tell of something else: of one of several things, of what was done, of when."""
WORDS = frozenset(_WAYS) - _SIZES | {"up", "down"}
_WORD = re.compile(r"[a-z]+")
_BEFORE_IT = re.compile(
    r"\b(?:so|thus|therefore|this|that|these|had|has|have|was|were|be|been|is|are|become|became|got|began|grew|came|moved|it|they|a|an|the"
    r"|[a-z]+s|[Tt]h(?:is|at|ese))\s+(?:[a-z]+ly\s+|thus\s+|therefore\s+|also\s+|then\s+|even\s+|much\s+)*\Z"
)
_UP_DOWN = re.compile(r"\s*(?:[.,;)]|\Z)|\s+(?:on|from|over|since)\s+(?:the|a|that|last)\b")
_NOT = re.compile(
    r"\b(?:not|never|no|nor|without|if|would|should|could|might|may|will|expected|planned|forecast|predicted|hoped|despite|avoid\w*|further|aim\w*"
    r"|want\w*|need\w*|risk\w*|whether|neither|until|towards?|target|than(?!\s+(?:in\s+)?(?:the\s+(?:year|previous|same)|a\s+year|before|previously|last)\b)|although|though|but|while|whereas|England|national\w*|average\s+for"
    r"|after|because|due|across|proportion\s+who|other)\b"
)
_NOUNS = frozenset(f"{NOUNS['up']} {NOUNS['down']} gain".split())
_OF_OTHER = re.compile(
    r"\s+(?:in|of)\s+(?!\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|that|those|the\s+same|this)\b)"
)
_CLAUSE = re.compile(r"[;:,]\s|\b(?:so|and|which|that)\s")
_PLAIN = GENERIC | stems_of("gain year month before same day week people number had in of on")


def nearly_way_slips(telling: Telling, reader: FigureReader) -> Iterator[Slip]:
    """Yield "change-contradicted" of a sentence with the one before it."""
    reading = telling.reading
    text = reading.plain
    words = [each for each in _WORD.finditer(text) if each.group() in WORDS]
    if len(words) != 1 or _NOT.search(text):
        return
    word = words[0]
    is_up_down = word.group() in ("up", "down")
    if is_up_down and not _UP_DOWN.match(text, word.end()):
        return
    if not _BEFORE_IT.search(text, max(0, word.start() - 40), word.start()):
        return
    if word.group() in _NOUNS and _OF_OTHER.match(text, word.end()):
        return
    figures = _only_two(telling)
    if figures is None or any(each.back == 0 and each.quantity.start > word.end() for each in figures):
        return
    earlier, later = figures
    way = word.group() if is_up_down else _WAYS[word.group()]
    went = "up" if later.quantity.value > earlier.quantity.value else "down"
    if way == went or earlier.quantity.value == later.quantity.value or not _is_of_them(telling, word, figures):
        return
    if are_rough(reading, reader, [each.quantity for each in figures if each.back == 0]):
        return
    data = (("before", earlier.quantity.said), ("after", later.quantity.said), ("word", word.group()))
    yield Slip("change-contradicted", Severity.SHOULD, word.start(), word.end(), data)


def _only_two(telling: Telling) -> tuple[Told, Told] | None:
    """Return the only two figures of one kind of a sentence and the one before it, the earlier first."""
    own = [each for each in telling.told[0] if not each.is_gap]
    before = [each for each in telling.told[1] if not each.is_gap] if telling.previous is not None else []
    kinds = {each.quantity.kind for each in own}
    if (
        before
        and all(each.quantity.kind in TIMES for each in own)
        and not any(each.quantity.kind in kinds for each in before)
    ):
        own, kinds = [], set()  # "in those 12 months"
    for some in (own, [*(each for each in before if not kinds or each.quantity.kind in kinds), *own]):
        if len(some) == 2:
            pairs = in_order(some)
            return pairs[0] if len(pairs) == 1 else None
    return None


def _is_of_them(telling: Telling, word: re.Match[str], figures: tuple[Told, Told]) -> bool:
    """Return whether the clause of a word names nothing but what the figures are of."""
    text = telling.reading.plain
    begin = max([each.end() for each in _CLAUSE.finditer(text, 0, word.start())], default=0)
    told = [telling.previous.reading.text if telling.previous is not None else "", text[:begin]]
    known = stems_of(" ".join(told)) | _PLAIN | GENERIC_OF.get(figures[0].quantity.kind, frozenset())
    return are_known(stems_of(text[begin : word.start()]) - _PLAIN, known)
