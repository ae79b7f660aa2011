"""What is asked of the store about suggestions; each request is one action, told with a way to undo it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from domain.review.suggestions import Chosen, Suggestion, SuggestionState, choose
from domain.text.sentences import split
from ui.announcement import Announcement, Tone
from ui.messages import counted
from ui.panes.evidence_requests import EvidenceRequests

if TYPE_CHECKING:
    from store.changes import Changed
    from ui.context import Context
    from ui.panes.suggestion_reader import SuggestionReader


class SuggestionRequests(EvidenceRequests):
    """`when_saved` does something as soon as what is typed is saved: it may be of the suggestions that are meant."""

    def __init__(
        self, context: Context, reader: SuggestionReader, when_saved: Callable[[Callable[[], object]], None]
    ) -> None:
        super().__init__(context)
        self._reader = reader
        self._when_saved = when_saved
        self._is_under_way = False

    def accept(self, chosen: Chosen, seen: Iterable[Suggestion]) -> None:
        """Make suggestions part of the text; `seen` are suggestions as the person saw them."""
        from store.actions.suggestions import accept

        self._settle(accept, chosen, seen, _tr("{suggestions} accepted."))

    def reject(self, chosen: Chosen, seen: Iterable[Suggestion]) -> None:
        """Say no to suggestions; `seen` are suggestions as the person saw them."""
        from store.actions.suggestions import reject

        self._settle(reject, chosen, seen, _tr("{suggestions} rejected."))

    def reopen(self, suggestion: Suggestion) -> None:
        """Let a rejected suggestion be open again, with those that were made in one go with it."""
        from store.actions.suggestions import reopen

        group = [each for each in self._reader.suggestions if each.group == suggestion.group]
        ids = tuple(each.id for each in group if each.state is SuggestionState.REJECTED)
        self._context.backend.perform(
            reopen,
            assessment_id=self._context.assessment_id,
            suggestion_ids=ids,
            on_done=lambda changed: self.tell_done(_tr("Open again.")),
            on_error=self.tell_error,
        )

    def of_sentence(self, suggestion: Suggestion) -> Chosen:
        """Return the choice of all that touch the sentence in which a suggestion stands."""
        from store.queries.text import load_section

        anchor = suggestion.anchor
        section = self._context.backend.read(load_section, suggestion.section_id)
        text = next((each.text for each in section.passages if each.id == anchor.passage_id), "")
        spans = [span for span in split(text) if span[0] <= anchor.start] or [(anchor.start, anchor.end)]
        return Chosen(passage_id=anchor.passage_id, start=spans[-1][0], end=max(spans[-1][1], anchor.end))

    def _settle(self, action: Callable[..., Changed], chosen: Chosen, seen: Iterable[Suggestion], words: str) -> None:
        """Ask for an action, unless one is still under way: keys are pressed twice."""
        if self._is_under_way:
            return
        self._is_under_way = True
        versions = {each.id: each.version for each in seen if not chosen.ids or each.id in chosen.ids}

        def done(changed: Changed) -> None:
            self._is_under_way = False
            said = words.format(suggestions=counted(len(changed.result), "suggestion"))
            self.tell_done(f"{said} {self._left_words(chosen, changed)}".strip())

        def failed(error: Exception) -> None:
            self._is_under_way = False
            if getattr(error, "code", "") == "stale":
                self._reader.load()
                told = _tr("It was changed meanwhile, and is shown as it is now. Look at it again.")
                self._context.tell(Announcement(told, Tone.WARNING))
            else:
                self.tell_error(error)

        def act() -> None:
            self._context.backend.perform(
                action,
                assessment_id=self._context.assessment_id,
                chosen=chosen,
                versions=versions,
                on_done=done,
                on_error=failed,
            )

        self._when_saved(act)

    def _left_words(self, chosen: Chosen, changed: Changed) -> str:
        """Say how many of the chosen ones are left because they are in conflict."""
        # Accepting one may have put another in conflict that was chosen with it.
        conflicts = sum(each.id not in changed.result for each in choose(self._reader.suggestions, chosen))
        return _tr("{count} in conflict left as they are.").format(count=f"{conflicts:,}") if conflicts else ""


def _tr(words: str) -> str:
    return QCoreApplication.translate("Suggestions", words)
