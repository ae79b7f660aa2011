"""The commands that print second scores and the panel's view."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import ANN, NOON, Desk, a_desk, let_go
from command_line import CommandLine
from reviewing import BEN, CARA, DEV, Reviewed

from domain.assessment import SectionKind
from store.actions.assessments import create_assessment
from store.actions.scores import set_level
from store.actions.second_scores import begin_second_score, give_second_score, settle_second_score
from store.queries.assessments import load_document
from store.values import AssessmentDetails

PLACE, PART = "Testshire", "learning"


@pytest.fixture
def reviewed(tmp_path: Path) -> Reviewed:
    return Reviewed.of(a_desk(tmp_path / "workspace"))


def score_again(reviewed: Reviewed, level: int) -> None:
    (second_id,) = reviewed.act(begin_second_score, BEN, section_id=reviewed.section_id).result
    reviewed.act(give_second_score, BEN, second_id=second_id, level=level, rationale="Few were asked.")


def score_all(desk: Desk, levels: tuple[int, ...]) -> None:
    sections = load_document(desk.workspace, desk.assessment_id).sections
    statements = [section for section in sections if section.kind is SectionKind.STATEMENT]
    for section, level in zip(statements, levels, strict=True):
        here = {"assessment_id": desk.assessment_id, "section_id": section.id}
        set_level(desk.workspace, ANN, NOON, **here, level=level, why="Because.")


def told(commands: CommandLine, tmp_path: Path) -> tuple[int, list[dict[str, object]]]:
    said = commands("review", tmp_path / "workspace", PLACE, "--json")
    (learning,) = [each for each in said.data["sections"] if each["section"] == PART]
    return said.status, learning["second_scores"]


def test_a_second_score_is_on_the_record_with_its_difference(
    reviewed: Reviewed, tmp_path: Path, commands: CommandLine
) -> None:
    score_again(reviewed, 2)
    reviewed.act(begin_second_score, DEV, section_id=reviewed.section_id)
    let_go(reviewed.desk.workspace)
    status, (second, begun) = told(commands, tmp_path)
    assert status == 1
    wanted = ("state", "person", "role", "level", "rationale", "first_level", "first_by", "difference", "settled_level")
    assert [second[name] for name in wanted] == [
        "given", "Ben Shah", "Reviewer", 2, "Few were asked.", 3, "Ann Lee", -1, None,
    ]  # fmt: skip
    assert [begun[name] for name in wanted] == [
        "begun", "Dev Rao", "Moderation panel member", None, "", None, "", None, None,
    ]  # fmt: skip
    lines = commands("review", tmp_path / "workspace", PLACE).out.splitlines()
    assert lines[:2] == [
        "Learning, improvement and innovation: 3 by Ann Lee, 2 by Ben Shah, not settled",
        "Learning, improvement and innovation: a second score was begun by Dev Rao",
    ]


def test_what_is_settled_is_no_finding_and_stands_in_the_history(
    reviewed: Reviewed, tmp_path: Path, commands: CommandLine
) -> None:
    score_again(reviewed, 2)
    settled = {"section_id": reviewed.section_id, "level": 2, "why": "Both reread it."}
    reviewed.act(settle_second_score, CARA, **settled)
    let_go(reviewed.desk.workspace)
    status, (second,) = told(commands, tmp_path)
    assert (status, second["state"], second["settled_level"], second["settled_by"]) == (0, "settled", 2, "Cara Diaz")
    said = commands("review", tmp_path / "workspace", PLACE, "--json").data
    (learning,) = [each for each in said["sections"] if each["section"] == PART]
    assert [(each["before"], each["after"], each["source"]) for each in learning["scores"]] == [
        (None, 3, "draft"),
        (3, 2, "second-score"),
    ]


def test_the_panel_sees_profiles_edges_and_kappa(reviewed: Reviewed, tmp_path: Path, commands: CommandLine) -> None:
    score_again(reviewed, 2)
    desk = reviewed.desk
    details = AssessmentDetails("Otherford")
    other = create_assessment(desk.workspace, ANN, NOON, framework_id="cqc-la-2025", details=details).result[0]
    score_all(Desk(desk.workspace, other), (3, 3, 3, 3, 3, 2, 2, 2, 2))
    let_go(desk.workspace)
    said = commands("panel", tmp_path / "workspace", "--json")
    (panel,) = said.data["panels"]
    assert (said.status, panel["framework"]) == (1, "cqc-la-2025")
    near, incomplete = panel["assessments"]
    assert (near["authority"], near["percent"], near["rating"], near["near_edge"]) == ("Otherford", 64, "Good", True)
    assert len(near["edge"]) == len(near["review_by_second_person"]) == 9
    assert (incomplete["rating"], incomplete["near_edge"], incomplete["levels"]) == (None, False, {PART: 3})
    (learning,) = [each for each in panel["statements"] if each["statement"] == PART]
    assert learning["distribution"] == {"1": 0, "2": 1, "3": 1, "4": 0}
    assert (learning["median"], learning["outliers"]) == (2.5, [])
    assert panel["open_differences"] == [{"assessment": desk.assessment_id, "statement": PART}]
    figures = panel["agreement"]
    assert (figures["pairs"], figures["exact"], figures["within_one"]) == (1, 0, 1)
    assert figures["table"][2] == [0, 1, 0, 0]
    assert figures["kappa"]["linear"]["exact"] == "0"
    assert [step["step"] for step in figures["kappa"]["linear"]["steps"]] == ["pairs", "observed", "expected", "kappa"]


def test_the_panel_is_told_in_words_with_the_formula_filled_in(
    reviewed: Reviewed, tmp_path: Path, commands: CommandLine
) -> None:
    score_again(reviewed, 2)
    let_go(reviewed.desk.workspace)
    lines = commands("panel", tmp_path / "workspace").out.splitlines()
    assert "Testshire County Council: 8 statements not scored" in lines
    assert "Learning, improvement and innovation: 1 × 3; median 3" in lines
    assert "Second scores: 0% the same, 100% at most one level apart" in lines
    assert "Weighted kappa: 1 − 1/3 (0.33) / 1/3 (0.33) = 0." in lines
    assert "Weighted disagreement observed: 1/9 (0.11)." in lines


def test_without_second_scores_kappa_is_undefined_and_nothing_is_found(
    reviewed: Reviewed, tmp_path: Path, commands: CommandLine
) -> None:
    let_go(reviewed.desk.workspace)
    said = commands("panel", tmp_path / "workspace", "--json")
    figures = said.data["panels"][0]["agreement"]
    assert (said.status, figures["pairs"], figures["exact"], figures["kappa"]["linear"]["value"]) == (0, 0, None, None)
    assert not any("kappa" in line for line in commands("panel", tmp_path / "workspace").out.splitlines())


def test_an_assessment_that_stands_out_and_one_near_an_edge_are_named(tmp_path: Path, commands: CommandLine) -> None:
    desk = a_desk(tmp_path / "workspace", "Alpha")
    for name in ("Beta", "Gamma", "Delta", "Epsilon"):
        details = AssessmentDetails(name)
        made = create_assessment(desk.workspace, ANN, NOON, framework_id="cqc-la-2025", details=details)
        score_all(Desk(desk.workspace, made.result[0]), (3,) * 9)
    score_all(desk, (1, 3, 3, 3, 3, 2, 3, 3, 2))
    let_go(desk.workspace)
    lines = commands("panel", tmp_path / "workspace").out.splitlines()
    assert any(line.endswith("1 × 1, 4 × 3; median 3; stands out: Alpha") for line in lines)
    (alpha,) = [line for line in lines if line.startswith("Alpha:")]
    assert "near a band’s edge: one level of one score would change the rating; a second person should review" in alpha
    assert "Beta: 75%, Good" in lines
