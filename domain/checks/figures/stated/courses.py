"""Hold what is said of how figures went from time to time against them, in whichever of two sentences each stands.

"Referrals had doubled. There were 420 in 2022/23 and 610 in 2024/25"; "210, 240 and 225 in the three years, growth in
each"; "the highest rate to date, after 71% in 2022"; "12% in 2024. By 2025 this had got better, at 15%".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from domain.checks.figures.figure_words import FigureReader, Slip
from domain.checks.figures.numbers import Unit
from domain.checks.figures.quantities import TIMES, Quantity, Reading, are_comparable
from domain.checks.figures.series import run_of
from domain.checks.figures.stated.pool import GENERIC, are_rough, place_of, stems_in
from domain.checks.finding import Severity

_ALWAYS = re.compile(
    r"\b(?:(?:each|every)\s+(?:single\s+)?(?:year|quarter|month|time)|year[\s-]+(?:on|after|by)[\s-]+year|month\s+(?:on|after|by)\s+month"
    r"|running|steadily|consecutively|continuously|constantly|without\s+a\s+break|in\s+a\s+row|in\s+each\s+of|throughout)\b"
)
_STEADY = re.compile(
    r"\b(?:steady|constant|continuous|continued|continuing|consistent|unbroken|year-on-year)\s+(?:[a-z]+ward\s+)?(?P<word>[a-z]+)\b"
)
_RECORD = re.compile(
    r"\b(?P<word>highest|lowest|longest|shortest|largest|smallest|biggest|fewest|best|worst|quickest|slowest|fastest)\b"
    r"(?=[^.;]{0,60}\b(?:ever|to\s+date|so\s+far|on\s+record|yet|since|in\s+(?:the\s+)?(?:last\s+)?(?:\w+\s+)?years|for\s+(?:\w+\s+)?years"
    r"|of\s+(?:the|these|those|all)\s+(?:\w+\s+)?years)\b)"
)
_MULTIPLE = re.compile(
    r"(?:(?P<rough>more\s+than|well\s+over|over|less\s+than|nearly|almost|at\s+least|about|around|roughly|just\s+under|just\s+over)\s+)?"
    r"\b(?P<word>doubled|halved|trebled|tripled|quadrupled|doubling|halving|trebling|tripling)\b"
)
_PARTS = re.compile(
    r"(?:(?P<rough>more\s+than|well\s+over|over|less\s+than|under|nearly|almost|at\s+least|about|around|just\s+under|just\s+over)\s+)?"
    r"\b(?P<word>half|twice|double|(?:three|four|five|ten)\s+times|a\s+third|a\s+quarter)\s+"
    r"(?:of\s+)?(?:(?:as\s+(?:many|much|long|high|large)\s+as\s+)?(?:what\s+(?:it|they|there)\s+(?:had\s+been|was|were)|(?:the|that\s+of\s+the)\s+(?:year|figure)\s+before)"
    r"|its\s+(?:former\s+|earlier\s+|previous\s+|original\s+)?(?:size|length|level|number)|the\s+size\b(?!\s+of))\b"
)
_FACTORS = {
    "doubl": Fraction(2), "halv": Fraction(1, 2), "trebl": Fraction(3), "tripl": Fraction(3), "quadrupl": Fraction(4),
    "half": Fraction(1, 2), "twice": Fraction(2), "three": Fraction(3), "four": Fraction(4), "five": Fraction(5),
    "ten": Fraction(10), "a third": Fraction(1, 3), "a quarter": Fraction(1, 4),
}  # fmt: skip
_LARGE = frozenset({"highest", "longest", "largest", "biggest", "slowest"})
_SMALL = frozenset({"lowest", "shortest", "smallest", "fewest", "quickest", "fastest"})
_NOT = re.compile(
    r"\b(?:not|never|no|nor|without|would|could|should|might|if|aim\w*|target|expected|hoped|planned|forecast|risk)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:–—]|\b(?:and|but|while|whereas|so|because|as|although)\b")
_SLACK = Fraction(15, 100)
_FEWEST_OF_SERIES, _LONGEST = 3, 3
_ALWAYS_WORDS = frozenset(
    {"each", "every", "year", "month", "running", "steadily", "consecutively", "continuously", "constantly", "break"}
    | {"row", "throughout", "steady", "constant", "continuous", "continued", "continuing", "consistent", "unbroken"}
)
_RECORD_WORDS = _LARGE | _SMALL | {"best", "worst"}
_RECORD_TIMES = frozenset({"ever", "date", "far", "record", "yet", "since", "years"})
_MULTIPLE_WORDS = frozenset(
    {"doubled", "halved", "trebled", "tripled", "quadrupled", "doubling", "halving", "trebling", "tripling", "twice"}
    | {"half", "double", "times", "third", "quarter"}
)


def may_tell_course(words: frozenset[str], reader: FigureReader) -> bool:
    """Return whether a sentence of these words can say how a series went."""
    if not words.isdisjoint(_MULTIPLE_WORDS):
        return True
    if not words.isdisjoint(_RECORD_WORDS) and not words.isdisjoint(_RECORD_TIMES):
        return True
    return not words.isdisjoint(_ALWAYS_WORDS) and not words.isdisjoint(reader.telling.moving)


def stated_course_slips(reading: Reading, reader: FigureReader) -> Iterator[Slip]:
    """Yield "change-contradicted", "comparison-contradicted" and "multiple-wrong" of a sentence and the one before."""
    series = course_of(reading)
    if series is None and len(reading.own) >= _FEWEST_OF_SERIES:
        run = run_of(reading)
        if len(run) >= _FEWEST_OF_SERIES and all(each.when is None for each in run[:-1]):
            yield from _always(reading, reader, run)
    if series is None and not reading.own:
        pair = [each for each in reading.before if each.value > 1]
        is_pair = len(pair) == 2 and are_comparable(*pair) and _PARTS.search(reading.text) is not None
        series = pair if is_pair else None
    if series is None or are_rough(reading, reader, series):
        return
    if len(series) >= _FEWEST_OF_SERIES:
        yield from _always(reading, reader, series)
    if len(series) == 2:
        yield from _multiplied(reading, series)
    yield from _record(reading, reader, series)


def course_of(reading: Reading) -> list[Quantity] | None:
    """Return the figures of one thing at several times, in their order: a sentence's own, else those before, or both.

    Nothing where there are others of their kind, of which no time is known.
    """
    own = _of_one_date(reading.own, reading.sentence.dates)
    before = _of_one_date(reading.before, reading.sentence.dates_before)
    for found in (own, before, own + before) if own else (before,):
        courses = [each for kind in {one.kind for one in found} if (each := _course(found, kind))]
        if courses:
            return courses[0] if len(courses) == 1 else None
    return None


def _course(quantities: Sequence[Quantity], kind: str) -> list[Quantity] | None:
    """Return the figures of a kind in the order of their times, where all of these are known and apart."""
    same = [each for each in quantities if each.kind == kind]
    dated = [each for each in same if each.when is not None]
    is_clear = all(each.when is not None or each.number.is_word for each in same) and kind != Unit.POINTS.value
    if len(dated) < 2 or not is_clear or any(not are_comparable(dated[0], each) for each in dated):
        return None
    is_apart = len({each.when for each in dated}) == len(dated) and _are_told_apart(dated)
    return sorted(dated, key=lambda each: each.when or (0, 0)) if is_apart else None


def _of_one_date(quantities: Sequence[Quantity], dates: Sequence[tuple[int, int]]) -> list[Quantity]:
    """Return the quantities of a sentence; where it has one date, those that follow it are of that, too."""
    known = [each.when for each in quantities if each.when is not None]
    if len(dates) != 1 or not known or len(known) == len(quantities):
        return list(quantities)
    return [each if each.when is not None else replace(each, when=known[0]) for each in quantities]


def _are_told_apart(dated: Sequence[Quantity]) -> bool:
    """Return whether of each two times it is known which was the earlier: 2024 and May 2024 are one year."""
    times = sorted(each.when or (0, 0) for each in dated)
    return all(one[0] != other[0] or (one[1] and other[1]) for one, other in pairwise(times))


def _always(reading: Reading, reader: FigureReader, series: Sequence[Quantity]) -> Iterator[Slip]:
    """Hold "grown every year" and "a steady fall" against each step of a series."""
    for text, is_before in _texts(reading):
        steady = _STEADY.search(text)
        told = steady or _ALWAYS.search(text)
        if told is None:
            continue
        low, high = steady.span("word") if steady is not None else (max(0, told.start() - 60), told.end() + 30)
        moved = next(reader.moving.finditer(text, low, high), None)
        if moved is None or _NOT.search(text, max(0, moved.start() - 40), moved.start()):
            continue
        start = steady.start() if steady is not None else moved.start()
        if not _is_of(reading, text, start, series, is_before=is_before):
            continue
        for one, other in pairwise(series):
            if (other.value <= one.value) if moved.lastgroup == "up" else (other.value >= one.value):
                data = (("word", moved.group()), ("before", one.said), ("after", other.said))
                span = min(moved.start(), told.start()), max(moved.end(), told.end())
                yield _slip("change-contradicted", reading, span, series, data, is_before=is_before)
                return


def _multiplied(reading: Reading, series: Sequence[Quantity]) -> Iterator[Slip]:
    old, new = series
    for text, is_before in _texts(reading):
        for pattern in (_MULTIPLE, _PARTS):
            word = pattern.search(text)
            if word is None or not old.value or _NOT.search(text, max(0, word.start() - 40), word.start()):
                continue
            factor = next(value for name, value in _FACTORS.items() if word["word"].startswith(name))
            if is_multiple(new.value / old.value, factor, word["rough"] or ""):
                continue
            if _is_of(reading, text, word.start(), series, is_before=is_before):
                data = (("word", word.group()), ("before", old.said), ("after", new.said))
                yield _slip("multiple-wrong", reading, word.span(), series, data, is_before=is_before)
                return


def is_multiple(ratio: Fraction, factor: Fraction, rough: str) -> bool:
    """Return whether a ratio is what a word with the one before it says; of halves more is less."""
    if factor < 1:
        ratio, factor = 1 / ratio if ratio else Fraction(10**6), 1 / factor
        rough = {"less than": "more than", "under": "more than"}.get(rough, rough)
    if rough in ("more than", "well over", "over", "at least"):
        return ratio >= factor * Fraction(99, 100)
    if rough in ("nearly", "almost", "just under", "less than"):
        return factor * (1 - _SLACK) <= ratio <= factor * Fraction(103, 100)
    return abs(ratio - factor) <= factor * _SLACK


def _record(reading: Reading, reader: FigureReader, series: Sequence[Quantity]) -> Iterator[Slip]:
    """Hold "the highest to date" against the figures of earlier times beside the last one."""
    word = _RECORD.search(reading.text)
    if word is None or _NOT.search(reading.text, max(0, word.start() - 30), word.start()):
        return
    way = _way_of_record(reading, reader, word["word"], series)
    last, earlier = series[-1], series[:-1]
    if way and not (last.is_before and any(not each.is_before for each in earlier) and len(series) > 2):
        other = (max if way == "up" else min)(earlier, key=lambda each: each.value)
        if (other.value >= last.value) if way == "up" else (other.value <= last.value):
            data = (("word", word["word"]), ("own", last.said), ("other", other.said))
            yield _slip("comparison-contradicted", reading, word.span("word"), series, data, is_before=False)


def _way_of_record(reading: Reading, reader: FigureReader, word: str, series: Sequence[Quantity]) -> str:
    if word in _LARGE:
        return "up"
    if word in _SMALL:
        return "down"
    good = goodness(reading, reader, series[0].kind)
    return "" if good is None else "up" if good is (word == "best") else "down"


def goodness(reading: Reading, reader: FigureReader, kind: str) -> bool | None:
    """Return whether more of a figure is good, None where neither its sentence nor the one before tells."""
    return goodness_in(f"{reading.sentence.text_before} {reading.text}", reader, kind)


def goodness_in(text: str, reader: FigureReader, kind: str) -> bool | None:
    """Return whether more of the figures of a text is good, None where nothing tells."""
    if reader.denied_good.search(text):
        return None
    is_more, is_less = reader.more_is_good.search(text) is not None, reader.less_is_good.search(text) is not None
    if kind in TIMES:
        return None if is_more and not is_less else False
    return is_more if is_more is not is_less else None


def _texts(reading: Reading) -> Iterator[tuple[str, bool]]:
    """Yield a sentence, and the one before it where only the sentence has figures, which may be those of that."""
    yield reading.text, False
    if reading.own and not reading.before:
        yield reading.sentence.text_before, True


def _is_of(reading: Reading, text: str, start: int, series: Sequence[Quantity], *, is_before: bool) -> bool:
    """Return whether what a word stands in is of a series: its subject says nothing else, or names it again."""
    begins = [match.end() for match in _CLAUSE.finditer(text, 0, start)]
    here = [each for each in series if each.is_before is is_before]
    low = max([each.end for each in here if each.end <= start], default=0)
    clause = text[max([each for each in begins if each >= low], default=low) : start]
    subject = stems_in(clause) - _GENERIC
    if not subject:
        return True
    other = reading.text if is_before else reading.sentence.text_before
    told = stems_in(other if not here or is_before else text[: here[0].start])
    known = {each[:_LONGEST] for each in told}
    is_again = any(each[:_LONGEST] in known for each in subject)
    return is_before or is_again or (bool(here) and here[-1].start > start)


_GENERIC = frozenset(
    each.rstrip("s")
    for each in (
        *GENERIC,
        *(
            "grown",
            "become",
            "risen",
            "fallen",
            "shrunk",
            "gone",
            "increased",
            "been",
            "more",
            "than",
            "nearly",
            "almost",
            "over",
            "well",
            "less",
            "year",
            "last",
            "past",
            "time",
            "was",
            "were",
        ),
    )
)


def _slip(
    code: str,
    reading: Reading,
    span: tuple[int, int],
    series: Sequence[Quantity],
    data: tuple[tuple[str, str], ...],
    *,
    is_before: bool,
) -> Slip:
    if is_before:  # the word is that of the sentence before: its place counts from there
        by = reading.sentence.start_before - reading.sentence.start
        return Slip(code, Severity.SHOULD, span[0] + by, span[1] + by, data)
    return Slip(code, Severity.SHOULD, *place_of(*span, series), data)
