"""Clauses of which a part is missing, and forms of verbs that they cannot have, are found."""

from __future__ import annotations

import pytest
from prose_checks import planted, seen, typing_of

FOUND = [
    ("broken-verbs", "Drivers waited «for to» the school run each morning."),
    ("no-reading", "The lunch club met each week «at to» plan its year."),
    ("no-reading", "Nurses said «an about» hour was needed for each visit."),
    ("look-alike", "The warden kept «our a» list of calls."),
    ("broken-verbs", "Parents did not know «who to» after the clinic shut."),
    ("broken-verbs", "A guide told tenants «where to» the forms when they moved."),
    ("look-alike", "Managers showed us where the gaps «where» and how they closed them."),
    ("broken-verbs", "A nurse checked the board at noon, so late calls «not» missed."),
    ("no-reading", "The council paid for a night bus, which «it was» available every night."),
    ("no-reading", "They ran a repair shop, which «it was» opened in March."),
    ("no-reading", "Relatives told us that often «drove» two hours to the ward."),
    ("broken-verbs", "Members did not know what changes «made» in the autumn."),
    ("broken-verbs", "Wardens made a list, but «not did» always share it."),
    ("broken-verbs", "The gym had enabled her to «regained» strength in her arm."),
    ("broken-verbs", "Tenants had good access to «advise» on heating costs."),
    ("broken-verbs", "The mayor wrote to them each spring and «reply» to the letters they sent."),
    ("doubled-word", "Volunteers drove «people away people» from the flood."),
    ("no-reading", "Wardens said they «relied emails» at night."),
    ("broken-verbs", "They met farmers, whose take-up «have» been low."),
    ("broken-verbs", "Tenants whose boiler «were» old had been moved."),
    ("look-alike", "The service saw 90 people, «off» whom 12 had moved."),
    ("look-alike", "They «bought» this to the trust’s attention in May."),
    ("look-alike", "Tenants did more for «their selves» after that."),
    ("wrong-number", "The study drew on a census and «an interviews» with farmers."),
]
RIGHT = [
    "The league ranked the club 44th in 2022/23 and 31st in 2023/24.",
    "Wardens told us they looked at it every month.",
    "There were 555 seats taken in March 2024. A year later 903 were taken.",
    "They had learned from the three reviews that the board published in 2024/25.",
    "In summary, the club’s plans were sound.",
    "Those who looked after a person with Parkinson’s said that it was reliable.",
    "The bus was used most by people aged 60 or over which was as planned.",
    "The post was passed on within a day and carried on within the week.",
    "The homes they looked at were warm, and the one they moved to in May was new.",
    "They knew who to call, where to go and what to do in an emergency.",
    "The plan, where possible, was kept, and staff said where and when it was not.",
    "There were gains of at least 4 points, and a rise by between 2 and 3 points.",
    "The 6 teams had between them 40 posts.",
    "Hardly any were late, though here too the picture was mixed.",
    "They introduced them to supported living and helped them to rest.",
    "A fund, which it was given by the board, paid for a bus, which it was proud of.",
    "They had bought it to use at home.",
    "The director wrote to staff and partners each month, and replies to the letters were kept.",
    "Staff whose job was to visit were proud, and the person whose home they saw was out.",
    "The chair asked what people made of the plan and what changes it had made.",
    "She had gone on to college and come back in with friends.",
    "Those they spoke to for the study had asked not to be named.",
    "The rule was that each be asked, and that of all who came those in need be seen first.",
    "Staff from each of the teams worked side by side, year on year.",
]


@pytest.mark.parametrize(("code", "text"), FOUND)
def test_what_a_clause_cannot_have_is_found(code: str, text: str) -> None:
    plain, start, end = planted(text)
    found = [each for each in seen(typing_of(plain)) if each[1] < end and start < each[2]]
    assert code in [each[0] for each in found]


@pytest.mark.parametrize("text", RIGHT)
def test_what_looks_like_them_is_left_alone(text: str) -> None:
    assert seen(typing_of(text)) == []
