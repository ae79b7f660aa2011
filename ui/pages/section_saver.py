"""Commits what is typed in a findings editor, and settles what to do when a save is refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from store.values import PassageEdit, SectionEdit
from ui.autosave import Autosave
from ui.pages.keeping import is_refused_edit, keep_refused
from ui.pages.suggestion_sending import SuggestionSending

if TYPE_CHECKING:
    from domain.assessment import Passage, Section
    from store.changes import Changed
    from ui.context import Context
    from ui.editor.changes import TextChanges
    from ui.editor.findings_editor import FindingsEditor


class SectionSaver(QObject):
    """Saves one section's text as it is typed.

    Signals: saved(), after each save; failed(object) with the error, the text stays and is tried again; stale(str, str)
    with the text typed here and the text saved meanwhile: `keep_mine` or `keep_theirs` has to follow; replaced() when
    the saved text was taken into the editor; closed() when the same was done because nothing is edited here any more;
    suggestions_stale(str) with the suggested words that were kept aside, because somebody changed or settled the
    suggestion meanwhile.

    What is suggested in the editor is saved as what is written there is.
    """

    saved = Signal()
    failed = Signal(object)
    stale = Signal(str, str)
    replaced = Signal()
    closed = Signal()
    suggestions_stale = Signal(str)

    def __init__(self, context: Context, editor: FindingsEditor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._editor = editor
        self._section_id = ""
        self._refused: TextChanges | None = None
        self._insisted: tuple[TextChanges, Mapping[str, int]] | None = None
        self._last: Changed | None = None
        self.suggestions = SuggestionSending(context, editor)
        self.autosave = Autosave(self._save, self)
        editor.edited.connect(self._on_edited)
        if editor.suggesting is not None:
            editor.suggesting.suggested.connect(self._on_edited)

    @property
    def section_id(self) -> str:
        """The section whose text is in the editor."""
        return self._section_id

    @property
    def is_settled(self) -> bool:
        """Whether everything typed has been committed."""
        return self.autosave.is_settled and self._refused is None

    def load(self, section: Section) -> None:
        """Put a section's text into the editor; whatever was typed before must have been saved."""
        self._section_id = section.id
        self._refused = self._insisted = None
        self._editor.load(section.passages, ())
        self.autosave.release()
        self.autosave.forget()

    def flush(self) -> None:
        """Save at once."""
        self.autosave.flush()

    def is_own(self, changed: Changed) -> bool:
        """Whether a change is the last save of this saver, which the editor shows already."""
        return changed is self._last

    def keep_mine(self) -> None:
        """Save the refused text over the one that was saved meanwhile; that one stays in the history.

        A save that fails is tried again as any other, over the same one.
        """
        if self._refused is None:
            return
        from store.queries.text import load_section

        present = self._context.backend.read(load_section, self._section_id)
        versions = {passage.id: passage.version for passage in present.passages}
        self._insisted = (self._refused, versions)
        self._refused = None
        self.autosave.release()
        self.autosave.touch()
        self.autosave.flush()

    def keep_theirs(self) -> None:
        """Take the saved text into the editor; the refused one was kept aside."""
        if self._refused is None:
            return
        from store.queries.text import load_section

        self.load(self._context.backend.read(load_section, self._section_id))
        self.replaced.emit()
        self.autosave.settled.emit()

    def _on_edited(self) -> None:
        if self._section_id:
            self.autosave.touch()

    def _save(self) -> bool:
        if self._editor.is_suggesting:
            return self.suggestions.send(self._on_suggested, self._on_suggesting_failed)
        changes = self._editor.changes()
        if self._insisted is not None:
            refused, versions = self._insisted
            self._send(changes or refused, versions)
            return True
        if changes is None:
            return False
        self._perform(changes, changes)
        return True

    def _send(self, changes: TextChanges, versions: Mapping[str, int]) -> None:
        based = tuple(replace(each, version=versions.get(each.id, 0)) for each in changes.changed)
        self._perform(changes, replace(changes, changed=based))

    def _perform(self, changes: TextChanges, settled: TextChanges) -> None:
        self._context.backend.perform(
            _save_text(),
            assessment_id=self._context.assessment_id,
            edit=edit_of(self._section_id, settled),
            on_done=lambda changed: self._on_saved(settled, changed),
            on_error=lambda error: self._on_failed(changes, error),
        )

    def _on_saved(self, changes: TextChanges, changed: Changed) -> None:
        self._last = changed
        self._insisted = None
        try:
            self._editor.accepted(changes, {passage.id: passage.version + 1 for passage in changes.changed})
        finally:
            self.saved.emit()
            self.autosave.finished()

    def _on_failed(self, changes: TextChanges, error: Exception) -> None:
        if getattr(error, "code", "") == "stale":
            self._on_stale(changes, error)
            return
        if is_refused_edit(error):
            self._on_closed(changes, error)
            return
        self.autosave.failed()
        self.failed.emit(error)

    def _on_closed(self, changes: TextChanges, error: Exception) -> None:
        """Keep aside what was typed, what came after the refused save too, then show the text as it is saved."""
        self._refused, self._insisted = changes, None
        self.autosave.hold()
        self._editor.setReadOnly(True)
        typed = self._editor.changes() or changes

        def kept() -> None:
            self.keep_theirs()
            self.closed.emit()

        def failed(fault: Exception) -> None:
            self._refused = None
            self._editor.setReadOnly(False)
            self.autosave.release()
            self.autosave.failed()
            self.failed.emit(fault)

        text = "\n".join(passage.text for passage in typed.changed)
        keep_refused(self._context, text, self._section_id, error, kept, failed)

    def _on_suggested(self, changed: Changed) -> None:
        self._last = changed
        self.saved.emit()
        self.autosave.finished()

    def _on_suggesting_failed(self, error: Exception) -> None:
        if getattr(error, "code", "") == "stale":
            self.autosave.finished()
            self.suggestions_stale.emit(getattr(error, "mine", ""))
            return
        self.autosave.failed()
        self.failed.emit(error)

    def _on_stale(self, changes: TextChanges, error: Exception) -> None:
        from store.errors import Stale

        assert isinstance(error, Stale)
        self._refused, self._insisted = changes, None
        self.autosave.hold()
        self.stale.emit(error.mine, error.theirs)


@cache
def _save_text() -> Callable[..., Changed]:
    # Imported at the first save, and looked up once: it takes SQLAlchemy, and PySide slows every import.
    from store.actions.text import save_text

    return save_text


def edit_of(section_id: str, changes: TextChanges) -> SectionEdit:
    """Return an editor's changes as the store takes them."""

    def one(passage: Passage) -> PassageEdit:
        return PassageEdit(
            passage.id,
            passage.kind,
            passage.text,
            passage.level,
            passage.links,
            passage.parent_id,
            passage.version,
        )

    changed = tuple(one(each) for each in changes.changed)
    return SectionEdit(section_id, changed, changes.removed, changes.order, changes.seen)
