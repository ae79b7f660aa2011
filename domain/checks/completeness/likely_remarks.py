"""Weigh what makes a sentence read like a remark of its writers, where no rule knows it: each sign counts a little.

Prose for the public tells of the past in sentences with a subject, without contractions, and not of the text itself.
A remark breaks off before its subject, speaks of "this", of a quote or of next week, and has no verb of the past.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from domain.checks.completeness.drafting import DraftingReader
from domain.checks.completeness.notes import heads_its_line
from domain.checks.finding import Severity
from domain.checks.lexicon import Lexicon, classes
from domain.checks.phrases import set_of
from domain.checks.prose import Span, quoted
from domain.checks.sentence_words import SentenceWords, sentence_words, words_alone

_ENDS = frozenset(".!?)")
_SPOKEN = re.compile(r"[“\"][^“”\"]{16,}|\A[^“]*”|“[^”]*\Z")
"""More than a word or two in quotation marks, which somebody said."""
_ASIDE = re.compile(
    r"\((?!see (?:also )?(?:paragraph|section|part|page|annex|appendix|table|figure|chapter)s?\b)"
    r"(?P<inner>[^()\n]{8,120})\)|– (?P<tail>[^–.;\n]{8,120})(?=[.;])"
)
_ENOUGH = 4
_SURE_BESIDE, _SURE_ALONE = 5, 6
"""How many signs a sentence needs to be asked about, and to be taken for a remark: fewer where others tell of the past.
"""
_FEW, _FEWEST_ASIDE, _LONGEST, _BEGINNING = 6, 5, 24, 3
_OF_TEXT = set_of(
    "para paras paragraph paragraphs bullet bullets wording sentence sentences redraft verb verbs tense heading"
    " headings footnote quote quotes typo typos moderator repeats repetition repetitive rewrite reword"
    " subheading caveat duplicate duplicates hyperlink proofread bit guess guesswork transcript transcripts slides"
)
_OF_MATERIAL = set_of(
    "figure figures number numbers source sources sourced section score scores point points example examples"
    " evidence line page pages line bits stat stats text summary date dates dashboard comment comments note notes"
    " detail details reference references consent log version versions draft drafts drafted phrase phrasing"
    " tracker"
)
_LOOSELY = set_of(
    "yet somewhere tomorrow monday tuesday wednesday thursday friday weekend deadline asap instead maybe"
    " perhaps probably possibly really actually surely hopefully obviously presumably basically sure happy ok"
    " okay anyway next still"
)
_DESKS = set_of("finance legal comms ad dass hr qa psw editor author reviewer moderator moderation")
_COLLEAGUES = set_of("finance legal comms moderation hr qa moderators editors")
_PLACES = set_of("above below overleaf")
_EDITED = set_of(
    "toned softened reworded rewritten redrafted copied pasted lifted chased retyped rerunning"
    " double-checked rechecked misread mistyped memory paraphrased invented"
)
_JUDGING = set_of(
    "is isn't are may might must should could would reads says looks sounds seems needs feels contradicts repeats"
    " belongs does doesn't came comes"
)
_POINTING_FIRST = set_of("this that these those it there")
_PERSONS = set_of("we i you me")
_TO_COME = set_of("will we'll i'll it'll")
_URGED = set_of("ought should must could might may would can shall need needs")
_AFTER_THIS = set_of(
    "in up out to for on here down back as is feels reads sounds looks needs but or and with from at before"
    " until if when so too again yet still since does doesn't says adds out toned left cut taken moved under"
)
_WITHOUT_SUBJECT = set_of(
    "have had has won't can't don't didn't haven't isn't took left going put cut waiting still maybe perhaps"
    " possibly needs gave got kept tried meant made lost would might cannot could will"
)
_TOO_BARE = set_of(
    "not wrong bit too same need sorry yes thin vague unclear whoever stronger better nicer weaker another"
)
_BIDDEN = re.compile(
    r", (?:please |so |then |but )?(?:(?:add|cut|check|pick|ask|use|drop|move|put|leave|delete|swap|merge|change|find"
    r"|keep|be careful)\b|see (?:its|the|my|his|her|their)\b)"
)
_OF_NAMES = set_of(
    "has have to will says thinks wants can knows needs wanted promised promises thought owes suggests suggested"
    " prefers reckons asked queried agreed would"
)
_NOTHING = set_of("nothing none")
_WRITERS = set_of("author authors assessor assessors writer writers editor editors moderator")
_BIDDEN_TO = set_of("should must to can may needs need")
_OWN = set_of("i i'm i've i'll my")
_OF_PEOPLE = set_of("feel have can know am want get was")
_OF_ALONE = set_of("spoke took wrote rang got gave chose forgot")
"""What tells of the past and describes nothing: without a subject it is a writer who did it."""
_SAYING = set_of("said told were are is want think")
_DONE_AT_DESKS = set_of(
    "agreed said promised got moved wanted meant left put wrote missed lost forgot thought decided kept quoted copied"
    " assumed guessed mentioned overlooked need lack want know think mention say have cite quote"
)
_AT_DESK = set_of("panel editor consent call moderation words")
_BESIDE_VERBS = set_of("never only still just also all both have had not")
_BORNE = set_of("bore bears bear borne")
TELLING_PAST = set_of(
    "was were had did told said gave took kept knew went came became began felt saw rose fell grew brought"
    " spoke wrote thought chose held led ran found got met left used set put bore"
)
_URGING = set_of("ought should might")
_ASKING = set_of("where who what why how when which")
_HELPING_TO_ASK = set_of("do does did is are was were can should could have has")
_ASKED = set_of("the this that these we you i it they someone somebody anyone")
_POINTING = set_of("this these")
_KEPT_OUT = set_of("drop cut move leave mention cite quote soften reword merge delete keep")
_PARTS = set_of(
    "text box template one part section chapter point page line table chart figure number source score date"
)
_COVERING = set_of("covers describes explains sets lists tells shows gives looks follows sums")
_BETWEEN = set_of("not never yet just already still")
_HELPING = set_of("is are be been being has have")
_CLAUSES = set_of("until till when once as because while if before after so that which who")
_OF_ALL = set_of("all every everyone everybody only one")
_VERBS = classes("base third past modal is are am has have does do did")
_PARTICIPLES = classes("past ing")
_PAST, _NOUN, _FINITE = classes("past"), classes("noun"), classes("modal is are am has have does")
_OTHERS = classes("noun nouns mass adjective adverb article the of prep strict and not")


_SHORTENED = set_of(
    "don't doesn't won't can't isn't haven't hasn't aren't i've we've it'd i'd we'd i'm i'll we'll didn't couldn't it's"
)
_STRONG = _OF_TEXT | _POINTING | _SHORTENED | _COLLEAGUES | _EDITED | _WRITERS
_SINGLE = (_OF_MATERIAL, _LOOSELY, _DESKS, _TO_COME, _PLACES, _EDITED)


def may_be_remark(each: SentenceWords) -> bool:
    """Return whether a sentence that tells of the past has a sign without which it has not enough of them."""
    first = each.words[0]
    return (
        not _STRONG.isdisjoint(each.present)
        or first in _WITHOUT_SUBJECT
        or first in _OF_ALONE
        or first == "we"
        or first.endswith(("ed", "ing"))
    )


class LikelyRemarks:
    """Weighs sentences by the classes of their words."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon, self._of = lexicon, lexicon.of

    def weight(self, sentence: str, each: SentenceWords, *, is_told_beside: bool) -> int:
        """Return how many signs of a remark a sentence has; `is_told_beside` where others tell of the past."""
        words, present = each.words, each.present
        if not 1 < len(words) <= _LONGEST:
            return 0
        is_past = not TELLING_PAST.isdisjoint(present)
        signs = 2 * (not _OF_TEXT.isdisjoint(present)) + (not is_past and not _OF_TEXT.isdisjoint(words[:_BEGINNING]))
        signs += "here" in present and not _OF_MATERIAL.isdisjoint(present)
        signs += sum(not listed.isdisjoint(present) for listed in _SINGLE)
        if not (_PERSONS.isdisjoint(present) or _URGED.isdisjoint(present)):
            signs += 1 + (words[0] in _PERSONS and words[1] in _URGING)
        opening = self._opening(sentence, words)
        signs += opening + 2 * (not _SHORTENED.isdisjoint(present))
        is_short, points_to = len(words) <= _FEW, not _POINTING.isdisjoint(present)
        if not (signs or points_to):
            return 0  # that it is short and tells of now says nothing by itself
        if signs + 1 + is_told_beside + 2 * is_short + 2 * points_to + 1 < _ENOUGH:
            return 0
        past = self._first_past(words)
        if opening > 1 and (words[0] in _HELPING_TO_ASK or not _CLAUSES.isdisjoint(words[1:past])):
            past = len(words)
        if past == len(words):
            signs += 1 + is_told_beside + (words[0] in _POINTING_FIRST and words[1] in _JUDGING)
        signs += self._shortness(words) if is_short and past == len(words) else 0
        return signs + (_points(words, past, is_open=opening > 0) if points_to else 0)

    def _first_past(self, words: Sequence[str]) -> int:
        """Return the place of the first word after the first that tells of the past, their number where none does."""
        for place in range(1, len(words)):
            word = words[place]
            is_past = word in TELLING_PAST or word == "could" or (word.endswith("ed") and self._of(word) & _PAST)
            is_past = is_past or (word == "where" and words[place - 1] in _ASKED)  # "they where" is a slip of "were"
            before = place - 1 - (words[place - 1] in _BETWEEN and place > 1)
            if is_past and words[before] not in _HELPING:
                return place
        return len(words)

    def _shortness(self, words: Sequence[str]) -> int:
        """Return 1 for few words, and 2 where none of these can only be a verb."""
        return 1 + (not any(self._of(word) & _VERBS and not self._of(word) & _OTHERS for word in words))

    def _opening(self, sentence: str, words: Sequence[str]) -> int:
        """Return how much it tells of a remark how a sentence begins: without a subject, or with a colleague's name.

        What bids somebody to do something after a comma counts as well.
        """
        first = words[0]
        is_name = sentence[:1].isupper() and first not in self._lexicon.words
        if (is_name or first in _COLLEAGUES) and (words[1] in _OF_NAMES or (words[1] in _SAYING and not is_name)):
            return 2
        if first in _OWN:
            return 1 if first == "i" and words[1] in _OF_PEOPLE else 3
        if (
            first in _NOTHING
            and self._of(words[1]) & _PARTICIPLES
            and not any(self._of(word) & _FINITE for word in words)
        ):
            return 3
        place = 1 + (first == "the")
        if words[place - 1] in _WRITERS and words[place : place + 1] and words[place] in _BIDDEN_TO:
            return 3
        if first in _OF_ALONE or (first == "we" and _is_of_desk(words)):
            return 2 + (first == "we" and words[1] in _BESIDE_VERBS)
        if "," in sentence:
            return 2 * (_BIDDEN.search(sentence) is not None) + (first in _TOO_BARE)
        if (first in _ASKING and words[1] in _HELPING_TO_ASK) or (first in _HELPING_TO_ASK and words[1] in _ASKED):
            return 2 * (not sentence.endswith("?"))
        if first in _WITHOUT_SUBJECT or (first.endswith(("ed", "ing")) and self._is_verb_alone(first)):
            ends = () if first.endswith("ing") else _CLAUSES  # "getting that far was hard" has a subject
            end = next((place for place, word in enumerate(words) if word in ends), len(words))
            return 2 * (not any(self._of(word) & _FINITE or word in TELLING_PAST for word in words[1:end]))
        return int(first in _TOO_BARE and words[1] not in _OF_ALL)

    def _is_verb_alone(self, word: str) -> bool:
        return bool(self._of(word) & _PARTICIPLES) and not self._of(word) & _NOUN


