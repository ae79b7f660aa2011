"""How far the review of an assessment is: stages, decisions, versions, reading, scores, and what waits for whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, select

from domain.frameworks.procedure import Procedure
from domain.review.comments import Comment, CommentKind
from domain.review.decisions import (
    DraftVersion,
    Reading,
    Review,
    ScoreChange,
    Standing,
    Task,
    TaskKind,
    person_key,
)
from domain.review.procedure import Decider, Option, options, outside_the_team
from store.grounds import Ground, Grounds, decider_of, load_grounds, load_section_ground
from store.queries.comments import load_comments
from store.reading import assessment_of
from store.rows import rows_of
from store.score_changes import score_changes_of
from store.tables import DraftVersionRow, ReadMarkRow
from store.workspace import Workspace

_WANTED: BindParameter[str] = bindparam("wanted")
_version, _read = DraftVersionRow.__table__.c, ReadMarkRow.__table__.c
# fmt: off
_VERSIONS = select(
    _version.id, _version.section_id, _version.number, _version.name, _version.person, _version.at, _version.stored_id,
    _version.decision_id,
).where(_version.assessment_id == _WANTED).order_by(_version.number)
_READINGS = select(_read.section_id, _read.person, _read.stored_id, _read.at).where(
    _read.assessment_id == _WANTED
).order_by(_read.person)
# fmt: on


def load_review(workspace: Workspace, assessment_id: str) -> Review:
    """Return where the report and each section stand, with all that was decided, kept, read and scored.

    Raises NotFound.
    """
    with workspace.reading() as connection:
        procedure = _procedure(workspace, connection, assessment_id)
        grounds = load_grounds(connection, procedure, assessment_id, knows_authors=False)
        kept = _Kept.read(connection, assessment_id)
    return Review(kept.standing(grounds.report), tuple(kept.standing(ground) for ground in grounds.sections))


def load_standing(workspace: Workspace, assessment_id: str, section_id: str) -> Standing:
    """Return the same of one section, reading the content of no other; raises NotFound."""
    with workspace.reading() as connection:
        procedure = _procedure(workspace, connection, assessment_id)
        ground = load_section_ground(connection, procedure, assessment_id, section_id, knows_authors=False)
        return _Kept.read(connection, assessment_id).standing(ground)


def load_options(workspace: Workspace, assessment_id: str, person: str) -> Mapping[str, tuple[Option, ...]]:
    """Return, for each section by its id and for the report ("" as its id), what can be decided there.

    Each comes with what stands in this person's way; for somebody outside the team that is, first, just that. Raises
    NotFound.
    """
    with workspace.reading() as connection:
        procedure = _procedure(workspace, connection, assessment_id)
        grounds = load_grounds(connection, procedure, assessment_id)
        decider = decider_of(procedure, assessment_of(connection, assessment_id).team, person)
    return {
        ground.section_id: _options(procedure, ground, decider, person)
        for ground in (grounds.report, *grounds.sections)
    }


def load_section_options(workspace: Workspace, assessment_id: str, section_id: str, person: str) -> tuple[Option, ...]:
    """Return the same of one section, reading the content of no other; raises NotFound."""
    with workspace.reading() as connection:
        procedure = _procedure(workspace, connection, assessment_id)
        ground = load_section_ground(connection, procedure, assessment_id, section_id)
        decider = decider_of(procedure, assessment_of(connection, assessment_id).team, person)
    return _options(procedure, ground, decider, person)


def my_work(workspace: Workspace, assessment_id: str, person: str) -> tuple[Task, ...]:
    """Return what waits for a person, the report first, then by section.

    That is what the person can decide now to lead on, the open comments that he or she is to answer, and the open ones
    of others that ask for a change of the person's own text. Raises NotFound.
    """
    with workspace.reading() as connection:
        procedure = _procedure(workspace, connection, assessment_id)
        grounds = load_grounds(connection, procedure, assessment_id)
        decider = decider_of(procedure, assessment_of(connection, assessment_id).team, person)
    found = [
        Task(TaskKind.DECIDE, ground.section_id, tuple(open_ones))
        for ground in (grounds.report, *grounds.sections)
        if (open_ones := _open_to(procedure, ground, decider, person))
    ]
    for comment in load_comments(workspace, assessment_id):
        kind = _why_it_waits(comment, grounds, person_key(person))
        if kind is not None:
            found.append(Task(kind, comment.section_id, comment_id=comment.id))
    places = {ground.section_id: place for place, ground in enumerate(grounds.sections, 1)}
    # A comment on evidence belongs to no section, and comes last.
    return tuple(sorted(found, key=lambda task: places.get(task.section_id, 0 if task.decisions else len(places) + 1)))


def _procedure(workspace: Workspace, connection: Connection, assessment_id: str) -> Procedure:
    framework_id = assessment_of(connection, assessment_id).framework_id
    return workspace.framework_through(connection, framework_id).procedure


def _options(procedure: Procedure, ground: Ground, decider: Decider | None, person: str) -> tuple[Option, ...]:
    stranger = () if decider else (outside_the_team(person),)
    somebody = decider or Decider(person_key(person), frozenset())
    return tuple(
        Option(each.rule, (*stranger, *each.refusals))
        for each in options(procedure, ground.scope, somebody, ground.situation)
    )


def _open_to(procedure: Procedure, ground: Ground, decider: Decider | None, person: str) -> list[str]:
    found = _options(procedure, ground, decider, person)
    return [each.rule.id for each in found if each.is_open and not each.rule.step_back]


def _why_it_waits(comment: Comment, grounds: Grounds, key: str) -> TaskKind | None:
    """Return why a comment waits for a person, None when it does not."""
    if not comment.is_open:
        return None
    if person_key(comment.assigned_to) == key:
        return TaskKind.ANSWER
    is_of_another = comment.kind is CommentKind.MUST_CHANGE and person_key(comment.person) != key
    if not is_of_another or not comment.section_id:
        return None
    return TaskKind.MUST_CHANGE if key in grounds.of(comment.section_id).situation.authors_of_text else None


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is kept beside the decisions, by section ("" for the report)."""

    versions: Mapping[str, list[DraftVersion]]
    readings: Mapping[str, list[tuple[str, str, datetime]]]
    scores: Mapping[str, list[ScoreChange]]

    @classmethod
    def read(cls, connection: Connection, assessment_id: str) -> _Kept:
        readings: dict[str, list[tuple[str, str, datetime]]] = defaultdict(list)
        for section_id, person, stored_id, at in rows_of(connection, _READINGS, assessment_id):
            readings[section_id].append((person, stored_id, _moment(at)))
        versions: dict[str, list[DraftVersion]] = defaultdict(list)
        for version in _versions(connection, assessment_id):
            versions[version.section_id].append(version)
        scores: dict[str, list[ScoreChange]] = defaultdict(list)
        for change in score_changes_of(connection, assessment_id=assessment_id):
            scores[change.section_id].append(change)
        return cls(versions, readings, scores)

    def standing(self, ground: Ground) -> Standing:
        return Standing(
            section_id=ground.section_id,
            part_id=ground.part_id,
            stage=ground.stage,
            sha256=ground.sha256,
            decisions=ground.decisions,
            versions=tuple(self.versions.get(ground.section_id, ())),
            readings=tuple(
                Reading(ground.section_id, person, sha256, at, sha256 == ground.sha256)
                for person, sha256, at in self.readings.get(ground.section_id, ())
            ),
            scores=tuple(self.scores.get(ground.section_id, ())),
        )


def _versions(connection: Connection, assessment_id: str) -> list[DraftVersion]:
    return [
        DraftVersion(id, section_id or "", number, name, person, _moment(at), stored_id, decision_id)
        for id, section_id, number, name, person, at, stored_id, decision_id
        in rows_of(connection, _VERSIONS, assessment_id)
    ]  # fmt: skip


def _moment(kept: Any) -> datetime:
    return datetime.fromisoformat(kept)
