"""Rows read as column tuples and turned into values: quicker than row objects, and nothing can be changed by them.

Statements are made once, with parameters, rows come straight from the driver and are unpacked by position: each was
measured to matter.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import BindParameter, Connection, Select, bindparam, func, select

from domain.assessment import (
    Anchor,
    Assessment,
    Citation,
    EvidenceFile,
    EvidenceItem,
    EvidenceKind,
    FactAmount,
    Facts,
    Link,
    Passage,
    PassageKind,
    Score,
    Section,
    SectionKind,
    Stance,
    TeamMember,
)
from domain.evidence.evidence import Excerpt, Locator, Need, SentenceMark
from domain.quick import maker_of
from domain.review.decisions import ScoreChange
from domain.review.former_levels import former_level
from store.errors import NotFound
from store.rows import day, making_many, moment, rows_of
from store.score_changes import score_changes_of
from store.tables import (
    AssessmentRow,
    CitationRow,
    EvidenceFileRow,
    EvidenceItemRow,
    ExcerptRow,
    FactRow,
    MemberRow,
    PassageRow,
    ScoreRow,
    SectionRow,
    SentenceMarkRow,
    StoredFileRow,
)

_WANTED: BindParameter[str] = bindparam("wanted")
_KINDS = {str(kind): kind for kind in PassageKind}
_SECTION_KINDS = {str(kind): kind for kind in SectionKind}
_ITEM_KINDS = {str(kind): kind for kind in EvidenceKind}
_STANCES = {str(stance): stance for stance in Stance}

_make_passage, _make_item, _make_file = maker_of(Passage), maker_of(EvidenceItem), maker_of(EvidenceFile)
_make_citation, _make_anchor = maker_of(Citation), maker_of(Anchor)
_make_excerpt, _make_locator = maker_of(Excerpt), maker_of(Locator)

_NO_SCORE, _NO_FACTS = Score(), Facts()

_section, _passage, _score = SectionRow.__table__.c, PassageRow.__table__.c, ScoreRow.__table__.c
_facts, _cited, _item = FactRow.__table__.c, CitationRow.__table__.c, EvidenceItemRow.__table__.c
_file, _member, _assessment = EvidenceFileRow.__table__.c, MemberRow.__table__.c, AssessmentRow.__table__.c
_words, _mark = ExcerptRow.__table__.c, SentenceMarkRow.__table__.c

# fmt: off
_ASSESSMENT = select(
    _assessment.id, _assessment.authority, _assessment.framework_id, _assessment.stage, _assessment.window_from,
    _assessment.window_to, _assessment.visit_from, _assessment.visit_to, _assessment.published_on, _assessment.version,
).where(_assessment.id == _WANTED)
_TEAM = (
    select(_member.id, _member.name, _member.role)
    .where(_member.assessment_id == _WANTED).order_by(_member.position)
)
_SECTIONS = select(_section.id, _section.kind, _section.part_id).order_by(_section.position)
_PASSAGES = select(
    _passage.section_id, _passage.id, _passage.kind, _passage.text, _passage.level, _passage.links, _passage.version,
    _passage.parent_id,
).order_by(_passage.section_id, _passage.position, _passage.id)
_SCORES = select(
    _score.section_id, _score.category_id, _score.level, _score.rationale, _score.given_by, _score.given_at,
    _score.version,
)
_FACTS = select(_facts.section_id, _facts.period, _facts.amounts, _facts.version)
_CITATIONS = (
    select(
        _cited.id, _cited.section_id, _cited.passage_id, _cited.start, _cited.end, _cited.exact, _cited.prefix,
        _cited.suffix, _cited.item_id, _item.reference, _cited.excerpt_id, _cited.stance, _cited.detached,
    )
    .join(EvidenceItemRow, _item.id == _cited.item_id)
    .order_by(_cited.passage_id, _cited.start, _cited.id)
)
_ITEMS = select(
    _item.id, _item.reference, _item.title, _item.kind, _item.category, _item.given_by, _item.event_date,
    _item.received_date, _item.people_heard, _item.confidential, _item.disclosed, _item.notes, _item.url, _item.version,
).order_by(_item.number)
_FILES = (
    select(
        _file.item_id, _file.id, _file.name, _file.stored_id, StoredFileRow.size, _file.block, _file.superseded_by,
    )
    .join(StoredFileRow, StoredFileRow.id == _file.stored_id)
    .where(_file.assessment_id == _WANTED).order_by(_file.position)
)
_USES = select(_cited.item_id, func.count()).where(_cited.assessment_id == _WANTED).group_by(_cited.item_id)
_EXCERPTS = (
    select(
        _words.id, _words.item_id, _item.reference, _words.number, _words.text, _words.stored_id, _words.paragraph,
        _words.start, _words.end, _words.page, _words.stance, _words.note, _words.quotable, _words.part_ids,
        _words.earlier_id, _words.version,
    )
    .join(EvidenceItemRow, _item.id == _words.item_id)
    .where(_words.assessment_id == _WANTED).order_by(_item.number, _words.number)
)
_MARKS = select(
    _mark.id, _mark.section_id, _mark.passage_id, _mark.start, _mark.end, _mark.exact, _mark.prefix, _mark.suffix,
    _mark.need, _mark.detached,
).order_by(_mark.passage_id, _mark.start, _mark.id)
# fmt: on

_OF_SECTION = tuple(
    statement.where(column == _WANTED)
    for statement, column in (
        (_SECTIONS, _section.id),
        (_PASSAGES, _passage.section_id),
        (_SCORES, _score.section_id),
        (_FACTS, _facts.section_id),
    )
)
_OF_ASSESSMENT = tuple(
    statement.where(column == _WANTED)
    for statement, column in (
        (_SECTIONS, _section.assessment_id),
        (_PASSAGES, _passage.assessment_id),
        (_SCORES, _score.assessment_id),
        (_FACTS, _facts.assessment_id),
    )
)
_CITATIONS_OF_SECTION = _CITATIONS.where(_cited.section_id == _WANTED)
_CITATIONS_OF_ASSESSMENT = _CITATIONS.where(_cited.assessment_id == _WANTED)
_MARKS_OF_SECTION = _MARKS.where(_mark.section_id == _WANTED)
_MARKS_OF_ASSESSMENT = _MARKS.where(_mark.assessment_id == _WANTED)
_ITEMS_OF_ASSESSMENT = _ITEMS.where(_item.assessment_id == _WANTED)
_ONE_ITEM = _ITEMS.where(_item.id == _WANTED)


def assessment_of(connection: Connection, assessment_id: str) -> Assessment:
    """Return an assessment with its team; raises NotFound."""
    found = list(rows_of(connection, _ASSESSMENT, assessment_id))
    if not found:
        raise NotFound("assessment", assessment_id)
    id, authority, framework_id, stage, window_from, window_to, visit_from, visit_to, published_on, version = found[0]
    return Assessment(
        id=id,
        authority=authority,
        framework_id=framework_id,
        stage=stage,
        window_from=day(window_from),
        window_to=day(window_to),
        visit_from=day(visit_from),
        visit_to=day(visit_to),
        published_on=day(published_on),
        team=tuple(TeamMember(*member) for member in rows_of(connection, _TEAM, assessment_id)),
        version=version,
    )


@making_many
def sections_of(connection: Connection, assessment_id: str) -> tuple[Section, ...]:
    """Return an assessment's sections in report order, with all that is in them."""
    changes = score_changes_of(connection, assessment_id=assessment_id)
    return _sections(connection, _OF_ASSESSMENT, assessment_id, changes)


