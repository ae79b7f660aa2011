"""Hold which way a figure is said to have gone, and how many times as large it is, against the one it is told from.

"In 2023/24 there were 410 referrals. In 2024/25 this had risen to 365"; "64 complaints, an increase from 72";
"120 complaints, double the 80 of the year before".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from domain.checks.figures.claims.changes import is_anaphoric, only_before, way_of
from domain.checks.figures.figure_words import FigureReader, Sentence, Slip
from domain.checks.figures.quantities import Quantity, Reading, are_comparable
from domain.checks.finding import Severity

_FROM = re.compile(
    r"\b(?P<word>[a-z]+)(?:\s+(?:slightly|sharply|slowly|further))?,?\s+(?:on|from)\s+(?:the\s+|an?\s+)?(?:[a-z]+\s+){0,2}?(?:x+\s+)?\(?\Z",
    re.IGNORECASE,
)
_TO = re.compile(
    r"\b(?P<word>[a-z]+)(?:\s+(?:slightly|sharply|slowly|further|again|up|down))?\s+to\s+(?:just\s+|only\s+|an?\s+)?\Z",
    re.IGNORECASE,
)
_ON_TO = re.compile(r"[^,;:]{0,40}?,?\s+to\s+")
_TIME_BEFORE = re.compile(
    r"\b(?:year|month|quarter)\s+(?:before|earlier)\b|\b[Pp]revious\s+(?:year|month|quarter)\b|\b[Ll]ast\s+year\b"
)
_WAS = re.compile(
    r"\b(?:it|this|that|they|there|(?:figure|number|rate|share|total))\s+(?:was|were|had been|stood at)\s+\Z"
)
_NOT = re.compile(r"\b(?:not|never|without|no|if|would|should|could|target|expected|planned|aim\w*)\b", re.IGNORECASE)
_TIMES = re.compile(
    r"(?P<rough>\b(?:more than|well over|over|less than|under|at least|almost|nearly|just under|just over|about"
    r"|around)\s+)?"
    r"\b(?P<word>double|twice|treble|triple|quadruple|half|(?P<count>[a-z]+|\d+)\s+times"
    r"|an?\s+(?P<fold>[a-z]+)-?fold\s+(?:increase|rise|growth)\s+(?:on|from|over))\s+"
    r"(?:as\s+(?:many|much|long|high|large|big|often)(?:\s+[a-z]+)?\s+as\s+|more\s+than\s+)?(?:in\s+)?"
    r"(?:the\s+|its\s+|that\s+of\s+|those\s+of\s+)?(?:(?:figure|total|number|rate|level)\s+of\s+)?\Z",
    re.IGNORECASE,
)
TIMES = frozenset({"double", "twice", "treble", "triple", "quadruple", "half", "times", "fold"}) | frozenset(
    f"{each}fold" for each in ("two", "three", "four", "five", "ten")
)
"""The words of which one stands in every claim of how many times as large a figure is."""
_FROM_WORDS = frozenset({"from", "on"})
_BECOME = re.compile(
    r"\b(?:got|grown|become|became|were|was|been|even)\s+(?:much\s+|slightly\s+)?(?P<word>[a-z]+)(?:\s+[a-z]+){0,2}?,?\s+from\s+\Z"
)
_WHEN = re.compile(
    r",\s+when\s+(?:it|there|this|they|the\s+[a-z]+)\s+(?:was|were|had been|stood at)\s+(?:only\s+|just\s+)?\Z"
)
_WORD_OF_MOVE = re.compile(r"(?P<word>[a-z]+(?:\s+(?:up|down))?)")
_MULTIPLES = {
    "double": Fraction(2), "twice": Fraction(2), "treble": Fraction(3), "triple": Fraction(3), "quadruple": Fraction(4),
    "half": Fraction(1, 2),
}  # fmt: skip
_ITS_TIME = re.compile(
    r"(?:\s+[a-z]+){0,2}?\s+(?:of|in|at|on|from|for|recorded|reported|seen|a year|the year)\b|\s*[.,;)]"
)
_OWN_LINK = re.compile(r"[^;:]{0,70}?(?:,|\b(?:was|were|is|at|or|and)|\(|[–—])\s*(?:\w+\s+)?\Z")
_SLACK, _ROUGHLY = Fraction(12, 100), Fraction(1, 4)
_AT_LEAST = frozenset({"more than", "well over", "over", "at least"})
_AT_MOST = frozenset({"less than", "under"})


def claimed_move_slips(reading: Reading, reader: FigureReader) -> Iterator[Slip]:
    """Yield "change-contradicted" and "multiple-wrong" of a sentence with the one before it."""
    own = reading.own
    is_from, is_to = not reading.words.isdisjoint(_FROM_WORDS), "to" in reading.words
    is_multiple = not reading.words.isdisjoint(TIMES)
    for place, each in enumerate(own):
        if is_from:
            yield from _told_from(reading, reader, own[:place], each)
        if is_to and reading.before:
            yield from _moved_to(reading, reader, own, each)
        if is_from and is_to and place + 1 < len(own):
            yield from _become(reading, reader, each, own[place + 1])
        if "when" in reading.words:
            yield from _since_when(reading, reader, own[:place], each)
        if is_multiple:
            yield from _times(reading, reader, own[:place], each)
    if len(own) == 1 and reading.sentence.numbers_before:
        yield from _told_after(reading, reader, own[0])


def _told_from(reading: Reading, reader: FigureReader, earlier: Sequence[Quantity], old: Quantity) -> Iterator[Slip]:
    """ "64 complaints, an increase from 72": the figure behind the word is the older one."""
    sentence, text = reading.sentence, reading.text
    word = _FROM.search(reading.plain, max(0, old.start - 60), old.start)
    way = way_of(word["word"], reader) if word is not None else None
    if word is None or not way or _ON_TO.match(text, old.end) or _is_denied(text, word.start("word")):
        return
    new = next((each for each in reversed(earlier) if are_comparable(each, old)), None)
    if new is not None and (";" in text[new.end : old.start] or text[new.end : word.start("word")].count(",") > 2):
        return
    new = new or (only_before(reading, old) if is_anaphoric(sentence, word.start()) else None)
    if new is not None and new.number.is_word is old.number.is_word:
        slips = list(_direction(sentence, word, way, old, new))
        factor = reader.multiples.get(word["word"].casefold())
        if not slips and factor is not None and old.value and abs(new.value / old.value - factor) > factor * _SLACK:
            slips = [_multiple(word["word"], old, new, word.start() if new.is_before else new.start, old.end)]
        yield from slips


def _moved_to(reading: Reading, reader: FigureReader, own: Sequence[Quantity], new: Quantity) -> Iterator[Slip]:
    """ "In 2024/25 this had risen to 365": the older figure is that of the sentence before."""
    sentence, text = reading.sentence, reading.text
    word = _TO.search(text, max(0, new.start - 60), new.start)
    way = way_of(word["word"], reader) if word is not None else None
    if word is None or not way or _is_denied(text, word.start("word")) or not is_anaphoric(sentence, word.start()):
        return
    if any(are_comparable(each, new) for each in own if each is not new):
        return
    old = only_before(reading, new)
    if old is None or (old.when and new.when and old.when > new.when):
        return
    if (factor := reader.multiples.get(word["word"].casefold())) is not None:
        if old.value and abs(new.value / old.value - factor) > factor * _SLACK:
            yield _multiple(word["word"], old, new, word.start("word"), new.end)
        return
    yield from _direction(sentence, word, way, old, new)


def _become(reading: Reading, reader: FigureReader, old: Quantity, new: Quantity) -> Iterator[Slip]:
    """ "Waits had got longer, from 41 days to 35": a comparing word that tells a change."""
    text = reading.text
    word = _BECOME.search(text, max(0, old.start - 60), old.start)
    compared = reader.comparing.fullmatch(word["word"]) if word is not None else None
    is_pair = are_comparable(old, new) and _ON_TO.fullmatch(reading.plain, old.end, new.start)
    if word is None or compared is None or not is_pair or _is_denied(text, word.start()):
        return
    if compared.lastgroup in ("up", "down"):
        yield from _direction(reading.sentence, word, compared.lastgroup, old, new)


def _since_when(reading: Reading, reader: FigureReader, earlier: Sequence[Quantity], old: Quantity) -> Iterator[Slip]:
    """ "The list of 1,300 had halved since January 2024, when it was 1,900": what was then is told last."""
    sentence, text = reading.sentence, reading.text
    when = _WHEN.search(text, max(0, old.start - 40), old.start)
    word = next(reader.moving.finditer(text, max(0, old.start - 120), when.start()), None) if when is not None else None
    if word is None or _is_denied(text, word.start()):
        return
    new = next((each for each in reversed(earlier) if are_comparable(each, old) and each.end <= word.start()), None)
    new = new or (only_before(reading, old) if not earlier and is_anaphoric(sentence, word.start()) else None)
    if new is None:
        return
    factor = reader.multiples.get(word.group().casefold())
    if factor is None:
        at = _WORD_OF_MOVE.match(text, word.start())
        if at is not None:
            yield from _direction(sentence, at, word.lastgroup or "", old, new)
    elif old.value and abs(new.value / old.value - factor) > factor * _SLACK:
        yield _multiple(word.group(), old, new, word.start() if new.is_before else new.start, old.end)


def _told_after(reading: Reading, reader: FigureReader, old: Quantity) -> Iterator[Slip]:
    """ "Sickness fell to 6.2%. The year before it was 5.1%": the word stands in the sentence before."""
    sentence, before = reading.sentence, reading.sentence.text_before
    is_old = _TIME_BEFORE.search(sentence.text, 0, old.start) and _WAS.search(sentence.text, 0, old.start)
    new = only_before(reading, old) if is_old else None
    word = _TO.search(before, max(0, new.start - 60), new.start) if new is not None else None
    way = way_of(word["word"], reader) if word is not None else None
    if new is None or word is None or not way or _is_denied(before, word.start("word")):
        return
    if (new.value <= old.value) if way == "up" else (new.value >= old.value):
        data = (("word", word["word"]), ("before", old.said), ("after", new.said))
        yield Slip("change-contradicted", Severity.SHOULD, old.start, old.end, data)


def _direction(sentence: Sentence, word: re.Match[str], way: str, old: Quantity, new: Quantity) -> Iterator[Slip]:
    if (new.value <= old.value) if way == "up" else (new.value >= old.value):
        here = [each for each in (old, new) if not each.is_before]
        start = min([word.start("word"), *(each.start for each in here)])
        end = max([word.end("word"), *(each.end for each in here)])
        data = (("word", word["word"]), ("before", old.said), ("after", new.said))
        yield Slip("change-contradicted", Severity.SHOULD, start, end, data)


def _times(reading: Reading, reader: FigureReader, earlier: Sequence[Quantity], old: Quantity) -> Iterator[Slip]:
    """ "120 complaints, double the 80 of the year before"."""
    sentence, text = reading.sentence, reading.text
    word = _TIMES.search(text, max(0, old.start - 90), old.start)
    factor = _factor(word, reader) if word is not None else None
    if word is None or factor is None or not old.value or _is_denied(text, word.start()):
        return
    if factor < 1 and _ITS_TIME.match(text, old.end) is None:
        return
    earlier = [each for each in earlier if each.end <= word.start()]
    new = next((each for each in reversed(earlier) if are_comparable(each, old)), None)
    new = new if new is not None and _OWN_LINK.fullmatch(text, new.end, word.start()) else None
    new = new or (only_before(reading, old) if not earlier and is_anaphoric(sentence, word.start()) else None)
    if new is not None and not _is_multiple(new.value / old.value, factor, (word["rough"] or "").strip().casefold()):
        start = word.start() if new.is_before else new.start
        yield _multiple(word["word"], old, new, start, old.end)


def _is_multiple(ratio: Fraction, factor: Fraction, rough: str) -> bool:
    if rough in _AT_LEAST:
        return ratio >= factor
    if rough in _AT_MOST:
        return ratio <= factor
    return abs(ratio - factor) <= factor * (_ROUGHLY if rough else _SLACK)


def _factor(word: re.Match[str], reader: FigureReader) -> Fraction | None:
    if (count := word["count"] or word["fold"]) is not None:
        value = Fraction(count) if count.isdecimal() and len(count) < 4 else reader.numbers.values.get(count.casefold())
        return value if value is not None and value > 1 else None
    return _MULTIPLES[word["word"].casefold()]


def _multiple(said: str, old: Quantity, new: Quantity, start: int, end: int) -> Slip:
    data = (("word", said), ("before", old.said), ("after", new.said))
    return Slip("multiple-wrong", Severity.SHOULD, start, end, data)


def _is_denied(text: str, start: int) -> bool:
    return _NOT.search(text, max(0, start - 30), start) is not None
