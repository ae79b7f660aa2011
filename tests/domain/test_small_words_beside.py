"""Small words that never stand beside each other, what is written for them, and verbs of shares and turns are found."""

from __future__ import annotations

import pytest
from prose_checks import planted, seen, typing_of

FOUND = [
    ("no-reading", "Carers said that the café «had that» kept them going."),
    ("no-reading", "The plans for winter «been and» were shared with wards."),
    ("broken-verbs", "The joint protocol «was had been» with lawyers since May."),
    ("no-reading", "Relatives told «leaders us» that visits were short."),
    ("no-reading", "Tenants said «they that» felt safe at night."),
    ("no-reading", "Partners «told that» breaks had become easier to book."),
    ("no-reading", "Training in the law, «it» was complete for most teams."),
    ("no-reading", "«People which» a hearing loss had a loop in each room."),
    ("look-alike", "Providers told us that fees «where» fair and paid each month."),
    ("look-alike", "There were 40 people waiting «or» an assessment in May."),
    ("look-alike", "The council’s data «or» 2024/25 showed a fall in calls."),
    ("look-alike", "The lunch club was popular «is» 2024 and had two volunteers."),
    ("look-alike", "The census showed that 31% «if» residents rented their homes."),
    ("look-alike", "Managers «if» these homes told us that fees were late."),
    ("look-alike", "Half of those on the list waited within a limit «off» 25 days."),
    ("look-alike", "The team worked in an area «which» two market towns."),
    ("look-alike", "Advocates helped them «too» do more at home."),
    ("look-alike", "Nurses had asked «then» to call before a visit."),
    ("look-alike", "The cost was £600,000, which «were» £20,000 more than planned."),
    ("broken-verbs", "In the same report, 450 reviews «was» overdue."),
    ("broken-verbs", "The data showed that 79% of older people «was» at home in June."),
    ("broken-verbs", "Risks were recorded, but owners «was» not always clear."),
    ("broken-verbs", "Costs had risen, and the longest wait «were» over a year."),
    ("broken-verbs", "The overall rating of the local authority «were» good."),
    ("broken-verbs", "There «was» not enough home care workers in the valleys."),
    ("broken-verbs", "Of those residents, 430 «was» helped to move."),
    ("broken-verbs", "They had not «never» been refused a course."),
    ("broken-hyphen", "They said that «multi - »year grants were due in April."),
    ("wrong-mark", "Tenants told us that they enjoyed the privacy«, of» their own flat."),
    ("apostrophe", "Leaders had acted on the «groups’s» ideas by June."),
    ("no-reading", "Commissioners kept a «list homes» with spare rooms."),
    ("look-alike", "Young people met «they» new worker in May."),
    ("look-alike", "Managers said the visits «lead» to real change."),
    ("look-alike", "Staff told us that parking «effected» people’s choice."),
    ("look-alike", "They were paid for their time «an» offered a course."),
    ("broken-verbs", "It helped people to run a home, to pay staff and «finding» cover."),
    ("no-reading", "The board «had shown that» had shown gaps in notes."),
    ("no-reading", "The forum had since «met to»."),
    ("no-reading", "Some said that the council paid its invoices «time»."),
]
RIGHT = [
    "All the help they had was kind, and what it had been was clear.",
    "They did what they could and wrote to those who had and to those who could.",
    "As it had been and as it was, the plan was sound.",
    "The things they looked at were new, and the home she lived in was warm.",
    "People told us that a visit or a call helped, and 12 or the full 14 came.",
    "They stayed for a week or 10 days, and took people off the list.",
    "Staff told people which services were near, and knew which team to call.",
    "Direct payments were used where possible, and visits were made where needed.",
    "They reviewed it every month, and used it the next day.",
    "The mentally ill were seen first. The wheelchair bound were next.",
    "Deprivation of liberty requests were up to date.",
    "Of the budget, 83% was spent, and 12% of staff was away.",
    "In all, 40% of the budget was spent, and one of the reasons was cost.",
    "The number of plans was small, but the most common were clear.",
    "They had been to and fro between two teams.",
    "The boss’s view and the bus’s route had changed.",
    "They spoke of the care of others, of their own needs and of work.",
    "At 9am and at noon the bus ran, which took time.",
    "Last year, it was late. In this too the team had changed.",
    "People told that they would wait were unhappy.",
]


@pytest.mark.parametrize(("code", "text"), FOUND)
def test_a_small_word_in_the_wrong_place_is_found(code: str, text: str) -> None:
    plain, start, end = planted(text)
    found = [each for each in seen(typing_of(plain)) if each[1] < end and start < each[2]]
    assert code in [each[0] for each in found]


@pytest.mark.parametrize("text", RIGHT)
def test_what_looks_like_it_is_left_alone(text: str) -> None:
    assert seen(typing_of(text)) == []


def test_a_sentence_that_opens_a_clause_with_its_last_word_is_read_to_its_end() -> None:
    assert seen(typing_of("Staff knew the thresholds. Providers received feedback on the concerns raised they."))
