"""Hold what is said of a series of figures, and of so many a month or each, against the figures.

"Risen for three years running: 640 in 2022/23, 712 in 2023/24 and 698 in 2024/25"; "at its lowest: 180 in 2024 and 195
in 2025"; "1,260 assessments in 2024/25, an average of 125 a month"; "31 homes with 1,204 beds, an average of 52 each".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from domain.checks.figures.figure_words import FigureReader, Sentence, Slip, is_approximate
from domain.checks.figures.numbers import Unit, decimal
from domain.checks.figures.quantities import Quantity, Reading, are_comparable
from domain.checks.finding import Severity

_ALWAYS = re.compile(
    r"\b(?:each|every)\s+(?:year|quarter|month)\b|\byear\s+(?:on|after)\s+year\b|\b(?:running|steadily|consecutive|continuously)\b"
    r"|\bin\s+a\s+row\b|\bin\s+each\s+of\b"
)
_AT_ITS = re.compile(r"\bat\s+(?:its|their)\s+(?P<word>lowest|highest)\b")
_LISTED = re.compile(r"[^;:%]{0,40}?(?:,|\band|\bto)\s+(?:[a-z]+\s+){0,3}?\(?\Z")
_RATE = re.compile(r"\s+(?:[a-z’-]+\s+){0,2}?(?:a|per|each|every)\s+(?P<unit>quarter|month|week)\b")
_ONE_YEAR = re.compile(
    r"\b20\d\d/\d\d\b|\b(?:over|in|during)\s+(?:the|that|one|a)\s+(?:whole\s+)?year\b|\b12\s+months\b"
)
_AVERAGE_EACH = re.compile(
    r"(?:\ban\s+average\s+of|\baveraging|,\s+or|,\s+which\s+(?:was|is)|,|\()\s+(?P<rough>about\s+|around\s+|roughly\s+|some\s+)?\Z"
)
_EACH = re.compile(
    r"(?:\s+[a-z’-]+){0,3}?\s+(?:each|apiece|per\s+[a-z]+|for\s+each)\b(?!\s+(?:week|month|year|day|quarter))"
)
_PER_TIME = re.compile(
    r"(?:\s+[a-z’-]+){0,4}?\s+(?:an?|per|each|every)\s+(?:working\s+)?(?:hour|day|week|month|quarter|year)\b"
)
_IN_A_YEAR = {"quarter": 4, "month": 12, "week": 52}
_SERIES_WORDS = frozenset({"each", "every", "running", "steadily", "consecutive", "continuously", "row", "year"})
_EXTREME_WORDS = frozenset({"lowest", "highest"})
_RATE_WORDS = frozenset({"quarter", "month", "week"})
_SLACK, _ROUGHLY = Fraction(6, 100), Fraction(15, 100)


def series_slips(reading: Reading, reader: FigureReader) -> Iterator[Slip]:
    """Yield "comparison-contradicted", "change-contradicted" and "average-wrong" of a sentence."""
    if not reading.words.isdisjoint(_EXTREME_WORDS):
        yield from _at_its_extreme(reading)
    if len(reading.sentence.numbers) > 2 and not reading.words.isdisjoint(_SERIES_WORDS):
        yield from _always(reading, reader)
    if not reading.words.isdisjoint(_RATE_WORDS) and (_ONE_YEAR.search(reading.text)):
        yield from _in_a_year(reading.sentence, reader, reading.own)
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


def _at_its_extreme(reading: Reading) -> Iterator[Slip]:
    """Hold "at its lowest" against the figure of the last time, beside those of earlier ones."""
    word = _AT_ITS.search(reading.text)
    dated = [each for each in reading.own if each.when is not None and are_comparable(each, reading.own[-1])]
    if word is None or len(dated) < 2 or len({each.when for each in dated}) < len(dated):
        return
    last = max(dated, key=lambda each: each.when or (0, 0))
    extreme = (min if word["word"] == "lowest" else max)(dated, key=lambda each: each.value)
    if last.value != extreme.value:
        data = (("word", word["word"]), ("own", last.said), ("other", extreme.said))
        start, end = min(word.start(), dated[0].start), max(word.end(), dated[-1].end)
        yield Slip("comparison-contradicted", Severity.SHOULD, start, end, data)


def _in_a_year(sentence: Sentence, reader: FigureReader, own: Sequence[Quantity]) -> Iterator[Slip]:
    """Hold so many a month against those of the year."""
    text = sentence.text
    rates = [each for each in own if each.kind == "" and _RATE.match(text, each.end)]
    if len(rates) != 1:
        return
    rate = rates[0]
    wholes = [each for each in own if each is not rate and each.kind == "" and not each.number.is_word]
    if (
        len(wholes) != 1
        or wholes[0].value <= rate.value
        or (rate.noun and wholes[0].noun and rate.noun != wholes[0].noun)
    ):
        return
    whole = wholes[0]
    gap = text[min(whole.end, rate.end) : max(whole.start, rate.start)]
    if (
        re.search(r"[;:]|\b(?:compared|than|from|but|while|of)\b(?!\s+(?:about|around|\Z))", gap)
        and "average of" not in gap
    ):
        return
    unit = _RATE.match(text, rate.end)
    times = _IN_A_YEAR[unit["unit"]] if unit is not None else 1
    is_rough = is_approximate(reader, sentence, rate.number) or is_approximate(reader, sentence, whole.number)
    right = whole.value / times
    if abs(right - rate.value) > right * (_ROUGHLY if is_rough else _SLACK) + Fraction(1, 2):
        data = (("said", rate.said), ("right", decimal(right, 0 if right >= 10 else 1)))
        start, end = min(whole.start, rate.start), max(whole.end, rate.end)
        yield Slip("average-wrong", Severity.SHOULD, start, end, data)


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
