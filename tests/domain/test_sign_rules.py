"""What never stands side by side is found by the signs of words, and what looks like it is left alone."""

from __future__ import annotations

import pytest
from prose_checks import planted, seen, typing_of

PLANTED = [
    ("no-reading", "Staff told us «that had» been offered a move.", None),
    ("no-reading", "A manager «told for us» of the change.", None),
    ("no-reading", "The letters were clear «that and» short.", None),
    ("look-alike", "Most of them were aged 65 and «other» in that year.", "over"),
    ("no-reading", "The board made «who 31» changes.", None),
    ("no-reading", "The visit was cut short «because was» late.", None),
    ("look-alike", "Agency workers «not» filled the posts for a month.", "now"),
    ("look-alike", "The year before there had «being» nine.", "been"),
    ("broken-verbs", "Carers who «had is» found it useful.", None),
    ("broken-verbs", "Social workers said their supervision had «improving» since the spring.", None),
    ("broken-verbs", "Leaders «had supervision had» each month and valued it.", None),
    ("broken-verbs", "Partners «meets» every six weeks.", None),
    ("broken-verbs", "Nurses worked from the same office and «shares» a daily list.", None),
    ("no-reading", "«There» nine appeals in that year.", None),
    ("broken-verbs", "They reviewed complaints and shared what «had they» learned in a bulletin.", None),
    ("look-alike", "It was strongest in the work on homelessness, «were» two people sat on panels.", "where"),
    ("look-alike", "Each plan had a date, «and» owner and a budget.", "an"),
    ("look-alike", "Leaders were seen and «no» their teams well.", "know"),
    ("look-alike", "We met people «how» hear voices.", "who"),
    ("look-alike", "They trusted the worker, «whom» visited the site weekly.", "who"),
    ("look-alike", "Nobody rang them «will» they waited.", "while"),
    ("look-alike", "They used it «everyday» and liked it.", "every day"),
    ("no-reading", "The service was a «trusted and partner» in the town.", None),
    ("no-reading", "The worker «kept informed them».", None),
    ("wrong-mark", "Managers were helpful «but», that payment was slow.", None),
    ("broken-verbs", "People who live on the islands «has» to wait for the ferry.", "have"),
    ("broken-verbs", "Three of the plans we read «was» more than two years old.", "were"),
    ("broken-verbs", "People were asked, but «was» not always heard.", "were"),
    ("broken-verbs", "Volunteers drive people to the club and «visits» them at home.", None),
    ("broken-verbs", "A neighbour had noticed the smoke and «telephone» the duty team.", None),
    ("broken-verbs", "A woman in her eighties «tell» us of it.", None),
    ("no-reading", "The manager told us that she «and» had asked for more staff.", None),
    ("look-alike", "Two posts were funded, which led «too» a fall in waits.", "to"),
    ("look-alike", "People were seen within a day, and 19% «off» residents were seen at home.", "of"),
    ("look-alike", "They were brought in quickly «form» other teams.", "from"),
    ("look-alike", "People waited «and» average of 38 days.", "an"),
    ("look-alike", "Safeguarding was «lead» with skill.", "led"),
    ("look-alike", "Each of the four zones had a «led» provider.", "lead"),
    ("look-alike", "Staff who used it told us «in» had changed how they planned.", "it"),
    ("look-alike", "The law required it to meet needs «it» the event of a failure.", "in"),
    ("look-alike", "The trust tested «knew» ideas with carers.", "new"),
    ("look-alike", "Partners attributed «his» to the workers.", "this"),
    ("look-alike", "There was a note that needed to «by» sent at once.", "be"),
    ("no-reading", "The plan was shared with the family but «they not» told when it changed.", None),
]


@pytest.mark.parametrize(("code", "text", "right"), PLANTED)
def test_words_that_never_stand_side_by_side_are_found(code: str, text: str, right: str | None) -> None:
    plain, start, end = planted(text)
    assert (code, start, end, right) in seen(typing_of(plain))


@pytest.mark.parametrize(
    "text",
    [
        "Staff told us that this had been offered, and told it to us plainly.",
        "Of those who had it, most were aged 65 and over.",
        "People aged 65 and other adults were asked.",
        "The board looked at demand, waiting times and spend every quarter.",
        "Managers had watched activity, quality and spend each week.",
        "Carers told us that the Time for You fund had paid for a break.",
        "The All About You booklet was written by people with dementia.",
        "Safety in everyday work. Staff told us that the night team was easy to reach.",
        "Choice in care homes. Brokers told us that there were vacancies in each town.",
        "Leaders named workforce, transport and cost as their three main risks.",
        "Private renting grew from 22% of households in 2011 to 29% in 2021.",
        "People who received support: about 3,980 long term and 640 short term.",
        "Advocates kept in touch from the age of 14, and from childhood in three cases.",
        "Total budget 2023/24: estimated £190.2m, actual £186.9m, difference £3.3m under",
        "Council tax precept for adult social care 2023/24: full 2%",
        "Visits were cut short because it was late.",
        "Posts not filled by agency workers were held open.",
        "What it was had never been clear.",
        "Leaders had supervision and had time for it.",
        "We know what it is, and where they were.",
        "In the west, there were two practices; the first was small.",
        "The lift was switched off, and a friend of his had to help.",
        "They form their own views, and carers lead a group.",
        "They had a research fellowship, and one of them had used it; a plan, a date and an owner.",
        "It is no one’s fault, and they know how to ask and whom to ring.",
        "They were told of it while they waited, and who was to visit.",
        "But, they said, that was for the board.",
        "People who live on the islands have to wait, and those who were asked were glad.",
        "Volunteers drive people to the club and bring them home, and he and she had met them there.",
        "Views were sought and the plan was changed, but few were told.",
        "The teams shared what they had learned.",
        "What had they learned from it?",
        "Nurses and carers share one daily list, and it shares one with them.",
        "The worker there asked for a reference number.",
        "They were happy with the plan, had they not been told to move.",
        "“It’s that or nothing,” a carer said.",
    ],
)
def test_what_looks_like_it_is_left_alone(text: str) -> None:
    assert not seen(typing_of(text))
