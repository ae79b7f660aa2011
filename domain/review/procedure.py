"""Who may decide what, and where it leads: the rules of a framework's procedure applied to one situation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from domain.frameworks.procedure import Bar, Condition, DecisionRule, Editing, Procedure, ProcedureStage, Scope


@dataclass(frozen=True, slots=True)
class Decider:
    """The person who wants to decide, with the ids of all roles that person has."""

    name: str
    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Situation:
    """What a decision is taken on.

    `deciders` names, by the id of a decision, who took it on the very same text without its taking effect yet.
    `section_stages` are those of all sections, for a decision on the report.
    """

    stage: str
    authors_of_text: frozenset[str] = frozenset()
    authors_of_score: frozenset[str] = frozenset()
    deciders: Mapping[str, frozenset[str]] = field(default_factory=dict)
    has_text: bool = True
    is_scored: bool = True
    is_reasoned: bool = True
    open_must_change: int = 0
    section_stages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why somebody may not decide; `data` fills the sentence."""

    code: str
    data: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """A decision that belongs to a situation, and why it cannot be taken by this person just now."""

    rule: DecisionRule
    refusals: tuple[Refusal, ...]

    @property
    def is_open(self) -> bool:
        """Whether it can be taken."""
        return not self.refusals


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a decision does: the stage after it, and how many more people must take it before it takes effect."""

    stage: str
    approvals_left: int = 0


SEPARATION = frozenset({"own-text", "own-score"})
"""The refusals that a person with several roles may waive, saying why."""


def roles_of(procedure: Procedure, titles: Iterable[str]) -> frozenset[str]:
    """Return the ids of the roles that are called by any of these titles, whatever their case."""
    wanted = {title.strip().casefold() for title in titles}
    return frozenset(
        role.id
        for role in procedure.roles
        if not wanted.isdisjoint(name.casefold() for name in (role.id, role.name, *role.titles))
    )


def refusals(
    procedure: Procedure, rule: DecisionRule, decider: Decider, situation: Situation, *, why: str = "", waiver: str = ""
) -> tuple[Refusal, ...]:
    """Return why a person may not take a decision; () when they may.

    `why` is the reason that goes with the decision, `waiver` the one for deciding on one's own work. Codes:
    "not-at-this-stage", "not-this-role", "own-text", "own-score", "decided-already", "no-text", "no-score",
    "no-rationale", "must-change-open", "sections-not-ready", "no-reason".
    """
    found: list[Refusal] = []
    if situation.stage not in rule.stages:
        found.append(Refusal("not-at-this-stage", (("stage", stage_name(procedure, situation.stage)),)))
    if decider.roles.isdisjoint(rule.roles):
        names = ", ".join(procedure.role(role).name for role in rule.roles)
        found.append(Refusal("not-this-role", (("roles", names),)))
    found += (each for each in _own_work(rule, decider, situation) if not waiver.strip())
    if decider.name in situation.deciders.get(rule.id, ()):
        found.append(Refusal("decided-already"))
    found += _missing(rule, situation)
    if Condition.REASON in rule.conditions and not why.strip():
        found.append(Refusal("no-reason"))
    return tuple(found)


def options(procedure: Procedure, scope: Scope, decider: Decider, situation: Situation) -> tuple[Option, ...]:
    """Return the decisions that lead away from the present stage, in order, each with what stands in its way.

    That a reason has still to be given does not stand in the way.
    """
    return tuple(
        Option(rule, refusals(procedure, rule, decider, situation, why="given"))
        for rule in procedure.decisions
        if rule.scope is scope and situation.stage in rule.stages
    )


def outside_the_team(person: str) -> Refusal:
    """Return why somebody whom the team does not name may decide nothing."""
    return Refusal("not-on-the-team", (("person", person),))


def outcome(rule: DecisionRule, situation: Situation) -> Outcome:
    """Return what taking a decision does, once nothing refuses it."""
    left = rule.approvals - len(situation.deciders.get(rule.id, ())) - 1
    return Outcome(rule.leads_to) if left <= 0 else Outcome(situation.stage, left)


def stage_at(procedure: Procedure, scope: Scope, kept: str) -> str:
    """Return the stage at which a section or the report stands, by what is kept of it.

    Where nothing is kept, and at a stage that no decision leads to or from, for example one that was set by hand before
    the framework had a procedure, it stands where everything begins.
    """
    is_led = any(
        rule.scope is scope and (kept in rule.stages or kept == rule.leads_to) for rule in procedure.decisions if kept
    )
    return kept if is_led or not procedure.stages else procedure.first_stage


def way(procedure: Procedure, scope: Scope, present: str) -> tuple[ProcedureStage, ...]:
    """Return the stages of a section, or of the report, in order: those on the longest way of decisions forward.

    The present stage is among them, also where it lies beside that way, as one to which things are returned does.
    """
    places = {stage.id: place for place, stage in enumerate(procedure.stages)}
    longest: dict[str, tuple[str, ...]] = {}
    for stage in reversed(procedure.stages):
        onward = [
            longest[rule.leads_to]
            for rule in procedure.decisions
            if rule.scope is scope and stage.id in rule.stages and places[rule.leads_to] > places[stage.id]
        ]
        longest[stage.id] = (stage.id, *max(onward, key=len, default=()))
    shown = {*longest.get(procedure.first_stage, ()), present}
    return tuple(stage for stage in procedure.stages if stage.id in shown)


def editing_at(procedure: Procedure, stage_id: str) -> Editing:
    """Return what an edit means at a stage; without a procedure, or at a stage it does not know, all is free."""
    return next((stage.editing for stage in procedure.stages if stage.id == stage_id), Editing.FREE)


def refusal_of_edit(editing: Editing, stage: str, is_open: bool) -> Refusal | None:
    """Return why a stage, given by its name, allows no edit, or none without a reason given before; None if it does."""
    if editing is Editing.CLOSED:
        return Refusal("closed-to-edits", (("stage", stage),))
    if editing is Editing.NEEDS_REASON and not is_open:
        return Refusal("edit-needs-reason", (("stage", stage),))
    return None


def _own_work(rule: DecisionRule, decider: Decider, situation: Situation) -> Iterable[Refusal]:
    if Bar.AUTHOR_OF_TEXT in rule.barred and decider.name in situation.authors_of_text:
        yield Refusal("own-text")
    if Bar.AUTHOR_OF_SCORE in rule.barred and decider.name in situation.authors_of_score:
        yield Refusal("own-score")


def _missing(rule: DecisionRule, situation: Situation) -> Iterable[Refusal]:
    for condition, is_there, code in (
        (Condition.TEXT, situation.has_text, "no-text"),
        (Condition.SCORE, situation.is_scored, "no-score"),
        (Condition.RATIONALE, situation.is_reasoned, "no-rationale"),
    ):
        if condition in rule.conditions and not is_there:
            yield Refusal(code)
    if Condition.NO_OPEN_MUST_CHANGE in rule.conditions and situation.open_must_change:
        yield Refusal("must-change-open", (("count", str(situation.open_must_change)),))
    late = [stage for stage in situation.section_stages if rule.sections_at and stage not in rule.sections_at]
    if late:
        yield Refusal("sections-not-ready", (("count", str(len(late))),))


def stage_name(procedure: Procedure, stage_id: str) -> str:
    """Return what a stage is called; its id where the procedure does not know it."""
    return next((stage.name for stage in procedure.stages if stage.id == stage_id), stage_id)
