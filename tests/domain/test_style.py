"""Words, dates and figures that house style writes otherwise are found, with what it writes; names are left alone."""

from __future__ import annotations

import json
from typing import Any

import pytest
from prose_checks import RESOURCES, planted, seen, style_of, weighty

from domain.checks.finding import Severity
from domain.checks.style.style import parse_style_words
from domain.plain_data import Misshapen

PLANTED = [
    ("term", "«The council» had a plan for carers.", "The local authority"),
    ("term", "Partners met «the Council» each month.", "the local authority"),
    ("term", "Partners liked «the council»’s plan.", "the local authority"),
    ("term", "The team told «council staff» of it.", "local authority staff"),
    ("term", "The team told the «Local Authority» of it.", "local authority"),
    ("term", "People’s «well-being» was better.", "wellbeing"),
    ("person-first", "The team asked «service users» for views.", "people who use services"),
    ("person-first", "Care for «the elderly» was good.", "older people"),
    ("person-first", "«Chairmen» of the networks met.", "Chairs"),
    ("person-first", "«Elderly people» were asked.", "Older people"),
    ("person-first", "There was help for «vulnerable people» in winter.", "people who may be at risk"),
    ("person-first", "There was help for «dementia sufferers» in winter.", "people living with dementia"),
    ("person-first", "Some people were «suffering from» dementia.", "living with"),
    ("person-first", "A scheme for «the disabled» was new.", None),
    ("person-first", "There were groups for «the disabled».", "disabled people"),
    ("person-first", "There were groups for «people with autism».", "autistic people"),
    ("person-first", "One person «was wheelchair-bound» by then.", "used a wheelchair"),
    ("person-first", "Managers spoke of «bed blocking» each week.", "delayed discharge"),
    ("person-first", "Staff rang «clients» at home.", "people"),
    ("person-first", "The «services users» were asked.", "people who use services"),
    ("person-first", "«The frail and elderly» were asked.", "Older people who are frail"),
    ("person-first", "A forum for «the learning disabled» advised leaders.", "people with a learning disability"),
    ("person-first", "«The homeless» had a worker of their own.", "People who are homeless"),
    ("person-first", "The hub gave «the blind» first access to it.", "blind people"),
    ("person-first", "Leaders said that «the deaf» sometimes waited.", "deaf people"),
    ("person-first", "The office was where «the homeless» now had a worker.", "people who are homeless"),
    ("person-first", "Lunch was brought to «the old and frail» each day.", None),
    ("person-first", "Without a bus «the less mobile» stayed at home.", None),
    ("person-first", "The clinic saw «the mentally ill» first.", "people with mental ill health"),
    ("person-first", "A grant for «our disabled» paid for ramps.", "disabled people"),
    ("date-form", "It stood in the report of «Feb 2025» for all.", "February 2025"),
    ("sign-form", "Each person chose what «he/she» wanted.", "they"),
    ("sign-form", "The form asked each carer for «his/her» consent.", "their"),
    ("person-first", "People were «confined to» their wheelchairs.", None),
    ("term", "The plan was written with «Registered Managers» and carers.", "registered managers"),
    ("term", "«Care Home Managers» told us that they valued the call.", "Care home managers"),
    ("number-form", "The local authority spent «£3.2m» on homes.", "£3.2 million"),
    ("act-form", "Duties «under Mental Capacity Act 2005» were known.", "under the Mental Capacity Act 2005"),
    (
        "name-after-acronym",
        "Approved mental health professionals (AMHPs) met. AMHPs left. An «approved mental health professional» met.",
        "AMHP",
    ),
    ("link-form", "Details of the plan could be found «here».", None),
    ("link-form", "People could «click here» to read it.".replace("«click here»", "click «here»"), None),
    ("year-form", "Leaders had been called twice in «24/25» to explain.", "2024/25"),
    ("time-form", "The meeting began at «17.30» on Mondays.", "5:30pm"),
    ("time-form", "The line closed at «6 PM».", "6pm"),
    ("jargon", "Staff «utilised» the tool.", "used"),
    ("jargon", "They met «prior to» the visit.", "before"),
    ("date-form", "The board met on «17th January 2025» at noon.", "17 January 2025"),
    ("date-form", "The board met on «January 17, 2025» at noon.", "17 January 2025"),
    ("date-form", "The board met on «17/01/2025» at noon.", "17 January 2025"),
    ("date-form", "The board met on «17 Jan 2025» at noon.", "17 January 2025"),
    ("date-form", "The board met on «the 17th of January 2025» at noon.", "17 January 2025"),
    ("date-form", "The board met in «Sept 2024» again.", "September 2024"),
    ("date-form", "The board met in «March, 2024» again.", "March 2024"),
    ("year-form", "The budget of «2023-24» was spent.", "2023/24"),
    ("year-form", "The budget of «2023–2024» was spent.", "2023/24"),
    ("year-form", "The budget of «2023/2024» was spent.", "2023/24"),
    ("per-cent-form", "In all, «58 %» of people agreed.", "58%"),
    ("per-cent-form", "In all, «58 per cent» of people agreed.", "58%"),
    ("per-cent-form", "In all, «58.4 percent» of people agreed.", "58.4%"),
    ("date-form", "The strategy began on «2025-05-12» again.", "12 May 2025"),
    ("date-form", "The strategy began on «June 5», when leaders met.", "5 June"),
    ("date-form", "The strategy began in «June-2025» again.", "June 2025"),
    ("date-form", "The strategy began on «5-Jun-25» again.", "5 June 2025"),
    ("date-form", "The strategy began in «June ’25» again.", "June 2025"),
    ("date-form", "The strategy began in «06/2025» again.", "June 2025"),
    ("date-form", "The survey ran from «3rd to 9 June 2025» in each town.", "3 to 9 June 2025"),
    ("date-form", "The survey ran «3-9 June 2025» in each town.", "3 to 9 June 2025"),
    ("year-form", "The «24-25» budget was agreed.", "2024/25"),
    ("year-form", "The figures covered «‘22–’23» only.", "2022/23"),
    ("year-form", "The budget of «2024/5» was agreed.", "2024/25"),
    ("year-form", "The plan for «2024/25-2026/27» was agreed.", "2024/25 to 2026/27"),
    ("number-form", "«12» people had waited.", "Twelve"),
    ("number-form", "Staff waited. «27» staff had left.", "Twenty-seven"),
    ("number-form", "More than «two hundred» carers had joined.", "200"),
    ("number-form", "Of the «sixteen», four had left.", "16"),
    ("number-form", "The list had «12 400» people in July.", "12,400"),
    ("number-form", "The list had «12k» people in July.", "12,000"),
    ("number-form", "People aged «18-64» waited less.", "18 to 64"),
    ("number-form", "The wait was «3 - 4» weeks.", "3 to 4"),
    ("number-form", "The average wait was «45days» in July.", "45 days"),
    ("number-form", "In the «1990’s» the hospital closed.", "1990s"),
    ("short-form", "Waits were up to «6 wks» in July.", "6 weeks"),
    ("short-form", "Staff took «c.40» calls a day.", None),
    ("sign-form", "Staff took «~40» calls a day.", None),
    ("sign-form", "People aged «65+» waited less.", "65 and over"),
    ("time-form", "The line was open «9am-5pm» each day.", "9am to 5pm"),
    ("time-form", "The line was open from «0900» to 5pm.", "9am"),
    ("time-form", "The line was open from «9.00am» to 5pm.", "9am"),
    ("term", "They had asked for «Direct Payments» at once.", "direct payments"),
    ("term", "By then «the authority» had trained its staff.", "the local authority"),
    ("term", "The work of some «Occupational Therapists» was known.", "occupational therapists"),
    ("term", "Leaders of «the Borough» had set money aside.", "the local authority"),
    ("term", "The form was «on-line» by then.", "online"),
    ("term", "The plans were «person centred» by then.", "person-centred"),
    ("person-first", "The home knew people with «challenging behaviour» well.", "behaviour that challenges"),
    ("person-first", "There was a plan for «the over 75s» in each town.", "people aged 75 or over"),
    ("section-form", "Staff knew «ss.» 9 and 10 well.", "sections"),
    ("section-form", "The «section-»42 enquiries were late.", "section "),
    ("section-form", "Staff knew «para.» 4 well.", "paragraph"),
    ("act-form", "Enquiries followed the «Care Act 2015» well.", "Care Act 2014"),
    ("act-form", "Enquiries followed the «Mental Health Act 1993» well.", None),
    ("section-form", "There were 12 «s42» enquiries.", "section 42"),
    ("section-form", "Staff knew «S.117» well.", "section 117"),
    ("section-form", "Staff knew «Sect. 9» of the Act well.", "section 9"),
    ("section-form", "Staff knew «s.9» well.", "section 9"),
    ("act-form", "Staff knew the Care «Act, 2014» well.", "Act 2014"),
    ("act-form", "Staff knew the Mental Health «Act (1983)» well.", "Act 1983"),
    ("term", "Staff knew the «mental capacity act» well.", "Mental Capacity Act"),
    ("number-form", "The area had «10500» carers.", "10,500"),
    ("number-form", "There were «4500» homes.", "4,500"),
    ("number-form", "It cost «£12500» in all.", "£12,500"),
    ("number-form", "It cost «£3.4m» in all.", "£3.4 million"),
    ("number-form", "It cost «2,500 pounds» in all.", "£2,500"),
    ("time-form", "They met at «5.30 p.m.» on that day.", "5:30pm"),
    ("time-form", "They met at «17:30 hrs» on that day.", "5:30pm"),
    ("person-first", "Support for «the vulnerable» was a priority.", "people who may be at risk"),
    ("person-first", "Most «stroke victims» had a plan.", "people who have had a stroke"),
    ("passive", "The plan «was written by staff».", None),
    ("acronym-not-defined", "The «MARAC» met each week.", None),
    ("acronym-not-defined", "Some «AMHPs» worked at night.", None),
    ("acronym-before-defined", "The «PSW» led it. The principal social worker (PSW) was new. The PSW left.", None),
    (
        "acronym-defined-twice",
        "The Local Government Association (LGA) came. The «Local Government Association (LGA)» left.",
        "LGA",
    ),
    ("acronym-not-used", "The Local Government Association« (LGA)» came in spring.", ""),
    (
        "name-after-acronym",
        "The Local Government Association (LGA) came. The LGA left. The «Local Government Association» wrote.",
        "LGA",
    ),
    (
        "name-after-acronym",
        "The Local Government Association (LGA) came in spring. The «Local Government Association» wrote.",
        "LGA",
    ),
    ("section-form", "It acted under «clause» 5 of the 2014 Act.", "section"),
    ("section-form", "It met «clauses» 9 and 10 of the Care Act 2014.", "sections"),
]


