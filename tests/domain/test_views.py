"""A view says whose it is, and how many people hold it."""

from __future__ import annotations

import json

import pytest
from checked import ROOT, document, statement, the_framework, unmarked
from checks_alone import found_by

from domain.checks.finding import Family, Finding, Severity
from domain.evidence.language import parse_language

LANGUAGE = parse_language(json.loads((ROOT / "resources" / "style" / "evidence.json").read_text(encoding="utf-8")))


def found_in(*texts: str) -> list[Finding]:
    return found_by(the_framework(), document(statement("needs", *texts)), Family.ATTRIBUTION, evidence=LANGUAGE)


@pytest.mark.parametrize(
    ("code", "marked"),
    [
        ("view-without-source", "⟦It was widely acknowledged that⟧ reviews were late."),
        ("view-without-source", "⟦It has been suggested that⟧ the panel is slow."),
        ("view-without-source", "⟦There had been some frustration⟧ over the new portal."),
        ("view-without-source", "⟦There seemed to be a sense⟧ that leaders listened."),
        ("view-without-source", "⟦There was praise⟧ for the work of the interpreters."),
        ("view-without-source", "⟦A common theme was that⟧ nobody rang back."),
        ("view-without-source", "The new form ⟦had been described as⟧ confusing."),
        ("view-without-source", "The advice line ⟦is widely believed to be⟧ understaffed."),
        ("view-without-source", "The portal ⟦was thought too⟧ complicated for older people."),
        ("view-without-source", "The front door ⟦was considered helpful⟧ and kind."),
        ("view-without-source", "⟦Worries were voiced⟧ over the closure of the day centre."),
        ("view-without-source", "⟦Dissatisfaction with the panel was widespread⟧."),
        ("view-without-source", "⟦Criticism was levelled⟧ at the contact centre."),
        ("view-without-source", "⟦Opinions on the new rota were divided⟧."),
        ("view-without-source", "⟦Reactions to the new building were mostly favourable⟧."),
        ("view-without-source", "The training ⟦was praised⟧."),
        ("view-without-source", "⟦Feedback suggested⟧ that letters were unclear."),
        ("view-without-source", "⟦Opinions on the new team differed⟧."),
        ("view-without-source", "⟦Concerns existed about⟧ the quality of home care."),
        ("view-without-source", "Leaders ⟦were perceived as⟧ remote."),
        ("view-without-source", "⟦Apparently⟧, the duty team took no calls after 4pm."),
        ("view-without-source", "⟦Reportedly⟧, the new system had lost records."),
        ("view-without-source", "In the west, ⟦trust in the provider had been lost⟧."),
        ("view-without-source", "⟦Confidence in the new system was growing⟧, and teams had asked for it."),
        ("view-without-source", "⟦Frustration with the portal had grown⟧ since May."),
        ("view-without-source", "⟦Dissatisfaction with⟧ the rota had led to a review."),
        ("view-without-source", "⟦Low morale⟧ had led to resignations."),
        ("view-without-source", "⟦There was little confidence⟧ that reviews would be held."),
        ("view-without-source", "⟦There was a lack of trust⟧ in the panel."),
        ("view-without-source", "The lunch club ⟦was much loved⟧."),
        ("view-without-source", "Changes to the tool, which came in May, ⟦were welcomed⟧."),
        ("view-without-source", "The online form ⟦was unpopular⟧."),
        ("view-without-source", "The duty desk ⟦had a reputation for⟧ never answering."),
        ("view-without-source", "The changes ⟦caused a good deal of anxiety⟧."),
        ("view-without-source", "The plan ⟦was met with dismay⟧."),
        ("view-without-source", "Parking at the hub ⟦was a common complaint⟧."),
        ("view-without-source", "⟦The main frustration was the⟧ time taken."),
        ("view-without-source", "⟦The feeling in the north was that⟧ the fees were low."),
        ("view-without-source", "The process ⟦felt rushed⟧."),
        ("view-without-source", "The form ⟦was found confusing⟧."),
        ("view-without-source", "The new lead, ⟦widely regarded as excellent⟧, had left."),
        ("view-without-source", "The line was helpful⟦, it was said,⟧ but slow."),
        ("view-without-source", "It had ⟦a perceived lack⟧ of independence."),
        ("view-without-source", "⟦Evidence suggested⟧ that people waited longer in the north."),
        ("view-without-source", "⟦It was clear that⟧ the teams felt undervalued."),
        ("view-without-source", "⟦The point was made⟧ that transport was poor."),
        ("view-without-source", "Leaders visited. ⟦Nobody felt⟧ judged."),
        ("view-without-source", "The discharge service ⟦was well regarded⟧."),
        ("view-without-source", "Managers ⟦were described as⟧ approachable."),
        ("view-without-source", "⟦There was concern⟧ among some that it would close."),
        ("view-without-source", "⟦Concerns were raised⟧ by some about the pace."),
        ("view-without-source", "⟦It was felt by many that⟧ fees were low."),
        ("view-without-source", "The portal ⟦was seen by many as⟧ slow."),
        ("view-without-source", "The hub ⟦seemed well liked⟧."),
        ("view-without-source", "⟦It was flagged that⟧ reviews were late."),
        ("view-without-source", "⟦Examples were shared of⟧ people going home without medicines."),
        ("view-without-source", "⟦Assurances were given that⟧ every case was urgent."),
        ("view-without-source", "⟦It came across in interviews that⟧ night cover was thin."),
        ("view-without-source", "⟦What came through strongly was⟧ a love of the job."),
        ("view-without-source", "⟦A recurring theme was⟧ delay."),
        ("view-without-source", "⟦Our impression was that⟧ the teams were tired."),
        ("view-without-source", "⟦We picked up some anxiety⟧ about the move."),
        ("view-without-source", "⟦Word had reached us⟧ that the team would close."),
        ("view-without-source", "Parents told us so. ⟦Others held the opposite view⟧."),
        ("view-without-source", "⟦Feedback on the new letters, however, was mixed⟧."),
        ("view-without-source", "The old one ⟦was said to be⟧ hard to search and full of closed groups."),
        ("source-not-named", "⟦Those spoken to felt⟧ that it was incomplete."),
        ("vague-quantity", "⟦A handful of⟧ referrals came late."),
        ("vague-quantity", "⟦Dozens of⟧ home care workers told us that travel was paid."),
        ("vague-quantity", "⟦A significant proportion of⟧ packages were handed back."),
        ("view-without-source", "Mixed ⟦experiences were reported⟧ of the front door."),
        ("view-without-source", "⟦A view persisted that⟧ the panel was there to save money."),
        ("view-without-source", "⟦Clearly, carers did not feel⟧ supported."),
        ("view-without-source", "⟦As we heard,⟧ the door was always open."),
        ("view-without-source", "⟦It was said more than once that⟧ leaders were remote."),
        ("source-not-named", "⟦We asked about training and were told⟧ that it was patchy."),
        ("vague-quantity", "⟦An unacceptable number of⟧ visits were missed."),
        ("source-not-named", "⟦According to some⟧, the panel was a rubber stamp."),
        ("source-not-named", "⟦Somebody told us⟧ that the rota was unfair."),
        ("source-not-named", "⟦Critics within the trust said⟧ that it was unsafe."),
        ("vague-quantity", "⟦Numerous⟧ complaints had been about letters."),
        ("vague-quantity", "⟦The vast majority of⟧ people were happy with it."),
        ("vague-quantity", "⟦A handful of⟧ carers had no plan."),
        ("source-not-named", "The hub had moved, and ⟦we were informed⟧ that this had caused delay."),
        ("source-not-named", "⟦We heard repeatedly that⟧ calls were dropped."),
        ("source-not-named", "⟦The assessment team was told⟧ that plans were shared."),
        ("source-not-named", "⟦We received positive feedback⟧ about the line."),
        ("source-not-named", "⟦Stakeholders told us⟧ that meetings were long."),
        ("source-not-named", "⟦They told us⟧ that the police shared what they knew."),
        ("source-not-named", "⟦Many felt⟧ that the website was hard to use."),
        ("source-not-named", "The website was new. ⟦Most were positive⟧ about it."),
        ("view-without-source", "⟦If comments are to be believed⟧, the card was refused."),
        ("view-without-source", "⟦An impression emerged of⟧ Traveller families being missed."),
        ("view-without-source", "⟦The answer we received was that⟧ the budget had been agreed late."),
        ("view-without-source", "The letters had ⟦gone down very well⟧."),
        ("view-without-source", "The gesture ⟦was much appreciated⟧, and complaints fell to 12."),
        ("source-not-named", "⟦Those we bumped into on the day said⟧ that relatives stood in."),
        ("source-not-named", "⟦In the northern office, told us⟧ that the steps were not kept."),
        ("source-not-named", "⟦Insiders suggested⟧ that its advice had been set aside."),
        ("source-not-named", "The store was shared with the next authority. ⟦They also told us⟧ that it helped."),
        ("vague-quantity", "Letters went out. ⟦A fair few⟧ had since given notice."),
        ("vague-quantity", "⟦Numerous small groups⟧ had left the alliance."),
        ("vague-quantity", "⟦A number of⟧ providers told us that the tender was complex."),
        ("vague-quantity", "⟦Plenty of⟧ families told us that they were glad of it."),
        ("vague-quantity", "⟦Various⟧ partners said that meetings were long."),
        ("vague-quantity", "⟦Large numbers of⟧ carers told us that they were tired."),
        ("vague-quantity", "People liked it. ⟦Quite a few⟧ said that visits were late."),
        ("view-without-source", "⟦Feedback was good⟧. Managers said that they read two records a month."),
        ("view-without-source", "⟦Opinion differed⟧ on how well the meetings were prepared."),
        ("view-without-source", "⟦Widely held doubts⟧ about the rota had led to a change."),
        ("view-without-source", "⟦There had been calls for ⟧a simpler form."),
        ("view-without-source", "⟦Complaints had reached the assessment team⟧ about small print."),
        ("view-without-source", "⟦Voices were raised against⟧ the closure."),
        ("view-without-source", "⟦The consensus appeared to be that⟧ weekends were hard."),
        ("view-without-source", "⟦One remark was that⟧ the line was slow."),
        ("view-without-source", "⟦Information passed to us indicated⟧ that reviews were late."),
        ("view-without-source", "Carers had a card. ⟦As one put it to us,⟧ it opened doors."),
        ("view-without-source", "The move to evenings ⟦was controversial⟧."),
        ("view-without-source", "The house had a garden. ⟦“It is ours now.”⟧ Buses came each hour."),
        ("view-without-source", "⟦Reportedly⟧, the process had been tiring."),
        ("view-without-source", "It ⟦struck some as⟧ vague."),
        ("view-without-source", "⟦A great deal of anxiety surrounded⟧ the review of charges."),
        ("view-without-source", "The panel met weekly. It ⟦attracted a fair amount of criticism⟧."),
        ("view-without-source", "The take-up ⟦was disappointing⟧ to many."),
        ("source-not-named", "The list had grown by two pages. ⟦Many felt⟧ that it was long."),
        ("source-not-named", "A forum for staff met monthly. ⟦Most were content⟧ with it."),
        ("source-not-named", "Alarms were fitted. ⟦One told us⟧ that hers was loud."),
        ("source-not-named", "Advisers told us of groups. ⟦Those we spoke to were glad⟧ of them."),
        ("vague-quantity", "⟦Many had⟧ not been told about advocacy."),
        ("vague-quantity", "⟦Few had⟧ a copy of their plan."),
        ("vague-quantity", "The menu was short. ⟦The vast majority⟧ had gone elsewhere."),
        ("vague-quantity", "Visits were missed. ⟦Countless⟧ had waited."),
        ("source-not-named", "The store closed. ⟦A sizeable group wanted⟧ it back."),
        ("vague-quantity", "The forum was open. ⟦Quite a few⟧ participants had asked for evenings."),
        ("vague-quantity", "The plan was read. ⟦Various⟧ recommendations had been made."),
    ],
)
def test_a_view_without_its_source_is_found(code: str, marked: str) -> None:
    text, start, end = unmarked(marked)
    (finding,) = found_in(text)
    assert (finding.code, finding.severity, finding.start, finding.end) == (code, Severity.SHOULD, start, end)


