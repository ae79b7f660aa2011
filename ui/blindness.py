"""What is read for the window, without the scores that whoever reads scores blind.

Every answer of the store passes through here on its way to a view (`ui/backend.py`), so no view has to think of it.
The command line and what a view computes of a whole document on the worker (`seen_by` there) do not pass it by
themselves. What is written to a file is whole or is not written (`require_seeing`): decision 22.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from domain.assessment import Document, Score, Section
from domain.checks.standing import TELLS_RATING, TELLS_SCORE, Waived, Waiver
from domain.review.comments import Comment
from domain.review.comparison import ReportChange, SectionChange
from domain.review.decisions import Review, Standing
from domain.review.snapshot import ReportSnapshot, SectionSnapshot
from store.errors import Refused
from store.queries.assessments import load_overview
from store.queries.second_scores import blind_places
from store.values import (
    AssessmentSummary,
    BlindPlaces,
    Discussion,
    Entry,
    EntryRecord,
    History,
    RowRecord,
    SectionSummary,
)
from ui.messages import part_name

if TYPE_CHECKING:
    from store.workspace import Workspace

Answer = TypeVar("Answer")
HIDDEN = Score(is_hidden=True)
_PLAIN = frozenset({"str", "int", "bool", "float", "datetime", "date", "str | None", "int | None", "date | None"})
"""How fields are annotated that hold nothing else; the annotations of this project are texts."""
_SCORED = "level-set"


def seen_by(workspace: Workspace, person: str, answer: Answer) -> Answer:
    """Return what a query gave, without the scores that are hidden from a person; mostly as it is."""
    seen: Answer = _Veil(workspace, person).over(answer)
    return seen


def require_seeing(workspace: Workspace, assessment_id: str, person: str, statement_id: str = "") -> None:
    """Raise Refused("scores-hidden") where a file would tell a person the score of a statement scored blind.

    The file is of a whole assessment, or of one statement of it. `person` is empty where nobody is known.
    """
    places = blind_places(workspace, person) if person else BlindPlaces()
    if not places:
        return
    assessment, sections = load_overview(workspace, assessment_id)
    hidden = [each.part_id for each in sections if each.id in places.section_ids]
    if hidden and statement_id in ("", *hidden):
        framework = workspace.framework(assessment.framework_id)
        raise Refused("scores-hidden", {"known": ", ".join(part_name(framework, each) for each in hidden)})


class _Veil:
    """Looks up what is hidden only when something comes by that could tell it."""

    def __init__(self, workspace: Workspace, person: str) -> None:
        self._workspace, self._person = workspace, person

    @cached_property
    def places(self) -> BlindPlaces:
        return blind_places(self._workspace, self._person)

    def over(self, answer: Any) -> Any:
        """Return an answer as it may be seen: whatever tells a score is found however deep it lies in other values."""
        kind: Any = type(answer)
        veil = _VEILS.get(kind) or _VEILS_BY_NAME.get(kind.__name__)
        is_tuple = kind is tuple
        if not (veil is not None or is_tuple or is_dataclass(kind)) or not self.places:
            return answer
        if veil is not None:
            return veil(self, answer)
        return self._over_all(answer) if is_tuple else self._over_fields(answer, _fields(kind))

    def _over_all(self, answers: tuple[Any, ...]) -> tuple[Any, ...]:
        seen = [self.over(each) for each in answers]
        if all(old is new for old, new in zip(answers, seen, strict=True)):
            return answers
        return tuple(new for old, new in zip(answers, seen, strict=True) if new is not None or old is None)

    def _over_fields(self, answer: Any, names: tuple[str, ...]) -> Any:
        changed: dict[str, Any] = {}
        for name in names:
            held = getattr(answer, name)
            if (seen := self.over(held)) is not held:
                changed[name] = seen
        return replace(answer, **changed) if changed else answer

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

    def comment(self, comment: Comment) -> Comment | None:
        return None if comment.id in self.places.comment_ids else comment

    def waiver(self, waiver: Waiver) -> Waiver | None:
        return None if waiver.id in self.places.waiver_ids else waiver

    def waived(self, waived: Waived) -> Waived | None:
        return None if waived.waiver.id in self.places.waiver_ids else waived

    def hit(self, hit: Any) -> Any:
        return None if hit.owner_id in self.places.comment_ids else hit

    def entry(self, entry: Entry) -> Entry:
        return replace(entry, subject=self._subject(entry.action, entry.subject))

    def history(self, history: History) -> History:
        undo, redo = history.undo_subject, history.redo_subject
        seen = self._subject(history.undo, undo), self._subject(history.redo, redo)
        return replace(history, undo_subject=seen[0], redo_subject=seen[1])

    def _subject(self, action: str, subject: str) -> str:
        part_id = subject.partition("=")[0]
        return part_id if action == _SCORED and part_id in self.places.part_ids else subject

    def record(self, record: EntryRecord) -> EntryRecord:
        return replace(record, entry=self.entry(record.entry), changes=tuple(map(self._row, record.changes)))

    def _row(self, row: RowRecord) -> RowRecord:
        if row.table in _TELLING and (row.id in self.places.row_ids or self._is_of_blind(row)):
            return replace(row, before=row.before and {}, after=row.after and {})
        return row

    def _is_of_blind(self, row: RowRecord) -> bool:
        """Whether a row that may be gone by now belonged to a section scored blind, or said something of its score."""
        held = {**(row.before or {}), **(row.after or {})}
        if row.table == "waiver":
            return self._tells_score(held)
        if row.table == "comment":
            return held.get("section_id") in self.places.section_ids and held.get("target") in ("score", "rationale")
        return held.get("section_id") in self.places.section_ids or held.get("comment_id") in self.places.comment_ids

    def _tells_score(self, waiver: Mapping[str, object]) -> bool:
        """Whether a waiver is of a finding that names a hidden score; one that was only changed does not say."""
        code = waiver.get("code")
        if code is None:
            return "reason" in waiver
        return code in TELLS_RATING or (code in TELLS_SCORE and waiver.get("section_id") in self.places.section_ids)

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


_TELLING = frozenset({"score", "score_change", "second_score", "comment", "comment_reply", "waiver"})
_VEILS: Mapping[type, Callable[[_Veil, Any], Any]] = {
    Section: _Veil.section,
    SectionSummary: _Veil.summary,
    Document: _Veil.document,
    AssessmentSummary: _Veil.assessment,
    Comment: _Veil.comment,
    Discussion: _Veil.discussion,
    Waiver: _Veil.waiver,
    Waived: _Veil.waived,
    Entry: _Veil.entry,
    EntryRecord: _Veil.record,
    History: _Veil.history,
    Standing: _Veil.standing,
    Review: _Veil.review,
    SectionSnapshot: _Veil.version,
    SectionChange: _Veil.difference,
    ReportSnapshot: _Veil.report,
    ReportChange: _Veil.report,
}
_VEILS_BY_NAME: Mapping[str, Callable[[_Veil, Any], Any]] = {"Hit": _Veil.hit}
"""A hit of the search is a value of `store.search`, which views may not import."""


@cache
def _fields(kind: Any) -> tuple[str, ...]:
    """Return the names of a value's fields that may hold other values."""
    return tuple(each.name for each in fields(kind) if each.type not in _PLAIN)
