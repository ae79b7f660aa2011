"""The scenes of evidence: citing, reading, checking, the matrix and finding."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtTest import QTest
from scene import Scene
from stage import BARELY_BEGUN, SAMPLE, Play

from domain.evidence.evidence import ReadingStatus
from domain.report.tree import ReportOptions
from store.values import FileOutcome, IntakeReport, Outcome
from ui.desk.evidence_out import export_to as send_out
from ui.desk.outlining import MATRIX
from ui.desk.reports import export_to
from ui.reader.source_text import Spot


def citing(play: Play) -> None:
    """Words are selected and an item is open to be cited."""
    play.part(SAMPLE, "learning")
    play.desk.evidence.open_item(play.item(".pdf").id)
    play.wait(0.5)
    passage = play.editor.passages()[1]
    play.desk.statement.findings.show_passage(passage.id, 0, min(len(passage.text), 60))


def cite_box(play: Play) -> None:
    """The box in which one types to find what the selected words rest on."""
    citing(play)
    play.desk.citing.open_box()
    assert play.desk.citing.box is not None
    QTest.keyClicks(play.desk.citing.box.field, "carers")


def coverage(play: Play) -> None:
    """Sentences without evidence, shown in the text, and marks of several shapes."""
    citing(play)
    play.desk.citing.show_coverage(True)
    play.settle()
    play.desk.statement.findings.editor.coverage.look()


def marks_menu(play: Play) -> None:
    """The menu of the citations at the caret."""
    coverage(play)
    play.editor.moveCursor(play.editor.textCursor().MoveOperation.Start)
    play.desk.statement.findings.show_passage(play.editor.passages()[1].id, 2, 2)
    play.desk.citing.open_menu_here()


def detached(play: Play) -> None:
    """Citations whose words are gone."""
    coverage(play)
    if not play.desk.statement.findings.detached.buttons():
        passage = play.editor.passages()[1]
        play.desk.statement.findings.show_passage(passage.id, 0, len(passage.text))
        QTest.keyClicks(play.editor, "Other words.")
        play.desk.flush()
        play.settle()
    play.desk.citing.show_detached()
    play.settle()
    play.desk.statement.ensureWidgetVisible(play.desk.statement.findings.detached)


def evidence_found(play: Play) -> None:
    """Evidence narrowed by a word."""
    play.part(SAMPLE, "learning")
    play.desk.evidence.list.search.setText("carers")


def _evidence(ending: str) -> Callable[[Play], None]:
    def act(play: Play) -> None:
        play.part(SAMPLE, "learning")
        play.window.panes.show_pane("side")
        play.desk.evidence.open_item(play.item(ending).id)
        play.wait(0.5)

    return act


def _reader(ending: str) -> Callable[[Play], None]:
    def act(play: Play) -> None:
        play.part(SAMPLE, "learning")
        play.window.panes.show_pane("side")
        play.desk.evidence.open_source(play.item(ending).id)
        play.wait(0.8)

    return act


def reader_selected(play: Play) -> None:
    """Words of a page are selected."""
    _reader(".pdf")(play)
    view = play.desk.evidence.reader.stage.view()
    assert view is not None
    view.select((Spot(5, 0), Spot(5, 60)))
    play.wait(0.3)


def reader_excerpting(play: Play) -> None:
    """What the selected words show is asked."""
    reader_selected(play)
    play.desk.evidence.reader.make_excerpt()
    play.wait(0.3)


def reader_finding(play: Play) -> None:
    """Words are found in a document."""
    _reader(".pdf")(play)
    reader = play.desk.evidence.reader
    reader.begin_finding()
    reader.find_row.field.setText("the")
    play.wait(0.4)


def evidence_excerpts(play: Play) -> None:
    """The excerpts of an item."""
    _evidence(".csv")(play)
    play.desk.evidence.item.ensureWidgetVisible(play.desk.evidence.item.excerpts)
    play.wait(0.3)


def checks(play: Play) -> None:
    """What the checks found in the whole report, with one finding chosen."""
    play.part(SAMPLE, "safeguarding")
    play.window.registry.run("show-checks")
    play.wait(2)
    play.settle()
    play.desk.checks.list.step(1)


def checks_here(play: Play) -> None:
    """What the checks found in one section."""
    checks(play)
    play.desk.checks.section.setChecked(True)
    play.settle()
    play.desk.checks.step(1)


def matrix(play: Play) -> None:
    """Statements by categories of evidence."""
    play.assessment(SAMPLE)
    play.desk.show_row(MATRIX)
    play.settle()
    play.desk.matrix.take_focus()


def matrix_cell(play: Play) -> None:
    """The evidence of one cell of the matrix, and what stands under the table."""
    matrix(play)
    page = play.desk.matrix
    page.table.opened.emit(page.table.line(0).id, 1)
    play.settle()
    bar = page.verticalScrollBar()
    bar.setValue(bar.maximum())


def find(play: Play) -> None:
    """Words found in findings, evidence and files."""
    play.assessment(SAMPLE)
    play.desk.show_find()
    play.desk.find.field.setText("unpaid carers")
    play.wait(0.3)


def find_filtered(play: Play) -> None:
    """Words found under filters."""
    find(play)
    page = play.desk.find
    page.filters.fold.set_open(True)
    page.filters.category.set_value("people")
    page.filters.contradicting.setChecked(True)
    play.settle()


INTERVIEWS = """Interviews with staff and carers, spring
Who,Date,Number of people,Category,What was said,Theme,Confidential
Occupational therapy team,3/2/2026,5,Feedback from staff and leaders,We were never asked about the new form.,Change,
Carer of an adult with a learning disability,9/2/2026,1,People's experience,They had waited since June.,Waits,yes
Chair of the carers' forum,soon,2,Feedback from partners,The forum meets each month and is listened to.,Voice,
Principal social worker,16/2/2026,1,Processes,Audits are shared with every team.,Learning,
"""


def _interviews(play: Play) -> Path:
    play.part(SAMPLE, "learning")
    play.window.panes.show_pane("side")
    path = play.window.backend.workspace.folder.parent / "interviews spring.csv"
    path.write_text(INTERVIEWS, encoding="utf-8")
    return path


def rows_offered(play: Play) -> None:
    """An item of each row of a spreadsheet is offered."""
    path = _interviews(play)
    play.desk.evidence.rows.offer((path,))


def rows_form(play: Play) -> None:
    """Which column of a spreadsheet is what."""
    path = _interviews(play)
    play.desk.evidence.rows.open_file(path)


def rows_preview(play: Play) -> None:
    """What the first rows become."""
    rows_form(play)
    play.settle()
    bar = play.desk.evidence.rows.form.area.verticalScrollBar()
    bar.setValue(bar.maximum())


def intake_report(play: Play) -> None:
    """What became of the files of a folder."""
    play.part(SAMPLE, "learning")
    play.window.panes.show_pane("side")
    files = (
        FileOutcome("interviews/team meeting 3 February.docx", Outcome.ADDED, "E-403", ReadingStatus.READ),
        FileOutcome("interviews/team meeting 3 February (copy).docx", Outcome.DUPLICATE, "E-403"),
        FileOutcome("locked accounts.pdf", Outcome.ADDED, "E-404", ReadingStatus.ENCRYPTED),
        FileOutcome(
            "scan of a letter that came by post.pdf",
            Outcome.ADDED,
            "E-405",
            ReadingStatus.READ,
            ("pages-without-text",),
        ),
        FileOutcome("archive of last year.zip", Outcome.REFUSED, code="ratio-too-high", data=(("limit", "100"),)),
    )
    play.desk.evidence.attaching.show_report(IntakeReport(files))


def evidence_away(play: Play) -> None:
    """The bundle and a draft of the report are written."""
    play.part(SAMPLE, "learning")
    folder = play.window.backend.workspace.folder.parent
    send_out(play.desk.context, "bundle", folder / "evidence bundle.zip")
    export_to(play.desk.context, ReportOptions(), folder / "report.docx")
    play.until(lambda: len(play.window.banners()) > 1)


def export_refused(play: Play) -> None:
    """A report that may not be published yet is refused."""
    play.assessment(BARELY_BEGUN)
    export_to(play.desk.context, ReportOptions(is_draft=False), play.window.backend.workspace.folder.parent / "no.docx")
    play.until(lambda: play.window.banners())


EVIDENCE_SCENES = (
    Scene("intake-report", intake_report),
    Scene("evidence-away", evidence_away),
    Scene("export-refused", export_refused),
    Scene("citing", citing, width=1440, height=900),
    Scene("cite-box", cite_box, width=1440, height=900),
    Scene("coverage", coverage, width=1440, height=900),
    Scene("marks-menu", marks_menu, width=1440, height=900),
    Scene("evidence-found", evidence_found),
    Scene("evidence-pdf", _evidence(".pdf")),
    Scene("evidence-picture", _evidence(".png")),
    Scene("evidence-text", _evidence(".txt")),
    Scene("evidence-note", _evidence("")),
    Scene("reader-pdf", _reader(".pdf"), width=1440, height=900),
    Scene("reader-selected", reader_selected, width=1440, height=900),
    Scene("reader-excerpting", reader_excerpting, width=1440, height=900),
    Scene("reader-finding", reader_finding, width=1440, height=900),
    Scene("reader-table", _reader(".csv"), width=1440, height=900),
    Scene("reader-text", _reader(".txt"), width=1440, height=900),
    Scene("reader-note", _reader(""), width=1440, height=900),
    Scene("reader-document", _reader(".docx"), width=1440, height=900),
    Scene("evidence-excerpts", evidence_excerpts),
    Scene("checks", checks),
    Scene("checks-here", checks_here),
    Scene("matrix", matrix),
    Scene("matrix-cell", matrix_cell),
    Scene("find", find),
    Scene("find-filtered", find_filtered),
    Scene("rows-offered", rows_offered),
    Scene("rows-form", rows_form),
    Scene("rows-preview", rows_preview),
)
