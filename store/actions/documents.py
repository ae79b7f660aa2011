"""Take in a whole assessment at once, as values: the sample, a scaled-up one, a copy from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType

from domain import positions
from domain.assessment import Citation, Document, EvidenceItem, Section
from domain.checks.standing import Waiver
from domain.evidence.evidence import Excerpt, FileText, Pseudonym, SentenceMark
from domain.review.comments import Comment
from domain.review.past_review import NO_REVIEW, PastReview
from store.actions.assessments import CREATED
from store.changes import Actor, Changed
from store.contents import add_readings, add_stored
from store.file_texts import keep_text
from store.files import StoredFile
from store.frameworks import keep_framework
from store.ids import new_id
from store.passages import new_passage_row, place_anchored, place_standing
from store.review_rows import review_rows
from store.tables import (
    AssessmentRow,
    CitationRow,
    CommentRow,
    EvidenceFileRow,
    EvidenceItemRow,
    ExcerptRow,
    FactRow,
    MemberRow,
    OwnRulesRow,
    PseudonymRow,
    ReplyRow,
    ScoreRow,
    SectionRow,
    SentenceMarkRow,
    WaiverRow,
)
from store.tables.base import Journalled
from store.tables.checks import OWN_RULES
from store.unit import Unit, unit_of_work
from store.workspace import Workspace

_NUMBERED = re.compile(r"E-\d+")


def add_document(
    workspace: Workspace,
    actor: Actor,
    at: datetime,
    *,
    document: Document,
    texts: Mapping[str, FileText] = MappingProxyType({}),
    pseudonyms: Iterable[Pseudonym] = (),
    comments: Iterable[Comment] = (),
    review: PastReview = NO_REVIEW,
    waivers: Iterable[Waiver] = (),
    own_rules: str = "",
) -> Changed:
    """Add an assessment with all that is in it, under the ids it brings; result is the assessment's id.

    The files its items name must be in the workspace's file store already; `texts` are what was read from them, by
    their SHA-256. `pseudonyms`, `comments`, `review` and `waivers` are kept with the assessment, `own_rules` where the
    workspace has none yet. Raises NotFound for an unknown framework, and DiskFault.
    """
    assessment = document.assessment
    framework = workspace.framework(assessment.framework_id)
    kept = {sha256: keep_text(workspace.files, text) for sha256, text in texts.items()}
    snapshots = [workspace.files.put_bytes(content) for content in review.contents]
    with unit_of_work(workspace, actor, at, CREATED, assessment.id, subject=assessment.authority) as unit:
        keep_framework(unit.session, framework)
        unit.session.add_all((_assessment_row(document), *_member_rows(document)))
        places = positions.spread(len(document.sections))
        for section, position in zip(document.sections, places, strict=True):
            unit.session.add_all(_section_rows(document, section, position, review.stages.get(section.id, "")))
        _add_items(unit, document)
        unit.session.add_all(_evidencing_rows(document))
        unit.session.add_all(_pseudonym_row(document, each) for each in pseudonyms)
        unit.session.add_all(row for each in comments for row in _comment_rows(document, each))
        unit.session.add_all(_waiver_row(document, each) for each in waivers)
        _add_own_rules(unit, own_rules)
        add_stored(unit, snapshots)
        unit.session.add_all(review_rows(assessment.id, review))
        add_readings(unit, {sha256: (text, kept[sha256]) for sha256, text in texts.items()})
        unit.result = (assessment.id,)
    return unit.changed()


def _evidencing_rows(document: Document) -> Iterable[Journalled]:
    yield from (_excerpt_row(document, excerpt) for excerpt in document.excerpts)
    yield from (_citation_row(document, citation) for citation in document.citations)
    yield from (_mark_row(document, mark) for mark in document.marks)


def _assessment_row(document: Document) -> AssessmentRow:
    assessment = document.assessment
    return AssessmentRow(
        id=assessment.id,
        authority=assessment.authority,
        framework_id=assessment.framework_id,
        stage=str(assessment.stage),
        window_from=assessment.window_from,
        window_to=assessment.window_to,
        visit_from=assessment.visit_from,
        visit_to=assessment.visit_to,
        published_on=assessment.published_on,
        next_reference=max(_numbers(document), default=0) + 1,
    )


def _member_rows(document: Document) -> Iterable[MemberRow]:
    team = document.assessment.team
    for member, position in zip(team, positions.spread(len(team)), strict=True):
        yield MemberRow(
            id=member.id,
            assessment_id=document.assessment.id,
            position=position,
            name=member.name,
            role=member.role,
        )


def _section_rows(document: Document, section: Section, position: str, stage: str) -> Iterable[Journalled]:
    assessment_id = document.assessment.id
    yield SectionRow(
        id=section.id,
        assessment_id=assessment_id,
        kind=str(section.kind),
        part_id=section.part_id,
        position=position,
        stage=stage,
    )
    for passage, place in zip(section.passages, positions.spread(len(section.passages)), strict=True):
        yield new_passage_row(assessment_id, section.id, passage, place)
    yield from _score_rows(assessment_id, section)
    if section.kind == "facts":
        amounts = {amount.field_id: [amount.estimated, amount.actual] for amount in section.facts.amounts}
        yield FactRow(
            id=new_id(),
            assessment_id=assessment_id,
            section_id=section.id,
            period=section.facts.period,
            amounts=amounts,
        )


def _score_rows(assessment_id: str, section: Section) -> Iterable[ScoreRow]:
    score = section.score
    levels = {"": score.level, **score.category_levels}
    for category_id, level in levels.items():
        rationale = "" if category_id else score.rationale
        if level is not None or rationale:
            yield ScoreRow(
                id=new_id(),
                assessment_id=assessment_id,
                section_id=section.id,
                category_id=category_id,
                level=level,
                rationale=rationale,
                given_by=score.by,
                given_at=score.at,
            )


def _add_items(unit: Unit, document: Document) -> None:
    add_stored(unit, (StoredFile(file.sha256, file.size) for item in document.items for file in item.files))
    for number, item in zip(_numbers(document), document.items, strict=True):
        unit.session.add(_item_row(document, item, number))
        for position, file in enumerate(item.files, 1):
            row = EvidenceFileRow(
                id=file.id,
                assessment_id=document.assessment.id,
                item_id=item.id,
                stored_id=file.sha256,
                position=position,
                name=file.name,
                block=file.block,
                superseded_by=file.superseded_by,
            )
            unit.session.add(row)


def _numbers(document: Document) -> list[int]:
    """Return the number in each item's reference; all are numbered anew where one has none or two have the same."""
    found = [int(item.reference.rpartition("-")[2]) for item in document.items if _NUMBERED.fullmatch(item.reference)]
    is_sound = len(found) == len(document.items) == len(set(found))
    return found if is_sound else list(range(1, len(document.items) + 1))


