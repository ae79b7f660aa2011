"""Values come out of rows whole, and what breaks while they are read is told."""

from __future__ import annotations

import gc
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from builders import ANN, NOON, Desk, a_desk, later
from sqlalchemy import bindparam, func, select

from domain.assessment import EvidenceItem, EvidenceKind
from store.actions.evidence import add_item
from store.engine import make_engine
from store.errors import CannotOpen
from store.queries.evidence import load_item, load_items
from store.rows import making_many, rows_of
from store.tables import EvidenceItemRow
from store.values import ItemDetails
from store.workspace import DATABASE, Workspace

PAGE = 4096
TABLE_LEAF = 13

DETAILS = ItemDetails(
    "Complaints report",
    EvidenceKind.LINK,
    "processes",
    "The ombudsman",
    date(2024, 4, 1),
    None,
    12,
    True,
    False,
    "Read in full.",
    "https://www.example.org/report",
)


def _add(desk: Desk, details: ItemDetails) -> str:
    return add_item(desk.workspace, ANN, NOON, assessment_id=desk.assessment_id, details=details).result[0]


def test_an_item_is_read_as_it_was_given(desk: Desk) -> None:
    item_id = _add(desk, DETAILS)
    given = {name: getattr(DETAILS, name) for name in DETAILS.__slots__}
    assert load_item(desk.workspace, item_id) == EvidenceItem(item_id, "E-001", **given, version=1)


def test_flags_are_true_or_false_and_not_numbers(desk: Desk) -> None:
    item = load_item(desk.workspace, _add(desk, DETAILS))
    assert (item.confidential, item.disclosed) == (True, False)
    assert {type(item.confidential), type(item.disclosed)} == {bool}


def test_rows_are_plain_tuples_in_the_order_asked_for(desk: Desk) -> None:
    for title in ("b", "a"):
        desk.note(title)
    item = EvidenceItemRow.__table__.c
    statement = select(item.title, item.confidential).where(item.assessment_id == bindparam("wanted"))
    with desk.workspace.reading() as connection:
        assert list(rows_of(connection, statement.order_by(item.title), desk.assessment_id)) == [("a", 0), ("b", 0)]


def _damaged(desk: Desk, words: bytes) -> Workspace:
    """Spoil each table page that holds these words, and open the workspace without the checks of opening."""
    desk.workspace.close(later(1))
    path = desk.workspace.folder / DATABASE
    content = bytearray(path.read_bytes())
    for start in range(PAGE, len(content), PAGE):
        if content[start] == TABLE_LEAF and words in content[start : start + PAGE]:
            content[start : start + PAGE] = b"\xa5" * PAGE
    path.write_bytes(content)
    return Workspace(desk.workspace.folder, make_engine(path, read_only=True), None, None)


def test_damage_met_half_way_through_the_rows_is_told_as_damage(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    for number in range(60):
        desk.note(f"Item {number} " + "of many " * 20)
    workspace = _damaged(desk, b"Item 59 of many")
    with pytest.raises(CannotOpen) as told:
        load_items(workspace, desk.assessment_id)
    workspace.close(later(2))
    assert (told.value.code, told.value.data) == ("damaged", {"path": str(workspace.database)})


def test_a_fault_of_the_program_stays_what_it_is(desk: Desk) -> None:
    for title in ("{}", "not JSON"):
        desk.note(title)
    item = EvidenceItemRow.__table__.c
    statement = select(func.json_extract(item.title, "$")).where(item.assessment_id == bindparam("wanted"))
    with pytest.raises(driver.OperationalError, match="malformed JSON"), desk.workspace.reading() as connection:
        list(rows_of(connection, statement.order_by(item.number), desk.assessment_id))


@pytest.mark.parametrize("is_on", [True, False])
@pytest.mark.parametrize("number", ["7", "seven"])
def test_garbage_is_searched_for_afterwards_as_before(is_on: bool, number: str) -> None:
    seen: list[bool] = []

    @making_many
    def make(text: str) -> int:
        seen.append(gc.isenabled())
        return int(text)

    (gc.enable if is_on else gc.disable)()
    try:
        with suppress(ValueError):
            assert make(number) == 7
        assert (seen, gc.isenabled()) == ([False], is_on)
    finally:
        gc.enable()
