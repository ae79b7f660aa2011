"""Reports out and in: the file dialogs, the work on the worker, and what is said afterwards."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from domain.files.names import safe_file_name
from ui.announcement import Announcement, Choice, Tone
from ui.desk.outlining import PUBLICATION
from ui.long_work import takes_long
from ui.messages import counted, error_message, notice_sentence, part_name

if TYPE_CHECKING:
    from domain.published.published_report import PublishedReport
    from domain.report.tree import ReportOptions
    from export.gate.fault import GateFault
    from store.workspace import Workspace
    from ui.context import Context

MOST_FAULTS = 6
"""How many faults of a refused report are named in its message."""

EXPORT_FILTER = "Word document (*.docx);;Web page (*.html)"
IMPORT_FILTER = "Published reports (*.docx *.html *.htm *.txt *.md);;All files (*)"


def _tr(text: str) -> str:
    return QCoreApplication.translate("reports", text)


def export_with_dialog(context: Context, parent: QWidget, options: ReportOptions, authority: str) -> None:
    """Ask where the report goes and write it there."""
    name = safe_file_name(f"{authority} - {_tr('draft') if options.is_draft else _tr('report')}.docx")
    chosen, kind = QFileDialog.getSaveFileName(parent, _tr("Export the report"), name, EXPORT_FILTER)
    if chosen:
        path = Path(chosen)
        if path.suffix.lower() not in (".docx", ".html"):
            path = path.with_name(path.name + (".html" if "html" in kind else ".docx"))
        export_to(context, options, path)


def when_ready(context: Context, options: ReportOptions, go_on: Callable[[], object]) -> None:
    """Go on where the report may be written as it is wanted; else say what keeps it, and the way out."""

    def ready(_nothing: object) -> None:
        go_on()

    if options.is_draft:
        go_on()
        return
    context.backend.ask(
        _require_ready,
        context.assessment_id,
        options.only_statement,
        context.backend.actor.name,
        on_done=ready,
        on_error=lambda error: context.tell(not_exported(context, error)),
    )


def export_to(context: Context, options: ReportOptions, path: Path) -> None:
    """Write the report to `path` and tell how it went."""

    def done(written: Path) -> None:
        open_it = Choice(_tr("Open"), lambda: context.open_file(written))
        context.tell(Announcement(_tr("Exported {name}.").format(name=written.name), Tone.SUCCESS, (open_it,)))

    def failed(error: Exception) -> None:
        context.tell(not_exported(context, error))

    person = context.backend.actor.name
    context.backend.ask(_write, context.assessment_id, options, path, person, on_done=done, on_error=failed)


def not_exported(context: Context, error: Exception) -> Announcement:
    """Return what is said of a report that was not written, with the way out."""
    faults = getattr(error, "faults", ())
    if faults:
        return refusal(context, error, faults)
    is_unready = getattr(error, "code", "") == "not-ready"
    lead = Choice(_tr("Open Publication"), partial(context.open_section, PUBLICATION))
    return Announcement(error_message(error).text, Tone.ERROR, (lead,) if is_unready else ())


def refusal(context: Context, error: Exception, faults: Sequence[GateFault]) -> Announcement:
    """Return what is said of a report that may not go out: what is missing, and the way to the first of it."""
    from store.queries.assessments import load_overview

    message = error_message(error)
    _assessment, sections = context.backend.read(load_overview, context.assessment_id)
    names = {section.part_id: part_name(context.framework, section.part_id) for section in sections}
    lines = list(dict.fromkeys(_fault_words(fault, names) for fault in faults))
    more = _tr(" and {count} more").format(count=len(lines) - MOST_FAULTS) if len(lines) > MOST_FAULTS else ""
    words = f"{message.sentence} {'; '.join(lines[:MOST_FAULTS])}{more}. {message.way_out}"
    led_to = [part_id for part_id in (_part_of(fault, names) for fault in faults) if part_id]
    section_ids = {section.part_id: section.id for section in sections}
    choices = [
        Choice(_tr("Go to {name}").format(name=names[part_id]), partial(context.open_section, section_ids[part_id]))
        for part_id in led_to[:1]
    ]
    return Announcement(words, Tone.ERROR, tuple(choices))


def _fault_words(fault: GateFault, names: Mapping[str, str]) -> str:
    heading = names.get(_part_of(fault, names), fault.data.get("heading", "").rpartition(" / ")[2])
    text = fault.data.get("text", "").strip(" .")
    if heading:
        return f"{heading}: {text[:1].lower()}{text[1:]}"
    return " ".join((fault.code.replace("-", " "), text)).strip()


def _part_of(fault: GateFault, names: Mapping[str, str]) -> str:
    """Return the id of the innermost part that a fault's trail of headings leads to; empty where it is none."""
    for words in reversed(fault.data.get("heading", "").split(" / ")):
        for part_id, name in names.items():
            if words == name:
                return part_id
    return ""


def import_with_dialog(context: Context, parent: QWidget) -> None:
    """Ask for published reports and take them in."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, _tr("Import a published report"), "", IMPORT_FILTER)
    if chosen:
        import_from(context, [Path(each) for each in chosen])


def import_from(context: Context, paths: list[Path]) -> None:
    """Read reports into the open assessment, and say what was recognised and what was not."""

    def failed(error: Exception) -> None:
        context.tell(Announcement(error_message(error).text, Tone.ERROR))

    for path in paths:
        context.backend.ask(
            _recognise, context.assessment_id, path, on_done=_taker(context, path, failed), on_error=failed
        )


def _taker(context: Context, path: Path, failed: Callable[[Exception], None]) -> Callable[[PublishedReport], None]:
    def take(report: PublishedReport) -> None:
        from store.actions.imports import import_report

        def done(_changed: object) -> None:
            context.tell(import_announcement(report, path))

        context.backend.perform(
            import_report,
            assessment_id=context.assessment_id,
            report=report,
            source_name=path.name,
            on_done=done,
            on_error=failed,
        )

    return take


def import_announcement(report: PublishedReport, path: Path) -> Announcement:
    """Return what is said after an import: what came in, what was kept aside, and each notice."""
    passages = sum(len(part.findings) for part in report.parts)
    parts = counted(len(report.parts), "part")
    words = [_tr("{name}: {parts}, {count} imported.").format(
        name=path.name, parts=parts, count=counted(passages, "passage")
    )]  # fmt: skip
    if report.unrecognised:
        pieces = counted(len(report.unrecognised), "piece")
        words.append(_tr("{pieces} of text not recognised and kept aside on the overview.").format(pieces=pieces))
    words += [notice_sentence(notice) for notice in report.notices]
    return Announcement(" ".join(words), Tone.WARNING if report.notices else Tone.INFORMATION)


@takes_long
def _recognise(workspace: Workspace, assessment_id: str, path: Path) -> Any:
    from domain.published.report import recognise
    from domain.published.taking_in import compared_with
    from export.reading.read_source import read_source
    from store.queries.assessments import load_overview

    assessment, sections = load_overview(workspace, assessment_id)
    framework = workspace.framework(assessment.framework_id)
    levels = {section.part_id: section.level for section in sections}
    return compared_with(recognise(read_source(path), framework), framework, assessment.authority, levels)


@takes_long
def _require_ready(workspace: Workspace, assessment_id: str, statement_id: str, person: str) -> None:
    from ui.publication import require_ready

    require_ready(workspace, assessment_id, statement_id, person)


@takes_long
def _write(workspace: Workspace, assessment_id: str, options: ReportOptions, path: Path, person: str) -> Path:
    from ui.publication import write_report

    write_report(workspace, assessment_id, options, path, date.today(), person)
    return path
