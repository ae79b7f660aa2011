"""Checks the open assessment on the worker, and keeps the last answer until the next one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.announcement import Announcement, Tone
from ui.long_work import takes_long
from ui.messages import error_message

if TYPE_CHECKING:
    from domain.checks.checking import Checked
    from store.changes import Changed
    from store.workspace import Workspace
    from ui.context import Context

TYPING_REST_MS = 1500
"""Checking a whole report takes a second beside the saves, and the interpreter with it: it waits until typing rests."""
SOON_MS = 150
TABLES = frozenset(
    {"assessment", "section", "passage", "score", "citation", "evidence_item", "evidence_file", "excerpt", "facts"}
    | {"sentence_mark", "pseudonym", "second_score"}
)


@dataclass(frozen=True, slots=True)
class Checks:
    """What checking gave, with the statement or part of each section, and the text of each passage as it was checked.

    The order of the sections is that of the report.
    """

    checked: Checked
    parts: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)


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
    texts = {passage.id: passage.text for section in document.sections for passage in section.passages}
    return Checks(check_document(framework, document, style_with_spelling(), pseudonyms), parts, texts)


class Checker(QObject):
    """Checks when it is begun, and after each change from then on. Signal: checked(object) with Checks."""

    checked = Signal(object)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.last: Checks | None = None
        self._is_begun = False
        self._is_due = True
        self._is_under_way = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._check)

    def begin(self) -> None:
        """Check as soon as nothing was typed for a while, and again after each change."""
        self._is_begun = True
        self._check_in(TYPING_REST_MS)

    def begin_now(self) -> None:
        """Check at once what was not checked yet: somebody waits for it."""
        self._is_begun = True
        if self.last is None:
            self._later.start(0)

    def stop(self) -> None:
        """Check no more."""
        self._is_begun = False
        self._later.stop()

    def rest(self) -> None:
        """Wait anew: something is being typed."""
        if self._later.isActive():
            self._later.start(TYPING_REST_MS)

    def refresh(self, changed: Changed) -> None:
        """Check again after an action that may have changed what is found."""
        if changed.assessment_id != self._context.assessment_id or not TABLES & changed.tables:
            return
        self._is_due = True
        self._check_in(TYPING_REST_MS if changed.action == "text-written" else SOON_MS)

    def _check_in(self, milliseconds: int) -> None:
        if self._is_begun and self._is_due and not self._is_under_way:
            self._later.start(milliseconds)

    def _check(self) -> None:
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
        self._check_in(TYPING_REST_MS)

    def _on_failed(self, error: Exception) -> None:
        self._is_under_way = False
        self._is_due = True
        self._context.tell(Announcement(error_message(error).text, Tone.ERROR))
