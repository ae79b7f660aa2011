"""Find one thing that is counted without its article: "had tested pathway with", "were sent letter about"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from domain.checks.lexicon import Lexicon, classes
from domain.checks.prose import Fault, Words
from domain.checks.typing.class_reader import LookingReader, Looks, word_before

_COUNTED: Final = frozenset(
    (
        *("letter", "form", "meeting", "film", "piece", "card", "phone", "list", "copy", "plan", "visit"),
        *("question", "report", "group", "church", "email", "bed", "box", "survey", "review", "project"),
        *("garden", "number", "message", "ramp", "rail", "sensor", "lift", "date", "reason", "friend", "neighbour"),
        *("course", "grant", "fee", "budget", "contract", "chance", "mentor", "register", "tool", "post", "role"),
        *("guide", "map", "rota", "step", "link", "relationship", "approach", "structure", "system", "picture"),
        *("bus", "van", "break", "result", "decision", "statement", "summary", "website", "difference"),
    )
)
"""Nouns that the lexicon also has without an article, or as verbs, and that are counted where a verb has acted."""
_NEVER: Final = frozenset(
    (
        *(
            "coast",
            "pace",
            "onboard",
            "offer",
            "sync",
            "store",
            "summary",
            "beta",
            "product",
            "mistake",
            "accident",
            "end",
        ),
        *("search", "idea", "heart", "hand", "shape", "office", "track", "stock", "note", "part", "place", "sense"),
        *("lunch", "breakfast", "dinner", "tea", "week", "month", "day", "year", "night", "morning", "afternoon"),
        *("evening", "summer", "winter", "autumn", "spring", "term", "top", "step", "line", "person", "chair", "sight"),
        *("percent", "pm", "cent", "half", "others", "thanks", "scrutiny", "cabinet", "parliament", "council", "lot"),
        *("heed", "tech", "victim", "prey", "foul", "aim", "office", "issue", "advantage", "effect", "board"),
        *("charge", "doubt", "course", "post", "triage", "debate", "root", "strike", "score", "retreat", "bottom"),
    )
)
"""Nouns that stand without an article after verbs or prepositions: "kept pace", "took part"."""
_GIVEN: Final = frozenset(("given", "sent", "offered", "shown", "lent", "handed", "promised", "allocated", "issued"))
_BECOMING: Final = frozenset(
    (
        *("became", "become", "remained", "elected", "appointed", "turned", "called", "named", "left", "took", "came"),
        *("went", "ran", "stood", "felt", "rose", "fell", "told", "asked", "said", "was", "were", "made", "taken"),
        *("stopped", "started", "kept", "enjoyed", "avoided", "began", "finished"),  # "had stopped meeting"
    )
)
_PREPOSITIONS: Final = frozenset(("with", "about", "from", "into", "near", "beside", "without", "towards", "for"))
_ENDS: Final = classes("of prep strict within particle to because that who is are has have had did modal past")
_NOUN, _THING = classes("noun"), classes("thing")
_OTHER: Final = classes("mass nouns ing adjective adverb past participle")
_AFTER: Final = classes("noun nouns mass adjective")
_HAVE: Final = classes("has have had having")
_PAST: Final = classes("past participle")
_SUBJECT: Final = classes("they he i who has have had nouns")
_NO_SUBJECT: Final = classes("article the each those this adjective owner and prep strict of")
_BEFORE_ONE: Final = frozenset(
    ("with", "about", "from", "into", "near", "without", "towards", "for", "in", "at", "on", "under", "over", "through")
) | {"across", "during", "within", "between", "against", "behind", "among", "along", "outside", "beyond", "around"}
_BEFORE_SOME: Final = frozenset(("by", "of", "to"))
"""Prepositions before a noun by itself as well: "street by street", "a change of worker", "door to door"."""
_OF_ANY: Final = frozenset(
    (
        *("change", "changes", "choice", "choices", "post", "role", "roles", "title", "lack", "sense", "kind"),
        *("type", "sort", "stretch", "stretches", "length", "lengths"),
    )
)
_IS: Final = frozenset(("is", "was", "became", "becomes", "remained", "remains"))
_OPENING: Final = frozenset(
    ("when", "because", "where", "if", "while", "although", "once", "until", "us", "whether", "that", "how", "why")
)
_BEFORE: Final = _BEFORE_ONE | _BEFORE_SOME | _IS | _OPENING
_FINITE: Final = classes("modal is has had did does")
_ACTING: Final = classes("to modal do did does")
_FOUND: Final = frozenset(("found", "saw", "gave", "held", "set", "built", "offered", "published", "made", "wrote"))
_KINDS: Final = (classes("adjective"), classes("comparative"))
_BETWEEN: Final = frozenset(("not", "always", "also", "never", "often", "already", "since", "recently", "just", "now"))
_BE: Final = frozenset(("was", "were", "been", "being", "is", "are"))


class BareNouns(LookingReader):
    """Looks at each noun that is counted whether something stands before it that lets it be said of one."""

    def __init__(self, lexicon: Lexicon, looks: Looks, counted: Iterable[str]) -> None:
        self._counted = frozenset(counted)
        rows = (
            ((self._may_precede, self._is_counted), 1, self._bare),
            ((self._may_precede, self._is_kind, self._is_counted), 2, self._bare_kind),
            ((_BEFORE.__contains__, self._may_be_counted), 1, self._without_article),
            ((_BEFORE.__contains__, self._is_kind, self._may_be_counted), 2, self._without_article),
            ((self._is_base, self._may_be_counted), 1, self._after_base),
        )
        super().__init__(lexicon, looks, rows=rows)

    def _may_precede(self, word: str) -> bool:
        """Return whether a word is a preposition or verb that no noun may follow without an article."""
        mask = self._lexicon.of(word)
        is_verb = mask & _PAST and not mask & classes("noun mass adverb prep") and word not in _BECOMING
        return word in _PREPOSITIONS or bool(is_verb) or (bool(mask & _HAVE) and not mask & classes("noun"))

    def _is_counted(self, word: str) -> bool:
        return self._is_sure(word) or self._is_mixed(word)

    def _is_sure(self, word: str) -> bool:
        mask = self._lexicon.of(word)
        is_noun = mask & _NOUN and mask & _THING and not mask & (_OTHER | classes("base"))
        return bool(is_noun) and word in self._lexicon.words and word not in _NEVER and word not in _COUNTED

    def _is_mixed(self, word: str) -> bool:
        """Return whether a noun is counted where a verb has acted, though it may be a verb elsewhere: "break"."""
        mask = self._lexicon.of(word)
        is_noun = mask & _NOUN and mask & _THING and mask & classes("base") and not mask & _OTHER
        return word not in _NEVER and (word in _COUNTED or (bool(is_noun) and word in self._lexicon.words))

    def _may_be_counted(self, word: str) -> bool:
        return word in self._counted or self._is_sure(word)

    def _is_base(self, word: str) -> bool:
        return bool(self._lexicon.of(word) & classes("base")) and word not in _BECOMING | {"be", "change", "choose"}

    def _after_base(self, words: Words, number: int) -> Fault | None:
        """Find "did not always hear outcome of it" and "hoped to open kitchen"."""
        acting = number - 2
        while acting > 0 and words.plain[acting] in _BETWEEN:
            acting -= 1
        is_helped = words.plain[acting] in ("him", "her", "them", "people") and words.plain[acting - 1][:4] == "help"
        is_verb = acting >= 0 and (self._lexicon.of(words.plain[acting]) & _ACTING or is_helped)
        is_verb = is_verb and words.are_joined(acting, number)
        if not is_verb or words.is_capitalised(number) or not self._is_alone(words, number):
            return None
        if words.text[words.ends[number] : words.ends[number] + 1] == ",":
            return None
        return Fault("no-reading", words.starts[number - 1], words.ends[number])

    def _is_kind(self, word: str) -> bool:
        return self._lexicon.of(word) in _KINDS or ("-" in word and word not in self._lexicon.words)

    def _without_article(self, words: Words, number: int) -> Fault | None:
        """Find "against local threshold", "was obstacle" and "when assessor had gone": what is counted, by itself."""
        first = number if words.plain[number - 1] in _BEFORE else number - 1
        before = words.plain[first - 1]
        if not words.are_joined(first - 1, number) or any(map(words.is_capitalised, range(first, number + 1))):
            return None
        if before in _OPENING:
            is_told = words.plain[max(0, first - 2)] in ("us", "said") and words.plain[number] in self._counted
            is_told = is_told or before != "that"
            is_wrong = is_told and self._mask(words, number + 1) & (_FINITE | classes("past"))
        else:
            is_wrong = not self._may_stand(words, first, number) and self._is_alone(words, number)
            is_wrong = is_wrong and words.text[words.ends[number] : words.ends[number] + 1] != ","
        return Fault("no-reading", words.starts[first - 1], words.ends[number]) if is_wrong else None

    def _may_stand(self, words: Words, first: int, number: int) -> bool:
        """Return whether a noun may stand by itself after "was", where it is a part, and after "by", "of" and "to"."""
        before, noun = words.plain[first - 1], words.plain[number]
        if before in _IS:
            is_part = noun not in self._counted and first == number
            return is_part or noun == "reason" or "what" in words.plain[max(0, first - 8) : first]
        if before not in _BEFORE_SOME or first < number:
            return before in ("of", "to") and noun.endswith(("er", "or"))
        if before == "to" and not self._mask(words, first - 2) & (_PAST | classes("them")):
            return True  # "we prefer help to penalty"
        if before == "of":
            return noun.endswith(("er", "or")) or words.plain[max(0, first - 2)] in _OF_ANY
        return before == "by" or "from" in words.plain[max(0, first - 5) : first]

    def _bare_kind(self, words: Words, number: int) -> Fault | None:
        """Find "had strong link with" and "gave clear reason for": one thing that is counted, and what it is like."""
        if not words.are_joined(number - 2, number) or words.is_capitalised(number) or words.is_capitalised(number - 1):
            return None
        before = words.plain[number - 2]
        is_verb = before in _FOUND or (before not in _PREPOSITIONS and self._is_acted_on(words, number - 1))
        if not is_verb and before not in ("with", "without", "about"):
            return None
        is_followed = self._mask(words, number + 1) & _ENDS or words.text[words.ends[number] :][:1] == "."
        if not is_followed or not self._is_alone(words, number):
            return None
        return Fault("no-reading", words.starts[number - 1], words.ends[number])

    def _bare(self, words: Words, number: int) -> Fault | None:
        """Find the noun with what stands before it."""
        plain = words.plain
        if not words.are_joined(number - 1, number) or words.is_capitalised(number):
            return None
        before = plain[number - 1]
        if before in _PREPOSITIONS:
            is_wrong = not self._is_mixed(plain[number]) or before in ("with", "about")
        else:
            is_wrong = self._is_acted_on(words, number)
        if not is_wrong or not self._is_alone(words, number):
            return None
        if words.text[words.ends[number] : words.ends[number] + 1] == ",":  # "identified workforce, cost and delay"
            return None
        start, article = words.starts[number - 1], "an" if plain[number][0] in "aeio" else "a"
        right = f"{words.text[start : words.ends[number - 1]]} {article} {plain[number]}"
        return Fault("no-reading", start, words.ends[number], right)

    def _is_acted_on(self, words: Words, number: int) -> bool:
        """Return whether a verb stands before a noun, and is no participle that is said of it."""
        verb, mask = words.plain[number - 1], self._lexicon.of_all(words.plain)[number - 1]
        if mask & _HAVE:
            return word_before(words, number - 1) not in ("to", "not") and words.plain[number] not in (
                "reason",
                "cause",
            )
        place = number - 2
        while place > 0 and words.plain[place] in _BETWEEN:
            place -= 1
        if place < 0 or not words.are_joined(place, number - 1):
            return False
        before = words.plain[place]
        if before in _BE:
            return verb in _GIVEN
        subject = self._lexicon.of(before)
        return bool(subject & _SUBJECT) and not subject & _NO_SUBJECT

    def _is_alone(self, words: Words, number: int) -> bool:
        """Return whether a group of words ends with a noun, and it is not one of two: "door to door"."""
        plain, after = words.plain, number + 1
        if plain[number] in plain[max(0, number - 3) : number] or plain[number] in plain[after : number + 4]:
            return False
        if after >= len(plain) or not words.are_joined(number, after):
            return words.text[words.ends[number] : words.ends[number] + 1] in (".", ",")
        mask = self._lexicon.of_all(plain)[after]
        if plain[after] == "and":  # "had seen film and had shown it"
            is_phrase = plain[number - 1] in _BEFORE
            return not is_phrase and bool(self._mask(words, after + 1) & classes("had has have modal"))
        is_range = plain[after] == "by" or (plain[after] == "to" and plain[number - 1] in _PREPOSITIONS)
        return bool(mask & _ENDS) and not mask & _AFTER and not is_range
