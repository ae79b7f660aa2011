"""The words of an assurance record, and what is in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from builders import made_up_framework

from domain.assessment import Anchor, Assessment, Document, Score, Section, SectionKind
from domain.checks.standing import Standing as FindingsStanding
from domain.checks.standing import SwitchedOff, Waiver
from domain.report.record_report import record_report
from domain.report.record_words import place_name, write_decision, write_hash, write_moment, write_validity
from domain.report.tree import Bullets, Paragraph, Table
from domain.review.decisions import EDITED, OPENED, Decision, Review, ScoreChange, ScoreSource, Standing
from domain.review.record import AssuranceRecord, Chain, build_record
from domain.review.second_scores import SecondScore

AT = datetime(2026, 3, 2, 12, 5, tzinfo=UTC)
FRAMEWORK = made_up_framework()
PART = FRAMEWORK.statements[0].id
DECIDED = Decision("d1", "s1", 1, "approve", "a", "b", "Ann Lee", "Lead", "", "", "ab" * 32, AT)
CHAIN = Chain("cd" * 32, 12, AT)


def a_record(standing: Standing, section: Section, *seconds: SecondScore) -> AssuranceRecord:
    document = Document(Assessment("a1", "Testshire", FRAMEWORK.id), (section,))
    review = Review(Standing("", "", "", "f" * 64), (standing,))
    return build_record(FRAMEWORK, document, review, (), (), CHAIN, seconds)


def tables_of(record: AssuranceRecord) -> list[tuple[str, ...]]:
    return [row for block in record_report(record).blocks if isinstance(block, Table) for row in block.rows]


@pytest.mark.parametrize(
    ("decision", "said"),
    [
        (replace(DECIDED, stage_to="a", kind=OPENED, why="A typing error."), "Opened for an edit"),
        (replace(DECIDED, kind=EDITED), "Edited, which cancelled the decision before"),
        (DECIDED, "approve, from a to b."),
        (replace(DECIDED, stage_to="a"), "approve, one of several at a."),
        (replace(DECIDED, why="Good."), "Reason: Good."),
    ],
)
def test_a_decision_is_told_with_what_it_led_to(decision: Decision, said: str) -> None:
    assert said in write_decision(FRAMEWORK, decision)


def test_an_opening_for_an_edit_is_no_vote() -> None:
    opened = replace(DECIDED, stage_to="a", kind=OPENED, why="A typing error.")
    assert write_decision(FRAMEWORK, opened) == "Opened for an edit at a. Reason: A typing error."


def test_words_of_a_record() -> None:
    assert write_moment(AT) == "2 March 2026, 12:05"
    assert write_hash("0123456789abcdef") == "01234567 89abcdef"
    assert write_validity(replace(DECIDED, sha256="")) == "–"
    assert [write_validity(replace(DECIDED, is_valid=is_valid)) for is_valid in (True, False)] == ["Yes", "No"]
    assert place_name(FRAMEWORK, "") == "The whole report"
    assert place_name(FRAMEWORK, "gone") == "gone"


def test_scores_of_categories_are_told_by_their_names() -> None:
    category = FRAMEWORK.categories[0]
    score = Score(category_levels={category.id: 2}, by="Ann Lee", at=AT)
    changes = tuple(
        ScoreChange("s1", category.id, number, before, after, "", "Ann Lee", "", AT, source)
        for number, before, after, source in ((1, None, 3, ScoreSource.DRAFT), (2, 3, None, ScoreSource.PANEL))
    )
    record = a_record(
        Standing("s1", PART, "", "f" * 64, scores=changes), Section("s1", SectionKind.STATEMENT, PART, score=score)
    )
    rows = tables_of(record)
    assert any(row[1] == f"{category.name} 2" for row in rows)
    assert [row[1] for row in rows if row[0] == "2 March 2026, 12:05"] == [
        f"{category.name}: 3",
        f"{category.name}: 3 to not scored",
    ]
    assert [each.source for each in record.moderated] == [ScoreSource.PANEL]


def test_second_scores_are_told_with_the_first_as_it_was_and_how_they_were_settled() -> None:
    begun = SecondScore("1", "s1", "", "Ben Shah", "Reviewer", AT, first_level=3, first_by="Ann Lee")
    differs = replace(begun, id="2", level=2, at=AT)
    settled = replace(differs, id="3", settled_level=2, settled_by="Cara Diaz", settled_at=AT, why="The audit.")
    agrees = replace(begun, id="4", level=3, at=AT)
    place = Standing("s1", PART, "", "f" * 64), Section("s1", SectionKind.STATEMENT, PART)
    rows = [row for row in tables_of(a_record(*place, begun, differs, settled, agrees)) if "Ben Shah" in row[2]]
    assert [row[1:] for row in rows] == [
        ("3, Ann Lee", "2, Ben Shah, Reviewer", "Not settled", "–"),
        ("3, Ann Lee", "2, Ben Shah, Reviewer", "2, Cara Diaz", "The audit."),
        ("3, Ann Lee", "3, Ben Shah, Reviewer", "Agreed", "–"),
    ]


def test_faults_that_were_found_are_told() -> None:
    record = a_record(Standing("s1", PART, "", "f" * 64), Section("s1", SectionKind.STATEMENT, PART))
    report = record_report(replace(record, chain=replace(CHAIN, faults=2)))
    said = [run.text for block in report.blocks if isinstance(block, Paragraph) for run in block.runs]
    assert any("2 faults found" in words for words in said)
    assert any(isinstance(block, Bullets) for block in report.blocks)


def test_findings_that_were_let_stand_are_in_the_record_with_person_and_reason() -> None:
    section = Section("s1", SectionKind.STATEMENT, PART)
    anchor = Anchor("p1", 0, 7, "clients", "", "")
    on_words = Waiver("w1", "term", "s1", "A name.", "Ann Lee", AT, "clients", (("right", "SECRET"),), anchor)
    findings = FindingsStanding(
        (
            on_words,
            replace(on_words, id="w2", is_detached=True),
            replace(on_words, id="w3", anchor=replace(anchor, exact="client")),
            Waiver("w4", "visit-missing", "", "There was none.", "Ben Shah", AT),
        ),
        (SwitchedOff("passive", "Ben Shah", AT),),
    )
    review = Review(Standing("", "", "", "f" * 64), (Standing("s1", PART, "", "f" * 64),))
    document = Document(Assessment("a1", "Testshire", FRAMEWORK.id), (section,))
    record = build_record(FRAMEWORK, document, review, (), (), CHAIN, (), findings)
    name, day = FRAMEWORK.statements[0].name, "2 March 2026"
    rows = [row for row in tables_of(record) if row[-1] in ("A name.", "There was none.")]
    assert rows == [
        ("The whole report", "Visit missing", "Ben Shah", day, "There was none."),
        (name, "Term: “clients”", "Ann Lee", day, "A name."),
        (name, "Term: “clients”, words that are gone", "Ann Lee", day, "A name."),
        (name, "Term: “clients”, words that are gone", "Ann Lee", day, "A name."),
    ]
    said = repr(record_report(record).blocks)
    assert "Passive: by Ben Shah on 2 March 2026." in said
    assert "4 findings of checks let stand for a reason." in said
    assert "SECRET" not in said
