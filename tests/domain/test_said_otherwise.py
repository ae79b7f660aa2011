"""What speaks of much the same in other words is advice; what sums up, or tells of another time or thing, is right."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from prose_checks import a_section, repeated_in

from domain.assessment import SectionKind
from domain.checks.finding import Severity
from domain.checks.repetition.repetition_index import RepetitionIndex

OTHER = "Staff met to talk about the people who had waited longest for a review."

ALIKE = [
    (
        "Lawyers told us that they sat in the same office as the helpline.",
        "The helpline and the lawyers shared an office, lawyers told us.",
    ),
    (
        "Trustees told us that they visited a shop each quarter and wrote up what they saw.",
        "Each quarter, trustees went to see a shop and put their impressions in writing.",
    ),
    (
        "The waiting list was reviewed each Friday by a senior practitioner.",
        "A senior practitioner went through the waiting list every Friday.",
    ),
    (
        "The memory clinic had moved to the swimming baths, where people could use the café afterwards.",
        "People could go to the café after the memory clinic, now held at the swimming baths.",
    ),
    (
        "The data for March 2025 showed that 67 referrals awaited triage, and 31 of those (46%) were over 10 days old.",
        "Of the 67 referrals that awaited triage in March 2025, 31 were over 10 days old, the data showed.",
    ),
    (
        "Lawyers told us that they were seldom told how a hearing had ended.",
        "Seldom were lawyers told how the hearing ended at court.",
    ),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_much_the_same_in_other_words_is_advice_with_its_other_place(one: str, other: str) -> None:
    (only,) = repeated_in(a_section(one, OTHER, other))
    assert (only.code, only.severity, only.passage_id) == ("said-otherwise", Severity.MAY, "s-2")
    assert (only.text, dict(only.data)["other"]) == (other, one)


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_a_summary_may_say_it_too(one: str, other: str) -> None:
    summary = replace(a_section(one, OTHER, name="summary"), kind=SectionKind.NARRATIVE)
    assert repeated_in(summary, a_section(other, name="needs")) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The falls clinic was open on Mondays at the leisure centre.", "The stroke clinic was open on Fridays there."),
        ("Nurses met each morning in the hub to plan visits.", "Nurses met each evening in the hub to plan visits."),
        (
            "The Safeguarding Adults Board had published a review on self-neglect.",
            "The Safeguarding Adults Board had asked for an audit of self-neglect.",
        ),
        ("The shared discharge hub (SDH) was led by nurses.", "The shared discharge hub (SDH) was open every day."),
        ("Waits for home care in the east rose each month.", "Waits for home care in the west rose each month."),
        ("Home care was scarce in the villages.", "Nursing care for people with dementia was scarce in every town."),
        ("Providers told us that fees had been frozen.", "Providers told us that contract meetings were useful."),
        ("Calls to the line rose in the winter months.", "Calls to the line did not rise in the winter months."),
        ("The median wait at 31 March 2025 was 19 days.", "The longest wait at 31 March 2025 was 143 days."),
        ("Staff wrote plans with people in plain words.", "Managers read plans before they were agreed."),
    ],
)
def test_what_only_names_the_same_things_is_left_alone(one: str, other: str) -> None:
    assert repeated_in(a_section(one, OTHER, other)) == []


def test_advice_goes_with_the_sentence_that_it_was_about() -> None:
    one, other = ALIKE[2]
    assert repeated_in(a_section(one, OTHER, other))
    assert repeated_in(a_section(one, OTHER)) == []


def test_what_is_found_does_not_depend_on_the_order_in_which_sentences_came_and_went() -> None:
    chance = random.Random(4)
    sentences = [tuple(text.lower().rstrip(".").split()) for pair in ALIKE for text in pair]
    kept, numbers = RepetitionIndex(), dict[tuple[str, ...], int]()
    for _step in range(200):
        sentence = chance.choice(sentences)
        if sentence in numbers:
            kept.remove(numbers.pop(sentence))
        else:
            numbers[sentence] = kept.add(sentence)
        fresh = RepetitionIndex()
        of_fresh = {fresh.add(each): each for each in numbers}
        of_kept = {number: each for each, number in numbers.items()}
        found, expected = kept.loosely_alike(), fresh.loosely_alike()
        assert {of_kept[each]: {of_kept[other] for other in found[each]} for each in found} == {
            of_fresh[each]: {of_fresh[other] for other in expected[each]} for each in expected
        }
    assert any(expected.values())
