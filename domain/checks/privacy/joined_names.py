"""Find names at the beginning of a clause, and those that a farewell, kin, a role or an age beside them makes names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from domain.checks.phrases import any_of
from domain.checks.privacy.privacy_words import CAPITAL, Personal, PrivacyWords, personal

_CAPITALISED = re.compile(r"\b[A-ZÀ-ÖØ-Þ][^\W\d_]*")
_REACH = 70
_MARKS = '“‘",:'
_HIS = r"(?:she|he|her|his|him)"
CLAUSE_ENDS = (". ", ", ", "? ", "! ", "\n", "“", "” ", "; ")
_PREPOSITION = re.compile(
    r"\b(?:of|in|at|from|to|near|on|for|by|with|across)[ ](?:the[ ])?\Z|(?:\b(?!As\b|And\b|But\b|When\b"
    r"|While\b|So\b|Yet\b)[A-Z][\w’'-]*|\b[A-Z]\.)[ ]\Z"
)
_DOING = (
    r"(?:had|has|was|is|lived|lives|moved|waited|waits|wanted|needed|needs|went|came|lost|fell|used|got|gets"
    r"|takes|likes|liked|loved"
    r"|enjoyed|chose|hoped|received|put|told|rang|stayed|began|works|worked|cared|cares)"
)
_OWNED = (
    *("plan", "assessment", "review", "record", "records", "file", "case", "package", "needs", "worker", "visit"),
    *("visits", "discharge", "placement", "wishes", "home", "flat", "room", "chair", "hoist", "payment", "carer"),
    *("advocate", "medication", "care", "support", "request", "complaint", "referral", "equipment", "bed", "ramp"),
    *("story", "account", "experience", "letter", "mobility", "benefits", "money", "tenancy", "funeral", "death"),
)
_KIN_OWNED = (
    r"(?:family|wife|husband|widow|widower|daughters?|sons?|mother|father|sisters?|brothers?)\b"
    r"(?![ ](?:hub|centre|group|support)\b)"
)
_NO_ROLE = frozenset(
    {
        "person",
        "child",
        "adult",
        "family",
        "head",
        "individual",
        "carer",
        "parent",
        "couple",
        "member",
        "leader",
        "patient",
    }
    | {"GP", "resident", "tenant", "someone", "somebody", "student", "assistant"}
)
ROLES = (
    *("lead", "professional", "trustee", "planner", "analyst", "executive", "deputy", "inspector", "secretary"),
    *("treasurer", "facilitator", "governor", "president", "founder", "owner", "champion", "clerk", "holder", "host"),
)
"""Nouns of what somebody does that lead to a name, and are other words as well."""
HOUSEHOLDS = frozenset({"family", "household", "brothers", "sisters", "twins", "siblings", "cousins"})
_ABBREVIATIONS = frozenset(
    {"GP", "OT", "PA", "MP", "SW", "PC", "QC", "KC", "UK", "EU", "IT", "HR", "TV", "AI", "RN", "PR"}
)

_Joined = tuple[re.Pattern[str], re.Pattern[str]]
"""What stands before a name, and the name with what follows it."""


class JoinedNameReader:
    """The words beside such names made ready."""

    def __init__(self, words: PrivacyWords) -> None:
        self.not_names = frozenset(words.not_names)
        who, saying = any_of(words.individuals), any_of(words.saying)
        self.individual = re.compile(rf"\b(?:{who}|{any_of(words.individuals_plural)})\b")
        self.acting = re.compile(
            rf"{CAPITAL}(?=[ ](?:(?:also|then|later)[ ])?(?:{saying}|{_DOING})\b(?P<rest>[^.;]{{0,80}}?)\b{_HIS}\b)"
        )
        self.of_age = re.compile(
            rf"{CAPITAL}(?:[ ]{CAPITAL})?(?=(?:,[ ]|[ ]\()(?:aged[ ])?\d{{2}}[,)][ ](?:who|{saying}|{_DOING})\b)"
        )
        self.in_apposition = re.compile(
            rf"{CAPITAL}[ ]{CAPITAL}(?=,[ ](?:an?|the|our|her|his"
            rf"|their)[ ](?:[a-z-]+[ ]){{0,3}}?(?:{who}|{any_of(ROLES)})(?:[,.)]|[ ](?:who|at|in|of|for|from|with)\b))"
        )
        self.owning = re.compile(
            rf"{CAPITAL}[ ]{CAPITAL}(?=[’']s[ ](?:[a-z-]+[ ]){{0,2}}(?:{any_of(_OWNED)}\b"
            rf"|{_KIN_OWNED})"
            rf"(?P<rest>[^.;]{{0,90}}?)\b{_HIS}\b)"
        )
        self.initials = re.compile(r"[A-Z]{2,3}(?=[),])|[A-Z]\.[ ]?[A-Z]\.(?=[),])")
        self.household = re.compile(
            r"(?<=[Tt]he )(?!(?:The"
            r"|A)\b)[A-Z][a-z]{2,}(?:-[A-Z][a-z]{2,})?(?:(?<=ski)|(?<!i))"
            r"(?<!an)(?<!ish)(?<!ese)(?<!ic)(?<!s)(?<!Traveller) "
            r"(?=(?:family|household|brothers|sisters|twins|siblings)\b(?! (?:hub|centre|support|group|carers"
            r"|home|and friends)))"
        )
        self.initials_in_role = re.compile(
            rf"(?<![\w’'&/-])[A-Z]{{2}}(?=, (?:the|an?|our|her|his|their) (?:[a-z-]+ ){{0,4}}?(?:{who}|lead"
            rf"|professional)\b)"
        )
        self.together = re.compile(
            rf"\b(?i:sisters|brothers|twins|siblings|cousins) (?P<name>{CAPITAL} and {CAPITAL})(?! (?:{CAPITAL}|and\b))"
        )
        self.initials_alone = re.compile(rf"[A-Z]{{2}}(?=[ ](?:{saying})\b(?:[ ](?:that|how))?[ ](?:she|he|her|his)\b)")
        self._by_last_word: dict[str, list[_Joined]] = {}
        self._read_roles(words, saying)
        self._read_letters(saying)

    def joined_to(self, before: str) -> Iterable[_Joined]:
        """Return what may make a name of the capitals after these words, by the last of them."""
        words = before.rsplit(None, 1)
        return self._by_last_word.get(words[-1].strip(_MARKS), ()) if words else ()

    def may_lead(self, word: str) -> bool:
        """Return whether a word may lead to a name."""
        return word.strip(_MARKS) in self._by_last_word

    def _add(self, last_words: Iterable[str], before: re.Pattern[str], name: re.Pattern[str]) -> None:
        for each in {word.split()[-1] for word in last_words}:
            self._by_last_word.setdefault(each, []).append((before, name))

    def _read_roles(self, words: PrivacyWords, saying: str) -> None:
        relatives = any_of(each for each in words.kin if each in words.individuals)
        of_kin = re.compile(rf"\b{relatives}[ ]of[ ]\Z")
        related_to = re.compile(
            rf"{CAPITAL}(?:[ ]{CAPITAL})?(?=[ ](?:{saying}|had|was|has|is)\b|,[ ](?:who|a|an|aged)\b)"
        )
        roles = [each for each in words.individuals if each not in _NO_ROLE]
        role = re.compile(rf"\b{any_of(roles)}[ ]\Z")
        in_role = re.compile(
            rf"{CAPITAL}[ ]{CAPITAL}(?=[ ](?:{saying}|{_DOING}|and)\b|[,.)]|[’']s\b)"
            rf"|{CAPITAL}(?=[ ](?:{saying})\b|,[ ]who\b)"
        )
        self._add(("of",), of_kin, related_to)
        self._add(roles, role, in_role)

    def _read_letters(self, saying: str) -> None:
        farewell = re.compile(
            r"(?:[Rr]egards|[Ww]ishes|[Ss]incerely|[Ff]aithfully|\b[Ll]ove|\b[Ss]igned|\b[Cc]heers|\b[Yy]ours)"
            r"(?:,|:|[ ]from|[ ]by|,[ ]from)?[ ][“‘\"]?\Z"
        )
        signature = re.compile(rf"{CAPITAL}(?:[ ]{CAPITAL})?(?=[”’\"]|[.,]|[ ]and\b|[ ]x|\Z)")
        writer = re.compile(
            r"\b(?:written|signed|authored|(?:[Ii]t|[Tt]his) was|e-mail|letter|note|card|message"
            r"|call)(?: (?:by|from))?[ ]\Z"
        )
        written_by = re.compile(
            rf"{CAPITAL}[ ](?:[A-Z]\.[ ])?{CAPITAL}(?=[,.]|[ ](?:in|on|of|to|and|had|was)\b|[’']s[ ]{_KIN_OWNED})"
            rf"|{CAPITAL}(?=[ ]who\b|[ ](?:in|of|at)[ ]the[ ](?:[a-z-]+[ ]){{0,3}}(?:team|office|department"
            rf"|service|desk)\b)"
        )
        listed = re.compile(rf"{CAPITAL}(?=(?:,[ ]{CAPITAL})*[ ]and[ ]{CAPITAL}(?:,|[ ](?:{saying}|had|were)\b))")
        listing = re.compile(
            r"\b(?:twins|sons|daughters|brothers|sisters|siblings|parents|children|workers|carers|friends"
            r"|neighbours),[ ]\Z"
        )
        farewells = ("regards", "wishes", "sincerely", "faithfully", "love", "signed", "cheers", "yours", "from", "by")
        self._add((*farewells, *map(str.capitalize, farewells)), farewell, signature)
        several = ("twins", "sons", "daughters", "brothers", "sisters", "siblings", "parents", "children", "workers")
        self._add((*several, "carers", "friends", "neighbours"), listing, listed)
        writings = ("written", "signed", "authored", "was", "by", "from", "e-mail", "letter", "note", "card", "message")
        self._add((*writings, "call"), writer, written_by)


def joined_name(text: str, start: int, before: str, has_two: bool, reader: JoinedNameReader) -> re.Match[str] | None:
    """Return a name that a farewell, kin, a role, an age or an apposition makes one."""
    for leading, pattern in reader.joined_to(before):
        match = pattern.match(text, start) if leading.search(before) is not None else None
        if match is not None:
            return match
    match = reader.of_age.match(text, start) or (reader.in_apposition.match(text, start) if has_two else None)
    return match if match is not None and _PREPOSITION.search(before) is None else None


def possessing_name(
    text: str, start: int, reader: JoinedNameReader, possessed: re.Pattern[str]
) -> re.Match[str] | None:
    """Return a word that begins a clause and has somebody or something of its own: "Tirion’s mother"."""
    match = possessed.match(text, start)
    return match if match is not None and _may_be_a_name(match.group(), reader) else None


def acting_name(text: str, start: int, reader: JoinedNameReader) -> re.Match[str] | None:
    """Return a word that begins a clause and does something as a woman or a man: "Tirion had waited before she"."""
    match = reader.acting.match(text, start) or reader.owning.match(text, start)
    if match is None or not _may_be_a_name(match.group(), reader):
        return None
    rest = match["rest"]
    is_another = reader.individual.search(rest) is not None or _CAPITALISED.search(rest) is not None
    return None if is_another else match


def _may_be_a_name(word: str, reader: JoinedNameReader) -> bool:
    return word.casefold() not in reader.not_names and not word.endswith("s") and not word.isupper()


def initials_in(text: str, reader: JoinedNameReader, apart: re.Pattern[str]) -> Iterator[Personal]:
    """Yield initials that stand for somebody, as "person-name": after a noun of one person, or saying something."""
    for match in reader.initials.finditer(text):
        before = text[max(0, match.start() - _REACH) : match.start()]
        if apart.search(before) is not None and not _is_short_for(match.group(), before):
            yield personal("person-name", match)
    for match in reader.initials_in_role.finditer(text):
        if match.group() not in _ABBREVIATIONS:
            yield personal("person-name", match)
    for match in reader.initials_alone.finditer(text):
        if match.group() not in _ABBREVIATIONS and (match.start() == 0 or not text[match.start() - 1].isalnum()):
            before = text[max(0, match.start() - _REACH) : match.start()]
            if not before or before.endswith((". ", ", ", "? ", "! ", "; ", "\n")):
                yield personal("person-name", match)


def households_in(text: str, reader: JoinedNameReader, peoples: frozenset[str]) -> Iterator[Personal]:
    """Yield surnames of households, as "person-name": "the Hale family"."""
    for match in reader.together.finditer(text):
        if peoples.isdisjoint(match["name"].split()):
            yield personal("person-name", match, "name")
    for match in reader.household.finditer(text):
        name = match.group().strip()
        if name not in peoples and name.casefold() not in reader.not_names:
            yield Personal("person-name", match.start(), match.start() + len(name), name)


def _is_short_for(letters: str, before: str) -> bool:
    """Return whether letters are the first ones of words before them: "the principal social worker (PSW)"."""
    wanted = list(letters.replace(".", "").replace(" ", "").casefold())
    for word in reversed(re.findall(r"[^\W\d_]+", before.casefold())):
        if wanted and word.startswith(wanted[-1]):
            wanted.pop()
    return not wanted or letters in _ABBREVIATIONS
