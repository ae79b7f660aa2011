"""Hold what is said of a series of figures, and of so many a month or each, against the figures.

"Risen for three years running: 640 in 2022/23, 712 in 2023/24 and 698 in 2024/25"; "at its lowest: 180 in 2024 and 195
in 2025"; "1,260 assessments in 2024/25, an average of 125 a month"; "31 homes with 1,204 beds, an average of 52 each".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from domain.checks.figures.figure_words import FigureReader, Slip
from domain.checks.figures.numbers import Unit, decimal
from domain.checks.figures.quantities import Quantity, Reading, are_comparable
from domain.checks.finding import Severity

_ALWAYS = re.compile(
    r"\b(?:each|every)\s+(?:year|quarter|month)\b|\byear\s+(?:on|after)\s+year\b|\b(?:running|steadily|consecutive|continuously)\b"
    r"|\bin\s+a\s+row\b|\bin\s+each\s+of\b"
)
_LISTED = re.compile(r"[^;:%]{0,40}?(?:,|\band|\bto)\s+(?:[a-z]+\s+){0,3}?\(?\Z")
_AVERAGE_EACH = re.compile(
    r"(?:\ban\s+average\s+of|\baveraging|,\s+or|,\s+which\s+(?:was|is)|,|\()\s+(?P<rough>about\s+|around\s+|roughly\s+|some\s+)?\Z"
)
_EACH = re.compile(
    r"(?:\s+[a-z’-]+){0,3}?\s+(?:each|apiece|per\s+[a-z]+|for\s+each)\b(?!\s+(?:week|month|year|day|quarter))"
)
_PER_TIME = re.compile(
    r"(?:\s+[a-z’-]+){0,4}?\s+(?:an?|per|each|every)\s+(?:working\s+)?(?:hour|day|week|month|quarter|year)\b"
)
_SERIES_WORDS = frozenset({"each", "every", "running", "steadily", "consecutive", "continuously", "row", "year"})
_SLACK, _ROUGHLY = Fraction(6, 100), Fraction(15, 100)


def series_slips(reading: Reading, reader: FigureReader) -> Iterator[Slip]:
    """Yield "change-contradicted" and "average-wrong" of a sentence."""
    if len(reading.sentence.numbers) > 2 and not reading.words.isdisjoint(_SERIES_WORDS):
        yield from _always(reading, reader)
    if "each" in reading.words or ("average" in reading.words and len(reading.own) == 3):
        yield from _each(reading)


def _always(reading: Reading, reader: FigureReader) -> Iterator[Slip]:
    """Hold "risen every year" against a series, which goes one way throughout."""
    text = reading.text
    always = _ALWAYS.search(text)
    run = run_of(reading)
    if always is None or len(run) < 3:
        return
    moved = next(reader.moving.finditer(text, 0, run[0].start), None)
    if moved is None or re.search(r"\b(?:not|never|no)\b", text[: moved.start()]):
        return
    times = [each.when for each in run if each.when is not None]
    if times != sorted(times):
        return
    for one, other in pairwise(run):
        if (other.value <= one.value) if moved.lastgroup == "up" else (other.value >= one.value):
            data = (("word", moved.group()), ("before", one.said), ("after", other.said))
            yield Slip("change-contradicted", Severity.SHOULD, moved.start(), run[-1].end, data)
            return


def run_of(reading: Reading) -> list[Quantity]:
    """Return the longest list of figures of one kind, each apart from the next by a comma, "and" or "to"."""
    best: list[Quantity] = []
    run: list[Quantity] = []
    for each in reading.own:
        is_next = (
            bool(run) and are_comparable(run[-1], each) and _LISTED.fullmatch(reading.plain, run[-1].end, each.start)
        )
        run = [*run, each] if is_next else [each]
        best = run if len(run) > len(best) else best
    return best


def _each(reading: Reading) -> Iterator[Slip]:
    """Hold an average each against the two counts before it, of which one is shared among the other."""
    text, own = reading.text, reading.own
    if len(own) == 2 and len(reading.before) == 1 and not reading.before[0].number.is_word:
        own = (*reading.before, *own)
    is_counted = len(own) == 3 and not own[1].kind and own[0].kind != Unit.POUNDS.value
    if not is_counted or own[2].kind not in ("", own[0].kind) or _PER_TIME.match(text, own[2].end):
        return
    one, other, average = own
    told = _AVERAGE_EACH.search(text, max(0, average.start - 40), average.start)
    if told is None or not _EACH.match(text, average.end):
        return
    low, high = sorted((one.value, other.value))
    right = high / low if low else Fraction(0)
    slack = right * (_ROUGHLY if told["rough"] else _SLACK)
    if right and abs(right - average.value) > slack + average.number.half:
        data = (("said", average.said), ("right", decimal(right, 1)))
        start = other.start if one.is_before else one.start
        yield Slip("average-wrong", Severity.SHOULD, start, average.end, data)
