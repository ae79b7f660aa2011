"""Spelling with the shipped dictionary and words: faults are found in their places, and clean words are left alone."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from checks_alone import found_by

from domain.checks.checking import check_document
from domain.checks.finding import Family
from domain.checks.spelling.speller import Doubt, Speller
from domain.checks.spelling.spelling_words import parse_spelling_words
from domain.frameworks.file import parse_framework
from proofing.dictionary import Dictionary
from resources.loader import path_of, read_json
from store.files import FileStore
from store.sample import read_sample, read_sample_pseudonyms
from ui.house_style import style_with_spelling


@cache
def speller() -> Speller:
    found = style_with_spelling().speller
    assert isinstance(found, Speller)
    return found


def doubts(text: str) -> tuple[Doubt, ...]:
    found = speller().doubts_in(text)
    assert not found.is_foreign
    return found.words


MISSPELT = """
The local authority had [recieved] 70 complaints in the year.
Staff described a [seperate] pathway for young people.
The group met on a [Wensday] evening.
Waiting times for an [asessment] had fallen since April.
Leaders were [commited] to learning from complaints.
The team was [responsable] for hospital discharge.
People were offered [accomodation] close to their family.
There was a clear [committment] to co-production.
The [govenment] guidance was followed in most cases.
Risks were [identifed] early and shared with partners.
[Safegaurding] concerns were triaged on the same day.
Partners told us about the [occassional] delay.
The strategy was [publshed] on 17 January 2025.
Unpaid carers felt [suported] by the carers’ centre.
There was [consistant] oversight of waiting lists.
The board met [quaterly] to review performance.
We saw evidence of [sucessful] joint working.
The [enviroment] was calm and welcoming.
People had [independant] advocacy when they needed it.
It was not clear how this [effected-by] mattered.
Care plans were [reveiwed] every 12 months.
Staff could [acess] reflective supervision.
The ombudsman had [upheeld] half of the complaints.
Most people were [satsified] with their direct payment.
A [multidiscplinary] team met each week.
The [equipement] service had moved to a new site.
Staff had a good [knowlege] of the Care Act.
The process was [unneccessary] for most people.
Commissioners held [discusions] with 14 providers.
There were [perticular] pressures in homecare.
The local authority [beleived] that this would improve.
It [alredy] had a plan in place.
The [managment] of risk was proportionate.
A new [comunity] hub had opened in the north.
People said it was [dificult] to reach the contact centre.
The number of [refferals] rose by 12%.
[Threshholds] were applied in the same way by all teams.
The [experiance] of autistic people was mixed.
People’s [wishs] were recorded.
The team’s [capacitiy] was limited.
Feedback was [captered] on the information system.
The [pilott’s] results were shared with the board.
It was person-[centerd] and strengths-based.
Their [well-beeing] had improved.
Data was [analised] each month.
The [Principle-Socail] Worker led reflective practice.
The [Stratagy] was refreshed in 2024.
The [Authroity] had a plan.
Partners praised the new [Direcotr] of Adult Social Services.
“They [allways] listen to me,” one person said.
The review (which was [complted] in May) found gaps.
The plan covered housing/[helth] and transport.
[Thier] views were heard.
[Teh] team met weekly.
Reablement was [availible] seven days a week.
Transitions were [planed-for] early, with [famlies] involved.
People were [refered] to the service by their GP.
The panel [recomended] changes to the policy.
Reviews were [overdew] for some people.
There was [adaquate] staffing in the hospital team.
The [Commitee] agreed the budget.
It [definately] helped.
There was [immediatly] a response.
The local authority had [aquired] two homes.
The [priviledge] was removed.
Care was [tailered] to people.
Staff were [enthusiatic] about the academy.
The service had [begining] well.
The [forteen] actions were tracked.
Progress was [signifcant] in three areas.
They worked [colaboratively] with health partners.
"""
AMERICAN = """
The local authority was [trialing|trialling] artificial intelligence.
There was a plan for [aging|ageing] well.
The day [center|centre] had reopened.
The clinic met at the Riverside Day [Center|Centre] in May.
They [organized|organised] a forum.
The [organization|organisation] of the service had changed.
Leaders [recognized|recognised] the pressure.
Staff [analyzed|analysed] the data.
The [behavior|behaviour] policy was clear.
[Neighbors|Neighbours] had raised a concern.
The new [program|programme] began in May.
Three [programs|programmes] were funded.
They used a [catalog|catalogue] of equipment.
Sessions of [counseling|counselling] were offered.
A [counselor|counsellor] met the family.
The visit was [canceled|cancelled] twice.
Roles were [labeled|labelled] in the chart.
People [traveled|travelled] a long way.
The [pediatric|paediatric] ward was near.
An [anesthetic|anaesthetic] review was held.
[Enrollment|Enrolment] on the course rose.
The duty was [fulfilled-in] part and they [fulfill|fulfil] it.
The [defense|defence] was weak.
The [color|colour] of the badge was green.
It was [toward|towards] the end of the year.
The [gray|grey] areas were explained.
They [prioritize|prioritise] people at risk.
[Prioritization|Prioritisation] was by risk.
There was [modernizing|modernising] of systems.
The [labor|labour] market was tight.
They were [practicing|practising] social workers.
A [skillful|skilful] team.
It was [honored|honoured] in full.
The [favorite|favourite] activity was music.
The [councilor|councillor] told us this.
It was [signaled|signalled] early.
They [utilize|utilise] technology.
The [gynecology|gynaecology] ward.
[Orthopedic|Orthopaedic] care was timely.
People with [leukemia|leukaemia] were supported.
The [jewelry|jewellery] had been lost.
"""
PLANTED = re.compile(r"\[([^\]|]+)(?:\|([^\]]+))?\]")
NO_FAULTS = {"effected-by", "planed-for", "fulfilled-in"}
PARTS = {"Principle-Socail": "Socail", "well-beeing": "beeing", "pilott’s": "pilott’s", "begining": "begining"}


def planted(line: str) -> tuple[str, list[tuple[int, str, str]]]:
    """Return a line without its brackets, and the faults in it: where, which word, and the form to write."""
    text, faults = "", []
    last = 0
    for match in PLANTED.finditer(line):
        text += line[last : match.start()]
        word = PARTS.get(match[1], match[1])
        if match[1] not in NO_FAULTS:
            faults.append((len(text) + match[1].index(word), word, match[2] or ""))
        text += match[1]
        last = match.end()
    return text + line[last:], faults


def lines(block: str) -> list[str]:
    return [line for line in block.strip().splitlines() if line]


@pytest.mark.parametrize("line", lines(MISSPELT))
def test_a_misspelt_word_is_found_in_its_place(line: str) -> None:
    text, faults = planted(line)
    assert [(each.start, text[each.start : each.end]) for each in doubts(text)] == [fault[:2] for fault in faults]


@pytest.mark.parametrize("line", lines(AMERICAN))
def test_an_american_form_is_found_and_names_the_british_one(line: str) -> None:
    text, faults = planted(line)
    found = [(each.start, text[each.start : each.end], each.british) for each in doubts(text)]
    assert found == faults
    assert all(each.is_american for each in doubts(text))


CLEAN = """
co-production co-produced coproduction co-design co-designed co-chair co-located re-enablement pre-diagnostic
post-diagnostic non-residential multi-agency multidisciplinary inter-agency sub-regional mid-year cross-boundary
person-centred strengths-based strength-based place-based trauma-informed dementia-friendly borough-wide system-wide
neurodiverse neurodiversity neurodivergent neurodevelopmental neurorehabilitation safeguarding reablement enablement
homecare telecare domiciliary commissioning recommissioned decommissioned microproviders self-neglect self-funders
self-directed signposting signposted upskilling siloed triaged triaging caseloads timeframes workstreams webinars
website online offline emails dashboards datasets benchmarking uplift underspend outturn brokerage appointeeship
deputyship advocacy befriending foodbanks stairlift keysafe hoists dietitian podiatry dysphagia bariatric palliative
incontinence physio physiotherapists counselling counsellor councillors travelling cancelled labelled modelling
fulfil fulfilment enrol enrolment skilful wilful instalment organise organisation prioritisation analyse analysed
catalogue dialogue programme programmes centre metre fibre behaviour neighbours colour honour labour favour defence
offence licence practise practising ageing judgement acknowledgement grey towards whilst amongst learnt spelt focused
focusing benefited targeted liaise liaison mould plough sceptical paediatric anaesthetic orthopaedic gynaecology
haemoglobin leukaemia coeliac oestrogen diarrhoea manoeuvre cheque tyre kerb aluminium artefact encyclopaedia
prize prizes seize size resize capsize exercise advise supervise revise comprise improvise televised
don’t they’d we’ve who’d people’s carers’ GP’s PSW’s OTs GPs 1990s 24/7 2023/24 58% £1.2m 12-month 18-year-old
MARAC LGSCO ASYE PSW CAMHS DoLS LPS MCA AMHP iPad YouTube LiquidLogic Mosaic café naïve résumé
Makaton Braille Ramadan Windrush Urdu Punjabi Tigrinya Ealing Hounslow Wolverhampton Sefton Kirklees Calderdale
LGBTQ+ d/Deaf and/or he/she his/her carer-led user-led lived-experience hot-desking e-learning roll-out drop-ins
disproportionately operationalise contextualised incentivise racialised minoritised transphobia ableism antisemitism
homelessness cuckooing radicalisation gaslighting perpetrators interoperability digitisation cybersecurity chatbot
ringfenced keyworkers awayday stocktakes quintile superdiverse timebanking coterminous factsheets multi-morbidity
whistleblowing discharge-to-assess ward-round over-65s under-18s post-16 ex-offenders looked-after face-to-face 1:1
Alzheimer’s Parkinson’s Down’s Healthwatch WhatsApp JSNA’s AMHPs s.42(2) S117 KLOEs LSOAs EHCPs Haredi Gurkhas
"""
SENTENCES = [
    "We used the national data at https://www.gov.uk/goverment/statistics and www.exampel.org.uk/adlt-care.",
    "Write to adultsocailcare@wexcombe.gov.uk or use the form at wexcombe.gov.uk/contct.",
    "Between 1 April 2023 and 31 March 2024, the local authority told us they received 70 complaints.",
    "The Principal Social Worker (PSW) and the Director of Adult Social Services (DASS) met Nkechi Okonjo-Mbata.",
    "Staff in Llanfihangel and Ystradgynlais worked with Cwm Taf Morgannwg University Health Board.",
    "Section 42 enquiries under the Care Act 2014 were completed; s.117 aftercare was reviewed (see para. 3.2).",
    "The World Health Organization and the Center for Policy Studies published guidance.",
    "One person said, “Mi familia me ayuda mucho con todo”, and told us staff had found an interpreter.",
    "The charity Taraki and the Bangladeshi group Shapla Mohila Samity offered sessions.",
    "A person said: ‘I’ve been listened to’ and ‘they’re brilliant’.",
    "The ‘Wigan Deal’, Shared Lives Plus and Think Local Act Personal (TLAP) were mentioned.",
    "Data came from ASCOF, SALT, ASC-FR, NHS England and the ASCS 2023-24 (published in October 2024).",
    "The computer program was replaced.",
    "Around 1 in 5 people (20.4%) aged 65+ lived alone, compared with 1 in 6 in the 1990s.",
]


@pytest.mark.parametrize("word", CLEAN.split())
@pytest.mark.parametrize("frame", ["there was {} in the area", "{}"])
def test_a_word_that_is_right_is_left_alone(word: str, frame: str) -> None:
    assert [each.word for each in doubts(frame.format(word))] == []


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_with_names_addresses_and_figures_is_left_alone(text: str) -> None:
    assert [each.word for each in doubts(text)] == []


LANGUAGES = [
    "Mae’r awdurdod lleol yn gweithio gyda phartneriaid i wella gwasanaethau gofal cymdeithasol i oedolion.",
    "Nous avons rencontré des personnes qui reçoivent des soins à domicile et leurs aidants.",
    "Władze lokalne współpracują z partnerami, aby poprawić usługi opieki społecznej.",
    "Las personas que cuidan a sus familiares nos dijeron que recibían apoyo de la autoridad local.",
    "Die örtliche Behörde arbeitet mit Partnern zusammen, um die Versorgung zu verbessern.",
    "Dawladda hoose waxay la shaqaysaa la-hawlgalayaasha si loo hagaajiyo daryeelka bulshada.",
    "As pessoas que cuidam dos seus familiares disseram que recebiam apoio.",
    "السلطة المحلية تعمل مع الشركاء لتحسين الخدمات",
]


@pytest.mark.parametrize("text", LANGUAGES)
def test_another_language_is_noticed_and_not_marked_within_english(text: str) -> None:
    assert speller().doubts_in(text).is_foreign
    before, after = "People told us that staff listened to them. ", " The team knew them and their families well."
    assert doubts(before + text + after) == ()
    assert [each.word for each in doubts(f"{before}They had recieved help. {text}{after}")] == ["recieved"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Staff recieved suficient traning today.", 3),
        ("Thier acomodation was definately unsuitible.", 4),
        ("Partners recieved seperate asessments.", 3),
    ],
)
def test_a_careless_sentence_is_no_other_language(text: str, count: int) -> None:
    assert len(doubts(text)) == count


def test_the_sample_has_no_false_alarm(tmp_path: Path) -> None:
    demo = read_json("demo", "demo.json")
    name = f"{demo['framework']}.json"
    framework = parse_framework(read_json("frameworks", name), name)
    document = read_sample(framework, FileStore(tmp_path))
    found = found_by(framework, document, Family.SPELLING, speller=speller())
    assert [each.text for each in found] == []
    notes = [each.word for item in document.items for each in doubts(item.notes)]
    assert notes == []


def test_a_fault_in_the_sample_is_found_with_all_checks(tmp_path: Path) -> None:
    from dataclasses import replace

    demo = read_json("demo", "demo.json")
    name = f"{demo['framework']}.json"
    framework = parse_framework(read_json("frameworks", name), name)
    document = read_sample(framework, FileStore(tmp_path))
    section = next(each for each in document.sections if each.passages)
    passage = replace(section.passages[-1], text="The team was trialing a new aproach.")
    changed = replace(section, passages=(*section.passages[:-1], passage))
    sections = tuple(changed if each is section else each for each in document.sections)
    checked = check_document(
        framework, replace(document, sections=sections), style_with_spelling(), read_sample_pseudonyms()
    )
    found = [each for each in checked.findings if each.family is Family.SPELLING]
    assert [(each.code, each.text, each.start, each.replacement) for each in found] == [
        ("american-form", "trialing", 13, "trialling"),
        ("word-not-known", "aproach", 28, None),
    ]


def test_every_british_form_of_an_american_one_is_a_word() -> None:
    words = parse_spelling_words(read_json("style", "spelling.json"))
    dictionary = Dictionary(path_of("dictionaries", "en_GB"), "en_GB")
    named = {*words.american.values(), *words.mistaken.values()}
    assert sorted(word for word in named if not dictionary.is_known(word)) == []


def test_common_words_are_of_the_dictionary_but_for_american_forms() -> None:
    words = parse_spelling_words(read_json("style", "spelling.json"))
    by_dictionary = Speller(Dictionary(path_of("dictionaries", "en_GB"), "en_GB").is_known, words)
    unknown = [word for word in style_with_spelling().lexicon.words if by_dictionary.doubts_in(word)]
    doubted = [word for word in style_with_spelling().lexicon.words if speller().doubts_in(word)]
    assert unknown == doubted
    assert len(unknown) < 500
