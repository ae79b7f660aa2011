"""Hold what is said to be all of several together against them, also where they stand in the sentence before.

"220 people in the north and 185 in the south. Together they served 425"; "14 people and nine carers. All 25 had been
told"; "£4.1 million and £2.7 million. In total, £7.8 million went on these two".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from domain.checks.figures.figure_words import FigureReader, Slip
from domain.checks.figures.numbers import Unit, decimal
from domain.checks.figures.quantities import TIMES, Quantity, Reading
from domain.checks.figures.stated.pool import are_one_noun, are_rough, known_before, place_of, stems_in, sums_of
from domain.checks.finding import Severity

_TOGETHER = re.compile(
    r"\b(?:[Tt]ogether|[Ii]n\s+total|[Ii]n\s+all|[Aa]ltogether|[Aa]ll\s+told|[Bb]etween\s+them|[Cc]ombined,|[Jj]ointly,"
    r"|add(?:s|ed|ing)?\s+up\s+to|sum\s+of|total\s+of|totall(?:ed|ing)|made\s+a\s+total|making|which\s+(?:made|makes|gave|gives)|[Tt]he\s+total\s+(?:was|came\s+to)"
    r"|c[oa]me\s+to|[Oo]verall|[Tt]h(?:at|is)\s+(?:made|makes|gave|brought)|[Oo]ver\s+(?:the|these|those|all)\s+(?:\w+)\s+(?:years|months|quarters|weeks))\b"
)
_APPOSED = re.compile(
    r",\s+(?:making\s+|giving\s+|in\s+all\s+)?(?:an?|the)\s+(?:(?!average|mean|median|rate|maximum|minimum|further|quarter|third)[a-z-]+\s+){1,4}of\s+\Z"
)
_ALTOGETHER = re.compile(
    r"(?:\s+[a-z’-]+){0,3}?\s+(?:together|in\s+total|in\s+all|altogether|all\s+told|between\s+them|combined|overall"
    r"|(?:over|in|for|across)\s+the\s+(?:whole\s+|full\s+)?year)\b"
)
_THESE = re.compile(r"\b(?:these|those|all(?:\s+of)?(?:\s+the|\s+these)?)\s+\Z|;\s+the\s+\Z")
_ALL = re.compile(
    r"(?:Of\s+the|[Aa]ll(?:\s+of\s+(?:the|these|those))?(?:\s+the|\s+these|\s+those)?|The|These|Those)\s+\Z"
)
_NOT_ALL = re.compile(
    r"\b(?:of\s+(?:which|whom)|[Oo]f\s+(?:these|those|them)(?!\s+\d))\b|\b(?:other|another|more|further|extra)\s+(?:[a-z]+\s+)?\Z"
)
_WORDS = frozenset(
    {
        "together",
        "total",
        "all",
        "over",
        "altogether",
        "told",
        "combined",
        "jointly",
        "sum",
        "totalled",
        "totalling",
        "making",
    }
    | {"made", "makes", "gave", "gives", "overall", "year", "came", "come", "adds", "added", "adding", "add", "between"}
)
_OF_SOME = re.compile(r"\s+(?:[a-z’-]+\s+){0,2}?(?:who|that|which|whose|in|with|from|at|for|on|[a-z]+ed|[a-z]+ing)\b")
_BEGINNINGS = ("Of the ", "All ", "The ", "These ", "Those ")


_LIST = re.compile(r"\b(?:and|plus|while|whereas|then)\b|,")
_THEN = re.compile(r"(?:\s+(?!of\b)[a-z’-]+){0,4},\s+(?:or\s+|making\s+|so\s+)?")
_EACH = re.compile(r"\b(?:each|per|apiece|every)\b")
_LEAST, _MOST, _NEAR = Fraction(2, 3), Fraction(3, 2), Fraction(5, 4)
_MOST_PARTS, _FEWEST, _ROUGHLY = 6, 2, 60


def may_tell_sum(reading: Reading) -> bool:
    """Return whether a sentence has a word for all together, or begins with what can be all that were counted."""
    if not reading.words.isdisjoint(_WORDS):
        return True
    if len(reading.sentence.numbers_before) < _FEWEST:
        return False
    return reading.text.startswith(_BEGINNINGS) or not reading.words.isdisjoint(("these", "those"))


def stated_sum_slips(reading: Reading, reader: FigureReader) -> Iterator[Slip]:
    """Yield "parts-do-not-add" of a sentence with the one before."""
    for place, whole in enumerate(reading.own):
        if whole.kind not in ("", Unit.POUNDS.value, Unit.PERCENT.value) and whole.kind not in TIMES:
            continue
        if whole.kind == Unit.PERCENT.value and "ogether" not in reading.text:
            continue
        is_definite = place == 0 and _ALL.fullmatch(reading.text, 0, whole.start) is not None
        is_definite = is_definite or (
            place in (0, len(reading.own) - 1) and _THESE.search(reading.text, 0, whole.start) is not None
        )
        if not is_definite and not _is_together(reading, whole):
            continue
        parts = _parts(reading, whole, is_definite=is_definite)
        is_rough = are_rough(reading, reader, (whole,))
        if parts and not is_rough:
            is_near = are_rough(reading, reader, parts)
            yield from _held(whole, parts, is_definite=is_definite, is_near=is_near)


def _is_together(reading: Reading, whole: Quantity) -> bool:
    """Return whether a word before a figure, behind the one before that, or behind it says that it is all together."""
    before = [each.end for each in reading.own if each.end <= whole.start and not each.number.is_word]
    low = before[-1] if before else 0
    is_led = _TOGETHER.search(reading.plain, low, whole.start)
    if is_led is None and len(before) > 1:
        is_led = _APPOSED.search(reading.plain, low, whole.start)
    return is_led is not None or _ALTOGETHER.match(reading.text, whole.end) is not None


def _parts(reading: Reading, whole: Quantity, *, is_definite: bool) -> list[Quantity]:
    known = known_before(reading, whole.start, whole.kind)
    known = [each for each in known if not (each.number.is_word and each.value == len(known) - 1)]
    own = [each for each in known if not each.is_before]
    parts = own if len(own) > 1 else known
    if (
        len(own) > 1
        and _THEN.fullmatch(reading.text, own[-1].end, whole.start)
        and _ALTOGETHER.match(reading.text, whole.end)
    ):
        return own if len(own) <= _MOST_PARTS and not _NOT_ALL.search(reading.text, 0, whole.start) else []
    if not 2 <= len(parts) <= _MOST_PARTS or any(whole.noun and not are_one_noun(each, whole) for each in parts):
        return _of_one_noun(reading, whole, parts) if len(parts) > 2 else []
    if reading.text.startswith("Of the ") and _OF_SOME.match(reading.text, whole.end):
        return []
    if parts[0].is_before and any(each.kind == Unit.PERCENT.value for each in reading.before) and not whole.kind:
        return []  # parts with their shares: "44 (59%) were good and 12 (16%) outstanding. A total of 74 were listed"
    text = reading.sentence.text_before if parts[0].is_before else reading.text[: whole.start]
    last = parts[-1].start if parts[-1].is_before is parts[0].is_before else len(text)
    if _LIST.search(text, parts[0].end, last) is None or _EACH.search(text, parts[0].end):
        return []
    if _NOT_ALL.search(reading.text, 0, whole.start):
        return []
    if is_definite and whole.noun and whole.noun not in {each.noun for each in parts}:
        return parts if whole.noun in stems_in(text) else []
    return parts


def _of_one_noun(reading: Reading, whole: Quantity, parts: Sequence[Quantity]) -> list[Quantity]:
    """Return the parts that can be of what a whole is of, where the first of them only counts the others."""
    rest = [each for each in parts if are_one_noun(each, whole)]
    is_counted = len(rest) == len(parts) - 1 and parts[0] not in rest and parts[0].value == len(rest)
    return rest if is_counted and whole.noun in stems_in(reading.sentence.text_before) else []


def _held(whole: Quantity, parts: Sequence[Quantity], *, is_definite: bool, is_near: bool) -> Iterator[Slip]:
    total = sum((each.value for each in parts), Fraction(0))
    slack = sum((each.number.half for each in (whole, *parts)), Fraction(0))
    slack += total / _ROUGHLY if is_near else 0
    low, high = (1 / _NEAR, _NEAR) if is_definite else (_LEAST, _MOST)
    largest = max(each.value for each in parts)
    if whole.value <= largest or not total * low <= whole.value <= total * high:
        return
    sums = sums_of(parts)
    if whole.value in sums or any(abs(each - whole.value) < slack for each in sums):
        return
    sign = "£" if whole.kind == Unit.POUNDS.value else ""
    said = sign + decimal(total / (whole.value / whole.number.value), 2)
    data = (("whole", whole.said), ("total", said))
    yield Slip("parts-do-not-add", Severity.SHOULD, *place_of(whole.start, whole.end, parts), data)
