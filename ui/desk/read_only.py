"""Switch off what would change an assessment in a workspace that may only be read, each thing with the reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ui.commands import Command
    from ui.desk.desk import Desk
    from ui.panes.evidence import EvidencePane

READING = frozenset(
    (
        "find",
        "mark-citations",
        "framework-words",
        "go-to-rationale",
        "find-evidence",
        "read-source",
        "next-use",
        "show-comments",
        "next-comment",
        "previous-comment",
        "show-checks",
        "next-finding",
        "previous-finding",
        "evidence-matrix",
        "find-everywhere",
        "open-cited",
        "citations-here",
        "show-coverage",
        "next-gap",
        "previous-gap",
    )
)
"""The commands of an assessment that change nothing in it."""


def switch_off(desk: Desk, reason: str) -> None:
    """Let nothing be changed on any page or pane; texts can still be selected and copied."""
    for text_page in (desk.statement, desk.narrative):
        text_page.findings.set_off(reason)
    desk.statement.score.set_off(reason)
    desk.statement.rationale.set_off(reason)
    desk.facts.set_off(reason)
    desk.overview.details.set_off(reason)
    for widget in (desk.statement.categories, desk.overview.team, desk.overview.pseudonyms):
        _switch_off(widget, reason)
    _switch_evidence_off(desk.evidence, reason)


def commands_for_reading(commands: Iterable[Command], reason: str) -> list[Command]:
    """Return the commands with all that change something off for `reason`."""
    return [command if command.id in READING else replace(command, enabled=lambda: reason) for command in commands]


def _switch_evidence_off(pane: EvidencePane, reason: str) -> None:
    pane.setAcceptDrops(False)
    pane.item.form.set_off(reason)
    for button in (pane.add_button, pane.item.cite, pane.item.remove):
        button.set_off(reason)
    pane.item.newer.hide()
    pane.item.excerpts.set_off(reason)


def _switch_off(widget: QWidget, reason: str) -> None:
    widget.setEnabled(False)
    widget.setToolTip(reason)
    widget.setAccessibleDescription(reason)
