"""Find a word that an edit left over or took away: "had been tested it", "several of staff", "as soon they heard"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from domain.checks.lexicon import Lexicon, classes
from domain.checks.phrases import has_any
from domain.checks.prose import Fault, Words
from domain.checks.typing.class_reader import LookingReader, Looks, word_before

_BE: Final = frozenset(("was", "were", "been", "being", "be", "is", "are"))
_TAKES_TWO: Final = frozenset(
    (
        *("given", "told", "asked", "offered", "sent", "shown", "paid", "taught", "promised", "lent"),
        *("granted", "cost"),
        *("allowed", "denied", "refused", "charged", "awarded", "handed", "left", "called", "named", "made", "elected"),
        *("appointed", "considered", "found", "guaranteed", "saved", "spared", "quoted", "allocated"),
        *("assigned", "had"),
        *("provided", "issued", "owed", "posted", "emailed", "read", "served", "fed", "bought", "passed", "set", "put"),
        *("deemed", "judged", "thought", "declared", "voted", "crowned", "labelled", "termed", "said"),
        *("known", "rated"),
        *("felt", "believed", "gone", "become", "worth", "like", "ensured", "supplied", "afforded"),
        *("permitted", "wished"),
        *("forgiven", "envied", "loaned", "texted", "dubbed", "titled", "entitled", "ranked", "scored", "marked"),
        *("extended", "assured", "moved", "voted", "done", "kept", "got", "based", "used", "supposed", "excused"),
    )
)
"""Participles after which something else may be said of what was done, "was given it" and "was made the lead"."""
_OBJECTS: Final = frozenset(("it", "them", "him", "the", "a", "an", "their", "its"))
_OPENING: Final = frozenset(
    (
        *("when", "once", "after", "before", "if", "until", "as", "since", "although", "while", "where", "what", "who"),
        *("which", "whose", "though", "unless", "whenever", "because", "whether", "how", "all", "those", "whom"),
        *("than", "wherever", "whatever", "so", "only", "every"),
    )
)
"""Words that open what may end with a participle, so that a clause may begin after it."""
_FIRST: Final = frozenset(("in", "for", "at", "by", "on", "during", "under", "with", "of", "from", "among"))
"""Prepositions with which a sentence may begin that leads to its subject later."""
_WHEN: Final = frozenset(
    (
        *("day", "days", "week", "weeks", "month", "months", "year", "years", "morning", "afternoon"),
        *("evening", "time"),
        *("night", "way", "moment", "minute", "hour", "hours", "weekend", "spring", "summer", "autumn", "winter"),
        *("quarter", "term", "once", "same", "previous", "following", "next", "last", "few", "second"),
        *("third", "first"),
        *("fortnight", "decade", "lot", "little", "bit", "more", "most", "least", "while", "couple"),
        *("number", "length"),
        *("better", "less", "distance", "mile", "miles", "best", "then", "latter", "former", "year's", "week's"),
    )
)
_SHARES: Final = frozenset(
    (
        *("some", "most", "many", "several", "few", "enough", "both", "none", "each", "two", "three", "four", "five"),
        *("six", "seven", "eight", "nine", "ten"),
    )
)
_GROUP: Final = frozenset(("staff", "people"))
_SOON: Final = frozenset(("soon", "long", "far"))
_SUBJECTS: Final = frozenset(("they", "he", "she", "it", "we", "people", "staff", "the", "their", "carers", "a"))
_PAST, _PARTICIPLE = classes("past"), classes("participle")
_NOUN: Final = classes("noun mass nouns")
_INTENDED: Final = frozenset(
    (
        *("agreed", "planned", "able", "unable", "wanted", "decided", "hoped", "asked", "helped", "tried", "began"),
        *("intended", "aimed", "offered", "promised", "expected", "ready", "willing", "started", "continued", "chose"),
    )
)
_TAKES_OF: Final = frozenset(
    (
        *("think", "hear", "speak", "talk", "dispose", "approve", "tell", "learn", "know", "dream", "complain", "die"),
        *("write", "read", "consist", "make", "take", "boast", "get", "beware", "partake", "come", "smell", "warn"),
        *("be", "conceive", "rid", "inform", "notify", "remind", "do", "see", "have", "out", "more", "expect"),
    )
)
_OF: Final = frozenset(("of",))
_PRONOUNS: Final = frozenset(("it", "they", "he", "she"))
_AT_END: Final = (" it.", " them.")
_COMMA_AND_SUBJECT: Final = (", it ", ", they ", ", he ", ", she ")
_RELATIVES: Final = (" which ", " who ", ", whose ", ", a ", ", an ", ", the ")
_ASIDES: Final = (["which"], ["who"], ["whose"], ["a"], ["an"], ["the"])
_THE: Final = frozenset(("the",))
_AFTER_NO_ARTICLE: Final = frozenset(("on", "in", "from", "with", "of", "at", "for"))
_ARTICLES: Final = frozenset(("the", "a", "an", "our", "their", "its", "each", "this", "one", "another", "her", "his"))
_FINITE: Final = classes("past modal is are has had did does third")
_DITRANSITIVE: Final = frozenset(("asked", "told", "gave", "sent", "showed", "taught", "offered", "paid", "saw", "met"))


class RemnantReader(LookingReader):
    """Looks at what stands after a verb in the passive, a share, "as soon" and "who"."""

    def __init__(self, lexicon: Lexicon, looks: Looks) -> None:
        rules = (
            (_SOON, self._as_soon),
            (("who",), self._who_she),
            (_INTENDED, self._of_nothing),
        )
        be, acted, objects = _BE.__contains__, self._is_acted, _OBJECTS.__contains__
        rows = (
            ((be, acted, objects), 0, self._acted_on),
            ((be, self._is_adverb, acted, objects), 0, self._acted_on),
            ((_SHARES.__contains__, _OF.__contains__), 0, self._share),
            ((_THE.__contains__, _AFTER_NO_ARTICLE.__contains__), 0, self._the_on),
        )
        super().__init__(lexicon, looks, rules, rows)

    def faults_in(self, words: Words) -> Iterator[Fault]:
        """Yield the words as "no-reading"."""
        if has_any(words.text, _AT_END):
            for number in words.where(frozenset(("it", "them"))):
                if fault := self._after_noun(words, number):
                    yield fault
        may_follow = not _PRONOUNS.isdisjoint(words.present) and has_any(words.text, _COMMA_AND_SUBJECT)
        if may_follow and has_any(words.text, _RELATIVES):
            for number in words.where(_PRONOUNS):
                if fault := self._after_relative(words, number):
                    yield fault

    def _is_acted(self, word: str) -> bool:
        mask = self._lexicon.of(word)
        is_plain = mask & _PARTICIPLE and not mask & (_NOUN | classes("prep base adverb"))
        return bool(is_plain) and word not in _TAKES_TWO

    def _is_adverb(self, word: str) -> bool:
        mask = self._lexicon.of(word)
        return bool(mask & classes("adverb")) and not mask & _PARTICIPLE

    def _acted_on(self, words: Words, number: int) -> Fault | None:
        """Find "had been tested it" and "were invited the meeting": the passive has no object."""
        verb = number + 1
        mask = self._mask(words, verb)
        if mask and not mask & _PARTICIPLE and mask & classes("adverb"):
            verb += 1
            mask = self._mask(words, verb)
        if not mask:
            return None
        place = verb + 1
        if place >= len(words.plain) or words.plain[place] not in _OBJECTS or not words.are_joined(number, place):
            return None
        if words.plain[place + 1 : place + 2] in (("average",), ("estimated",), ("extra",), ("hour",), ("hour's",)):
            return None  # "were placed an average of 17 miles away"
        if words.plain[max(0, number - 1)] == "it" and self._mask(words, place + 1) & _FINITE:
            return None  # "it was hoped it would help"
        is_thing = words.plain[place] not in ("it", "them", "him")
        is_when = is_thing and not _WHEN.isdisjoint(words.plain[place + 1 : place + 4])
        if is_when or self._may_begin(words, number) or (is_thing and not self._mask(words, place + 1)):
            return None
        return Fault("no-reading", words.starts[verb], words.ends[place])

    def _may_begin(self, words: Words, number: int) -> bool:
        """Return whether a clause may begin after a verb: one was opened before it in its sentence, or runs into it."""
        first = number
        while first and number - first < 25:
            between = words.text[words.ends[first - 1] : words.starts[first]]
            if "." in between or "?" in between or ":" in between:
                break
            first -= 1
        before = words.plain[first:number]
        if not _OPENING.isdisjoint(before) or (before[:1] and before[0] in _FIRST):
            return True
        return any(
            word == "that" and self._lexicon.of(before[place - 1]) & _NOUN and before[place - 1] != "us"
            for place, word in enumerate(before)
            if place
        )

    def _share(self, words: Words, number: int) -> Fault | None:
        """Find "most of people" and "enough of workers": a share is of those that are meant."""
        if words.plain[number + 1] != "of" or not words.are_joined(number, number + 1):
            return None
        mask = self._mask(words, number + 2)
        word = words.plain[number + 2] if mask else ""
        is_several = mask & classes("nouns") and not mask & classes("noun mass the those adjective several anyone")
        is_several = bool(is_several) or word in _GROUP
        before = word_before(words, number)
        is_several = is_several and not self._mask(words, number + 3) & _NOUN
        if (
            not is_several
            or words.is_capitalised(number + 2)
            or (before in ("a", "the") and words.plain[number] != "few")
        ):
            return None
        share = words.text[words.starts[number] : words.ends[number]]
        right = f"{share} {word}" if share.lower() != "none" else None
        return Fault("no-reading", words.starts[number], words.ends[number + 2], right)

    def _as_soon(self, words: Words, number: int) -> Fault | None:
        """Find "as soon they heard"."""
        word, following = words.plain[number], words.plain[number + 1]
        is_open = word_before(words, number) == "as" and following in _SUBJECTS and words.are_joined(number, number + 1)
        if not is_open or (word != "soon" and following == "a"):
            return None
        return Fault("no-reading", words.starts[number - 1], words.ends[number], f"as {word} as")

    def _who_she(self, words: Words, number: int) -> Fault | None:
        """Find "a student who she wrote the guide": the subject stands twice."""
        before = self._lexicon.of(word_before(words, number) or "the")
        if not before & _NOUN or number + 3 >= len(words.plain) or not words.are_joined(number, number + 3):
            return None
        pronoun, verb, article = words.plain[number + 1 : number + 4]
        is_verb = self._lexicon.of(verb) & _PAST and verb not in _DITRANSITIVE
        if (
            pronoun not in ("he", "she", "they")
            or not is_verb
            or article not in ("the", "a", "an", "their", "his", "her")
        ):
            return None
        if not _WHEN.isdisjoint(words.plain[number + 4 : number + 6]):
            return None
        return Fault("no-reading", words.starts[number], words.ends[number + 1], "who")

    def _of_nothing(self, words: Words, number: int) -> Fault | None:
        """Find "agreed to fund of the ramp"."""
        following = words.plain[number + 1 : number + 5]
        if (
            len(following) < 4
            or following[0] != "to"
            or following[2] != "of"
            or not words.are_joined(number, number + 4)
        ):
            return None
        verb = following[1]
        if not self._lexicon.of(verb) & classes("base") or verb in _TAKES_OF:
            return None
        return Fault("no-reading", words.starts[number + 2], words.ends[number + 3], verb)

    def _after_relative(self, words: Words, number: int) -> Fault | None:
        """Find "The group, which met monthly, it had finished": the subject stands once more after what is added."""
        is_after_comma = number > 4 and words.text[words.ends[number - 1]] == ","
        if not is_after_comma or not self._mask(words, number + 1) & _FINITE or not self._mask(words, number + 2):
            return None  # "the nurse, they said, had helped"
        begin = words.text.rfind(".", 0, words.starts[number]) + 1
        parts = words.text[begin : words.starts[number]].split(",")
        first = parts[0].lower().split()
        relative = next((each for each in ("who", "which", "that") if each in first[2:5]), "")
        if len(parts) == 2 and relative:
            first = first[: first.index(relative)]
        elif len(parts) != 3 or parts[1].split()[:1] not in _ASIDES or self._has_verb(parts[1].split()[1:], parts[1]):
            return None
        is_subject = 1 < len(first) < 7 and first[0] in _ARTICLES
        is_verb = any(self._lexicon.of(each) & _FINITE and not self._lexicon.of(each) & _NOUN for each in first[1:])
        if not is_subject or is_verb:
            return None
        return Fault("no-reading", words.starts[number], words.ends[number + 1], words.plain[number + 1])

    def _has_verb(self, plain: list[str], aside: str) -> bool:
        """Return whether an aside that is no relative clause has a verb."""
        if aside.split()[0] not in ("a", "an", "the"):
            return False
        masks = map(self._lexicon.of, map(str.lower, plain))
        return any(mask & _FINITE and not mask & (_NOUN | _PARTICIPLE) for mask in masks)

    def _the_on(self, words: Words, number: int) -> Fault | None:
        """Find "in the on last Friday"."""
        if not words.are_joined(number, number + 1) or word_before(words, number) == "and":
            return None
        mask = self._mask(words, number + 2)
        is_group = mask & classes("article each the those owner superlative") or words.plain[
            number + 2 : number + 3
        ] in (
            ("last",),
            ("first",),
            ("next",),
            ("same",),
            ("main",),
        )
        return Fault("no-reading", words.starts[number], words.ends[number + 1]) if mask and is_group else None

    def _after_noun(self, words: Words, number: int) -> Fault | None:
        """Find "fitted in the bathroom it": nothing is left for what stands for a thing."""
        if words.text[words.ends[number] : words.ends[number] + 1] != "." or number < 3:
            return None
        noun, article = self._lexicon.of(words.plain[number - 1]), self._lexicon.of(words.plain[number - 2])
        is_noun = noun & _NOUN and not noun & classes("base third past ing participle adverb prep adjective")
        is_group = is_noun and article & classes("the article") and words.are_joined(number - 2, number)
        return Fault("no-reading", words.starts[number - 1], words.ends[number]) if is_group else None
