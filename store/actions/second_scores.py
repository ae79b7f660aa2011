"""Score a statement a second time without knowing the first score, and settle the two."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import select

from domain.frameworks.framework import Framework, ScoringMethod
from domain.frameworks.procedure import Procedure
from domain.review.decisions import ScoreSource, person_key
from domain.review.procedure import Decider, Refusal
from domain.review.second_scores import SecondScore, SecondState, begin_refusals, give_refusals, settle_refusals
from domain.text.cleaning import clean_block, clean_line
from store.actions.decisions import acting_decider, role_taken
from store.actions.scores import change_level, require_possible, score_row
from store.authors import score_authors_of
from store.changes import Actor, Changed
from store.errors import NotFound, Refused
from store.ids import new_id
from store.second_scores import second_scores_of
from store.tables import AssessmentRow, ScoreRow, SecondScoreRow, SectionRow
from store.unit import Unit, unit_of_work
from store.workspace import Workspace


def begin_second_score(
    workspace: Workspace, actor: Actor, at: datetime, *, assessment_id: str, section_id: str
) -> Changed:
    """Begin to score a statement blind: from now on, and until it is given, the first score is hidden from the actor.

    Where evidence categories are scored, one is begun for each of them. Result: the ids of what was begun, in the
    framework's order. Raises NotFound, Refused("not-a-statement"), ("not-your-role"), and with each code of
    `begin_refusals`.
    """
    with unit_of_work(workspace, actor, at, "second-score-begun", assessment_id) as unit:
        section, framework = _place(unit, workspace, section_id)
        unit.pending.subject = section.part_id
        if section.kind != "statement":
            raise Refused("not-a-statement", {"part": section.part_id})
        decider = _decider(unit, framework.procedure)
        seconds, authors = _known(unit, section_id)
        first_levels = select(ScoreRow.level).where(ScoreRow.section_id == section_id)
        has_first = any(level is not None for level in unit.session.scalars(first_levels))
        _require_none(begin_refusals(framework.procedure, actor.name, decider, seconds, authors, has_first))
        by_category = framework.method.scoring is ScoringMethod.CATEGORIES
        categories = framework.statement(section.part_id).categories if by_category else ("",)
        role = _role(framework.procedure, "second", decider, actor)
        rows = [_begun(unit, section, category_id, role) for category_id in categories]
        unit.result = tuple(row.id for row in rows)
    return unit.changed()


def give_second_score(
    workspace: Workspace, actor: Actor, at: datetime, *, assessment_id: str, second_id: str, level: int, rationale: str
) -> Changed:
    """Give a second score that was begun, with its reason; the first score of that moment and its are kept beside it.

    The first score may have been changed or taken away meanwhile. Raises NotFound, Refused("level-not-on-scale"), and
    with each code of `give_refusals`.
    """
    reason = clean_block(rationale).strip()
    with unit_of_work(workspace, actor, at, "second-score-given", assessment_id) as unit:
        row = unit.get(SecondScoreRow, second_id)
        section, framework = _place(unit, workspace, row.section_id)
        unit.pending.subject = section.part_id
        seconds, authors = _known(unit, section.id)
        second = next(each for each in seconds if each.id == second_id)
        _require_none(give_refusals(second, actor.name, authors, reason))
        require_possible(framework, section, level, row.category_id)
        row.level, row.rationale, row.at = level, reason, at
        first = _first(unit, section, row.category_id)
        if first is not None and first.level is not None:
            row.first_level, row.first_by = first.level, first.given_by
            reason_of_first = _first(unit, section, "")
            row.first_rationale = "" if reason_of_first is None else reason_of_first.rationale
    return unit.changed()


def withdraw_second_score(
    workspace: Workspace, actor: Actor, at: datetime, *, assessment_id: str, section_id: str
) -> Changed:
    """Take back what the actor has begun in a section and not given; what is given stays.

    Raises NotFound and Refused("no-second-begun").
    """
    with unit_of_work(workspace, actor, at, "second-score-withdrawn", assessment_id) as unit:
        unit.pending.subject = unit.get(SectionRow, section_id).part_id
        seconds, _authors = _known(unit, section_id)
        key = person_key(actor.name)
        own = [each for each in seconds if each.state is SecondState.BEGUN and person_key(each.person) == key]
        if not own:
            raise Refused("no-second-begun")
        for second in own:
            unit.session.delete(unit.get(SecondScoreRow, second.id))
    return unit.changed()


def settle_second_score(
    workspace: Workspace,
    actor: Actor,
    at: datetime,
    *,
    assessment_id: str,
    section_id: str,
    level: int,
    why: str,
    category_id: str = "",
    rationale: str | None = None,
    waiver: str = "",
    source: ScoreSource = ScoreSource.SECOND_SCORE,
    base_version: int | None = None,
) -> Changed:
    """Settle a first score and the second scores given beside it: the statement, or the category, has this level now.

    `why` says what led to it and stands in the history of the score; `rationale` replaces that of the statement when
    given. `waiver` is the reason for settling one's own score, `base_version` that of the first score as the person saw
    it (see `FirstScore`), `source` SECOND_SCORE or PANEL. A new level is an edit: it cancels an approval. Raises
    NotFound, Refused("changed-meanwhile"), and with each code of `settle_refusals` and of `set_level`.
    """
    why, waiver = clean_block(why).strip(), clean_block(waiver).strip()
    with unit_of_work(workspace, actor, at, "second-score-settled", assessment_id) as unit:
        section, framework = _place(unit, workspace, section_id)
        unit.pending.subject = section.part_id
        procedure, decider = framework.procedure, _decider(unit, framework.procedure)
        seconds, authors = _known(unit, section_id)
        asked = (procedure, actor.name, decider, seconds, authors)
        _require_none(settle_refusals(*asked, category_id=category_id, why=why, waiver=waiver))
        require_possible(framework, section, level, category_id)
        _require_unchanged(_first(unit, section, category_id), base_version, section)
        is_own = any(each.code == "own-score" for each in settle_refusals(*asked, category_id=category_id))
        values = {"settled_level": level, "why": why, "waiver": waiver if is_own else ""}
        role = _role(procedure, "settle", decider, actor)
        _settle(unit, (each for each in seconds if each.category_id == category_id), role, values)
        change_level(unit, framework, section, level, category_id, why, source)
        if rationale is not None:
            score_row(unit, section, "").rationale = clean_block(rationale)
    return unit.changed()


def _place(unit: Unit, workspace: Workspace, section_id: str) -> tuple[SectionRow, Framework]:
    section = unit.get(SectionRow, section_id)
    assessment = unit.get(AssessmentRow, unit.pending.assessment_id)
    if section.assessment_id != assessment.id:
        raise NotFound(SectionRow.__tablename__, section_id)
    return section, workspace.framework_through(unit.connection, assessment.framework_id)


def _known(unit: Unit, section_id: str) -> tuple[tuple[SecondScore, ...], frozenset[str]]:
    """Return the second scores of a section, and who gave its first score."""
    assessment_id = unit.pending.assessment_id
    seconds = second_scores_of(unit.connection, assessment_id).get(section_id, ())
    return seconds, score_authors_of(unit.connection, assessment_id).get(section_id, frozenset())


def _decider(unit: Unit, procedure: Procedure) -> Decider | None:
    """Return who acts with the roles of the team, None where the framework has no rule on who scores."""
    return None if procedure.scoring is None else acting_decider(unit, procedure)


def _role(procedure: Procedure, act: str, decider: Decider | None, actor: Actor) -> str:
    if procedure.scoring is None or decider is None:
        return actor.role
    roles = procedure.scoring.second if act == "second" else procedure.scoring.settle
    return role_taken(procedure, roles, decider, actor)


def _require_none(found: Iterable[Refusal]) -> None:
    for refusal in found:
        raise Refused(refusal.code, dict(refusal.data))


def _first(unit: Unit, section: SectionRow, category_id: str) -> ScoreRow | None:
    return unit.session.scalar(
        select(ScoreRow).where(ScoreRow.section_id == section.id, ScoreRow.category_id == category_id)
    )


def _require_unchanged(first: ScoreRow | None, base_version: int | None, section: SectionRow) -> None:
    if base_version is not None and base_version != (0 if first is None else first.version):
        raise Refused("changed-meanwhile", {"part": section.part_id})


def _settle(unit: Unit, seconds: Iterable[SecondScore], role: str, values: Mapping[str, object]) -> None:
    by_whom = {"settled_by": clean_line(unit.actor.name), "settled_role": role, "settled_at": unit.at}
    for second in seconds:
        if second.state is SecondState.GIVEN:
            row = unit.get(SecondScoreRow, second.id)
            for name, value in {**values, **by_whom}.items():
                setattr(row, name, value)


def _begun(unit: Unit, section: SectionRow, category_id: str, role: str) -> SecondScoreRow:
    row = SecondScoreRow(
        id=new_id(),
        assessment_id=section.assessment_id,
        section_id=section.id,
        category_id=category_id,
        person=clean_line(unit.actor.name),
        role=role,
        begun_at=unit.at,
        rationale="",
        first_by="",
        why="",
        settled_by="",
        settled_role="",
        waiver="",
    )
    unit.session.add(row)
    return row
