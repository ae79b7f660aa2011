"""What must hold within a procedure beyond its shape: unique ids, and names that lead to stages and roles of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from domain.frameworks.procedure import DecisionRule, Procedure, Scope, ScoringRule

TAKEN = frozenset({"edited", "opened-for-edit"})
"""What stands in the order of decisions without being one; see domain.review.decisions."""


def procedure_faults(procedure: Procedure) -> Iterator[tuple[str, str]]:
    """Yield (place, problem) for each fault; none for a framework without a procedure."""
    stages = {stage.id for stage in procedure.stages}
    roles = {role.id for role in procedure.roles}
    for name, ids in (
        ("stages", [stage.id for stage in procedure.stages]),
        ("roles", [role.id for role in procedure.roles]),
        ("decisions", [decision.id for decision in procedure.decisions]),
    ):
        yield from _repeated(f"procedure.{name}", ids)
    yield from _title_faults(procedure)
    for index, decision in enumerate(procedure.decisions):
        yield from _decision_faults(f"procedure.decisions[{index}]", decision, stages, roles)
    if procedure.scoring is not None:
        yield from _scoring_faults(procedure.scoring, roles)


def _title_faults(procedure: Procedure) -> Iterator[tuple[str, str]]:
    owners: dict[str, str] = {}
    for index, role in enumerate(procedure.roles):
        for title in (role.name, *role.titles):
            if owners.setdefault(title.casefold(), role.id) != role.id:
                yield f"procedure.roles[{index}].titles", f"another role is called {title!r}, too"


def _decision_faults(
    place: str, decision: DecisionRule, stages: set[str], roles: set[str]
) -> Iterator[tuple[str, str]]:
    if decision.id in TAKEN:
        yield f"{place}.id", f"{decision.id!r} stands for something else in the order of decisions"
    if not decision.name.strip():
        yield f"{place}.name", "must not be empty"
    if decision.approvals < 1:
        yield f"{place}.approvals", "at least one person decides"
    if not decision.stages:
        yield f"{place}.stages", "a decision leads away from one stage at least"
    if not decision.roles:
        yield f"{place}.roles", "nobody may take this decision"
    for name, wanted in (
        ("stages", decision.stages),
        ("leads_to", (decision.leads_to,)),
        ("sections_at", decision.sections_at),
    ):
        yield from ((f"{place}.{name}", f"there is no stage {each!r}") for each in wanted if each not in stages)
    yield from ((f"{place}.roles", f"there is no role {each!r}") for each in decision.roles if each not in roles)
    if decision.sections_at and decision.scope is not Scope.REPORT:
        yield f"{place}.sections_at", "only a decision on the report asks where its sections stand"


def _scoring_faults(scoring: ScoringRule, roles: set[str]) -> Iterator[tuple[str, str]]:
    for name, wanted, missing in (
        ("second", scoring.second, "nobody may score a second time"),
        ("settle", scoring.settle, "nobody may settle two scores"),
    ):
        place = f"procedure.scoring.{name}"
        if not wanted:
            yield place, missing
        yield from ((place, f"there is no role {each!r}") for each in wanted if each not in roles)


def _repeated(place: str, ids: Iterable[str]) -> Iterator[tuple[str, str]]:
    for each, count in Counter(ids).items():
        if count > 1:
            yield place, f"{each!r} is there more than once"
