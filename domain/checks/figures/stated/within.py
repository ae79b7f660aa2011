"""Hold what is said to be a part against all that it can be of: it is as large as one of them at most.

"£2.4 million on prevention. This included £2.9 million for telecare"; "85 were invited and 92 of them came"; "24
posts, of which 27 were filled"; "340 had asked. Of these, 360 had received it".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.checks.figures.figure_words import FigureReader, Slip
from domain.checks.figures.quantities import Quantity, Reading
from domain.checks.figures.stated.pool import COUNTED, are_one_noun, are_rough, place_of
from domain.checks.finding import Severity

_LED = re.compile(
    r"(?:\b(?:of\s+(?:which|whom)|(?:Of|(?<=[,;–]\s)of)\s+(?:these|those|them|this|that)|(?:[Tt]his|[Tt]hat|[Ii]t|[Tt]hese|[Tt]hey|which|[Tt]he\s+(?:total|sum|figure))\s+(?:had\s+)?includ(?:ed|es)"
    r"|including|inclusive\s+of|[Aa]mong\s+(?:them|these|those|whom))\b[\s,]+(?:(?:was|were|there\s+were)\s+)?(?:(?:some|about|only|just|as\s+many\s+as|a\s+total\s+of|almost|nearly)\s+)*"
    r"|\b[Oo]f\s+(?:which|whom|these|those|them|this)\b,?\s+(?:(?!\d|and\b|while\b)[a-z’-]+\s+){1,6}(?:to|with|had|were|on|by|for|were\s+in)\s+)\Z"
)
_BEHIND = re.compile(
    r"(?:\s+(?!and\b|or\b|were\b|was\b|had\b)[a-z’-]+){0,1}?\s+of\s+(?:them|these|those|whom|which)\b(?!\s+who\b)"
)
_ROUGH = re.compile(r"\b(?:fewer\s+than|less\s+than|up\s+to|under|in|out\s+of|of|every)\s+\Z")
_PER = re.compile(
    r"\s+(?:(?!had\b|have\b|has\b|got\b|made\b|took\b|received\b|used\b|held\b)[a-z]+\s+)?(?:a|per|each|every)\s|\s+(?:times|visits|hours|sessions|calls|more|fewer|days|years)\b"
)
_SAID = "including included includes inclusive among which whom these those them this that"
WORDS = frozenset(_SAID.split())
"""A word of everything that this rule looks for."""


def within_slips(reading: Reading, reader: FigureReader) -> Iterator[Slip]:
    """Yield "part-exceeds-whole" of a sentence with the ones before it."""
    own = [each for each in reading.own if each.kind in COUNTED]
    for part in own:
        wholes = [each for each in own if each.end <= part.start and each.kind == part.kind]
        wholes = wholes or [each for each in (*reading.before, *reading.earlier) if each.kind == part.kind]
        if not wholes or any(each.number.is_word and not part.number.is_word for each in wholes):
            continue
        if not all(each.value < part.value and are_one_noun(each, part) for each in wholes):
            continue
        if _PER.match(reading.text, part.end) or not _is_part(reading, part):
            continue
        if not are_rough(reading, reader, wholes):
            whole = max(wholes, key=lambda each: each.value)
            data = (("part", part.said), ("whole", whole.said))
            yield Slip("part-exceeds-whole", Severity.MUST, *place_of(part.start, part.end, ()), data)
            return


def _is_part(reading: Reading, part: Quantity) -> bool:
    if _ROUGH.search(reading.text, max(0, part.start - 20), part.start):
        return False
    led = _LED.search(reading.text, max(0, part.start - 70), part.start)
    return led is not None or _BEHIND.match(reading.text, part.end) is not None
