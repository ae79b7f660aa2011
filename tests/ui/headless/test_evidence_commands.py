"""The commands on evidence: list, coverage, matrix, search, cite."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import ANN, NOON, Desk, a_desk, let_go
from command_line import CommandLine

from domain.assessment import Stance
from domain.evidence.evidence import Locator
from store.actions.evidence import add_item
from store.actions.excerpts import add_excerpt
from store.values import ExcerptDetails, ItemDetails

PLACE = "Testshire"
PART = "safeguarding"
EVIDENCED, BARE = "Carers waited for eight weeks.", "Nobody had told them why."


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A workspace where one of two sentences rests on an excerpt of a carers' meeting."""
    desk = a_desk(tmp_path / "workspace")
    _fill(desk)
    let_go(desk.workspace)
    return tmp_path / "workspace"


def _fill(desk: Desk) -> None:
    details = ItemDetails("Meeting with carers", category="people", people_heard=12, notes="We waited for eight weeks.")
    made = add_item(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, details=details)
    add_excerpt(
        desk.workspace,
        ANN,
        NOON,
        assessment_id=desk.assessment_id,
        item_id=made.result[0],
        text="We waited for eight weeks.",
        sha256="",
        place=Locator(0, 0, 26),
        details=ExcerptDetails(stance=Stance.SUPPORTS),
    )
    (passage_id,) = desk.write(PART, f"{EVIDENCED} {BARE}")
    desk.cite(PART, passage_id, "eight weeks", made.result[0])


def test_evidence_lists_items_with_their_excerpts_and_uses(place: Path, commands: CommandLine) -> None:
    said = commands("evidence", place, PLACE, "--json")
    (item,) = said.data["items"]
    assert said.status == 0
    assert (item["reference"], item["people_heard"], item["category"]) == ("E-001", 12, "people")
    assert [each["name"] for each in item["excerpts"]] == ["E-001/1"]
    assert [(each["section"], each["words"]) for each in item["uses"]] == [(PART, "eight weeks")]
    assert commands("evidence", place, PLACE).out == "E-001 Meeting with carers: 1 excerpt, 1 use\n"


def test_coverage_counts_sentences_and_names_those_without_evidence(place: Path, commands: CommandLine) -> None:
    said = commands("coverage", place, PLACE, "--json")
    assert said.status == 1
    assert said.data["report"] == {"sentences": 2, "evidenced": 1, "exempt": 0, "share": 0.5}
    (section,) = said.data["sections"]
    assert (section["section"], section["heading"], section["share"]) == (PART, "Safeguarding", 0.5)
    (bare,) = said.data["unsupported"]
    assert (bare["section"], bare["text"], bare["start"]) == (PART, BARE, len(EVIDENCED) + 1)
    assert "Safeguarding: 50% of 2 sentences evidenced, 1 without" in commands("coverage", place, PLACE).out


def test_coverage_of_an_empty_report_has_no_share_and_no_findings(folder: Path, commands: CommandLine) -> None:
    said = commands("coverage", folder, PLACE, "--json")
    assert said.status == 0
    assert said.data["report"] == {"sentences": 0, "evidenced": 0, "exempt": 0, "share": None}


def test_coverage_is_whole_once_every_sentence_is_cited(place: Path, commands: CommandLine) -> None:
    commands.done("cite", place, PLACE, "--section", PART, "--quote", BARE, "--evidence", "E-001")
    said = commands("coverage", place, PLACE, "--json")
    assert (said.status, said.data["report"]["share"], said.data["unsupported"]) == (0, 1.0, [])


def test_matrix_has_a_cell_for_each_statement_and_category(place: Path, commands: CommandLine) -> None:
    said = commands("matrix", place, PLACE, "--json")
    categories = [each["id"] for each in said.data["categories"]]
    row = next(row for row in said.data["rows"] if row["section"] == PART)
    cells = {cell["category"]: cell for cell in row["cells"]}
    assert list(cells) == categories
    assert cells["people"]["items"] == ["E-001"]
    assert (cells["people"]["heard"], cells["people"]["supporting"], cells["people"]["contradicting"]) == (12, 1, 0)
    assert cells["staff"]["items"] == []
    assert said.data["not_disclosed"] == ["E-001"]
    assert [each["code"] for each in said.data["rules"]] == ["single-category"]
    assert said.status == 1


def test_search_finds_every_kind_and_says_where_it_stands(place: Path, commands: CommandLine) -> None:
    hits = commands("search", place, "eight weeks", "--json").data["hits"]
    assert {hit["kind"] for hit in hits} == {"findings", "item", "excerpt"}
    excerpt = next(hit for hit in hits if hit["kind"] == "excerpt")
    assert (excerpt["item"], excerpt["excerpt"], excerpt["title"]) == ("E-001", "E-001/1", "Meeting with carers")
    words = [excerpt["snippet"][start:end] for start, end in excerpt["matches"]]
    assert words == ["eight", "weeks"]


def test_search_keeps_to_a_kind_and_an_assessment(place: Path, commands: CommandLine) -> None:
    only = commands("search", place, "weeks", "--kind", "item", "--assessment", PLACE, "--json")
    assert [hit["kind"] for hit in only.data["hits"]] == ["item"]
    assert "Elsewhere" in commands("search", place, "weeks", "--assessment", "Elsewhere").refusal
    assert commands("search", place, "zebra", "--json").data == {"hits": []}


@pytest.mark.parametrize("section", [PART, "Safeguarding", "SAFEGUARDING"])
def test_cite_prints_the_id_and_rests_the_words_on_an_excerpt(place: Path, commands: CommandLine, section: str) -> None:
    words = ("--section", section, "--quote", BARE, "--evidence", "E-001/1", "--stance", "contradicts")
    printed = commands.done("cite", place, PLACE, *words)
    uses = commands("evidence", place, PLACE, "--json").data["items"][0]["uses"]
    made = next(use for use in uses if use["citation"] == printed)
    assert (made["words"], made["stance"]) == (BARE, "contradicts")
    assert made["excerpt"]


@pytest.mark.parametrize(
    ("section", "quote", "reference", "said"),
    [
        (PART, "e", "E-001", "times in this section"),
        (PART, "zebra", "E-001", "do not stand"),
        (PART, "  ", "E-001", "do not stand"),
        (PART, BARE, "E-099", "no evidence “E-099”"),
        (PART, BARE, "E-001/7", "no evidence “E-001/7”"),
        ("nowhere", BARE, "E-001", "no section “nowhere”"),
    ],
)
def test_cite_is_refused_with_a_sentence(
    place: Path, commands: CommandLine, section: str, quote: str, reference: str, said: str
) -> None:
    words = ("--section", section, "--quote", quote, "--evidence", reference)
    assert said in commands("cite", place, PLACE, *words).refusal
    assert len(commands("evidence", place, PLACE, "--json").data["items"][0]["uses"]) == 1
