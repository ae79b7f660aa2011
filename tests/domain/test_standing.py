"""Waivers hold for the very finding that was waived, wherever its words go, and for no other."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from domain.assessment import Anchor
from domain.checks.finding import Family, Finding, Severity
from domain.checks.registry import CHECKS
from domain.checks.standing import TELLS_RATING, TELLS_SCORE, Standing, SwitchedOff, Waiver, sort_out

AT = datetime(2026, 5, 1, tzinfo=UTC)
LONG = Finding("long-sentence", Family.STYLE, Severity.MAY, "s", "p", 3, 8, "words", (("count", "31"),))
WHOLE = Finding("rationale-missing", Family.JUDGEMENT, Severity.SHOULD, "s", data=(("score", "3"),))


def _waiver(finding: Finding) -> Waiver:
    anchor = Anchor(finding.passage_id, finding.start, finding.end, finding.text) if finding.text else None
    return Waiver("w", finding.code, finding.section_id, "meant so", "Ana", AT, finding.text, finding.data, anchor)


def test_a_waived_finding_is_kept_apart_with_its_reason():
    stand, waived = sort_out([LONG, WHOLE], Standing((_waiver(LONG),)))
    assert stand == (WHOLE,)
    assert [(each.finding, each.waiver.reason) for each in waived] == [(LONG, "meant so")]


@pytest.mark.parametrize(
    "other",
    [
        replace(LONG, text="wordy"),
        replace(LONG, start=4, end=9),
        replace(LONG, passage_id="q"),
        replace(LONG, code="passive"),
        replace(LONG, data=(("count", "32"),)),
        replace(WHOLE, data=(("score", "2"),)),
        replace(WHOLE, section_id="t"),
    ],
)
def test_a_waiver_holds_for_no_other_finding(other):
    stand, waived = sort_out([other], Standing((_waiver(LONG), _waiver(WHOLE))))
    assert (stand, waived) == ((other,), ())


def test_a_finding_follows_its_words_and_comes_back_when_they_are_gone():
    moved = replace(_waiver(LONG), anchor=Anchor("p", 13, 18, "words"))
    there = replace(LONG, start=13, end=18)
    assert sort_out([there], Standing((moved,)))[0] == ()
    assert sort_out([there], Standing((replace(moved, is_detached=True),)))[0] == (there,)


def test_a_finding_of_a_whole_section_is_waived():
    assert sort_out([WHOLE], Standing((_waiver(WHOLE),)))[0] == ()


def test_rules_that_are_switched_off_find_nothing():
    off = Standing(switched_off=(SwitchedOff("long-sentence", "Ana", AT),))
    assert sort_out([LONG, WHOLE], off) == ((WHOLE,), ())


def test_every_finding_that_judges_a_score_tells_it_but_for_those_on_the_text_alone() -> None:
    judging = {code for check in CHECKS if check.family is Family.JUDGEMENT for code in check.codes}
    of_text = {"topic-without-text", "summary-unsupported", "summary-contradicted", "summary-of-all"}
    assert judging - of_text == TELLS_SCORE | TELLS_RATING
