"""Hold a comparison of two things that each have their figure against the two figures.

"Women (41%) were more likely than men (48%) to …"; "the north had more hours than the south, with 2,400 against 3,100";
"fewer people were waiting than a year earlier: 42 against 37"; "44 days, shorter than the 38 days reported".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.checks.figures.figure_words import FigureReader, Slip, is_approximate
from domain.checks.figures.numbers import Unit
from domain.checks.figures.quantities import Quantity, Reading, are_comparable
from domain.checks.finding import Severity

_THAN = re.compile(r"[^;:]{0,60}?\bthan\b")
_TO_NUMBER = re.compile(
    r"\s+(?:£\s?)?(?:\d|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|half|twice|usual|average|expected|needed|others?)\b)"
)
_AGAINST = re.compile(
    r"(?:\s+[a-z’-]+){0,6}?(?:\s+a\s+(?:week|month|year|day|person|head))?,?\s+(?:as\s+)?(?:against|compared\s+(?:with|to)|versus|to|and)\s+"
    r"(?:just\s+|only\s+)?\Z"
)
_PAIRED = re.compile(r"(?:,?\s+(?:with|at)\s+|:\s+|\s*\(|,\s+|\s+[–—]\s+)(?:just\s+|only\s+|an\s+average\s+of\s+)?\Z")
_OPEN = re.compile(r"\(\s*\Z|,\s+(?:at|with|who\s+\w+)\s+\Z|,\s+\Z|\b(?:at|of|was|were|with)\s+\Z")
_NOT = re.compile(
    r"\b(?:not|no|never|neither|nor|rather|if|would|could|should|aim\w*|target|expected|hoped|whether)\b", re.IGNORECASE
)
_FIRST = re.compile(r"(?:Fewer|Less|Shorter|Lower)\b|(?P<up>More|Higher|Longer|Larger)\b(?!\s+than\b)")
_UP_FROM = re.compile(r",\s+(?P<way>up|down)\s+from\s+\Z")
_TRAILING = re.compile(
    r"[^;:.\d]{0,40}?,\s+(?:and\s+)?(?:so|thus|which|this|therefore)?\s*(?:was|were|is)\s+(?:[a-z]+ly\s+|much\s+|far\s+)?\Z"
)
_LED = re.compile(r"(?:\s+[a-z’-]+){0,4}?,?\s+(?:compared\s+(?:with|to)|against)\s+\Z")


def two_compared_slips(reading: Reading, reader: FigureReader) -> Iterator[Slip]:
    """Yield "comparison-contradicted" and "change-contradicted" of a sentence with two figures of one kind."""
    sentence, text, own = reading.sentence, reading.text, reading.own
    pairs = [
        (one, other)
        for place, one in enumerate(own)
        for other in own[place + 1 :]
        if are_comparable(one, other) and one.number.is_word is other.number.is_word
    ]
    if len(pairs) != 1:
        return
    first, second = pairs[0]
    if any(is_approximate(reader, sentence, each.number) for each in (first, second)):
        return
    yield from _first_word(text, first, second)
    words = [word for word in reader.comparing.finditer(text) if word.lastgroup in ("up", "down")]
    if len(words) != 1 or _NOT.search(text, max(0, words[0].start() - 40), words[0].start()):
        return
    word = words[0]
    found = _in_order(reading.plain, word, first, second)
    if found is None or not found[0].number.value:
        return
    mine, other = found
    if (mine.value <= other.value) if word.lastgroup == "up" else (mine.value >= other.value):
        data = (("word", word.group()), ("own", mine.said), ("other", other.said))
        start, end = min(word.start(), first.start), max(word.end(), second.end)
        yield Slip("comparison-contradicted", Severity.SHOULD, start, end, data)


def _in_order(text: str, word: re.Match[str], first: Quantity, second: Quantity) -> tuple[Quantity, Quantity] | None:
    """Return the figure that is said to be more or less, then the one that it is compared with."""
    if _CLAUSES.search(text, min(word.start(), first.start), second.start):
        return None
    than = _THAN.match(text, word.end())
    if than is None:  # "61%, compared with 65% for England, and so was higher"
        is_trailing = second.end <= word.start() and _TRAILING.fullmatch(text, second.end, word.start())
        return (first, second) if is_trailing and _LED.fullmatch(text, first.end, second.start) else None
    if _TO_NUMBER.match(text, than.end()) or _is_amount(text, word, first):
        return None
    if than.end() <= first.start:
        is_pair = _AGAINST.fullmatch(text, first.end, second.start) and _PAIRED.search(text, 0, first.start)
        return (first, second) if is_pair else None
    is_behind = than.end() <= second.start and len(text[than.end() : second.start].split()) <= 8
    is_told = _OPEN.search(text, 0, second.start) or text[than.end() : second.start].strip() in ("the", "its")
    return (first, second) if first.end <= than.end() and is_behind and is_told else None


_CLAUSES = re.compile(r";|,\s+(?:but|while|whereas|although)\b|\band\s+(?:the|those|this|these)\b")


def _is_amount(text: str, word: re.Match[str], first: Quantity) -> bool:
    """Return whether a figure says by how much: "12 more than"."""
    return (
        first.end <= word.start()
        and len(text[first.end : word.start()].split()) <= 2
        and not re.search(r"[,()]|\b(?:was|were|is|are)\b", text[first.end : word.start()])
    )


def _first_word(text: str, first: Quantity, second: Quantity) -> Iterator[Slip]:
    """Hold the word that a sentence begins with against the change that it ends with: "Fewer …: 84, up from 71"."""
    word = _FIRST.match(text)
    way = _UP_FROM.search(text, 0, second.start)
    if word is None or way is None or way.start() < first.end or first.kind == Unit.POINTS.value:
        return
    if (word["up"] is not None) is not (way["way"] == "up"):
        data = (("word", word.group()), ("before", second.said), ("after", first.said))
        yield Slip("change-contradicted", Severity.SHOULD, word.start(), second.end, data)
