"""The real window on a workspace made for the pictures, and the few moves that scenes are made of."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QPoint, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from domain.assessment import EvidenceItem
from store.actions.assessments import add_member, create_assessment
from store.actions.sample import add_sample
from store.actions.scores import save_rationale, set_level
from store.changes import Actor
from store.queries.assessments import load_document
from store.values import AssessmentDetails
from store.workspace import Workspace
from ui.app import build_window
from ui.desk.desk import Desk
from ui.desk.outlining import OVERVIEW
from ui.editor.findings_editor import FindingsEditor
from ui.window.main_window import MainWindow

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
            # Outside `exec` nothing else takes away what asked to be deleted.
            self.application.sendPostedEvents(None, QEvent.Type.DeferredDelete)

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
        self.application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
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
            self.desk.citing.show_coverage(False)
            if self.desk.text_page is not None:
                self.desk.text_page.findings.suggesting.switch(False)
            if self.desk.citing.box is not None:
                self.desk.citing.box.close_box()
            self.desk.evidence.list.search.clear()
            self.desk.evidence.show_list()
            self.desk.evidence.rows.put_away.click()
            self.desk.evidence.attaching.report.put_away.click()
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
