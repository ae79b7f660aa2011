"""Follow every acronym through a report: its full name at first use, then the acronym, and not named in full twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from domain.assessment import PassageKind
from domain.checks.finding import Family, Finding
from domain.checks.prose import Fault, addresses, finding_of
from domain.checks.subjects import DocumentSubject, PassageSubject, SectionSubject

_ACRONYM = re.compile(
    r"[A-Z](?<![\w&’'.-][A-Z])(?!(?<=[IVX])[IVX]*+(?!\w)|(?<=M)c[A-Z]\w+(?!\w))(?:[A-Z&]|[a-z](?=[A-Z]|[a-z][A-Z]|[A-Z]{2}))*[A-Z](?:-[A-Z]{2,6})?(?=s?(?![\w&]))(?!-?\d)"
)
_NAME_BEFORE = re.compile(r"[^.;:!?()\[\]“”\"]*\Z")
_PART = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?|\d+")
_IN_A_NAME = re.compile(r"(?:\[\d{4}\]|\b(?:Op|Operation|Project|Power|Microsoft))\s\Z")
"""An acronym after one of these is part of a name: a court's in the citation of a judgment, an operation, a program."""
_SMALL = frozenset(["and", "of", "the", "for", "in", "to", "on", "with", "at", "by", "from", "a", "an", "or"])
_IN_NAME = re.compile(r"\b(?!(?:The|An?|In|At|Of|On|And|With|From|To|For|By|When|While)\b)[A-Z][\w’'-]*\Z")
_LONGEST_NAME = 160
_SHOUTED = 3
"""So many words in capitals one after another are shouted, and no acronyms."""


@dataclass(frozen=True, slots=True)
class Use:
    """An acronym at [start, end) of a text; `name` is its full name where it is given right there, which begins at
    `name_start`."""

    acronym: str
    start: int
    end: int
    name: str = ""
    name_start: int = 0


@dataclass(frozen=True, slots=True)
class _Place:
    subject: PassageSubject
    use: Use


class AcronymsCheck:
    """Yields what is wrong with acronyms in report order: "acronym-not-defined" and "acronym-before-defined" at the
    first use, "acronym-defined-twice" at each later definition, and as advice "acronym-not-used" at a definition that
    nothing follows and "name-after-acronym". Those `known` need no full name; headings count as uses only.

    It remembers in which passages full names stand, and what was found there.
    """

    def __init__(self, known: Iterable[str]) -> None:
        self._known = frozenset(known)
        self._names: frozenset[str] = frozenset()
        self._sections: dict[str, _Section] = {}

    def __call__(self, document: DocumentSubject) -> Iterator[Finding]:
        """Yield what is wrong with the acronyms of a report."""
        places: dict[str, list[_Place]] = {}
        for subject, uses in document.found(uses_in):
            for use in uses:
                if use.acronym not in self._known:
                    places.setdefault(use.acronym, []).append(_Place(subject, use))
        again = list(self._names_again(document.sections, places))
        in_full = {(each.replacement or "").removesuffix("s") for each in again}
        for acronym, found in places.items():
            yield from _faults(acronym, found, is_wanted=acronym in in_full)
        yield from again

    def _names_again(self, sections: Sequence[SectionSubject], places: Mapping[str, list[_Place]]) -> Iterator[Finding]:
        """Yield the full names of acronyms that stand again, without the acronym, after their definition."""
        self._look_for(sections, frozenset(_one_of(each.use.name) for found in places.values() for each in found))
        names: dict[str, str] = {}
        for naming in chain.from_iterable([each.naming for each in self._sections.values()]):
            for name in naming.held:
                if name in names:
                    yield from naming.in_full(name, names[name], 0)
            for use in naming.uses:
                name = _one_of(use.name)
                if " " in name and name not in names and use.acronym in places:
                    names[name] = use.acronym
                    yield from naming.in_full(name, use.acronym, use.end)

    def _look_for(self, sections: Sequence[SectionSubject], names: frozenset[str]) -> None:
        """Find out which names stand in which passages, in order, as far as that is not known."""
        known = self._sections if names == self._names else {}
        self._names = names
        wanted = sorted(name for name in names if " " in name)
        self._sections = {}
        for section in sections:
            last = known.get(section.section.id)
            if last is None or last.subject is not section:
                last = _Section(section, wanted, last)
            self._sections[section.section.id] = last


