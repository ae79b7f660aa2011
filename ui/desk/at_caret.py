"""What can be done where the caret stands: settle a suggestion, mend what a check found or let it stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu

from ui.announcement import Announcement
from ui.commands import Command

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.checking.checking import Checking
    from ui.context import Context
    from ui.on_demand import OnDemand
    from ui.pages.findings_panel import FindingsPanel
    from ui.panes.checks import ChecksPane
    from ui.suggesting.suggestions import Suggestions


class AtCaret:
    """Opens the menu at the caret of the findings in front, which `current` returns, or nothing."""

    def __init__(
        self,
        context: Context,
        current: Callable[[], FindingsPanel | None],
        suggestions: Suggestions,
        checking: Checking,
        checks: OnDemand[ChecksPane],
    ) -> None:
        self._context, self._current = context, current
        self._suggestions, self._checking, self._checks = suggestions, checking, checks

    def offer(self) -> None:
        """Offer what can be done at the caret; a finding without words in the text is dealt with in its pane."""
        pane = self._checks.made()
        panel = self._current() if pane is None or not pane.has_focus() else None
        menu = self._menu(panel) if panel is not None else None
        if panel is not None and menu is not None:
            menu.popup(panel.caret_on_screen())
            can_be_done = [each for each in menu.actions() if each.isEnabled() and not each.isSeparator()]
            if can_be_done:
                menu.setActiveAction(can_be_done[0])  # as in any menu opened by a key: Enter does the first
        elif pane is None or not pane.begin_with_current():
            words = _tr("There is nothing to settle or to mend at the caret.")
            self._context.tell(Announcement(words, is_passing=True))

    def command(self) -> Command:
        """Return the command."""
        title = _tr("Accept, mend or let stand at the caret \u2026")
        words = _tr("suggestion track changes reject spelling waive explain")
        return Command("at-caret", title, "Alt+Return", self.offer, "", _tr("Text"), words=words)

    def _menu(self, panel: FindingsPanel) -> QMenu | None:
        cursor = panel.editor.textCursor()
        menu = QMenu(panel)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        suggested = self._suggestions.at(panel, cursor)
        if suggested:
            self._suggestions.offer(suggested, menu)
            menu.addSeparator()
        if self._checking.offer(panel, cursor, menu) or suggested:
            return menu
        menu.deleteLater()
        return None


def _tr(words: str) -> str:
    return QCoreApplication.translate("AtCaret", words)
