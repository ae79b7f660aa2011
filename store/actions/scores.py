"""Give levels and say why."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select

from domain.frameworks.framework import Framework, ScoringMethod
from domain.rating.rating import statement_level
from domain.review.decisions import ScoreSource, person_key
from domain.text.cleaning import clean_block
from store.changes import Actor, Changed
from store.errors import Refused
from store.ids import new_id
from store.journal import MERGE_WINDOW
from store.tables import AssessmentRow, ScoreChangeRow, ScoreRow, SecondScoreRow, SectionRow
from store.tables.base import moment_text
from store.tables.journal import EntryRow
from store.unit import Unit, require_version, unit_of_work
from store.workspace import Workspace

_NEWEST_ENTRIES = 100
"""More than a person makes in the minutes in which a rationale counts as just written."""


def set_level(
    workspace: Workspace,
    actor: Actor,
    at: datetime,
    *,
    assessment_id: str,
    section_id: str,
    level: int | None,
    why: str | None = None,
    category_id: str = "",
    source: ScoreSource = ScoreSource.DRAFT,
) -> Changed:
    """Give a statement (or one of its evidence categories) a level of the framework's scale, or take it away.

    `why` replaces the rationale when given. Each level that changed keeps its history, with the reason given and the
    `source`. Where categories are scored, the statement's own level follows from them
    by the framework's bands once all are there, and is none before. Raises NotFound, and Refused with
    "not-a-statement", "level-not-on-scale", "category-unknown", "scored-by-category", "not-scored-by-category", or
    "still-blind" for whoever has begun a second score of it.
    """
    with unit_of_work(workspace, actor, at, "level-set", assessment_id) as unit:
        section = unit.get(SectionRow, section_id)
        unit.pending.subject = f"{section.part_id}={'' if level is None else level}"
        require_seen(unit, section_id)
        framework = workspace.framework(unit.get(AssessmentRow, section.assessment_id).framework_id)
        require_possible(framework, section, level, category_id)
        reason = clean_block(why or "")
        change_level(unit, framework, section, level, category_id, reason, source)
        if why is not None:
            score_row(unit, section, "").rationale = reason
    return unit.changed()


def save_rationale(
    workspace: Workspace,
    actor: Actor,
    at: datetime,
    *,
    assessment_id: str,
    section_id: str,
    rationale: str,
    base_version: int | None = None,
) -> Changed:
    """Save why a statement has its level, as it is typed; raises NotFound, Stale and Refused("still-blind").

    `base_version` is that of the score the text was read with; 0 where there was no score yet.
    """
    key = _rationale_key(section_id)
    with unit_of_work(workspace, actor, at, "rationale-written", assessment_id, merge_key=key) as unit:
        section = unit.get(SectionRow, section_id)
        unit.pending.subject = section.part_id
        require_seen(unit, section_id)
        known = _known_row(unit, section, "")
        row = known or score_row(unit, section, "")
        if known is not None and base_version is not None:
            require_version(row, base_version, rationale, row.rationale, {"what": "rationale", "id": section_id})
        row.rationale = clean_block(rationale)
    return unit.changed()


def score_row(unit: Unit, section: SectionRow, category_id: str) -> ScoreRow:
    """Return the row of a statement's score ("" for the category) or of one category's, made if it is not there."""
    row = _known_row(unit, section, category_id)
    if row is None:
        row = ScoreRow(
            id=new_id(),
            assessment_id=section.assessment_id,
            section_id=section.id,
            category_id=category_id,
            level=None,
            rationale="",
            given_by="",
        )
        unit.session.add(row)
        unit.session.flush()
    return row


def require_seen(unit: Unit, section_id: str) -> None:
    """Refuse to let anybody write over a score that is hidden from him or her."""
    begun = select(SecondScoreRow.person).where(SecondScoreRow.section_id == section_id, SecondScoreRow.at.is_(None))
    if person_key(unit.actor.name) in map(person_key, unit.session.scalars(begun)):
        raise Refused("still-blind")


def _known_row(unit: Unit, section: SectionRow, category_id: str) -> ScoreRow | None:
    found = select(ScoreRow).where(ScoreRow.section_id == section.id, ScoreRow.category_id == category_id)
    return unit.session.scalar(found)


def give_level(unit: Unit, row: ScoreRow, level: int | None, why: str, source: ScoreSource) -> None:
    """Give a score another level in an action's transaction, and keep what it was, why, by whom and where.

    The rationale of the former level is kept too, so an action that gives another one does so afterwards. One that the
    same person has written in the last minutes is not: it is meant for the level that is given now.
    """
    if row.level == level:
        return
    of_section = ScoreChangeRow.section_id == row.section_id
    last = unit.session.scalar(select(func.max(ScoreChangeRow.number)).where(of_section)) or 0
    change = ScoreChangeRow(
        id=new_id(),
        assessment_id=row.assessment_id,
        section_id=row.section_id,
        category_id=row.category_id,
        number=last + 1,
        before=row.level,
        after=level,
        why=why,
        person=unit.actor.name,
        role=unit.actor.role,
        at=unit.at,
        source=str(source),
        rationale="" if row.level is None or _has_just_written(unit, row) else row.rationale,
    )
    unit.session.add(change)
    row.level = level
    row.given_by, row.given_at = unit.actor.name, unit.at
    unit.session.flush()


def _has_just_written(unit: Unit, row: ScoreRow) -> bool:
    # What is typed within the window is one entry of the moment when it was begun: it may last as long again.
    since = moment_text(unit.at - 2 * MERGE_WINDOW)
    of_assessment = EntryRow.assessment_id == row.assessment_id
    columns = (EntryRow.merge_key, EntryRow.person, EntryRow.at)
    newest = select(*columns).where(of_assessment).order_by(EntryRow.seq.desc()).limit(_NEWEST_ENTRIES)
    wanted = (_rationale_key(row.section_id), person_key(unit.actor.name))
    return any((key, person_key(person)) == wanted and at > since for key, person, at in unit.session.execute(newest))


def _rationale_key(section_id: str) -> str:
    return f"rationale:{section_id}"


def change_level(
    unit: Unit,
    framework: Framework,
    section: SectionRow,
    level: int | None,
    category_id: str,
    why: str,
    source: ScoreSource,
) -> None:
    """Give a statement, or one of its categories, a level in an action's transaction; the statement's own follows."""
    give_level(unit, score_row(unit, section, category_id), level, why, source)
    if category_id:
        own = score_row(unit, section, "")
        give_level(unit, own, _computed_level(unit, framework, section), why, source)


def _computed_level(unit: Unit, framework: Framework, section: SectionRow) -> int | None:
    scored = select(ScoreRow).where(ScoreRow.section_id == section.id, ScoreRow.category_id != "")
    levels = {row.category_id: row.level for row in unit.session.scalars(scored) if row.level is not None}
    return statement_level(framework, section.part_id, levels).level


def require_possible(framework: Framework, section: SectionRow, level: int | None, category_id: str) -> None:
    """Raise Refused, with the codes of `set_level`, for a level that a section cannot have under a framework."""
    if section.kind != "statement":
        raise Refused("not-a-statement", {"part": section.part_id})
    if level is not None and level not in {step.value for step in framework.scale}:
        raise Refused("level-not-on-scale", {"level": str(level)})
    by_category = framework.method.scoring is ScoringMethod.CATEGORIES
    if by_category and not category_id:
        raise Refused("scored-by-category", {"part": section.part_id})
    if category_id and not by_category:
        raise Refused("not-scored-by-category", {"category": category_id})
    if category_id and category_id not in framework.statement(section.part_id).categories:
        raise Refused("category-unknown", {"category": category_id})
