"""Scenes of the real window on the sample workspace, for the pictures and for judging the look."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import QEventLoop, QPoint, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from domain.assessment import EvidenceItem
from store.actions.assessments import add_member, create_assessment
from store.actions.sample import add_sample
from store.actions.scores import save_rationale, set_level
from store.changes import Actor
from store.errors import CannotOpen
from store.queries.assessments import load_document
from store.values import AssessmentDetails
from store.workspace import Workspace
from ui.announcement import Announcement, Choice, Tone
from ui.app import build_window
from ui.desk import Desk
from ui.editor.findings_editor import FindingsEditor
from ui.outlining import OVERVIEW
from ui.widgets.typed_field import DateField
from ui.window import MainWindow

PATIENCE_SECONDS = 20.0
ASSESSOR = Actor("Ann Lee", "Lead assessor")
BEGUN = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
SAMPLE, BY_CATEGORY, BARELY_BEGUN = "Aldermere", "Testshire County Council", "Royal Borough of Northmoor"


def make_workspace(folder: Path) -> None:
    """Make a workspace with the sample, one assessment scored by category, and one that is barely begun."""
    workspace = Workspace.create(folder, ASSESSOR, BEGUN)
    _make_barely_begun(workspace)
    _make_by_category(workspace)
    add_sample(workspace, ASSESSOR, BEGUN.replace(day=4, hour=14))
    workspace.close(BEGUN.replace(day=4, hour=15))


def _make_barely_begun(workspace: Workspace) -> None:
    details = AssessmentDetails(BARELY_BEGUN, date(2026, 2, 2), date(2026, 7, 31))
    made = create_assessment(workspace, ASSESSOR, BEGUN, framework_id="cqc-la-2025", details=details)
    assessment_id = made.result[0]
    add_member(workspace, ASSESSOR, BEGUN, assessment_id=assessment_id, name="Ann Lee", role="Lead assessor")
    for section in load_document(workspace, assessment_id).sections:
        if section.part_id in ("safeguarding", "learning"):
            set_level(workspace, ASSESSOR, BEGUN, assessment_id=assessment_id, section_id=section.id, level=3)


def _make_by_category(workspace: Workspace) -> None:
    framework = workspace.framework("cqc-la-2023")
    details = AssessmentDetails(BY_CATEGORY, date(2024, 1, 8), date(2024, 6, 28))
    made = create_assessment(workspace, ASSESSOR, BEGUN, framework_id=framework.id, details=details)
    assessment_id = made.result[0]
    section = load_document(workspace, assessment_id).section_of("safeguarding")
    for place, category in enumerate(framework.statement("safeguarding").categories):
        set_level(
            workspace,
            ASSESSOR,
            BEGUN,
            assessment_id=assessment_id,
            section_id=section.id,
            level=3 if place % 2 else 2,
            category_id=category,
        )
    words = "Partners and staff agreed on what works. People waited too long to hear the outcome of their enquiry."
    save_rationale(
        workspace,
        ASSESSOR,
        BEGUN,
        assessment_id=assessment_id,
        section_id=section.id,
        rationale=words,
        base_version=None,
    )


class Play:
    """The real window on a workspace, and the few moves that scenes are made of."""

    def __init__(self, application: QApplication, workspace: Path, settings: Path, theme: str, scale: float) -> None:
        self.application = application
        remembered = {"theme": theme, "scale": scale, "name": ASSESSOR.name, "role": ASSESSOR.role}
        settings.write_text(json.dumps(remembered), encoding="utf-8")
        os.environ["ASSAY_SETTINGS"] = str(settings)
        self.window: MainWindow = build_window(application, workspace)
        self.window.resize(1280, 800)
        self.window.show()
        self.until(lambda: self.window.home is not None)
        self.settle()

    @property
    def desk(self) -> Desk:
        assert self.window.desk is not None
        return self.window.desk

    @property
    def editor(self) -> FindingsEditor:
        page = self.desk.text_page
        assert page is not None
        return page.findings.editor

    def until(self, condition: Callable[[], object]) -> None:
        """Let the window work until something holds; raise TimeoutError when it never does."""
        end = time.monotonic() + PATIENCE_SECONDS
        while not condition():
            if time.monotonic() > end:
                raise TimeoutError("the scene did not come about")
            self.application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    def settle(self) -> None:
        """Wait until everything asked for is shown."""
        for _round in range(3):
            self.until(lambda: not self.window.backend.is_busy)
            for _turn in range(6):
                self.application.processEvents()

    def assessment(self, authority: str) -> None:
        """Open an assessment at its overview."""
        window = self.window
        if window.desk is None or window.desk.authority != authority:
            window.go_home()
            self.settle()
            assert window.home is not None
            row = next(row for row in window.home.rows if authority in row.accessibleName())
            window.open_assessment(row.assessment_id)
            self.until(lambda: window.desk is not None and window.desk.sections)
        self.desk.show_row(OVERVIEW)
        self.settle()

    def part(self, authority: str, part_id: str) -> None:
        """Open a section of an assessment at its top."""
        self.assessment(authority)
        section = next(section for section in self.desk.sections if section.part_id == part_id)
        self.desk.show_row(section.id)
        self.window.outline.setFocus(Qt.FocusReason.OtherFocusReason)
        self.settle()

    def item(self, ending: str = "") -> EvidenceItem:
        """Return the first evidence item with a file of this ending; without one, the first that has no file."""
        items = load_document(self.window.backend.workspace, self.desk.context.assessment_id).items
        names = ((item, [file.name for file in item.files]) for item in items)
        return next(item for item, files in names if (any(n.endswith(ending) for n in files) if ending else not files))

    def close(self) -> None:
        """Close the window and its workspace."""
        self.window.close()
        self.until(lambda: not self.window.isVisible())
        self.window.backend.finish()
        self.window.deleteLater()
        self.application.processEvents()

    def picture(self) -> QPixmap:
        """Return the window with every menu and list that stands over it."""
        self.settle()
        picture = self.window.grab()
        origin = self.window.mapToGlobal(QPoint(0, 0))
        painter = QPainter(picture)
        for widget in self._over():
            painter.drawPixmap(widget.mapToGlobal(QPoint(0, 0)) - origin, widget.grab())
        painter.end()
        return picture

    def wait(self, seconds: float) -> None:
        """Let the window work for a while: pictures of pages and hits of a search come when they are ready."""
        end = time.monotonic() + seconds
        self.until(lambda: time.monotonic() > end)

    def clear_away(self) -> None:
        """Close menus, lists, messages and bars, for the next scene."""
        for widget in self._over():
            widget.close()
        for banner in self.window.banners():
            banner.close_message()
        self.window.toast.hide()
        if self.window._palette is not None:
            self.window._palette.close_palette()
        if self.window.desk is not None:
            self.desk.evidence.list.search.clear()
            self.desk.evidence.show_list()
            self.window.side.open_page(0)
            for page in (self.desk.statement, self.desk.narrative):
                if page.bars.find_bar is not None:
                    page.bars.find_bar.close_bar()
            self.desk.statement.words.set_open(False)
        self.settle()

    def _over(self) -> list[QWidget]:
        flags = (Qt.WindowType.Popup, Qt.WindowType.ToolTip)
        widgets = self.application.topLevelWidgets()
        return [widget for widget in widgets if widget.isVisible() and widget.windowType() in flags]


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
