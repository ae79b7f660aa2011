"""Find forms of verbs that do not go together: "did not knew", "had went", "to improved", "staff was".

What stands beside a verb tells which of its forms is right there; where two readings are possible, nothing is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from domain.checks.prose import Fault, Words
from domain.checks.word_sets import WordSets

_DOING = frozenset(("do", "does", "did"))
_HAVING = frozenset(("has", "have", "had", "having"))
_BEING = frozenset(("is", "are", "was", "were", "be", "been", "being"))
_MODALS = frozenset(("can", "cannot", "could", "will", "would", "shall", "should", "may", "might", "must"))
_PRONOUNS = frozenset(("they", "we", "he", "she", "it", "you", "i"))
_QUESTIONS = frozenset(("who", "what", "where", "which", "how", "when", "whose", "why"))
_ONLY_VERB = frozenset(
    (
        "able",
        "unable",
        "wanted",
        "want",
        "hoped",
        "tried",
        "trying",
        "decided",
        "continued",
        "began",
        "begun",
        "started",
    )
)
"""Words after which "to" is never a preposition."""
_MOST_BETWEEN = 2
_REACH = 6


@dataclass(frozen=True, slots=True)
class VerbWords:
    """Verbs and what stands beside them.

    `irregular` are three forms each ("go went gone"), `regular` base forms. Those of `also_nouns`, and none of the
    others, may be a noun or an adjective. Past forms of `also_other` are words of another kind as well. `between` may
    stand within a verb, `objects` after a base form that acts on them. `takes_to` need "to" before a verb, and
    `before_to` stand before the "to" of a verb. `as_nouns` before "will" or "may" make it no verb. `relative` begin
    clauses that end in a verb. `plurals` are people in the plural; `before_plurals` stand before them, `determiners`
    before any noun; `openers` begin a clause. `amounts` are plurals that take a singular.
    """

    irregular: tuple[str, ...] = ()
    regular: tuple[str, ...] = ()
    also_nouns: tuple[str, ...] = ()
    also_other: tuple[str, ...] = ()
    ends_in_ed: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    takes_to: tuple[str, ...] = ()
    before_to: tuple[str, ...] = ()
    as_nouns: tuple[str, ...] = ()
    relative: tuple[str, ...] = ()
    plurals: tuple[str, ...] = ()
    singulars: tuple[str, ...] = ()
    before_plurals: tuple[str, ...] = ()
    determiners: tuple[str, ...] = ()
    openers: tuple[str, ...] = ()
    amounts: tuple[str, ...] = ()


class VerbBook:
    """The forms of verbs made ready."""

    def __init__(self, words: VerbWords, sets: WordSets) -> None:
        forms = [tuple(each.split()) for each in words.irregular]
        self.participle = {base: participle for base, _past, participle in forms}
        self.past = {past: (base, participle) for base, past, participle in forms if past != base}
        for base in words.regular:
            ed = _regular_past(base)
            self.participle[base] = ed
            self.past[ed] = (base, ed)
        self.third = {_third(base): base for base in self.participle}
        nouns = frozenset(words.also_nouns)
        self.nouns = nouns
        self.plain = frozenset(self.participle) - nouns
        self.also_other = frozenset(words.also_other)
        self.base_in_ed = frozenset(words.ends_in_ed)
        self.between, self.objects = frozenset(words.between), frozenset(words.objects)
        self.takes_to, self.before_to = frozenset(words.takes_to), frozenset(words.before_to)
        self.as_nouns, self.relative = frozenset(words.as_nouns), frozenset(words.relative)
        self.plurals, self.singulars = frozenset(words.plurals), frozenset(words.singulars)
        self.before_plurals, self.determiners = frozenset(words.before_plurals), frozenset(words.determiners)
        self.openers, self.amounts = frozenset(words.openers), frozenset(words.amounts)
        self.looks: dict[str, tuple[_Look, ...]] = {}
        self._add(_DOING | {f"{each}n't" for each in _DOING}, _after_do)
        self._add(_MODALS | {f"{each}n't" for each in ("ca", "could", "wo", "would", "should")}, _after_modal)
        self._add(_HAVING, _after_have)
        self._add(_BEING, _after_be)
        self._add(self.takes_to, _without_to)
        self._add(("to",), _after_to)
        self._add((third for third, base in self.third.items() if base in self.plain), _third_after_plural)
        self._asked = sets.add(self.looks.__contains__)

    def _add(self, words: Iterable[str], look: _Look) -> None:
        for word in words:
            self.looks[word] = (*self.looks.get(word, ()), look)

    def base_of(self, word: str) -> str | None:
        """Return the base form that should stand for a past form, "" where it cannot be told, None for others."""
        if word in self.past:
            return self.past[word][0] if word not in self.participle else None
        is_past = word.endswith("ed") and len(word) > 4 and word not in self.base_in_ed
        return "" if is_past else None

    def faults_in(self, words: Words) -> Iterator[Fault]:
        """Yield forms of verbs that do not go with the words before them, as "broken-verbs"."""
        for number in self._asked.numbers_in(words):
            for look in self.looks[words.plain[number]]:
                if fault := look(words, number, self):
                    yield fault
                    break


_Look = Callable[[Words, int, VerbBook], Fault | None]


def _regular_past(base: str) -> str:
    if base.endswith("e"):
        return f"{base}d"
    return f"{base[:-1]}ied" if base.endswith("y") and base[-2] not in "aeiou" else f"{base}ed"


def _third(base: str) -> str:
    if base.endswith("y") and base[-2:-1] not in tuple("aeiou"):
        return f"{base[:-1]}ies"
    return f"{base}es" if base.endswith(("s", "sh", "ch", "x", "o")) else f"{base}s"


def _next_verb(words: Words, number: int, book: VerbBook) -> int | None:
    """Return the number of the word that follows one of a verb, without what may stand between."""
    count = len(words.plain)
    place = number + 1
    while place < count and place <= number + _MOST_BETWEEN and _is_between(words.plain[place], book):
        place += 1
    return place if place < count and words.are_joined(number, place) else None


def _is_between(word: str, book: VerbBook) -> bool:
    return word in book.between or (word.endswith("ly") and len(word) > 4)


def _joined_before(words: Words, number: int) -> str:
    """Return the word before another one of the same clause, "" where the clause begins."""
    return words.plain[number - 1] if number and words.are_joined(number - 1, number) else ""


def _is_relative(words: Words, number: int, book: VerbBook) -> bool:
    """Return whether a clause that may end with the verb of this number is going on: "all they could helped"."""
    for place in range(number, max(0, number - _REACH), -1):
        before = _joined_before(words, place)
        if not before:
            return False
        if before in book.relative:
            return True
    return False


def _at(words: Words, first: int, right: str | None, last: int | None = None) -> Fault:
    end = words.ends[first if last is None else last]
    return Fault("broken-verbs", words.starts[first], end, right or None)


def _after_do(words: Words, number: int, book: VerbBook) -> Fault | None:
    place = _next_verb(words, number, book)
    if place is None or not (words.plain[number].endswith("n't") or "not" in words.plain[number + 1 : place]):
        return None
    word = words.plain[place]
    right = {"has": "have", "had": "have"}.get(word) or book.base_of(word)
    if right is None and word in book.third:
        right = book.third[word] if book.third[word] in book.plain else None
    return None if right is None else _at(words, place, right)


def _after_modal(words: Words, number: int, book: VerbBook) -> Fault | None:
    place = _next_verb(words, number, book)
    if place is None or words.plain[place] in book.also_other:
        return None
    word = words.plain[place]
    right = {"has": "have", "had": "have"}.get(word) or book.base_of(word)
    if right is None and book.third.get(word) in book.plain:
        right = book.third[word]
    if right is None or words.is_capitalised(number) or words.is_capitalised(place):
        return None
    before = _joined_before(words, number)
    is_noun = before in book.as_nouns or before == "who" or _is_relative(words, number, book)
    return None if is_noun else _at(words, place, right)


def _after_have(words: Words, number: int, book: VerbBook) -> Fault | None:
    place = _next_verb(words, number, book)
    word = "" if place is None else words.plain[place]
    if place is None or not (word in book.past or word in book.participle):
        return None
    if words.is_capitalised(place) or _is_relative(words, number, book):
        return None
    if word in book.past and book.past[word][1] != word and word not in book.participle:
        return None if _may_end_a_clause(words, number, book) else _at(words, place, book.past[word][1])
    if word not in book.participle or book.participle[word] == word:
        return None
    if word in book.plain or _is_acting(words, place, book):
        return _at(words, place, book.participle[word])
    return None


def _may_end_a_clause(words: Words, number: int, book: VerbBook) -> bool:
    """Return whether "they had" may end a clause that belongs to the noun before it: "the support they had began"."""
    subject = _joined_before(words, number)
    if subject not in _PRONOUNS and subject not in book.plurals:
        return False
    before = _joined_before(words, number - 1)
    is_opened = not before or before in book.openers or before in ("us", "them", "and") or before.endswith("ed")
    return subject in _PRONOUNS and not is_opened


def _is_acting(words: Words, place: int, book: VerbBook) -> bool:
    """Return whether a word that may be a noun acts on what follows: "had help teams to see"."""
    following = words.plain[place + 1 : place + 3]
    if not following or not words.are_joined(place, place + len(following)):
        return False
    return following[0] in book.objects or (following[0] in book.plurals and following[1:] == ("to",))


def _after_be(words: Words, number: int, book: VerbBook) -> Fault | None:
    place = _next_verb(words, number, book)
    word = "" if place is None else words.plain[place]
    if place is None or word in _HAVING or not (word in book.past or word in book.plain):
        return None
    if words.is_capitalised(place) or _is_relative(words, number, book):
        return None
    if not _QUESTIONS.isdisjoint(words.plain[max(0, number - _REACH) : number]):
        return None
    if not _DOING.isdisjoint(words.plain[max(0, number - _REACH) : number]):
        return None
    if word in book.past and book.past[word][1] != word and word not in book.also_other:
        return _at(words, place, book.past[word][1])
    is_base = word in book.plain and book.participle[word] != word
    return _at(words, place, book.participle[word]) if is_base else None


def _without_to(words: Words, number: int, book: VerbBook) -> Fault | None:
    if number + 1 >= len(words.plain) or not words.are_joined(number, number + 1):
        return None
    word, following = words.plain[number], words.plain[number + 1]
    before = _joined_before(words, number)
    is_of_being = word in ("able", "unable") and (before in _BEING or _is_between(before, book))
    if following in book.plain or (is_of_being and following in book.nouns and following in book.participle):
        return None if words.is_capitalised(number + 1) else _at(words, number, f"{word} to {following}", number + 1)
    return None


def _after_to(words: Words, number: int, book: VerbBook) -> Fault | None:
    if _joined_before(words, number) not in book.before_to or number + 1 >= len(words.plain):
        return None
    word = words.plain[number + 1]
    if not words.are_joined(number, number + 1) or words.is_capitalised(number + 1) or word in book.also_other:
        return None
    right = book.base_of(word)
    if right is None and (book.third.get(word) in book.plain or words.plain[number - 1] in _ONLY_VERB):
        right = book.third.get(word)
    return None if right is None else _at(words, number + 1, right)


def _third_after_plural(words: Words, number: int, book: VerbBook) -> Fault | None:
    if not number or words.plain[number - 1] not in book.plurals or not words.are_joined(number - 1, number):
        return None
    begin, _ = _begin_of_subject(words, number - 1, book)
    return None if begin is None else _at(words, number, book.third[words.plain[number]])


def _begin_of_subject(words: Words, noun: int, book: VerbBook) -> tuple[int | None, bool]:
    """Return the number of the first word of a noun's group where that begins a clause, and if it is determined."""
    place, has_determiner = noun, False
    while before := _joined_before(words, place):
        if before in book.determiners and not has_determiner:
            has_determiner = True
        elif before in book.before_plurals and not has_determiner:
            pass
        else:
            return (place if before in book.openers else None), has_determiner
        place -= 1
    return place, has_determiner
