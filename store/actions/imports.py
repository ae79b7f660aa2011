"""Take a published report into an assessment, to the letter."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select

from domain import positions
from domain.assessment import Passage, SectionKind
from domain.frameworks.framework import Framework, ScoringMethod
from domain.published.published_report import PublishedPart, PublishedReport
from domain.review.decisions import ScoreSource
from domain.text.blocks import TextBlock
from domain.text.cleaning import clean_block, clean_line
from store.actions.scores import give_level, score_row
from store.changes import Actor, Changed
from store.errors import Refused
from store.ids import new_id
from store.passages import new_passage_row
from store.tables import AssessmentRow, KeptTextRow, PassageRow, SectionRow
from store.unit import Unit, unit_of_work
from store.workspace import Workspace

UNRECOGNISED_REASON = "unrecognised"
FACTS_REASON = "facts"
"""Sentences of a part that is filled in as a form: a person enters their amounts."""
NOT_TAKEN_REASON = "score-not-taken"
"""A printed score: the statement has another one, or the framework makes it from categories."""
NO_RATIONALE_REASON = "rationale-not-taken"
"""The printed reason of a score: the statement has a rationale already."""
NOT_READ_REASON = "not-read"
"""A footnote: its words are no part of the running text."""


def import_report(
    workspace: Workspace,
    actor: Actor,
    at: datetime,
    *,
    assessment_id: str,
    report: PublishedReport,
    source_name: str,
) -> Changed:
    """Add what was recognised in a report to the sections it belongs to, and keep the rest aside.

    Findings are added behind what a section already holds. A printed score is given where the section has none and
    the framework scores statements themselves, the printed reason of a score where the section has no rationale; where
    it has another, or the score cannot be given, they are kept aside with their section. The workspace is backed up
    first. Result: the part ids filled.
    Raises NotFound, and Refused("nothing-recognised") when no part was found (nothing is then kept).
    """
    if not report.parts:
        raise Refused("nothing-recognised", {"name": source_name})
    source_name = clean_line(source_name)
    workspace.backup_if_changed(at, "importing")
    with unit_of_work(workspace, actor, at, "report-imported", assessment_id, subject=source_name) as unit:
        assessment = unit.get(AssessmentRow, assessment_id)
        framework = workspace.framework(assessment.framework_id)
        sections = _sections(unit, assessment_id)
        formless = []
        for part in report.parts:
            section = sections[part.part_id]
            if section.kind == SectionKind.FACTS:
                formless += [(FACTS_REASON, block.text) for block in part.findings]
            else:
                _append(unit, section, part.findings)
            _take_judgement(unit, framework, section, part, source_name)
        not_read = [dict(notice.data)["text"] for notice in report.notices if "text" in dict(notice.data)]
        texts = [(UNRECOGNISED_REASON, block.text) for block in report.unrecognised]
        texts += [*formless, *((NOT_READ_REASON, text) for text in not_read)]
        _keep_aside(unit, assessment_id, texts, source_name)
        unit.result = tuple(part.part_id for part in report.parts)
    return unit.changed()


def _sections(unit: Unit, assessment_id: str) -> dict[str, SectionRow]:
    found = unit.session.scalars(select(SectionRow).where(SectionRow.assessment_id == assessment_id))
    return {row.part_id: row for row in found}


def _append(unit: Unit, section: SectionRow, blocks: tuple[TextBlock, ...]) -> None:
    of_section = PassageRow.section_id == section.id
    last = unit.session.scalar(select(func.max(PassageRow.position)).where(of_section))
    for block, position in zip(blocks, positions.spread(len(blocks), last, None), strict=True):
        passage = Passage(new_id(), block.kind, clean_line(block.text), block.level, block.links)
        unit.session.add(new_passage_row(section.assessment_id, section.id, passage, position))


def _take_judgement(
    unit: Unit, framework: Framework, section: SectionRow, part: PublishedPart, source_name: str
) -> None:
    if part.score is not None:
        _take_score(unit, framework, section, part.score, source_name)
    if part.rationale:
        _take_rationale(unit, section, part.reason, source_name)


def _take_score(unit: Unit, framework: Framework, section: SectionRow, level: int, source_name: str) -> None:
    """Give a section its printed score where it has none and may have one; keep a score that is not its own aside."""
    if framework.method.scoring is ScoringMethod.JUDGEMENT:
        row = score_row(unit, section, "")
        if row.level is None:
            give_level(unit, row, level, source_name, ScoreSource.DRAFT)
        if row.level == level:
            return
    texts = [(NOT_TAKEN_REASON, framework.score_line(level))]
    _keep_aside(unit, section.assessment_id, texts, source_name, section.id)


def _take_rationale(unit: Unit, section: SectionRow, reason: str, source_name: str) -> None:
    """Give a section the printed reason of its score where it has no rationale; keep another one aside."""
    row = score_row(unit, section, "")
    if not row.rationale.strip():
        row.rationale = clean_block(reason)
    elif row.rationale != clean_block(reason):
        _keep_aside(unit, section.assessment_id, [(NO_RATIONALE_REASON, reason)], source_name, section.id)


def _keep_aside(
    unit: Unit, assessment_id: str, texts: list[tuple[str, str]], source_name: str, section_id: str = ""
) -> None:
    for number, (reason, text) in enumerate(texts, 1):
        kept = KeptTextRow(
            id=new_id(),
            assessment_id=assessment_id,
            section_id=section_id,
            position=number,
            source=source_name,
            reason=reason,
            text=text,
            at=unit.at,
        )
        unit.session.add(kept)