@pytest.mark.parametrize(("code", "text", "replacement"), PLANTED)
def test_what_is_not_in_house_style_is_found_at_its_place(code: str, text: str, replacement: str | None) -> None:
    plain, start, end = planted(text)
    found = [each for each in seen(style_of(plain)) if each[0] == code]
    if "for «the disabled» was" in text or code == "acronym-not-defined":
        assert [each[:2] for each in found] == [(code, start)]
        return
    assert [each[:3] for each in found] == [(code, start, end)]
    if replacement is not None:
        assert found[0][3] == replacement


CLEAN = [
    "The total budget would be £884.500m, and the actual spend was £902.300m.",
    "Aldermere Council, the Council of Europe and the council tax support scheme were named.",
    "One person said: “The council never rang the elderly back.”",
    "The Service User Forum and the Vulnerable Adults Board met.",
    "The Registered Managers Network met, and Care Act 2014 assessments were done.",
    "The deaf community, the blind corner and the disabled people’s forum were named.",
    "The most isolated of the villages had no bus, and the less able and older members were asked.",
    "The blind, deaf and older residents met, and the home gave the homeless young people rooms.",
    "The Disabled Facilities Grant paid for the disabled access lift.",
    "The board met on 17 January 2025, from 3 to 5 May 2024 and in March 2024.",
    "The strategy for 2023-2028 and the year 2023/24 were named; 2,023-24 was not.",
    "In all, 58% of 70 people agreed, and 3 per team.",
    "Section 42 enquiries under the Care Act 2014 rose.",
    "The NHS, the CQC and GPs in the UK agreed.",
    "See www.council.gov.uk/s42-enquiries/2023-24 for more.",
    "In March 24 people rang, and in May 12 wrote.",
    "Phase II and World War II were named, as was ward C.",
    "PLEASE DO NOT SHOUT was on the poster.",
    "The principal social worker (PSW) led it, and the PSW’s forum met.",
    "The Adult Social Care Workforce Data Set (ASC-WDS) was used; ASC-WDS figures rose.",
    "Deprivation of Liberty Safeguards (DoLS) were used, and DoLS waits fell.",
    "The LGA (Local Government Association) came, and the LGA left.",
    "The Advice and Benefits Centre (ABC) grew, and ABC staff met.",
    "The GP (a locum) and the NHS (in all wards) agreed.",
    "PLEASE DO NOT EVER SHOUT AT STAFF was on the poster.",
    "Learning from Lives and Deaths (LeDeR) reviews were read, and LeDeR themes shared.",
    "Approved mental health professionals (AMHPs) met. An AMHP was on the rota.",
    "The borough’s 12 homes and the county’s 97 parishes were visited.",
    "The ruling ([2023] UKSC 31), Op COURAGE and the Power BI page were named.",
    "The team rang 01234567, read ref 20250917, and in 2024 met 2,025 people.",
    "The hub opened at 9.30am and shut at 5:30pm; cover lasted 24 hours.",
    "Voice for Carers, Tidemoor Carers and the Survey of Adult Carers were named.",
    "The local authority worked with Partners in Care and Health.",
    "The Adult Social Care Survey was read, and the Care Home Forum met.",
    "The Mental Health Act 2007 and the Children Act 1989 were named.",
    "The line 01632 960 140 and the number 943 476 5919 were named.",
    "By twelve in the afternoon all had come; at eighteen, people moved on.",
    "Ward 3-1 and the score 2-1 were named, as were 24 to 25 people.",
    "In March 12 of the 40 people rang, and 5 May 2025 was late.",
    "It was 7-day cover, 3 to 5 weeks of it, for 1,200 people.",
    "The team’s clients of the Aldermere Trust met on 1.2.3 of the plan.",
]


