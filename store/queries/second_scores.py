"""First and second scores, their history, and the panel's profiles; what a person may not see never leaves here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import BindParameter, Connection, Select, bindparam, or_, select

from domain.assessment import SectionKind
from domain.checks.standing import TELLS_RATING, TELLS_SCORE
from domain.frameworks.framework import Framework, ScoringMethod
from domain.review.comments import Target
from domain.review.decisions import ScoreChange, person_key
from domain.review.panel import Profile, Scored
from domain.review.procedure import Decider
from domain.review.second_scores import (
    FirstScore,
    Scoring,
    SecondScore,
    SectionScoring,
    as_seen_by,
    begin_refusals,
    may_see_first_score,
    settle_refusals,
)
from store.authors import score_authors_of
from store.grounds import decider_of
from store.reading import assessment_of
from store.rows import rows_of
from store.score_changes import score_changes_of
from store.second_scores import second_scores_of
from store.tables import AssessmentRow, CommentRow, ScoreChangeRow, ScoreRow, SecondScoreRow, SectionRow, WaiverRow
from store.values import BlindPlaces, PanelRows
from store.workspace import Workspace

_WANTED: BindParameter[str] = bindparam("wanted")
_section, _score, _assessment = SectionRow.__table__.c, ScoreRow.__table__.c, AssessmentRow.__table__.c
_second = SecondScoreRow.__table__.c
# fmt: off
_STATEMENTS = (
    select(_section.id, _section.part_id)
    .where(_section.assessment_id == _WANTED, _section.kind == str(SectionKind.STATEMENT)).order_by(_section.position)
)
_FIRSTS = select(
    _score.section_id, _score.category_id, _score.level, _score.rationale, _score.given_by, _score.version,
).where(_score.assessment_id == _WANTED)
_ASSESSMENTS = select(_assessment.id, _assessment.authority, _assessment.framework_id).order_by(
    _assessment.authority, _assessment.id
)
_LEVELS = (
    select(_section.id, _section.part_id, _score.level)
    .join(SectionRow, _section.id == _score.section_id)
    .where(_score.assessment_id == _WANTED, _score.category_id == "", _score.level.is_not(None))
    .order_by(_section.position)
)
_WAITING = select(_second.assessment_id, _second.person).where(_second.at.is_(None)).distinct()
# fmt: on


def load_second_scores(workspace: Workspace, assessment_id: str, person: str | None) -> Scoring:
    """Return the first and the second scores of each statement as a person may see them; None: for the record.

    While a person has begun a second score of a section and not given it, nothing of the first score, of its history
    and of what others scored second is in the answer. Raises NotFound.
    """
    with workspace.reading() as connection:
        assessment = assessment_of(connection, assessment_id)
        framework = workspace.framework_through(connection, assessment.framework_id)
        decider = decider_of(framework.procedure, assessment.team, person or "")
        known = _Known.read(connection, assessment_id)
        statements = list(rows_of(connection, _STATEMENTS, assessment_id))
    return Scoring(
        tuple(
            _section_scoring(known, framework, person, decider, section_id, part_id)
            for section_id, part_id in statements
        )
    )


def blind_places(workspace: Workspace, person: str) -> BlindPlaces:
    """Return where in the whole workspace a person scores blind, and what there tells of the hidden scores."""
    key = person_key(person)
    with workspace.reading() as connection:
        waiting = rows_of(connection, _WAITING, "")
        concerned = sorted({assessment_id for assessment_id, each in waiting if person_key(each) == key})
        section_ids = frozenset().union(*(_blind_sections(connection, each, person) for each in concerned))
        return _places(connection, section_ids) if section_ids else BlindPlaces()


def load_panel(workspace: Workspace, person: str | None) -> tuple[PanelRows, ...]:
    """Return the profiles of all assessments by framework version, the newest first, as a person may see them.

    A level that the person scores blind is hidden, and so are the second scores beside it. None: for the record.
    """
    profiles: dict[str, list[Profile]] = defaultdict(list)
    seconds: dict[str, dict[Scored, tuple[SecondScore, ...]]] = defaultdict(dict)
    with workspace.reading() as connection:
        for assessment_id, authority, framework_id in list(rows_of(connection, _ASSESSMENTS, "")):
            profile, scored_again = _profile(connection, assessment_id, authority, person)
            profiles[framework_id].append(profile)
            seconds[framework_id] |= scored_again
        frameworks = [workspace.framework_through(connection, framework_id) for framework_id in profiles]
    return tuple(
        PanelRows(framework, tuple(profiles[framework.id]), seconds[framework.id])
        for framework in sorted(frameworks, key=lambda each: each.valid_from, reverse=True)
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """All that is known of the scores of an assessment, by section."""

    firsts: Mapping[str, tuple[FirstScore, ...]]
    seconds: Mapping[str, tuple[SecondScore, ...]]
    changes: Mapping[str, tuple[ScoreChange, ...]]
    authors: Mapping[str, frozenset[str]]

    @classmethod
    def read(cls, connection: Connection, assessment_id: str) -> _Known:
        changes: dict[str, tuple[ScoreChange, ...]] = defaultdict(tuple)
        for change in score_changes_of(connection, assessment_id=assessment_id):
            changes[change.section_id] += (change,)
        return cls(
            firsts=_firsts(connection, assessment_id),
            seconds=second_scores_of(connection, assessment_id),
            changes=changes,
            authors=score_authors_of(connection, assessment_id),
        )


def _section_scoring(
    known: _Known, framework: Framework, person: str | None, decider: Decider | None, section_id: str, part_id: str
) -> SectionScoring:
    firsts, seconds = known.firsts.get(section_id, ()), known.seconds.get(section_id, ())
    authors, changes = known.authors.get(section_id, frozenset()), known.changes.get(section_id, ())
    if person is None:
        return SectionScoring(section_id, part_id, is_blind=False, first=firsts, changes=changes, seconds=seconds)
    is_blind = not may_see_first_score(person, seconds, authors)
    has_first = any(first.level is not None for first in firsts)
    procedure = framework.procedure
    return SectionScoring(
        section_id=section_id,
        part_id=part_id,
        is_blind=is_blind,
        first=() if is_blind else firsts,
        changes=() if is_blind else changes,
        seconds=as_seen_by(person, seconds, authors),
        begin=begin_refusals(procedure, person, decider, seconds, authors, has_first),
        settle={
            category_id: settle_refusals(
                procedure, person, decider, seconds, authors, category_id=category_id, why="given"
            )
            for category_id in _scored(framework, part_id)
        },
    )


def _scored(framework: Framework, part_id: str) -> tuple[str, ...]:
    """Return what of a statement is scored: its categories, or itself ("")."""
    by_category = framework.method.scoring is ScoringMethod.CATEGORIES
    return framework.statement(part_id).categories if by_category else ("",)


def _firsts(connection: Connection, assessment_id: str) -> dict[str, tuple[FirstScore, ...]]:
    found: dict[str, list[FirstScore]] = defaultdict(list)
    for section_id, *rest in rows_of(connection, _FIRSTS, assessment_id):
        found[section_id].append(FirstScore(*rest))
    return {id: tuple(sorted(firsts, key=lambda first: first.category_id)) for id, firsts in found.items()}


def _blind_sections(connection: Connection, assessment_id: str, person: str) -> frozenset[str]:
    seconds = second_scores_of(connection, assessment_id)
    if not seconds:
        return frozenset()
    authors = score_authors_of(connection, assessment_id)
    return frozenset(
        section_id
        for section_id, of_section in seconds.items()
        if not may_see_first_score(person, of_section, authors.get(section_id, ()))
    )


def _places(connection: Connection, section_ids: frozenset[str]) -> BlindPlaces:
    parts = select(_section.part_id).where(_section.id.in_(section_ids))
    told = (str(Target.SCORE), str(Target.RATIONALE))
    comments = select(CommentRow.id).where(CommentRow.section_id.in_(section_ids), CommentRow.target.in_(told))
    comment_ids = frozenset(connection.scalars(comments))
    waiver_ids = frozenset(connection.scalars(_telling_waivers(section_ids)))
    tables = (ScoreRow, ScoreChangeRow, SecondScoreRow)
    rows = (connection.scalars(select(each.id).where(each.section_id.in_(section_ids))) for each in tables)
    row_ids = comment_ids.union(waiver_ids, *rows)
    return BlindPlaces(section_ids, frozenset(connection.scalars(parts)), comment_ids, waiver_ids, row_ids)


def _telling_waivers(section_ids: frozenset[str]) -> Select[str]:
    """Return what selects the waivers that tell the score of one of these sections, or a rating that it is part of."""
    assessments = select(_section.assessment_id).where(_section.id.in_(section_ids))
    of_score = WaiverRow.section_id.in_(section_ids) & WaiverRow.code.in_(TELLS_SCORE)
    of_rating = WaiverRow.assessment_id.in_(assessments) & WaiverRow.code.in_(TELLS_RATING)
    return select(WaiverRow.id).where(or_(of_score, of_rating))


def _profile(
    connection: Connection, assessment_id: str, authority: str, person: str | None
) -> tuple[Profile, dict[Scored, tuple[SecondScore, ...]]]:
    blind = frozenset() if person is None else _blind_sections(connection, assessment_id, person)
    parts: dict[str, str] = dict(rows_of(connection, _STATEMENTS, assessment_id))
    levels = {
        part_id: level
        for section_id, part_id, level in rows_of(connection, _LEVELS, assessment_id)
        if section_id not in blind
    }
    hidden = frozenset(parts[section_id] for section_id in blind)
    seconds = {
        (assessment_id, parts[section_id]): _seen(of_section, person if section_id in blind else None)
        for section_id, of_section in second_scores_of(connection, assessment_id).items()
    }
    return Profile(assessment_id, authority, levels, hidden), seconds


def _seen(seconds: Iterable[SecondScore], person: str | None) -> tuple[SecondScore, ...]:
    return tuple(seconds) if person is None else as_seen_by(person, seconds, ())
