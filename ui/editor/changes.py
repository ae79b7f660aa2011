"""What was typed since the last save: the values that leave the editor, and the book that tells what changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter

from domain.assessment import Anchor, Passage

_content = attrgetter(*(field.name for field in fields(Passage) if field.name != "version"))
"""Return all of a passage but its version."""


@dataclass(frozen=True, slots=True)
class TextChanges:
    """The difference between a section's text and what was last loaded or accepted.

    `changed` holds new and edited passages in order; the `version` of each is the one the edit was based on, 0 for a
    passage that was not there before (also for one that was removed earlier and came back by undo: it has its old
    id). A passage moved here from another section brings the version it had there. `order` is the id of every passage
    now in the section, in order. `removed` are the ids that are gone. `revision` belongs to the editor: it tells which
    typing the changes cover. `seen` says of citations and sentence marks, by their ids, where their own words came to
    stand by pasting what was cut, or by undo.
    """

    changed: tuple[Passage, ...]
    order: tuple[str, ...]
    removed: tuple[str, ...] = ()
    revision: int = 0
    seen: tuple[tuple[str, Anchor], ...] = ()


class ChangeBook:
    """Remembers the last accepted text and which passages were touched since."""

    def __init__(self) -> None:
        self._accepted: dict[str, Passage] = {}
        self._versions: dict[str, int] = {}
        self._order: tuple[str, ...] = ()
        self._adopted: dict[str, int] = {}
        self._touched: dict[str, int] = {}
        self._order_touched_at = 0
        self._revision = 0

    def load(self, passages: Sequence[Passage]) -> None:
        """Take these passages as the accepted state: nothing is unsaved."""
        self._accepted = {passage.id: passage for passage in passages}
        self._versions = {passage.id: passage.version for passage in passages}
        self._order = tuple(self._accepted)
        self._adopted.clear()
        self._touched.clear()
        self._order_touched_at = 0

    def adopt(self, passage_id: str, version: int) -> None:
        """Note the version that a passage had in the section it was moved from."""
        self._adopted[passage_id] = version

    def touch(self, passage_ids: Iterable[str], is_order_touched: bool) -> None:
        """Note that these passages, and perhaps the order, may have changed."""
        self._revision += 1
        for passage_id in passage_ids:
            self._touched[passage_id] = self._revision
        if is_order_touched:
            self._order_touched_at = self._revision

    @property
    def is_touched(self) -> bool:
        """Whether anything may differ from the accepted state."""
        return bool(self._touched) or bool(self._order_touched_at)

    def version_of(self, passage_id: str) -> int:
        """Return the accepted version of a passage; 0 when there is none."""
        version = self._versions.get(passage_id)
        return self._adopted.get(passage_id, 0) if version is None else version

    def may_differ(self, order: tuple[str, ...]) -> set[str]:
        """Return the ids of those passages of `order` that have to be read to know whether they changed."""
        if order == self._order:
            return self._touched.keys() & self._accepted.keys()
        present = set(order)
        return (present & self._touched.keys()) | (present - self._accepted.keys())

    def compare(self, order: tuple[str, ...], candidates: Sequence[Passage]) -> TextChanges | None:
        """Return what differs from the accepted state, or None.

        `order` is the id of every passage now; `candidates` are those that `may_differ` names.
        """
        changed = tuple(passage for passage in candidates if self._differs(passage))
        is_same_order = order == self._order
        present = frozenset(() if is_same_order else order)
        removed = () if is_same_order else tuple(each for each in self._order if each not in present)
        if not changed and is_same_order:
            self._touched.clear()
            self._order_touched_at = 0
            return None
        return TextChanges(changed, order, removed, self._revision)

    def accept(self, changes: TextChanges, versions: Mapping[str, int]) -> None:
        """Take `changes` as saved, each changed passage with its new version; later typing stays unsaved."""
        for passage in changes.changed:
            self._adopted.pop(passage.id, None)
            self._accepted[passage.id] = passage
            self._versions[passage.id] = versions.get(passage.id, passage.version)
        for passage_id in changes.removed:
            self._accepted.pop(passage_id, None)
            self._versions.pop(passage_id, None)
        self._order = changes.order
        self._touched = {key: at for key, at in self._touched.items() if at > changes.revision}
        if self._order_touched_at <= changes.revision:
            self._order_touched_at = 0

    def _differs(self, passage: Passage) -> bool:
        accepted = self._accepted.get(passage.id)
        return accepted is None or _content(accepted) != _content(passage)