@pytest.mark.parametrize("text", CLEAN[:-1])
def test_names_quotations_and_house_forms_are_left_alone(text: str) -> None:
    assert seen(weighty(style_of(text))) == []


def test_a_small_number_in_figures_among_others_in_words_is_found() -> None:
    in_words = "The two teams met four times. All three managers came, and six carers."
    (only,) = style_of(in_words, "A team of 3 officers looked at it.")
    assert (only.code, only.text, only.replacement, only.severity) == ("number-mixed", "3", "three", Severity.SHOULD)
    assert style_of(in_words, "A team of 3 officers met 4 carers.") == []
    assert style_of(in_words, "The plan had band 3 homes, and 3 of 4 people agreed.", "# The 3 officers") == []
    assert style_of("A team of 3 officers looked at it.") == []
    assert style_of(in_words, "The board met on 3 March 2025, and gave a score of 2 for this.") == []
    (only,) = style_of("Both met four times on 3 March 2025.", "They carried out 3 unannounced visits.")
    assert (only.text, only.severity) == ("3", Severity.SHOULD)


def test_a_heading_in_capitals_is_found_unless_these_are_acronyms() -> None:
    (only,) = style_of("# WHAT PEOPLE TOLD US", "Staff met.")
    assert (only.code, only.replacement) == ("heading-form", "What people told us")
    assert style_of("# GP and NHS staff", "Staff met.") == []


