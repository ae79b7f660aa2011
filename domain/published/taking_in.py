"""Compare a published report with the assessment that takes it in: is it of the same authority, are its scores used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from domain.frameworks.framework import Framework, ScoringMethod
from domain.published.phrases import normal
from domain.published.published_report import PublishedReport
from domain.text.blocks import Notice


def compared_with(
    report: PublishedReport, framework: Framework, authority: str, levels: Mapping[str, int | None]
) -> PublishedReport:
    """Return the report with notices of what differs in an assessment of `authority` that has `levels` by part id.

    The notices, behind those there are: "other-authority" (printed, authority); for a score that is not taken in, with
    the part's name and the printed score, "score-kept" (level: what it has already) and "score-by-category".
    """
    return replace(report, notices=(*report.notices, *_differences(report, framework, authority, levels)))


def _differences(
    report: PublishedReport, framework: Framework, authority: str, levels: Mapping[str, int | None]
) -> Iterator[Notice]:
    if report.authority and not _may_be_same(report.authority, authority):
        yield Notice("other-authority", (("printed", report.authority), ("authority", authority)))
    for part in report.parts:
        level = levels.get(part.part_id)
        if part.score is None or part.score == level:
            continue
        about = (("name", framework.statement(part.part_id).name), ("score", str(part.score)))
        if framework.method.scoring is ScoringMethod.CATEGORIES:
            yield Notice("score-by-category", about)
        elif level is not None:
            yield Notice("score-kept", (*about, ("level", str(level))))


def _may_be_same(first: str, second: str) -> bool:
    """Say whether one name has all words of the other: "Marwell" may be the "London Borough of Marwell"."""
    words, others = set(normal(first).split()), set(normal(second).split())
    return words <= others or others <= words
