"""Who somebody is said to be, and what is told of one person, beside what reports tell of anybody."""

from __future__ import annotations

import json

import pytest
from checked import ROOT

from domain.checks.privacy.privacy import PrivacyReader, personal_in
from domain.checks.privacy.privacy_words import parse_privacy_words

STYLE = ROOT / "resources" / "style" / "privacy.json"
READER = PrivacyReader(parse_privacy_words(json.loads(STYLE.read_text(encoding="utf-8"))))


@pytest.mark.parametrize(
    "text",
    [
        "He was the goalkeeper of Wexford Albion and rang us twice.",
        "The man, 41, was the organist of St Swithun’s and had fallen there.",
        "One, a lighthouse keeper’s widow on Skerry Island, came by boat.",
        "Her son, a blacksmith in Upper Thorne, had taken the money.",
        "She had been on a television quiz and said that the team had watched it.",
        "He had won bronze at the Paralympics in Athens.",
        "Formerly the county’s chief archivist, she now could not read.",
        "She had moved to her cousin’s flat above the butcher’s in Lower Thorne.",
        "She lived two doors from the Anchor Inn.",
        "A 22-year-old with no arms told us that the taps worked.",
        "His brother was sentenced in June for fraud.",
        "The body of a man was found in a lock-up in Quay Road.",
        "The lead for housing, herself a wheelchair user, had set it up.",
        "The officer, whose marriage had ended in May, had resigned.",
        "She was the only Sikh in the finance team.",
        "A woman who had been the face of the council’s bus campaign told us so.",
        "The one member of staff suspended in 2023 had gone.",
        "An accountant jailed for fraud had been her deputy.",
        "The first murder in the borough for a decade led to a review.",
        "The village’s only vicar told us that lifts were hard to find.",
        "A detective who had been off with depression led the panel.",
        "The finance director had taken leave after a miscarriage.",
        "One of the two blind bell-ringers in Upper Thorne told us so.",
    ],
)
def test_one_person_is_known_by_what_is_told(text: str) -> None:
    assert {each.code for each in personal_in(text, READER)} & {"identifying", "person-name"}


@pytest.mark.parametrize(
    "text",
    [
        "He was a member of the forum and said that it helped.",
        "Her daughter, a carer for 12 years, told us that the plan was clear.",
        "One was a printed list of people who needed power for their hoist.",
        "She had used the gym twice a week since her stroke.",
        "A man who had waited nine months told us that his needs had changed.",
        "One of them, a man in his eighties, said that the class was fun.",
        "One partner, a housing association, had lent a flat.",
        "The manager of one, The Beeches, had retired.",
        "The centre was opened by an Olympic swimmer.",
        "The lead member, a former teacher, chaired the board.",
        "Once the review was done, she could move.",
        "A person living above the shops could call on a warden.",
        "The Willows told us that fees were fair.",
        "A care worker had been suspended while the enquiry took place.",
        "The one complaint that was upheld in 2024 was about charging.",
        "The first strategy was adopted in 2019.",
        "The only nursing home in the north of the county had closed.",
        "One of the two hospitals in the county had a discharge lounge.",
        "Staff in finance told us that invoices were paid within 30 days.",
    ],
)
def test_what_is_told_of_anybody_is_left_alone(text: str) -> None:
    assert personal_in(text, READER) == ()
