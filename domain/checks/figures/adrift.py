"""Find figures near which nothing says where they are from or of when: their paragraph told it of other things.

What a sentence tells of source and period holds for those behind it that lean on it: that point back, go on with its
words, or break down what it told. One that speaks of something else has to tell its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from domain.checks.figures.derived.named import GENERIC
from domain.checks.figures.figure_words import FigureReader, Sentence, Slip
from domain.checks.figures.labels import stems_of
from domain.checks.figures.measured import MOVES, figure_in, has_figures, is_how_long
from domain.checks.figures.unsourced import is_counted, is_of_its_time, is_of_rating, names_source
from domain.checks.finding import Severity

_SAID_LEANING = (
    "it they them this these those such same further another remaining rest other others latter former both neither"
    " whom therefore thus respectively likewise similarly nationally england however instead minority majority"
)
_LEANING = frozenset(_SAID_LEANING.split())
"""Words before a figure by which a sentence goes on with what was told."""
_OF_THE_VISIT = frozenset({"we", "now", "currently"})
"""Words of a sentence that tells how it was when the assessors came."""
_POINTING = frozenset({"this", "these", "those", "such", "same", "them"})
"""Words that do so behind the figure, too."""
_MEASURE = re.compile(
    r"\b[Tt]he\s+(?:average|median|mean|longest|shortest|figure|proportion|result|rate|share|ratio|percentage|number|total)"
    r"(?:\s+(?:time|wait|score|result|stay))?\s+(?:was|were|had|stood|for|to|among|in|from|who|rose|fell)\b"
    r"|\bmost\s+(?:common|frequent|often)\b|\b(?:England|national|region(?:al)?|other\s+words)\b"
)
_BARE = re.compile(
    r"\s+(?:were|was|had|did|led|said|felt|came|went|arrived|would|could|stayed|took|needed|told|lived|used)\b"
)
_CLAUSE_END = re.compile(r";|,\s+(?:and|but|although|though|which|who|while|as|so|because)\b")
_VIEW_CLAUSE = re.compile(
    r",\s+(?:and|but|although|though|which|while|as)\b[^,;]{0,60}\b(?:told\s+us|said|felt|thought|describe\w*)\b"
)
_LEADS_ON = re.compile(r"(?:Of|Among|From|For)?\s*(?:[Tt]h(?:ese|ose|is|at|ey)|It)\b")
_WORDS = re.compile(r"[a-z]+")
_NO_SUBJECT = GENERIC | stems_of(
    "people social care adult support team year more some only part last almost after before while made many during"
    " national data report survey according found every could also within three four five seven eight nine home records"
    " stood under adults would million showed january february march april may june july august september october"
    " november december"
)
_OF_AREA = stems_of("population residents census aged households inhabitants older english language ethnic")


def adrift_slips(sentences: Sequence[Sentence], found: Sequence[Slip], reader: FigureReader) -> Iterator[Slip]:
    """Yield "figure-adrift" for the first figure of a paragraph whose sentence leans on none that tells its origin.

    Sentences in which something was `found` already have enough said of them.
    """
    places = [_open_figure(each, found, reader) for each in sentences]
    last = max((number for number, place in enumerate(places) if place is not None), default=-1)
    told: list[Sentence] = []
    for number, (sentence, place) in enumerate(zip(sentences[: last + 1], places, strict=False)):
        is_led_on = not number and _LEADS_ON.match(sentence.text) is not None
        if is_led_on or _tells_time(sentence, reader) or _tells_source(sentence, place, reader):
            told.append(sentence)
        elif place is not None:
            if not told and _is_told_later(sentence, place, sentences[number + 1 :], reader):
                return
            if not told or not _leans(sentence, place, told, sentences[number - 1] if number else None):
                start, end = sentence.start + place[0], sentence.start + place[1]
                yield Slip("figure-adrift", Severity.SHOULD, start, end, is_light=True)
                return
            told.append(sentence)


def _open_figure(sentence: Sentence, found: Sequence[Slip], reader: FigureReader) -> tuple[int, int] | None:
    """Return the place of the first figure of a sentence without a time, in which nothing was found."""
    if not has_figures(sentence) or _tells_time(sentence, reader):
        return None
    end = sentence.start + len(sentence.text)
    if any(each.start < end and sentence.start < each.end for each in found):
        return None
    place = figure_in(sentence)
    return None if place is not None and is_of_rating(sentence, place[0]) else place


def _tells_time(sentence: Sentence, reader: FigureReader) -> bool:
    """Return whether a sentence tells of when its figures are; what the assessors did, they did on their visit."""
    return not _OF_THE_VISIT.isdisjoint(sentence.words) or is_of_its_time(sentence, reader)


def _tells_source(sentence: Sentence, place: tuple[int, int] | None, reader: FigureReader) -> bool:
    """Return whether a sentence tells where its figures are from; what people say behind a figure is no source."""
    view = _VIEW_CLAUSE.search(sentence.text, place[1]) if place is not None else None
    text = sentence.text if view is None else sentence.text[: view.start()]
    return names_source(sentence, reader, text) or is_counted(sentence)


def _is_told_later(sentence: Sentence, place: tuple[int, int], later: Sequence[Sentence], reader: FigureReader) -> bool:
    """Return whether what follows in a paragraph tells when or where from; how long a thing takes only if of that."""
    told = [
        each
        for each in later
        if "we" not in each.words and (_tells_time(each, reader) or _tells_source(each, None, reader))
    ]
    if told and is_how_long(sentence, place):
        own = _subjects(sentence.text)
        return any(not own.isdisjoint(_subjects(each.text)) for each in told)
    return bool(told)


def _subjects(text: str) -> frozenset[str]:
    """Return the stems of the words that tell what a sentence is about."""
    stems = stems_of(text)
    if not stems.isdisjoint(_OF_AREA):
        stems |= _OF_AREA
    return stems - _NO_SUBJECT


def _leans(sentence: Sentence, place: tuple[int, int], told: Sequence[Sentence], before: Sentence | None) -> bool:
    """Return whether a sentence goes on with those before it whose origin was told."""
    text = sentence.text
    end = _CLAUSE_END.search(text, place[1])
    said = text[: end.start() if end is not None else len(text)]
    if not _LEANING.isdisjoint(_WORDS.findall(text[: place[0]].lower())) or _MEASURE.search(text):
        return True
    if not _POINTING.isdisjoint(_WORDS.findall(said[place[1] :].lower())) or _LEADS_ON.match(text):
        return True
    if _BARE.match(text, place[1]) or (before is not None and before.dates and not before.numbers):
        return True
    if text[place[0] : place[1]] in MOVES:  # a count of then tells nothing of what it was before
        return False
    own = _subjects(said)
    return any(not own.isdisjoint(_subjects(each.text)) for each in told)
