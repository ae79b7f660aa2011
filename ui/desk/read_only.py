"""Switch off what would change an assessment in a workspace that may only be read, each thing with the reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ui.commands import Command
    from ui.pages.facts import FactsPage
    from ui.pages.narrative import NarrativePage
    from ui.pages.overview import OverviewPage
    from ui.pages.own_rules import OwnRulesPage
    from ui.pages.page import Page
    from ui.pages.statement import StatementPage

READING = frozenset(
    (
        "find",
        "mark-citations",
        "framework-words",
        "go-to-rationale",
        "go-to-second-score",
        "find-evidence",
        "read-source",
        "next-use",
        "show-comments",
        "next-comment",
        "show-review",
        "my-work",
        "previous-comment",
        "show-suggestions",
        "next-suggestion",
        "previous-suggestion",
        "show-checks",
        "next-finding",
        "previous-finding",
        "findings-shown",
        "at-caret",
        "evidence-matrix",
        "moderation",
        "publication",
        "own-rules",
        "find-everywhere",
        "open-cited",
        "citations-here",
        "show-coverage",
        "next-gap",
        "previous-gap",
        "versions",
        "next-change",
        "previous-change",
    )
)
"""The commands of an assessment that change nothing in it."""


def switch_off(name: str, page: Page, reason: str) -> None:
    """Let nothing be changed on the page of this name; texts can still be selected and copied."""
    switch = _SWITCHES.get(name)
    if switch is not None:
        switch(page, reason)


def commands_for_reading(commands: Iterable[Command], reason: str) -> list[Command]:
    """Return the commands with all that change something off for `reason`."""
    return [command if command.id in READING else replace(command, enabled=lambda: reason) for command in commands]


def _switch_overview_off(page: OverviewPage, reason: str) -> None:
    page.details.set_off(reason)
    for widget in (page.team, page.pseudonyms):
        _switch_off(widget, reason)


def _switch_section_off(page: StatementPage | NarrativePage | FactsPage | OwnRulesPage, reason: str) -> None:
    page.set_off(reason)


def _switch_off(widget: QWidget, reason: str) -> None:
    widget.setEnabled(False)
    widget.setToolTip(reason)
    widget.setAccessibleDescription(reason)


_SWITCHES: Final[Mapping[str, Callable[[Any, str], None]]] = {
    "overview": _switch_overview_off,
    "statement": _switch_section_off,
    "narrative": _switch_section_off,
    "facts": _switch_section_off,
    "own_rules": _switch_section_off,
}
