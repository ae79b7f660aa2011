"""What a sentence claims of quantities in it and in the sentence before: each fault with a sentence that is right."""

from __future__ import annotations

import pytest
from checked import figure_words

from domain.checks.figures.figure_words import reader_of
from domain.checks.figures.figures import slips_in

UNTOLD = ("figure-unsourced", "figure-undated", "figure-not-attributed", "figure-adrift")

CLAIMS = [
    (
        "change-contradicted",
        "On 31 March 2025, 240 people were waiting for a review. A year earlier it was 310, an increase of 70.",
        "On 31 March 2025, 240 people were waiting for a review. A year earlier it was 310, a fall of 70.",
    ),
    (
        "change-wrong",
        "At the end of March 2025 the list held 240 names. The year before it had held 310, so it had fallen by 60.",
        "At the end of March 2025 the list held 240 names. The year before it had held 310, so it had fallen by 70.",
    ),
    (
        "change-contradicted",
        "In 2023/24 there were 410 referrals. In 2024/25 this had risen to 365.",
        "In 2023/24 there were 410 referrals. In 2024/25 this had risen to 465.",
    ),
    (
        "change-contradicted",
        "Staff sickness fell to 6.2% in 2024/25. The year before it was 5.1%.",
        "Staff sickness fell to 6.2% in 2024/25. The year before it was 7.1%.",
    ),
    (
        "change-contradicted",
        "Complaints numbered 64 in 2024/25, an increase from 72 the year before.",
        "Complaints numbered 84 in 2024/25, an increase from 72 the year before.",
    ),
    (
        "change-wrong",
        "The team had 18 vacancies in June 2025. This was five more than in June 2024, when there were 15.",
        "The team had 18 vacancies in June 2025. This was three more than in June 2024, when there were 15.",
    ),
    (
        "change-wrong",
        "An average visit lasted 32 minutes in 2024/25, up from 27 minutes in 2023/24, a gain of eight minutes.",
        "An average visit lasted 35 minutes in 2024/25, up from 27 minutes in 2023/24, a gain of eight minutes.",
    ),
    (
        "change-wrong",
        "The authority recruited 52 workers and lost 44, a net gain of 12.",
        "The authority recruited 56 workers and lost 44, a net gain of 12.",
    ),
    (
        "change-wrong",
        "Thirty staff left in 2024/25 while 45 joined, so the workforce grew by 25.",
        "Thirty staff left in 2024/25 while 45 joined, so the workforce grew by 15.",
    ),
    (
        "change-wrong",
        "Data recorded 2,400 concerns in 2024/25. They had risen from 2,000 in 2023/24, an increase of 40%.",
        "Data recorded 2,400 concerns in 2024/25. They had risen from 2,000 in 2023/24, an increase of 20%.",
    ),
    (
        "change-wrong",
        "Delayed discharges fell from 90 to 45, a fall of a third.",
        "Delayed discharges fell from 90 to 60, a fall of a third.",
    ),
    (
        "multiple-wrong",
        "The authority recorded 120 complaints in 2024/25, double the 80 recorded in 2023/24.",
        "The authority recorded 120 complaints in 2024/25, double the 60 recorded in 2023/24.",
    ),
    (
        "multiple-wrong",
        "It supported 450 carers, three times as many as the 200 of the year before.",
        "It supported 450 carers, three times as many as the 150 of the year before.",
    ),
    (
        "multiple-wrong",
        "There were 60 vacancies in 2025, half the 90 of 2024.",
        "There were 60 vacancies in 2025, and half the 90 people who applied were qualified.",
    ),
    (
        "multiple-wrong",
        "The service had 24 staff in 2023. By 2025 the number had doubled to 36.",
        "The service had 24 staff in 2023. By 2025 the number had doubled to 48.",
    ),
    (
        "percentage-wrong",
        "Data for 2024/25 recorded 2,400 concerns, of which 600 led to an enquiry, a share of 35%.",
        "Data for 2024/25 recorded 2,400 concerns, of which 600 led to an enquiry, a share of 25%.",
    ),
    (
        "portion-contradicted",
        "An agency carried out 104 of the 416 reviews in 2024/25, one in three.",
        "An agency carried out 104 of the 416 reviews in 2024/25, one in four.",
    ),
    (
        "portion-contradicted",
        "There were 60 providers in the borough. Half of them, 42, had been visited.",
        "There were 60 providers in the borough. Half of them, 31, had been visited.",
    ),
    (
        "portion-contradicted",
        "The board reviewed 25 cases; nine of them, more than half, had no plan.",
        "The board reviewed 25 cases; nine of them, more than a third, had no plan.",
    ),
    (
        "parts-do-not-add",
        "In 2024/25, 68% of people went home. The other 38% moved to a care home.",
        "In 2024/25, 48% of people went home and 14% to a relative. The other 38% moved to a care home.",
    ),
    (
        "parts-do-not-add",
        "The local authority had 57 care homes, of which 43 were good and the remaining 16 were not.",
        "The local authority had 57 care homes, of which 43 were good and the remaining 14 were not.",
    ),
    (
        "parts-do-not-add",
        "The grant was £90,000, with £60,000 going to carers and £40,000 to day services.",
        "The grant was £90,000, with £50,000 going to carers and £40,000 to day services.",
    ),
    (
        "part-exceeds-whole",
        "In the Index of Deprivation the authority was ranked 158th of 151 local authorities.",
        "In the Index of Deprivation the authority was ranked 58th of 151 local authorities.",
    ),
    (
        "comparison-contradicted",
        "The longest wait on 31 March 2025 was 92 days and the median was 118 days.",
        "The longest wait on 31 March 2025 was 192 days and the median was 118 days.",
    ),
    (
        "comparison-contradicted",
        "People waited 40 days on average. The longest wait was 35 days.",
        "People waited 40 days on average. The longest stay was 35 days.",
    ),
    (
        "comparison-contradicted",
        "Fees ranged from £600 to £850 a week, with an average of £910.",
        "Fees ranged from £600 to £950 a week, with an average of £910.",
    ),
    (
        "comparison-contradicted",
        "Concerns were most frequent in the east, with 720 from the north, 940 from the south and 740 from the east.",
        "Concerns were most frequent in the south, with 720 from the north, 940 from the south and 740 from the east.",
    ),
    (
        "comparison-contradicted",
        "Most referrals came from hospitals (210), followed by families (340) and doctors (120).",
        "Most referrals came from hospitals (410), followed by families (340) and doctors (120).",
    ),
    (
        "rate-wrong",
        "It committed £4.5 million over three years, at £1.2 million a year.",
        "It committed £4.5 million over three years, at £1.5 million a year.",
    ),
    (
        "rate-wrong",
        "The charge was £25 a week, or £1,500 a year.",
        "The charge was £25 a week, or £1,300 a year.",
    ),
    (
        "comparison-contradicted",
        "Nearly 400 carers (436) had a break.",
        "Nearly 450 carers (436) had a break.",
    ),
    (
        "comparison-contradicted",
        "It took 36 days on average to find a place. This was within the target of 28 days.",
        "It took 36 days on average to find a place. This was not within the target of 28 days.",
    ),
    (
        "comparison-contradicted",
        "It completed 91% of reviews against a target of 85%, and so missed its target.",
        "Of the calls, 80% were answered within 2 minutes; the target was 85%.",
    ),
    (
        "similarity-contradicted",
        "This was 73%, and the average for comparators was 81%, much the same.",
        "This was 73%, compared with 81% for comparable councils in the same year.",
    ),
    (
        "similarity-contradicted",
        "In 2023/24, 96.40% of people had an advocate. This was similar to the England average of 83.38%.",
        "In 2023/24, 86.40% of people had an advocate. This was similar to the England average of 83.38%.",
    ),
    (
        "duration-wrong",
        "The plan covered the four years from 2023/24 to 2025/26.",
        "The plan covered the three years from 2023/24 to 2025/26.",
    ),
    (
        "duration-wrong",
        "A ten-week consultation ran from 3 March 2025 to 31 March 2025.",
        "A ten-week consultation ran from 3 March 2025 to 12 May 2025.",
    ),
    (
        "duration-wrong",
        "The visit took place over four days, from 3 to 5 June 2025.",
        "Waits improved from 14 weeks to 6 weeks between April and October 2024.",
    ),
    (
        "comparison-contradicted",
        "Women (41%) were more likely than men (48%) to have had a break.",
        "Women (51%) were more likely than men (48%) to have had a break.",
    ),
    (
        "comparison-contradicted",
        "The north had more homecare hours than the south, with 2,400 a week against 3,100.",
        "The north had fewer homecare hours than the south, with 2,400 a week against 3,100.",
    ),
    (
        "comparison-contradicted",
        "People in rural areas waited longer, at 21 days, than people in towns, who waited 26 days.",
        "People in rural areas waited longer, at 31 days, than people in towns, who waited 26 days.",
    ),
    (
        "comparison-contradicted",
        "The median wait was 44 days, shorter than the 38 days reported in 2023/24.",
        "The median wait was 34 days, shorter than the 38 days reported in 2023/24.",
    ),
    (
        "change-contradicted",
        "Fewer people were placed out of the area: 84 in 2024/25, up from 71 the year before.",
        "Fewer people were placed out of the area: 64 in 2024/25, down from 71 the year before.",
    ),
    (
        "change-contradicted",
        "Its actual spend was £98,400,000, which was £2,100,000 less than the estimate of £96,300,000.",
        "Its actual spend was £98,400,000, which was £2,100,000 more than the estimate of £96,300,000.",
    ),
    (
        "change-wrong",
        "The number of care homes fell by three, from 61 to 57.",
        "The number of care homes fell by four, from 61 to 57.",
    ),
    (
        "portion-contradicted",
        "Fewer than half of the 340 carers (182) had been offered a break.",
        "More than half of the 340 carers (182) had been offered a break.",
    ),
    (
        "percentage-wrong",
        "Of the 24 posts, 18 were filled, leaving a vacancy rate of 20%.",
        "Of the 24 posts, 18 were filled, leaving a vacancy rate of 25%.",
    ),
    (
        "percentage-wrong",
        "The local authority spent £151,000,000 of its £410,000,000 budget on this, a share of 42%.",
        "The local authority spent £151,000,000 of its £410,000,000 budget on this, a share of 37%.",
    ),
    (
        "parts-do-not-add",
        "In the audit of 40 files, 34 were good and eight were not.",
        "In the audit of 40 files, 34 were good and eight were late.",
    ),
    (
        "part-exceeds-whole",
        "The tracking covered six people, seven of whom had a carer.",
        "The tracking covered eight people, seven of whom had a carer.",
    ),
    (
        "comparison-contradicted",
        "In 2023/24, 61.20% of people felt safe. This was significantly better than the England average of 60.90%.",
        "In 2023/24, 71.20% of people felt safe. This was significantly better than the England average of 60.90%.",
    ),
    (
        "comparison-contradicted",
        "In 2023/24, 61.20% of people felt safe, which was slightly better than the England average of 39.40%.",
        "In 2023/24, 61.20% of people felt safe, which was slightly better than the England average of 59.40%.",
    ),
    (
        "comparison-contradicted",
        "In 2023/24, 62.40% of people felt safe, which was somewhat better than the England average of 62.40%.",
        "In 2023/24, 62.40% of people felt safe, which was the same as the England average of 62.40%.",
    ),
    (
        "comparison-contradicted",
        "The wait was six weeks (52 days) on average.",
        "The wait was six weeks (42 days) on average.",
    ),
    (
        "parts-do-not-add",
        "The 48 beds were in two units of 20 beds each.",
        "The 48 beds were in two units of 24 beds each.",
    ),
    (
        "change-contradicted",
        "Waiting times had got longer, from 41 days in March 2024 to 35 days in March 2025.",
        "Waiting times had got longer, from 31 days in March 2024 to 35 days in March 2025.",
    ),
    (
        "change-contradicted",
        "Performance improved from 64% in 2023/24 to 61% in 2024/25.",
        "The share that waited too long improved from 64% in 2023/24 to 61% in 2024/25.",
    ),
    (
        "multiple-wrong",
        "The backlog of 1,300 had halved since January 2024, when it was 1,900.",
        "The backlog of 1,000 had halved since January 2024, when it was 1,900.",
    ),
    (
        "shares-exceed-whole",
        "Of these, 63% were aged 18 to 64, 19% were 65 or older and 21% were children.",
        "Of these, 93% had a plan, 88% had a review and 91% had an advocate.",
    ),
    (
        "shares-exceed-whole",
        "Men made up 44% of carers and women 58%.",
        "Men made up 44% of carers and women 56%.",
    ),
    (
        "parts-do-not-add",
        "Twelve of the 20 people we tracked had a plan; the other nine did not.",
        "Twelve of the 20 people we tracked had a plan; the other eight did not.",
    ),
    (
        "part-exceeds-whole",
        "The local authority spent £231 million of its total budget of £61 million on adult social care.",
        "The local authority spent £231 million of its total budget of £610 million on adult social care.",
    ),
    (
        "list-miscounted",
        "The service had three hubs, in Alder, Birch, Cedar and Dunmore.",
        "The service had four hubs, in Alder, Birch, Cedar and Dunmore.",
    ),
    (
        "list-miscounted",
        "There were two reasons for delay: funding, staffing and transport.",
        "There were three reasons for delay: funding, staffing and transport.",
    ),
    (
        "average-without-values",
        "In 2023/24, 61% felt safe, lower than the England average of 65%. Then 74% felt well, lower than nationally.",
        "In 2023/24, 61% felt safe, lower than the England average of 65%. Then 74% felt well.",
    ),
    (
        "change-contradicted",
        "Assessments had risen for three years running: 640 in 2022/23, 712 in 2023/24 and 698 in 2024/25.",
        "Assessments had risen for three years running: 640 in 2022/23, 712 in 2023/24 and 798 in 2024/25.",
    ),
    (
        "comparison-contradicted",
        "The number waiting was at its lowest for three years: 210 in 2023, 180 in 2024 and 195 in 2025.",
        "The number waiting was at its lowest for three years: 210 in 2023, 180 in 2024 and 165 in 2025.",
    ),
    (
        "rate-wrong",
        "In 2024/25 the team completed 1,260 assessments, an average of 125 a month.",
        "In 2024/25 the team completed 1,260 assessments, an average of 105 a month.",
    ),
    (
        "average-wrong",
        "In July 2025 it had 31 care homes with 1,204 beds, an average of 52 beds each.",
        "In July 2025 it had 31 care homes with 1,204 beds, an average of 39 beds each.",
    ),
    (
        "percentage-wrong",
        "The survey of 2024 had a response rate of 45%, with 212 replies from 640 staff.",
        "The survey of 2024 had a response rate of 33%, with 212 replies from 640 staff.",
    ),
    (
        "percentage-wrong",
        "The local authority received 84 complaints and upheld 61% of them (42).",
        "The local authority received 84 complaints and upheld 50% of them (42).",
    ),
    (
        "percentage-wrong",
        "It spent £96.4 million on adult social care in 2024/25, 31% of its total budget of £268 million.",
        "It spent £96.4 million on adult social care in 2024/25, 36% of its total budget of £268 million.",
    ),
    (
        "change-contradicted",
        "In 2023, 44% of staff replied. In 2024, 38% did, a rise of six percentage points.",
        "In 2023, 44% of staff replied. In 2024, 38% did, a fall of six percentage points.",
    ),
    (
        "comparison-contradicted",
        "The target was to complete 90% of reviews; at 92%, the local authority fell short.",
        "The target was to complete 90% of reviews; at 82%, the local authority fell short.",
    ),
]


