"""Whether what is typed into a section's findings is suggested, and the marks of what others suggested there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from domain.review.suggestions import UNSETTLED, Suggestion, SuggestionState
from ui.editor.suggesting.layer import Suggesting
from ui.editor.suggesting.suggested import Suggested
from ui.sentences.suggestions import said_words

if TYPE_CHECKING:
    from ui.context import Context
    from ui.editor.findings_editor import FindingsEditor
    from ui.pages.section_saver import SectionSaver

MEMORY = "suggesting-in"
"""Where the id of the assessment is remembered in which one suggests: who did so yesterday does not write today."""


class SuggestingHere(QObject):
    """Serves one editor. `when_saved` does something as soon as what is typed there is saved.

    Signals: switched(bool), when typing begins to make suggestions or ends to; counted(int) with the number of
    unsettled suggestions of the section.
    """

    switched = Signal(bool)
    counted = Signal(int)

    def __init__(
        self,
        context: Context,
        editor: FindingsEditor,
        saver: SectionSaver,
        when_saved: Callable[[Callable[[], object]], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._context, self._editor, self._saver = context, editor, saver
        self._when_saved = when_saved
        self._known: tuple[Suggestion, ...] = ()
        self._people: tuple[str, ...] = ()
        self._hues: dict[str, int] = {}
        self._numbers: Counter[str] = Counter()
        assert editor.suggesting is not None
        self._layer = editor.suggesting
        self._layer.suggested.connect(self._mark_in)

    @property
    def is_on(self) -> bool:
        """Whether what is typed is suggested now."""
        return self._layer.is_on

    @property
    def is_wanted(self) -> bool:
        """Whether what is typed in this assessment is to be suggested."""
        is_kept = self._context.memory.get(MEMORY) == self._context.assessment_id
        return is_kept and not self._context.why_read_only

    def switch(self, is_on: bool) -> None:
        """Suggest from now on, or write; as soon as what is typed is saved."""
        if is_on:
            self._context.memory[MEMORY] = self._context.assessment_id
        else:
            self._context.memory.pop(MEMORY, None)
        self._when_saved(self.settle)

    def toggle(self) -> None:
        """Suggest where one wrote, or write where one suggested."""
        self.switch(not self.is_wanted)

    def settle(self) -> None:
        """Let the editor, in which everything is saved, be written or suggested in as it is wanted."""
        section_id = self._saver.section_id
        if section_id and self.is_wanted and not self.is_on:
            actor = self._context.backend.actor
            who = Suggesting(section_id, actor.name, actor.role, self._context.now)
            self._editor.begin_suggesting(who, self._saver.suggestions.saved(section_id))
            self._layer.set_people(self._people)
        elif self.is_on and not self.is_wanted:
            self._known = self._layer.suggestions
            self._editor.end_suggesting()
        self.mark()
        self.switched.emit(self.is_on)

    def take(self) -> None:
        """Show what was suggested or settled elsewhere."""
        if self.is_on:
            self._saver.suggestions.take()
            self.mark()

    def show(self, suggestions: Sequence[Suggestion], people: Sequence[str]) -> None:
        """Mark these, which are the section's; `people` are in the order of their colours."""
        self._known, self._people = tuple(suggestions), tuple(people)
        self._layer.set_people(self._people)
        self.mark()

    def mark(self) -> None:
        """Mark beside the text what is not settled."""
        self._hues = {name: place for place, name in enumerate(self._people)}
        marked = self._marked(self._layer.suggestions if self.is_on else self._known)
        self._numbers = Counter(each.anchor.passage_id for each in marked)
        self._editor.suggested.set(marked)
        self.counted.emit(self._numbers.total())

    def _mark_in(self, passage_ids: Sequence[str]) -> None:
        """Mark anew what is suggested in these passages, at each key: no others are looked at."""
        for passage_id in passage_ids:
            marked = self._marked(self._layer.there(passage_id))
            self._numbers[passage_id] = len(marked)
            block = self._editor.block_of(passage_id)
            if block is not None:
                self._editor.suggested.set_in(block, marked, self._layer.look_of(passage_id))
        self.counted.emit(self._numbers.total())

    def _marked(self, suggestions: Sequence[Suggestion]) -> list[Suggested]:
        section_id, hues = self._saver.section_id, self._hues
        return [
            Suggested(
                each.id,
                each.anchor,
                said_words(each),
                hues.setdefault(each.person, len(hues)),
                is_in_conflict=each.state is SuggestionState.IN_CONFLICT,
                puts_in=bool(each.replacement),
                joins=bool(each.joins),
            )
            for each in suggestions
            if each.state in UNSETTLED and each.section_id == section_id
        ]
