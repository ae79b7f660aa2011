"""Suggestions: changes of the text that somebody proposes, shown in it and no part of it until they are accepted.

The text of record is what everybody but the editor sees. A suggestion stands on the words of record that it would
replace, or between two letters where it only puts words in. Two people may suggest different things for the same
words: both are kept, and accepting one puts the other in conflict when its words are no longer there.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from domain.assessment import Anchor, Passage
from domain.text.exact_places import make_place


class SuggestionState(StrEnum):
    """What became of a suggestion. One in conflict is open, but what it would change is no longer as it was."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    IN_CONFLICT = "in-conflict"


UNSETTLED = frozenset({SuggestionState.OPEN, SuggestionState.IN_CONFLICT})


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A proposed change: `replacement` for the words of record at `anchor`, which may be none (start == end).

    A replacement may hold line ends, each of which begins a passage. `joins` is the id of the passage behind, when the
    break between the two is to go as well. What was suggested in one go over several passages has one `group_id` and is
    settled together. `settled_by` is empty while nobody accepted or rejected it. `rank` tells those apart that put
    words in at one place, where the words of record that lay between them were taken out; else it is 0.
    """

    id: str
    section_id: str
    anchor: Anchor
    replacement: str
    person: str
    role: str
    at: datetime
    group_id: str = ""
    joins: str = ""
    state: SuggestionState = SuggestionState.OPEN
    settled_by: str = ""
    settled_at: datetime | None = None
    version: int = 0
    rank: int = 0

    @property
    def is_open(self) -> bool:
        """Whether it can be accepted."""
        return self.state is SuggestionState.OPEN

    @property
    def group(self) -> str:
        """The id of what is settled together: its group's, or its own where it has none."""
        return self.group_id or self.id

    @property
    def place(self) -> tuple[int, int, bool, int, str]:
        """Its place among the suggestions of its passage: in this order they are shown and accepted."""
        return self.anchor.start, self.anchor.end, bool(self.joins), self.rank, self.id


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which suggestions are to be settled; empty fields ask for nothing, so that a plain one chooses all.

    `passage_id` with [start, end] are the words of a sentence, for example: what touches them is chosen.
    """

    ids: frozenset[str] = frozenset()
    person: str = ""
    section_id: str = ""
    passage_id: str = ""
    start: int = 0
    end: int = 0


def choose(suggestions: Sequence[Suggestion], chosen: Chosen) -> tuple[Suggestion, ...]:
    """Return the unsettled suggestions that are chosen, each with its whole group, in the order given."""
    groups = {each.group for each in suggestions if _is_chosen(each, chosen)}
    return tuple(each for each in suggestions if each.state in UNSETTLED and each.group in groups)


def _is_chosen(suggestion: Suggestion, chosen: Chosen) -> bool:
    anchor = suggestion.anchor
    return (
        suggestion.state in UNSETTLED
        and (not chosen.ids or suggestion.id in chosen.ids)
        and (not chosen.person or suggestion.person == chosen.person)
        and (not chosen.section_id or suggestion.section_id == chosen.section_id)
        and (
            not chosen.passage_id
            or (anchor.passage_id == chosen.passage_id and anchor.start <= chosen.end and chosen.start <= anchor.end)
        )
    )


def by_passage(suggestions: Iterable[Suggestion]) -> dict[str, tuple[Suggestion, ...]]:
    """Return suggestions by the ids of their passages, those of each in the order given."""
    found: dict[str, list[Suggestion]] = defaultdict(list)
    for each in suggestions:
        found[each.anchor.passage_id].append(each)
    return {passage_id: tuple(there) for passage_id, there in found.items()}


def judged(suggestions: Iterable[Suggestion], passages: Sequence[Passage]) -> tuple[Suggestion, ...]:
    """Return the suggestions of a section, those in conflict said to be so that no longer fit its passages.

    One fits whose words of record are there, with the break behind them where that is to go too; it has the words
    around it as they are now. Only what stands is looked at: whether the letters are still the same ones is known to
    what followed them through the edits.
    """
    texts = {passage.id: passage.text for passage in passages}
    following = {one.id: other.id for one, other in pairwise(passages)}
    return tuple(_judged(each, texts, following) for each in suggestions)


def _judged(suggestion: Suggestion, texts: Mapping[str, str], following: Mapping[str, str]) -> Suggestion:
    if not suggestion.is_open:
        return suggestion
    anchor = suggestion.anchor
    text = texts.get(anchor.passage_id)
    is_there = text is not None and anchor.end <= len(text) and text[anchor.start : anchor.end] == anchor.exact
    if is_there and suggestion.joins:
        is_there = text is not None and anchor.end == len(text) and following.get(anchor.passage_id) == suggestion.joins
    if text is None or not is_there:
        return replace(suggestion, state=SuggestionState.IN_CONFLICT)
    place = make_place(anchor.passage_id, text, anchor.start, anchor.end)
    return suggestion if place == anchor else replace(suggestion, anchor=place)


class SegmentKind(StrEnum):
    """What the letters of a shown text are."""

    RECORD = "record"
    INSERTED = "inserted"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a shown text. `start` is its place in the record, `suggestion_ids` whose change it shows.

    Inserted letters are one suggestion's and have no length in the record; deleted ones may be deleted by several.
    """

    kind: SegmentKind
    text: str
    start: int
    suggestion_ids: tuple[str, ...] = ()


