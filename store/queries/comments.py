"""Read the comments of an assessment with their threads, and in the order of its report."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from sqlalchemy import bindparam, select

from domain.assessment import Anchor, Passage, PassageKind, Section, SectionKind
from domain.review.comments import Comment, CommentKind, Reply, Target, in_order
from store.reading import assessment_of
from store.rows import making_many, moment, rows_of
from store.tables import CommentRow, EvidenceItemRow, PassageRow, ReplyRow, SectionRow
from store.values import Discussion
from store.workspace import Workspace

_KINDS = {str(kind): kind for kind in CommentKind}
_TARGETS = {str(target): target for target in Target}
_comment, _reply = CommentRow.__table__.c, ReplyRow.__table__.c
_section, _passage, _item = SectionRow.__table__.c, PassageRow.__table__.c, EvidenceItemRow.__table__.c
# fmt: off
_COMMENTS = select(
    _comment.id, _comment.section_id, _comment.target, _comment.kind, _comment.text, _comment.person, _comment.role,
    _comment.at, _comment.passage_id, _comment.start, _comment.end, _comment.exact, _comment.prefix, _comment.suffix,
    _comment.item_id, _comment.assigned_to, _comment.resolved_by, _comment.resolved_at, _comment.detached,
    _comment.version,
).where(_comment.assessment_id == bindparam("wanted")).order_by(_comment.id)
_REPLIES = select(
    _reply.comment_id, _reply.id, _reply.text, _reply.person, _reply.role, _reply.at, _reply.version,
).where(_reply.assessment_id == bindparam("wanted")).order_by(_reply.id)
_ORDER = (
    select(_section.id, _section.part_id, _section.kind, _passage.id)
    .select_from(SectionRow.__table__.outerjoin(PassageRow.__table__, _passage.section_id == _section.id))
    .where(_section.assessment_id == bindparam("wanted"))
    .order_by(_section.position, _passage.position)
)
_REFERENCES = (
    select(_item.id, _item.reference, _item.title)
    .where(_item.id.in_(select(_comment.item_id).where(_comment.assessment_id == bindparam("wanted"))))
)
# fmt: on


def load_discussion(workspace: Workspace, assessment_id: str) -> Discussion:
    """Return the comments of an assessment as one meets them reading its report, with the names of what they are on.

    Raises NotFound when there is no such assessment.
    """
    comments = load_comments(workspace, assessment_id)
    with workspace.reading() as connection:
        team = assessment_of(connection, assessment_id).team
        items = {id: (reference, title) for id, reference, title in rows_of(connection, _REFERENCES, assessment_id)}
        outline: dict[str, tuple[str, str, list[Passage]]] = {}
        for section_id, part_id, kind, passage_id in rows_of(connection, _ORDER, assessment_id):
            passages = outline.setdefault(section_id, (kind, part_id, []))[2]
            if passage_id:
                passages.append(Passage(passage_id, PassageKind.PARAGRAPH, ""))
    sections = [Section(id, SectionKind(kind), part_id, tuple(held)) for id, (kind, part_id, held) in outline.items()]
    return Discussion(
        comments=in_order(comments, sections),
        parts={section.id: section.part_id for section in sections},
        items=items,
        team=tuple(member.name for member in team),
    )


@making_many
def load_comments(workspace: Workspace, assessment_id: str) -> tuple[Comment, ...]:
    """Return the comments of an assessment in the order in which they were written, each with its answers."""
    with workspace.reading() as connection:
        answers: dict[str, list[Reply]] = defaultdict(list)
        for comment_id, id, text, person, role, at, version in rows_of(connection, _REPLIES, assessment_id):
            answers[comment_id].append(Reply(id, text, person, role, datetime.fromisoformat(at), version))
        return tuple(
            Comment(
                id=id,
                section_id=section_id or "",
                target=_TARGETS[target],
                kind=_KINDS[kind],
                text=text,
                person=person,
                role=role,
                at=datetime.fromisoformat(at),
                anchor=Anchor(passage_id, start, end, exact, prefix, suffix) if passage_id else None,
                item_id=item_id or "",
                assigned_to=assigned_to,
                resolved_by=resolved_by,
                resolved_at=moment(resolved_at),
                is_detached=bool(detached),
                replies=tuple(answers.get(id, ())),
                version=version,
            )
            for id, section_id, target, kind, text, person, role, at, passage_id, start, end, exact, prefix, suffix,
            item_id, assigned_to, resolved_by, resolved_at, detached, version
            in rows_of(connection, _COMMENTS, assessment_id)
        )  # fmt: skip
