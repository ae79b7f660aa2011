"""The commands that open a page of the assessment that is no section of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from ui.commands import Command
from ui.desk.outlining import MATRIX, MODERATION


def place_commands(
    show_row: Callable[[str], object], show_find: Callable[[], object], show_publication: Callable[[], object]
) -> list[Command]:
    """Return the commands; `show_row` opens a page by its row's id, the others the one that they are called by."""

    def tr(words: str) -> str:
        return QCoreApplication.translate("PlaceCommands", words)

    group = tr("Evidence")
    return [
        Command(
            "evidence-matrix",
            tr("Evidence matrix"),
            "Ctrl+Shift+M",
            lambda: show_row(MATRIX),
            "table",
            group,
            words=tr("triangulation coverage categories heat map"),
        ),
        Command(
            "moderation",
            tr("Moderation"),
            "Ctrl+Shift+G",
            lambda: show_row(MODERATION),
            "scale",
            tr("Statement"),
            words=tr("panel second scores agreement kappa distribution outliers"),
        ),
        Command(
            "publication",
            tr("Publication: is it ready, and why not"),
            "Ctrl+Shift+J",
            show_publication,
            "checks",
            tr("Review"),
            words=tr("gate publish ready blockers waivers quality sheet"),
        ),
        Command(
            "find-everywhere",
            tr("Find in findings, evidence and files"),
            "Ctrl+Shift+F",
            show_find,
            "search",
            group,
        ),
    ]
