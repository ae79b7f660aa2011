"""An organisation's own rules: read from plain text, one a line, and laid over a house style.

`#` begins a comment. The lines are "word: X", "avoid: A -> B", "avoid: A", "acronym: X", "longest sentence: N" and
"off: CODE".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from domain.checks.checking import HouseStyle
from domain.checks.finding import Severity
from domain.checks.prose import plain_words
from domain.checks.registry import RULES
from domain.checks.word_rules import MOST_WORDS, WordRule

MOST_LINES, MOST_CHARACTERS, LONGEST_LINE = 5_000, 200_000, 300
SHORTEST_SENTENCE, LONGEST_SENTENCE = 5, 100
LONGEST_WORD = 40
_COMMENT = re.compile(r"(?:^|(?<=\s))#.*")
_LINE_END = re.compile(r"\r\n|\r|\n")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_ARROW = "->"


@dataclass(frozen=True, slots=True)
class LineFault:
    """What is wrong with a line, counted from 1; `data` fills the sentence of `code`."""

    line: int
    code: str
    data: tuple[tuple[str, str], ...] = ()


class OwnRulesFault(Exception):
    """Text that is no rules: every fault that it has, in the order of its lines."""

    def __init__(self, faults: tuple[LineFault, ...]) -> None:
        super().__init__("; ".join(f"line {each.line}: {each.code}" for each in faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Avoided:
    """A term that is not wanted, and the one to write in its place, "" where none is proposed."""

    term: str
    proposal: str = ""


@dataclass(frozen=True, slots=True)
class OwnRules:
    """Words that are spelt right, terms to avoid, acronyms that need no full name, and rules that are off, by code.

    `longest_sentence` is in words, None where house style's holds.
    """

    words: tuple[str, ...] = ()
    avoided: tuple[Avoided, ...] = ()
    acronyms: tuple[str, ...] = ()
    longest_sentence: int | None = None
    off: tuple[str, ...] = ()


def parse_own_rules(text: str) -> OwnRules:
    """Return the rules that a text lists; raise OwnRulesFault with every fault of its lines.

    Codes: "too-many-lines" and "too-much-text" (each alone, and the rest is not read), "line-too-long",
    "unseen-character", "no-colon", "unknown-key", "value-missing", "several-words", "not-a-word",
    "acronym-in-small-letters", "proposal-missing", "not-plain-words", "too-many-words", "not-a-number",
    "number-out-of-range", "unknown-rule", "rule-not-to-be-switched-off", "said-twice", "proposal-avoided".
    """
    lines = _LINE_END.split(text.removeprefix("\ufeff"))
    if len(lines) > MOST_LINES:
        raise OwnRulesFault((LineFault(MOST_LINES + 1, "too-many-lines", (("most", f"{MOST_LINES:,}"),)),))
    if len(text) > MOST_CHARACTERS:
        line = len(_LINE_END.split(text[:MOST_CHARACTERS]))
        raise OwnRulesFault((LineFault(line, "too-much-text", (("most", f"{MOST_CHARACTERS:,}"),)),))
    reading = _Reading()
    for number, line_text in enumerate(lines, 1):
        reading.read(number, line_text)
    reading.look_at_proposals()
    if reading.faults:
        raise OwnRulesFault(tuple(sorted(reading.faults, key=lambda each: each.line)))
    return reading.rules()


def with_own_rules(style: HouseStyle, rules: OwnRules) -> HouseStyle:
    """Return a house style that also goes by an organisation's own rules, which come first."""
    longest_first = sorted(rules.avoided, key=lambda each: -len(each.term.split()))
    terms = tuple(
        WordRule(each.term.replace("’", "'"), each.proposal, severity=Severity.SHOULD) for each in longest_first
    )
    own_style = replace(
        style.style,
        longest_sentence=rules.longest_sentence or style.style.longest_sentence,
        known_acronyms=(*style.style.known_acronyms, *rules.acronyms),
    )
    known = (*rules.words, *rules.acronyms)
    return replace(
        style,
        style=own_style,
        own_terms=(*terms, *style.own_terms),
        speller=style.speller.with_words(known) if style.speller is not None else None,
        off=style.off | frozenset(rules.off),
    )


class _Wrong(Exception):
    """A fault of the line that is being read."""

    def __init__(self, code: str, **data: str) -> None:
        super().__init__(code)
        self.code, self.data = code, tuple(data.items())


