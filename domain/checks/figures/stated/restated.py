"""Hold a share that a sentence says again of counts, its own or those before it, against any two of these.

"860 referrals. Some 301 were closed, almost half of the total"; "1,940 concerns. Of these, 620 led to an enquiry, which
was just over half"; "90 files. The auditors graded 18 as weak. That was one in four".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from domain.checks.figures.figure_words import FigureReader, Slip, is_approximate
from domain.checks.figures.numbers import Number, Unit
from domain.checks.figures.quantities import Quantity, Reading, Said
from domain.checks.figures.said_shares import said_shares, share_slip
from domain.checks.figures.stated.pool import COUNTED, stems_in, sums_of

_BEGIN = re.compile(
    r"[,;:(–—]\s*|\b(?:so|thus|meaning|meant)\s+(?:that\s+)?|\band\s+(?=that\b|this\b|thus\b|so\b|therefore\b)"
)
_LINK = re.compile(
    r"(?:(?:and|or|so|thus|therefore|i\.e\.|that\s+is|that\s+is\s+to\s+say|equivalent\s+to|equating\s+to"
    r"|in\s+other\s+words|overall|in\s+all)[\s,]+)*"
    r"(?P<led>(?:which|that|this|it|these|they|those)\s+(?:had\s+|would\s+)?(?:[a-z]+ly\s+|therefore\s+|thus\s+)?"
    r"(?:was|were|is|are|be|been|mean(?:t|s)(?:\s+that)?|made(?:\s+up)?|makes?|gave|gives|represent(?:ed|s)|equal(?:led|s)"
    r"|equate[sd]\s+to|amount(?:ed|s)\s+to|c[oa]mes?\s+to|correspond(?:ed|s)\s+to|account(?:ed|s)\s+for|work(?:ed|s)\s+out\s+at)"
    r"\s+|(?:making|giving|representing|equal\s+to)\s+)?"
    r"(?:(?:an?|the)\s+(?:[a-z-]+\s+){0,2}?(?:share|rate|proportion|percentage|response|take-up|uptake|return)\s+of\s+)?"
    r"(?:(?:only|just|about|around|roughly|nearly|almost|over|under|some|less\s+than|more\s+than|fewer\s+than|well|as\s+many\s+as|fully)\s+)*",
    re.IGNORECASE,
)
_LAST_WORDS = (
    "and or so thus therefore is overall all total in-between was were are be been meant means that up made "
    "makes gave gives represented represents equalled equals to for at making giving representing of only just "
    "about around roughly nearly almost over under some than well as fully which"
)
_LAST_OF_LINK = frozenset(_LAST_WORDS.split())
_CLOSED = re.compile(r"\s*(?:[.,;)–—]|\Z|\s(?:in\s+all|in\s+total|altogether|overall)\b)")
_OF = re.compile(r"\s+of\s+(?P<words>(?:(?:the|all|these|those|its|their|our|that|this|any)\s+)*(?P<noun>[a-z’-]+))")
_OF_THESE = re.compile(r"\s+of\s+(?:them|these|those(?!\s+who\b)|the\s+(?:total|whole|sample))\b")
_OF_THEM = frozenset(
    {
        "everyone",
        "everybody",
        "residents",
        "population",
        "them",
        "these",
        "those",
        "total",
        "whole",
        "list",
        "sample",
        "group",
        "cohort",
        "all",
        "who",
        "it",
        "that",
    }
)
_AGAIN = re.compile(
    r"[^,;:()]{0,60}?(?:,\s+or\s+|\s*\()(?:(?:only|just|about|around|roughly|nearly|almost|over|under|some)\s+)*"
)
_JOINED = re.compile(r"\d[^.;]*\b(?:and|but|while|whereas|plus)\b")
_OF_NUMBER = re.compile(r"\s+of\s+(?:the|those|these|its|our|their|all)\s+(?:£\s?)?(?=\d)")
_OF_OR_BY = re.compile(r"\b(?:of|by|out\s+of)\s+(?:(?:the|these|those|its|all)\s+)*\Z")
_DENIED = re.compile(
    r"\b(?:not|no|none|never|without|un[a-z]{4,}|others?|remaining|rest|only|still|fail\w*|miss\w*|lack\w*|late|left|declin\w+|refus\w+)\b"
)
_LOOSE = re.compile(
    r"\b(?:[Ff]urther|[Aa]nother|rose|fell|up|down|increase\w*|compared|against|average|times|per|an?\s+hour)\b"
)
_MOST, _ROUGHLY, _ROUNDED = 4, 4, Fraction(1, 2)


def restated_share_slips(reading: Reading, reader: FigureReader) -> Iterator[Slip]:
    """Yield "percentage-wrong" and "portion-contradicted" of a sentence with the ones before."""
    for share, number in said_shares(reading, reader, _ROUGHLY):
        if (of := _OF_NUMBER.match(reading.text, share.end)) is not None:
            yield from _of_number(reading, share, number, of.end())
            continue
        if (part := _said_just_before(reading, share)) is not None:
            if (whole := _whole_of(reading, share, part)) is not None:
                yield _slip(reading, share, number, [whole, part])
            continue
        if not _is_said_again(reading, share):
            continue
        if any(each.kind == Unit.PERCENT.value and each.end <= share.start for each in (*reading.before, *reading.own)):
            continue  # one of several parts that have their shares: the whole may stand anywhere
        counts = _counts(reading, share)
        if not 2 <= len(counts) <= _MOST or any(each.value >= 10**9 for each in counts):
            continue
        if not _is_of(reading, share, counts) or _fits(reading, reader, share, counts):
            continue
        yield _slip(reading, share, number, counts)


def _is_said_again(reading: Reading, share: Said) -> bool:
    """Return whether a share stands at the beginning of a clause, or behind what points to what was said before it."""
    before = reading.text[: share.start].split()[-1:]
    if before and before[0][-1] not in ",;:(–—" and before[0].lower() not in _LAST_OF_LINK:
        return _OF_THESE.match(reading.text, share.end) is not None and share.start == 0
    begins = [match.end() for match in _BEGIN.finditer(reading.text, max(0, share.start - 80), share.start)]
    begin = max((0, *begins)) if begins or share.start <= 80 else share.start
    link = _LINK.fullmatch(reading.text, begin, share.start)
    while begins and link is None:
        begins.pop()
        begin = max((0, *begins))
        link = _LINK.fullmatch(reading.text, begin, share.start)
    if link is None:
        return False
    these = _OF_THESE.match(reading.text, share.end)
    if link["led"] or (these is not None and _CLOSED.match(reading.text, these.end())):
        return True
    return begin > 0 and _OF.match(reading.text, share.end) is None


def _of_number(reading: Reading, share: Said, number: Number | None, at: int) -> Iterator[Slip]:
    """Hold "it rated 168 as good, 60% of the 240" against the count before the share."""
    whole = next((each for each in reading.own if each.start == at and _is_count(each)), None)
    parts = [each for each in reading.own if each.end <= share.start and _is_count(each)]
    if whole is None or len(parts) != 1 or not parts[0].value <= whole.value:
        return
    is_again = re.fullmatch(r"[^,;:()\d]{0,30},\s+(?:or\s+)?", reading.text[parts[0].end : share.start]) is not None
    if is_again and not share.least <= 100 * parts[0].value / whole.value <= share.most:
        yield _slip(reading, share, number, [whole, parts[0]])


def _said_just_before(reading: Reading, share: Said) -> Quantity | None:
    """Return the count that a share says again: "62,480 people, or 18%", "34,500 residents, or one in five"."""
    if (
        not reading.text[: share.start]
        .rstrip()
        .endswith((" or", "(", "only", "just", "about", "nearly", "almost", "over"))
    ):
        return None
    own = [each for each in reading.own if each.end <= share.start and _is_count(each)]
    is_again = own and _AGAIN.fullmatch(reading.text, own[-1].end, share.start) is not None
    return own[-1] if is_again else None


def _whole_of(reading: Reading, share: Said, part: Quantity) -> Quantity | None:
    """Return the largest count before a part, where it is the share that is said of none in its paragraph."""
    if (
        _LOOSE.search(reading.text, 0, part.start)
        or _OF_OR_BY.search(reading.text, 0, part.start)
        or not _is_closed(reading, share)
    ):
        return None
    if any(each.kind == Unit.PERCENT.value and each.end <= part.start for each in reading.own):
        return None  # one of several parts that have their shares
    own = [each for each in reading.own if each is not part and _is_count(each)]
    known = [each for each in (*reading.earlier, *reading.before, *own) if _is_count(each) and each.kind == part.kind]
    larger = [each for each in known if each.value > part.value]
    slack = _ROUNDED if part.number.half else 0
    if any(share.least - slack <= 100 * part.value / each.value <= share.most + slack for each in larger):
        return None
    sums = sums_of([each for each in known if not each.is_before])
    if any(each > part.value and share.least <= 100 * part.value / each <= share.most for each in sums):
        return None
    of = _OF.match(reading.text, share.end)
    if of is not None and of["noun"] not in _OF_THEM:
        said = f"{reading.sentence.text_before} {reading.text[: part.start]}"
        if of["noun"].rstrip("s") not in stems_in(said):
            return None
    near = [each for each in (*reading.before, *own) if each in larger]
    return max(near or larger, key=lambda each: each.value) if near or len(larger) == 1 else None


def _is_closed(reading: Reading, share: Said) -> bool:
    of = _OF.match(reading.text, share.end)
    return _CLOSED.match(reading.text, share.end) is not None or of is not None


def _counts(reading: Reading, share: Said) -> list[Quantity]:
    """Return the counts, or sums, that a share can be of: its sentence's before it, else with those before that."""
    own = [each for each in reading.own if each.end <= share.start and _is_count(each)]
    own = [each for each in own if not any(said.start <= each.start < said.end for said in reading.portions or ())]
    found = own
    if len(found) < 2:
        found = [*(each for each in reading.before if _is_count(each)), *own]
    if len(found) < 2:
        found = [*[each for each in reading.earlier if _is_count(each)][-1:], *found]
    return found if len({each.kind for each in found}) == 1 else []


