"""Find look-alikes where their class or sense cannot stand: "that there helpers knew", "had lead two", "and eye on"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from domain.checks.lexicon import Lexicon, classes
from domain.checks.phrases import has_any
from domain.checks.prose import Fault, Words
from domain.checks.typing.class_reader import LookingReader, Looks, word_before

_OPENERS: Final = frozenset(
    (
        *("that", "us", "said", "why", "because", "how", "whether", "although", "though", "felt", "knew", "since"),
        *("thought", "found", "agreed", "explained", "reported", "confirmed", "noted", "and", "but"),
    )
)
"""Words before the subject of a clause."""
_BEFORE_OWNER: Final = frozenset(
    ("for", "with", "of", "by", "about", "without", "into", "towards", "during", "on", "between", "among", "after")
)
_AFTER_THERE: Final = frozenset(
    (
        *("being", "can", "will", "may", "might", "must", "need", "needs", "once", "still", "now", "only", "always"),
        *("never", "often", "then", "further", "no", "little", "much", "more", "less", "most", "half", "all", "both"),
        *("remains", "appears", "seems", "comes", "follows", "first", "while", "exist", "exists", "last", "too"),
    )
)
_BE: Final = frozenset(("is", "are", "was", "were", "be", "been", "being", "felt", "seemed", "looked", "became"))
_HAVE: Final = frozenset(("had", "has", "have", "having"))
_TOO: Final = frozenset(("many", "few", "much", "little"))
_TOO_LATE: Final = frozenset(("long", "late", "far", "early", "often", "soon", "quickly", "slowly", "much"))
_HEARING: Final = frozenset(
    (
        *("did", "do", "does", "could", "would", "should", "will", "can", "cannot", "might", "may", "must", "to"),
        *("didn't", "don't", "couldn't", "wouldn't", "can't", "doesn't", "never"),
    )
)
_HEARD: Final = frozenset(("from", "back", "about", "anything", "nothing", "more", "what", "how", "whether", "of"))
_GIVEN: Final = {"giving": "given", "offering": "offered", "sending": "sent", "showing": "shown", "telling": "told"}
_BEFORE_AN: Final = frozenset(
    (
        *("had", "has", "have", "was", "were", "is", "be", "been", "as", "with", "keep", "kept", "give", "gave"),
        *("given", "made", "make", "need", "needed", "get", "got", "take", "took", "offered", "offer", "received"),
        *("provide", "provided", "booked", "sent", "found", "wanted", "into", "for", "of", "by", "through", "asked"),
        *("without", "arranged", "wrote", "left", "chose", "saw", "used", "kept", "held", "became", "such"),
    )
)
_BEFORE_THERE: Final = (_OPENERS - {"and", "but"}) | _BEFORE_OWNER | {"was", "is", "been"}
_MOVING: Final = frozenset(
    (
        *("live", "lived", "living", "go", "going", "went", "gone", "get", "got", "getting", "come", "came", "arrive"),
        *("arrived", "stay", "stayed", "staying", "meet", "met", "sit", "sat", "wait", "waited", "eat", "ate", "sleep"),
        *("slept", "moved", "move", "remain", "remained", "stood", "stand", "wait", "speak", "spoke", "taken", "took"),
        *("held", "worked", "work", "working", "placed", "seen", "sent", "found", "told", "known", "learn", "learned"),
        *("is", "are", "did", "do", "does", "say", "hear", "heard", "believe", "believed", "think", "saw", "sees"),
    )
)
_BEFORE_TOO: Final = frozenset(
    (
        *("late", "early", "slow", "slowly", "well", "quickly", "often", "safe", "warm", "cold", "tired"),
        *("long", "good"),
        *("bad", "helpful", "kind", "friendly", "expensive", "clean", "quiet", "cheap", "useful", "happier", "better"),
    )
)
_MORE: Final = frozenset(("more", "fewer", "less", "rather", "easier", "harder", "better", "worse", "sooner", "longer"))
_AFTER_THAN: Final = frozenset(
    (
        *("to", "in", "at", "before", "for", "with", "on", "those", "last", "other", "usual", "expected", "planned"),
        *("elsewhere", "ever", "once", "from", "by", "their", "its", "any", "that"),
    )
)
_BEFORE_THEN: Final = _BE | {"and", "but", "by", "since", "until", "from", "had", "has", "would", "could", "did", "or"}
_BEFORE_TO: Final = _BE | {"far", "much", "not"}
_THERE: Final = frozenset(("there",))
_TO: Final = frozenset(("to",))
_IT: Final = frozenset(("it",))
_AND: Final = frozenset(("and",))
_AFTER_AN: Final = classes("prep strict of within to who that particle")
_THING, _NOUN, _NOUNS, _MASS = classes("thing"), classes("noun"), classes("nouns"), classes("mass")
_THINGS: Final = classes("noun mass nouns")
_KIND: Final = classes("adjective")
_NO_KIND: Final = classes("base noun mass nouns ing number several past participle modal third prep")
_KIND_OR_DONE: Final = classes("adjective past participle adverb")
_FINITE: Final = classes("modal is are has have had did does past")
_SAID_OF: Final = classes("number several those each article them the")
_NO_SUBJECT: Final = classes("third past modal is are has have had be been adverb prep of strict to not participle")
_OBJECT: Final = classes("the article each those them nouns mass several some number")
_CLEFT: Final = frozenset(("not", "that", "is", "if", "all", "what", "which", "who"))
_IT_WAS: Final = tuple(
    f"it was {each}" for each in ("the ", "a ", "an ", "this ", "only ", "their ", "her ", "his ", "in ")
)
_BEFORE_POUND: Final = re.compile(r"\b(too|form) (?=£\d)")
_RIGHT_BEFORE_POUND: Final = {"too": "to", "form": "from"}
_LOST_LAST: Final = re.compile(
    r"(?:(?<=\bthat )|(?<=[a-z]\. )|^)(?:[Tt]he )?([A-Za-z][a-z]+), ([a-z]+) and "
    r"(?=(?:were|was|are|had been|has been)\b)"
)
_AS_WELL_TWICE: Final = re.compile(r"\bas well as (?:[\w’-]+ ){1,6}(as well)\b(?! as\b)")
_BEFORE_END: Final = frozenset(("and", "for", "to", "that", "in", "but", "when", "or", "at", "because"))


class Misplaced(LookingReader):
    """Looks, at a word that another is taken for, whether it can stand between its neighbours."""

    def __init__(self, lexicon: Lexicon, looks: Looks) -> None:
        rules = (
            (_TOO_LATE, self._too_late),
            (_THERE, self._there),
            (("lead",), self._led),
            (("here",), self._hear),
            (("is",), self._his),
            (("an",), self._and),
            (("accept",), self._except),
            (_GIVEN, self._given),
            (("form",), self._from),
            (("too",), self._to),
            (("then",), self._than),
        )
        rows = (
            ((_BEFORE_TO.__contains__, _TO.__contains__), 1, self._too),
            ((_OPENERS.__contains__, _IT.__contains__), 1, self._its),
            ((_BEFORE_AN.__contains__, _AND.__contains__), 1, self._an),
        )
        super().__init__(lexicon, looks, rules, rows)

    def faults_in(self, words: Words) -> Iterator[Fault]:
        """Yield words as "look-alike", and as "no-reading" a list without its last and "as well" said twice."""
        yield from self._told_by_text(words)
        if " to." in words.text:
            for number in words.where(_TO):
                is_end = words.text[words.ends[number] : words.ends[number] + 1] == "."
                if is_end and word_before(words, number) in _BEFORE_TOO:
                    yield self._said(words, number, "too")
        if ", to, " in words.text:
            for number in words.where(_TO):
                if words.text[words.starts[number] - 2 : words.ends[number] + 1] == ", to,":
                    yield self._said(words, number, "too")
        if ", were " in words.text:
            for number in words.where(frozenset(("were",))):
                if fault := self._where(words, number):
                    yield fault
        if ", that " in words.text:
            for number in words.where(frozenset(("that",))):
                if fault := self._which(words, number):
                    yield fault

    def _told_by_text(self, words: Words) -> Iterator[Fault]:
        """Find "rose form £20", "that housing, transport and were discussed" and "as well as fire as well"."""
        text = words.text
        if " form £" in text or " too £" in text:
            for match in _BEFORE_POUND.finditer(text):
                yield Fault("look-alike", *match.span(1), _RIGHT_BEFORE_POUND[match[1]])
        if has_any(text, (" and were ", " and was ", " and are ", " and had been ", " and has been ")):
            for match in _LOST_LAST.finditer(text):
                masks = [self._lexicon.of(match[place].lower()) for place in (1, 2)]
                if all(mask & _THINGS and not mask & _KIND_OR_DONE for mask in masks):
                    yield Fault("no-reading", match.start(1), match.end() - 1)
        if text.count("as well") > 1:
            for match in _AS_WELL_TWICE.finditer(text):
                yield Fault("no-reading", match.start(1) - 1, match.end(1), "")

    @staticmethod
    def _said(words: Words, number: int, right: str) -> Fault:
        mend = right.capitalize() if words.is_capitalised(number) else right
        return Fault("look-alike", words.starts[number], words.ends[number], mend)

    @staticmethod
    def _follows(words: Words, number: int, by: int = 1) -> str:
        """Return the word so many places further in the same clause, "" where none is."""
        place = number + by
        return words.plain[place] if place < len(words.plain) and words.are_joined(number, place) else ""

    def _is_last(self, words: Words, number: int) -> bool:
        return not self._follows(words, number)

    def _there(self, words: Words, number: int) -> Fault | None:
        """Find "why there visit had moved" and "about there sons": nobody says that a thing is there."""
        before, following = word_before(words, number), self._follows(words, number)
        if following.isdigit() and words.text[words.ends[number + 1] :].startswith(("th ", "st ", "nd ", "rd ")):
            return self._said(words, number, "their")
        if before in _BE:
            is_said = (
                word_before(words, number - 1) in ("it", "this", "which") and self._mask(words, number + 1) & _THING
            )
            return self._said(words, number, "their") if is_said and not following.endswith("ing") else None
        if before not in _BEFORE_THERE:
            return self._there_after_verb(words, number)
        is_owner = before in _BEFORE_OWNER
        if not (is_owner or (before in _OPENERS and before not in ("and", "but"))) or following in _AFTER_THERE:
            return None
        mask, after = self._mask(words, number + 1), self._mask(words, number + 2)
        is_thing = mask & _THINGS and not mask & classes("past participle")
        is_kind = mask & _KIND and not mask & classes("adverb past") and after & _THINGS
        if not (is_thing or is_kind) or words.is_capitalised(number + 1):
            return None
        return self._said(words, number, "their")

    def _there_after_verb(self, words: Words, number: int) -> Fault | None:
        """Find "had to repeat there story to others"."""
        before, mask = word_before(words, number), self._mask(words, number + 1)
        verb = self._lexicon.of(before or "the")
        is_verb = verb & classes("base past participle ing") and not verb & (classes("adjective adverb prep") | _THING)
        is_thing = mask & _THING and mask & (_NOUN | _NOUNS) and not mask & (_MASS | classes("past adverb adjective"))
        if not is_verb or before in _MOVING or not is_thing:
            return None
        is_last = not self._follows(words, number, 2) and words.text[words.ends[number + 1]] in ".,"
        is_end = is_last or self._mask(words, number + 2) & classes("prep strict within to because and of")
        return self._said(words, number, "their") if is_end else None

    def _than(self, words: Words, number: int) -> Fault | None:
        """Find "longer with people then in the year before" and "easier to recruit then to keep"."""
        following, before = self._follows(words, number), word_before(words, number)
        is_last = self._mask(words, number + 1) & (_MASS | _NOUNS) and not self._follows(words, number, 2)
        if not (following in _AFTER_THAN or is_last) or not before or before in _BEFORE_THEN:
            return None
        for place in range(number - 1, max(0, number - 10), -1):
            if not words.are_joined(place, place + 1) or words.plain[place] in ("than", "when", "if", "once"):
                return None
            is_more = words.plain[place] in _MORE or self._mask(words, place) & classes("comparative")
            if is_more and word_before(words, place) not in ("no", "the", "any", "once"):
                return self._said(words, number, "than")
        return None

    def _too(self, words: Words, number: int) -> Fault | None:
        """Find "was to bright", "were to few beds" and "came to late"."""
        before, following = word_before(words, number), self._follows(words, number)
        mask = self._mask(words, number + 1)
        after = self._follows(words, number, 2)
        is_kind = mask & _KIND and not mask & _NO_KIND
        is_kind = is_kind or (mask & _KIND and not mask & (classes("base participle past ing") | _THING))
        is_kind = is_kind and (not after or after in _BEFORE_END)
        is_few = following in _TOO and self._mask(words, number + 2) & _THINGS and before in _BE
        is_counted = following != "many" or word_before(words, number - 1) == "there"
        is_wrong = is_kind or (bool(is_few) and is_counted)
        return self._said(words, number, "too") if is_wrong else None

    def _too_late(self, words: Words, number: int) -> Fault | None:
        """Find "came to late"."""
        after = self._follows(words, number)
        if word_before(words, number) != "to" or (after and after not in ("for", "to", "and", "in", "on", "at")):
            return None
        is_past = self._lexicon.of(word_before(words, number - 1) or "the") & classes("past")
        return self._said(words, number - 1, "too") if is_past else None

    def _led(self, words: Words, number: int) -> Fault | None:
        """Find "had lead two of the sessions"."""
        is_said = word_before(words, number) in _HAVE and self._mask(words, number + 1) & _SAID_OF
        return self._said(words, number, "led") if is_said else None

    def _hear(self, words: Words, number: int) -> Fault | None:
        """Find "did not here back" and "could here the radio"."""
        before = word_before(words, number)
        before = word_before(words, number - 1) if before == "not" else before
        following, mask = self._follows(words, number), self._mask(words, number + 1)
        if before not in _HEARING or not following or (before == "to" and following in ("from", "and")):
            return None
        is_wrong = following in _HEARD or mask & (classes("the article those them each that it") | _NOUNS)
        return self._said(words, number, "hear") if is_wrong else None

    def _his(self, words: Words, number: int) -> Fault | None:
        """Find "a father said that is son had waited"."""
        before = word_before(words, number)
        mask, after = self._mask(words, number + 1), self._mask(words, number + 2)
        is_thing = mask & _THINGS and mask & _THING and not mask & classes("adverb")
        is_wrong = before in _OPENERS and is_thing and after & _FINITE and not after & _THINGS
        opened = before in ("that", "and") and self._is_relative(words, number - 1)
        return self._said(words, number, "his") if is_wrong and not opened else None

    def _is_relative(self, words: Words, number: int) -> bool:
        """Return whether "that" or "and" may stand after the noun that "is" is said of."""
        before = word_before(words, number)
        return before not in ("said", "us", "felt", "knew", "thought", "explained", "added", "agreed", "found")

    def _its(self, words: Words, number: int) -> Fault | None:
        """Find "and it hours had never changed": no thing follows what stands for one."""
        before = word_before(words, number)
        if before not in _OPENERS and not (before == "" and number == 0):
            return None
        mask, after = self._mask(words, number + 1), self._mask(words, number + 2)
        if mask & classes("adjective ing noun mass") and after & _NOUNS and not after & classes("base past adverb"):
            mask, after = self._mask(words, number + 2), self._mask(words, number + 3)
        elif not mask & _NOUNS and not (mask & _NOUN and mask & _THING):
            return None
        is_thing = mask & _THINGS and mask & _THING and not self._mask(words, number + 1) & _NO_SUBJECT
        is_wrong = is_thing and after & _FINITE and not after & _THINGS
        return self._said(words, number, "its") if is_wrong else None

    def _and(self, words: Words, number: int) -> Fault | None:
        """Find "learned from complaints an acted on them"."""
        mask, after = self._mask(words, number + 1), self._mask(words, number + 2)
        is_past = mask & classes("past participle") and not mask & (_THINGS | classes("adverb"))
        is_acting = after & classes("prep strict within particle the article to them those that each because")
        is_free = word_before(words, number) not in ("as", "than", "such", "not", "quite", "of")
        is_plain = after & _NOUNS and not after & _NOUN and mask & classes("past")
        return self._said(words, number, "and") if is_past and is_free and (is_acting or is_plain) else None

    def _an(self, words: Words, number: int) -> Fault | None:
        """Find "kept and eye on" and "was and example of"."""
        following = self._follows(words, number)
        if following[:1] not in tuple("aeio") or word_before(words, number) not in _BEFORE_AN:
            return None
        mask, after = self._mask(words, number + 1), self._mask(words, number + 2)
        is_one = mask & _NOUN and mask & _THING and not mask & (_NOUNS | classes("adjective ing past"))
        is_one = is_one and (not mask & _MASS or following in ("end", "idea", "interest", "offer", "answer", "email"))
        is_followed = after & _AFTER_AN or self._is_last(words, number + 1)
        return self._said(words, number, "an") if is_one and is_followed else None

    def _except(self, words: Words, number: int) -> Fault | None:
        """Find "was known, accept when a case was open": a clause does not begin with what somebody does."""
        is_first = number and not words.are_joined(number - 1, number) and words.text[words.ends[number - 1]] == ","
        is_rest = self._mask(words, number + 1) & classes("prep within strict because who")
        return self._said(words, number, "except") if is_first and is_rest else None

    def _given(self, words: Words, number: int) -> Fault | None:
        """Find "they had been giving a number": what is got, and from nobody that is named."""
        verb, place = words.plain[number], number
        before = word_before(words, number - 1) if word_before(words, number) == "been" else ""
        if before not in ("had", "have", "has", "not", "also"):
            return None
        after = self._follows(words, place)
        is_got = after in ("that",) if verb == "telling" else after in ("a", "an", "no")
        rest = words.text[words.ends[place] :].partition(".")[0]
        if not is_got or " to " in rest or " at " in rest:
            return None
        return self._said(words, place, _GIVEN[verb])

    def _from(self, words: Words, number: int) -> Fault | None:
        """Find "learned this from the census and form talks": "from" is said twice."""
        before, mask = word_before(words, number), self._mask(words, number + 1)
        if before not in ("and", "or", "not", "but") or not mask & (_NOUNS | classes("the those owner")):
            return None
        is_twice = "from" in words.plain[max(0, number - 7) : number - 1]
        return self._said(words, number, "from") if is_twice and not mask & classes("prep") else None

    def _to(self, words: Words, number: int) -> Fault | None:
        """Find "had been too two meetings"."""
        before, mask = self._lexicon.of(word_before(words, number) or "they"), self._mask(words, number + 1)
        following = self._follows(words, number)
        is_number = mask & classes("number several each the those") and following not in _TOO and following != "several"
        is_going = before & classes("past participle base been noun nouns") and not before & classes("they it he")
        return self._said(words, number, "to") if is_number and is_going else None

    def _which(self, words: Words, number: int) -> Fault | None:
        """Find "on yellow paper, that helped people": what is added after a comma begins with "which"."""
        if (
            not number
            or words.text[words.ends[number - 1]] != ","
            or not self._mask(words, number + 1) & classes("past")
        ):
            return None
        mask = self._mask(words, number + 1)
        if mask & (_THINGS | classes("adjective adverb")) or not self._mask(words, number + 2) & _OBJECT:
            return None
        begin = max(words.text.rfind(mark, 0, words.starts[number]) for mark in ".?!:;(“")
        before = words.text[begin + 1 : words.ends[number - 1]]
        is_cleft = not _CLEFT.isdisjoint(before.lower().split()) or has_any(before.lower(), _IT_WAS)
        return self._said(words, number, "which") if not is_cleft and "," not in before else None

    def _where(self, words: Words, number: int) -> Fault | None:
        """Find "looked at the records, were it found gaps"."""
        if not number or words.text[words.ends[number - 1]] != ",":
            return None
        place = number + 1
        if self._mask(words, place) & classes("the article"):
            place += 1
        subject, verb = self._mask(words, place), self._mask(words, place + 1)
        is_subject = subject & (classes("they he it") | _THINGS)
        is_verb = verb & classes("past had") and not verb & (classes("participle adjective") | _THINGS)
        is_acting = verb & classes("past") and subject & classes("they he it")
        is_followed = is_acting and self._mask(words, place + 2) & classes("the article nouns adjective number")
        return self._said(words, number, "where") if is_subject and (is_verb or is_followed) else None
