"""Hold parts that leave nothing of a whole against it, and a whole against the parts that were told before it.

"Ten were people with lived experience and eight were officers" of 16 members; "of the 287, 57 were in the high band,
130 in the medium band and 110 in the low band"; "18 social workers, nine therapists and six assistants, 35 in all".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from domain.checks.figures.derived.told import Telling
from domain.checks.figures.figure_words import FigureReader, Slip, is_approximate
from domain.checks.figures.numbers import amount
from domain.checks.figures.quantities import Quantity, Reading
from domain.checks.figures.stated.pool import COUNTED, PEOPLE, sums_of
from domain.checks.finding import Severity

_ALL = re.compile(
    r"(?:\s+(?!of\b|more\b|fewer\b|a\b|per\b|each\b)[a-z’-]+){0,3}?,?\s+(?:altogether|in\s+all|in\s+total|all\s+told"
    r"|overall|together|between\s+them)\b"
)
_ALL_BEFORE = re.compile(
    r"\b(?:total\s+of|(?:this|that|it|which)\s+made(?:\s+up)?|totall(?:ed|ing)|in\s+(?:all|total),?|altogether,?|making|sum\s+of|brought\s+the\s+total\s+to"
    r"|adding\s+up\s+to)\s+(?:(?:some|just|exactly|an?|£)\s*)*\Z",
    re.IGNORECASE,
)
_MADE_UP = re.compile(
    r"\b(?:made\s+up\s+of|consist(?:ed|ing)\s+of|compris(?:ed|ing)|composed\s+of|split\s+(?:into|between)"
    r"|divided\s+(?:into|between)|broken\s+down\s+(?:as|into)"
    r"|namely|came\s+from|comes\s+from)\s+(?:£\s?)?\Z|:\s+(?:£\s?)?\Z"
)
_JOINED = re.compile(
    r"(?P<item>[^;:%]{0,80}?)(?P<link>,\s+(?:and\s+|while\s+|with\s+)?|;\s+(?:and\s+)?|\s+and\s+|\s+while\s+"
    r"|\s+plus\s+|\s+but\s+)(?:(?:a\s+further|another|the\s+(?:other|remaining)|only|just)\s+)*(?:£\s?)?"
)
_ANNOUNCED = re.compile(
    r"\s+(?:[a-z-]+\s+)?(?:groups|roles|parts|bands|kinds|types|teams|areas|categories|grades|stages):\s"
)
_OF = re.compile(r"\s+(?:out\s+)?of\s+(?:(?:the|these|those|its|their|our|all|a|total|of)\s+)*\Z")
_OF_WHOLE = re.compile(r"\b(?:Of|of)\s+(?:(?:the|these|those|its|their|our|all|a|total|of)\s+)*\Z")
_VERB = re.compile(
    r"\b(?:said|told|felt|wanted|had|have|knew|thought|reported|used|received|took|waited|agreed|mentioned|attended"
    r"|asked|needed|also|both|too|including|than"
    r"|more|fewer|less|each|per|a\s+(?:day|week|month|year)|average|aged?\s+over|further|other|who|which|compared"
    r"|against|before|earlier|again|at\s+least)\b"
)
_COPULA = re.compile(
    r"\s+(?:of\s+(?:them|these|those|whom)\s+)?(?:were|was|are|is)\s+(?!not\b|also\b|able\b|given\b|offered\b|told\b"
    r"|asked\b|seen\b)(?P<what>[a-z’-]+)"
)
_PREPOSITION = re.compile(
    r"\s+(?:(?:of\s+(?:them|these|those)|people|cases|files|concerns|places|homes)\s+)?(?:were\s+|was\s+|came\s+"
    r"|lay\s+)?(?P<word>in|at|as|on|from|for|with|without|under|over|aged|by)\b"
)
_STATE = re.compile(r"\s+(?:were\s+|was\s+)?(?P<word>[a-z-]+)(?=\s*(?:[,.;]|and\b|\Z))")
_POINTS = re.compile(r"(?:This|That|These|They|It|Together|In\s+all|We)\b")
_FARTHEST = 40
_LEAST, _MOST, _JUST = Fraction(3, 4), Fraction(4, 3), Fraction(6, 5)
_LEAST_OF_ALL, _MOST_OF_ALL = Fraction(1, 2), Fraction(5, 3)
"""A total that is further from its parts is one of others, too."""
_MOST_PARTS, _MOST_KNOWN = 7, 6
WORDS = frozenset(
    [
        "and",
        "while",
        "plus",
        "but",
        "altogether",
        "all",
        "total",
        "told",
        "overall",
        "together",
        "between",
        "totalled",
        "totalling",
        "making",
        "sum",
    ]
)
"""A word of everything that this rule looks for."""


def whole_slips(telling: Telling, reader: FigureReader) -> Iterator[Slip]:
    """Yield "parts-do-not-add" of a sentence with those before it."""
    reading = telling.reading
    own = [each for each in reading.own if each.kind in COUNTED and not _ANNOUNCED.match(reading.text, each.end)]
    if not own or len({each.kind for each in own}) > 1:
        return
    yield from _all_of_told(reading, reader, own)
    if len(own) > 1:
        yield from _parts_of_one(telling, reader, own)


def _all_of_told(reading: Reading, reader: FigureReader, own: Sequence[Quantity]) -> Iterator[Slip]:
    """Hold "35 staff altogether" against the list of parts that stands before it in its sentence."""
    text, last = reading.text, own[-1]
    is_all = _ALL.match(text, last.end) or _ALL_BEFORE.search(text, max(0, last.start - 40), last.start)
    parts = _list_before(text, own[:-1])
    if is_all and len(own) == 1 and last.kind == "" and _POINTS.match(text):
        parts = _list_before(reading.sentence.text_before, [each for each in reading.before if each.kind == last.kind])
    if not is_all or len(parts) < 2 or is_approximate(reader, reading.sentence, last.number):
        return
    total = sum((each.value for each in parts), Fraction(0))
    slack = sum((each.number.half for each in (last, *parts)), Fraction(0))
    is_near = (
        last.value > max(each.value for each in parts) and total * _LEAST_OF_ALL <= last.value <= total * _MOST_OF_ALL
    )
    before = [each for each in reading.before if each.kind == last.kind]
    if len(own) > 1 and last.value - total in {*sums_of(before[-_MOST_KNOWN:]), *(each.value for each in before)}:
        return  # with those of the sentence before
    if is_near and abs(total - last.value) > slack and last.value not in sums_of(own[:-1][-_MOST_KNOWN:]):
        yield _slip(last, total, last.start, last.end)


def _list_before(text: str, parts: Sequence[Quantity]) -> list[Quantity]:
    """Return the last quantities of some that are joined to a list."""
    found: list[Quantity] = []
    for each in reversed(parts):
        if found and _JOINED.fullmatch(text, each.end, found[0].start) is None:
            break
        found.insert(0, each)
    return found


def _parts_of_one(telling: Telling, reader: FigureReader, own: Sequence[Quantity]) -> Iterator[Slip]:
    """Hold a list of parts against the whole that is told with its first, before it, or in the sentence before."""
    reading = telling.reading
    found = _whole_of(reading, own)
    if found is None:
        return
    whole, parts = found
    if not 2 <= len(parts) <= _MOST_PARTS or any(each.value >= whole.value for each in parts):
        return
    if any(is_approximate(reader, reading.sentence, each.number) for each in (*parts, whole) if not each.is_before):
        return
    total = sum((each.value for each in parts), Fraction(0))
    slack = sum((each.number.half for each in (whole, *parts)), Fraction(0))
    if abs(total - whole.value) <= slack or not _are_all(reading, whole, parts, total):
        return
    told = [each.quantity for some in telling.told for each in some]
    if not any(abs(each.value - total) <= slack and each.kind == whole.kind for each in told if each not in parts):
        start = (
            whole.start + reading.sentence.start_before - reading.sentence.start if whole.is_before else parts[0].start
        )
        yield _slip(whole, total, min(start, parts[0].start), parts[-1].end)


def _whole_of(reading: Reading, own: Sequence[Quantity]) -> tuple[Quantity, list[Quantity]] | None:
    text = reading.text
    for place, (one, other) in enumerate(pairwise(own)):  # "148 of 160 … and 22 on the next", "57 of the 287 in …"
        if _OF.fullmatch(text, one.end, other.start) and one.value < other.value:
            return other, [one, *_list_after(text, other, own[place + 2 :])]
    if len(own) > 2 and own[0].value > max(each.value for each in own[1:]):
        is_led = _OF_WHOLE.search(text, 0, own[0].start) or _MADE_UP.search(text, own[0].end, own[1].start)
        if is_led or text[own[0].end : own[1].start].rstrip(" £").endswith((",", ":", "–")):
            return own[0], _list_after(text, own[0], own[1:])
    before = [each for each in reading.before if each.kind == own[0].kind and each.value > 1]
    if len(before) == 1 and len(_list_after(text, own[0], own[1:])) == len(own) - 1:
        return before[0], list(own)
    return None


def _list_after(text: str, first: Quantity, others: Sequence[Quantity]) -> list[Quantity]:
    found: list[Quantity] = []
    last = first
    for each in others:
        is_joined = _JOINED.fullmatch(text, last.end, each.start) is not None
        if not is_joined and (found or not _MADE_UP.search(text, last.end, each.start)):
            break
        found.append(each)
        last = each
    return found


def _are_all(reading: Reading, whole: Quantity, parts: Sequence[Quantity], total: Fraction) -> bool:
    """Return whether parts leave nothing and do not overlap, so that they have to make the whole."""
    text = reading.text
    if not whole.value * _LEAST <= total <= whole.value * _MOST:
        return False
    if (whole.is_before or whole.end < parts[0].start) and _MADE_UP.search(text, 0, parts[0].start):
        return True
    ends = [each.start for each in parts[1:]] + [min(len(text), parts[-1].end + _FARTHEST)]
    behind = [text[each.end : end] for each, end in zip(parts, ends, strict=True)]
    if any(_VERB.search(each) for each in behind[1:]) or not whole.value < total <= whole.value * _JUST:
        return False
    return _are_alike(behind[1:]) if len(parts) > 2 else _are_alike(behind) or _are_gapped(behind)


def _are_alike(behind: Sequence[str]) -> bool:
    """Return whether parts are told apart in one way: by what they were, by a place after one preposition."""
    copulas = [_COPULA.match(each) for each in behind]
    kinds = {each["what"] for each in copulas if each is not None}
    if all(copulas):
        return len(kinds) == len(copulas) and all(each.endswith("s") or each in PEOPLE for each in kinds)
    frames = [_PREPOSITION.match(each) for each in behind]
    if all(frames):
        return len({each["word"] for each in frames if each is not None}) == 1
    states = [_STATE.match(each) or _PREPOSITION.match(each) for each in behind]
    return len(behind) > 1 and all(states) and any(each is not None and each["word"] == "as" for each in states)


def _are_gapped(behind: Sequence[str]) -> bool:
    """Return whether the second of two parts has no verb of its own: "148 were seen that day and 22 on the next"."""
    one, other = behind
    second = re.match(r"\s+(?P<word>in|at|on|as|from|by|after|within)\b", other)
    return second is not None and re.search(rf"\b{second['word']}\b", one) is not None


def _slip(whole: Quantity, total: Fraction, start: int, end: int) -> Slip:
    return Slip(
        "parts-do-not-add", Severity.SHOULD, start, end, (("whole", whole.said), ("total", amount(total, whole.kind)))
    )
