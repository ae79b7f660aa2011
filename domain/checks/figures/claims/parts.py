"""Hold a claimed share, rest or rank against the part and the whole that it must be of, also in the sentence before.

"2,400 concerns, of which 600 led to an enquiry, a share of 35%"; "104 of the 416 reviews, one in three"; "68% went
home. The other 38% did not"; "£90,000, with £60,000 for carers and £40,000 for day services"; "ranked 158th of 151".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from domain.checks.figures.figure_words import FigureReader, Sentence, Slip, is_approximate
from domain.checks.figures.numbers import Unit, decimal, places_of
from domain.checks.figures.portions import said_portions
from domain.checks.figures.quantities import Quantity, Reading
from domain.checks.finding import Severity

_RANK = re.compile(
    r"\b(?P<rank>\d{1,4})(?:st|nd|rd|th)\s+(?:place\s+)?(?:highest\s+|lowest\s+|most\s+\w+\s+|least\s+\w+\s+)?"
    r"(?:out\s+)?of\s+(?:the\s+|all\s+)?(?P<whole>\d{1,4})\b(?![,.]\d)"
)
_OF_THE = re.compile(
    r"(?:\s+[a-z’-]+){0,3}?\s+(?:out\s+)?of\s+(?:(?:the|these|those|its|their|our|all|a total of)\s+)*\Z"
)
_OF_THEM = re.compile(r"(?:\s+[a-z’-]+){0,2}?\s+of\s+(?:them|these|those|whom|which)\b")
_OF_WHICH = re.compile(r"\bof\s+(?:which|whom)\s+(?:[a-z]+\s+){0,2}?\Z|;\s+(?:\w+\s+)?of\s+(?:them|these)\s+\Z")
_GROUP = re.compile(r"\b(?:team|group|panel|board|sample|workforce|service|staff|unit|total)\s+of\s+\Z")
_HAD = re.compile(r"(?:\s+[a-z’-]+){0,3}?,?\s+(?:had|with|was missing|included|lacked)\s+(?:just\s+|only\s+)?\Z")
_OF_THESE = re.compile(r"(?:Of|In|For|Among)\s+(?:these|those|them)\b,?[^\d;:]{0,30}\Z")
_OF_WHOLE = re.compile(r"\bOf\s+(?:(?:the|these|those|its|their|our|all)\s+)*\Z")
_CLAIM = re.compile(
    r"[^;:()%\d]{0,80}?(?:\s*\(|,\s+(?:or\s+|which\s+(?:is|was|represents|represented|equates to|equated to)\s+"
    r"|that\s+is\s+"
    r"|representing\s+|making\s+)?|\s+[–—]\s+(?:or\s+)?|\s*(?:;|,)\s+this\s+(?:is|was)\s+)"
    r"(?:an?\s+(?:[a-z]+\s+)?(?:share|proportion|rate|percentage|total|success rate|completion rate)\s+of\s+)?"
    r"(?:just\s+|only\s+|about\s+|around\s+|some\s+)?\Z"
)
_RATE = re.compile(
    r"[^;:()%\d]{0,80}?\b(?:leaving|giving|making|had|was|is|so|with)\s+(?:an?|the)\s+(?:[a-z]+\s+){0,2}"
    r"(?:share|proportion|rate|percentage)\s+of\s+\Z"
)
_REPLIES = re.compile(r"\s*(?:,\s+(?:with|from|that is)\s+|\s*\(|:\s+)\Z")
_FROM = re.compile(r"(?:\s+[a-z’-]+){0,3}?\s+(?:from|out of|of|among)\s+(?:the\s+|its\s+|all\s+)?\Z")
_OTHER_RATE = re.compile(r"\b(?:target|average|compared|against|than|England|national|previous|year)\b")
_AS_SHARE = re.compile(r"\b(?:share|proportion|percentage)\s+of\s+\Z")
_CLOSED = re.compile(r"\s*(?:[),;.–—]|\Z|of\s+(?:them|these|those|all|the\s+total)\b)")
_REST = re.compile(
    r"\b(?:leaving|(?:which|that)\s+(?:left|leaves))\s+(?:just\s+|only\s+)?\Z|\b(?:[Tt]he\s+(?:other|remaining|rest,?)|[Tt]he\s+(?:remainder|rest)\s*[,(]|\bthe\s+rest\s+\()\s*(?:\w+\s+)?\Z"
)
_WITH = re.compile(r"(?P<noun>[^;:.()]{0,70}?),\s+(?:with|comprising|including|made up of|split as)\s+\Z")
_AND = re.compile(r"(?P<item>[^;:.()\d]{2,60}?),?\s+and\s+\Z")
_FOR = re.compile(r"\s+(?:[a-z’-]+\s+){0,3}?(?:for|in|to|at|on|from|with|going|towards)\b")
_DIVIDED = re.compile(r"\b(?:shared|split|divided|distributed|allocated)\s+(?:equally\s+)?between\b")


_REST_WORDS = frozenset({"leaving", "left", "leaves", "other", "remaining", "remainder", "rest"})
_WITH_WORDS = frozenset({"with", "comprising", "including", "made", "split", "between"})


@dataclass(frozen=True, slots=True)
class _Part:
    part: Quantity
    whole: Quantity
    end: int

    @property
    def share(self) -> Fraction:
        return 100 * self.part.value / self.whole.value


def claimed_part_slips(reading: Reading, reader: FigureReader) -> Iterator[Slip]:
    """Yield "percentage-wrong", "portion-contradicted" and "parts-do-not-add" of what a sentence claims of parts."""
    sentence = reading.sentence
    units = [each.unit for each in sentence.numbers]
    is_shared = Unit.PERCENT in units or bool(said_portions(reading, reader))
    if is_shared and "of" in reading.words and (Unit.PLAIN in units or Unit.POUNDS in units):
        parts = tuple(_parts(sentence, reading.own, reading.before))
        yield from _percents(reading, reader, parts)
    if not reading.words.isdisjoint(_REST_WORDS):
        yield from _rest_of_hundred(sentence, reader, reading.own, reading.before)
        yield from _rest_of_words(reading, reader)
    if len(units) > 2 and not reading.words.isdisjoint(_WITH_WORDS):
        yield from _with_parts(sentence, reader, reading.own)


def rank_slips(text: str) -> Iterator[Slip]:
    """Yield "part-exceeds-whole" of a rank that is lower than the last: "158th of 151 authorities"."""
    for match in _RANK.finditer(text):
        if int(match["rank"]) > int(match["whole"]):
            data = (("part", match.group().split()[0]), ("whole", match["whole"]))
            yield Slip("part-exceeds-whole", Severity.MUST, match.start(), match.end(), data)


def _parts(sentence: Sentence, own: Sequence[Quantity], before: Sequence[Quantity]) -> Iterator[_Part]:
    """Yield the counts of a sentence that are said to be parts of another, with their wholes."""
    text = sentence.text
    counts = [each for each in own if each.kind in ("", Unit.POUNDS.value)]
    counts = [each for each in counts if each.kind == counts[0].kind]
    for place, part in enumerate(counts):
        following = counts[place + 1] if place + 1 < len(counts) else None
        if following is not None and _OF_THE.fullmatch(text, part.end, following.start):
            if 0 < part.value <= following.value:
                yield _Part(part, following, following.end)
            continue
        if place and _OF_WHOLE.search(text, 0, counts[0].start) and counts[0].value >= part.value > 0 and place == 1:
            yield _Part(part, counts[0], part.end)
            continue
        if place == 1 and _GROUP.search(text, 0, counts[0].start) and 0 < part.value <= counts[0].value:
            if _HAD.fullmatch(text, counts[0].end, part.start):
                yield _Part(part, counts[0], part.end)
            continue
        is_of_them = _OF_THEM.match(text, part.end) or _OF_WHICH.search(text, max(0, part.start - 40), part.start)
        is_of_these = _OF_THESE.match(text, 0, part.start) and place == 0
        wholes = [each for each in counts[:place] if each.value >= part.value]
        if not wholes and not place and (is_of_these or (is_of_them and "which" not in text[: part.start])):
            known = [each for each in before if each.kind == "" and not each.number.is_word]
            wholes = known if len(known) == 1 and known[0].value >= part.value else []
        if (is_of_them or is_of_these) and wholes and part.value > 0:
            yield _Part(part, wholes[-1], max(part.end, is_of_them.end() if is_of_them else 0))


def _percents(reading: Reading, reader: FigureReader, parts: Sequence[_Part]) -> Iterator[Slip]:
    text, sentence, own = reading.plain, reading.sentence, reading.own
    yield from _percent_of_them(sentence, own)
    for part in parts:
        percent = next((each for each in own if each.start >= part.end), None)
        if percent is None or percent.kind != Unit.PERCENT.value:
            continue
        claim = _CLAIM.fullmatch(text, part.end, percent.start)
        if claim is None and _is_rate(text, part, percent):
            yield from _rate(sentence, reader, part, percent)
            continue
        is_closed = _CLOSED.match(text, percent.end) is not None
        if claim is None or not (is_closed or _AS_SHARE.search(text, 0, percent.start)):
            continue
        if text.endswith(", ", 0, percent.start) and _OF_THEM.match(text, percent.end):
            continue
        slack = percent.number.half + (6 if is_approximate(reader, sentence, percent.number) else 0)
        if abs(part.share - percent.value) > slack and not _fits_other(percent, part, own, slack):
            right = f"{decimal(part.share, places_of(percent.number))}%"
            data = (("part", part.part.said), ("whole", part.whole.said), ("percent", percent.said), ("right", right))
            yield Slip("percentage-wrong", Severity.MUST, part.part.start, percent.end, data)


def _percent_of_them(sentence: Sentence, own: Sequence[Quantity]) -> Iterator[Slip]:
    """Hold "61% of them (42)" and "a response rate of 45%, with 212 replies from 640 staff" against their counts."""
    text = sentence.text
    for place, percent in enumerate(own):
        if percent.kind != Unit.PERCENT.value:
            continue
        before = [each for each in own[:place] if each.kind == ""]
        after = [each for each in own[place + 1 :] if each.kind == ""]
        them = _OF_THEM.match(text, percent.end)
        if them is not None and len(before) == 1 and after and text[them.end() : after[0].start].strip() == "(":
            part, whole = after[0], before[0]
        elif len(after) == 2 and not before and _REPLIES.fullmatch(text, percent.end, after[0].start):
            part, whole = after
            if not _FROM.fullmatch(text, part.end, whole.start):
                continue
        else:
            continue
        if 0 < part.value <= whole.value and abs(100 * part.value / whole.value - percent.value) > percent.number.half:
            right = f"{decimal(100 * part.value / whole.value, places_of(percent.number))}%"
            data = (("part", part.said), ("whole", whole.said), ("percent", percent.said), ("right", right))
            places = (part, whole, percent)
            start, end = min(each.start for each in places), max(each.end for each in places)
            yield Slip("percentage-wrong", Severity.SHOULD, start, end, data)


def _is_rate(text: str, part: _Part, percent: Quantity) -> bool:
    rate = _RATE.fullmatch(text, part.end, percent.start)
    return rate is not None and _OTHER_RATE.search(text, part.end, percent.start) is None


def _rate(sentence: Sentence, reader: FigureReader, part: _Part, percent: Quantity) -> Iterator[Slip]:
    """Hold a rate against a part and the rest of its whole, of either of which it may be."""
    slack = percent.number.half + (6 if is_approximate(reader, sentence, percent.number) else 0)
    if all(abs(each - percent.value) > slack for each in (part.share, 100 - part.share)):
        right = f"{decimal(part.share, places_of(percent.number))}%"
        data = (("part", part.part.said), ("whole", part.whole.said), ("percent", percent.said), ("right", right))
        yield Slip("percentage-wrong", Severity.SHOULD, part.part.start, percent.end, data)


def _fits_other(percent: Quantity, part: _Part, own: Sequence[Quantity], slack: Fraction) -> bool:
    """Return whether a percentage is that of the part in another number of the sentence."""
    return any(
        each.value and each.kind == "" and abs(100 * part.part.value / each.value - percent.value) <= slack
        for each in own
        if each is not part.part
    )


def _rest_of_hundred(
    sentence: Sentence, reader: FigureReader, own: Sequence[Quantity], before: Sequence[Quantity]
) -> Iterator[Slip]:
    """Hold "the other 38%" against the percentages before it, which leave another rest."""
    text = sentence.text
    for place, rest in enumerate(own):
        if rest.kind != Unit.PERCENT.value or not _REST.search(text, max(0, rest.start - 40), rest.start):
            continue
        here = [each for each in own[:place] if each.kind == Unit.PERCENT.value]
        known = here or [each for each in before if each.kind == Unit.PERCENT.value]
        sums = [sum((each.value for each in known[start:]), Fraction(0)) for start in range(len(known))]
        slack = sum((each.number.half for each in (*known, rest)), Fraction(0))
        is_rough = any(is_approximate(reader, sentence, each.number) for each in (*here, rest))
        if known and len(known) <= 4 and not is_rough and all(abs(100 - each - rest.value) > slack for each in sums):
            total = f"{decimal(sums[0] + rest.value, 2)}%"
            start = here[0].start if here else max(0, text.rfind("he ", 0, rest.start) - 1)
            yield Slip("parts-do-not-add", Severity.SHOULD, start, rest.end, (("whole", "100%"), ("total", total)))


def _rest_of_words(reading: Reading, reader: FigureReader) -> Iterator[Slip]:
    """Hold "the remaining 20%" against the only share that the words before it tell: "nine in ten had none"."""
    percents = [each for each in (*reading.before, *reading.own) if each.kind == Unit.PERCENT.value]
    if len(percents) != 1 or percents[0].is_before:
        return
    rest, text = percents[0], reading.text
    own = [each for each in said_portions(reading, reader) if each.end <= rest.start]
    told = own or (said_portions(reading.previous, reader) if reading.previous is not None else [])
    is_rest = _REST.search(text, max(0, rest.start - 40), rest.start) is not None
    if len(told) == 1 and is_rest and not told[0].least - 1 <= 100 - rest.value <= told[0].most + 1:
        said = text if own else reading.sentence.text_before
        data = (("word", said[told[0].start : told[0].end]), ("figure", rest.said), ("percent", f"{100 - rest.value}%"))
        yield Slip("portion-contradicted", Severity.SHOULD, rest.start, rest.end, data)


def _with_parts(sentence: Sentence, reader: FigureReader, own: Sequence[Quantity]) -> Iterator[Slip]:
    """Hold the parts of a sum that "with" leads to against it, and those that it is divided between."""
    text = sentence.text
    for place, whole in enumerate(own[:-2]):
        first, second = own[place + 1 : place + 3]
        if not whole.kind == first.kind == second.kind or whole.kind == Unit.POINTS.value:
            continue
        if any(is_approximate(reader, sentence, each.number) for each in (whole, first, second)):
            continue
        total = first.value + second.value
        slack = whole.number.half + first.number.half + second.number.half
        is_and = _AND.fullmatch(text, first.end, second.start) is not None
        is_of_two = is_and and max(first.value, second.value) <= whole.value
        is_money = whole.kind == Unit.POUNDS.value or _FOR.match(text, second.end) is not None
        is_noun = are_nouns_one(whole, first, second)
        if is_of_two and is_money and is_noun and _WITH.fullmatch(text, whole.end, first.start):
            if total > whole.value + slack and _FOR.match(text, first.end):
                yield _parts_slip(whole, first, second, total)
        elif _is_divided(text, whole, first, second, own) and abs(total - whole.value) > slack:
            yield _parts_slip(whole, first, second, total)


def are_nouns_one(whole: Quantity, *parts: Quantity) -> bool:
    """Return whether parts are of what their whole is of, or say nothing else."""
    return all(not each.noun or each.noun == whole.noun for each in parts)


def _is_divided(text: str, whole: Quantity, first: Quantity, second: Quantity, own: Sequence[Quantity]) -> bool:
    """Return whether a sum is said to be divided between two that have theirs in brackets."""
    gaps = (text[one.end : other.start] for one, other in pairwise((whole, first, second)))
    is_between = _DIVIDED.search(text, whole.end, first.start) is not None
    is_last = own[-1] is second or own[own.index(second) + 1].kind != whole.kind
    return is_between and is_last and all(gap.endswith("(") for gap in gaps) and second.value < whole.value


def _parts_slip(whole: Quantity, first: Quantity, second: Quantity, total: Fraction) -> Slip:
    sign = "£" if whole.kind == Unit.POUNDS.value else ""
    data = (("whole", whole.said), ("total", sign + decimal(total, 2)))
    return Slip("parts-do-not-add", Severity.SHOULD, whole.start, second.end, data)
