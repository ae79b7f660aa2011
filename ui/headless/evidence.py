"""Commands on evidence: list it, measure coverage, spread it over categories, find words, cite."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from domain.assessment import Anchor, Document, EvidenceItem, Section, Stance
from domain.checks.evidence.evidence import check_rules
from domain.evidence.coverage import Share, coverage_of
from domain.evidence.evidence import Excerpt
from domain.evidence.triangulation import Cell, MatrixRow, cited_items, is_outside_window, matrix_of
from domain.frameworks.framework import Framework
from domain.text.anchors import make_anchor
from store.actions.citations import cite as cite_words
from store.errors import Refused
from store.queries.assessments import load_document
from store.queries.evidence import uses_of
from store.queries.search import search as search_texts
from store.values import Use
from store.workspace import Workspace
from ui.evidence_language import evidence_language
from ui.headless.choosing import chosen_assessment
from ui.headless.found import finding_data
from ui.headless.running import Answer, now, seen, whoever_runs_this, workspace_of
from ui.messages import counted, finding_sentence, part_name

if TYPE_CHECKING:
    from store.search.finding import Hit

MOST_HITS = 50


def evidence(chosen: Namespace) -> Answer:
    """Print the evidence items with their excerpts and uses."""
    with workspace_of(chosen.folder) as workspace:
        document, _framework = _load(workspace, chosen.assessment)
        uses = uses_of(workspace, document.assessment.id)
    items = [_item_data(item, document.excerpts, uses) for item in document.items]
    return Answer(tuple(_item_line(item, document.excerpts) for item in document.items), {"items": items})


def coverage(chosen: Namespace) -> Answer:
    """Print which share of the sentences rests on evidence, and the sentences that do not."""
    with workspace_of(chosen.folder) as workspace:
        document, framework = _load(workspace, chosen.assessment)
    found = coverage_of(document, evidence_language())
    names = {each.section_id: part_name(framework, each.part_id) for each in found.sections}
    sections = [
        {"section": each.part_id, "section_id": each.section_id, "heading": names[each.section_id]}
        | _share_data(each.share)
        for each in found.sections
    ]
    parts = {each.section_id: each.part_id for each in found.sections}
    unsupported = [
        {
            "section": parts[each.section_id],
            "passage": each.passage_id,
            "start": each.start,
            "end": each.end,
            "text": each.text,
        }
        for each in found.unsupported()
    ]
    lines = [_share_line("Report", found.report)]
    lines += [_share_line(names[each.section_id], each.share) for each in found.sections]
    lines += [f"No evidence: {names[each.section_id]}: {each.text}" for each in found.unsupported()]
    data = {"report": _share_data(found.report), "sections": sections, "unsupported": unsupported}
    return Answer(tuple(lines), data, has_findings=bool(unsupported))


def matrix(chosen: Namespace) -> Answer:
    """Print statements by categories of evidence, the rules that are broken and what is outside or not disclosed."""
    with workspace_of(chosen.folder) as workspace:
        document, framework = _load(workspace, chosen.assessment)
    found = matrix_of(framework, document)
    references = {item.id: item.reference for item in document.items}
    names = {category.id: category.name for category in framework.categories}
    parts = {section.id: section.part_id for section in document.sections}
    broken = tuple(check_rules(framework, document))
    outside = [item.reference for item in cited_items(document, found) if is_outside_window(item, document.assessment)]
    undisclosed = [item.reference for item in cited_items(document, found) if not item.disclosed]
    shared = [{"evidence": references[each.item_id], "sections": list(each.part_ids)} for each in found.shared]
    data = {
        "categories": [{"id": each, "name": names[each]} for each in found.category_ids],
        "rows": [_row_data(framework, row, found.category_ids, references) for row in found.rows],
        "shared": shared,
        "rules": [finding_data(each, framework, parts) for each in broken],
        "outside_window": outside,
        "not_disclosed": undisclosed,
    }
    lines = [_row_line(framework, row, found.category_ids, names) for row in found.rows]
    lines += [f"{part_name(framework, parts[each.section_id])}: {finding_sentence(each, framework)}" for each in broken]
    lines += [f"Outside the window: {', '.join(outside)}"] if outside else []
    lines += [f"Not disclosed: {', '.join(undisclosed)}"] if undisclosed else []
    return Answer(tuple(lines), data, has_findings=bool(broken or outside))


def search(chosen: Namespace) -> Answer:
    """Find words in the findings, the evidence, its excerpts and the text inside files."""
    with workspace_of(chosen.folder) as workspace:
        assessment_id = chosen_assessment(workspace, chosen.assessment) if chosen.assessment else None
        kinds = (KINDS[chosen.kind],) if chosen.kind else None
        hits = seen(workspace, chosen, search_texts(workspace, chosen.text, assessment_id, MOST_HITS, kinds=kinds))
    return Answer(tuple(_hit_line(hit) for hit in hits), {"hits": [_hit_data(hit) for hit in hits]})


def cite(chosen: Namespace) -> Answer:
    """Rest words of the findings on evidence, and print the citation's id."""
    with workspace_of(chosen.folder, writes=True) as workspace:
        document, framework = _load(workspace, chosen.assessment)
        section = chosen_section(framework, document, chosen.section)
        anchor = _anchor_of(section, chosen.quote)
        item_id, excerpt_id = chosen_evidence(document, chosen.evidence)
        changed = cite_words(
            workspace,
            whoever_runs_this(),
            now(),
            assessment_id=document.assessment.id,
            section_id=section.id,
            anchor=anchor,
            item_id=item_id,
            stance=Stance(chosen.stance),
            excerpt_id=excerpt_id,
        )
    return Answer(changed.result, {"id": changed.result[0]})


