"""Which words may follow which, as a machine that goes from word to word: where it has no way on, no reading is right.

A state tells what stands before a word. For every state there are the classes of words that cannot follow, and what
state each class leads to. Words have several classes, so the machine is in several states at once: it is a finite
automaton that is not deterministic, and its sets of states are made into single ones as they are met, so that a text
takes one look into a table for each word. Source: the word order of English (Quirk et al., A Comprehensive Grammar
of the English Language, 1985), as far as it can be told from neighbours.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from domain.checks.lexicon import BITS, classes

_FINITE: Final = "third past modal is are am has had does did"
_PLAIN: Final = "base have do be been"
_SUBJECTS: Final = "they he i"
_PRONOUNS: Final = f"{_SUBJECTS} it you them"
_THINGS: Final = "noun mass nouns"
_KINDS: Final = "adjective comparative superlative"
_POINTING: Final = "article each the this those"
_BREAKS: Final = f"{_FINITE} {_PLAIN} being {_PRONOUNS} of strict prep to because that there not"
"""What never stands between an article and its noun."""
_VERBLESS: Final = f"{_THINGS} {_KINDS} {_POINTING} some several number name owner one alone ing participle"
"""What never stands between a subject and its verb."""

_CANNOT_FOLLOW: Final = {
    # The beginning of a sentence, or of a clause within it: nearly anything.
    "start": "been",
    "free": "",
    "who": "",
    # "of", "at": what follows is a noun with what stands before nouns, or a form in "ing".
    "strict": f"{_FINITE} {_PLAIN} {_SUBJECTS} of prep strict because and to stop",
    "of": f"{_FINITE} {_PLAIN} {_SUBJECTS} of prep strict because and to stop",
    "prep": f"{_FINITE} {_PLAIN} {_SUBJECTS} of prep strict because to",
    # "was cared for": what the verb acts on stands before it.
    "stranded": f"{_FINITE} {_PLAIN} {_VERBLESS} it you them",
    "to": f"{_FINITE} been {_SUBJECTS} of because",
    # "the": a noun has to come.
    "the": f"{_BREAKS} {_POINTING} anyone alone and who stop comma particle",
    "article": f"{_BREAKS} {_POINTING} some anyone alone and who having stop comma particle",
    "this": f"{_BREAKS} {_POINTING} some anyone alone and who having stop comma particle",
    "the and": f"{_BREAKS} having {_POINTING} anyone alone who stop particle",
    "article and": f"{_BREAKS} having {_POINTING} some anyone alone who stop particle",
    "several": f"{_BREAKS} having {_POINTING} some several one and who stop comma",
    "owner": f"third modal is are am has had does did {_PLAIN} being {_POINTING} {_PRONOUNS} anyone alone because not",
    # A word that stands for a noun: "several were".
    "pronoun": f"{_THINGS} number",
    # "to improved": a participle before a noun.
    "modifier": f"{_BREAKS} having {_POINTING} some several one anyone alone stop particle who",
    "noun": "been them",
    "mass": "been them",
    # "at hospital": a noun that is counted, without an article.
    "bare": f"{_FINITE} {_PLAIN} {_SUBJECTS} article each the this those some one of prep strict because who that"
    " stop comma and anyone alone it you them adjective not there being having",
    "adjective": "base have do be been",
    "quality": "base have do be been",
    # Subjects: a verb has to come.
    "they": f"{_VERBLESS} {_PRONOUNS} third of strict prep to is has does be been being having there that",
    "it": f"{_VERBLESS} {_PRONOUNS} base of strict to are have do be been being having there that",
    "i": f"{_VERBLESS} {_PRONOUNS} third of strict prep to has does be been being having there that are",
    "you": f"third is has does be been being having {_SUBJECTS}",
    "modal": f"{_VERBLESS} {_PRONOUNS} third past is are am been being has had having does did modal of strict to there"
    " who that",
    # "what would": no other subject can come.
    "who modal": f"{_VERBLESS} {_PRONOUNS} third past is are am been being has had having does did modal of strict to"
    " there who that",
    "asking": "third",
    "did": "third past participle is are am been has had does did modal having",
    "not": f"{_VERBLESS} it third past is are am been being has had does did of strict to there modal",
    "be": f"{_FINITE} {_PLAIN} {_SUBJECTS} them",
    # "could be had"
    "may be": f"third past modal is are am has does did {_PLAIN} {_SUBJECTS}",
    "have": f"base third past is are am be being has have do does did modal {_SUBJECTS}",
    "verb": f"{_FINITE} {_PLAIN}",
    "help": f"{_FINITE} been",
    "spoken": f"{_FINITE} {_PLAIN}",
}
"""The states, and what cannot follow in them."""

_OPENED: Final = f"{_FINITE} base have do {_SUBJECTS} stop particle them"
"""What may follow a verb all the same where a clause was opened that ends with it: "what they did was"."""
_MAY_END: Final = frozenset(
    (
        "noun",
        "mass",
        "verb",
        "be",
        "may be",
        "have",
        "did",
        "prep",
        "strict",
        "of",
        "stranded",
        "help",
        "modal",
        "not",
        "spoken",
    )
)

_NEVER: Final = {
    "who": "them been",
    "of": "past there modal are had",
    "prep": "past he that are had",
    "strict": "had",
    "stranded": "of",
    "to": "help",
    "pronoun": "them",
    "modifier": "number",
    "adjective": "past did",
    "quality": "past",
    "they": "anyone who particle per",
    "it": "because who",
    "modal": "third speak",
    "who modal": "help",
    "did": "of",
    "be": "third",
    "have": "he speak",
}
"""What cannot follow in a state even at the end of a clause that was opened."""

_LEADS_TO: Final = {
    **dict.fromkeys(("noun", "mass", "nouns", "name", "them"), ("noun",)),
    "anyone": ("noun",),
    "alone": ("pronoun",),
    "speak": ("spoken",),
    **dict.fromkeys(("base", "third", "past", "ing", "particle"), ("verb",)),
    "participle": ("verb", "adjective"),
    "one": ("article", "pronoun"),
    **dict.fromkeys(("adjective", "comparative", "superlative"), ("adjective",)),
    "article": ("article",),
    "each": ("article",),
    "the": ("the",),
    "owner": ("owner",),
    "this": ("this",),
    "those": ("several",),
    "several": ("several",),
    **dict.fromkeys(("some", "number", "and", "comma", "because", "that"), ("free",)),
    "who": ("who",),
    "nor": ("start",),
    "stop": ("start",),
    "he": ("it",),
    "it": ("it",),
    "they": ("they",),
    "i": ("i",),
    "you": ("you", "noun"),
    "there": ("free",),
    **dict.fromkeys(("of", "per"), ("of",)),
    "strict": ("strict",),
    **dict.fromkeys(("prep", "within"), ("prep",)),
    "to": ("to",),
    "modal": ("modal",),
    **dict.fromkeys(("is", "are", "am", "be", "been", "being"), ("be",)),
    **dict.fromkeys(("has", "have", "had", "having"), ("have",)),
    **dict.fromkeys(("does", "do", "did"), ("did",)),
    "help": ("help",),
}
_BEFORE_BARE: Final = ("strict", "prep", "quality", "modifier", "have", "verb")
"""States after which a noun that is counted stands without an article only before another noun."""

_LEADS_FROM: Final = {
    ("the", "noun"): ("noun",),
    ("the", "ing"): ("the", "noun"),
    ("the", "participle"): ("the and",),
    ("the", "adjective"): ("the and",),
    ("the", "comparative"): ("the and", "noun", "free"),
    ("the and", "and"): ("the",),
    ("the and", "comma"): ("the",),
    ("article and", "and"): ("article", "free"),
    ("article and", "comma"): ("article",),
    ("the", "superlative"): ("the", "noun"),
    ("the", "adverb"): ("the",),
    ("the", "number"): ("the", "noun"),
    ("the", "one"): ("the", "noun"),
    ("the", "several"): ("the", "noun"),
    ("the", "some"): ("the", "noun"),
    ("the", "name"): ("the", "noun"),
    ("the", "owner"): ("owner",),
    ("the", "base"): (),
    ("article", "ing"): ("article", "noun"),
    ("article", "participle"): ("article and",),
    ("article", "adjective"): ("article and",),
    ("article", "comparative"): ("article and", "noun"),
    ("article", "superlative"): ("article",),
    ("article", "nouns"): ("article",),
    ("article", "number"): ("article", "noun"),
    ("article", "one"): ("article", "noun"),
    ("article", "several"): ("several", "noun"),
    ("article", "some"): ("article", "noun"),
    ("article", "name"): ("article", "noun"),
    ("article", "owner"): ("owner",),
    ("owner", "participle"): ("the and", "verb"),
    **{
        (state, "ing"): ("verb", "noun") for state in ("start", "free", "who", "strict", "of", "prep", "to", "stranded")
    },
    ("free", "modal"): ("modal", "asking!"),
    # "and were they heard?"
    **{("free", name): (_LEADS_TO[name][0], "asking!") for name in ("is", "are", "has", "have", "had", "did", "does")},
    **{(state, "noun"): ("bare",) for state in (*_BEFORE_BARE, "bare", "mass")},
    **{(state, "mass"): ("mass",) for state in (*_BEFORE_BARE, "bare", "mass")},
    **{(state, "nouns"): ("mass",) for state in _BEFORE_BARE},
    **{(state, "adjective"): ("quality",) for state in ("strict", "prep", "have", "verb", "quality", "modifier")},
    ("quality", "and"): ("quality", "free"),
    ("quality", "participle"): ("quality", "verb"),
    ("article", "mass"): ("article",),
    ("article and", "mass"): ("article",),
    ("this", "mass"): ("noun",),
    ("this", "adjective"): ("this",),
    ("this", "participle"): ("this",),
    ("several", "noun"): ("several",),
    ("several", "mass"): ("several",),
    ("several", "ing"): ("several", "noun"),
    ("several", "participle"): ("several",),
    ("several", "adjective"): ("several",),
    ("several", "comparative"): ("several", "noun"),
    ("several", "superlative"): ("several", "noun"),
    ("several", "number"): ("several", "noun"),
    ("several", "name"): ("several", "noun"),
    ("several", "owner"): ("owner",),
    ("several", "anyone"): ("noun",),
    ("modifier", "ing"): ("modifier", "noun"),
    ("to", "participle"): ("modifier",),
    ("strict", "participle"): ("modifier",),
    ("of", "participle"): ("modifier",),
    ("prep", "participle"): ("modifier",),
    **{(state, "prep"): ("prep", "stranded") for state in ("verb", "be")},
    ("noun", "participle"): ("verb!",),
    ("noun", "particle"): ("verb", "noun"),
    ("modal", "be"): ("may be",),
    **{("start", name): ("asking!",) for name in ("modal", "did", "had", "does", "do", "is", "are", "has", "have")},
    ("noun", "who"): ("who!",),
    ("noun", "that"): ("who!",),
    ("noun", "because"): ("free!",),
    ("noun", "they"): ("they!",),
    ("noun", "i"): ("i!",),
    ("noun", "he"): ("it!",),
    ("noun", "it"): ("it!",),
    ("noun", "the"): ("the!",),
    ("noun", "article"): ("article!",),
    ("noun", "ing"): ("verb!",),
    ("to", "base"): ("verb!",),
    ("spoken", "to"): ("to", "stranded"),
    ("to", "be"): ("be!",),
    ("to", "have"): ("have!",),
    **{
        ("asking", name): ("asking!",)
        for name in (*_VERBLESS.split(), "anyone", "they", "he", "it", "i", "you", "there")
    },
    ("asking", "participle"): ("verb!", "asking!"),
    ("noun", "nouns"): ("noun", "noun!"),
    ("noun", "name"): ("noun", "noun!"),
    ("noun", "adjective"): ("adjective!",),
    **{(state, "who"): ("who!",) for state in ("start", "free", "strict", "of", "prep")},
    **{(state, "that"): ("free!",) for state in ("start", "free", "strict", "of", "prep")},
    ("who", "modal"): ("who modal",),
    **{("who modal", name): ("verb!",) for name in ("base", "do")},
    ("start", "because"): ("free!",),
    ("free", "because"): ("free!",),
    ("did", "not"): ("not",),
}
"""Where a class leads elsewhere after a certain state; with "!" a clause is opened."""
for (_state, _name), _targets in _LEADS_FROM.copy().items():
    for _like in {
        "the": ("the and", "owner"),
        "article": ("this", "article and"),
        "noun": ("pronoun", "mass"),
        "be": ("may be",),
    }.get(_state, ()):
        _LEADS_FROM.setdefault((_like, _name), _targets)
_OBJECT_AFTER: Final = (
    "verb",
    "prep",
    "strict",
    "of",
    "to",
    "be",
    "have",
    "help",
    "free",
    "who",
    "not",
    "modal",
    "did",
)
_THING: Final = classes("thing")
"""A class that the grammar does not ask for."""
_UNMOVED: Final = classes("adverb not")

_STATES: Final = tuple(_CANNOT_FOLLOW)
_PLACES: Final = {state: 2 * number for number, state in enumerate(_STATES)}
START: Final = 1 << _PLACES["start"]
ANYWHERE: Final = (1 << 2 * len(_STATES)) - 1
"""All states at once: what is known after a place where nothing is known."""


def _target(name: str, opened: int) -> int:
    return 1 << _PLACES[name.removesuffix("!")] + (1 if name.endswith("!") else opened)


def _ways(state: str, opened: int) -> dict[int, int]:
    """Return where each class leads from a state, with a clause opened or not; one that cannot follow is not there."""
    no_way = classes(_CANNOT_FOLLOW[state])
    if opened and state in _MAY_END:
        no_way &= ~classes(_OPENED)
    no_way |= classes(_NEVER.get(state, ""))
    found = {}
    for name, bit in BITS.items():
        if no_way & bit or name == "thing":
            continue
        if bit & _UNMOVED and (state, name) not in _LEADS_FROM:
            found[bit] = 1 << _PLACES[state] + opened
            continue
        targets = _LEADS_FROM.get((state, name), _LEADS_TO.get(name, (state,)))
        leads = 0
        for target in targets:
            leads |= _target(target, opened)
        if name == "it" and state in _OBJECT_AFTER:
            leads |= _target("noun", opened)
        if name == "stop":
            leads = START
        if name == "comma" and (state, name) not in _LEADS_FROM:
            leads = _target("free", 0)
        found[bit] = leads
    return found


_WAYS: Final = {1 << _PLACES[state] + opened: _ways(state, opened) for state in _STATES for opened in (0, 1)}


class States(dict[int, "States | None"]):
    """What is known after some words: by the classes of the next word what is known then, None where no way leads on.

    After a word or mark of no class nothing is known. Each step is reckoned once.
    """

    def __init__(self, states: int, machine: Machine) -> None:
        super().__init__()
        self._states, self._machine = states, machine

    def __missing__(self, mask: int) -> States | None:
        leads, rest, told = 0, self._states, mask & ~_THING
        while rest and told:
            state = rest & -rest
            rest ^= state
            leads |= _leads(state, told)
        leads = leads if told else ANYWHERE
        self[mask] = found = self._machine.after(leads) if leads else None
        return found


class Machine:
    """The machine with the sets of states that it has been in."""

    def __init__(self) -> None:
        self._met: dict[int, States] = {}
        self.start, self.anywhere, self.nowhere = self.after(START), self.after(ANYWHERE), self.after(0)

    def after(self, states: int) -> States:
        """Return the one value of these states."""
        met = self._met.get(states)
        if met is None:
            self._met[states] = met = States(states, self)
        return met


@cache
def _leads(state: int, mask: int) -> int:
    """Return where words of these classes lead from one state; there are few states, and few sets of classes."""
    ways = _WAYS[state]
    leads = 0
    while mask:
        bit = mask & -mask
        mask ^= bit
        leads |= ways.get(bit, 0)
    return leads
