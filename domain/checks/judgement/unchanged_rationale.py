"""Hold the rationale of a score that was changed against the one that the former score had."""

from __future__ import annotations

from collections.abc import Iterator

from domain.assessment import SectionKind
from domain.checks.finding import Family, Finding, Severity
from domain.checks.subjects import SectionSubject
from domain.review.former_levels import is_same_rationale


def check_unchanged_rationale(subject: SectionSubject) -> Iterator[Finding]:
    """Yield where a score was changed and its rationale is still, but for spaces, the one given for the former score.

    Code: "rationale-unchanged". Source: what the assessment itself keeps of its scores.
    """
    section, score = subject.section, subject.section.score
    if section.kind is not SectionKind.STATEMENT or score.is_hidden or score.level is None or score.at is None:
        return
    if score.changed_from in (None, score.level) or not score.rationale.strip():
        return
    if is_same_rationale(score.rationale, score.changed_rationale):
        data = (
            ("before", str(score.changed_from)),
            ("score", str(score.level)),
            ("date", score.at.date().isoformat()),
        )
        yield Finding("rationale-unchanged", Family.JUDGEMENT, Severity.SHOULD, section.id, data=data)
