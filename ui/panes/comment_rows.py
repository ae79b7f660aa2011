"""Comments as rows of a list, by section in the order of the report, and what one is on in a few words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from domain.frameworks.framework import Framework
from domain.review.comments import Comment, CommentKind, Target
from ui.editor.commented import Commented
from ui.messages import COMMENT_KINDS, counted, part_name
from ui.sentences.comments import place_words, shortened
from ui.widgets.grouped_rows import Group, MarkedRow

if TYPE_CHECKING:
    from store.values import Discussion

ICONS = {
    CommentKind.QUESTION: ("help", "text"),
    CommentKind.MUST_CHANGE: ("error", "danger"),
    CommentKind.SUGGESTION: ("edit", "text"),
    CommentKind.PRAISE: ("star", "text"),
}
"""How a kind is shown: an icon's shape and its colour."""

EVIDENCE = "evidence"
"""The group of the comments that are on evidence items, which belong to no section."""


def groups_of(comments: Iterable[Comment], discussion: Discussion, framework: Framework) -> list[Group]:
    """Return comments, which are in the order of the report, as a group for each section."""
    rows: dict[str, list[MarkedRow]] = {}
    for comment in comments:
        rows.setdefault(comment.section_id or EVIDENCE, []).append(_row(comment, discussion))
    return [Group(key, _title(key, discussion, framework), tuple(held)) for key, held in rows.items()]


def section_name(comment: Comment, discussion: Discussion, framework: Framework) -> str:
    """Return the name of the section that a comment belongs to; "Evidence" for one on an evidence item."""
    return _title(comment.section_id or EVIDENCE, discussion, framework)


def commented_of(comments: Iterable[Comment], section_id: str) -> list[Commented]:
    """Return the words of a section that are commented on."""
    return [
        Commented(each.id, each.anchor, each.is_open, each.is_detached, f"{each.person}: {shortened(each.text)}")
        for each in comments
        if each.section_id == section_id and each.target is Target.TEXT and each.anchor is not None
    ]


def _title(key: str, discussion: Discussion, framework: Framework) -> str:
    return "Evidence" if key == EVIDENCE else part_name(framework, discussion.parts.get(key, ""))


def _row(comment: Comment, discussion: Discussion) -> MarkedRow:
    mark, token = ICONS[comment.kind] if comment.is_open else ("done", "muted")
    answers = counted(len(comment.replies), "answer") if comment.replies else ""
    return MarkedRow(
        id=comment.id,
        title=f"{comment.person}: {shortened(comment.text)}",
        detail=place_words(comment, discussion),
        trail=", ".join(part for part in (answers, "" if comment.is_open else "resolved") if part),
        mark=mark,
        token=token,
        word=COMMENT_KINDS[comment.kind],
        is_quiet=not comment.is_open,
    )
