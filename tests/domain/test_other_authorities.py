"""Another authority is found where a sentence makes it the one assessed, and left alone where it is a neighbour."""

from __future__ import annotations

from functools import cache

import pytest
from checks_alone import a_style
from prose_checks import a_section, framework

from domain.assessment import Assessment, Document
from domain.checks.checking import HouseStyle
from domain.checks.engine import CheckEngine
from domain.checks.finding import Finding
from domain.checks.other_assessments import OtherAssessment
from ui.house_style import house_style

NORTHMOOR = OtherAssessment("Northmoor County Council", ())


@cache
def style() -> HouseStyle:
    return a_style(authorities=house_style().authorities)


def found_in(
    *texts: str, own: str = "Aldermere Council", others: tuple[OtherAssessment, ...] = (NORTHMOOR,)
) -> list[Finding]:
    made = Document(Assessment("a", own, "f"), (a_section(*texts),))
    checked = CheckEngine(framework(), style()).check(made, others=others)
    return [each for each in checked.findings if each.code in ("other-authority", "stands-elsewhere")]


@pytest.mark.parametrize(
    ("text", "words", "severity"),
    [
        ("Leeds had commissioned a service for carers.", "Leeds", "should"),
        ("In Leeds, people told us that they waited.", "Leeds", "should"),
        ("In Bury people waited 12 weeks.", "Bury", "should"),
        ("Across Kirklees, most people had a review.", "Kirklees", "should"),
        ("Leeds City Council had a strategy for housing.", "Leeds City Council", "must"),
        ("We found that Surrey County Council did not know who waited.", "Surrey County Council", "must"),
        ("We read Leeds City Council’s adult social care strategy.", "Leeds City Council", "must"),
        ("People waited because Leeds’s workforce plan was late.", "Leeds", "should"),
        ("This was our assessment of Leeds.", "Leeds", "must"),
        ("The London Borough of Camden had met its duties.", "London Borough of Camden", "must"),
        ("Rutland was rated as good.", "Rutland", "must"),
        ("People who lived in Southend-on-Sea told us that they waited.", "Southend-on-Sea", "should"),
        ("Staff said that people in Leeds waited too long.", "Leeds", "should"),
        ("Carers who cared for somebody in Leeds told us of it.", "Leeds", "should"),
        ("Northmoor had commissioned a service.", "Northmoor", "should"),
        ("Relatives said Northmoor had one shared record for all.", "Northmoor", "should"),
        ("Northmoor County Council had commissioned a service.", "Northmoor County Council", "must"),
        ("Unpaid carers in Leeds told us that nobody called.", "Leeds", "should"),
        ("North East Lincolnshire is a unitary authority.", "North East Lincolnshire", "should"),
        ("Northmoor had one shared care record, which nurses could open.", "Northmoor", "should"),
        ("The strategy of Leeds set out what would change.", "Leeds", "should"),
        ("Leeds residents told us that they had waited.", "Leeds", "should"),
        ("Staff in the Leeds team felt safe.", "Leeds", "should"),
        ("The council in Leeds had a new director.", "Leeds", "should"),
        ("We spoke to 40 people who lived in Leeds.", "Leeds", "should"),
        ("This helped Leeds to meet its duties.", "Leeds", "should"),
        ("Residents of Leeds valued the hub.", "Leeds", "should"),
        ("# Leeds City Council: our findings", "Leeds City Council", "must"),
        ("Bath and North East Somerset had few homes.", "Bath and North East Somerset", "should"),
        ("The chief executive of Northmoor Council met the director every week.", "Northmoor Council", "must"),
        ("Leeds’s budget for prevention had been protected.", "Leeds", "should"),
        ("Managers told us that the Leeds officers knew the residents by name.", "Leeds", "should"),
        ("Care homes across Northmoor told us that the method was fair.", "Northmoor", "should"),
        ("The senior team in Northmoor reviewed its risks each month.", "Northmoor", "should"),
        ("Brenlow City Council shared a duty rota with therapists.", "Brenlow City Council", "should"),
        ("Members of the Brenlow Council overview panel had asked for it.", "Brenlow Council", "should"),
        ("It set out how Brenlow and Tarn Council would cut waits.", "Brenlow and Tarn Council", "should"),
        ("The London Borough of Brenlow had few homes.", "London Borough of Brenlow", "should"),
        ("We wrote down what people told Brenlow City Council.", "Brenlow City Council", "should"),
        ("The steps taken by Brenlow Council to cut waits had worked.", "Brenlow Council", "should"),
        ("The way that Brenlow Council took to supervision was clear.", "Brenlow Council", "should"),
        ("We thank everyone at Brenlow Council who gave us time.", "Brenlow Council", "should"),
        ("Senior leaders in Fenbury had put money aside.", "Fenbury", "should"),
        ("The Fenbury recruitment plan was new.", "Fenbury", "should"),
        ("The Leeds Safeguarding Adults Board had a new chair.", "Leeds", "should"),
        ("Of people in Leeds, 71% felt in control, similar to the England average.", "Leeds", "should"),
        ("There were 40 care homes in Leeds on that day.", "Leeds", "should"),
        ("In mid-2023, 312,400 people lived in Leeds.", "Leeds", "should"),
        ("Leeds Council pooled its budget with the NHS.", "Leeds Council", "must"),
        ("Leeds ranked 71st of 151 local authorities.", "Leeds", "should"),
        ("Under the draft Fenbury charging policy, bills came monthly.", "Fenbury", "should"),
        ("Fenbury’s workforce strategy had been printed.", "Fenbury", "should"),
        ("Fenbury had rewritten its scheme of delegation.", "Fenbury", "should"),
        ("The supervision policy of Fenbury was short.", "Fenbury", "should"),
        ("Leaders praised (the Fenbury quality assurance framework was new).", "Fenbury", "should"),
        ("Staff had read the Leeds induction handbook.", "Leeds", "should"),
        ("The resource panel in Leeds met weekly.", "Leeds", "should"),
        ("Staff knew Leeds’s brokerage team by name.", "Leeds", "should"),
        ("Minutes went to the independent chair of Oxhaven in May.", "Oxhaven", "should"),
        ("The next audit was to ask how well Fenbury recorded wishes.", "Fenbury", "should"),
        ("Partners said that Oxhaven consulted them on its plan.", "Oxhaven", "should"),
        ("The Fenbury director of adult social care chaired it.", "Fenbury", "should"),
        ("People said that the local authority of Fenbury was slow.", "Fenbury", "should"),
        ("Staff told us that the trainers in Northmoor ran sessions at weekends.", "Northmoor", "should"),
        ("At Northmoor County Council, the cabinet met partners.", "Northmoor County Council", "must"),
        ("A peer challenge in June 2023 criticised Leeds for slow decisions.", "Leeds", "should"),
        ("Figures for Northmoor were below its target.", "Northmoor", "should"),
        ("Reablement in Northmoor helped most people.", "Northmoor", "should"),
        ("Providers said Northmoor paid them on time.", "Northmoor", "should"),
        ("Carers felt well supported by Northmoor.", "Northmoor", "should"),
        ("The district of Northmoor had 3 market towns.", "Northmoor", "should"),
        ("According to Northmoor, 98 people were waiting.", "Northmoor", "should"),
        ("The Leeds area was mainly rural.", "Leeds", "should"),
        ("A deed between the trust and Brenlow Council was signed in May.", "Brenlow Council", "should"),
    ],
)
def test_another_authority_that_is_made_the_assessed_one_is_found(text: str, words: str, severity: str) -> None:
    (found,) = found_in(text)
    assert (found.code, found.text, str(found.severity)) == ("other-authority", words, severity)
    body = text.removeprefix("# ")
    assert body[found.start : found.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "In a shared service Leeds had four posts.",
        "People placed in Leeds were visited twice a year.",
        "Leeds had twice as many people aged over 85.",
        "Students from Leeds came for a day. Her brothers lived in Leeds. The charity was based in Leeds.",
        "A peer review led by Leeds praised the leaders. The local authority paid Leeds for two beds.",
        "Colleges in Leeds offered courses. Three of the placements in Leeds had ended.",
        "The nearest clinic was in Leeds. The day centre in Leeds was open to all.",
        "The hospital in Leeds told us that discharge worked well.",
        "The local authority worked with Surrey County Council on a shared service.",
        "Neighbouring Leeds had commissioned a similar service.",
        "Norfolk and Norwich University Hospital had a discharge team.",
        "Kent Police told us that referrals had improved.",
        "Devon ICB had commissioned a bed-based service.",
        "Leeds Teaching Hospitals had a policy.",
        "The University of Kent had studied this.",
        "West Kent had more homes than the east of the county.",
        "People who had moved from Leeds waited longer.",
        "She had lived in Leeds for a year.",
        "A care home in Leeds had closed.",
        "Surrey County Council provided the out-of-hours service.",
        "Aldermere and Leeds had agreed how they share costs.",
        "Waits in Leeds were compared with those of Aldermere.",
        "One person said, “In Leeds, people are asked what they want.”",
        "Reading was something that people enjoyed. Reading letters was hard for some.",
        "In Reading Borough Council’s view this was wrong, the local authority said.",
        "In London, people move more often.",
        "Leeds-based providers had closed.",
        "Greater Manchester had a shared protocol.",
        "Mr Kent had retired.",
        "Partners, including Leeds City Council, met each month.",
        "# Working with Leeds",
        "Leeds Road had a day centre.",
        "Brenlow Council provided the out-of-hours service.",
        "Neighbouring Brenlow Council had a similar plan.",
        "Brenlow Town Council had a warm room. The Arts Council had given a grant.",
        "One manager had worked for Brenlow Council before.",
        "Faith leaders in Fenbury had opened a warm room. A shop in Fenbury had closed.",
        "Managers said that Oakfield recorded every fall. We saw that Fenbury House assessed risks.",
        "Leaders in neighbouring Fenbury had signed it. The Fenbury day centre was open.",
        "Residents told us that Fenbury consulted nobody. Staff from Fenbury were kind.",
        "People in Brenlowshire told us that buses were rare.",
        "The Fenbury improvement plan was for one town. The Fenbury hub was open.",
        "Waits in Leeds were short compared with ours. Leeds had a rate similar to that of the north.",
        "People placed in care homes in Leeds were visited. The Leeds Disability Forum met.",
        "The Fenbury care home’s training plan was late. Its manager showed us the Oakfield training plan.",
        "The Fenbury Trust training plan was new. The Winterbourne prevention programme was read.",
        "Leeds to York buses ran late. They had gone from Leeds with a plan.",
    ],
)
def test_partners_neighbours_and_longer_names_are_left_alone(text: str) -> None:
    assert found_in(text) == []


