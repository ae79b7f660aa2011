"""Hold a share against the count that it stands beside as the same thing said twice, and every whole that it can be of.

"380 answers. A quarter of those who answered, 152 people, had waited"; "48 plans. Consent was missing in six, a quarter
of the sample"; "1,600 concerns. An enquiry followed for 400, a rate of 40%".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from domain.checks.figures.figure_words import FigureReader, Slip, is_approximate
from domain.checks.figures.numbers import Number
from domain.checks.figures.quantities import Quantity, Reading
from domain.checks.figures.said_shares import said_shares, share_slip
from domain.checks.figures.stated.pool import COUNTED, are_one_noun, counts_of, place_of, stems_in

_ROUGH = r"(?:(?:only|just|about|around|roughly|nearly|almost|over|under|some)\s+)*"
_OPENED = re.compile(
    rf"(?P<of>\s+of\s+[^;:.,()%\d]{{2,60}}|\s+[^;:.,()%\d]{{0,30}})?(?:,\s+|\s*\(|\s+[–—]\s+)(?:or\s+|that\s+is\s+)?{_ROUGH}\Z"
)
_CLOSED = re.compile(
    r"(?:\s+(?:of\s+(?:them|these|those|all)|in\s+all|in\s+total|altogether|(?!and\b|or\b|had\b|were\b|was\b|to\b|for\b|in\b|at\b|on\b|by\b|from\b)[a-z’-]+)){0,3}?"
    r"\s*(?:[),;–—]|\.?\s*\Z)"
)
_RESTATED = re.compile(
    r"[^;:.()%\d]{0,60}?(?:,\s+(?:or\s+|that\s+is\s+|which\s+(?:is|was)\s+)?|\s*\(|\s+[–—]\s+)"
    r"(?:an?\s+(?:[a-z]+\s+)?(?:rate|share|proportion|percentage|fraction)\s+of\s+|making\s+up\s+)?" + _ROUGH + r"\Z"
)
_OF = re.compile(
    r"\s+of\s+(?P<noun>(?:them|these|those|whom|which)\b|(?:(?:the|all|these|those|its|their|our)\s+)*[a-z’-]+(?:\s+[a-z’-]+)?)"
)
_OWN_SHARE = re.compile(r"[^;:.()%\d]{0,60}?(?:\(|,\s+or\s+)[\d.]+\s?(?:%|per\s+cent)")
_BEGIN = re.compile(
    r"(?:\A|[;:]\s+|,\s+(?:so\s+that\s+|so\s+|and\s+so\s+|thus\s+)?)(?:only\s+|just\s+|about\s+|some\s+|so\s+|thus\s+)?\Z",
    re.IGNORECASE,
)
_DID = re.compile(
    r"\s+(?:of\s+(?:them|these)(?=[,.;)])|did|had|were|was|have|are|could)(?P<not>\s+not)?(?:\s+(?:been|so|it))?\s*(?:[.,;:)]|\Z)"
)
_AGAIN_TOLD = re.compile(
    r"\s+(?:were|was|had\s+been|had)\s+(?P<verb>[a-z]+ed|seen|met|held|made|done|kept|sent|taken|given)\b"
)
_CONCLUDES = re.compile(r"\b(?:therefore|thus|hence|consequently|[Ss]o)\b")
_IS_PART = re.compile(
    r"\b(?:of\s+(?:them|these|those|whom|which)|out\s+of|of\s+(?:(?:the|its|our|their|these)\s+)?\d|had\s+taken|took\s+it)\b|\b[Oo]f\s+"
)
_TOLD_OF = re.compile(
    r"(?:\s+of\s+(?:them|these|those|the\s+[a-z]+|[a-z]+s))?\s+(?:had\s+been|were|was|had)\s+(?P<label>[^.,;:()]{3,40})"
)
_CLAUSE_END = re.compile(r"[.,;:()]|\band\b|\bwhile\b")
_WORD = re.compile(r"[a-z-]+")
_HOLDING = frozenset({"were", "was", "had", "been", "of", "them", "these", "the", "which", "whom", "be", "in", "a"})
_BY = re.compile(r"\bby\s+\Z")
_END = re.compile(r"\s*(?:[),;–—]|\.?\s*\Z)")
_OF_WHOLE = re.compile(r"(?:\s+[a-z’-]+){0,2}?\s+(?:out\s+)?of\s+(?:(?:the|these|those|its|their|our|all)\s+)*")
_AGAIN = frozenset(
    {
        "them",
        "these",
        "those",
        "whom",
        "which",
        "all",
        "total",
        "sample",
        "group",
        "list",
        "whole",
        "cohort",
        "files",
        "thi",
        "that",
    }
)
_ROUGHLY, _MOST_KNOWN = 6, 5


@dataclass(frozen=True, slots=True)
class _Share:
    """A percentage or words for a share at [start, end), the least and the most that it can mean, and what it is of."""

    start: int
    end: int
    least: Fraction
    most: Fraction
    number: Number | None
    of: str


def stated_share_slips(reading: Reading, reader: FigureReader) -> Iterator[Slip]:
    """Yield "percentage-wrong" and "portion-contradicted" of a sentence with the one before."""
    counted = [each for each in reading.own if each.kind in COUNTED]
    yield from _of_labels(reading, reader)
    yield from _of_clauses(reading, reader, counted)
    for share in _shares(reading, reader):
        part = _restated_after(reading, share, counted) or _restated_before(reading, share, counted)
        if (
            part is None
            or _BY.search(reading.text, 0, part.start)
            or is_approximate(reader, reading.sentence, part.number)
        ):
            continue
        known = [each for each in counts_of((*reading.before, *reading.own), part.kind) if each is not part]
        known = [each for each in known if each.number is not share.number]
        if any(_is_shared_itself(reading, each) for each in known) and (not share.of or "them" in share.of):
            continue
        wholes = [each for each in known if each.value >= part.value and _is_of(reading, share, part, each)]
        if not wholes or len(known) > _MOST_KNOWN or any(_fits(share, part, each) for each in known):
            continue
        yield _slip(reading, share, part, wholes[-1])


def _of_labels(reading: Reading, reader: FigureReader) -> Iterator[Slip]:
    """Hold a share of a kind against the count that the sentence before gives of it: "as half were not upheld"."""
    before = counts_of(reading.before)
    if len(before) < 2 or len(before) > _MOST_KNOWN:
        return
    text, whole = reading.sentence.text_before, before[0]
    ends = [each.start for each in before[1:]] + [len(text)]
    labels = [_label(text[each.end : end]) for each, end in zip(before, ends, strict=True)]
    for share in _shares(reading, reader):
        told = _TOLD_OF.match(reading.text, share.end)
        label = _label(told["label"]) if told is not None else ()
        if not label or labels[1:].count(label) != 1 or any(each.value > whole.value for each in before):
            continue
        part = before[1:][labels[1:].index(label)]
        if not share.least <= 100 * part.value / whole.value <= share.most:
            yield _slip(reading, share, part, whole)


def _of_clauses(reading: Reading, reader: FigureReader, counted: Sequence[Quantity]) -> Iterator[Slip]:
    """Hold a share that a clause begins with against the part and the whole before it: "45 of 120; a third did".

    It ends there, or the clause says that it concludes, or it has the verb of the sentence before.
    """
    shares = list(_shares(reading, reader))
    for share in shares:
        begin = _BEGIN.search(reading.text, max(0, share.start - 30), share.start)
        did = _DID.match(reading.text, share.end)
        if begin is None or not (did or _is_concluded(reading, share, begin.start())):
            yield from _of_number(reading, share, counted)
            continue
        known = [each for each in counted if each.end <= begin.start()] or counts_of(reading.before)
        if len(known) == 2 and known[0].kind == known[1].kind:
            yield from _of_pair(reading, share, did, known)


def _is_concluded(reading: Reading, share: _Share, begin: int) -> bool:
    """Return whether a clause concludes, or says again what was done to those of the sentence before."""
    again = _AGAIN_TOLD.match(reading.text, share.end) if not share.of else None
    if again is not None and re.search(rf"\b{again['verb']}\b", reading.sentence.text_before):
        return True
    return _CONCLUDES.search(reading.text, begin, share.end + 80) is not None


def _of_pair(reading: Reading, share: _Share, did: re.Match[str] | None, known: Sequence[Quantity]) -> Iterator[Slip]:
    """Hold a share against the only two counts that it can be of, or what the one leaves of the other."""
    text = reading.text[: share.start] if not known[0].is_before else reading.sentence.text_before
    part, whole = sorted(known, key=lambda each: each.value)
    if not _IS_PART.search(text):
        return
    value = 100 * part.value / whole.value
    values = [100 - value] if did is not None and did["not"] else [value]
    if did is None:  # what is said may be what the others did
        values.append(100 - value)
    if all(not share.least - 1 <= each <= share.most + 1 for each in values):
        yield _slip(reading, share, part, whole)


def _of_number(reading: Reading, share: _Share, counted: Sequence[Quantity]) -> Iterator[Slip]:
    """Hold "one in ten of the 86 people had one: 27 did" against the count that the sentence ends with."""
    behind = [each for each in counted if each.start >= share.end]
    if len(behind) != 2 or behind[0].value < behind[1].value or share.number is not None:
        return
    whole, part = behind
    is_whole = (
        re.fullmatch(r"\s+of\s+(?:(?:the|our|its|these|those)\s+)?", reading.text[share.end : whole.start]) is not None
    )
    did = _DID.match(reading.text, part.end)
    is_told = is_whole and did is not None and not did["not"]
    is_closed = reading.text[: part.start].rstrip().endswith((":", ";", ","))
    if is_told and is_closed and not share.least <= 100 * part.value / whole.value <= share.most:
        yield _slip(reading, share, part, whole)


def _label(text: str) -> tuple[str, ...]:
    """Return the first words of what is said of a count, without those that hold the sentence together."""
    words = _WORD.findall(_CLAUSE_END.split(text, maxsplit=1)[0].lower())
    return tuple([each for each in words if each not in _HOLDING])


def _is_shared_itself(reading: Reading, each: Quantity) -> bool:
    """Return whether a count has a percentage of its own behind it: it is a part like others, of what stood before."""
    text = reading.sentence.text_before if each.is_before else reading.text
    return _OWN_SHARE.match(text, each.end) is not None


def _shares(reading: Reading, reader: FigureReader) -> Iterator[_Share]:
    for said, number in said_shares(reading, reader, _ROUGHLY):
        of = _OF.match(reading.text, said.end)
        yield _Share(said.start, said.end, said.least, said.most, number, of["noun"] if of is not None else "")


def _restated_after(reading: Reading, share: _Share, counted: Sequence[Quantity]) -> Quantity | None:
    """Return the count that says a share again behind it: "three quarters of the files (38)"."""
    for each in counted:
        if each.start < share.end:
            continue
        is_opened = _OPENED.fullmatch(reading.plain, share.end, each.start) is not None
        return each if is_opened and _CLOSED.match(reading.text, each.end) else None
    return None


def _restated_before(reading: Reading, share: _Share, counted: Sequence[Quantity]) -> Quantity | None:
    """Return the count that a share says again: "missing in six, a quarter of the sample"."""
    before = [each for each in counted if each.end <= share.start]
    for place, each in reversed(list(enumerate(before))):
        if _RESTATED.fullmatch(reading.plain, each.end, share.start) is None:
            return None
        of = _OF.match(reading.text, share.end)
        end = of.end() if of is not None else share.end
        if place and _OF_WHOLE.fullmatch(reading.text, before[place - 1].end, each.start):
            each = before[place - 1]
        return each if _END.match(reading.text, end) else None
    return None


def _is_of(reading: Reading, share: _Share, part: Quantity, whole: Quantity) -> bool:
    """Return whether a share can be of a count: it names the same again, or says nothing of what it is of."""
    if not share.of:
        return are_one_noun(part, whole)
    named = stems_in(share.of)
    if not named.isdisjoint(_AGAIN) or not named or share.of.split()[-1] in ("who", "whom", "which"):
        return True
    text = reading.sentence.text_before if whole.is_before else reading.text
    near = text[max(0, whole.start - 60) : whole.end + 40]
    return whole.noun in named or not named.isdisjoint(stems_in(near)) or "who" in share.of.split()


def _fits(share: _Share, part: Quantity, other: Quantity) -> bool:
    low, high = sorted((part.value, other.value))
    value = 100 * low / high
    slack = 100 * part.number.half / high
    return share.least - slack <= value <= share.most + slack


def _slip(reading: Reading, share: _Share, part: Quantity, whole: Quantity) -> Slip:
    said = reading.text[share.start : share.end].strip()
    return share_slip(said, share.number, part, whole, place_of(share.start, share.end, (part,)), reading)
