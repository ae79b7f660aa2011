"""What is asked of the store about findings; each request is one action, told with a way to undo it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from domain.checks.finding import Finding
from ui.announcement import Announcement, Choice
from ui.panes.drafts import LET_STAND, Drafts
from ui.panes.evidence_requests import EvidenceRequests

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.changes import Changed


class CheckRequests(EvidenceRequests):
    """The requests of the findings of checks."""

    def waive(self, finding: Finding, reason: str) -> None:
        """Let a finding stand for a reason, which is kept as it was typed until that is done."""
        from store.actions.checks import waive_finding

        drafts = Drafts(self._context.memory)

        def forget() -> None:
            if drafts.text(LET_STAND).strip() == reason:  # else the next one is being typed
                drafts.keep(LET_STAND, "")

        self._ask(waive_finding, _tr("Let stand."), forget, finding=finding, reason=reason)

    def withdraw(self, waiver_id: str) -> None:
        """Let a finding that was let stand count again."""
        from store.actions.checks import withdraw_waiver

        self._ask(withdraw_waiver, _tr("Withdrawn: the finding stands again."), waiver_id=waiver_id)

    def switch_off(self, code: str) -> None:
        """Have a rule not asked in this assessment."""
        from store.actions.checks import switch_rule_off

        self._ask(switch_rule_off, _tr("The rule is switched off in this assessment."), code=code)

    def switch_on(self, code: str) -> None:
        """Have a rule asked again in this assessment."""
        from store.actions.checks import switch_rule_on

        self._ask(switch_rule_on, _tr("The rule is switched on again."), code=code)

    def add_word(self, word: str) -> None:
        """Take a word for one that is spelt right, in every assessment of the workspace."""
        from store.actions.checks import add_own_word
        from store.actions.history import undo

        # Own rules belong to no assessment, and so does the step that takes them back.
        take_back = lambda: self._context.backend.perform(undo, assessment_id="")  # noqa: E731 - a one-line closure
        said = _tr("\u201c{word}\u201d is among the own words now.").format(word=word)
        told = Announcement(said, choices=(Choice(_tr("Undo"), take_back),), is_passing=True)
        self._context.backend.perform(
            add_own_word, word=word, on_done=lambda _changed: self._context.tell(told), on_error=self.tell_error
        )

    def _ask(
        self, action: Callable[..., Changed], said: str, then: Callable[[], None] | None = None, **parameters: Any
    ) -> None:
        def on_done(_changed: Changed) -> None:
            self.tell_done(said)
            if then is not None:
                then()

        self._context.backend.perform(
            action,
            assessment_id=self._context.assessment_id,
            on_done=on_done,
            on_error=self.tell_error,
            **parameters,
        )


def _tr(words: str) -> str:
    return QCoreApplication.translate("Checking", words)
