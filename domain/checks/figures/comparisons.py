"""Hold the words of a comparison against its two numbers, and ask for both numbers of the country's average.

"Better" and "worse" only tell a direction where the sentence names something of which more, or less, is good: more
people who are satisfied, shorter waits. Where it names neither, or both, they are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from domain.checks.figures.degrees import wrong_degree
from domain.checks.figures.figure_words import FigureReader, Sentence, Slip, is_approximate
from domain.checks.figures.numbers import DATE, Number, Unit
from domain.checks.finding import Severity
from domain.checks.phrases import found_before

_LONGEST = 150
_BREAK = re.compile(
    r";(?!\s+(?:this|that|it|which)\s+(?:was|is)\b)|:|, (?:but|while|whereas|although|though)\b"
    r"|\band (?:the|this|that) \w+"
)
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
_DELTA = re.compile(r"\s+(?:(?!was\b|were\b|is\b|are\b|and\b|had\b|which\b)[a-z-]+\s+){0,2}?\Z", re.IGNORECASE)
_PAIR = re.compile(
    r"[^;:.()]{0,40}?,?\s*(?:compared with|compared to|against|versus|vs\.?|and)\s+(?:[\w’]+\s+){0,6}", re.IGNORECASE
)
_AT = re.compile(r"\)?,?\s+(?:at|with)\s+(?:just\s+|only\s+)?|\s+\(\s*", re.IGNORECASE)
_AT_AFTER = re.compile(r"(?:\s+(?:here|locally|in [A-Z][\w’-]+))?(?:,?\s+at|\s*\()\s*\Z", re.IGNORECASE)
_IS_AFTER = re.compile(r"(?:\s+[a-z’-]+){0,8}?\s+(?:was|is|were|are|had been)\s+(?:[a-z]+\s+)?\Z", re.IGNORECASE)
_NAMED_AFTER = re.compile(
    r"\s+(?:(?:a|per)\s+[a-z]+\s+)?(?:England|national|regional|area|authority)?\s*"
    r"(?:average|target|standard|median|benchmark|in\s+England|nationally|for\s+England|across\s+England|across\s+the\s+region)\b"
)
_IS_THEN = re.compile(r"\s+(?:was|is)\s+(?:[a-z]+ly\s+|somewhat\s+|a\s+little\s+|much\s+|far\s+)?")
_ANAPHORA = re.compile(
    r"(?:This|That|It|These|They|Both"
    r"|The (?:figure|rate|proportion|percentage|share|result|level|number|average|wait))\b"
    r"(?:\s+[\w’-]+){0,2}?\s+(?:is|was|were|are|had been|compared|remained|stood)\b"
)
_SAID_BY_PEOPLE = re.compile(
    r"\b(?:people|carers|adults|residents|respondents|staff)\b[^.;]{0,40}"
    r"\b(?:said|felt|reported|were able|had|found|told)\b"
)
_SIMILAR_POINTS, _FAR_POINTS, _SIMILAR_SHARE = 5, 6, Fraction(15, 100)


@dataclass(frozen=True, slots=True)
class _Comparison:
    """A comparing word with the two numbers that it compares; `way` is where the first is said to lie."""

    word: re.Match[str]
    way: str
    own: Number
    other: Number


def comparison_slips(sentence: Sentence, reader: FigureReader) -> Iterator[Slip]:
    """Yield "comparison-contradicted", "similarity-contradicted" and "change-wrong" of a sentence."""
    text = sentence.text
    for first, second in _pairs(sentence):
        gap = text[first.end : second.start]
        if len(gap) > _LONGEST or _BREAK.search(gap):
            continue
        found = (
            _compared(sentence, reader, first, second)
            or _reference_first(sentence, reader, first, second)
            or _own_after(sentence, reader, first, second)
        )
        if found is not None:
            yield from _against(text, found)
        elif similar := _similar(sentence, reader, first, second) or _similar_before(sentence, reader, first, second):
            yield from _not_similar(text, similar, first, second)


def comparison_with_before(sentence: Sentence, reader: FigureReader) -> Iterator[Slip]:
    """Yield what contradicts the one number of the sentence before: "It was 84.9%. This was lower than the 83.7% …"."""
    text = sentence.text
    if not sentence.numbers_before or not sentence.numbers or not _ANAPHORA.match(text):
        return
    units = {number.unit for number in sentence.numbers}
    own = [number for number in sentence.numbers_before if number.unit in units and not number.is_word]
    other = [number for number in sentence.numbers if own and number.unit is own[0].unit]
    if len(own) != 1 or len(other) != 1 or (own[0].unit is Unit.PLAIN and not _are_rates(sentence, own[0], other[0])):
        return
    for word in reader.comparing.finditer(text, 0, other[0].start):
        found = _of_words(sentence, reader, word, text[word.end() : other[0].start])
        if found is not None and not _NOT.search(text, max(0, word.start() - 40), word.start()):
            if _is_against(found, own[0], other[0]):
                yield _across("comparison-contradicted", _weight(word), sentence, word, own[0], other[0])
            elif degree := wrong_degree(text, word, own[0], other[0]):
                yield _across("comparison-contradicted", Severity.SHOULD, sentence, degree, own[0], other[0])
            return
    for word in reader.similar.finditer(text, 0, other[0].start):
        is_of_both = _is_reference(text[word.end() : other[0].start], reader)
        if (
            is_of_both
            and not _NOT.search(text, max(0, word.start() - 40), word.start())
            and _is_apart(own[0], other[0])
        ):
            yield _across("similarity-contradicted", Severity.SHOULD, sentence, word, own[0], other[0])


def average_before(sentence: Sentence, reader: FigureReader) -> Iterator[Slip]:
    """Yield what contradicts the average of the sentence before: "The average was 67.9%. Ours, 71.2%, was lower"."""
    text, before = sentence.text, sentence.numbers_before
    if len(before) != 1 or len(sentence.numbers) != 1 or before[0].unit is not sentence.numbers[0].unit:
        return
    own, other = sentence.numbers[0], before[0]
    is_rate = other.unit is not Unit.PLAIN
    if is_rate and reader.averages.search(sentence.text_before, 0, other.start):
        for word in reader.comparing.finditer(text):
            is_alone = _IS_AFTER.fullmatch(text, own.end, word.start()) or _AT_AFTER.fullmatch(
                text, word.end(), own.start
            )
            if (
                is_alone
                and not _THAN.match(text, word.end())
                and not _NOT.search(text, max(0, word.start() - 40), word.start())
            ):
                yield from _alone_against(sentence, reader, word, own, other)
                return
    elif (is_rate or _are_rates(sentence, other, own)) and not reader.averages.search(sentence.text_before):
        average = reader.averages.search(text, 0, own.start)
        said = reader.comparing.search(text, average.end(), own.start) if average is not None else None
        is_of_it = average is not None and said is not None and _IS_THEN.fullmatch(text, average.end(), said.start())
        if is_of_it and said is not None and _AT_AFTER.fullmatch(text, said.end(), own.start):
            yield from _alone_against(sentence, reader, said, own, other)


def _alone_against(
    sentence: Sentence, reader: FigureReader, word: re.Match[str], own: Number, other: Number
) -> Iterator[Slip]:
    """Hold a comparing word of one figure against the figure of the sentence before."""
    if _is_against(_way(word, sentence, reader), own, other):
        said = {"word": word.group(), "own": sentence.text[own.start : own.end]}
        said["other"] = sentence.text_before[other.start : other.end]
        start, end = min(own.start, word.start()), max(own.end, word.end())
        yield Slip("comparison-contradicted", _weight(word), start, end, tuple(said.items()))


def _are_rates(sentence: Sentence, own: Number, other: Number) -> bool:
    """Return whether two counts of two sentences can be compared: none is told in words, and of one kind of things."""
    if own.is_word or other.is_word:
        return False
    first = _UNIT_NOUN.match(sentence.text_before, own.end)
    second = _UNIT_NOUN.match(sentence.text, other.end)
    return second is None or (first is not None and first[1].rstrip("s") == second[1].rstrip("s"))


def _across(code: str, severity: Severity, sentence: Sentence, word: re.Match[str], own: Number, other: Number) -> Slip:
    said = sentence.text_before[own.start : own.end]
    data = {"word": word.group(), "own": said, "other": sentence.text[other.start : other.end]}
    return Slip(code, severity, word.start(), other.end, tuple(data.items()))


def _pairs(sentence: Sentence) -> Iterator[tuple[Number, Number]]:
    """Yield each number with the one before it of its unit; between percentages and amounts others may stand."""
    last: dict[Unit, Number] = {}
    before: Number | None = None
    for number in sentence.numbers:
        known = last.get(number.unit)
        if known is not None and number.unit is not Unit.POINTS and (known is before or number.unit is not Unit.PLAIN):
            yield known, number
        last[number.unit] = before = number


def _way(word: re.Match[str], sentence: Sentence, reader: FigureReader) -> str:
    """Return "up" or "down" for a comparing word; of a judging one only where the sentence tells what is good."""
    if word.lastgroup not in ("better", "worse"):
        return word.lastgroup or ""
    said = f"{sentence.text_before} {sentence.text}" if _ANAPHORA.match(sentence.text) else sentence.text
    is_more_good = reader.more_is_good.search(said) is not None
    is_less_good = reader.less_is_good.search(said) is not None
    if (is_more_good and is_less_good) or reader.denied_good.search(said):
        return ""
    if not is_more_good and not is_less_good:  # of what people say of their care more is good, as a rule
        is_more_good = _SAID_BY_PEOPLE.search(said) is not None
        if not is_more_good:
            return ""
    return "up" if is_more_good is (word.lastgroup == "better") else "down"


def _of_words(sentence: Sentence, reader: FigureReader, word: re.Match[str], ref: str) -> str | None:
    """Return the way of a comparing word before a reference, None where the words between are none."""
    than = _THAN.match(ref)
    is_preposition = word.group().casefold() in reader.words.prepositions
    if than is None and not is_preposition:
        return None
    ref = ref[than.end() :] if than is not None else ref
    return _way(word, sentence, reader) if _is_reference(ref, reader) else None


def _compared(sentence: Sentence, reader: FigureReader, first: Number, second: Number) -> _Comparison | None:
    """Return the comparing word of "A, which was lower than the average of B", or "fewer (A) than the average (B)"."""
    text = sentence.text
    for word in reader.comparing.finditer(text, first.end, second.start):
        than = _THAN.match(text, word.end())
        is_preposition = word.group().casefold() in reader.words.prepositions
        if (than is None and not is_preposition) or _NOT.search(text, first.end, word.start()):
            continue
        ref = text[than.end() if than is not None else word.end() : second.start]
        way = _way(word, sentence, reader)
        is_named = ref.strip() in ("the", "an", "a", "its") and _NAMED_AFTER.match(text, second.end) is not None
        if is_named and not _is_delta(text, first, word) and _same_thing(text, first, second, reader):
            return _Comparison(word, way, first, second)
        if not ref.strip():
            is_direct = _DIRECT.fullmatch(text, first.end, word.start()) is not None
            if reader.quantifying.search(text, first.end, second.start) or not is_direct:
                continue
            return _Comparison(word, way, first, second) if _same_thing(text, first, second, reader) else None
        if _is_delta(text, first, word):
            return None
        if _is_reference(ref, reader) and _same_thing(text, first, second, reader):
            return _Comparison(word, way, first, second)
    return _compared_before(sentence, reader, first, second)


def _is_delta(text: str, first: Number, word: re.Match[str]) -> bool:
    """Return whether a number says by how much: "which was 4 minutes longer than the target of 90"."""
    return first.unit in (Unit.PLAIN, Unit.POUNDS) and bool(_DELTA.fullmatch(text, first.end, word.start()))


def _compared_before(sentence: Sentence, reader: FigureReader, first: Number, second: Number) -> _Comparison | None:
    text = sentence.text
    than = re.search(r"\bthan\s+(?P<ref>[^,;]*)\Z", text[first.end : second.start])
    if than is None or reader.comparing.search(text, first.end, second.start):
        return None
    is_placed = than["ref"].rstrip().endswith("(") and (
        DATE.search(than["ref"]) is not None or re.match(r"(?:in|for|among|at|from|on)\b", than["ref"]) is not None
    )
    if not is_placed and not _is_reference(than["ref"], reader):
        return None
    before = None
    for word in reader.comparing.finditer(text, max(0, first.start - 60), first.start):
        before = word
    if before is None or found_before(reader.quantifying, text, first.start) or _THAN.match(text, before.end()):
        return None
    is_bracketed = _BRACKET.search(text, max(0, first.start - 3), first.start) is not None
    is_between = text.endswith((", ", ", at "), 0, first.start) and re.compile(r"(?:\s+[a-z]+)?,").match(
        text, first.end
    )
    is_bracketed = is_bracketed or is_between is not None
    return _Comparison(before, _way(before, sentence, reader), first, second) if is_bracketed else None


def _reference_first(sentence: Sentence, reader: FigureReader, first: Number, second: Number) -> _Comparison | None:
    """Return the comparing word of "lower than the average of B, at A" and "below the average (A compared with B)"."""
    text = sentence.text
    gap = text[first.end : second.start]
    word = None
    for match in reader.comparing.finditer(text, max(0, first.start - 90), first.start):
        word = match
    if word is None or found_before(_NOT, text, word.start()):
        return None
    than = re.match(r"(?:(?:\s+[\w’-]+){0,6}?\s+than\b)?(?P<ref>[^;:]*:?\s*)\Z", text[word.end() : first.start])
    if than is None or not (than.group().find(" than ") >= 0 or word.group().casefold() in reader.words.prepositions):
        return None
    if not _is_reference(than["ref"], reader) or found_before(reader.quantifying, text, first.start):
        return None
    way = _way(word, sentence, reader)
    if _AT.fullmatch(gap):
        return _Comparison(word, way, second, first)
    is_pair = _PAIR.fullmatch(gap) and re.search(r"[(,:]\s*(?:at\s+)?\Z", than["ref"])
    return _Comparison(word, way, first, second) if is_pair else None


def _own_after(sentence: Sentence, reader: FigureReader, first: Number, second: Number) -> _Comparison | None:
    """Return the comparing word of "the average was B; ours was higher, at A" and "against B, ours of A was higher"."""
    text = sentence.text
    if first.unit is Unit.PLAIN or not reader.reference.search(text, max(0, first.start - 60), first.start):
        return None
    for word in reader.comparing.finditer(text, first.end, second.start):
        if _AT_AFTER.fullmatch(text, word.end(), second.start) and not _NOT.search(text, first.end, word.start()):
            return _Comparison(word, _way(word, sentence, reader), second, first)
    is_against = re.search(
        r"\b(?:compared with|compared to|against|while|whereas)\b", text[: first.start], re.IGNORECASE
    )
    behind = reader.comparing.search(text, second.end, second.end + 60) if is_against else None
    if behind is None or _THAN.match(text, behind.end()) or not _IS_AFTER.fullmatch(text, second.end, behind.start()):
        return None
    return _Comparison(behind, _way(behind, sentence, reader), second, first)


def _is_reference(words: str, reader: FigureReader) -> bool:
    return bool(reader.reference.search(words)) and (
        bool(_END.search(words)) or words.rstrip().endswith(("(", ",", ":", ", at"))
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


def _similar_before(sentence: Sentence, reader: FigureReader, first: Number, second: Number) -> re.Match[str] | None:
    """Return the word of "similar to the average (A compared with B)"."""
    text = sentence.text
    if not _PAIR.fullmatch(text, first.end, second.start):
        return None
    for match in reader.similar.finditer(text, max(0, first.start - 90), first.start):
        ref = text[match.end() : first.start]
        if re.search(r"[(,]\s*(?:at\s+)?\Z", ref) and _is_reference(ref, reader):
            return None if _NOT.search(text, max(0, match.start() - 40), match.start()) else match
    return None


def _same_thing(text: str, first: Number, second: Number, reader: FigureReader) -> bool:
    """Return whether two counts can be of the same: percentages and money are, others when no other noun follows."""
    if first.unit is not Unit.PLAIN:
        return True
    nouns = [_UNIT_NOUN.match(text, each.end) for each in (first, second)]
    own, other = (noun[1].casefold() if noun is not None else "" for noun in nouns)
    return not other or other in reader.words.vague or own.rstrip("s") == other.rstrip("s")


def _against(text: str, found: _Comparison) -> Iterator[Slip]:
    if _is_against(found.way, found.own, found.other):
        yield _slip("comparison-contradicted", _weight(found.word), text, found.word, found.own, found.other)
    elif degree := wrong_degree(text, found.word, found.own, found.other):
        yield _slip("comparison-contradicted", Severity.SHOULD, text, degree, found.own, found.other)


def _weight(word: re.Match[str]) -> Severity:
    """Return how heavy a contradiction is: what a judging word means was only concluded."""
    return Severity.SHOULD if word.lastgroup in ("better", "worse") else Severity.MUST


def _is_against(way: str, own: Number, other: Number) -> bool:
    """Return whether a way is not that of two numbers; where these are one, nothing is more, less or better."""
    if own.value == other.value:
        return True
    return bool(way) and (own.value < other.value if way == "up" else own.value > other.value)


def _not_similar(text: str, word: re.Match[str], own: Number, other: Number) -> Iterator[Slip]:
    if _is_apart(own, other):
        yield _slip("similarity-contradicted", Severity.SHOULD, text, word, own, other)


def _is_apart(own: Number, other: Number) -> bool:
    apart, largest = abs(own.value - other.value), max(own.value, other.value)
    is_far = bool(largest) and apart / largest > _SIMILAR_SHARE
    if own.unit is Unit.PERCENT:
        return apart > _FAR_POINTS or (is_far and apart > _SIMILAR_POINTS)
    return is_far


def _slip(code: str, severity: Severity, text: str, word: re.Match[str], own: Number, other: Number) -> Slip:
    start = min(word.start(), own.start, other.start)
    end = max(word.end(), own.end, other.end)
    data = {"word": word.group(), "own": text[own.start : own.end], "other": text[other.start : other.end]}
    return Slip(code, severity, start, end, tuple(data.items()))
