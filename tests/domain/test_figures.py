"""Figures: shares, changes and comparisons that do not fit, the same given differently, sources, financial facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import pytest
from checked import (
    CLOSE,
    OPEN,
    ROOT,
    document,
    figure_words,
    narrative,
    statement,
    the_framework,
    unmarked,
)
from checks_alone import found_by

from domain.assessment import Document, FactAmount, Facts, Passage, PassageKind, Section, SectionKind
from domain.checks.figures.figure_words import parse_figure_words, reader_of
from domain.checks.figures.figures import slips_in
from domain.checks.figures.numbers import Unit, decimal, numbers_in
from domain.checks.finding import Family, Finding
from domain.plain_data import Misshapen
from domain.text.words import count_words

DATA = ROOT / "tests" / "data" / "checks"
PLANTED = [tuple(line.split(" | ")) for line in (DATA / "figures-planted.txt").read_text("utf-8").splitlines()]
CLEAN = (DATA / "figures-clean.txt").read_text("utf-8").splitlines()
SAMPLE = ROOT / "resources" / "demo" / "sections"
UNTOLD = ("figure-unsourced", "figure-undated", "figure-not-attributed")
HINTS = (*UNTOLD, "figure-adrift")
WAITING = "On 31 December 2024, 612 people were waiting for a Care Act assessment."


def found_in(text: str) -> list[tuple[str, str, int, int]]:
    """Return what is found in a paragraph, but for figures that have no source or no period."""
    slips = slips_in(text, False, reader_of(figure_words()))
    return [(slip.code, str(slip.severity), slip.start, slip.end) for slip in slips if slip.code not in HINTS]


def untold_in(text: str) -> list[tuple[str, str]]:
    """Return the figures of a paragraph that have neither source nor period, or a source alone."""
    slips = slips_in(text, False, reader_of(figure_words()))
    return [(slip.code, text[slip.start : slip.end]) for slip in slips if slip.code in UNTOLD]


def findings_of(made: Document, *codes: str) -> list[Finding]:
    """Return the findings of these codes."""
    return [each for each in all_findings(made) if each.code in codes]


def all_findings(made: Document) -> list[Finding]:
    return found_by(the_framework(), made, Family.FIGURES, figures=figure_words())


def facts(period: str = "2023/24") -> Section:
    """Return financial facts: the adult social care budget was overspent by £7.15 million."""
    amounts = (
        FactAmount("total-budget", 352_480_000, 361_905_000),
        FactAmount("adult-social-care-budget", 84_200_000, 91_350_000),
    )
    return Section("s-finance", SectionKind.FACTS, "finance", facts=Facts(period, amounts))


@pytest.mark.parametrize(("code", "severity", "marked"), PLANTED)
def test_a_planted_fault_is_found_in_its_place(code: str, severity: str, marked: str) -> None:
    text, start, end = unmarked(marked)
    assert found_in(text) == [(code, severity, start, end)]


def test_the_planted_faults_are_many_and_of_every_kind() -> None:
    assert len(PLANTED) >= 80
    assert {code for code, _severity, _text in PLANTED} >= {
        "percentage-wrong",
        "percentage-impossible",
        "part-exceeds-whole",
        "change-wrong",
        "change-contradicted",
        "multiple-wrong",
        "comparison-contradicted",
        "similarity-contradicted",
        "difference-wrong",
        "difference-contradicted",
        "average-without-values",
    }
    assert all(text.count(OPEN) == text.count(CLOSE) == 1 for _code, _severity, text in PLANTED)


@pytest.mark.parametrize("text", CLEAN)
def test_a_right_sentence_is_left_alone(text: str) -> None:
    assert found_in(text) == []


def test_the_clean_sentences_are_many() -> None:
    assert len(CLEAN) >= 80


def test_the_sample_has_no_figure_that_must_or_should_be_mended_but_one() -> None:
    lines = [
        line.lstrip("- ") for path in sorted(SAMPLE.glob("*.txt")) for line in path.read_text("utf-8").splitlines()
    ]
    texts = [line for line in lines if not line.startswith("#")]
    assert sum(map(count_words, texts)) > 6_000
    found = [(code, text[start:end]) for text in texts for code, _severity, start, end in found_in(text)]
    assert found == [("average-without-values", "England average")]


def test_a_share_says_what_is_right() -> None:
    (slip,) = slips_in("In 2024, 41 of 70 (50%) agreed.", False, reader_of(figure_words()))
    assert dict(slip.data) == {"part": "41", "whole": "70", "percent": "50%", "right": "59%"}


@pytest.mark.parametrize(("percent", "is_right"), [("12%", True), ("13%", True), ("12.5%", True), ("11%", False)])
def test_a_half_may_be_rounded_either_way(percent: str, is_right: bool) -> None:
    assert (found_in(f"In 2024, 1 of 8 ({percent}) agreed.") == []) is is_right


def test_a_share_of_what_the_sentence_before_counts_must_be_possible() -> None:
    text, start, end = unmarked(
        "In 2024 they received 70 complaints about delays. ⟦58% of the received complaints⟧ were upheld."
    )
    assert found_in(text) == [("percentage-impossible", "should", start, end)]
    assert found_in("In 2024 they received 70 complaints about delays. 60% of the complaints were upheld.") == []


def test_a_spending_sentence_is_held_against_the_estimate_before_it() -> None:
    text = "It estimated £84,200,000. Its actual spend was £91,350,000, which was £7,150,000 more than estimated."
    assert found_in(text) == []
    assert [code for code, *_place in found_in(text.replace("7,150", "8,150"))] == ["difference-wrong"]
    assert [code for code, *_place in found_in(text.replace("more", "less"))] == ["difference-contradicted"]


@pytest.mark.parametrize(
    ("marked", "said"),
    [
        ("Adult social care spending in 2023/24 was ⟦£5.17 million⟧ more than estimated.", "£5.17 million"),
        ("Adult social care spending in 2023/24 was ⟦£7.15 million⟧ less than estimated.", "£7.15 million"),
        ("In 2023/24 the adult social care budget was overspent by ⟦£9.15 million⟧.", "£9.15 million"),
        ("The total budget for 2023/24 saw an overspend of ⟦£7.15 million⟧.", "£7.15 million"),
    ],
)
def test_the_text_is_held_against_the_financial_facts(marked: str, said: str) -> None:
    text, start, end = unmarked(marked)
    (finding,) = findings_of(document(statement("governance", text), facts()), "facts-contradicted")
    assert (finding.start, finding.end, finding.text, str(finding.severity)) == (start, end, said, "must")


@pytest.mark.parametrize(
    "text",
    [
        "Adult social care spending in 2023/24 was £7.15 million more than estimated.",
        "Adult social care spending in 2023/24 was £7.2 million more than estimated.",
        "The total budget for 2023/24 saw an overspend of £9.4 million.",
        "In 2024/25 adult social care spending was £5.17 million more than estimated.",
        "In 2023/24 the library service spent £2 million more than estimated.",
    ],
)
def test_what_the_financial_facts_bear_out_is_left_alone(text: str) -> None:
    assert findings_of(document(statement("governance", text), facts()), "facts-contradicted") == []


def test_a_part_is_not_larger_than_its_whole() -> None:
    amounts = (FactAmount("total-budget", 1, 5), FactAmount("adult-social-care-budget", 1, 6))
    section = Section("s-finance", SectionKind.FACTS, "finance", facts=Facts("2023/24", amounts))
    (finding,) = findings_of(document(section), "facts-part-larger")
    assert (finding.section_id, str(finding.severity)) == ("s-finance", "should")
    assert findings_of(document(facts()), "facts-part-larger") == []


@pytest.mark.parametrize(
    ("first", "marked", "other"),
    [
        (WAITING, "At the end of December 2024, ⟦621⟧ people were waiting for a Care Act assessment.", "612"),
        (
            "The local authority received 96 complaints about adult social care in 2023/24.",
            "Leaders told us they had received ⟦69⟧ complaints about adult social care in 2023/24.",
            "96",
        ),
        (
            "In 2023/24 it supported 4,180 people with long-term adult social care.",
            "It supported ⟦4,810⟧ people with long-term adult social care in 2023/24.",
            "4,180",
        ),
        (
            "The average wait for a financial assessment was 38 days in December 2024.",
            "In December 2024 the average wait for a financial assessment was ⟦48⟧ days.",
            "38",
        ),
        (
            "According to its data, the median wait for a Care Act assessment was 28 days in March 2025.",
            "Data showed that the median wait for a Care Act assessment was ⟦35⟧ days in March 2025.",
            "28",
        ),
        (
            "On 31 March 2025 the median wait for an OT assessment was 12 weeks.",
            "People waited a median of ⟦21⟧ weeks for an OT assessment at 31 March 2025.",
            "12",
        ),
        (
            "In 2024/25 it completed 740 carers’ assessments.",
            "Carers’ assessments completed in 2024/25 numbered ⟦470⟧.",
            "740",
        ),
        (
            "In 2024/25, 82% of reviews were completed on time.",
            "The share of reviews that were completed on time in 2024/25 was ⟦28%⟧.",
            "82%",
        ),
        (
            "On 31 March 2025 the median wait for an OT assessment was 28 days.",
            "On 31 March 2025 the median wait for an OT assessment was ⟦six⟧ weeks.",
            "28",
        ),
        ("The area had 48 care homes in May 2025.", "In May 2025 there were ⟦46⟧ care homes in the area.", "48"),
        (
            "Data showed that 46 enquiries had been open for longer than six months on 31 March 2025.",
            "Leaders spoke about the ⟦64⟧ enquiries that had been open for longer than six months on 31 March 2025.",
            "46",
        ),
        (
            "The Better Care Fund plan for 2024/25 allocated £2.6 million to the discharge hub.",
            "Staff at the hub were paid from the ⟦£6.2 million⟧ that the Better Care Fund plan for 2024/25 gave.",
            "£2.6 million",
        ),
        (
            "There were 32 extra care flats in the borough at the time of our assessment.",
            "Tenants of the ⟦23⟧ extra care flats told us that they liked living there.",
            "32",
        ),
        (
            "At the time of our assessment, 14 social workers were employed in the hospital team.",
            "The hospital team employed ⟦17⟧ social workers at the time of our assessment.",
            "14",
        ),
    ],
)
def test_the_same_given_differently_is_found_in_the_second_place(first: str, marked: str, other: str) -> None:
    text, start, end = unmarked(marked)
    made = document(statement("needs", first), narrative("summary", "Something else.", text))
    (finding,) = findings_of(made, "figure-differs")
    assert (finding.section_id, finding.start, finding.end) == ("s-summary", start, end)
    data = dict(finding.data)
    assert (data["other"], data["other_section"]) == (other, "s-needs")
    (passage,) = [each for each in made.sections[0].passages if each.id == data["other_passage"]]
    assert passage.text[int(data["other_start"]) : int(data["other_end"])] == other


@pytest.mark.parametrize(
    "second",
    [
        WAITING,
        "On 31 March 2024, 1,014 people were waiting for a Care Act assessment.",
        "On 31 December 2024, 388 people were waiting for an occupational therapy assessment.",
        "In the north team, 45 people were waiting for a Care Act assessment on 31 December 2024.",
        "Once, 700 people were waiting for a Care Act assessment.",
        "A further 40 people were waiting for a Care Act assessment on 31 December 2024.",
        "On 31 December 2024, 80 people were waiting for a Care Act assessment for over 90 days.",
        "On 31 December 2024, 2,100 people were not waiting for a Care Act assessment.",
        "On 31 December 2024, the 38 people who were waiting for a review had been told why.",
        "The 621 people who came to the day centres told us that they liked them.",
    ],
)
def test_another_measure_or_period_is_no_difference(second: str) -> None:
    made = document(statement("needs", WAITING), narrative("summary", second))
    assert findings_of(made, "figure-differs") == []


def test_days_and_weeks_are_the_same_wait() -> None:
    texts = [f"On 31 March 2025 the median wait for an OT assessment was {each}." for each in ("28 days", "4 weeks")]
    made = document(statement("needs", texts[0]), narrative("summary", texts[1]))
    assert findings_of(made, "figure-differs") == []


def test_an_average_without_both_values_weighs_less_outside_the_statements() -> None:
    text = "Take-up was higher than the England average."
    made = document(statement("needs", text), narrative("summary", text))
    weights = [str(each.severity) for each in findings_of(made, "average-without-values")]
    assert weights == ["should", "may"]


@pytest.mark.parametrize(
    "text",
    [
        "Take-up was 29.70%. This was higher than the England average of 25.48%.",
        "Take-up was 29.70%, higher than the England average. The England average was 25.48%.",
        "The England average rose.",
        "Results had exceeded the national figure in each of the past 7 years.",
    ],
)
def test_values_may_stand_in_the_next_sentence(text: str) -> None:
    assert "average-without-values" not in [code for code, *_place in found_in(text)]


@pytest.mark.parametrize(
    ("text", "code", "figure"),
    [
        ("Ethnicity was recorded for 83% of people.", "figure-unsourced", "83%"),
        ("Ethnicity was recorded for 83% of people. A survey in 2024 showed 20%.", "figure-unsourced", "83%"),
        ("Only 12% of interpreters were booked through the service. It wanted 40%.", "figure-unsourced", "12%"),
        ("The area had 14,300 people from ethnic minority groups.", "figure-unsourced", "14,300"),
        ("There were 9,200 unpaid carers in the borough.", "figure-unsourced", "9,200"),
        ("The local authority spent £4.2 million on prevention.", "figure-unsourced", "£4.2 million"),
        ("Some 61% of reviews were late.", "figure-unsourced", "61%"),
        ("More than 40% of people said they were happy.", "figure-unsourced", "40%"),
        ("According to national data, 43.7% of people had contact.", "figure-undated", "43.7%"),
        ("Staff were well. Local statistics showed that 61% had training.", "figure-undated", "61%"),
        ("A staff survey found that 61% had a mentor.", "figure-undated", "61%"),
        (
            "In 2024/25, 83% of contacts ended with advice. Local data for 2024/25 showed that 91% were quick.",
            "figure-not-attributed",
            "83%",
        ),
        ("Local authority data showed that 340 people were waiting for a review.", "figure-undated", "340"),
        ("In 2024/25 staff were well. Local authority data showed that 61% had training.", "figure-undated", "61%"),
    ],
)
def test_a_measure_says_where_and_of_when_it_is(text: str, code: str, figure: str) -> None:
    assert untold_in(text) == [(code, figure)]


@pytest.mark.parametrize(
    "text",
    [
        "Ethnicity was recorded for 83% of people in 2024.",
        "Staff checked this in March 2025. Ethnicity was recorded for 83% of people.",
        "Ethnicity was recorded for 83% of people at the time of our assessment.",
        "A staff survey of 2024 found that 61% had a mentor.",
        "In 2024/25 an audit looked at 40 files. The audit found that 61% had a plan.",
        "Data for 2024/25 covered all teams. The data showed that 61% had a plan.",
        "In 2024/25, 83% of contacts ended with advice. In 2023/24, 81% did.",
        "In 2024/25, 83% of contacts ended with advice. National data for 2023/24 showed that 91% were safe.",
        "Some 2,880 people began this in 2024/25. Local data showed that 1,930 needed no more support.",
        "In the same national data, 88.6% were still at home.",
        "The target was 83%, and leaders meant to reach a target of 90%.",
        "One carer said, “About 90% of it is waiting.”",
        "The west had 9 vacancies among its 31 posts, a vacancy rate of 29%.",
        "In 12 of 15 records, or 80%, it was there.",
        "Wishes were met for 60 of 80 people (75%). Risk was lower in 91% of cases.",
        "They had made 96% of visits in the 3 months that we examined.",
        "Five teams recorded it, and people were given 28 days.",
    ],
)
def test_what_is_told_or_needs_no_source_is_left_alone(text: str) -> None:
    assert untold_in(text) == []


def test_a_figure_without_source_weighs_less_outside_the_statements_and_nothing_in_a_list() -> None:
    text = "Ethnicity was recorded for 83% of people."
    bullet = replace(statement("needs"), passages=(Passage("b", PassageKind.BULLET, text),))
    made = document(statement("equity", text), narrative("summary", text), bullet)
    found = findings_of(made, "figure-unsourced")
    assert [(each.section_id, str(each.severity)) for each in found] == [("s-equity", "should"), ("s-summary", "may")]
    assert [(each.section_id, str(each.severity)) for each in findings_of(made, "figure-adrift")] == [
        ("s-needs", "may")
    ]


def sentences() -> Iterator[str]:
    """Yield the shapes of bad input."""
    yield from ("", " ", "\n", "😀 😀 😀%", "٣ من ٧", "\u202e12 of 7", "%%%", "£", "of of of", "1 2 3 4 5 6 7 8 9 10")
    yield "Staff worked and people waited " * 2_500
    yield "12 of 15 from 3 to 4, " * 3_000
    yield " ".join(str(number) for number in range(10_000))
    yield "higher than the England average of " * 2_000 + "5%"


@pytest.mark.parametrize("text", list(sentences()), ids=lambda text: text[:12])
def test_bad_input_is_read_to_its_end(text: str) -> None:
    made = document(statement("needs", text, text))
    assert all(0 <= each.start <= each.end <= len(text) for each in all_findings(made))


def test_a_heading_has_no_figures() -> None:
    assert slips_in("41 of 70 (50%)", True, reader_of(figure_words())) == ()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("£1.2 million and 12.5%", [(1_200_000, Unit.POUNDS), (Fraction(25, 2), Unit.PERCENT)]),
        ("twenty-one people, 1,014 cases", [(21, Unit.PLAIN), (1014, Unit.PLAIN)]),
        ("5 percentage points and 3 per cent", [(5, Unit.POINTS), (3, Unit.PERCENT)]),
        ("section 42, sections 18 and 19, a 60-bed home, 24/7, COVID-19, the 2nd, 9am, 10:30", []),
        ("on 31 December 2024, in 2023/24, from 2019 to 2024, mid-2023, 3 to 5 March 2025", []),
        ("two hundred and thirty-one kettles", []),
    ],
)
def test_numbers_are_told_from_dates_and_names(text: str, values: list[tuple[object, Unit]]) -> None:
    found = numbers_in(text, reader_of(figure_words()).numbers)
    assert [(number.value, number.unit) for number in found] == values


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [(Fraction(5, 2), 0, "3"), (Fraction(1, 3), 2, "0.33"), (Fraction(2500), 0, "2,500"), (Fraction(-3, 2), 1, "-1.5")],
)
def test_decimals_are_written_with_halves_rounded_up(value: Fraction, places: int, text: str) -> None:
    assert decimal(value, places) == text


def test_words_of_another_shape_are_refused() -> None:
    with pytest.raises(Misshapen):
        parse_figure_words({"rising": "rose"})


def test_without_words_only_sums_are_checked() -> None:
    reader = reader_of(parse_figure_words({}))
    codes = [slip.code for slip in slips_in("In 2024, 41 of 70 (50%) rose from 5 to 4.", False, reader)]
    assert codes == ["percentage-wrong"]


def test_figures_of_a_table_that_lost_its_lines_are_not_held_against_each_other() -> None:
    wrong, row = "41 of 70 (50%) agreed", ", ".join(f"{number} people" for number in range(100, 4000))
    reader = reader_of(figure_words())
    assert [slip.code for slip in slips_in(f"In 2024, {wrong}.", False, reader)] == ["percentage-wrong"]
    assert "percentage-wrong" not in [slip.code for slip in slips_in(f"In 2024, {wrong}, {row}.", False, reader)]