@pytest.mark.parametrize(
    "text",
    [
        "It was felt by carers that assessments took too long.",
        "Examples were given in the guidance.",
        "A common theme of the complaints reviewed in 2024 was delay.",
        "It came across in interviews with staff that night cover was thin.",
        "Plenty of notice was given.",
        "Learning from complaints was shared.",
        "The total number of concerns was known.",
        "Difficulties were reported by staff in the survey.",
        "A handful of people (6) had complained.",
        "Hundreds of reviews (412) were overdue.",
        "Of the 12 carers we met, all felt supported.",
        "Leaders took a different view from staff.",
        "This included checks that assessments were strength-based, considered carers, resources, and ethnic needs.",
        "Cultural needs had been considered as these had been areas of practice that had been overlooked.",
        "There were concerns among providers about fees.",
        "Concerns were raised by partners about the delay.",
        "Safeguarding concerns were raised with the hub within a day.",
        "When concerns were raised, staff acted at once.",
        "Concerns that were raised in 2024 had been answered.",
        "Staff told us that there was a perception that the panel was slow.",
        "In the survey, it was felt that calls were answered.",
        "According to staff, it was felt that the rota helped.",
        "The training was praised by inspectors in 2024.",
        "The tool was criticised in the peer review of March 2025.",
        "Technology was seen as an answer, and staff were candid about its limits.",
        "Feedback from providers was positive.",
        "Feedback was gathered from people after each review.",
        "Staff feedback was positive.",
        "Views were mixed. Some people told us that it helped, and others said that it did not.",
        "We were told by staff that it had changed.",
        "We heard from 52 people and 19 carers.",
        "We heard from partners that this was typical.",
        "It was agreed that a new plan was needed.",
        "There were 41 complaints in 2024/25.",
        "There was support for carers in each town.",
        "Their confidence had grown.",
        "It was felt by many carers that fees were low.",
        "There was concern among some of the providers about fees.",
        "The hospital trust was good at planning.",
        "Carers’ frustration with the portal had grown.",
        "Frustration with the portal had grown among providers.",
        "Providers told us that the tender was popular.",
        "The lunch club was popular with older people.",
        "The letters were a source of confusion for families.",
        "In the survey of May 2025, satisfaction with home care was high.",
        "The sessions were popular: 412 people had come.",
        "Visitors were welcomed at the hub.",
        "Members felt heard.",
        "A woman felt rushed and rang back.",
        "Evidence showed a good standard.",
        "It was clear that the duty was understood.",
        "For some, the wait was too long, people told us.",
        "Nobody had waited for more than a month.",
        "A concern was raised about a care home, and the hub acted within a day.",
        "The most common complaint was about charges (14 of 41).",
        "Carers told us about breaks. For many, it had been hard.",
        "A number of people (23 of 41) told us that they waited.",
        "Long-term support was considered only after short-term help.",
        "Disability-related spending was now considered more generously.",
        "Nobody was said to be waiting.",
        "Unpaid carers were heard. They said that breaks had helped.",
        "Referrals were reported to the board each month.",
        "People we met told us that information was easy to find.",
        "Groups met monthly. Some wished to be consulted on the design.",
        "Referrers were told to wait. They told us that this took a day.",
        "In the northern office, staff told us that the steps were kept.",
        "A range of equipment was available.",
        "A man said, “It was felt that nobody cared.”",
        "Feedback to those who raised concerns was good.",
        "In the survey 610 people replied, 573 of them gladly. One remark was that visits were early.",
        "Calls for advice had risen by 4%.",
        "One carer told us about her week. “I have two mornings now.” The centre was open daily.",
        "The number had fallen. The group had met twice.",
        "A small group had met monthly to write the form.",
        "Families met us. Some felt that it helped, and others disagreed.",
        "Another told us that she had a card.",
        "Nobody needed to be an accountant.",
        "Certain equipment was kept at the store.",
    ],
)
def test_what_says_whose_view_it_is_or_tells_none_is_left_alone(text: str) -> None:
    assert found_in(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Several families told us that it helped.",
        "Carers rang. A few said so.",
    ],
)
def test_what_tells_little_is_advice(text: str) -> None:
    assert [each.severity for each in found_in(text)] == [Severity.MAY]


def test_a_heading_tells_no_view() -> None:
    assert found_in("# We were told") == []


def test_without_words_nothing_is_said() -> None:
    made = document(statement("needs", "It was felt that it was late."))
    assert found_by(the_framework(), made, Family.ATTRIBUTION) == []


@pytest.mark.parametrize("text", ["a number of people " * 3_000, "it was felt that " * 3_000, "Many felt. " * 3_000])
def test_bad_input_is_read_to_its_end(text: str) -> None:
    assert all(each.end <= len(text) for each in found_in(text))
