"""For which level the rationale was given that stood when a level was last changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from domain.review.decisions import ScoreChange, person_key

CHOOSING = timedelta(minutes=2)
"""How long one who scores tries levels: as long as typing is one entry of the journal."""


@dataclass(frozen=True, slots=True)
class FormerLevel:
    """A level and the rationale that was given for it; no level where none was changed with a rationale."""

    level: int | None = None
    rationale: str = ""


def former_level(changes: Iterable[ScoreChange]) -> FormerLevel:
    """Return for which level the rationale was given that stood at the last change of a level.

    `changes` are those of one statement's own level, in order. A person presses keys until the level is right, and
    writes the reason then: what one person changes within two minutes is one change. A level taken away and given again
    is changed from what it was; one that goes on with the same rationale through several changes, from the first.
    """
    former = FormerLevel()
    for change in _decided(changes):
        if change.before is None:
            continue
        if not change.rationale.strip():
            former = FormerLevel()
        elif former.level is None or not is_same_rationale(change.rationale, former.rationale):
            former = FormerLevel(change.before, change.rationale)
    return former


def is_same_rationale(one: str, other: str) -> bool:
    """Whether two rationales are the same but for spaces and line breaks."""
    return "".join(one.split()) == "".join(other.split())


def _decided(changes: Iterable[ScoreChange]) -> Iterator[ScoreChange]:
    """Yield the first of the changes that one person made while choosing: what stood before all of them."""
    first: ScoreChange | None = None
    for change in changes:
        if first is None or not _is_still_choosing(first, change):
            first = change
            yield change


def _is_still_choosing(first: ScoreChange, change: ScoreChange) -> bool:
    is_same_person = person_key(first.person) == person_key(change.person)
    return is_same_person and timedelta(0) <= change.at - first.at < CHOOSING
