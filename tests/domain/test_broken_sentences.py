"""Sentences that an edit or a slip broke are found: a word of another class, one left out, one too many."""

from __future__ import annotations

import pytest
from prose_checks import planted, seen, typing_of

BROKEN = [
    ("look-alike", "Tenants said that the wardens «where» kind and spoke plainly.", "were"),
    ("broken-verbs", "The review team had «work» closely with the fire service.", "worked"),
    ("broken-verbs", "The auditor told us that the register «had was» checked in May.", None),
    ("no-reading", "Officers said that «number» of calls had fallen.", "the number"),
    ("broken-verbs", "The trust had «agreed pay» two more nurses.", None),
    ("broken-verbs", "Residents told us that their meetings «recorded» at the end of each month.", None),
    ("broken-verbs", "Parents reported that they «invited» to reviews at a late stage.", None),
    ("no-reading", "The clerk was «responsible» ensuring that minutes were kept.", "responsible for"),
    ("no-reading", "The panel read «each of» file before the meeting.", None),
    ("no-reading", "The drop-in was «opened in at» a church in the west.", None),
    ("broken-verbs", "There was a rota for «escalate» concerns.", None),
    ("no-reading", "Leaders knew that «it there» was more to do.", None),
    ("no-reading", "The team logged each call and «ensured that was» answered.", None),
    ("no-reading", "Data was shared «between with» hospitals each week.", None),
    ("wrong-mark", "Managers were «visible approachable».", None),
    ("broken-verbs", "Tenants told us that «were» treated with respect.", "they were"),
    ("look-alike", "It had saved «the» about an hour.", "them"),
    ("broken-verbs", "Not all «tenants receive» a visit had asked for one.", None),
    ("no-reading", "There are good links «to between» the teams.", None),
    ("broken-verbs", "«Staff contacted people were» waiting longest.", None),
    ("no-reading", "The number fell to nine, «drop» of 22%.", None),
    ("broken-verbs", "The minutes were not simply «send» away.", "sent"),
    ("broken-verbs", "The policy «was been» rewritten at the time.", "had been"),
    ("no-reading", "The care «at was» home was praised.", None),
    ("no-reading", "They were «it» supported by their managers.", None),
    ("no-reading", "A volunteer «us told» that it helped.", None),
    ("broken-verbs", "There «was» 46 people on the list.", "were"),
    ("no-reading", "«Six of homes» were visited in May.", "Six homes"),
    ("wrong-number", "People waited for a major «adaptations» to be fitted.", "adaptation"),
    ("look-alike", "Relatives saw how «quick» the team had replied.", "quickly"),
    ("no-reading", "The team had «strong link» with the wards.", None),
    ("no-reading", "The forum was held «under new framework» for carers.", None),
    ("no-reading", "A carer told us «that assessor» had gone home.", None),
    ("broken-verbs", "Transitions to other teams «begins» too late.", None),
    ("broken-verbs", "Team leads said that social workers «feels» able to speak up.", None),
    ("broken-verbs", "The number of homes was lower than «England average» in 2024.", None),
    ("look-alike", "Deaf tenants stayed «independence» for longer.", "independent"),
    ("look-alike", "The flats had been «formally» owned by the trust.", "formerly"),
    ("broken-verbs", "A wife «cared» her husband at home.", "cared for"),
    ("broken-verbs", "The ramp was fitted «with in» a fortnight.", "within"),
    ("wrong-mark", "The line is open from 8am to 8pm«,» Staff speak nine languages.", "."),
    ("look-alike", "We saw good «evident» of learning from reviews.", "evidence"),
    ("no-reading", "Calls had been closed «more sooner» since May.", "sooner"),
    ("broken-verbs", "Supervision was regular, and staff said «was» helpful.", "it was"),
    ("look-alike", "They did not «except» long waits.", "accept"),
    ("look-alike", "The team dealt with most of «then» in a day.", "them"),
    ("look-alike", "The worker had been in «here» role for a year.", "her"),
    ("apostrophe", "«Peoples» lives were better for it.", "People’s"),
    ("broken-verbs", "The plan was easy «do» follow.", "to do"),
]


@pytest.mark.parametrize(("code", "text", "right"), BROKEN)
def test_a_broken_sentence_is_found_where_it_is_broken(code: str, text: str, right: str | None) -> None:
    plain, start, end = planted(text)
    assert (code, start, end, right) in seen(typing_of(plain))


@pytest.mark.parametrize(
    "text",
    [
        "They were kind where possible, and plain where needed.",
        "The work had closely matched the plan, and the plan the team had was reviewed.",
        "The number of calls that number nine took had fallen; they agreed pay was fair.",
        "Their wishes, recorded in May, were read out.",
        "Those they invited to reviews came, and the files each of us read were short.",
        "It came in at the end, when the drop-in had moved in at a church.",
        "The rota for the spring was set, and plans for housing were read.",
        "Staff in the team they had joined were glad of it.",
        "What it ensured that was new was a named worker.",
        "The price was between 20 and 30 pounds, for about a year.",
        "They told us that was right, and that these were too.",
        "The lunch club members, aged 60 to 90, met each week.",
        "Most tenants say the trust has listened, and the people I know think it is fair.",
        "They were listened to for the first time in years.",
        "Staff said people were waiting, and felt people were heard.",
        "There was a drop of 22%, with a rise of 9% a year later.",
        "It could have been better, and it should have been seen.",
        "The care people had at home was good, and the place they came from was far.",
        "It is what they were that it was about; they were who it was for.",
        "One of us told the board, and both of us told the trust.",
        "There was 20 minutes to spare, and there were 46 people there.",
        "Six of the homes were seen, and each of six got a plan.",
        "A relative moves out when a care home manager resigns.",
        "Relatives saw how quick the team had been, and how slow it was.",
        "The team had strong links and close contact with the wards.",
        "Work was behind schedule in spring and done in partnership with the trust.",
        "It was the obstacle, and there was reason to doubt it.",
        "The open projects helped, and the people the number hid were many.",
        "The older team stayed in touch, in part, in full and on time.",
        "People have more independence, and it was evident that they do.",
        "More older people had been seen, and sooner, than before.",
        "They lost sight of it at the site of the flats, which were formally opened in May.",
        "A working group sat out the storm.",
        "The team cared for him, and those who cared the most were heard.",
        "He lives with in-laws, and was seen within a week.",
        "People could ring, write, or call in, staff said.",
        "All they had to do was ask, and its aims consist of three parts.",
        "They asked that it be heard and that it report back by May.",
        "What people feed back matters to the scheme.",
        "They had brought nine people back, and were not given a named worker.",
        "The equality monitoring report was read by the newly qualified nurse in the week of the restructure.",
    ],
)
def test_a_right_sentence_that_looks_like_it_is_left_alone(text: str) -> None:
    assert not seen(typing_of(text))
