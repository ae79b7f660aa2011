"""The rows of the outline, and the line about the rating, from an assessment's sections."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from domain.frameworks.framework import Framework, PartKind
from domain.frameworks.procedure import Scope
from domain.rating.rating import Incomplete, Rating, rate
from domain.review.procedure import stage_at, way
from ui.messages import counted, section_stage_words
from ui.shell.outline_rows import OutlineRow

if TYPE_CHECKING:
    from store.values import SectionSummary

OVERVIEW = "overview"
MATRIX = "matrix"
FIND = "find"
WORK = "work"
VERSIONS = "versions"
MODERATION = "moderation"
PUBLICATION = "publication"
OWN_RULES = "own_rules"


def outline_rows(framework: Framework, sections: Sequence[SectionSummary]) -> list[OutlineRow]:
    """Return the pages of the whole, the narrative parts, the themes and their statements, in report order."""
    by_part = {section.part_id: section for section in sections}
    pages = (
        (OVERVIEW, "Overview"),
        (MATRIX, "Evidence matrix"),
        (VERSIONS, "Versions"),
        (MODERATION, "Moderation"),
        (PUBLICATION, "Publication"),
    )
    rows = [OutlineRow(*page) for page in pages]
    for part in framework.outline:
        if part.kind in (PartKind.NARRATIVE, PartKind.FACTS) and part.id in by_part:
            section = by_part[part.id]
            stage, icon = section_stage_words(framework, section.stage), _stage_icon(framework, section)
            progress = _progress(section)
            rows.append(OutlineRow(section.id, part.heading, progress=progress, described=stage, stage_icon=icon))
        elif part.kind is PartKind.STATEMENTS:
            rows += _theme_rows(framework, by_part)
    return rows


def rating_words(framework: Framework, sections: Sequence[SectionSummary]) -> tuple[str, str]:
    """Return how the rating stands: ("Requires improvement", "62% · 22 / 36 · 1 to Good"), or what is still missing.

    It is hidden from whoever scores a statement blind: it would tell the score.
    """
    hidden = sum(section.is_score_hidden for section in sections)
    if hidden:
        return "Rating hidden", f"you score {counted(hidden, 'statement')} blind"
    outcome = rating_of(framework, sections)
    if isinstance(outcome, Incomplete):
        scored = len(framework.statements) - len(outcome.missing)
        return "Not rated yet", f"{scored} of {len(framework.statements)} scored"
    nearest = [each for each in outcome.distances if each.points is not None and each.points > 0]
    ahead = f" · {nearest[0].points} to {nearest[0].band.label}" if nearest else ""
    return outcome.band.label, f"{outcome.percent}% · {outcome.total} / {outcome.maximum}{ahead}"


def rating_of(framework: Framework, sections: Sequence[SectionSummary]) -> Rating | Incomplete:
    """Return the rating that the levels of these sections make."""
    known = {statement.id for statement in framework.statements}
    return rate(framework, {section.part_id: section.level for section in sections if section.part_id in known})


def _theme_rows(framework: Framework, by_part: dict[str, SectionSummary]) -> list[OutlineRow]:
    values = sorted(level.value for level in framework.scale)
    rows: list[OutlineRow] = []
    for theme in framework.themes:
        rows.append(OutlineRow(f"theme:{theme.id}", theme.name, kind="group"))
        for statement in theme.statements:
            section = by_part.get(statement.id)
            if section is None:
                continue
            level = section.level
            rows.append(
                OutlineRow(
                    section.id,
                    statement.name,
                    depth=1,
                    trailing="" if level is None else str(level),
                    progress=_progress(section),
                    level=None if level is None else (values.index(level), len(values)),
                    described=_described(framework, section),
                    stage_icon=_stage_icon(framework, section),
                )
            )
    return rows


def _described(framework: Framework, section: SectionSummary) -> str:
    score = "not scored" if section.level is None else framework.score_line(section.level)
    if section.is_score_hidden:
        score = "score hidden while you score it"
    parts = (
        section_stage_words(framework, section.stage),
        score,
        f"{section.words} words",
        f"{section.citations} citations",
    )
    return "; ".join(part for part in parts if part)


def _stage_icon(framework: Framework, section: SectionSummary) -> str:
    """Return the icon of where a section stands: none at the beginning, others on the way, at its end and beside it."""
    procedure = framework.procedure
    stage = stage_at(procedure, Scope.SECTION, section.stage)
    if stage == procedure.first_stage:
        return ""
    ids = [each.id for each in way(procedure, Scope.SECTION, procedure.first_stage)]
    if stage not in ids:
        return "reply"
    return "safe" if stage == ids[-1] else "send"


def _progress(section: SectionSummary) -> float:
    """Return how far a section is: text and evidence, and for a statement its score and the reason for it."""
    if section.kind == "facts":
        return section.facts
    steps = [section.words > 0, section.citations > 0]
    if section.kind == "statement":
        steps += [] if section.is_score_hidden else [section.level is not None, section.has_rationale]
    return sum(steps) / len(steps)
