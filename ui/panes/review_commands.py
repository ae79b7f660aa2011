"""The commands of the review: showing it, deciding, opening for editing, marking as read."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.commands import Command

if TYPE_CHECKING:
    from domain.frameworks.framework import Framework
    from ui.on_demand import OnDemand
    from ui.panes.review import ReviewPane


def review_commands(
    pane: OnDemand[ReviewPane], framework: Framework, show_work: Callable[[], object], shown_section: Callable[[], str]
) -> list[Command]:
    """Return the commands; `shown_section` returns the section that is read in front.

    A decision says why it cannot be taken when it is asked for.
    """
    group = _tr("Review")
    no_procedure = "" if framework.procedure.stages else _tr("The framework of this assessment has no procedure.")

    def why_no_section() -> str:
        return no_procedure or ("" if shown_section() else _tr("Open a section first."))

    def why_none() -> str:
        return no_procedure

    show, mark = pane.act(lambda shown: shown.take_focus()), pane.act(lambda shown: shown.mark_read(shown_section()))
    edit = pane.act(lambda shown: shown.begin_opening())
    commands = [
        Command("show-review", _tr("Show the review"), "Ctrl+F6", show, "safe", group, words=_tr("stage approval")),
        Command(
            "my-work", _tr("My work"), "Ctrl+Shift+T", show_work, "checks", group, words=_tr("tasks waiting to do")
        ),
        Command("mark-read", _tr("Mark the section as read"), "Alt+F6", mark, "done", group, why_no_section),
        Command("open-for-editing", _tr("Open for editing \u2026"), "", edit, "edit", group, why_none),
    ]
    for rule in framework.procedure.decisions:
        take = partial(_press, pane, rule.id)
        words = _tr("decide decision")
        commands.append(Command(f"decide-{rule.scope}-{rule.id}", rule.name, "", take, "safe", group, why_none, words))
    return commands


def _press(pane: OnDemand[ReviewPane], decision: str) -> None:
    pane.wanted().press(decision)


def _tr(words: str) -> str:
    return QCoreApplication.translate("ReviewPane", words)
