"""Scenes of the real window on the sample workspace, for the pictures and for judging the look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from stage import BARELY_BEGUN, BY_CATEGORY, SAMPLE, Play

from domain.evidence import Pseudonym
from store.errors import CannotOpen
from ui.announcement import Announcement, Choice, Tone
from ui.desk.outlining import MATRIX
from ui.reader.source_text import Spot
from ui.widgets.typed_field import DateField


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture of the window: its file name, what is done before it is taken, and whether it is a main one.

    Main scenes are shown in every look, the others in light and dark.
    """

    name: str
    act: Callable[[Play], None]
    is_main: bool = False
    width: int = 1280
    height: int = 800


def home(play: Play) -> None:
    """The assessments of the workspace."""
    play.window.go_home()
    play.settle()


def home_new(play: Play) -> None:
    """The form that begins an assessment."""
    home(play)
    assert play.window.home is not None
    play.window.home.begin()


def overview(play: Play) -> None:
    """The overview of the sample."""
    play.assessment(SAMPLE)


def overview_foot(play: Play) -> None:
    """Details and team of the sample."""
    play.assessment(SAMPLE)
    bar = play.desk.overview.verticalScrollBar()
    bar.setValue(bar.maximum())


def pseudonyms(play: Play) -> None:
    """The names of people heard and what they are called."""
    overview(play)
    known = (Pseudonym("1", "Zebedee Quill", "Person A"), Pseudonym("2", "Mary Ann Doe", "The carer from Northmoor"))
    play.desk.overview.pseudonyms.show_known(known)
    play.settle()
    bar = play.desk.overview.verticalScrollBar()
    bar.setValue(bar.maximum())


def overview_incomplete(play: Play) -> None:
    """An assessment with two scores only."""
    play.assessment(BARELY_BEGUN)


def statement(play: Play) -> None:
    """A statement of the sample."""
    play.part(SAMPLE, "learning")


def statement_words(play: Play) -> None:
    """The framework's words unfolded."""
    play.part(SAMPLE, "learning")
    play.desk.statement.words.set_open(True)


def findings(play: Play) -> None:
    """The findings further down, with the caret in them."""
    play.part(SAMPLE, "learning")
    play.editor.setFocus()
    blocks = play.editor.document()
    passage = play.editor.passages()[min(6, blocks.blockCount() - 1)]
    play.desk.statement.findings.show_passage(passage.id, 0, 0)


def find_bar(play: Play) -> None:
    """Finding and replacing in the findings."""
    play.part(SAMPLE, "learning")
    play.editor.setFocus()
    play.desk.statement.findings.begin_finding(True)
    bar = play.desk.statement.bars.find_bar
    assert bar is not None
    QTest.keyClicks(bar.text, "staff")


def citing(play: Play) -> None:
    """Words are selected and an item is open to be cited."""
    play.part(SAMPLE, "learning")
    play.desk.evidence.open_item(play.item(".pdf").id)
    play.wait(0.5)
    passage = play.editor.passages()[1]
    play.desk.statement.findings.show_passage(passage.id, 0, min(len(passage.text), 60))


def statement_empty(play: Play) -> None:
    """A statement without a score, a reason or a word."""
    play.part(BARELY_BEGUN, "governance")


def categories(play: Play) -> None:
    """A statement scored by evidence category."""
    play.part(BY_CATEGORY, "safeguarding")


def narrative(play: Play) -> None:
    """A narrative section."""
    play.part(SAMPLE, _first_part(play, "narrative"))


def facts(play: Play) -> None:
    """The financial facts."""
    play.part(SAMPLE, _first_part(play, "facts"))


def _first_part(play: Play, kind: str) -> str:
    play.assessment(SAMPLE)
    return next(section.part_id for section in play.desk.sections if str(section.kind) == kind and section.part_id)


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


def history(play: Play) -> None:
    """What was done."""
    play.part(SAMPLE, "learning")
    play.window.side.open_page(1)


def palette(play: Play) -> None:
    """Commands and texts."""
    play.part(SAMPLE, "learning")
    play.window.open_palette()
    panel = play.window._palette
    assert panel is not None
    panel.field.setText("carers")
    play.wait(0.4)


def menu(play: Play) -> None:
    """The menu of evidence to add."""
    play.part(SAMPLE, "learning")
    play.desk.evidence.add_button.menu().popup(
        play.desk.evidence.add_button.mapToGlobal(QPoint(0, play.desk.evidence.add_button.height()))
    )


