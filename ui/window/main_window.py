"""The main window: joins the frame, the home page, the open assessment and the backend."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from ui.announcement import Choice
from ui.backend import Backend
from ui.commands import CommandRegistry
from ui.context import Context, FoundPlace
from ui.desk.outlining import MATRIX, MODERATION, OVERVIEW, PUBLICATION, VERSIONS
from ui.places import default_workspace
from ui.settings import SCALES, Settings
from ui.theme import apply_theme, current_theme
from ui.window.closing import Closing
from ui.window.commands import window_commands
from ui.window.documents import Documents
from ui.window.leaving import Leaving
from ui.window.questions import framework_of, is_there, restore
from ui.window.speaking_frame import SpeakingFrame

if TYPE_CHECKING:
    from store.changes import Changed
    from ui.desk.desk import Desk
    from ui.pages.home import HomePage
    from ui.palette import CommandPalette
    from ui.window.pages import OwnPages


class MainWindow(SpeakingFrame):
    """One window on one workspace.

    Signals: crashed(object), from any thread, with an error nobody foresaw; ready(), when a workspace is shown with all
    that belongs to it; left(), when everything is closed.

    `leaving` takes every step away from an open assessment, so that nothing typed in it is lost; `documents` go in and
    out of it.
    """

    crashed = Signal(object)
    ready = Signal()
    left = Signal()

    def __init__(self, backend: Backend, settings: Settings) -> None:
        super().__init__(backend)
        self.settings = settings
        self.registry = CommandRegistry(self)
        self.home: HomePage | None = None
        self._palette: CommandPalette | None = None
        self._own_pages: OwnPages | None = None
        self._folder: Path | None = None
        self._may_close = False
        self.leaving = Leaving(self.tell, self.take_back, self)
        self.documents = Documents(self)
        self._closing = Closing(self, self._leave)
        self.use_panes(is_outline=False, is_side=False)
        self.set_title("")
        self.resize(1280, 800)
        if settings.geometry:
            self.restoreGeometry(QByteArray.fromBase64(settings.geometry.encode()))
        self._connect()

    def _connect(self) -> None:
        backend = self.backend
        backend.opened.connect(self._on_opened)
        backend.changed.connect(self._on_changed)
        backend.person_changed.connect(self._on_person_changed)
        self.crashed.connect(self.tell_crash)
        self.search_wanted.connect(self.open_palette)
        self.backed_out.connect(self.back_out)
        self.outline.chosen.connect(self._on_row)
        self.outline.opened.connect(self._on_row_opened)
        self.registry.refused.connect(lambda _name, reason: self.toast.tell(reason))

    # What the commands do

    def open_workspace(self, folder: Path, *, may_make: bool = True) -> None:
        """Open a workspace in place of the present one; make it where there is none, if that is wanted."""

        def open_it(_error: object = None) -> None:
            self._folder = folder
            self.backend.open(folder, on_error=self.go_nowhere, may_make=may_make)

        def let_go() -> None:
            self.leave_assessment()
            self.backend.close_workspace(open_it)

        self.leaving.begin(self.desk, let_go)

    def choose_workspace(self) -> None:
        """Ask for a workspace folder and open it."""
        folder = QFileDialog.getExistingDirectory(self, self.tr("Open or make a workspace"))
        if folder:
            self.open_workspace(Path(folder))

    def open_palette(self) -> None:
        """Open the palette over all commands and texts."""
        if self._palette is None:
            from ui.desk.finding_texts import text_provider
            from ui.palette import CommandPalette

            self._palette = CommandPalette(self, self.registry, text_provider(self._context, self._pages))
        self._palette.open_palette()

    def open_assessment(self, assessment_id: str, row_id: str = OVERVIEW) -> None:
        """Open an assessment at its overview or at a section."""
        self.leaving.begin(self.desk, lambda: self._open_assessment(assessment_id, row_id))

    def _open_assessment(self, assessment_id: str, row_id: str) -> None:
        from ui.desk.desk import Desk

        self.leave_assessment()
        framework = self.backend.read(framework_of, assessment_id)
        desk = self.desk = Desk(self.backend, self._make_context(assessment_id, framework), self.middle, self)
        desk.titled.connect(lambda authority: self.set_title(authority, framework.short_title))
        desk.export_wanted.connect(lambda way: self.registry.run(f"file.export_{way}"))
        desk.outlined.connect(self._on_outlined)
        desk.rated.connect(self.on_rated)
        desk.shown.connect(self._on_shown)
        desk.unsaved.changed.connect(self.show_saved)
        desk.completed.connect(self._on_completed)
        self.use_panes(is_outline=True, is_side=True)
        self.restore_state(self.settings.panes)
        self.settings.last_assessment = assessment_id
        self.show_saved()
        desk.load(row_id)

    def leave_assessment(self) -> None:
        """Put the open assessment away; what was typed in it must have been saved (see `leaving`)."""
        if self.desk is None:
            return
        self._remember()
        desk, self.desk = self.desk, None
        self.side.clear()
        desk.close()
        self.outline.set_rows([])
        self.on_rated("", "")
        self.show_saved()
        self._renew_commands()

    def go_home(self) -> None:
        """Show the assessments of the workspace."""
        self.leaving.begin(self.desk, self._go_home)

    def _go_home(self) -> None:
        self.leave_assessment()
        self.settings.last_assessment = ""
        self.use_panes(is_outline=False, is_side=False)
        self.set_title(self.tr("Assessments"))
        if self.home is None:
            from ui.pages.home import HomePage

            self.home = HomePage(self.backend)
            self.middle.addWidget(self.home)
            self.home.open_requested.connect(self.open_assessment)
            self.home.sample_requested.connect(self.add_sample)
            self.home.import_requested.connect(self.documents.import_report)
            self.home.workspace_requested.connect(self.choose_workspace)
            self.home.announced.connect(self.tell)
            self.home.set_off(self.why_read_only())
        self.middle.setCurrentWidget(self.home)
        self.home.load()

    def add_sample(self) -> None:
        """Make the sample assessment and open it."""
        from store.actions.sample import add_sample

        self.backend.perform(add_sample, on_done=lambda changed: self.open_assessment(changed.result[0]))

    def show_page(self, name: str) -> None:
        """Show the settings or the list of shortcuts."""
        from ui.window.pages import OwnPages

        if self.desk is not None:
            self.desk.flush()
            self.desk.current = ""
            self.outline.clearSelection()
        self._own_pages = self._own_pages or OwnPages(self)
        self._own_pages.show(name)

    def back_out(self) -> None:
        """Go from a page of the window back to the assessment, or to the home page."""
        if self.desk is not None:
            self.desk.show_row(self.outline.current_id() or OVERVIEW)
        elif self.home is not None:
            self.middle.setCurrentWidget(self.home)
        elif self._own_pages is not None:
            self._own_pages.leave()

    def set_look(self, theme: str, scale: float) -> None:
        """Dress the application in a theme at a text size, and remember both."""
        self.settings.theme, self.settings.scale = theme, scale
        application = QApplication.instance()
        if isinstance(application, QApplication):
            apply_theme(application, theme, scale)
        self.settings.save()

    def change_scale(self, by: int) -> None:
        """Make the text one step larger or smaller."""
        nearest = min(range(len(SCALES)), key=lambda place: abs(SCALES[place] - self.settings.scale))
        self.set_look(self.settings.theme, SCALES[min(max(nearest + by, 0), len(SCALES) - 1)])

    def restore(self, backup: Path) -> None:
        """Put a backup in the database's place and open the workspace again."""
        folder = self._folder or default_workspace()

        def restore_it(_error: object = None) -> None:
            self.backend.work(
                lambda _job: restore(folder, backup, self.backend.actor.name),
                on_done=lambda _done: self.open_workspace(folder),
                on_error=self.go_nowhere,
                name="restore",
            )

        def let_go() -> None:
            self.leave_assessment()
            self.backend.close_workspace(restore_it)

        self.leaving.begin(self.desk, let_go)

    # What happens

    def _on_opened(self) -> None:
        workspace = self.backend.workspace
        self._folder = workspace.folder
        self.settings.remember_workspace(workspace.folder)
        self._drop_home()
        self.show_saved()
        if workspace.is_read_only:
            self.tell_read_only(Choice(self.tr("Try again"), self._open_again))
        last, section = self.settings.last_assessment, self.settings.last_section
        if last and self.backend.read(is_there, last):
            self.open_assessment(last, section or OVERVIEW)
        else:
            self._renew_commands()
            self.go_home()
            self.ready.emit()
        if not workspace.is_read_only:
            self.look_for_copies(lambda: self.show_page("settings"))

    def go_nowhere(self, error: Exception) -> None:
        """Offer a restored backup, another workspace or the default one where this one cannot be opened."""
        from ui.pages.closed import ClosedPage

        self._drop_home()
        page = ClosedPage(error, self._folder)
        page.another_requested.connect(self.choose_workspace)
        page.default_requested.connect(lambda: self.open_workspace(default_workspace()))
        page.again_requested.connect(self._open_again)
        page.restore_requested.connect(self.restore)
        self.middle.addWidget(page)
        self.middle.setCurrentWidget(page)
        self.use_panes(is_outline=False, is_side=False)
        self.set_title("")
        self._renew_commands()
        self.ready.emit()

    def _open_again(self) -> None:
        if self._folder is not None:
            self.open_workspace(self._folder, may_make=False)

    def _drop_home(self) -> None:
        """Let go of the pages of the workspace that was open before."""
        self.home = None
        while (page := self.middle.widget(0)) is not None:
            self.middle.removeWidget(page)
            page.deleteLater()

    def _on_changed(self, changed: Changed) -> None:
        if self.desk is not None:
            self.desk.refresh(changed)
        elif self.home is not None:
            self.home.refresh(changed)

    def _on_person_changed(self) -> None:
        if self.desk is not None:
            self.desk.look_again()
        elif self.home is not None:
            self.home.load()

    def _on_completed(self) -> None:
        self.take_panes()
        self._renew_commands()
        self.ready.emit()

    def _on_outlined(self, rows: list[object]) -> None:
        self.outline.set_rows(rows)  # type: ignore[arg-type]
        if self.desk is not None and self.desk.current:
            self.outline.choose(self.desk.current)

    def _on_row(self, row_id: str) -> None:
        if self.desk is not None and not row_id.startswith("theme:"):
            self.desk.show_row(row_id)

    def _on_row_opened(self, row_id: str) -> None:
        self._on_row(row_id)
        self.focus_middle()

    def _on_shown(self, row_id: str) -> None:
        if not self.outline.choose(row_id):
            self.outline.clearSelection()  # its current row stays, as the place to go back to
        self.settings.last_section = row_id

    def _make_context(self, assessment_id: str, framework: object) -> Context:
        return Context(
            backend=self.backend,
            framework=framework,  # type: ignore[arg-type]
            assessment_id=assessment_id,
            open_section=lambda section_id: self._desk_do(lambda desk: desk.show_row(section_id)),
            open_item=self._show_item,
            open_items=self._show_items,
            open_source=self._show_source,
            open_passage=self._show_passage,
            open_elsewhere=self.open_assessment,
            open_comment=lambda comment_id: self._desk_do(lambda desk: desk.open_comment(comment_id)),
            open_review=self._show_review,
            compare=lambda section_id, sha256: self._desk_do(lambda desk: desk.show_comparison(section_id, sha256)),
            tell=self.tell,
            why_read_only=self.why_read_only(),
            memory=self.settings.memory,
        )

    def _desk_do(self, step: Callable[[Desk], None]) -> None:
        if self.desk is not None:
            step(self.desk)

    def _show_source(self, item_id: str, excerpt_id: str = "", place: FoundPlace | None = None) -> None:
        if self.desk is not None:
            self.desk.complete()
            self.show_side_page(0)
            self.desk.evidence.open_source(item_id, excerpt_id, place)

    def _show_item(self, item_id: str) -> None:
        if self.desk is not None:
            self.desk.complete()
            self.show_side_page(0)
            self.desk.evidence.open_item(item_id)

    def _show_items(self, item_ids: Sequence[str], words: str) -> None:
        if self.desk is not None:
            self.desk.complete()
            self.show_side_page(0)
            self.desk.evidence.open_items(item_ids, words)

    def _show_passage(self, section_id: str, passage_id: str, start: int = 0, end: int | None = None) -> None:
        self._desk_do(lambda desk: desk.show_passage(section_id, passage_id, start, end))

    def _show_review(self, section_id: str, *, to_edit: bool = False) -> None:
        self._desk_do(lambda desk: desk.open_review(section_id, to_edit=to_edit))

    def _context(self) -> Context | None:
        return self.desk.context if self.desk is not None else None

    def _pages(self) -> dict[str, str]:
        """Return the names of the pages one can go to by name; the others of the outline have commands."""
        own = (MATRIX, MODERATION, VERSIONS, PUBLICATION)
        return {row.id: row.title for row in self.outline.rows.rows() if row.kind == "page" and row.id not in own}

    def _renew_commands(self) -> None:
        """Offer the commands of what is open now."""
        for action in self.actions():
            self.removeAction(action)
        self.registry.clear()
        self.registry.register(*window_commands(self), *self.commands())
        if self.desk is not None:
            self.registry.register(*self.desk.commands())
        self.registry.install(self)
        self.build_menu(self.registry)

    def _remember(self) -> None:
        self.settings.geometry = bytes(self.window().saveGeometry().toBase64().data()).decode()
        self.settings.background = current_theme().color("page").name()
        if self.desk is not None:
            self.settings.panes = self.save_state()
        self.settings.save()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close when everything typed is saved and the workspace is closed; until then the window stays."""
        if self._may_close:
            event.accept()
            return
        event.ignore()
        self._remember()
        self._closing.begin()

    def may_close(self) -> bool:
        """Whether everything is saved and the workspace closed, so that the window may go."""
        return self._may_close

    def _leave(self) -> None:
        self._may_close = True
        self.close()
        self.left.emit()
