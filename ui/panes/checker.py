"""Checks the open assessment on the worker, and keeps the last answer until the next one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from domain.checks.checking import Checked
from ui.announcement import Announcement, Tone
from ui.long_work import takes_long
from ui.messages import error_message

if TYPE_CHECKING:
    from store.changes import Changed
    from store.workspace import Workspace
    from ui.context import Context

TYPING_REST_MS = 1500
"""Checking a whole report takes a second beside the saves, and the interpreter with it: it waits until typing rests."""
SOON_MS = 150
TABLES = frozenset(
    {"assessment", "section", "passage", "score", "citation", "evidence_item", "evidence_file", "excerpt"}
    | {"sentence_mark", "pseudonym", "second_score"}
)


@dataclass(frozen=True, slots=True)
class Checks:
    """What checking gave, with the statement or part of each section."""

    checked: Checked
    parts: Mapping[str, str] = field(default_factory=dict)


@takes_long
def check_assessment(workspace: Workspace, assessment_id: str, person: str) -> Checks:
    """Check everything of an assessment that a person may see, in house style."""
    from domain.checks.checking import check_document
    from store.queries.assessments import load_document
    from store.queries.evidence import load_pseudonyms
    from ui.blindness import seen_by
    from ui.house_style import style_with_spelling

    document = seen_by(workspace, person, load_document(workspace, assessment_id))
    framework = workspace.framework(document.assessment.framework_id)
    pseudonyms = load_pseudonyms(workspace, assessment_id)
    parts = {section.id: section.part_id for section in document.sections}
    return Checks(check_document(framework, document, style_with_spelling(), pseudonyms), parts)


class Checker(QObject):
    """Checks when asked for and, while somebody looks, after each change. Signal: checked(object) with Checks."""

    checked = Signal(object)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.last: Checks | None = None
        self._is_due = True
        self._is_under_way = False
        self._is_looked_at = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._begin)

    def set_looked_at(self, is_looked_at: bool) -> None:
        """Say whether anybody sees what is found; what is due is then checked."""
        self._is_looked_at = is_looked_at
        if is_looked_at and self._is_due and not self._later.isActive():
            self._later.start(0)

    def refresh(self, changed: Changed) -> None:
        """Check again after an action that may have changed what is found."""
        if changed.assessment_id != self._context.assessment_id or not TABLES & changed.tables:
            return
        self._is_due = True
        if self._is_looked_at:
            self._later.start(TYPING_REST_MS if changed.action == "text-written" else SOON_MS)

    def _begin(self) -> None:
        if not self._is_due or self._is_under_way:
            return
        self._is_due, self._is_under_way = False, True
        self._context.backend.ask(
            check_assessment,
            self._context.assessment_id,
            self._context.backend.actor.name,
            on_done=self._on_checked,
            on_error=self._on_failed,
        )

    def _on_checked(self, checks: Checks) -> None:
        self.last = checks
        self._is_under_way = False
        self.checked.emit(checks)
        self._go_on()

    def _on_failed(self, error: Exception) -> None:
        self._is_under_way = False
        self._is_due = True
        self._context.tell(Announcement(error_message(error).text, Tone.ERROR))

    def _go_on(self) -> None:
        if self._is_due and self._is_looked_at and not self._later.isActive():
            self._later.start(TYPING_REST_MS)
