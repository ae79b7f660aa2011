"""What a decision is taken on, read from the rows: stage, content, who wrote it, and what was decided before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import BindParameter, Connection, bindparam, func, select

from domain.assessment import SectionKind, TeamMember
from domain.frameworks.procedure import Procedure, Scope
from domain.review.comments import CommentKind
from domain.review.decisions import Decision, person_key, since_effect
from domain.review.procedure import Decider, Situation, roles_of, stage_at
from domain.review.snapshot import ReportSnapshot, SectionSnapshot, Snapshot, hash_of, hash_of_spelled, spelled
from store.authors import Authors, authors_of
from store.errors import NotFound
from store.rows import making_many, rows_of
from store.snapshots import report_snapshot, section_snapshot, section_snapshots
from store.tables import AssessmentRow, CommentRow, DecisionRow, SectionRow

_WANTED: BindParameter[str] = bindparam("wanted")
_section, _assessment, _comment = SectionRow.__table__.c, AssessmentRow.__table__.c, CommentRow.__table__.c
_decision = DecisionRow.__table__.c
# fmt: off
_SECTIONS = (
    select(_section.id, _section.part_id, _section.stage)
    .where(_section.assessment_id == _WANTED).order_by(_section.position)
)
_STAGE = select(_assessment.stage).where(_assessment.id == _WANTED)
_MUST_CHANGE = (
    select(_comment.section_id, func.count())
    .where(
        _comment.assessment_id == _WANTED, _comment.kind == str(CommentKind.MUST_CHANGE), _comment.resolved_by == "",
        _comment.section_id.is_not(None),
    )
    .group_by(_comment.section_id)
)
_DECISIONS = select(
    _decision.id, _decision.section_id, _decision.number, _decision.kind, _decision.stage_from, _decision.stage_to,
    _decision.person, _decision.role, _decision.why, _decision.waiver, _decision.stored_id, _decision.at,
).where(_decision.assessment_id == _WANTED).order_by(_decision.number)
# fmt: on


@dataclass(frozen=True, slots=True)
class Ground:
    """A section, or the report (`section_id` is empty), as a decision finds it; `decisions` are those on it.

    People are called by their keys in the situation (see `person_key`).
    """

    section_id: str
    part_id: str
    snapshot: Snapshot
    sha256: str
    decisions: tuple[Decision, ...]
    situation: Situation

    @property
    def scope(self) -> Scope:
        """What decisions on it are about."""
        return Scope.SECTION if self.section_id else Scope.REPORT

    @property
    def stage(self) -> str:
        """Where it stands."""
        return self.situation.stage


@dataclass(frozen=True, slots=True)
class Grounds:
    """All that can be decided on in an assessment: its report, and its sections in report order."""

    report: Ground
    sections: tuple[Ground, ...]

    def of(self, section_id: str) -> Ground:
        """Return the ground of a section, or of the report for ""; raises NotFound."""
        for ground in (self.report, *self.sections):
            if ground.section_id == section_id:
                return ground
        raise NotFound("section", section_id)


@making_many
def load_grounds(
    connection: Connection, procedure: Procedure, assessment_id: str, *, knows_authors: bool = True
) -> Grounds:
    """Return the grounds of an assessment; who wrote it takes a while to find and may be left out. Raises NotFound."""
    facts = _Facts.read(connection, assessment_id, knows_authors=knows_authors)
    snapshots = section_snapshots(connection, assessment_id)
    texts = {section_id: spelled(made) for section_id, made in snapshots.items()}
    report = report_snapshot(connection, assessment_id, snapshots)
    sections = tuple(
        _section_ground(facts, procedure, section_id, made, hash_of_spelled(texts[section_id]))
        for section_id, made in snapshots.items()
    )
    sha256 = hash_of(report, tuple(texts.values()))
    return Grounds(_report_ground(facts, procedure, report, sha256, sections), sections)


def load_section_ground(
    connection: Connection, procedure: Procedure, assessment_id: str, section_id: str, *, knows_authors: bool = True
) -> Ground:
    """Return the ground of one section, reading no other, as `load_grounds` does; raises NotFound."""
    facts = _Facts.read(connection, assessment_id, knows_authors=knows_authors)
    if section_id not in facts.sections:
        raise NotFound(SectionRow.__tablename__, section_id)
    made = section_snapshot(connection, section_id)
    return _section_ground(facts, procedure, section_id, made, hash_of(made))


def decisions_of(connection: Connection, assessment_id: str) -> tuple[Decision, ...]:
    """Return all that was decided in an assessment, in order; whether it is still valid is not said."""
    return tuple(
        Decision(
            id, section_id or "", number, kind, before, after, person, role, why, waiver, stored_id or "",
            datetime.fromisoformat(at),
        )
        for id, section_id, number, kind, before, after, person, role, why, waiver, stored_id, at
        in rows_of(connection, _DECISIONS, assessment_id)
    )  # fmt: skip


def decider_of(procedure: Procedure, team: Iterable[TeamMember], name: str) -> Decider | None:
    """Return a person, called as in situations, with all roles the team gives under the name; None for a stranger."""
    wanted = person_key(name)
    titles = [member.role for member in team if person_key(member.name) == wanted]
    return Decider(wanted, roles_of(procedure, titles)) if titles else None


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is read once for all grounds: kept stages by section, open remarks that ask for a change, authors."""

    stage: str
    sections: Mapping[str, tuple[str, str]]
    must_change: Mapping[str, int]
    authors: Authors
    decisions: tuple[Decision, ...]

    @classmethod
    def read(cls, connection: Connection, assessment_id: str, *, knows_authors: bool) -> _Facts:
        stages = [stage for (stage,) in rows_of(connection, _STAGE, assessment_id)]
        if not stages:
            raise NotFound("assessment", assessment_id)
        return cls(
            stage=stages[0],
            sections={id: (part_id, stage) for id, part_id, stage in rows_of(connection, _SECTIONS, assessment_id)},
            must_change=dict(rows_of(connection, _MUST_CHANGE, assessment_id)),
            authors=authors_of(connection, assessment_id) if knows_authors else Authors({}, {}),
            decisions=decisions_of(connection, assessment_id),
        )

    def decided_on(self, section_id: str, sha256: str) -> tuple[Decision, ...]:
        mine = (each for each in self.decisions if each.section_id == section_id)
        return tuple(replace(each, is_valid=each.sha256 == sha256) for each in mine)


