"""All checks: what each of them looks at, which findings it can give, and where its rules come from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from domain.checks.attribution.attribution import ClaimReader, check_attribution
from domain.checks.attribution.view_words import ViewReader
from domain.checks.attribution.views import check_views
from domain.checks.completeness.completeness import check_cited, check_completeness, check_dates
from domain.checks.completeness.facts import check_facts
from domain.checks.completeness.placeholders import PlaceholderReader, check_placeholders
from domain.checks.evidence.evidence import CitationsCheck, RulesCheck, check_coverage
from domain.checks.evidence.quotes import check_quotes
from domain.checks.figures.figure_words import reader_of
from domain.checks.figures.figures import check_figures, figures_across_check
from domain.checks.finding import Family, Finding, Severity
from domain.checks.judgement.judgement import judgement_check, level_words_check
from domain.checks.judgement.judgement_words import judgement_reader
from domain.checks.judgement.summaries import SummariesCheck
from domain.checks.judgement.unchanged_rationale import check_unchanged_rationale
from domain.checks.judgement.written_ratings import RatingsCheck
from domain.checks.made_once import made_once
from domain.checks.privacy.privacy import LikelyNamesCheck, PrivacyReader, check_privacy
from domain.checks.repetition.other_authorities import OtherAuthoritiesCheck
from domain.checks.repetition.repetition import RepetitionCheck, check_headings, check_labels, score_labels
from domain.checks.repetition.said_again import check_said_again
from domain.checks.repetition.standing_elsewhere import StandsElsewhereCheck
from domain.checks.spelling.spelling import SpellingCheck
from domain.checks.style.acronyms import AcronymsCheck
from domain.checks.style.sentence_lengths import sentence_lengths_check
from domain.checks.style.small_numbers import check_small_numbers
from domain.checks.style.style import StyleBook, check_style
from domain.checks.together import Together
from domain.checks.typing.typing_faults import TypingBook, check_typing
from domain.frameworks.framework import Framework

if TYPE_CHECKING:
    from domain.checks.checking import HouseStyle

Run = Callable[[Any], Iterable[Finding]]
"""What looks at one subject of its check's scope."""


class Scope(StrEnum):
    """What a check looks at at a time: a `PassageSubject`, a `SectionSubject` or a `DocumentSubject`."""

    PASSAGE = "passage"
    SECTION = "section"
    DOCUMENT = "document"


class RuleSource(StrEnum):
    """Where a rule comes from."""

    FRAMEWORK = "framework"
    CARE_ACT = "care-act"
    GOV_UK = "gov-uk"
    HOUSE_STYLE = "house-style"
    ORGANISATION = "organisation"
    PUBLISHED_FAULTS = "published-faults"
    ENGLISH = "english"
    DICTIONARY = "dictionary"
    ARITHMETIC = "arithmetic"
    CONFIDENTIALITY = "confidentiality"
    ASSESSMENT = "assessment"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Rule:
    """The rule behind a code of findings; a finding of one that may not be waived has to be mended.

    `gravest` is how much its findings weigh at most: some that are less sure, or less grave, weigh less.
    """

    code: str
    source: RuleSource
    gravest: Severity
    may_be_waived: bool = True


@dataclass(frozen=True, slots=True)
class Check:
    """A check by its name. `begin` makes it ready for a framework and a house style, None where these have no words.

    What it returns is kept by the engine and asked for one subject after another; it may remember what it has seen.
    """

    name: str
    family: Family
    scope: Scope
    rules: tuple[Rule, ...]
    begin: Callable[[Framework, HouseStyle], Run | None]

    @property
    def codes(self) -> frozenset[str]:
        """The codes of the findings that it can give."""
        return frozenset(rule.code for rule in self.rules)


_MUST = (
    *("quote-forbidden", "label-repeated", "paragraph-repeated", "other-authority", "placeholder"),
    *("e-mail-address", "telephone-number", "nhs-number", "postcode", "date-of-birth", "insurance-number"),
    *("record-number", "home-address", "known-name"),
    *("percentage-wrong", "part-exceeds-whole", "change-wrong", "change-contradicted", "comparison-contradicted"),
    *("parts-do-not-add", "date-impossible", "period-reversed", "difference-wrong", "difference-contradicted"),
    *("facts-contradicted", "score-contradicted", "rating-contradicted", "percentage-of-rating-contradicted"),
    *("citation-detached", "category-missing", "framework-repeated"),
)
_MAY = (
    *("not-disclosed", "visit-missing", "other-language", "figure-may-differ", "told-apart"),
    *("likely-name", "said-otherwise", "feeling-untold"),
    *("passive", "long-sentence", "long-sentences", "report-in-present"),
)
_GRAVEST = {**dict.fromkeys(_MUST, Severity.MUST), **dict.fromkeys(_MAY, Severity.MAY)}