class Shown:
    """A passage as it is shown with its open suggestions: segments, and where each letter of the record stands.

    Offsets count characters. Both ways of mapping are total (what lies outside is taken for the nearest end) and never
    run backwards.
    """

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.segments = tuple(segments)
        self._of_record = [each for each in self.segments if each.kind is not SegmentKind.INSERTED]
        self._lows = [0]
        for segment in self.segments:
            self._lows.append(self._lows[-1] + len(segment.text))
        self._record_lows = [each.start for each in self._of_record]
        self._record_shown = [
            low
            for segment, low in zip(self.segments, self._lows, strict=False)
            if segment.kind is not SegmentKind.INSERTED
        ]

    @cached_property
    def text(self) -> str:
        """The letters as they are shown, suggested ones among them."""
        return "".join(segment.text for segment in self.segments)

    @cached_property
    def record(self) -> str:
        """The text of record."""
        return "".join(segment.text for segment in self._of_record)

    def to_shown(self, offset: int, *, is_end: bool = False) -> int:
        """Return where an offset of the record is shown: before the letter there, behind what is suggested in between.

        With `is_end` it is the end of a span: behind the letter before, before what is suggested in between.
        """
        if not self._of_record:
            return 0 if is_end else self._lows[-1]
        offset = min(max(offset, 0), len(self.record))
        find = bisect_left if is_end else bisect_right
        number = max(0, find(self._record_lows, offset) - 1)
        if not is_end and offset == len(self.record):
            return self._lows[-1]
        if is_end and offset == 0:
            return 0
        return self._record_shown[number] + offset - self._record_lows[number]

    def to_record(self, offset: int) -> int:
        """Return the offset of the record at a place of the shown text; inside inserted letters, that between."""
        offset = min(max(offset, 0), self._lows[-1])
        number = max(0, bisect_right(self._lows, offset, hi=len(self.segments)) - 1)
        if not self.segments:
            return 0
        segment = self.segments[number]
        return segment.start if segment.kind is SegmentKind.INSERTED else segment.start + offset - self._lows[number]

    def spans(self) -> Iterable[tuple[int, int, Segment]]:
        """Yield each segment with where it is shown: [low, high)."""
        return zip(self._lows, self._lows[1:], self.segments, strict=False)


def shown(text: str, suggestions: Iterable[Suggestion]) -> Shown:
    """Return a passage's text of record as it is shown with those of its suggestions that are open.

    Words that replace others come behind them; words put in at one place come in the order in which they will stand
    when all are accepted.
    """
    placed = sorted((each for each in suggestions if each.is_open), key=lambda each: each.place)
    cuts = sorted({0, len(text), *(each.anchor.start for each in placed), *(each.anchor.end for each in placed)})
    ending: dict[int, list[Suggestion]] = defaultdict(list)
    for each in placed:
        ending[each.anchor.end].append(each)
    segments: list[Segment] = []
    waiting, deleting = placed[::-1], list[Suggestion]()
    for low, high in zip(cuts, [*cuts[1:], len(text)], strict=True):
        segments += [
            Segment(SegmentKind.INSERTED, each.replacement, low, (each.id,)) for each in ending[low] if each.replacement
        ]
        while waiting and waiting[-1].anchor.start <= low:
            deleting.append(waiting.pop())
        deleting = [each for each in deleting if each.anchor.end > low]
        if low < high:
            kind = SegmentKind.DELETED if deleting else SegmentKind.RECORD
            segments.append(Segment(kind, text[low:high], low, tuple(each.id for each in deleting)))
    return Shown(segments)
