"""The commands on versions, for the palette, menus and keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.commands import Command
from ui.on_demand import OnDemand

if TYPE_CHECKING:
    from ui.comparing.page import VersionsPage

Row = tuple[str, str, Callable[[], object], str, str, Callable[[], str]]


def compare_commands(page: OnDemand[VersionsPage], show: Callable[[], object], why_read_only: str) -> list[Command]:
    """Return the commands; `show` opens the page, and nothing is chosen on one that is not made yet."""
    not_shown = _tr("Open the page on versions first.")

    def on_page(question: Callable[[VersionsPage], str] = lambda _page: "") -> Callable[[], str]:
        """Return what says why a step cannot be taken: it is one of the page, which has to be in front."""
        return page.ask(lambda shown: question(shown) if shown.isVisible() else not_shown, not_shown)

    def keep() -> None:
        show()
        page.wanted().chooser.begin_keeping()

    following, before = page.act(lambda shown: shown.step(1)), page.act(lambda shown: shown.step(-1))
    restore, restore_section = page.act(lambda shown: shown.restore_change()), page.act(lambda p: p.restore_section())
    read_all = page.act(lambda shown: shown.mark_all_read())
    may_restore = on_page(lambda shown: shown.why_no_restore())
    may_restore_section = on_page(lambda shown: shown.why_no_section())
    rows: tuple[Row, ...] = (
        ("versions", _tr("What changed between versions"), show, "Ctrl+F12", "compare", _never_off),
        ("next-change", _tr("Next change"), following, "F12", "next", on_page()),
        ("previous-change", _tr("Previous change"), before, "Shift+F12", "", on_page()),
        ("restore-change", _tr("Bring this paragraph or score back"), restore, "Alt+F12", "restore", may_restore),
        ("restore-section", _tr("Bring the section back"), restore_section, "", "restore", may_restore_section),
        ("mark-all-read", _tr("Mark all as read"), read_all, "", "", on_page()),
        ("keep-version", _tr("Keep a version \u2026"), keep, "", "bookmark", lambda: why_read_only),
    )
    group, words = _tr("Versions"), _tr("compare difference history read track changes snapshot")
    return [
        Command(name, title, keys, run, icon, group, enabled, words=words)
        for name, title, run, keys, icon, enabled in rows
    ]


def _never_off() -> str:
    return ""


def _tr(words: str) -> str:
    return QCoreApplication.translate("Versions", words)