def _rules(source: RuleSource, *codes: str) -> tuple[Rule, ...]:
    return tuple(Rule(code, source, _GRAVEST.get(code, Severity.SHOULD)) for code in codes)


def _needed(*codes: str) -> tuple[Rule, ...]:
    """Return rules on what no report can be published without: nobody can waive a score that is missing."""
    return tuple(Rule(code, RuleSource.FRAMEWORK, Severity.MUST, may_be_waived=False) for code in codes)


_typing_book, _style_book = made_once(TypingBook), made_once(StyleBook)
_claim_reader, _view_reader = made_once(ClaimReader), made_once(ViewReader)
_privacy_reader, _placeholder_reader = made_once(PrivacyReader), made_once(PlaceholderReader)
_FRAMEWORK, _HOUSE, _ENGLISH = RuleSource.FRAMEWORK, RuleSource.HOUSE_STYLE, RuleSource.ENGLISH
_SUMS, _PUBLISHED, _EVIDENCE = RuleSource.ARITHMETIC, RuleSource.PUBLISHED_FAULTS, RuleSource.EVIDENCE
_PRIVATE, _OWN_FACTS = RuleSource.CONFIDENTIALITY, RuleSource.ASSESSMENT

CHECKS: tuple[Check, ...] = (
    Check(
        "coverage",
        Family.EVIDENCE,
        Scope.PASSAGE,
        _rules(_FRAMEWORK, "sentence-not-evidenced"),
        lambda framework, style: check_coverage,
    ),
    Check(
        "attribution",
        Family.ATTRIBUTION,
        Scope.PASSAGE,
        _rules(_EVIDENCE, "source-not-cited", "too-few-heard", "heard-not-recorded"),
        lambda framework, style: partial(check_attribution, reader=_claim_reader(framework.evidence, style.evidence)),
    ),
    Check(
        "views",
        Family.ATTRIBUTION,
        Scope.PASSAGE,
        _rules(_HOUSE, "view-without-source", "vague-quantity", "source-not-named", "feeling-untold"),
        lambda framework, style: partial(check_views, reader=_view_reader(framework.evidence, style.evidence)),
    ),
    Check(
        "quotes",
        Family.QUOTES,
        Scope.PASSAGE,
        _rules(_EVIDENCE, "quote-altered", "quote-not-found", "quote-forbidden"),
        lambda framework, style: partial(check_quotes, language=style.evidence),
    ),
    Check(
        "privacy",
        Family.PRIVACY,
        Scope.PASSAGE,
        _rules(_PRIVATE, "e-mail-address", "telephone-number", "nhs-number", "postcode", "date-of-birth")
        + _rules(_PRIVATE, "insurance-number", "record-number", "home-address", "identifying", "online-name")
        + _rules(_PRIVATE, "known-name", "person-name", "told-apart"),
        lambda framework, style: partial(check_privacy, reader=_privacy_reader(style.privacy, style.lexicon)),
    ),
    Check(
        "figures",
        Family.FIGURES,
        Scope.PASSAGE,
        _rules(_SUMS, "percentage-wrong", "percentage-impossible", "part-exceeds-whole", "change-wrong")
        + _rules(_SUMS, "change-contradicted", "multiple-wrong", "comparison-contradicted", "similarity-contradicted")
        + _rules(_SUMS, "portion-contradicted", "points-not-per-cent", "parts-do-not-add", "shares-exceed-whole")
        + _rules(_SUMS, "date-impossible", "weekday-wrong", "period-reversed", "range-reversed")
        + _rules(_SUMS, "difference-wrong", "difference-contradicted", "average-wrong", "each-wrong")
        + _rules(_SUMS, "duration-wrong", "list-miscounted", "rate-wrong")
        + _rules(_HOUSE, "average-without-values", "figure-unsourced", "figure-undated", "figure-not-attributed")
        + _rules(_HOUSE, "figure-adrift"),
        lambda framework, style: Together(partial(check_figures, reader=reader_of(style.figures))),
    ),
    Check(
        "level words",
        Family.JUDGEMENT,
        Scope.PASSAGE,
        _rules(_FRAMEWORK, "level-words", "tone-against-score") + _rules(_PUBLISHED, "score-contradicted"),
        lambda framework, style: level_words_check(framework, judgement_reader(style.judgement)),
    ),
    Check(
        "placeholders",
        Family.COMPLETENESS,
        Scope.PASSAGE,
        _rules(_PUBLISHED, "placeholder", "note-left"),
        lambda framework, style: partial(
            check_placeholders, reader=_placeholder_reader(style.judgement, style.lexicon)
        ),
    ),
    Check(
        "typing",
        Family.TYPING,
        Scope.PASSAGE,
        _rules(_ENGLISH, "doubled-word", "look-alike", "broken-verbs", "wrong-article", "double-space")
        + _rules(_ENGLISH, "space-before", "space-missing", "broken-hyphen", "double-mark", "wrong-mark", "unbalanced")
        + _rules(_ENGLISH, "no-end", "no-capital", "apostrophe", "capitals-slipped", "stop-missing", "wrong-number")
        + _rules(_ENGLISH, "no-reading")
        + _rules(_PUBLISHED, "stray-markup"),
        lambda framework, style: Together(partial(check_typing, book=_typing_book(style.typing, style.lexicon))),
    ),
    Check(
        "style",
        Family.STYLE,
        Scope.PASSAGE,
        _rules(_HOUSE, "term", "person-first", "year-form", "present-tense", "number-form")
        + _rules(_HOUSE, "report-in-present")
        + _rules(RuleSource.GOV_UK, "jargon", "passive", "date-form", "per-cent-form", "time-form")
        + _rules(RuleSource.GOV_UK, "contraction", "short-form", "sign-form", "first-person", "link-form")
        + _rules(RuleSource.GOV_UK, "heading-form")
        + _rules(RuleSource.CARE_ACT, "section-form", "act-form")
        + _rules(RuleSource.ORGANISATION, "own-term"),
        lambda framework, style: Together(
            partial(check_style, book=_style_book(style.style, style.own_terms, style.lexicon))
        ),
    ),
    Check(
        "labels",
        Family.REPETITION,
        Scope.PASSAGE,
        _rules(_PUBLISHED, "label-repeated"),
        lambda framework, style: partial(check_labels, labels=score_labels(framework)),
    ),
    Check(
        "said again",
        Family.REPETITION,
        Scope.PASSAGE,
        _rules(_PUBLISHED, "said-again"),
        lambda framework, style: check_said_again,
    ),
    Check(
        "headings",
        Family.REPETITION,
        Scope.SECTION,
        _rules(_PUBLISHED, "heading-repeated"),
        lambda framework, style: check_headings,
    ),
    Check(
        "sentence lengths",
        Family.STYLE,
        Scope.SECTION,
        _rules(RuleSource.GOV_UK, "long-sentence", "long-sentences"),
        lambda framework, style: sentence_lengths_check(style.style.longest_sentence),
    ),
    Check(
        "judgement",
        Family.JUDGEMENT,
        Scope.SECTION,
        _rules(_FRAMEWORK, "balance-against-score", "rationale-missing", "rationale-apart")
        + _rules(_FRAMEWORK, "rationale-too-short", "rationale-of-other-level", "topic-without-text")
        + _rules(_OWN_FACTS, "rationale-contradicted"),
        lambda framework, style: judgement_check(framework, judgement_reader(style.judgement)),
    ),
    Check(
        "unchanged rationale",
        Family.JUDGEMENT,
        Scope.SECTION,
        _rules(_OWN_FACTS, "rationale-unchanged"),
        lambda framework, style: check_unchanged_rationale,
    ),
    Check(
        "completeness",
        Family.COMPLETENESS,
        Scope.SECTION,
        _needed("score-missing", "findings-missing", "narrative-missing")
        + _rules(_PUBLISHED, "heading-without-text", "not-there"),
        lambda framework, style: check_completeness,
    ),
    Check(
        "cited evidence",
        Family.COMPLETENESS,
        Scope.DOCUMENT,
        _rules(_FRAMEWORK, "evidence-missing"),
        lambda framework, style: partial(check_cited, framework=framework),
    ),
    Check(
        "financial facts",
        Family.COMPLETENESS,
        Scope.DOCUMENT,
        _needed("facts-missing") + _rules(_FRAMEWORK, "fact-amount-missing", "facts-period-missing"),
        lambda framework, style: partial(check_facts, framework=framework),
    ),
    Check(
        "dates of the assessment",
        Family.COMPLETENESS,
        Scope.DOCUMENT,
        _rules(_FRAMEWORK, "window-missing", "window-reversed", "visit-missing"),
        lambda framework, style: check_dates,
    ),
    Check(
        "rules on evidence",
        Family.EVIDENCE,
        Scope.DOCUMENT,
        _rules(_FRAMEWORK, "category-missing", "single-category", "contradiction-unanswered"),
        lambda framework, style: RulesCheck(framework),
    ),
    Check(
        "citations",
        Family.EVIDENCE,
        Scope.DOCUMENT,
        _rules(_EVIDENCE, "citation-detached", "not-disclosed", "version-superseded")
        + _rules(_FRAMEWORK, "outside-window"),
        lambda framework, style: CitationsCheck(),
    ),
    Check(
        "spelling",
        Family.SPELLING,
        Scope.DOCUMENT,
        _rules(RuleSource.DICTIONARY, "word-not-known", "american-form", "other-language"),
        lambda framework, style: None if style.speller is None else SpellingCheck(style.speller, framework),
    ),
    Check(
        "figures across the report",
        Family.FIGURES,
        Scope.DOCUMENT,
        _rules(_PUBLISHED, "figure-differs", "figure-may-differ")
        + _rules(_SUMS, "share-of-spending-wrong", "difference-of-spending-wrong")
        + _rules(_OWN_FACTS, "facts-contradicted", "facts-part-larger"),
        lambda framework, style: figures_across_check(framework, reader_of(style.figures)),
    ),
    Check(
        "written ratings",
        Family.JUDGEMENT,
        Scope.DOCUMENT,
        _rules(_PUBLISHED, "rating-contradicted", "percentage-of-rating-contradicted"),
        lambda framework, style: RatingsCheck(framework, judgement_reader(style.judgement)),
    ),
    Check(
        "summaries",
        Family.JUDGEMENT,
        Scope.DOCUMENT,
        _rules(_HOUSE, "summary-unsupported", "summary-of-all")
        + _rules(_FRAMEWORK, "summary-of-other-level", "summary-against-scores", "scores-miscounted")
        + _rules(_OWN_FACTS, "summary-contradicted"),
        lambda framework, style: SummariesCheck(framework, judgement_reader(style.judgement)),
    ),
    Check(
        "repetition",
        Family.REPETITION,
        Scope.DOCUMENT,
        _rules(_PUBLISHED, "paragraph-repeated", "sentence-repeated", "framework-repeated", "said-otherwise"),
        lambda framework, style: RepetitionCheck(framework),
    ),
    Check(
        "standing elsewhere",
        Family.REPETITION,
        Scope.DOCUMENT,
        _rules(_PUBLISHED, "stands-elsewhere"),
        lambda framework, style: StandsElsewhereCheck(framework),
    ),
    Check(
        "other authorities",
        Family.REPETITION,
        Scope.DOCUMENT,
        _rules(_PUBLISHED, "other-authority"),
        lambda framework, style: OtherAuthoritiesCheck(style.authorities),
    ),
    Check(
        "likely names",
        Family.PRIVACY,
        Scope.DOCUMENT,
        _rules(_PRIVATE, "likely-name"),
        lambda framework, style: LikelyNamesCheck(_privacy_reader(style.privacy, style.lexicon)),
    ),
    Check(
        "acronyms",
        Family.STYLE,
        Scope.DOCUMENT,
        _rules(RuleSource.GOV_UK, "acronym-not-defined", "acronym-before-defined", "acronym-defined-twice")
        + _rules(RuleSource.GOV_UK, "acronym-not-used", "name-after-acronym"),
        lambda framework, style: AcronymsCheck(style.style.known_acronyms),
    ),
    Check(
        "small numbers",
        Family.STYLE,
        Scope.DOCUMENT,
        _rules(_HOUSE, "number-mixed"),
        lambda framework, style: check_small_numbers,
    ),
)

RULES: Mapping[str, Rule] = MappingProxyType({rule.code: rule for check in CHECKS for rule in check.rules})
"""The rule behind each code of findings."""
