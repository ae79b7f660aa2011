"""Documents in and out of the open assessment: published reports taken in, reports written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from ui.window.main_window import MainWindow


class Documents:
    """What the window's commands do with documents."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def import_report(self) -> None:
        """Import published reports into the open assessment, or into a new one made for the first."""
        from ui.desk.reports import IMPORT_FILTER, import_from

        window = self._window
        title = window.tr("Import a published report")
        chosen, _ = QFileDialog.getOpenFileNames(window, title, "", IMPORT_FILTER)
        if not chosen:
            return
        paths = [Path(each) for each in chosen]
        if window.desk is not None:
            import_from(window.desk.lasting, paths)
        else:
            self.import_as_new(paths)

    def import_as_new(self, paths: list[Path]) -> None:
        """Begin an assessment of the authority that the first report names, and import the reports into it."""
        from ui.desk.reports import import_from
        from ui.desk.starting import begin_from_report

        window = self._window

        def opened(assessment_id: str) -> None:
            window.open_assessment(assessment_id)
            if window.desk is not None:
                import_from(window.desk.lasting, paths)

        begin_from_report(window.backend, paths[0], opened, window.tell_error)

    def export_report(self, *, is_draft: bool, with_references: bool = False, only_this: bool = False) -> None:
        """Export the report, or the statement that is shown."""
        from domain.report.tree import ReportOptions
        from ui.desk.reports import export_with_dialog, when_ready

        desk = self._window.desk
        if desk is None:
            return
        desk.flush()
        statement = desk.shown_statement if only_this else ""
        options = ReportOptions(statement, with_references, is_draft=is_draft)
        context, authority = desk.lasting, desk.authority
        when_ready(context, options, lambda: export_with_dialog(context, self._window, options, authority))
