"""Words taken for others like them are found by the words around them, and left alone where they are meant."""

from __future__ import annotations

import pytest
from prose_checks import seen, typing_of

from domain.checks.typing.typing_faults import parse_typing_words
from domain.plain_data import Misshapen

PLANTED = [
    ("Carers said that «there» workers rang each week.", "their"),
    ("We met people who lived «their».", "there"),
    ("Referrals «where» checked by a manager.", "were"),
    ("There was a café «were» people could meet.", "where"),
    ("Staff learned «form» the complaints of that year.", "from"),
    ("Each person had «a from» to sign.", None),
    ("Two workers were «of» sick in March.", "off"),
    ("A quarter «off» the list had waited a year.", "of"),
    ("Partners were «quiet» hopeful about it.", "quite"),
    ("It was a «quite» room with soft chairs.", "quiet"),
    ("The wait was longer «then» planned.", "than"),
    ("Leaders told us «than» they had a plan.", "that"),
    ("More «that» half of carers agreed.", "than"),
    ("The caseloads were «to» high, and staff left.", "too"),
    ("The «principle» aim was to prevent falls.", "principal"),
    ("The team kept to the «principal» of choice.", "principle"),
    ("The town was proud of «it’s» libraries and of «it’s» staff.", None),
    ("We asked «who’s» turn it was to lead the forum, and «who’s» job it was.", None),
    ("The director had «bought» teams together.", None),
    ("The new lead «bought» fresh ideas with her.", "brought"),
    ("The panel did not «except» new cases in May.", "accept"),
    ("The time «past» quickly, people said.", "passed"),
    ("Audits were «through» and kind.", "thorough"),
    ("A «trail» of the new form had begun.", "trial"),
    ("This was required by «statue».", "statute"),
    ("Partners worked as an «untied» team.", "united"),
    ("People with poor mental «heath» had a worker.", "health"),
    ("«On» of the teams was new.", "One"),
    ("It depended «one» the day of the week.", "on"),
    ("Leaders said «the» were proud of it.", "they"),
    ("A worker asked «then» what they wanted.", "them"),
    ("People were supported «be» the hospital team.", "by"),
    ("It could «by» improved, staff said.", "be"),
    ("Nobody knew «weather» they would be seen.", "whether"),
    ("There was a plan for severe «whether».", "weather"),
    ("People waited for «to» weeks.", "two"),
    ("Leaders never lost «site» of the person.", "sight"),
    ("The «weighting» list was long.", "waiting"),
    ("Elected «counsellors» asked for a report.", "councillors"),
    ("The forum wanted to «here» from young people.", "hear"),
    ("The team could «meat» people at home.", "meet"),
    ("The hub was open two days a «weak».", "week"),
    ("Staff had «there» weeks between visits.", None),
    ("The people «how» had used the line were glad.", "who"),
    ("They told «use» that it was slow.", "us"),
    ("Most people did not «fell» safe at home.", "feel"),
    ("Carers «fell» listened to.", "felt"),
    ("The «devise» rang when somebody fell.", "device"),
    ("Three weeks «latter» nobody had rung.", "later"),
    ("There was no «respond» from the team.", "response"),
    ("The «analyse» of complaints was clear.", "analysis"),
    ("It gave people a better quality of «live».", "life"),
    ("People spoke of the «lost» of their home.", "loss"),
    ("The plan would «strength» oversight.", "strengthen"),
    ("Shortages could «effect» people’s care.", "affect"),
    ("Partners said that «enquires» under section 42 were clear.", "enquiries"),
    ("New «polices» were shared with staff.", "policies"),
    ("The «complains» procedure was easy to find.", "complaints"),
    ("Unpaid «careers» told us that they were tired.", "carers"),
    ("Staff left within three «moths» of starting.", "months"),
    ("The «fist» visit came late.", "first"),
    ("The «car» home was near the sea.", "care"),
    ("They were «confidant» about the plan.", "confident"),
    ("The «childrens» team was near.", "children’s"),
    ("Several «team’s» met in the hall.", "teams"),
    ("The «GP’s» were asked to refer people.", "GPs"),
    ("The board met on «monday» mornings.", "Monday"),
    ("«STaff» met each week to plan.", "Staff"),
    ("Staff met each «week They» wrote notes of it.", None),
    ("The plan was «*clear*» to all of us.", None),
    ("Reviews were late «in2025» again.", "in 2025"),
    ("It was well used«’» and people liked it.", None),
    ("Staff met in the spring«?.»", None),
]