def chosen_section(framework: Framework, document: Document, text: str) -> Section:
    """Return the section meant by a statement's id, number, name or alias, or by a part's id or heading.

    Raises Refused("no-such-section").
    """
    wanted = text.strip().casefold()
    names = {each.id: (each.id, str(each.number), each.name, *each.aliases) for each in framework.statements}
    names |= {part.id: (part.id, part.heading) for part in framework.outline}
    for section in document.sections:
        if wanted in {section.id, *(name.casefold() for name in names.get(section.part_id, ()))}:
            return section
    known = ", ".join(section.part_id for section in document.sections)
    raise Refused("no-such-section", {"given": text, "known": known})


def chosen_evidence(document: Document, text: str) -> tuple[str, str]:
    """Return the ids of the item and the excerpt ("" for the whole item) meant by "E-014" or "E-014/2".

    Raises Refused("no-such-evidence").
    """
    wanted = text.strip().casefold()
    for item in document.items:
        if item.reference.casefold() == wanted:
            return item.id, ""
    for excerpt in document.excerpts:
        if excerpt.name.casefold() == wanted:
            return excerpt.item_id, excerpt.id
    raise Refused("no-such-evidence", {"given": text})


def _anchor_of(section: Section, quote: str) -> Anchor:
    """Return the anchor of words that stand exactly once; raise Refused("quote-not-there" or "quote-not-once")."""
    words = quote.strip()
    places = [
        (passage, start) for passage in section.passages for start in range(len(passage.text)) if words
        if passage.text.startswith(words, start)
    ]  # fmt: skip
    if len(places) != 1:
        code = "quote-not-once" if places else "quote-not-there"
        raise Refused(code, {"given": quote, "count": str(len(places))})
    passage, start = places[0]
    return make_anchor(passage.id, passage.text, start, start + len(words))


KINDS = {
    "findings": "passage",
    "item": "evidence_item",
    "excerpt": "excerpt",
    "file": "file_text",
    "comment": "comment",
}
_KIND_NAMES = {table: name for name, table in KINDS.items()}


def _load(workspace: Workspace, name: str) -> tuple[Document, Framework]:
    document = load_document(workspace, chosen_assessment(workspace, name))
    return document, workspace.framework(document.assessment.framework_id)


