"""The commands of the evidence pane: taking in, finding, citing and reading."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.commands import Command

if TYPE_CHECKING:
    from ui.on_demand import OnDemand
    from ui.panes.evidence import EvidencePane

Row = tuple[str, str, Callable[[], object], str, str, Callable[[], str]]
"""Of a command: its id, title, what it does, keys, icon and why it cannot be done."""


def evidence_commands(pane: OnDemand[EvidencePane]) -> list[Command]:
    """Return the commands of evidence; nothing is chosen and no document open in a pane that is not made yet."""
    group = _tr("Evidence")
    return [
        Command(id=name, title=title, run=run, shortcut=keys, icon=icon, group=group, enabled=enabled)
        for name, title, run, keys, icon, enabled in (*_item_rows(pane), *_reading_rows(pane))
    ]


def _item_rows(pane: OnDemand[EvidencePane]) -> tuple[Row, ...]:
    cite = pane.act(lambda shown: shown.cite())
    has_item = _has_item(pane)
    add_files, add_folder = pane.act(lambda shown: shown.add_files()), pane.act(lambda shown: shown.add_folder())
    add_rows = pane.act(lambda shown: shown.rows.choose())
    add_note = pane.act(lambda shown: shown.new_item.begin_note())
    add_link = pane.act(lambda shown: shown.new_item.begin_link())
    find = pane.act(lambda shown: shown.begin_finding())
    return (
        ("cite-current", _tr("Cite the current item"), cite, "", "cite", has_item),
        ("add-files", _tr("Add files as evidence"), add_files, "Ctrl+Shift+A", "attach", _never_off),
        ("add-folder", _tr("Add a folder as evidence"), add_folder, "", "folder", _never_off),
        ("add-rows", _tr("Take in a spreadsheet, a row an item"), add_rows, "", "spreadsheet", _never_off),
        ("add-note", _tr("Add a note as evidence"), add_note, "", "note", _never_off),
        ("add-link", _tr("Add a web link as evidence"), add_link, "", "link", _never_off),
        ("find-evidence", _tr("Find in evidence"), find, "Ctrl+Shift+I", "search", _never_off),
    )


def _reading_rows(pane: OnDemand[EvidencePane]) -> tuple[Row, ...]:
    read = pane.act(lambda shown: shown.read_current())
    make_excerpt = pane.act(lambda shown: shown.reader.make_excerpt())
    next_use = pane.act(lambda shown: shown.reading.go_to_next_use())
    add_newer = pane.act(lambda shown: shown.reading.add_newer_of_shown())
    no_document = _tr("Open a document of an evidence item first.")
    may_excerpt = pane.ask(lambda shown: shown.reading.why_no_excerpt(), no_document)
    may_newer = pane.ask(
        lambda shown: shown.reading.why_not_newer(), _tr("Open an evidence item that has a file first.")
    )
    return (
        ("read-source", _tr("Read the document"), read, "Ctrl+Shift+R", "book", _has_item(pane)),
        ("make-excerpt", _tr("Make an excerpt"), make_excerpt, "Ctrl+Shift+X", "quote", may_excerpt),
        ("next-use", _tr("Go to the next use of the excerpt"), next_use, "F4", "forward", _never_off),
        ("newer-version", _tr("Add a newer version …"), add_newer, "", "compare", may_newer),
    )


def _has_item(pane: OnDemand[EvidencePane]) -> Callable[[], str]:
    return pane.ask(lambda shown: shown.why_no_item(), _tr("Choose an evidence item first."))


def _never_off() -> str:
    return ""


def _tr(words: str) -> str:
    return QCoreApplication.translate("EvidencePane", words)
