"""Hold a figure against the target that it is said to meet or to miss, also where it stands in the sentence before.

"It took 36 days on average. This was within the target of 28 days"; "91% against a target of 85%, and so missed its
target". Of times less is good, of percentages more, but where the sentence is of what should be little.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.checks.figures.figure_words import FigureReader, Sentence, Slip, is_approximate
from domain.checks.figures.numbers import Unit
from domain.checks.figures.quantities import TIMES, Quantity, Reading
from domain.checks.figures.stated.pool import is_anaphoric
from domain.checks.finding import Severity

_AIM = r"(?:targets?|standard|limit|timescale|deadline|goal|ambition|threshold|maximum)"
_LIMIT = re.compile(
    rf"\b{_AIM}\b(?:\s+(?:[a-z’]+\s+){{0,5}}?(?:of|was|is|at)\s+(?:to\s+[a-z]+\s+)?|\s*\(\s*|,\s+(?:which\s+(?:is|was)\s+)?)"
    r"(?:a\s+|no\s+more\s+than\s+|at\s+least\s+|within\s+)?\Z"
)
_LIMIT_AFTER = re.compile(rf"\s+(?:[a-z]+\s+){{0,2}}?{_AIM}\b")
_MET = re.compile(
    r"\b(?:(?P<met>(?:well\s+|comfortably\s+)?(?:within|inside)(?!\s+(?:[\w-]+\s+){1,3}?(?:minutes|hours|days|weeks|months)\b)"
    r"|met|meets|meeting|achieved|achieving|hit|hitting|kept to|beat|beaten|beating|bettered|outperformed"
    r"|better than|faster than|quicker than|ahead of|in line with|surpassed|on target|exceeded)"
    r"|(?P<missed>missed|missing|outside|fell short|short of|worse than|slower than|failed|fails|behind))\b",
    re.IGNORECASE,
)
_TARGETED = re.compile(r"\b(?:targets?|aim(?:ed|s)?|goal|standard|ambition|promised|committed|hoped)\b", re.IGNORECASE)
_OF_TARGET = re.compile(
    r"\b(?:its|the|their|this|that)\s+(?:[a-z]+\s+)?(?:target|aim|goal|standard|ambition|promise)\b"
)
_BY_NAME = frozenset({"met", "meets", "meeting", "achieved", "achieving", "hit", "hitting", "missed", "missing"})
_ANY_AIM = re.compile(rf"\b(?:{_AIM}|aims?|it|this|that|which|promise|plan)\b")
_NOT = re.compile(r"\b(?:not|never|nor|unable\s+to|failed\s+to|without)\s+(?:[a-z]+\s+){0,2}?\Z", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:if|would|could|should|whether|aim\w*|expected|plan\w*|most|all|some|each|every)\b", re.IGNORECASE
)
_SHARE = re.compile(r"%|per cent|\b(?:one|two|three|half|third|quarter)\b\s+(?:of|in)\b")
_LED = re.compile(rf"(?:The (?:local )?authority|We|(?:The|Its|Our|This|That|Their) (?:[a-z]+ )?{_AIM})\b")
_AIMS = frozenset(
    {"target", "targets", "standard", "limit", "timescale", "deadline", "goal", "ambition", "threshold", "maximum"}
)


def limit_slips(reading: Reading, reader: FigureReader) -> Iterator[Slip]:
    """Yield "comparison-contradicted" of a sentence that tells a target, with the one before it."""
    sentence, text = reading.sentence, reading.text
    if (
        reading.words.isdisjoint(_AIMS)
        or (word := _MET.search(text)) is None
        or _OPEN.search(text, max(0, word.start() - 30), word.start())
    ):
        return
    if word.group().casefold() in _BY_NAME and not _names_aim(text, word):
        return
    own = reading.own
    limits = [each for each in own if _is_limit(reading.plain, each)]
    if not own or (len(own) == 1 and text.endswith(" by ", 0, own[0].start)):
        yield from _of_before(reading, reader, word)
        return
    if not limits and len(own) == 1 and _TARGETED.search(sentence.text_before) and _OF_TARGET.search(text):
        limits = [each for each in reading.before if each.kind == own[0].kind]
    if len(limits) != 1:
        return
    limit = limits[0]
    figure = _figure(reading, limit, word)
    is_more_good = _is_more_good(sentence, reader, limit)
    if word.group() == "exceeded" and not is_more_good:
        return
    if figure is None or is_more_good is None or is_approximate(reader, sentence, figure.number):
        return
    is_met = (word["met"] is not None) is (_NOT.search(text, 0, word.start()) is None or word["met"] is None)
    is_reached = figure.value >= limit.value if is_more_good else figure.value <= limit.value
    if is_met is not is_reached:
        here = [each for each in (limit, figure) if not each.is_before]
        start = min([word.start(), *(each.start for each in here)])
        end = max([word.end(), *(each.end for each in here)])
        data = (("word", word.group()), ("own", figure.said), ("other", limit.said))
        yield Slip("comparison-contradicted", Severity.SHOULD, start, end, data)


def _names_aim(text: str, word: re.Match[str]) -> bool:
    """Return whether the clause of a word names the target that is met, or the next figure is said to meet it."""
    start = max(text.rfind(", ", 0, word.start()), text.rfind("; ", 0, word.start()), 0)
    ends = [at for at in (text.find(", ", word.end()), text.find("; ", word.end())) if at >= 0]
    return _ANY_AIM.search(text, start, min(ends, default=len(text))) is not None


def _of_before(reading: Reading, reader: FigureReader, word: re.Match[str]) -> Iterator[Slip]:
    """Hold "the target was missed by 12 days" against the target and the figure of the sentence before."""
    before = reading.sentence.text_before
    limits = [each for each in reading.before if _is_limit(before, each)]
    if len(limits) != 1 or _LED.match(reading.text) is None:
        return
    figures = [each for each in reading.before if each.kind == limits[0].kind and each is not limits[0]]
    is_more_good = _is_more_good(reading.sentence, reader, limits[0])
    if len(figures) != 1 or is_more_good is None:
        return
    figure, limit = figures[0], limits[0]
    is_met = (word["met"] is not None) is (_NOT.search(reading.text, 0, word.start()) is None or word["met"] is None)
    if is_met is not (figure.value >= limit.value if is_more_good else figure.value <= limit.value):
        data = (("word", word.group()), ("own", figure.said), ("other", limit.said))
        yield Slip("comparison-contradicted", Severity.SHOULD, *word.span(), data)


def _is_limit(text: str, each: Quantity) -> bool:
    return bool(_LIMIT.search(text, max(0, each.start - 70), each.start) or _LIMIT_AFTER.match(text, each.end))


def _figure(reading: Reading, limit: Quantity, word: re.Match[str]) -> Quantity | None:
    """Return the figure that is held against a target: the only other of its unit, here or in the sentence before."""
    sentence, own = reading.sentence, reading.own
    own = tuple([each for each in own if not sentence.text.endswith(" by ", 0, each.start)])
    others = [each for each in own if each is not limit and each.kind == limit.kind]
    if others:
        return others[0] if len(others) == 1 else None
    if limit.kind in TIMES and _SHARE.search(sentence.text):
        return None
    before = [each for each in reading.before if each.kind == limit.kind]
    is_led = is_anaphoric(sentence, word.start()) or _LED.match(sentence.text) is not None
    is_share = limit.kind in TIMES and _SHARE.search(sentence.text_before) is not None
    return before[0] if len(before) == 1 and is_led and not is_share and len(own) == 1 else None


def _is_more_good(sentence: Sentence, reader: FigureReader, limit: Quantity) -> bool | None:
    if limit.kind in TIMES:
        return False
    if limit.kind != Unit.PERCENT.value:
        return None
    return None if reader.less_is_good.search(f"{sentence.text_before} {sentence.text}") else True
