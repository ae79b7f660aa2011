"""Accept suggestions: what the passages of a section become, and where that leaves the other suggestions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from domain.assessment import Anchor, Link, Passage, PassageKind
from domain.review.suggestions import UNSETTLED, Suggestion, SuggestionState, judged


@dataclass(frozen=True, slots=True)
class Step:
    """What accepting one suggestion changed: texts by the ids of passages, in order, and which was split from which."""

    before: Mapping[str, str]
    after: Mapping[str, str]
    parents: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Accepted:
    """What accepting made of a section: its passages in order, every suggestion given, and the steps in order.

    A passage has the version it had before, a new one 0. `accepted` are the ids of the suggestions that were applied.
    """

    passages: tuple[Passage, ...]
    suggestions: tuple[Suggestion, ...]
    steps: tuple[Step, ...]
    accepted: tuple[str, ...]


def accepted(
    passages: Sequence[Passage],
    suggestions: Sequence[Suggestion],
    chosen: Collection[str],
    new_id: Callable[[], str],
    by: str,
    at: datetime,
) -> Accepted:
    """Return a section's passages with the chosen suggestions applied, and what becomes of all of its suggestions.

    They are applied in the order of the text. The others move with their words, or are in conflict when these are gone
    or were changed; chosen ones that are in conflict, before or by another, are left so. A group is applied whole or
    not at all. `new_id` makes the ids of passages that begin with a line end of a replacement.
    """
    work = _Work(list(passages), {each.id: each for each in judged(suggestions, passages)}, new_id)
    order = {passage.id: place for place, passage in enumerate(passages)}
    waiting = [each for each in work.suggestions.values() if each.id in chosen and each.is_open]
    waiting.sort(key=lambda each: (order[each.anchor.passage_id], each.place))
    done: dict[str, None] = {}
    for suggestion in waiting:
        if suggestion.id not in done and work.may_apply(suggestion):
            for member in work.group_of(suggestion):
                work.apply(work.suggestions[member])
                work.suggestions[member] = replace(
                    work.suggestions[member], state=SuggestionState.ACCEPTED, settled_by=by, settled_at=at
                )
                done[member] = None
    settled = judged(work.suggestions.values(), work.passages)
    return Accepted(tuple(work.passages), settled, tuple(work.steps), tuple(done))


class _Work:
    """A section while suggestions are applied to it one after another."""

    def __init__(self, passages: list[Passage], suggestions: dict[str, Suggestion], new_id: Callable[[], str]) -> None:
        self.passages, self.suggestions, self.new_id = passages, suggestions, new_id
        self.steps: list[Step] = []
        self._groups: dict[str, list[str]] = defaultdict(list)
        for each in suggestions.values():
            if each.state in UNSETTLED:
                self._groups[each.group].append(each.id)

    def group_of(self, suggestion: Suggestion) -> list[str]:
        """Return the ids of the suggestions that are settled with this one, in the order of the text."""
        order = {passage.id: place for place, passage in enumerate(self.passages)}
        members = [self.suggestions[each] for each in self._groups[suggestion.group]]
        members.sort(key=lambda each: (order.get(each.anchor.passage_id, 0), each.place))
        return [each.id for each in members]

    def may_apply(self, suggestion: Suggestion) -> bool:
        return all(self.suggestions[each].is_open for each in self.group_of(suggestion))

    def apply(self, suggestion: Suggestion) -> None:
        number = next(at for at, each in enumerate(self.passages) if each.id == suggestion.anchor.passage_id)
        old = self.passages[number]
        gone = self.passages[number + 1] if suggestion.joins else None
        lines = _lines(old, suggestion, self.new_id)
        if gone is not None:
            lines[-1] = _joined(lines[-1], gone)
        was = [old] if gone is None else [old, gone]
        self.passages[number : number + len(was)] = lines
        parents = {line.id: line.parent_id for line in lines if line.parent_id and line.id not in {o.id for o in was}}
        self.steps.append(Step(_texts(was), _texts(lines), parents))
        self._rebase(_Moved(suggestion, old, gone, lines))

    def _rebase(self, moved: _Moved) -> None:
        """Put the others where their words are now, or in conflict; those in other passages may have lost a break.

        What is around their words is looked at when all is done: with a thousand in one passage that takes seconds.
        """
        applied = moved.applied.id
        before = [each for id, each in self.suggestions.items() if each.is_open and id != applied]
        after = [moved.of(each) for each in before]
        self.suggestions.update({each.id: each for each in after})
        if moved.brings_together:
            self.suggestions.update({each.id: each for each in moved.ranked(before, after)})
        joining = [each for each in self.suggestions.values() if each.joins and each.is_open and each.id != applied]
        if joining:
            self.suggestions.update({each.id: each for each in judged(joining, self.passages)})


@dataclass(frozen=True, slots=True)
class _Moved:
    """Where suggestions stand after one was applied to a passage, the passage behind being joined to it or not."""

    applied: Suggestion
    old: Passage
    gone: Passage | None
    lines: Sequence[Passage]

    def of(self, other: Suggestion) -> Suggestion:
        """Return another suggestion where its words are now; one that lost them is in conflict."""
        anchor = other.anchor
        if other.joins and other.joins == self.old.id:
            other = replace(other, joins=self.lines[0].id)
        if anchor.passage_id == self.old.id:
            flow = self._in_flow(other)
        elif self.gone is not None and anchor.passage_id == self.gone.id:
            flow = len(self.old.text) + self._shift
        else:
            return other
        if flow is None:
            return replace(other, state=SuggestionState.IN_CONFLICT)
        number, start, end = 0, anchor.start + flow, anchor.end + flow
        while end > len(self.lines[number].text):
            start, end = start - len(self.lines[number].text) - 1, end - len(self.lines[number].text) - 1
            number += 1
        line_id = self.lines[number].id
        if (line_id, start) == (anchor.passage_id, anchor.start):
            return other
        return replace(other, anchor=Anchor(line_id, start, end, anchor.exact, anchor.prefix, anchor.suffix))

    @property
    def brings_together(self) -> bool:
        """Whether words of record went, so that places on both sides of them may be one place now."""
        return self.applied.anchor.start < self.applied.anchor.end or self.gone is not None

    def ranked(self, before: Sequence[Suggestion], after: Sequence[Suggestion]) -> Iterator[Suggestion]:
        """Yield those that put words in at one place now, ranked as they stood where that is not their order."""
        stood = {each.id: (each.anchor.passage_id != self.old.id, each.place) for each in before}
        meeting: dict[tuple[str, int], list[Suggestion]] = defaultdict(list)
        for each in after:
            anchor = each.anchor
            if each.is_open and anchor.start == anchor.end and self._is_touched(anchor.passage_id):
                meeting[anchor.passage_id, anchor.start].append(each)
        for together in meeting.values():
            together.sort(key=lambda each: stood[each.id])
            if together != sorted(together, key=lambda each: each.place):
                yield from (replace(each, rank=rank) for rank, each in enumerate(together))

    def _is_touched(self, passage_id: str) -> bool:
        return any(line.id == passage_id for line in self.lines)

    @property
    def _shift(self) -> int:
        anchor = self.applied.anchor
        return len(self.applied.replacement) - (anchor.end - anchor.start)

    def _in_flow(self, other: Suggestion) -> int | None:
        """Return by how much another suggestion of the passage moves in its lines read as one text; None for gone."""
        start, end = other.anchor.start, other.anchor.end
        low, high = self.applied.anchor.start, self.applied.anchor.end
        if low == high == start == end:
            return 0 if other.place < self.applied.place else self._shift
        if end <= low:
            return 0
        return None if start < high else self._shift


def _lines(passage: Passage, suggestion: Suggestion, new_id: Callable[[], str]) -> list[Passage]:
    """Return a passage with a suggestion's words in it, as the passages that these make of it.

    The passage's own words keep its id: those before the change, or those behind it where there are none before.
    """
    start, end = suggestion.anchor.start, suggestion.anchor.end
    text = passage.text[:start] + suggestion.replacement + passage.text[end:]
    links = tuple(_moved_links(passage.links, start, end, len(suggestion.replacement)))
    texts = text.split("\n")
    keeper = len(texts) - 1 if not passage.text[:start] and passage.text[end:] else 0
    lines: list[Passage] = []
    low = 0
    for number, line in enumerate(texts):
        clipped = tuple(_clipped(links, low, low + len(line)))
        if number == keeper:
            lines.append(replace(passage, text=line, links=clipped))
        else:
            lines.append(_new_line(passage, new_id(), line, clipped, is_above=number < keeper))
        low += len(line) + 1
    return lines


def _new_line(passage: Passage, id: str, text: str, links: tuple[Link, ...], *, is_above: bool) -> Passage:
    """Return what a line end makes of a passage, as Enter would: a heading is followed by a paragraph."""
    is_heading = passage.kind is PassageKind.HEADING
    kind, level = (PassageKind.PARAGRAPH, 0) if is_heading else (passage.kind, passage.level)
    return Passage(id, kind, text, level, links, 0, "" if is_above else passage.id)


def _joined(line: Passage, gone: Passage) -> Passage:
    """Return a passage with the next one's words behind its own; one without words leaves the next as it is."""
    if not line.text:
        return gone
    shift = len(line.text)
    links = tuple(Link(link.start + shift, link.end + shift, link.url) for link in gone.links)
    return replace(line, text=line.text + gone.text, links=(*line.links, *links))


def _moved_links(links: Sequence[Link], low: int, high: int, length: int) -> Iterator[Link]:
    """Yield links where they are once `length` characters replaced [low, high): none grows at its own ends."""
    shift = length - (high - low)
    for link in links:
        if link.end <= low:
            yield link
            continue
        start = link.start + shift if link.start >= high else link.start if link.start <= low else low + length
        end = link.end + shift if link.end >= high else low
        if start < end:
            yield Link(start, end, link.url)


def _clipped(links: Sequence[Link], low: int, high: int) -> Iterator[Link]:
    for link in links:
        start, end = max(link.start, low), min(link.end, high)
        if start < end:
            yield Link(start - low, end - low, link.url)


def _texts(passages: Sequence[Passage]) -> dict[str, str]:
    return {passage.id: passage.text for passage in passages}
