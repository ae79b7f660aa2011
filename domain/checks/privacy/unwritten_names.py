"""Find names that are not written as names: in small letters, in a file's name, as initials, beside an extension."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.checks.phrases import any_of
from domain.checks.privacy.privacy_words import CAPITAL, Personal, PrivacyWords, personal

_ALSO_WORDS = frozenset(
    (
        *("amir", "billy", "bola", "carol", "charlotte", "dawn", "dieter", "ebony", "felicity", "grace", "harry"),
        *("hazel", "heather", "holly", "iris", "ivy", "jasmine", "john", "ken", "lee", "lily", "maria", "mark"),
        *("martin", "mercy", "mike", "olive", "patience", "penny", "peter", "piers", "robin", "rosemary", "sally"),
        *("sue", "tom", "violet", "yaw", "barb", "debs", "shell", "hope", "faith", "joy", "rose", "ruby", "pearl"),
        *("poppy", "daisy", "amber", "april", "june", "victor", "frank", "jack", "ray", "pat", "max", "verity"),
        *("prudence", "melody", "blessing", "precious", "sandy", "summer", "dean", "guy", "grant", "drew", "cliff"),
        *("rob", "nick", "bob", "bill", "warren", "myrtle"),
    )
)
"""Given names that are other words in small letters."""
_NEVER = frozenset(("april", "june", "summer", "grant", "drew", "bill", "guy", "mark", "dean", "pat", "shell", "rob"))
_DOING = r"(?:had|has|was|is|told|said|explained|felt|lived|wanted|asked|waited|moved|could|did|went|came|needed)"
_AFTER = ("that ", "when ", "because ", "how ", "after ")
_AS_WORD = re.compile(rf"(?P<name>[a-z]+) {_DOING}\b")
_HIS = re.compile(r"\b(?:she|he|her|his|him)\b", re.IGNORECASE)
_REACH = 160
_TITLED = re.compile(r"\b(?:mr|mrs|dr|Mr|Mrs|Dr)\.? (?!(?:and|or|who|in|to)\b)[a-z][a-z’'-]{2,}\b")
_TITLES = frozenset(("mr", "mrs", "dr"))
_DOTTED = re.compile(
    r"\((?!(?:U\.K|U\.S|D\.O\.B|N\.B|P\.S|E\.G|I\.E|A\.M|P\.M)\.)(?P<in>[A-Z]\.\s?(?:[A-Z]\.\s?){0,2}[A-Z]\.)\)"
    r"|\b(?:signed|countersigned|approved|written|seen|checked|agreed)(?: off)? by (?P<by>(?:[A-Z]\.\s?){2,4})(?!\w)"
    r"|\binitials?:? (?:(?:were|was|are|is|of) )?"
    r"(?P<called>(?:O’|Mc|Mac)?[A-Z](?:\.?[ -]?(?:O’|Mc|Mac)?[A-Z]){1,3}\b\.?)"
)
_BY_INITIALS = re.compile(r"by [A-Z]\.")
_FILE = re.compile(
    r"(?<![\w/.])[\w-]+(?: [\w-]+)?\.(?:docx?|pdf|xlsx?|pptx?|msg|eml|jpe?g|png|rtf|txt|wav|mp[34]|csv)\b"
)
_ENDINGS = frozenset(
    (
        *("docx", "doc", "pdf", "xlsx", "xls", "pptx", "ppt", "msg", "eml", "jpg", "jpeg", "png", "rtf", "txt", "wav"),
        *("mp4", "mp3", "csv"),
    )
)
_PIECE = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_ASKED = re.compile(
    rf"\b(?:[Aa]sk|[Cc]all|[Rr]ing|[Cc]ontact|[Pp]hone|[Tt]elephone|[Tt]ext|[Ee]-?mail|[Ss]peak to|[Ss]ee|[Tt]ry"
    rf"|[Mm]essage) "
    rf"(?P<name>{CAPITAL}(?: {CAPITAL})?) (?:on|at|via|in)(?: (?:ext(?:ension)?\.?|x|mobile|number))? ?\d{{3,}}"
)
_WITH_NUMBER = re.compile(r" (?:on|at|via|in)(?: (?:ext(?:ension)?\.?|x|mobile|number))? ?\d{3}")
_REVERSED = re.compile(rf"[“‘\"(](?P<name>{CAPITAL}, (?P<given>{CAPITAL}))(?=[ ]?[”’\")–:-]|[ ]\d)")
_ASKED_WORDS = frozenset(
    ("ask", "call", "ring", "contact", "phone", "telephone", "text", "email", "e-mail", "mail", "speak", "see", "try")
)


class UnwrittenReader:
    """The words made ready."""

    def __init__(self, words: PrivacyWords) -> None:
        given = {each.casefold() for each in words.given_names}
        self.small = frozenset(each for each in given if each not in _ALSO_WORDS and each.isalpha() and len(each) > 2)
        also = {each.casefold() for each in words.ambiguous_names if each.isalpha()} | _ALSO_WORDS
        self.also_words = frozenset(also - _NEVER - self.small)
        self.given = frozenset((*words.given_names, *words.ambiguous_names))
        self.bodies = re.compile(rf"\b{any_of(words.organisations)}\b", re.IGNORECASE)


def unwritten_names_in(text: str, words: frozenset[str], reader: UnwrittenReader) -> Iterator[Personal]:
    """Yield names that are not written as names, as "person-name"; `words` are the text's in small letters."""
    for name in reader.small & words:
        for match in re.finditer(rf"(?<![\w.@/’'-]){name}(?![\w@-])", text):
            yield personal("person-name", match)
    for name in reader.also_words & words:
        for match in _as_word(text, name):
            if _HIS.search(text, match.end(), match.end() + _REACH):
                yield personal("person-name", match, "name")
    for match in _TITLED.finditer(text) if not _TITLES.isdisjoint(words) else ():
        yield personal("person-name", match)
    for match in (
        _DOTTED.finditer(text) if ".)" in text or "initial" in text or _BY_INITIALS.search(text) is not None else ()
    ):
        yield personal("person-name", match, match.lastgroup or 0)
    for match in _FILE.finditer(text) if not _ENDINGS.isdisjoint(words) else ():
        if any(each.capitalize() in reader.given for each in _PIECE.findall(match.group())):
            yield personal("person-name", match)
    for match in _REVERSED.finditer(text) if ", " in text else ():
        if match["given"] in reader.given:
            yield personal("person-name", match, "name")
    is_asked = not _ASKED_WORDS.isdisjoint(words) and _WITH_NUMBER.search(text) is not None
    for match in _ASKED.finditer(text) if is_asked else ():
        if reader.bodies.search(match["name"]) is None:
            yield personal("person-name", match, "name")


def _as_word(text: str, name: str) -> Iterator[re.Match[str]]:
    """Yield where a name in small letters does something after a word that opens a clause."""
    place = text.find(name)
    while place >= 0:
        if text.endswith(_AFTER, 0, place):
            match = _AS_WORD.match(text, place)
            if match is not None and match["name"] == name:
                yield match
        place = text.find(name, place + 1)
