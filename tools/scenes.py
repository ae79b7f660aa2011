"""Scenes of the real window on the sample workspace, for the pictures and for judging the look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from stage import BARELY_BEGUN, BY_CATEGORY, SAMPLE, Play

from store.errors import CannotOpen
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
    Scene("narrative", narrative),
    Scene("facts", facts, is_main=True),
    Scene("evidence-found", evidence_found),
    Scene("evidence-pdf", _evidence(".pdf"), is_main=True),
    Scene("evidence-picture", _evidence(".png")),
    Scene("evidence-text", _evidence(".txt")),
    Scene("evidence-note", _evidence("")),
    Scene("rows-offered", rows_offered, is_main=True),
    Scene("rows-form", rows_form, is_main=True),
    Scene("rows-preview", rows_preview, is_main=True),
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
