"""Find where the preposition is lost that a verb or noun needs: "relied the authority", "an increase the number"."""

from __future__ import annotations

from typing import Final

from domain.checks.lexicon import Lexicon, classes
from domain.checks.prose import Fault, Words
from domain.checks.typing.class_reader import LookingReader, Looks, word_before

_VERBS: Final = {
    "on": "rely relied relies relying depend depended depends depending insisted insists embarked embark commented"
    " relies concentrated elaborated remarked",
    "in": "participate participated participates participating succeeded succeed specialised specialise persisted"
    " participates intervened intervene enrolled",
    "to": "went goes listen listened listens listening belong belonged belongs belonging respond responded responds"
    " responding"
    " reply replied replies replying adhere adhered adheres adhering object objected react reacted reacts talk talked"
    " talking conform conformed conforms subscribed amounted consented catered cater caters contributing adapted"
    " signposted",
    "for": "wait waited waits waiting apologised apologise apologises campaigned campaign accounted opted opt"
    " applied catering qualified hoped",
    "with": "dealt deal dealing cope coped coping complied comply complies complying cooperated collaborated"
    " collaborate liaise liaised liaising liaises communicated sympathised struggled engaged interacted interact"
    " agreed worked work works",
    "at": "arrive arrived arrives arriving looked look looks looking laughed",
    "of": "consist consisted consists consisting disposed complained complain complains",
    "from": "differed differ differs refrained recovered suffered benefited benefit benefitted",
    "in ": "invested invest invests investing lived live lives living",
}
"""Verbs that take no object, or seldom, by what stands before what they are about."""
_OBJECT_TOO: Final = frozenset(
    (
        *(
            "adapted",
            "agreed",
            "dealt",
            "applied",
            "benefit",
            "benefited",
            "benefitted",
            "contributing",
            "deal",
            "engaged",
        ),
        *("hoped", "invest", "invested", "investing", "invests", "live", "lived", "lives", "living", "look", "looks"),
        *("qualified", "suffered", "work", "worked", "works", "communicated", "object", "campaign", "talked", "talk"),
        *("enrolled", "signposted", "reply", "opt", "accounted", "cater", "catering", "caters", "catered"),
    )
)
"""Of these, those that may have an object of another kind: only a body or people after them shows what is lost."""
_NO_OBJECT: Final = frozenset(
    (
        *("rely", "relied", "relies", "depend", "depended", "depends", "participate", "participated", "participates"),
        *("belong", "belonged", "belongs", "respond", "responded", "responds", "consist", "consisted", "consists"),
        *("arrived", "intervened", "comply", "complied", "cope", "coped", "collaborate", "collaborated", "adhere"),
        *("adhered", "liaise", "liaised", "listen", "listened", "cooperated", "conform", "conformed", "apologised"),
    )
)
"""Of them, those that have no object of any kind, so that no noun follows."""
_NO_PARTICLE: Final = frozenset(("to", "for", "of", "with", "from", "by", "at", "about", "into"))
_MAY_GO_ON: Final = frozenset(
    (
        *("look", "looked", "looks", "looking", "work", "worked", "works", "live", "lived", "lives", "living"),
        *("wait", "waited", "waits", "waiting", "listen", "listened", "listens", "listening", "talk", "talked"),
        *("talking", "deal", "dealt", "dealing", "arrive", "arrived", "arrives", "arriving", "went", "goes"),
    )
)
"""Verbs after which "in" and "on" may be part of them: "lived on in"."""
_BODIES: Final = frozenset(
    (
        *("authority", "council", "team", "teams", "board", "staff", "people", "provider", "providers", "family"),
        *("families", "partners", "partner", "carers", "carer", "community", "communities", "service", "services"),
        *("hospital", "agency", "police", "charity", "charities", "schools", "system", "trust", "organisations"),
        *("home", "homes", "hub", "area", "borough", "county", "city", "town", "village", "villages", "market"),
    )
)
_NOUNS: Final = {
    "of": "willingness understanding knowledge awareness importance effectiveness usefulness lack range variety"
    " majority proportion minority percentage overview grasp consequence",
    "to": "approach response reference contribution commitment barrier barriers alternative attention",
    "in": "increase reduction improvement improvements rise decline decrease confidence involvement participation"
    " investment gap gaps fall drop",
    "for": "responsibility demand preparation need",
    "on": "emphasis impact reliance influence dependence guidance",
    "with": "relationship relationships partnership conversation",
}
_NEVER_BEFORE_NOUN: Final = frozenset(
    ("commitment", "reliance", "importance", "majority", "proportion", "understanding", "lack", "willingness")
)
"""Nouns that stand before no other: nobody speaks of "commitment plans"."""
_BEFORE_NOUN: Final = classes("article the this those each adjective comparative superlative owner some has have had")
_DETERMINER: Final = classes("the article")
_THESE: Final = classes("those each this")
_WHEN: Final = frozenset(
    (
        *("day", "days", "week", "weeks", "month", "months", "year", "years", "time", "times", "morning", "evening"),
        *("night", "moment", "quarter", "afternoon", "fortnight", "weekend", "spring", "summer", "autumn", "winter"),
        *("way", "bit", "lot", "little", "while", "hour", "hours", "minute", "minutes", "long", "most", "least"),
        *("same", "next", "previous", "last", "further", "average", "full", "whole", "extra", "few", "more", "part"),
        *("term", "best", "first", "better", "less", "other", "deal", "distance", "mile", "miles", "number", "mean"),
        *("median", "maximum", "minimum", "total", "sum", "million", "third", "half", "fraction", "fortune"),
    )
)
_GROUP: Final = classes("noun mass nouns adjective comparative superlative owner ing number several")
_FINITE: Final = classes("past third base modal is are has have had did does do that who they i he it you")
_THING: Final = classes("noun mass nouns")
_LONGEST: Final = 4


