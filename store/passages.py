"""Passages as rows and as values, and the citations that must follow when passages change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from domain import anchors
from domain.assessment import Anchor, Link, Passage, PassageKind
from domain.words import count_words
from store.tables import Anchored, CitationRow, PassageRow, SectionRow, SentenceMarkRow


def _concerned(row_class: type[CitationRow] | type[SentenceMarkRow], scope: str) -> Select[Any]:
    """Return what selects the rows on touched passages, and the detached ones of a section or assessment."""
    return select(row_class).where(
        row_class.passage_id.in_(bindparam("touched", expanding=True))
        | ((getattr(row_class, scope) == bindparam("scope")) & row_class.detached.is_(True))
    )


# Made once, for they run at every save of typed text.
_OF_SECTION = [_concerned(row_class, "section_id") for row_class in (CitationRow, SentenceMarkRow)]
_OF_ASSESSMENT = [_concerned(row_class, "assessment_id") for row_class in (CitationRow, SentenceMarkRow)]


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
    session: Session,
    section: SectionRow,
    before: Mapping[str, str],
    after: Mapping[str, str],
    parents: Mapping[str, str],
) -> None:
    """Let what stands on the words of a section, citations and sentence marks, follow one save.

    `before` and `after` hold the texts of the passages that the save touched, in order. A citation whose words are gone
    is kept and marked detached; one that was detached is attached again when its own words came back, also where they
    were cut out of another section.
    """
    brings_words = anchors.may_bring_words(before, after)
    scope = section.assessment_id if brings_words else section.id
    wanted = {"touched": [*(before.keys() | after.keys())], "scope": scope}
    for statement in _OF_ASSESSMENT if brings_words else _OF_SECTION:
        for row in session.scalars(statement, wanted):
            is_far = row.section_id != section.id and row.passage_id not in wanted["touched"]
            telling = anchors.FAR_TELLING_LENGTH if is_far else anchors.TELLING_LENGTH
            moved = anchors.follow(anchor_of(row), before, after, parents, telling)
            if moved is None:
                row.detached = True
            else:
                place_anchored(row, section.id, moved)


def place_anchored(row: Anchored, section_id: str, anchor: Anchor) -> None:
    """Put a row on an anchor."""
    row.section_id, row.passage_id = section_id, anchor.passage_id
    row.start, row.end, row.exact = anchor.start, anchor.end, anchor.exact
    row.prefix, row.suffix = anchor.prefix, anchor.suffix
    row.detached = False
