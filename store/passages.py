"""Passages as rows and as values, and what stands on their words and must follow when they change."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from domain.assessment import Anchor, Link, Passage, PassageKind
from domain.review.accepting import Step
from domain.text import anchors, finding
from domain.text.cleaning import clean_line
from domain.text.exact_places import find_exactly, follow_exactly, grown_to, make_place, moved_exactly
from domain.text.seeking import TELLING_LENGTH
from domain.text.words import count_words
from store.errors import Refused
from store.rows import sent
from store.tables import Anchored, CitationRow, CommentRow, PassageRow, SentenceMarkRow, SuggestionRow, WaiverRow
from store.unit import Unit

ANCHORED: tuple[type[Anchored], ...] = (CitationRow, SentenceMarkRow, CommentRow, SuggestionRow, WaiverRow)
"""The classes of rows that stand on words and follow them."""
_STILL_FOLLOWING: Mapping[type[Anchored], str] = {SuggestionRow: " AND state <> 'accepted'"}
"""Which rows of a class follow their words, where not all do."""
_OWN_WORDS: Mapping[type[Anchored], str] = {WaiverRow: "words"}
"""The column of a class that keeps the words a row was made on, whatever stands at its place now."""
_NO_WORDS = "''"


class _Standing(NamedTuple):
    """What a row keeps that stands on words, of whatever class."""

    id: str
    section_id: str
    passage_id: str
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    version: int
    detached: bool
    own_words: str


_KEPT = ", ".join(f'"{name}"' for name in _Standing._fields[:-1])


@lru_cache(maxsize=64)
def _concerned(scope: str, touched: int) -> str:
    """Return what selects the rows on so many touched passages, and the detached ones of a section or assessment.

    It is written for the driver itself and asks for all classes at once, for it runs at every save of typed text.
    """
    places = ", ".join("?" for _ in range(touched))
    return " UNION ALL ".join(
        f"SELECT {number}, {_KEPT}, {_OWN_WORDS.get(row_class, _NO_WORDS)} FROM {row_class.__tablename__}"
        f" WHERE (passage_id IN ({places}) OR ({scope} = ? AND detached)){_STILL_FOLLOWING.get(row_class, '')}"
        for number, row_class in enumerate(ANCHORED)
    )


def passage_of(row: Any) -> Passage:
    """Return the value of a passage row, or of a selected tuple with the same names."""
    links = tuple(Link(int(start), int(end), str(url)) for start, end, url in row.links)
    return Passage(row.id, PassageKind(row.kind), row.text, row.level, links, row.version, row.parent_id)


def links_data(links: Iterable[Link]) -> list[list[object]]:
    """Return links as a row keeps them."""
    return [[link.start, link.end, clean_line(link.url)] for link in links]


def new_passage_row(assessment_id: str, section_id: str, passage: Passage, position: str) -> PassageRow:
    """Return a row for a passage, one version on."""
    return PassageRow(
        id=passage.id,
        assessment_id=assessment_id,
        section_id=section_id,
        position=position,
        kind=str(passage.kind),
        level=passage.level,
        text=passage.text,
        links=links_data(passage.links),
        words=count_words(passage.text),
        parent_id=passage.parent_id,
        version=passage.version + 1,
    )


def set_text(row: PassageRow, text: str) -> None:
    """Give a passage other words, keeping its count of them true."""
    row.text = text
    row.words = count_words(text)


def anchor_of(row: Any) -> Anchor:
    """Return the anchor of a row that stands on words."""
    return Anchor(row.passage_id, row.start, row.end, row.exact, row.prefix, row.suffix)


def carry_anchored(
    unit: Unit, section: Any, steps: Sequence[Step], seen: Mapping[str, Anchor], placed: Collection[str] = ()
) -> None:
    """Let what stands on the words of a section, citations and marks, follow one save.

    Each step holds the texts of the passages that were touched, in order; typed text is saved in one. A row whose words
    are gone is kept and marked detached; one that was detached is attached again when its own words came back, also
    where they were cut out of another section. `seen` maps ids of rows to where an editor saw their words come to
    stand; the rows `placed` are left to the caller. A suggestion has exactly the words that it had, or is detached. A
    waiver, which no editor knows, is on all of its words again when what was left of them is made whole.
    """
    touched = [*dict.fromkeys(each for step in steps for each in (*step.before, *step.after))]
    is_wide = bool(seen) or any(anchors.may_bring_words(step.before, step.after) for step in steps)
    for row_class, row in _rows_on(unit, section, touched, is_wide=is_wide):
        if row.id in placed:
            continue
        if row_class is SuggestionRow:
            was, moved = _followed_exactly(row, steps)
        else:
            is_far = row.section_id != section.id and row.passage_id not in touched
            was, moved = _followed(row, steps, anchors.FAR_TELLING_LENGTH if is_far else TELLING_LENGTH)
            if row.id in seen:
                moved = anchors.where_seen(was, moved, seen[row.id], steps[-1].after) or moved
        _follow(unit, row_class, row, section.id, was, moved)


def _followed(row: Any, steps: Sequence[Step], telling: int) -> tuple[Anchor, Anchor | None]:
    """Return where a row stood when its words were there last, and where they are now."""
    was, is_lost = anchor_of(row), row.detached
    for step in steps:
        if is_lost or was.passage_id in step.before or len(steps) == 1:
            was = _with_surroundings(was, step.before)
            moved = anchors.follow(was, step.before, step.after, step.parents, telling)
            moved = _on_own_words(row, moved, step.after)
            is_lost, was = moved is None, moved or was
    return was, None if is_lost else was


def _on_own_words(row: Any, moved: Anchor | None, texts: Mapping[str, str]) -> Anchor | None:
    """Return an anchor on the words that a row was made on where they came back around what was left of them.

    An editor tells where it saw that of what it knows (`seen`), but not of such rows, which hold for no other words.
    """
    if moved is None or not row.own_words or moved.exact == row.own_words:
        return moved
    return grown_to(moved, row.own_words, texts[moved.passage_id]) or moved


def _followed_exactly(row: Any, steps: Sequence[Step]) -> tuple[Anchor, Anchor | None]:
    """Return the same for a suggestion."""
    was, is_lost = anchor_of(row), row.detached
    for step in steps:
        if not is_lost and was.passage_id in step.before:
            was = make_place(was.passage_id, step.before[was.passage_id], was.start, was.end)
        before, after, parents = step.before, step.after, step.parents
        moved = find_exactly(was, before, after) if is_lost else follow_exactly(was, before, after, parents)
        is_lost, was = moved is None, moved or was
    return was, None if is_lost else was


def carry_through_replacing(
    unit: Unit, section: Any, row: PassageRow, before: str, spans: tuple[finding.Span, ...], length: int
) -> None:
    """Let what stands on a passage follow words that were replaced: `length` characters at each of `spans`.

    What stands in for cited words is cited from then on; where nothing does, all is as after any other change.
    """
    old, new = {row.id: before}, {row.id: row.text}
    for row_class, standing in _rows_on(unit, section, [row.id], is_wide=False):
        if row_class is SuggestionRow:
            place = _standing_place(standing, before)
            kept = find_exactly(place, old, new) if standing.detached else moved_exactly(place, row.text, spans, length)
            _follow(unit, row_class, standing, section.id, place, kept)
            continue
        was = _with_surroundings(anchor_of(standing), old)
        moved = anchors.follow(was, old, new, {})
        if not standing.detached and before[standing.start : standing.end] == standing.exact:
            start, end = finding.moved_span((standing.start, standing.end), spans, length)
            moved = anchors.make_anchor(row.id, row.text, start, end) if start < end else moved
        moved = _on_own_words(standing, moved, new)
        _follow(unit, row_class, standing, section.id, was, moved)


def _standing_place(row: Any, text: str) -> Anchor:
    return anchor_of(row) if row.detached else make_place(row.passage_id, text, row.start, row.end)


def require_words(unit: Unit, anchor: Anchor) -> None:
    """Raise Refused("words-moved") when a passage does not have an anchor's words at its place, or there are none."""
    passage = unit.get(PassageRow, anchor.passage_id)
    if passage.text[anchor.start : anchor.end] != anchor.exact or not anchor.exact:
        raise Refused("words-moved", {"words": anchor.exact})


