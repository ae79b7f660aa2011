"""Hold the evidence of each statement against the framework's rules, and each citation against what it names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from domain.assessment import Assessment, Citation, Document, EvidenceItem, Section, SectionKind, Stance
from domain.checks.finding import Family, Finding, Severity
from domain.checks.subjects import DocumentSubject, PassageSubject
from domain.evidence.coverage import SentenceState
from domain.evidence.evidence import Excerpt
from domain.evidence.triangulation import is_outside_window
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
    yield from _rules(framework, document, items, _contradicting(document.excerpts))


class RulesCheck:
    """Yields what `check_rules` does; it remembers which excerpts contradict."""

    def __init__(self, framework: Framework) -> None:
        self._framework = framework
        self._excerpts: tuple[Excerpt, ...] = ()
        self._contradicting: Mapping[str, Sequence[Excerpt]] = {}

    def __call__(self, subject: DocumentSubject) -> Iterator[Finding]:
        """Yield where the framework's evidence rules are broken."""
        if subject.document.excerpts is not self._excerpts:
            self._excerpts = subject.document.excerpts
            self._contradicting = _contradicting(self._excerpts)
        yield from _rules(self._framework, subject.document, subject.items, self._contradicting)


def _contradicting(excerpts: Iterable[Excerpt]) -> Mapping[str, Sequence[Excerpt]]:
    """Return the excerpts that speak against a statement, by its id."""
    found: dict[str, list[Excerpt]] = defaultdict(list)
    for excerpt in excerpts:
        if excerpt.stance is Stance.CONTRADICTS:
            for part_id in excerpt.part_ids:
                found[part_id].append(excerpt)
    return found


def _rules(
    framework: Framework,
    document: Document,
    items: Mapping[str, EvidenceItem],
    contradicting: Mapping[str, Sequence[Excerpt]],
) -> Iterator[Finding]:
    cited = _cited(document)
    for section in document.sections:
        if section.kind is SectionKind.STATEMENT and (section.passages or section.score.level is not None):
            against = [each for each in contradicting.get(section.part_id, ()) if each.item_id in items]
            for rule in framework.evidence.rules:
                yield from _broken(framework, rule, section, cited[section.id], against, items)


def check_citations(subject: DocumentSubject) -> Iterator[Finding]:
    """Yield citations that cannot be relied on as they stand.

    Codes: "citation-detached", "outside-window", "not-disclosed", "version-superseded"; each has the item's reference.
    """
    assessment = subject.document.assessment
    for citation in subject.document.citations:
        item = subject.items.get(citation.item_id)
        if item is None:
            continue
        if citation.is_detached:
            yield _of_citation("citation-detached", Severity.MUST, citation)
            continue
        if is_outside_window(item, assessment):
            yield _of_citation("outside-window", Severity.SHOULD, citation, date=_day(item), **_window(assessment))
        if not item.disclosed:
            yield _of_citation("not-disclosed", Severity.MAY, citation)
        if len(item.files) > 1 and is_superseded(item, subject.excerpts.get(citation.excerpt_id)):
            yield _of_citation("version-superseded", Severity.SHOULD, citation)


def is_superseded(item: EvidenceItem, excerpt: Excerpt | None) -> bool:
    """Return whether an excerpt stands in a version of a file that a newer one has taken the place of."""
    if excerpt is None:
        return False
    return any(file.sha256 == excerpt.sha256 and file.superseded_by for file in item.files)


@dataclass(slots=True)
class _Cited:
    """The evidence that a section's text cites: items that support it, and item and excerpt of what contradicts."""

    supporting: set[str] = field(default_factory=set)
    contradicting: set[tuple[str, str]] = field(default_factory=set)


def _cited(document: Document) -> Mapping[str, _Cited]:
    found: dict[str, _Cited] = defaultdict(_Cited)
    for citation in document.citations:
        if not citation.is_detached:
            if citation.stance is Stance.SUPPORTS:
                found[citation.section_id].supporting.add(citation.item_id)
            elif citation.stance is Stance.CONTRADICTS:
                found[citation.section_id].contradicting.add((citation.item_id, citation.excerpt_id))
    return found


def _broken(
    framework: Framework,
    rule: EvidenceRule,
    section: Section,
    cited: _Cited,
    contradicting: Sequence[Excerpt],
    items: Mapping[str, EvidenceItem],
) -> Iterator[Finding]:
    categories = {items[each].category for each in cited.supporting if each in items} - {""}
    if rule.kind is EvidenceRuleKind.CATEGORY_IN_EVERY_STATEMENT and rule.category not in categories:
        name = framework.category(rule.category).name
        yield _of_rule("category-missing", Severity.MUST, rule, section, category=name)
    elif rule.kind is EvidenceRuleKind.MORE_THAN_ONE_CATEGORY and len(categories) == 1:
        name = framework.category(categories.pop()).name
        yield _of_rule("single-category", Severity.SHOULD, rule, section, category=name)
    elif rule.kind is EvidenceRuleKind.CONTRADICTION_ANSWERED:
        for each in contradicting:
            is_cited = (each.item_id, each.id) in cited.contradicting
            if not is_cited and not _names(section.score.rationale, items[each.item_id].reference):
                yield _of_rule("contradiction-unanswered", Severity.SHOULD, rule, section, evidence=each.name)


def _names(rationale: str, reference: str) -> bool:
    """Return whether a rationale names a piece of evidence."""
    return reference in rationale and re.search(rf"(?<!\w){re.escape(reference)}(?!\d)", rationale) is not None


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
