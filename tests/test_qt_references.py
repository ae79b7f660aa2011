"""Ordinary Qt calls keep the references to None that they borrow; where they do not, the interpreter aborts.

PySide6 6.12.0 on Python 3.11 lost one with most calls, and a model of 5,000 rows filled twice was enough to end the
program. Run at every upgrade of Qt.
"""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QListView, QWidget
from pytestqt.qtbot import QtBot

MOST_LOST = 100
"""References; each case makes thousands of calls, and the count also moves a little with what Python caches."""

pytestmark = pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is not counted from Python 3.12 on")


class Rows(QAbstractListModel):
    """A model over plain strings that has None to say for every role but one."""

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 5_000

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return str(index.row()) if role == Qt.ItemDataRole.DisplayRole else None


class Teller(QObject):
    """Signals: told(object)."""

    told = Signal(object)


def fill_an_item_model() -> None:
    model = QStandardItemModel()
    for number in range(5_000):
        model.appendRow(QStandardItem(str(number)))
    model.clear()


def ask_a_model_of_ours_for_what_it_has_not() -> None:
    model, view = Rows(), QListView()
    view.setModel(model)
    for number in range(5_000):
        view.model().data(model.index(number), Qt.ItemDataRole.ToolTipRole)
    view.setModel(None)


def write_and_walk_a_document() -> None:
    document = QTextDocument()
    cursor = QTextCursor(document)
    for number in range(1_000):
        cursor.insertText(str(number))
        cursor.insertBlock()
    block = document.begin()
    while block.isValid():
        block.userData()
        block = block.next()


def tell_by_signal() -> None:
    teller = Teller()
    teller.told.connect(lambda _word: None)
    for _ in range(2_000):
        teller.told.emit(None)


def ask_widgets_for_what_is_not_there() -> None:
    widget = QWidget()
    for _ in range(1_000):
        widget.parentWidget()
        widget.layout()
        widget.findChild(QLabel, "none")
        widget.property("nothing")
        widget.setProperty("nothing", None)
        QApplication.focusWidget()


def set_and_show() -> None:
    widget = QLabel()
    for number in range(1_000):
        widget.setText(str(number))
        widget.setToolTip("")
        widget.setAccessibleName("name")
        widget.setEnabled(True)
        widget.update()


def run_out_of_time() -> None:
    for _ in range(1_000):
        QTimer.singleShot(0, lambda: None)
    QApplication.processEvents()


def references_lost_by(calls: Callable[[], None]) -> int:
    """Return how many references to None two rounds of calls lose, after one that fills the caches.

    Nothing is collected meanwhile: what earlier tests left as garbage holds references to None too.
    """
    gc.disable()
    try:
        calls()
        before = sys.getrefcount(None)
        calls()
        calls()
        return before - sys.getrefcount(None)
    finally:
        gc.enable()


@pytest.mark.parametrize(
    "calls",
    [
        fill_an_item_model,
        ask_a_model_of_ours_for_what_it_has_not,
        write_and_walk_a_document,
        tell_by_signal,
        ask_widgets_for_what_is_not_there,
        set_and_show,
        run_out_of_time,
    ],
)
def test_ordinary_calls_lose_no_reference_to_none(qtbot: QtBot, calls: Callable[[], None]) -> None:
    assert references_lost_by(calls) <= MOST_LOST


def test_a_loss_would_be_seen() -> None:
    none = ctypes.py_object(None)
    lost = 0

    def lose() -> None:
        nonlocal lost
        for _ in range(MOST_LOST):
            ctypes.pythonapi.Py_DecRef(none)
        lost += MOST_LOST

    try:
        assert references_lost_by(lose) > MOST_LOST
    finally:
        for _ in range(lost):
            ctypes.pythonapi.Py_IncRef(none)
