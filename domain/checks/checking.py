"""All checks of an assessment at once, in the order in which their findings are shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from domain.assessment import Document
from domain.checks.attribution import check_attribution
from domain.checks.completeness import check_completeness
from domain.checks.evidence import check_citations, check_coverage, check_rules
from domain.checks.figure_words import FigureWords
from domain.checks.figures import check_figures
from domain.checks.finding import Finding
from domain.checks.judgement import check_judgement
from domain.checks.judgement_words import JudgementWords
from domain.checks.privacy import PrivacyWords, check_privacy
from domain.checks.quotes import check_quotes
from domain.checks.repetition import check_repetition
from domain.checks.spelling import Speller, check_spelling, names_of
from domain.checks.standing import Standing, Waived, sort_out
from domain.checks.style import StyleWords, check_style
from domain.checks.typing_faults import TypingWords, check_typing
from domain.evidence.coverage import Coverage, coverage_of
from domain.evidence.evidence import Pseudonym
from domain.evidence.language import EvidenceLanguage
from domain.frameworks.framework import Framework


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """The words that checks go by; without a speller, spelling is not checked."""

    evidence: EvidenceLanguage
    privacy: PrivacyWords
    figures: FigureWords
    judgement: JudgementWords
    typing: TypingWords = field(default_factory=TypingWords)
    style: StyleWords = field(default_factory=StyleWords)
    speller: Speller | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking an assessment gave: its coverage, and the findings in report order.

    `findings` are those that stand; `waived` those that somebody lets stand for a reason.
    """

    coverage: Coverage
    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...] = ()


def check_document(
    framework: Framework,
    document: Document,
    style: HouseStyle,
    pseudonyms: tuple[Pseudonym, ...] = (),
    standing: Standing = Standing(),  # noqa: B008 - a frozen value
) -> Checked:
    """Check an assessment: coverage, the framework's evidence rules, and every family of faults in its words.

    Findings that `standing` waives are kept apart, those of rules that it switches off are left out.
    """
    coverage = coverage_of(document, style.evidence)
    found = list(_findings(framework, document, coverage, style, pseudonyms))
    place = {section.id: number for number, section in enumerate(document.sections)}
    order = {passage.id: number for section in document.sections for number, passage in enumerate(section.passages)}
    found.sort(key=lambda each: (place.get(each.section_id, -1), order.get(each.passage_id, -1), each.start, each.end))
    return Checked(coverage, *sort_out(found, standing))


def _findings(
    framework: Framework,
    document: Document,
    coverage: Coverage,
    style: HouseStyle,
    pseudonyms: tuple[Pseudonym, ...],
) -> Iterator[Finding]:
    items = {item.id: item for item in document.items}
    sections = {section.id: section for section in document.sections}
    yield from check_rules(framework, document)
    yield from check_coverage(coverage)
    yield from check_citations(document)
    for covered in coverage.sections:
        section = sections[covered.section_id]
        yield from check_attribution(covered, items, framework.evidence, style.evidence)
        yield from check_quotes(section, covered, document.excerpts, style.evidence)
        yield from check_privacy(section, style.privacy, pseudonyms)
    if style.speller is not None:
        yield from check_spelling(document, style.speller, names_of(framework, document))
    yield from check_figures(framework, document, style.figures)
    yield from check_judgement(framework, document, style.judgement)
    yield from check_completeness(framework, document, style.judgement)
    for section in document.sections:
        yield from check_typing(section, style.typing)
    yield from check_repetition(framework, document)
    yield from check_style(document.sections, style.style)
