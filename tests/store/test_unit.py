"""Both ways of writing a row leave the same behind, and an open entry of the journal grows without being made anew."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from builders import ANN, NOON, Desk, later
from sqlalchemy import select

from domain.review.comments import CommentKind, Target
from store.actions.comments import add_comment
from store.actions.history import redo, undo
from store.errors import CannotOpen, DiskFault, StoreError
from store.ids import new_id
from store.journal import RowChange
from store.queries.history import entries
from store.queries.search import search
from store.row_data import table_of
from store.tables import ChangeRow, CitationRow, CommentRow, EvidenceItemRow, KeptTextRow, PassageRow
from store.tables.base import Journalled
from store.unit import Unit, unit_of_work
from store.verify import verify

Write = Callable[[Unit, str, dict[str, Any]], None]


def through_the_session(
    unit: Unit, row_id: str, values: dict[str, Any], row_class: type[Journalled] = PassageRow
) -> None:
    row = unit.get(row_class, row_id)
    for name, value in values.items():
        setattr(row, name, value)
    unit.session.flush()


def past_the_session(unit: Unit, row_id: str, values: dict[str, Any], row_class: type[Journalled] = PassageRow) -> None:
    table = table_of(row_class)
    row = unit.connection.execute(select(table).where(table.c.id == row_id)).one()
    unit.update(row_class, row, values)


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


def kept_after(
    desk: Desk, row_class: type[Journalled], write: Callable[..., None], values: dict[str, Any]
) -> list[tuple[Any, ...]]:
    """Return the rows of a table as SQLite keeps them when the first was written so; nothing of it stays."""
    query = f"SELECT * FROM {row_class.__tablename__} ORDER BY id"
    with (
        pytest.raises(ZeroDivisionError),
        unit_of_work(desk.workspace, ANN, NOON, "text-written", desk.assessment_id) as unit,
    ):
        before = unit.connection.exec_driver_sql(query).all()
        write(unit, unit.connection.execute(select(table_of(row_class).c.id)).scalars().first(), values, row_class)
        after = unit.connection.exec_driver_sql(query).all()
        raise ZeroDivisionError
    assert after != before
    return [tuple(row) for row in after]


def found_by(desk: Desk, words: str) -> list[str]:
    return [hit.owner_id for hit in search(desk.workspace, words, desk.assessment_id)]


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


@pytest.mark.parametrize(
    ("row_class", "values"),
    [
        (PassageRow, {"links": [[0, 2, "https://example.org/é"]], "text": "É", "level": 1}),
        (CitationRow, {"detached": True, "excerpt_id": None, "start": 3}),
        (EvidenceItemRow, {"event_date": date(2026, 2, 3), "received_date": None}),
        (CommentRow, {"resolved_at": later(90), "resolved_by": "Ann", "section_id": None}),
    ],
)
def test_values_of_every_type_are_kept_as_the_session_keeps_them(
    desk: Desk, row_class: type[Journalled], values: dict[str, Any]
) -> None:
    (passage,) = desk.write("learning", "As it was.")
    desk.cite("learning", passage, "was", desk.note("A note"))
    section_id = desk.section_id("learning")
    comment = {"text": "Why?", "kind": CommentKind.QUESTION, "target": Target.SECTION, "section_id": section_id}
    add_comment(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, **comment)
    kept = [kept_after(desk, row_class, write, values) for write in (through_the_session, past_the_session)]
    assert kept[0] == kept[1]


def test_a_row_written_twice_in_one_action_is_found_by_its_last_words(desk: Desk) -> None:
    (passage,) = desk.write("learning", "As it was.")
    with unit_of_work(desk.workspace, ANN, NOON, "text-written", desk.assessment_id) as unit:
        past_the_session(unit, passage, {"text": "Staff were heard.", "words": 3})
        past_the_session(unit, passage, {"text": "Nobody was.", "words": 2})
    assert [found_by(desk, words) for words in ("as it", "staff", "nobody")] == [[], [], [passage]]
    assert verify(desk.workspace) == ()


def test_words_that_come_after_none_and_go_again_are_found_while_they_are_there(desk: Desk) -> None:
    (passage,) = desk.write("learning", "…")
    desk.rewrite("learning", passage, "Staff were heard.")
    assert found_by(desk, "staff") == [passage]
    desk.rewrite("learning", passage, "— —")
    assert found_by(desk, "staff") == []
    assert verify(desk.workspace) == ()


def test_words_that_come_with_their_passage_from_another_section_are_found_there(desk: Desk) -> None:
    (passage,) = desk.write("learning", "As it was.")
    elsewhere = desk.section_id("governance")
    with unit_of_work(desk.workspace, ANN, NOON, "text-written", desk.assessment_id) as unit:
        past_the_session(unit, passage, {"text": "Staff were heard.", "section_id": elsewhere})
    (hit,) = search(desk.workspace, "staff", desk.assessment_id)
    assert (hit.owner_id, hit.section_id) == (passage, elsewhere)
    assert verify(desk.workspace) == ()


def test_what_is_written_past_the_session_can_be_taken_back_and_done_again(desk: Desk) -> None:
    (passage,) = desk.write("learning", "As it was.")
    with unit_of_work(desk.workspace, ANN, NOON, "text-written", desk.assessment_id) as unit:
        past_the_session(unit, passage, {"text": "Staff were heard.", "words": 3})
    undo(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id)
    assert (desk.texts("learning"), found_by(desk, "staff"), found_by(desk, "as it")) == (["As it was."], [], [passage])
    redo(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id)
    assert (desk.texts("learning"), found_by(desk, "staff")) == (["Staff were heard."], [passage])
    assert verify(desk.workspace) == ()


def test_what_is_written_either_way_goes_when_the_action_fails(desk: Desk) -> None:
    (passage,) = desk.write("learning", "As it was.")
    for write in (past_the_session, through_the_session):
        recorded(desk, passage, write, {"text": "Staff were heard.", "words": 3})
        assert desk.texts("learning") == ["As it was."]
    assert verify(desk.workspace) == ()


def test_rows_written_both_ways_are_one_entry(desk: Desk) -> None:
    first, second = desk.write("learning", "One.", "Two.")
    with unit_of_work(desk.workspace, ANN, NOON, "text-written", desk.assessment_id) as unit:
        through_the_session(unit, first, {"text": "One!"})
        past_the_session(unit, second, {"text": "Two!"})
    assert desk.texts("learning") == ["One!", "Two!"]
    undo(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id)
    assert desk.texts("learning") == ["One.", "Two."]
    assert verify(desk.workspace) == ()


@pytest.mark.parametrize(
    ("words", "fault", "code"),
    [
        ("database or disk is full", DiskFault, "no-space"),
        ("database disk image is malformed", CannotOpen, "damaged"),
    ],
)
def test_what_the_driver_tells_of_disk_and_database_comes_as_a_fault(
    desk: Desk, words: str, fault: type[StoreError], code: str
) -> None:
    (passage,) = desk.write("learning", "As it was.")
    with (
        pytest.raises(fault) as told,
        unit_of_work(desk.workspace, ANN, NOON, "text-written", desk.assessment_id) as unit,
    ):
        past_the_session(unit, passage, {"text": "Staff were heard."})
        fail = f"CREATE TEMP TRIGGER refused BEFORE UPDATE ON passage BEGIN SELECT RAISE(ABORT, '{words}'); END"
        unit.connection.exec_driver_sql(fail)
        past_the_session(unit, passage, {"text": "Nobody was."})
    assert told.value.code == code
    assert desk.texts("learning") == ["As it was."]


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
