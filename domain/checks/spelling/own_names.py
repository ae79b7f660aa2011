"""Find a name of the assessment's own authority with a slip of the keyboard in it: no dictionary knows these names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from domain.checks.prose import Span, words_of
from domain.checks.spelling.near_words import slips

_LEAST = 6
"""Shorter names are often one letter away from those of other places."""
_NAME = re.compile(r"[A-Z][a-z]+(?![\w-])")


class OwnNames:
    """The words of an authority's name, by what a slip makes of them; a slip seldom takes the first letter."""

    def __init__(self, names: Iterable[str], is_known: Callable[[str], bool]) -> None:
        self._meant = {
            slip: name
            for name in names
            if len(name) >= _LEAST
            for slip in slips(name.lower())
            if slip[0] == name[0].lower() and slip != name.lower() and not is_known(slip.capitalize())
        }
        self._forms = frozenset((*self._meant, *(f"{slip}'s" for slip in self._meant)))

    def slips_in(self, text: str) -> tuple[tuple[Span, str], ...]:
        """Return the places where a name is written with a slip, each with the name."""
        if self._forms.isdisjoint(words_of(text).present):
            return ()
        found = (
            (match.span(), self._meant.get(match.group().lower(), ""))
            for match in _NAME.finditer(text)
            if match.start() == 0 or not (text[match.start() - 1].isalnum() or text[match.start() - 1] in "-’'")
        )
        return tuple((span, name) for span, name in found if name)
