"""What people do who suggest in the window, and what the workspace holds then."""

from __future__ import annotations

from driving import Person

from domain.review.suggestions import Suggestion
from store.changes import Actor
from store.queries.suggestions import load_suggestions

CAT = Actor("Cat Moss", "Lead")
PART, OTHER = "learning", "safeguarding"
TEXT = "Staff told us so. People waited."


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
