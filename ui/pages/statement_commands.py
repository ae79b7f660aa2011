"""The commands of a quality statement: its score, its reason and the framework's words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.commands import Command

if TYPE_CHECKING:
    from domain.frameworks.framework import Framework
    from ui.on_demand import OnDemand
    from ui.pages.statement import StatementPage


def statement_commands(page: OnDemand[StatementPage], framework: Framework) -> list[Command]:
    """Return the commands of the page of the quality statements."""

    def tr(words: str) -> str:
        return QCoreApplication.translate("StatementPage", words)

    group = tr("Statement")
    not_open = tr("Open a quality statement first.")
    levels = [
        Command(
            id=f"score-{level.value}",
            title=tr("Score {level}: {words}").format(level=level.value, words=level.short),
            run=partial(_choose, page, level.value),
            group=group,
            icon="rating",
            enabled=page.ask(lambda shown: shown.why_not_scored() if shown.isVisible() else not_open, not_open),
        )
        for level in framework.scale
    ]
    fold = Command(
        id="framework-words",
        title=tr("Show or fold the framework\u2019s words"),
        run=page.act(lambda shown: shown.words.set_open(not shown.words.is_open())),
        group=group,
        shortcut="Ctrl+Shift+W",
        icon="book",
    )
    reason = Command(
        id="go-to-rationale",
        title=tr("Write why this score"),
        run=page.act(lambda shown: shown.rationale.text.setFocus()),
        group=group,
        shortcut="Ctrl+Shift+Y",
        icon="edit",
    )
    return [*levels, reason, fold, *_second_commands(page, not_open)]


def _second_commands(page: OnDemand[StatementPage], not_open: str) -> list[Command]:
    def tr(words: str) -> str:
        return QCoreApplication.translate("StatementPage", words)

    group = tr("Statement")
    begin = Command(
        id="begin-second-score",
        title=tr("Score without seeing the first score"),
        run=page.act(lambda shown: shown.seconds.begin_blind()),
        group=group,
        shortcut="Ctrl+Shift+B",
        icon="hide",
        enabled=page.ask(lambda shown: shown.seconds.why_not_begun() if shown.isVisible() else not_open, not_open),
        words=tr("second score blind"),
    )
    show = Command(
        id="go-to-second-score",
        title=tr("Go to the second score"),
        run=page.act(lambda shown: shown.seconds.take_focus()),
        group=group,
        icon="compare",
        enabled=page.ask(lambda shown: "" if shown.isVisible() else not_open, not_open),
        words=tr("settle differing history blind"),
    )
    return [begin, show]


def _choose(page: OnDemand[StatementPage], level: int) -> None:
    page.wanted().choose(level)
