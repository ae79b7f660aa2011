"""Reading and excerpting in the evidence pane: joins the item, its excerpts and the reader."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QFileDialog

from domain.assessment import Anchor, EvidenceFile, EvidenceItem
from domain.evidence.evidence import Excerpt
from ui.announcement import Announcement
from ui.panes.evidence_requests import EvidenceRequests
from ui.panes.excerpt_rows import older_files
from ui.panes.newer_version import NewerVersion
from ui.reader.excerpt_requests import ExcerptRequests

if TYPE_CHECKING:
    from store.values import Use
    from ui.context import Context, FoundPlace
    from ui.on_demand import OnDemand
    from ui.panes.evidence_item import EvidenceItemView
    from ui.reader.reader import Reader

Selection = tuple[str, Anchor]
NOTHING_WANTED = ("", "", None)


class Reading(QObject):
    """Signals: reader_wanted() when the reader is to be shown; item_wanted() when the item is, in its place."""

    reader_wanted = Signal()
    item_wanted = Signal()

    def __init__(
        self,
        context: Context,
        view: OnDemand[EvidenceItemView],
        reader: OnDemand[Reader],
        selection: Callable[[], Selection | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._view = view
        self._reader = reader
        self._selection = selection
        self.versions = NewerVersion(context)
        self._requests = ExcerptRequests(context)
        self._told = EvidenceRequests(context)
        self._excerpts: dict[str, list[Excerpt]] = {}
        self._uses: tuple[Use, ...] = ()
        self._visited = ("", -1)
        self._wanted: tuple[str, str, FoundPlace | None] = NOTHING_WANTED

    def serve_item(self, view: EvidenceItemView) -> None:
        """Do what is asked for in the view of one item."""
        panel = view.excerpts
        panel.open_wanted.connect(lambda excerpt: self.open_excerpt(excerpt.id))
        panel.change_wanted.connect(self._change)
        panel.remove_wanted.connect(self._requests.remove)
        panel.use_wanted.connect(lambda excerpt: self.go_to_next_use())
        panel.cite_wanted.connect(self.cite)
        panel.find_wanted.connect(self._find_lost)
        view.read_wanted.connect(self.read_item)
        view.newer_wanted.connect(self.add_newer)

    def serve_reader(self, reader: Reader) -> None:
        """Do what is asked for in the reader."""
        reader.back_wanted.connect(self.item_wanted)
        reader.read_wanted.connect(lambda file: self.versions.read_text(file, reader.read_again))

    def load(self) -> None:
        """Read the excerpts of the assessment."""
        from store.queries.evidence import load_excerpts

        self._context.backend.ask(
            load_excerpts, self._context.assessment_id, on_done=self._take, on_error=self._told.tell_error
        )

    def set_uses(self, uses: tuple[Use, ...]) -> None:
        """Know where items and excerpts are used."""
        self._uses = uses
        self.show_excerpts()

    def show_excerpts(self) -> None:
        """Show the excerpts of the item that is shown, and mark them in its document."""
        view, reader = self._view.made(), self._reader.made()
        item = self._item
        if view is not None and item is not None:
            uses = [use for use in self._uses if use.item_id == item.id]
            mine = self._excerpts.get(item.id, [])
            older = older_files(item)
            view.mark_older(frozenset(each.id for each in mine if each.sha256 in older))
            view.excerpts.show_excerpts(item, mine, uses)
        if reader is not None and reader.item is not None:
            reader.set_excerpts(self._excerpts.get(reader.item.id, []))

    def read_item(self) -> None:
        """Open the document of the item that is shown."""
        item = self._item
        if item is not None:
            self._open(item, self._file)

    def open_source(self, item_id: str, excerpt_id: str, place: FoundPlace | None = None) -> None:
        """Open an item's document, at an excerpt or found words where such are named; later, where not read yet."""
        item = self._item
        if item is None or item.id != item_id:
            self._wanted = (item_id, excerpt_id, place)
        elif excerpt_id:
            self.open_excerpt(excerpt_id)
        elif place is not None:
            self._wanted = NOTHING_WANTED
            file = next((file for file in item.files if file.id == place.file_id), None)
            self._open(item, file or self._file, place=place if file is not None else None)
        else:
            self.read_item()

    def open_excerpt(self, excerpt_id: str) -> None:
        """Open the reader at the words of an excerpt of the item that is shown; later, where it is not read yet."""
        item = self._item
        if item is None:
            return
        excerpt = self._excerpt(excerpt_id)
        if excerpt is None or excerpt.item_id != item.id:
            self._wanted = (item.id, excerpt_id, None)
            return
        self._wanted = NOTHING_WANTED
        file = next((file for file in item.files if file.sha256 == excerpt.sha256), None)
        self._open(item, file if excerpt.sha256 else None, excerpt.id)

    def open_wanted(self) -> None:
        """Open what was asked for before it was read."""
        item_id, excerpt_id, place = self._wanted
        if not item_id or self._item is None or self._item.id != item_id:
            return
        if not excerpt_id or self._excerpt(excerpt_id) is not None:
            self._wanted = NOTHING_WANTED
            self.open_source(item_id, excerpt_id, place)

    def go_to_next_use(self) -> None:
        """Go to the next place in the findings that uses the chosen excerpt, from the last on to the first."""
        view = self._view.made()
        excerpt = view.excerpts.current() if view is not None else None
        uses = [
            use for use in self._uses if excerpt is not None and use.excerpt_id == excerpt.id and not use.is_detached
        ]
        if excerpt is None or not uses:
            self._context.tell(Announcement(_tr("No excerpt that is used is chosen."), is_passing=True))
            return
        visited, place = self._visited
        place = (place + 1) % len(uses) if visited == excerpt.id else 0
        self._visited = (excerpt.id, place)
        self.open_use(uses[place])
        words = _tr("{name} is used here: place {place} of {count}.")
        told = words.format(name=excerpt.name, place=place + 1, count=len(uses))
        self._context.tell(Announcement(told, is_passing=True))

    def open_use(self, use: Use) -> None:
        """Go to the words that rest on evidence; where they are gone, to what is left of their passage."""
        words = () if use.is_detached else (use.start, use.end)
        self._context.open_passage(use.section_id, use.passage_id, *words)

    def cite(self, excerpt: Excerpt) -> None:
        """Rest the selected words of the findings on an excerpt."""
        selection = self._selection()
        if selection is None:
            words = _tr("Select the words to be supported first.")
            self._context.tell(Announcement(words, is_passing=True))
            return
        self._requests.cite(*selection, excerpt)

    def add_newer(self, file: EvidenceFile) -> None:
        """Ask for a newer version of a file and put it in its place."""
        name, _ = QFileDialog.getOpenFileName(None, _tr("Add a newer version of {name}").format(name=file.name))
        if name:
            item = self._item
            mine = self._excerpts.get(item.id, []) if item is not None else []
            self.versions.add(file, Path(name), sum(excerpt.sha256 == file.sha256 for excerpt in mine))

    def add_newer_of_shown(self) -> None:
        """Ask for a newer version of the file that is shown."""
        if self._file is not None:
            self.add_newer(self._file)

    def why_no_excerpt(self) -> str:
        """Return why no excerpt can be made now, or nothing."""
        reader = self._reader.made()
        return reader.why_no_excerpt() if reader is not None else _tr("Open a document of an evidence item first.")

    def why_not_newer(self) -> str:
        """Return why no newer version can be added now, or nothing."""
        if self._file is None:
            return _tr("Open an evidence item that has a file first.")
        return _tr("This version has been superseded already.") if self._file.superseded_by else ""

    @property
    def _item(self) -> EvidenceItem | None:
        view = self._view.made()
        return view.item if view is not None else None

    @property
    def _file(self) -> EvidenceFile | None:
        view = self._view.made()
        return view.file if view is not None else None

    def _take(self, excerpts: Sequence[Excerpt]) -> None:
        self._excerpts = {}
        for excerpt in excerpts:
            self._excerpts.setdefault(excerpt.item_id, []).append(excerpt)
        self.show_excerpts()
        self.open_wanted()

    def _excerpt(self, excerpt_id: str) -> Excerpt | None:
        found = (excerpt for mine in self._excerpts.values() for excerpt in mine if excerpt.id == excerpt_id)
        return next(found, None)

    def _open(
        self, item: EvidenceItem, file: EvidenceFile | None, excerpt_id: str = "", place: FoundPlace | None = None
    ) -> None:
        self.reader_wanted.emit()
        reader = self._reader.wanted()
        reader.show_item(item, file, excerpt_id, place)
        reader.set_excerpts(self._excerpts.get(item.id, []))

    def _change(self, excerpt: Excerpt) -> None:
        self.open_excerpt(excerpt.id)
        self._reader.wanted().change_excerpt(excerpt.id)

    def _find_lost(self, excerpt: Excerpt) -> None:
        item = self._item
        if item is not None:
            self._open(item, newest_of(item, excerpt.sha256))
            self._reader.wanted().find_for(excerpt)


def newest_of(item: EvidenceItem, sha256: str) -> EvidenceFile | None:
    """Return the newest version of a file of an item."""
    files = {file.id: file for file in item.files}
    file = next((file for file in item.files if file.sha256 == sha256), None)
    seen: set[str] = set()
    while file is not None and file.superseded_by in files and file.id not in seen:
        seen.add(file.id)
        file = files[file.superseded_by]
    return file


def _tr(words: str) -> str:
    return QCoreApplication.translate("EvidencePane", words)