def _item_data(item: EvidenceItem, excerpts: Sequence[Excerpt], uses: Sequence[Use]) -> dict[str, object]:
    return {
        "id": item.id,
        "reference": item.reference,
        "title": item.title,
        "kind": str(item.kind),
        "category": item.category,
        "given_by": item.given_by,
        "event_date": item.event_date.isoformat() if item.event_date else None,
        "received_date": item.received_date.isoformat() if item.received_date else None,
        "people_heard": item.people_heard,
        "confidential": item.confidential,
        "disclosed": item.disclosed,
        "url": item.url,
        "files": [{"name": file.name, "sha256": file.sha256, "size": file.size} for file in item.files],
        "excerpts": [_excerpt_data(each) for each in excerpts if each.item_id == item.id],
        "uses": [_use_data(use) for use in uses if use.item_id == item.id],
    }


def _item_line(item: EvidenceItem, excerpts: Sequence[Excerpt]) -> str:
    count = sum(each.item_id == item.id for each in excerpts)
    return f"{item.reference} {item.title}: {counted(count, 'excerpt')}, {counted(item.uses, 'use')}"


def _excerpt_data(excerpt: Excerpt) -> dict[str, object]:
    return {
        "id": excerpt.id,
        "name": excerpt.name,
        "text": excerpt.text,
        "stance": str(excerpt.stance),
        "note": excerpt.note,
        "quotable": excerpt.is_quotable,
        "sections": list(excerpt.part_ids),
        "file": excerpt.sha256,
        "place": asdict(excerpt.place),
    }


def _use_data(use: Use) -> dict[str, object]:
    return {
        "citation": use.citation_id,
        "section": use.part_id,
        "passage": use.passage_id,
        "words": use.words,
        "excerpt": use.excerpt_id or None,
        "stance": str(use.stance),
        "detached": use.is_detached,
    }


def _share_data(share: Share) -> dict[str, object]:
    number = None if share.share is None else float(share.share)
    counts = {"sentences": share.sentences, "evidenced": share.evidenced, "exempt": share.exempt}
    return {**counts, "share": number}


def _share_line(name: str, share: Share) -> str:
    sentences = counted(share.sentences, "sentence")
    if share.percent is None:
        return f"{name}: {sentences}, none needs evidence"
    return f"{name}: {share.percent}% of {sentences} evidenced, {share.unsupported} without, {share.exempt} need none"


def _row_data(
    framework: Framework, row: MatrixRow, category_ids: Sequence[str], references: dict[str, str]
) -> dict[str, object]:
    cells = [
        {
            "category": category_id,
            "items": [references[item_id] for item_id in cell.item_ids],
            "heard": cell.heard,
            "heard_known": cell.is_heard_known,
            "supporting": cell.supporting,
            "contradicting": cell.contradicting,
            "context": cell.context,
        }
        for category_id, cell in zip(category_ids, row.cells, strict=True)
    ]
    return {"section": row.part_id, "heading": part_name(framework, row.part_id), "cells": cells}


def _row_line(framework: Framework, row: MatrixRow, category_ids: Sequence[str], names: dict[str, str]) -> str:
    cells = (f"{names[name]}: {_cell_words(cell)}" for name, cell in zip(category_ids, row.cells, strict=True))
    return f"{part_name(framework, row.part_id)}: {'; '.join(cells)}"


def _cell_words(cell: Cell) -> str:
    if not cell.item_ids:
        return "none"
    heard = f", {counted(cell.heard, 'person', 'people')} heard" if cell.heard else ""
    against = f", {cell.contradicting} contradicting" if cell.contradicting else ""
    return f"{counted(len(cell.item_ids), 'item')}{heard}{against}"


def _hit_data(hit: Hit) -> dict[str, object]:
    return {
        "kind": _KIND_NAMES.get(hit.owner_kind, hit.owner_kind),
        "assessment": hit.assessment_id,
        "section": hit.section_id or None,
        "passage": hit.owner_id if hit.owner_kind == "passage" else None,
        "item": hit.reference or None,
        "title": hit.title or None,
        "excerpt": hit.excerpt or None,
        "file": hit.file or None,
        "page": hit.page or None,
        "block": hit.block or None,
        "snippet": hit.snippet,
        "matches": [list(match) for match in hit.matches],
    }


def _hit_line(hit: Hit) -> str:
    page = f"page {hit.page}" if hit.page else ""
    where = ", ".join(each for each in (hit.excerpt or hit.reference, hit.title, hit.file, page) if each)
    return f"{where or 'findings'}: {' '.join(hit.snippet.split())}"
