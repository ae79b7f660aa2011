"""Amounts are read as people write them, and become the report's sentences."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.assessment import FactAmount, Facts
from domain.finance import LARGEST, NotAnAmount, format_pounds, parse_pounds, sentences
from domain.frameworks.file import parse_framework
from domain.frameworks.framework import Framework
from resources.loader import read_json

MADE_UP = Path(__file__).parents[1] / "data" / "made_up_framework.json"


def authorities() -> Framework:
    return parse_framework(read_json("frameworks", "cqc-la-2025.json"), "cqc-la-2025.json")


@pytest.mark.parametrize(
    ("text", "pounds"),
    [
        ("£412,620,000", 412_620_000),
        ("1,200,000", 1_200_000),
        ("1200000", 1_200_000),
        ("£1.2m", 1_200_000),
        (" £ 1.2 million ", 1_200_000),
        ("390.310M", 390_310_000),
        ("1.5bn", 1_500_000_000),
        ("2 billion", 2_000_000_000),
        ("£12k", 12_000),
        ("3 thousand pounds", 3_000),
        ("£5.00", 5),
        ("£0", 0),
    ],
)
def test_an_amount_is_read_as_people_write_it(text: str, pounds: int) -> None:
    assert parse_pounds(text) == pounds


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "unreadable"),
        ("about a million", "unreadable"),
        ("1,20", "unreadable"),
        ("12,34,567", "unreadable"),
        ("-5", "unreadable"),
        ("1.2.3", "unreadable"),
        ("1,2m", "unreadable"),
        ("€5", "unreadable"),
        ("٣", "unreadable"),
        ("1" * 65, "unreadable"),
        ("£5.50", "not-whole"),
        ("1.2345678m", "not-whole"),
        ("10001bn", "too-large"),
    ],
)
def test_what_is_no_amount_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(NotAnAmount) as caught:
        parse_pounds(text)
    assert (caught.value.text, caught.value.reason) == (text, reason)


@given(st.integers(0, LARGEST))
def test_an_amount_as_printed_is_read_back(pounds: int) -> None:
    assert parse_pounds(format_pounds(pounds)) == pounds


def test_an_amount_below_nothing_keeps_its_sign() -> None:
    assert format_pounds(-1234) == "-£1,234"


def facts(*amounts: tuple[str, int | None, int | None], period: str = "2023/24") -> Facts:
    return Facts(period, tuple(FactAmount(*amount) for amount in amounts))


@pytest.mark.parametrize(
    ("estimated", "actual", "second"),
    [
        (390_310_000, 412_620_000, "£412,620,000, which was £22,310,000 more than estimated."),
        (390_310_000, 390_309_999, "£390,309,999, which was £1 less than estimated."),
        (390_310_000, 390_310_000, "£390,310,000, the same as estimated."),
    ],
)
def test_the_sentences_give_both_amounts_and_the_difference(estimated: int, actual: int, second: str) -> None:
    framework = authorities()
    (found,) = sentences(framework, framework.part("finance"), facts(("total-budget", estimated, actual)))
    first = "The local authority estimated that in 2023/24 its total budget would be £390,310,000."
    assert found == f"{first} Its actual spend for that year was {second}"


@pytest.mark.parametrize(
    ("estimated", "actual", "expected"),
    [
        (100, None, "The local authority estimated that in 2023/24 its total budget would be £100."),
        (None, 100, "In 2023/24 the local authority’s actual spend against its total budget was £100."),
    ],
)
def test_one_amount_alone_is_still_said(estimated: int | None, actual: int | None, expected: str) -> None:
    framework = authorities()
    entered = facts(("total-budget", estimated, actual))
    assert sentences(framework, framework.part("finance"), entered) == (expected,)


@pytest.mark.parametrize("entered", [Facts(), facts(("total-budget", None, None)), facts(("of-something-else", 1, 2))])
def test_nothing_is_said_of_what_was_not_entered(entered: Facts) -> None:
    framework = authorities()
    assert sentences(framework, framework.part("finance"), entered) == ()


@pytest.mark.parametrize(("part", "whole", "percent"), [(1, 3, 33), (2, 3, 67), (1, 8, 13), (5, 5, 100)])
def test_the_share_is_a_whole_percentage(part: int, whole: int, percent: int) -> None:
    framework = authorities()
    entered = facts(("total-budget", None, whole), ("adult-social-care-budget", None, part))
    found = sentences(framework, framework.part("finance"), entered)
    assert found[2:] == (f"In 2023/24 the local authority spent {percent}% of its total budget on adult social care.",)


@pytest.mark.parametrize(("part", "whole"), [(None, 5), (5, None), (5, 0)])
def test_there_is_no_share_without_both_amounts(part: int | None, whole: int | None) -> None:
    framework = authorities()
    entered = facts(("total-budget", 1, whole), ("adult-social-care-budget", 1, part))
    assert len(sentences(framework, framework.part("finance"), entered)) == 2


def test_another_framework_says_it_in_its_own_words_and_without_a_year() -> None:
    framework = parse_framework(json.loads(MADE_UP.read_text(encoding="utf-8")), MADE_UP.name)
    entered = facts(("book-fund", 10, 20), ("all-spending", None, 80), period=" ")
    assert sentences(framework, framework.part("money"), entered) == (
        "For that year the book fund was planned at £10. It came to £20, £10 above plan.",
        "For that year the spending came to £80.",
        "The book fund was 25% of spending in that year.",
    )
