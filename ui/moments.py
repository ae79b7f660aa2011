"""Dates and times in words, as a person would say them."""

from __future__ import annotations

from datetime import date, datetime

from domain.dates import MONTHS, write_date


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
    return write_date(local.date())


def spoken_span(first: date | None, last: date | None) -> str:
    """Return a span of days as "1 February 2024 to 31 January 2025"; an open end is said, no ends are nothing."""
    if first and last:
        return f"{write_date(first)} to {write_date(last)}"
    if first:
        return f"from {write_date(first)}"
    return f"until {write_date(last)}" if last else ""
