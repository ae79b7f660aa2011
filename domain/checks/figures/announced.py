"""Hold how many things a paragraph announces, and what a table reckons, against what stands under or beside it.

"The strategy set five aims:" over four bullets; "Carers", "17", "Staff", "63", "All together", "90" in cells;
"Estimated", "Actual", "Difference" over "£88.2m", "£93.6m", "£4.4m".
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
_PART = re.compile(r"[^\d:]{2,60}:\s+(?P<label>\d[\d,]*)[.;]?|(?P<first>\d[\d,]*)\s+(?!%)[^\d:]{2,60}")
_FEWEST, _MOST, _NEAR, _LONGEST, _FAR = 2, 12, 2, 20, Fraction(3, 20)
_OF_MONEY = r"(?:\s+(?:spend(?:ing)?|budget|costs?|amount|expenditure|outturn))?(?:\s*\(?£?[a-z]{0,8}\)?)?:?"
_COLUMNS = (
    re.compile(rf"(?:estimated?s?|budget(?:ed)?|planned|plan|forecast){_OF_MONEY}", re.IGNORECASE),
    re.compile(rf"(?:actual|spent|spend|outturn){_OF_MONEY}", re.IGNORECASE),
    re.compile(rf"(?:difference|variance|gap|change|(?:over|under)-?spend){_OF_MONEY}", re.IGNORECASE),
)
_APART = re.compile(
    r"[-+−]?(?P<amount>£?\d[\d,]*(?:\.\d+)?(?:\s?(?:m|bn|million|billion))?)"
    r"(?:\s+(?:(?P<up>more|over|higher|above)|(?P<down>less|under|lower|below))\b.*)?"
)


def list_slips(passages: Sequence[Passage], reader: FigureReader) -> Iterator[tuple[int, Slip]]:
    """Yield the slips of lists and tables of a section, each with the number of its paragraph, or cell."""
    yield from announced_slips(passages, reader)
    yield from bullets_of_whole_slips(passages, reader)
    yield from total_row_slips(passages)
    yield from difference_cell_slips(passages)


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


def bullets_of_whole_slips(passages: Sequence[Passage], reader: FigureReader) -> Iterator[tuple[int, Slip]]:
    """Yield "parts-do-not-add" of a count over bullets that each give one part of it: "470 concerns:", "Police: 21"."""
    for place, passage in enumerate(passages):
        if passage.kind is not PassageKind.PARAGRAPH or not passage.text.endswith(":"):
            continue
        sentence = sentences_of(passage.text, reader)[-1]
        wholes = [each for each in sentence.numbers if each.unit is Unit.PLAIN and not each.is_word]
        below = list(takewhile(lambda each: each.kind is PassageKind.BULLET, passages[place + 1 :]))
        parts = [_PART.fullmatch(each.text.strip()) for each in below]
        if len(wholes) != 1 or len(parts) < _FEWEST or _OPEN.search(sentence.text, wholes[0].end):
            continue
        counts = [Fraction((each["label"] or each["first"]).replace(",", "")) for each in parts if each is not None]
        total = sum(counts, Fraction(0))
        is_near = abs(total - wholes[0].value) <= total * _FAR and max(counts, default=total) < wholes[0].value
        if len(counts) == len(parts) and total != wholes[0].value and is_near:
            start, end = sentence.start + wholes[0].start, sentence.start + wholes[0].end
            data = (("whole", passage.text[start:end].strip()), ("total", decimal(total)))
            yield place, Slip("parts-do-not-add", Severity.SHOULD, start, end, data)


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


def difference_cell_slips(passages: Sequence[Passage]) -> Iterator[tuple[int, Slip]]:
    """Yield "change-wrong" of what a table gives as the difference of two cells, each with the number of its cell.

    Where it also says "more" or "less" how far they lie apart is held by the rules on paragraphs: here, which way.
    """
    texts = [each.text.strip() for each in passages]
    for place in range(len(texts) - 2):
        if not _COLUMNS[0].fullmatch(texts[place]):
            continue
        if _are_columns(texts[place : place + 3]):
            for row in takewhile(lambda row: _is_row(texts, row), range(place + 4, len(texts) - 2, 4)):
                yield from _apart(texts, row, row + 1, row + 2)
        elif _are_columns(texts[place : place + 5 : 2]) and place + 5 < len(texts):
            yield from _apart(texts, place + 1, place + 3, place + 5)


def _are_columns(texts: Sequence[str]) -> bool:
    return len(texts) == len(_COLUMNS) and all(map(lambda kind, text: kind.fullmatch(text), _COLUMNS, texts))


def _is_row(texts: Sequence[str], place: int) -> bool:
    """Return whether a row of a table has a name and then an amount."""
    return _amount(texts[place - 1]) is None and _amount(texts[place]) is not None


def _apart(texts: Sequence[str], planned: int, actual: int, place: int) -> Iterator[tuple[int, Slip]]:
    said = _APART.fullmatch(texts[place])
    amounts = [_amount(texts[planned]), _amount(texts[actual]), _amount(said["amount"]) if said is not None else None]
    (before, unit), (after, other), (apart, third) = [each or (Fraction(0), "") for each in amounts]
    if said is None or not all(amounts) or not unit == other == third:
        return
    data = [("before", texts[planned]), ("after", texts[actual])]
    if said.lastgroup in ("up", "down"):
        if before != after and (after > before) is not (said.lastgroup == "up"):
            word = ("word", said[said.lastgroup])
            yield place, Slip("change-contradicted", Severity.SHOULD, 0, len(texts[place]), (word, *data))
    elif apart != abs(after - before):
        right = f"{'£' if '£' in unit else ''}{decimal(abs(after - before), 2)}{unit.strip('£')}"
        data += [("difference", texts[place]), ("right", right)]
        yield place, Slip("change-wrong", Severity.SHOULD, 0, len(texts[place]), tuple(data))


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
