"""The words of an assurance record: moments, hashes, people, stages and places as a reader finds them there."""

from __future__ import annotations

from datetime import datetime

from domain.dates import write_date
from domain.frameworks.framework import Framework
from domain.review.decisions import EDITED, OPENED, Decision, ScoreSource
from domain.review.procedure import stage_name

WHOLE_REPORT = "The whole report"
NOT_SCORED = "not scored"
HASH_GROUP = 8

SOURCES = {
    ScoreSource.DRAFT: "Draft",
    ScoreSource.SECOND_SCORE: "Second score",
    ScoreSource.PANEL: "Moderation panel",
    ScoreSource.FACTUAL_ACCURACY: "Factual accuracy",
}


def write_moment(moment: datetime) -> str:
    """Return a moment in UTC, for a record is read anywhere: "2 March 2026, 12:00"."""
    return f"{write_date(moment.date())}, {moment:%H:%M}"


def write_hash(sha256: str) -> str:
    """Return a hash in groups of eight, so that it can be read out and breaks at the end of a line."""
    return " ".join(sha256[start : start + HASH_GROUP] for start in range(0, len(sha256), HASH_GROUP))


def write_person(name: str, role: str = "") -> str:
    """Return a person with the role in which something was done."""
    return f"{name}, {role}" if role else name


def write_level(level: int | None) -> str:
    """Return a level as its number; words for none."""
    return NOT_SCORED if level is None else str(level)


def write_code(code: str) -> str:
    """Return the code of a check as a name: "Topic without text"."""
    return code.replace("-", " ").capitalize()


def write_decision(framework: Framework, decision: Decision) -> str:
    """Return what was decided and where that led, and why."""
    before, after = (stage_name(framework.procedure, stage) for stage in (decision.stage_from, decision.stage_to))
    why = f" Reason: {decision.why}" if decision.why else ""
    if decision.kind == OPENED:
        return f"Opened for an edit at {before}.{why}"
    led = f"from {before} to {after}" if decision.takes_effect else f"one of several at {before}"
    return f"{_decided(framework, decision.kind)}, {led}.{why}"


def write_validity(decision: Decision) -> str:
    """Return whether the present content is the one a decision was taken on; nothing where there was none."""
    if not decision.sha256:
        return "–"
    return "Yes" if decision.is_valid else "No"


def place_name(framework: Framework, part_id: str) -> str:
    """Return the name of a statement or the heading of a part; the whole report for ""."""
    if not part_id:
        return WHOLE_REPORT
    names = {statement.id: statement.name for statement in framework.statements}
    names |= {part.id: part.heading for part in framework.outline if part.heading}
    return names.get(part_id, part_id)


def _decided(framework: Framework, kind: str) -> str:
    if kind == EDITED:
        return "Edited, which cancelled the decision before"
    return next((rule.name for rule in framework.procedure.decisions if rule.id == kind), kind)
