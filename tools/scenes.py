"""Scenes of the real window on the sample workspace, for the pictures and for judging the look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from stage import ASSESSOR, BARELY_BEGUN, BEGUN, BY_CATEGORY, SAMPLE, Play

from domain.assessment import Stance
from domain.evidence import Locator
from store.actions.excerpts import add_excerpt
from store.errors import CannotOpen
from store.queries.evidence import load_items
from store.values import ExcerptDetails
from ui.announcement import Announcement, Choice, Tone
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


def cite_box(play: Play) -> None:
    """The box in which one types to find what the selected words rest on."""
    citing(play)
    _make_excerpts(play)
    play.desk.citing.open_box()
    assert play.desk.citing.box is not None
    QTest.keyClicks(play.desk.citing.box.field, "carers")


def coverage(play: Play) -> None:
    """Sentences without evidence, shown in the text, and marks of several shapes."""
    citing(play)
    _make_excerpts(play)
    _cite(play)
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


def _make_excerpts(play: Play) -> None:
    """Keep words of two notes as excerpts, one for and one against."""
    if play.desk.citing.evidence is not None and play.desk.citing.evidence.excerpts:
        return
    workspace = play.window.backend.workspace
    assessment_id = play.desk.context.assessment_id
    items = [item for item in load_items(workspace, assessment_id) if len(item.notes) > 40][:2]
    for item, stance in zip(items, (Stance.SUPPORTS, Stance.CONTRADICTS), strict=True):
        add_excerpt(
            workspace,
            ASSESSOR,
            BEGUN.replace(day=5),
            assessment_id=assessment_id,
            item_id=item.id,
            text=item.notes[:120],
            place=Locator(0, 0, len(item.notes[:120])),
            details=ExcerptDetails(stance=stance),
        )
    play.desk.citing.load()
    play.settle()


def _cite(play: Play) -> None:
    """Cite both excerpts for the second paragraph."""
    evidence = play.desk.citing.evidence
    assert evidence is not None
    passage = play.editor.passages()[1]
    if any(citation.excerpt_id for citation in play.desk.statement.findings.citations()):
        return
    for excerpt in evidence.excerpts.values():
        play.desk.statement.findings.show_passage(passage.id, 0, min(len(passage.text), 60))
        play.desk.citing.open_box()
        box = play.desk.citing.box
        assert box is not None
        QTest.keyClicks(box.field, excerpt.name)
        QTest.keyClick(box.field, Qt.Key.Key_Return)
        play.settle()


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
    Scene("statement", statement, is_main=True),
    Scene("statement-words", statement_words),
    Scene("findings", findings, is_main=True),
    Scene("find-bar", find_bar, is_main=True),
    Scene("citing", citing, is_main=True, width=1440, height=900),
    Scene("cite-box", cite_box, is_main=True, width=1440, height=900),
    Scene("coverage", coverage, is_main=True, width=1440, height=900),
    Scene("marks-menu", marks_menu, width=1440, height=900),
    Scene("detached", detached, width=1440, height=900),
    Scene("narrative", narrative),
    Scene("facts", facts, is_main=True),
    Scene("evidence-found", evidence_found),
    Scene("evidence-pdf", _evidence(".pdf"), is_main=True),
    Scene("evidence-picture", _evidence(".png")),
    Scene("evidence-text", _evidence(".txt")),
    Scene("evidence-note", _evidence("")),
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
