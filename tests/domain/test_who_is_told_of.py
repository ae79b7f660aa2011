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
        "Adult K had kept the only eel stall in Upper Thorne until his fall.",
        "He was 31, slept over the Anchor and Hope in Thorne and had lost an arm in a press.",
        "It was raised by the team’s one male Polish approved mental health professional.",
        "Both of the wheelchair users at Thorne Bank infant school had been seen.",
        "The couple at the old ferryman’s cottage waited a year.",
        "A former contestant on a television quiz show liked the class.",
        "The victim, a churchwarden of 68, had been robbed.",
        "A pregnant member of the four-person payroll team was moved.",
        "A lady whose fall from the pier made the evening paper said so.",
        "A worker who took the council to a tribunal in 2021 was back.",
        "She was 103, the oldest person there.",
        "The grant was given to a deaf 20-year-old refugee from Eritrea.",
        "A former High Sheriff with epilepsy, who lived at the old rectory in Thorne, told us so.",
        "The only man on the carers’ committee had nursed his wife since 2019.",
        "A 96-year-old glider pilot from Thorne said that meals were hot.",
        "A family of Yazidi refugees above the laundrette had an interpreter.",
        "A Polish lorry driver, 44, was sleeping in his cab.",
        "One of the two heads of service was going through a divorce.",
        "The treasurer had been off since May with cancer.",
        "The panel’s chair, who has multiple sclerosis, said that papers came late.",
        "The home was run by two brothers, one of whom had been declared bankrupt.",
        "A note initialled T. Woolgrave and one from the Kowalski sisters were on file.",
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
        "Two of the three residents whom we met at Holm View told us that meals were good.",
        "Thorne was a former mill district with a growing population.",
        "Wounds were first seen by the tissue viability nurse, who used a national protocol.",
        "A member of Silver Tide, a group for older gay people, took it up.",
        "He was proud of his flat and had painted it with a friend from the hub.",
        "The team of four visited each home twice. Team of the year was the hub.",
        "A care worker from Thorne told us that visits were short.",
        "The only comfortable chair in the lounge was behind the nurses’ station.",
        "A 92-year-old woman told us that the stairs were steep. Men over 90 had a review.",
        "Person A was a case in the training. Adult social care had a new system.",
        "The manager of the hub was away in May, and her deputy chaired the panel.",
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
