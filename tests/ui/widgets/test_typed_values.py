"""Amounts and dates as people type them."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from domain.dates import read_date, write_date
from ui.widgets.typed_field import AmountField, DateField


@pytest.mark.parametrize(
    "typed",
    [
        "17 January 2025",
        "17 jan 25",
        "17th January, 2025",
        "17/1/2025",
        "17.01.25",
        "17-1-2025",
        "2025-01-17",
        " 17 JANUARY 2025 ",
    ],
)
def test_a_date_is_read(typed: str) -> None:
    assert read_date(typed) == date(2025, 1, 17)


@pytest.mark.parametrize(
    "typed", ["31 June 2025", "29/2/2025", "17 Foo 2025", "January 2025", "1/17/2025", "soon", "17/1"]
)
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):
        read_date(typed)


@pytest.mark.parametrize(
    ("day", "text"), [(None, ""), (date(2025, 1, 7), "7 January 2025"), (date(2024, 2, 29), "29 February 2024")]
)
def test_a_date_is_written_so_that_it_reads_back(day: date | None, text: str) -> None:
    assert write_date(day) == text
    assert read_date(text) == day


def typed_into(qtbot: QtBot, field: AmountField | DateField, text: str) -> None:
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_an_amount_typed_again_in_other_words_stays_the_same(qtbot: QtBot) -> None:
    field = AmountField("Budget")
    qtbot.addWidget(field)
    typed_into(qtbot, field, "412.3m")
    typed_into(qtbot, field, "412,300,000")
    assert (field.amount(), field.text()) == (412_300_000, "£412,300,000")


def test_what_cannot_be_read_stays_as_typed_and_is_marked_until_mended(qtbot: QtBot) -> None:
    field = DateField("Received")
    qtbot.addWidget(field)
    field.set_day(date(2025, 1, 17))
    faults: list[str] = []
    field.faulted.connect(faults.append)
    typed_into(qtbot, field, "31 June 2025")
    assert (field.text(), field.day(), field.is_faulty()) == ("31 June 2025", date(2025, 1, 17), True)
    typed_into(qtbot, field, "30 June 2025")
    assert (field.day(), field.is_faulty(), faults) == (date(2025, 6, 30), False, ["31 June 2025", ""])


def test_a_date_can_be_emptied(qtbot: QtBot) -> None:
    field = DateField("Received")
    qtbot.addWidget(field)
    field.set_day(date(2025, 1, 17))
    with qtbot.waitSignal(field.changed) as told:
        field.clear()
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told.args == [None]


def test_an_amount_is_told_while_it_is_typed_and_written_out_on_leaving(qtbot: QtBot) -> None:
    field = AmountField("Total budget")
    qtbot.addWidget(field)
    told: list[object] = []
    field.changed.connect(told.append)
    qtbot.keyClicks(field, "1.2m")
    assert (told, field.text()) == ([1, 1_200_000], "1.2m")
    field.editingFinished.emit()
    assert (told, field.text()) == ([1, 1_200_000], "£1,200,000")
