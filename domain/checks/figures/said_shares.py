"""Read the shares that a sentence says, as percentages or in words, and say what is wrong with one of two counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from domain.checks.figures.figure_words import FigureReader, Slip, is_approximate
from domain.checks.figures.numbers import Number, Unit, decimal, places_of
from domain.checks.figures.portions import said_portions
from domain.checks.figures.quantities import Quantity, Reading, Said
from domain.checks.finding import Severity

_OF = re.compile(r"\b[Oo]f\s+(?:(?:the|its|their|our|these|those|all|[a-z]+)\s+){0,2}(?:£\s?)?\Z")
_OF_THEM = re.compile(r"\s+of\s+(?:them|these|those|whom|which)\b")
_PERCENT = Unit.PERCENT.value


def may_tell_share(reading: Reading, reader: FigureReader) -> bool:
    """Return whether a sentence has a word of any share."""
    words = reading.words
    if "%" in reading.text or "in" in words or "cent" in words:
        return True
    return not words.isdisjoint(reader.telling.portions)


def said_shares(reading: Reading, reader: FigureReader, roughly: int) -> Sequence[tuple[Said, Number | None]]:
    """Return the shares of a sentence with what they can mean, and their number, None for one in words.

    One that is said not to be exact may lie `roughly` points off.
    """
    key = 0 if reader.telling.approximate.isdisjoint(reading.words) else roughly
    shares = reading.shares.get(key)
    if shares is None:
        shares = reading.shares[key] = tuple(_said_shares(reading, reader, key))
    return shares


def _said_shares(reading: Reading, reader: FigureReader, roughly: int) -> Iterator[tuple[Said, Number | None]]:
    for each in reading.own:
        if each.kind == _PERCENT:
            slack = each.number.half + (roughly if is_approximate(reader, reading.sentence, each.number) else 0)
            yield Said(each.start, each.end, each.value - slack, each.value + slack), each.number
    for said in said_portions(reading, reader):
        yield said, None


def share_slip(
    said: str, number: Number | None, part: Quantity, whole: Quantity, place: tuple[int, int], of: Reading | None = None
) -> Slip:
    """Return the slip of a share that a part of a whole is not: "percentage-wrong", or "portion-contradicted".

    It is grave where the words of the reading that both are `of` say that the one is of the other.
    """
    value = 100 * part.value / whole.value
    if number is not None:
        right = f"{decimal(value, places_of(number))}%"
        counted = (("part", part.said), ("whole", whole.said), ("percent", said), ("right", right))
        severity = Severity.MUST if of is not None and _is_certain(of, part, whole) else Severity.SHOULD
        return Slip("percentage-wrong", severity, *place, counted)
    meant = (("word", said), ("figure", f"{part.said} / {whole.said}"), ("percent", f"{float(value):.3g}%"))
    return Slip("portion-contradicted", Severity.SHOULD, *place, meant)


def is_rounded_up(slip: Slip) -> bool:
    """Return whether a percentage is only wrong for being rounded up.

    A share of the possible score is. Source: the published method of rating local authorities.
    """
    data = dict(slip.data)
    said = [data.get(key, "").rstrip("%") for key in ("part", "whole", "percent")]
    if slip.code != "percentage-wrong" or not all(each.isdecimal() for each in said):
        return False
    part, whole, percent = map(int, said)
    return percent == -(-100 * part // whole)


def _is_certain(reading: Reading, part: Quantity, whole: Quantity) -> bool:
    """Return whether a part is said to be of its whole: "of the 21", "149 of them", "of these"."""
    text = reading.sentence.text_before if whole.is_before else reading.text
    if not part.is_before and _OF_THEM.match(reading.text, part.end):
        return True
    if _OF.search(text, 0, whole.start):
        return True
    return whole.is_before is not part.is_before and reading.text.startswith(("Of these", "Of them", "Of those"))
