"""People whom everybody there knows, and names that are not written as names, beside what tells nobody."""

from __future__ import annotations

import json

import pytest
from checked import ROOT

from domain.checks.privacy.privacy import PrivacyReader, personal_in
from domain.checks.privacy.privacy_words import parse_privacy_words

STYLE = ROOT / "resources" / "style" / "privacy.json"
READER = PrivacyReader(parse_privacy_words(json.loads(STYLE.read_text(encoding="utf-8"))))


@pytest.mark.parametrize(
    ("marked", "code"),
    [
        ("⟦Her husband, the vicar of All Saints⟧, had also written to us.", "identifying"),
        ("Her mother, ⟦whose husband sat on our cabinet⟧, had gone home.", "identifying"),
        ("It was ⟦the person’s nephew, a butcher in the high street⟧.".replace("⟦the ", "the ⟦"), "identifying"),
        ("⟦One interpreter, who also read the news on the local Urdu radio⟧ station, agreed.", "identifying"),
        ("⟦The woman who had won the county marathon⟧ in 2023 volunteered there.", "identifying"),
        ("⟦A former Premier League goalkeeper⟧ told us so.", "identifying"),
        ("⟦The head of commissioning had stepped down because of depression⟧.", "identifying"),
        ("⟦Her predecessor had left after treatment for breast cancer⟧.", "identifying"),
        ("A care worker, ⟦the only man on the night shift⟧, had written to them.", "identifying"),
        ("It was raised by ⟦the newest of the three occupational therapists at Fernhill⟧ day centre.", "identifying"),
        ("The ⟦death of a resident in the village of Little Thorrock on Easter Sunday 2025⟧ led to it.", "identifying"),
        ("⟦A person known to everybody at the drop-in as the Captain⟧ had been helped.", "identifying"),
        ("Its oldest member, who had ⟦turned 103⟧ in March, came each week.", "identifying"),
        ("It was led by ⟦a man well known in the town for feeding the swans⟧.", "identifying"),
        ("⟦The lead for autism, who was himself autistic⟧, had set it up.", "identifying"),
        ("⟦The couple who ran the Red Lion⟧ now had two visits a day.", "identifying"),
        ("⟦The family of the boy who fell from the Tolbury⟧ viaduct had asked.", "identifying"),
        ("⟦A couple in their nineties who lived above the chip shop in Harne⟧ had a call.", "identifying"),
        ("⟦His twin, who was in Durham prison⟧, had written to them.", "identifying"),
        ("We spoke to ⟦KT⟧, the approved mental health professional on duty.", "person-name"),
        ("The worker, ⟦S Abara⟧, had closed the case.", "person-name"),
        ("The record of ⟦client 77-0421⟧ showed three late reviews.", "record-number"),
        ("⟦Mohammed A.⟧ had moved to supported living.", "person-name"),
        ("Sisters ⟦Ana and Bea⟧ shared a flat.", "person-name"),
        ("The complaint by the ⟦Harcourt-Bligh⟧ family was upheld.", "person-name"),
        ("She could be rung on ⟦01632.960.110⟧ after work.", "telephone-number"),
        ("The postcode ⟦sb4 7qd⟧ stood in the note about her.", "postcode"),
        ("⟦Three Deaf men at the Ferry Lane hostel⟧ had no interpreter.", "identifying"),
        ("⟦The one person placed in the Isle of Man⟧ had not been visited.", "identifying"),
        ("An advocate told us that ⟦grace⟧ had been unable to speak. She was given time.", "person-name"),
        ("Records showed that ⟦joan⟧ had waited.", "person-name"),
        ("A worker had noted that ⟦mrs patel⟧ wanted to go home.", "person-name"),
        ("The plan in case 4 (⟦J.B.⟧) was clear.", "person-name"),
        ("We heard it (source: ⟦interview_KarenMoss_final.docx⟧) in May.", "person-name"),
        ("(Ask ⟦Fatima⟧ on ext. 4417 for the slides.)", "person-name"),
        ("In the file numbered ⟦2048817⟧, the person had asked for calls.", "record-number"),
        ("The person tracked under ⟦PT/07/AK⟧ had been seen.", "record-number"),
        ("Partners rang ⟦07700 900418⟧, which was the duty worker’s own phone.", "telephone-number"),
        ("The carer’s address, ⟦2B Ropewalk Mews⟧, was printed on it.", "home-address"),
        ("She had been born on ⟦the fourth of June 1941⟧.".replace("⟦the ", "the ⟦"), "date-of-birth"),
    ],
)
def test_who_is_known_without_being_named_is_found(marked: str, code: str) -> None:
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    (only,) = personal_in(marked.replace("⟦", "").replace("⟧", ""), READER)
    assert (only.code, only.start, only.end) == (code, start, end)


@pytest.mark.parametrize(
    "text",
    [
        "A man who listened to the radio in the day centre told us that he liked it.",
        "Her daughter, who cared for her at home, had had an assessment.",
        "The director had left in May 2025, and an interim director was in post.",
        "There was only one social worker on duty at night.",
        "A young person who had won a place at college told us about it.",
        "People told us that hope was what they needed, and staff gave it.",
        "The forum was launched at Kingsway House on 3 March 2025.",
        "The strategy had the reference ASC/2025/04 and was published.",
        "Ask the duty desk on 01632 960 104 for a form. The plan is in carers-strategy.pdf.",
        "The team had helped 104 people to stay at home, and 103 of them were still there.",
        "A man who read the newspaper at the day centre told us so. Her son kept the house clean.",
        "A resident who had won a prize for her roses told us so. A family who ran a farm told us so.",
        "A social worker who had worked in Devon told us that this team was better run.",
        "A tenant who lived above a shop told us that the stairs were hard.",
        "A person known to the team had been visited within a day.",
        "The worker, who was also a best interests assessor, told us that training was good.",
        "Three Deaf people in the group told us that letters were clear.",
        "Costs rose from 0.123456789 to 0.2 in the model.",
        "A woman who had called Healthwatch told us so.",
        "An officer found gaps in the records on 3 May 2025.",
        "The complaints recorded as 2024/25 were counted by quarter.",
        "His brother was a tenant of the housing association.",
        "The review was led by Mencap, who ran the group. Ask the Advocate, a leaflet, explained it.",
        "It was held in Penhollow, which lies on the coast.",
    ],
)
def test_what_tells_nobody_is_left_alone(text: str) -> None:
    assert [each for each in personal_in(text, READER) if each.code != "telephone-number"] == []
