"""Titles and dates are guessed from names and properties, and a day is never made up."""

from __future__ import annotations

from datetime import date

import pytest

from domain.evidence.guessing import created_date, guess_event_date, guess_title, title_of_name


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("focus_group notes.txt", "focus group notes"),
        ("Board minutes 2024-10-17.docx", "Board minutes 2024-10-17"),
        ("case-audit-october.pdf", "case audit october"),
        ("no ending", "no ending"),
        ("v1.2 policy", "v1.2 policy"),
        (".docx", ".docx"),
        ("___.txt", "___.txt"),
        ("a\nb\u202egpj.txt", "a bgpj"),
    ],
)
def test_a_name_becomes_a_title(name: str, title: str) -> None:
    assert title_of_name(name) == title


@pytest.mark.parametrize(
    ("name", "own", "title"),
    [
        ("scan0001.pdf", "Charging policy 2024/25", "Charging policy 2024/25"),
        ("Document (3).docx", "Annual report", "Annual report"),
        ("20241017.pdf", "Board minutes", "Board minutes"),
        ("Charging policy.pdf", "Charging policy 2024/25", "Charging policy"),
        ("scan0001.pdf", "Microsoft Word - policy.doc", "scan0001"),
        ("scan0001.pdf", "", "scan0001"),
        ("scan0001.pdf", "x" * 500, "scan0001"),
    ],
)
def test_a_document_s_own_title_counts_where_the_name_says_nothing(name: str, own: str, title: str) -> None:
    assert guess_title(name, {"title": own}) == title


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Minutes 2024-10-17.docx", date(2024, 10, 17)),
        ("Minutes 2024_10_17.docx", date(2024, 10, 17)),
        ("20241017 minutes.docx", date(2024, 10, 17)),
        ("Minutes 17 October 2024.docx", date(2024, 10, 17)),
        ("Minutes 17th_Oct_2024.docx", date(2024, 10, 17)),
        ("Minutes 3 Sept 2024.docx", date(2024, 9, 3)),
        ("Minutes October 17, 2024.docx", date(2024, 10, 17)),
        ("Minutes 3.4.2024.docx", date(2024, 4, 3)),
        ("Minutes 17-13-2024.docx", None),
        ("Minutes Oct 2024.docx", None),
        ("Minutes 2024-10.docx", None),
        ("Survey 2024-25.xlsx", None),
        ("Minutes 31 February 2024.docx", None),
        ("Case 120241017.docx", None),
        ("Minutes.docx", None),
    ],
)
def test_a_whole_day_in_a_name_is_found_and_no_other(name: str, day: date | None) -> None:
    assert guess_event_date(name, {"created": "2023-01-01"}) == day


def test_an_e_mail_s_day_is_the_day_it_was_sent() -> None:
    assert guess_event_date("Advocacy.eml", {"sent": "2024-10-17T09:30:00+01:00"}) == date(2024, 10, 17)
    assert guess_event_date("Advocacy 2024-10-01.eml", {"sent": "2024-10-17"}) == date(2024, 10, 1)


@pytest.mark.parametrize(("written", "day"), [("2024-10-17T09:30", date(2024, 10, 17)), ("soon", None), ("", None)])
def test_the_day_of_creation_is_read_where_there_is_one(written: str, day: date | None) -> None:
    assert created_date({"created": written}) == day
