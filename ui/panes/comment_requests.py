"""What is asked of the store about comments; each request is one action, told with a way to undo it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from domain.assessment import Anchor
from domain.review.comments import Comment, CommentKind, Target
from ui.panes.evidence_requests import EvidenceRequests

if TYPE_CHECKING:
    from store.changes import Changed
    from ui.context import Context


@dataclass(frozen=True, slots=True)
class About:
    """What a comment is to be on; `words` say it to people."""

    target: Target
    section_id: str = ""
    anchor: Anchor | None = None
    item_id: str = ""
    words: str = ""


Done = Callable[[str], object]
"""Takes the id of what was made, or of what was changed."""


class CommentRequests(EvidenceRequests):
    """The requests of the comments pane; they are told as those of evidence are."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._under_way: set[tuple[object, str]] = set()

    def add(self, about: About, text: str, kind: CommentKind, assigned_to: str, on_done: Done) -> None:
        """Write a comment."""
        from store.actions.comments import add_comment

        self._perform(
            add_comment,
            lambda changed: on_done(changed.result[0]),
            text=text,
            kind=kind,
            assigned_to=assigned_to,
            target=about.target,
            section_id=about.section_id,
            anchor=about.anchor,
            item_id=about.item_id,
        )

    def answer(self, comment_id: str, text: str, on_done: Done) -> None:
        """Answer in a comment's thread."""
        from store.actions.comments import reply

        self._perform(reply, lambda changed: on_done(comment_id), comment_id=comment_id, text=text)

    def change(
        self,
        comment: Comment,
        text: str,
        kind: CommentKind,
        assigned_to: str,
        on_done: Done,
        on_stale: Callable[[], None] | None = None,
    ) -> None:
        """Write a comment anew, or give it to somebody; `on_stale` is told that somebody else did meanwhile."""
        from store.actions.comments import change_comment

        self._perform(
            change_comment,
            lambda changed: on_done(comment.id),
            on_stale,
            comment_id=comment.id,
            text=text,
            kind=kind,
            assigned_to=assigned_to,
            base_version=comment.version,
        )

    def resolve(self, comment_id: str) -> None:
        """Say that a comment is dealt with."""
        from store.actions.comments import resolve

        self._perform(resolve, lambda changed: self.tell_done(_tr("Resolved.")), comment_id=comment_id)

    def reopen(self, comment_id: str) -> None:
        """Say that a comment is not dealt with after all."""
        from store.actions.comments import reopen

        self._perform(reopen, lambda changed: self.tell_done(_tr("Open again.")), comment_id=comment_id)

    def attach(self, comment_id: str, section_id: str, anchor: Anchor) -> None:
        """Put a comment on other words."""
        from store.actions.comments import reattach_comment

        told = _tr("Attached to the selected words.")
        self._perform(
            reattach_comment,
            lambda changed: self.tell_done(told),
            comment_id=comment_id,
            section_id=section_id,
            anchor=anchor,
        )

    def remove_comment(self, comment_id: str) -> None:
        """Take a comment away with its answers."""
        from store.actions.comments import remove_comment

        told = _tr("Comment removed.")
        self._perform(remove_comment, lambda changed: self.tell_done(told), comment_id=comment_id)

    def _perform(
        self,
        action: Callable[..., Changed],
        on_done: Callable[[Changed], object],
        on_stale: Callable[[], None] | None = None,
        **parameters: Any,
    ) -> None:
        """Ask for an action, unless the same one is still under way: keys are pressed twice."""
        wanted = (action, str(parameters.get("comment_id", "")))
        if wanted in self._under_way:
            return
        self._under_way.add(wanted)

        def done(changed: Changed) -> None:
            self._under_way.discard(wanted)
            on_done(changed)

        def failed(error: Exception) -> None:
            self._under_way.discard(wanted)
            self.tell_error(error)
            if on_stale is not None and getattr(error, "code", "") == "stale":
                on_stale()

        self._context.backend.perform(
            action, assessment_id=self._context.assessment_id, on_done=done, on_error=failed, **parameters
        )


def _tr(words: str) -> str:
    return QCoreApplication.translate("CommentsPane", words)