class _Naming:
    """A passage with the full names that it holds and its uses of acronyms; it remembers what was found of a name."""

    def __init__(self, subject: PassageSubject, held: tuple[str, ...], uses: tuple[Use, ...]) -> None:
        self.subject, self.held, self.uses = subject, held, uses
        self._found: dict[tuple[str, str, int], tuple[Finding, ...]] = {}

    def in_full(self, name: str, acronym: str, begin: int) -> tuple[Finding, ...]:
        """Return what is wrong with a name that stands in the passage from a place on."""
        key = (name, acronym, begin)
        if key not in self._found:
            self._found[key] = tuple(_in_full(self.subject, *key))
        return self._found[key]


class _Section:
    """The passages of a section that hold one of certain names, or use an acronym; of `last` those are kept."""

    def __init__(self, subject: SectionSubject, names: Sequence[str], last: _Section | None) -> None:
        self.subject = subject
        used = dict(subject.found(uses_in))
        known = {} if last is None else last._by_passage
        self._by_passage: dict[PassageSubject, _Naming] = {
            each: known[each] if each in known else _Naming(each, _held(each.text, names), used.get(each, ()))
            for each in subject.passages
        }
        self.naming = [each for each in self._by_passage.values() if each.held or each.uses]


def _held(text: str, names: Sequence[str]) -> tuple[str, ...]:
    folded = text.lower()
    return tuple([name for name in names if name in folded])


def _faults(acronym: str, places: list[_Place], *, is_wanted: bool) -> Iterator[Finding]:
    """Yield what is wrong with an acronym; it `is_wanted` where its full name stands again and it could stand."""
    defined = [number for number, each in enumerate(places) if each.use.name]
    inside = [number for number, each in enumerate(places) if each.subject.passage.kind is not PassageKind.HEADING]
    if not defined:
        if inside:
            yield _finding("acronym-not-defined", places[inside[0]], acronym)
        return
    name = places[defined[0]].use.name
    if inside and inside[0] < defined[0]:
        yield _finding("acronym-before-defined", places[inside[0]], acronym, name)
    for number in defined[1:]:
        use = places[number].use
        fault = Fault("acronym-defined-twice", use.name_start, use.end + 1, acronym, data=(("acronym", acronym),))
        yield _of_fault(places[number].subject, fault)
    if len(places) == 1 and not is_wanted:
        use = places[0].use
        start = use.start - 2 if places[0].subject.text[use.start - 2 : use.start] == " (" else use.start
        right = "" if start < use.start else None
        fault = Fault("acronym-not-used", start, use.end + 1, right, data=(("acronym", acronym),))
        yield _of_fault(places[0].subject, fault)


def _one_of(name: str) -> str:
    """Return a full name in small letters, of several things as of one: "occupational therapists" and "therapist"."""
    folded = name.lower()
    return folded[:-1] if folded.endswith("s") and not folded.endswith("ss") else folded


def _in_full(subject: PassageSubject, name: str, acronym: str, begin: int) -> Iterator[Finding]:
    folded = subject.text.lower()
    place = folded.find(name, begin) if subject.passage.kind is not PassageKind.HEADING else -1
    if place < 0 or len(folded) != len(subject.text):
        return
    before = subject.text[:place].rstrip()
    if before.endswith("(") or (subject.text[place].isupper() and _IN_NAME.search(before)):
        return  # where it is defined, or part of a longer name
    end = place + len(name)
    end += folded[end : end + 1] == "s"
    after = folded[end:]
    if not after[:1].isalpha() and not after.lstrip("s’' ").startswith("("):
        fault = Fault("name-after-acronym", place, end, f"{acronym}s" if end > place + len(name) else acronym)
        yield _of_fault(subject, fault)


