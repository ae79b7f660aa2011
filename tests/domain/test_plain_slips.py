"""The plainest slips, which any reader sees, and turns of right prose that look like them."""

from __future__ import annotations

import pytest
from prose_checks import planted, seen, typing_of

FOUND = [
    "Three pilots «where» under way.",
    "Of the 12 homes, the remaining 4 «where» to be visited in May.",
    "They lived wherever people «where» most at ease.",
    "Staff were unsure «were» to send the form.",
    "The fee rose «form» £18.20 to £19.40.",
    "The grant amounted «too» £12.6 million.",
    "Teams met each week «too» agree the list.",
    "He had left with something «too» do.",
    "It was felt «to» difficult for older people.",
    "Volunteers, «to», felt valued.",
    "She had a plan before «there» 21st birthday.",
    "It was less a strategy «then» a list.",
    "The fund was small, but that «it’s» effect on families was large was plain.",
    "A place would otherwise «has» been lost.",
    "These papers «was» sent late.",
    "The plan covered floods and snow «as well as power cuts as well».",
    "Minutes showed that «housing, leisure and» were discussed in June.",
    "The board did not act on «what agreed».",
    "They spoke well «about of» their managers.",
    "Carers said that the breaks they had «was» short.",
    "He stayed “for the «company.»",
    "Two workers «lefted» in the autumn.",
    "Those who «did not a» copy lived alone.",
    "Waits were short, «according» Skills for Care.",
    "Leaders told us that this «been» shared with them.",
    "The figure came from «Office for National Statistics».",
]
RIGHT = [
    "Reviews where a weakness was found were sent back.",
    "The place where people were most at ease was the kitchen.",
    "If they did not, the team rang. They paid, which others did not, a fee.",
    "The route ran from north to south, according to the map.",
    "They asked what worked, and on what followed.",
    "They said that people, staff and carers were heard.",
    "It had been there 18 months. He stayed “for the company”.",
    "Failing to do so would undermine trust.",
    "The plan was changed to best represent people’s needs.",
    "Managers weighed up user and business needs.",
    "The authority would either have to wait or pay more.",
    "If this is late, please get in touch with the team.",
    "The desk stood to the left of the door.",
    "Staff checked with them first and asked which name they wanted.",
    "The following are the main aims of the plan.",
    "They agreed that they had reason to worry.",
    "They were a little more cautious. Two people checked.",
    "The team supported both government and private users.",
    "The assessments people had had were thorough.",
    "This means people need to actively choose.",
    "The elements you include depend on the service.",
    "A carer said that it’s work that matters.",
]


@pytest.mark.parametrize("text", FOUND)
def test_plain_slips_are_found(text: str) -> None:
    plain, start, end = planted(text)
    assert any(each.start < end and start < each.end for each in typing_of(plain)), seen(typing_of(plain))


@pytest.mark.parametrize("text", RIGHT)
def test_right_turns_that_look_like_slips_are_left_alone(text: str) -> None:
    assert seen(typing_of(text)) == []
