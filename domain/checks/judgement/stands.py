"""Read what a clause says of what it speaks of: in which respects well or ill, of how many, and what it denies."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from domain.checks.judgement.amounts import Amounts, amounts_in
from domain.checks.judgement.appraisal import appraisal_reader
from domain.checks.judgement.appraisal_turns import turns_in, words_of_turns
from domain.checks.judgement.appraisal_words import BEING
from domain.checks.judgement.denials import DENYING, UNDONE
from domain.checks.judgement.judgement_words import JudgementReader
from domain.checks.judgement.pole_phrases import TIME, PolePhrases
from domain.checks.judgement.stand import DONE_BY, HAD, PLAIN, TREND, Signs, Stand
from domain.checks.judgement.tellers import SAID, untold, without_telling
from domain.checks.phrases import has_any, set_of
from domain.checks.prose import KEPT_TEXTS, plain_words
from domain.checks.stems import stem

_MOSTLY = set_of("most widely usually mostly generally routinely normally")
_OF_NO_WEIGHT = frozenset((TREND, "level"))
_LONGEST, _LONGEST_CLAIM = 24, 18
"""Of longer clauses nobody knows which of their words are said of which."""
_CASES = re.compile(r"\bconcerns?\b|\b(?:self-)?neglect\b|\bacts of omission\b|\b(?:[a-z]+ )?abuse\b", re.IGNORECASE)
_OF_CASES = set_of("concern concerns neglect self-neglect acts abuse")
"""What is counted or worked at, and is no shortfall of those who do."""
_PART = re.compile(
    r"\b(?:some|a few|several|sometimes|occasionally|partly|other|others|mostly|one (?!in)|two|three|in places|not "
    r"(?:all|always|every\w*|yet|fully|only)|no longer|no more|more than|no doubt|hardly enough|many|most|half)\b"
    r"|\bwho (?!told|said)\w+ |\bthat (?:was|were|had) ",
    re.IGNORECASE,
)
_PART_WORDS = set_of(
    "some few several sometimes occasionally partly other others mostly one two three places not no more hardly many"
    " most half who that"
)
_EARLIER = re.compile(
    r"\b(?:previously|previous (?!year\b|12|twelve)|in (?:\w+ )?20(?:1\d|2[0-3])\b[^.;]*\bhad been|plan(?:s|ned"
    r"|ning)? to|former\w*|earlier|since then|in the past|once had|until (?!20(?:2[6-9]"
    r"|3))|before that|used to|(?<!since the )(?<!than the )(?<!on the )(?<!from"
    r" the )(?:year|month|quarter) before|before(?: \w+)? (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_EARLIER_WORDS = set_of(
    "previously previous been plan plans planned planning earlier since past once until before used"
)
_SUPPOSED = set_of(
    "would should might if whether unless hoped wanted wished aimed expected planned needed need intended due "
    "asked wish"
    " future prevent avoid priority task will next proposed considering considered whose"
)
_WANTING = set_of("wanted wished needed need asked due")
_DUE = re.compile(r"\b(?:that|which|who|when (?:they|it|each)) (?:were|was|fell|had been|became) due\b", re.IGNORECASE)
_NONE_DONE = re.compile(
    r"\A\W*(?:(?:and|but|that|said|told us) )*(?:no (?!longer|more)|not one|not a single|nobody|no-one|none of)\b"
    r"[^,;]*\b(?:was|were|been) (?:\w+ly )?(?:offered|given|asked|assessed|reviewed|visited|seen|completed|done|trained"
    r"|told|consulted|involved|checked|audited|updated|met|supported|helped|published|tested|held|called on)\b",
    re.IGNORECASE,
)
"""Nothing of it was done, which a large share of which it was denies."""
_WHO_WANTED = re.compile(
    r"\b(?:who|that|(?:when(?:ever)?|after|once) (?:people|they|it|any(?:one|body)|carers)|(?:[a-z]+) they)"
    r" (?:had |ever |was |were )?(?:wanted|wished for|needed|need|asked for)\b(?! to\b)",
    re.IGNORECASE,
)
"""Those who needed something are spoken of, and not what was needed."""
_PLANNED = re.compile(r"\b(?:well|poorly|badly|carefully|ill|thoughtfully)[ -]planned\b", re.IGNORECASE)
"""How something was planned, not that it was."""
_HOW_PLANNED = frozenset(("planned",))
_WHO_DID_NOT = re.compile(
    r"(?<=\w) who (?:did|do|could|had|have|were|are) (?:not|no)\b[^,;]*?"
    r"(?= (?:was|were|had|could|got|found|did|told)\b)",
    re.IGNORECASE,
)
"""What tells those apart who are spoken of, and denies nothing of them: "people who did not speak English"."""
_UNSURE = set_of("when where than more less begun yet standard standards shortfalls is are")
"""Beside these it is not plain that a thing is so; when it was looked at says nothing else."""
_WHEN = re.compile(
    r"\b(?:when|where) (?:we|assessors|to)\b[^,;]*"
    r"|\bwhen(?:ever)? (?:they|it|people|carers) (?:(?:was|were|had|fell) )?"
    r"(?:wanted|needed|due|asked)\b[^,;]*|\b(?:more|less|longer|later) than (?=\w+ (?:day|week|month"
    r"|year|hour|minute)s?\b)"
    r"|\b(?:and|or) more\b|\bmore often than not\b"
    r"|\blonger than (?=(?:the|its|their|our) target)",
    re.IGNORECASE,
)
_TO_BE_DONE = re.compile(
    r"(?:areas?|priorit\w+|next steps?|actions?) (?:for|of|to|in need of)\b(?! [^:]*\b(?:was|were|had)\b)[^:]*:"
    r"(?!.*\b(?:was|were|had|did|could|took|came)\b)",
    re.IGNORECASE,
)
_LATE = set_of("delay delays delayed late overdue slow slowly backlog backlogs unallocated")
_WHOLE = set_of("every all always each everyone everybody fully nobody never none")
_PARTLY = set_of("some one several sometimes except other others little only least occasionally partly partially")
_HAD_ONE = re.compile(r"\b(?:had|have|got|get|given|offered|received|find|found|book|needed|wanted|need|want) one\b")
_FEW = re.compile(r"\b(?:a few|few(?=[^.;]*\bbut\b)|could(?! not\b| always\b| rarely\b| seldom\b))\b", re.IGNORECASE)
_OF_FEW, _SAY = set_of("few could"), set_of("said told")
_ONLY_THEN = re.compile(
    r"\b(?:only (?:after|when|once|just|weeks|days|months|\d)|at least|(?:on|in|as|with|by|at) one(?! of))\b",
    re.IGNORECASE,
)
_CUT_SHORT = re.compile(r"\b(?:was|were|had|did|is|are) not\W*\Z", re.IGNORECASE)
"""What was not so stands before it, in another clause."""
_NOT_WHOLLY = re.compile(
    r"\b(?:not|n[’']t) (?:all|always|every\w*|yet|fully|consistently|wholly)\b|\bno longer\b", re.IGNORECASE
)
_IN_PLACES = re.compile(
    r"\b(?:in|across) (?:\d{1,2}(?![\d/,.])|one|two|three|four|five|some|several|certain|a few|parts"
    r"|part|rural|coastal|outlying|many)\b"
    r"(?! (?:days?|weeks?|months?|hours?|years?|working|minutes)\b)",
    re.IGNORECASE,
)
_NARROWED = re.compile(r"\bwho (?!told|said)\w+ |\bthat (?:was|were|had) ", re.IGNORECASE)
_OF_A_PART = re.compile(
    r"\b(?!\w+ing\b|(?:information|advice|leaflets|concerns?|complaints) about|\w+ly |\w+ed |months |weeks |days |hold "
    r"|grip )\w{4,}"
    r" (?:about|on|over|regarding|around) (?!time\b|average\b|\d|adulthood\b|the (?:year|same|whole|day|list"
    r"|waiting)\b)"
    r"|\bfor (?:people|those|adults|carers) (?:who|with|placed|living|aged|in|from|whose|\w+ing)\b",
    re.IGNORECASE,
)
_NARROWING = set_of("about on over regarding around for")
_OF_NONE = set_of("hardly nobody none no-one")
_NEVER = re.compile(r"\b(?:not|never|nobody|no one|none|neither)\b(?: \w+){0,3} \Z", re.IGNORECASE)
_DONE = re.compile(
    r"\b(?:(?:not|never|n[’']t) been(?P<none>)|(?:was|were|been)(?P<no> not| never| seldom| rarely| hardly| "
    r"scarcely)?)(?: \w+ly| all)? (?P<what>(?!known\b)[a-z]{3,}(?:ed|wn|pt))\b",
    re.IGNORECASE,
)
_ENDED = set_of("ended ending cleared abolished removed eliminated avoided")
_ENDED_IN = set_of("with in")
_HAVE = set_of("had have given offered received got held")
_LACKING = set_of("without no lacked lacking with there")
_HAVING = re.compile(
    r"\b(?:(?P<none>without|no|lacked|lacking)|(?P<too>and an?|, an?)|had|has|have|with|given|gave|offered|received|got"
    r"|held|there (?:was|were))"
    r" (?:(?:an?|any|the|their|its|real|clear|written|named|own|good|single) )*(?P<what>[a-z]{4,}(?<!ed)(?<!en))\b",
    re.IGNORECASE,
)


class StandReader:
    """The words of what is said of things made ready; `things` are the stems of what is no quality of anything."""

    def __init__(self, reader: JudgementReader, things: frozenset[str]) -> None:
        self._reader, self._things = reader, things
        single: dict[str, list[tuple[str, int]]] = {}
        phrases: dict[str, list[tuple[str, int]]] = {}
        for poles in reader.words.poles:
            for sign, listed in ((1, poles.well), (-1, poles.ill)):
                for each in listed:
                    (phrases if " " in each else single).setdefault(each, []).append((poles.about, sign))
        self.single = single
        self._weighing = {poles.about for poles in reader.words.poles} - _OF_NO_WEIGHT
        self._phrases = PolePhrases(phrases, reader)
        self._in_phrases = self._phrases.words
        self._turns = appraisal_reader(reader.words.appraisal).phrases
        self._in_turns = self._turns.words_of(-2, 3) | words_of_turns(-2, 3)
        self.saying = reader.telling | self._in_phrases | single.keys() | _HAVE
        """Words without one of which a clause says nothing of a thing that its figures do not."""
        self.telling = frozenset(self.saying | DENYING | self._in_turns)
        self.read = lru_cache(maxsize=KEPT_TEXTS)(self._read)

    def _read(self, clause: str, is_at_home: bool, is_of_people: bool) -> Stand | None:
        """Return what a clause says, None of what is not so yet or any more, or is too long to be read."""
        whole, clause = clause, _WHO_DID_NOT.sub("", clause) if " who " in clause else clause
        words = plain_words(clause)
        present = frozenset(words)
        is_how = "planned" in present and _PLANNED.search(clause) is not None
        supposed = (_SUPPOSED & present) - (_HOW_PLANNED if is_how else frozenset())
        if (
            _TO_BE_DONE.match(clause)
            or (len(words) > _LONGEST and len(plain_words(untold(clause))) > _LONGEST)
            or (supposed and not (supposed <= _WANTING and (_WHO_WANTED.search(clause) or _DUE.search(clause))))
            or _tells_of_earlier(clause, present)
            or "“" in clause
            or ("not" in present and _CUT_SHORT.search(clause))
        ):
            return None
        amounts = amounts_in(clause, words)
        denials = {
            "neither" if word == "nor" else word
            for place, word in enumerate(words)
            if (word in DENYING and words[place - 1 : place] != ("too",)) or word.endswith("n't") or word in UNDONE
        }
        if len(denials) > 2 - (whole != clause):
            return None
        signs, beside = self._signs(clause, words)
        is_whole = not _WHOLE.isdisjoint(present)
        is_most = (is_whole and not denials) or not _MOSTLY.isdisjoint(present)
        of = {"is_at_home": is_at_home, "is_of_people": is_of_people, "is_most": is_most}
        told = self._told(clause, present, signs, amounts, **of)
        clear = _clear(signs if not signs.get(TREND) else {**signs, TIME: 0})
        is_denied = len(denials) == 1 and (PLAIN, 1) not in clear
        if len(denials) > 1:
            clear = frozenset([each for each in clear if each[0] != PLAIN])
        is_plain = bool(told or amounts.is_any) and self._is_plain(clause, words)
        reach = -1 if amounts.portion is None and _is_of_some(clause, beside) else int(is_whole)
        rest = "" if _PART_WORDS.isdisjoint(present) else without_telling(clause, present)
        flags = (_PART.search(rest) is not None, is_whole, _NARROWED.search(rest) is not None)
        against = frozenset([(about, -sign) for about, sign in told])
        is_of_time = any(about == TIME for about, _ in told)
        return Stand(clear, told, is_denied, *flags, is_plain, reach, amounts, against, is_of_time)

    def leaning(self, sentence: str, words: tuple[str, ...]) -> int:
        """Return in how many respects a sentence of these words tells of something good, below 0 of something bad.

        One that tells of both leans nowhere.
        """
        signs = self._signs(sentence, words)[0]
        if not signs.get(PLAIN):
            return 0
        said = [sign for about, sign in signs.items() if sign and about != TREND and not about.startswith(HAD)]
        if all(sign > 0 for sign in said):
            return len(said)
        return -len(said) if all(sign < 0 for sign in said) else 0

    def _is_plain(self, clause: str, words: tuple[str, ...]) -> bool:
        """Return whether a clause says of all that it speaks of that it is so."""
        if ("area" in clause and "for development" in clause) or (
            len(words) > _LONGEST_CLAIM and len(plain_words(untold(clause))) > _LONGEST_CLAIM
        ):
            return False
        if not _UNSURE.isdisjoint(words) and not _UNSURE.isdisjoint(plain_words(_WHEN.sub(" ", clause))):
            return False
        is_narrow = not _NARROWING.isdisjoint(words) and _WHOLE.isdisjoint(words)
        return not (is_narrow and _OF_A_PART.search(clause))

    def _told(
        self,
        clause: str,
        present: frozenset[str],
        signs: Mapping[str, int],
        amounts: Amounts,
        *,
        is_at_home: bool,
        is_of_people: bool,
        is_most: bool,
    ) -> Signs:
        """Return what is said of a thing, with what the figures of a clause say of it."""
        told = dict(signs)
        is_said = is_of_people and not _SAY.isdisjoint(present) and SAID.search(clause) is not None
        if is_at_home or is_said:
            told.pop(TIME, 0)  # what they told of took so long, not they
        is_bare = not any(about and not about.startswith(HAD) for about in told)
        is_of_all = is_most and not any(sign < 0 for sign in told.values())
        if (amounts.portion is not None and is_bare) or is_of_all:
            told[DONE_BY] = 1
        elif told.get(PLAIN, 0) <= 0 and amounts.portion is None and _NONE_DONE.search(clause):
            told[DONE_BY] = -1
        is_known = amounts.waiting is not None or _LATE.isdisjoint(present)
        if amounts.time or (amounts.time == 0 and is_known):
            told[TIME] = amounts.time
            if told.keys() <= {TIME, PLAIN}:
                told[PLAIN] = amounts.time
        if told.get(TREND):
            told.pop(TIME, 0)  # it is the waits that became more or less
            told.pop(PLAIN, 0)
        return amounts.weighed(_clear(told))

    def _signs(self, clause: str, words: tuple[str, ...]) -> tuple[dict[str, int], tuple[str, ...]]:
        """Return what is said in each respect, above 0 well and below it ill, and the words beside its phrases."""
        if self.saying.isdisjoint(words):
            turned = self._turned(clause, words)
            return ({PLAIN: turned} if turned else {}), words
        signs: dict[str, int] = {}
        rest = clause if self._in_phrases.isdisjoint(words) else self._phrases.taken_from(clause, words, signs)
        beside = plain_words(rest)
        self._weigh_words(rest, beside, signs)
        signs[PLAIN] = self._in_all(clause, words, signs) or self._turned(clause, beside)
        return signs, beside

    def _turned(self, clause: str, words: tuple[str, ...]) -> int:
        """Return whether a clause that says nothing else praises or blames by a turn of phrase: "left to drift"."""
        present = frozenset(words)
        if self._in_turns.isdisjoint(present):
            return 0
        small = clause.lower()
        found = (*self._turns.found_in(small, present), *turns_in(small, present))
        said = sum((strength > 2) - (strength < -1) for _, _, strength in found)
        return (said > 0) - (said < 0)

    def _in_all(self, clause: str, words: tuple[str, ...], signs: Mapping[str, int]) -> int:
        """Return whether a clause tells of something good alone, or of something bad."""
        praise, shortfall = self._reader.count(clause if _OF_CASES.isdisjoint(words) else _CASES.sub("", clause))
        weighing = [sign for about, sign in signs.items() if about in self._weighing]
        is_good, is_bad = any(sign > 0 for sign in weighing), any(sign < 0 for sign in weighing)
        return (praise > 0 or is_good) - (shortfall > 0 or is_bad)

    def _weigh_words(self, clause: str, words: tuple[str, ...], signs: dict[str, int]) -> None:
        """Add what the words of a clause say, in respects in which none of its phrases does."""
        known = frozenset(signs)
        if not (_HAVE.isdisjoint(words) and _LACKING.isdisjoint(words)):
            self._weigh_had(clause, signs)
        for match in _DONE.finditer(clause) if not BEING.isdisjoint(words) else ():
            done = stem(match["what"].lower())
            if done not in self._things:
                signs[HAD + done] = signs.get(HAD + done, 0) + (1 if match["no"] is match["none"] else -1)
        is_of_none = not _OF_NONE.isdisjoint(words[:2])
        for place, word in enumerate(words):
            for about, sign in self.single.get(word, ()):
                if about not in known:
                    before = words[max(0, place - 4) : place]
                    is_ended = not _ENDED.isdisjoint(before) and _ENDED_IN.isdisjoint(before)
                    is_denied = self._reader.is_denied_by(before) or is_ended or (is_of_none and place > 4)
                    signs[about] = signs.get(about, 0) + (-sign if is_denied else sign)

    def _weigh_had(self, clause: str, signs: dict[str, int]) -> None:
        """Add what the things of a clause have, or lack."""
        sign = 1
        for match in _HAVING.finditer(clause):
            is_lacking = match["none"] or _NEVER.search(clause, 0, match.start()) is not None
            sign = sign if match["too"] else -1 if is_lacking else 1
            for word in self._reader.stems_of((match["what"].lower(),)):
                signs[HAD + word] = signs.get(HAD + word, 0) + sign


def _clear(signs: Mapping[str, int]) -> Signs:
    return frozenset([(about, 1 if sign > 0 else -1) for about, sign in signs.items() if sign])


def _tells_of_earlier(clause: str, present: frozenset[str]) -> bool:
    """Return whether a clause of these words tells of what was before, or is to be."""
    return (not _EARLIER_WORDS.isdisjoint(present) or "ormer" in clause) and _EARLIER.search(clause) is not None


def _is_of_some(clause: str, beside: tuple[str, ...]) -> bool:
    """Return whether a clause is of some only, by the words beside its phrases or as it stands."""
    if not _PARTLY.isdisjoint(beside):
        partly = _PARTLY.intersection(plain_words(_ONLY_THEN.sub(" ", " ".join(beside))))
        if partly and not (partly == {"one"} and _HAD_ONE.search(clause)):
            return True
    if (has_any(clause, ("ot ", "onger", "n’t ", "n't ")) and _NOT_WHOLLY.search(clause)) or _IN_PLACES.search(clause):
        return True
    return not _OF_FEW.isdisjoint(beside) and _FEW.search(" ".join(beside)) is not None