def test_a_heading_may_have_the_names_that_the_text_has_and_name_the_authority_shortly() -> None:
    assert style_of("# About Nether and Upper Wold", "People liked Nether and Upper Wold.") == []
    (only,) = style_of("# About Nether And Upper Wold", "People liked Nether and Upper Wold.")
    assert only.code == "heading-form"
    assert style_of("# How the authority was run", "Staff met.") == []


def test_acronyms_are_followed_in_report_order() -> None:
    found = style_of(
        "# MARAC and OT", "The OT team met.", "The occupational therapy (OT) team met.", "The OT team left."
    )
    assert [(each.code, each.passage_id, each.text) for each in found] == [("acronym-before-defined", "s-1", "OT")]


def test_a_heading_uses_an_acronym_but_needs_no_full_name_before_it() -> None:
    assert style_of("# MARAC", "Staff met.") == []
    assert style_of("The Local Government Association (LGA) came.", "# What the LGA said") == []


LONG = (
    "Staff met people and carers in each ward of a town in each week to hear of their care, of their fears "
    "and of their hopes."
)
FAR_TOO_LONG = f"{LONG[:-1]} and to say what the team had done about the waits and the forms that they had spoken of."
SHORT = "Staff met people."


def lengths(*texts: str) -> list[tuple[str, str, Severity, dict[str, str]]]:
    return [(each.code, each.text, each.severity, dict(each.data)) for each in style_of(*texts)]


