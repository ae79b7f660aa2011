"""Find the name of another authority where a sentence makes it the one that is assessed, as text taken over does.

A neighbour, a partner, or the place that somebody came from is named as well, and rightly: what a sentence says of the
name decides, and where it does not tell, nothing is said.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from domain.assessment import PassageKind
from domain.checks.finding import Family, Finding, Severity
from domain.checks.phrases import any_of, pattern_of
from domain.checks.prose import quoted, sentences_of, words_of
from domain.checks.repetition.authority_words import AuthorityWords
from domain.checks.repetition.told_there import NO_MODIFIER, ToldThere
from domain.checks.repetition.unknown_places import PlaceReader, unknown_places
from domain.checks.subjects import DocumentSubject, PassageSubject

_CAPITALISED = re.compile(r"(?<![\w’'-])[A-Z][\w’'-]*")
_CLAUSE_BEGINS = re.compile(
    r"(?:^|[,;:–—(]\s*|\b(?:that|and|but|because|while|when|where|although|as|if|how|whether|told\s+us|said|felt|thought"
    r"|believed|explained|agreed|reported|added|knew|hoped)\s+)(?:[Tt]he\s+)?\Z"
)
_PLACE_FIRST = re.compile(r"^(?:In|Across|Throughout|Within)\s+(?:the\s+)?\Z")
_AT_FIRST = re.compile(r"(?:^|\b(?:that|and|but)\s+)[Aa]t\s+\Z")
_ON_THEM = re.compile(r"\bpeer (?:review|challenge)\b")
_IS = re.compile(r"\s+(?:is|was|has)\s+(?:a|an|the|one of|home to|located|situated|made up)\b")
_IS_ASSESSED = re.compile(r"\s+(?:is|was|has been)\s+(?:rated|scored|assessed|inspected)\b")
_ENDS = re.compile(
    r"\W*\Z|[.,;:)]|\s+(?:in|under|took|was|is|as|began|between|from|on|found|showed|said|judged"
    r"|concluded)\b"
)
_JOINED_NAME = re.compile(r"(?:-|\s+(?:and\s+|&\s*|of\s+|in\s+the\s+)?)(?=[A-Z])(?!I\b)|[-&]")
_NAME_BEFORE = re.compile(r"([A-Z][\w’'-]*)(?:,?\s+(?:of|and|&)(?:\s+the)?)?\s+\Z")
_SMALL_WORDS = (
    *("In", "At", "Of", "On", "For", "From", "The", "When", "While", "Where", "As", "And", "But", "Across"),
    *("Throughout", "Within", "That", "If", "By", "With", "To", "Although", "Since", "During", "After", "Before"),
    *("Both", "However"),
)
_SMALL = frozenset(_SMALL_WORDS)
_NO_LONGER_NAME = re.compile(r"(?!\s+[A-Z])")
_LOOSELY = frozenset(("shared", "joint", "jointly", "partnership", "partners"))
"""What somebody had jointly makes a partner of a name after it; what a name had that was shared need not be with us."""
_FIRMLY = frozenset(("partner", "alongside", "together", "collaboration", "consortium", "both", "jointly"))
"""What makes a partner of a name in whatever it stands."""
_OF_SHIRE = re.compile(r"(?<![\w’'-])(?P<name>[A-Z][a-z]+shire)(?!\w)")
_WITH_THE_COUNTRY = re.compile(
    r"\b(?:compared\s+(?:with|to)|similar\s+to|unlike|(?:twice|\w+\s+times)\s+as\s+\w+\s+as|as\s+(?:many|much)\s+as)\s+"
    r"(?:[\d.,]+%?\s+)?(?:(?:in|for|across|of)\s+)?(?:the\s+)?(?:England\b|English\b|national\b|country\b|Great\b)"
)
"""What compares the authority with the whole country, and with no other one."""
_ABLE = re.compile(r"\b(?:helped|enabled|allowed|required|expected|let)\s+\Z")
_JOINED_WITH = re.compile(r"\bbetween\s+[^.,;]*\s+and\s+(?:the\s+)?\Z")
_TOLD_TO = re.compile(
    r"\b(?:people|residents|carers|staff|they|families) (?:had )?told \Z|\b(?:everyone|everybody) at \Z"
)
_BY = re.compile(r"\b(?:approach|steps|action|way|work|efforts|decisions?|progress) (?:taken|made|adopted|done) by \Z")
_REACH = 80


@dataclass(frozen=True, slots=True)
class _Named:
    """A name at [start, end) of a text, without and with what kind of body it is.

    One that `is_made` an authority by its sentence is known from nothing else.
    """

    name: str
    start: int
    end: int
    is_full: bool
    is_made: bool = False


@dataclass(frozen=True, slots=True)
class _Telling:
    """A sentence, whether it speaks of other places, and the word that makes somebody in it a partner."""

    sentence: str
    is_elsewhere: bool
    beside: str
    beside_at: int


class AuthorityReader:
    """The words about authorities made ready."""

    def __init__(self, words: AuthorityWords) -> None:
        self.words = words
        self._before = re.compile(rf"{any_of(words.bodies_before)}\s+\Z")
        self._after = re.compile(rf"(?:\s+{any_of(words.bodies_after)}\b)+")
        self._common = frozenset((*words.people, *words.owned, *words.offices, "those"))
        self._no_places = frozenset((*words.no_places, *words.bodies_after))
        self._leads = re.compile(rf"(?:The\s+)?{any_of(words.bodies_before)}\s+")
        people = any_of(words.people)
        living = (
            r"(?:who|that)\s+(?:lived?|lives|worked?|works|cared?|used?|needed|received|waited)\s+(?:[\w’'-]+\s+){0,4}?"
        )
        self.people = re.compile(
            rf"(?:^|\b(?:that|and|but|because|when|while)\s+)(?:[\w’'-]+\s+){{0,3}}?{people}\s+(?:{living})?"
            r"(?:in|of|across|at|within)\s+\Z",
            re.IGNORECASE,
        )
        self.then = re.compile(rf",|\s+(?:there|the|we|most|many|some|all|no)\b|\s+(?:\w+\s+)?{people}\b")
        self.doing = re.compile(
            rf"\s+(?:(?:also|still|already|recently|now|\w+ly)\s+)?(?:{any_of(words.doing)}\b|[a-z]+ed its\b)"
        )
        self.owned = re.compile(
            rf"[’']s?\s+(?:[\w’'-]+\s+){{0,3}}?(?:{any_of((*words.owned, *words.papers, *words.offices))}\b"
            rf"|(?!{any_of(words.of_a_place)}\b)[a-z-]+s\b)"
        )
        self._read_owned(words, people, living)
        self.own_bodies = re.compile(rf"\s+{any_of(words.own_bodies)}\b")
        self.being = re.compile(rf"\s+(?:is|was|has been)\s+(?:\w+ly\s+)?{any_of(words.being)}\b")
        self.assessing = re.compile(rf"\b{any_of(words.assessing)}\s+(?:the\s+)?\Z", re.IGNORECASE)
        self.praised = re.compile(
            rf"\b{any_of(words.documents)}\s+(?:(?:in|of|from|on|by)\s+(?:[\w’-]+\s+){{1,4}}?)?"
            rf"(?:(?:also|had|has|rightly|further)\s+)*{any_of(words.praising)}\s+\Z",
            re.IGNORECASE,
        )
        self.has_its_own = re.compile(
            rf"(?<![\w’'-])(?P<name>[A-Z][\w-]+(?:[ ][A-Z][\w-]+)?)[’']s?[ ](?:[a-z-]+[ ])?{any_of(words.only)}\b"
        )
        self.of_council = _of_council(set(words.bodies_after) - {"District"})
        self.elsewhere, self.beside = pattern_of(words.elsewhere), pattern_of(words.beside)

    def _read_owned(self, words: AuthorityWords, people: str, living: str) -> None:
        owned = any_of((*words.owned, *words.offices, *words.papers))
        self.modifying = re.compile(
            rf"\s+(?:{any_of(words.modifiers)}\s+){{0,2}}(?:{owned}|{people})\b"
            rf"|\s+(?:(?!{NO_MODIFIER})[a-z’-]+\s+){{0,3}}?{owned}\b"
        )
        self.told_there = ToldThere(words)
        self.places = PlaceReader(words.only, words.whole, words.papers)
        self.of_body = re.compile(
            rf"\b(?:(?:{owned}|{people}|population|homes|agencies)\s+(?:from\s+)?(?:of|for|across|throughout)"
            rf"|(?:teams?|market|homes|services|{any_of(words.papers)})\s+in"
            r"|(?:council|local authority|authority|an adult|an adult at risk|anyone|a carer|unpaid carers)\s+in"
            r"|there (?:were|are) [^.]{0,60}?(?:care homes|agencies|providers|services|charities) in"
            r"|\d{1,3},\d{3} (?:people|residents|adults|households|carers) (?:lived|live|living) in"
            rf"|(?:{people}|those)\s+(?:{living}|living\s+)?in)\s+(?:the\s+)?\Z",
            re.IGNORECASE,
        )

    @cached_property
    def _shipped(self) -> frozenset[str]:
        """The short names of the authorities that the rules name."""
        return frozenset(map(self.short, self.words.names))

    def short(self, authority: str) -> str:
        """Return the name of an authority without what kind of body it is."""
        bare = self._leads.sub("", authority.strip(), count=1)
        parts = bare.split()
        while len(parts) > 1 and parts[-1] in self.words.bodies_after:
            parts.pop()
        return " ".join(parts)

    def names_beside(self, own: str, others: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """Return the short names of all authorities but one's own by their first words, the longest first."""
        own_parts = self.short(own).split()
        found: dict[str, set[str]] = {}
        for name in self._shipped.union(map(self.short, others)) - {""}:
            parts = name.split()
            if not _holds(own_parts, parts) and not _holds(parts, own_parts) and name[0].isupper():
                found.setdefault(_CAPITALISED.findall(name)[0], set()).add(name)
        return {first: tuple(sorted(names, key=lambda each: (-len(each), each))) for first, names in found.items()}

    def named_in(self, text: str, names: Mapping[str, tuple[str, ...]]) -> Iterator[_Named]:
        """Yield the authorities that a text names, without names that are part of a longer one."""
        end = 0
        for match in _CAPITALISED.finditer(text):
            start = match.start()
            first = match.group().partition("’")[0].partition("'")[0]
            if start >= end and first in names:
                found = next((each for each in names[first] if _stands_at(text, start, each)), None)
                if found is not None:
                    named = self._named(text, start, found)
                    end = named.end
                    if not self._is_of_longer_name(text, named):
                        yield named

    def _named(self, text: str, start: int, name: str) -> _Named:
        before = self._before.search(text, max(0, start - _REACH), start)
        after = self._after.match(text, start + len(name))
        begin = before.start() if before is not None else start
        end = after.end() if after is not None else start + len(name)
        return _Named(name, begin, end, before is not None or after is not None)

    def unknown_in(self, text: str, own: str) -> Iterator[_Named]:
        """Yield names in a text that are not its own and of no authority that is known.

        They are those of a council, of a shire where a county is assessed, and of what owns what only an authority has:
        "Hexley’s cabinet". Within a county there are boroughs and cities that have councils of their own.
        """
        is_county, short = "County" in own, self.short(own).split()
        patterns = [self.has_its_own] if "’" in text or "'" in text else []
        patterns += [self.of_council] if "Council" in text or "Borough of" in text else []
        patterns += [_OF_SHIRE] if is_county and "shire" in text else []
        for match in chain.from_iterable(each.finditer(text) for each in patterns):
            name = match["name"] or match["borough"]
            words, is_council = name.split(), match.re is self.of_council
            is_within = is_council and is_county and "County" not in match.group()
            is_place = _SMALL.isdisjoint(words) and self._no_places.isdisjoint(words)
            if is_place and not (is_within or _holds(short, words[-1:])):
                yield _Named(name, *match.span(0 if is_council else "name"), is_full=False)
        for name, start, end in unknown_places(text, self.places):
            if name not in short and name not in self._no_places:
                yield _Named(name, start, end, is_full=False, is_made=True)

    def _is_of_longer_name(self, text: str, named: _Named) -> bool:
        if not named.is_full and named.name in self.words.not_alone:
            return True
        if _JOINED_NAME.match(text, named.end) and self.own_bodies.match(text, named.end) is None:
            return True
        before = _NAME_BEFORE.search(text, max(0, named.start - _REACH), named.start)
        return before is not None and before[1] not in _SMALL_WORDS and before[1].lower() not in self._common


