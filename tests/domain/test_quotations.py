"""Quotations that are paragraphs, with whose words they are behind them."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.check_quality import framework
from domain.checks.text_alone import check_text
from domain.published.draft_lines import reason_in
from domain.published.quotations import is_quoted_with_source, is_source_alone
from export.reading.read_source import read_placed
from ui.house_style import style_with_spelling


@pytest.mark.parametrize(
    "text",
    [
        "“It was late.” (Parent, listening event, June 2025)",
        "“My worker asked what I wanted” (Person who used services)",
        "“They came back when they said they would.” – Unpaid carer, survey 2025",
        "“Nobody told us what came next!” (Feedback form, May 2025).",
        '"It was late, and I was not told." (Relative)',
        "‘It’s the first time that I was asked.’ — Member of the forum",
    ],
)
def test_a_quotation_with_its_source_is_known(text: str) -> None:
    assert is_quoted_with_source(text)


@pytest.mark.parametrize(
    "text",
    [
        "“It was late.” (check with Ann)",
        "“It was late.” (which carer said this?)",
        "“It was late.” (add survey)",
        "“It was late.” (TBC)",
        "“It was late.”",
        "People told us that it was “late” (survey, 2025).",
        "“It was late,” said one. “It was so long.” (Parent)",
        "It was late (Parent, listening event, June 2025)",
    ],
)
def test_notes_and_running_text_are_none(text: str) -> None:
    assert not is_quoted_with_source(text)


def codes(text: str, tmp_path: Path) -> set[tuple[str, str]]:
    path = tmp_path / "draft.txt"
    path.write_text(text, encoding="utf-8", newline="\n")
    checked = check_text(framework(), read_placed(path).source, style_with_spelling())
    return {(finding.code, finding.text) for finding in checked.checked.findings}


def test_what_stands_behind_a_quotation_is_no_note(tmp_path: Path) -> None:
    found = codes("“They told me what would happen next.” (Parent, listening event, June 2025)", tmp_path)
    assert not {code for code, _text in found} & {"note-left", "no-end", "view-without-source"}
    noted = codes("“They told me what would happen next.” (check with Ann)", tmp_path)
    assert "placeholder" in {code for code, _text in noted}


def test_the_percentage_of_the_rating_needs_no_source(tmp_path: Path) -> None:
    for said in ("Overall rating: Good (67%)", "Rating: Good. Overall percentage: 67%.", "Rating: Good (67%)"):
        assert not {code for code, text in codes(said, tmp_path) if text == "67%"}
    assert "figure-unsourced" in {code for code, _text in codes("In all, 67% of people were satisfied.", tmp_path)}


def test_a_census_is_a_source_behind_its_year(tmp_path: Path) -> None:
    text = "In the 2021 Census, 11.8% of residents were Asian. Our data for 2024/25 showed that 6.4% of users were."
    assert "figure-not-attributed" not in {code for code, _text in codes(text, tmp_path)}
    text = "In 2021, 61% of people said so. Our data for 2024/25 showed that 6.4% of users were."
    assert "figure-not-attributed" in {code for code, _text in codes(text, tmp_path)}


def test_the_word_rationale_alone_begins_the_reason_of_a_score() -> None:
    assert reason_in("Rationale. Waits were long.") == "Waits were long."
    assert reason_in("Our reasoning. Waits were long.") == "Waits were long."
    assert reason_in("Because. Waits were long.") == "Because. Waits were long."


@pytest.mark.parametrize(
    ("text", "is_source"),
    [
        ("— unpaid carer and member of the forum", True),
        ("Source: local authority finance return, 2023/24.", True),
        ("— check with Ann", False),
        ("Source: TBC", False),
        ("– It was late. People waited.", False),
    ],
)
def test_a_line_that_tells_only_the_source_is_known(text: str, is_source: bool) -> None:
    assert is_source_alone(text) is is_source
