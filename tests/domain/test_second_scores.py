"""Who sees what of a first and a second score, who may give one, and who may settle the two."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import UTC, datetime

import pytest

from domain.frameworks.file import FrameworkFault, framework_to_data, parse_framework
from domain.frameworks.framework import Framework
from domain.frameworks.procedure import NO_PROCEDURE, Bar, Procedure
from domain.review.procedure import Decider, Refusal
from domain.review.second_scores import (
    Scoring,
    SecondScore,
    SecondState,
    SectionScoring,
    as_seen_by,
    begin_refusals,
    give_refusals,
    may_see_first_score,
    settle_refusals,
)
from resources import loader

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
BEGUN = SecondScore("1", "section", "", "Ben Shah", "Reviewer", NOON)
GIVEN = replace(BEGUN, level=2, rationale="Few were asked.", at=NOON, first_level=3, first_by="Ann Lee")
SETTLED = replace(
    GIVEN, settled_level=4, why="Both reread it.", settled_by="Cara Diaz", settled_role="P", settled_at=NOON
)
OTHER = replace(GIVEN, id="2", person="Dev Rao")
SETTLED_BY_OTHER = replace(SETTLED, id="2", person="Dev Rao")
AUTHORS = frozenset({"Ann Lee"})


def framework() -> Framework:
    return parse_framework(loader.read_json("frameworks", "cqc-la-2025.json"), "")


@pytest.fixture(scope="module")
def procedure() -> Procedure:
    return framework().procedure


def of(*roles: str) -> Decider:
    return Decider("somebody", frozenset(roles))


def codes(found: tuple[Refusal, ...]) -> list[str]:
    return [each.code for each in found]


@pytest.mark.parametrize(
    ("second", "state", "difference", "is_open"),
    [
        (BEGUN, SecondState.BEGUN, None, False),
        (GIVEN, SecondState.GIVEN, -1, True),
        (replace(GIVEN, first_level=2), SecondState.GIVEN, 0, False),
        (replace(GIVEN, first_level=None), SecondState.GIVEN, None, True),
        (SETTLED, SecondState.SETTLED, -1, False),
    ],
)
def test_how_far_it_is_follows_from_what_is_kept(
    second: SecondScore, state: SecondState, difference: int | None, is_open: bool
) -> None:
    assert (second.state, second.difference, second.is_open) == (state, difference, is_open)


@pytest.mark.parametrize(
    ("person", "seconds", "may"),
    [
        ("Ben Shah", (), True),
        ("Ben Shah", (BEGUN,), False),
        (" ben  SHAH ", (BEGUN,), False),
        ("Cara Diaz", (BEGUN,), True),
        ("Ben Shah", (GIVEN,), True),
        ("Ben Shah", (SETTLED, BEGUN), False),
        ("Ben Shah", (GIVEN, replace(BEGUN, category_id="people")), False),
        ("Ann Lee", (replace(BEGUN, person="ann lee"),), True),
    ],
)
def test_who_sees_the_first_score(person: str, seconds: tuple[SecondScore, ...], may: bool) -> None:
    assert may_see_first_score(person, seconds, AUTHORS) is may


def test_whoever_scores_blind_sees_nothing_of_what_others_scored() -> None:
    mine, other = as_seen_by("Ben Shah", (BEGUN, SETTLED_BY_OTHER), AUTHORS)
    assert (mine.state, other.state) == (SecondState.BEGUN, SecondState.SETTLED)
    said = [value for each in (mine, other) for value in asdict(each).values()]
    assert not {2, 3, 4, "Few were asked.", "Ann Lee", "Both reread it.", "Cara Diaz"}.intersection(said)
    assert other.is_hidden and other.person == "Dev Rao"
    assert (other.difference, other.is_open) == (None, False)


def test_ones_own_second_score_of_one_category_tells_nothing_of_the_first_while_others_wait() -> None:
    given, waiting = replace(GIVEN, category_id="people"), replace(BEGUN, id="2", category_id="staff")
    seen, _ = as_seen_by("Ben Shah", (given, waiting), AUTHORS)
    assert (seen.level, seen.rationale, seen.first_level, seen.first_by) == (2, "Few were asked.", None, "")
    assert (seen.difference, seen.is_open) == (None, False)


def test_everybody_else_sees_what_is_given_and_that_one_is_begun() -> None:
    assert as_seen_by("Ann Lee", (BEGUN, OTHER), AUTHORS) == (BEGUN, OTHER)


def test_one_hidden_score_hides_the_rating() -> None:
    seen, hidden = SectionScoring("1", "a", is_blind=False), SectionScoring("2", "b", is_blind=True)
    assert not Scoring((seen,)).is_rating_hidden
    assert Scoring((seen, hidden)).is_rating_hidden


@pytest.mark.parametrize(
    ("decider", "seconds", "has_first", "expected"),
    [
        (of("reviewer"), (), True, []),
        (of("lead"), (OTHER,), True, []),
        (of("reviewer"), (SETTLED,), True, []),
        (None, (), True, ["not-on-the-team"]),
        (of("publisher"), (), True, ["not-this-role"]),
        (of("reviewer"), (BEGUN,), True, ["second-score-begun"]),
        (of("reviewer"), (GIVEN,), True, ["second-score-unsettled"]),
        (of("reviewer"), (), False, ["no-first-score"]),
    ],
)
def test_who_may_begin(
    procedure: Procedure,
    decider: Decider | None,
    seconds: tuple[SecondScore, ...],
    has_first: bool,
    expected: list[str],
) -> None:
    assert codes(begin_refusals(procedure, "Ben Shah", decider, seconds, AUTHORS, has_first)) == expected


def test_nobody_scores_a_second_time_what_they_scored_first(procedure: Procedure) -> None:
    assert codes(begin_refusals(procedure, "ann LEE", of("lead"), (), AUTHORS, True)) == ["scored-first"]
    assert codes(begin_refusals(NO_PROCEDURE, "Ann Lee", None, (), AUTHORS, True)) == ["scored-first"]
    assert begin_refusals(NO_PROCEDURE, "Ben Shah", None, (), AUTHORS, True) == ()


@pytest.mark.parametrize(
    ("second", "person", "rationale", "expected"),
    [
        (BEGUN, "ben shah", "Because.", []),
        (BEGUN, "Cara Diaz", "Because.", ["not-your-second-score"]),
        (GIVEN, "Ben Shah", "Because.", ["second-score-given"]),
        (BEGUN, "Ben Shah", "  ", ["no-second-rationale"]),
        (replace(BEGUN, person="Ann Lee"), "Ann Lee", "Because.", ["scored-first"]),
    ],
)
def test_who_may_give(second: SecondScore, person: str, rationale: str, expected: list[str]) -> None:
    assert codes(give_refusals(second, person, AUTHORS, rationale)) == expected


@pytest.mark.parametrize(
    ("person", "decider", "seconds", "waiver", "expected"),
    [
        ("Cara Diaz", of("panel"), (GIVEN,), "", []),
        ("Cara Diaz", of("panel"), (GIVEN, replace(BEGUN, person="Dev Rao")), "", []),
        ("Cara Diaz", None, (GIVEN,), "", ["not-on-the-team"]),
        ("Cara Diaz", of("reviewer"), (GIVEN,), "", ["not-this-role"]),
        ("Ann Lee", of("lead"), (GIVEN,), "", ["own-score"]),
        ("Ann Lee", of("lead"), (GIVEN,), "Nobody else is there", []),
        ("Ben Shah", of("panel"), (GIVEN,), "", ["own-score"]),
        ("Cara Diaz", of("panel"), (GIVEN, replace(BEGUN, person="Cara Diaz")), "", ["still-blind"]),
        ("Cara Diaz", of("panel"), (), "", ["no-second-score"]),
        ("Cara Diaz", of("panel"), (BEGUN,), "", ["no-second-score"]),
        ("Dev Rao", of("panel"), (SETTLED,), "", ["settled-already"]),
        ("Ann Lee", of("lead"), (replace(SETTLED, settled_by="Ann Lee"), replace(OTHER, first_by="Cara Diaz")), "", []),
        ("Ann Lee", of("lead"), (replace(SETTLED, settled_by="Ann Lee"), OTHER), "", ["own-score"]),
        ("Cara Diaz", of("panel"), (replace(GIVEN, category_id="people"),), "", ["no-second-score"]),
    ],
)
def test_who_may_settle(
    procedure: Procedure,
    person: str,
    decider: Decider | None,
    seconds: tuple[SecondScore, ...],
    waiver: str,
    expected: list[str],
) -> None:
    found = settle_refusals(procedure, person, decider, seconds, AUTHORS, why="Both reread it.", waiver=waiver)
    assert codes(found) == expected


def test_settling_needs_a_reason_and_without_a_rule_nothing_else(procedure: Procedure) -> None:
    assert codes(settle_refusals(procedure, "Cara", of("panel"), (GIVEN,), AUTHORS, why=" ")) == ["no-reason"]
    assert settle_refusals(NO_PROCEDURE, "Ann Lee", None, (GIVEN,), AUTHORS, why="So.") == ()


def test_whoever_settled_already_is_named(procedure: Procedure) -> None:
    (refusal,) = settle_refusals(procedure, "Dev Rao", of("panel"), (SETTLED,), AUTHORS, why="So.")
    assert refusal.data == (("person", "Cara Diaz"),)


def test_the_shipped_rule_is_read(procedure: Procedure) -> None:
    assert procedure.scoring is not None
    assert procedure.scoring.second == ("lead", "assessor", "reviewer", "panel")
    assert (procedure.scoring.settle, procedure.scoring.barred) == (("lead", "panel"), (Bar.AUTHOR_OF_SCORE,))


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"second": ["angel"]}, r"procedure.scoring.second: there is no role 'angel'"),
        ({"settle": ["angel"]}, r"procedure.scoring.settle: there is no role 'angel'"),
        ({"second": []}, r"procedure.scoring.second: nobody may score a second time"),
        ({"settle": []}, r"procedure.scoring.settle: nobody may settle two scores"),
        ({"barred": ["author-of-soul"]}, r"procedure.scoring.barred\[0\]: 'author-of-soul' is none of"),
        ({"judge": "x"}, r"procedure.scoring.judge: this field is not known"),
    ],
)
def test_a_fault_of_the_rule_is_named_with_its_place(change: dict[str, object], fault: str) -> None:
    data = framework_to_data(framework())
    data["procedure"]["scoring"].update(change)
    with pytest.raises(FrameworkFault, match=fault):
        parse_framework(data, "")


def test_a_framework_may_do_without_the_rule() -> None:
    data = framework_to_data(framework())
    del data["procedure"]["scoring"]
    without = parse_framework(data, "")
    assert without.procedure.scoring is None
    assert parse_framework(framework_to_data(without), "") == without