def _section_ground(facts: _Facts, procedure: Procedure, section_id: str, made: SectionSnapshot, sha256: str) -> Ground:
    part_id, kept = facts.sections[section_id]
    decisions = facts.decided_on(section_id, sha256)
    statement = made.scores[0] if made.scores and not made.scores[0].category else None
    is_statement = made.kind is SectionKind.STATEMENT
    situation = Situation(
        stage=stage_at(procedure, Scope.SECTION, kept),
        authors_of_text=_keys(facts.authors.of_text.get(section_id, frozenset())),
        authors_of_score=_keys(facts.authors.of_score.get(section_id, frozenset())),
        has_text=_has_text(made),
        is_scored=not is_statement or (statement is not None and statement.level is not None),
        is_reasoned=not is_statement or (statement is not None and bool(statement.rationale.strip())),
        deciders=_deciders(decisions),
        open_must_change=facts.must_change.get(section_id, 0),
    )
    return Ground(section_id, part_id, made, sha256, decisions, situation)


def _deciders(decisions: Iterable[Decision]) -> Mapping[str, frozenset[str]]:
    """Return who took each decision on this very content that has not taken effect yet."""
    found: dict[str, frozenset[str]] = {}
    for each in since_effect(decisions):
        if each.is_valid:
            found[each.kind] = found.get(each.kind, frozenset()) | {person_key(each.person)}
    return found


def _keys(persons: Iterable[str]) -> frozenset[str]:
    return frozenset(person_key(person) for person in persons)


def _has_text(made: SectionSnapshot) -> bool:
    amounts = (amount for each in made.amounts for amount in (each.estimated, each.actual))
    return any(passage.text.strip() for passage in made.passages) or any(amount is not None for amount in amounts)


def _report_ground(
    facts: _Facts, procedure: Procedure, made: ReportSnapshot, sha256: str, sections: tuple[Ground, ...]
) -> Ground:
    decisions = facts.decided_on("", sha256)
    situations = [each.situation for each in sections]
    situation = Situation(
        stage=stage_at(procedure, Scope.REPORT, facts.stage),
        authors_of_text=frozenset().union(*(each.authors_of_text for each in situations)),
        authors_of_score=frozenset().union(*(each.authors_of_score for each in situations)),
        has_text=all(each.has_text for each in situations),
        is_scored=all(each.is_scored for each in situations),
        is_reasoned=all(each.is_reasoned for each in situations),
        deciders=_deciders(decisions),
        open_must_change=sum(each.open_must_change for each in situations),
        section_stages=tuple(each.stage for each in situations),
    )
    return Ground("", "", made, sha256, decisions, situation)
