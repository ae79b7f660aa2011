"""Where a section stands in its review, what was decided and what can be, in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from domain.frameworks.procedure import Procedure
from domain.review.decisions import EDITED, OPENED, Decision, Reading, Standing, person_key
from domain.review.procedure import Refusal, stage_name
from ui.messages import refusal_message, refusal_sentence
from ui.moments import spoken_moment

if TYPE_CHECKING:
    from domain.frameworks.procedure import DecisionRule

NOT_DECIDED = {EDITED: "Edited, which took the decision back", OPENED: "Opened for an edit"}


def why_refused(refusal: Refusal) -> str:
    """Return why somebody may not decide or edit: the sentence of the refused action, with the way out."""
    return refusal_sentence(refusal.code, dict(refusal.data))


def cause_of(refusal: Refusal) -> str:
    """Return the same without the way out, for a place that is the way out."""
    return refusal_message(refusal.code, dict(refusal.data)).sentence


def decision_name(procedure: Procedure, decision: Decision) -> str:
    """Return what was decided, or what stands among the decisions without being one."""
    known = {rule.id: rule.name for rule in procedure.decisions}
    return NOT_DECIDED.get(decision.kind) or known.get(decision.kind, decision.kind)


def decision_detail(procedure: Procedure, decision: Decision, now: datetime) -> str:
    """Return who decided, when, and where it led: "Ben Shah, Reviewer · today 14:02 · Submitted → In review"."""
    parts = [", ".join(each for each in (decision.person, decision.role) if each), spoken_moment(decision.at, now)]
    if decision.takes_effect:
        before, after = (stage_name(procedure, stage) for stage in (decision.stage_from, decision.stage_to))
        parts.append(f"{before} \u2192 {after}")
    return " \u00b7 ".join(parts)


def brought_here(procedure: Procedure, standing: Standing, now: datetime) -> str:
    """Return which decision led to the present stage, by whom and when; nothing where none did."""
    last = standing.last_in_effect
    if last is None:
        return ""
    return f"{decision_name(procedure, last)}: {last.person}, {spoken_moment(last.at, now)}"


def what_differs(procedure: Procedure, standing: Standing) -> str:
    """Return that the present content is not what the last decision was taken on; nothing where it is."""
    last = standing.last_in_effect
    if last is None or last.is_valid:
        return ""
    rules = {rule.id: rule for rule in procedure.decisions}
    if last.kind in rules and is_approval(rules[last.kind]):
        return "The text differs from what was approved."
    return f"The text has changed since \u201c{decision_name(procedure, last)}\u201d."


def approvals_words(rule: DecisionRule, persons: Iterable[str]) -> str:
    """Return who took a decision that several people must take on this very text, and how many are needed yet."""
    taken = list(persons)
    left = rule.approvals - len(taken)
    more = "1 more person is needed." if left == 1 else f"{left} more people are needed."
    if not taken:
        return f"It takes effect when {rule.approvals} people have taken it on the same text."
    return f"Taken on this very text by {_listed(taken)}; {more}"


def is_approval(rule: DecisionRule) -> bool:
    """Whether a decision is one that several people take, or that its framework calls an approval."""
    return rule.approvals > 1 or rule.id == "approve"


def read_words(readings: Iterable[Reading], person: str, now: datetime) -> tuple[str, str]:
    """Return how a person's own reading stands, and who else has read it."""
    own, others = "You have not marked it as read.", []
    for each in readings:
        if person_key(each.person) == person_key(person):
            when = spoken_moment(each.at, now)
            own = (
                f"You read it as it is now, {when}."
                if each.is_current
                else f"It has changed since you read it, {when}."
            )
        else:
            others.append(each.person if each.is_current else f"{each.person} (an earlier text)")
    return own, f"Also read by {_listed(others)}." if others else ""


def cancelled_words(names: Iterable[str], stage: str) -> str:
    """Return that an edit took approvals back, for sections (or the report) by their names."""
    listed = list(names)
    stand = "it stands" if len(listed) == 1 else "they stand"
    return f"Your edit took back the approval of {_listed(listed)}; {stand} at \u201c{stage}\u201d again."


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
