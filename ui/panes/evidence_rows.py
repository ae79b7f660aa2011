"""Evidence items as rows of a list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.assessment import EvidenceItem
from domain.dates import MONTHS, write_date
from domain.frameworks.framework import Framework
from ui.messages import counted
from ui.widgets.list_rows import ListRow

UNSORTED = ""


def category_names(framework: Framework) -> dict[str, str]:
    """Return the name of each evidence category by its id."""
    return {category.id: category.name for category in framework.categories}


def row_of(item: EvidenceItem, names: dict[str, str]) -> ListRow:
    """Return an item as a row: reference and title, under it what kind of source it is, and how often it is used."""
    parts = [names.get(item.category, item.category), _short_date(item.event_date)]
    if item.people_heard:
        parts.append(counted(item.people_heard, "person", "people"))
    if item.confidential:
        parts.append("confidential")
    detail = " \u00b7 ".join(part for part in parts if part) or "not yet described"
    uses = counted(item.uses, "use") if item.uses else ""
    said = (item.given_by, item.notes, item.url, write_date(item.event_date))
    more = " ".join((*said, *(file.name for file in item.files)))
    return ListRow(item.id, item.title, detail, lead=item.reference, trail=uses, more=more)


def _short_date(day: date | None) -> str:
    """Return a date that leaves room in a line: "15 Nov 2024"."""
    return "" if day is None else f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def rows_of(items: Sequence[EvidenceItem], framework: Framework) -> list[ListRow]:
    """Return items as rows, in their order."""
    names = category_names(framework)
    return [row_of(item, names) for item in items]


def counts_by_category(items: Sequence[EvidenceItem]) -> dict[str, int]:
    """Return how many items each category has; "" stands for those that are in none."""
    counts: dict[str, int] = {}
    for item in items:
        counts[item.category] = counts.get(item.category, 0) + 1
    return counts
