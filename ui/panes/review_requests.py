"""What the review pane asks of the store: decide, open for editing, mark as read; each says that it is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from domain.frameworks.procedure import DecisionRule
from domain.review.procedure import stage_name
from ui.messages import counted
from ui.panes.evidence_requests import EvidenceRequests

if TYPE_CHECKING:
    from store.changes import Changed
    from ui.context import Context


class ReviewRequests(EvidenceRequests):
    """Requests about a section, or about the report (no section); they are told as those of evidence are."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._is_under_way = False

    def decide(
        self,
        section_id: str,
        rule: DecisionRule,
        texts: tuple[str, str],
        base: str,
        ended: Callable[[bool], object],
    ) -> None:
        """Take a decision with its reason and its waiver; `ended` is told whether it was taken."""
        from store.actions.decisions import decide

        why, waiver = texts
        self._perform(
            decide,
            lambda changed: self._told(rule, changed),
            ended,
            decision=rule.id,
            section_id=section_id,
            why=why,
            waiver=waiver,
            base=base,
        )

    def open_for_edit(self, section_id: str, why: str, ended: Callable[[bool], object]) -> None:
        """Open a section, or all of them, for edits."""
        from store.actions.decisions import reopen_for_edit

        told = _tr("Open for your edits, until the next decision.")
        self._perform(reopen_for_edit, lambda _changed: told, ended, section_id=section_id, why=why)

    def mark_read(self, section_id: str) -> None:
        """Say that the section was read as it is now; this is no step that undo goes back over."""
        from store.actions.decisions import mark_read

        self._perform(mark_read, lambda _changed: "", lambda _done: None, section_ids=(section_id,))

    def _told(self, rule: DecisionRule, changed: Changed) -> str:
        """Return what is said of a decision that was taken."""
        stage, left = changed.result[2], int(changed.result[3])
        if left:
            needed = counted(left, _tr("more person"), _tr("more people"))
            return _tr("{decision}: taken; it takes effect with {needed}.").format(decision=rule.name, needed=needed)
        name = stage_name(self._context.framework.procedure, stage)
        return _tr("{decision}: it stands at \u201c{stage}\u201d now.").format(decision=rule.name, stage=name)

    def _perform(
        self,
        action: Callable[..., Changed],
        words: Callable[[Changed], str],
        ended: Callable[[bool], object],
        **parameters: Any,
    ) -> None:
        """Ask for an action, unless one is still under way: keys are pressed twice."""
        if self._is_under_way:
            return
        self._is_under_way = True

        def done(changed: Changed) -> None:
            self._is_under_way = False
            said = words(changed)
            if said:
                self.tell_done(said)
            ended(True)

        def failed(error: Exception) -> None:
            self._is_under_way = False
            self.tell_error(error)
            ended(False)

        self._context.backend.perform(
            action, assessment_id=self._context.assessment_id, on_done=done, on_error=failed, **parameters
        )


def _tr(words: str) -> str:
    return QCoreApplication.translate("ReviewPane", words)
