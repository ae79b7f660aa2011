"""Hold words for a share that a sentence says of what the figures before it tell: of a list, or of a part of a whole.

"41 of 50 files were good. A minority of files were good"; "five outstanding, 40 good and 15 weak. Fewer than half were
good"; "the share of residents under 18 was 19%. Children made up nearly a third".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from domain.checks.figures.figure_words import FigureReader, Slip
from domain.checks.figures.numbers import Unit
from domain.checks.figures.portions import said_portions
from domain.checks.figures.quantities import Quantity, Reading, undated
from domain.checks.figures.stated.pool import COUNTED
from domain.checks.figures.worded.extremes import CLAUSE
from domain.checks.figures.worded.holders import Holder, are_known, lists_in, named_by, stems_of
from domain.checks.finding import Severity

_NOT = re.compile(
    r"\b(?:not|no|never|none|neither|nor|without|others?|remaining|rest|remainder|un[a-z]{4,}|if|would|could|should|might|aim\w*|target"
    r"|expected|planned|hoped|fail\w*|miss\w*|lack\w*|another|said|told|felt|more\s+than\s+one|by|increase|decrease|rise|fall|up\s+(?:by|an?|on)|down"
    r"|of\s+(?:those|whom|which|these|them|the\s+\d[\d,]*)|cut|less|more\s+likely)\b",
    re.IGNORECASE,
)
_ROUGH = re.compile(r"\b(?:more|less|fewer)\s+than\s+\Z", re.IGNORECASE)
_PART_OF = re.compile(
    r"(?:\s+[a-z’-]+){0,5}?\s+(?:out\s+)?(?:of|among)\s+(?:(?:the|its|their|our|all|these|those|a\s+total\s+of)\s+)*\Z"
)
_OF_WHOLE = re.compile(r"\b(?:Of|of)\s+(?:(?:the|its|their|our|all|these|those)\s+)*(?:£\s?)?\Z")
_OF_THEM = re.compile(r"(?:\s+[a-z’-]+){0,1}?\s+of\s+(?:them|these|those|whom|which)\b")
_NEXT = re.compile(r"\s+([a-z’-]+)")
_AGED = re.compile(r"\b(?:aged|ages|under|over)\s+\Z")
_LED = re.compile(r"\b(?:therefore|thus|so|hence|[Tt]his|[Tt]hat)\b")
_HUNDRED, _SLACK, _MOST = 100, 1, 4


def portion_of_told_slips(reading: Reading, reader: FigureReader) -> Iterator[Slip]:
    """Yield "portion-contradicted" of a sentence with the two before it."""
    said = said_portions(reading, reader)
    if len(said) != 1 or any(each.value > 1 and not said[0].start <= each.start < said[0].end for each in reading.own):
        return
    words = said[0]
    if reading.text[words.start : words.end].casefold() == "most":
        return  # it can be the largest part of a list, too
    begin = max([match.end() for match in CLAUSE.finditer(reading.text, 0, words.start)], default=0)
    end = CLAUSE.search(reading.text, words.end)
    clause = (
        f"{reading.text[begin : words.start]} {reading.text[words.end : end.start() if end else len(reading.text)]}"
    )
    if _NOT.search(_ROUGH.sub("", reading.text[begin : words.start])) or _NOT.search(clause):
        return
    stems = stems_of(clause)
    for text, quantities in reading.back(2):
        found = _shares(text, quantities, stems, is_led=_LED.search(clause) is not None)
        if found:
            if all(not words.least - _SLACK <= share <= words.most + _SLACK for share, _figure in found):
                share, figure = found[0]
                percent = f"{float(share):.3g}%"
                data = (("word", reading.text[words.start : words.end]), ("figure", figure), ("percent", percent))
                yield Slip("portion-contradicted", Severity.SHOULD, words.start, words.end, data)
            return


def _shares(
    text: str, quantities: Sequence[Quantity], stems: frozenset[str], *, is_led: bool
) -> list[tuple[Fraction, str]]:
    """Return the shares that words of these stems can be said of: of the list, the part or the one share named."""
    plain = undated(text)
    for holders in lists_in(plain, quantities):
        if len(holders) > 2 and (named := named_by(holders, stems)) is not None:
            return _of_list(holders, named, quantities)
    told = [each for each in quantities if each.value > 1 and not _AGED.search(plain, 0, each.start)]
    known = stems_of(text)
    about = sum(are_known(frozenset({each}), known) for each in stems)
    if not about and not is_led:
        return []
    pairs = _parts(plain, told)
    if len(pairs) == 1 and len([each for each in told if each.kind in COUNTED]) <= _MOST:
        part, whole = pairs[0]
        is_about = not stems.isdisjoint(known - _noun(plain, whole))
        return [(_HUNDRED * part.value / whole.value, f"{part.said} / {whole.said}")] if is_about else []
    percents = [each for each in told if each.kind == Unit.PERCENT.value]
    if len(percents) == 1 and len(told) == 1 and (is_led or about == len(stems)):
        return [(percents[0].value, percents[0].said)]
    return []


def _of_list(holders: Sequence[Holder], named: Holder, quantities: Sequence[Quantity]) -> list[tuple[Fraction, str]]:
    own = named.quantity
    if own.kind == Unit.PERCENT.value:
        return [(own.value, own.said)]
    if own.kind not in COUNTED:
        return []
    wholes = [each.value for each in quantities if each.kind == own.kind and each.value > own.value]
    wholes.append(sum((each.quantity.value for each in holders), Fraction(0)))
    return [(_HUNDRED * own.value / whole, f"{own.said} / {_whole(whole)}") for whole in wholes if whole]


def _whole(value: Fraction) -> str:
    return f"{float(value):,.10g}"


def _parts(plain: str, told: Sequence[Quantity]) -> list[tuple[Quantity, Quantity]]:
    """Return the counts of a text that are said to be of another, with that."""
    counts = [each for each in told if each.kind in COUNTED]
    found = []
    for one, other in pairwise(counts):
        if one.kind != other.kind:
            continue
        if _PART_OF.fullmatch(plain, one.end, other.start) and one.value <= other.value:
            found.append((one, other))
        elif (_OF_WHOLE.search(plain, 0, one.start) or _OF_THEM.match(plain, other.end)) and other.value <= one.value:
            found.append((other, one))
    return found


def _noun(plain: str, whole: Quantity) -> frozenset[str]:
    """Return the stem of what a whole counts, which a share of another part can name as well."""
    word = _NEXT.match(plain, whole.end)
    return stems_of(word[1]) if word is not None else frozenset()
