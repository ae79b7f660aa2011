"""Remark on a draft, answer, assign, resolve."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from domain.assessment import Anchor
from domain.review.comments import CommentKind, Target
from domain.text.cleaning import clean_block, clean_line
from store.changes import Actor, Changed
from store.errors import Refused
from store.ids import new_id
from store.passages import place_anchored, place_nowhere, require_words
from store.tables import CommentRow, EvidenceItemRow, ReplyRow, SectionRow
from store.unit import Unit, require_version, unit_of_work
from store.workspace import Workspace


def add_comment(
    workspace: Workspace,
    actor: Actor,
    at: datetime,
    *,
    assessment_id: str,
    text: str,
    kind: CommentKind,
    target: Target,
    section_id: str = "",
    anchor: Anchor | None = None,
    item_id: str = "",
    assigned_to: str = "",
) -> Changed:
    """Remark on the words of `anchor`, a section, its score or rationale, or an evidence item; result is the id.

    Raises NotFound, Refused("no-comment") for an empty text, and Refused("words-moved") when the passage no longer has
    these words at that place. Raises ValueError for a target without what it is about.
    """
    with unit_of_work(workspace, actor, at, "commented", assessment_id) as unit:
        row = CommentRow(
            id=new_id(),
            assessment_id=assessment_id,
            target=str(target),
            kind=str(kind),
            text=_words(text),
            person=actor.name,
            role=actor.role,
            at=at,
            assigned_to=clean_line(assigned_to),
        )
        _place(unit, row, target, section_id, anchor, item_id)
        unit.pending.subject = _subject(unit, row)
        unit.session.add(row)
        unit.result = (row.id,)
    return unit.changed()


def reply(
    workspace: Workspace, actor: Actor, at: datetime, *, assessment_id: str, comment_id: str, text: str
) -> Changed:
    """Answer in a comment's thread; result is the answer's id. Raises NotFound and Refused("no-comment")."""
    with unit_of_work(workspace, actor, at, "comment-answered", assessment_id) as unit:
        comment = unit.get(CommentRow, comment_id)
        unit.pending.subject = _subject(unit, comment)
        row = ReplyRow(
            id=new_id(),
            assessment_id=assessment_id,
            comment_id=comment_id,
            text=_words(text),
            person=actor.name,
            role=actor.role,
            at=at,
        )
        unit.session.add(row)
        unit.result = (row.id,)
    return unit.changed()


def change_comment(
    workspace: Workspace,
    actor: Actor,
    at: datetime,
    *,
    assessment_id: str,
    comment_id: str,
    text: str,
    kind: CommentKind,
    assigned_to: str,
    base_version: int,
) -> Changed:
    """Write a comment anew, or assign it to a person ("" for nobody).

    Raises NotFound, Refused("no-comment"), and Stale with both texts when it has changed since `base_version`.
    """
    with unit_of_work(workspace, actor, at, "comment-changed", assessment_id) as unit:
        row = unit.get(CommentRow, comment_id)
        require_version(row, base_version, text, row.text, {"what": "comment", "id": row.id})
        row.text, row.kind, row.assigned_to = _words(text), str(kind), clean_line(assigned_to)
        unit.pending.subject = _subject(unit, row)
    return unit.changed()


def change_reply(
    workspace: Workspace, actor: Actor, at: datetime, *, assessment_id: str, reply_id: str, text: str, base_version: int
) -> Changed:
    """Write an answer anew; raises NotFound, Refused("no-comment") and Stale."""
    with unit_of_work(workspace, actor, at, "answer-changed", assessment_id) as unit:
        row = unit.get(ReplyRow, reply_id)
        require_version(row, base_version, text, row.text, {"what": "comment", "id": row.id})
        row.text = _words(text)
        unit.pending.subject = _subject(unit, unit.get(CommentRow, row.comment_id))
    return unit.changed()


def resolve(workspace: Workspace, actor: Actor, at: datetime, *, assessment_id: str, comment_id: str) -> Changed:
    """Say that a comment is dealt with; raises NotFound and Refused("resolved-already") with who did so."""
    with unit_of_work(workspace, actor, at, "comment-resolved", assessment_id) as unit:
        row = unit.get(CommentRow, comment_id)
        if row.resolved_by:
            raise Refused("resolved-already", {"person": row.resolved_by})
        row.resolved_by, row.resolved_at = actor.name, at
        unit.pending.subject = _subject(unit, row)
    return unit.changed()


def reopen(workspace: Workspace, actor: Actor, at: datetime, *, assessment_id: str, comment_id: str) -> Changed:
    """Say that a comment is not dealt with after all; raises NotFound."""
    with unit_of_work(workspace, actor, at, "comment-reopened", assessment_id) as unit:
        row = unit.get(CommentRow, comment_id)
        row.resolved_by, row.resolved_at = "", None
        unit.pending.subject = _subject(unit, row)
    return unit.changed()


def reattach_comment(
    workspace: Workspace,
    actor: Actor,
    at: datetime,
    *,
    assessment_id: str,
    comment_id: str,
    section_id: str,
    anchor: Anchor,
) -> Changed:
    """Put a comment on other words, a detached one above all; raises NotFound and Refused("words-moved")."""
    with unit_of_work(workspace, actor, at, "comment-attached", assessment_id) as unit:
        row = unit.get(CommentRow, comment_id)
        _place(unit, row, Target.TEXT, section_id, anchor, "")
        row.target = str(Target.TEXT)
        unit.pending.subject = _subject(unit, row)
    return unit.changed()


def remove_comment(workspace: Workspace, actor: Actor, at: datetime, *, assessment_id: str, comment_id: str) -> Changed:
    """Take a comment away with its answers; undo brings all back. Raises NotFound."""
    with unit_of_work(workspace, actor, at, "comment-removed", assessment_id) as unit:
        row = unit.get(CommentRow, comment_id)
        unit.pending.subject = _subject(unit, row)
        remove_with_replies(unit, row)
    return unit.changed()


def remove_with_replies(unit: Unit, comment: CommentRow) -> None:
    """Delete a comment and the answers to it."""
    for answer in unit.session.scalars(select(ReplyRow).where(ReplyRow.comment_id == comment.id)):
        unit.session.delete(answer)
    unit.session.delete(comment)


def _words(text: str) -> str:
    words = clean_block(text).strip()
    if not words:
        raise Refused("no-comment")
    return words


def _place(unit: Unit, row: CommentRow, target: Target, section_id: str, anchor: Anchor | None, item_id: str) -> None:
    if target is Target.ITEM:
        row.item_id = unit.get(EvidenceItemRow, item_id).id
    else:
        row.section_id = unit.get(SectionRow, section_id).id
    if target is Target.TEXT:
        if anchor is None:
            raise ValueError("a comment on words needs their anchor")
        require_words(unit, anchor)
        place_anchored(row, section_id, anchor)
    else:
        place_nowhere(row)


def _subject(unit: Unit, row: CommentRow) -> str:
    """Return what a comment is about: the part of its section, or the reference of its item."""
    if row.item_id:
        return unit.get(EvidenceItemRow, row.item_id).reference
    return unit.get(SectionRow, row.section_id or "").part_id
