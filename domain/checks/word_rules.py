"""Rules that name wrong words and the words around them, matched word by word: a rule is data and takes linear time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial
from itertools import chain, product
from typing import Any

from domain.checks.finding import Severity
from domain.checks.lexicon import BITS, Lexicon, classes
from domain.checks.prose import Fault, Words
from domain.plain_data import Misshapen

_CLAUSE_ENDS = frozenset('.,;:!?()[]…–—“”"\n')
_ENDS = frozenset(("^", "$"))
_MOST_KEPT, _LONGEST_KEPT = 2_000, 40
_BESIDE = ("before", "after", "not_before", "not_after")
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
    of one of these classes of the lexicon, "<=noun|nouns>" one that can be of no other. `also` has further words that
    are wrong in the same places, each with what is right.
    """

    wrong: str
    right: str = ""
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    is_exact: bool = False
    severity: Severity = Severity.SHOULD
    also: Mapping[str, str] | None = None


def check_rules(rules: Iterable[WordRule], place: str) -> None:
    """Raise Misshapen naming the place of the first rule that can never hold or holds everywhere."""
    for number, rule in enumerate(rules):
        here = f"{place}[{number}]"
        for wrong in (rule.wrong, *(rule.also or ())):
            if not wrong.strip()[:1].isalnum() or "*" in wrong:
                raise Misshapen(f"{here}.wrong", "must be whole words")
        listed = {"wrong": (rule.wrong, *(rule.also or ())), **{name: getattr(rule, name) for name in _BESIDE}}
        for name, entries in listed.items():
            for each in entries:
                if each.isalpha():
                    continue  # one word, as most are
                if "<" in each and not all(map(_is_known_class, each.split())):
                    raise Misshapen(f"{here}.{name}", f"{each!r} names no class of words")
                if not 0 < len(each.split()) <= MOST_WORDS:
                    raise Misshapen(f"{here}.{name}", f"{each!r} must have between 1 and {MOST_WORDS} words")


def with_classes(
    rules: Iterable[WordRule], classes: Mapping[str, tuple[str, ...]], place: str = ""
) -> tuple[WordRule, ...]:
    """Return rules with each of the words of a class in the place of its "@name", one for each of the words in `also`.

    Raises Misshapen for a class that is not there.
    """
    found = []
    for number, rule in enumerate(rules):
        first = _with_classes(replace(rule, also=None), classes, f"{place}[{number}]")
        found += [first, *(replace(first, wrong=wrong, right=right) for wrong, right in (rule.also or {}).items())]
    return tuple(found)


def _with_classes(rule: WordRule, classes: Mapping[str, tuple[str, ...]], place: str) -> WordRule:
    changes: dict[str, Any] = {}
    for name in _BESIDE:
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
        lexicon = lexicon or Lexicon()
        by_first: dict[str, list[tuple[WordRule, str]]] = defaultdict(list)
        for code, listed in rules.items():
            for rule in listed:
                by_first[rule.wrong.split()[0].lower()].append((rule, code))
        self._rules = {first: _Beginning(listed, lexicon, are_terms) for first, listed in by_first.items()}
        self._firsts = frozenset(self._rules)

    def faults_in(self, words: Words) -> Iterator[Fault]:
        """Yield each place where a rule is broken; where terms begin at one word, the first rule that holds.

        A term also stands in its possessive form, and is left alone in a name of several words with capitals.
        """
        if self._firsts.isdisjoint(words.present):
            return
        plain, shape = words.plain, words.shape
        done = 0
        for number, (listed, following) in enumerate(zip(map(self._rules.get, plain), words.following, strict=True)):
            if listed is None or not (allowed := listed.before[following]):
                continue
            if not (allowed := allowed & listed.after[plain[number - 1] if shape[number] in "aA" else ""]):
                continue
            if number < done:
                continue
            while allowed:
                rule = listed.rule((allowed & -allowed).bit_length() - 1)
                allowed &= allowed - 1
                if rule.rest and plain[number + 2 : number + 2 + len(rule.rest)] != rule.rest:
                    continue
                if rule.capital is not None and words.is_capitalised(number) != rule.capital:
                    continue
                if rule.needs and any(map(words.present.isdisjoint, rule.needs)):
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
        if words.plain[first] == "you" and words.is_capitalised(first) and first and words.are_joined(first - 1, first):
            return None  # the title of something: "the Time for You grant"
        start, end = words.starts[first], words.ends[last] - 2 * possessive
        right = compiled.rule.right or None
        if right is not None and words.is_capitalised(first) and not compiled.rule.is_exact:
            right = right[0].upper() + right[1:]
        return Fault(compiled.code, start, end, right, compiled.rule.severity)


