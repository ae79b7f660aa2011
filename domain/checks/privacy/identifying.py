"""Find words that together tell who somebody is: one of few in a small place, or of an age where few are as old."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import product
from operator import methodcaller

from domain.checks.lexicon import Lexicon
from domain.checks.phrases import NOTHING, Folded, Likely, Triggers, any_of, folded, telling_of
from domain.checks.privacy.circumstances import CircumstanceReader, life_in
from domain.checks.privacy.descriptions import DescriptionReader, described_in, people_in
from domain.checks.privacy.distinguishing import ORIGIN, MarkReader, marks_in, marks_over_two
from domain.checks.privacy.known_people import KnownReader, known_in
from domain.checks.privacy.privacy_words import Personal, PrivacyWords
from domain.checks.privacy.private_lives import private_after
from domain.checks.privacy.singled_out import SingledReader, singled_out
from domain.checks.privacy.told_traits import TraitReader, traits_in
from domain.checks.prose import Span, sentences_of

_MODIFIERS = r"(?P<of>(?:(?!(?:of|in|at|who|for|and|to|that|which)\b)[\w’-]+,? ){0,4}?)"
_FEW = r"(?:two|three|four|[234])"
_FEW_OF = (
    *("few", "both"),
    *map(
        " ".join,
        product(("of", "the", "our", "its", "their", "only", "just", "all"), ("two", "three", "four", "2", "3", "4")),
    ),
)
_COMPOUND = re.compile(r"\w+-(?:speaking|born|using|year-old)\b|\b\d{1,3}-year-old\b")
_CAPITAL = re.compile(r"\b[A-ZÀ-ÖØ-Þ][a-zà-ÿ]")
_OF_PEOPLE = re.compile(r"\s*,?\s*(?:with|who|whose|aged|living with)\b")
_OF_A_PLACE = re.compile(r"its\b|the\s[a-z]+’s\s|(?!people|person|everyone|nobody)[\w-]+[’']s?\s", re.IGNORECASE)
_KIN = frozenset({"brothers", "sisters", "twins", "siblings", "sons", "daughters", "triplets"})
_MARKED = frozenset({"wheelchair users", "amputees", "survivors", "refugees", "asylum seekers", "nuns", "monks"})
"""Few of few who are also told by what they are."""
_SPOKEN_TO = re.compile(r" (?:whom |that |who )?(?:we|assessors) |,? who (?:spoke|talked) (?:to|with) us\b")
_HE = frozenset({"he", "she"})
_GOES_ON = ("He ", "She ", "His ", "Her ")
NO_SENTENCES: frozenset[int] = frozenset()
_START = methodcaller("start")
_REACH, _NEAR = 110, 50
_HUNDRED, _VERY_OLD, _YOUNG = 100, 90, 12
_LIVES_IN = re.compile(
    r"(?:\s+years\s+old)?(?:,?\s+(?:who|and))?\s+(?:lives|lived|living)(?: alone)?\s+in\s+"
    r"[A-Z][a-z][\w’-]+(?:\s+[A-Z][\w’-]+)?"
)
_SETTLED = re.compile(
    r"(?:,? who (?:lived|lives)| living)? (?:in|on|from|at) (?P<small>the (?:[a-z]+ )?(?:village|hamlet"
    r"|island|isle|parish|farm|estate)"
    r" (?:of|at) )?[A-Z][a-z][\w’-]+(?: [A-Z][\w’-]+)?"
)
_FROM_A_PLACE = re.compile(r" (?:in|from|of|at) [A-Z][a-z][\w’-]+(?: [A-Z][\w’-]+)?")
_FROM = re.compile(r"\s+(?:originally |who came )?from (?!the\b|our\b|a\b)[A-Z][a-z]")
_BETWEEN_COMMAS = re.compile(r", \d\d,")
_AFTER_A_SPACE = re.compile(r"[A-Z](?<= [A-Z])[a-z]")
TOLD_APART = "told-apart"
_ONE_OF_MANY = frozenset({"a", "an", "one", "another", "two", "three", "four", "2", "3", "4", "both"})
_ONE_OF_MANY |= frozenset(map(str.capitalize, _ONE_OF_MANY))
_AGE = re.compile(r"-year-old|\baged \d|man of \d|, \d\d,|\d years old|\bturned \d")


_ALONE = ("only", "sole", "lone", "single", "one", "first", "last", "remaining", "most", "serving", "standing")
_MOST = (
    *("oldest", "youngest", "eldest", "newest", "longest", "tallest", "shortest", "smallest", "biggest", "richest"),
    *("poorest", "heaviest", "loudest", "busiest", "fastest", "strongest", "latest", "earliest", "highest", "lowest"),
)


class IdentifyingReader:
    """The words made ready to find what identifies."""

    def __init__(self, words: PrivacyWords, lexicon: Lexicon | None = None) -> None:
        self.lives = CircumstanceReader(words)
        self.marks = MarkReader(words)
        self.described = DescriptionReader(words, self.marks)
        self.traits = TraitReader(words, lexicon, self.described)
        self.singled = SingledReader(words)
        self.known = KnownReader(words)
        self.gendered = frozenset(words.gendered)
        self.alone = Triggers((*_ALONE, *_MOST), needs=(*words.individuals, *words.offices, "year-old"))
        self.counts = Triggers(_FEW_OF, needs=words.individuals_plural)
        individuals = map(telling_of, (*words.individuals, *words.individuals_plural))
        self.person_words = frozenset((*individuals, *self.described.heads))
        self.sensitive_words = Triggers(words.sensitive)
        self.office_words = Triggers(words.offices)
        self.age_words = Triggers(("year-old", "aged", "man of", "years old", "turned"))
        self.characteristic = re.compile(rf"\b{any_of(words.characteristics)}\b(?!-)")
        self.sensitive = re.compile(rf"\b{any_of(words.sensitive)}\b(?!-)")
        one = any_of(words.individuals)
        behind = rf"(?![\w’'-])(?! {any_of(words.compounds)}\b)"
        self.one = re.compile(
            r"\b(?:the|our|its|their|[\w-]+[’']s?) (?:only|sole|lone|one|single|first|last|last remaining"
            r"|most (?:senior|recent|junior|experienced)|[a-z]{2,}est(?:-(?:serving|standing|established|paid"
            r"|ranking))?)"
            rf"(?: other| known| remaining)? {_MODIFIERS}(?P<who>{any_of((*words.individuals, *words.offices))}"
            rf"|\d{{1,3}}-year-old){behind}",
            re.IGNORECASE,
        )
        self.someone = re.compile(rf"\b(?:an?|one|another|the) {_MODIFIERS}(?P<who>{one}){behind}", re.IGNORECASE)
        self.office = re.compile(rf"\b(?:the|a) (?:former |retired )?{any_of(words.offices)}\b", re.IGNORECASE)
        self._read_places(words)
        self._read_few(words, rf"{any_of(words.individuals_plural)}){behind}")
        self.telling = re.compile(rf"\b{any_of(words.saying)}\b")
        self._read_ages(words, one)
        self._read_likely()

    def _read_likely(self) -> None:
        own = (each for each in vars(self).values() if isinstance(each, Triggers))
        self.likely = Likely(
            (
                *own,
                *self.marks.triggers,
                *self.described.triggers,
                self.traits.telling,
                *self.lives.phrases,
                *self.singled.phrases,
                *self.known.phrases,
            )
        )

    def _read_few(self, words: PrivacyWords, who: str) -> None:
        self.few = re.compile(
            rf"\b(?:(?:one|two|three|both|all|any) of (?:the |our |its |their |(?:the )?[\w-]+[’']s )?"
            rf"(?:only |just )?(?:{_FEW}"
            rf"|(?:very )?few)(?: only)?"
            rf"|both(?: of the)?|(?:all|the)(?: only)? {_FEW}|only {_FEW}|just {_FEW})"
            rf" {_MODIFIERS}(?P<who>{who}",
            re.IGNORECASE,
        )
        self.few_there = re.compile(rf"\b{_FEW} {_MODIFIERS}(?P<who>{who}", re.IGNORECASE)
        few = ("two", "three", "four", "2", "3", "4")
        self.few_words = Triggers((*words.characteristics,), needs=few)

    def _read_ages(self, words: PrivacyWords, one: str) -> None:
        self.aged = re.compile(
            rf"\b(?:an?|the|one) (?:[\w’-]+ )?(?P<age>\d{{2,3}})-year-old (?:[\w’-]+ ){{0,3}}?(?P<who>{one})\b"
            rf"|\b(?:an?|the|one) (?:[\w’-]+ ){{0,3}}?(?P<whom>{one})(?:,? aged|,| of"
            r"|,? who (?:was|is|had (?:just )?turned|turned)) (?P<years>\d{2,3})\b"
            r"(?! (?:and|or|to|years? or)\b|[%.]\d)",
            re.IGNORECASE,
        )
        self.occupied = re.compile(
            r"\b(?:an?|the|one) (?:[\w’-]+ )?(?P<age>\d{2,3})-year-old"
            r"(?P<past> (?:[a-z-]+ )?(?:retired|former|ex-)[\w-]*)?"
            r"(?: (?!(?:who|told|said|had|was|with|in|at|from|and|of|has|is|could|did|whose)\b)[a-z’-]+){0,3}",
            re.IGNORECASE,
        )
        commons = any_of(words.common_peoples)
        few = r"(?i:an?|one|another|(?:the\s)?(?:two|three|four|[2-4])|both)"
        who = any_of((*words.individuals, *words.individuals_plural))
        self.foreign = re.compile(
            rf"\b{few} (?:[a-z-]+ )?(?!{commons}\b)[A-Z][a-z]+(?:-speaking|-born)? (?:[a-z-]+ )?{who}\b"
        )
        self.any_foreign = re.compile(rf"\b{few} (?:[a-z-]+ )?[A-Z][a-z]+(?:-speaking|-born)? (?:[a-z-]+ )?{who}\b")

    def _read_places(self, words: PrivacyWords) -> None:
        small, places = any_of(words.small_places), any_of((*words.small_places, *words.places))
        where = (
            r"(?:in|at|on|from|of|across|within|for)\s+(?:(?:the|a|an|its|our|this|that|their) )?(?:[a-z’-]+ ){0,3}?"
        )
        capital = r"[A-Z][\w’-]+"
        self.place = re.compile(rf"\b{where}(?:{places}\b(?: (?:of|at|in) (?:the )?{capital})?|[A-Z][a-zà-ÿ][\w’-]+)")
        self.small_place = re.compile(
            rf"\b{where}(?:{small}(?: of| at| in| called| on|,)? (?:the )?{capital}"
            rf"|{capital} (?:{capital} )?{small}\b|{capital} (?:House|Lodge|Court|Manor|Grange|Hall|Villa|Farm)"
            r"|the (?:[a-z’-]+ ){0,2}?(?:refuge|village|convent|monastery|island|hostel|barracks|prison)\b)"
        )
        self.lonely_place = re.compile(
            rf"\b(?:the|its) (?:only|one|sole|last|lone) (?:[a-z’-]+ ){{0,2}}?[a-z’-]+(?: {where}{places}\b)?"
            rf"|{self.small_place.pattern}"
        )


def identifying_in(text: str, reader: IdentifyingReader) -> Iterator[Personal]:
    """Yield the words that together could tell who somebody is, as "identifying"; one at most in a sentence.

    Where there are none, but several things are told of one person that narrow, these are "told-apart".
    """
    spans, whole = sentences_of(text), folded(text)
    likely = reader.likely.in_sentences(whole, spans)
    has_people = not reader.person_words.isdisjoint(whole.words)
    foreign = _may_be_foreign(whole, spans, reader) if has_people else NO_SENTENCES
    aged = _numbers_of(spans, map(_START, _BETWEEN_COMMAS.finditer(text)))
    coming = _numbers_of(spans, map(_START, ORIGIN.finditer(text)))
    described = reader.described
    has_people = has_people or not _HE.isdisjoint(whole.words)
    people = people_in(text, spans, described) if has_people else {}
    for number in sorted({*likely, *people, *foreign, *aged, *coming}):
        start, end = spans[number]
        sentence, triggers = text[start:end], likely.get(number, NOTHING)
        found = _in_sentence(sentence, triggers, reader, number in foreign, number in aged)
        if found is None and number and sentence.startswith(_GOES_ON):
            before = text[slice(*spans[number - 1])]
            is_private = reader.singled.lives.again in triggers
            found = private_after(before, sentence, reader.singled.lives) if is_private else None
            found = found or marks_over_two(before, sentence, reader.marks)
        if found is None and (number in people or not described.every.isdisjoint(triggers)):
            found = described_in(sentence, triggers, people.get(number, ()), described)
        code = "identifying" if found is not None else TOLD_APART
        found = found or traits_in(sentence, triggers, reader.traits)
        if found is not None:
            first, last = found
            yield Personal(code, start + first, start + last, sentence[first:last])


def _numbers_of(spans: Sequence[Span], places: Iterable[int]) -> Collection[int]:
    """Return the numbers of the sentences in which these places are."""
    found = list(places)
    if not found:
        return NO_SENTENCES
    starts = [start for start, _ in spans]
    return {bisect_right(starts, place) - 1 for place in found}


def _may_be_foreign(text: Folded, spans: Sequence[Span], reader: IdentifyingReader) -> Collection[int]:
    """Return the numbers of the sentences in which one word at most stands between an article and a capital, as in
    "a young Polish woman".
    """
    found = set()
    for number, words in enumerate(text.words_of(spans)):
        if not reader.person_words.isdisjoint(words):
            for match in _AFTER_A_SPACE.finditer(text.text, *spans[number]):
                before = text.text[max(0, match.start() - _NEAR) : match.start()].rsplit(None, 2)[-2:]
                if not _ONE_OF_MANY.isdisjoint(before):
                    found.add(number)
                    break
    return found


def _in_sentence(
    sentence: str, likely: Collection[Triggers], reader: IdentifyingReader, may_be_foreign: bool, may_be_aged: bool
) -> tuple[int, int] | None:
    is_aged = (may_be_aged or reader.age_words in likely) and _AGE.search(sentence) is not None
    return (
        (_one_of_few(sentence, likely, reader) if likely else None)
        or (_of_an_age(sentence, reader) if is_aged else None)
        or (_in_a_small_place(sentence, likely, reader) if likely else None)
        or (_foreign(sentence, reader) if may_be_foreign else None)
        or marks_in(sentence, likely, reader.marks)
        or (life_in(sentence, likely, reader.lives) if likely else None)
        or (singled_out(sentence, likely, reader.singled) if likely else None)
        or (known_in(sentence, likely, reader.known) if likely else None)
    )


def _one_of_few(sentence: str, likely: Collection[Triggers], reader: IdentifyingReader) -> tuple[int, int] | None:
    """Return one or few people of a characteristic, or of a place where they say something."""
    for pattern, words in ((reader.one, reader.alone), (reader.few, reader.counts)):
        for match in pattern.finditer(sentence) if words in likely else ():
            rest = sentence[match.end() : match.end() + _REACH]
            place = reader.place.search(rest)
            is_few = pattern is reader.few
            is_characteristic = _is_characteristic(match["of"], reader) or _FROM.match(rest) is not None
            is_characteristic = is_characteristic or reader.sensitive.search(rest[:_NEAR]) is not None
            is_characteristic = is_characteristic or match["who"].casefold() in _MARKED
            if is_few and _SPOKEN_TO.match(rest) is not None:
                continue
            is_kin = match["who"].casefold() in _KIN and reader.sensitive.search(rest[:_NEAR]) is not None
            if is_characteristic and (not is_few or is_kin or " of " in match.group() or place is not None):
                return match.start(), match.end() + (place.end() if place is not None else 0)
            if place is None:
                if _OF_A_PLACE.match(match.group()) is not None and reader.telling.match(rest.lstrip()) is not None:
                    return match.span()
                continue
            if is_few and reader.small_place.match(rest.lstrip()) and reader.telling.search(rest, place.end()):
                return match.start(), match.end() + place.end()
            told = reader.telling.search(rest, place.end()) is not None
            is_more = match["who"].casefold() in reader.gendered or _OF_PEOPLE.match(rest) is not None
            if told and (is_more or " of " in match.group().casefold() or not is_few):
                return match.start(), match.end() + place.end()
    for match in reader.few_there.finditer(sentence) if reader.few_words in likely else ():
        place = reader.small_place.match(sentence, match.end() + 1)
        if place is not None and _CAPITAL.search(place.group()) and reader.characteristic.search(match["of"]):
            return match.start(), place.end()
    return None


def _of_an_age(sentence: str, reader: IdentifyingReader) -> tuple[int, int] | None:
    for match in reader.aged.finditer(sentence):
        place = reader.lonely_place.search(sentence, match.end(), match.end() + _REACH)
        if place is not None:
            return match.start(), place.end()
        age = int(match["age"] or match["years"])
        condition = reader.sensitive.search(sentence, match.start(), match.end() + _REACH)
        if condition is not None:
            return match.start(), condition.end()
        lives = _LIVES_IN.match(sentence, match.end())
        if age >= _VERY_OLD and lives is not None:
            return match.start(), lives.end()
        if age >= _HUNDRED or (age <= _YOUNG and (match["who"] or match["whom"]).casefold() == "carer"):
            return match.span()
    for match in reader.occupied.finditer(sentence):
        if match["past"] or int(match["age"]) >= _HUNDRED:
            return match.span()
        settled = _FROM_A_PLACE.match(sentence, match.end()) if int(match["age"]) >= _VERY_OLD else None
        if settled is not None:
            return match.start(), settled.end()
        condition = reader.sensitive.search(sentence, match.end(), match.end() + _NEAR)
        if condition is not None:
            return match.start(), condition.end()
    return None


def _in_a_small_place(sentence: str, likely: Collection[Triggers], reader: IdentifyingReader) -> tuple[int, int] | None:
    """Return somebody of a sensitive characteristic, or who holds an office, and the small place that is named."""
    for match in reader.someone.finditer(sentence) if reader.sensitive_words in likely else ():
        place = reader.small_place.search(sentence, match.end(), match.end() + _REACH)
        if place is not None and reader.sensitive.search(sentence, match.start(), place.end()) is not None:
            return match.start(), place.end()
    for match in reader.office.finditer(sentence) if reader.office_words in likely else ():
        place = reader.small_place.search(sentence, match.end(), match.end() + _REACH)
        if place is not None and reader.telling.search(sentence, place.end()) is not None:
            return match.start(), place.end()
    return None


def _foreign(sentence: str, reader: IdentifyingReader) -> tuple[int, int] | None:
    """Return somebody of a people of whom there are few, or of any in a small place, and the place that is named."""
    for match in reader.any_foreign.finditer(sentence):
        place = _SETTLED.match(sentence, match.end())
        if place is not None and (place["small"] or reader.foreign.match(sentence, match.start()) is not None):
            return match.start(), place.end()
    return None


def _is_characteristic(words: str, reader: IdentifyingReader) -> bool:
    """Return whether words before a noun of people tell few of many: a characteristic, a language, a people, an age."""
    return any(pattern.search(words) is not None for pattern in (reader.characteristic, _COMPOUND, _CAPITAL))
