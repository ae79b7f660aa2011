"""Read what people said about findings, the organisation's own rules, and the texts of the other assessments."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import datetime

from sqlalchemy import bindparam, select

from domain.assessment import Anchor, PassageKind, SectionKind
from domain.checks.other_assessments import OtherAssessment
from domain.checks.standing import Standing, SwitchedOff, Waiver
from store.rows import making_many, rows_of
from store.tables import AssessmentRow, OwnRulesRow, PassageRow, RuleSwitchRow, SectionRow, WaiverRow
from store.values import OwnRulesText
from store.workspace import Workspace

_waiver, _switch, _rules = WaiverRow.__table__.c, RuleSwitchRow.__table__.c, OwnRulesRow.__table__.c
_assessment, _section, _passage = AssessmentRow.__table__.c, SectionRow.__table__.c, PassageRow.__table__.c
_NO_RULES = OwnRulesText("", 0)
# fmt: off
_WAIVERS = select(
    _waiver.id, _waiver.code, _waiver.section_id, _waiver.reason, _waiver.person, _waiver.at, _waiver.words,
    _waiver.data, _waiver.passage_id, _waiver.start, _waiver.end, _waiver.exact, _waiver.prefix, _waiver.suffix,
    _waiver.detached,
).where(_waiver.assessment_id == bindparam("wanted")).order_by(_waiver.id)
_SWITCHES = (
    select(_switch.code, _switch.person, _switch.at)
    .where(_switch.assessment_id == bindparam("wanted")).order_by(_switch.code)
)
_OWN_RULES = select(_rules.text, _rules.version)
_OTHERS = (
    select(_assessment.id, _assessment.authority)
    .where(_assessment.id != bindparam("wanted")).order_by(_assessment.authority, _assessment.id)
)
_WRITTEN = (
    select(_section.id, _section.assessment_id)
    .where(
        _section.assessment_id != bindparam("wanted"),
        _section.kind.in_((str(SectionKind.STATEMENT), str(SectionKind.NARRATIVE))),
    )
    .order_by(_section.position)
)
_TEXTS = (
    select(_passage.text)
    .where(_passage.section_id == bindparam("wanted"), _passage.kind != str(PassageKind.HEADING))
    .order_by(_passage.position, _passage.id)
)
# fmt: on


def load_standing(workspace: Workspace, assessment_id: str) -> Standing:
    """Return what was said about the findings of an assessment: waivers in the order of their making, rules by code."""
    with workspace.reading() as connection:
        waivers = tuple(
            Waiver(
                id=id,
                code=code,
                section_id=section_id or "",
                reason=reason,
                by=person,
                at=datetime.fromisoformat(at),
                words=words,
                data=tuple((name, value) for name, value in json.loads(data)),
                anchor=Anchor(passage_id, start, end, exact, prefix, suffix) if passage_id else None,
                is_detached=bool(detached),
            )
            for id, code, section_id, reason, person, at, words, data, passage_id, start, end, exact, prefix, suffix,
            detached in rows_of(connection, _WAIVERS, assessment_id)
        )  # fmt: skip
        switches = tuple(
            SwitchedOff(code, person, datetime.fromisoformat(at))
            for code, person, at in rows_of(connection, _SWITCHES, assessment_id)
        )
    return Standing(waivers, switches)


def load_own_rules(workspace: Workspace) -> str:
    """Return the text of the organisation's own rules, "" where there is none."""
    return load_own_rules_text(workspace).text


def load_own_rules_text(workspace: Workspace) -> OwnRulesText:
    """Return the same with its version, for changing it."""
    with workspace.reading() as connection:
        return next((OwnRulesText(text, version) for text, version in rows_of(connection, _OWN_RULES, "")), _NO_RULES)


@making_many
def load_others(workspace: Workspace, assessment_id: str) -> tuple[OtherAssessment, ...]:
    """Return the other assessments of the workspace by authority, each with its passages in report order.

    Headings are left out: frameworks set most of them. Section by section, for sorting all texts takes as long again.
    """
    with workspace.reading() as connection:
        texts: dict[str, list[str]] = defaultdict(list)
        for section_id, owner in list(rows_of(connection, _WRITTEN, assessment_id)):
            texts[owner] += [text for (text,) in rows_of(connection, _TEXTS, section_id)]
        others = list(rows_of(connection, _OTHERS, assessment_id))
    return tuple(OtherAssessment(authority, tuple(texts.get(id, ()))) for id, authority in others)
