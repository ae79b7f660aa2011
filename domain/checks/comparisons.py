"""Hold the words of a comparison against its two numbers, and ask for both numbers of the country's average.

"Better" and "worse" are left alone: whether a high figure is a good one, the words do not tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from domain.checks.figure_words import FigureReader, Sentence, Slip, found_before, is_approximate
from domain.checks.finding import Severity
from domain.checks.numbers import Number, Unit

_LONGEST = 150
_BREAK = re.compile(r";|:|, (?:but|while|whereas|although|though)\b|\band (?:the|this|that) \w+")
_END = re.compile(
    r"(?:\b(?:of|at|was|is|by|with|for|than|above|below)|\()\s*(?:just\s+|about\s+|around\s+|only\s+)?\Z", re.IGNORECASE
)
_DIRECT = re.compile(
    r"\s*,?\s*(?:which|that|this|and)?\s*(?:is|was|were|are)?\s*(?:\w+ly|somewhat|much|slightly|far)?\s*\Z",
    re.IGNORECASE,
)
_UNIT_NOUN = re.compile(r"\s+([a-z’'-]+)", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|no|never|neither|nor|rather|other)\s+(?:\w+\s+)?\Z", re.IGNORECASE)
_THAN, _BRACKET = re.compile(r"\s+than\b"), re.compile(r"\(\s*\Z")
_SIMILAR_POINTS, _SIMILAR_SHARE = 5, Fraction(15, 100)


def comparison_slips(sentence: Sentence, reader: FigureReader) -> Iterator[Slip]:
    """Yield "comparison-contradicted" and "similarity-contradicted" of a sentence."""
    text = sentence.text
    for first, second in pairwise(sentence.numbers):
        gap = text[first.end : second.start]
        if first.unit is not second.unit or first.unit is Unit.POINTS or len(gap) > _LONGEST or _BREAK.search(gap):
            continue
        found = _compared(sentence, reader, first, second) or _reference_first(sentence, reader, first, second)
        if found is not None:
            word, own, other = found
            yield from _against(text, word, own, other)
        elif similar := _similar(sentence, reader, first, second):
            yield from _not_similar(text, similar, first, second)


def average_slips(sentence: Sentence, following: Sentence | None, reader: FigureReader) -> Iterator[Slip]:
    """Yield "average-without-values" where something is held against the country's average without both numbers.

    The sentence before may tell the first of them, the one that follows the other.
    """
    average = reader.averages.search(sentence.text)
    if average is None or not reader.average_comparing.search(sentence.text):
        return
    here = _figures(sentence.numbers)
    near = here + _figures(sentence.numbers_before) + (_figures(following.numbers) if following is not None else 0)
    if here < 2 and not (here == 1 and near >= 2):
        yield Slip("average-without-values", Severity.SHOULD, average.start(), average.end())


def _figures(numbers: tuple[Number, ...]) -> int:
    return sum(not each.is_word for each in numbers)


def _compared(
    sentence: Sentence, reader: FigureReader, first: Number, second: Number
) -> tuple[re.Match[str], Number, Number] | None:
    """Return the comparing word of "A, which was lower than the average of B", or "fewer (A) than the average (B)"."""
    text = sentence.text
    for word in reader.comparing.finditer(text, first.end, second.start):
        than = _THAN.match(text, word.end())
        is_preposition = word.group().casefold() in reader.words.prepositions
        if (than is None and not is_preposition) or _NOT.search(text, first.end, word.start()):
            continue
        ref = text[than.end() if than is not None else word.end() : second.start]
        if not ref.strip():
            if reader.quantifying.search(text, first.end, second.start) or not _DIRECT.fullmatch(
                text, first.end, word.start()
            ):
                continue
            return (word, first, second) if _same_thing(text, first, second, reader) else None
        if _is_reference(ref, reader) and _same_thing(text, first, second, reader):
            return word, first, second
    than = re.search(r"\bthan\s+(?P<ref>[^,;]*)\Z", text[first.end : second.start])
    if than is None or not _is_reference(than["ref"], reader) or reader.comparing.search(text, first.end, second.start):
        return None
    before = None
    for word in reader.comparing.finditer(text, max(0, first.start - 60), first.start):
        before = word
    if before is None or found_before(reader.quantifying, text, first.start) or _THAN.match(text, before.end()):
        return None
    is_bracketed = _BRACKET.search(text, max(0, first.start - 3), first.start) is not None
    is_bracketed = is_bracketed or (text.endswith(", ", 0, first.start) and text.startswith(",", first.end))
    return (before, first, second) if is_bracketed else None


def _reference_first(
    sentence: Sentence, reader: FigureReader, first: Number, second: Number
) -> tuple[re.Match[str], Number, Number] | None:
    """Return the comparing word of "lower than the average of B, at A" and "below the average (A compared with B)"."""
    text = sentence.text
    gap = text[first.end : second.start]
    word = None
    for match in reader.comparing.finditer(text, max(0, first.start - 90), first.start):
        word = match
    if word is None or found_before(_NOT, text, word.start()):
        return None
    than = re.match(r"(?:\s+than\b)?(?P<ref>[^;:]*)\Z", text[word.end() : first.start])
    if than is None or not (_THAN.match(text, word.end()) or word.group().casefold() in reader.words.prepositions):
        return None
    if not _is_reference(than["ref"], reader) or found_before(reader.quantifying, text, first.start):
        return None
    if re.fullmatch(r"\)?,?\s+at\s+", gap):
        return word, second, first
    is_pair = re.fullmatch(
        r"[^;:.()]{0,40}?,?\s*(?:compared with|compared to|against|versus|vs\.?)\s+(?:[\w’]+\s+){0,6}", gap
    )
    return (word, first, second) if is_pair and re.search(r"[(,]\s*(?:at\s+)?\Z", than["ref"]) else None


def _is_reference(words: str, reader: FigureReader) -> bool:
    return bool(reader.reference.search(words)) and (
        bool(_END.search(words)) or words.rstrip().endswith(("(", ",", ", at"))
    )


def _similar(sentence: Sentence, reader: FigureReader, first: Number, second: Number) -> re.Match[str] | None:
    text = sentence.text
    for match in reader.similar.finditer(text, first.end, second.start):
        ref = text[match.end() : second.start]
        is_of_both = (not ref.strip() or _is_reference(ref, reader)) and _same_thing(text, first, second, reader)
        is_open = is_approximate(reader, sentence, second) or _NOT.search(text, first.end, match.start())
        if is_of_both and not is_open:
            return match
    return None


def _same_thing(text: str, first: Number, second: Number, reader: FigureReader) -> bool:
    """Return whether two counts can be of the same: percentages and money are, others when no other noun follows."""
    if first.unit is not Unit.PLAIN:
        return True
    nouns = [_UNIT_NOUN.match(text, each.end) for each in (first, second)]
    own, other = (noun[1].casefold() if noun is not None else "" for noun in nouns)
    return not other or other in reader.words.vague or own.rstrip("s") == other.rstrip("s")


def _against(text: str, word: re.Match[str], own: Number, other: Number) -> Iterator[Slip]:
    is_against = own.value <= other.value if word.lastgroup == "up" else own.value >= other.value
    if is_against:
        yield _slip("comparison-contradicted", Severity.MUST, text, word, own, other)


def _not_similar(text: str, word: re.Match[str], own: Number, other: Number) -> Iterator[Slip]:
    apart = abs(own.value - other.value)
    largest = max(own.value, other.value)
    is_far = bool(largest) and apart / largest > _SIMILAR_SHARE
    if is_far and (own.unit is not Unit.PERCENT or apart > _SIMILAR_POINTS):
        yield _slip("similarity-contradicted", Severity.SHOULD, text, word, own, other)


def _slip(code: str, severity: Severity, text: str, word: re.Match[str], own: Number, other: Number) -> Slip:
    start = min(word.start(), own.start, other.start)
    end = max(word.end(), own.end, other.end)
    data = {"word": word.group(), "own": text[own.start : own.end], "other": text[other.start : other.end]}
    return Slip(code, severity, start, end, tuple(data.items()))
