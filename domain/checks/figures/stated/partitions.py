"""Hold a share of a whole that was given with all its parts against these: it has to be that of what it names.

"84 complaints: 30 upheld, 28 partly upheld and 26 not. 29% of complaints were upheld"; "£88 million into £51 million
for care homes, £27 million for community support and £10 million for others. Care homes took less than half of the
money".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from domain.checks.figures.figure_words import FigureReader, Slip, is_approximate
from domain.checks.figures.labels import Labelled, labelled, stems_of
from domain.checks.figures.numbers import Unit
from domain.checks.figures.portions import said_portions
from domain.checks.figures.quantities import Quantity, Reading
from domain.checks.figures.stated.pool import COUNTED, place_of, sums_of
from domain.checks.figures.worded.holders import stems_of as holder_stems
from domain.checks.finding import Severity

_OTHERS = re.compile(
    r"\b(?:England|national\w*|region\w*|average|target|told|said|year\s+before|previous\w*|last\s+year|compared|than|from|by|against|across)\b"
)
_SHARE = re.compile(r"\b(?:half|quarters?|thirds?|fifths?|tenths?|majority|minority|most)\b")
_GENERIC = holder_stems("total whole all made up accounted more them these those together therefore just nearly almost")
_FEWEST, _MOST, _ROUGHLY = 3, 7, 6
_CLAUSE = re.compile(r"[;:]|,\s+(?:and|but|while)\s|\sand\s")


def partition_slips(reading: Reading, reader: FigureReader) -> Iterator[Slip]:
    """Yield "percentage-wrong" and "portion-contradicted" of a sentence with the one before it, or its own list."""
    if len(reading.before) <= _FEWEST - 1 and len(reading.own) <= _FEWEST:
        return
    shares = list(_shares(reading, reader))
    if not shares or any(each.kind in COUNTED and each.end > shares[-1][1] for each in reading.own):
        return
    text, quantities = _partition(reading, shares[0][0])
    if not quantities:
        return
    whole, parts = quantities[0], quantities[1:]
    labels = labelled(text, parts)
    low = quantities[-1].end if text is reading.text else 0
    for start, end, least, most in shares:
        if reading.text[:start].rstrip().endswith((", or", "(", "only", "just")):
            continue  # it says again the count before it
        clause = _clause(reading.text, max(low, 0), start, end)
        if _OTHERS.search(clause.replace(reading.text[start:end], "")) or any(
            each.start < start <= each.end + 2 for each in reading.own
        ):
            continue
        named = _named(labels, clause)
        fits = [100 * each / whole.value for each in _can_be(named, parts)]
        if any(least <= each <= most for each in fits) or not _is_of(clause, text, named):
            continue
        yield _slip(reading, start, end, named.quantity if named is not None else None, whole)
        return


def _shares(reading: Reading, reader: FigureReader) -> Iterator[tuple[int, int, Fraction, Fraction]]:
    for each in reading.own:
        if each.kind == Unit.PERCENT.value:
            slack = each.number.half + (_ROUGHLY if is_approximate(reader, reading.sentence, each.number) else 0)
            yield each.start, each.end, each.value - slack, each.value + slack
    for said in said_portions(reading, reader):
        yield said.start, said.end, said.least, said.most


def _partition(reading: Reading, start: int) -> tuple[str, Sequence[Quantity]]:
    """Return the text with a whole and all its parts, before a place or in the sentence before, and these."""
    own = [each for each in reading.own if each.kind in COUNTED and each.end <= start]
    if _makes_whole(own):
        return reading.text, own
    if own:
        return "", ()
    before = [each for each in reading.before if each.kind in COUNTED]
    if any(each.kind == Unit.PERCENT.value for each in reading.before) or not _makes_whole(before):
        return "", ()
    return reading.sentence.text_before, before


def _makes_whole(quantities: Sequence[Quantity]) -> bool:
    if not _FEWEST < len(quantities) + 1 <= _MOST + 1 or len({each.kind for each in quantities}) > 1:
        return False
    slack = sum((each.number.half for each in quantities), Fraction(0))
    return abs(quantities[0].value - sum((each.value for each in quantities[1:]), Fraction(0))) <= slack


def _clause(text: str, low: int, start: int, end: int) -> str:
    begins = [match.end() for match in _CLAUSE.finditer(text, low, start)]
    ends = _CLAUSE.search(text, end)
    return text[max([low, *begins]) : ends.start() if ends is not None else len(text)]


def _named(labels: Sequence[Labelled], clause: str) -> Labelled | None:
    told = stems_of(clause)
    found = [each for each in labels if each.stems & told]
    return found[0] if len(found) == 1 else None


def _can_be(named: Labelled | None, parts: Sequence[Quantity]) -> set[Fraction]:
    """Return what a share can be of: the part that it names with or without others, or any parts together."""
    sums = {each.value for each in parts} | sums_of(parts)
    return {named.quantity.value} if named is not None and len(named.stems) else sums


def _is_of(clause: str, text: str, named: Labelled | None) -> bool:
    """Return whether a clause is of what the list is of: it names one of its parts, or the whole again."""
    if named is not None:
        return True
    if (holder_stems(_SHARE.sub(" ", clause)) - _GENERIC).isdisjoint(holder_stems(text)):
        return False
    return re.search(r"\bof\s+(?:them|these|those|all|the\s+total)\b", clause) is not None or bool(
        stems_of(re.sub(r".*\bof\b", "", clause)[:30]) & stems_of(text)
    )


def _slip(reading: Reading, start: int, end: int, part: Quantity | None, whole: Quantity) -> Slip:
    said = reading.text[start:end].strip()
    counted = part.said if part is not None else "?"
    percent = f"{float(100 * part.value / whole.value):.3g}%" if part is not None else "?"
    if "%" in said or "per cent" in said:
        data = (("part", counted), ("whole", whole.said), ("percent", said), ("right", percent))
        return Slip("percentage-wrong", Severity.SHOULD, *place_of(start, end, ()), data)
    meant = (("word", said), ("figure", f"{counted} / {whole.said}"), ("percent", percent))
    return Slip("portion-contradicted", Severity.SHOULD, start, end, meant)
