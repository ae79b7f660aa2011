"""What people do who suggest in the window, and what the workspace holds then."""

from __future__ import annotations

from datetime import UTC, datetime

from builders import ANN, BEN, Desk
from driving import Person

from domain.review.suggestions import Suggestion
from domain.text.anchors import make_anchor
from store.actions.suggestions import suggest
from store.changes import Actor
from store.ids import new_id
from store.queries.suggestions import load_suggestions
from store.values import SuggestingEdit, SuggestionEdit

CAT = Actor("Cat Moss", "Lead")
PART, OTHER = "learning", "safeguarding"
TEXT = "Staff told us so. People waited."


def written_section(desk: Desk) -> None:
    """Prepare a section with text."""
    desk.write(PART, TEXT)


def reviewed_section(desk: Desk) -> None:
    """Prepare a section in which Ann and Ben each suggested something, just now."""
    (passage,) = desk.write(PART, TEXT)
    for actor, changes in (
        (ANN, (("told us", "said"), ("waited", "were kept waiting"))),
        (BEN, (("us so", "us that"),)),
    ):
        edits = []
        for words, new in changes:
            start = TEXT.index(words)
            anchor = make_anchor(passage, TEXT, start, start + len(words))
            edits.append(SuggestionEdit(new_id(), anchor, new))
        edit = SuggestingEdit(desk.section_id(PART), tuple(edits))
        suggest(desk.workspace, actor, datetime.now(UTC), assessment_id=desk.assessment_id, edit=edit)


def suggestions(someone: Person) -> tuple[Suggestion, ...]:
    someone.until_quiet()
    found: tuple[Suggestion, ...] = someone.window.backend.read(load_suggestions, someone.desk.context.assessment_id)
    return found


def changes(someone: Person) -> list[tuple[str, str, str]]:
    return [(each.person, each.anchor.exact, each.replacement) for each in suggestions(someone)]


def texts(someone: Person) -> list[str]:
    return [passage.text for passage in someone.document.section_of(PART).passages]


def type_over(someone: Person, words: str, new: str) -> None:
    someone.select(words)
    someone.type(new)


def suggest_as(someone: Person, actor: Actor, *words: tuple[str, str]) -> None:
    """Suggest new words in the place of others, as somebody else than before."""
    assert not someone.editor.is_suggesting
    someone.window.backend.set_actor(actor)
    someone.run("suggest")
    for old, new in words:
        type_over(someone, old, new)
    someone.until_quiet()
    someone.run("suggest")
    someone.desk.suggestions.load()  # at once: what is typed is read when it rests
    someone.until_quiet()
