"""Find where a sentence ends and the next begins without a stop: "in plain language Scrutiny had looked"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from domain.checks.lexicon import Lexicon, classes
from domain.checks.prose import Fault, Words, quoted

_FINITE: Final = frozenset(
    (
        *("was", "were", "is", "are", "had", "has", "have", "told", "said", "could", "would", "did", "felt", "met"),
        *("knew", "made", "gave", "held", "began", "came", "went", "took", "saw", "led", "meant", "helped", "used"),
        *("showed", "included", "worked", "described", "valued", "received", "offered", "planned", "wanted", "agreed"),
    )
)
_BODIES: Final = frozenset(
    (
        *("council", "board", "trust", "cabinet", "commission", "panel", "partnership", "service", "services", "team"),
        *("hub", "committee", "forum", "director", "directors", "office", "group", "act", "strategy", "plan", "member"),
        *("members", "authority", "executive", "chair", "college", "school", "centre", "house", "street"),
        *("road", "care"),
        *("hospital", "agency", "network", "programme", "academy", "survey", "report", "code", "framework", "standard"),
        *("may", "march", "will", "mark", "grace", "hope", "faith", "rose", "bill", "pat", "frank", "carol", "dean"),
        *("link", "age", "mind", "scope", "shelter", "crisis", "sense", "change", "turning", "circle", "connect"),
    )
)
"""Words that a name ends with, or that are one."""
_NOUN: Final = classes("noun mass nouns")
_OTHER: Final = classes("adjective of prep strict the article each this those owner and to some several one number")
_AFTER_COMMA: Final = re.compile(
    r"(?<=[a-z0-9]),(?= (?:They|It|He|She|There|These|This|Staff|People|Leaders|Carers|Managers|Partners|However|Some"
    r"|Most|Many|We|The|Their|Others|Providers|Families|Relatives|Officers) [a-z]{2,})"
    r"(?<![A-Z][a-z]{2},)(?<! [A-Z][\w]{3},)"
)
"""A comma before what begins a sentence."""
_AFTER_SMALL: Final = re.compile("[ab](?=A[aA])")
"""How a word with a capital stands between one without and another."""


class StopReader:
    """Finds sentences that run into one another, by a capital that begins no name."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def faults_in(self, words: Words) -> Iterator[Fault]:
        """Yield the word that begins the second sentence, with that before it, as "stop-missing"."""
        known, plain = self._lexicon.words, words.plain
        if ",A" in words.signs:
            for match in _AFTER_COMMA.finditer(words.text):
                if match.start() not in quoted(words.text):
                    yield Fault("wrong-mark", match.start(), match.end(), ".")
        if "A" not in words.shape:
            return
        for place in _AFTER_SMALL.finditer(words.shape):
            number = place.start() + 2
            if plain[number] not in _FINITE:
                continue
            capital = words.plain[number - 1]
            before = known.get(words.plain[number - 2], 0)
            if not known.get(capital, 0) & _NOUN or capital in _BODIES or len(capital) < 4:
                continue
            written = words.text[words.starts[number - 1] : words.ends[number - 1]]
            is_plain = written[1:].islower() and words.are_joined(number - 2, number)
            if is_plain and before & _NOUN and not before & _OTHER and words.starts[number] not in quoted(words.text):
                yield Fault("stop-missing", words.ends[number - 2], words.ends[number - 1], f". {written}")
