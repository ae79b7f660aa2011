"""Read verdicts on the whole of something: never done, no understanding, broken down, poor in most, every one in full.

A sentence judges the whole where its subject is the authority, its people or what it does, and neither it nor a time is
cut down to a part. What is said so is blame or praise of another kind than the same words of one case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from domain.checks.judgement.appraisal_words import BEING, CONJUNCTIONS, STOPS, Tokens
from domain.checks.judgement.whole_praise import PraiseReader
from domain.checks.judgement.whole_words import (
    AT_ALL,
    BURDENS,
    CHAIN,
    ENDING,
    EVER,
    HAD,
    ILL,
    MENDED,
    MOST,
    NEARLY,
    NO_SUBJECT,
    NO_THING,
    PAPERS,
    PARTIAL,
    PREPOSITIONS,
    STRANGERS,
    WIDE,
    WholeWords,
    clause_of,
    head_of,
    without,
)
from domain.checks.phrases import set_of

_Span = tuple[int, int]
_Said = tuple[int, int, int, bool]

_NOT = set_of("not never n’t didn’t didn't wasn’t weren’t hadn’t wasn't weren't hadn't")
_NOBODY = set_of("nobody no-one none nothing")
_OF_PEOPLE = set_of("trust faith confidence influence control")
_SHOWN = set_of("showed found clear evident meant confirmed concluded was shows")
_KNOWN = set_of("listen involve value serve reach hear consult")
_RECEIVING = set_of("knew known heard understood saw met spoke had understand")
_FELT = set_of("trust faith confidence morale goodwill")
_LOST = _FELT | {"touch", "altogether", "entirely", "completely", "wholly"}
_HAPPENING = set_of("exist happen function operate")
_DONE = set_of("done changed learned learnt improved happened")
_WITH = {"broken": "down", "shut": "out", "frozen": "out"}
"""What is no more with another word alone."""
_MOSTLY = set_of("most all every nearly almost virtually each")
_EVER = set_of("always invariably routinely anybody anywhere whatsoever few")
_QUANTITIES = set_of("all most each")
_DENIED = _KNOWN | _HAPPENING | {"most", "all", "every", "single", "majority"}
_SCOPE = set_of("most all every each throughout everywhere across majority any anyone whole")
_OWNING = set_of("owned led oversaw monitored coordinated understood acted listened responded took answered managed")
_OWNERS = frozenset(("its", "their", "our"))
_UTTERLY = set_of("wholly completely totally utterly entirely almost virtually largely")
_LEADING = set_of("any lacked no few unknown missing lost")
_REACH, _FAR, _PILE, _PILED = 4, 9, 3, 4


class VerdictReader:
    """The words made ready; `own` tells whether a word is something of the authority's own."""

    def __init__(self, words: WholeWords, own: Callable[[str], bool], others: frozenset[str], rated: Mapping[str, int]):
        self._subjects, self._is_listed = frozenset(words.subjects), own
        self._actors, self._people = frozenset(words.actors), frozenset(words.people)
        self._others = others - self._actors - self._people
        self._faculties, self._activities = frozenset(words.faculties), frozenset(words.activities)
        self._none, self._seldom = frozenset(words.none), frozenset(words.seldom)
        self._doing, self._undoing = frozenset(words.doing), frozenset(words.undoing)
        self._lapsed, self._gone = frozenset(words.lapsed), frozenset(words.gone)
        self._poor, self._parts = frozenset(words.poor), frozenset(words.parts)
        self._noun_of_none = self._faculties | self._activities | NO_THING | {"one"}
        self._bad = frozenset(word for word, value in rated.items() if value < 0)
        good = frozenset(word for word, value in rated.items() if value > 1)
        self._leading = self._seldom | self._none | _NOBODY | _NOT | self._lapsed | self._gone | _WITH.keys() | _LEADING
        self._praise = PraiseReader(words, self._bad, good)
        self._telling = (
            self._seldom
            | self._lapsed
            | self._gone
            | _NOBODY
            | {*_WITH, "not", "lacked", "lost", "unknown", "missing", *_EVER}
            if self._doing
            else frozenset[str]()
        )

    def _is_own(self, word: str) -> bool:
        return word in self._subjects or self._is_listed(word)

    def may_be(self, present: frozenset[str]) -> bool:
        """Return whether a sentence of these words may judge the whole of something."""
        return self.may_blame(present) or self.may_praise(present)

    def may_blame(self, present: frozenset[str]) -> bool:
        """Return whether a sentence of these words may blame the whole of something."""
        if not self._telling.isdisjoint(present):
            return True
        if not self._none.isdisjoint(present) and not self._noun_of_none.isdisjoint(present):
            return True
        if "not" in present and (not _DENIED.isdisjoint(present) or len(self._doing & present) >= _PILE):
            return True
        ill = self._bad & present
        return len(ill) + ("too" in present) >= _PILE or (
            bool(ill or self._poor & present) and not _SCOPE.isdisjoint(present)
        )

    def may_praise(self, present: frozenset[str]) -> bool:
        """Return whether a sentence of these words may praise the whole of something."""
        return self._praise.may_be(present)

    def read(self, sentence: str, present: frozenset[str], tokens: Tokens, found: Sequence[_Said]) -> Iterator[_Said]:
        """Yield the first blame and the first praise of the whole; `found` is what else the sentence says."""
        if self.may_blame(present) and not MENDED.search(sentence):
            blame = next(self._blame(sentence, tokens, found), None)
            if blame is not None:
                yield *blame, -3, True
        praise = self._praise.read(sentence, present, tokens.words, found)
        if praise is not None:
            yield *praise, 3, True

    def _blame(self, sentence: str, tokens: Tokens, found: Sequence[_Said]) -> Iterator[_Span]:
        words = tokens.words
        for place, word in [(place, word) for place, word in enumerate(words) if word in self._leading]:
            span: tuple[int, int] | None = None
            if word in self._seldom:
                span = self._seldom_done(tokens, place)
            if span is None and (word in self._none or word in ("any", "lacked")):
                span = self._none_of(tokens, place)
            if span is None and (word in _NOBODY or word in ("no", "few", "any")):
                span = self._nobody(tokens, place)
            if span is None and word in _NOT:
                span = self._not_done(tokens, place)
            if word == "lost" and not _LOST.isdisjoint(words[place + 1 : place + 4]):
                span = self._of_whole(tokens, place, place + 1)
            if word in self._lapsed or word in self._gone or word in _WITH or word in ("unknown", "missing"):
                span = self._no_more(tokens, place)
            if span is not None and not self._is_partial(sentence, tokens, span[1]):
                yield tokens.spans[span[0]][0], tokens.spans[span[1]][1]
        yield from self._poor_throughout(sentence, tokens, found)

    def _seldom_done(self, tokens: Tokens, place: int) -> _Span | None:
        """Return where something is said to be done hardly ever: "was rarely offered", "never challenged"."""
        words, last = tokens.words, self._after_chain(tokens.words, place + 1)
        is_before_noun = place > 0 and words[place - 1] in PREPOSITIONS
        is_spared = "to" in words[place + 1 : last]
        if (
            is_spared
            or is_before_noun
            or last >= len(words)
            or words[last] not in self._doing
            or self._is_relief(words, last)
        ):
            return None
        span = self._of_whole(tokens, place, last)
        if span is None:
            return None
        subject, chain = words[tokens.clause(span[0]) : span[0]], words[span[0] : last]
        is_theirs = bool(subject) and self._actors.isdisjoint(subject) and not self._has_own(subject)
        is_received = words[last] in _RECEIVING or not (BEING | {"been"}).isdisjoint(chain)
        return span if is_received or not is_theirs else None

    def _not_done(self, tokens: Tokens, place: int) -> _Span | None:
        """Return where most of something was not done, or the authority did not know its people."""
        words, last = tokens.words, self._after_chain(tokens.words, place + 1)
        span = self._of_whole(tokens, place, last) if last < len(words) else None
        if span is None:
            return None
        known = [each for each in words[last + 1 : last + 5] if each not in ("to", "with", "own")]
        if words[last] in _KNOWN and known and known[0] in _OWNERS:
            return span if not self._people.isdisjoint(known[1:]) else None
        subject = self._subject(words, tokens.clause(span[0]), span[0])
        if words[last] in _HAPPENING and self._has_own(subject):
            return span if subject[-1] not in PAPERS and not subject[-1].endswith("s") else None
        if words[last] not in self._doing or (words[last] not in _DONE and self._is_relief(words, last)):
            return None
        return span if "single" in words[last : last + 6] or MOST.match(" ".join(subject)) else None

    def _after_chain(self, words: Sequence[str], last: int) -> int:
        """Return where the verb stands."""
        while last < len(words) and (
            words[last] in CHAIN or words[last] in ("ever", "once") or words[last].endswith("ly")
        ):
            last += 1
        return last

    def _none_of(self, tokens: Tokens, place: int) -> _Span | None:
        """Return where somebody has none of what is needed: "had little understanding", "there was no planning"."""
        words = tokens.words
        if words[place] == "any" and not (self._seldom | _NOT | {"without", "lacked"}) & frozenset(
            words[max(0, place - 3) : place]
        ):
            return None
        last = self._faculty(words, place)
        is_of_some = words[place] == "lacked" and words[place + 1 : place + 2] not in (
            ["any"],
            ["all"],
            ["even"],
            ["every"],
        )
        if last is None or is_of_some:
            return None
        verb = place if words[place] == "lacked" else place - 1
        while verb > 0 and (words[verb] in ("very", "precious", "to", "next", "as", "good") or words[verb] in CHAIN):
            if words[verb] in BEING or words[verb] in HAD:
                break
            verb -= 1
        if words[verb] in BEING and words[max(0, verb - 3) : verb].count("there"):
            is_none = words[place] in ("no", "any", "zero") or words[place - 1] == "precious"
            return (verb, last) if is_none and words[last] in self._activities else None
        if words[last] == "interest" and words[verb] in ("had", "has", "have"):
            return None
        if words[verb] not in HAD and words[verb] != "lacked" and words[verb] != "have":
            return None
        span = self._of_whole(tokens, verb, last)
        if span is None or words[last] not in self._faculties:
            return None
        subject = words[tokens.clause(span[0]) : span[0]]
        is_of_people = words[last] in _OF_PEOPLE and words[place] in ("no", "any", "lacked")
        return span if is_of_people or not self._actors.isdisjoint(subject) or not subject else None

    def _faculty(self, words: Sequence[str], place: int) -> int | None:
        """Return where what there is none of stands, after nothing but words that describe it."""
        for last in range(place + 1, min(len(words), place + 1 + _REACH)):
            word = words[last]
            if word in self._faculties or word in self._activities:
                if self._ends_there(words, last + 1):
                    return last
                continue
            if word in PREPOSITIONS or word in STOPS or word in CONJUNCTIONS or word in BEING:
                return None
        return None

    def _ends_there(self, words: Sequence[str], after: int) -> bool:
        """Return whether nothing follows that a word only belongs to, and no one thing: "no oversight gap"."""
        word = words[after] if after < len(words) else ","
        is_end = word in PREPOSITIONS or word in STOPS or word in CONJUNCTIONS or word in ENDING or word.endswith("ly")
        return is_end and STRANGERS.isdisjoint(words[after : after + _REACH])

    def _nobody(self, tokens: Tokens, place: int) -> _Span | None:
        """Return where nobody does something, or nothing is done: "nobody owned it", "no part of it worked"."""
        words, word, first = tokens.words, tokens.words[place], place + 1
        if place != tokens.clause(place) and words[place - 1] not in ("and", "that", "but", *NEARLY):
            return None
        is_person = word in ("nobody", "no-one") or words[place : first + 1] == ["no", "one"]
        first += word == "no" and is_person
        if not (is_person or word in ("nothing", "none") or self._is_scarce(words, place)):
            return None
        first += word == "no" and not is_person
        if (is_person or word == "nothing") and words[first : first + 1] not in (["at"], ["in"], ["among"]):
            last = self._after_chain(words, first)
        else:
            ends = min(len(words), first + _FAR)
            last = next((each for each in range(first, ends) if words[each] in self._doing), len(words))
        told = words[place : last + 1]
        if last >= len(words) or words[last] not in self._doing or "further" in told or not STOPS.isdisjoint(told):
            return None
        is_passive = not (BEING | {"been"}).isdisjoint(told)
        if (is_person and words[last] not in _OWNING and not is_passive) or (word == "no" and words[last] == "kept"):
            return None
        is_idle = words[last] in _DONE if word == "nothing" else not self._is_relief(words, last)
        return (place, last) if is_idle else None

    def _is_scarce(self, words: Sequence[str], place: int) -> bool:
        """Return whether there is none of a thing, or hardly any of people: "no attempt", "very few carers"."""
        following = list(words[place + 1 : place + 3])
        if words[place] == "no" and following and following[0] in NO_THING:
            return True
        return place > 0 and words[place - 1] in NEARLY and self._is_whole(following)

    def _no_more(self, tokens: Tokens, place: int) -> _Span | None:
        """Return where something is no more: "had been neglected", "was left unaddressed", "had broken down"."""
        words, word, last = tokens.words, tokens.words[place], place
        if word in _WITH:
            if words[place + 1 : place + 2] != [_WITH[word]]:
                return None
            last += 1
        is_by_others = words[last + 1 : last + 2] == ["by"] and self._actors.isdisjoint(words[last + 2 : last + 5])
        if is_by_others or (word not in ("absent", "missing") and words[last + 1 : last + 2] == ["from"]):
            return None
        first = place
        while first > 0 and (
            words[first - 1] in CHAIN or words[first - 1].endswith("ly") or words[first - 1] in _UTTERLY
        ):
            first -= 1
        chain = frozenset(words[first:place])
        if chain.isdisjoint(HAD | BEING | {"left", "became", "remained"}) or "not" in chain or "to" in chain:
            return None
        if word in self._gone and (chain.isdisjoint(BEING | {"remained"}) or ("had" in chain and word == "gone")):
            return None
        if word == "missing" and _MOSTLY.isdisjoint(words[place + 1 : place + 5]):
            return None
        if word == "unknown" and chain.isdisjoint(_UTTERLY):
            return None
        span = self._of_whole(tokens, place, last)
        if span is None:
            return None
        subject = self._subject(words, tokens.clause(span[0]), span[0])
        is_people = word in self._lapsed and not self._people.isdisjoint(subject)
        return span if (is_people or self._has_own(subject)) and ILL.isdisjoint(subject) else None

    def _poor_throughout(self, sentence: str, tokens: Tokens, found: Sequence[_Said]) -> Iterator[_Span]:
        """Yield what is poor in all or in most, and what is so in three respects together."""
        for start, end, strength, _ in found:
            said = sentence[start:end].lower().split()
            if strength not in (-1, -2) or not said:
                continue
            clause = clause_of(sentence, start, end)
            is_ever = EVER.search(clause) is not None or (strength == -2 and AT_ALL.match(sentence, end) is not None)
            if is_ever and not PARTIAL.search(clause):
                yield start, end
            if strength != -2 or self._poor.isdisjoint(said):
                continue
            wide = WIDE.search(clause) or MOST.match(clause)
            if wide is not None and not PARTIAL.search(without(clause, wide)):
                yield start, end
        blamed = [each for each in found if each[2] < 0]
        apart = [each for place, each in enumerate(blamed) if all(each[0] >= other[1] for other in blamed[:place])]
        too = sentence.count(" too ") - sum(" too " in f" {sentence[each[0] : each[1]]}" for each in apart)
        total = sum(each[2] for each in apart) - too
        is_pile = len(apart) + too >= _PILE and total <= -_PILED and len(blamed) == len(found) and bool(apart)
        denied = [place for place, word in enumerate(tokens.words) if word == "not" and place + 1 < len(tokens.words)]
        denied = [place for place in denied if tokens.words[place + 1] in self._doing]
        if len(denied) >= _PILE and not PARTIAL.search(sentence):
            yield tokens.spans[denied[0]][0], tokens.spans[denied[-1] + 1][1]
        if is_pile and not PARTIAL.search(sentence):
            yield apart[0][0], apart[-1][1]

    def _of_whole(self, tokens: Tokens, place: int, last: int) -> _Span | None:
        """Return from where the verb stands to `last`, if the subject before it is the whole of something."""
        words, verb = tokens.words, place
        while verb > 0 and (words[verb - 1] in CHAIN or (words[verb - 1].endswith("ly") and verb > 1)):
            verb -= 1
        begin = tokens.clause(verb)
        return (verb, last) if self._is_whole(self._subject(words, begin, verb)) else None

    def _subject(self, words: Sequence[str], begin: int, verb: int) -> list[str]:
        """Return the words of a subject; one that stands before an "and" where the clause has none of its own."""
        subject = [word for word in words[begin:verb] if word != "and"]
        if subject or begin < 2:
            return list(words[begin:verb])
        earlier = words[: begin - 1]
        start = max(
            (place + 1 for place, word in enumerate(earlier) if word in STOPS or word in CONJUNCTIONS), default=0
        )
        return list(_until_verb(earlier[start:]))

    def _is_whole(self, subject: list[str]) -> bool:
        if "that" in subject:
            that = len(subject) - 1 - subject[::-1].index("that")
            if not that or subject[that - 1] not in _SHOWN:
                return False
            subject = subject[that + 1 :]
        if not subject or not NO_SUBJECT.isdisjoint(subject):
            return False
        if subject[0] == "and":
            subject = subject[1:]
        if subject and subject[0] in _QUANTITIES and subject[1:2] == ["of"]:
            subject = subject[2:]
        head = head_of(subject)
        if not head or head[-1] in self._parts or not (self._others - _FELT).isdisjoint(head):
            return False
        is_felt = head[0] in _FELT
        return is_felt or any(word in self._actors or word in self._people or self._is_own(word) for word in head)

    def _has_own(self, subject: Sequence[str]) -> bool:
        if subject and subject[0] in _FELT:
            return True
        head = head_of(subject)
        return any(self._is_own(word) and word not in self._actors for word in head)

    def _is_relief(self, words: Sequence[str], verb: int) -> bool:
        """Return whether what is not done would have been no good: "rarely used agency staff"."""
        if words[verb] == "asked" and words[verb + 1 : verb + 2] in (["for"], ["to"]):
            return True
        for word in words[verb + 1 : verb + 1 + _REACH]:
            if word in STOPS or word in CONJUNCTIONS:
                return False
            if word in self._undoing or word in self._bad or word in BURDENS:
                return True
        return False

    def _is_partial(self, sentence: str, tokens: Tokens, last: int) -> bool:
        """Return whether a clause tells of a part or of a time."""
        end = tokens.spans[last][1]
        clause = clause_of(sentence, 0, end)
        wide = WIDE.search(clause)
        return PARTIAL.search(clause if wide is None else without(clause, wide)) is not None


def _until_verb(words: Sequence[str]) -> Iterator[str]:
    """Yield the words before the first verb."""
    for word in words:
        if word in BEING or word in HAD or word.endswith("ed"):
            return
        yield word
