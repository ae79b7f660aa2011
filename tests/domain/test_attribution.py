"""What the findings say of their sources is held against the evidence that is cited."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from checks_alone import found_by

from domain.assessment import Assessment, Citation, Document, EvidenceItem, Passage, PassageKind, Section, SectionKind
from domain.checks.attribution.attribution import ClaimReader, claims_in
from domain.checks.finding import Family, Finding
from domain.evidence.language import EvidenceLanguage, parse_language
from domain.frameworks.file import parse_framework
from domain.frameworks.framework import EvidenceRules, Framework
from domain.text.anchors import make_anchor

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@pytest.fixture(scope="module")
def language() -> EvidenceLanguage:
    return parse_language(json.loads((RESOURCES / "style" / "evidence.json").read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def framework() -> Framework:
    path = RESOURCES / "frameworks" / "cqc-la-2025.json"
    return parse_framework(json.loads(path.read_text(encoding="utf-8")), path.name)


@pytest.mark.parametrize(
    ("sentence", "words", "category", "least"),
    [
        ("Staff told us they felt listened to.", "Staff told us", "staff", 2),
        ("Some people told us they waited.", "Some people told us", "people", 2),
        ("Several unpaid carers said nobody called.", "Several unpaid carers said", "people", 3),
        ("Partners in the police told us it worked.", "Partners in the police told us", "partners", 2),
        ("When people moved, staff told us it took weeks.", "staff told us", "staff", 2),
        ("The director of adult social services reported a plan.", None, "staff", 1),
        ("National data for 2023/24 showed 49% were reviewed.", None, "processes", 1),
        ("People who had been reviewed by this team told us so.", None, "people", 2),
        ("One of the social workers told us so.", "One of the social workers told us", "staff", 1),
    ],
)
def test_a_source_is_recognised_with_what_it_must_rest_on(
    framework: Framework, language: EvidenceLanguage, sentence: str, words: str | None, category: str, least: int
) -> None:
    (claim,) = claims_in(sentence, ClaimReader(framework.evidence, language))
    assert claim.source.categories[0] == category
    assert claim.least == least
    assert sentence[claim.start : claim.end] == claim.words
    assert words is None or claim.words == words


@pytest.mark.parametrize(
    "sentence",
    [
        "The waiting list had fallen.",
        "Leaders had agreed both changes.",
        "Members listened when we reported it.",
        "Carers were able to spend time doing things they valued.",
    ],
)
def test_other_sentences_claim_no_source(framework: Framework, language: EvidenceLanguage, sentence: str) -> None:
    assert claims_in(sentence, ClaimReader(framework.evidence, language)) == ()


def test_two_sources_in_a_sentence_are_two_claims(framework: Framework, language: EvidenceLanguage) -> None:
    text = "Some people told us nobody called, and some unpaid carers told us they had reached crisis point."
    found = claims_in(text, ClaimReader(framework.evidence, language))
    assert [claim.words for claim in found] == ["Some people told us", "some unpaid carers told us"]


def codes(
    framework: Framework,
    language: EvidenceLanguage,
    text: str,
    *items: EvidenceItem,
    rules: EvidenceRules | None = None,
) -> list[str]:
    asked = framework if rules is None else replace(framework, evidence=rules)
    return [found.code for found in findings(asked, language, text, *items)]


def findings(framework: Framework, language: EvidenceLanguage, text: str, *items: EvidenceItem) -> list[Finding]:
    anchor = make_anchor("p", text, 0, len(text))
    citations = tuple(Citation(item.id, "s", anchor, item.id, item.reference) for item in items)
    section = Section("s", SectionKind.STATEMENT, "x", (Passage("p", PassageKind.PARAGRAPH, text),))
    made = Document(Assessment("a", "Aldermere", framework.id), (section,), citations, items)
    return found_by(framework, made, Family.ATTRIBUTION, evidence=language)


def item(category: str, heard: int | None = 5, name: str = "E-001") -> EvidenceItem:
    return EvidenceItem(name, name, "Item", category=category, people_heard=heard)


@pytest.mark.parametrize(
    ("text", "items", "found"),
    [
        ("Partners told us it worked.", [item("staff")], ["source-not-cited"]),
        ("Partners told us it worked.", [item("staff"), item("partners", name="E-002")], []),
        ("Some people told us they waited.", [item("people", 1)], ["too-few-heard"]),
        ("Some people told us they waited.", [item("people", 1), item("people", 1, "E-002")], []),
        ("Some people told us they waited.", [item("people", None)], ["heard-not-recorded"]),
        ("A social worker told us so.", [item("staff", 1)], []),
        ("We were told it worked.", [item("staff")], ["source-not-named"]),
        ("We were told by staff it worked.", [item("staff")], []),
        ("Staff told us it worked.", [], []),
        ("164 of 186 people said it worked.", [item("people", 1)], []),
        ("Staff and people told us it worked.", [item("people")], []),
    ],
)
def test_claims_are_held_against_what_is_cited(
    framework: Framework, language: EvidenceLanguage, text: str, items: list[EvidenceItem], found: list[str]
) -> None:
    assert codes(framework, language, text, *items) == found


def test_a_framework_without_sources_still_asks_who_told(framework: Framework, language: EvidenceLanguage) -> None:
    found = codes(framework, language, "We were told staff said so.", item("staff"), rules=EvidenceRules())
    assert found == ["source-not-named"]


def test_a_finding_stands_on_the_words_that_name_the_source(framework: Framework, language: EvidenceLanguage) -> None:
    text = "It was new. Partners told us it worked."
    (found,) = findings(framework, language, text, item("staff"))
    assert text[found.start : found.end] == found.text == "Partners told us"
    assert dict(found.data) == {"cited": "staff", "wanted": "partners"}
