"""A section's text as it is shown with suggestions, and what a person suggests in it by typing.

While the layer is on, the text of record does not change: everything that is typed becomes a suggestion.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QTextBlock, QTextCursor

from domain.assessment import Passage
from domain.review.suggestions import Shown, Suggestion, by_passage, shown
from domain.review.tracking import Author, ShownEdit, Tracked, tracked
from store.values import SuggestingEdit, SuggestionEdit
from ui.editor.offsets import from_utf16, to_utf16
from ui.editor.passage_blocks import id_of
from ui.editor.suggesting.rendering import show_in_block
from ui.editor.suggesting.run_look import colours_of, suggestions_in

MOST_STEPS = 200
"""So many steps of typing can be taken back."""


@dataclass(frozen=True, slots=True)
class Suggesting:
    """Who suggests in which section; `now` gives the time of what is typed."""

    section_id: str
    person: str
    role: str
    now: Callable[[], datetime]


class SuggestionLayer(QObject):
    """Shows suggestions in the blocks of a text, and turns edits into them.

    `block_of` finds the block of a passage; `quietly` runs what writes into the passages of these ids without it being
    taken for typing. Signals: suggested(passage ids) after each change of the person's own suggestions by typing, with
    the passages whose suggestions are others.
    """

    suggested = Signal(object)

    def __init__(
        self,
        parent: QObject,
        block_of: Callable[[str], QTextBlock | None],
        quietly: Callable[[Callable[[], None], Sequence[str]], None],
        new_id: Callable[[], str],
    ) -> None:
        super().__init__(parent)
        self._block_of, self._quietly, self._new_id = block_of, quietly, new_id
        self._who: Suggesting | None = None
        self._passages: tuple[Passage, ...] = ()
        self._looks: dict[str, Shown] = {}
        self._suggestions: dict[str, Suggestion] = {}
        self._saved: dict[str, Suggestion] = {}
        self._steps: list[dict[str, Suggestion]] = []
        self._undone: list[dict[str, Suggestion]] = []
        self._there: dict[str, tuple[Suggestion, ...]] = {}
        self._people: dict[str, None] = {}
        self._hues: Sequence[QColor] = ()
        self._colours: Mapping[str, QColor] = {}

    @property
    def is_on(self) -> bool:
        """Whether suggestions are shown, and typing makes them."""
        return self._who is not None

    @property
    def section_id(self) -> str:
        """The section whose suggestions are shown, or nothing."""
        return self._who.section_id if self._who is not None else ""

    @property
    def suggestions(self) -> tuple[Suggestion, ...]:
        """All of the section as they are now, what is not saved yet among them."""
        return tuple(self._suggestions.values())

    def look_of(self, passage_id: str) -> Shown | None:
        """Return how a passage is shown, None for one that is not there."""
        return self._looks.get(passage_id)

    def there(self, passage_id: str) -> tuple[Suggestion, ...]:
        """Return those of one passage."""
        return self._there.get(passage_id, ())

    def set_hues(self, hues: Sequence[QColor]) -> None:
        """Take the colours of people, and show all in them."""
        self._hues = tuple(hues)
        self._recolour()

    def set_people(self, people: Iterable[str]) -> None:
        """Take who suggests anywhere, in the order in which they began to, which is that of their colours."""
        self._people = dict.fromkeys((*people, *self._people))
        self._recolour()

    def at(self, cursor: QTextCursor) -> tuple[Suggestion, ...]:
        """Return the suggestions that the letters on either side of a caret show."""
        behind = QTextCursor(cursor)
        behind.setPosition(cursor.selectionStart())
        ids = dict.fromkeys(suggestions_in(behind.charFormat()))
        if not behind.atBlockEnd():
            behind.movePosition(QTextCursor.MoveOperation.NextCharacter)
            ids.update(dict.fromkeys(suggestions_in(behind.charFormat())))
        return tuple(self._suggestions[each] for each in ids if each in self._suggestions)

    def begin(self, who: Suggesting, passages: Sequence[Passage], suggestions: Sequence[Suggestion]) -> None:
        """Show these suggestions in the text of record, which is that of `passages`, and let `who` suggest."""
        self._who, self._passages = who, tuple(passages)
        self._looks, self._there = {passage.id: shown(passage.text, ()) for passage in passages}, {}
        self._forget_steps()
        self.take(suggestions)

    def end(self) -> None:
        """Show the text of record alone."""
        if self.is_on:
            self._show({})
        self.forget()

    def forget(self) -> None:
        """Be off for a text that has been loaded anew and shows no suggestions."""
        self._who, self._passages = None, ()
        self._looks, self._suggestions, self._saved, self._there = {}, {}, {}, {}
        self._forget_steps()

    def take(self, suggestions: Sequence[Suggestion], sent: Sequence[Suggestion] | None = None) -> None:
        """Take these as what is saved, and show them; what the person changed and did not save yet stays as it is.

        `sent` are all as they were when the save began that these come from.
        """
        before = self._saved if sent is None else {each.id: each for each in sent}
        self._saved = {each.id: each for each in suggestions}
        present = dict(self._saved)
        for id, each in self._suggestions.items():
            if self._is_own(each) and _said(before.get(id)) != _said(each):
                known = self._saved.get(id)
                is_saved = _said(known) == _said(each)
                present[id] = known if known and is_saved else replace(each, version=known.version if known else 0)
        for id in before.keys() - self._suggestions.keys():
            present.pop(id, None)
        self._show(present)

    def changes(self) -> SuggestingEdit | None:
        """Return what the person suggested since it was saved last, None for nothing."""
        if self._who is None:
            return None
        changed = tuple(
            SuggestionEdit(each.id, each.anchor, each.replacement, each.joins, each.group_id, self._version(id))
            for id, each in self._suggestions.items()
            if _said(self._saved.get(id)) != _said(each)
        )
        withdrawn = tuple((id, each.version) for id, each in self._saved.items() if id not in self._suggestions)
        return SuggestingEdit(self._who.section_id, changed, withdrawn) if changed or withdrawn else None

    # Typing

    def edit(self, cursor: QTextCursor, words: str) -> QTextCursor | None:
        """Suggest `words` in place of what a cursor selects; return where the caret is then, None for no place.

        After a deletion the caret is where that began: what is to go is still shown behind it.
        """
        document = cursor.document()
        first, last = document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())
        who = self._who
        if who is None or id_of(first) not in self._looks or id_of(last) not in self._looks:
            return None
        change = ShownEdit(
            id_of(first),
            from_utf16(first.text(), cursor.selectionStart() - first.position()),
            id_of(last),
            from_utf16(last.text(), cursor.selectionEnd() - last.position()),
            words,
        )
        author = Author(who.person, who.role, who.now())
        made = tracked(who.section_id, self._passages, change, self._there, author, self._new_id, self._looks)
        if made.changed or made.withdrawn:
            self._remember()
            self.suggested.emit(self._change(made, change.start_id))
        caret = QTextCursor(first)
        caret.setPosition(first.position() + to_utf16(first.text(), made.caret))
        return caret

    def undo(self) -> bool:
        """Take the last step of typing back; False when there is none."""
        return self._step(self._steps, self._undone)

    def redo(self) -> bool:
        """Do the step again that was taken back last; False when there is none."""
        return self._step(self._undone, self._steps)

    def _step(self, steps: list[dict[str, Suggestion]], other_way: list[dict[str, Suggestion]]) -> bool:
        if not steps:
            return False
        other_way.append(self._suggestions)
        step = {id: each for id, each in steps.pop().items() if self._is_changeable(each)}
        # What somebody settled meanwhile is no longer the person's to change.
        kept = {id: each for id, each in self._suggestions.items() if not self._is_changeable(each)}
        self.suggested.emit(self._show({**{id: each for id, each in step.items() if id not in kept}, **kept}))
        return True

    @property
    def may_undo(self) -> bool:
        """Whether there is a step of typing to take back."""
        return bool(self._steps)

    @property
    def may_redo(self) -> bool:
        """Whether there is a step to do again."""
        return bool(self._undone)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The text of record."""
        return self._passages

    def show_anew(self) -> None:
        """Show all again in blocks that hold nothing but the text of record."""
        self._looks, self._there = {each.id: shown(each.text, ()) for each in self._passages}, {}
        self._show(self._suggestions)

    def colour_of(self, suggestion_id: str) -> QColor:
        """Return the colour of a suggestion's person."""
        return self._colours[self._suggestions[suggestion_id].person]

    def joins(self, passage_id: str) -> Iterator[Suggestion]:
        """Yield the open suggestions by which the break behind a passage goes as well."""
        return (each for each in self.there(passage_id) if each.joins and each.is_open)

    def _recolour(self) -> None:
        colours = colours_of(tuple(self._people), self._hues)
        if self.is_on and any(self._colours[each] != colours[each] for each in self._colours):
            present = self._suggestions
            self._show({})
            self._show(present)
        self._colours = colours

    def _version(self, suggestion_id: str) -> int:
        known = self._saved.get(suggestion_id)
        return known.version if known is not None else 0

    def _remember(self) -> None:
        self._steps.append(self._suggestions)
        del self._steps[:-MOST_STEPS]
        self._undone.clear()

    def _forget_steps(self) -> None:
        self._steps.clear()
        self._undone.clear()

    def _is_own(self, suggestion: Suggestion) -> bool:
        return self._who is not None and suggestion.person == self._who.person

    def _is_changeable(self, suggestion: Suggestion) -> bool:
        return self._is_own(suggestion) and suggestion.is_open

    def _show(self, suggestions: dict[str, Suggestion]) -> Sequence[str]:
        """Show these in the blocks that look otherwise with them than they do; return the passages with others."""
        there = by_passage(suggestions.values())
        passage_ids = [each.id for each in self._passages if there.get(each.id, ()) != self.there(each.id)]
        self._suggestions, self._there = suggestions, there
        self._show_in(passage_ids, suggestions.values(), {})
        return passage_ids

    def _change(self, made: Tracked, begun_in: str) -> Sequence[str]:
        """Show what typing that began in a passage made of a few suggestions; return the passages they stand in."""
        present = dict(self._suggestions)
        for each in made.withdrawn:
            del present[each.id]
        present.update({each.id: each for each in made.changed})
        touched = by_passage((*made.changed, *made.withdrawn))
        there = dict(self._there)
        for passage_id in touched:
            ids = dict.fromkeys(each.id for each in (*self.there(passage_id), *touched[passage_id]))
            there[passage_id] = tuple(present[id] for id in ids if id in present)
        self._suggestions, self._there = present, there
        self._show_in(touched, made.changed, {begun_in: made.look} if made.look is not None else {})
        return tuple(touched)

    def _show_in(
        self, passage_ids: Collection[str], suggestions: Iterable[Suggestion], looks: Mapping[str, Shown]
    ) -> None:
        """Show in these passages what stands there now, which looks so; `suggestions` are by people to be coloured."""
        self._people.update(dict.fromkeys(each.person for each in suggestions))
        self._colours = colours_of(tuple(self._people), self._hues)
        passages = [passage for passage in self._passages if passage.id in passage_ids]
        changed = [
            (passage, looks.get(passage.id) or shown(passage.text, self.there(passage.id))) for passage in passages
        ]
        if changed:
            self._quietly(lambda: self._show_in_blocks(changed), [passage.id for passage in passages])

    def _show_in_blocks(self, changed: Sequence[tuple[Passage, Shown]]) -> None:
        for passage, look in changed:
            block = self._block_of(passage.id)
            if block is not None:
                show_in_block(block, passage, self._looks[passage.id], look, self.colour_of)
                self._looks[passage.id] = look


def _said(suggestion: Suggestion | None) -> tuple[object, ...]:
    """Return what of a suggestion is the person's doing: the store adds when it was saved."""
    if suggestion is None:
        return ()
    return suggestion.anchor, suggestion.replacement, suggestion.joins, suggestion.group
