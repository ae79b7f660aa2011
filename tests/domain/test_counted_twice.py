"""What a number counts, in whatever words, and when two places that count the same must agree."""

from __future__ import annotations

import pytest
from checked import document, figure_words, statement, the_framework
from checks_alone import found_by

from domain.checks.figures.figure_words import reader_of
from domain.checks.figures.figures import measures_in, slips_in
from domain.checks.finding import Family

DIFFERING = (
    (
        "The register of 2021 counted 143,700 tenants in Wexley.",
        "The 2021 register gave the number of tenants as 147,300.",
    ),
    (
        "The dashboard for the second quarter of 2024/25 showed that 58% of bills were paid in 28 days.",
        "In 2024/25 members asked why only 48% of bills were paid within 28 days.",
    ),
    (
        "One in five tenants was aged 70 or over in 2024, the register showed.",
        "In 2024, 27% of tenants were aged 70 or over.",
    ),
    (
        "The shared fund plan for 2024/25 set out a pooled sum of £22.7 million.",
        "Partners said that the shared fund, worth £27.2 million in 2024/25, paid for equipment.",
    ),
    (
        "Guides came to each of the seven sports clinics in May 2025. They were in all nine sports clinics that month.",
        "Coaches told us they liked it.",
    ),
    (
        "The mobility team employed 27 fitters in May 2025.",
        "Partners praised the mobility team. Its 31 fitters could in May 2025 visit on the same day.",
    ),
    (
        "The library service ran 64 reading groups in 2024, its annual report showed.",
        "The 68 groups that met in libraries in 2024 were run by volunteers. The 68 reading groups of 2024 were full.",
    ),
    (
        "Mediators were booked 310 times in 2024/25.",
        "In 2024/25 there were 340 bookings of mediators, the contract report showed.",
    ),
    (
        "The standards committee met four times in 2024.",
        "At each of its six meetings in 2024, the standards committee had asked about risk.",
    ),
    (
        "The register of June 2025 held 2,140 personal assistants.",
        "There were 2,410 personal assistants on the register in June 2025.",
    ),
    (
        "In April 2025, 96 members of staff were mentors.",
        "The training report stated that there were 88 mentors in April 2025.",
    ),
    (
        "There were two tenancy failures in 2024/25, the housing team reported.",
        "All 3 tenancy failures of 2024/25 had been looked into, according to the housing team.",
    ),
    (
        "In 2021, 16% of residents were aged 75 or over, the Census showed.",
        "The 2021 Census showed that people aged 75 or over made up 21% of the population.",
    ),
    (
        "The local authority had 5 wellbeing aims in its plan for 2025 to 2028.",
        "Staff knew each of the six wellbeing aims in the plan for 2025 to 2028.",
    ),
    (
        "The complaints team completed 288 section 12 enquiries during 2024/25.",
        "Views were sought in each of the 308 section 12 enquiries completed in 2024/25.",
    ),
    (
        "The service offered 42 lunch clubs.",
        "Volunteers ran the service’s 47 lunch clubs, and members told us that they liked them.",
    ),
    (
        "The tenants’ panel had been set up on 1 April 2024.",
        "Leaders praised the tenants’ panel, which they said had been set up on 1 September 2024.",
    ),
)
AGREEING = (
    (
        "One in four tenants was aged 70 or over in 2024, the register showed.",
        "In 2024, 26% of tenants were aged 70 or over.",
    ),
    (
        "The dashboard for the second quarter of 2024/25 showed that 58% of bills were paid in 28 days.",
        "The dashboard for the third quarter of 2024/25 showed that 66% of bills were paid in 28 days.",
    ),
    (
        "In 2024/25, 88% of tenants had a visit within two days.",
        "In 2024/25, 96% of tenants had a visit within five days.",
    ),
    ("In 2024/25, 62% of men were tenants for life.", "In 2024/25, 65% of people were tenants for life."),
    (
        "The mobility team employed 27 fitters in May 2025.",
        "The kitchens team employed 31 fitters in May 2025.",
    ),
    (
        "The Ombudsman received 12 complaints about charging in 2024/25.",
        "The local authority received 14 complaints about charging in 2024/25.",
    ),
    (
        "The local authority received 14 complaints about charging in 2024/25.",
        "It answered 12 complaints about charging in 2024/25.",
    ),
    (
        "There were 72 day centres in the county in March 2025.",
        "The 66 day centres with a contract in March 2025 were visited. Each of the 72 was known to staff.",
    ),
    (
        "The mobility team employed 27 fitters in May 2025. The 24 fitters in the valley worked alone in May 2025.",
        "The mobility team planned to have 31 fitters in May 2025.",
    ),
    (
        "There were 40 calls a day on average in January 2025.",
        "There were 47 calls in the busiest hour of January 2025, and 1,240 calls in January 2025.",
    ),
    (
        "The annual check rate was 58% in 2024/25.",
        "In the sight loss team, the annual check rate was 71% in 2024/25.",
    ),
    (
        "Skills for Care estimated that there were 5,400 care workers in 2023/24.",
        "The local authority’s own survey counted 4,950 care workers in 2023/24.",
    ),
    (
        "Each of the 17 teams had a mentor in 2024/25.",
        "The 16 teams in the community met every month in 2024/25.",
    ),
    (
        "The service offered 42 lunch clubs.",
        "The 37 lunch clubs that were open at weekends were full.",
    ),
)
UNSOURCED = (
    "Nine in ten people were pleased with their support.",
    "Two out of every five adults had waited too long.",
    "Two-fifths of tenants were referred by a friend, and the others came by themselves.",
    "Eight out of 10 repairs were finished within a month.",
    "The lessons were held each week for 83% of drivers.",
    "Around 340 people were waiting for a visit.",
    "Healthy life expectancy was 61.4 years.",
)
SOURCED = (
    "Two-fifths of tenants told us that they felt safe.",
    "We read 12 records. Two-fifths of tenants had been offered a visit.",
    "A quarter of an hour was allowed for each call.",
    "At the time of our visit, 340 people were waiting for a lesson.",
    "Meetings lasted 1.5 hours.",
    "Emergency calls fell from 336 to 252, a drop of 25%.",
    "The survey of 2024 found that nine in ten people were pleased.",
    "About one in five people lived outside the area.",
    "Of 75 people asked, 60 were pleased, or four in five people.",
)


