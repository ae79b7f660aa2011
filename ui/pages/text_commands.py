"""The commands of writing, for whichever findings editor is in front."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.commands import Command
from ui.pages.suggesting_row import KEYS as SUGGEST_KEYS

if TYPE_CHECKING:
    from ui.pages.findings_panel import FindingsPanel

NOT_SUGGESTED = frozenset(("make-heading", "make-bullet", "make-paragraph", "set-link", "remove-link", "replace"))
Current = Callable[[], "FindingsPanel | None"]

Row = tuple[str, str, Callable[["FindingsPanel"], object], str, str]
"""Of a command: its id, title, what it does with the panel in front, keys and icon."""


def text_commands(current: Current) -> list[Command]:
    """Return the commands; `current` returns the panel that is in front, or None when none is."""

    def why_off() -> str:
        return "" if current() is not None else _tr("Open a section with findings first.")

    def why_suggesting() -> str:
        panel = current()
        is_on = panel is not None and panel.suggesting.is_on
        return _tr("Only words can be suggested. Switch suggesting off first.") if is_on else why_off()

    def on(act: Callable[[FindingsPanel], object]) -> Callable[[], None]:
        def run() -> None:
            panel = current()
            if panel is not None:
                act(panel)

        return run

    group = _tr("Text")
    return [
        Command(
            id=name,
            title=title,
            run=on(act),
            shortcut=keys,
            icon=icon,
            group=group,
            enabled=why_suggesting if name in NOT_SUGGESTED else why_off,
        )
        for name, title, act, keys, icon in _rows()
    ]


def _rows() -> tuple[Row, ...]:
    return (
        ("go-to-findings", _tr("Go to the findings"), lambda panel: panel.begin(), "Ctrl+J", "edit"),
        ("make-heading", _tr("Heading"), lambda panel: panel.editor.make_heading(), "Ctrl+Alt+1", "heading"),
        ("make-bullet", _tr("Bullet"), lambda panel: panel.editor.make_bullet(), "Ctrl+Shift+L", "bullets"),
        ("make-paragraph", _tr("Paragraph"), lambda panel: panel.editor.make_paragraph(), "Ctrl+Alt+0", "paragraph"),
        ("set-link", _tr("Link …"), lambda panel: panel.begin_link(), "Ctrl+Shift+K", "link"),
        ("remove-link", _tr("Remove the link"), lambda panel: panel.editor.remove_link(), "", "unlink"),
        ("suggest", _tr("Suggest instead of writing"), lambda panel: panel.suggesting.toggle(), SUGGEST_KEYS, "edit"),
        ("find", _tr("Find in the section"), lambda panel: panel.begin_finding(False), "Ctrl+F", "search"),
        ("replace", _tr("Find and replace"), lambda panel: panel.begin_finding(True), "Ctrl+H", "replace"),
        (
            "open-cited",
            _tr("Open the evidence cited here"),
            lambda panel: panel.open_cited(),
            "Ctrl+Shift+O",
            "evidence",
        ),
        ("mark-suggestions", _tr("Suggestions in the text"), lambda panel: panel.toggle_suggested(), "", "edit"),
        ("mark-citations", _tr("Underline what is cited"), lambda panel: panel.toggle_citations(), "", "cite"),
    )


def _tr(words: str) -> str:
    return QCoreApplication.translate("TextCommands", words)
