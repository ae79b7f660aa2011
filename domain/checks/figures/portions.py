"""Hold words for a share, "a third", "one in four" or "most", against the figure that stands beside them.

Such a word is rough by nature: only a figure that it cannot mean is a fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from domain.checks.figures.figure_words import FigureReader, Portion, Sentence, Slip, approximation
from domain.checks.figures.numbers import Unit
from domain.checks.figures.quantities import Reading, Said, undated
from domain.checks.finding import Severity

_OPENED = re.compile(
    r"(?P<noun>[^;:.()%]{0,90}?)(?:\s*\(\s*|:\s+|,\s+(?:or|that is|at)\s+|,\s+|\s+[–—]\s+)(?:just |only )?\Z"
)
_CLOSED = re.compile(
    r"\s+(?:in all|in total|altogether)\b"
    r"|(?:\s+of (?:them|those|all|the (?:total|team|staff|group|cases|files|people|whole"
    r"|population|residents|workforce|sample|replies)))?\s*(?:[),;–—]|\.?\s*\Z)"
    r"|(?:\s+(?!and\b|or\b|compared\b)[a-z’-]+){1,4}\s*[),;]"
)
_AFTER_SHARE = re.compile(
    r"(?P<noun>[^;:.()%\d]{0,60}?)(?:\s*\(\s*|,\s+(?:or|that is|which (?:is|was))\s+|,\s+)(?:just |only )?\Z"
)
_PART = re.compile(r"\s+[a-z’ -]{3,60}?(?:,\s+(?:or\s+|just\s+|only\s+)?|\s*\()\Z")
_OF = re.compile(r"\s+(?:out\s+)?of\s+(?:(?:the|these|those|its|their|our|all|a|total|of)\s+)*\Z", re.IGNORECASE)
_IN = re.compile(
    r"\b(?P<part>\w+) (?:in (?:every )?|out of (?:every |each |(?=(?:three|four|five|ten)\b)))(?P<whole>\w+)\b"
    r"(?!\s+(?:hours|days|weeks|months|years))"
    r"|\b(?P<one>[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Nn]ine) (?:[a-z-]+ ){1,2}in (?:every )?(?P<many>\w+)\b"
    r"(?=\s*[,.;]|\s+(?:[a-z]+ly|therefore|thus|had|was|were|led|came|went|did|outside|aside|still|who|that)\b)"
)
_SUPERLATIVE = re.compile(
    r"\s+(?:\w+ly|common|frequent|likely|recent|important|deprived|severe|serious|complex|senior|popular|significant"
    r"|vulnerable|urgent|in need|at risk|of all)\b"
)
_NOT_FREE = re.compile(
    r"\b(?:the|two|three|its|their|our|first|second|other|remaining|further|another|not|of|in|for|by|and a|to|from)"
    r"\s+\Z",
    re.IGNORECASE,
)
_LEADS_TO_SHARE = (" to", " by", " from", " in", " for", "rate of", "share of", "portion of", "sponse of", "take of")
_LONGEST, _LARGEST, _FEW = 100, 100, 5
_ROUGHLY, _NEARLY, _ROUND_RATIO = 3, 8, 5


@dataclass(frozen=True, slots=True)
class _Share:
    """A share in per cent at [start, end) of a sentence, right to within `half`."""

    start: int
    end: int
    value: Fraction
    half: Fraction


def portion_slips(reading: Reading, reader: FigureReader) -> Iterator[Slip]:
    """Yield "portion-contradicted" of a sentence: "most people (38%)", "a third (45 of 120)", "45 of 120, a third"."""
    text, said = reading.text, said_portions(reading, reader)
    if not said:
        return
    yield from _of_their_whole(reading.sentence, said)
    for share in _shares(reading.sentence):
        for words in reversed(said):
            if _belongs(text, words, share):
                if not words.least <= share.value + share.half or not share.value - share.half <= words.most:
                    yield _slip(text, words, share)
                break


def _belongs(text: str, words: Said, share: _Share) -> bool:
    """Return whether a share says the same as the words for it, which stand before or behind it."""
    if words.end <= share.start <= words.end + _LONGEST:
        opened = _OPENED.fullmatch(text, words.end, share.start)
        if opened is None or _CLOSED.match(text, share.end) is None:
            return False
        is_listed = text[: share.start].rstrip().endswith(",") and re.search(r"\d", undated(opened["noun"]))
        return not is_listed and re.search(r",|\b(?:was|were|had|is|are)\b", opened["noun"]) is None
    if share.end <= words.start <= share.end + _LONGEST:
        return _AFTER_SHARE.fullmatch(text, share.end, words.start) is not None and bool(_CLOSED.match(text, words.end))
    return False


def said_portions(reading: Reading, reader: FigureReader) -> list[Said]:
    """Return the words for shares of a sentence, in order; those of another sense are left out."""
    if reading.portions is None:
        has_words = not reading.words.isdisjoint(reader.telling.portions)
        found = list(_in_words(reading.text, reader)) if has_words else []
        if "in" in reading.words or "out" in reading.words:
            found += _ratios(reading.text, reader) if _may_be_ratio(reading) else []
            found.sort(key=lambda each: each.start)
        reading.portions = found
    return reading.portions


def _may_be_ratio(reading: Reading) -> bool:
    """Return whether a number of a sentence can be the first of "one in four"."""
    for number in reading.sentence.numbers:
        is_before = number.value < _FEW or reading.text.startswith((" in ", " out of "), number.end)
        if is_before and number.value <= _LARGEST:
            return True
    return False


def _in_words(text: str, reader: FigureReader) -> Iterator[Said]:
    for match in reader.portions.finditer(text):
        rough = approximation(reader, text, match.start())
        portion = reader.portion[match.group().casefold()]
        if _is_share(text, match, portion, is_rough=rough is not None):
            start = rough.start() if rough is not None else match.start()
            yield Said(start, match.end(), *bounds_of(portion, rough.group() if rough is not None else ""))


def _ratios(text: str, reader: FigureReader) -> Iterator[Said]:
    for match in _IN.finditer(text):
        said = match["whole"] or match["many"]
        part, whole = _value(match["part"] or match["one"], reader), _value(said, reader)
        if part and whole and part < whole and said not in ("the", "a"):
            yield _of_ratio(text, reader, match, part, whole)


def _is_share(text: str, match: re.Match[str], portion: Portion, *, is_rough: bool) -> bool:
    """Return whether a word tells a share here: "the most common" and "the first half" do not."""
    before = f" {text[max(0, match.start() - 20) : match.start()]}"
    if text[match.end() : match.end() + 1] == "-" or before.endswith("-"):
        return False
    if is_rough:
        return True
    if _NOT_FREE.search(before):
        return portion.value != "" and before.rstrip().casefold().endswith(_LEADS_TO_SHARE)
    return portion.value != "" or _SUPERLATIVE.match(text, match.end()) is None


def bounds_of(portion: Portion, rough: str) -> tuple[Fraction, Fraction]:
    """Return the lowest and the highest percentage that a word can mean, with the word before it."""
    if not portion.value:
        return Fraction(portion.least), Fraction(portion.most)
    value = 100 * Fraction(portion.value)
    slack = Fraction(4 if value >= 30 else 3 if value >= 15 else 2)
    kind = rough.strip().casefold()
    if kind in ("nearly", "almost", "just under", "close to"):
        return value - _NEARLY, value
    if kind in ("under", "less than", "fewer than"):
        return Fraction(0), value
    if kind in ("over", "more than", "at least", "well over"):
        return value, Fraction(100)
    if kind == "just over":
        return value, value + _NEARLY
    return value - slack - (_ROUGHLY if kind else 0), value + slack + (_ROUGHLY if kind else 0)


def _of_ratio(text: str, reader: FigureReader, match: re.Match[str], part: int, whole: int) -> Said:
    """Return what "one in four" means: what is nearer to it than to one in three or in five, or a few points off."""
    half = Fraction(1, 2)
    value = Fraction(100 * part, whole)
    least = max(Fraction(100) * (part / (whole + half) if part == 1 else (part - half) / whole), value - _ROUND_RATIO)
    most = min(Fraction(100) * (part / (whole - half) if part == 1 else (part + half) / whole), value + _ROUND_RATIO)
    rough = approximation(reader, text, match.start())
    slack = _ROUGHLY if rough else 0
    word = rough.group().strip().casefold() if rough else ""
    most = Fraction(100) if word in ("over", "more than", "at least", "well over") else most + slack
    least = Fraction(0) if word in ("under", "less than", "fewer than", "up to") else least - slack
    return Said(match.start(), match.end(), least, most)


def _value(word: str, reader: FigureReader) -> int:
    if word.isdecimal():
        return int(word) if len(word) < 4 and int(word) <= _LARGEST else 0
    return int(reader.numbers.values.get(word.casefold(), 0))


def _shares(sentence: Sentence) -> Iterator[_Share]:
    """Yield the percentages of a sentence, and those of counts: "12 of 60"."""
    for number in sentence.numbers:
        if number.unit is Unit.PERCENT:
            yield _Share(number.start, number.end, number.value, number.half)
    for part, whole in pairwise(sentence.numbers):
        is_counted = part.unit is whole.unit and part.unit in (Unit.PLAIN, Unit.POUNDS) and whole.value > 0
        if is_counted and part.value <= whole.value and _OF.fullmatch(sentence.text, part.end, whole.start):
            yield _Share(part.start, whole.end, 100 * part.value / whole.value, Fraction(0))


def _of_their_whole(sentence: Sentence, said: Sequence[Said]) -> Iterator[Slip]:
    """Yield what contradicts words for a share of a whole whose part stands between commas: "half of the 60, 42,"."""
    text = sentence.text
    for whole, part in pairwise(sentence.numbers):
        is_counted = part.unit is whole.unit is Unit.PLAIN and 0 < part.value <= whole.value
        if not is_counted or not _PART.fullmatch(text, whole.end, part.start) or not _CLOSED.match(text, part.end):
            continue
        for words in said:
            if words.end <= whole.start and _OF.fullmatch(text, words.end, whole.start):
                value = 100 * part.value / whole.value
                if not words.least <= value <= words.most:
                    yield _slip(text, words, _Share(part.start, part.end, value, Fraction(0)))


def _slip(text: str, words: Said, share: _Share) -> Slip:
    start, end = min(words.start, share.start), max(words.end, share.end)
    percent = f"{float(share.value):.3g}%"
    data = (("word", text[words.start : words.end]), ("figure", text[share.start : share.end]), ("percent", percent))
    return Slip("portion-contradicted", Severity.SHOULD, start, end, data)
