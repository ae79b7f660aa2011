"""Comments: remarks on words, a score, a rationale, an evidence item or a whole section, with their replies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.assessment import Anchor, Section


class CommentKind(StrEnum):
    """What a comment asks for."""

    QUESTION = "question"
    MUST_CHANGE = "must-change"
    SUGGESTION = "suggestion"
    PRAISE = "praise"


class Target(StrEnum):
    """What a comment is about; only one on TEXT stands on words."""

    TEXT = "text"
    SECTION = "section"
    SCORE = "score"
    RATIONALE = "rationale"
    ITEM = "item"


_RANKS = {Target.SECTION: 0, Target.SCORE: 1, Target.RATIONALE: 2, Target.TEXT: 3, Target.ITEM: 5}
"""The order within a section; detached ones come after those that stand on words."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer in the thread of a comment."""

    id: str
    text: str
    person: str
    role: str
    at: datetime
    version: int = 1


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark with its thread; `anchor` is where it stands, or stood when `is_detached`.

    `section_id` is empty for one on an evidence item, `item_id` for all others. `assigned_to` is the person who is to
    answer, empty when nobody was named; `resolved_by` is empty while it is open.
    """

    id: str
    section_id: str
    target: Target
    kind: CommentKind
    text: str
    person: str
    role: str
    at: datetime
    anchor: Anchor | None = None
    item_id: str = ""
    assigned_to: str = ""
    resolved_by: str = ""
    resolved_at: datetime | None = None
    is_detached: bool = False
    replies: tuple[Reply, ...] = ()
    version: int = 1

    @property
    def is_open(self) -> bool:
        """Whether nobody has resolved it yet."""
        return not self.resolved_by

    @property
    def people(self) -> frozenset[str]:
        """Everybody who wrote in the thread, and the one it is assigned to."""
        named = (self.person, self.assigned_to, *(reply.person for reply in self.replies))
        return frozenset(name for name in named if name)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which comments are looked for; empty fields ask for nothing."""

    kinds: frozenset[CommentKind] = frozenset()
    person: str = ""
    is_open: bool | None = None
    section_id: str = ""


def matching(comments: Iterable[Comment], wanted: Wanted) -> tuple[Comment, ...]:
    """Return the comments that fit all that is asked for, in the order given.

    A person fits who wrote in the thread or is to answer it.
    """
    return tuple(
        comment
        for comment in comments
        if (not wanted.kinds or comment.kind in wanted.kinds)
        and (not wanted.person or wanted.person in comment.people)
        and (wanted.is_open is None or comment.is_open is wanted.is_open)
        and (not wanted.section_id or comment.section_id == wanted.section_id)
    )


def in_order(comments: Iterable[Comment], sections: Sequence[Section]) -> tuple[Comment, ...]:
    """Return comments as one meets them reading the report: by section, the section itself first, then its score.

    Those on words follow in the order of the words, then detached ones; those on evidence items come last. What stands
    on one place is in the order in which it was written.
    """
    section_places = {section.id: place for place, section in enumerate(sections)}
    passage_places = {passage.id: place for section in sections for place, passage in enumerate(section.passages)}

    def place(comment: Comment) -> tuple[int, int, int, int, str]:
        section = section_places.get(comment.section_id, len(sections))
        rank = _RANKS[comment.target] + comment.is_detached
        anchor = comment.anchor
        if anchor is None or comment.is_detached:
            return section, rank, 0, 0, comment.id
        return section, rank, passage_places.get(anchor.passage_id, 0), anchor.start, comment.id

    return tuple(sorted(comments, key=place))


def next_open(comments: Sequence[Comment], current_id: str, step: int = 1) -> Comment | None:
    """Return the next open comment after the current one (before it with step -1), going round; None without any.

    `comments` are in the order in which they are gone through.
    """
    ids = [comment.id for comment in comments]
    begin = ids.index(current_id) if current_id in ids else (-1 if step > 0 else len(ids))
    for distance in range(1, len(ids) + 1):
        found = comments[(begin + step * distance) % len(ids)]
        if found.is_open:
            return found
    return None
