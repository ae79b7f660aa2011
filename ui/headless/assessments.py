"""Commands on one assessment: show, import, score, attach, export."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

from domain.assessment import Document, EvidenceKind, Section, SectionKind
from domain.frameworks.framework import Framework
from domain.published.published_report import PublishedReport
from domain.published.report import recognise
from domain.published.taking_in import compared_with
from domain.rating.rating import rate
from domain.report.tree import ReportOptions
from domain.text.cleaning import clean_block, clean_line
from domain.text.words import count_words
from export.errors import GateRefused
from export.reading.read_source import read_source
from store.actions.imports import import_report
from store.actions.intake import take_in
from store.actions.scores import set_level
from store.errors import CannotAttach, Refused
from store.queries.assessments import load_document
from store.values import FileOutcome, FileToAttach, ItemDetails
from store.workspace import Workspace
from ui.headless.choosing import (
    chosen_assessment,
    chosen_category,
    chosen_level,
    chosen_score_category,
    chosen_statement,
)
from ui.headless.rating import rating_data
from ui.headless.running import Answer, now, seen, whoever_runs_this, workspace_of
from ui.headless.sheet_rows import take_in_all_rows
from ui.messages import notice_sentence, outcome_sentence


def show(chosen: Namespace) -> Answer:
    """Print an assessment."""
    with workspace_of(chosen.folder) as workspace:
        document, framework = _load(workspace, chosen.assessment)
        document = seen(workspace, chosen, document)
    rating = rating_data(rate(framework, _levels(document)))
    sections = [_section_data(framework, section) for section in document.sections]
    data = {
        "id": document.assessment.id,
        "authority": document.assessment.authority,
        "framework": framework.id,
        **{name: rating[name] for name in ("rating", "percent", "sum")},
        "sections": sections,
    }
    lines = [document.assessment.authority, f"Rating: {rating['rating'] or 'not yet'}"]
    lines += [f"{each['heading']}: {_said_score(each)}, {each['words']} words" for each in sections]
    return Answer(tuple(lines), data)


def read_in(chosen: Namespace) -> Answer:
    """Import published reports."""
    imported: list[dict[str, object]] = []
    unrecognised: list[dict[str, object]] = []
    notices: list[dict[str, object]] = []
    with workspace_of(chosen.folder, writes=True) as workspace:
        document, framework = _load(workspace, chosen.assessment)
        reports = [(path, recognise(read_source(path), framework)) for path in chosen.files]
        _require_recognised(reports)
        for path, recognised in reports:
            document, _ = _load(workspace, document.assessment.id)
            report = compared_with(recognised, framework, document.assessment.authority, _levels(document))
            import_report(
                workspace,
                whoever_runs_this(),
                now(),
                assessment_id=document.assessment.id,
                report=report,
                source_name=clean_line(path.name),
            )
            imported += _imported(report, path)
            unrecognised += [{"file": path.name, "text": block.text} for block in report.unrecognised]
            notices += [
                {"file": path.name, "code": notice.code, **dict(notice.data), "message": notice_sentence(notice)}
                for notice in report.notices
            ]
    lines = [f"{each['file']}: {each['part']}, {each['passages']} passages" for each in imported]
    lines += [f"{each['file']}: not recognised, kept aside: {each['text']}" for each in unrecognised]
    lines += [f"{each['file']}: {each['message']}" for each in notices]
    data = {"imported": imported, "unrecognised": unrecognised, "notices": notices}
    return Answer(tuple(lines), data, has_findings=bool(unrecognised or notices))


def score(chosen: Namespace) -> Answer:
    """Give a level."""
    why = clean_block(chosen.why).strip()
    if not why:
        raise Refused("score-without-reason")
    with workspace_of(chosen.folder, writes=True) as workspace:
        document, framework = _load(workspace, chosen.assessment)
        statement = chosen_statement(framework, chosen.statement)
        set_level(
            workspace,
            whoever_runs_this(),
            now(),
            assessment_id=document.assessment.id,
            section_id=document.section_of(statement.id).id,
            level=chosen_level(framework, chosen.level),
            why=why,
            category_id=chosen_score_category(framework, statement, chosen.category),
        )
    return Answer((), {"statement": chosen.statement, "level": chosen.level})


def attach(chosen: Namespace) -> Answer:
    """Add files, and those in folders and zips, as evidence."""
    if chosen.title and len(chosen.files) > 1:
        raise Refused("one-title")
    if chosen.title and chosen.rows:
        raise Refused("rows-have-titles")
    if chosen.sheet and not chosen.rows:
        raise Refused("sheet-without-rows")
    with workspace_of(chosen.folder, writes=True) as workspace:
        document, framework = _load(workspace, chosen.assessment)
        category = chosen_category(framework, chosen.category)
        for path in chosen.files:
            if not path.exists():
                raise CannotAttach("source-missing", {"path": str(path)})
        assessment_id = document.assessment.id
        if chosen.rows:
            taken = take_in_all_rows(workspace, assessment_id, chosen.files, _details("", category), chosen.sheet)
        else:
            sources = [FileToAttach(path, _details(chosen.title, category)) for path in chosen.files]
            taken = [take_in(workspace, whoever_runs_this(), now(), assessment_id=assessment_id, sources=sources)]
    files = [file for each in taken for file in each.report.files]
    references = [reference for each in taken for reference in each.result]
    said = tuple(sentence for file in files if (sentence := outcome_sentence(file)))
    data = {"references": references, "files": [_outcome_data(file) for file in files]}
    return Answer((*references, *said), data, has_findings=any(file.is_finding for file in files))


def export(chosen: Namespace) -> Answer:
    """Write the report: a draft, or with --final one for publication, which is refused while anything blocks it."""
    from ui.publication import write_report

    with workspace_of(chosen.folder) as workspace:
        document, framework = _load(workspace, chosen.assessment)
        statement_id = chosen_statement(framework, chosen.statement).id if chosen.statement else ""
        options = ReportOptions(statement_id, chosen.references, is_draft=not chosen.final)
        try:
            write_report(workspace, document.assessment.id, options, chosen.out, date.today(), chosen.person)
        except GateRefused as refused:
            rules = dict.fromkeys(fault.code for fault in refused.faults)
            raise Refused("report-faulty", {"known": "; ".join(rules)}) from refused
    return Answer((str(chosen.out),), {"path": str(chosen.out)})


def _require_recognised(reports: Sequence[tuple[Path, PublishedReport]]) -> None:
    """Refuse before the first report is taken in, so that either all of them are or none."""
    for path, report in reports:
        if not report.parts:
            raise Refused("nothing-recognised", {"name": path.name})


def _load(workspace: Workspace, name: str) -> tuple[Document, Framework]:
    document = load_document(workspace, chosen_assessment(workspace, name))
    return document, workspace.framework(document.assessment.framework_id)


def _levels(document: Document) -> dict[str, int | None]:
    sections = (section for section in document.sections if section.kind is SectionKind.STATEMENT)
    return {section.part_id: section.score.level for section in sections}


def _details(title: str, category: str) -> ItemDetails:
    return ItemDetails(title, EvidenceKind.FILE, category, received_date=date.today())


def _outcome_data(file: FileOutcome) -> dict[str, object]:
    return {
        "file": file.name,
        "outcome": str(file.outcome),
        "reference": file.reference,
        "status": str(file.status or ""),
        "notices": list(file.notices),
        "code": file.code,
        **dict(file.data),
        "message": outcome_sentence(file),
    }


def _imported(report: PublishedReport, path: Path) -> list[dict[str, object]]:
    return [
        {"file": path.name, "part": part.part_id, "score": part.score, "passages": len(part.findings)}
        for part in report.parts
    ]


def _said_score(section: Mapping[str, object]) -> object:
    return "hidden" if section["is_hidden"] else section["score"] or "-"


def _section_data(framework: Framework, section: Section) -> dict[str, object]:
    is_statement = section.kind is SectionKind.STATEMENT
    level = section.score.level
    named = framework.statement(section.part_id).name if is_statement else framework.part(section.part_id).heading
    return {
        "id": section.part_id,
        "section_id": section.id,
        "kind": str(section.kind),
        "heading": named,
        "score": level,
        "is_hidden": section.score.is_hidden,
        "category_scores": dict(section.score.category_levels),
        "label": framework.level(level).label if level is not None else None,
        "rationale": section.score.rationale,
        "facts": asdict(section.facts) if section.kind is SectionKind.FACTS else None,
        "passages": [
            {"id": passage.id, "kind": str(passage.kind), "text": passage.text} for passage in section.passages
        ],
        "words": sum(count_words(passage.text) for passage in section.passages),
    }
