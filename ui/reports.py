"""Reports out and in: the file dialogs, the work on the worker, and what is said afterwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.announcement import Announcement, Choice, Tone
from ui.messages import counted, error_message, notice_sentence

if TYPE_CHECKING:
    from domain.published import PublishedReport
    from domain.report_tree import ReportOptions
    from store.workspace import Workspace
    from ui.context import Context

EXPORT_FILTER = "Word document (*.docx);;Web page (*.html)"
IMPORT_FILTER = "Published reports (*.docx *.html *.htm *.txt *.md);;All files (*)"


def _tr(text: str) -> str:
    return QCoreApplication.translate("reports", text)


def export_with_dialog(context: Context, parent: QWidget, options: ReportOptions, authority: str) -> None:
    """Ask where the report goes and write it there."""
    name = f"{authority} - {_tr('draft') if options.is_draft else _tr('report')}.docx"
    chosen, kind = QFileDialog.getSaveFileName(parent, _tr("Export the report"), name, EXPORT_FILTER)
    if chosen:
        path = Path(chosen)
        if path.suffix.lower() not in (".docx", ".html"):
            path = path.with_name(path.name + (".html" if "html" in kind else ".docx"))
        export_to(context, options, path)


def export_to(context: Context, options: ReportOptions, path: Path) -> None:
    """Write the report to `path` and tell how it went."""

    def done(written: Path) -> None:
        open_it = Choice(_tr("Open"), lambda: context.open_file(written))
        context.tell(Announcement(_tr("Exported {name}.").format(name=written.name), Tone.SUCCESS, (open_it,)))

    def failed(error: Exception) -> None:
        if not hasattr(error, "code"):
            raise error
        context.tell(Announcement(error_message(error).text, Tone.ERROR))

    context.backend.ask(_write, context.assessment_id, options, path, on_done=done, on_error=failed)


def import_with_dialog(context: Context, parent: QWidget) -> None:
    """Ask for published reports and take them in."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, _tr("Import a published report"), "", IMPORT_FILTER)
    if chosen:
        import_from(context, [Path(each) for each in chosen])


def import_from(context: Context, paths: list[Path]) -> None:
    """Read reports into the open assessment, and say what was recognised and what was not."""

    def failed(error: Exception) -> None:
        if not hasattr(error, "code"):
            raise error
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


def _recognise(workspace: Workspace, assessment_id: str, path: Path) -> Any:
    from domain.published import recognise
    from export.reading.read_source import read_source
    from store.queries.assessments import load_overview

    assessment, _sections = load_overview(workspace, assessment_id)
    return recognise(read_source(path), workspace.framework(assessment.framework_id))


def _write(workspace: Workspace, assessment_id: str, options: ReportOptions, path: Path) -> Path:
    from domain.report import build_report
    from export.exporting import export_report
    from store.queries.assessments import load_document

    document = load_document(workspace, assessment_id)
    framework = workspace.framework(document.assessment.framework_id)
    published = document.assessment.published_on if not options.is_draft else None
    export_report(build_report(framework, document, options, published or date.today()), path)
    return path