class _Beginning:
    """Rules that begin at one word, with those of them that the word before it allows, and the word after it.

    They are made ready when the word is first met, and each when its neighbours first allow it: of thousands of rules a
    page asks for fifty.
    """

    def __init__(self, rules: list[tuple[WordRule, str]], lexicon: Lexicon, are_terms: bool) -> None:
        self._rules, self._lexicon, self._are_terms = rules, lexicon, are_terms
        self._ready: dict[int, _Compiled] = {}

    def rule(self, place: int) -> _Compiled:
        """Return the rule of a place in the order of them, made ready."""
        ready = self._ready.get(place)
        if ready is None:
            self._ready[place] = ready = _Compiled(*self._rules[place], self._lexicon, self._are_terms)
        return ready

    @cached_property
    def after(self) -> _Allowed:
        """By the word before."""
        return _Allowed([rule.before for rule, _ in self._rules], self._lexicon, ahead=False)

    @cached_property
    def before(self) -> _Allowed:
        """By the word after; the second of a rule's own words may be in its possessive form."""
        following = [(rule.wrong.lower().split()[1:2], rule.after) for rule, _ in self._rules]
        entries = [(own[0], f"{own[0]}'s") if own else after for own, after in following]
        return _Allowed(entries, self._lexicon, ahead=True)


class _Allowed(dict[str, int]):
    """A bit for each rule that may hold directly beside a word, or beside a mark where that is ""; most can not."""

    def __init__(self, entries: Iterable[tuple[str, ...]], lexicon: Lexicon, *, ahead: bool) -> None:
        super().__init__()
        self._lexicon = lexicon
        self._beside_marks, self._beside_all = 0, 0
        self._by_word: dict[str, int] = defaultdict(int)
        self._by_class: dict[str, int] = defaultdict(int)
        self._by_form: dict[str, int] = defaultdict(int)
        for place, listed in enumerate(entries):
            self._beside_marks |= (not listed or not _ENDS.isdisjoint(listed)) << place
            self._beside_all |= (not listed) << place
            for spec in {entry.split()[0 if ahead else -1] for entry in listed} - _ENDS:
                if _is_whole_word(spec):
                    self._by_word[spec.lower()] |= 1 << place
                else:
                    (self._by_class if spec[0] == "<" else self._by_form)[spec] |= 1 << place
        self._by_mask: dict[int, int] = {}

    def _beside_classes(self, mask: int) -> int:
        """Return the rules that may hold beside words of these classes, and keep them: many words have the same."""
        bits = 0
        for spec, rules in self._by_class.items():
            bits |= rules if _is_of(spec, mask) else 0
        self._by_mask[mask] = bits
        return bits

    def __missing__(self, word: str) -> int:
        bits = self._beside_all if word else self._beside_marks
        if word:
            bits |= self._by_word.get(word, 0)
            if self._by_class and self._lexicon.words:
                mask = self._lexicon.of(word)
                known = self._by_mask.get(mask)
                bits |= self._beside_classes(mask) if known is None else known
            if self._by_form:
                for spec, rules in self._by_form.items():
                    if rules & ~bits and _may_fit(spec, word, self._lexicon):
                        bits |= rules
        if len(self) >= _MOST_KEPT:
            self.clear()
        if len(word) <= _LONGEST_KEPT:
            self[word] = bits
        return bits


class _Compiled:
    """A rule with its words apart."""

    def __init__(self, rule: WordRule, code: str, lexicon: Lexicon, is_term: bool) -> None:
        self.rule, self.code = rule, code
        self.wrong = tuple(rule.wrong.lower().split())
        # The last word of a term may stand in its possessive form.
        self.rest = self.wrong[2:-1] if is_term else self.wrong[2:]
        self.capital = rule.wrong[0].isupper() if rule.is_exact else None
        self.needs = tuple(filter(None, map(_needs, (rule.before, rule.after))))
        before, after = partial(_Beside, lexicon=lexicon, ahead=False), partial(_Beside, lexicon=lexicon, ahead=True)
        self.before, self.after = before(rule.before), after(rule.after)
        self.not_before, self.not_after = before(rule.not_before), after(rule.not_after)

    def holds(self, words: Words, first: int, last: int, possessive: bool) -> bool:
        if last > first:
            end = last if possessive else last + 1
            if words.plain[first:end] != self.wrong[: end - first] or not words.are_joined(first, last):
                return False
        rule = self.rule
        if (rule.before and not self.before.stand_by(words, first)) or (
            rule.after and not self.after.stand_by(words, last)
        ):
            return False
        if rule.is_exact and words.text[words.starts[first] : words.ends[last]].split() != rule.wrong.split():
            return False
        return not (rule.not_before and self.not_before.stand_by(words, first)) and not (
            rule.not_after and self.not_after.stand_by(words, last)
        )


