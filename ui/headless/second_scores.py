"""Second scores as the command line tells them: with nothing hidden, unless from the person it tells them for."""

from __future__ import annotations

from collections.abc import Iterator

from domain.frameworks.framework import Framework
from domain.review.second_scores import SecondScore, SecondState, SectionScoring
from ui.messages import part_name


def second_score_lines(scoring: SectionScoring, framework: Framework) -> Iterator[str]:
    """Yield a line for each second score of a statement."""
    for second in scoring.seconds:
        category = f", {framework.category(second.category_id).name}" if second.category_id else ""
        yield f"{part_name(framework, scoring.part_id)}{category}: {_said(second)}"


def second_scores_data(scoring: SectionScoring | None) -> list[dict[str, object]]:
    """Return the second scores of a section for machines; none of a section that is not scored."""
    return [] if scoring is None else [_data(each) for each in scoring.seconds]


def _said(second: SecondScore) -> str:
    if second.state is SecondState.BEGUN:
        return f"a second score was begun by {second.person}"
    if second.is_hidden:
        return f"a second score was given by {second.person}; it is hidden"
    first = "no first score" if second.first_level is None else f"{second.first_level} by {second.first_by}"
    both = f"{first}, {second.level} by {second.person}"
    if second.state is SecondState.SETTLED:
        return f"{both}, settled at {second.settled_level} by {second.settled_by}"
    return f"{both}, not settled" if second.is_open else f"{both}, the same"


def _data(second: SecondScore) -> dict[str, object]:
    return {
        "id": second.id,
        "category": second.category_id,
        "state": str(second.state),
        "person": second.person,
        "role": second.role,
        "begun_at": second.begun_at.isoformat(),
        "level": second.level,
        "rationale": second.rationale,
        "at": second.at.isoformat() if second.at is not None else None,
        "first_level": second.first_level,
        "first_by": second.first_by,
        "first_rationale": second.first_rationale,
        "difference": second.difference,
        "settled_level": second.settled_level,
        "why": second.why,
        "settled_by": second.settled_by,
        "settled_role": second.settled_role,
        "settled_at": second.settled_at.isoformat() if second.settled_at is not None else None,
        "waiver": second.waiver,
        "is_hidden": second.is_hidden,
    }