def differing_in(first: str, second: str) -> list[str]:
    """Return what is given differently in two sections of one report."""
    made = document(statement("needs", first), statement("governance", second))
    found = found_by(the_framework(), made, Family.FIGURES, figures=figure_words())
    return [each.passage_id for each in found if each.code == "figure-differs"]


@pytest.mark.parametrize(("first", "second"), DIFFERING)
def test_a_count_that_another_place_gives_differently_is_found_in_other_words(first: str, second: str) -> None:
    assert len(differing_in(first, second)) == 1


@pytest.mark.parametrize(("first", "second"), AGREEING)
def test_counts_of_another_owner_part_time_or_kind_may_stand(first: str, second: str) -> None:
    assert differing_in(first, second) == []


@pytest.mark.parametrize(
    ("text", "head", "words"),
    [
        ("The 9 school nurses who worked at night in 2025 were tired.", "nurs", {"school", "night", "staff"}),
        ("There were 9 members of the youth forum in 2025.", "memb", {"youth", "forum"}),
        ("The number of repeat visits was 98 in 2025.", "visit", {"repeat"}),
    ],
)
def test_a_count_has_its_head_and_what_narrows_it(text: str, head: str, words: set[str]) -> None:
    (measure,) = measures_in(text, reader_of(figure_words()))
    assert measure.count.head == head
    assert measure.count.words == words


@pytest.mark.parametrize("text", UNSOURCED)
def test_a_share_of_people_in_words_wants_its_source(text: str) -> None:
    assert [each.code for each in slips_in(text, False, reader_of(figure_words()))] == ["figure-unsourced"]


@pytest.mark.parametrize("text", SOURCED)
def test_a_share_in_words_with_a_source_or_its_counts_may_stand(text: str) -> None:
    found = [each.code for each in slips_in(text, False, reader_of(figure_words()))]
    assert "figure-unsourced" not in found
