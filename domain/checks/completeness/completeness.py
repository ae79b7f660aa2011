"""Find what an assessment still lacks: scores, text, evidence, dates, and words that stand for what is to come.

What a final report may not lack, the export's gate finds in the report as it is printed; here it is said in
writing. Comments and suggestions are no part of an assessment's values and are left to the procedure's rules.
"""

from __future__ import annotations

from collections.abc import Iterator

from domain.assessment import PassageKind, Section, SectionKind
from domain.checks.completeness.not_there import not_there
from domain.checks.finding import Family, Finding, Severity
from domain.checks.headings import empty_headings
from domain.checks.subjects import DocumentSubject, SectionSubject
from domain.evidence.coverage import SentenceState
from domain.frameworks.framework import EvidenceRuleKind, Framework


def check_completeness(subject: SectionSubject) -> Iterator[Finding]:
    """Yield what a section lacks.

    Codes: "score-missing", "findings-missing", "narrative-missing" (each keeps a report from being published),
    "heading-without-text", "not-there". What the financial facts lack is told of the whole document.
    A score that is hidden from somebody who scores blind is not said to be missing.
    """
    section = subject.section
    if section.kind is SectionKind.FACTS:
        return
    if section.kind is SectionKind.STATEMENT and section.score.level is None and not section.score.is_hidden:
        yield _whole("score-missing", Severity.MUST, section)
    if not _is_written(section):
        code = "findings-missing" if section.kind is SectionKind.STATEMENT else "narrative-missing"
        yield _whole(code, Severity.MUST, section)
    yield from _headings(section)
    yield from not_there(section)


def check_cited(document: DocumentSubject, framework: Framework) -> Iterator[Finding]:
    """Yield the statements that are written and cite nothing, as "evidence-missing".

    Where a rule of the framework asks for a category in every statement, that says as much of a statement of one
    sentence, and of an assessment for which no evidence was taken in.
    """
    is_ruled = any(rule.kind is EvidenceRuleKind.CATEGORY_IN_EVERY_STATEMENT for rule in framework.evidence.rules)
    if is_ruled and not document.items:
        return
    for subject in document.sections:
        section = subject.section
        is_bare = section.kind is SectionKind.STATEMENT and not subject.is_cited_in and _is_written(section)
        if is_bare and (not is_ruled or _is_told_at_length(subject)):
            yield _whole("evidence-missing", Severity.SHOULD, section)


def check_dates(document: DocumentSubject) -> Iterator[Finding]:
    """Yield the dates that an assessment lacks: "window-missing", "window-reversed", "visit-missing".

    They belong to no section.
    """
    assessment = document.document.assessment
    if assessment.window_from is None or assessment.window_to is None:
        yield Finding("window-missing", Family.COMPLETENESS, Severity.SHOULD, "")
    elif assessment.window_from > assessment.window_to:
        yield Finding("window-reversed", Family.COMPLETENESS, Severity.SHOULD, "")
    if assessment.visit_from is None or assessment.visit_to is None:
        yield Finding("visit-missing", Family.COMPLETENESS, Severity.MAY, "")


def _headings(section: Section) -> Iterator[Finding]:
    for passage in empty_headings(section.passages):
        place = (section.id, passage.id, 0, len(passage.text), passage.text)
        yield Finding("heading-without-text", Family.COMPLETENESS, Severity.SHOULD, *place)


def _is_written(section: Section) -> bool:
    return any(passage.text.strip() and passage.kind is not PassageKind.HEADING for passage in section.passages)


def _is_told_at_length(subject: SectionSubject) -> bool:
    """Return whether several sentences of a section need evidence and have none."""
    states = [sentence.state for passage in subject.passages for sentence in passage.sentences]
    return states.count(SentenceState.NOT_EVIDENCED) > 1


def _whole(code: str, severity: Severity, section: Section) -> Finding:
    return Finding(code, Family.COMPLETENESS, severity, section.id)