def section_of(connection: Connection, section_id: str) -> Section:
    """Return one section with all that is in it; raises NotFound."""
    found = _sections(connection, _OF_SECTION, section_id, score_changes_of(connection, section_id=section_id))
    if not found:
        raise NotFound("section", section_id)
    return found[0]


@making_many
def citations_of(connection: Connection, *, section_id: str = "", assessment_id: str = "") -> tuple[Citation, ...]:
    """Return the citations of a section, or of a whole assessment."""
    statement = _CITATIONS_OF_SECTION if section_id else _CITATIONS_OF_ASSESSMENT
    return tuple([
        _make_citation(
            id,
            section,
            _make_anchor(passage_id, start, end, exact, prefix, suffix),
            item_id,
            reference,
            excerpt_id or "",
            _STANCES[stance],
            bool(detached),
        )
        for id, section, passage_id, start, end, exact, prefix, suffix, item_id, reference, excerpt_id, stance, detached
        in rows_of(connection, statement, section_id or assessment_id)
    ])  # fmt: skip


@making_many
def excerpts_of(connection: Connection, assessment_id: str) -> tuple[Excerpt, ...]:
    """Return the excerpts of an assessment in order of their names."""
    return tuple([
        _make_excerpt(
            id,
            item_id,
            reference,
            number,
            text,
            stored_id or "",
            _make_locator(block or 0, start or 0, end or 0, page or 0),
            _STANCES[stance],
            note,
            bool(quotable),
            _part_ids(part_ids),
            earlier_id,
            version,
        )
        for id, item_id, reference, number, text, stored_id, block, start, end, page, stance, note, quotable, part_ids,
        earlier_id, version in rows_of(connection, _EXCERPTS, assessment_id)
    ])  # fmt: skip


