"""Tell how a plain text is marked up, if it is: what programs for writing set between the words of its writer."""

from __future__ import annotations

from enum import Enum

from export.reading.markdown_marks import is_markdown
from export.reading.wiki_marks import is_wiki


class Markup(Enum):
    """The kinds of markup that are known."""

    NONE = "none"
    WIKI = "wiki"
    MARKDOWN = "markdown"


def markup_of(text: str) -> Markup:
    """Return how a text is marked up, by marks that it has several times."""
    if is_wiki(text):
        return Markup.WIKI
    return Markup.MARKDOWN if is_markdown(text) else Markup.NONE
