"""Feelings of a group, parts and some that nobody tells are advice within a paragraph, and right where it opens."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from checked import ROOT, document, statement, the_framework, unmarked
from checks_alone import found_by

from domain.assessment import SectionKind
from domain.checks.finding import Family, Finding, Severity
from domain.evidence.language import parse_language

LANGUAGE = parse_language(json.loads((ROOT / "resources" / "style" / "evidence.json").read_text(encoding="utf-8")))


def found_in(*texts: str, kind: SectionKind = SectionKind.STATEMENT) -> list[Finding]:
    section = replace(statement("needs", *texts), kind=kind)
    return found_by(the_framework(), document(section), Family.ATTRIBUTION, evidence=LANGUAGE)


HINTS = [
    ("feeling-untold", "The rota was new. ⟦Drivers were frustrated⟧ with the pace of payment."),
    ("feeling-untold", "Staff told us that reviews were on time. ⟦Parents dreaded⟧ the move at 18."),
    ("feeling-untold", "Meals were hot. The agency ⟦had disappointed families⟧."),
    ("feeling-untold", "The terms were new. ⟦Agencies lived in fear⟧ of losing their contracts."),
    ("feeling-untold", "Systems were slow. The restructure had ⟦left people bruised⟧."),
    ("feeling-untold", "A worker had been appointed. Traveller ⟦families saw little point⟧ in asking for help."),
    ("feeling-untold", "Homes had signed a pledge. ⟦Residents worried⟧ that it would be forgotten."),
    ("vague-quantity", "Goals were agreed. ⟦Some of the⟧ equipment had stood unused."),
    ("vague-quantity", "The audit was yearly. ⟦A good deal of the⟧ paperwork was missing."),
    ("vague-quantity", "The forum met monthly. ⟦Most left⟧ feeling heard."),
]


@pytest.mark.parametrize(("code", "marked"), HINTS)
def test_what_nobody_tells_within_a_paragraph_is_advice(code: str, marked: str) -> None:
    text, start, end = unmarked(marked)
    (only,) = [each for each in found_in(text) if each.severity is Severity.MAY]
    assert (only.code, only.start, only.end) == (code, start, end)


@pytest.mark.parametrize(("code", "marked"), HINTS)
def test_a_summary_may_tell_it_so(code: str, marked: str) -> None:
    text, *_ = unmarked(marked)
    assert [each for each in found_in(text, kind=SectionKind.NARRATIVE) if each.severity is Severity.MAY] == []


@pytest.mark.parametrize(
    "text",
    [
        "Drivers were frustrated with the pace. The rota was new.",
        "Drivers told us that the rota was new. Drivers were frustrated with the pace.",
        "The rota was new. Drivers were frustrated with it. Two drivers told us that they had left.",
        "The survey was yearly. It showed that carers felt ignored.",
        "The form was long. According to advocates, families were bewildered by it.",
        "The form was long. In the survey 40% of families were confused by it.",
        "The terms were three years. Agencies had signed them, and managers said that agencies were pleased.",
        "The audit read 20 files. Some had no plan.",
        "The register was new. Most of its entries were from 2024.",
        "The plan was costed. Staff were trained in it.",
    ],
)
def test_what_is_told_or_counted_is_left_alone(text: str) -> None:
    assert [each for each in found_in(text) if each.code == "feeling-untold" or each.severity is Severity.MAY] == []
