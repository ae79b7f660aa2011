"""A figure near which nothing says where it is from or of when is hinted at, also beside others that have theirs."""

from __future__ import annotations

import pytest
from checked import figure_words

from domain.checks.figures.figure_words import reader_of
from domain.checks.figures.figures import slips_in

SOURCED = "The performance report showed that 61 people were waiting for a ramp in March 2025. "

ADRIFT = (
    SOURCED + "Staff told us that leaders listened. Turnover among care workers stood at ⟦14%⟧.",
    SOURCED + "⟦Two in three⟧ drivers had a first aid certificate.",
    SOURCED + "Calls to the night line lasted ⟦nine⟧ minutes on average.",
    SOURCED + "Requests for respite had ⟦doubled⟧.",
    SOURCED + "Some ⟦85%⟧ of tenants felt settled, and neighbours told us that this showed.",
    SOURCED + "The fee for a nursing bed averaged ⟦£1,140⟧ a week.",
    "Around ⟦410⟧ households rented from the trust.",
    "A total of ⟦37⟧ reviewing officers and other staff had left.",
    "Garden clubs had reached ⟦260⟧ residents. People told us that they enjoyed them.",
    "Housing staff worked in every town. The average void lasted ⟦52⟧ days.",
    "The average void lasted ⟦52⟧ days, and tenants told us that flats were warm.",
    "The hoist team was praised. Repairs took ⟦11⟧ days.",
    "The backlog of reviews stood at ⟦148⟧ cases.",
    "In total, ⟦530⟧ health and care workers attended.",
    "Handover calls had ⟦halved⟧. Nurses told us that they knew whom to ring.",
    "Around ⟦one in six⟧ landlords had withdrawn.",
    SOURCED + "The number of people who waited longer than a year had ⟦doubled⟧.",
    SOURCED + "Visits had fallen from ⟦14⟧ weeks apart to six.",
    "Large print was requested by ⟦480⟧ people. They told us that it came quickly.",
    "Each of the wardens held ⟦26⟧ keys on average.",
    "The film club drew about ⟦150⟧ people a month, and volunteers told us that it grew.",
)
LEANING = (
    SOURCED + "Of these, 40% had a temporary ramp.",
    SOURCED + "They waited 23 days on average.",
    SOURCED + "The average wait was 23 days.",
    SOURCED + "Ramps took 23 days to fit on average.",
    SOURCED + "A further 12 people had moved, and another 30% were about to.",
    SOURCED + "The figure was 40% in the north.",
    SOURCED + "The remaining 39% had one on order.",
    SOURCED + "For people with a stairlift the proportion was 62%.",
    "The 2021 Census counted 210,400 residents. People aged 65 and over made up 19%.",
    "The 2021 Census counted 210,400 residents. Around 1 in 9 did not speak English as their main language.",
    "Of 80 people, 60 (75%) had a plan. Risk was lower for 91% of people with a plan.",
    "Staff told us that 54% of calls came from families.",
    "Calls took nine minutes on average, managers told us.",
    "The target was to answer 90% of calls, within 28 days on average.",
    "We visited 40 homes and read 25 records.",
    "Nobody waited longer than 28 days.",
    "A board of 14 people with lived experience advised on transport.",
    "Planning began when a young person was 14.",
    "Of those 418 people, 251 had a plan. The average wait was 31 days.",
    "The hub scored 14 out of 20 in the peer rating.",
    "A woman in her 80s waited 16 weeks for her ramp. Her daughter had rung the depot 20 times.",
    "The contract required drivers to answer 90% of calls within a day.",
    "Nurses told us that nine in ten transfers went well. They added that 40% of delays came from transport.",
    "Small grants reached 260 groups. The grant report for 2024/25 listed them.",
    "The outturn for 2024/25 was £86.9 million and the plan £84.6 million, an overspend of 2.7%.",
    SOURCED + "The most common request was for a rail, at 34%.",
    "One carer said, “About 90% of it is waiting.”",
    "The data for 2024/25 explained this. Turnover was 14%.",
)


def hints_in(text: str) -> list[str]:
    slips = slips_in(text, False, reader_of(figure_words()))
    return [text[each.start : each.end] for each in slips if each.code == "figure-adrift"]


@pytest.mark.parametrize("text", ADRIFT)
def test_a_figure_that_leans_on_nothing_told_is_hinted_at(text: str) -> None:
    before, _, rest = text.partition("⟦")
    figure, _, behind = rest.partition("⟧")
    assert hints_in(before + figure + behind) == [figure]


@pytest.mark.parametrize("text", LEANING)
def test_a_figure_that_leans_on_what_was_told_needs_no_origin_of_its_own(text: str) -> None:
    assert hints_in(text) == []