def marks_of(connection: Connection, *, section_id: str = "", assessment_id: str = "") -> tuple[SentenceMark, ...]:
    """Return what people said of sentences in a section, or in a whole assessment."""
    statement = _MARKS_OF_SECTION if section_id else _MARKS_OF_ASSESSMENT
    return tuple(
        SentenceMark(
            id, section, _make_anchor(passage_id, start, end, exact, prefix, suffix), Need(need), bool(detached)
        )
        for id, section, passage_id, start, end, exact, prefix, suffix, need, detached in rows_of(
            connection, statement, section_id or assessment_id
        )
    )


@making_many
def items_of(connection: Connection, assessment_id: str, item_id: str = "") -> tuple[EvidenceItem, ...]:
    """Return an assessment's evidence items (or one of them) in order of their numbers, with files and uses."""
    files = _files(connection, assessment_id)
    uses: dict[str, int] = dict(rows_of(connection, _USES, assessment_id))
    statement = _ONE_ITEM if item_id else _ITEMS_OF_ASSESSMENT
    return tuple([
        _make_item(
            id, reference, title, _ITEM_KINDS[kind], category, given_by, day(event_date), day(received_date),
            people_heard, bool(confidential), bool(disclosed), notes, url, files.get(id, ()), uses.get(id, 0), version,
        )
        for id, reference, title, kind, category, given_by, event_date, received_date, people_heard, confidential,
        disclosed, notes, url, version in rows_of(connection, statement, item_id or assessment_id)
    ])  # fmt: skip


def _sections(
    connection: Connection, statements: Sequence[Select[Any]], wanted: str, changes: Iterable[ScoreChange]
) -> tuple[Section, ...]:
    sections, passages, scores, facts = (rows_of(connection, statement, wanted) for statement in statements)
    texts: dict[str, list[Passage]] = defaultdict(list)
    for section_id, id, kind, text, level, links, version, parent_id in passages:
        texts[section_id].append(_make_passage(id, _KINDS[kind], text, level, _links(links), version, parent_id))
    levels = _scores(scores, changes)
    forms = {section_id: _form(*rest) for section_id, *rest in facts}
    return tuple(
        Section(
            id=id,
            kind=_SECTION_KINDS[kind],
            part_id=part_id,
            passages=tuple(texts.get(id, ())),
            score=levels.get(id, _NO_SCORE),
            facts=forms.get(id, _NO_FACTS),
        )
        for id, kind, part_id in sections
    )


@lru_cache(maxsize=4096)
def _part_ids(kept: str) -> tuple[str, ...]:
    """Return the kept ids of statements; many excerpts bear on the same ones."""
    return tuple(json.loads(kept))


@lru_cache(maxsize=1024)
def _links(kept: str) -> tuple[Link, ...]:
    """Return a passage's links; most have none."""
    return tuple(Link(start, end, url) for start, end, url in json.loads(kept))


def _scores(rows: Iterable[tuple[Any, ...]], changes: Iterable[ScoreChange]) -> dict[str, Score]:
    own: dict[str, list[ScoreChange]] = defaultdict(list)
    for change in changes:
        if not change.category_id:
            own[change.section_id].append(change)
    by_section: dict[str, dict[str, tuple[Any, ...]]] = defaultdict(dict)
    for section_id, category_id, *rest in rows:
        by_section[section_id][category_id] = tuple(rest)
    return {section_id: _score_of(scores, own[section_id]) for section_id, scores in by_section.items()}


def _score_of(rows: dict[str, tuple[Any, ...]], changes: Iterable[ScoreChange]) -> Score:
    levels = {name: level for name, (level, *_rest) in rows.items() if name and level is not None}
    if "" not in rows:
        return Score(category_levels=levels)
    level, rationale, given_by, given_at, version = rows[""]
    former = former_level(changes)
    return Score(
        level,
        rationale,
        given_by,
        moment(given_at),
        levels,
        version,
        changed_from=former.level,
        changed_rationale=former.rationale,
    )


def _form(period: str, amounts: str, version: int) -> Facts:
    lines = json.loads(amounts).items()
    return Facts(period, tuple(FactAmount(name, estimated, actual) for name, (estimated, actual) in lines), version)


def _files(connection: Connection, assessment_id: str) -> dict[str, tuple[EvidenceFile, ...]]:
    found: dict[str, tuple[EvidenceFile, ...]] = {}
    for item_id, *rest in rows_of(connection, _FILES, assessment_id):
        file = _make_file(*rest)
        found[item_id] = (*found[item_id], file) if item_id in found else (file,)
    return found
