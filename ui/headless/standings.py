"""Where a section or the report stands in its review, as the command line tells it."""

from __future__ import annotations

from domain.frameworks.framework import Framework
from domain.frameworks.procedure import Editing
from domain.review.decisions import EDITED, Decision, Standing, since_effect
from domain.review.procedure import editing_at, stage_name
from ui.messages import part_name


def is_lost(standing: Standing, framework: Framework) -> bool:
    """Whether content was changed since the decision that its stage rests on, where the procedure protects it."""
    is_protected = editing_at(framework.procedure, standing.stage) is not Editing.FREE
    return is_protected and standing.last_in_effect is not None and not standing.is_as_decided


def stage_line(standing: Standing, framework: Framework) -> str:
    """Return one line on where a section or the report stands."""
    place = part_name(framework, standing.part_id) if standing.part_id else "The report"
    last = standing.decisions[-1]
    by = f"edited by {last.person}" if last.kind == EDITED else f"by {last.person}"
    changed = ", changed since it was decided on" if is_lost(standing, framework) else ""
    return f"{place}: {stage_name(framework.procedure, standing.stage)}, {by}{changed}"


def standing_data(standing: Standing) -> dict[str, object]:
    """Return the same, whole, as plain data."""
    data: dict[str, object] = {
        "section": standing.part_id,
        "stage": standing.stage,
        "hash": standing.sha256,
        "as_decided": standing.is_as_decided,
        "approvals": [
            {"decision": each.kind, "person": each.person, "valid": each.is_valid}
            for each in since_effect(standing.decisions)
        ],
        "decisions": [_decision_data(each) for each in standing.decisions],
        "versions": [
            {
                "id": each.id,
                "number": each.number,
                "name": each.name,
                "person": each.person,
                "at": each.at.isoformat(),
                "hash": each.sha256,
                "decision": each.decision_id,
            }
            for each in standing.versions
        ],
    }
    return {**data, **_section_data(standing)} if standing.section_id else data


def _section_data(standing: Standing) -> dict[str, object]:
    return {
        "read": [
            {"person": each.person, "at": each.at.isoformat(), "hash": each.sha256, "current": each.is_current}
            for each in standing.readings
        ],
        "scores": [
            {
                "number": each.number,
                "category": each.category_id,
                "before": each.before,
                "after": each.after,
                "why": each.why,
                "person": each.person,
                "role": each.role,
                "at": each.at.isoformat(),
                "source": str(each.source),
            }
            for each in standing.scores
        ],
    }


def _decision_data(decision: Decision) -> dict[str, object]:
    return {
        "id": decision.id,
        "number": decision.number,
        "decision": decision.kind,
        "from": decision.stage_from,
        "to": decision.stage_to,
        "person": decision.person,
        "role": decision.role,
        "why": decision.why,
        "waiver": decision.waiver,
        "at": decision.at.isoformat(),
        "hash": decision.sha256,
        "valid": decision.is_valid,
    }
