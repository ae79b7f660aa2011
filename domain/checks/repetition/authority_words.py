"""The names of authorities, and the words that tell which part a sentence gives one, as they are kept."""

from __future__ import annotations

from dataclasses import dataclass

from domain.plain_data import read


@dataclass(frozen=True, slots=True)
class AuthorityWords:
    """The names of authorities, and the words of a sentence that tell which part it gives one.

    `bodies_before` and `bodies_after` stand around a name ("London Borough of", "County Council"). A name is
    `not_alone` where without them it is that of something larger. One that is assessed does one of `doing`, owns one
    of `owned`, follows one of `assessing`, or has `people`. One of `elsewhere` in the sentence makes it another place,
    one of `beside` a partner. Nobody but an authority has what is `only` its own, or one of `papers` that is of one of
    its `whole` tasks, be its name known or not, unless it is one of `no_places`; a name before one
    of `own_bodies` is no part of a longer one. What is `of_a_place` is no
    authority’s. What `documents` are `praising` is what they are on.
    """

    names: tuple[str, ...] = ()
    bodies_before: tuple[str, ...] = ()
    bodies_after: tuple[str, ...] = ()
    not_alone: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    doing: tuple[str, ...] = ()
    owned: tuple[str, ...] = ()
    assessing: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    being: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    own_bodies: tuple[str, ...] = ()
    praising: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    no_places: tuple[str, ...] = ()
    of_a_place: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


def parse_authority_words(data: object) -> AuthorityWords:
    """Return the words that `data` (parsed JSON) lists; raises `domain.plain_data.Misshapen`."""
    words: AuthorityWords = read(AuthorityWords, data)
    return words
