"""Passages as rows and as values, and the citations that must follow when passages change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from domain import anchors, finding
from domain.assessment import Anchor, Link, Passage, PassageKind
from domain.cleaning import clean_line
from domain.words import count_words
from store.tables import Anchored, CitationRow, PassageRow

_CONCERNED = select(CitationRow).where(
    CitationRow.passage_id.in_(bindparam("touched", expanding=True))
    | ((CitationRow.section_id == bindparam("section")) & CitationRow.detached.is_(True))
)

_CITED = select(CitationRow).where((CitationRow.passage_id == bindparam("passage")) & CitationRow.detached.is_(False))


def passage_of(row: Any) -> Passage:
    """Return the value of a passage row, or of a selected tuple with the same names."""
    links = tuple(Link(int(start), int(end), str(url)) for start, end, url in row.links)
    return Passage(row.id, PassageKind(row.kind), row.text, row.level, links, row.version, row.parent_id)


def links_data(links: Iterable[Link]) -> list[list[object]]:
    """Return links as a row keeps them."""
    return [[link.start, link.end, clean_line(link.url)] for link in links]


def new_passage_row(assessment_id: str, section_id: str, passage: Passage, position: str) -> PassageRow:
    """Return a row for a passage, one version on."""
    return PassageRow(
        id=passage.id,
        assessment_id=assessment_id,
        section_id=section_id,
        position=position,
        kind=str(passage.kind),
        level=passage.level,
        text=passage.text,
        links=links_data(passage.links),
        words=count_words(passage.text),
        parent_id=passage.parent_id,
        version=passage.version + 1,
    )


def set_text(row: PassageRow, text: str) -> None:
    """Give a passage other words, keeping its count of them true."""
    row.text = text
    row.words = count_words(text)


def anchor_of(row: Any) -> Anchor:
    """Return the anchor of a citation row."""
    return Anchor(row.passage_id, row.start, row.end, row.exact, row.prefix, row.suffix)


def carry_citations(
    session: Session, section_id: str, before: Mapping[str, str], after: Mapping[str, str], parents: Mapping[str, str]
) -> None:
    """Let the citations of a section follow one save.

    `before` and `after` hold the texts of the passages that the save touched, in order. A citation whose words are gone
    is kept and marked detached; one that was detached is attached again when its own words came back.
    """
    wanted = {"touched": [*(before.keys() | after.keys())], "section": section_id}
    for row in session.scalars(_CONCERNED, wanted):
        moved = anchors.follow(anchor_of(row), before, after, parents)
        if moved is None:
            row.detached = True
        else:
            place_anchored(row, section_id, moved)


def carry_through_replacing(
    session: Session, row: PassageRow, before: str, spans: tuple[finding.Span, ...], length: int
) -> None:
    """Let the citations of a passage follow words that were replaced: `length` characters at each of `spans`.

    What stands in for cited words is cited from then on; where nothing does, all is as after any other change.
    """
    standing = [
        (cited, finding.moved_span((cited.start, cited.end), spans, length))
        for cited in session.scalars(_CITED, {"passage": row.id})
        if before[cited.start : cited.end] == cited.exact
    ]
    carry_citations(session, row.section_id, {row.id: before}, {row.id: row.text}, {})
    for cited, (start, end) in standing:
        if start < end:
            place_anchored(cited, row.section_id, anchors.make_anchor(row.id, row.text, start, end))


def place_anchored(row: Anchored, section_id: str, anchor: Anchor) -> None:
    """Put a row on an anchor."""
    row.section_id, row.passage_id = section_id, anchor.passage_id
    row.start, row.end, row.exact = anchor.start, anchor.end, anchor.exact
    row.prefix, row.suffix = anchor.prefix, anchor.suffix
    row.detached = False
