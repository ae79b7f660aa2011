"""The frame that speaks to the person: messages, what went wrong, and whether everything is saved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from ui.announcement import Announcement, Choice, Tone
from ui.backend import Backend
from ui.context import open_with_desktop
from ui.messages import error_message, is_known
from ui.pages.page import BANNER_KINDS
from ui.places import log_folder
from ui.sentences.faults import FAULTS
from ui.shell.frame import ShellFrame
from ui.shell.rating_foot import RatingFoot
from ui.widgets.banner import Banner
from ui.window.questions import back_up, knows_its_backups

if TYPE_CHECKING:
    from ui.desk.desk import Desk

SESSION_END_MS = 3000
"""How long the end of a session waits for the last save; desktops end a program after some five seconds."""


class SpeakingFrame(ShellFrame):
    """A frame with the backend, and the desk of the open assessment if there is one."""

    def __init__(self, backend: Backend) -> None:
        super().__init__()
        self.backend = backend
        self.desk: Desk | None = None
        self._saved_at: datetime | None = None
        self._is_telling_crash = False
        self.rating = RatingFoot(self)
        self.set_outline_foot(self.rating)
        self.panes.shown_changed.connect(self.show_rating)
        backend.saved.connect(self.on_saved)
        backend.failed.connect(self.tell_error)
        backend.could_not_back_up.connect(self.on_no_backup)
        self.status.mend_wanted.connect(self.tell_way_out)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self.on_application_state)
            application.commitDataRequest.connect(self.save_and_wait)

    def take_panes(self) -> None:
        """Offer the panes of the open assessment, of which so far only the first page was shown."""
        from ui.desk.side_panes import PANES

        desk = self.desk
        if desk is None:
            return
        desk.reader_shown.connect(self.panes.set_reading)
        desk.counted.connect(lambda name, count: self.side.set_count(PANES.index(name), count))
        desk.pane_wanted.connect(lambda name: self.show_side_page(PANES.index(name)))
        titles = (
            self.tr("Evidence"),
            self.tr("Remarks"),
            self.tr("Review"),
            self.tr("Checks"),
            self.tr("History"),
        )
        for title, name in zip(titles, PANES, strict=True):
            self.side.add_page(title, desk.on_demand(name).wanted)

    def show_side_page(self, position: int) -> None:
        """Bring a page of the side pane in front."""
        self.panes.show_pane("side")
        self.side.open_page(position)

    def tell(self, announcement: Announcement) -> None:
        """Show a message: over the page until it is closed, or for a moment at its foot."""
        choices = announcement.choices
        if announcement.is_passing:
            first = choices[0] if choices else None
            self.toast.tell(announcement.text, first.label if first else "", first.run if first else None)
            return
        self.take_back(announcement.text)
        actions = [(choice.label, choice.run) for choice in choices]
        self.show_banner(Banner(BANNER_KINDS[announcement.tone], announcement.text, actions))

    def take_back(self, text: str) -> None:
        """Close the message that says this, where it is still shown."""
        for banner in self.banners():
            if banner.text() == text:
                banner.close_message()

    def tell_error(self, error: BaseException) -> None:
        """Say what an error means and the way out."""
        if is_known(error):
            self.tell(Announcement(error_message(error).text, Tone.ERROR))
        else:
            self.tell_crash(error)

    def tell_crash(self, error: BaseException) -> None:
        """Say that something went wrong inside the program, and save what was typed."""
        if self._is_telling_crash:
            return
        self._is_telling_crash = True
        try:
            show_log = Choice(self.tr("Show the log"), lambda: open_with_desktop(log_folder()))
            self.tell(Announcement(error_message(error).text, Tone.ERROR, (show_log,)))
            self.save_now()
        finally:
            self._is_telling_crash = False

    def save_now(self, _manager: object = None) -> None:
        """Begin to save whatever was typed: the computer, the session or the program may be about to end."""
        if self.desk is not None:
            self.desk.flush()

    def on_application_state(self, state: Qt.ApplicationState) -> None:
        """Save when another program comes to the front, or the computer is about to sleep."""
        if state != Qt.ApplicationState.ApplicationActive:
            self.save_now()

    def save_and_wait(self, _manager: object = None) -> None:
        """Save whatever was typed before the session ends, which it does when this returns."""
        desk = self.desk
        if desk is None:
            return
        loop = QEventLoop()
        desk.settled.connect(loop.quit)
        QTimer.singleShot(SESSION_END_MS, loop, loop.quit)
        desk.leave()
        if not desk.is_settled:
            loop.exec()

    def on_saved(self, at: datetime) -> None:
        """Note when the last action was committed."""
        self._saved_at = at
        self.show_saved()

    def show_saved(self) -> None:
        """Say whether everything is saved; what could not be saved is said until the same thing has been."""
        error = self.desk.unsaved.error if self.desk is not None else None
        if error is not None:
            self.status.set_not_saved(error_message(error).sentence)
        elif self.backend.is_read_only:
            self.status.set_saved(self.tr("Open for reading only"))
        elif self._saved_at is None:
            self.status.set_saved(self.tr("Saved") if self.desk is not None else "")
        else:
            self.status.set_saved(self.tr("Saved {time}").format(time=f"{self._saved_at.astimezone():%H:%M:%S}"))

    def on_rated(self, word: str, detail: str) -> None:
        """Say how the rating stands."""
        self.rating.set_rating(word, detail)
        self.show_rating()

    def show_rating(self) -> None:
        """Say how the rating stands at the foot of the window too, where the outline that says it is hidden."""
        is_said = self.desk is None or self.panes.is_shown("outline")
        self.status.set_rating("" if is_said else self.rating.text())

    def tell_way_out(self) -> None:
        """Say what to do about what is not saved."""
        error = self.desk.unsaved.error if self.desk is not None else None
        if error is not None:
            self.tell(Announcement(error_message(error).text, Tone.ERROR))

    def on_no_backup(self, error: Exception) -> None:
        """Say that the regular backup could not be made."""
        words = self.tr("The last backup could not be made.")
        again = Choice(self.tr("Try again"), self.back_up)
        self.tell(Announcement(f"{words} {error_message(error).text}", Tone.WARNING, (again,)))

    def back_up(self) -> None:
        """Make a backup now."""

        def done(path: Path) -> None:
            self.toast.tell(self.tr("Backup made: {name}").format(name=path.name))

        self.backend.ask(back_up, on_done=done)

    def why_read_only(self) -> str:
        """Return why nothing may be changed, or nothing."""
        return self.tr("This workspace is open for reading only.") if self.backend.is_read_only else ""

    def look_for_copies(self, show_backups: Callable[[], object]) -> None:
        """Say so where another database was put in the workspace's place; `show_backups` shows what can be restored."""

        def told(knows: bool) -> None:
            if not knows:
                choice = Choice(self.tr("Show the backups"), show_backups)
                self.tell(Announcement(FAULTS["chain-cut"], Tone.WARNING, (choice,)))

        self.backend.ask(knows_its_backups, on_done=told)

    def tell_read_only(self, again: Choice) -> None:
        """Say why the workspace is open for reading only, and offer to try again."""
        busy = self.backend.workspace.busy
        words = self.tr(
            "The workspace\u2019s folder may not be written to, so it is open for reading only. "
            "Ask for the right to write to it, then try again."
        )
        self.tell(Announcement(words if busy is None else error_message(busy).text, Tone.WARNING, (again,)))
