"""Hold the evidence of each statement against the framework's rules, and each citation against what it names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from operator import is_

from domain.assessment import Assessment, Citation, Document, EvidenceItem, Section, SectionKind, Stance
from domain.checks.finding import Family, Finding, Severity
from domain.checks.subjects import DocumentSubject, PassageSubject, SectionSubject
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
    contradicting = _contradicting(document.excerpts)
    citations: dict[str, list[Citation]] = defaultdict(list)
    for citation in document.citations:
        citations[citation.section_id].append(citation)
    for section in document.sections:
        yield from _rules(framework, section, citations[section.id], items, contradicting)


class RulesCheck:
    """Yields what `check_rules` does; it remembers what it found in sections while the evidence stays the same."""

    def __init__(self, framework: Framework) -> None:
        self._framework = framework
        self._contradicting: Mapping[str, Sequence[Excerpt]] = {}
        self._kept = _KeptBySection()

    def __call__(self, subject: DocumentSubject) -> Iterator[Finding]:
        """Yield where the framework's evidence rules are broken."""
        if not self._kept.are_of(subject.items, subject.excerpts):
            self._contradicting = _contradicting(subject.excerpts.values())
        yield from self._kept.found_in(subject.sections, lambda section: self._of_section(section, subject.items))

    def _of_section(self, section: SectionSubject, items: Mapping[str, EvidenceItem]) -> Iterator[Finding]:
        return _rules(self._framework, section.section, section.citations, items, self._contradicting)


class CitationsCheck:
    """Yields citations that cannot be relied on as they stand.

    Codes: "citation-detached", "outside-window", "not-disclosed", "version-superseded"; each has the item's reference.
    It remembers what it found in sections while evidence and assessment stay the same.
    """

    def __init__(self) -> None:
        self._kept = _KeptBySection()

    def __call__(self, subject: DocumentSubject) -> Iterator[Finding]:
        """Yield the citations that cannot be relied on."""
        self._kept.are_of(subject.items, subject.excerpts, subject.document.assessment)
        yield from self._kept.found_in(subject.sections, lambda section: _citations(section, subject))


class _KeptBySection:
    """What was found in sections, for as long as the same values stand around them."""

    def __init__(self) -> None:
        self._around: tuple[object, ...] = ()
        self._found: dict[SectionSubject, tuple[Finding, ...]] = {}

    def are_of(self, *around: object) -> bool:
        """Return whether the values around are the same objects as before; for others all is forgotten."""
        is_same = len(around) == len(self._around) and all(map(is_, around, self._around))
        if not is_same:
            self._around, self._found = around, {}
        return is_same

    def found_in(
        self, sections: Iterable[SectionSubject], find: Callable[[SectionSubject], Iterable[Finding]]
    ) -> Iterator[Finding]:
        """Yield what is found in sections, asking only for those that are not known."""
        known = self._found
        self._found = {each: known[each] if each in known else tuple(find(each)) for each in sections}
        return chain.from_iterable(self._found.values())


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
    section: Section,
    citations: Iterable[Citation],
    items: Mapping[str, EvidenceItem],
    contradicting: Mapping[str, Sequence[Excerpt]],
) -> Iterator[Finding]:
    if section.kind is SectionKind.STATEMENT and (section.passages or section.score.level is not None):
        cited = _cited(citations)
        against = [each for each in contradicting.get(section.part_id, ()) if each.item_id in items]
        for rule in framework.evidence.rules:
            yield from _broken(framework, rule, section, cited, against, items)


def _citations(section: SectionSubject, subject: DocumentSubject) -> Iterator[Finding]:
    assessment = subject.document.assessment
    for citation in section.citations:
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


def _cited(citations: Iterable[Citation]) -> _Cited:
    found = _Cited()
    for citation in citations:
        if not citation.is_detached:
            if citation.stance is Stance.SUPPORTS:
                found.supporting.add(citation.item_id)
            elif citation.stance is Stance.CONTRADICTS:
                found.contradicting.add((citation.item_id, citation.excerpt_id))
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