@pytest.mark.parametrize(("text", "replacement"), PLANTED)
def test_a_word_taken_for_another_is_found(text: str, replacement: str | None) -> None:
    start = text.index("«")
    end = text.index("»") - 1
    found = [
        each for each in typing_of(text.replace("«", "").replace("»", "")) if each.start < end and start < each.end
    ]
    assert found
    if replacement is not None:
        assert [each.replacement for each in found] == [replacement]


CLEAN = [
    "Leaders were aware that waits had grown, and remained aware that some people had no internet.",
    "Partners asked about the role of the local authority, and she took on the role of chair.",
    "The fund was a means of helping small groups, and there was no data on ethnicity.",
    "A carer said, “I feel it’s run by people who care and it’s better than it was.”",
    "Joint working was of a good standard across the county, and the team served the whole county.",
    "Personnel data showed that staff had thorough training, which brought swift and lasting change.",
    "The minutes recorded a discussion of the seven indicators off target.",
    "One home had been adapted with a grant and made accessible with the advice of disabled people.",
    "The data showed 530 deprivation of liberty applications and 30 nursing and residential homes.",
    "Joint boards had stopped meeting, and the overall rating was requires improvement.",
    "People were content with the time their assessment took, and could get in touch on a duty line.",
    "The new team said the same thing back to us.",
    "We heard from 53 people in the course of this assessment, who took part on equal terms.",
    "People were moved up after a fall or the illness of an unpaid carer.",
    "Deaf people had reported the same difficulties to Healthwatch, and digital exclusion was known.",
    "Uptake differs with age, and a worker goes from door to door, as hospital is harder than it ought to be.",
    "We tell providers what we expect to buy less of, and no needs analysis had covered them.",
    "Members told the association, whose facilitators came in November 2024, that decisions were open.",
    "They passed, and the one who did not was granted an extension.",
    "The support people received was good, and the information carers got was clear.",
    "They took pressure off the ward, and people were listened to by experienced staff.",
    "They went there often, and there were workers who lived there.",
    "People where possible stayed at home; staff where needed came to them.",
    "Were people asked, and were they heard? The areas were people’s own.",
    "The form people used was short; staff helped form partnerships.",
    "The team had two days off a week, took pressure off the ward and signed off the plan.",
    "The quiet local area was known for its quiet, independent shops.",
    "Things were better then, and people then moved on.",
    "It was later that the team grew, and it was clear that a plan was needed.",
    "Support was open to small providers and to high standards.",
    "The principal of the college and the principal social worker met.",
    "The audit trail was kept, and a trial of beds ran.",
    "Everything except the plan was ready, and they would not except in emergencies.",
    "This past year was hard; in the past people had to wait.",
    "The people we spoke to told us that they used it.",
    "All of us the next day met two of the teams, the three of which were new.",
    "People could be referred to by name and listened to by experienced staff.",
    "The person they depended on lived there for years.",
    "Carers’ views, people’s views and the teams’ plans were read on Monday.",
    "The GP’s practice and several carers’ groups met, as did each team’s lead.",
    "One of the carer’s children was ill; her views were known.",
    "Staff asked: ‘What matters to you?’ and wrote it down.",
    "Staff were trained in how to lead, and in who to call.",
    "Advice on benefits was good, and staff could advise people on it.",
    "The effect on carers was small, and little could affect them.",
    "Practice was good, and students could practise safely.",
    "She enquires about it each week; nobody who polices this was there.",
    "The car park was full, and a career in care began at home.",
    "The group Oll an Dus met; it was an hour long.",
]


@pytest.mark.parametrize("text", CLEAN)
def test_a_word_that_is_meant_is_left_alone(text: str) -> None:
    assert seen(typing_of(text)) == []


def test_words_that_are_wrong_in_the_same_places_share_a_rule() -> None:
    shared = {"wrong": "in a", "right": "on a", "after": ["@day"], "also": {"at a": "on a"}}
    rules = parse_typing_words({"classes": {"day": ["monday"]}, "broken": [shared]}).broken
    assert [(rule.wrong, rule.right, rule.after) for rule in rules] == [
        ("in a", "on a", ("monday",)),
        ("at a", "on a", ("monday",)),
    ]
    with pytest.raises(Misshapen, match=r"broken\[0\]\.wrong"):
        parse_typing_words({"broken": [{"wrong": "a", "also": {"*": "b"}}]})
    with pytest.raises(Misshapen, match="day"):
        parse_typing_words({"broken": [{"wrong": "a", "after": ["@day"]}]})
