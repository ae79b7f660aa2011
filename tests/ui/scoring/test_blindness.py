"""Whatever the window asks the store for comes without the score that the person who asks scores blind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from builders import ANN, Desk, later
from page_stage import DirectBackend
from reviewing import BEN, CARA, Reviewed
from second_scoring import SECRETS, with_secrets

from domain.checks.finding import Finding
from store.actions.checks import waive_finding
from store.actions.scores import set_level
from store.actions.second_scores import begin_second_score
from store.changes import Actor
from store.queries import checks
from store.queries.assessments import list_assessments, load_document, load_overview
from store.queries.comments import load_comments, load_discussion
from store.queries.comparisons import NOW, Side, SideKind
from store.queries.decisions import load_review, load_standing
from store.queries.history import entries, journal_of
from store.queries.reviewing import load_place
from store.queries.search import search
from store.queries.text import load_section
from ui.checking.checker import check_assessment
from ui.comparing.reading import Wanted, read_comparison
from ui.pages.home import read_shelf
from ui.pages.matrix_rows import read_matrix


@pytest.fixture
def reviewed(desk: Desk) -> Reviewed:
    return with_secrets(desk)


def versions(reviewed: Reviewed) -> str:
    return reviewed.standing().versions[-1].id


def compared(reviewed: Reviewed) -> Wanted:
    return Wanted(reviewed.section_id, (Side(SideKind.VERSION, versions(reviewed)), NOW))


QUERIES: dict[str, Callable[[Reviewed], tuple[Any, ...]]] = {
    "section": lambda on: (load_section, on.section_id),
    "overview": lambda on: (load_overview, on.desk.assessment_id),
    "document": lambda on: (load_document, on.desk.assessment_id),
    "assessments": lambda on: (list_assessments,),
    "home": lambda on: (lambda workspace: read_shelf(workspace, BEN.name).summaries,),
    "entries": lambda on: (entries, on.desk.assessment_id),
    "journal": lambda on: (journal_of, on.desk.assessment_id),
    "review": lambda on: (load_review, on.desk.assessment_id),
    "standing": lambda on: (load_standing, on.desk.assessment_id, on.section_id),
    "place": lambda on: (load_place, on.desk.assessment_id, on.section_id, BEN.name),
    "comparison": lambda on: (read_comparison, on.desk.assessment_id, BEN.name, compared(on)),
    "discussion": lambda on: (load_discussion, on.desk.assessment_id),
    "comments": lambda on: (load_comments, on.desk.assessment_id),
    "search": lambda on: (search, "SECRETREMARK"),
    "search-answers": lambda on: (search, "SECRETANSWER"),
    "search-reasons": lambda on: (search, "SECRETREASON"),
    "matrix": lambda on: (read_matrix, on.desk.assessment_id, BEN.name),
    "findings": lambda on: (checks.load_standing, on.desk.assessment_id),
    "checks": lambda on: (check_assessment, on.desk.assessment_id, BEN.name),
}


@pytest.mark.parametrize("name", QUERIES)
def test_no_answer_tells_the_hidden_score(reviewed: Reviewed, name: str) -> None:
    reviewed.act(begin_second_score, BEN, section_id=reviewed.section_id)
    backend = DirectBackend(reviewed.desk.workspace, later(90))
    backend.set_actor(BEN)
    query, *given = QUERIES[name](reviewed)
    told = repr(backend.read(query, *given))
    assert not [secret for secret in SECRETS if secret in told]
    assert "('score', '4')" not in told and "['score', '4']" not in told
    assert "level=4" not in told and "learning=4" not in told and "'level': 4" not in told


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("section", "SECRETREASON"),
        ("overview", "level=4"),
        ("assessments", "level=4"),
        ("entries", "learning=4"),
        ("journal", "SECRETREASON"),
        ("journal", "SECRETANSWER"),
        ("review", "SECRETWHY"),
        ("place", "SECRETWHY"),
        ("comparison", "SECRETREASON"),
        ("discussion", "SECRETREMARK"),
        ("comments", "SECRETREMARK"),
        ("search", "SECRETREMARK"),
        ("findings", "SECRETWAIVER"),
        ("findings", "SECRETRATING"),
        ("journal", "SECRETWAIVER said better"),
    ],
)
def test_the_same_answers_tell_it_to_others(reviewed: Reviewed, name: str, told: str) -> None:
    reviewed.act(begin_second_score, BEN, section_id=reviewed.section_id)
    backend = DirectBackend(reviewed.desk.workspace, later(90))
    backend.set_actor(ANN)
    query, *given = QUERIES[name](reviewed)
    assert told in repr(backend.read(query, *given))


def test_a_rationale_left_behind_by_its_score_tells_the_score_and_is_told_to_others_only(reviewed: Reviewed) -> None:
    reviewed.act(set_level, CARA, section_id=reviewed.section_id, level=2)
    backend, assessment_id = DirectBackend(reviewed.desk.workspace, later(90)), reviewed.desk.assessment_id

    def told_to(person: Actor) -> tuple[list[Finding], str]:
        backend.set_actor(person)
        checked = backend.read(check_assessment, assessment_id, person.name).checked
        codes = (*checked.findings, *(each.finding for each in checked.waived))
        waivers = repr(backend.read(checks.load_standing, assessment_id))
        return [each for each in codes if each.code == "rationale-unchanged"], waivers

    (finding,), _waivers = told_to(BEN)
    reviewed.act(waive_finding, finding=finding, reason="It holds for both.")
    reviewed.act(begin_second_score, BEN, section_id=reviewed.section_id)
    found, waivers = told_to(BEN)
    assert found == [] and "It holds for both." not in waivers
    found, waivers = told_to(ANN)
    assert found == [finding] and "It holds for both." in waivers


def test_what_does_not_tell_the_score_stays_as_it_is(reviewed: Reviewed) -> None:
    backend = DirectBackend(reviewed.desk.workspace, later(90))
    backend.set_actor(BEN)
    before = backend.read(load_section, reviewed.section_id).passages
    reviewed.act(begin_second_score, BEN, section_id=reviewed.section_id)
    section = backend.read(load_section, reviewed.section_id)
    assert section.passages == before and section.score.is_hidden
    texts = [each.text for each in backend.read(load_discussion, reviewed.desk.assessment_id).comments]
    assert texts == ["On the whole."]
    waived = backend.read(checks.load_standing, reviewed.desk.assessment_id).waivers
    assert [(each.code, each.reason) for each in waived] == [
        ("topic-without-text", "Open to all."),
        ("rationale-apart", "Open to all."),
    ]
    told = repr(backend.read(journal_of, reviewed.desk.assessment_id))
    assert told.count("Open to all.") == 2
    other = reviewed.desk.section_id("needs")
    assert not backend.read(load_section, other).score.is_hidden
