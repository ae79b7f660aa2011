"""How evidence spreads over statements and categories, and which rules on it are broken."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from builders import made_up_framework
from checks_alone import found_by

from domain.assessment import (
    Assessment,
    Citation,
    Document,
    EvidenceFile,
    EvidenceItem,
    Passage,
    PassageKind,
    Score,
    Section,
    SectionKind,
    Stance,
)
from domain.checks.evidence.evidence import check_rules
from domain.checks.finding import Family, Finding
from domain.evidence.evidence import Excerpt
from domain.evidence.triangulation import is_outside_window, matrix_of
from domain.frameworks.framework import EvidenceRule, EvidenceRuleKind, EvidenceRules, Framework
from domain.text.anchors import make_anchor

TEXT = "Visitors were greeted and staff knew the shelves."
RULES = EvidenceRules(
    (
        EvidenceRule("visitors", EvidenceRuleKind.CATEGORY_IN_EVERY_STATEMENT, "Ask visitors.", "visitors"),
        EvidenceRule("several", EvidenceRuleKind.MORE_THAN_ONE_CATEGORY, "Never one alone."),
        EvidenceRule("answered", EvidenceRuleKind.CONTRADICTION_ANSWERED, "Answer what contradicts."),
    )
)
VISITOR = EvidenceItem("v", "E-001", "Visitors", category="visitors", people_heard=6, disclosed=True)
STAFF = EvidenceItem("s", "E-002", "Staff", category="staff", people_heard=None, disclosed=True)
AGAINST = Excerpt("x", "s", "E-002", 1, "Nobody is greeted.", stance=Stance.CONTRADICTS, part_ids=("welcome",))


@pytest.fixture
def framework() -> Framework:
    return replace(made_up_framework(), evidence=RULES)


def section(part_id: str, rationale: str = "") -> Section:
    passage = Passage(f"{part_id}-p", PassageKind.PARAGRAPH, TEXT)
    return Section(part_id, SectionKind.STATEMENT, part_id, (passage,), Score(3, rationale))


def cited(
    item: EvidenceItem, part_id: str = "welcome", excerpt: str = "", stance: Stance = Stance.SUPPORTS
) -> Citation:
    anchor = make_anchor(f"{part_id}-p", TEXT, 0, 8)
    return Citation(f"{item.id}-{part_id}-{excerpt}", part_id, anchor, item.id, item.reference, excerpt, stance)


def document(
    *citations: Citation,
    items: tuple[EvidenceItem, ...] = (VISITOR, STAFF),
    excerpts: tuple[Excerpt, ...] = (),
    rationale: str = "",
) -> Document:
    assessment = Assessment("a", "Test", "made-up", window_from=date(2024, 1, 1), window_to=date(2024, 12, 31))
    sections = (section("welcome", rationale), section("collection"))
    return Document(assessment, sections, citations, items, excerpts)


def broken(framework: Framework, found: Document, part_id: str = "welcome") -> list[Finding]:
    return [each for each in check_rules(framework, found) if each.section_id == part_id]


def test_a_cell_holds_the_items_of_its_category_and_whom_they_heard(framework: Framework) -> None:
    matrix = matrix_of(framework, document(cited(VISITOR), cited(STAFF)))
    assert matrix.category_ids == ("visitors", "staff", "records")
    visitors, staff, records = matrix.rows[0].cells
    assert (visitors.item_ids, visitors.heard, visitors.is_heard_known, visitors.supporting) == (("v",), 6, True, 1)
    assert (staff.item_ids, staff.heard, staff.is_heard_known) == (("s",), 0, False)
    assert records.item_ids == ()


def test_an_item_cited_twice_is_heard_once(framework: Framework) -> None:
    excerpts = (Excerpt("y", "v", "E-001", 1, "Hello."), Excerpt("z", "v", "E-001", 2, "Welcome."))
    found = document(cited(VISITOR, excerpt="y"), cited(VISITOR, excerpt="z"), excerpts=excerpts)
    cell = matrix_of(framework, found).rows[0].cells[0]
    assert (cell.item_ids, cell.heard, cell.supporting) == (("v",), 6, 2)


def test_an_excerpt_bears_on_a_statement_before_it_is_cited(framework: Framework) -> None:
    row = matrix_of(framework, document(excerpts=(AGAINST,))).rows[0]
    assert (row.cells[1].item_ids, row.cells[1].contradicting) == (("s",), 1)


def test_an_item_that_carries_several_statements_is_listed(framework: Framework) -> None:
    matrix = matrix_of(framework, document(cited(VISITOR), cited(VISITOR, "collection"), cited(STAFF)))
    assert [(each.item_id, each.part_ids) for each in matrix.shared] == [("v", ("welcome", "collection"))]


@pytest.mark.parametrize(
    ("citations", "codes"),
    [
        ([cited(VISITOR), cited(STAFF)], []),
        ([cited(STAFF)], ["category-missing", "single-category"]),
        ([cited(VISITOR)], ["single-category"]),
        ([], ["category-missing"]),
        ([cited(VISITOR, stance=Stance.CONTEXT), cited(STAFF)], ["category-missing", "single-category"]),
    ],
)
def test_rules_of_the_framework_are_held(framework: Framework, citations: list[Citation], codes: list[str]) -> None:
    assert [each.code for each in broken(framework, document(*citations))] == codes


def test_a_statement_without_text_and_level_breaks_no_rule(framework: Framework) -> None:
    empty = Section("welcome", SectionKind.STATEMENT, "welcome")
    assert list(check_rules(framework, replace(document(), sections=(empty,)))) == []


@pytest.mark.parametrize(
    ("citations", "rationale", "is_answered"),
    [
        ((), "", False),
        ((), "E-002 was weighed and is one voice.", True),
        ((), "E-0021 was weighed.", False),
        ((cited(STAFF, excerpt="x", stance=Stance.CONTRADICTS),), "", True),
        ((cited(STAFF, excerpt="x"),), "", False),
    ],
)
def test_contradicting_evidence_is_acknowledged_or_answered(
    framework: Framework, citations: tuple[Citation, ...], rationale: str, is_answered: bool
) -> None:
    found = document(cited(VISITOR), cited(STAFF), *citations, excerpts=(AGAINST,), rationale=rationale)
    unanswered = [dict(each.data)["evidence"] for each in broken(framework, found)]
    assert unanswered == ([] if is_answered else ["E-002/1"])


@pytest.mark.parametrize(
    ("day", "is_outside"),
    [(date(2023, 12, 31), True), (date(2024, 1, 1), False), (date(2025, 1, 1), True), (None, False)],
)
def test_evidence_outside_the_window_is_known_by_its_day(day: date | None, is_outside: bool) -> None:
    assert is_outside_window(replace(VISITOR, event_date=day), document().assessment) is is_outside


def test_a_window_may_be_open() -> None:
    open_window = Assessment("a", "Test", "made-up")
    assert not is_outside_window(replace(VISITOR, event_date=date(1999, 1, 1)), open_window)


def of_citations(made: Document) -> list[Finding]:
    found = found_by(made_up_framework(), made, Family.EVIDENCE)
    return [each for each in found if "citation" in dict(each.data)]


@pytest.mark.parametrize(
    ("item", "citation", "codes"),
    [
        (VISITOR, cited(VISITOR), []),
        (replace(VISITOR, disclosed=False), cited(VISITOR), ["not-disclosed"]),
        (replace(VISITOR, event_date=date(2020, 1, 1)), cited(VISITOR), ["outside-window"]),
        (VISITOR, replace(cited(VISITOR), is_detached=True), ["citation-detached"]),
        (VISITOR, replace(cited(VISITOR), item_id="gone"), []),
    ],
)
def test_a_citation_that_cannot_be_relied_on_is_found(item: EvidenceItem, citation: Citation, codes: list[str]) -> None:
    assert [each.code for each in of_citations(document(citation, items=(item,)))] == codes


def test_a_citation_of_an_older_version_is_marked() -> None:
    files = (EvidenceFile("1", "plan.pdf", "old", 9, superseded_by="2"), EvidenceFile("2", "plan 2.pdf", "new", 9))
    item = replace(VISITOR, files=files)
    excerpts = (Excerpt("o", "v", "E-001", 1, "Old.", "old"), Excerpt("n", "v", "E-001", 2, "New.", "new"))
    found = document(cited(item, excerpt="o"), cited(item, excerpt="n"), items=(item,), excerpts=excerpts)
    (only,) = of_citations(found)
    assert (only.code, dict(only.data)["citation"]) == ("version-superseded", cited(item, excerpt="o").id)