@dataclass(slots=True)
class _Reading:
    """What has been read so far, with the line of each thing that was said."""

    faults: list[LineFault] = field(default_factory=list)
    said: dict[tuple[str, str], int] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    avoided: dict[int, Avoided] = field(default_factory=dict)
    acronyms: list[str] = field(default_factory=list)
    longest_sentence: int | None = None
    off: list[str] = field(default_factory=list)

    def read(self, number: int, line: str) -> None:
        """Read a line, and note what is wrong with it."""
        try:
            self._read(number, line)
        except _Wrong as wrong:
            self.faults.append(LineFault(number, wrong.code, wrong.data))

    def rules(self) -> OwnRules:
        """Return the rules."""
        avoided = tuple(self.avoided.values())
        return OwnRules(tuple(self.words), avoided, tuple(self.acronyms), self.longest_sentence, tuple(self.off))

    def look_at_proposals(self) -> None:
        """Note each proposal that holds a term to avoid: it would be found again, and again."""
        terms = {plain_words(each.term) for each in self.avoided.values()}
        for number, each in self.avoided.items():
            words = plain_words(each.proposal)
            runs = (words[low:high] for low in range(len(words)) for high in range(low + 1, len(words) + 1))
            held = next((run for run in runs if run in terms), None)
            if held is not None:
                self.faults.append(LineFault(number, "proposal-avoided", (("term", " ".join(held)),)))

    def _read(self, number: int, line: str) -> None:
        if len(line) > LONGEST_LINE:
            raise _Wrong("line-too-long", most=str(LONGEST_LINE))
        unseen = next((each for each in line if each != "\t" and unicodedata.category(each) in _UNSEEN), None)
        if unseen is not None:
            raise _Wrong("unseen-character", character=f"U+{ord(unseen):04X}")
        rule = _COMMENT.sub("", line).strip()
        if not rule:
            return
        key, colon, value = rule.partition(":")
        if not colon:
            raise _Wrong("no-colon", text=rule)
        name = " ".join(key.split()).casefold()
        if name not in _READERS:
            raise _Wrong("unknown-key", key=key.strip())
        if not value.strip():
            raise _Wrong("value-missing", key=name)
        _READERS[name](self, number, " ".join(value.split()))

    def _once(self, number: int, kind: str, what: str) -> None:
        first = self.said.setdefault((kind, what), number)
        if first != number:
            raise _Wrong("said-twice", text=what or kind, first=str(first))

    def _read_word(self, number: int, value: str) -> None:
        _check_single(value)
        self._once(number, "word", value.casefold())
        self.words.append(value)

    def _read_acronym(self, number: int, value: str) -> None:
        _check_single(value)
        if sum(map(str.isupper, value)) < 2:
            raise _Wrong("acronym-in-small-letters", text=value)
        self._once(number, "acronym", value)
        self.acronyms.append(value)

    def _read_avoided(self, number: int, value: str) -> None:
        term, arrow, proposal = (each.strip() for each in value.partition(_ARROW))
        if not term:
            raise _Wrong("value-missing", key="avoid")
        if arrow and not proposal:
            raise _Wrong("proposal-missing", text=term)
        for words in (term, proposal):
            _check_words(words)
        self._once(number, "avoid", " ".join(plain_words(term)))
        self.avoided[number] = Avoided(term, proposal)

    def _read_longest(self, number: int, value: str) -> None:
        if not (value.isascii() and value.isdigit()):
            raise _Wrong("not-a-number", text=value)
        if len(value) > 4 or not SHORTEST_SENTENCE <= int(value) <= LONGEST_SENTENCE:
            raise _Wrong("number-out-of-range", least=str(SHORTEST_SENTENCE), most=str(LONGEST_SENTENCE))
        self._once(number, "longest sentence", "")
        self.longest_sentence = int(value)

    def _read_off(self, number: int, value: str) -> None:
        rule = RULES.get(value)
        if rule is None:
            raise _Wrong("unknown-rule", text=value)
        if not rule.may_be_waived:
            raise _Wrong("rule-not-to-be-switched-off", text=value)
        self._once(number, "off", value)
        self.off.append(value)


_READERS: Mapping[str, Callable[[_Reading, int, str], None]] = {
    "word": _Reading._read_word,
    "avoid": _Reading._read_avoided,
    "acronym": _Reading._read_acronym,
    "longest sentence": _Reading._read_longest,
    "off": _Reading._read_off,
}


def _check_single(value: str) -> None:
    if " " in value:
        raise _Wrong("several-words", text=value)
    if len(value) > LONGEST_WORD or not any(map(str.isalpha, value)) or len(plain_words(value)) != 1:
        raise _Wrong("not-a-word", text=value)


def _check_words(words: str) -> None:
    """Refuse what cannot be told from the words around it: a term is compared word by word, and is no pattern."""
    plain = tuple(words.lower().replace("’", "'").split())
    if plain != plain_words(words):
        raise _Wrong("not-plain-words", text=words)
    if len(plain) > MOST_WORDS:
        raise _Wrong("too-many-words", most=str(MOST_WORDS))
