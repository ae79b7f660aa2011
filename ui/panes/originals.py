"""The files of an evidence item: shown inside the window, and opened in other programs as read-only copies."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from domain.assessment import EvidenceFile
from ui.announcement import Announcement, Tone
from ui.messages import error_message
from ui.panes.evidence_files import checked_path, copy_for_opening

if TYPE_CHECKING:
    from ui.context import Context
    from ui.on_demand import OnDemand
    from ui.panes.evidence_item import EvidenceItemView


class Originals:
    """Each file is checked against its hash before it is shown or opened."""

    def __init__(self, context: Context, view: OnDemand[EvidenceItemView]) -> None:
        self._context = context
        self._view = view
        self._copies: tempfile.TemporaryDirectory[str] | None = None

    def open_file(self, file: EvidenceFile) -> None:
        """Open a copy of a file in the program that the desktop has for it."""
        if self._copies is None:
            self._copies = tempfile.TemporaryDirectory(prefix="assay-", ignore_cleanup_errors=True)  # one may be open
        folder = Path(self._copies.name)
        wanted = (file.sha256, file.name, folder)
        self._context.backend.ask(copy_for_opening, *wanted, on_done=self._on_copied, on_error=self._tell_error)

    def show_inside(self, file: EvidenceFile) -> None:
        """Show a file in the view, where its item is still the one shown by then."""

        def show(path: Path) -> None:
            view = self._view.made()
            if view is not None and view.item is not None and file in view.item.files:
                view.preview.show_file(path, file.name)

        self._context.backend.ask(checked_path, file.sha256, file.name, on_done=show, on_error=self._tell_error)

    def stop(self) -> None:
        """Wait for what is being read, and remove the copies made for opening; before the window goes."""
        view = self._view.made()
        if view is not None:
            view.preview.stop()
        if self._copies is not None:
            self._copies.cleanup()
            self._copies = None

    def _on_copied(self, path: Path) -> None:
        if not self._context.open_file(path):
            words = QCoreApplication.translate("EvidencePane", "This computer has no program for \u201c{name}\u201d.")
            self._context.tell(Announcement(words.format(name=path.name), Tone.WARNING))

    def _tell_error(self, error: Exception) -> None:
        self._context.tell(Announcement(error_message(error).text, Tone.ERROR))
