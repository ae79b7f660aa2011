"""The first rows of a spreadsheet as the items that they would become."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from domain.assessment import EvidenceItem, EvidenceKind
from domain.evidence.interview_rows import RowSaid, row_said
from domain.frameworks.framework import Framework
from ui.messages import file_notice
from ui.panes.evidence_rows import category_names, row_of
from ui.widgets.list_rows import ListRow

_LONGEST_WORDS = 200


def preview_rows(
    framework: Framework, cells: Sequence[Sequence[str]], mapping: Mapping[str, int]
) -> tuple[list[ListRow], list[str]]:
    """Return the rows as they would stand in the list of evidence, and a sentence for each kind of unread cell."""
    from store.actions.interviews import categories_by_name

    categories, names = categories_by_name(framework), category_names(framework)
    said = [row_said(row, mapping, categories) for row in cells]
    problems = dict.fromkeys(code for each in said if each is not None for code in each.problems)
    rows = [_row(number, each, names) for number, each in enumerate(said, 1)]
    return rows, [file_notice(code) for code in problems]


def _row(number: int, said: RowSaid | None, names: dict[str, str]) -> ListRow:
    if said is None:
        return ListRow(str(number), "Says nothing", "It becomes no item.", is_off=True)
    item = EvidenceItem(
        str(number),
        "",
        said.title,
        EvidenceKind.FILE,
        category=said.category,
        event_date=said.event_date,
        people_heard=said.people_heard,
        confidential=said.confidential,
    )
    shown = row_of(item, names)
    given_by = said.given_by if said.given_by != said.title else ""
    detail = " \u00b7 ".join(part for part in (given_by, shown.detail, said.words[:_LONGEST_WORDS]) if part)
    return ListRow(shown.id, shown.title, detail)