def place_anchored(row: Anchored, section_id: str, anchor: Anchor) -> None:
    """Put a row on an anchor."""
    for name, value in _place_data(section_id, anchor).items():
        setattr(row, name, value)


def place_nowhere(row: Anchored) -> None:
    """Let a row stand on no words."""
    row.passage_id, row.start, row.end, row.exact, row.prefix, row.suffix = "", 0, 0, "", "", ""
    row.detached = False


def place_standing(
    row: CommentRow | WaiverRow, section_id: str, anchor: Anchor | None, *, is_detached: bool = False
) -> None:
    """Put a row on an anchor; without one it stands on a whole section, or on the report where that is empty."""
    if anchor is None:
        row.section_id = section_id or None
        place_nowhere(row)
    else:
        place_anchored(row, section_id, anchor)
        row.detached = is_detached


def _rows_on(
    unit: Unit, section: Any, passage_ids: list[str], *, is_wide: bool
) -> Iterator[tuple[type[Anchored], Any]]:
    """Yield, with its class, each row on these passages and each detached one of the section, or of all sections."""
    scope, scope_id = ("assessment_id", section.assessment_id) if is_wide else ("section_id", section.id)
    statement = _concerned(scope, len(passage_ids))
    wanted = (*passage_ids, scope_id) * len(ANCHORED)
    for number, *kept, detached, own_words in sent(unit.connection, statement, wanted).fetchall():
        yield ANCHORED[number], _Standing._make((*kept, bool(detached), own_words))


def _with_surroundings(anchor: Anchor, texts: Mapping[str, str]) -> Anchor:
    """Return an anchor with the words around it as they are in the text that it stands in."""
    text = texts.get(anchor.passage_id, "")
    if anchor.start < anchor.end and text[anchor.start : anchor.end] == anchor.exact:
        return anchors.make_anchor(anchor.passage_id, text, anchor.start, anchor.end)
    return anchor


def _follow(
    unit: Unit, row_class: type[Anchored], row: Any, section_id: str, was: Anchor, moved: Anchor | None
) -> None:
    """Write what changed of a row: where it stands now, or that its words are gone and what stood around them.

    Words typed beside a span are no change of it, or each save near a citation would write it too.
    """
    if moved is None:
        if not row.detached:
            unit.update(row_class, row, {"detached": True, "prefix": was.prefix, "suffix": was.suffix})
    elif row.detached or row.section_id != section_id or not _is_same_place(row, moved):
        unit.update(row_class, row, _place_data(section_id, moved))


def _is_same_place(row: Any, anchor: Anchor) -> bool:
    place = (anchor.passage_id, anchor.start, anchor.end, anchor.exact)
    return place == (row.passage_id, row.start, row.end, row.exact)


def _place_data(section_id: str, anchor: Anchor) -> dict[str, object]:
    """Return what a row keeps of where it stands."""
    return {
        "section_id": section_id,
        "passage_id": anchor.passage_id,
        "start": anchor.start,
        "end": anchor.end,
        "exact": anchor.exact,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
        "detached": False,
    }