class OtherAuthoritiesCheck:
    """Yields the name of another authority that a sentence makes the one assessed, as "other-authority".

    A must where it is the full name, or is said to be assessed or rated. It remembers what it found in passages.
    """

    def __init__(self, words: AuthorityWords) -> None:
        self._reader = AuthorityReader(words)
        self._known: object = None
        self._names: Mapping[str, tuple[str, ...]] = {}
        self._firsts: frozenset[str] = frozenset()
        self._authority = self._own = ""
        self._found: dict[PassageSubject, tuple[Finding, ...]] = {}

    def __call__(self, document: DocumentSubject) -> Iterator[Finding]:
        """Yield the names of other authorities."""
        key = (document.document.assessment.authority, tuple(each.authority for each in document.others))
        if key != self._known:
            self._known, self._found = key, {}
            self._authority, self._own = key[0], self._reader.short(key[0])
            self._names = self._reader.names_beside(*key)
            firsts = [first.lower().replace("’", "'") for first in self._names]
            self._firsts = frozenset(chain(firsts, (f"{first}'s" for first in firsts)))
        known = self._found
        self._found = {
            each: known[each] if each in known else tuple(self._of_passage(each)) for each in document.passages
        }
        for found in self._found.values():
            yield from found

    def _of_passage(self, subject: PassageSubject) -> Iterator[Finding]:
        text = subject.text
        is_named = not self._firsts.isdisjoint(words_of(text).present)
        named = list(self._reader.named_in(text, self._names)) if is_named else []
        named += [
            each
            for each in self._reader.unknown_in(text, self._authority)
            if all(each.start != other.start for other in named)
        ]
        if not named:
            return
        said = quoted(text)
        is_heading = subject.passage.kind is PassageKind.HEADING
        places = sentences_of(text)
        begins = [start for start, _end in places]
        telling: dict[int, _Telling] = {}
        for each in named:
            number = bisect_right(begins, each.start) - 1
            if each.start not in said:
                if number not in telling:
                    telling[number] = self._telling(text[slice(*places[number])])
                severity = self._severity(telling[number], each, begins[number], is_heading)
                if severity is not None:
                    words = text[each.start : each.end]
                    place = (subject.section.id, subject.passage.id, each.start, each.end, words)
                    yield Finding("other-authority", Family.REPETITION, severity, *place, (("authority", words),))

    def _telling(self, sentence: str) -> _Telling:
        reader = self._reader
        is_elsewhere = bool(self._own and self._own in sentence)
        is_elsewhere = is_elsewhere or reader.elsewhere.search(_WITH_THE_COUNTRY.sub("", sentence)) is not None
        firmly = [each for each in reader.beside.finditer(sentence) if each.group().casefold() not in _LOOSELY]
        beside = firmly[0] if firmly else reader.beside.search(sentence)
        if beside is None:
            return _Telling(sentence, is_elsewhere, "", 0)
        return _Telling(sentence, is_elsewhere, beside.group().casefold(), beside.start())

    def _severity(self, told: _Telling, named: _Named, offset: int, is_heading: bool) -> Severity | None:
        """Return how heavy it is to name an authority in a sentence so; None where it is nothing."""
        reader, weight = self._reader, Severity.MUST if named.is_full else Severity.SHOULD
        if is_heading:
            return weight if named.is_full else None
        if named.is_made:
            is_partner = told.beside in _FIRMLY or reader.elsewhere.search(told.sentence) is not None
            return None if is_partner else weight
        sentence, start, end = told.sentence, named.start - offset, named.end - offset
        before = sentence[:start] if start <= _REACH else f" {sentence[start - _REACH : start]}"
        if told.is_elsewhere:
            return weight if self._is_reviewed(sentence, before) else None
        is_assessed = reader.assessing.search(before) and _ENDS.match(sentence, end)
        if is_assessed or _IS_ASSESSED.match(sentence, end):
            return Severity.MUST
        if (_PLACE_FIRST.search(before) and reader.then.match(sentence, end)) or reader.people.search(before):
            return weight
        if told.beside and not (told.beside in _LOOSELY and start < told.beside_at):
            return None
        if reader.told_there.is_told(sentence, before, end):
            return weight
        is_doing = reader.doing.match(sentence, end) or _IS.match(sentence, end) or reader.being.match(sentence, end)
        is_subject = is_doing and _CLAUSE_BEGINS.search(before)
        if reader.praised.search(before) is not None:
            return weight
        return weight if is_subject or self._is_owned(sentence, before, end) else None

    def _is_reviewed(self, sentence: str, before: str) -> bool:
        """Return whether what a review by peers says is of a name, and of no other place."""
        reader = self._reader
        if reader.praised.search(before) is None or self._own in sentence:
            return False
        return reader.elsewhere.search(_WITH_THE_COUNTRY.sub("", _ON_THEM.sub("", sentence))) is None

    def _is_owned(self, sentence: str, before: str, end: int) -> bool:
        """Return whether a sentence speaks of what an authority has, of its people, or of what it was to do."""
        reader = self._reader
        is_verb = not before and sentence.endswith("ing", 0, end)  # "Reading letters was hard"
        if reader.own_bodies.match(sentence, end) is not None:
            return True
        if reader.owned.match(sentence, end) or (not is_verb and reader.modifying.match(sentence, end)):
            return True
        if _ABLE.search(before) and sentence.startswith(" to ", end):
            return True
        if sentence.endswith("Council", 0, end) and (
            _TOLD_TO.search(before) or (_BY.search(before) and sentence.startswith((" to ", " for "), end))
        ):
            return True
        if sentence.endswith("Council", 0, end) and (_JOINED_WITH.search(before) or _AT_FIRST.search(before)):
            return True
        return reader.of_body.search(before) is not None and _NO_LONGER_NAME.match(sentence, end) is not None


def _of_council(kinds: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of the names of councils, with what kinds of bodies they may be before "Council"."""
    kind, small = any_of(kinds), any_of(_SMALL_WORDS)
    return re.compile(
        r"(?<![\w’'-])(?:(?:London|Royal|Metropolitan) Borough of (?P<borough>[A-Z][\w-]+)"
        rf"|(?P<name>(?!{small}\b)[A-Z][\w-]+(?: (?:(?:upon|and|of) )?(?!{kind}\b)[A-Z][\w-]+)?)"
        rf"(?: {kind})* Council)(?!\w)"
    )


def _holds(parts: list[str], inner: list[str]) -> bool:
    """Return whether the words of one name stand in another in a row."""
    size = len(inner)
    return bool(size) and any(parts[place : place + size] == inner for place in range(len(parts) - size + 1))


def _stands_at(text: str, start: int, name: str) -> bool:
    end = start + len(name)
    return text.startswith(name, start) and not (text[end : end + 1].isalnum() or text[end : end + 1] == "-")
