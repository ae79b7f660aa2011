"""Hold the words of a change against its two numbers where they stand apart from them, or come first.

"Up from 88% in 2023, 82% of people"; "150, having fallen from 130"; "tripled, rising from 90 to 180"; "went up 20%,
from 200 to 260". The common forms of a change are told by `domain.checks.figures.changes`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from domain.checks.figures.figure_words import FigureReader, Sentence, Slip, is_approximate
from domain.checks.figures.numbers import DATE, Number, Unit, decimal
from domain.checks.finding import Severity
from domain.checks.phrases import found_before

_FIRST = re.compile(r"(?P<word>Up|Down)\s+(?:[a-z]+ly\s+)?(?:from|on)\s+(?:the\s+)?\Z")
_THEN = re.compile(r"(?:\s+[\w’/–-]+){0,6}?,\s+(?:(?:some|the|a total of|only|just)\s+)?\Z")
_HAVING = re.compile(
    r"[^;:\d]{0,60}?,\s+(?:having|after having|after)\s+(?P<word>[a-z]+)(?:\s+(?:up|down))?\s+from\s+\Z"
)
_FROM = re.compile(r"\bfrom\s+(?:about\s+|around\s+)?\Z", re.IGNORECASE)
_TO = re.compile(r"[^;:,()]{0,50}?,?\s+to\s+(?:about\s+|around\s+|only\s+|just\s+)?\Z")
_JUDGED = re.compile(
    r"\b(?:(?P<better>improved|improving|improvement)|(?P<worse>worsened|worsening|deteriorated|deteriorating))\b"
    r"(?:\s+(?:[a-z]+ly|further|again))?,?\s+from\s+\Z",
    re.IGNORECASE,
)
_BY_PERCENT = re.compile(r"\s*,?\s+(?:(?:rise|increase|growth|fall|drop|reduction|decrease)\s*,?\s+)?from\s+\Z")
_MULTIPLE_THEN = re.compile(r"[^;:.\d]{0,50}?,\s+(?:[a-z]+ing\s+|up\s+|down\s+)?from\s+\Z")
_NOT = re.compile(r"\b(?:not|never|without|no|if|would|target)\b", re.IGNORECASE)
_MOVE_WORDS = frozenset({"up", "down", "having", "after", "from"})
_SLACK, _FURTHEST = 5, 40


def movement_slips(sentence: Sentence, reader: FigureReader) -> Iterator[Slip]:
    """Yield "change-contradicted", "multiple-wrong" and "change-wrong" of a sentence."""
    text, numbers, words = sentence.text, sentence.numbers, sentence.words
    if _MOVE_WORDS.isdisjoint(words) and (len(numbers) < 3 or len(sentence.dates) < 2 or "and" not in words):
        return
    for place, (first, second) in enumerate(pairwise(numbers)):
        if first.unit is not second.unit or first.unit is Unit.POINTS or first.is_word is not second.is_word:
            continue
        gap = text[first.end : second.start]
        earlier = _FIRST.fullmatch(text, 0, first.start)
        if earlier is not None and _THEN.fullmatch(DATE.sub("then", gap)):
            yield from _direction(text, first, second, earlier["word"].casefold(), earlier["word"])
        elif (having := _HAVING.fullmatch(DATE.sub("then", gap))) is not None:
            moved = reader.moving.fullmatch(having["word"])
            yield from _direction(text, second, first, (moved.lastgroup or "") if moved else "", having["word"])
        elif found_before(_FROM, text, first.start) and _TO.fullmatch(DATE.sub("then", gap)):
            yield from _from_to(sentence, reader, first, second, numbers[place - 1] if place else None)


def _from_to(
    sentence: Sentence, reader: FigureReader, first: Number, second: Number, before: Number | None
) -> Iterator[Slip]:
    text = sentence.text
    judged = _JUDGED.search(text, max(0, first.start - _FURTHEST), first.start)
    if judged is not None and not _NOT.search(text, max(0, judged.start() - _FURTHEST), judged.start()):
        is_more_good = reader.more_is_good.search(text) is not None
        is_less_good = reader.less_is_good.search(text) is not None
        is_more_good = is_more_good or (not is_less_good and first.unit is Unit.PERCENT)  # as of most that is measured
        if is_more_good is not is_less_good and not reader.denied_good.search(text):
            way = "up" if is_more_good is (judged.lastgroup == "better") else "down"
            yield from _direction(text, first, second, way, judged[judged.lastgroup or 0], Severity.SHOULD)
    if before is not None and before.unit is Unit.PERCENT and first.unit is not Unit.PERCENT and first.value:
        led = text[max(0, before.start - 20) : before.start]
        is_moved = any(
            match.end() + max(0, before.start - 20) >= before.start - 4 for match in reader.moving.finditer(led)
        )
        is_direct = is_moved and _BY_PERCENT.fullmatch(text, before.end, first.start)
        right = 100 * abs(second.value - first.value) / first.value
        if is_direct and abs(right - before.value) > before.half and not is_approximate(reader, sentence, before):
            said = {"before": _said(text, first), "after": _said(text, second), "difference": _said(text, before)}
            said["right"] = f"{decimal(right)}%"
            yield Slip("change-wrong", Severity.MUST, before.start, second.end, tuple(said.items()))
    for match in reader.moving.finditer(text, max(0, first.start - 2 * _FURTHEST), first.start):
        factor = reader.multiples.get(match.group().casefold())
        if factor is None or not first.value or not _MULTIPLE_THEN.fullmatch(text, match.end(), first.start):
            continue
        ratio = second.value / first.value
        if abs(ratio - factor) > factor / _SLACK and not _NOT.search(
            text, max(0, match.start() - _FURTHEST), match.start()
        ):
            said = {"word": match.group(), "before": _said(text, first), "after": _said(text, second)}
            yield Slip("multiple-wrong", Severity.SHOULD, match.start(), second.end, tuple(said.items()))


def _direction(
    text: str, before: Number, after: Number, way: str, word: str, severity: Severity = Severity.MUST
) -> Iterator[Slip]:
    """Hold a way against two numbers; the place of what is found has its word, where it stands close to them."""
    if way and (after.value <= before.value if way == "up" else after.value >= before.value):
        data = (("word", word), ("before", _said(text, before)), ("after", _said(text, after)))
        start, end = min(before.start, after.start), max(before.end, after.end)
        place = text.rfind(word, max(0, start - _FURTHEST), start)
        start = place if place >= 0 else start
        place = text.find(word, end, end + _FURTHEST) if text.find(word, start, end) < 0 else -1
        end = place + len(word) if place >= 0 else end
        yield Slip("change-contradicted", severity, start, end, data)


def _said(text: str, number: Number) -> str:
    return text[number.start : number.end].strip()
