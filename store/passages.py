"""Passages as rows and as values, and the citations that must follow when passages change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import bindparam, select

from domain import anchors
from domain.assessment import Anchor, Link, Passage, PassageKind
from domain.words import count_words
from store.row_data import table_of
from store.tables import CitationRow, PassageRow
from store.unit import Unit

_citation = table_of(CitationRow)
_CONCERNED = select(_citation).where(
    _citation.c.passage_id.in_(bindparam("touched", expanding=True))
    | ((_citation.c.section_id == bindparam("section")) & _citation.c.detached.is_(True))
)


def passage_of(row: Any) -> Passage:
    """Return the value of a passage row, or of a selected tuple with the same names."""
    links = tuple(Link(int(start), int(end), str(url)) for start, end, url in row.links)
    return Passage(row.id, PassageKind(row.kind), row.text, row.level, links, row.version, row.parent_id)


def links_data(links: Iterable[Link]) -> list[list[object]]:
    """Return links as a row keeps them."""
    return [[link.start, link.end, link.url] for link in links]


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
    unit: Unit, section_id: str, before: Mapping[str, str], after: Mapping[str, str], parents: Mapping[str, str]
) -> None:
    """Let the citations of a section follow one save.

    `before` and `after` hold the texts of the passages that the save touched, in order. A citation whose words are gone
    is kept and marked detached; one that was detached is attached again when its own words came back.
    """
    wanted = {"touched": [*(before.keys() | after.keys())], "section": section_id}
    for row in unit.connection.execute(_CONCERNED, wanted).all():
        moved = anchors.follow(anchor_of(row), before, after, parents)
        unit.update(CitationRow, row, {"detached": True} if moved is None else _place_data(section_id, moved))


def place_citation(row: CitationRow, section_id: str, anchor: Anchor) -> None:
    """Put a citation on an anchor."""
    for name, value in _place_data(section_id, anchor).items():
        setattr(row, name, value)


def _place_data(section_id: str, anchor: Anchor) -> dict[str, object]:
    """Return what a citation's row keeps of where it stands."""
    return {
        "section_id": section_id,
        "passage_id": anchor.passage_id,
        "start": anchor.start,
        "end": anchor.end,
        "exact": anchor.exact,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
        "detached": False,
    }
