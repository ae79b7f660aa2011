"""What differs between a published report and the assessment that takes it in is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.frameworks.file import parse_framework
from domain.frameworks.framework import Framework
from domain.published.published_report import PublishedPart, PublishedReport
from domain.published.taking_in import compared_with
from domain.text.blocks import Notice
from resources.loader import read_json

MARWELL = "London Borough of Marwell"
EARLIER = Notice("ends-early")
REPORT = PublishedReport(MARWELL, (PublishedPart("needs", (), 3), PublishedPart("summary", ())), (), (EARLIER,))


def a_framework(year: int = 2025) -> Framework:
    name = f"cqc-la-{year}.json"
    return parse_framework(read_json("frameworks", name), name)


def codes(report: PublishedReport, authority: str, level: int | None = None, year: int = 2025) -> list[str]:
    first, *added = compared_with(report, a_framework(year), authority, {"needs": level, "equity": 1}).notices
    assert first == EARLIER
    return [notice.code for notice in added]


@pytest.mark.parametrize("authority", [MARWELL, "Marwell", "marwell", "The London Borough of Marwell"])
def test_an_authority_may_be_named_shorter_or_longer(authority: str) -> None:
    assert codes(REPORT, authority) == []


@pytest.mark.parametrize("authority", ["Ealing", "Marwellshire", "London Borough of Ealing"])
def test_a_report_on_another_authority_is_told(authority: str) -> None:
    assert codes(REPORT, authority) == ["other-authority"]


def test_a_report_that_names_no_authority_says_nothing_about_it() -> None:
    assert codes(replace(REPORT, authority=""), "Ealing") == []


@pytest.mark.parametrize(("level", "expected"), [(None, []), (3, []), (2, ["score-kept"])])
def test_a_printed_score_beside_another_one_is_told(level: int | None, expected: list[str]) -> None:
    assert codes(REPORT, MARWELL, level) == expected


@pytest.mark.parametrize(("level", "expected"), [(None, ["score-by-category"]), (3, [])])
def test_a_printed_score_is_told_where_categories_are_scored(level: int | None, expected: list[str]) -> None:
    assert codes(REPORT, MARWELL, level, 2023) == expected
