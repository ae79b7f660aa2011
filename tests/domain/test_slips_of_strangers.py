"""Slips as strangers make them are found where they stand, with their mend; what looks like one is left alone."""

from __future__ import annotations

import pytest
from prose_checks import planted, seen, typing_of

SLIPS = [
    ("look-alike", "Unpaid carers said the «weight» for a visit was shorter.", "wait"),
    ("look-alike", "The break gave them some «piece» and quiet at home.", "peace"),
    ("look-alike", "The panel kept its minutes in «hole» rather than as notes.", "whole"),
    ("look-alike", "Members felt «board» by the long papers.", "bored"),
    ("look-alike", "The home was visited «buy» two officers.", "by"),
    ("look-alike", "People did not «no» whom to ring.", "know"),
    ("look-alike", "Leaders heard of a «pier» challenge in the spring.", "peer"),
    ("look-alike", "Adults «that» risk of harm were seen first.", "at"),
    ("look-alike", "Officers kept a shared «dairy» of their visits.", "diary"),
    ("look-alike", "The «lunch» of a new scheme was late.", "launch"),
    ("look-alike", "They were heard «ad» well as seen.", "as"),
    ("look-alike", "Staff took a «tow» year course.", "two"),
    ("look-alike", "The scheme raised the «profit» of carers in the town.", "profile"),
    ("look-alike", "A «lager» number of people used the hub.", "large"),
    ("look-alike", "They were «al ready» known to the team.", "already"),
    ("look-alike", "They could take «a nother» item home.", "another"),
    ("look-alike", "Records were «up dated» each week.", "updated"),
    ("broken-verbs", "Staff were reliant «of» lifts from friends.", "on"),
    ("broken-verbs", "The team was «proud on» its work.", "proud of"),
    ("broken-verbs", "The plan consisted «from» three parts.", "of"),
    ("broken-verbs", "Staff «explained us» how the rota worked.", "explained to us"),
    ("broken-verbs", "They «discussed about» the plan at length.", "discussed"),
    ("broken-verbs", "«The most of» their comments were used.", "Most of"),
    ("broken-verbs", "Waits were short «because due to» extra posts.", "because of"),
    ("no-capital", "The «mental capacity act» was known to all.", "Mental Capacity Act"),
    ("broken-verbs", "Before it «was is» agreed, two workers read it.", None),
    ("broken-verbs", "Others told us they «were would» have liked more.", None),
    ("broken-verbs", "Leaders «hoped expected» the letter to help.", None),
    ("broken-verbs", "The team had «started begun» to test this.", None),
    ("broken-verbs", "Managers have each «be» given a mentor.", "been"),
    ("broken-verbs", "Managers had begun to «monitoring» the wait.", "monitor"),
    ("broken-verbs", "They aimed to fill posts and to «keeping» staff.", "keep"),
    ("broken-verbs", "The grant allowed them «planning» further ahead.", "to plan"),
    ("broken-verbs", "People were encouraged «take» part in the forum.", "to take"),
    ("broken-verbs", "They met «in order» ensure safe moves.", "in order to"),
    ("broken-verbs", "They looked forward to «see» the results.", None),
    ("broken-verbs", "They rang the people who «waiting» longest.", "were waiting"),
    ("look-alike", "Neither the plan «or» the budget had changed.", "nor"),
    ("broken-verbs", "By «use» the tool, staff saved time.", "using"),
    ("broken-verbs", "It can «helps» people to stay at home.", "help"),
    ("broken-verbs", "They wanted «knowing» more about it.", "to know"),
    ("wrong-number", "One of the «reason» for this was the cost.", "reasons"),
    ("wrong-number", "«Those» team was always busy.", "That"),
    ("wrong-number", "«Less» people waited in the year after.", "Fewer"),
    ("apostrophe", "The «managers» office was open to all.", "manager’s"),
    ("apostrophe", "Each «persons» plan was read by two workers.", "person’s"),
    ("apostrophe", "Both «partner’s» attended the meeting.", "partners"),
    ("apostrophe", "Carer«s’» told us that they were heard.", "s"),
    ("broken-verbs", "Managers had a dashboard that «show» referrals by ward.", "shows"),
    ("broken-verbs", "People who «uses» services wrote the plan.", "use"),
    ("stray-markup", "The hub manager «Page 7 of 23» met them each day.", ""),
    ("stray-markup", "It was reported by theme«_x000D_» each month.", ""),
    ("stray-markup", "People had a worker from the age of 16«[^4]».", ""),
    ("stray-markup", "They met on three mornings a week«.4» Families liked it.", None),
    ("no-reading", "The records of both services «and/and» the plan were open.", "and"),
    ("no-reading", "The lead «is/was» a member of the team.", None),
    ("stray-markup", "Learning was shared. «(check this)» Staff liked it.", None),
    ("apostrophe", "The organisation« ’s» letter kept them up to date.", "’s"),
    ("double-mark", "The drop-in was weekly (nobody had to book«.).»", None),
    ("wrong-mark", "The plan was known to managers«?» They used it.", "."),
    ("no-reading", "The plan was agreed by «the.»", None),
    ("space-before", "It cost «£ »4,000 for each person.", "£"),
    ("broken-hyphen", "The «co–»production group met each month.", "co-"),
    ("capitals-slipped", "It opened in «Spring» 2025 after a delay.", "spring"),
]


