"""The procedure of a framework as data: stages, roles, and the decisions that lead from one stage to the next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar


class Scope(StrEnum):
    """What a decision is about: one section, or the whole report."""

    SECTION = "section"
    REPORT = "report"


class Editing(StrEnum):
    """What an edit of the text, score or rationale means at a stage.

    CANCELS takes the section back to the first stage; NEEDS_REASON asks why; CLOSED allows none.
    """

    FREE = "free"
    CANCELS = "cancels"
    NEEDS_REASON = "needs-reason"
    CLOSED = "closed"


class Bar(StrEnum):
    """Who may not decide, whatever the role: separation of duties."""

    AUTHOR_OF_TEXT = "author-of-text"
    AUTHOR_OF_SCORE = "author-of-score"


class Condition(StrEnum):
    """What must be there before a decision."""

    REASON = "reason"
    TEXT = "text"
    SCORE = "score"
    RATIONALE = "rationale"
    NO_OPEN_MUST_CHANGE = "no-open-must-change"


@dataclass(frozen=True, slots=True)
class ProcedureStage:
    """Where a section, or the report, stands in the procedure."""

    id: str
    name: str
    editing: Editing = Editing.FREE


@dataclass(frozen=True, slots=True)
class ProcedureRole:
    """Who takes part in the procedure; `titles` are what people of this role are called in a team."""

    id: str
    name: str
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DecisionRule:
    """A decision: from which stages it leads where, and who may take it.

    It takes effect when `approvals` people have taken it on the same text. A decision on the report asks that every
    section be at one of `sections_at` (any, when that is empty). One that is a `step_back` is taken when something went
    wrong: it waits for nobody.
    """

    id: str
    name: str
    scope: Scope
    stages: tuple[str, ...]
    leads_to: str
    roles: tuple[str, ...]
    approvals: int = 1
    barred: tuple[Bar, ...] = ()
    conditions: tuple[Condition, ...] = ()
    sections_at: tuple[str, ...] = ()
    step_back: bool = False


@dataclass(frozen=True, slots=True)
class ScoringRule:
    """Who may score a statement a second time without knowing the first score, and who settles the two; role ids.

    Nobody scores a second time what he or she scored first; `barred` is for settling.
    """

    second: tuple[str, ...]
    settle: tuple[str, ...]
    barred: tuple[Bar, ...] = ()


Named = TypeVar("Named", ProcedureStage, ProcedureRole, DecisionRule)


@dataclass(frozen=True, slots=True)
class Procedure:
    """Stages in order, the first of which everything begins at; roles; decisions in the order in which they come.

    Without a rule on `scoring`, anybody else may score a second time, and anybody may settle. `note` says what of it
    is confirmed and by whom.
    """

    stages: tuple[ProcedureStage, ...] = ()
    roles: tuple[ProcedureRole, ...] = ()
    decisions: tuple[DecisionRule, ...] = ()
    scoring: ScoringRule | None = None
    note: str = ""

    @property
    def first_stage(self) -> str:
        """The id of the stage at which everything begins; empty where there is no procedure."""
        return self.stages[0].id if self.stages else ""

    def stage(self, stage_id: str) -> ProcedureStage:
        """Return the stage with this id; raise KeyError when there is none."""
        return _named(self.stages, stage_id)

    def role(self, role_id: str) -> ProcedureRole:
        """Return the role with this id; raise KeyError when there is none."""
        return _named(self.roles, role_id)

    def decision(self, decision_id: str) -> DecisionRule:
        """Return the decision with this id; raise KeyError when there is none."""
        return _named(self.decisions, decision_id)


NO_PROCEDURE = Procedure()


def _named(among: Iterable[Named], wanted: str) -> Named:
    for each in among:
        if each.id == wanted:
            return each
    raise KeyError(wanted)
