"""The sample's waivers are of findings that checks really find there, and its own rules hold together with its text."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import ANN, NOON, a_workspace, let_go

from domain.checks.checking import check_document
from domain.checks.own_rules import parse_own_rules, with_own_rules
from store.actions.checks import write_own_rules
from store.actions.sample import add_sample
from store.queries.assessments import load_document
from store.queries.checks import load_own_rules, load_standing
from store.queries.evidence import load_pseudonyms
from store.sample import read_sample_own_rules
from store.workspace import Workspace
from ui.house_style import style_with_spelling


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> tuple[Workspace, str]:
    workspace = a_workspace(tmp_path_factory.mktemp("sample") / "w")
    (assessment_id,) = add_sample(workspace, ANN, NOON).result
    return workspace, assessment_id


def test_each_waiver_holds_for_a_finding_and_says_why(added: tuple[Workspace, str]) -> None:
    workspace, assessment_id = added
    document, standing = load_document(workspace, assessment_id), load_standing(workspace, assessment_id)
    framework = workspace.framework(document.assessment.framework_id)
    style = with_own_rules(style_with_spelling(), parse_own_rules(load_own_rules(workspace)))
    checked = check_document(framework, document, style, load_pseudonyms(workspace, assessment_id), standing)
    assert {each.waiver for each in checked.waived} == set(standing.waivers)
    assert len(checked.waived) == len(standing.waivers) == 3
    team = {member.name for member in document.assessment.team}
    for waiver in standing.waivers:
        assert waiver.by in team and waiver.reason.endswith(".")
    assert {bool(each.words) for each in standing.waivers} == {True, False}


def test_its_own_rules_can_be_read_and_are_kept_in_the_workspace(added: tuple[Workspace, str]) -> None:
    text = read_sample_own_rules()
    assert load_own_rules(added[0]) == text
    rules = parse_own_rules(text)
    assert rules.words and rules.avoided and rules.acronyms


def test_the_sample_leaves_own_rules_that_are_there(tmp_path: Path) -> None:
    workspace = a_workspace(tmp_path / "w")
    write_own_rules(workspace, ANN, NOON, text="off: passive\n")
    add_sample(workspace, ANN, NOON)
    assert load_own_rules(workspace) == "off: passive\n"
    let_go(workspace)
