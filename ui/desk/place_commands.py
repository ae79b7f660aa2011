"""The commands that open a page of the assessment that is no section of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from ui.commands import Command
from ui.desk.outlining import MATRIX, MODERATION


def place_commands(
    show_row: Callable[[str], object],
    show_find: Callable[[], object],
    show_publication: Callable[[], object],
    show_own_rules: Callable[[], object],
) -> list[Command]:
    """Return the commands; `show_row` opens a page by its row's id, the others the one that they are called by."""

    def tr(words: str) -> str:
        return QCoreApplication.translate("PlaceCommands", words)

    evidence, matrix, moderation = tr("Evidence"), lambda: show_row(MATRIX), lambda: show_row(MODERATION)
    matrix_words = tr("triangulation coverage categories heat map")
    panel_words = tr("panel second scores agreement kappa distribution outliers")
    gate_words = tr("gate publish ready blockers waivers quality sheet")
    rules_words = tr("house style terms words acronyms checks spelling dictionary organisation")
    find = tr("Find in findings, evidence and files")
    rows: tuple[tuple[str, str, str, Callable[[], object], str, str, str], ...] = (
        ("evidence-matrix", tr("Evidence matrix"), "Ctrl+Shift+M", matrix, "table", evidence, matrix_words),
        ("moderation", tr("Moderation"), "Ctrl+Shift+G", moderation, "scale", tr("Statement"), panel_words),
        ("publication", tr("Publication"), "Ctrl+Shift+J", show_publication, "checks", tr("Review"), gate_words),
        (
            "own-rules",
            tr("Own rules of the checks"),
            "Ctrl+Shift+F7",
            show_own_rules,
            "edit",
            tr("Checks"),
            rules_words,
        ),
        ("find-everywhere", find, "Ctrl+Shift+F", show_find, "search", evidence, ""),
    )
    return [
        Command(name, title, keys, run, icon, group, words=words) for name, title, keys, run, icon, group, words in rows
    ]
