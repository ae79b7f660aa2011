"""Nothing that could tell who somebody is passes, and names of places and bodies are left alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from builders import made_up_framework
from checks_alone import found_by

from domain.assessment import Assessment, Document, Passage, PassageKind, Section, SectionKind
from domain.checks.finding import Family
from domain.checks.privacy import PrivacyReader, PrivacyWords, is_nhs_number, parse_privacy_words, personal_in
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
