"""Put fragments from the clipboard into the text, deciding which passage keeps which id."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtGui import QTextCursor

from domain.assessment import Passage, PassageKind
from ui.editor.fragments import Fragment, Origin
from ui.editor.offsets import to_utf16
from ui.editor.passage_blocks import (
    BlockIdentity,
    block_format,
    blocks_of,
    character_format,
    id_of,
    identity_of,
    insert_words,
)
from ui.editor.spans import cursor_on
from ui.editor.tidying import set_identity


@dataclass(frozen=True, slots=True)
class Insertion:
    """The passages that were moved here and kept their ids, and what stands on which of the inserted words."""

    moved: tuple[Passage, ...] = ()
    standing: tuple[tuple[str, QTextCursor], ...] = ()


class FragmentInserter:
    """Inserts fragments at a cursor as one undo step.

    A whole passage that was cut or dragged keeps its id, provided no words in this text have it and `is_free` says of
    a cut one that none in another text have. All else gets new ids, with a note of the passage it was copied from.
    """

    def __init__(
        self, cursor: QTextCursor, origin: Origin, new_id: Callable[[], str], is_free: Callable[[str], bool]
    ) -> None:
        self._cursor = cursor
        self._origin = origin
        self._new_id = new_id
        self._is_free = is_free
        self._taken: set[str] = set()
        self._moved: list[Passage] = []
        self._standing: list[tuple[str, QTextCursor]] = []

    def insert(self, fragments: Sequence[Fragment]) -> Insertion:
        """Replace the selection by `fragments`; the cursor ends behind them."""
        if not fragments:
            return Insertion()
        cursor = self._cursor
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        self._taken = {id_of(block) for block in blocks_of(cursor.document()) if block.length() > 1}
        if len(fragments) == 1:
            self._insert_one(fragments[0])
        else:
            self._insert_many(fragments)
        cursor.endEditBlock()
        return Insertion(tuple(self._moved), tuple(self._standing))

    def _insert_one(self, fragment: Fragment) -> None:
        cursor = self._cursor
        block = cursor.block()
        identity = identity_of(block)
        if block.length() == 1 and (fragment.is_whole or self._origin is Origin.OUTSIDE):
            own = self._identity_for(fragment)
            # Words from outside replace those of the passage; it stays the same passage.
            set_identity(block, own if fragment.passage.id else replace(own, id=identity.id, parent_id=""))
        self._insert_words(identity_of(cursor.block()).kind, fragment)

    def _insert_many(self, fragments: Sequence[Fragment]) -> None:
        cursor = self._cursor
        here = identity_of(cursor.block())
        has_left, has_right = not cursor.atBlockStart(), not cursor.atBlockEnd()
        first = here if has_left else self._identity_for(fragments[0])
        if not has_left:
            set_identity(cursor.block(), first)
        self._insert_words(first.kind, fragments[0])
        for fragment in fragments[1:-1]:
            self._begin_block(self._identity_for(fragment), fragment)
        self._begin_block(self._last_identity(fragments[-1], here, has_left, has_right), fragments[-1])

    def _last_identity(self, fragment: Fragment, here: BlockIdentity, has_left: bool, has_right: bool) -> BlockIdentity:
        if has_right:
            return replace(here, id=self._new_id(), parent_id=here.id) if has_left else here
        if fragment.passage.text:
            return self._identity_for(fragment)
        return replace(here, id=self._new_id(), parent_id="") if has_left else here

    def _begin_block(self, identity: BlockIdentity, fragment: Fragment) -> None:
        cursor = self._cursor
        cursor.insertBlock(block_format(identity, cursor.document()), character_format(identity.kind))
        self._insert_words(identity.kind, fragment)

    def _insert_words(self, kind: PassageKind, fragment: Fragment) -> None:
        text, low = fragment.passage.text, self._cursor.position()
        insert_words(self._cursor, kind, text, fragment.passage.links)
        for each in fragment.standing:
            start, end = low + to_utf16(text, each.start), low + to_utf16(text, each.end)
            self._standing.append((each.id, cursor_on(self._cursor.document(), start, end)))

    def _identity_for(self, fragment: Fragment) -> BlockIdentity:
        passage = fragment.passage
        is_moving = self._origin is Origin.DRAG or (self._origin is Origin.CUT and self._is_free(passage.id))
        if is_moving and fragment.is_whole and passage.id not in self._taken:
            self._moved.append(passage)
            self._taken.add(passage.id)
            return BlockIdentity(passage.id, passage.kind, passage.level, passage.parent_id)
        return BlockIdentity(self._new_id(), passage.kind, passage.level, passage.id)
