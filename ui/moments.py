"""Dates and times in words, as a person would say them."""

from __future__ import annotations

from datetime import date, datetime

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def spoken_date(day: date | None) -> str:
    """Return a date as "17 January 2025", or nothing where there is none."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else ""


def spoken_moment(moment: datetime, now: datetime) -> str:
    """Return a moment as "today 14:02", "yesterday 09:15", "3 March 11:40" or, of another year, "3 March 2024"."""
    local, here = moment.astimezone(), now.astimezone()
    days = (here.date() - local.date()).days
    clock = f"{local.hour:02}:{local.minute:02}"
    if days == 0:
        return f"today {clock}"
    if days == 1:
        return f"yesterday {clock}"
    if local.year == here.year:
        return f"{local.day} {MONTHS[local.month - 1]} {clock}"
    return spoken_date(local.date())


def spoken_span(first: date | None, last: date | None) -> str:
    """Return a span of days as "1 February 2024 to 31 January 2025"; an open end is said, no ends are nothing."""
    if first and last:
        return f"{spoken_date(first)} to {spoken_date(last)}"
    if first:
        return f"from {spoken_date(first)}"
    return f"until {spoken_date(last)}" if last else ""
