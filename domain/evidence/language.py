"""How findings speak of evidence, as data: verbs of telling, quantities of people, sentences that need no evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.plain_data import read


@dataclass(frozen=True, slots=True)
class EvidenceLanguage:
    """The words of one language and house style.

    `telling` are verbs of people and `showing` those of documents and data; `quantities` says how many people a word
    means at the least, `plural` how many a source in the plural without such a word does. A sentence of at most
    `longest_transition` words that begins with one of `transitions` needs no evidence. Words in quotation marks
    before one of `titled` are a title, and no quotation.
    """

    telling: tuple[str, ...] = ()
    showing: tuple[str, ...] = ()
    quantities: Mapping[str, int] = field(default_factory=dict)
    plural: int = 2
    transitions: tuple[str, ...] = ()
    longest_transition: int = 0
    titled: tuple[str, ...] = ()


def parse_language(data: object) -> EvidenceLanguage:
    """Return the language that `data` (parsed JSON) describes; raises `domain.plain_data.Misshapen`."""
    language: EvidenceLanguage = read(EvidenceLanguage, data)
    return language
