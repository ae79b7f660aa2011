"""Find when something began, was published or ended, given differently in two places: "the hub, opened in 2019"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from domain.checks.figures.figure_words import Sentence
from domain.checks.figures.labels import stems_of
from domain.checks.stems import stem
from domain.dates import MONTHS

_SAID_OF_ALL = "local authority council area borough county city new service joint first annual current own latest"
_BEGINNINGS = "opened launched started began begun introduced established founded created"
_VERBS = (
    f"{_BEGINNINGS} adopted agreed approved published signed endorsed issued refreshed revised closed ended expired"
    " finished appointed joined inspected visited held completed updated written installed replaced commissioned"
    " relaunched reopened merged moved built"
)
_BEGIN = frozenset({*_BEGINNINGS.split(), "since", "set", "came"})
_EVENT = re.compile(
    rf"\b(?P<verb>{'|'.join(_VERBS.split())}|set\s+up|came\s+into\s+(?:force|use|effect|being)|took\s+place"
    r"|(?:open|running|in\s+place|in\s+use|in\s+force|operating|working)\s+(?=since))\s*"
    r"(?:(?:again|formally|fully|jointly|there|early|late|back)\s+)*(?:in|on|since|from)\s+(?:early\s+|late\s+)?\Z"
)
_RAN = re.compile(
    r"\b(?:strategy|plan|programme|contract|agreement|framework|vision)(?P<verb>,?\s+(?:(?:which|that|was|and)\s+)*"
    r"(?:for|(?:covering|covered|covers)(?:\s+the\s+(?:years|period))?(?:\s+from)?|(?:ran|runs|running|lasting|running)\s+from|from)\s+)\Z"
)
_TAKES = re.compile(
    r"(?:,?\s*\b(?:which|that|who|and)\b(?:\s+(?:[a-z]+\s+){1,2}(?:said|told\s+us))?)?(?:\s*\b(?:had|has|have|was|were|is|been|being|first|also|only|then|newly|formally|jointly|it)\b)*\s*,?\s*\Z"
)
_APART = re.compile(r"[;:.()]|,\s|\b(?:that|while|but|because|when|where|after|before|told us|said)\s")
_THING = re.compile(r"[\w’'-]+\s*\Z")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY = re.compile(r"(?:^|\s)(\d{1,2})(?:st|nd|rd|th)?\s")
_UNTIL = re.compile(r"\s?(?:to|until|[–-])\s?(?:[A-Z][a-z]+\s)?(?P<year>20\d\d)\b")
_WORDS = frozenset(
    word for each in (*_VERBS.split(), "set came took since for covering covered covers from") for word in each.split()
)
_VAGUE = frozenset(map(stem, _SAID_OF_ALL.split()))
_LEAST, _FARTHEST, _MOST_KNOWN = 2, 110, 40


@dataclass(frozen=True, slots=True)
class NamedDate:
    """When something of these words was so, at [start, end) of a passage: the year, the month and the day, or 0."""

    start: int
    end: int
    said: str
    verb: str
    things: frozenset[str]
    head: str
    when: tuple[int, int, int]

    @property
    def content(self) -> tuple[object, ...]:
        """All of it but its place."""
        return self.said, self.verb, self.head, self.things


@dataclass(frozen=True, slots=True)
class PlacedDate:
    """A date with the section and passage that it stands in."""

    section_id: str
    passage_id: str
    measure: NamedDate


def named_dates_of(sentence: Sentence) -> Iterator[NamedDate]:
    """Yield the dates of a sentence of which it says what was so then, and of what."""
    if _WORDS.isdisjoint(sentence.words):
        return
    text = sentence.text
    for start, end in sentence.dates:
        low = max(0, start - _FARTHEST)
        event = _EVENT.search(text, low, start) or _RAN.search(text, low, start)
        if event is None:
            continue
        before = _TAKES.sub("", text[low : event.start("verb")])
        apart = [match.end() for match in _APART.finditer(before)]
        before = before[apart[-1] :] if apart else before
        things, head = stems_of(before) - _VAGUE, _THING.search(before)
        if len(things) < _LEAST or head is None:
            continue
        verb = "ran" if event.re is _RAN else event["verb"].split()[0]
        verb = "since" if verb in ("open", "running", "in", "operating", "working") else verb
        until = _UNTIL.match(text, end) if verb == "ran" else None
        end = until.end() if until is not None else end
        when = _when(text[start:end])
        if when is not None and (verb != "ran" or until is not None):
            place = sentence.start + start, sentence.start + end
            yield NamedDate(*place, text[start:end], verb, things, stem(head.group().strip().lower()), when)


def _when(said: str) -> tuple[int, int, int] | None:
    years = _YEAR.findall(said)
    if not years:
        return None
    if len(years) > 1:
        return int(years[0]), 0, int(years[1])
    month = next((place for place, each in enumerate(MONTHS, 1) if each in said), 0)
    day = _DAY.search(said)
    return int(years[0]), month, int(day[1]) if day is not None and month else 0


def differing_dates(placed: Sequence[PlacedDate]) -> Iterator[tuple[PlacedDate, PlacedDate]]:
    """Yield each date that differs from the first place that gives one of the same, with that place."""
    of_head: dict[str, list[PlacedDate]] = {}
    for here in placed:
        known = of_head.setdefault(here.measure.head, [])
        same = [each for each in known if _are_one(here.measure, each.measure)]
        if same and not any(_agree(here.measure, each.measure) for each in same):
            yield here, same[0]
        if len(known) < _MOST_KNOWN:
            known.append(here)


def _are_one(one: NamedDate, other: NamedDate) -> bool:
    """Return whether two dates are of one thing and of one event: of two beginnings only the years have to agree."""
    if not (one.things <= other.things or other.things <= one.things):
        return False
    if one.verb == other.verb:
        return True
    return one.verb in _BEGIN and other.verb in _BEGIN and one.when[0] != other.when[0]


def _agree(one: NamedDate, other: NamedDate) -> bool:
    return all(not a or not b or a == b for a, b in zip(one.when, other.when, strict=True))
