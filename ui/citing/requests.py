"""What is asked of the store about citations and sentences; each is one action, told with a way to undo it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from domain.assessment import Anchor, Citation, Stance
from domain.evidence.evidence import Need
from ui.citing.entries import Entry
from ui.messages import STANCES
from ui.panes.evidence_requests import EvidenceRequests

if TYPE_CHECKING:
    from ui.context import Context


class CitingRequests(EvidenceRequests):
    """The requests of the findings; those of the pane beside them are told in the same way."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._citing_context = context

    def rest(self, section_id: str, anchor: Anchor, entry: Entry, stance: Stance) -> None:
        """Rest words of a section on an item or an excerpt."""
        from store.actions.citations import cite

        item_id, excerpt_id = entry.named
        words = _tr("{name} cited: {stance}.").format(name=entry.lead, stance=STANCES[stance].casefold())
        self._citing_context.backend.perform(
            cite,
            assessment_id=self._citing_context.assessment_id,
            section_id=section_id,
            anchor=anchor,
            item_id=item_id,
            excerpt_id=excerpt_id,
            stance=stance,
            on_done=lambda changed: self.tell_done(words),
            on_error=self.tell_error,
        )

    def change_stance(self, citation: Citation, stance: Stance) -> None:
        """Say anew what a citation's evidence says of its words."""
        from store.actions.citations import change_citation

        words = _tr("{name}: {stance}.").format(name=citation.reference, stance=STANCES[stance].casefold())
        self._citing_context.backend.perform(
            change_citation,
            assessment_id=self._citing_context.assessment_id,
            citation_id=citation.id,
            stance=stance,
            on_done=lambda changed: self.tell_done(words),
            on_error=self.tell_error,
        )

    def take_away(self, citation: Citation) -> None:
        """Take a citation away."""
        from store.actions.citations import uncite

        words = _tr("Citation of {name} taken away.").format(name=citation.reference)
        self._citing_context.backend.perform(
            uncite,
            assessment_id=self._citing_context.assessment_id,
            citation_id=citation.id,
            on_done=lambda changed: self.tell_done(words),
            on_error=self.tell_error,
        )

    def attach(self, citation: Citation, section_id: str, anchor: Anchor) -> None:
        """Put a citation on other words."""
        from store.actions.citations import reattach

        words = _tr("{name} attached to the selected words.").format(name=citation.reference)
        self._citing_context.backend.perform(
            reattach,
            assessment_id=self._citing_context.assessment_id,
            citation_id=citation.id,
            section_id=section_id,
            anchor=anchor,
            on_done=lambda changed: self.tell_done(words),
            on_error=self.tell_error,
        )

    def mark(self, section_id: str, anchor: Anchor, need: Need) -> None:
        """Say that a sentence needs no evidence, or does."""
        from store.actions.citations import mark_sentence

        needs_none = _tr("This sentence needs no evidence.")
        words = needs_none if need is Need.NONE else _tr("This sentence needs evidence.")
        self._citing_context.backend.perform(
            mark_sentence,
            assessment_id=self._citing_context.assessment_id,
            section_id=section_id,
            anchor=anchor,
            need=need,
            on_done=lambda changed: self.tell_done(words),
            on_error=self.tell_error,
        )


def _tr(words: str) -> str:
    return QCoreApplication.translate("Citations", words)