def _finding(code: str, place: _Place, acronym: str, name: str = "") -> Finding:
    use = place.use
    data = (("acronym", acronym), ("name", name))
    return _of_fault(place.subject, Fault(code, use.start, use.end, None, data=data))


def _of_fault(subject: PassageSubject, fault: Fault) -> Finding:
    return finding_of(subject.section, subject.passage, Family.STYLE, fault)


def uses_in(text: str) -> tuple[Use, ...]:
    """Return the acronyms of a text in order, without a plural s, each with its full name where that is given."""
    outside = addresses(text)
    matches = [
        each
        for each in _ACRONYM.finditer(text)
        if each.start() not in outside and not _IN_A_NAME.search(text, max(0, each.start() - 12), each.start())
    ]
    shouted = _shouted(text, matches)
    return tuple(_use(text, match) for match in matches if match.start() not in shouted)


def _shouted(text: str, matches: list[re.Match[str]]) -> set[int]:
    """Return the beginnings of words that stand in a row of words in capitals."""
    found: set[int] = set()
    row: list[re.Match[str]] = []
    for match in matches:
        if row and not text[row[-1].end() : match.start()].isspace():
            row = []
        row.append(match)
        if len(row) == _SHOUTED:
            found.update(each.start() for each in row)
        elif len(row) > _SHOUTED:
            found.add(match.start())
    return found


def _use(text: str, match: re.Match[str]) -> Use:
    acronym, start, end = match.group(), match.start(), match.end()
    after = end + (text[end : end + 1] == "s")
    if text[max(0, start - 1) : start] == "(" and text[after : after + 1] == ")":
        name_start = _name_start(text, start - 1, acronym)
        if name_start is not None:
            return Use(acronym, start, after, text[name_start : start - 1].strip(), name_start)
    if text[after : after + 2] == " (":
        inner = text[after + 2 : text.find(")", after, after + _LONGEST_NAME) + 1 or after + 2].rstrip(")")
        if inner and _begins_as(inner, acronym):
            return Use(acronym, start, after, inner, start)
    return Use(acronym, start, after)


def _name_start(text: str, end: int, acronym: str) -> int | None:
    """Return where the full name begins that ends at `end`: the shortest words whose beginnings give the acronym."""
    low = max(0, end - _LONGEST_NAME)
    before = _NAME_BEFORE.search(text[low:end].rstrip())
    assert before is not None  # nothing at all would do
    parts = list(_PART.finditer(before.group()))[-2 * len(acronym) - 4 :]
    offset = low + before.start()
    letters = [each.lower() for each in acronym if each.isupper()]
    begins = [each for each in reversed(parts) if each.group().lower() not in _SMALL]
    for may_miss in (0, 1):  # LeDeR stands for a name that was longer once
        for part in begins:
            is_first = part.group()[0].lower() == letters[0]
            if is_first and _begins_as(before.group()[part.start() :], acronym, may_miss):
                return offset + part.start()
    return None


def _begins_as(name: str, acronym: str, may_miss: int = 0) -> bool:
    """Return whether an acronym is made of the beginnings of a name's words, some of which may be left out or give more
    than one letter; `may_miss` of the letters may have no word."""
    words = [each.lower() for each in _PART.findall(name)]
    letters = [each.lower() for each in acronym if each.isalpha()]
    if not words or words[0][0] != letters[0]:
        return False
    capitals = [each.lower() for each in acronym if each.isupper()]
    place = 0
    for word in words:
        place += place < len(capitals) and word[0] == capitals[place]
    if place >= max(2, len(capitals) - may_miss):
        return sum(word not in _SMALL for word in words) <= len(letters) + 1
    joined = iter("".join(words))
    return len(words) >= 2 and all(letter in joined for letter in letters) and len(words) <= len(letters) + 2
