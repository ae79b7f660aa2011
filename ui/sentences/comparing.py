"""What is said of a comparison: the versions by their names, how much changed, and where a score went."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Final

from domain.dates import write_date
from domain.finance import format_pounds
from domain.frameworks.framework import Framework
from domain.rating.rating import Incomplete, rate
from domain.review.comparison import PassageFate, SectionChange
from domain.review.decisions import Decision, DraftVersion
from domain.review.procedure import stage_name
from domain.review.side_by_side import Direction
from domain.review.snapshot import GivenScore
from ui.messages import counted
from ui.moments import spoken_moment

DIRECTIONS: Final = {
    Direction.IMPROVED: "improved",
    Direction.SAME: "same",
    Direction.LOWER: "lower",
    Direction.UNKNOWN: "",
}

VALUES: Final = {
    "authority": "Authority",
    "framework_id": "Framework",
    "window_from": "First day of the window",
    "window_to": "Last day of the window",
    "visit_from": "First day of the visit",
    "visit_to": "Last day of the visit",
    "published_on": "Published on",
    "period": "Financial year",
}
"""What the values of a report and of the financial facts are called."""

ITEM_VALUES: Final = {"category": "category", "files": "files"}
"""What is said of a cited item, behind its reference."""


def counts_words(change: SectionChange) -> str:
    """Return how much of a section changed, in one line."""
    return ", ".join(_counts(change)) or "no change"


def _counts(change: SectionChange) -> Iterator[str]:
    for count, word in ((change.words_new, "new"), (change.words_gone, "gone")):
        if count:
            yield f"{count:,} {'word' if count == 1 else 'words'} {word}"
    moved = sum(each.fate is PassageFate.MOVED for each in change.passages)
    if moved:
        yield f"{moved:,} moved"
    own = next((each for each in change.scores if not each.category), None)
    if own is not None and level_text(own.before) != level_text(own.after):
        yield f"score {level_text(own.before)} \u2192 {level_text(own.after)}"
    elif change.scores:
        yield "score or reason changed"
    for is_new, word in ((True, "new"), (False, "gone")):
        count = sum(each.is_new is is_new for each in change.citations)
        if count:
            yield f"{count:,} {'citation' if count == 1 else 'citations'} {word}"
    if change.values:
        yield f"{len(change.values):,} {'value' if len(change.values) == 1 else 'values'} changed"


def level_text(score: GivenScore | None) -> str:
    """Return the level of a score as a number, or a dash where there is none."""
    return "\u2013" if score is None or score.level is None else str(score.level)


def version_words(version: DraftVersion, decision: Decision | None, framework: Framework, now: datetime) -> str:
    """Return what a version is called: "Approved, 3 March 11:40, Mara Lindqvist", or by its name in quotation marks.

    One kept by a decision that waits for more people is called by the decision.
    """
    if version.name:
        name = f"\u201c{version.name}\u201d"
    elif decision is None:
        name = f"Version {version.number}"
    elif decision.takes_effect:
        name = stage_name(framework.procedure, decision.stage_to)
    else:
        name = next((rule.name for rule in framework.procedure.decisions if rule.id == decision.kind), decision.kind)
    return f"{name}, {spoken_moment(version.at, now)}, {version.person}"


def value_name(name: str, framework: Framework) -> str:
    """Return what a value is called: a detail of the report, an amount of the facts, or the item of a title."""
    field_id, _, column = name.rpartition(".")
    labels = {field.id: field.label for part in framework.outline for field in part.fields}
    if field_id in labels:
        return f"{labels[field_id]}, {column}"
    if column in ITEM_VALUES:
        return f"{field_id}, {ITEM_VALUES[column]}"
    return VALUES.get(name, name)


def value_text(name: str, value: str, framework: Framework) -> str:
    """Return a value as people write it: amounts in pounds, dates with the month in words, categories by name."""
    if not value:
        return "\u2013"
    if name.endswith(".category"):
        return next((each.name for each in framework.categories if each.id == value), value)
    if name.endswith(".files"):
        return f"{counted(len(value.split()), 'file')} ({value})"
    if name.endswith((".estimated", ".actual")) and value.lstrip("-").isdigit():
        return format_pounds(int(value))
    try:
        return write_date(date.fromisoformat(value))
    except ValueError:
        return value


def score_words(level: int | None, framework: Framework) -> str:
    """Return a level with its label, or that there is none."""
    if level is None:
        return "Not scored"
    return next((f"{each.value}  {each.label}" for each in framework.scale if each.value == level), str(level))


def rating_words(framework: Framework, levels: Mapping[str, int | None]) -> str:
    """Return the rating that levels make: "Good, 71%", or how far it is from one."""
    known = {statement.id for statement in framework.statements}
    values = {level.value for level in framework.scale}
    outcome = rate(framework, {name: level for name, level in levels.items() if name in known and level in values})
    if isinstance(outcome, Incomplete):
        return f"not rated ({len(known) - len(outcome.missing)} of {len(known)} scored)"
    return f"{outcome.band.label}, {outcome.percent}%"
