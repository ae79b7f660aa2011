"""How far figures lie apart where the figures stand in the paragraphs, bullets or cells before."""

from __future__ import annotations

import pytest
from checked import figure_words

from domain.assessment import Passage, PassageKind
from domain.checks.figures.announced import (
    announced_slips,
    bullets_of_whole_slips,
    difference_cell_slips,
    total_row_slips,
)
from domain.checks.figures.derived.paragraphs import paragraph_slips
from domain.checks.figures.figure_words import reader_of


def found(*texts: str) -> list[tuple[int, str, str]]:
    slips = paragraph_slips(texts, reader_of(figure_words()))
    return [(place, slip.code, texts[place][slip.start : slip.end]) for place, slip in slips]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            (
                "The complaints report for 2023/24 counted 72 complaints.",
                "The report for 2024/25 counted 95, which was 33 more than the year before.",
            ),
            (1, "change-wrong", "33 more than"),
        ),
        (
            (
                "In March 2024, 310 people waited for a review.",
                "",
                "By March 2025 there were 262, a rise of 48.",
            ),
            (2, "change-contradicted", "rise of 48"),
        ),
        (("£81.4m", "£86.0m", "£5.6m more"), (2, "change-wrong", "£5.6m more")),
        (
            (
                "The register for 2024/25 showed that 640 carers were known, and 580 were in 2023/24.",
                "Leaders told us that this rise of 80 was welcome.",
            ),
            (1, "change-wrong", "rise of 80"),
        ),
    ],
)
def test_a_difference_is_held_against_the_paragraphs_before(
    texts: tuple[str, ...], expected: tuple[int, str, str]
) -> None:
    (slip,) = found(*texts)
    assert slip[:2] == expected[:2]
    assert expected[2].split()[0] in slip[2]


@pytest.mark.parametrize(
    "texts",
    [
        ("The report for 2023/24 counted 72 complaints.", "That for 2024/25 counted 95, which was 23 more."),
        (
            "30 June 2024: 534 people waited.",
            "30 September 2024: 480 people waited.",
            "31 December 2024: 411 people waited.",
            "31 March 2025: 352 people waited.",
            "Over those nine months the list had fallen by 182 people.",
        ),
        ("In 2024/25, 640 carers were known.", "There had been a rise of 12 in the number of posts."),
        ("In 2024/25, 640 carers were known and 580 were in 2023/24.", "The number waiting shrank by 48%."),
        ("£81.4m", "£86.0m", "£4.6m more"),
        ("A rise of 80 was planned.",),
    ],
)
def test_what_the_section_bears_out_or_does_not_tell_is_left_alone(texts: tuple[str, ...]) -> None:
    assert found(*texts) == []


def listed(text: str, *bullets: str | tuple[str, int]) -> list[tuple[str, str]]:
    kinds = [(each, 1) if isinstance(each, str) else each for each in bullets]
    passages = [Passage("0", PassageKind.PARAGRAPH, text)]
    passages += [Passage(str(place), PassageKind.BULLET, *each) for place, each in enumerate(kinds, 1)]
    slips = announced_slips(passages, reader_of(figure_words()))
    return [(slip.code, text[slip.start : slip.end]) for _place, slip in slips]


def test_what_is_announced_is_counted_in_the_bullets_below() -> None:
    text = "The joint strategy of May 2024 set five aims:"
    assert listed(text, "prevention", "choice", "carers", "housing") == [("list-miscounted", "five")]
    assert listed(text, "prevention", "choice", ("at home", 2), "carers", "housing") == [("list-miscounted", "five")]


@pytest.mark.parametrize(
    "text",
    [
        "The joint strategy of May 2024 set four aims:",
        "The joint strategy of May 2024 set several aims:",
        "Of the seven aims, these were met, including:",
        "Our review of 10 assessments found:",
        "In 2024 the five partners told us:",
        "The joint strategy of May 2024 set five aims.",
    ],
)
def test_what_announces_no_count_of_the_bullets_is_left_alone(text: str) -> None:
    assert listed(text, "prevention", "choice", "carers", "housing") == []


