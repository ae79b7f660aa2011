"""Hold a comparison against the two figures of its sentence, one of which is that of a country, a region or a year.

"Compared with 31% nationally, the 28% was higher": which figure is the reference the words beside it tell, in whatever
order both stand. What the common forms of a comparison say is told by `domain.checks.figures.comparisons`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.checks.figures.figure_words import FigureReader, Sentence, Slip, is_approximate
from domain.checks.figures.numbers import Number, Unit
from domain.checks.finding import Severity

_REFERENCE = (
    r"(?:England(?:’s)?|national|nationally|nationwide|regional|regionally|region|average|target|benchmark"
    r"|comparators?|(?:similar|other|comparable|neighbouring)\s+(?:local\s+)?authorities|country"
    r"|(?:the\s+)?(?:year\s+before|previous\s+year|last\s+year|year\s+earlier))"
)
_OWN_BEFORE = re.compile(rf"\b{_REFERENCE}\b[^\d;:()%,]{{0,45}}(?:\(\s*|,\s+at\s+)?\Z", re.IGNORECASE)
_OWN_AFTER = re.compile(
    rf"\s*\)?,?\s+(?:(?:in|for|across|of|among|throughout)\s+(?:the\s+)?)?(?:rest of\s+)?{_REFERENCE}\b", re.IGNORECASE
)
_OWN = re.compile(r"\b(?:authority|local|locally|here|council|borough|county|ours|its)\b", re.IGNORECASE)
_NOT = re.compile(
    r"\b(?:not|no|never|neither|nor|rather|nearly|almost|if|would|could|should|than\s+\w+)\b", re.IGNORECASE
)
_THAN = re.compile(r"\s+than\b")
_COMPARED = re.compile(
    r"\b(?:compared\s+(?:with|to)|against|set against|alongside|relative to)\s+[^;]{0,60}\Z", re.IGNORECASE
)
_REFERENCE_AFTER = re.compile(rf"(?:\s+than)?\s+(?:the\s+|that\s+of\s+)*{_REFERENCE}\b", re.IGNORECASE)
_NATIONALLY = re.compile(r"(?:Nationally|Regionally|In England|Across (?:England|the region))\b")
_SUBJECT = re.compile(
    r"[^;:.]{0,90}?\b(?:was|is|were|are|had been|stood)\s+(?:\w+ly\s+|also\s+|still\s+)?\Z", re.IGNORECASE
)
_WHICH = re.compile(
    r"[^;:.\d]{0,80}?,\s+(?:which|this|(?:and\s+)?so\s+(?:it|this|that|the\s+[a-z]+))\s+(?:was|is|were)\s+(?:\w+ly\s+|much\s+|well\s+|far\s+)?\Z"
)
_LEADS = re.compile(
    r"[^;:\d]{0,60}?(?:,|\b(?:was|is|were|are))\s+(?:(?:which|this|and)\s+(?:was|is|were)\s+)?(?:\w+ly\s+|much\s+|well\s+)?\Z"
)
_EXCEEDED = re.compile(r"\b(?:was|were|is)\s+(?P<word>exceeded|surpassed|beaten|bettered)\s+by\b")
_SPENT, _PLANNED = (
    re.compile(r"\b(?:spen[dt]|spending|cost|expenditure|outturn)\b[^;,\d]{0,30}\Z", re.IGNORECASE),
    re.compile(r"\bbudget(?:ed)?\b(?:(?!\bby\b)[^;,\d]){0,30}\Z", re.IGNORECASE),
)
_OVER = re.compile(
    r"\b(?:(?P<up>overspen[dt]\w*|over budget)|(?P<down>underspen[dt]\w*|under budget))\b", re.IGNORECASE
)


def reference_slips(sentence: Sentence, reader: FigureReader) -> Iterator[Slip]:
    """Yield "comparison-contradicted" of a sentence with one figure and one reference."""
    percents = [each for each in sentence.numbers if each.unit is Unit.PERCENT]
    is_compared = not reader.telling.comparing.isdisjoint(sentence.words) or "by" in sentence.words
    if len(percents) != 2 or not is_compared or any(is_approximate(reader, sentence, each) for each in percents):
        return
    text = sentence.text
    first, second = percents
    is_first, is_second = (_is_reference(text, each, other) for each, other in ((first, None), (second, first)))
    if is_first is is_second:
        return
    own, other = (second, first) if is_first else (first, second)
    if (passive := _EXCEEDED.search(text, first.end, second.start)) is not None and is_first:
        if own.value <= other.value:
            yield _slip(text, passive, own, other)
        return
    words = list(reader.comparing.finditer(text))
    if len(words) == 1 and not _NOT.search(text, max(0, words[0].start() - 40), words[0].start()):
        word = words[0]
        way = _way(word, sentence, reader) if _compares(text, word, own, other, reader) else ""
        if way and (own.value <= other.value if way == "up" else own.value >= other.value):
            yield _slip(text, word, own, other)


def _is_reference(text: str, number: Number, before: Number | None) -> bool:
    low = before.end if before is not None else 0
    if _OWN_AFTER.match(text, number.end):
        return True
    match = _OWN_BEFORE.search(text, max(low, number.start - 70), number.start)
    return match is not None and _OWN.search(text, match.start(), number.start) is None


def _compares(text: str, word: re.Match[str], own: Number, other: Number, reader: FigureReader) -> bool:
    """Return whether a word says how the own figure lies to the other, and not the other to it or something else."""
    is_than = _THAN.match(text, word.end()) is not None
    is_preposition = word.group().casefold() in reader.words.prepositions
    if own.end <= word.start() < other.start:  # "64%, which is lower than the 61% of the region"
        return (is_than or is_preposition) and _LEADS.fullmatch(text, own.end, word.start()) is not None
    if other.end <= own.start and own.end <= word.start():  # "compared with 31% nationally, the 28% was higher"
        if is_than or is_preposition:  # "the average was 58%, so at 55% the authority was above the region"
            return _REFERENCE_AFTER.match(text, word.end()) is not None
        is_led = _COMPARED.search(text, 0, other.start) is not None or _NATIONALLY.match(text) is not None
        return is_led and _SUBJECT.fullmatch(text, own.end, word.start()) is not None
    if own.end <= other.start and other.end <= word.start():  # "71% against 65% for England, which was worse"
        is_led = _COMPARED.search(text, own.end, other.start) is not None
        return is_led and not is_than and _WHICH.fullmatch(text, other.end, word.start()) is not None
    return False


def _way(word: re.Match[str], sentence: Sentence, reader: FigureReader) -> str:
    """Return "up" or "down" for a comparing word; of a judging one only where the sentence tells what is good."""
    if word.lastgroup not in ("better", "worse"):
        return word.lastgroup or ""
    is_more_good = reader.more_is_good.search(sentence.text) is not None
    is_less_good = reader.less_is_good.search(sentence.text) is not None
    if is_more_good is is_less_good or reader.denied_good.search(sentence.text):
        return ""
    return "up" if is_more_good is (word.lastgroup == "better") else "down"


def _slip(text: str, word: re.Match[str], own: Number, other: Number, group: str = "") -> Slip:
    name = group or ("word" if "word" in word.groupdict() else "")
    data = {"word": word[name] if name else word.group(), "own": _said(text, own), "other": _said(text, other)}
    start, end = min(word.start(), own.start, other.start), max(word.end(), own.end, other.end)
    return Slip("comparison-contradicted", Severity.SHOULD, start, end, tuple(data.items()))


def _said(text: str, number: Number) -> str:
    return text[number.start : number.end].strip()