def _is_count(each: Quantity) -> bool:
    return each.kind in COUNTED and each.value > 1


def _is_of(reading: Reading, share: Said, counts: Sequence[Quantity]) -> bool:
    """Return whether nothing else is named that a share can be of."""
    if any(each.start >= share.end and each.start - share.end < 30 and _is_count(each) for each in reading.own):
        return False
    of = _OF.match(reading.text, share.end)
    window = _window(reading, share, counts)
    if _LOOSE.search(window):
        return False
    if of is None:
        return _CLOSED.match(reading.text, share.end) is not None
    if of["noun"] in _OF_THEM:
        return True
    return of["noun"].rstrip("s") in stems_in(window)


def _window(reading: Reading, share: Said, counts: Sequence[Quantity]) -> str:
    own = reading.text[: share.start]
    before = reading.sentence.preceding
    if before is None or not any(each.is_before for each in counts):
        return own
    return f"{before.text_before} {before.text} {own}"


def _fits(reading: Reading, reader: FigureReader, share: Said, counts: Sequence[Quantity]) -> bool:
    """Return whether any two counts make a share: as part and whole, as the rest, as both together, or as a change."""
    is_denied = _DENIED.search(f"{_window(reading, share, counts)} {reading.text[share.end :]}") is not None
    is_rough = any(is_approximate(reader, reading.sentence, each.number) for each in counts if not each.is_before)
    is_joined = _JOINED.search(_window(reading, share, counts)) is not None
    for one, other in combinations(counts, 2):
        low, high = sorted((one.value, other.value))
        values = (
            [100 * low / high, 100 * (high - low) / high, 100 * (high - low) / low] if is_denied else [100 * low / high]
        )
        if is_joined:
            values += [100 * low / (low + high), 100 * high / (low + high)]
        slack = (_ROUGHLY if is_rough else 0) + (_ROUNDED if one.number.half or other.number.half else 0)
        if any(share.least - slack <= value <= share.most + slack for value in values):
            return True
    total = sum((each.value for each in counts), Fraction(0))
    return (is_joined or len(counts) > 2) and any(
        share.least <= 100 * each.value / total <= share.most for each in counts
    )


def _slip(reading: Reading, share: Said, number: Number | None, counts: Sequence[Quantity]) -> Slip:
    whole = max(counts, key=lambda each: each.value)
    part = next((each for each in reversed(counts) if each is not whole), whole)
    said = reading.text[share.start : share.end].strip()
    return share_slip(said, number, part, whole, (share.start, share.end), reading)
