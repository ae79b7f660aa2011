"""What is read for the window, without the scores that whoever reads scores blind.

Every answer of the store passes through here on its way to a view (`ui/backend.py`), so no view has to think of it.
Exports, the command line and what a view computes of a whole document on the worker (`seen_by` there) do not pass it
by themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from domain.assessment import Document, Score, Section
from domain.review.comparison import ReportChange, SectionChange
from domain.review.decisions import Review, Standing
from domain.review.snapshot import ReportSnapshot, SectionSnapshot
from store.queries.second_scores import blind_places
from store.values import (
    AssessmentSummary,
    BlindPlaces,
    Discussion,
    Entry,
    EntryRecord,
    RowRecord,
    SectionSummary,
)

if TYPE_CHECKING:
    from store.workspace import Workspace

Answer = TypeVar("Answer")
HIDDEN = Score(is_hidden=True)
_SCORED = "level-set"


def seen_by(workspace: Workspace, person: str, answer: Answer) -> Answer:
    """Return what a query gave, without the scores that are hidden from a person; mostly as it is."""
    seen: Answer = _Veil(workspace, person).over(answer)
    return seen


class _Veil:
    """Looks up what is hidden only when something comes by that could tell it."""

    def __init__(self, workspace: Workspace, person: str) -> None:
        self._workspace, self._person = workspace, person

    @cached_property
    def places(self) -> BlindPlaces:
        return blind_places(self._workspace, self._person)

    def over(self, answer: Any) -> Any:
        if type(answer) is tuple:
            return self._over_all(answer)
        veil = _VEILS.get(type(answer)) or _VEILS_BY_NAME.get(type(answer).__name__)
        return veil(self, answer) if veil is not None and self.places else answer

    def _over_all(self, answers: tuple[Any, ...]) -> tuple[Any, ...]:
        if not any(type(each) is tuple or _tells(each) for each in answers):
            return answers
        seen = [self.over(each) for each in answers]
        if all(old is new for old, new in zip(answers, seen, strict=True)):
            return answers
        return tuple(new for old, new in zip(answers, seen, strict=True) if new is not None or old is None)

    def section(self, section: Section) -> Section:
        return replace(section, score=HIDDEN) if section.id in self.places.section_ids else section

    def summary(self, summary: SectionSummary) -> SectionSummary:
        if summary.id not in self.places.section_ids:
            return summary
        return replace(summary, level=None, category_levels={}, has_rationale=False, is_score_hidden=True)

    def document(self, document: Document) -> Document:
        return replace(document, sections=self.over(document.sections))

    def assessment(self, summary: AssessmentSummary) -> AssessmentSummary:
        return replace(summary, sections=self.over(summary.sections))

    def discussion(self, discussion: Discussion) -> Discussion:
        seen = tuple(each for each in discussion.comments if each.id not in self.places.comment_ids)
        return replace(discussion, comments=seen)

    def hit(self, hit: Any) -> Any:
        return None if hit.owner_id in self.places.comment_ids else hit

    def entry(self, entry: Entry) -> Entry:
        part_id = entry.subject.partition("=")[0]
        is_told = entry.action == _SCORED and part_id in self.places.part_ids
        return replace(entry, subject=part_id) if is_told else entry

    def record(self, record: EntryRecord) -> EntryRecord:
        return replace(record, entry=self.entry(record.entry), changes=tuple(map(self._row, record.changes)))

    def _row(self, row: RowRecord) -> RowRecord:
        if row.table in _TELLING and (row.id in self.places.row_ids or self._is_of_blind(row)):
            return replace(row, before=row.before and {}, after=row.after and {})
        return row

    def _is_of_blind(self, row: RowRecord) -> bool:
        """Whether a row that may be gone by now belonged to a section scored blind, or to a comment on its score."""
        held = {**(row.before or {}), **(row.after or {})}
        if row.table == "comment":
            return held.get("section_id") in self.places.section_ids and held.get("target") in ("score", "rationale")
        return held.get("section_id") in self.places.section_ids or held.get("comment_id") in self.places.comment_ids

    def standing(self, standing: Standing) -> Standing:
        return replace(standing, scores=()) if standing.section_id in self.places.section_ids else standing

    def review(self, review: Review) -> Review:
        return replace(review, sections=self.over(review.sections))

    def version(self, part: SectionSnapshot) -> SectionSnapshot:
        """Leave the scores of a version out; versions know statements, not sections."""
        return replace(part, scores=()) if part.part_id in self.places.part_ids else part

    def difference(self, part: SectionChange) -> SectionChange:
        return replace(part, scores=()) if part.part_id in self.places.part_ids else part

    def report(self, report: ReportSnapshot | ReportChange) -> ReportSnapshot | ReportChange:
        return replace(report, sections=self.over(report.sections))


_TELLING = frozenset({"score", "score_change", "second_score", "comment", "comment_reply"})
_VEILS: Mapping[type, Callable[[_Veil, Any], Any]] = {
    Section: _Veil.section,
    SectionSummary: _Veil.summary,
    Document: _Veil.document,
    AssessmentSummary: _Veil.assessment,
    Discussion: _Veil.discussion,
    Entry: _Veil.entry,
    EntryRecord: _Veil.record,
    Standing: _Veil.standing,
    Review: _Veil.review,
    SectionSnapshot: _Veil.version,
    SectionChange: _Veil.difference,
    ReportSnapshot: _Veil.report,
    ReportChange: _Veil.report,
}
_VEILS_BY_NAME: Mapping[str, Callable[[_Veil, Any], Any]] = {"Hit": _Veil.hit}
"""A hit of the search is a value of `store.search`, which views may not import."""


def _tells(value: object) -> bool:
    return type(value) in _VEILS or type(value).__name__ in _VEILS_BY_NAME