@pytest.mark.parametrize(
    ("own", "text"),
    [
        ("Leeds City Council", "Leeds had commissioned a service. In Leeds, people told us so."),
        ("Leeds", "Leeds City Council had a strategy."),
        ("City of Bradford Metropolitan District Council", "Bradford had a strategy."),
        ("Cheshire West and Chester Council", "Chester had a strategy."),
        ("London Borough of Barking and Dagenham", "Barking and Dagenham had a strategy."),
        ("Bedford Borough Council", "Bedford had a strategy."),
        ("Northmoor", "Northmoor County Council had a strategy."),
        ("Tarn County Council", "Brenlow Borough Council had 12 housing officers. Tarn Council had a plan."),
    ],
)
def test_the_authority_itself_is_never_another_one(own: str, text: str) -> None:
    assert found_in(text, own=own) == []


SENTENCE = "People told us that the waiting list had fallen since a second team was formed in the north."
NEARLY = "People told us that the waiting list had fallen since the second team was formed in the north."


@pytest.mark.parametrize("text", [SENTENCE, NEARLY])
def test_a_sentence_of_another_assessment_is_found_with_its_place(text: str) -> None:
    other = OtherAssessment("Northmoor", ("Something else stands here.", f"Before it. {SENTENCE}"))
    (found,) = found_in(f"It was so. {text}", others=(other,))
    assert (found.code, str(found.severity), found.text) == ("stands-elsewhere", "should", text)
    assert dict(found.data) == {"authority": "Northmoor", "other": SENTENCE}


