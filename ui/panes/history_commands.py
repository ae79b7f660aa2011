"""Undo and redo of whole actions, which reach further than undoing keys in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.commands import Command

if TYPE_CHECKING:
    from ui.on_demand import OnDemand
    from ui.panes.history import HistoryPane


def history_commands(pane: OnDemand[HistoryPane]) -> list[Command]:
    """Return the commands of the pane of what was done."""

    def tr(words: str) -> str:
        return QCoreApplication.translate("HistoryPane", words)

    group = tr("Edit")
    undo, redo = pane.act(lambda shown: shown.undo()), pane.act(lambda shown: shown.redo())
    return [
        Command("undo-action", tr("Undo the last action"), "Ctrl+Z", undo, "undo", group),
        Command("redo-action", tr("Redo the last action"), "Ctrl+Y", redo, "redo", group),
    ]
