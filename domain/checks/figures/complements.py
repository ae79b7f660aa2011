"""Hold counts of kinds of which every thing is one, and what is left of a whole, against the whole.

"46 posts, with 31 filled and 12 vacant"; "29 of the 36 homes were good. The other nine were not"; "91,900 women and
92,500 men among the 182,400 residents"; "£8.4 million. The north received £5.1 million and the south £3.9 million of
this"; "150 cases were open. 90 were opened and 110 closed, so 140 were open at the end".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import chain, combinations, pairwise

from domain.checks.figures.figure_words import FigureReader, Slip, is_approximate
from domain.checks.figures.numbers import Unit, decimal
from domain.checks.figures.portions import said_portions
from domain.checks.figures.quantities import Quantity, Reading
from domain.checks.finding import Severity

KINDS = (
    ("filled", "vacant"),
    ("filled", "vacancies"),
    ("open", "closed"),
    ("agreed", "refused"),
    ("agreed", "declined"),
    ("agreed", "rejected"),
    ("approved", "refused"),
    ("approved", "rejected"),
    ("approved", "declined"),
    ("granted", "refused"),
    ("granted", "declined"),
    ("accepted", "refused"),
    ("accepted", "rejected"),
    ("accepted", "declined"),
    ("upheld", "not"),
    ("men", "women"),
    ("male", "female"),
    ("boys", "girls"),
    ("first", "second"),
    ("full-time", "part-time"),
    ("permanent", "temporary"),
    ("permanent", "agency"),
    ("permanent", "interim"),
    ("completed", "outstanding"),
    ("finished", "outstanding"),
    ("done", "outstanding"),
    ("closed", "ongoing"),
    ("passed", "failed"),
    ("met", "missed"),
    ("met", "unmet"),
    ("time", "late"),
    ("urban", "rural"),
    ("with", "without"),
    ("residential", "nursing"),
    ("paid", "unpaid"),
    ("internal", "external"),
    ("alone", "with"),
    ("alone", "others"),
    ("present", "absent"),
    ("occupied", "empty"),
    ("occupied", "vacant"),
    ("in-house", "commissioned"),
    ("in-house", "agency"),
    ("attended", "cancelled"),
    ("attended", "missed"),
    ("attended", "absent"),
    ("online", "paper"),
    ("kept", "cancelled"),
    ("started", "waiting"),
    ("taken", "free"),
    ("occupied", "free"),
    ("booked", "free"),
    ("used", "free"),
    ("person", "online"),
    ("person", "telephone"),
    ("planned", "urgent"),
    ("day", "night"),
    ("weekdays", "weekends"),
    ("accepted", "turned"),
    ("won", "lost"),
    ("found", "missing"),
    ("ready", "not"),
    ("internal", "agency"),
)
"""Kinds that leave nothing between them: what is not the one is the other."""
_KIND_WORDS = frozenset(word for kinds in KINDS for word in kinds)
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")
_LOOSE = re.compile(
    r"\b(?:also|another|both|further|at\s+least|mostly|mainly|including|such\s+as|some|each|per|others?)\b"
)
_JOINED = re.compile(r"[^;:]{0,70}\b(?:and|while|whereas|but)\b[^;:]{0,50}")
_AMONG = re.compile(r"(?:\s+[a-z’-]+){1,3}\s+(?:among|out\s+of|of|in|from)\s+(?:the|its|their|all|a\s+total\s+of)\s+\Z")
_WHOLE = 100
_FACTOR = Fraction(3, 2)
_REST = re.compile(
    r"\b(?:leaving|(?:which|that|this)\s+(?:left|leaves))\s+(?:(?:just|only|about|another)\s+)*\Z"
    r"|\b[Tt]he\s+(?:other|remaining|rest,?|remainder,?)\s+(?:of\s+the\s+)?\Z|\b(?:so|meaning|meant)\s+(?:that\s+)?\Z"
)
_REST_WORDS = frozenset(
    {"leaving", "left", "leaves", "other", "remaining", "rest", "remainder", "so", "meaning", "meant", "not"}
)
_AFTER_SO = re.compile(
    r"(?:\s+[a-z’-]+){0,3}?\s+(?:(?:were|was|had|are|is|remained|remain|stood|still)\s+)*(?:still\s+)?(?:open|waiting|outstanding|left|unfilled|vacant"
    r"|remained|remaining|unanswered|unallocated|overdue|to\s+be|not|did\s+not|had\s+not|to\s+do|on\s+the\s+list|incomplete|without)\b"
)
_IS_PART = re.compile(
    r"\b[Oo]f\s+(?:them|these|those|whom|which|(?:(?:the|its|their|these|those|all)\s+)?\d(?!\d{3}\b))|\bout\s+of\b"
)
_AND = re.compile(r"\b(?:and|but|while)\s+(?:that\s+)?\Z")
_WERE_NOT = re.compile(r"\s+(?:were|was|had|did|have|are|could)\s+not\s*(?:[.,;)]|\Z)")
_ALL = re.compile(r"\b[Aa]ll\s+(?:of\s+)?(?:(?:the|its|their|our)\s+)?\Z")
_IN, _OUT = (
    frozenset({"opened", "joined", "admitted", "started", "added", "received", "new", "arrived", "recruited"}),
    frozenset({"closed", "left", "discharged", "ended", "removed", "resolved", "departed", "completed", "finished"}),
)
_OF_THIS = re.compile(r"\s+(?:[a-z]+\s+){0,2}?of\s+(?:this|these|it|that|them)\b")
_INTO = re.compile(
    r"\b(?:split|divided|shared|broken\s+down|allocated|apportioned)\s+(?:equally\s+)?(?:into|between|among|as|across)\b"
    r"|\bmade\s+up\s+of\b|\bincluded\b|\bincluding\b|\bcomprising\b|\bconsisting\s+of\b"
)
_OF_WHICH = re.compile(r"\bof\s+(?:which|whom)\b")
_MOST_KNOWN, _MOST_PARTS = 5, 6


def complement_slips(reading: Reading, reader: FigureReader) -> Iterator[Slip]:
    """Yield "parts-do-not-add" and "part-exceeds-whole" of a sentence with the one before."""
    words = reading.words
    is_rest, is_kind = not _REST_WORDS.isdisjoint(words), not _KIND_WORDS.isdisjoint(words)
    is_list = "and" in words and len(reading.sentence.numbers) > 2
    if is_rest or is_kind or is_list:
        counts = [each for each in reading.own if each.kind == "" and each.value > 1]
        if counts and is_rest and (words.isdisjoint(_IN) or words.isdisjoint(_OUT)):
            yield from _rests(reading, reader, counts)
        if len(counts) == 3 and is_rest:
            yield from _flows(reading, counts)
        if is_kind:
            yield from _kinds(reading, reader, counts)
    if "£" in reading.text:
        yield from _sums(reading, reader)
    if "not" in words:
        yield from _halves(reading, reader)


def _halves(reading: Reading, reader: FigureReader) -> Iterator[Slip]:
    """Hold those who did against those who did not, in words for shares: "two thirds had one and half did not"."""
    said = said_portions(reading, reader)
    if len(said) == 2 and _WERE_NOT.match(reading.text, said[1].end) and said[0].least + said[1].least > _WHOLE:
        word, figure = (reading.text[each.start : each.end] for each in said)
        data = (("word", word), ("figure", figure), ("percent", f"{float(said[1].least):.3g}%"))
        yield Slip("portion-contradicted", Severity.SHOULD, said[0].start, said[1].end, data)


def _kinds(reading: Reading, reader: FigureReader, counts: Sequence[Quantity]) -> Iterator[Slip]:
    """Hold two counts of two kinds against their whole, which stands before them or behind "among the"."""
    text = reading.text
    if len(counts) == 3 and _AMONG.fullmatch(text, counts[1].end, counts[2].start):
        one, other, whole = counts
    elif len(counts) == 3:
        whole, one, other = counts
        if sum(each.value for each in counts) in {each.value for each in reading.before}:
            return  # all three are parts of what was told before
    else:
        before = [each for each in reading.before if each.kind == "" and each.value > 1]
        if len(counts) != 2 or len(before) != 1 or not re.match(r"(?:Of|Some|There|It|The|In)\b|\d", text):
            return
        whole, one, other = before[0], *counts
    total = one.value + other.value
    is_near = whole.value / _FACTOR <= total <= whole.value * _FACTOR and max(one.value, other.value) < whole.value
    if total == whole.value or not is_near or _LOOSE.search(text, min(one.start, len(text))):
        return
    if any(is_approximate(reader, reading.sentence, each.number) for each in (one, other)):
        return
    if _JOINED.fullmatch(text, one.end, other.start) and _are_kinds(text, whole, one, other):
        yield _slip(whole, (one, other), total)


def _are_kinds(text: str, whole: Quantity, one: Quantity, other: Quantity) -> bool:
    """Return whether two counts are of kinds that leave nothing between them, and of what their whole is of."""
    if one.noun and one.noun == other.noun and whole.noun and whole.noun != one.noun:
        return False
    start = whole.end if not whole.is_before and whole.end <= one.start else 0
    places = (text[start : one.start], text[one.end : other.start], text[other.end :])
    before, between, behind = (set(_WORD.findall(each)) for each in places)
    return any(
        (first in before and second in between)  # "agreed 31 and refused 15"
        or (first in before | between and second in between | behind and second not in before | between)
        or (second in between and first in behind and first not in between)
        for first, second in KINDS
    )


def _rests(reading: Reading, reader: FigureReader, counts: Sequence[Quantity]) -> Iterator[Slip]:
    """Hold what is said to be left against all that can be left of the counts before it."""
    text = reading.text
    for rest in counts:
        led = _REST.search(text, max(0, rest.start - 40), rest.start) or _and_not(text, rest)
        if led is None or is_approximate(reader, reading.sentence, rest.number):
            continue
        if led.group().split()[0] in ("so", "meaning", "meant") and not _AFTER_SO.match(text, rest.end):
            continue
        here = [each for each in counts if each.end <= led.start()]
        known = here if len(here) > 1 else [*_of_before(reading), *here]
        is_same = all(not rest.noun or not each.noun or each.noun == rest.noun for each in known[:1])
        if not 1 <= len(known) <= _MOST_KNOWN or not is_same:
            continue
        before = [] if known[0].is_before else _of_before(reading)
        is_of_kinds = any(each.value - len(here) == rest.value for each in before)  # "the other 24 languages" of 27
        if is_of_kinds or rest.value in _differences(known) | _differences([*before, *here]):
            continue
        all_known = rest.value + sum([each.value for each in known], Fraction(0))
        if any(each.value == all_known for each in reading.earlier if each.kind == rest.kind):
            continue  # "16 actions. It had finished 5 of these and started 6. The remaining 5"
        whole = max(known, key=lambda each: each.value)
        window = f"{reading.sentence.text_before if known[0].is_before else ''} {text[: rest.start]}"
        is_part = _IS_PART.search(window) is not None or led.group().startswith("leaving")
        is_told = len(known) > 1 and is_part and rest.value < whole.value
        said_all = text if not whole.is_before else reading.sentence.text_before
        is_all = _ALL.search(said_all, 0, whole.start) is not None and (not rest.noun or whole.noun in (rest.noun, ""))
        if is_told or (is_all and len(known) == 1):
            part = next((each for each in known if each is not whole), whole)
            yield _slip(whole, (rest,), part.value + rest.value)


def _and_not(text: str, rest: Quantity) -> re.Match[str] | None:
    """Return what leads to those that are said not to be what the others are: "17 of 20 were, and five were not"."""
    return _AND.search(text, max(0, rest.start - 20), rest.start) if _WERE_NOT.match(text, rest.end) else None


def _of_before(reading: Reading) -> list[Quantity]:
    return [each for each in reading.before if each.kind == "" and each.value > 1]


def _differences(known: Sequence[Quantity]) -> set[Fraction]:
    """Return what is left of each count when any of the others are taken from it."""
    found: set[Fraction] = set()
    for place, whole in enumerate(known):
        others = [each.value for number, each in enumerate(known) if number != place]
        parts = chain.from_iterable(combinations(others, count) for count in range(1, len(others) + 1))
        found |= {whole.value - sum(each, Fraction(0)) for each in parts}
    return found


def _flows(reading: Reading, counts: Sequence[Quantity]) -> Iterator[Slip]:
    """Hold what was there at the end against what was there before, what came and what went."""
    before = _of_before(reading)
    if len(counts) != 3 or len(before) != 1 or before[0].number.is_word:
        return
    text, (came, went, end) = reading.text, counts
    first, second = (set(_WORD.findall(text[one.end : other.start])) for one, other in pairwise(counts))
    if first & _OUT and second & _IN:
        came, went = went, came
    elif not (first & _IN and second & _OUT):
        return
    total = before[0].value + came.value - went.value
    if re.search(r"\b(?:so|leaving)\b", text[counts[1].end : end.start]) and total != end.value:
        yield Slip(
            "parts-do-not-add", Severity.SHOULD, end.start, end.end, (("whole", end.said), ("total", decimal(total)))
        )


def _sums(reading: Reading, reader: FigureReader) -> Iterator[Slip]:
    """Hold parts of a sum of money against it."""
    text = reading.text
    pounds = [each for each in reading.own if each.kind == Unit.POUNDS.value]
    before = [each for each in reading.before if each.kind == Unit.POUNDS.value]
    if len(pounds) > _MOST_PARTS or any(is_approximate(reader, reading.sentence, each.number) for each in pounds):
        return
    is_of_before = len(pounds) == 2 and len(before) == 1
    if is_of_before and any(_OF_THIS.match(text, each.end) for each in pounds):
        whole, parts, is_whole = before[0], pounds, False
    elif len(pounds) > 1 and (into := _INTO.search(text, pounds[0].end, pounds[1].start)) is not None:
        whole, parts, is_whole = pounds[0], pounds[1:], into.group().startswith(("split", "divided", "made"))
    elif len(pounds) > 1 and _OF_WHICH.search(text, pounds[0].end, pounds[1].start):
        whole, parts, is_whole = pounds[0], pounds[1:], False
    else:
        return
    total = sum((each.value for each in parts), Fraction(0))
    slack = sum((each.number.half for each in (whole, *parts)), Fraction(0))
    is_listed = all(
        _JOINED.fullmatch(text, one.end, other.start) or "," in text[one.end : other.start]
        for one, other in pairwise(parts)
    )
    if not is_listed or re.search(r"\b(?:compared|than|year)\b", text[parts[0].end : parts[-1].start]):
        return
    if total > whole.value + slack or (is_whole and len(parts) > 1 and total < whole.value - slack):
        yield _slip(whole, parts, total)


def _slip(whole: Quantity, parts: Sequence[Quantity], total: Fraction) -> Slip:
    here = [each for each in (whole, *parts) if not each.is_before]
    sign = "£" if whole.kind == Unit.POUNDS.value else ""
    data = (("whole", whole.said), ("total", sign + decimal(total, 2)))
    return Slip(
        "parts-do-not-add", Severity.SHOULD, min(each.start for each in here), max(each.end for each in here), data
    )
