"""Another assessment beside this one: which parts are the same, and in which direction a score went."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from domain.frameworks.framework import Framework
from domain.review.comparison import ReportChange, compare_reports
from domain.review.snapshot import ReportSnapshot


class Direction(StrEnum):
    """Where a score went; unknown where one is missing or the two were given on different scales."""

    IMPROVED = "improved"
    SAME = "same"
    LOWER = "lower"
    UNKNOWN = "unknown"


def direction_of(before: int | None, after: int | None, *, is_one_scale: bool = True) -> Direction:
    """Return where a level went."""
    if before is None or after is None or not is_one_scale:
        return Direction.UNKNOWN
    if before == after:
        return Direction.SAME
    return Direction.IMPROVED if after > before else Direction.LOWER


def has_one_scale(then: Framework, now: Framework) -> bool:
    """Whether levels under both frameworks mean the same: their scales have the same values with the same words."""
    return then.scale == now.scale


def counterparts(then: Framework, now: Framework) -> Mapping[str, str]:
    """Return, by the ids of statements and outline parts of another framework, what they are called in this one.

    The same id is the same part; else a statement is found by its name and the aliases of either framework, and an
    outline part by its heading.
    """
    known = {statement.id for statement in now.statements} | {part.id for part in now.outline}
    names = {
        name.casefold(): statement.id for statement in now.statements for name in (*statement.aliases, statement.name)
    }
    headings = {part.heading.casefold(): part.id for part in now.outline}
    found = {
        statement.id: next((names[name.casefold()] for name in called if name.casefold() in names), "")
        for statement in then.statements
        for called in [(statement.name, *statement.aliases)]
    }
    found |= {part.id: headings.get(part.heading.casefold(), "") for part in then.outline if part.heading}
    found |= {part_id: part_id for part_id in found if part_id in known}
    return {part_id: partner for part_id, partner in found.items() if partner}


def in_terms_of(report: ReportSnapshot, partners: Mapping[str, str]) -> ReportSnapshot:
    """Return another assessment's report with its parts called as `partners` say; parts without one are left out."""
    sections = (section for section in report.sections if section.part_id in partners)
    return replace(report, sections=tuple(replace(section, part_id=partners[section.part_id]) for section in sections))


def compare_assessments(then: ReportSnapshot, now: ReportSnapshot) -> ReportChange:
    """Return what is different in this assessment from another one, called as `in_terms_of` does.

    Every assessment has its own evidence, so citations say nothing here and are left out, and so are details.
    """
    reports = (
        replace(report, sections=tuple(replace(each, citations=(), items=()) for each in report.sections))
        for report in (then, now)
    )
    return replace(compare_reports(*reports), values=())