def codes_in(text: str) -> list[str]:
    """Return the codes of what is found in a paragraph, but for figures without source or period."""
    found = [slip.code for slip in slips_in(text, False, reader_of(figure_words()))]
    return [code for code in found if code not in UNTOLD]


@pytest.mark.parametrize(("code", "text"), [(code, fault) for code, fault, _right in CLAIMS])
def test_a_claim_that_no_quantity_bears_out_is_found(code: str, text: str) -> None:
    assert codes_in(text) == [code]


@pytest.mark.parametrize("text", [right for _code, _fault, right in CLAIMS])
def test_a_claim_that_the_quantities_bear_out_is_left_alone(text: str) -> None:
    assert codes_in(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The rate was 15.8%, lower than the England average of 18.7%. However, the number had increased by 41%.",
        "The median wait was 118 days, and 204 people had waited for more than a year. The list had grown by 341.",
        "There were 12 homes with 486 beds, and 291 people had been placed elsewhere, most of them within 10 miles.",
        "Assessments rose to 3,400 in 2023/24 from 3,100 in 2022/23, an increase of 300, or 10%.",
        "In 2024, 12 of 60 cases, 50% of them urgent, were late.",
        "There were 618 people waiting, 140 for more than 90 days and 30 for more than a year, in 2024.",
    ],
)
def test_quantities_of_different_things_are_not_held_against_each_other(text: str) -> None:
    assert codes_in(text) == []