def test_short_sentences_other_figures_and_the_framework_s_own_words_may_stand_anywhere() -> None:
    own_words = framework().statements[0].commitment
    texts = (
        "People told us that the waiting list had fallen.",
        "In 2024, 12 people of the 40 waited for a long time there.",
    )
    elsewhere = OtherAssessment("Northmoor", (texts[0], texts[1].replace("12", "15"), own_words))
    assert found_in(*texts, own_words, others=(elsewhere,)) == []


def test_an_earlier_assessment_of_the_same_authority_is_no_other_one() -> None:
    assert found_in(SENTENCE, others=(OtherAssessment("aldermere council ", (SENTENCE,)),)) == []


def test_what_stands_in_all_assessments_was_not_taken_from_one() -> None:
    others = tuple(OtherAssessment(name, (SENTENCE,)) for name in ("Northmoor", "Southmoor", "Eastmoor"))
    assert found_in(SENTENCE, others=others) == []
    assert len(found_in(SENTENCE, others=others[:2])) == 1


def test_the_engine_follows_other_assessments_as_they_change() -> None:
    engine = CheckEngine(framework(), style())
    made = Document(Assessment("a", "Aldermere", "f"), (a_section(SENTENCE, "Westmoor had a strategy."),))
    none = engine.check(made)
    other = OtherAssessment("Westmoor", (SENTENCE,))
    assert {each.code for each in engine.check(made, others=(other,)).findings} - {
        each.code for each in none.findings
    } == {"stands-elsewhere", "other-authority"}
    assert engine.check(made) == none


def test_within_a_county_another_county_is_another_authority() -> None:
    found = found_in("In Brenlowshire, as before, providers were asked about fees.", own="Tarn County Council")
    assert [each.text for each in found] == ["Brenlowshire"]
