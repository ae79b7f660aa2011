"""Coverage and matrix counted once more, letter by letter and cell by cell, without a word of the program's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from domain.assessment import Document, Passage, PassageKind, SectionKind

Figures = tuple[int, int, int]


def sentences_of(text: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a plain text: each ends with a full stop before a space, or with the text."""
    start = 0
    for place, character in enumerate(text):
        is_last = place + 1 == len(text)
        if is_last or (character == "." and text[place + 1] == " "):
            lead = len(text[start : place + 1]) - len(text[start : place + 1].lstrip())
            if text[start : place + 1].strip():
                yield start + lead, start + len(text[start : place + 1].rstrip())
            start = place + 1


def coverage_by_hand(
    document: Document, transitions: Sequence[str], longest: int
) -> tuple[dict[str, Figures], list[str]]:
    """Return for each part with text its sentences, the evidenced and the exempt; and what lacks evidence, in order."""
    figures: dict[str, Figures] = {}
    lacking: list[str] = []
    for section in document.sections:
        states: list[str] = []
        for passage in section.passages:
            supported, needs = _supported(document, passage), _needs(document, passage)
            for start, end in sentences_of(passage.text):
                said, places = passage.text[start:end], range(start, end)
                wanted = next((needs[place] for place in places if place in needs), "")
                is_led = said.lower().startswith(tuple(transitions)) and len(said.split()) <= longest
                by_rule = passage.kind is PassageKind.HEADING or said.endswith(":") or is_led
                if supported & set(places):
                    states.append("evidenced")
                elif wanted == "none" or (by_rule and not wanted):
                    states.append("exempt")
                else:
                    states.append("lacking")
                    lacking.append(said)
        if states:
            figures[section.part_id] = (len(states), states.count("evidenced"), states.count("exempt"))
    return figures, lacking


def _supported(document: Document, passage: Passage) -> set[int]:
    """Return the places of a passage's letters that a supporting citation stands on."""
    return {
        place
        for each in document.citations
        if each.anchor.passage_id == passage.id and not each.is_detached and str(each.stance) == "supports"
        for place in range(each.anchor.start, each.anchor.end)
    }


def _needs(document: Document, passage: Passage) -> dict[int, str]:
    """Return what people said of the sentences, by the places of a passage's letters."""
    return {
        place: str(each.need)
        for each in document.marks
        if each.anchor.passage_id == passage.id and not each.is_detached
        for place in range(each.anchor.start, each.anchor.end)
    }


Cell = tuple[tuple[str, ...], int, bool, int, int, int]


def matrix_by_hand(document: Document, categories: Sequence[str]) -> dict[tuple[str, str], Cell]:
    """Return for each statement and category what bears on it: references, people, whether known, and the stances."""
    cells: dict[tuple[str, str], Cell] = {}
    excerpts = {each.id: each for each in document.excerpts}
    for section in document.sections:
        if section.kind is not SectionKind.STATEMENT:
            continue
        for category in categories:
            items = {each.id: each for each in document.items if each.category == category}
            bearing = {
                (each.item_id, each.excerpt_id, str(each.stance))
                for each in document.citations
                if each.section_id == section.id and not each.is_detached
            }
            bearing |= {
                (each.item_id, each.id, str(each.stance))
                for each in excerpts.values()
                if section.part_id in each.part_ids
            }
            bearing = {each for each in bearing if each[0] in items}
            heard = [items[item_id].people_heard for item_id in {each[0] for each in bearing}]
            stances = [each[2] for each in bearing]
            cells[section.part_id, category] = (
                tuple(sorted(items[item_id].reference for item_id in {each[0] for each in bearing})),
                sum(count or 0 for count in heard),
                None not in heard,
                stances.count("supports"),
                stances.count("contradicts"),
                stances.count("context"),
            )
    return cells


def index_by_hand(document: Document) -> set[tuple[str, str, str]]:
    """Return for each sentence what it cites: its words, the reference and the stance."""
    return {
        (passage.text[start:end], citation.reference, str(citation.stance))
        for section in document.sections
        for passage in section.passages
        for start, end in sentences_of(passage.text)
        for citation in document.citations
        if citation.anchor.passage_id == passage.id and not citation.is_detached
        if citation.anchor.start < end and citation.anchor.end > start
    }
