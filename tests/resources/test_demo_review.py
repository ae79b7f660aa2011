"""The sample's review: two rounds that keep to the procedure, and something of everything that a review can hold."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import ANN, later, let_go

from domain.assessment import Document
from domain.frameworks.procedure import Procedure
from domain.review.comments import CommentKind
from domain.review.decisions import Decision, Review, person_key
from domain.review.past_review import snapshots_of
from domain.review.procedure import SEPARATION, Decider, Situation, outcome, refusals, roles_of
from domain.review.second_scores import SecondState
from domain.review.snapshot import report_as_decided
from domain.review.suggestions import Chosen, SuggestionState
from store.actions.suggestions import accept, reject
from store.changes import Actor
from store.queries.assessments import load_document
from store.queries.comments import load_comments
from store.queries.decisions import load_review
from store.second_scores import second_scores_of
from store.snapshots import kept_snapshot, report_snapshot, section_snapshots
from store.suggestions import suggestions_of
from store.verify import verify
from store.workspace import Workspace


@pytest.fixture
def sample(sample_added: tuple[Path, str], tmp_path: Path) -> Iterator[tuple[Workspace, str]]:
    folder, assessment_id = sample_added
    shutil.copytree(folder, tmp_path / "w")
    workspace = Workspace.open(tmp_path / "w", ANN, later(1))
    yield workspace, assessment_id
    let_go(workspace)


def procedure_of(workspace: Workspace, document: Document) -> Procedure:
    return workspace.framework(document.assessment.framework_id).procedure


def parts(document: Document) -> dict[str, str]:
    return {section.id: section.part_id for section in document.sections}


def test_sections_stand_at_every_stage_of_two_rounds_and_most_typed_ones_are_drafts(
    sample: tuple[Workspace, str],
) -> None:
    review = load_review(*sample)
    stages = {standing.part_id: standing.stage for standing in review.sections}
    assert {part_id: stage for part_id, stage in stages.items() if stage != "drafting"} == {
        "healthier": "approved",
        "provision": "approved",
        "partnerships": "in-moderation",
        "safeguarding": "in-review",
        "governance": "returned",
        "safesystems": "submitted",
    }
    by_part = {standing.part_id: standing for standing in review.sections}
    assert len(by_part["partnerships"].approvals("approve")) == 1
    assert by_part["healthier"].is_as_decided
    assert by_part["provision"].is_as_decided
    assert [each.kind for each in by_part["safeguarding"].decisions] == [
        *("submit", "review", "return"),
        *("submit", "review"),
    ]
    (waived,) = (each for standing in review.sections for each in standing.decisions if each.waiver)
    assert (waived.kind, waived.person) == ("approve", "Judith Kerrow")
    assert all(each.why for standing in review.sections for each in standing.decisions if each.kind == "return")


def test_every_decision_was_one_that_the_procedure_allows(sample: tuple[Workspace, str]) -> None:
    workspace, assessment_id = sample
    document, review = load_document(workspace, assessment_id), load_review(workspace, assessment_id)
    procedure = procedure_of(workspace, document)
    for standing in review.sections:
        stage, waiting = procedure.first_stage, list[Decision]()
        scorer = document.section_of(standing.part_id).score.by
        for decision in standing.decisions:
            rule = procedure.decision(decision.kind)
            titles = [each.role for each in document.assessment.team if each.name == decision.person]
            decider = Decider(person_key(decision.person), roles_of(procedure, titles))
            situation = Situation(
                stage,
                authors_of_score=frozenset({person_key(scorer)}) if scorer else frozenset(),
                deciders={rule.id: frozenset(person_key(each.person) for each in waiting)},
                open_must_change=open_must_change(workspace, assessment_id, decision),
            )
            words = {"why": decision.why, "waiver": decision.waiver}
            assert refusals(procedure, rule, decider, situation, **words) == (), (standing.part_id, decision.number)
            barred = {each.code for each in refusals(procedure, rule, decider, situation, why="given")} & SEPARATION
            assert bool(decision.waiver) == bool(barred)
            effect = outcome(rule, situation)
            assert (decision.stage_from, decision.stage_to) == (stage, effect.stage)
            waiting = [*waiting, decision] if effect.approvals_left else []
            stage = effect.stage
        assert stage == standing.stage


def open_must_change(workspace: Workspace, assessment_id: str, decision: Decision) -> int:
    """Return how many remarks asked for a change of a section when a decision on it was taken."""
    return sum(
        comment.kind is CommentKind.MUST_CHANGE
        and comment.section_id == decision.section_id
        and comment.at < decision.at
        and (comment.resolved_at is None or comment.resolved_at > decision.at)
        for comment in load_comments(workspace, assessment_id)
    )


def test_what_was_decided_on_is_kept_and_one_section_said_something_else_then(sample: tuple[Workspace, str]) -> None:
    workspace, assessment_id = sample
    review = load_review(workspace, assessment_id)
    valid = Counter((each.part_id, decision.is_valid) for each in review.sections for decision in each.decisions)
    assert {part_id for part_id, is_valid in valid if not is_valid} == {"safeguarding"}
    assert (valid["safeguarding", False], valid["safeguarding", True]) == (3, 2)
    (named,) = review.report.versions
    assert named.name == "Before the peer challenge"
    then = kept_snapshot(workspace.files, named.sha256).section("safeguarding")  # type: ignore[union-attr]
    document = load_document(workspace, assessment_id)
    now = snapshots_of(document)[document.section_of("safeguarding").id]
    assert then is not None
    changed = [(a.text, b.text) for a, b in zip(then.passages, now.passages, strict=True) if a.text != b.text]
    assert len(changed) >= 4
    assert (then.scores[0].level, now.scores[0].level) == (3, 2)
    texts = {passage.id: passage.text for passage in then.passages}
    assert 0 < len(then.citations) < len(now.citations)
    assert all(texts[each.passage][each.start : each.end] == each.exact for each in then.citations)
    assert numbers_are_in_time(review)
    assert verify(workspace) == ()


def numbers_are_in_time(review: Review) -> bool:
    versions = [each for standing in (review.report, *review.sections) for each in standing.versions]
    in_order = sorted(versions, key=lambda version: version.number)
    return [each.number for each in in_order] == list(range(1, len(versions) + 1)) and in_order == sorted(
        in_order, key=lambda version: version.at
    )


def test_a_document_says_of_itself_what_its_rows_say(sample: tuple[Workspace, str]) -> None:
    workspace, assessment_id = sample
    document = load_document(workspace, assessment_id)
    made = snapshots_of(document)
    with workspace.reading() as connection:
        assert made == section_snapshots(connection, assessment_id)
        assert report_as_decided(document.assessment, made.values()) == report_snapshot(connection, assessment_id)


def test_two_people_suggest_and_what_was_settled_can_be_seen(sample: tuple[Workspace, str]) -> None:
    workspace, assessment_id = sample
    with workspace.reading() as connection:
        found = suggestions_of(connection, assessment_id=assessment_id)
    document = load_document(workspace, assessment_id)
    states = Counter(each.state for each in found)
    assert states == {
        SuggestionState.OPEN: 8,
        SuggestionState.IN_CONFLICT: 1,
        SuggestionState.ACCEPTED: 2,
        SuggestionState.REJECTED: 1,
    }
    still_open = [each for each in found if each.is_open]
    assert {parts(document)[each.section_id] for each in still_open} == {"equity", "safesystems", "safeguarding"}
    authors: dict[str, set[str]] = {}
    for each in still_open:
        authors.setdefault(each.anchor.passage_id, set()).add(each.person)
    assert set().union(*authors.values()) == {"Alasdair Munth", "Denholm Ware"}
    assert any(len(persons) == 2 for persons in authors.values())
    texts = {passage.id: passage.text for section in document.sections for passage in section.passages}
    for each in found:
        if each.state is SuggestionState.ACCEPTED:
            assert each.anchor.prefix + each.replacement + each.anchor.suffix in texts[each.anchor.passage_id]


def test_its_suggestions_can_be_settled_and_leave_the_text_whole(sample: tuple[Workspace, str]) -> None:
    workspace, assessment_id = sample
    lead = Actor("Judith Kerrow", "Lead assessor")
    done = accept(workspace, lead, later(2), assessment_id=assessment_id, chosen=Chosen(person="Denholm Ware"))
    refused = reject(workspace, lead, later(2), assessment_id=assessment_id, chosen=Chosen())
    assert (len(done.result), len(refused.result)) == (4, 5)
    document = load_document(workspace, assessment_id)
    words = " ".join(passage.text for section in document.sections for passage in section.passages)
    assert "There were local initiatives." in words
    assert "Even so, 63 people had been waiting" in words
    assert verify(workspace) == ()


def test_scores_were_changed_for_a_reason_and_given_blind_a_second_time(sample: tuple[Workspace, str]) -> None:
    workspace, assessment_id = sample
    document, review = load_document(workspace, assessment_id), load_review(workspace, assessment_id)
    changes = [each for standing in review.sections for each in standing.scores]
    assert len(changes) == 3
    for change in changes:
        score = next(section.score for section in document.sections if section.id == change.section_id)
        assert (score.level, score.by, score.at) == (change.after, change.person, change.at)
        assert change.why
        assert change.before != change.after
    with workspace.reading() as connection:
        seconds = [each for found in second_scores_of(connection, assessment_id).values() for each in found]
    assert {(each.state, bool(each.difference)) for each in seconds} == {
        (SecondState.GIVEN, True),
        (SecondState.GIVEN, False),
    }
    assert all(each.person != each.first_by for each in seconds)


def test_one_has_read_what_stands_there_and_one_something_older(sample: tuple[Workspace, str]) -> None:
    readings = [each for standing in load_review(*sample).sections for each in standing.readings]
    assert {each.person: each.is_current for each in readings} == {"Hester Quayle": False, "Cornelius Atwick": True}


def test_everybody_who_takes_part_is_in_the_team(sample: tuple[Workspace, str]) -> None:
    workspace, assessment_id = sample
    document, review = load_document(workspace, assessment_id), load_review(workspace, assessment_id)
    procedure, team = procedure_of(workspace, document), document.assessment.team
    assert {role.id for role in procedure.roles} == roles_of(procedure, [member.role for member in team])
    names = {member.name for member in team}
    with workspace.reading() as connection:
        suggested = {each.person for each in suggestions_of(connection, assessment_id=assessment_id)}
    remarked = {each.person for each in load_comments(workspace, assessment_id)}
    assigned = {each.assigned_to for each in load_comments(workspace, assessment_id)} - {""}
    decided = {each.person for standing in review.sections for each in standing.decisions}
    assert len(assigned) >= 3
    assert suggested | remarked | assigned | decided <= names
