"""Decisions, versions, marks of reading and changed scores, as they leave the store, and where all of it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.frameworks.procedure import Scope

EDITED, OPENED = "edited", "opened-for-edit"
"""The kinds of what is in the order of decisions without being one: an edit that cancelled, and leave to edit."""

NO_DECISIONS = frozenset({EDITED, OPENED})


class ScoreSource(StrEnum):
    """Where a score was changed."""

    DRAFT = "draft"
    SECOND_SCORE = "second-score"
    PANEL = "panel"
    FACTUAL_ACCURACY = "factual-accuracy"


def person_key(name: str) -> str:
    """Return what tells one person from another: the name without regard to case and spaces around and between."""
    return " ".join(name.split()).casefold()


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision on a section, or on the report (`section_id` is empty); `number` gives the order.

    `sha256` names the snapshot of what it was taken on. `is_valid` says that the present content is the very same.
    """

    id: str
    section_id: str
    number: int
    kind: str
    stage_from: str
    stage_to: str
    person: str
    role: str
    why: str
    waiver: str
    sha256: str
    at: datetime
    is_valid: bool = False

    @property
    def takes_effect(self) -> bool:
        """Whether it led to another stage: one that more people must take does not, before the last of them."""
        return self.stage_from != self.stage_to


@dataclass(frozen=True, slots=True)
class DraftVersion:
    """A section, or the report, as it was: `sha256` names its snapshot. One made by a decision has no name."""

    id: str
    section_id: str
    number: int
    name: str
    person: str
    at: datetime
    sha256: str
    decision_id: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """When a person last read a section, and what stood there; `is_current` when nothing has changed since."""

    section_id: str
    person: str
    sha256: str
    at: datetime
    is_current: bool


@dataclass(frozen=True, slots=True)
class ScoreChange:
    """One change of a statement's level, or of one of its categories'; `number` gives the order.

    `rationale` is what the former level had when it was changed: nothing where none was given before, nor where the
    person had only just written the rationale, for the new level.
    """

    section_id: str
    category_id: str
    number: int
    before: int | None
    after: int | None
    why: str
    person: str
    role: str
    at: datetime
    source: ScoreSource
    rationale: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a section, or the report (`section_id` is empty), stands in its review.

    `sha256` is the hash of the present content. `approved_by` took the decision that more people must take on this very
    content. `decisions` and `versions` are in their order; a report has no readings and no scores of its own.
    """

    section_id: str
    part_id: str
    stage: str
    sha256: str
    decisions: tuple[Decision, ...] = ()
    versions: tuple[DraftVersion, ...] = ()
    readings: tuple[Reading, ...] = ()
    scores: tuple[ScoreChange, ...] = ()

    @property
    def scope(self) -> Scope:
        """What decisions on it are about."""
        return Scope.SECTION if self.section_id else Scope.REPORT

    @property
    def last_in_effect(self) -> Decision | None:
        """The decision that led to the present stage; None where there is none, or an edit cancelled it."""
        found = next((each for each in reversed(self.decisions) if each.takes_effect), None)
        return None if found is None or found.kind in NO_DECISIONS else found

    @property
    def is_as_decided(self) -> bool:
        """Whether the present content is that of the decision which led to the present stage."""
        last = self.last_in_effect
        return last is not None and last.is_valid

    def approvals(self, kind: str) -> tuple[str, ...]:
        """Return who has taken a decision of this kind on the present content, which has not taken effect yet."""
        return tuple(each.person for each in since_effect(self.decisions) if each.kind == kind and each.is_valid)


@dataclass(frozen=True, slots=True)
class Review:
    """How far the review of an assessment is: the report and each of its sections in report order."""

    report: Standing
    sections: tuple[Standing, ...]


class TaskKind(StrEnum):
    """Why something waits for a person."""

    DECIDE = "decide"
    ANSWER = "answer"
    MUST_CHANGE = "must-change"


@dataclass(frozen=True, slots=True)
class Task:
    """What waits for a person: a decision to be taken on a section (or the report), or a comment by its id."""

    kind: TaskKind
    section_id: str
    decisions: tuple[str, ...] = ()
    comment_id: str = ""


def since_effect(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return the decisions after the last that led to another stage, in order: they wait for more people."""
    waiting: list[Decision] = []
    for each in decisions:
        waiting = [] if each.takes_effect else [*waiting, each]
    return tuple(each for each in waiting if each.kind not in NO_DECISIONS)


def is_open_for(decisions: Iterable[Decision], section_id: str, person: str) -> bool:
    """Whether a person gave a reason for editing a section that still holds: no decision was taken after it.

    `decisions` are those on the section and those on the report, in their order. What was opened for the report is
    opened for each of its sections.
    """
    is_open = False
    for each in decisions:
        if each.kind == OPENED:
            is_open |= person_key(each.person) == person_key(person) and each.section_id in ("", section_id)
        elif each.kind != EDITED:
            is_open = False
    return is_open
