"""Turn what is typed into a text shown with suggestions into suggestions of the person who types.

Everything that one person suggests in a passage has one normal form: for each run of words of record that go, one
suggestion with all that comes in their place; else one for each place at which words are put in. So typing within or
beside one's own suggestion extends it, taking back one's own words shortens it, and neighbours become one.

Other people's suggested words are not deleted by typing: they stay as they are, until somebody rejects them. What is
typed within them comes in at the same place of the record.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from types import MappingProxyType
from typing import Final

from domain.assessment import Passage
from domain.review.suggestions import SegmentKind, Shown, Suggestion, shown
from domain.text.exact_places import make_place

_GONE: Final = re.compile(b"\1+")
"""Letters one after another that are to go, among one byte for each letter."""
_NO_LOOKS: Final[Mapping[str, Shown]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Author:
    """Who suggests, and when."""

    person: str
    role: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ShownEdit:
    """An edit of the shown text: `words` in the place of what lies between two offsets of shown passages.

    Both passages are the same but where breaks between passages are deleted too.
    """

    start_id: str
    start: int
    end_id: str
    end: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class Tracked:
    """What an edit makes of a person's suggestions: new and changed ones, and those that were taken back.

    The caret stands at the offset `caret` of the shown passage that the edit began in, which is shown as `look` then
    where that had to be known; else that is None.
    """

    changed: tuple[Suggestion, ...]
    withdrawn: tuple[Suggestion, ...]
    caret: int
    look: Shown | None = None


def tracked(
    section_id: str,
    passages: Sequence[Passage],
    edit: ShownEdit,
    suggestions: Mapping[str, Sequence[Suggestion]],
    author: Author,
    new_id: Callable[[], str],
    looks: Mapping[str, Shown] = _NO_LOOKS,
) -> Tracked:
    """Return what an edit of a section's shown text makes of the author's suggestions.

    `suggestions` are all of the section by the ids of their passages; each passage is shown with its open ones, and
    `looks` are how, for those of which that is known. Only the passages of the edit are looked at, and those that the
    author's suggestions join to them. Raises ValueError when a passage is not there, or the edit ends before it begins.
    """
    ids = [passage.id for passage in passages]
    first, last = ids.index(edit.start_id), ids.index(edit.end_id)
    if (last, edit.end if first == last else 0) < (first, edit.start if first == last else 0):
        raise ValueError("an edit ends where it begins, or behind that")
    made: list[Suggestion] = []
    caret, after = edit.start, None
    for number in range(first, last + 1):
        passage = passages[number]
        there = [each for each in suggestions.get(passage.id, ()) if each.is_open]
        look = looks.get(passage.id) or shown(passage.text, there)
        draft = _Draft(passage, [each for each in there if each.person == author.person], look)
        low = edit.start if number == first else 0
        typed_at = draft.place_at(low)
        draft.delete(low, edit.end if number == last else len(look.text))
        if number < last:
            draft.delete_break(ids[number + 1])
        if number == first and edit.words:
            draft.insert(typed_at, edit.words)
        found = draft.suggestions(section_id, author, new_id)
        made += found
        if number == first and edit.words:
            after = shown(passage.text, [*(each for each in there if each.person != author.person), *found])
            caret = _caret(after, found, draft.read_to(typed_at, edit.words))
    own = partial(_own, suggestions, author.person)
    return Tracked(*_difference(own, made, ids, range(first, last + 1)), caret, after)


def _own(suggestions: Mapping[str, Sequence[Suggestion]], person: str, passage_id: str) -> list[Suggestion]:
    return [each for each in suggestions.get(passage_id, ()) if each.is_open and each.person == person]


def _chain(
    own: Callable[[str], Sequence[Suggestion]], made: Sequence[Suggestion], ids: Sequence[str], edited: range
) -> Sequence[str]:
    """Return the passages of an edit, and those before and behind that suggestions join to them, now or until now."""
    low, high = edited.start, edited.stop
    while low and any(each.joins == ids[low] for each in own(ids[low - 1])):
        low -= 1
    joined = {each.joins for each in (*made, *own(ids[high - 1]))}
    while high < len(ids) and ids[high] in joined:
        joined = {each.joins for each in own(ids[high])}
        high += 1
    return ids[low:high]


def _difference(
    own: Callable[[str], Sequence[Suggestion]],
    made: Sequence[Suggestion],
    ids: Sequence[str],
    edited: range,
) -> tuple[tuple[Suggestion, ...], tuple[Suggestion, ...]]:
    """Return which suggestions are new or others than before, and which are gone."""
    order = {passage_id: place for place, passage_id in enumerate(_chain(own, made, ids, edited))}
    before = {each.id: each for passage_id in order for each in own(passage_id)}
    touched = ids[edited.start : edited.stop]
    elsewhere = [each for each in before.values() if each.anchor.passage_id not in touched]
    grouped = _grouped(sorted((*elsewhere, *made), key=lambda each: (order[each.anchor.passage_id], each.place)))
    kept = {each.id for each in grouped}
    return (
        tuple(each for each in grouped if before.get(each.id) != each),
        tuple(each for each in before.values() if each.id not in kept),
    )


def _grouped(suggestions: Sequence[Suggestion]) -> list[Suggestion]:
    """Give suggestions in the order of the text that go on over breaks the id of the first as that of their group."""
    grouped: list[Suggestion] = []
    for each in suggestions:
        before = grouped[-1] if grouped else None
        goes_on = before is not None and before.joins == each.anchor.passage_id and each.anchor.start == 0
        group = before.group_id if before is not None and goes_on and before.joins else each.id
        grouped.append(each if each.group_id == group else replace(each, group_id=group))
    return grouped


class _Draft:
    """What one person suggests in one passage: which letters of record go, and what comes in between which.

    The break behind the passage is one more letter of record; `joins` says what it is before when it goes.
    """

    def __init__(self, passage: Passage, own: Sequence[Suggestion], look: Shown) -> None:
        self._passage, self._look = passage, look
        self._own = sorted(own, key=lambda each: each.place)
        self._gone = bytearray(len(passage.text) + 1)
        self._put: dict[int, str] = {}
        self._begins: dict[str, int] = {}
        self._joins = ""
        for each in self._own:
            start, end = each.anchor.start, each.anchor.end
            self._gone[start:end] = b"\1" * (end - start)
            self._begins[each.id] = len(self._put.get(end, ""))
            self._put[end] = self._put.get(end, "") + each.replacement
            if each.joins:
                self._joins = each.joins
                self._gone[-1] = 1

    def place_at(self, offset: int) -> tuple[int, int]:
        """Return where a shown offset lies: an offset of the record, and one in what the person put in there."""
        place, within = self._look.to_record(offset), 0
        for low, high, segment in self._look.spans():
            if low <= offset and self._is_own(segment.kind, segment.suggestion_ids):
                if offset <= high:
                    return segment.start, self._begins[segment.suggestion_ids[0]] + offset - low
                within += len(segment.text) if segment.start == place else 0
        return place, within

    def delete(self, low: int, high: int) -> None:
        """Take out what is shown from `low` to `high`: one's own words altogether, words of record as suggested."""
        for start, end, segment in [*self._look.spans()][::-1]:
            first, last = max(low, start) - start, min(high, end) - start
            if first >= last:
                continue
            if segment.kind is not SegmentKind.INSERTED:
                self._gone[segment.start + first : segment.start + last] = b"\1" * (last - first)
            elif self._is_own(segment.kind, segment.suggestion_ids):
                begin = self._begins[segment.suggestion_ids[0]]
                held = self._put[segment.start]
                self._put[segment.start] = held[: begin + first] + held[begin + last :]

    def delete_break(self, following_id: str) -> None:
        self._joins = following_id
        self._gone[-1] = 1

    def insert(self, place: tuple[int, int], words: str) -> None:
        at, within = place
        held = self._put.get(at, "")
        self._put[at] = held[:within] + words + held[within:]

    def read_to(self, place: tuple[int, int], words: str) -> tuple[int, int, int]:
        """Return which words of record typed words replace: [start, end); and where these end in all that does so."""
        at, within = place
        start, end, _joins = next(run for run in self._runs() if run[0] <= at <= run[1])
        return start, end, sum(len(self._put.get(each, "")) for each in range(start, at)) + within + len(words)

    def suggestions(self, section_id: str, author: Author, new_id: Callable[[], str]) -> list[Suggestion]:
        """Return in normal form what the person suggests now; what is as it was is left to the letter."""
        text, known = self._passage.text, list(self._own)
        drafts: list[Suggestion | tuple[int, int, str, str]] = []
        for start, end, joins in self._runs():
            words = "".join(self._put.get(each, "") for each in range(start, end + 1))
            if words == text[start:end] and not joins:
                continue
            same = next((each for each in known if _is_same(each, start, end, words, joins)), None)
            if same is not None:
                known.remove(same)
            drafts.append(same if same is not None else (start, end, words, joins))
        made = []
        for draft in drafts:
            if isinstance(draft, Suggestion):
                made.append(draft)
                continue
            start, end, words, joins = draft
            near = next((each for each in known if each.anchor.start <= end and start <= each.anchor.end), None)
            anchor = make_place(self._passage.id, text, start, end)
            if near is None:
                near = Suggestion(new_id(), section_id, anchor, words, author.person, author.role, author.at)
            else:
                known.remove(near)
            made.append(replace(near, anchor=anchor, replacement=words, joins=joins, role=author.role, at=author.at))
        return made

    def _runs(self) -> Iterator[tuple[int, int, str]]:
        """Yield where the person suggests anything: [start, end) of the record, and what the break goes before."""
        length = len(self._passage.text)
        gone = [match.span() for match in _GONE.finditer(self._gone)]
        alone = (at for at, words in self._put.items() if words and not any(low <= at <= high for low, high in gone))
        for start, end in sorted((*gone, *((at, at) for at in alone))):
            yield start, min(end, length), self._joins if end > length else ""

    def _is_own(self, kind: SegmentKind, ids: tuple[str, ...]) -> bool:
        return kind is SegmentKind.INSERTED and ids[0] in self._begins


def _is_same(known: Suggestion, start: int, end: int, words: str, joins: str) -> bool:
    anchor = known.anchor
    return (anchor.start, anchor.end, known.replacement, known.joins) == (start, end, words, joins)


def _caret(look: Shown, own: Sequence[Suggestion], place: tuple[int, int, int]) -> int:
    """Return where typed words end in the text as it is shown now; they may be those of record, typed again."""
    start, end, within = place
    ids = {each.id for each in own}
    for low, _high, segment in look.spans():
        is_own = segment.kind is SegmentKind.INSERTED and segment.suggestion_ids[0] in ids
        if is_own and segment.start == end:
            return low + within
    return look.to_shown(start + within, is_end=True)