def calendar(play: Play) -> None:
    """A date chosen from a month."""
    overview_foot(play)
    field = play.desk.overview.details.control("window_from")
    assert isinstance(field, DateField)
    field.open_calendar()


def choices(play: Play) -> None:
    """The choices of a stage."""
    overview_foot(play)
    field = play.desk.overview.details.control("stage")
    assert isinstance(field, QComboBox)
    field.showPopup()


def settings(play: Play) -> None:
    """The settings."""
    play.assessment(SAMPLE)
    play.window.show_page("settings")


def checks(play: Play) -> None:
    """What the checks found in the whole report, with one finding chosen."""
    play.part(SAMPLE, "safeguarding")
    play.window.show_side_page(1)
    play.wait(0.5)
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


def shortcuts(play: Play) -> None:
    """The list of shortcuts."""
    play.assessment(SAMPLE)
    play.window.show_page("shortcuts")


def messages(play: Play) -> None:
    """A message of each kind, a passing one, and what is not saved."""
    play.part(SAMPLE, "learning")
    words = (
        (Tone.INFORMATION, "The report of Aldermere was imported with 3 notices.", "Show them"),
        (Tone.SUCCESS, "The report is written to aldermere.docx.", "Show in the folder"),
        (Tone.WARNING, "The folder holds more files than are taken in at once; the first 500 were taken.", ""),
        (Tone.ERROR, "The disk is full. Make room, and what you typed is saved by itself.", "Try again"),
    )
    for tone, text, label in words:
        choices_offered = (Choice(label, lambda: None),) if label else ()
        play.window.tell(Announcement(text, tone, choices_offered))
    play.window.tell(Announcement("E-021 removed.", choices=(Choice("Undo", lambda: None),), is_passing=True))
    play.window.status.set_not_saved("The disk is full.")


def closed(play: Play) -> None:
    """A workspace that cannot be opened."""
    home(play)
    play.window.go_nowhere(CannotOpen("damaged", {"path": "assay.db"}))


SCENES = (
    Scene("home", home, is_main=True),
    Scene("home-new", home_new, is_main=True),
    Scene("overview", overview, is_main=True),
    Scene("overview-foot", overview_foot, is_main=True),
    Scene("pseudonyms", pseudonyms),
    Scene("statement", statement, is_main=True),
    Scene("statement-words", statement_words),
    Scene("findings", findings, is_main=True),
    Scene("find-bar", find_bar, is_main=True),
    Scene("citing", citing, is_main=True, width=1440, height=900),
    Scene("narrative", narrative),
    Scene("facts", facts, is_main=True),
    Scene("evidence-found", evidence_found),
    Scene("evidence-pdf", _evidence(".pdf"), is_main=True),
    Scene("evidence-picture", _evidence(".png")),
    Scene("evidence-text", _evidence(".txt")),
    Scene("evidence-note", _evidence("")),
    Scene("reader-pdf", _reader(".pdf"), is_main=True, width=1440, height=900),
    Scene("reader-selected", reader_selected, width=1440, height=900),
    Scene("reader-excerpting", reader_excerpting, is_main=True, width=1440, height=900),
    Scene("reader-finding", reader_finding, width=1440, height=900),
    Scene("reader-table", _reader(".csv"), is_main=True, width=1440, height=900),
    Scene("reader-text", _reader(".txt"), is_main=True, width=1440, height=900),
    Scene("reader-note", _reader(""), width=1440, height=900),
    Scene("reader-unread", _reader(".docx"), width=1440, height=900),
    Scene("evidence-excerpts", evidence_excerpts, is_main=True),
    Scene("checks", checks, is_main=True),
    Scene("checks-here", checks_here),
    Scene("matrix", matrix, is_main=True),
    Scene("matrix-cell", matrix_cell),
    Scene("find", find, is_main=True),
    Scene("find-filtered", find_filtered),
    Scene("history", history),
    Scene("palette", palette, is_main=True),
    Scene("menu", menu, is_main=True),
    Scene("calendar", calendar, is_main=True),
    Scene("choices", choices),
    Scene("settings", settings, is_main=True),
    Scene("shortcuts", shortcuts),
    Scene("messages", messages, is_main=True),
    Scene("statement-empty", statement_empty),
    Scene("overview-incomplete", overview_incomplete, is_main=True),
    Scene("categories", categories, is_main=True),
    Scene("closed", closed),
)
