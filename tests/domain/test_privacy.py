"""Nothing that could tell who somebody is passes, and names of places and bodies are left alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from builders import made_up_framework
from checks_alone import found_by

from domain.assessment import Assessment, Document, Passage, PassageKind, Section, SectionKind
from domain.checks.finding import Family
from domain.checks.privacy.privacy import PrivacyReader, is_nhs_number, personal_in
from domain.checks.privacy.privacy_words import PrivacyWords, parse_privacy_words
from domain.evidence.evidence import Pseudonym

STYLE = Path(__file__).resolve().parents[2] / "resources" / "style"
DEMO = Path(__file__).resolve().parents[2] / "resources" / "demo" / "sections"


@pytest.fixture(scope="module")
def words() -> PrivacyWords:
    return parse_privacy_words(json.loads((STYLE / "privacy.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("text", "code", "found"),
    [
        ("Write to joan.smith@example.org.uk for it.", "e-mail-address", "joan.smith@example.org.uk"),
        ("Ring 020 7946 0123 today.", "telephone-number", "020 7946 0123"),
        ("Ring +44 20 7946 0123 today.", "telephone-number", "+44 20 7946 0123"),
        ("Ring 07700 900123, please.", "telephone-number", "07700 900123"),
        ("Her number is 943 476 5919.", "nhs-number", "943 476 5919"),
        ("Her number is 9434765919.", "nhs-number", "9434765919"),
        ("She lives at SW1A 2AA now.", "postcode", "SW1A 2AA"),
        ("She lives at M11AE now.", "postcode", "M11AE"),
        ("He was born on 3 May 1941 in the town.", "date-of-birth", "3 May 1941"),
        ("DOB: 03/05/1941.", "date-of-birth", "03/05/1941"),
        ("Mrs Okonkwo told us so.", "person-name", "Mrs Okonkwo"),
        ("J.H. had waited for a stairlift.", "person-name", "J.H."),
        ("Case reference 20417783 had no record of consent.", "record-number", "20417783"),
        (
            "A man of 93 who lives in Little Marstow was lonely.",
            "identifying",
            "A man of 93 who lives in Little Marstow",
        ),
        ("Cllr J. Patel agreed.", "person-name", "Cllr J. Patel"),
        ("We met Margaret Thistlethwaite there.", "person-name", "Margaret Thistlethwaite"),
    ],
)
def test_what_could_tell_who_somebody_is_is_found(words: PrivacyWords, text: str, code: str, found: str) -> None:
    (only,) = personal_in(text, PrivacyReader(words))
    assert (only.code, only.words, text[only.start : only.end]) == (code, found, found)


@pytest.mark.parametrize(
    "text",
    [
        "The budget was £7,946,012,345 in 2023/24.",
        "There were 1234567890 records.",
        "In January 2024, 1,126 reviews were overdue.",
        "On 3 May 2024 the team moved.",
        "St Margaret Clitherow ran it.",
        "The Margaret Thatcher Centre opened.",
        "The Joseph Rowntree Foundation said so.",
        "People at Mary Seacole House told us so.",
        "The M25 and the A40 cross it.",
        "The Care Act 2014 applied.",
        "Mark and Grace were not named further.",
    ],
)
def test_other_names_and_numbers_are_left_alone(words: PrivacyWords, text: str) -> None:
    assert personal_in(text, PrivacyReader(words)) == ()


NAMES = [
    ("Ngozi told us that her plan was kept up to date.", "Ngozi"),
    ("A young man called Zed said that nobody called.", "Zed"),
    ("We met a resident named Bartholomew, who had moved in May.", "Bartholomew"),
    ("The agency worker, Quillan, said that handover was rushed.", "Quillan"),
    ("The manager (Odalys) explained the rota.", "Odalys"),
    ("An advocate spoke of Leszek Wiśniewski, whose bank card had been taken.", "Leszek Wiśniewski"),
    ("Staff met Zbyszko Przybyła, whose ramp was late.", "Zbyszko Przybyła"),
    ("The chair of the board, Ifan Prydderch, said that it was independent.", "Ifan Prydderch"),
    ("Olivia’s mother said the transition was sudden.", "Olivia"),
    ("Hope told us so.", "Hope"),
    ("Mrs van der Berg told us so.", "Mrs van der Berg"),
    ("Her daughter Mehwish had rung.", "Mehwish"),
    ("Staff spoke with Zed’s mother.", "Zed"),
    ("In the end Wulfric told us he had help.", "Wulfric"),
    ("The letter was written by J. Pemberton, a neighbour.", "J. Pemberton"),
    ("Staff described Baroness Quill’s letter.", "Baroness Quill’s"),
    ("Kaleb told us that he had chosen his own carers.", "Kaleb"),
    ("In one case, Tirrian had asked three times before she was heard.", "Tirrian"),
    ("Kaleb’s mum told us that it helped.", "Kaleb"),
    ("The mother of Zubin told us that it helped.", "Zubin"),
    ("The twins, Zubin and Ozias, told us that they shared a flat.", "Zubin"),
    ("The social worker Zubin Tarr had kept in touch.", "Zubin Tarr"),
    ("As Lowrie Pask, an advocate, put it, nobody listened.", "Lowrie Pask"),
    ("Zubin (19) had moved to his own flat.", "Zubin"),
    ("An e-mail from Zubin in the contracts team confirmed it.", "Zubin"),
    ("The card ended: Kind regards, Zubin", "Zubin"),
    ("PC Haldane joined the meeting.", "PC Haldane"),
    ("The daughter of Mr D said so.", "Mr D"),
    ("One team manager (KL) told us that it was fair.", "KL"),
    ("BT told us that he was content.", "BT"),
    ("The Hale family had a plan.", "Hale"),
    ("We used notes of an interview with J Morris in June.", "J Morris"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_a_name_is_known_by_the_words_around_it(words: PrivacyWords, text: str, name: str) -> None:
    (only,) = personal_in(text, PrivacyReader(words))
    assert (only.code, only.words) == ("person-name", name)


@pytest.mark.parametrize(
    "text",
    [
        "Staff had Oliver McGowan mandatory training.",
        "A programme called Aspire helped people into work.",
        "A carer told us that the group, Carers Together, was a lifeline.",
        "The chair of the charity, Tidemoor Voices, said that it was heard.",
        "The ferry Lady Bega did not sail.",
        "In May people told us that hope mattered.",
        "Will the plan last? Staff said that it would.",
        "The social worker, Monday to Friday, was in the hospital.",
        "The vicar of Nether Garth said nothing.",
        "Her carer Saturdays was kind.",
        "Partners in Great Holm told us she had left.",
        "People needed vitamin D. Staff said that it was given.",
        "The principal social worker (PSW) told us that she met staff.",
        "A general practitioner (GP) told us that he knew the team.",
        "Healthwatch told us that she had left.",
        "Two lived alone, and one had lost her sight.",
        "Harwith’s carers told us that they were heard.",
        "Carmouth had a director, and she was new.",
        "The Somali family had an interpreter.",
    ],
)
def test_names_of_other_things_are_left_alone(words: PrivacyWords, text: str) -> None:
    assert personal_in(text, PrivacyReader(words)) == ()


@pytest.mark.parametrize(
    ("text", "code", "found"),
    [
        ("A person who lived at 14 Larkspur Close had home care.", "home-address", "14 Larkspur Close"),
        ("Her home was at 112b Old Mill Road.", "home-address", "112b Old Mill Road"),
        ("The family moved from 3 Tanner’s Row in March.", "home-address", "3 Tanner’s Row"),
        ("The person lived at Flat 6, Marsh House.", "home-address", "Flat 6, Marsh House"),
        ("The falls nurse could be reached on 01632 960 714.", "telephone-number", "01632 960 714"),
        ("Write to mash.duty.jones@wharram.example for it.", "e-mail-address", "mash.duty.jones@wharram.example"),
        ("The form gave AB 12 34 56 C as the number.", "insurance-number", "AB 12 34 56 C"),
        ("His case number was 1023345.", "record-number", "1023345"),
        ("Case 0048213 was used in training.", "record-number", "Case 0048213"),
        ("The audit looked at case ASC/2024/1187.", "record-number", "case ASC/2024/1187"),
        ("The complaint, ref. CMP-2231, was late.", "record-number", "CMP-2231"),
        ("Her passport number, 925665416, was on it.", "record-number", "925665416"),
        ("The sort code was 20-14-53.", "record-number", "20-14-53"),
        ("He got into a car, AB12 CDE, outside.", "record-number", "AB12 CDE"),
        ("A person who had moved back to 14 Tanyard Lane after a stay in hospital.", "home-address", "14 Tanyard Lane"),
        ("A man in flat 3, Kestrel Court, had a sensor.", "home-address", "flat 3, Kestrel Court"),
        ("One carer, of 6 Mill Terrace, wrote to us.", "home-address", "6 Mill Terrace"),
        ("One carer, who posted as @lens_by_jo, said so.", "online-name", "@lens_by_jo"),
        ("Her page, facebook.com/jo.holroyd.52, told of it.", "online-name", "facebook.com/jo.holroyd.52"),
        ("A person, who was born in 1931, had help.", "date-of-birth", "1931"),
        ("A person (07.04.1952) had been moved twice.", "date-of-birth", "07.04.1952"),
        ("A worker had logged in as jbloggs2 at night.", "online-name", "jbloggs2"),
        ("The duty manager’s direct line was extension 4417.", "telephone-number", "extension 4417"),
        ("The NHS number 943 476 5871 was on the form.", "record-number", "943 476 5871"),
        ("DOB: 1941-05-03.", "date-of-birth", "1941-05-03"),
        ("Her birthday was on 9 June.", "date-of-birth", "9 June"),
    ],
)
def test_where_a_person_is_reached_is_personal(words: PrivacyWords, text: str, code: str, found: str) -> None:
    (only,) = personal_in(text, PrivacyReader(words))
    assert (only.code, only.words) == (code, found)


@pytest.mark.parametrize(
    "text",
    [
        "The hub was at 12 High Street, TM1 4QX.",
        "Adult social care could be reached on 01632 960 140.",
        "The office was at Mariners’ House, Dock Parade TM1 4QX; the helpline was 01632 960 001.",
        "People wrote to adults@wharram.example or safeguarding.duty@wharram.example.",
        "A nurse ran a session at the day centre, 22 Harbour Street.",
        "The hub moved to Unit 4 Station Road in May.",
        "Followers of @carmouthcouncil had grown.",
        "Case 31 of the audit was about hoarding.",
        "The Ombudsman’s case 23 001 234 was upheld.",
        "Of 1,204 referrals, 2,310 case records were read.",
    ],
)
def test_where_a_service_is_reached_is_not(words: PrivacyWords, text: str) -> None:
    assert personal_in(text, PrivacyReader(words)) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The sole Polish-speaking therapist was overstretched.", "The sole Polish-speaking therapist"),
        ("The town’s only Buddhist nurse had left.", "town’s only Buddhist nurse"),
        ("One of three blind tenants in the block said so.", "One of three blind tenants in the block"),
        ("Both Sikh residents of the care home told us so.", "Both Sikh residents of the care home"),
        ("The only woman on the night shift said that she felt unsafe.", "The only woman on the night shift"),
        ("The oldest resident of the home told us about it.", "The oldest resident of the home"),
        ("The only worker in the village told us so.", "The only worker in the village"),
        ("A trans woman in the scheme at Larkfield was glad.", "A trans woman in the scheme at Larkfield"),
        ("A gay man at Harbour House was glad.", "A gay man at Harbour House"),
        ("A 101-year-old man was glad.", "A 101-year-old man"),
        ("A woman aged 97 from the hamlet of Garth was glad.", "A woman aged 97 from the hamlet of Garth"),
        ("A 93-year-old woman who lived on the only houseboat in the area.", None),
        ("The only family from Eritrea on the estate.", "The only family from Eritrea"),
        ("The first Black woman in the team was proud.", "The first Black woman in the team"),
        ("The vicar of the parish of Holm told us so.", "The vicar of the parish of Holm"),
        ("The vicar’s wife had help.", "The vicar’s wife"),
        ("A 101-year-old retired lighthouse keeper told us so.", "A 101-year-old retired lighthouse keeper"),
        ("An 84-year-old former bus driver was lonely.", "An 84-year-old former bus driver"),
        (
            "One, a former captain of the town’s rugby club, told us so.",
            "a former captain of the town’s rugby club",
        ),
        ("The landlord of the Red Lion told us so.", "The landlord of the Red Lion"),
        ("The couple who ran the post office told us so.", "The couple who ran the post office"),
        ("A man who had played football for England told us so.", "A man who had played football for England"),
        ("A woman with locked-in syndrome told us so.", "A woman with locked-in syndrome"),
        ("A family with five autistic sons told us so.", "A family with five autistic sons"),
        ("The night porter at Larch House told us so.", "The night porter at Larch House"),
        ("The newest member of the brokerage team told us so.", "The newest member of the brokerage team"),
        ("The island’s only social worker told us so.", "island’s only social worker"),
        ("A man in Tanner Street told us so.", "A man in Tanner Street"),
        ("A 34-year-old man with dementia told us so.", "A 34-year-old man with dementia"),
        ("A 94-year-old carer told us so.", "A 94-year-old carer"),
        (
            "An autistic social worker in the reablement team told us so.",
            "An autistic social worker in the reablement team",
        ),
        (
            "A refugee from Eritrea who lived in Oxenby told us so.",
            "A refugee from Eritrea who lived in Oxenby",
        ),
        ("A Paralympic swimmer told us so.", "A Paralympic swimmer"),
        ("One of the few male carers told us so.", "One of the few male carers"),
    ],
)
def test_one_of_few_is_told_by_circumstances(words: PrivacyWords, text: str, found: str | None) -> None:
    (only,) = personal_in(text, PrivacyReader(words))
    assert (only.code, only.words) == ("identifying", found or text[:-1])


@pytest.mark.parametrize(
    "text",
    [
        "The only way to get help was by telephone.",
        "The only specialist worker left in June 2024.",
        "The only service of its kind in the region was at Harwith.",
        "One of the two care homes in the town had closed.",
        "Both social workers and therapists told us that they had time.",
        "Of the 3 social workers in the team, one was new.",
        "A Somali community group in Harwith told us about stigma.",
        "A 78-year-old man had waited 6 weeks.",
        "Autistic people told us that staff understood them.",
        "People aged 65 and over on the only island used it.",
        "The only deaf carers’ group in the town had closed.",
        "The mayor of Harwith opened it.",
        "A retired teacher told us that she ran a choir.",
        "The chair of the safeguarding adults board told us so.",
        "The largest employer in the town was the hospital.",
        "Residents of Ferry House told us that they liked it.",
        "An autistic man in Harwith told us that staff understood him.",
        "A woman from Harwith told us that buses were few.",
        "A 78-year-old woman with dementia told us that she liked the café.",
        "A nurse from the drug and alcohol service ran a session at the Anchor day centre.",
        "A social worker in the hospital team told us that she had time.",
        "The youngest adults waited longest.",
    ],
)
def test_what_many_are_tells_nobody(words: PrivacyWords, text: str) -> None:
    assert personal_in(text, PrivacyReader(words)) == ()


@pytest.mark.parametrize("text", ["the only deaf " * 2_000, "A, B, " * 5_000, "é" * 20_000, "aged 97 of " * 3_000])
def test_bad_input_is_read_to_its_end(words: PrivacyWords, text: str) -> None:
    assert all(each.end <= len(text) for each in personal_in(text, PrivacyReader(words)))


def test_a_name_that_has_a_pseudonym_is_found_whatever_it_looks_like(words: PrivacyWords) -> None:
    (only,) = personal_in("They spoke to quill about it.", PrivacyReader(words), [Pseudonym("1", "Quill", "Person A")])
    assert (only.code, only.words) == ("known-name", "quill")


def test_a_known_name_is_reported_once(words: PrivacyWords) -> None:
    found = personal_in("Mrs Okonkwo told us.", PrivacyReader(words), [Pseudonym("1", "Mrs Okonkwo", "Person A")])
    assert len(found) == 1


@pytest.mark.parametrize(("digits", "is_one"), [("9434765919", True), ("9434765918", False), ("0000000000", False)])
def test_the_check_digit_of_an_nhs_number_counts(digits: str, is_one: bool) -> None:
    assert is_nhs_number(digits) is is_one


def test_findings_stand_on_the_words(words: PrivacyWords) -> None:
    section = Section("s", SectionKind.STATEMENT, "x", (Passage("p", PassageKind.PARAGRAPH, "Ask a.b@c.org now."),))
    made = Document(Assessment("a", "Aldermere", "f"), (section,))
    (found,) = found_by(made_up_framework(), made, Family.PRIVACY, privacy=words)
    assert (found.code, str(found.severity), found.start, found.end) == ("e-mail-address", "must", 4, 13)


def test_the_sample_names_nobody(words: PrivacyWords) -> None:
    texts = [path.read_text(encoding="utf-8") for path in DEMO.glob("*.txt")]
    assert texts
    assert [found.words for text in texts for found in personal_in(text, PrivacyReader(words))] == []