@pytest.mark.parametrize(("code", "marked", "right"), SLIPS)
def test_a_slip_is_found_with_its_mend(code: str, marked: str, right: str | None) -> None:
    text, start, end = planted(marked)
    (finding,) = [each for each in typing_of(text) if each.start < end and start < each.end]
    assert (finding.code, finding.start, finding.end, finding.replacement) == (code, start, end, right)


RIGHT = [
    "The weight of the evidence was clear, and people had a healthy weight.",
    "People wanted peace and quiet, and one piece of advice had helped.",
    "The board was told that members had been bored by it.",
    "The contract was let to a new provider, and the home was let to tenants.",
    "A dairy farm took part, and a diary was kept of each visit.",
    "Staff met for lunch before the launch of the scheme.",
    "They knew what it was and where it was kept.",
    "What they had helped them to plan was not clear.",
    "The support they had received helped them to stay at home.",
    "People supported told us that they had planned ahead.",
    "Staff felt listened to, and said they had felt supported.",
    "They were committed to learning from others and to keeping staff.",
    "They looked forward to visits and to the day out.",
    "They enabled planning, and allowed people planning a move more time.",
    "Neither of the plans had changed, nor had the budget.",
    "By use of the tool, staff saved time, as by default the list was long.",
    "One of the team had left, and some of the work was late.",
    "Those in the team were busy, and this team was, too.",
    "Less than half had a plan, and far less support was left.",
    "There was much feedback, and many feedback forms came back.",
    "The managers met, and the providers plan to meet again.",
    "Both people’s plans were clear, and two days’ notice was given.",
    "Carers’ needs were met.",
    "A number of workers in a home that show they care were praised.",
    "The plan for people that sets out their needs was new.",
    "The worker, one of the people who knows the area, led it.",
    "The rate was 3.4 and the ratio 1:4, at 10:30 on 5 May 2025.",
    "The team asked: was it safe? Staff asked whether it was.",
    "“Was it safe?” they asked. “It was!” came the reply.",
    "The plan (see page 4) was agreed, as was the co-production plan.",
    "It was open Monday–Friday, from 9am, in the summer and autumn.",
    "Access in the evening was good, and they relied at first on others.",
    "They were responsible in part for it, and based in the town.",
    "It was a plan b c of sorts, and vitamin d was offered.",
    "The mare grazed in the lord’s meadow.",
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert seen(typing_of(text)) == []
