"""Hold what the text says of spending against its own amounts, and against the amounts of the financial facts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from domain.assessment import FactAmount, Facts
from domain.checks.figures.figure_words import FigureReader, Sentence, Slip
from domain.checks.figures.numbers import Number, Unit
from domain.checks.finding import Severity
from domain.checks.phrases import REACH, found_before
from domain.finance import format_pounds
from domain.frameworks.framework import FactField

_WORD = re.compile(r"[a-z]+")
_VAGUE = frozenset({"budget", "the", "of", "spend", "spending", "for", "and", "expenditure", "cost", "costs"})
_THAN = re.compile(r"\s+([a-z]+)\s+than\s+(?:had been\s+|was\s+|it\s+|the\s+)?([a-z]+)")
_OVER_BY = re.compile(r"\b([a-z]+)\s+(?:of|by)\s+\Z")
_BETWEEN = re.compile(
    r"[^.;]{0,60}?\bwhich (?:was|is|represents)\s+(?:about\s+)?\Z|\s*,?\s*(?:a difference of|an? \w+ of)\s+\Z"
)


def spending_slips(sentence: Sentence, reader: FigureReader) -> Iterator[Slip]:
    """Yield "difference-wrong" and "difference-contradicted": an amount that is said to be more than was estimated.

    The estimate is the amount before the actual spend in the same sentence, or one of those of the sentence before.
    """
    pounds = [each for each in sentence.numbers if each.unit is Unit.POUNDS]
    if len(pounds) < 2:
        return
    before = [each for each in sentence.numbers_before if each.unit is Unit.POUNDS]
    text = sentence.text
    for place, (actual, difference) in enumerate(pairwise(pounds)):
        way = _way(text, difference, reader)
        if way is None or not _BETWEEN.fullmatch(text[actual.end : difference.start]):
            continue
        earlier = pounds[place - 1 : place] if place else []
        if earlier and found_before(reader.estimated, text, earlier[-1].end, 2 * REACH):
            estimated, said = earlier[-1], text[earlier[-1].start : earlier[-1].end]
        elif before and reader.estimated.search(sentence.text_before):
            estimated = min(before, key=lambda each: abs(abs(actual.value - each.value) - difference.value))
            said = sentence.text_before[estimated.start : estimated.end]
        else:
            continue
        yield from _of_three(text, said, estimated, actual, difference, way)


def against_facts(
    sentence: Sentence, reader: FigureReader, fields: Sequence[FactField], facts: Facts
) -> Iterator[Slip]:
    """Yield "facts-contradicted" where a sentence of the facts' period names a field and another difference than its.

    A difference fits when it is that of any field, to the places that it is written with.
    """
    if not facts.period.strip() or facts.period.strip() not in sentence.text:
        return
    amounts = {each.field_id: each for each in facts.amounts}
    known = [(field, amounts[field.id]) for field in fields if field.id in amounts and _has_both(amounts[field.id])]
    for number in sentence.numbers:
        way = _way(sentence.text, number, reader) if number.unit is Unit.POUNDS else None
        field = _named(sentence.text, fields) if way is not None else None
        amount = next((amount for each, amount in known if each is field), None)
        if way is None or field is None or amount is None:
            continue
        difference = _difference(amount)
        is_near = abs(abs(difference) - number.value) <= number.half
        if not is_near or (difference and (difference > 0) is not (way == "up")):
            said = sentence.text[number.start : number.end]
            data = (("said", said), ("field", field.label), ("difference", format_pounds(difference)))
            yield Slip("facts-contradicted", Severity.MUST, number.start, number.end, data)


def part_exceeds_whole(fields: Iterable[FactField], facts: Facts) -> Iterator[tuple[FactField, FactField]]:
    """Yield each field whose actual amount is larger than that of the field it is a share of, with that field."""
    actual = {each.field_id: each.actual for each in facts.amounts}
    by_id = {field.id: field for field in fields}
    for field in by_id.values():
        own, whole = actual.get(field.id), actual.get(field.share_of)
        if own is not None and whole is not None and own > whole and field.share_of in by_id:
            yield field, by_id[field.share_of]


def _of_three(text: str, said: str, estimated: Number, actual: Number, difference: Number, way: str) -> Iterator[Slip]:
    right = actual.value - estimated.value
    slack = estimated.half + actual.half + difference.half
    data = (
        ("estimated", said),
        ("actual", text[actual.start : actual.end]),
        ("difference", text[difference.start : difference.end]),
        ("right", format_pounds(int(abs(right)))),
    )
    if abs(abs(right) - difference.value) > slack:
        yield Slip("difference-wrong", Severity.MUST, difference.start, difference.end, data)
    elif right and (right > 0) is not (way == "up"):
        than = _THAN.match(text, difference.end)
        end = than.end(1) if than is not None else difference.end
        yield Slip("difference-contradicted", Severity.MUST, actual.start, end, data)


def _way(text: str, number: Number, reader: FigureReader) -> str | None:
    """Return whether an amount is said to be "up" or "down" from what was planned; None when it is neither."""
    after = _THAN.match(text, number.end)
    if after is not None and reader.estimated.fullmatch(after[2]):
        found = reader.money.fullmatch(after[1])
        return found.lastgroup if found is not None else None
    before = found_before(_OVER_BY, text, number.start)
    found = reader.money.fullmatch(before[1]) if before is not None else None
    return found.lastgroup if found is not None else None


def _named(text: str, fields: Sequence[FactField]) -> FactField | None:
    """Return the field that a sentence names by all words of its label but vague ones; the longest label wins."""
    words = set(_WORD.findall(text.casefold()))
    named = [field for field in fields if (own := _own(field)) and own <= words]
    return max(named, key=lambda field: len(_own(field)), default=None)


def _own(field: FactField) -> set[str]:
    return set(_WORD.findall(field.label.casefold())) - _VAGUE


def _has_both(amount: FactAmount) -> bool:
    return amount.estimated is not None and amount.actual is not None


def _difference(amount: FactAmount) -> int:
    return (amount.actual or 0) - (amount.estimated or 0)
