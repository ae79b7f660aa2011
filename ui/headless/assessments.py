"""Commands on one assessment: show, import, score, attach, export."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from datetime import date
from pathlib import Path

from domain.assessment import Document, EvidenceKind, Section, SectionKind
from domain.framework import Framework
from domain.published import PublishedReport, recognise
from domain.rating import rate
from domain.report import build_report
from domain.report_tree import ReportOptions
from domain.words import count_words
from export.exporting import export_report
from export.reading.read_source import read_source
from store.actions.evidence import attach_files
from store.actions.imports import import_report
from store.actions.scores import set_level
from store.errors import NotFound, Refused
from store.queries.assessments import find_assessment, load_document
from store.values import FileToAttach, ItemDetails
from store.workspace import Workspace
from ui.headless.rating import rating_data
from ui.headless.running import Answer, now, whoever_runs_this, workspace_of
from ui.messages import notice_sentence


def show(chosen: Namespace) -> Answer:
    """Print an assessment."""
    with workspace_of(chosen.folder) as workspace:
        document, framework = _load(workspace, chosen.assessment)
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
    lines += [f"{each['heading']}: {each['score'] or '-'}, {each['words']} words" for each in sections]
    return Answer(tuple(lines), data)


def read_in(chosen: Namespace) -> Answer:
    """Import published reports."""
    imported: list[dict[str, object]] = []
    unrecognised: list[dict[str, object]] = []
    notices: list[dict[str, object]] = []
    with workspace_of(chosen.folder, writes=True) as workspace:
        assessment_id = find_assessment(workspace, chosen.assessment)
        framework = _load(workspace, chosen.assessment)[1]
        reports = [(path, recognise(read_source(path), framework)) for path in chosen.files]
        for path, report in reports:
            import_report(
                workspace,
                whoever_runs_this(),
                now(),
                assessment_id=assessment_id,
                report=report,
                source_name=path.name,
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
    with workspace_of(chosen.folder, writes=True) as workspace:
        document, framework = _load(workspace, chosen.assessment)
        set_level(
            workspace,
            whoever_runs_this(),
            now(),
            assessment_id=document.assessment.id,
            section_id=_statement_section(document, framework, chosen.statement).id,
            level=chosen.level,
            why=chosen.why,
            category_id=chosen.category,
        )
    return Answer((), {"statement": chosen.statement, "level": chosen.level})


def attach(chosen: Namespace) -> Answer:
    """Add files as evidence."""
    with workspace_of(chosen.folder, writes=True) as workspace:
        document, framework = _load(workspace, chosen.assessment)
        if chosen.category and chosen.category not in {each.id for each in framework.categories if each.used}:
            raise Refused("category-unknown", {"category": chosen.category})
        changed = attach_files(
            workspace,
            whoever_runs_this(),
            now(),
            assessment_id=document.assessment.id,
            files=[_to_attach(path, chosen) for path in chosen.files],
        )
    return Answer(changed.result, {"references": list(changed.result)})


def export(chosen: Namespace) -> Answer:
    """Write the report."""
    with workspace_of(chosen.folder) as workspace:
        document, framework = _load(workspace, chosen.assessment)
    if chosen.statement and chosen.statement not in {each.id for each in framework.statements}:
        raise NotFound("statement", chosen.statement)
    options = ReportOptions(chosen.statement, chosen.references, is_draft=not chosen.final)
    on = document.assessment.published_on if chosen.final else None
    export_report(build_report(framework, document, options, on or date.today()), chosen.out)
    return Answer((str(chosen.out),), {"path": str(chosen.out)})


def _load(workspace: Workspace, name: str) -> tuple[Document, Framework]:
    document = load_document(workspace, find_assessment(workspace, name))
    return document, workspace.framework(document.assessment.framework_id)


def _levels(document: Document) -> dict[str, int | None]:
    sections = (section for section in document.sections if section.kind is SectionKind.STATEMENT)
    return {section.part_id: section.score.level for section in sections}


def _statement_section(document: Document, framework: Framework, wanted: str) -> Section:
    """Return the section of a statement given by id, number, name or alias."""
    text = wanted.strip().casefold()
    for statement in framework.statements:
        names = {statement.id, str(statement.number), statement.name, *statement.aliases}
        if text in {name.casefold() for name in names}:
            return document.section_of(statement.id)
    raise NotFound("statement", wanted)


def _to_attach(path: Path, chosen: Namespace) -> FileToAttach:
    title = chosen.title if chosen.title and len(chosen.files) == 1 else path.stem
    return FileToAttach(path, ItemDetails(title, EvidenceKind.FILE, chosen.category, received_date=date.today()))


def _imported(report: PublishedReport, path: Path) -> list[dict[str, object]]:
    return [
        {"file": path.name, "part": part.part_id, "score": part.score, "passages": len(part.findings)}
        for part in report.parts
    ]


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
        "category_scores": dict(section.score.category_levels),
        "label": framework.level(level).label if level is not None else None,
        "rationale": section.score.rationale,
        "facts": asdict(section.facts) if section.kind is SectionKind.FACTS else None,
        "passages": [
            {"id": passage.id, "kind": str(passage.kind), "text": passage.text} for passage in section.passages
        ],
        "words": sum(count_words(passage.text) for passage in section.passages),
    }
