"""Asks the checks of one family, or a few, without the others."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from domain.assessment import Document
from domain.checks.checking import HouseStyle
from domain.checks.engine import CheckEngine
from domain.checks.figures.figure_words import FigureWords
from domain.checks.finding import Family, Finding
from domain.checks.judgement.judgement_words import JudgementWords
from domain.checks.privacy.privacy_words import PrivacyWords
from domain.checks.registry import CHECKS
from domain.evidence.language import EvidenceLanguage
from domain.frameworks.framework import Framework

_ENGINES: dict[object, tuple[CheckEngine, object]] = {}
"""By the identity of what they were made of, which is kept beside them so that no other thing gets it."""


def a_style(**words: Any) -> HouseStyle:
    """Return a house style of these words, and none where none are given."""
    return replace(HouseStyle(EvidenceLanguage(), PrivacyWords(), FigureWords(), JudgementWords()), **words)


def found_by(framework: Framework, document: Document, *families: Family, **words: Any) -> list[Finding]:
    """Return what the checks of these families find, in report order, by a house style of these words.

    One engine is made for the same words and asked again: what it has seen before does not change its answers, which
    the tests of the engine show.
    """
    key = (id(framework), families, tuple((name, id(value)) for name, value in sorted(words.items())))
    if key not in _ENGINES:
        checks = [check for check in CHECKS if check.family in families]
        engine = CheckEngine(framework, a_style(**words), checks)
        _ENGINES[key] = (engine, (framework, words))
    checked = _ENGINES[key][0].check(document)
    assert checked.failed == ()
    if checked.too_slow:
        del _ENGINES[key]  # it would leave these checks out from now on
    return list(checked.findings)