class LostPrepositions(LookingReader):
    """Looks at what follows such a verb or noun: the article of a group of words that only a preposition lets stand."""

    def __init__(self, lexicon: Lexicon, looks: Looks) -> None:
        self._verbs = {verb: each.strip() for each, verbs in _VERBS.items() for verb in verbs.split()}
        self._nouns = {noun: each for each, nouns in _NOUNS.items() for noun in nouns.split()}
        super().__init__(lexicon, looks, ((self._verbs, self._after_verb), (self._nouns, self._after_noun)))

    def _after_verb(self, words: Words, number: int) -> Fault | None:
        """Find "relied the local authority" and "responded these concerns"."""
        verb = words.plain[number]
        if words.is_capitalised(number):
            return None
        if fault := self._two_prepositions(words, number):
            return fault
        if verb in _NO_OBJECT and self._is_bare_noun(words, number + 1):
            return self._fault(words, number, self._verbs[verb])
        last = self._last_of_group(words, number + 1)
        if last is None:
            return None
        group = words.plain[number + 1 : last + 1]
        before = self._lexicon.of(word_before(words, number) or "and")
        if before & classes("article the those this each adjective of prep strict owner") and not before & _THING:
            return None  # "the work the team had done"
        is_one = verb.startswith("invest") and group[0] in ("a", "an")
        if verb in _OBJECT_TOO and not is_one and (group[-1] not in _BODIES or self._is_verb(words, last + 1)):
            return None
        return self._fault(words, number, self._verbs[verb])

    def _two_prepositions(self, words: Words, number: int) -> Fault | None:
        """Find "responded in to calls" and "relied of on them": one too many before the one that the verb takes."""
        place, taken = number + 2, self._verbs[words.plain[number]]
        if words.plain[place : place + 1] != (taken,) or not words.are_joined(number, place):
            return None
        first = words.plain[number + 1]
        is_extra = first in _NO_PARTICLE or (first in ("in", "on") and words.plain[number] not in _MAY_GO_ON)
        if first == taken or not is_extra or not self._mask(words, place + 1):
            return None
        return Fault("no-reading", words.starts[number + 1], words.ends[place], taken)

    def _is_bare_noun(self, words: Words, number: int) -> bool:
        """Return whether a word is a noun and nothing else, and tells no time."""
        mask = self._mask(words, number)
        finite = _FINITE & ~classes("third") if mask & classes("nouns") else _FINITE  # "relied emails"
        is_noun = mask & _THING and not mask & (finite | classes("adverb adjective prep particle ing number several"))
        return bool(is_noun) and words.plain[number] not in _WHEN and not words.is_capitalised(number)

    def _after_noun(self, words: Words, number: int) -> Fault | None:
        """Find "an increase the number of" and "a good understanding their needs"."""
        before, mask = self._lexicon.of(word_before(words, number) or "and"), self._mask(words, number + 1)
        is_noun = mask & _THING and not mask & (_FINITE | _DETERMINER | classes("adverb prep particle"))
        if words.plain[number] in _NEVER_BEFORE_NOUN and is_noun and before & _BEFORE_NOUN:
            return self._fault(words, number, self._nouns[words.plain[number]])
        last = self._last_of_group(words, number + 1)
        is_thing = not self._lexicon.of(words.plain[number]) & classes("base third")
        may_precede = before & _BEFORE_NOUN or (is_thing and before & classes("past ing base"))
        if last is None or not may_precede or before & classes("to") or self._is_verb(words, last + 1):
            return None
        return self._fault(words, number, self._nouns[words.plain[number]])

    def _last_of_group(self, words: Words, first: int) -> int | None:
        """Return the number of the last word of a group that begins with an article, None where it tells a time."""
        mask = self._mask(words, first)
        if not mask & (_DETERMINER | _THESE) or words.plain[first] in ("that", "no", "every", "each", "each's"):
            return None
        place = first + 1
        while self._mask(words, place) & _GROUP and place - first <= _LONGEST:
            place += 1
        group = words.plain[first + 1 : place]
        if not group or not _WHEN.isdisjoint(group) or not self._lexicon.of(group[-1]) & _THING:
            return None
        return place - 1

    def _is_verb(self, words: Words, number: int) -> bool:
        return bool(self._mask(words, number) & _FINITE)

    @staticmethod
    def _fault(words: Words, number: int, lost: str) -> Fault:
        start, end = words.starts[number], words.ends[number + 1]
        written, following = words.text[start : words.ends[number]], words.plain[number + 1]
        return Fault("no-reading", start, end, f"{written} {lost} {following}")
