"""Hold the evidence of each statement against the framework's rules, and each citation against what it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from domain.assessment import Assessment, Citation, Document, EvidenceItem, Section, SectionKind, Stance
from domain.checks.finding import Family, Finding, Severity
from domain.checks.subjects import PassageSubject
from domain.evidence.coverage import SentenceState
from domain.evidence.evidence import Excerpt
from domain.evidence.triangulation import Bearing, bearings_of, is_outside_window
from domain.frameworks.framework import EvidenceRule, EvidenceRuleKind, Framework


def check_coverage(subject: PassageSubject) -> Iterator[Finding]:
    """Yield each sentence of a passage that needs evidence and has none, as "sentence-not-evidenced"."""
    for each in subject.sentences:
        if each.state is SentenceState.NOT_EVIDENCED:
            place = (each.section_id, each.passage_id, each.start, each.end, each.text)
            yield Finding("sentence-not-evidenced", Family.EVIDENCE, Severity.SHOULD, *place)


def check_rules(framework: Framework, document: Document) -> Iterator[Finding]:
    """Yield where the framework's evidence rules are broken, for every statement that has text or a level.

    Codes: "category-missing", "single-category", "contradiction-unanswered".
    """
    items = {item.id: item for item in document.items}
    excerpts = {excerpt.id: excerpt for excerpt in document.excerpts}
    bearings = bearings_of(document)
    for section in document.sections:
        if section.kind is SectionKind.STATEMENT and (section.passages or section.score.level is not None):
            for rule in framework.evidence.rules:
                yield from _broken(framework, rule, section, bearings[section.part_id], items, excerpts)


def check_citations(document: Document) -> Iterator[Finding]:
    """Yield citations that cannot be relied on as they stand.

    Codes: "citation-detached", "outside-window", "not-disclosed", "version-superseded"; each has the item's reference.
    """
    items = {item.id: item for item in document.items}
    excerpts = {excerpt.id: excerpt for excerpt in document.excerpts}
    for citation in document.citations:
        item = items.get(citation.item_id)
        if item is None:
            continue
        if citation.is_detached:
            yield _of_citation("citation-detached", Severity.MUST, citation)
            continue
        if is_outside_window(item, document.assessment):
            yield _of_citation(
                "outside-window", Severity.SHOULD, citation, date=_day(item), **_window(document.assessment)
            )
        if not item.disclosed:
            yield _of_citation("not-disclosed", Severity.MAY, citation)
        if is_superseded(item, excerpts.get(citation.excerpt_id)):
            yield _of_citation("version-superseded", Severity.SHOULD, citation)


def is_superseded(item: EvidenceItem, excerpt: Excerpt | None) -> bool:
    """Return whether an excerpt stands in a version of a file that a newer one has taken the place of."""
    if excerpt is None:
        return False
    return any(file.sha256 == excerpt.sha256 and file.superseded_by for file in item.files)


def _broken(
    framework: Framework,
    rule: EvidenceRule,
    section: Section,
    bearings: list[Bearing],
    items: Mapping[str, EvidenceItem],
    excerpts: Mapping[str, Excerpt],
) -> Iterator[Finding]:
    supporting = [each for each in bearings if each.stance is Stance.SUPPORTS and each.is_in_text]
    categories = {items[each.item_id].category for each in supporting if each.item_id in items} - {""}
    if rule.kind is EvidenceRuleKind.CATEGORY_IN_EVERY_STATEMENT and rule.category not in categories:
        name = framework.category(rule.category).name
        yield _of_rule("category-missing", Severity.MUST, rule, section, category=name)
    elif rule.kind is EvidenceRuleKind.MORE_THAN_ONE_CATEGORY and len(categories) == 1:
        name = framework.category(categories.pop()).name
        yield _of_rule("single-category", Severity.SHOULD, rule, section, category=name)
    elif rule.kind is EvidenceRuleKind.CONTRADICTION_ANSWERED:
        for name in _unanswered(section, bearings, items, excerpts):
            yield _of_rule("contradiction-unanswered", Severity.SHOULD, rule, section, evidence=name)


def _unanswered(
    section: Section, bearings: list[Bearing], items: Mapping[str, EvidenceItem], excerpts: Mapping[str, Excerpt]
) -> Iterator[str]:
    """Yield the names of contradicting evidence that neither the text cites nor the rationale names."""
    for each in bearings:
        if each.stance is not Stance.CONTRADICTS or each.is_in_text or each.item_id not in items:
            continue
        reference = items[each.item_id].reference
        if not re.search(rf"(?<!\w){re.escape(reference)}(?!\d)", section.score.rationale):
            yield excerpts[each.excerpt_id].name if each.excerpt_id in excerpts else reference


def _of_rule(code: str, severity: Severity, rule: EvidenceRule, section: Section, **data: str) -> Finding:
    return Finding(code, Family.EVIDENCE, severity, section.id, data=(("rule", rule.sentence), *data.items()))


def _of_citation(code: str, severity: Severity, citation: Citation, **data: str) -> Finding:
    anchor = citation.anchor
    return Finding(
        code,
        Family.EVIDENCE,
        severity,
        citation.section_id,
        anchor.passage_id,
        anchor.start,
        anchor.end,
        anchor.exact,
        (("reference", citation.reference), ("citation", citation.id), *data.items()),
    )


def _day(item: EvidenceItem) -> str:
    return item.event_date.isoformat() if item.event_date else ""


def _window(assessment: Assessment) -> dict[str, str]:
    days = {"from": assessment.window_from, "to": assessment.window_to}
    return {f"window_{name}": day.isoformat() if day else "" for name, day in days.items()}
