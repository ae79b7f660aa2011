"""First and second scores of the section that a team reviews: the moves that tests of them repeat."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from builders import ANN, Desk, made_once
from reviewing import BEN, CARA, Reviewed

from domain.checks.finding import Family, Finding, Severity
from domain.review.comments import CommentKind, Target
from domain.review.second_scores import SecondScore, SectionScoring
from store.actions.checks import waive_finding, withdraw_waiver
from store.actions.comments import add_comment, reply
from store.actions.draft_versions import name_version
from store.actions.scores import save_rationale, set_level
from store.actions.second_scores import begin_second_score, give_second_score, settle_second_score
from store.changes import Actor, Changed
from store.errors import Refused
from store.queries.second_scores import load_second_scores
from store.queries.text import load_section

SCORED = (("praise", "1"), ("shortfall", "9"), ("score", "4"))
FIRST_REASON = "Because."
"""The rationale of the score that the section has from the start."""

SECRETS = ("SECRETREASON", "SECRETWHY", "SECRETREMARK", "SECRETANSWER", "SECRETWAIVER", "SECRETRATING")
"""Words that only whoever may see the first score of `with_secrets` may read."""


def with_secrets(desk: Desk) -> Reviewed:
    """Return a statement scored and scored again with reasons, remarks on it and a version kept."""
    return Reviewed(desk, made_once(desk, _scored_with_secrets))


def _scored_with_secrets(desk: Desk) -> str:
    reviewed = Reviewed.of(desk)
    here = {"section_id": reviewed.section_id}
    reviewed.act(set_level, level=4, why="SECRETWHY", **here)
    reviewed.act(save_rationale, rationale="SECRETREASON", base_version=None, **here)
    remark = {"kind": CommentKind.QUESTION, "target": Target.RATIONALE, "text": "SECRETREMARK"}
    (comment_id,) = reviewed.act(add_comment, **remark, **here).result
    reviewed.act(reply, comment_id=comment_id, text="SECRETANSWER")
    reviewed.act(add_comment, **{**remark, "target": Target.SECTION, "text": "On the whole."}, **here)
    reviewed.act(name_version, name="Before", **here)
    _waive_with_secrets(reviewed)
    return reviewed.passage


def _waive_with_secrets(reviewed: Reviewed) -> None:
    """Waive findings that tell the score, or the rating that it makes, and some that do not; take one back."""
    of_score = Finding("balance-against-score", Family.JUDGEMENT, Severity.MAY, reviewed.section_id, data=SCORED)
    of_rating = Finding("rating-contradicted", Family.JUDGEMENT, Severity.MUST, "", data=(("rating", "SECRETRATING"),))
    gone = replace(of_score, code="rationale-apart")
    for finding in (of_score, of_rating, gone):
        reviewed.act(waive_finding, finding=finding, reason="SECRETWAIVER")
    reviewed.act(waive_finding, finding=of_score, reason="SECRETWAIVER said better")
    (waiver_id,) = reviewed.act(waive_finding, finding=gone, reason="SECRETWAIVER said better").result
    reviewed.act(withdraw_waiver, waiver_id=waiver_id)
    topic = Finding("topic-without-text", Family.JUDGEMENT, Severity.MAY, reviewed.section_id)
    elsewhere = Finding("rationale-apart", Family.JUDGEMENT, Severity.SHOULD, reviewed.desk.section_id("needs"))
    for finding in (topic, elsewhere):
        reviewed.act(waive_finding, finding=finding, reason="Open to all.")


def begin(reviewed: Reviewed, actor: Actor = BEN) -> str:
    return reviewed.act(begin_second_score, actor, section_id=reviewed.section_id).result[0]


def give(reviewed: Reviewed, second_id: str, level: int = 2, actor: Actor = BEN) -> Changed:
    return reviewed.act(give_second_score, actor, second_id=second_id, level=level, rationale="Few were asked.")


def settle(reviewed: Reviewed, level: int = 2, actor: Actor = CARA, **more: Any) -> Changed:
    settled = {"section_id": reviewed.section_id, "level": level, "why": "Both reread it.", **more}
    return reviewed.act(settle_second_score, actor, **settled)


def scored(reviewed: Reviewed, level: int | None, actor: Actor = ANN, why: str | None = None) -> None:
    reviewed.act(set_level, actor, section_id=reviewed.section_id, level=level, why=why)


def shown(reviewed: Reviewed, person: str | None) -> SectionScoring:
    found = load_second_scores(reviewed.desk.workspace, reviewed.desk.assessment_id, person)
    return next(each for each in found.sections if each.part_id == "learning")


def the_second(reviewed: Reviewed, person: str | None = None) -> SecondScore:
    (second,) = shown(reviewed, person).seconds
    return second


def present(reviewed: Reviewed) -> tuple[int | None, str]:
    score = load_section(reviewed.desk.workspace, reviewed.section_id).score
    return score.level, score.rationale


def refused(action: Any, *given: Any, **more: Any) -> str:
    with pytest.raises(Refused) as told:
        action(*given, **more)
    return told.value.code
