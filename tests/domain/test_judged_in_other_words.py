"""Judgement: summaries that deny a statement in other words, and verdicts in the words of another level."""

from __future__ import annotations

import pytest
from checked import document, judgement_words, narrative, statement, the_framework
from checks_alone import found_by

from domain.checks.finding import Family, Severity

FEW_SCORED = "Staff told us so, and the records agreed."


def codes_of_summary(findings: str, summary: str) -> set[str]:
    """Return the codes of what is told of a summary beside the findings of a statement."""
    made = document(statement("provision", findings, level=3, rationale=FEW_SCORED), narrative("summary", summary))
    found = found_by(the_framework(), made, Family.JUDGEMENT, judgement=judgement_words())
    return {each.code for each in found if each.section_id == "s-summary"}


@pytest.mark.parametrize(
    ("findings", "summary"),
    [
        ("Respite for unpaid carers was easy to book.", "Unpaid carers could not obtain respite."),
        ("Respite was hard to find.", "Unpaid carers could get respite when they wanted it."),
        ("There was plenty of respite.", "Unpaid carers could not book respite."),
        ("People waited months for a review.", "Waiting times for a review were short."),
        ("Reviews were overdue.", "Reviews were held when they were due."),
        ("People were left without the equipment they needed.", "Nobody lacked equipment, which was plentiful."),
        ("Discharge from hospital was poorly planned.", "Discharge from hospital was well planned."),
        ("Staff said that leaders did not listen.", "Staff said that leaders listened to them."),
        ("Staff felt unable to raise concerns with leaders.", "Staff felt able to raise concerns with leaders."),
        ("Interpreters often failed to turn up.", "Interpreters came when they were needed."),
        (
            "Relationships with health partners were trusting and open.",
            "Relationships with health partners were strained.",
        ),
        ("Interpreters were hard to get.", "People who did not speak English were given an interpreter each time."),
    ],
)
def test_a_summary_that_denies_a_statement_in_other_words_is_told(findings: str, summary: str) -> None:
    assert "summary-contradicted" in codes_of_summary(findings, summary)


@pytest.mark.parametrize(
    ("findings", "summary"),
    [
        (
            "Interpreters were always available.",
            "People who did not speak English were given an interpreter each time.",
        ),
        ("Waiting times for a review were short.", "Nobody waited long for a review."),
        ("Reviews were held when they were due.", "Reviews were on time."),
        ("Respite for older carers was easy to book.", "Unpaid carers could get respite."),
        ("Discharge was well planned.", "Discharge from hospital was carefully planned."),
        ("People who did not qualify were not left without advice.", "Those in touch with the hub praised its advice."),
        ("It was somewhat better.", "Leaders did not have the data they needed to see differences."),
        ("Staff said that leaders listened.", "Staff felt able to raise concerns with leaders."),
    ],
)
def test_a_summary_that_bears_a_statement_out_is_left_alone(findings: str, summary: str) -> None:
    assert "summary-contradicted" not in codes_of_summary(findings, summary)


@pytest.mark.parametrize(
    ("verdict", "levels"),
    [
        ("Practice reached the highest standard we assess.", {4}),
        ("This was at the bottom of our scale.", {1}),
        ("We gave this statement the lowest of the four scores.", {1}),
        ("The work earned the top score.", {4}),
        ("The work did not reach a good standard.", {1, 2}),
        ("Overall, this fell short of a good standard.", {1, 2}),
        ("A good standard was not met here.", {1, 2}),
        ("It was no more than a good standard.", {3}),
    ],
)
def test_a_verdict_in_the_words_of_another_level_is_told(verdict: str, levels: set[int]) -> None:
    untold = set()
    for level in (1, 2, 3, 4):
        text = f"Hospital staff spoke of weekends. {verdict}"
        made = document(statement("needs", text, level=level, rationale=FEW_SCORED))
        found = found_by(the_framework(), made, Family.JUDGEMENT, judgement=judgement_words())
        if not any(each.passage_id and each.start > 30 and each.severity is not Severity.MAY for each in found):
            untold.add(level)
    assert untold == levels