def _item_row(document: Document, item: EvidenceItem, number: int) -> EvidenceItemRow:
    return EvidenceItemRow(
        id=item.id,
        assessment_id=document.assessment.id,
        number=number,
        reference=item.reference,
        title=item.title,
        kind=str(item.kind),
        category=item.category,
        given_by=item.given_by,
        event_date=item.event_date,
        received_date=item.received_date,
        people_heard=item.people_heard,
        confidential=item.confidential,
        disclosed=item.disclosed,
        notes=item.notes,
        url=item.url,
    )


def _citation_row(document: Document, citation: Citation) -> CitationRow:
    row = CitationRow(
        id=citation.id,
        assessment_id=document.assessment.id,
        item_id=citation.item_id,
        excerpt_id=citation.excerpt_id or None,
        stance=str(citation.stance),
    )
    place_anchored(row, citation.section_id, citation.anchor)
    row.detached = citation.is_detached
    return row


def _excerpt_row(document: Document, excerpt: Excerpt) -> ExcerptRow:
    return ExcerptRow(
        id=excerpt.id,
        assessment_id=document.assessment.id,
        item_id=excerpt.item_id,
        stored_id=excerpt.sha256 or None,
        number=excerpt.number,
        text=excerpt.text,
        page=excerpt.place.page,
        paragraph=excerpt.place.block,
        start=excerpt.place.start,
        end=excerpt.place.end,
        note=excerpt.note,
        stance=str(excerpt.stance),
        quotable=excerpt.is_quotable,
        part_ids=list(excerpt.part_ids),
        earlier_id=excerpt.earlier_id,
    )


def _mark_row(document: Document, mark: SentenceMark) -> SentenceMarkRow:
    row = SentenceMarkRow(id=mark.id, assessment_id=document.assessment.id, need=str(mark.need))
    place_anchored(row, mark.section_id, mark.anchor)
    row.detached = mark.is_detached
    return row


def _pseudonym_row(document: Document, pseudonym: Pseudonym) -> PseudonymRow:
    return PseudonymRow(
        id=pseudonym.id,
        assessment_id=document.assessment.id,
        name=pseudonym.name,
        pseudonym=pseudonym.pseudonym,
        note=pseudonym.note,
    )


def _comment_rows(document: Document, comment: Comment) -> Iterable[Journalled]:
    row = CommentRow(
        id=comment.id,
        assessment_id=document.assessment.id,
        item_id=comment.item_id or None,
        target=str(comment.target),
        kind=str(comment.kind),
        text=comment.text,
        person=comment.person,
        role=comment.role,
        at=comment.at,
        assigned_to=comment.assigned_to,
        resolved_by=comment.resolved_by,
        resolved_at=comment.resolved_at,
    )
    place_standing(row, comment.section_id, comment.anchor, is_detached=comment.is_detached)
    yield row
    for reply in comment.replies:
        yield ReplyRow(
            id=reply.id,
            assessment_id=document.assessment.id,
            comment_id=comment.id,
            text=reply.text,
            person=reply.person,
            role=reply.role,
            at=reply.at,
        )


def _add_own_rules(unit: Unit, text: str) -> None:
    if text and unit.session.get(OwnRulesRow, OWN_RULES) is None:
        unit.session.add(OwnRulesRow(id=OWN_RULES, text=text, person=unit.actor.name, at=unit.at))


def _waiver_row(document: Document, waiver: Waiver) -> WaiverRow:
    row = WaiverRow(
        id=waiver.id,
        assessment_id=document.assessment.id,
        code=waiver.code,
        words=waiver.words,
        data=[list(each) for each in waiver.data],
        reason=waiver.reason,
        person=waiver.by,
        at=waiver.at,
    )
    place_standing(row, waiver.section_id, waiver.anchor, is_detached=waiver.is_detached)
    return row
