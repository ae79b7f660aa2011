"""Judgement: clauses on the same subject, whatever it is, of which one says what the other denies."""

from __future__ import annotations

import pytest
from checked import document, judgement_words, narrative, statement, the_framework
from checks_alone import a_style, found_by

from domain.checks.engine import CheckEngine
from domain.checks.finding import Family


def denied(said: str, text: str) -> tuple[bool, bool]:
    """Return whether a statement's text denies a summary, and whether it denies a rationale."""
    made = document(narrative("summary", said), statement("needs", text), statement("equity", "People came."))
    reasoned = document(statement("needs", text, level=2, rationale=said))
    found = [
        {each.code for each in found_by(the_framework(), each, Family.JUDGEMENT, judgement=judgement_words())}
        for each in (made, reasoned)
    ]
    return "summary-contradicted" in found[0], "rationale-contradicted" in found[1]


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("Scrutiny by members was absent.", "Members had challenged the savings plan in public."),
        ("No concern was waiting for triage.", "The data showed that 140 concerns awaited triage in May 2025."),
        ("The risk register was never shown to members.", "Members told us that they reviewed the risk register."),
        ("The carers’ strategy had lapsed.", "The carers’ strategy had been refreshed in 2024 and ran until 2028."),
        ("Nobody had tested the emergency plan.", "The emergency plan was rehearsed with partners in October."),
        (
            "Deaf people could not book an interpreter.",
            "Deaf people told us that they could book an interpreter online.",
        ),
        ("Every home had been visited by the quality team.", "Nobody from the quality team had visited the homes."),
        (
            "Supervision notes were kept for every worker.",
            "The audit found no supervision notes for half of the workers.",
        ),
        ("The equality objectives had been dropped.", "Leaders had set four equality objectives and reported on them."),
        ("Managers signed off cases without reading them.", "Managers had read and signed off each case."),
        ("The market position statement was current.", "The market position statement dated from 2019."),
        ("Every complaint was answered within the target.", "41% of complaints were answered within the target."),
        ("Care plans named goals.", "The audit found that 9 of 50 care plans named goals."),
        ("Board papers went unread.", "Members told us that they read the board papers closely."),
        ("No home had closed.", "The records showed that four homes had closed in 2024/25."),
        ("Commissioners met providers in a forum.", "Providers told us that they had no forum with commissioners."),
    ],
)
def test_what_one_clause_says_and_another_denies_is_found(said: str, text: str) -> None:
    assert denied(said, text) == (True, True)


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("The joint strategy for carers was never agreed.", "The joint strategy for housing was agreed in 2024."),
        ("The emergency plan was not tested.", "Leaders planned to test the emergency plan."),
        ("Members reviewed the risk register.", "Until 2022, members had not seen the risk register."),
        ("Some interpreters could not be booked.", "Interpreters could be booked for most visits."),
        ("Assessments were unhurried.", "Assessments were unhurried, people told us, and they were kind."),
        ("Decisions were neither recorded nor checked.", "Decisions were not recorded, and nobody checked them."),
        ("Every review was on time in the north.", "92% of reviews were on time in the north."),
        ("Risks were raised without fear.", "Staff told us that risks were raised without fear."),
        ("Too few carers had an assessment.", "The local authority carried out 1,870 carers’ assessments."),
        ("Waiting lists had fallen sharply.", "The advocacy provider told us it had no waiting list."),
        ("The conversation was careful.", "People said the conversation was careful and that they were not rushed."),
        ("Lessons from complaints were not shared.", "Lessons from complaints stayed in one team and were not shared."),
    ],
)
def test_what_is_no_denial_is_left_alone(said: str, text: str) -> None:
    assert denied(said, text) == (False, False)


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (
            "Carers rarely had to queue for a break.",
            "In May 2025, 214 unpaid carers were on the list for a short break.",
        ),
        (
            "Few people waited for a financial assessment.",
            "There were 388 people in the queue for a financial assessment.",
        ),
        ("Nobody waited more than a week for equipment.", "Equipment took 19 days on average."),
        ("Almost all reviews were up to date.", "Only 38% of people had been reviewed in the previous year."),
        ("Direct payments were widely taken up.", "Only 9% of people with long-term support had a direct payment."),
        (
            "Older people could get home care wherever they lived.",
            "Homecare could not be found in the eastern parishes.",
        ),
        ("Moves into adult services were smooth.", "Transitions were late, parents told us."),
        ("Reablement was there for all.", "Reablement had closed to new referrals for five months."),
        ("Adaptations were made promptly.", "The average wait for an adaptation was 13 months."),
        ("Care homes were good.", "Of 40 care homes, 23 were rated inadequate."),
        ("Night-time cover was reliable.", "There was often nobody on duty at night."),
        ("Leaders kept a firm hold on risk.", "The risk register had not been looked at for 14 months."),
        ("Caseloads were manageable. Reviews were prompt.", "Reviews had a backlog. The longest wait was 11 months."),
        ("Direct payments were set up at once.", "People waited between three and six weeks for a direct payment."),
        ("Nobody had to wait for an enquiry.", "Enquiries took 40 days on average."),
        ("Everyone who asked for respite had it promptly.", "Carers had waited five months for respite."),
        ("People who wanted an advocate always had one.", "Advocates were hard to find."),
        ("Carers received regular breaks.", "Carers told us that they had been offered no respite in 2024."),
        ("People got ramps and hoists in good time.", "The average wait for a hoist stood at 31 weeks."),
        ("No tenant had been offered a review.", "Of 240 tenants who were due for a review, 221 had been reviewed."),
        ("There were no delays in deciding on appeals.", "A backlog of 90 appeals awaited a decision."),
        ("The year ended with a large overspend.", "The budget was underspent by £2 million."),
        ("Caseloads were steady and safe.", "Caseloads had risen to 41, which managers called unmanageable."),
        ("Supervision had been left to drift.", "Supervision was regular and well recorded."),
        ("People waited only a short time for reablement.", "People waited four months for reablement."),
    ],
)
def test_what_figures_and_other_words_say_of_the_same_thing_is_held_against_it(said: str, text: str) -> None:
    assert denied(said, text)[0]


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("Carers rarely had to queue for a break.", "In 2024/25, 214 unpaid carers had a short break."),
        (
            "Few people waited for a financial assessment.",
            "Twelve people were waiting for a financial assessment in May.",
        ),
        ("Nobody waited more than a month for equipment.", "Equipment took 19 days on average."),
        ("Almost all reviews were up to date.", "By March 2025, 94% of people had been reviewed."),
        ("Direct payments were widely taken up.", "In 2024/25, 44% of people with support had a direct payment."),
        ("Adaptations were made promptly.", "The average wait for an adaptation was five weeks, down from 13 months."),
        ("Reviews were late for people placed out of area.", "Reviews for people living at home were on time."),
        ("Care homes were good.", "Of 40 care homes, 36 were rated good or outstanding."),
        ("Training was well attended.", "A fifth source was the training survey, which was held in May."),
        (
            "Area for development: sharing reviews between teams.",
            "Reviews were not shared between teams, staff told us.",
        ),
        ("There had been no wait for home care in two years.", "The data showed that nobody waited for home care."),
        ("Second, beds were short, so that one in five people lived outside.", "214 people, or 19%, lived outside."),
        ("People waited too long for an assessment.", "Financial assessments took 12 days on average."),
        ("Interpreters were slow to come.", "Staff told us that they waited up to two weeks for an interpreter."),
        ("People were helped at once in a crisis.", "The helpline was answered within two minutes."),
        ("Most tenants had been offered a review.", "Of 240 tenants who were due for a review, 221 had been reviewed."),
        ("No concern was waiting for triage.", "91% of concerns were screened within a day."),
        ("The year ended with a small underspend.", "Adult social care spent less than its budget."),
        ("People who needed an interpreter had one.", "Interpreters came within a day."),
        ("Equality impact assessments were late.", "Assessments began within ten days."),
    ],
)
def test_figures_that_bear_out_what_is_said_are_left_alone(said: str, text: str) -> None:
    assert denied(said, text) == (False, False)


def test_a_statement_that_changes_passage_by_passage_is_held_against_a_summary_as_anew() -> None:
    said = "Nobody had tested the emergency plan. Reviews were prompt."
    tested, untested = "The emergency plan was rehearsed with partners in October.", "Nobody had tested the plan."
    late, prompt = "Reviews had a backlog of 11 months.", "Reviews were prompt in every team."
    style, framework = a_style(judgement=judgement_words()), the_framework()
    engine = CheckEngine(framework, style)
    for texts in (
        (untested, prompt),
        (tested, prompt),
        (tested, late),
        ("Staff met weekly.", late),
        ("Staff met weekly.", prompt),
        (untested, prompt, tested),
        (prompt,),
    ):
        made = document(narrative("summary", said), statement("needs", *texts), statement("equity", "People came."))
        told = [each for each in engine.check(made).findings if each.code == "summary-contradicted"]
        anew = CheckEngine(framework, style).check(made).findings
        assert told == [each for each in anew if each.code == "summary-contradicted"]
        assert bool(told) is (tested in texts or late in texts)
