"""Ask the store to bring back, to keep and to mark as read, and say what was done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from ui.announcement import Announcement, Choice, Tone
from ui.messages import counted, error_message

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.changes import Changed
    from ui.context import Context


class VersionRequests:
    """What the page on versions asks for, in one assessment."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def restore_passage(self, section_id: str, sha256: str, passage_id: str, name: str) -> None:
        """Bring a paragraph back as it was."""
        from store.actions.draft_versions import restore_passage

        said = _tr("A paragraph of {part} is as it was.").format(part=name)
        self._act(restore_passage, said, section_id=section_id, sha256=sha256, passage_id=passage_id)

    def restore_score(self, section_id: str, sha256: str, name: str) -> None:
        """Bring the score of a statement back, with its reason."""
        from store.actions.draft_versions import restore_score

        said = _tr("The score of {part} is as it was.").format(part=name)
        self._act(restore_score, said, section_id=section_id, sha256=sha256)

    def restore_section(self, section_id: str, sha256: str, name: str) -> None:
        """Bring the text of a section back."""
        from store.actions.draft_versions import restore_section

        said = _tr("The text of {part} is as it was.").format(part=name)
        self._act(restore_section, said, section_id=section_id, sha256=sha256)

    def keep(self, section_id: str, name: str, on_kept: Callable[[], object]) -> None:
        """Keep a section, or the report, as it is now under a name."""
        from store.actions.draft_versions import name_version

        self._act(
            name_version,
            _tr("Kept as \u201c{name}\u201d.").format(name=name),
            on_kept,
            True,
            section_id=section_id,
            name=name,
        )

    def mark_read(self, section_ids: Sequence[str]) -> None:
        """Say that sections are read as they are now; undo steps over it, so it is not offered."""
        from store.actions.decisions import mark_read

        said = _tr("{sections} marked as read.").format(sections=counted(len(section_ids), "section"))
        self._act(mark_read, said, has_undo=False, section_ids=list(section_ids))

    def _act(
        self,
        action: Callable[..., Changed],
        said: str,
        on_done: Callable[[], object] | None = None,
        has_undo: bool = True,
        **parameters: Any,
    ) -> None:
        def tell(changed: Changed) -> None:
            if changed.is_empty:
                self._context.tell(Announcement(_tr("It is so already."), is_passing=True))
                return
            choices = (Choice(_tr("Undo"), self._take_back),) if has_undo else ()
            self._context.tell(Announcement(said, Tone.SUCCESS, choices, is_passing=True))
            if on_done is not None:
                on_done()

        self._context.backend.perform(
            action,
            assessment_id=self._context.assessment_id,
            on_done=tell,
            on_error=self._tell_error,
            **parameters,
        )

    def _take_back(self) -> None:
        from store.actions.history import undo

        self._context.backend.perform(undo, assessment_id=self._context.assessment_id, on_error=self._tell_error)

    def _tell_error(self, error: Exception) -> None:
        self._context.tell(Announcement(error_message(error).text, Tone.WARNING))


def _tr(words: str) -> str:
    return QCoreApplication.translate("Versions", words)
