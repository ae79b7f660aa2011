"""The rows of a review that is taken in with its assessment."""

from __future__ import annotations

from collections.abc import Iterable

from domain.review.decisions import Decision, DraftVersion, Reading, ScoreChange
from domain.review.past_review import PastReview
from domain.review.second_scores import SecondScore
from domain.review.suggestions import UNSETTLED, Suggestion, SuggestionState
from store.ids import new_id
from store.passages import place_anchored
from store.tables import DecisionRow, DraftVersionRow, ReadMarkRow, ScoreChangeRow, SecondScoreRow, SuggestionRow
from store.tables.base import Journalled


def review_rows(assessment_id: str, review: PastReview) -> Iterable[Journalled]:
    """Yield the rows of a review, under the ids it brings; the stored files it names have theirs already."""
    yield from (_decision_row(assessment_id, each) for each in review.decisions)
    yield from (_version_row(assessment_id, each) for each in review.versions)
    yield from (_read_row(assessment_id, each) for each in review.readings)
    yield from (_change_row(assessment_id, each) for each in review.scores)
    yield from (_second_row(assessment_id, each) for each in review.second_scores)
    yield from (_suggestion_row(assessment_id, each) for each in review.suggestions)


def _decision_row(assessment_id: str, decision: Decision) -> DecisionRow:
    return DecisionRow(
        id=decision.id,
        assessment_id=assessment_id,
        section_id=decision.section_id or None,
        number=decision.number,
        kind=decision.kind,
        stage_from=decision.stage_from,
        stage_to=decision.stage_to,
        person=decision.person,
        role=decision.role,
        why=decision.why,
        waiver=decision.waiver,
        stored_id=decision.sha256 or None,
        at=decision.at,
    )


def _version_row(assessment_id: str, version: DraftVersion) -> DraftVersionRow:
    return DraftVersionRow(
        id=version.id,
        assessment_id=assessment_id,
        section_id=version.section_id or None,
        number=version.number,
        name=version.name,
        person=version.person,
        at=version.at,
        stored_id=version.sha256,
        decision_id=version.decision_id,
    )


def _read_row(assessment_id: str, reading: Reading) -> ReadMarkRow:
    return ReadMarkRow(
        id=new_id(),
        assessment_id=assessment_id,
        section_id=reading.section_id,
        person=reading.person,
        stored_id=reading.sha256,
        at=reading.at,
    )


def _change_row(assessment_id: str, change: ScoreChange) -> ScoreChangeRow:
    return ScoreChangeRow(
        id=new_id(),
        assessment_id=assessment_id,
        section_id=change.section_id,
        category_id=change.category_id,
        number=change.number,
        before=change.before,
        after=change.after,
        why=change.why,
        person=change.person,
        role=change.role,
        at=change.at,
        source=str(change.source),
        rationale=change.rationale,
    )


def _second_row(assessment_id: str, second: SecondScore) -> SecondScoreRow:
    return SecondScoreRow(
        id=second.id,
        assessment_id=assessment_id,
        section_id=second.section_id,
        category_id=second.category_id,
        person=second.person,
        role=second.role,
        begun_at=second.begun_at,
        level=second.level,
        rationale=second.rationale,
        at=second.at,
        first_level=second.first_level,
        first_rationale=second.first_rationale,
        first_by=second.first_by,
        settled_level=second.settled_level,
        why=second.why,
        settled_by=second.settled_by,
        settled_role=second.settled_role,
        settled_at=second.settled_at,
        waiver=second.waiver,
    )


def _suggestion_row(assessment_id: str, suggestion: Suggestion) -> SuggestionRow:
    state = SuggestionState.OPEN if suggestion.state in UNSETTLED else suggestion.state
    row = SuggestionRow(
        id=suggestion.id,
        assessment_id=assessment_id,
        replacement=suggestion.replacement,
        joins=suggestion.joins,
        group_id=suggestion.group_id,
        person=suggestion.person,
        role=suggestion.role,
        at=suggestion.at,
        state=str(state),
        settled_by=suggestion.settled_by,
        settled_at=suggestion.settled_at,
    )
    place_anchored(row, suggestion.section_id, suggestion.anchor)
    row.detached = suggestion.state is SuggestionState.IN_CONFLICT
    return row