def _is_of_desk(words: Sequence[str]) -> bool:
    """Return whether "we" do to some material what is none of a visit: "we never got the figures"."""
    if _OF_MATERIAL.isdisjoint(words) and _POINTING.isdisjoint(words) and _AT_DESK.isdisjoint(words):
        return False
    return next((word for word in words[1:] if word not in _BESIDE_VERBS), "") in _DONE_AT_DESKS


def _points(words: Sequence[str], past: int, *, is_open: bool) -> int:
    """Return how much "this" points to the text itself: "put this in", but not "leaders recognised this"."""
    for place, (word, after) in enumerate(pairwise((*words, ""))):
        if word in _POINTING:
            if place and words[place - 1] in _KEPT_OUT:
                return 2
            if after in _PARTS and not _COVERING.isdisjoint(words[place + 2 : place + 3]):
                return 0
            if after in _OF_TEXT or (after in _PARTS and words[place + 2 : place + 3] != ("of",)):
                return 2
            if (not after or after in _AFTER_THIS) and (past > place or is_open):
                return 2 * (not place or words[place - 1] not in _BORNE)
    return 0


def remarks_among(
    text: str, told: Sequence[Span], drafting: DraftingReader, likely: LikelyRemarks, *, is_prose: bool
) -> Iterator[tuple[Span, Severity]]:
    """Yield what has much of what remarks have, with how much that weighs, but for what is `told` already.

    Only in a paragraph of prose a sentence may be one of which less is sure.
    """
    sentences = sentence_words(text)
    if text.rstrip()[-1:] in _ENDS or (is_prose and len(sentences) > 1):  # it may be a heading
        past = [not TELLING_PAST.isdisjoint(each.present) for each in sentences]
        telling = [
            is_past or not drafting.told.isdisjoint(each.present) for each, is_past in zip(sentences, past, strict=True)
        ]
        in_past = sum(telling)
        for each, is_past, is_telling in zip(sentences, past, telling, strict=True):
            if not each.words or (is_past and not may_be_remark(each)):
                continue
            is_told_beside = not is_prose or in_past - is_telling == len(sentences) - 1 > 0
            sentence = text[each.start : each.end]
            weight = likely.weight(sentence, each, is_told_beside=is_told_beside)
            if weight < _ENOUGH or (each is sentences[0] and heads_its_line(text, each, drafting)):
                continue
            is_whole = len(sentences) == 1 and not each.words[0].endswith("ing")
            is_long = is_told_beside and is_prose and len(each.words) > _FEW
            is_plain = is_long or weight >= (_SURE_BESIDE if is_told_beside or is_whole else _SURE_ALONE)
            if (is_plain or is_prose) and _is_ours(text, (each.start, each.end), told):
                yield (each.start, each.end), Severity.SHOULD if is_plain else Severity.MAY
    if "(" in text or "–" in text:
        for match in _ASIDE.finditer(text):
            each = words_alone(match["inner"] or match["tail"])
            if len(each.words) < _FEWEST_ASIDE or each.words[0].endswith(("ed", "ing")):
                continue
            is_plain = likely.weight(match.group(), each, is_told_beside=True) >= _SURE_BESIDE
            if is_plain and _is_ours(text, match.span(), told):
                yield match.span(), Severity.SHOULD


def _is_ours(text: str, span: Span, told: Sequence[Span]) -> bool:
    """Return whether nobody is quoted with what stands there, and nothing is told of it yet."""
    start, end = span
    if _SPOKEN.search(text[start:end]) is not None or start in quoted(text):
        return False
    return not any(a < end and start < b for a, b in told)
