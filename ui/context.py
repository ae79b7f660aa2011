"""What every page and pane is given: the backend, the framework, and the few things it may ask of the window."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QUrl, SignalInstance
from PySide6.QtGui import QDesktopServices

from ui.announcement import Announcement
from ui.checked_assessment import KeptEngine
from ui.editor.identity import MovedPassages

if TYPE_CHECKING:
    from domain.frameworks.framework import Framework
    from store.changes import Actor, Changed


class JobPort(Protocol):
    """Work under way that may be given up; `done` is how much of it is done, in the unit of the work."""

    @property
    def done(self) -> int: ...

    def cancel(self) -> None: ...


class BackendPort(Protocol):
    """The part of the backend that pages and panes use."""

    @property
    def actor(self) -> Actor: ...

    @property
    def progressed(self) -> SignalInstance:
        """Emitted with a job that has told how much of it is done."""
        ...

    def set_actor(self, actor: Actor) -> None: ...

    def perform(
        self,
        action: Callable[..., Changed],
        *,
        on_done: Callable[[Changed], None] | None = None,
        on_error: Callable[[Exception], None] | None = None,
        **parameters: Any,
    ) -> JobPort: ...

    def ask(
        self,
        query: Callable[..., Any],
        *args: Any,
        on_done: Callable[[Any], None],
        on_error: Callable[[Exception], None] | None = None,
        **parameters: Any,
    ) -> JobPort: ...

    def read(self, query: Callable[..., Any], *args: Any, **parameters: Any) -> Any: ...


class OpenPassage(Protocol):
    """Opens a section at a passage, with the words [start, end) of it selected."""

    def __call__(self, section_id: str, passage_id: str, start: int = 0, end: int | None = None) -> None: ...


def _nowhere(_: str) -> None:
    """Go nowhere: the default of a page that is shown without a window."""


def _no_place(assessment_id: str, row_id: str) -> None:
    """Open no other assessment: the default of a page that is shown without a window."""


def _no_passage(section_id: str, passage_id: str, start: int = 0, end: int | None = None) -> None:
    """Open no passage: the default of a page that is shown without a window."""


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """Where the search found words in a file: [start, end) in the block of that number, as its text is indexed."""

    file_id: str
    block: int
    start: int
    end: int


class OpenSource(Protocol):
    """Opens an item's source, at the words of one of its excerpts, or at found words, where such are named."""

    def __call__(self, item_id: str, excerpt_id: str = "", place: FoundPlace | None = None) -> None: ...


def _no_source(item_id: str, excerpt_id: str = "", place: FoundPlace | None = None) -> None:
    """Open no source: the default of a page that is shown without a window."""


class OpenItems(Protocol):
    """Shows some items of evidence and no others, under words that say which they are."""

    def __call__(self, item_ids: Sequence[str], words: str) -> None: ...


def _no_items(item_ids: Sequence[str], words: str) -> None:
    """Show no items: the default of a page that is shown without a window."""


class OpenReview(Protocol):
    """Opens a section, or the report (no section), with its review beside it; to give a reason for edits if wanted."""

    def __call__(self, section_id: str, *, to_edit: bool = False) -> None: ...


def _no_review(section_id: str, *, to_edit: bool = False) -> None:
    """Open no review: the default of a page that is shown without a window."""


def _no_comparison(section_id: str, sha256: str) -> None:
    """Compare nothing: the default of a page that is shown without a window."""


def _unheard(_: Announcement) -> None:
    """Tell nobody: the default of a page that is shown without a window."""


def open_with_desktop(path: Path) -> bool:
    """Open a file with the program the desktop has for it; return whether one was found."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def open_address(url: str) -> bool:
    """Open a web address in the desktop's browser; return whether one was found."""
    return QDesktopServices.openUrl(QUrl(url))


@dataclass(frozen=True, slots=True)
class Context:
    """Ties a page to one assessment. `framework` is the version that the assessment keeps; `why_read_only` is the
    reason why nothing may be changed, or empty.

    `compare` shows a section as it was when it had a hash, and as it is now. `moves` is shared by the editors of a
    window, `kept_engine` by all who have the assessment checked; `memory` keeps small choices about the screen, such as
    what is folded.
    """

    backend: BackendPort
    framework: Framework
    assessment_id: str
    open_section: Callable[[str], None] = _nowhere
    open_item: Callable[[str], None] = _nowhere
    open_items: OpenItems = _no_items
    open_source: OpenSource = _no_source
    open_passage: OpenPassage = _no_passage
    open_elsewhere: Callable[[str, str], None] = _no_place
    open_comment: Callable[[str], None] = _nowhere
    open_review: OpenReview = _no_review
    compare: Callable[[str, str], None] = _no_comparison
    tell: Callable[[Announcement], None] = _unheard
    now: Callable[[], datetime] = datetime.now
    open_file: Callable[[Path], bool] = open_with_desktop
    open_link: Callable[[str], bool] = open_address
    why_read_only: str = ""
    moves: MovedPassages = field(default_factory=MovedPassages)
    kept_engine: KeptEngine = field(default_factory=KeptEngine)
    memory: MutableMapping[str, Any] = field(default_factory=dict)
