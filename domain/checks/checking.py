"""What checks go by, what they give, and the checks of an assessment at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from domain.assessment import Document
from domain.checks.figures.figure_words import FigureWords
from domain.checks.finding import Finding
from domain.checks.judgement.judgement_words import JudgementWords
from domain.checks.lexicon import Lexicon
from domain.checks.other_assessments import OtherAssessment
from domain.checks.privacy.privacy_words import PrivacyWords
from domain.checks.repetition.authority_words import AuthorityWords
from domain.checks.spelling.speller import Speller
from domain.checks.standing import Standing, Waived
from domain.checks.style.style import StyleWords
from domain.checks.typing.typing_faults import TypingWords
from domain.checks.word_rules import WordRule
from domain.evidence.coverage import Coverage
from domain.evidence.evidence import Pseudonym
from domain.evidence.language import EvidenceLanguage
from domain.frameworks.framework import Framework


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """The words that checks go by.

    Without a speller, spelling is not checked. `own_terms` are those of an organisation, which come before `style`.
    Findings of the codes `off` are never given.
    """

    evidence: EvidenceLanguage
    privacy: PrivacyWords
    figures: FigureWords
    judgement: JudgementWords
    typing: TypingWords = field(default_factory=TypingWords)
    lexicon: Lexicon = field(default_factory=Lexicon)
    style: StyleWords = field(default_factory=StyleWords)
    speller: Speller | None = None
    own_terms: tuple[WordRule, ...] = ()
    authorities: AuthorityWords = field(default_factory=AuthorityWords)
    off: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking an assessment gave: its coverage, and the findings in report order.

    `findings` are those that stand; `waived` those that somebody lets stand for a reason. `too_slow` names the checks
    that were given up because they took too long, `failed` those that broke on a text, each with where and how, in
    words for a log; the findings of all of these are missing.
    """

    coverage: Coverage
    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...] = ()
    too_slow: tuple[str, ...] = ()
    failed: tuple[tuple[str, str], ...] = ()


def check_document(
    framework: Framework,
    document: Document,
    style: HouseStyle,
    pseudonyms: Iterable[Pseudonym] = (),
    standing: Standing = Standing(),  # noqa: B008 - a frozen value
    others: Iterable[OtherAssessment] = (),
) -> Checked:
    """Check an assessment once, as an engine does that has seen nothing before: see `domain.checks.engine`."""
    from domain.checks.engine import CheckEngine  # the engine is made of the values above

    return CheckEngine(framework, style).check(document, pseudonyms, standing, others)
