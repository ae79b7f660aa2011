"""Dates and times in words."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from domain.dates import write_date
from ui.moments import spoken_moment, spoken_span

NOW = datetime(2026, 3, 2, 14, 2).astimezone()


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (NOW, "today 14:02"),
        (NOW - timedelta(days=1), "yesterday 14:02"),
        (NOW - timedelta(days=10), "20 February 14:02"),
        (NOW - timedelta(days=400), "26 January 2025"),
    ],
)
def test_a_moment_is_said_as_people_say_it(moment: datetime, words: str) -> None:
    assert spoken_moment(moment, NOW) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2024, 2, 1), date(2025, 1, 31), "1 February 2024 to 31 January 2025"),
        (date(2024, 2, 1), None, "from 1 February 2024"),
        (None, date(2025, 1, 31), "until 31 January 2025"),
        (None, None, ""),
    ],
)
def test_a_span_says_what_is_known_of_it(first: date | None, last: date | None, words: str) -> None:
    assert spoken_span(first, last) == words
    assert write_date(None) == ""