def test_a_sentence_that_is_far_too_long_is_advice() -> None:
    assert lengths(f"{SHORT} {LONG} {SHORT}", f"# {FAR_TOO_LONG}") == []
    (only,) = lengths(f"{SHORT} {FAR_TOO_LONG}")
    assert only[:3] == ("long-sentence", FAR_TOO_LONG, Severity.MAY)
    assert (only[3]["count"], only[3]["longest"]) == ("45", "25")


def test_a_section_of_long_sentences_is_one_advice_at_the_longest() -> None:
    longer = f"{LONG[:-1]} again."
    (only,) = lengths(f"{LONG} {SHORT}", f"{longer} {SHORT} {SHORT}", f"{SHORT} {LONG} {SHORT} {SHORT}")
    assert only[:3] == ("long-sentences", longer, Severity.MAY)
    assert (only[3]["number"], only[3]["sentences"], only[3]["count"]) == ("3", "9", "27")
    assert lengths(f"{LONG} {SHORT}", f"{longer} {SHORT} {SHORT}", f"{SHORT} {LONG} {SHORT} {SHORT} {SHORT}") == []


def test_the_longest_sentence_of_a_section_is_not_said_twice() -> None:
    found = lengths(f"{LONG} {SHORT}", f"{FAR_TOO_LONG} {SHORT} {FAR_TOO_LONG}")
    assert [each[0] for each in found] == ["long-sentences", "long-sentence"]


@pytest.mark.parametrize(
    "text", ["", "  ", "2023", "58", "😀 😀", "\u202eשלום\u202c", "\x00", "A", "(A)", "(AB)", "AB (", "%"]
)
def test_odd_texts_are_gone_through(text: str) -> None:
    for each in style_of(text):
        assert 0 <= each.start < each.end <= len(text)


@pytest.mark.parametrize(
    "unit", ["the council ", "1 ", "2023-", "A", "AB ", "(AB) ", "a (AB", "17 J", "1/", "“", "s4 ", "word "]
)
def test_a_text_of_one_sign_without_end_is_gone_through(unit: str) -> None:
    text = f"Staff {unit * 20_000}"
    for each in style_of(text)[:50]:
        assert 0 <= each.start < each.end <= len(text)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"terms": [{"wrong": " "}]}, "terms[0].wrong"),
        ({"people": [{"wrong": "x"}, {"right": "y"}]}, "people[1].wrong"),
        ({"jargon": [{"wrong": "x", "not_after": [""]}]}, "jargon[0].not_after"),
        ({"longest_sentence": 0}, "longest_sentence"),
        ({"known_acronyms": "NHS"}, "known_acronyms"),
    ],
)
def test_a_bad_file_names_its_place(change: dict[str, Any], place: str) -> None:
    data = json.loads((RESOURCES / "style" / "style.json").read_text(encoding="utf-8"))
    with pytest.raises(Misshapen) as refused:
        parse_style_words({**data, **change})
    assert refused.value.place == place
