"""Find slips of the hand: words typed twice or for one another, broken verbs, marks, beginnings and ends."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from operator import eq
from typing import Final

from domain.assessment import PassageKind
from domain.checks.finding import Family, Finding
from domain.checks.lexicon import Lexicon, classes
from domain.checks.prose import Fault, Words, addresses, finding_of, quoted, sentences_of, words_of
from domain.checks.subjects import PassageSubject
from domain.checks.typing.adverbs import AdverbReader
from domain.checks.typing.agreement import AgreementBook, AgreementWords
from domain.checks.typing.articles import Articles
from domain.checks.typing.balance import unbalanced_in
from domain.checks.typing.bare_nouns import BareNouns
from domain.checks.typing.class_reader import Looks
from domain.checks.typing.clause_signs import ClauseSigns
from domain.checks.typing.clause_verbs import ClauseVerbs
from domain.checks.typing.clauses import ClauseReader
from domain.checks.typing.commas import commas_in, forms_in
from domain.checks.typing.complements import ComplementReader
from domain.checks.typing.counted import CountedReader
from domain.checks.typing.half_edits import HalfEdits
from domain.checks.typing.half_sentences import HalfSentences
from domain.checks.typing.kinds_of_words import KindReader
from domain.checks.typing.left_in import left_in, odd_marks_in
from domain.checks.typing.leftovers import leftovers_in, repeated_in
from domain.checks.typing.lost_prepositions import LostPrepositions
from domain.checks.typing.lost_stops import StopReader
from domain.checks.typing.lost_words import LostWords
from domain.checks.typing.marks import double_marks_in, markup_in, spacing_in, with_its_word
from domain.checks.typing.misplaced import Misplaced
from domain.checks.typing.owners import OwnerReader
from domain.checks.typing.pair_table import rules_of_table
from domain.checks.typing.plain_verbs import PlainVerbs
from domain.checks.typing.relatives import RelativeReader
from domain.checks.typing.remnants import RemnantReader
from domain.checks.typing.run_ons import run_ons_in
from domain.checks.typing.sign_rules import SignRules
from domain.checks.typing.subjects_and_verbs import SubjectReader
from domain.checks.typing.unlikely_words import UnlikelyWords
from domain.checks.typing.verb_forms import VerbBook, VerbWords
from domain.checks.typing.verb_patterns import VerbPatterns
from domain.checks.typing.word_marks import apostrophes_in, capitals_in, stops_in
from domain.checks.typing.word_order import WordOrder
from domain.checks.typing.wrong_forms import WrongForms
from domain.checks.word_rules import RuleBook, WordRule, check_rules, with_classes
from domain.checks.word_sets import WordSets
from domain.plain_data import read
from domain.text.sentences import without_last_notes

FEWEST_WORDS = 5
"""A paragraph of fewer words is a label, and needs no full stop."""
_REACH = 10
"""How many words before a pair of verbs a "what" or "where" may stand that makes two clauses of them."""
_PRONOUNS = frozenset(("it", "they", "he", "she", "we", "you", "there"))
_CLAUSE_BEGINS = _PRONOUNS | {"a", "an", "this", "nobody", "everybody", "someone", "everyone", "most", "more", "fewer"}
_SENTENCE_END = re.compile(r"[.!?…;\n]")
_ENDED = re.compile(r"[.!?…:][\"'”’)\]]*\Z|[.!?…][\"'”’)\]]+[.;,]?\Z")
_AMOUNT_LINE = re.compile(
    r"(?![^:]*\b(?:was|were|had|has|is|are|told|said|showed|did)\b)(?P<label>[A-Z0-9][^.:;!?]{2,80}): "
    r"(?=[^:.;!?]*\d)(?:(?!\b(?:was|were|had|has|is|are|told|said|which|that|did|to)\b)[^;!?]){1,120}"
)
"""What is no sentence: "Total budget 2023/24: estimated £190.2m, actual £186.9m"."""
_SMALL_AFTER_STOP = re.compile(
    r"(?:(?<=[^\W\d_]{3}\.)|(?<=[’']s\.)|(?<=\d\d\.)|(?<=\d%\.))[ \u00a0]+([a-z])(?=[a-z]*(?![A-Z\w]))"
)
_STOP_AND_SMALL = re.compile(r"\.[ \u00a0]+[a-z]")
_NEVER_LAST = frozenset(("the", "a", "an", "their", "its", "our", "which", "because", "and that", "had to", "were to"))
_LAST_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*\Z")
_FIRST_SMALL = re.compile(r"\s*([a-z])[a-z]*(?=[\s,;'’-])")


@dataclass(frozen=True, slots=True)
class TypingWords:
    """Words by which slips are told from what is meant.

    `may_double` may stand twice; one of `between_doubled` between two of the same `doubled_around` is a slip;
    `wrong_pairs` are verbs that never follow one another but after one of `clause_openers`. No sentence ends with one
    of `abbreviations`. `classes` are words that rules name at once. "An" stands before `an_before`, "a" before
    `a_before` unless they begin as `not_a_before` do. The words of one of the `pairs` are taken for one another.
    `unlikely` has under a word those that no report has, and that are written for it; `divided` are words that are
    one and written as two, and `terms` have what is written for a term of two words by a slip of one letter or a form.
    `counted` are nouns of which one is never said without an article. `pair_table` with `pair_groups` has words that
    classes tell apart: see `rules_of_table`; `signs` are words that hold clauses together: see `ClauseVerbs`.
    """

    may_double: tuple[str, ...] = ()
    between_doubled: tuple[str, ...] = ()
    doubled_around: tuple[str, ...] = ()
    wrong_pairs: tuple[str, ...] = ()
    clause_openers: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    an_before: tuple[str, ...] = ()
    a_before: tuple[str, ...] = ()
    not_a_before: tuple[str, ...] = ()
    pairs: tuple[str, ...] = ()
    divided: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    terms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unlikely: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    classes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    signs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    pair_groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    pair_table: tuple[str, ...] = ()
    look_alikes: tuple[WordRule, ...] = ()
    broken: tuple[WordRule, ...] = ()
    capitals: tuple[WordRule, ...] = ()
    verbs: VerbWords = field(default_factory=VerbWords)
    agreement: AgreementWords = field(default_factory=AgreementWords)


class TypingBook:
    """The words of a style made ready, with the classes of all words."""

    def __init__(self, words: TypingWords, lexicon: Lexicon) -> None:
        self.lexicon, self.order = lexicon, WordOrder(lexicon, words.pairs)
        self.may_double, self.between_doubled = frozenset(words.may_double), frozenset(words.between_doubled)
        self.doubled_around = frozenset(words.doubled_around)
        self.wrong_pairs = frozenset(tuple(each.split()) for each in words.wrong_pairs)
        self.clause_openers, self.abbreviations = frozenset(words.clause_openers), frozenset(words.abbreviations)
        sets = WordSets()
        self.verbs = VerbBook(words.verbs, sets)
        self.agreement = AgreementBook(words.agreement, self.verbs, lexicon, sets)
        self.kinds = KindReader(lexicon, sets)
        groups = self.agreement.groups
        signs = ClauseSigns(lexicon, words.signs, self.abbreviations)
        self.clause_verbs, sign_rules = ClauseVerbs(signs, self.order.others), SignRules(signs)
        self.looks = looks = Looks(sets)
        for made in (VerbPatterns, AdverbReader, ComplementReader, PlainVerbs, LostPrepositions):
            made(lexicon, looks)
        BareNouns(lexicon, looks, words.counted)
        for of_groups in (CountedReader, RelativeReader):
            of_groups(lexicon, groups, looks)
        self.readers = (
            looks,
            HalfEdits(lexicon, self.verbs, sets),
            *(
                made(lexicon, looks)
                for made in (OwnerReader, HalfSentences, WrongForms, Misplaced, RemnantReader, LostWords)
            ),
            ClauseReader(lexicon, groups | self.verbs.amounts, looks),
            StopReader(lexicon),
            sign_rules,
        )
        self.subjects = SubjectReader(lexicon, self.verbs, groups, sets)
        self.unlikely = UnlikelyWords(words.unlikely, words.divided, words.terms, lexicon, sets)
        self.articles = Articles(words.an_before, words.a_before, words.not_a_before, sets)
        self.openings_of_pairs = sets.add({first for first, _ in self.wrong_pairs}.__contains__)
        self.rules = RuleBook(
            {"broken-verbs": words.broken, "look-alike": words.look_alikes, "no-capital": words.capitals},
            lexicon=lexicon,
        )
        self.of_words = _of_words(self)


def parse_typing_words(data: object) -> TypingWords:
    """Return the words that `data` (parsed JSON) lists; raises `domain.plain_data.Misshapen`."""
    words: TypingWords = read(TypingWords, data)
    table = rules_of_table(words.pair_table, words.pair_groups, "pair_table")
    check_rules(table, "pair_table")
    named = {"look_alikes": words.look_alikes, "broken": words.broken, "capitals": words.capitals}
    for name, rules in named.items():
        check_rules(rules, name)
    look_alikes, broken, capitals = (with_classes(rules, words.classes, name) for name, rules in named.items())
    return replace(words, look_alikes=(*look_alikes, *table), broken=broken, capitals=capitals)


def check_typing(subjects: Sequence[PassageSubject], book: TypingBook) -> Iterator[list[Finding]]:
    """Yield the slips of each of some passages.

    Codes: "doubled-word", "look-alike", "broken-verbs", "wrong-article", "double-space", "space-before",
    "space-missing", "broken-hyphen", "double-mark", "unbalanced", "stray-markup", "no-end", "no-capital",
    "apostrophe", "capitals-slipped", "wrong-number", "stop-missing", "wrong-mark" and "no-reading".
    Headings need no end; bullets only where they are sentences.
    """
    looked = [_Looked(subject) for subject in subjects]
    _look([each for each in looked if each.text], book)
    for subject, each in zip(subjects, looked, strict=True):
        passage, text = subject.passage, each.text
        faults = [with_its_word(fault, text) for fault in _without_overlaps(each.found, text)] if each.found else []
        if text and each.kind is PassageKind.PARAGRAPH and not each.leads_on and _is_cut_off(subject):
            faults.append(Fault("no-end", text.rstrip().rindex(" ") + 1, len(text.rstrip())))
        yield [finding_of(subject.section, passage, Family.TYPING, fault) for fault in faults]


class _Looked:
    """A passage that is looked at, and the faults that have been found in it."""

    __slots__ = ("found", "is_next_quoted", "kind", "leads_on", "text", "words")

    def __init__(self, subject: PassageSubject) -> None:
        following = subject.setting.following
        self.text, self.kind = subject.text, subject.passage.kind
        self.words = words_of(subject.text)
        self.is_next_quoted = following is not None and following.text.lstrip()[:1] in ("“", '"')
        self.leads_on = following is not None and following.kind is PassageKind.BULLET
        self.found: list[Fault] = []


def _is_cut_off(subject: PassageSubject) -> bool:
    """Return whether a paragraph announces a list and is followed by a sentence of its own, or by a heading."""
    text, following = subject.text, subject.setting.following
    if not text.rstrip().endswith(":") or " " not in text.strip() or following is None:
        return False
    is_sentence = following.text[:1].isupper() and following.text.rstrip().endswith(".")
    return following.kind is PassageKind.HEADING or (following.kind is PassageKind.PARAGRAPH and is_sentence)


def _of_words(book: TypingBook) -> tuple[Callable[[Words], Iterable[Fault]], ...]:
    """Return what looks at the words of a text."""
    return (
        partial(_doubled, book=book),
        repeated_in,
        leftovers_in,
        partial(_wrong_verbs, book=book),
        book.articles.faults_in,
        book.rules.faults_in,
        book.unlikely.faults_in,
        book.verbs.faults_in,
        book.agreement.faults_in,
        book.subjects.faults_in,
        book.kinds.faults_in,
        *(reader.faults_in for reader in book.readers),
        apostrophes_in,
    )


_OF_TEXTS: Final = (spacing_in, double_marks_in, markup_in, left_in, odd_marks_in, commas_in, forms_in)
"""What looks at a text, before what looks at the whole passage."""
_THEN_OF_TEXTS: Final = (capitals_in, stops_in, run_ons_in)


def _look(looked: Sequence[_Looked], book: TypingBook) -> None:
    """Put what is wrong with passages to what was found in them: one rule looks at all of them, and then the next."""
    words, texts = [(each.found, each.words) for each in looked], [(each.found, each.text) for each in looked]
    for of_words in book.of_words:
        for found, own in words:
            found += of_words(own)
    for of_text in _OF_TEXTS:
        for found, text in texts:
            found += of_text(text)
    for each in looked:
        each.found += unbalanced_in(each.text, each.is_next_quoted)
        each.found += _capitals(each.text, each.kind, book)
    for of_text in _THEN_OF_TEXTS:
        for found, text in texts:
            found += of_text(text)
    # Rules that know what is wrong come first: of their places it is not said once more that they cannot be.
    for each in looked:
        each.found += _end(each.text, each.kind, each.leads_on)
        each.found += [fault for fault in book.order.faults_in(each.words) if not _is_told(fault, each.found)]
    for each in looked:
        if each.kind is PassageKind.PARAGRAPH:
            verbless = book.clause_verbs.faults_in(each.words)
            each.found += [fault for fault in verbless if not _is_explained(fault, each.found, each.text)]


def _is_told(fault: Fault, others: list[Fault]) -> bool:
    """Return whether another fault is at the same place or beside it: one slip puts out what is next to it."""
    return any(fault.start <= each.end + 1 and each.start <= fault.end + 1 for each in others)


def _is_explained(fault: Fault, others: list[Fault], text: str) -> bool:
    """Return whether another fault stands in the sentence of one: it may be why no verb is left there."""
    begin, end = text.rfind(". ", 0, fault.start), text.find(". ", fault.end)
    return any(begin < each.end and (end < 0 or each.start < end) for each in others)


def _without_overlaps(found: list[Fault], text: str) -> list[Fault]:
    """Return faults in order; of two on the same words the one that says more, which is the longer."""
    outside, said = addresses(text), quoted(text)
    kept: list[Fault] = []
    for fault in sorted(found, key=lambda each: (each.start, -each.end)):
        is_spoken = fault.right == "its" and fault.start in said  # who speaks says "it's" for "it is" all the time
        if fault.start not in outside and not is_spoken and (not kept or fault.start >= kept[-1].end):
            kept.append(fault)
    return kept


def _doubled(words: Words, book: TypingBook) -> Iterator[Fault]:
    plain = words.plain
    if any(map(eq, plain, plain[1:])):
        for number in range(1, len(plain)):
            word = plain[number]
            if word == plain[number - 1] and word[0].isalpha():
                if word in book.may_double and (number < 2 or plain[number - 2] != word):
                    continue
                if word in book.doubled_around and _ends_a_clause(words, number - 1, book):
                    continue
                if word == "that" and not _opens_again(words, number, book):
                    continue
                are_capitals = number > 1 and words.is_capitalised(number) and words.is_capitalised(number - 1)
                is_name = are_capitals and word not in book.lexicon.words  # "Mohamed Mohamed", but no "The The"
                if not is_name and words.are_joined(number - 1, number):
                    yield _mend("doubled-word", words, number - 1, number, number - 1)


def _ends_a_clause(words: Words, verb: int, book: TypingBook) -> bool:
    """Return whether a verb ends a clause that is the subject of the next: "whose task it was was not clear"."""
    is_of_pronoun = verb > 0 and words.plain[verb - 1] in _PRONOUNS
    return is_of_pronoun and _is_opened(words, verb - 1, book)


def _is_opened(words: Words, number: int, book: TypingBook) -> bool:
    """Return whether one of the words that open a clause stands before a word in its sentence, and near it."""
    place = number
    while place > max(0, number - _REACH) and not _SENTENCE_END.search(_between(words, place - 1)):
        place -= 1
        if words.plain[place] in book.clause_openers:
            return True
    return False


def _belongs_to_noun(words: Words, verb: int, book: TypingBook) -> bool:
    """Return whether a verb and its subject may say which thing is meant: "the services people have are good"."""
    if verb < 2 or not words.are_joined(verb - 2, verb):
        return False
    subject, before = words.plain[verb - 1], words.plain[verb - 2]
    if before in book.verbs.determiners and verb > 2 and words.are_joined(verb - 3, verb):  # "the plan the team had"
        return bool(book.lexicon.of(words.plain[verb - 3]) & classes("thing"))
    is_subject = subject in _PRONOUNS or subject in book.verbs.plurals
    return is_subject and before not in book.verbs.openers and before not in ("us", "said", "told", "felt", "and")


def _between(words: Words, number: int) -> str:
    return words.text[words.ends[number] : words.starts[number + 1]]


def _opens_again(words: Words, number: int, book: TypingBook) -> bool:
    """Return whether a second "that" opens a clause once more, and does not point at what follows."""
    if number + 1 >= len(words.plain) or not words.are_joined(number, number + 1):
        return True
    following = words.plain[number + 1]
    is_plural = following.endswith("s") and not following.endswith(("ss", "us", "is", "'s"))
    return is_plural or any(following in each for each in (book.verbs.determiners, _CLAUSE_BEGINS, book.verbs.plurals))


def _wrong_verbs(words: Words, book: TypingBook) -> Iterator[Fault]:
    plain = words.plain
    for number in [first + 1 for first in book.openings_of_pairs.numbers_in(words)]:
        is_pair = plain[number - 1 : number + 1] in book.wrong_pairs and words.are_joined(number - 1, number)
        is_pair = is_pair and plain[max(0, number - 2)] != plain[number - 1]  # "what people had had was"
        if is_pair and not (_is_opened(words, number - 1, book) or _belongs_to_noun(words, number - 1, book)):
            yield Fault("broken-verbs", words.starts[number - 1], words.ends[number])
    if any(map(eq, plain, plain[2:])):
        for number in range(2, len(plain)):
            word, between = plain[number], plain[number - 1]
            if word == plain[number - 2] and word in book.doubled_around:
                is_between = between in book.between_doubled or (between.endswith("ly") and word == "been")
                if is_between and words.are_joined(number - 2, number):
                    start, end = words.starts[number - 2], words.ends[number]
                    yield Fault("broken-verbs", start, end, words.text[words.starts[number - 1] : end])


def _capitals(text: str, kind: PassageKind, book: TypingBook) -> Iterator[Fault]:
    """Yield small letters where a sentence begins."""
    first = _FIRST_SMALL.match(text)
    if first is not None and kind is PassageKind.PARAGRAPH:
        yield Fault("no-capital", first.start(1), first.end(), text[first.start(1) : first.end()].capitalize())
    if _STOP_AND_SMALL.search(text) is None:
        return
    said = quoted(text)
    for match in _SMALL_AFTER_STOP.finditer(text):
        last = _LAST_WORD.search(text, max(0, match.start() - 30), match.start())
        if (last is None or last.group().lower() not in book.abbreviations) and match.start() not in said:
            yield Fault("no-capital", match.start(1), match.end(1), match[1].upper())


def _end(text: str, kind: PassageKind, leads_on: bool) -> Iterator[Fault]:
    """Yield the last word of a paragraph that has no end; of a bullet only where it has several sentences."""
    written, words = without_last_notes(text.rstrip()), words_of(text)
    if kind is PassageKind.HEADING or leads_on or not words.plain or len(words.plain) < FEWEST_WORDS:
        return
    is_open = not _NEVER_LAST.isdisjoint((words.plain[-1], " ".join(words.plain[-2:])))
    if _ENDED.search(written[-4:]) or (kind is PassageKind.BULLET and len(sentences_of(text)) < 2 and not is_open):
        return
    if words.starts[-1] in addresses(text) or written[-1] in "|/>*_" or _AMOUNT_LINE.fullmatch(written):
        return
    body = written.rstrip(",;-–— ")
    start = words.starts[-1]
    yield Fault("no-end", min(start, len(body) - 1), len(written), f"{body[start:]}." if start < len(body) else None)


def _mend(code: str, words: Words, first: int, last: int, kept: int) -> Fault:
    start, end = words.starts[first], words.ends[last]
    return Fault(code, start, end, words.text[start : words.ends[kept]])
