"""Put files into the store and have their text read, two at a time; nothing is written to the database here."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from domain.evidence.evidence import FileText
from domain.files.entry_names import last_part
from store.errors import Cancelled, CannotAttach, DiskFault
from store.file_texts import keep_text
from store.files import FileStore, StoredFile
from store.intake.contents import Entry, Refusal
from store.intake.kinds import ending_of
from store.intake.pool import ReadingPool
from store.intake.sources import Source
from store.values import FileOutcome, Outcome

DEEPEST: Final = 3
"""How deep e-mails may lie in each other to be opened. A zip is opened only where it lies in no other container."""

_WHOLE: Final = 1000
_FIXED_WEIGHT: Final = 50_000
_SKIPPED: Final = frozenset(("hidden", "link-not-followed"))

Progress = Callable[[int], None]
"""Called with how many thousandths are done."""


@dataclass(slots=True)
class Taken:
    """One file that was put into the store, or what became of it instead.

    `found` is what it holds, `inside` what became of that.
    """

    source: Source
    stored: StoredFile | None = None
    text: FileText | None = None
    kept: StoredFile | None = None
    outcome: FileOutcome | None = None
    found: list[Source | FileOutcome] = field(default_factory=list)
    inside: list[Taken | FileOutcome] = field(default_factory=list)


class Taking:
    """Takes in the files of one intake. `known` maps the content the assessment has to the reference of its item."""

    def __init__(
        self,
        files: FileStore,
        pool: ReadingPool,
        known: Mapping[str, str],
        scratch: Path,
        progress: Progress | None,
        cancelled: Callable[[], bool] | None,
    ) -> None:
        self._files, self._pool, self._known, self._scratch = files, pool, known, scratch
        self._is_cancelled = cancelled or (lambda: False)
        self._has_failed = False
        self._numbers = itertools.count()
        self._progress = _Thousandths(progress)

    def take(self, found: Sequence[Source | FileOutcome]) -> list[Taken | FileOutcome]:
        """Return what became of each file, each container followed by what it holds; raises Cancelled, DiskFault."""
        with ThreadPoolExecutor(2, thread_name_prefix="intake") as threads:
            taken = self._take_level(threads, found)
        return list(_flat(taken))

    def _take_level(
        self, threads: ThreadPoolExecutor, found: Sequence[Source | FileOutcome]
    ) -> list[Taken | FileOutcome]:
        """Take these files, then what they hold: so two files of one archive are read at a time, too."""
        self._progress.expect(sum(_weight(each) for each in found if isinstance(each, Source)))
        taken = list(threads.map(self._take_safely, found))
        held = [each for each in taken if isinstance(each, Taken) and each.found]
        if held:
            inside = iter(self._take_level(threads, [inner for each in held for inner in each.found]))
            for each in held:
                each.inside = list(itertools.islice(inside, len(each.found)))
        return taken

    def _take_safely(self, source: Source | FileOutcome) -> Taken | FileOutcome:
        if isinstance(source, FileOutcome):
            return source
        share = _Share(self._progress, _weight(source))
        try:
            if self._must_stop():
                raise Cancelled
            return self._take(source, share)
        except OSError as error:
            self._has_failed = True
            raise DiskFault.from_os_error(error) from error
        except BaseException:
            self._has_failed = True
            raise
        finally:
            share.finish()

    def _must_stop(self) -> bool:
        return self._has_failed or self._is_cancelled()

    def _take(self, source: Source, share: _Share) -> Taken:
        try:
            if source.depth == 0 and ending_of(source.name) == "zip":
                opened = self._open_zip(source)
                if opened is not None:
                    return opened
            stored = self._files.put(source.path, share.reach, self._must_stop)
        except CannotAttach as fault:
            return Taken(source, outcome=_refused(source.name, fault.code))
        if source.depth:
            source.path.unlink(missing_ok=True)
        return self._read(source, stored)

    def _read(self, source: Source, stored: StoredFile) -> Taken:
        if stored.sha256 in self._known:
            return Taken(source, stored)
        path = self._files.path_of(stored.sha256, source.name)
        reading = self._pool.read(path, last_part(source.name))
        taken = Taken(source, stored, reading.text, keep_text(self._files, reading.text))
        if "attachments-beside" in reading.text.notices and source.depth < DEEPEST:
            self._open(taken, path, reading.kind)
        return taken

    def _open_zip(self, source: Source) -> Taken | None:
        """Return the archive with what it holds, None for what is no zip; a copy is opened, never the original."""
        with self._files.scratch() as folder:
            copy = folder / "archive"
            self._files.copy(source.path, copy, self._must_stop)
            if self._pool.read(copy, last_part(source.name)).kind != "zip":
                return None
            taken = Taken(source, outcome=FileOutcome(source.name, Outcome.OPENED))
            try:
                self._unpack(taken, copy, "zip")
            except Refusal as refusal:
                if refusal.code == "container-damaged":
                    return None
                taken.outcome = _refused(source.name, refusal.code, refusal.limit)
            return taken

    def _open(self, taken: Taken, path: Path, kind: str) -> None:
        """Add what a message holds; where that fails, the message is kept all the same and says so."""
        try:
            self._unpack(taken, path, kind)
        except Refusal as refusal:
            taken.found.append(_refused(f"{taken.source.name}/", refusal.code, refusal.limit))

    def _unpack(self, taken: Taken, path: Path, kind: str) -> None:
        folder = self._scratch / str(next(self._numbers))
        folder.mkdir()
        untitled = replace(taken.source.details, title="")
        for entry in self._pool.unpack(path, kind, folder):
            name = f"{taken.source.name}/{entry.name}"
            if entry.file:
                inner = Source(folder / entry.file, name, untitled, taken.source.depth + 1, entry.code)
                taken.found.append(inner)
            else:
                taken.found.append(_left(name, entry))


class _Thousandths:
    """Tells progress in thousandths that never go back, although what is found on the way adds to the whole."""

    def __init__(self, progress: Progress | None) -> None:
        self._tell = progress
        self._lock = threading.Lock()
        self._whole = self._done = self._told = 0

    def expect(self, weight: int) -> None:
        with self._lock:
            self._whole += weight

    def done(self, weight: int) -> None:
        with self._lock:
            self._done += weight
            share = self._done * _WHOLE // max(self._whole, 1)
            if self._tell is not None and share > self._told:
                self._told = share
                self._tell(share)


class _Share:
    """One file's part of the whole."""

    def __init__(self, whole: _Thousandths, weight: int) -> None:
        self._whole, self._weight, self._reached = whole, weight, 0

    def reach(self, done: int) -> None:
        """Say that so much of the file is done; what is beyond what was expected of it does not count."""
        reached = min(done, self._weight)
        if reached > self._reached:
            self._whole.done(reached - self._reached)
            self._reached = reached

    def finish(self) -> None:
        """Say that all of the file is done."""
        self.reach(self._weight)


def _weight(source: Source) -> int:
    try:
        return source.path.stat().st_size + _FIXED_WEIGHT
    except (OSError, ValueError):
        return _FIXED_WEIGHT


def _refused(name: str, code: str, limit: str = "") -> FileOutcome:
    return FileOutcome(name, Outcome.REFUSED, code=code, data=(("limit", limit),) if limit else ())


def _left(name: str, entry: Entry) -> FileOutcome:
    outcome = Outcome.SKIPPED if entry.code in _SKIPPED else Outcome.REFUSED
    return FileOutcome(name, outcome, code=entry.code, data=(("limit", entry.limit),) if entry.limit else ())


def _flat(taken: Sequence[Taken | FileOutcome]) -> Iterator[Taken | FileOutcome]:
    for each in taken:
        yield each
        if isinstance(each, Taken):
            yield from _flat(each.inside)
