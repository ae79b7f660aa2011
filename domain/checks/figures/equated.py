"""Hold a share that is said of the counts before it against them: it has to be that of some two of them.

"96,200 adults, of whom 18,300 were over 65. This was 24% of adults"; "640 staff were asked and 352 replied, which was a
response rate of 65%"; "the audit read 80 files. It found consent in 52, or 72%"; "25 records, and 57% of these".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from domain.checks.figures.figure_words import FigureReader, Slip, is_approximate
from domain.checks.figures.numbers import Number, Unit, decimal, places_of
from domain.checks.figures.portions import said_portions
from domain.checks.figures.quantities import Quantity, Reading
from domain.checks.figures.said_shares import said_shares
from domain.checks.figures.shares import LEAST_KNOWN, is_possible, nearest
from domain.checks.finding import Severity

_VERB = (
    r"(?:was|were|is|are|mean(?:t|s)(?:\s+that)?|made|makes|made\s+up|gave|gives|represent(?:ed|s)|equal(?:led|s)|equate[sd]\s+to"
    r"|amount(?:ed|s)\s+to|c[oa]mes?\s+to|correspond(?:ed|s)\s+to|account(?:ed|s)\s+for|work(?:ed|s)\s+out\s+at)"
)
_NAMED = r"(?:(?:an?|the)\s+(?P<kind>(?:[a-z-]+\s+){0,3}?)(?:share|rate|proportion|percentage|level)\s+of\s+)?"
_ROUGH = (
    r"(?:(?:only|just|about|around|roughly|nearly|almost|over|under|some|less\s+than|more\s+than|fewer\s+than)\s+)*"
)
_THIS = re.compile(
    rf"(?:\A|[,;–—]\s+|\b(?:so|and|thus)\s+)(?i:which|this|that|it|they|these)\s+{_VERB}\s+{_NAMED}{_ROUGH}\Z"
    r"|,?\s+(?:giving|making|representing|equal\s+to|equating\s+to|equivalent\s+to)\s+"
    rf"{_NAMED.replace('kind', 'other')}"
    rf"{_ROUGH}\Z"
)
_SO = re.compile(
    rf"\b(?:so|meaning(?:\s+that)?|which\s+meant(?:\s+that)?|therefore|thus)\s+(?:that\s+)?(?:{_VERB}\s+)?{_ROUGH}\Z"
)
_START = re.compile(rf"(?:So\s+|Thus\s+|Overall,\s+)?{_ROUGH}\Z", re.IGNORECASE)
_CONCLUDES = frozenset({"so", "thus", "therefore", "consequently", "then", "meaning", "meant"})
_OR = re.compile(rf"(?:\s+[a-z’-]+){{0,2}}?(?:,\s+(?:or|that is)\s+|\s*\(){_ROUGH}\Z")
_CLOSED = re.compile(r"\s*(?:[.,;)–—]|\Z|\s(?:in\s+all|in\s+total|altogether)\b)")
_OF = re.compile(r"\s+of\s+(?:(?:the|all|these|those|its|their|our|that|this)\s+)*(?P<noun>[a-z’-]+)")
_NEXT = re.compile(r"\s+([a-z’-]+)")
_OF_THESE = frozenset({"them", "these", "those", "list", "total", "whole", "sample", "group", "cohort"})
_IS_PART = re.compile(
    r"\b(?:of\s+(?:them|these|those|whom|which)|out\s+of)\b|\b[Oo]f\s+(?:(?:the|its|their|these|those|all)\s+)?\d(?!\d{3}\b)"
    r"|\bof\s+(?:[a-z’-]+\s+){1,5}(?:of\s+)?£"
)
_REPLY = re.compile(r"\b(?:repl\w+|answer\w*|respond\w*|respons\w+|return\w*|complet\w+|take-?up|success\w*|uptake)\b")
_SAMPLE = re.compile(
    r"\b(?:audit\w*|sample\w*|looked\s+at|read|check(?:ed|s)?|cover(?:ed|s)|reviewe?d?\s+of|examined|asked|tested)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:not|no|none|never|without|un[a-z]{4,}|other|others|remaining|rest|only|still|fail\w*|miss\w*|lack\w*|late|left)\b"
)
_OF_SAMPLE = re.compile(
    r"\s+of\s+(?:them|these|those|which|whom)\b|\s+(?:had|were|was|did|showed|recorded|included|named|met|said)\b"
)
_LINKS = frozenset(
    {"which", "this", "that", "it", "they", "these", "giving", "making", "representing", "equal", "equating"}
)
_LINKS_OF_COUNT = _LINKS | {"equivalent", "or"}
_LONG = 5
_FEWEST_OF_SAMPLE, _MOST_COUNTS, _ROUGHLY, _ROUNDED = 8, 4, 6, Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class _Claim:
    """Words for a share, or a percentage, and the least and the most that it can mean."""

    start: int
    end: int
    least: Fraction
    most: Fraction
    number: Number | None = None


def equated_slips(reading: Reading, reader: FigureReader) -> Iterator[Slip]:
    """Yield "percentage-wrong", "portion-contradicted" and "percentage-impossible" of a sentence and the one before."""
    has_percents = any(each.unit is Unit.PERCENT for each in reading.sentence.numbers)
    if not has_percents and not said_portions(reading, reader):
        return
    if has_percents:
        yield from _of_samples(reading, reader)
    if _LINKS_OF_COUNT.isdisjoint(reading.words) and _CONCLUDES.isdisjoint(reading.words) and "(" not in reading.text:
        return
    is_linked = not _LINKS_OF_COUNT.isdisjoint(reading.words)
    for said, number in said_shares(reading, reader, _ROUGHLY):
        claim = _Claim(said.start, said.end, said.least, said.most, number)
        counts = _counts(reading, claim)
        if number is None and not 2 <= len(counts) <= _MOST_COUNTS:
            continue
        link = _THIS.search(reading.text, max(0, claim.start - 90), claim.start) if is_linked else None
        if link is not None:
            if 2 <= len(counts) <= _MOST_COUNTS and _is_of_counts(reading, claim, counts, link):
                yield from _held(reading, claim, counts)
        elif 2 <= len(counts) <= _MOST_COUNTS and _is_concluded(reading, claim):
            yield from _held(reading, claim, counts, is_loose=True)
        elif claim.number is not None and (pair := _restated(reading, claim)) is not None:
            yield from _held(reading, claim, pair)


def _counts(reading: Reading, claim: _Claim) -> list[Quantity]:
    """Return the counts, or sums, that a claim can be of: those before it in its sentence, else those before that."""
    own = [each for each in reading.own if each.end <= claim.start and _is_count(each)]
    found = own if len(own) > 1 else [*(each for each in reading.before if _is_count(each)), *own]
    return [each for each in found if each.kind == found[0].kind]


def _is_count(each: Quantity) -> bool:
    return each.kind in ("", Unit.POUNDS.value) and each.value > 1


def _is_of_counts(reading: Reading, claim: _Claim, counts: Sequence[Quantity], link: re.Match[str]) -> bool:
    """Return whether words tie a share to counts: "of them", a noun of one of these, or a rate of replies."""
    text = reading.text
    of = _OF.match(text, claim.end)
    nouns = {each.noun for each in counts if each.noun}
    if of is not None:
        noun = of["noun"]
        if noun in _OF_THESE or noun in nouns or noun.rstrip("s") in nouns:
            return True
        window = f"{reading.sentence.text_before} {text[: claim.start]}"
        return len(noun) > _LONG and f" {noun[:_LONG]}" in window and _IS_PART.search(window) is not None
    noun = _NEXT.match(text, claim.end) if claim.number is None else None
    if noun is not None and (noun[1] in nouns or noun[1].rstrip("s") in nouns):
        return True
    if not _CLOSED.match(text, claim.end):
        return False
    window = f"{reading.sentence.text_before} {text[: claim.start]}"
    kind = link["kind"] or link["other"] or ""
    return _IS_PART.search(window) is not None or _REPLY.search(kind) is not None


def _is_concluded(reading: Reading, claim: _Claim) -> bool:
    """Return whether a share is concluded from counts: "so a third were late", "almost half of the team was thus"."""
    text = reading.text
    window = f"{reading.sentence.text_before} {text[: claim.start]}"
    if _CONCLUDES.isdisjoint(reading.words) or text[claim.end : claim.end + 5] == " more":
        return False
    of = _OF.match(text, claim.end)
    if _SO.search(text, max(0, claim.start - 90), claim.start):
        return _IS_PART.search(window) is not None or (of is not None and of["noun"] in _OF_THESE)
    is_start = _START.fullmatch(text, 0, claim.start) is not None and of is not None
    return is_start and _IS_PART.search(reading.sentence.text_before) is not None


def _restated(reading: Reading, claim: _Claim) -> Sequence[Quantity] | None:
    """Return the whole of the sentence before and the part that a percentage says again: "in 52, or 72%"."""
    own = [each for each in reading.own if each.end <= claim.start and _is_count(each)]
    before = [each for each in reading.before if _is_count(each)]
    if len(own) != 1 or len(before) != 1 or own[0].kind != before[0].kind or own[0].value > before[0].value:
        return None
    is_led = re.match(r"(?:It|They|This|These|Of|In|Among)\b", reading.text) is not None
    is_restated = is_led and _OR.fullmatch(reading.text, own[0].end, claim.start) is not None
    return (before[0], own[0]) if is_restated and _CLOSED.match(reading.text, claim.end) else None


def _held(reading: Reading, claim: _Claim, counts: Sequence[Quantity], *, is_loose: bool = False) -> Iterator[Slip]:
    """Hold a share against every two counts: that it is of none of these is wrong whichever was meant.

    A concluded one may also be that of the rest, or of one count in both together.
    """
    shares = [_share(one, other) for one, other in combinations(counts, 2)]
    if is_loose:
        window = f"{reading.sentence.text_before} {reading.text[: claim.start]}"
        is_part = _IS_PART.search(window) is not None
        both = [(100 * part.value / (part.value + whole.value), (part, whole)) for _share_of, (part, whole) in shares]
        both = [] if is_part else both
        is_rest = not is_part or _DENIED.search(f"{window} {reading.text[claim.end :]}") is not None
        shares += ([(100 - share, pair) for share, pair in (*shares, *both)] if is_rest else []) + both
    if any(claim.least - _rounding(pair) <= share <= claim.most + _rounding(pair) for share, pair in shares):
        return
    whole = max(counts, key=lambda each: each.value)
    part = next((each for each in reversed(counts) if each is not whole), whole)
    share, said = 100 * part.value / whole.value, reading.text[claim.start : claim.end].strip()
    if claim.number is not None:
        right = f"{decimal(share, places_of(claim.number))}%"
        counted = (("part", part.said), ("whole", whole.said), ("percent", said), ("right", right))
        yield Slip("percentage-wrong", Severity.SHOULD, claim.start, claim.end, counted)
    else:
        meant = (("word", said), ("figure", f"{part.said} / {whole.said}"), ("percent", f"{float(share):.3g}%"))
        yield Slip("portion-contradicted", Severity.SHOULD, claim.start, claim.end, meant)


def _share(one: Quantity, other: Quantity) -> tuple[Fraction, tuple[Quantity, Quantity]]:
    part, whole = sorted((one, other), key=lambda each: each.value)
    return 100 * part.value / whole.value, (part, whole)


def _rounding(pair: tuple[Quantity, Quantity]) -> Fraction:
    """Return how many points a share may be off because its money was rounded."""
    part, whole = pair
    return 100 * (part.number.half / whole.value) + (_ROUNDED if part.number.half else 0)


def _of_samples(reading: Reading, reader: FigureReader) -> Iterator[Slip]:
    """Hold a percentage of a small sample against what its number can make: "looked at 36 files, and 54% of them"."""
    text = reading.text
    counts = [each for each in reading.own if each.kind == "" and each.value >= _FEWEST_OF_SAMPLE]
    if len(counts) != 1 or counts[0].value > LEAST_KNOWN or not _SAMPLE.search(text):
        return
    whole = counts[0]
    for percent in [each for each in reading.own if each.kind == Unit.PERCENT.value]:
        is_of_it = percent.start > whole.end and _OF_SAMPLE.match(text, percent.end)
        is_of_which = text[max(0, percent.start - 12) : percent.start].rstrip().endswith(("of which", "of whom"))
        if not (is_of_it or is_of_which) or is_approximate(reader, reading.sentence, percent.number):
            continue
        if not is_possible(percent.number, whole.value):
            said = (("percent", percent.said), ("whole", whole.said), *nearest(percent.number, whole.value))
            yield Slip("percentage-impossible", Severity.SHOULD, percent.start, percent.end, said)
