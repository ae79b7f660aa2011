"""Rows read as column tuples and turned into values: quicker than row objects, and nothing can be changed by them.

Statements are made once, with parameters, and rows are unpacked by position: both were measured to matter (a whole
assessment is read in half the time).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
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
    Stage,
    Stance,
    TeamMember,
)
from domain.evidence import Excerpt, Locator, Need, SentenceMark
from store.errors import NotFound
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

_section, _passage, _score = SectionRow.__table__.c, PassageRow.__table__.c, ScoreRow.__table__.c
_facts, _cited, _item = FactRow.__table__.c, CitationRow.__table__.c, EvidenceItemRow.__table__.c
_file, _member = EvidenceFileRow.__table__.c, MemberRow.__table__.c
_words, _mark = ExcerptRow.__table__.c, SentenceMarkRow.__table__.c

# fmt: off
_ASSESSMENT = select(AssessmentRow.__table__).where(AssessmentRow.id == _WANTED)
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
    wanted = {"wanted": assessment_id}
    row = connection.execute(_ASSESSMENT, wanted).first()
    if row is None:
        raise NotFound("assessment", assessment_id)
    return Assessment(
        id=row.id,
        authority=row.authority,
        framework_id=row.framework_id,
        stage=Stage(row.stage),
        window_from=row.window_from,
        window_to=row.window_to,
        visit_from=row.visit_from,
        visit_to=row.visit_to,
        published_on=row.published_on,
        team=tuple(TeamMember(*member) for member in connection.execute(_TEAM, wanted)),
        version=row.version,
    )


def sections_of(connection: Connection, assessment_id: str) -> tuple[Section, ...]:
    """Return an assessment's sections in report order, with all that is in them."""
    return _sections(connection, _OF_ASSESSMENT, assessment_id)


def section_of(connection: Connection, section_id: str) -> Section:
    """Return one section with all that is in it; raises NotFound."""
    found = _sections(connection, _OF_SECTION, section_id)
    if not found:
        raise NotFound("section", section_id)
    return found[0]


def citations_of(connection: Connection, *, section_id: str = "", assessment_id: str = "") -> tuple[Citation, ...]:
    """Return the citations of a section, or of a whole assessment."""
    statement = _CITATIONS_OF_SECTION if section_id else _CITATIONS_OF_ASSESSMENT
    rows = connection.execute(statement, {"wanted": section_id or assessment_id})
    return tuple(
        Citation(
            id,
            section,
            Anchor(passage_id, start, end, exact, prefix, suffix),
            item_id,
            reference,
            excerpt_id or "",
            _STANCES[stance],
            detached,
        )
        for id, section, passage_id, start, end, exact, prefix, suffix, item_id, reference, excerpt_id, stance, detached
        in rows
    )  # fmt: skip


def excerpts_of(connection: Connection, assessment_id: str) -> tuple[Excerpt, ...]:
    """Return the excerpts of an assessment in order of their names."""
    rows = connection.execute(_EXCERPTS, {"wanted": assessment_id})
    return tuple(
        Excerpt(
            id,
            item_id,
            reference,
            number,
            text,
            stored_id or "",
            Locator(block or 0, start or 0, end or 0, page or 0),
            _STANCES[stance],
            note,
            quotable,
            tuple(part_ids),
            earlier_id,
            version,
        )
        for id, item_id, reference, number, text, stored_id, block, start, end, page, stance, note, quotable, part_ids,
        earlier_id, version in rows
    )  # fmt: skip


def marks_of(connection: Connection, *, section_id: str = "", assessment_id: str = "") -> tuple[SentenceMark, ...]:
    """Return what people said of sentences in a section, or in a whole assessment."""
    statement = _MARKS_OF_SECTION if section_id else _MARKS_OF_ASSESSMENT
    rows = connection.execute(statement, {"wanted": section_id or assessment_id})
    return tuple(
        SentenceMark(id, section, Anchor(passage_id, start, end, exact, prefix, suffix), Need(need), detached)
        for id, section, passage_id, start, end, exact, prefix, suffix, need, detached in rows
    )


def items_of(connection: Connection, assessment_id: str, item_id: str = "") -> tuple[EvidenceItem, ...]:
    """Return an assessment's evidence items (or one of them) in order of their numbers, with files and uses."""
    wanted = {"wanted": assessment_id}
    files = _files(connection, wanted)
    uses: dict[str, int] = {row[0]: row[1] for row in connection.execute(_USES, wanted)}
    statement = _ONE_ITEM if item_id else _ITEMS_OF_ASSESSMENT
    rows = connection.execute(statement, {"wanted": item_id or assessment_id})
    return tuple(
        EvidenceItem(
            row[0], row[1], row[2], _ITEM_KINDS[row[3]], row[4], row[5], row[6], row[7], row[8], row[9], row[10],
            row[11], row[12], files.get(row[0], ()), uses.get(row[0], 0), row[13],
        )
        for row in map(tuple, rows)
    )  # fmt: skip


def _sections(connection: Connection, statements: Sequence[Select[Any]], wanted_id: str) -> tuple[Section, ...]:
    wanted = {"wanted": wanted_id}
    sections, passages, scores, facts = (connection.execute(statement, wanted).all() for statement in statements)
    texts: dict[str, list[Passage]] = defaultdict(list)
    for section_id, id, kind, text, level, links, version, parent_id in passages:
        linked = tuple(Link(start, end, url) for start, end, url in links) if links else ()
        texts[section_id].append(Passage(id, _KINDS[kind], text, level, linked, version, parent_id))
    levels = _scores(scores)
    forms = {section_id: _form(*rest) for section_id, *rest in facts}
    return tuple(
        Section(
            id=id,
            kind=_SECTION_KINDS[kind],
            part_id=part_id,
            passages=tuple(texts.get(id, ())),
            score=levels.get(id, Score()),
            facts=forms.get(id, Facts()),
        )
        for id, kind, part_id in sections
    )


def _scores(rows: Sequence[Any]) -> dict[str, Score]:
    by_section: dict[str, dict[str, Any]] = defaultdict(dict)
    for row in rows:
        by_section[row.section_id][row.category_id] = row
    return {section_id: _score_of(scores) for section_id, scores in by_section.items()}


def _score_of(rows: dict[str, Any]) -> Score:
    levels = {name: row.level for name, row in rows.items() if name and row.level is not None}
    own = rows.get("")
    if own is None:
        return Score(category_levels=levels)
    return Score(own.level, own.rationale, own.given_by, own.given_at, levels, own.version)


def _form(period: str, amounts: dict[str, list[int | None]], version: int) -> Facts:
    return Facts(period, tuple(FactAmount(name, pair[0], pair[1]) for name, pair in amounts.items()), version)


def _files(connection: Connection, wanted: dict[str, str]) -> dict[str, tuple[EvidenceFile, ...]]:
    found: dict[str, tuple[EvidenceFile, ...]] = {}
    for item_id, *rest in connection.execute(_FILES, wanted):
        found[item_id] = (*found.get(item_id, ()), EvidenceFile(*rest))
    return found
