"""Tell what a writer says of the text, or asks of another writer, from what a report states: by verbs and their tense.

A report tells in the past what was found. A sentence that bids the reader to do something, has no verb at all, or
speaks in the present of a paragraph, a quote or a figure that is still to come, was left by whoever wrote the report.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import Enum, auto
from itertools import pairwise

from domain.checks.completeness.remarks import is_remark
from domain.checks.known import Known
from domain.checks.lexicon import Lexicon, classes
from domain.checks.phrases import set_of
from domain.checks.sentence_words import SentenceWords

_SURE = set_of(
    "showed lived ran sat lay worked responded replied looked visited depended belonged arrived joined"
    " praised helped met covered followed answered was were had did told said wasn't weren't hadn't didn't"
    " gave took kept knew went came became began felt saw rose fell grew brought spoke wrote thought chose"
    " described explained received reported waited wanted"
)
"""Words that tell of the past and are nothing else."""
_FIRST_PERSON = set_of("my let's i i'm i've i'll i'd surely presumably")
_OBJECTS = set_of(
    "the this that these those a an all any each every some another both one it them their its only no more"
    " fewer less how whether what which who why when if at up out off back down to"
)
_CLAUSES = set_of("how whether why if what where which who that when because as once until after before")
_ASKED_FOR = set_of("how whether why if")
_STRONG = set_of(
    "my notebook paragraph paragraphs para paras sentence sentences wording wordy typo typos footnotes"
    " hyperlink hyperlinks subheading sub-heading bullet bullets template adjectives redraft redrafting"
    " proofread proofreading pasted blank placeholder placeholders rewording reword wordcount"
)
_WORDED = set_of("word say mention careful cut drop reword rephrase rewrite quote cite reference soften caveat explain")
_MODAL = set_of("could should might can must would")
_URGED = set_of("need should must could have ought might")
_OPEN = set_of("could would might")
_OF_TEXT = set_of(
    "paragraph para paragraphs paras sentence sentences bullet bullets footnote subheading stats stat typo"
)
_FELT_SO = set_of("too like as very rather odd wrong good fine a")
_OF_WRITING = set_of("chasing drafting redrafting")
_AT_DESKS = _OF_WRITING | set_of("checking confirming sending asking finding adding updating getting looking")
_ADDRESSED = set_of("you sorry apologies")
_REMARKS = {("on", "hold"), ("in", "hand"), ("all", "done"), ("nearly", "there"), ("as", "discussed"), ("no", "idea")}
_OF_LAW = set_of("guidance act code regulations schedule convention")
_PUT_OFF = set_of("leave park hold save skip keep swap flag revisit ditch scrap bin shelve pause")
_UNTIL = set_of("for until till as this it out in to till these those one")
_HANDED_ON = set_of("one another something job question thing bit task")
_TO_COME = set_of("come follow go add do check confirm fill insert write finish complete chase update agree")
_NOT_DONE = set_of("haven't don't can't aren't still")
_READ = set_of(
    "read reads sound sounds belong belongs fit fits repeat repeats duplicate duplicates contradict contradicts"
    " looks seems lacks misses overlaps conflicts needs"
)
_ASIDE = set_of("above below earlier elsewhere here twice")
_WEAK = set_of(
    "score scores tone bit bits page pages quote quotes quotation comment comments draft drafts version"
    " circulation section part point points words text heading headings figure figures number numbers source"
    " sources reference ref refs example examples evidence data percentage percentages date dates name names"
    " detail details wording report table chart graph link citation citations statistic statistics voice"
    " voices input feedback interview note notes row column stats"
)
_LACKING = set_of(
    "awaiting similar nothing none yet still missing pending unclear unknown maybe perhaps probably same"
    " needed required awaited too more another better stronger further insufficient thin wrong duplicate"
    " duplicated duplication repeated repetition old needs enough weak here tbc outdated"
)
_EDITED = set_of(
    "guess invented unverified unchecked checked provisional may needs need repeats repeat duplicates"
    " duplicate contradicts contradict belongs belong overlaps conflicts match matches too should must"
    " requires require want wants disagree disagrees differ differs"
)
_MEANT = set_of("this it here not left put added moved sure guessing waiting chasing")
_DONE = set_of(
    "written checked drafted agreed added updated inserted supplied confirmed amended revised redrafted"
    " rewritten verified awaited sourced provided replaced removed refreshed finalised populated included"
    " corrected completed deleted moved"
)
_ALONE = set_of("provisional redacted stet good draft discuss agreed done ok check query none nil end duplicate delete")
_TAKEN_OUT = set_of("deleted removed moved inserted replaced redacted copied pasted cut")
_EDITING = _TAKEN_OUT | set_of(
    "queried chased flagged emailed checked confirmed raised agreed cleared requested discussed verified amended"
    " reworded corrected escalated approved signed"
)
_HOW = set_of("off with by to from per again on in here above below twice after via")
_SPEAKING = set_of("say says think thinks want wants reckons suggests asks insists believes queries feels disagrees")
_AGREEING = set_of("ok okay fine happy")
_NEEDED = set_of("need needs want try remember")
_UNSURE = set_of("possibly maybe perhaps probably")
_FELT = set_of("feels reads sounds looks seems")
_MOST_OF_FRAGMENT, _MOST_OF_REMARK, _MOST_OF_ASIDE = 14, 6, 9
_OF_DESKS = set_of("legal finance comms hr qa")
_SPOKEN_OF = set_of("this we it that take cut delete remove")
_HELPING = set_of("is are be being been has have it's that's isn't aren't does do to")
_BETWEEN = set_of("not still now also then only yet already all both")
_ENDING = set_of("needed required missing awaited repeated duplicated")
_AFTER_ENDING = set_of("on for from here in by please")
_SHORTENED = set_of("once if when until unless as where")
_POINTERS = classes("article the this those owner")
_COUNTED = set_of(
    "quote figure sentence paragraph para table section heading chart bullet graph date number link example"
)
_TOLD_BY = set_of("said told explained added us wrote")
_OF_PEOPLE = set_of("feel have can know am want get")
_OF_FUTURE = set_of("will being be awaited")
_PAST, _PARTICIPLE, _BASE, _VERB_ALONE = *map(classes, ("past", "participle", "base")), ~classes("base help")
_THIRD, _NOUN, _NOUNS, _NUMBER = classes("third"), classes("noun"), classes("nouns"), classes("number")
_FINITE = classes("modal is are am has have does")
_TELLS, _THING = classes("base third past modal do did had"), classes("thing")
_NOT_NOUNS = set_of("this to")
_TELLING = _STRONG | _WEAK | _LACKING
_PREPOSITIONS, _NOT_ALONE = classes("of per prep strict"), classes("past number owner")
_NAMING = classes("thing nouns the article owner they you i he it name number")
_BEFORE_NOUNS = classes("article the owner of per prep strict")
_BEGINNING, _NAMED_WITH, _NOUNLIKE = 5, 9, classes("thing noun nouns mass adjective adverb prep")
_PARTS = set_of(
    "bit section paragraph para sentence bullet quote heading point part wording draft text comment table figure"
)
SECOND_WORDS = _PARTS | {"whether"}


class Opening(Enum):
    """What the first word of a sentence may be: of an order, of a writer who speaks."""

    OTHER = auto()
    VERB = auto()
    EITHER = auto()
    WRITER = auto()
    MODAL = auto()
    WE = auto()


_NOTING = frozenset((Opening.VERB, Opening.WRITER, Opening.MODAL, Opening.WE))


class DraftingReader:
    """Reads sentences by the classes of their words.

    Where one of the words `told` stands, a sentence is a note only if `is_opening` of its first word is true, or if its
    second is one of SECOND_WORDS.
    """

    def __init__(self, lexicon: Lexicon, also_opening: Collection[str] = ()) -> None:
        self._lexicon, self._of = lexicon, lexicon.of
        self.told = _SURE
        self._kinds = Known(self._kind_of)
        also = _OF_TEXT | _FELT | frozenset(also_opening)
        self.is_opening = Known(lambda word: self._kinds[word] in _NOTING or word in also)

    def is_drafting(self, each: SentenceWords, *, is_alone: bool = False) -> bool:
        """Return whether a sentence is about the text, or bids somebody to work on it; `is_alone` where none is beside.

        One that stands alone and has no mark at its end may be a heading.
        """
        words, present = each.words, each.present
        first, is_told = words[0], not _SURE.isdisjoint(present)
        if len(words) == 1:
            return first in _ALONE or not (is_alone or is_told or self._of(first) & _NOT_ALONE)
        if first in _OF_TEXT and words[1] != "of" and self._of(words[1]) & _PREPOSITIONS:
            return True
        if first in _FELT and (words[1] in _FELT_SO or not (is_told or self._of(words[1]) & (_PREPOSITIONS | _FINITE))):
            return True
        kind = self._kinds[first]
        if kind is Opening.VERB or (kind is Opening.EITHER and (not is_told or words[1:2] == ("whether",))):
            if len(words) > 1 and self._is_bidding(words, present):
                return True
        elif kind is Opening.WRITER:
            is_of_people = first in ("i", "my") and (words[1] in _OF_PEOPLE or words[-1] in _TOLD_BY)
            return not is_of_people or not (_STRONG | _WEAK | _MEANT).isdisjoint(words[1:])
        elif kind is Opening.MODAL:
            is_base = bool(self._of(words[1]) & _BASE) and not self._of(words[1]) & _NAMING if len(words) > 1 else False
            return is_base or words[1:2] == ("be",)
        elif kind is Opening.WE:
            is_waiting = "yet" in present and words[1:2] != () and words[1] in _NOT_DONE
            is_urged = words[1:2] != () and words[1] in _URGED and not _WORDED.isdisjoint(present)
            return is_waiting or is_urged
        if second_of(words) in _SPEAKING and self._is_colleague(first) and not _SPOKEN_OF.isdisjoint(words[2:3]):
            return True
        if first in _NEEDED and second_of(words) == "to":
            return words[2:3] != ("know",)
        if "be" in present and "to" in words[:_NAMED_WITH] and self._is_to_be_done(words):
            return True
        return not is_told and self._is_of_text(words, present, is_alone=is_alone)

    def _is_of_text(self, words: Sequence[str], present: frozenset[str], *, is_alone: bool) -> bool:
        """Return whether a sentence that does not tell of the past speaks of the text, or of work on it."""
        first = words[0]
        if not _OF_LAW.isdisjoint(present) and second_of(words)[:1].isdigit():
            return False
        if len(words) <= _MOST_OF_REMARK and (first in _AGREEING or first == "not"):
            return self._past_in(words) in ((0,) if first in _AGREEING else (0, 1))
        second = second_of(words)
        is_unsure = first in _UNSURE and self._kinds[second] is Opening.VERB
        if is_unsure or self._is_worked_on(words) or is_remark(words, present):
            return True
        if len(words) <= _MOST_OF_ASIDE and self._is_aside(words, present):
            return True
        if first == "to":
            return self._is_to_be_done(words)
        is_worth_reading = (
            not (_NOT_NOUNS | _EDITING | _READ).isdisjoint(words[:1])
            or "to" in words[1:_BEGINNING]
            or not _TELLING.isdisjoint(present)
        )
        if not is_worth_reading or self._past_in(words):
            return False
        if not _STRONG.isdisjoint(present):
            return True
        if (first in _EDITING and second_of(words) in _HOW) or (first in _READ and self._of(first) & _THIRD):
            return True
        if not _OPEN.isdisjoint(present):
            return first in _COUNTED and second_of(words) in _OPEN
        if self._is_verbless(words):
            is_rest = not is_alone and self._is_for_somebody(words)
            return is_rest or not (_LACKING.isdisjoint(present) and (is_alone or _WEAK.isdisjoint(present)))
        return _is_about_text(words, present)

    def _is_aside(self, words: Sequence[str], present: frozenset[str]) -> bool:
        """Return whether a few words put something off or hand it on: "leave for Friday", "one for the panel"."""
        if self._is_put_off(words):
            return True
        if words[1] in ("is", "are") and words[2:3] != () and words[2] in _AT_DESKS:
            return self._is_colleague(words[0]) or words[2] in _OF_WRITING
        if any(self._of(word) & _FINITE for word in words[1:]):
            return False
        return (words[0] in _HANDED_ON and words[1] == "for") or not present.isdisjoint(_ADDRESSED)

    def _is_put_off(self, words: Sequence[str]) -> bool:
        """Return whether words put off what is to be written: "leave for Friday", "on hold"."""
        if tuple(words) in _REMARKS:
            return True
        is_put_off = len(words) > 1 and words[0] in _PUT_OFF and words[1] in _UNTIL
        return is_put_off and (words[1] in ("until", "till") or not any(self._of(word) & _FINITE for word in words[2:]))

    def _is_to_be_done(self, words: Sequence[str]) -> bool:
        """Return whether words say only what is to be done yet: "ward names to be looked up once the list is in"."""
        to = words.index("to")
        is_passive = words[to + 1 : to + 2] == ("be",)
        begin = to + 2 + is_passive
        if begin > len(words):
            return False
        if not (self._of(words[begin - 1]) & _PARTICIPLE if is_passive else not to and words[1] in _TO_COME):
            return False
        end = next((place for place in range(begin, len(words)) if words[place] in _CLAUSES | _SHORTENED), len(words))
        named = (*words[:to], *words[begin:end])
        is_told = any(word.endswith("ed") and self._of(word) & _PAST for word in words[1:to])
        masks = [self._of(word) for word in named if word != "may"]
        return (
            not is_told
            and _SURE.isdisjoint(named)
            and not any(mask & _FINITE or (mask & _TELLS and not mask & _NOUNLIKE) for mask in masks)
        )

    def _kind_of(self, word: str) -> Opening:
        """Return what a word may be that a sentence begins with."""
        if word in _FIRST_PERSON:
            return Opening.WRITER
        if word in _MODAL or word == "we":
            return Opening.MODAL if word in _MODAL else Opening.WE
        mask = self._of(word)
        if word != "do" and (not mask & _BASE or mask & _PAST):
            return Opening.OTHER
        return Opening.EITHER if mask & _VERB_ALONE and word != "do" else Opening.VERB

    def is_bidding(self, words: Sequence[str]) -> bool:
        """Return whether words bid somebody to do something: "check with the team", "describe how"."""
        is_possible = len(words) > 1 and self._kinds[words[0]] in (Opening.VERB, Opening.EITHER)
        return is_possible and self._is_bidding(words, frozenset(words))

    def _is_bidding(self, words: Sequence[str], present: frozenset[str]) -> bool:
        second = words[1]
        if words[0] == "do":
            return second in ("not", "never")
        if second in _ASKED_FOR:
            return True
        is_verb_alone = self._kinds[words[0]] is Opening.VERB
        if not (is_verb_alone or second in _OBJECTS):
            return False
        told = _SURE & present
        past = min(map(words.index, told)) if told else self._past_in(words)
        return not past or (is_verb_alone and not _CLAUSES.isdisjoint(words[1:past]))

    def _is_worked_on(self, words: Sequence[str]) -> bool:
        """Return whether words say only what was done to a part of the text: "Wording agreed with the lead"."""
        first, second, rest = words[0], second_of(words), words[2:]
        if first not in _STRONG | _WEAK or second not in _EDITING | _DONE or _HOW.isdisjoint(rest[:1]):
            return False
        return not (self._past_in(rest) or any(self._of(word) & (_FINITE | _PAST) for word in rest))

    def is_fragment(self, words: Sequence[str]) -> bool:
        """Return whether no word of a sentence may be a verb that tells: "Two sources for this now"."""
        if not 1 < len(words) <= _MOST_OF_FRAGMENT or not _SURE.isdisjoint(words) or self._past_in(words):
            return False
        masks = [self._of(word) for word in words]
        return not any(mask & _FINITE or (mask & _TELLS and not mask & _THING) for mask in masks)

    def is_label(self, words: Sequence[str]) -> bool:
        """Return whether words name something and tell nothing of it: a heading in the line of its text."""
        if self._is_put_off(words) or any(self._of(word) & _FINITE for word in words):
            return False
        return _SURE.isdisjoint(words)

    def _is_colleague(self, word: str) -> bool:
        """Return whether a word is a desk, or the name of somebody: one that is no word otherwise."""
        return word in _OF_DESKS or (word not in self._lexicon.words and not word.endswith("s"))

    def _past_in(self, words: Sequence[str]) -> int:
        """Return the number of the first word that tells of the past, but for the first of all, and 0 for none.

        A participle does not that "is" or "has" stands before, or an article.
        """
        for number in range(1, len(words)):
            word = words[number]
            mask = self._of(word)
            if mask & _PAST and (word.endswith("ed") or word in self._lexicon.words):
                before = self._of(words[number - 1])
                is_describing = (mask & _PARTICIPLE and before & _BEFORE_NOUNS) or (mask & _NOUN and before & _POINTERS)
                if not (is_describing or (mask & _PARTICIPLE and _is_helped(words, number))):
                    return number
        return 0

    def _is_for_somebody(self, words: Sequence[str]) -> bool:
        """Return whether words without a verb say who is to do something: "legal to review"."""
        begin = words[1:_BEGINNING]
        return "to" in begin and any(
            word == "to" and self._of(after) & _BASE for word, after in pairwise(words[1 : _BEGINNING + 1])
        )

    def _is_verbless(self, words: Sequence[str]) -> bool:
        """Return whether no word but the first is a verb in the present; "notes" is taken for a noun."""
        before = self._of(words[0])
        for word in words[1:]:
            mask = self._of(word)
            if mask & _NUMBER:
                continue
            if mask & _FINITE or (mask & _THIRD and not mask & _NOUNS) or (before & _THIRD and mask & _POINTERS):
                return False
            if before & _NOUNS and mask & _BASE and not mask & _VERB_ALONE:
                return False
            before = mask
        return True


def _is_helped(words: Sequence[str], number: int) -> bool:
    """Return whether a participle belongs to "is" or "has", or ends a note as in "source needed"."""
    before = number - 1
    while before > 0 and (words[before] in _BETWEEN or words[before].endswith("ly")):
        before -= 1
    if number + 1 < len(words) and words[number + 1] in _ASIDE:
        return True
    if number == 1 and words[1] in _TAKEN_OUT and words[0] in _WEAK | _STRONG:
        return True
    if tuple(words[max(0, number - 2) : number]) == ("not", "yet"):
        return True
    if words[number] in _ENDING and (number + 1 == len(words) or words[number + 1] in _AFTER_ENDING):
        return True
    return words[before] in _HELPING or words[before] in _SHORTENED


def _is_about_text(words: Sequence[str], present: frozenset[str]) -> bool:
    """Return whether a sentence in the present says of a figure or a section what is to be done to it, or was."""
    begin = words[:_BEGINNING]
    named = next((number for number, word in enumerate(begin) if word in _WEAK), None)
    if named is not None and words[named + 1 : named + 2] and words[named + 1][0].isdigit():
        named = None
    if named is None and words[0] != "this":
        return False
    if not _DONE.isdisjoint(present) and not _OF_FUTURE.isdisjoint(present):
        return True
    if words[0] == "this" and not _READ.isdisjoint(words[1:_BEGINNING]):
        return True
    return named is not None and not _EDITED.isdisjoint(present)


def second_of(words: Sequence[str]) -> str:
    """Return the second word of a sentence, "" where there is none."""
    return words[1] if len(words) > 1 else ""
