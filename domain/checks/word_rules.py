"""Rules that name wrong words and the words around them, matched word by word: a rule is data and takes linear time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import chain, product
from typing import Any

from domain.checks.finding import Severity
from domain.checks.lexicon import BITS, Lexicon, classes
from domain.checks.prose import Fault, Words
from domain.plain_data import Misshapen

_CLAUSE_ENDS = frozenset('.,;:!?()[]…–—“”"\n')
_ENDS = (("^",), ("$",))
MOST_WORDS = 12
"""A rule of more words than this is no rule but a text."""


@dataclass(frozen=True, slots=True)
class WordRule:
    """The words `wrong` stand for `right` ("" where there is no one mend) beside certain others.

    They must stand after one of `before` and in front of one of `after`, and not after one of `not_before` nor in
    front of one of `not_after`; an empty list asks for nothing. Each entry is one or more words: "*ing" is any word
    with that ending, "re*" any with that beginning, "*" any word, "#" a number, "Aa" a word with a capital, "^" the
    beginning of a clause and "$" its end, which may end an entry of several words ("high $"). With `is_exact` the case
    of `wrong` counts. "@name" is any of the words of a list: see `with_classes`. "<noun|nouns>" is any word that can be
    of one of these classes of the lexicon, "<=noun|nouns>" one that can be of no other.
    """

    wrong: str
    right: str = ""
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    is_exact: bool = False
    severity: Severity = Severity.SHOULD


def check_rules(rules: Iterable[WordRule], place: str) -> None:
    """Raise Misshapen naming the place of the first rule that can never hold or holds everywhere."""
    for number, rule in enumerate(rules):
        here = f"{place}[{number}]"
        first = rule.wrong.split()[:1]
        if not first or not first[0][0].isalnum() or "*" in rule.wrong:
            raise Misshapen(f"{here}.wrong", "must be whole words")
        for name in ("wrong", "before", "after", "not_before", "not_after"):
            value = getattr(rule, name)
            for each in (value,) if isinstance(value, str) else value:
                if any(not _is_known_class(spec) for spec in each.split()):
                    raise Misshapen(f"{here}.{name}", f"{each!r} names no class of words")
                if not 0 < len(each.split()) <= MOST_WORDS:
                    raise Misshapen(f"{here}.{name}", f"{each!r} must have between 1 and {MOST_WORDS} words")


def with_classes(
    rules: Iterable[WordRule], classes: Mapping[str, tuple[str, ...]], place: str = ""
) -> tuple[WordRule, ...]:
    """Return rules with each of the words of a class in the place of its "@name"; raise Misshapen for one not there."""
    return tuple(_with_classes(rule, classes, f"{place}[{number}]") for number, rule in enumerate(rules))


def _with_classes(rule: WordRule, classes: Mapping[str, tuple[str, ...]], place: str) -> WordRule:
    changes: dict[str, Any] = {}
    for name in ("before", "after", "not_before", "not_after"):
        entries = getattr(rule, name)
        if any("@" in each for each in entries):
            try:
                changes[name] = tuple(dict.fromkeys(chain(*(_without_class(each, classes) for each in entries))))
            except KeyError as error:
                raise Misshapen(f"{place}.{name}", f"{error} is no class of words") from error
    return replace(rule, **changes)


def _without_class(entry: str, classes: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    choices = [classes[each[1:]] if each[0] == "@" else (each,) for each in entry.split() or ("",)]
    return map(" ".join, product(*choices))


class RuleBook:
    """Rules by the first word of what is wrong, listed by what their faults are called."""

    def __init__(
        self, rules: Mapping[str, Iterable[WordRule]], are_terms: bool = False, lexicon: Lexicon | None = None
    ) -> None:
        self.are_terms = are_terms
        self._lexicon = lexicon or Lexicon()
        self._listed: dict[str, list[tuple[WordRule, str]]] = defaultdict(list)
        for code, listed in rules.items():
            for rule in listed:
                self._listed[rule.wrong.split(None, 1)[0].lower()].append((rule, code))
        self._firsts = frozenset(self._listed)
        self._rules: dict[str, _ByNext] = {}

    def faults_in(self, words: Words) -> Iterator[Fault]:
        """Yield each place where a rule is broken; where terms begin at one word, the first rule that holds.

        A term also stands in its possessive form, and is left alone in a name of several words with capitals.
        """
        plain = words.plain
        here = self._firsts & words.present
        if not here:
            return
        rules = self._rules
        for first in here - rules.keys():  # a rule is made ready when a text first has its word
            rules[first] = _ByNext([_Compiled(rule, code, self._lexicon) for rule, code in self._listed[first]])
        last = len(plain) - 1
        done = 0
        for number in [number for number, word in enumerate(plain) if word in here]:
            if number < done:
                continue
            before = plain[number - 1] if number else ""
            after = plain[number + 1] if number < last else ""
            for rule in rules[plain[number]].between(before, after):
                if rule.beside[0] is not None and before not in rule.beside[0]:
                    continue
                if rule.rest and plain[number + 2 : number + 2 + len(rule.rest)] != rule.rest:
                    continue
                if fault := self._fault(rule, words, number):
                    yield fault
                    done = number + len(rule.wrong)
                    break

    def _fault(self, compiled: _Compiled, words: Words, first: int) -> Fault | None:
        last = first + len(compiled.wrong) - 1
        if last >= len(words.plain):
            return None
        possessive = self.are_terms and words.plain[last] == f"{compiled.wrong[-1]}'s"
        if not compiled.holds(words, first, last, possessive):
            return None
        if self.are_terms and not compiled.rule.is_exact and _is_name(words, first, last):
            return None
        start, end = words.starts[first], words.ends[last] - 2 * possessive
        right = compiled.rule.right or None
        if right is not None and words.is_capitalised(first) and not compiled.rule.is_exact:
            right = right[0].upper() + right[1:]
        return Fault(compiled.code, start, end, right, compiled.rule.severity)


class _ByNext:
    """Rules that begin at one word, by the words beside it: between most words none of them can hold."""

    def __init__(self, rules: list[_Compiled]) -> None:
        self._places = {rule: place for place, rule in enumerate(rules)}
        self._anywhere = tuple(rule for rule in rules if rule.beside == (None, None))
        self._before: dict[str, list[_Compiled]] = defaultdict(list)
        self._after: dict[str, list[_Compiled]] = defaultdict(list)
        for rule in rules:
            behind, ahead = rule.beside
            for word in ahead or ():
                self._after[word].append(rule)
            for word in (behind or ()) if ahead is None else ():
                self._before[word].append(rule)

    def between(self, before: str, after: str) -> Sequence[_Compiled]:
        """Return the rules that can hold between two words, in their order."""
        found = self._anywhere
        if before in self._before:
            found = (*found, *self._before[before])
        if after in self._after:
            found = (*found, *self._after[after])
        return found if len(found) < 2 or found is self._anywhere else sorted(found, key=self._places.__getitem__)


class _Compiled:
    """A rule with its words apart."""

    def __init__(self, rule: WordRule, code: str, lexicon: Lexicon) -> None:
        self.rule, self.code = rule, code
        self.wrong = tuple(rule.wrong.lower().split())
        self.rest = self.wrong[2:]
        if self.rest:  # the last word of a term may stand in its possessive form
            self.rest = self.rest[:-1]
        before, after = partial(_Beside, lexicon=lexicon, ahead=False), partial(_Beside, lexicon=lexicon, ahead=True)
        self.before, self.after = before(rule.before), after(rule.after)
        following = _forms(self.wrong[1]) if len(self.wrong) > 1 else self.after.only_words
        # Which words alone can stand on either side, where that is told: nearly everywhere the rule ends with it.
        self.beside = (self.before.only_words, following)
        self.not_before, self.not_after = before(rule.not_before), after(rule.not_after)

    def holds(self, words: Words, first: int, last: int, possessive: bool) -> bool:
        end = last if possessive else last + 1
        if words.plain[first:end] != self.wrong[: end - first] or not words.are_joined(first, last):
            return False
        if self.rule.is_exact and words.text[words.starts[first] : words.ends[last]].split() != self.rule.wrong.split():
            return False
        return (
            (not self.rule.before or self.before.stand_by(words, first))
            and (not self.rule.after or self.after.stand_by(words, last))
            and not self.not_before.stand_by(words, first)
            and not self.not_after.stand_by(words, last)
        )


class _Beside:
    """What may stand beside a word, on one side of it."""

    def __init__(self, entries: tuple[str, ...], *, lexicon: Lexicon, ahead: bool) -> None:
        self._ahead, self._lexicon = ahead, lexicon
        single = {each for each in entries if _is_whole_word(each)}
        self._words = frozenset(each.lower() for each in single)
        phrases = [tuple(each.split()) for each in entries if each not in single]
        self._has_end = any(each in _ENDS for each in phrases)
        self._phrases: list[tuple[str, ...]] = []
        self._by_nearest: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for phrase in phrases:
            nearest = phrase[0 if ahead else -1]
            if phrase not in _ENDS:
                (self._by_nearest[nearest.lower()] if _is_whole_word(nearest) else self._phrases).append(phrase)
        is_told = not self._phrases and not self._has_end and bool(entries)
        self.only_words = self._words | self._by_nearest.keys() if is_told else None

    def stand_by(self, words: Words, number: int) -> bool:
        """Return whether one of the entries stands directly before, or after, the word of this number."""
        beside = number + (1 if self._ahead else -1)
        gap = _gap(words, min(number, beside))
        if not gap or not gap.isspace():
            return self._has_end and (not gap or not _CLAUSE_ENDS.isdisjoint(gap))
        word = words.plain[beside]
        if word in self._words:
            return True
        for phrase in self._by_nearest.get(word, ()):
            if self._is_phrase(words, number, phrase):
                return True
        for phrase in self._phrases:  # noqa: SIM110 - without a generator: it is asked of many words
            if self._is_phrase(words, number, phrase):
                return True
        return False

    def _is_phrase(self, words: Words, number: int, phrase: tuple[str, ...]) -> bool:
        if self._ahead and phrase[-1] == "$":
            phrase = phrase[:-1]
            gap = _gap(words, number + len(phrase))
            if gap and (gap.isspace() or _CLAUSE_ENDS.isdisjoint(gap)):
                return False
        low = number + 1 if self._ahead else number - len(phrase)
        high = low + len(phrase)
        if low < 0 or high > len(words.plain):
            return False
        return all(
            _fits(spec, words, low + place, self._lexicon) for place, spec in enumerate(phrase)
        ) and words.are_joined(low, high - 1)


def _gap(words: Words, number: int) -> str:
    """Return what stands between a word and the next one, "" before the first and after the last."""
    if not 0 <= number < len(words.plain) - 1:
        return ""
    return words.text[words.ends[number] : words.starts[number + 1]]


def _forms(word: str) -> frozenset[str]:
    return frozenset((word, f"{word}'s"))


def _is_whole_word(entry: str) -> bool:
    return " " not in entry and "*" not in entry and entry[0] != "<" and entry not in ("#", "Aa", "^", "$")


def _is_known_class(spec: str) -> bool:
    return spec[0] != "<" or (spec[-1] == ">" and all(each in BITS for each in spec.strip("<=>").split("|")))


@cache
def _mask_of(spec: str) -> int:
    return classes(spec.strip("<=>").replace("|", " "))


def _fits(spec: str, words: Words, number: int, lexicon: Lexicon) -> bool:
    word = words.plain[number]
    if spec[0] == "<":
        mask = _mask_of(spec)
        found = lexicon.of(word) if lexicon.words else 0
        return bool(found & mask) and (spec[1] != "=" or not found & ~mask)
    if spec == "#":
        return word[0].isdigit()
    if spec == "Aa":
        return words.is_capitalised(number)
    if spec.startswith("*"):
        return word.endswith(spec[1:])
    return word.startswith(spec[:-1]) if spec.endswith("*") else word == spec.lower()


def _is_name(words: Words, first: int, last: int) -> bool:
    """Return whether words are part of a name: capitals go on after them, or all of several have them in a sentence."""
    if not words.is_capitalised(last):
        return False
    count = len(words.plain)
    if last + 1 < count and words.are_joined(last, last + 1) and words.is_capitalised(last + 1):
        return True
    is_inside = first > 0 and words.are_joined(first - 1, first)
    return is_inside and last > first and all(words.is_capitalised(each) for each in range(first, last + 1))
