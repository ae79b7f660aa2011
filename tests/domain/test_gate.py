"""May this be published: each thing that stands in the way, each way it goes, and nothing said twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from checked import document, narrative, statement, the_framework

from domain.assessment import Anchor, Document, EvidenceItem, EvidenceKind, Score
from domain.checks.finding import Family, Finding, Severity
from domain.checks.gate import Blocker, BlockerKind, Gap, Gate, Remarks, judge
from domain.checks.standing import Standing as WhatWasSaid
from domain.checks.standing import SwitchedOff, Waiver, sort_out
from domain.frameworks.framework import Framework
from domain.frameworks.procedure import NO_PROCEDURE, Procedure, Scope
from domain.review.comments import Comment, CommentKind, Target
from domain.review.decisions import Decision, Review, Standing
from domain.review.suggestions import Suggestion, SuggestionState

AT = datetime(2026, 3, 2, 12, tzinfo=UTC)
TEXT = "Staff was told so."
WHOLE = document(statement("learning", TEXT), narrative("summary", TEXT))
MUST = Finding("placeholder", Family.COMPLETENESS, Severity.MUST, "s-learning", "p0-18", 0, 5, "Staff")
NOTHING = Remarks(Review(Standing("", "", "", ""), ()))


def unruled() -> Framework:
    """The framework of 2025 without its procedure."""
    return replace(the_framework(), procedure=NO_PROCEDURE)


def gate(*findings: Finding, remarks: Remarks = NOTHING, gaps: tuple[Gap, ...] = (), made: Document = WHOLE) -> Gate:
    return judge(unruled(), made, findings, remarks, gaps)


def codes(found: Gate) -> list[tuple[str, str]]:
    return [(each.code, each.section_id) for each in found.blockers]


def test_nothing_in_the_way_is_ready() -> None:
    assert gate().ready
    assert not gate(MUST).ready


def test_a_finding_that_must_be_mended_blocks_at_its_place_and_milder_ones_do_not() -> None:
    (blocker,) = gate(MUST, replace(MUST, severity=Severity.SHOULD), replace(MUST, severity=Severity.MAY)).blockers
    family = Family.COMPLETENESS
    assert blocker == Blocker("placeholder", BlockerKind.CHECK, "s-learning", "p0-18", 0, 5, "Staff", family)


def test_what_is_waived_or_switched_off_keeps_nothing_back() -> None:
    anchor = Anchor("p0-18", 0, 5, "Staff", "", "")
    waiver = Waiver("w", "placeholder", "s-learning", "A name.", "Ann", AT, "Staff", anchor=anchor)
    for said in (WhatWasSaid((waiver,)), WhatWasSaid((), (SwitchedOff("placeholder", "Ann", AT),))):
        assert gate(*sort_out([MUST], said)[0]).ready
    assert not gate(*sort_out([replace(MUST, text="People")], WhatWasSaid((waiver,)))[0]).ready


def test_findings_come_by_family() -> None:
    private = replace(MUST, code="postcode", family=Family.PRIVACY)
    assert [each.code for each in gate(MUST, private).blockers] == ["postcode", "placeholder"]


def comment(**changes: object) -> Comment:
    made = Comment("c", "s-learning", Target.SECTION, CommentKind.QUESTION, "Why?", "Ben", "Reviewer", AT)
    return replace(made, **changes)  # type: ignore[arg-type]


def with_comments(*comments: Comment) -> Remarks:
    return replace(NOTHING, comments=comments)


def test_an_open_comment_blocks_until_it_is_resolved() -> None:
    (blocker,) = gate(remarks=with_comments(comment())).blockers
    assert (blocker.kind, blocker.section_id, blocker.row_id) == (BlockerKind.COMMENT, "s-learning", "c")
    assert gate(remarks=with_comments(comment(resolved_by="Ann"))).ready


def test_a_comment_on_words_has_their_place_and_one_that_lost_them_its_section() -> None:
    on_words = comment(target=Target.TEXT, anchor=Anchor("p0-18", 6, 9, "was", "", ""))
    (placed,) = gate(remarks=with_comments(on_words)).blockers
    assert (placed.passage_id, placed.start, placed.end, placed.text) == ("p0-18", 6, 9, "was")
    (lost,) = gate(remarks=with_comments(replace(on_words, is_detached=True))).blockers
    assert (lost.section_id, lost.passage_id) == ("s-learning", "")


def test_a_comment_on_evidence_names_the_item() -> None:
    made = replace(WHOLE, items=(EvidenceItem("i", "E-014", "Focus group", EvidenceKind.NOTE),))
    on_item = comment(section_id="", target=Target.ITEM, item_id="i")
    (blocker,) = gate(remarks=with_comments(on_item), made=made).blockers
    assert dict(blocker.data)["reference"] == "E-014"


def suggestion(id: str = "g", state: SuggestionState = SuggestionState.OPEN, group: str = "") -> Suggestion:
    anchor = Anchor("p0-18", 6, 9, "was", "", "")
    return Suggestion(id, "s-learning", anchor, "were", "Ben", "Reviewer", AT, group, state=state)


@pytest.mark.parametrize("state", SuggestionState)
def test_a_suggestion_blocks_until_it_is_settled(state: SuggestionState) -> None:
    found = gate(remarks=replace(NOTHING, suggestions=(suggestion(state=state),)))
    unsettled = {SuggestionState.OPEN: "suggestion-open", SuggestionState.IN_CONFLICT: "suggestion-in-conflict"}
    assert codes(found) == ([(unsettled[state], "s-learning")] if state in unsettled else [])


def test_what_was_suggested_in_one_go_is_one_thing() -> None:
    suggestions = (suggestion("one", group="both"), suggestion("two", group="both"), suggestion("three"))
    found = gate(remarks=replace(NOTHING, suggestions=suggestions))
    assert [each.row_id for each in found.blockers] == ["one", "three"]


SCORE, FINDINGS, SUMMARY = (
    Gap("part-not-written", anchor, (("text", "Not yet."),)) for anchor in ("learning", "learning-findings", "summary")
)


@pytest.mark.parametrize(
    ("code", "section", "gap", "other"),
    [
        ("score-missing", "s-learning", SCORE, FINDINGS),
        ("findings-missing", "s-learning", FINDINGS, SCORE),
        ("narrative-missing", "s-summary", SUMMARY, SCORE),
    ],
)
def test_what_a_check_says_is_missing_the_export_does_not_say_again(
    code: str, section: str, gap: Gap, other: Gap
) -> None:
    missing = Finding(code, Family.COMPLETENESS, Severity.MUST, section)
    assert codes(gate(missing, gaps=(gap,))) == [(code, section)]
    assert codes(gate(gaps=(gap,))) == [("part-not-written", section)]
    assert codes(gate(missing, gaps=(gap, other)))[1:] == [("part-not-written", "s-learning")]


def test_a_rating_that_lacks_a_score_follows_from_the_score() -> None:
    rating = next(part.id for part in the_framework().outline if part.kind == "rating")
    found = gate(gaps=(Gap("part-not-written", rating), SCORE))
    assert codes(found) == [("part-not-written", "s-learning")]


def test_whoever_scores_blind_is_not_told_that_a_score_is_missing_and_cannot_publish() -> None:
    blind = replace(WHOLE.sections[0], score=Score(is_hidden=True))
    found = gate(gaps=(SCORE,), made=replace(WHOLE, sections=(blind, WHOLE.sections[1])))
    assert codes(found) == [("scores-hidden", "s-learning")]


def taken(kind: str, stages: tuple[str, str], section: str, valid: bool) -> Decision:
    return Decision("d", section, 1, kind, *stages, "Cara Diaz", "", "", "", "", AT, valid)


def section_at(stage: str = "approved", valid: bool = True, part: str = "learning") -> Standing:
    decided = taken("approve", ("in-moderation", stage), f"s-{part}", valid)
    return Standing(f"s-{part}", part, stage, "", (decided,))


def report_at(stage: str = "final", valid: bool = True) -> Standing:
    return Standing("", "", stage, "", (taken("close-accuracy", ("factual-accuracy", stage), "", valid),))


def approvals(report: Standing, *sections: Standing, procedure: Procedure | None = None) -> list[tuple[str, str]]:
    framework = the_framework() if procedure is None else replace(the_framework(), procedure=procedure)
    return codes(judge(framework, WHOLE, (), Remarks(Review(report, sections))))


@pytest.mark.parametrize("stage", ["final", "published"])
def test_a_report_that_is_final_with_its_sections_approved_may_be_published(stage: str) -> None:
    assert approvals(report_at(stage), section_at(), section_at(part="summary")) == []


@pytest.mark.parametrize("stage", ["drafting", "submitted", "in-review", "returned", "in-moderation"])
def test_a_section_that_is_not_approved_blocks_and_the_report_where_it_stands(stage: str) -> None:
    found = approvals(Standing("", "", "drafting", ""), section_at(stage), section_at(part="summary"))
    assert found == [("section-not-ready", "s-learning"), ("report-not-ready", "")]


def test_it_says_where_it_stands_and_where_it_should() -> None:
    remarks = Remarks(Review(report_at(), (section_at("in-review"),)))
    (blocker,) = judge(the_framework(), WHOLE, (), remarks).blockers
    assert dict(blocker.data) == {"stage": "In review", "wanted": "Approved"}


def test_a_text_that_was_changed_since_its_approval_blocks() -> None:
    found = judge(
        the_framework(), WHOLE, (), Remarks(Review(Standing("", "", "final", ""), (section_at(valid=False),)))
    )
    assert codes(found) == [("section-changed", "s-learning")]
    said = {"decision": "Approve", "person": "Cara Diaz", "date": "2026-03-02"}
    assert dict(found.blockers[0].data) == said


def test_a_decision_on_the_report_does_not_stand_for_the_approval_of_a_section() -> None:
    assert approvals(report_at(), section_at(valid=False)) == [("section-changed", "s-learning")]


def test_a_report_that_changed_says_its_sections_or_where_none_did_itself() -> None:
    assert approvals(report_at(valid=False), section_at(valid=False)) == [("section-changed", "s-learning")]
    assert approvals(report_at(valid=False), section_at()) == [("report-changed", "")]


def test_without_a_procedure_approvals_do_not_block() -> None:
    assert approvals(Standing("", "", "drafting", ""), section_at("drafting"), procedure=NO_PROCEDURE) == []


def test_a_procedure_of_sections_alone_wants_them_at_the_end_of_their_way() -> None:
    whole = the_framework().procedure
    alone = replace(whole, decisions=tuple(each for each in whole.decisions if each.scope is Scope.SECTION))
    report = Standing("", "", "drafting", "")
    assert approvals(report, section_at(), section_at("in-review", part="summary"), procedure=alone) == [
        ("section-not-ready", "s-summary")
    ]
    assert approvals(report, section_at(valid=False), procedure=alone) == [("section-changed", "s-learning")]


def test_a_statement_alone_is_kept_back_only_by_what_is_of_it() -> None:
    of_report = Finding("window-reversed", Family.COMPLETENESS, Severity.MUST, "")
    review = Review(Standing("", "", "drafting", ""), (section_at(), section_at("drafting", part="summary")))
    found = judge(the_framework(), WHOLE, (of_report, MUST), Remarks(review))
    assert len(found.blockers) == 4
    assert codes(found.of_section("s-learning")) == [("placeholder", "s-learning")]
    mended = judge(the_framework(), WHOLE, (of_report,), Remarks(review))
    assert mended.of_section("s-learning").ready
    assert not mended.ready
