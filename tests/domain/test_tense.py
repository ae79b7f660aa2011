"""What an authority did is told in the past tense; law, places, quotations and people at large are left alone."""

from __future__ import annotations

import pytest
from prose_checks import planted, seen, style_in_narrative, style_of, weighty

from domain.checks.finding import Severity

PLANTED = [
    "The local authority «has» a shop where people can try it.",
    "Staff «meet» every week to look at who is waiting.",
    "Leaders «tell» us that this helped.",
    "The safeguarding team «is» based in one office.",
    "Partners «describe» the work as open.",
    "People «tell» us that they wait too long.",
    "Unpaid carers «say» that it is hard to get a break.",
    "Managers «use» the dashboard each day.",
    "Senior leaders often «visit» the teams.",
    "In the north, the team «is» small.",
    "The board «meets» four times a year.",
    "People said the direct payments team «answers» queries within a day.",
    "The adult carers group «meets» in the library.",
    "There «is» a waiting list for equipment.",
    "Reviews «are» completed within a year.",
    "Feedback «is» used to plan training.",
    "They «are» proud of the work.",
    "Some «are» waiting for a review.",
    "The local authority «provides» equipment from a shop in the town.",
    "Commissioners «know» the market well.",
    "Practitioners «work» closely with nurses.",
    "Social care staff «do» joint visits with health.",
    "The director «leads» the board.",
    "Since May 2024 the leadership team «has» held a meeting each month.",
    "Staff told us that the figures «are» easier to trust.",
    "Officers told us that the call «gives» them a name to ring.",
    "The health and wellbeing board «meets» every two months.",
    "Waiting times «have» fallen since the spring.",
    "The adviser «visits» mosques and community centres and had helped to start a group.",
    "Each locality «holds» a forum, and its notes were shared.",
    "Staff told us that the rota «isn’t» popular with the night team.",
    "In the north, the rooms «aren't» open at weekends.",
    "The second team «hasn’t» any drivers.",
    "The two new hubs «haven’t» any parking.",
    "A panel of carers «meets» every month.",
    "Social workers «carry» 25 people each.",
    "Carers «find» the form hard.",
    "Assessments «start» with what people could do.",
    "The local authority «will» review the plan in the spring.",
    "The local authority «does» not have a plan for this.",
    "This «means» that people waited.",
    "National data «shows» that most people were satisfied.",
    "Not all records «show» the person’s view.",
    "Leaders told us that they «know» the risks.",
    "Work «continues» on the waiting list.",
    "The newly qualified workers «share» an office.",
    "The local authority «has» improved its reviews.",
    "Commissioners «have» written to every home about the fees.",
    "Staff told us that the new form «will» be used from September 2025.",
    "The charity had a lease and «will» move next to the library.",
    "Managers «shall» report each quarter to the cabinet.",
    "Unpaid carers told us that the forms «take» hours to fill in.",
]


@pytest.mark.parametrize("text", PLANTED)
def test_a_finding_in_the_present_tense_is_found(text: str) -> None:
    plain, start, end = planted(text)
    assert ("present-tense", start, end) in [each[:3] for each in seen(style_of(plain))]


def test_what_people_tell_of_is_past_in_the_narrative_too() -> None:
    found = style_in_narrative("The area has four towns.", "People told us that buses are rare.")
    assert [(each.text, each.replacement) for each in found] == [("are", "were")]


def test_the_past_form_is_proposed() -> None:
    found = style_of("The team carries out visits. Leaders tell us so. Staff meet weekly, and people can try it.")
    assert [(each.text, each.replacement) for each in found] == [
        ("carries", "carried"),
        ("tell", "told"),
        ("meet", "met"),
        ("can", "could"),
    ]


def test_another_present_tense_of_the_sentence_may_be_true_still() -> None:
    first, second = style_of("Staff meet weekly to look at who is waiting for help.")
    assert (first.severity, second.text, second.severity) == (Severity.SHOULD, "is", Severity.MAY)


CLEAN = [
    "The Care Act requires a plan, and section 42 applies.",
    "The borough lies on the coast and has 3 towns.",
    "“The council has a shop,” one person said.",
    "The local authority is responsible for safeguarding.",
    "The local authority has a duty to assess.",
    "The will of the person was known, and people of good will came.",
    "Members told us this made some people feel undervalued.",
    "Our strategy was new, and we will check it.",
    "Support plans set out what people wanted.",
    "Care plans frequently listed tasks and not outcomes.",
    "Home visits to people and calls were made each week.",
    "Weekly calls to carers, which were short, were popular.",
    "The housing needs assessment of November 2024 found gaps in three towns.",
    "The complaints report for 2024/25 recorded 120 complaints.",
    "The adviser visits in June helped people to choose.",
    "The hospital discharge plans that we read were clear.",
    "Adults needs were known to the team.",
    "The results were shared so that they could be used.",
    "The percentages add up to 101 because of rounding.",
    "The Customer Relations Team dealt with complaints.",
    "Staff work was valued, and staff support was good.",
    "Staff needs were met; leaders’ visits were known.",
    "People have a right to advocacy.",
    "If staff are busy, they ring back.",
    "Staff were told how bids are marked.",
    "The strategy said what good support is.",
    "The Act says that the authority has to assess.",
    "Partners believed that the borough could do what others did.",
    "Harlow, which is in Essex, had a hub.",
    "Carers are entitled to an assessment.",
    "People who meet staff weekly were glad.",
    "Providers offer of help was taken up.",
    "The team leads were proud.",
    "The board reports were read.",
    "Staff met every week.",
    "Care records we read set out what mattered to each person.",
    "Letters we saw explained why the request had been refused.",
    "Partners had told us of it.",
    "The 2021 census, 10,500 people and 1998 were named; ref 20250917 too.",
    "The team rang 01234567 and 2025 people came in 2024.",
    "The centre opened at 9.30am and at 5:30pm, and for 24 hours.",
    "The Children and Families Act 2014 and section 42(2) were named.",
    "Staff are required by law to report abuse.",
    "Most people are over 65.",
    "The local authority’s has-been plan was gone.",
    "# Staff meet weekly",
    "Leaders said that the town is on the coast.",
    "It is likely that costs will rise.",
]


@pytest.mark.parametrize("text", CLEAN)
def test_what_is_still_true_is_left_alone(text: str) -> None:
    assert seen(weighty(style_of(text))) == []


@pytest.mark.parametrize(
    "text",
    [
        "The grants register for 2024/25 itemised £250,000 for befriending.",
        "The club’s savings plan for the year set a target of £6,200.",
    ],
)
def test_a_noun_before_the_verb_of_its_sentence_is_no_verb(text: str) -> None:
    assert seen(weighty(style_of(text))) == []


def test_an_s_that_stands_alone_is_no_verb() -> None:
    assert seen(weighty(style_of("Tenants told us that the halls caféwere s near and easy to reach."))) == []


@pytest.mark.parametrize("unit", ["The team ", "Staff and ", "the new ", "In the north, ", "There is "])
def test_a_text_of_the_same_words_without_end_is_gone_through(unit: str) -> None:
    text = unit * 10_000
    for each in style_of(text)[:50]:
        assert 0 <= each.start < each.end <= len(text)
