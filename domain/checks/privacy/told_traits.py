"""Count what is told of one person by classes of words, where no sharper rule finds that it tells who it is.

A trade, an illness, an origin or faith, an age, a place, a relative, a past, a year, or what reports do not say of
anybody: each narrows, and several together may tell those who know the place who is meant. What one person tells us,
and that she cares for somebody, narrows nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from domain.checks.known import Known
from domain.checks.lexicon import Lexicon, classes
from domain.checks.phrases import Triggers
from domain.checks.privacy.descriptions import DescriptionReader, end_of, rare_weight
from domain.checks.privacy.distinguishing import AGE, TIMES
from domain.checks.privacy.privacy_words import PrivacyWords
from domain.checks.prose import Span
from domain.checks.stems import stem
from domain.dates import MONTHS

_ENOUGH = 2.0
_LONGEST, _MOST_MODIFIERS = 130, 6
_BEGINS = re.compile(r"\b(?:[Aa]n?|[Oo]ne|[Aa]nother|The|(?<=[a-z] )the|Two|Both|Twin|Three) ")
_TOKEN = re.compile(r"[\w’-]+|[^\w\s]")
_JOINT = re.compile(
    r"(?:,? (?:who|whose|aged|living|caring|placed|born|known|formerly|recently|now|both|adopted|recovering|off)\b"
    r"| (?:with|from|in|at|of|on|without|and (?:his|her|their))\b|, (?:an?|the|\d\d|all|in|from|with)\b)"
)
_NUMBER = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)\b|\b(?:since|in|from|of|on) "
    rf"(?:\d{{1,2}} )?(?:(?:{'|'.join(MONTHS)})\b|(?:19|20)\d\d\b)",
    re.IGNORECASE,
)
_PLACE = re.compile(
    rf"\b(?:in|at|from|near|on) (?:the )?(?:[a-z]+ ){{0,2}}?(?!{TIMES}\b)[A-Z][a-z][\w’-]+(?: [A-Z][\w’-]+)*(?![\w’-])"
    r"(?! (?:and [A-Z]\w+ )?(?:network|community|communities|group|forum|club|team|trust|service|charity|ward|board)\b)"
)
_NO_PART = frozenset(
    (
        *("of", "in", "at", "for", "to", "and", "with", "from", "who", "whose", "that", "which", "was", "were", "is"),
        *("are", "had", "has", "have", "told", "said", "on", "by", "or", "as", "but", "not", "could", "would", "did"),
        *("it", "they", "she", "he", "her", "his", "its", "their", "our", "we", "us", "when", "while", "because"),
        *("after", "before", "about", "than", "if", "so", "then", "whom"),
    )
)
_AGENT = ("er", "or", "ist", "ian", "man", "woman", "eer", "ant", "smith", "wright", "keeper", "maker", "monger", "ess")
_NEW_AGENT = ("keeper", "maker", "smith", "monger", "wright", "ologist", "grapher")
_ILL_ENDINGS = (
    *(
        "osis",
        "itis",
        "oma",
        "plegia",
        "plegic",
        "aemia",
        "philia",
        "phasia",
        "phrenia",
        "pathy",
        "trophy",
        "sclerosis",
    ),
    *("praxia", "noea", "rrhage", "phobia", "amputee", "amputated", "paralysed"),
)
_ORIGIN_ENDINGS = ("ish", "ese", "ian", "ean", "can", "nan", "ali", "ani", "eli", "yan", "qi", "vian")
_LEAST_AGENT = 5
_NOUN, _VERB = classes("noun"), classes("past participle ing base third")
_WEIGHTS = {
    "trade": 1.0,
    "work": 0.5,
    "ill": 1.0,
    "common": 0.5,
    "faith": 1.0,
    "origin": 1.0,
    "people": 0.75,
    "kin": 0.5,
    "past": 0.5,
    "years": 0.5,
}
_OF_ONE_KIND = {"work": "trade", "common": "ill", "people": "origin"}
"""Of two traits of one kind the graver one counts."""
_COME = ("refugee", "asylum-seeker", "evacuee", "gypsy", "migrant")
_CARING = frozenset(("carer", "parent", "mother", "father", "daughter", "son", "wife", "husband"))
"""Whoever cares for somebody has a relative, and tells of an illness that is not hers."""
_TELLING = frozenset({"ill", "common", "faith", "people", "past", "years"})
"""Kinds of which one at least is told by a word of its own, where enough is told."""
_PERSONAL = frozenset({"age", "ill", "common", "faith", "origin", "people", "kin", "past", "years"})
"""Traits that only people have: what ends as a trade does may else be a thing."""


class TraitReader:
    """The words of such traits made ready."""

    def __init__(self, words: PrivacyWords, lexicon: Lexicon | None, described: DescriptionReader) -> None:
        self._lexicon, self._described = lexicon, described
        last = [each.split()[-1].casefold() for each in words.individuals]
        many = [each.split()[-1].casefold() for each in words.individuals_plural if each.split()[-1] != "people"]
        self._ones, self._many = frozenset(last), frozenset(many)
        kinds = (
            ("work", [each for each in words.work if " " not in each]),
            ("kin", [*words.relatives, "whose"]),
            ("past", words.past),
            ("years", words.decades),
            ("common", words.common_illnesses),
            ("ill", words.illnesses),
            ("faith", words.faiths),
            ("people", _COME),
        )
        self._kinds = {each.casefold(): kind for kind, listed in kinds for each in listed}
        self._kinds |= {
            each.casefold(): "ill" for each in words.sensitive if each.isalpha() and each not in self._kinds
        }
        self._no_trades = frozenset((*words.no_trades, *last)) - frozenset(words.trades)
        self._trades = frozenset(words.trades)
        self._peoples = frozenset(words.common_peoples)
        self.kind_of = Known(self._kind_of)
        self.telling = Triggers((*(each for each, kind in self._kinds.items() if kind in _TELLING), "old"))

    def unusual(self, words: str) -> set[str]:
        """Return the stems of those of some words that reports do not say of anybody they tell of."""
        return self._described.unusual(words)

    def is_head(self, word: str, is_several: bool) -> bool:
        """Return whether a word is a noun of people: of several, or of one."""
        last = word.casefold().rpartition("-")[2]
        return last in self._many if is_several else last in self._ones or word == "Witness"

    def is_verb(self, word: str) -> bool:
        """Return whether a word may be one of a verb."""
        return self._lexicon is not None and bool(self._lexicon.of(word.casefold()) & _VERB)

    def _kind_of(self, word: str) -> str:
        """Return which kind of trait a word tells, "" of one that tells none."""
        small = word.casefold()
        plain = small.removesuffix("’s")
        if word[0].isupper() and word.endswith(_ORIGIN_ENDINGS) and not word.isupper() and plain not in self._kinds:
            return "people" if word in self._peoples else "origin"
        kind = self._kinds.get(small) or self._kinds.get(plain)
        if kind:
            return kind
        if word[0].isupper():
            return ""
        if small.endswith(_ILL_ENDINGS) and len(small) > _LEAST_AGENT:
            return "ill"
        return "trade" if self._is_trade(small.rpartition("-")[2]) else ""

    def _is_trade(self, word: str) -> bool:
        if word in self._trades:
            return True
        if word in self._no_trades or len(word) < _LEAST_AGENT or not word.endswith(_AGENT) or self._lexicon is None:
            return False
        known = self._lexicon.words.get(word)
        return word.endswith(_NEW_AGENT) if known is None else bool(known & _NOUN)


def traits_in(sentence: str, likely: Collection[Triggers], reader: TraitReader) -> Span | None:
    """Return the words of a sentence that tell of one person several things that narrow."""
    if reader.telling not in likely:
        return None
    for begin in _BEGINS.finditer(sentence):
        person = _person_at(sentence, begin, reader)
        if person is None:
            continue
        last, is_trade = person
        end = last
        if _JOINT.match(sentence, last) is not None:
            end = min(end_of(sentence, last), last + _LONGEST)
        if _weight(sentence, begin.start(), last, end, is_trade, reader) >= _ENOUGH:
            return begin.start(), len(sentence[:end].rstrip(" ,"))
    return None


def _person_at(sentence: str, begin: re.Match[str], reader: TraitReader) -> tuple[int, bool] | None:
    """Return where the noun of a person ends to whom an article leads, and whether only its ending makes it one."""
    is_several = begin.group() in ("Two ", "Both ", "Twin ", "Three ")
    head: re.Match[str] | None = None
    is_trade = False
    for number, token in enumerate(_TOKEN.finditer(sentence, begin.end())):
        word = token.group()
        if number > _MOST_MODIFIERS or (not word[0].isalnum() and (word != "," or not number or head is not None)):
            break
        if word == ",":
            continue
        if word in _NO_PART:
            break
        if reader.is_head(word, is_several) or word.endswith("-year-old"):
            head, is_trade = token, False
        elif not is_several and reader.kind_of[word] == "trade":
            head, is_trade = token, True
        elif word.endswith(("’s", "s’")):
            head = None
        elif head is not None and not head.group().endswith("old"):
            if not reader.is_verb(word):
                head = None
            break
    return None if head is None else (head.end(), is_trade)


def _weight(sentence: str, start: int, last: int, end: int, is_trade: bool, reader: TraitReader) -> float:
    """Return how much the traits narrow that are told in a stretch, in which the noun of the person ends at `last`."""
    words = _TOKEN.findall(sentence[start:end])
    kinds = {reader.kind_of[word] for word in words[1:]}
    kinds.discard("")
    if AGE.search(sentence, start, end) is not None:
        kinds.add("age")
    if is_trade and _PERSONAL.isdisjoint(kinds):
        return 0.0
    weight = sum(_WEIGHTS.get(kind, 1.0) for kind in kinds)
    weight -= sum(_WEIGHTS[less] for less, more in _OF_ONE_KIND.items() if less in kinds and more in kinds)
    if _PLACE.search(sentence, start, end) is not None:
        weight += 1.0
    if _NUMBER.search(sentence, last, end) is not None:
        weight += 0.5
    weight -= 0.5 * ("kin" in kinds and sentence[:last].rsplit(" ", 1)[-1] in _CARING)
    told = {stem(word.casefold()) for word in words if reader.kind_of[word]}
    weight += 0.5 * min(2, len(reader.unusual(sentence[start + 1 : end]) - told))
    return weight + min(1.0, rare_weight(sentence[start:end], without_callings=True))
