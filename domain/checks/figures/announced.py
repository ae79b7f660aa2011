"""Hold how many things a paragraph announces, and the total of a table, against what stands under or over it.

"The strategy set five aims:" over four bullets; "Carers", "17", "Staff", "63", "All together", "90" in cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import takewhile

from domain.assessment import Passage, PassageKind
from domain.checks.figures.figure_words import FigureReader, Slip, is_approximate
from domain.checks.figures.numbers import Unit, decimal
from domain.checks.figures.sentences import sentences_of
from domain.checks.finding import Severity

_NAMED = re.compile(r"\s+(?:[a-z’-]+\s+){0,3}?[a-z’-]{3,}s\b(?P<behind>[^.;:\d]{0,70}):\Z")
_OPEN = re.compile(
    r"\b(?:includ\w+|such\s+as|among|example|of\s+the|out\s+of|at\s+least|people|staff|found|showed?|said|told|heard|saw|recorded|noted|reported)\b"
)
_TOTAL = re.compile(r"(?:grand\s+|sub-?)?total|all\s*together|in\s+all|overall|sum", re.IGNORECASE)
_AMOUNT = re.compile(r"£?(?P<digits>\d[\d,]*(?:\.\d+)?)(?P<unit>\s?(?:m|bn|million|billion))?")
_FEWEST, _MOST, _NEAR, _LONGEST = 2, 12, 2, 20


def announced_slips(passages: Sequence[Passage], reader: FigureReader) -> Iterator[tuple[int, Slip]]:
    """Yield "list-miscounted" of the paragraphs of a section, each with the number of its paragraph."""
    for place, passage in enumerate(passages):
        if passage.kind is not PassageKind.PARAGRAPH or not passage.text.endswith(":"):
            continue
        below = list(takewhile(lambda each: each.kind is PassageKind.BULLET, passages[place + 1 :]))
        bullets = [each for each in below if each.level <= below[0].level]
        sentence = sentences_of(passage.text, reader)[-1]
        counts = [each for each in sentence.numbers if each.unit is Unit.PLAIN and _FEWEST <= each.value <= _MOST]
        named = _NAMED.match(sentence.text, counts[-1].end) if len(counts) == 1 else None
        if named is None or _OPEN.search(sentence.text, counts[0].start) or len(bullets) < _FEWEST:
            continue
        if len(bullets) == counts[0].value or is_approximate(reader, sentence, counts[0]):
            continue
        start, end = sentence.start + counts[0].start, sentence.start + counts[0].end
        data = (("said", passage.text[start:end].strip()), ("count", str(len(bullets))))
        yield place, Slip("list-miscounted", Severity.SHOULD, start, end, data)


def total_row_slips(passages: Sequence[Passage]) -> Iterator[tuple[int, Slip]]:
    """Yield "parts-do-not-add" of the totals of tables with two columns, each with the number of its cell."""
    for place, passage in enumerate(passages[:-1]):
        whole = (
            _amount(passages[place + 1].text)
            if len(passage.text) < _LONGEST and _TOTAL.fullmatch(passage.text.strip(" :"))
            else None
        )
        if whole is None:
            continue
        parts = list(takewhile(lambda each: each is not None, _amounts_over(passages, place)))
        total = sum((each[0] for each in parts if each is not None), Fraction(0))
        units = {each[1] for each in (whole, *parts) if each is not None}
        if (
            len(parts) >= _FEWEST
            and len(units) == 1
            and total != whole[0]
            and total / _NEAR <= whole[0] <= total * _NEAR
        ):
            said = passages[place + 1].text
            data = (("whole", said.strip()), ("total", decimal(total, 2)))
            yield place + 1, Slip("parts-do-not-add", Severity.SHOULD, 0, len(said), data)


def _amounts_over(passages: Sequence[Passage], place: int) -> Iterator[tuple[Fraction, str] | None]:
    """Yield the amounts of the rows over one, the nearest first, None where a row has none."""
    for number in range(place - 1, 0, -2):
        is_label = _amount(passages[number - 1].text) is None
        yield _amount(passages[number].text) if is_label else None


def _amount(text: str) -> tuple[Fraction, str] | None:
    match = _AMOUNT.fullmatch(text.strip())
    if match is None:
        return None
    return Fraction(match["digits"].replace(",", "")), f"{'£' if '£' in text else ''}{(match['unit'] or '').strip()}"
