"""Both ways of writing a row leave the same behind, and an open entry of the journal grows without being made anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from builders import ANN, NOON, Desk, later
from sqlalchemy import select

from store.ids import new_id
from store.journal import RowChange
from store.queries.history import entries
from store.row_data import table_of
from store.tables import ChangeRow, KeptTextRow, PassageRow
from store.unit import Unit, unit_of_work
from store.verify import verify

Write = Callable[[Unit, str, dict[str, Any]], None]


def through_the_session(unit: Unit, passage_id: str, values: dict[str, Any]) -> None:
    row = unit.get(PassageRow, passage_id)
    for name, value in values.items():
        setattr(row, name, value)
    unit.session.flush()


def past_the_session(unit: Unit, passage_id: str, values: dict[str, Any]) -> None:
    table = table_of(PassageRow)
    row = unit.connection.execute(select(table).where(table.c.id == passage_id)).one()
    unit.update(PassageRow, row, values)


def recorded(desk: Desk, passage_id: str, write: Write, values: dict[str, Any]) -> list[RowChange]:
    """Return what an action that writes so would record; nothing of it stays."""
    changes: list[RowChange] = []
    with (
        pytest.raises(ZeroDivisionError),
        unit_of_work(desk.workspace, ANN, NOON, "text-written", desk.assessment_id) as unit,
    ):
        write(unit, passage_id, values)
        changes = list(unit.pending.changes.values())
        raise ZeroDivisionError
    return changes


@pytest.mark.parametrize(
    "values",
    [
        {"text": "Staff were heard.", "words": 3},
        {"text": "Staff were heard.", "version": 7},
        {"links": [[0, 5, "https://example.org"]]},
        {"position": "b7"},
        {"text": "As it was."},
        {},
    ],
)
def test_a_row_written_past_the_session_is_recorded_as_one_written_through_it(
    desk: Desk, values: dict[str, Any]
) -> None:
    (passage,) = desk.write("learning", "As it was.")
    expected = recorded(desk, passage, through_the_session, values)
    assert recorded(desk, passage, past_the_session, values) == expected


def test_a_row_written_past_the_session_is_of_the_section_it_came_to(desk: Desk) -> None:
    (passage,) = desk.write("learning", "As it was.")
    elsewhere = desk.section_id("governance")
    (change,) = recorded(desk, passage, past_the_session, {"section_id": elsewhere})
    assert change.section_id == elsewhere


def test_what_is_written_past_the_session_is_there_and_verifies(desk: Desk) -> None:
    (passage,) = desk.write("learning", "As it was.")
    with unit_of_work(desk.workspace, ANN, NOON, "text-written", desk.assessment_id) as unit:
        past_the_session(unit, passage, {"text": "Staff were heard.", "words": 3})
    assert desk.texts("learning") == ["Staff were heard."]
    assert verify(desk.workspace) == ()


def test_an_open_entry_keeps_the_first_before_and_the_last_after_of_each_row(desk: Desk) -> None:
    first, second = desk.write("learning", "One.", "Two.")
    texts = [(first, "One!"), (second, "Two!"), (first, "One!!")]
    for second_of_typing, (passage, text) in enumerate(texts):
        at = later(second_of_typing)
        with unit_of_work(desk.workspace, ANN, at, "text-written", desk.assessment_id, merge_key="typing") as unit:
            past_the_session(unit, passage, {"text": text})
    with desk.workspace.reading() as connection:
        seq = entries(desk.workspace, desk.assessment_id)[0].seq
        rows = connection.execute(select(table_of_changes()).where(ChangeRow.seq == seq)).all()
    assert [(row.row_id, row.before, row.after) for row in rows] == [
        (first, '{"text":"One.","version":1}', '{"text":"One!!","version":3}'),
        (second, '{"text":"Two.","version":1}', '{"text":"Two!","version":2}'),
    ]
    assert verify(desk.workspace) == ()


def test_a_row_that_came_and_went_within_an_open_entry_leaves_no_change_in_it(desk: Desk) -> None:
    kept = KeptTextRow(id=new_id(), assessment_id=desk.assessment_id, source="", reason="stale", text="x", at=NOON)
    with unit_of_work(desk.workspace, ANN, NOON, "text-kept-aside", desk.assessment_id, merge_key="kept") as unit:
        unit.session.add(kept)
    with unit_of_work(desk.workspace, ANN, later(1), "text-kept-aside", desk.assessment_id, merge_key="kept") as unit:
        unit.session.delete(unit.get(KeptTextRow, kept.id))
    with desk.workspace.reading() as connection:
        assert connection.execute(select(table_of_changes()).where(ChangeRow.row_id == kept.id)).all() == []
    assert verify(desk.workspace) == ()


def table_of_changes() -> Any:
    return ChangeRow.__table__
