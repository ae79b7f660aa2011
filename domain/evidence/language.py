"""How findings speak of evidence, as data: verbs of telling, quantities of people, sentences that need no evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.plain_data import read


@dataclass(frozen=True, slots=True)
class ViewWords:
    """The words by which a text tells a view and keeps back whose it is.

    "It was" `opinions` "that"; something was `reputed` "to be", `viewed` "as", `judged` or `esteemed`; there were
    `nouns`, which were `voiced`; `credits` were `credited`; `feedback` was of a verdict of `verdicts`; the general one
    of `messages` was that. "We were" `told`, "we" `heard`. `hearsay` is a view by itself. On `occasions` a view has a
    source, `unspecific` people are none. `vague` quantities say nothing, those that are `ranging` only
    of people, `loose` ones little; `pronouns` that tell, or
    that are `thinking`, stand for people who have been named before, `everyone` for all or none. `signs` show
    something, and nobody says which.

    Views without any word of saying: `feelings` with an object, or `moods`, that are in one of `states` or have gone
    a course of `courses`; what `causes` a feeling or a `reception`, or has had one of `receptions`; what is held in
    `esteem` or is `evaluating`; and people of `emotions`, who are `persons`. Groups
    are said to be of `group_feelings`, or felt so by `group_verbs`.
    `remarks` are counted. `stances` are somebody's in whatever they stand, so that a sentence with one names whose.
    """

    opinions: tuple[str, ...] = ()
    reputed: tuple[str, ...] = ()
    viewed: tuple[str, ...] = ()
    judged: tuple[str, ...] = ()
    esteemed: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    voiced: tuple[str, ...] = ()
    feedback: tuple[str, ...] = ()
    verdicts: tuple[str, ...] = ()
    messages: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()
    hearsay: tuple[str, ...] = ()
    occasions: tuple[str, ...] = ()
    vague: tuple[str, ...] = ()
    ranging: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    pronouns: tuple[str, ...] = ()
    thinking: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    credited: tuple[str, ...] = ()
    unspecific: tuple[str, ...] = ()
    everyone: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    feelings: tuple[str, ...] = ()
    moods: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    courses: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    group_feelings: tuple[str, ...] = ()
    group_verbs: tuple[str, ...] = ()
    reception: tuple[str, ...] = ()
    receptions: tuple[str, ...] = ()
    esteem: tuple[str, ...] = ()
    evaluating: tuple[str, ...] = ()
    emotions: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EvidenceLanguage:
    """The words of one language and house style.

    `telling` are verbs of people and `showing` those of documents and data; `quantities` says how many people a word
    means at the least, `plural` how many a source in the plural without such a word does. A sentence of at most
    `longest_transition` words that begins with one of `transitions` needs no evidence. Words in quotation marks
    before one of `titled` are a title, and no quotation. `views` tell a view without a source.
    """

    telling: tuple[str, ...] = ()
    showing: tuple[str, ...] = ()
    quantities: Mapping[str, int] = field(default_factory=dict)
    plural: int = 2
    transitions: tuple[str, ...] = ()
    longest_transition: int = 0
    titled: tuple[str, ...] = ()
    views: ViewWords = field(default_factory=ViewWords)


def parse_language(data: object) -> EvidenceLanguage:
    """Return the language that `data` (parsed JSON) describes; raises `domain.plain_data.Misshapen`."""
    language: EvidenceLanguage = read(EvidenceLanguage, data)
    return language