def totalled(*cells: str) -> list[tuple[int, str]]:
    passages = [Passage(str(place), PassageKind.PARAGRAPH, each) for place, each in enumerate(cells)]
    return [(place, slip.code) for place, slip in total_row_slips(passages)]


def test_the_total_of_a_table_is_that_of_the_rows_over_it() -> None:
    rows = ("Whom we met", "Number", "People who used services", "21", "Carers", "17", "Staff", "63", "Partners", "19")
    assert totalled(*rows, "All together", "130") == [(11, "parts-do-not-add")]
    assert totalled(*rows, "All together", "120") == []
    assert totalled("Day care", "£1.2m", "Transport", "£0.4m", "Total", "£1.8m") == [(5, "parts-do-not-add")]


def test_a_total_without_rows_of_its_kind_is_left_alone() -> None:
    assert totalled("Total", "120") == []
    assert totalled("Carers", "17", "Total", "120") == []
    assert totalled("Day care", "£1.2m", "Visits", "400", "Total", "900") == []
    assert totalled("Day care", "several", "Transport", "many", "Total", "900") == []


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ("Estimated|Actual|Difference|Total budget|£428.0m|£436.5m|£9.5m", [(6, "change-wrong")]),
        ("Budget|Outturn|Variance (£m)|Care|£8.0m|£9.5m|£1.5m|Other|£2.0m|£2.5m|£1.5m", [(10, "change-wrong")]),
        ("Estimated|Actual|Difference|Total budget|£428.0m|£436.5m|£8.5m less", [(6, "change-contradicted")]),
        ("Total budget|Planned|£2,400|Actual|£2,150|Difference|£350", [(6, "change-wrong")]),
        ("Estimated|Actual|Difference|Total budget|£428.0m|£436.5m|£8.5m", []),
        ("Estimated|Actual|Difference|Total budget|£428.0m|£436.5m|£8.5m more", []),
        ("Total budget|Planned|£2,400|Actual|£2,150|Difference|-£250", []),
        ("Estimated|Actual|Difference|Total budget|not told|£436.5m|£8.5m", []),
    ],
)
def test_a_difference_in_a_table_is_held_against_its_cells(texts: str, expected: list[tuple[int, str]]) -> None:
    cells = [Passage(str(place), PassageKind.PARAGRAPH, text) for place, text in enumerate(texts.split("|"))]
    assert [(place, slip.code) for place, slip in difference_cell_slips(cells)] == expected


@pytest.mark.parametrize(
    ("text", "bullets", "expected"),
    [
        ("The hub received 470 concerns in 2024/25:", "care homes: 270|police: 130|families: 50", ["470"]),
        ("There were 64 complaints:", "30 about delay|20 about charging|10 about staff", ["64"]),
        ("The hub received 450 concerns in 2024/25:", "care homes: 270|police: 130|families: 50", []),
        ("The hub received 470 concerns, including:", "care homes: 270|police: 130|families: 50", []),
        ("The hub received 470 concerns in 2024/25:", "care homes: 270|police: 130|families: some", []),
        ("The hub received 900 concerns in 2024/25:", "care homes: 270|police: 130|families: 50", []),
        ("The hub had two aims:", "reach 270 people|reach 130 homes", []),
    ],
)
def test_bullets_that_each_give_a_part_make_up_their_whole(text: str, bullets: str, expected: list[str]) -> None:
    passages = [Passage("0", PassageKind.PARAGRAPH, text)]
    passages += [Passage(str(place), PassageKind.BULLET, each) for place, each in enumerate(bullets.split("|"), 1)]
    slips = bullets_of_whole_slips(passages, reader_of(figure_words()))
    assert [text[slip.start : slip.end] for _place, slip in slips] == expected
