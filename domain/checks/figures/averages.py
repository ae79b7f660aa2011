"""Ask for both numbers where something is held against the average of the country or the region."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.checks.figures.figure_words import FigureReader, Sentence, Slip
from domain.checks.figures.numbers import Number
from domain.checks.figures.quantities import undated
from domain.checks.finding import Severity
from domain.checks.stems import stem

_POINTS = re.compile(
    r"(?:(?:The )?(?:England|[Nn]ational|[Rr]egional|average|same)|With (?:England|the)"
    r"|Nationally|Regionally|Across|In England"
    r"|This|That|It|These|They|Both|So|Thus|Therefore"
    r"|The (?:[A-Za-z]+ )?(?:figure|rate|proportion|percentage|share|result))\b"
)
_AREA = re.compile(r"The (?:[a-z]+ )?(?:authority|council|borough|county|city|area)\b")
_WORD = re.compile(r"[a-z]{5,}")
_ANYWHERE = (
    *("according", "people", "authority", "local", "report", "survey", "showed", "social", "adult", "adults", "their"),
    *("framework", "outcomes", "average", "england", "national", "higher", "lower", "found", "which", "carers"),
)
_EVERYWHERE = frozenset(map(stem, _ANYWHERE))
_OF_MANY = re.compile(
    r"\b(?:in|on|for|across)\s+(?:each|every|most|all)\s+(?:of\s+)?(?:the\s+)?(?:past|last|years|other)\b"
)
_WENT = re.compile(r"\s+(?:had\s+)?(?:edged|fell|fallen|rose|risen|grew|grown|dropped|increased|decreased|declined)\b")
"""What the average itself did is no comparison with it."""
_AGAINST = re.compile(r"\b(?:against|compared\s+(?:with|to)|versus)\b")
_HEAD = re.compile(r"\b(?:per|for\s+every|for\s+each|in\s+every|of\s+every)\s+\Z")
_OF_AVERAGE = re.compile(r"[^;:.%\d]{0,40}?(?:\b(?:of|was|at|is)|\(|,)\s*(?:just\s+|only\s+|around\s+|about\s+)?\Z")


def average_slips(sentence: Sentence, following: Sentence | None, reader: FigureReader) -> Iterator[Slip]:
    """Yield "average-without-values" where something is held against the country's average without both numbers.

    The sentence before may tell the first of them, the one that follows the other. What is told of several years at
    once needs none. Where no figure is told at all, as a summary does, it weighs less.
    """
    if reader.telling.averages.isdisjoint(sentence.words):
        return
    average = reader.averages.search(sentence.text)
    if average is None or not reader.average_comparing.search(sentence.text) or _OF_MANY.search(sentence.text):
        return
    if _WENT.match(sentence.text, average.end()):
        return
    here = tuple([each for each in _figures(sentence.numbers) if not _HEAD.search(sentence.text, 0, each.start)])
    follow = _figures(following.numbers) if following is not None and not here else ()
    if len(follow) > 1 and following is not None and _tells_both(following, reader):
        return  # "It was below the national level. In the survey, 62% were, and 65% in England"
    are_before = len(_figures(sentence.numbers_before)) > 1 and "England" in sentence.text_before
    if not here and are_before and (_POINTS.match(sentence.text) or _AREA.match(sentence.text)):
        return  # "83% were, compared with 65% in England. This was better than the England average"
    if len(here) > 1 or (len(here) == 1 and _has_other(sentence, following, reader, here[0], average)):
        return
    is_alone = not (here or _figures(sentence.numbers_before))
    yield Slip("average-without-values", Severity.SHOULD, average.start(), average.end(), is_light=is_alone)


def _tells_both(following: Sentence, reader: FigureReader) -> bool:
    """Return whether a sentence gives what is compared with the average: "It was 62%, against 65%"."""
    return reader.averages.search(following.text) is not None or (
        _POINTS.match(following.text) is not None and _AGAINST.search(following.text) is not None
    )


def _has_other(
    sentence: Sentence, following: Sentence | None, reader: FigureReader, figure: Number, average: re.Match[str]
) -> bool:
    """Return whether the sentence before or behind gives what one figure is compared with, or what is compared with it.

    A sentence before that compares something else with the average has both figures of that.
    """
    before = [each for each in _figures(sentence.numbers_before) if each.unit is figure.unit]
    if _OF_AVERAGE.fullmatch(undated(sentence.text), average.end(), figure.start):
        is_before = bool(before) and _goes_on(sentence)
        behind = _figures(following.numbers) if following is not None else ()
        return is_before or any(each.unit is figure.unit for each in behind)
    if following is not None and _figures(following.numbers) and reader.averages.search(following.text):
        return not reader.average_comparing.search(following.text) or len(_figures(following.numbers)) == 1
    is_told = reader.averages.search(sentence.text_before) and not reader.average_comparing.search(sentence.text_before)
    return bool(before) and bool(is_told)


def _goes_on(sentence: Sentence) -> bool:
    """Return whether a sentence is of what the one before is of: it points to that, or has a telling word of it."""
    if _POINTS.match(sentence.text):
        return True
    own, before = (set(map(stem, _WORD.findall(each.lower()))) for each in (sentence.text, sentence.text_before))
    return not (own & before).isdisjoint(own - _EVERYWHERE)


def _figures(numbers: tuple[Number, ...]) -> tuple[Number, ...]:
    return tuple(each for each in numbers if not each.is_word)