class _Beside:
    """What may stand beside a word, on one side of it."""

    def __init__(self, entries: tuple[str, ...], *, lexicon: Lexicon, ahead: bool) -> None:
        self._ahead, self._lexicon = ahead, lexicon
        single = [each for each in entries if _is_whole_word(each)]
        self._words = frozenset(each.lower() for each in single)
        phrases = [tuple(each.split()) for each in entries if not _is_whole_word(each)]
        self._may_end = not _ENDS.isdisjoint(entries)
        # Phrases by the word that stands nearest in them, and those where that is one of many.
        self._by_word: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        self._by_class: list[tuple[str, ...]] = []
        for phrase in phrases:
            spec = phrase[0 if ahead else -1]
            if _is_whole_word(spec):
                self._by_word[spec.lower()].append(phrase)
            elif phrase not in (("^",), ("$",)):
                self._by_class.append(phrase)

    def stand_by(self, words: Words, number: int) -> bool:
        """Return whether one of the entries stands directly before, or after, the word of this number."""
        following = number + 1 if self._ahead else number
        if not 0 < following < len(words.plain):
            return self._may_end
        if words.shape[following] in "bB":
            return self._may_end and _is_end(words, following)
        beside = words.plain[following if self._ahead else number - 1]
        if beside in self._words:
            return True
        phrases = (*self._by_word.get(beside, ()), *self._by_class)
        return any(self._is_phrase(words, number, phrase) for phrase in phrases)

    def _is_phrase(self, words: Words, number: int, phrase: tuple[str, ...]) -> bool:
        if self._ahead and phrase[-1] == "$":
            phrase = phrase[:-1]
            following = number + len(phrase) + 1
            if following < len(words.plain) and not _is_end(words, following):
                return False
        if not self._ahead and phrase[0] == "^":
            phrase = phrase[1:]
            first = number - len(phrase)
            if first > 0 and not _is_end(words, first):
                return False
        low = number + 1 if self._ahead else number - len(phrase)
        high = low + len(phrase)
        if low < 0 or high > len(words.plain):
            return False
        return words.are_joined(low, high - 1) and all(
            _fits(spec, words, place, self._lexicon) for place, spec in enumerate(phrase, low)
        )


def _is_end(words: Words, following: int) -> bool:
    """Return whether a clause ends before a word: where no white space, or a mark of a clause, stands before it."""
    between = words.text[words.ends[following - 1] : words.starts[following]]
    return not between or not (between.isspace() or _CLAUSE_ENDS.isdisjoint(between))


def _is_whole_word(entry: str) -> bool:
    return " " not in entry and "*" not in entry and entry[0] != "<" and entry not in ("#", "Aa", "^", "$")


def _needs(entries: tuple[str, ...]) -> frozenset[str]:
    """Return words of which a text has one wherever one of the entries stands in it, none where that is not sure."""
    plain = [[word.lower() for word in each.split() if _is_whole_word(word)] for each in entries]
    return frozenset([max(each, key=len) for each in plain]) if all(plain) else frozenset()


def _is_known_class(spec: str) -> bool:
    return spec[0] != "<" or (spec[-1] == ">" and all(each in BITS for each in spec.strip("<=>").split("|")))


@cache
def _mask_of(spec: str) -> int:
    return classes(spec.strip("<=>").replace("|", " "))


def _is_of(spec: str, found: int) -> bool:
    """Return whether words of these classes are of those that an entry names, and where it says so of no other."""
    mask = _mask_of(spec)
    return bool(found & mask) and (spec[1] != "=" or not found & ~mask)


def _fits(spec: str, words: Words, number: int, lexicon: Lexicon) -> bool:
    if spec == "Aa":
        return words.is_capitalised(number)
    return _may_fit(spec, words.plain[number], lexicon)


def _may_fit(spec: str, word: str, lexicon: Lexicon) -> bool:
    """Return whether a word is one that an entry means, as far as its small letters tell."""
    if spec[0] == "<":
        return _is_of(spec, lexicon.of(word) if lexicon.words else 0)
    if spec == "#":
        return word[0].isdigit()
    if spec[0] == "*":
        return word.endswith(spec[1:])
    if spec == "Aa":
        return True
    return word.startswith(spec[:-1]) if spec[-1] == "*" else word == spec.lower()


def _is_name(words: Words, first: int, last: int) -> bool:
    """Return whether words are part of a name: capitals go on after them, or all of several have them in a sentence."""
    if not words.is_capitalised(last):
        return False
    count = len(words.plain)
    if last + 1 < count and words.are_joined(last, last + 1) and words.is_capitalised(last + 1):
        return True
    is_inside = first > 0 and words.are_joined(first - 1, first)
    return is_inside and last > first and all(words.is_capitalised(each) for each in range(first, last + 1))
