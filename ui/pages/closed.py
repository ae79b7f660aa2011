"""What is shown where a workspace cannot be opened: why, and the ways on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.messages import error_message
from ui.moments import spoken_moment
from ui.pages.page import Page, flow
from ui.widgets.buttons import OutlinedButton, PrimaryButton, QuietButton
from ui.widgets.text import Heading, Note

MOST_BACKUPS = 5


class ClosedPage(Page):
    """Signals: another_requested(); default_requested(); again_requested(); restore_requested(object) with the path of
    a backup."""

    another_requested = Signal()
    default_requested = Signal()
    again_requested = Signal()
    restore_requested = Signal(object)

    def __init__(self, error: Exception, folder: Path | None, parent: QWidget | None = None) -> None:
        super().__init__("The workspace cannot be opened", parent)
        message = error_message(error)
        self.add(Note(message.sentence))
        self.add(Note(message.way_out))
        if folder is not None:
            self.add(Note(str(folder)))
        self.add_space(2)
        another = PrimaryButton(self.tr("Another workspace"), "folder_open")
        default = QuietButton(self.tr("The workspace in its usual place"), "home")
        another.clicked.connect(self.another_requested)
        default.clicked.connect(self.default_requested)
        again = QuietButton(self.tr("Try again"), "redo")
        again.clicked.connect(self.again_requested)
        self.add(flow(another, default, again))
        if folder is not None and getattr(error, "code", "") in ("damaged", "migration-failed"):
            self._offer_backups(folder)
        self.fill_up()

    def _offer_backups(self, folder: Path) -> None:
        from store.backup import list_backups

        found = list_backups(folder / "backups")[:MOST_BACKUPS]
        if not found:
            return
        self.add_space(2)
        self.add(Heading(self.tr("Restore a backup")))
        self.add(Note(self.tr("The present database is kept beside it; no backup is removed.")))
        for backup in found:
            words = self.tr("Restore from {time}").format(time=spoken_moment(backup.at, datetime.now(UTC)))
            button = OutlinedButton(words, "backup")
            choose: Callable[[], None] = partial(self.restore_requested.emit, backup.path)
            button.clicked.connect(lambda _checked=False, run=choose: run())
            self.add(flow(button))
