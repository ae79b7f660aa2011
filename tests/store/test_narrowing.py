"""What is found can be narrowed, and says which evidence it belongs to."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from builders import ANN, NOON, Desk, a_desk, let_go, made_once

from domain.assessment import Stance
from domain.evidence.evidence import BlockKind, FileBlock, FileText, Locator, ReadingStatus
from store.actions.citations import change_citation
from store.actions.evidence import add_item
from store.actions.excerpts import add_excerpt
from store.actions.intake import take_in
from store.actions.texts import keep_texts
from store.queries.evidence import load_items
from store.queries.search import search
from store.search.finding import Hit
from store.values import ExcerptDetails, FileToAttach, ItemDetails, Narrowing

PART, OTHER = "safeguarding", "learning"


@pytest.fixture
def found_of(tmp_path: Path) -> Iterator[Desk]:
    made = a_desk(tmp_path / "workspace")
    yield made
    let_go(made.workspace)


@pytest.fixture
def full(found_of: Desk) -> Desk:
    """Two items that hold "transport", a file that does, an excerpt that contradicts, and two passages."""
    made_once(found_of, _fill)
    return found_of


def _fill(desk: Desk) -> None:
    for title, category, day, by in (
        ("Transport survey", "people", date(2024, 11, 5), "Carers' centre"),
        ("Transport audit", "processes", date(2025, 2, 1), "Audit team"),
    ):
        details = ItemDetails(title, category=category, event_date=day, given_by=by, notes="Transport was late.")
        add_item(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, details=details)
    survey, audit = load_items(desk.workspace, desk.assessment_id)
    add_excerpt(
        desk.workspace,
        ANN,
        NOON,
        assessment_id=desk.assessment_id,
        item_id=survey.id,
        text="Transport was late.",
        place=Locator(0, 0, 19),
        details=ExcerptDetails(stance=Stance.CONTRADICTS, part_ids=(OTHER,)),
    )
    (passage_id,) = desk.write(PART, "Transport was on time.")
    desk.write(OTHER, "Transport is planned.")
    desk.cite(PART, passage_id, "on time", audit.id)


WAYS = ("few texts match", "few are wanted", "many match and are wanted")


def go(monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    """Make the search go the way that it goes with other numbers of texts."""
    if way != WAYS[0]:
        monkeypatch.setattr("store.search.finding._FIRST_RANKED", 1)
    if way == WAYS[2]:
        monkeypatch.setattr("store.search.narrowing._FEW_ROWS", 0)


def names(desk: Desk, narrowing: Narrowing) -> set[str]:
    section = {desk.section_id(PART): PART, desk.section_id(OTHER): OTHER}
    hits = search(desk.workspace, "transport", desk.assessment_id, narrowing=narrowing)
    return {hit.excerpt or hit.reference or section[hit.section_id] for hit in hits}


def test_nothing_is_narrowed_by_default(full: Desk) -> None:
    assert names(full, Narrowing()) == {"E-001", "E-001/1", "E-002", PART, OTHER}


@pytest.mark.parametrize(
    ("narrowing", "expected"),
    [
        (Narrowing(category="people"), {"E-001", "E-001/1"}),
        (Narrowing(category="processes"), {"E-002", PART}),
        (Narrowing(category=""), set()),
        (Narrowing(day_from=date(2025, 1, 1)), {"E-002", PART}),
        (Narrowing(day_to=date(2024, 12, 31)), {"E-001", "E-001/1"}),
        (Narrowing(day_from=date(2024, 11, 5), day_to=date(2024, 11, 5)), {"E-001", "E-001/1"}),
        (Narrowing(person="CARERS"), {"E-001", "E-001/1"}),
        (Narrowing(person="%"), set()),
        (Narrowing(is_uncited=True), {"E-001", "E-001/1", OTHER}),
        (Narrowing(is_contradicting=True), {"E-001", "E-001/1"}),
        (Narrowing(is_uncited=True, category="processes"), set()),
    ],
)
@pytest.mark.parametrize("way", WAYS)
def test_hits_are_narrowed_whether_few_or_many_are_wanted(
    full: Desk, narrowing: Narrowing, expected: set[str], way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    go(monkeypatch, way)
    assert names(full, narrowing) == expected


def test_hits_are_narrowed_to_a_statement_by_what_is_cited_or_bears_on_it(full: Desk) -> None:
    assert names(full, Narrowing(section_id=full.section_id(PART), part_id=PART)) == {"E-002", PART}
    assert names(full, Narrowing(section_id=full.section_id(OTHER), part_id=OTHER)) == {"E-001", "E-001/1", OTHER}


def test_a_citation_that_contradicts_counts_for_its_passage_and_item(full: Desk) -> None:
    from store.queries.text import load_citations

    (citation,) = load_citations(full.workspace, full.section_id(PART))
    change_citation(
        full.workspace,
        ANN,
        NOON,
        assessment_id=full.assessment_id,
        citation_id=citation.id,
        stance=Stance.CONTRADICTS,
    )
    assert names(full, Narrowing(is_contradicting=True)) == {"E-001", "E-001/1", "E-002", PART}


def test_narrowing_looks_beyond_the_best_hits(found_of: Desk) -> None:
    add = [ItemDetails(f"Transport transport transport {number}", category="staff") for number in range(260)]
    for details in (*add, ItemDetails("The one about transport and much besides", category="people")):
        add_item(found_of.workspace, ANN, NOON, assessment_id=found_of.assessment_id, details=details)
    kept = search(found_of.workspace, "transport", None, limit=5, narrowing=Narrowing(category="people"))
    assert [hit.title for hit in kept] == ["The one about transport and much besides"]
    assert len(search(found_of.workspace, "transport", None, limit=5, narrowing=Narrowing(category="staff"))) == 5


@pytest.mark.parametrize("way", WAYS)
def test_the_blocks_of_a_wanted_file_are_found_and_those_of_another_are_not(
    found_of: Desk, tmp_path: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    go(monkeypatch, way)
    for name, category in (("minutes", "people"), ("audit", "staff")):
        path = tmp_path / f"{name}.txt"
        path.write_text(name, encoding="utf-8")
        sources = [FileToAttach(path, ItemDetails(name, category=category))]
        sha256 = hashlib.sha256(name.encode()).hexdigest()
        text = FileText(ReadingStatus.READ, tuple(FileBlock(BlockKind.PARAGRAPH, f"Buses {n}.") for n in range(12)))
        take_in(found_of.workspace, ANN, NOON, assessment_id=found_of.assessment_id, sources=sources)
        keep_texts(found_of.workspace, ANN, NOON, assessment_id=found_of.assessment_id, texts={sha256: text})
    hits = search(found_of.workspace, "buses", found_of.assessment_id, narrowing=Narrowing(category="people"))
    assert {(hit.file, hit.block) for hit in hits} == {("minutes.txt", block) for block in range(1, 13)}


def test_a_hit_in_a_file_names_the_item_the_file_the_block_and_the_page(found_of: Desk, tmp_path: Path) -> None:
    source = tmp_path / "minutes.txt"
    source.write_text("Carers spoke.", encoding="utf-8")
    details = ItemDetails("Minutes", category="people")
    take_in(
        found_of.workspace,
        ANN,
        NOON,
        assessment_id=found_of.assessment_id,
        sources=[FileToAttach(source, details)],
    )
    (item,) = load_items(found_of.workspace, found_of.assessment_id)
    blocks = (FileBlock(BlockKind.HEADING, "Agenda", 1), FileBlock(BlockKind.PARAGRAPH, "Buses were late.", 2))
    text = FileText(ReadingStatus.READ, blocks, 2)
    texts = {item.files[0].sha256: text}
    keep_texts(found_of.workspace, ANN, NOON, assessment_id=found_of.assessment_id, texts=texts)
    (hit,) = search(found_of.workspace, "buses", found_of.assessment_id, narrowing=Narrowing(category="people"))
    assert (hit.owner_kind, hit.item_id, hit.reference, hit.title) == ("file_text", item.id, "E-001", "Minutes")
    assert (hit.file, hit.file_id, hit.block, hit.page) == ("minutes.txt", item.files[0].id, 2, 2)
    assert search(found_of.workspace, "buses", None, narrowing=Narrowing(category="staff")) == ()


def test_a_hit_in_the_findings_names_no_evidence(full: Desk) -> None:
    (hit,) = search(full.workspace, "planned", full.assessment_id)
    assert hit == Hit(
        "passage",
        hit.owner_id,
        full.assessment_id,
        full.section_id(OTHER),
        "Transport is planned.",
        ((13, 20),),
        (13, 20),
    )
