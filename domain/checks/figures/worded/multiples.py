"""Hold how many times another a figure is said to be against the two: "twice as high, at 9%", "half as many here".

Where the words do not tell which of the only two is the larger, the larger is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from domain.checks.figures.derived.named import GENERIC, GENERIC_OF
from domain.checks.figures.derived.told import EARLIER
from domain.checks.figures.derived.yardsticks import AVERAGE
from domain.checks.figures.figure_words import Slip
from domain.checks.figures.quantities import Quantity, Reading, are_comparable
from domain.checks.figures.stated.courses import is_multiple
from domain.checks.figures.worded.extremes import CLAUSE
from domain.checks.figures.worded.holders import are_known, stems_of
from domain.checks.finding import Severity

_COUNTS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
}  # fmt: skip
_FACTORS = {
    "half": Fraction(1, 2), "twice": Fraction(2), "double": Fraction(2), "treble": Fraction(3), "triple": Fraction(3),
    "a third": Fraction(1, 3), "a quarter": Fraction(1, 4),
}  # fmt: skip
_COUNT = rf"{'|'.join(_COUNTS)}|\d+(?:\.\d)?"
_UNMEANT = r"(?<!to )(?<!would )(?<!will )(?<!could )"
MULTIPLE = re.compile(
    rf"\b(?:(?P<word>half|twice|{_UNMEANT}(?:double|treble|triple)|(?P<count>{_COUNT})\s+times|a\s+third|a\s+quarter)\s+"
    r"(?:as\s+(?:much|many|long|high|low|large|big|often|likely|common|great|expensive|quick|fast)\b|more\b"
    r"|(?:that|the\s+(?:number|rate|share|size|proportion|total|cost|figure|level|average|national|England))\b)"
    rf"|(?P<ratio>{_COUNT})\s+to\s+one\b)"
)
ROUGH = re.compile(
    r"\b(?P<rough>more\s+than|well\s+over|over|less\s+than|under|nearly|almost|at\s+least|about|around|roughly|just\s+under|just\s+over)\s+\Z"
)
_WHERE = stems_of("census survey data return report residents resident population people latest")
_CLOSED = re.compile(r"\s*(?:[.,;:)]|\Z)|\s+(?:here|locally|there|nationally)\b")
_AT = re.compile(r"(?:\s+(?:here|locally|there))?(?:,?\s+(?:at|with)|\s*\()\s*(?:£\s?)?")
_TIME = re.compile(r"x{4,}")
MULTIPLE_WORDS = frozenset({"half", "twice", "double", "treble", "triple", "times", "third", "quarter", "one"})
"""A word of everything that tells a multiple."""


def multiple_slips(
    reading: Reading, word: re.Match[str], begin: int, named: tuple[Quantity, Quantity] | None
) -> Iterator[Slip]:
    """Yield "multiple-wrong" of a word for a multiple and the two figures that its clause names, else the only two."""
    said = word["ratio"] or word["count"] or word["word"]
    factor = _FACTORS.get(said) or Fraction(_COUNTS.get(said) or said)
    if factor < 1 and word.group().endswith(" more"):
        factor += 1  # "a half more"
    found = named or _only_two(reading, word, begin)
    if found is None or not all(each.value > 0 for each in found):
        return
    own, other = found
    is_at = not other.is_before and _AT.fullmatch(reading.text, word.end(), other.start) is not None
    if is_at or (named is None and (own.value < other.value) is not (factor < 1)):
        own, other = other, own
    match = ROUGH.search(word.string, max(0, word.start() - 20), word.start())
    if not is_multiple(own.value / other.value, factor, match["rough"] if match is not None else ""):
        data = (("word", word.group()), ("before", other.said), ("after", own.said))
        yield Slip("multiple-wrong", Severity.SHOULD, begin, word.end(), data)


def _only_two(reading: Reading, word: re.Match[str], begin: int) -> tuple[Quantity, Quantity] | None:
    """Return the only two figures that can be meant: of the sentence, or one of them of that before, or both."""
    own = [each for each in reading.own if not word.start() <= each.start < word.end()]
    kinds = {each.kind for each in own}
    before = [each for each in reading.before if not own or each.kind in kinds]
    found = own if len(own) != 1 else [*before, *own]
    found = found or before
    if len(found) != 2 or not are_comparable(*found) or found[0].value == found[1].value:
        return None
    if not _is_closed(reading, word, found):
        return None
    told = f"{reading.sentence.text_before} " if any(each.is_before for each in found) else ""
    told += reading.text if found[0].start > word.end() and not told else reading.text[:begin]
    is_led = not found[-1].is_before and found[-1].end <= word.start() and found[-1].start >= begin
    subject = frozenset() if is_led else stems_of(AVERAGE.sub("", reading.plain[begin : word.start()]))
    known = stems_of(told) | GENERIC | _WHERE | GENERIC_OF.get(found[0].kind, frozenset())
    return (found[0], found[1]) if are_known(subject - GENERIC, known) else None


def _is_closed(reading: Reading, word: re.Match[str], found: list[Quantity]) -> bool:
    """Return whether what a word compares with is not named, or is the country, an earlier time or a figure of two."""
    text = reading.plain
    if _CLOSED.match(text, word.end()):
        return True
    end = CLAUSE.search(text, word.end())
    behind = text[word.end() : end.start() if end is not None else len(text)]
    is_figure = any(word.end() <= each.start < word.end() + len(behind) for each in found if not each.is_before)
    return is_figure or any(pattern.search(f"{word.group()}{behind}") for pattern in (AVERAGE, EARLIER, _TIME))
