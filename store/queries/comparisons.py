"""Two sides of a comparison: versions, what a person last read, the present text, and other assessments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from sqlalchemy import Connection, select

from domain.assessment import Assessment
from domain.frameworks.framework import Framework
from domain.review.comparison import ReportChange, compare_reports
from domain.review.decisions import Review, person_key
from domain.review.side_by_side import compare_assessments, counterparts, in_terms_of
from domain.review.snapshot import ReportSnapshot, SectionSnapshot, Snapshot
from store.errors import NotFound, Refused
from store.queries.decisions import load_review
from store.reading import assessment_of
from store.snapshots import kept_snapshot, report_snapshot
from store.tables import AssessmentRow, DraftVersionRow, ReadMarkRow, SectionRow
from store.workspace import Workspace


class SideKind(StrEnum):
    """What a side of a comparison is."""

    NOW = "now"
    VERSION = "version"
    READ = "read"
    KEPT = "kept"
    ASSESSMENT = "assessment"


@dataclass(frozen=True, slots=True)
class Side:
    """One side: `key` is a version's id, a person's name, the SHA-256 of what a decision kept, or an assessment's id.

    It is empty for the present text.
    """

    kind: SideKind
    key: str = ""


NOW = Side(SideKind.NOW)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another assessment of the workspace; `dated` is the day it was published, else the last day known of it."""

    assessment_id: str
    authority: str
    framework_id: str
    dated: date | None
    is_same_authority: bool


@dataclass(frozen=True, slots=True)
class Sides:
    """All that can be compared: versions and readings are in the review; the nearest assessments come first."""

    review: Review
    neighbours: tuple[Neighbour, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed between two sides, and both of them; `sections` are the present sections' ids by their parts.

    `then_framework` is the one the earlier side was written under. `is_other` says that it is another assessment.
    """

    old: ReportSnapshot
    new: ReportSnapshot
    change: ReportChange
    sections: Mapping[str, str]
    framework: Framework
    then_framework: Framework
    is_other: bool = False


def load_sides(workspace: Workspace, assessment_id: str) -> Sides:
    """Return what the versions of an assessment can be compared with; raises NotFound."""
    review = load_review(workspace, assessment_id)
    with workspace.reading() as connection:
        own = assessment_of(connection, assessment_id)
        rows = connection.execute(
            select(AssessmentRow.id, AssessmentRow.authority).where(AssessmentRow.id != assessment_id)
        ).all()
        others = [assessment_of(connection, row.id) for row in rows]
    found = [
        Neighbour(
            each.id,
            each.authority,
            each.framework_id,
            _dated(each),
            person_key(each.authority) == person_key(own.authority),
        )
        for each in others
    ]
    found.sort(key=lambda each: (each.authority.casefold(), each.assessment_id))
    found.sort(key=lambda each: each.dated or date.min, reverse=True)
    # A later assessment of the same authority is not the one before this.
    latest = _dated(own) or date.max
    found.sort(key=lambda each: (not each.is_same_authority, (each.dated or date.min) > latest))
    return Sides(review, tuple(found))


def compare_sides(workspace: Workspace, assessment_id: str, old: Side, new: Side, section_id: str = "") -> Comparison:
    """Return what changed from one side to the other, in the report or in one section.

    Where a side is a version of one section only, that section is compared. Raises NotFound,
    Refused("not-in-this-version") where a side does not have the section, and the faults of stored versions.
    """
    with workspace.reading() as connection:
        reader = _Reader(workspace, connection, assessment_id)
        before, after = reader.side(old), reader.side(new)
        framework_id = reader.now.framework_id
        framework = workspace.framework_through(connection, framework_id)
        then_framework = workspace.framework_through(connection, before.framework_id)
        is_other = old.kind is SideKind.ASSESSMENT
    if is_other:
        before = in_terms_of(before, counterparts(then_framework, framework))
    parts = reader.parts
    wanted = next((part for part, each in parts.items() if each == section_id), "")
    if section_id and not wanted:
        raise NotFound(SectionRow.__tablename__, section_id)
    if wanted and reader.only is not None and wanted not in reader.only:
        raise Refused("not-in-this-version", {"part": wanted})
    before, after = _narrowed(before, after, {wanted} if wanted else reader.only)
    change = (compare_assessments if is_other else compare_reports)(before, after)
    if wanted or reader.only is not None:
        change = replace(change, values=())
    return Comparison(before, after, change, parts, framework, then_framework, is_other)


def _dated(assessment: Assessment) -> date | None:
    return assessment.published_on or assessment.visit_to or assessment.window_to


@dataclass
class _Reader:
    """Reads the sides of one comparison; `only` are the parts that every side has, None while that is all of them."""

    workspace: Workspace
    connection: Connection
    assessment_id: str
    only: set[str] | None = None

    def __post_init__(self) -> None:
        self.now = report_snapshot(self.connection, self.assessment_id)
        rows = self.connection.execute(
            select(SectionRow.part_id, SectionRow.id)
            .where(SectionRow.assessment_id == self.assessment_id)
            .order_by(SectionRow.position)
        )
        self.parts: dict[str, str] = {row.part_id: row.id for row in rows}

    def side(self, side: Side) -> ReportSnapshot:
        match side.kind:
            case SideKind.NOW:
                return self.now
            case SideKind.ASSESSMENT:
                return report_snapshot(self.connection, side.key)
            case SideKind.READ:
                return replace(self.now, sections=tuple(self._read_by(side.key)))
            case SideKind.VERSION:
                return self._of_version(side.key)
            case SideKind.KEPT:
                return self._whole(kept_snapshot(self.workspace.files, side.key))

    def _of_version(self, version_id: str) -> ReportSnapshot:
        version = self.connection.execute(
            select(DraftVersionRow.stored_id).where(
                (DraftVersionRow.id == version_id) & (DraftVersionRow.assessment_id == self.assessment_id)
            )
        ).first()
        if version is None:
            raise NotFound(DraftVersionRow.__tablename__, version_id)
        return self._whole(kept_snapshot(self.workspace.files, version.stored_id))

    def _read_by(self, person: str) -> Iterable[SectionSnapshot]:
        """Yield the sections as the person last read them; what he or she has not read was empty then."""
        rows = self.connection.execute(
            select(ReadMarkRow.person, ReadMarkRow.stored_id, SectionRow.part_id)
            .join(SectionRow, SectionRow.id == ReadMarkRow.section_id)
            .where(ReadMarkRow.assessment_id == self.assessment_id)
        ).all()
        stored = {row.part_id: row.stored_id for row in rows if person_key(row.person) == person_key(person)}
        for present in self.now.sections:
            sha256 = stored.get(present.part_id)
            nothing = SectionSnapshot(present.part_id, present.kind)
            kept = kept_snapshot(self.workspace.files, sha256) if sha256 else nothing
            if isinstance(kept, SectionSnapshot):
                yield kept

    def _whole(self, kept: Snapshot) -> ReportSnapshot:
        if isinstance(kept, ReportSnapshot):
            return kept
        self.only = {kept.part_id} if self.only is None else self.only & {kept.part_id}
        return replace(self.now, sections=(kept,))


def _narrowed(old: ReportSnapshot, new: ReportSnapshot, only: set[str] | None) -> tuple[ReportSnapshot, ReportSnapshot]:
    if only is None:
        return old, new
    old, new = (
        replace(each, sections=tuple(section for section in each.sections if section.part_id in only))
        for each in (old, new)
    )
    if not old.sections and not new.sections:
        raise Refused("not-in-this-version", {"part": ", ".join(sorted(only))})
    return old, new
