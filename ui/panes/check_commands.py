"""The commands of the checks: showing them, and going from finding to finding."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.commands import Command

if TYPE_CHECKING:
    from ui.on_demand import OnDemand
    from ui.panes.checks import ChecksPane


def check_commands(pane: OnDemand[ChecksPane], show_more_or_less: Callable[[], object]) -> list[Command]:
    """Return the commands of what the checks found; `show_more_or_less` underlines others of it in the text."""

    def tr(words: str) -> str:
        return QCoreApplication.translate("ChecksPane", words)

    group = tr("Evidence")
    show = pane.act(lambda shown: shown.shown_wanted.emit())
    following, before = pane.act(lambda shown: shown.step(1)), pane.act(lambda shown: shown.step(-1))
    rows: tuple[tuple[str, str, Callable[[], object], str, str], ...] = (
        ("show-checks", tr("Show the checks"), show, "Ctrl+F7", "checks"),
        ("next-finding", tr("Next finding of the checks"), following, "F7", "next"),
        ("previous-finding", tr("Previous finding of the checks"), before, "Shift+F7", ""),
        ("findings-shown", tr("Underline all findings, the weighty ones or none"), show_more_or_less, "", "show"),
    )
    return [
        Command(id=name, title=title, run=run, shortcut=keys, icon=icon, group=group)
        for name, title, run, keys, icon in rows
    ]
