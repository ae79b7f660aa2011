"""Drive the real window as a person does: open it, type, choose, wait for what is shown or saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QEventLoop, Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from domain.assessment import Document
from domain.frameworks.framework import Framework
from store.queries.assessments import load_document
from ui.app import build_window
from ui.desk.desk import Desk
from ui.desk.outlining import OVERVIEW
from ui.editor.findings_editor import FindingsEditor
from ui.pages.home import HomePage
from ui.places import settings_path
from ui.settings import Settings
from ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from prepared import Prepared
    from pytestqt.qtbot import QtBot

PATIENCE = 20_000
LONGEST_PAUSE_MS = 20


class Person:
    """Somebody at the window."""

    def __init__(
        self, bot: QtBot, folder: Path | None, frameworks: tuple[Framework, ...] = (), *, waits: bool = True
    ) -> None:
        self.bot = bot
        self.folder = folder
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.window: MainWindow = build_window(application, folder)
        self.window.backend.opened.connect(lambda: self._offer(frameworks))
        self.window.show()
        if waits:
            self.until(lambda: self.window.backend.is_open and (self.window.home or self.window.desk) is not None)

    @classmethod
    def at(cls, bot: QtBot, folder: Path, made: Prepared, part_id: str = "") -> Person:
        """Open the window on a copy of a prepared workspace, at a section or the overview, as if it was left there.

        In a text the caret is at the end, as after writing it.
        """
        made.copy_to(folder)
        settings = Settings.load(settings_path())
        settings.last_assessment = made.assessment_id
        settings.last_section = made.sections[part_id] if part_id else OVERVIEW
        settings.save()
        person = cls(bot, folder)
        person.until(lambda: person.window.desk is not None and person.desk.current == settings.last_section)
        person.until_quiet()
        if person.desk.text_page is not None:
            person.editor.setFocus()
            person.editor.moveCursor(QTextCursor.MoveOperation.End)
        return person

    def _offer(self, frameworks: tuple[Framework, ...]) -> None:
        for framework in frameworks:
            self.window.backend.workspace.add_framework(framework)
        if frameworks and self.window.home is not None:
            self.window.home.load()  # what it read may be from before

    def until(self, condition: Callable[[], object]) -> None:
        """Wait for a condition: most are met within milliseconds, so it is looked at soon, then less and less often."""
        loop, pause, patience = QEventLoop(), QTimer(), QDeadlineTimer(PATIENCE)
        pause.timeout.connect(loop.quit)
        pause.start(1)
        while not condition():
            if patience.hasExpired():
                raise TimeoutError(f"not within {PATIENCE} ms")
            loop.exec()
            pause.setInterval(min(pause.interval() + 1, LONGEST_PAUSE_MS))

    def until_quiet(self) -> None:
        """Have everything typed saved now, without the pause that comes before it, and wait until no job is under way.

        That it is saved by itself after the pause is shown where programs are killed, and by the tests of autosaving.
        """
        if self.window.desk is not None:
            self.desk.flush()
        self.until(lambda: self._is_settled() and not self.window.backend.is_busy)

    def _is_settled(self) -> bool:
        return self.window.desk is None or (self.desk.is_complete and self.desk.is_settled)

    @property
    def desk(self) -> Desk:
        assert self.window.desk is not None
        return self.window.desk

    @property
    def home(self) -> HomePage:
        assert self.window.home is not None
        return self.window.home

    @property
    def editor(self) -> FindingsEditor:
        page = self.desk.text_page
        assert page is not None
        return page.findings.editor

    @property
    def document(self) -> Document:
        """What the workspace holds now."""
        self.until_quiet()
        return self.window.backend.read(load_document, self.desk.context.assessment_id)

    def begin(self, authority: str, framework_id: str = "") -> None:
        """Begin an assessment with the form of the home page."""
        choices = self.home.new_form.form.control("framework")
        self.until(lambda: choices.count() > 0 and (not framework_id or choices.findData(framework_id) >= 0))
        self.home.begin()
        self.type(authority)
        if framework_id:
            self.home.new_form.form.set_values({"framework": framework_id})
        self.home.new_form.submit()
        self.until(lambda: self.window.desk is not None and self.desk.sections)

    def open_part(self, part_id: str) -> None:
        """Go to a section by the outline."""
        section = next(section for section in self.desk.sections if section.part_id == part_id)
        self.window.outline.choose(section.id)
        self.desk.show_row(section.id)
        self.until(lambda: self.desk.current == section.id)
        self.until_quiet()

    def type(self, text: str) -> None:
        """Type into whatever has the focus."""
        focused = self.window.focusWidget()
        assert focused is not None
        self.bot.keyClicks(focused, text)

    def write(self, *paragraphs: str) -> None:
        """Type paragraphs at the end of the findings."""
        self.editor.setFocus()
        self.editor.moveCursor(QTextCursor.MoveOperation.End)
        for number, paragraph in enumerate(paragraphs):
            if number or self.editor.toPlainText():
                self.bot.keyClick(self.editor, Qt.Key.Key_Return)
            self.bot.keyClicks(self.editor, paragraph)
        self.until_quiet()

    def select(self, words: str) -> None:
        """Select words in the findings."""
        found = self.editor.document().find(words)
        assert not found.isNull(), f"{words!r} is not in the findings"
        self.editor.setTextCursor(found)
        self.editor.setFocus()

    def run(self, command_id: str) -> str:
        """Run a command as the palette does; return the reason when it cannot be run."""
        # The commands of an assessment come shortly after its first page.
        self.until(lambda: command_id in self.window.registry)
        reason = self.window.registry.run(command_id)
        self.until_quiet()
        return reason

    def leave(self) -> None:
        """Close the window, without the backup, on a workspace that nobody looks at again."""
        if self.window.backend.is_open:
            self.window.backend.workspace.backup_if_changed = lambda *_given: None  # type: ignore[method-assign]
        self.close()

    def close(self) -> None:
        """Close the window and wait until the workspace is closed."""
        self.window.close()
        self.until(lambda: not self.window.isVisible())
        self.window.backend.finish()
