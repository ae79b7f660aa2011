"""Find the numbers of records, accounts and vehicles that are somebody's, and the names people have online."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from domain.checks.phrases import any_of, has_any, telling_of
from domain.checks.privacy.privacy_words import Personal, personal


def _in_either_case(words: Iterable[str]) -> str:
    return any_of(chain.from_iterable((each, each[0].upper() + each[1:]) for each in words))


_NUMBERED_KINDS = (
    *("case", "client", "customer", "patient", "record", "file", "referral", "concern", "enquiry", "person"),
    *("incident", "service user", "complaint", "claimant"),
)
_SYSTEMS = ("NHS", "Mosaic", "Liquidlogic", "LAS", "CareFirst", "Paris", "SystmOne", "RiO", "Eclipse")
_KINDS = (
    *_NUMBERED_KINDS,
    *("hospital", "crime", "individual", "tenancy", "account", "claim", "passport", "driving licence", "licence"),
    *("membership", "pension", "benefit", "custody", "staff", "employee", "payroll", "social care"),
    *("adult social care", "blue badge", "Blue Badge", "badge", "bus pass", "library card", "rent account"),
    *("council tax", "policy"),
    *("prison", "prisoner", "collar", "warrant", "registration", "PIN", "HCPC", "NMC", "tag", "serial", "visa"),
    *("court", "inquest", "applicant", "application", "enrolment", "student", "candidate", "invoice", "order"),
)
_CASES = ("COP", "CHC", "MARAC", "MASH", "AIS", "ContrOCC", "Civica", "LPS", "CP", "UPN", "ULN", "UTR", "CRN", "NINO")
_CALLED_WORDS = frozenset({"number", "no", "id", "identifier", "reference", "ref", "code"})
_KIND = rf"(?:{_in_either_case(_KINDS)}|{any_of(_SYSTEMS)})"
_CALLED = r"(?:[Nn]umber|[Nn]o\.?|ID|[Ii]dentifier|[Rr]eference(?: [Nn]umber)?|[Rr]ef\.?|[Cc]ode)"
_VALUE = r"(?:(?:[A-Z]{1,5}[-/]){0,2}[A-Z]{0,5}[-/ ]?\d[\dA-Z]*(?:[ /-]?[\dA-Z]*\d[\dA-Z]*){0,5})"
_RECORD = re.compile(rf"\b{_KIND},? {_CALLED}[\s:,(#–-]{{0,3}}(?:(?:was|is|of)\s+)?({_VALUE})(?!\w|%|[.,]\d)")
_REFERENCE = re.compile(
    rf"(?<!\w)(?:[Rr]ef(?:erence)?(?: no)?\.?|[Uu]nder the number)[\s:#]{{1,2}}({_VALUE})(?!\w|%|[.,]\d)"
)
_NUMBERED = re.compile(
    rf"\b{_in_either_case((*_NUMBERED_KINDS, 'tenant'))} #?([A-Z]{{0,4}}[-/]?\d[\d/-]{{3,14}}\d"
    r"|[A-Z]{1,5}[-/][\dA-Z/-]*\d{3,})(?!\w|%|[.,]\d)"
)
_UNDER = re.compile(
    rf"\b(?:{_in_either_case((*_NUMBERED_KINDS, 'plan', 'assessment'))}"
    r"(?: (?:with|under|as))?(?: the)? (?:numbered|number|no\.?|ID|reference|code|label)"
    r"|(?:[Tt]racked|[Ll]ogged|[Rr]ecorded|[Ff]iled|[Ll]isted|[Cc]oded) (?:with|under|as)(?: the (?:ID|number"
    r"|reference|code))?) "
    r"(?!(?:19|20)\d\d[/-]\d\d\b)"
    r"(?P<value>[A-Z]{0,4}[-/]?\d[\d/-]{3,14}\d|[A-Z]{1,5}[-/]\d{2,}(?:[-/][A-Z\d]+)?)(?![\w%]|[.,]\d)"
)
_OF_PAPERS = re.compile(
    r"\b(?:strategy|policy|contract|tender|minutes|procedure|guidance|report|paper|framework|agenda|notice|plan for)\b"
    r"[^.;]{0,30}\Z",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?<![\w/-])([A-Z]{1,5}[-/]\d{2,4}[-/]\d{3,7}|\d{2,4}[-/][A-Z]{1,4}[-/]\d{3,7})(?![\w/-])")
_OF_A_RECORD = frozenset(
    {"case", "record", "file", "referral", "concern", "enquiry", "complaint", "plan", "person", "incident"}
)
_RECORD_WORDS = frozenset(map(telling_of, (*_NUMBERED_KINDS, "tenant", "plan")))
_LIKE_ONE = re.compile(r"[\dA-Z](?:(?<=\d)(?:\d{4}|[-/](?:\d{3}|[A-Z]|\d+[-/]))|(?<=[A-Z])[-/]\d)")
_NUMBERING = frozenset(("numbered", "tracked", "logged", "recorded", "filed", "listed", "coded", "id"))
_LIKE_CODE = re.compile(r"[\dA-Z](?:(?<=\d)\d{3}(?:\d|/\d{3})|(?<=[A-Z])[-/]\d)")
_CALLED_VALUE = re.compile(
    r"(?:number|Number|no|No|ID|identifier|Identifier|reference|Reference|ref|Ref|code|Code)\.?"
    r"[\s:,(#–-]{0,3}(?:(?:was|is|of)\s+)?(?:[A-Z]{1,5}[-/]){0,2}[A-Z]{0,5}[-/ ]?\d"
)
_ONLINE = (".com/", ".app/", ".net/", ".org/", ".example/")
_LOGIN_WORDS = frozenset({"username", "user", "login", "log", "logged", "signed"})
_OWN_WORDS = frozenset(
    {"blog", "page", "website", "channel", "site", "profile", "account", "blogged", "blogs", "vlogged"}
)
_BANK_WORDS = frozenset({"account", "sort", "bank"})
_PUBLISHED = re.compile(r"\b(?:[Oo]mbudsman|LGSCO|[Cc]ourt|[Tt]ribunal|EWHC|EWCA|UKSC|[Cc]harity (?:number|no))\b")
_BANK = re.compile(
    r"\b(?:sort code|account number|bank account|bank details"
    r"|account)\b\D{0,40}(\d{2}-\d{2}-\d{2}(?:\W{1,3}(?:and\W)?\d{6,8})?|\d{8})(?!\w)"
)
_CODE_WORDS = frozenset({"keysafe", "safe", "door", "alarm", "entry", "pin"})
_CALLED_CODE = frozenset({"code", "number", "pin"})
_DOOR_CODE = re.compile(
    r"\b(?:key ?safe|door|alarm|entry)(?: \w+)? (?:code|number|PIN)\W{1,4}(?:(?:was|is|of)\s+)?"
    r"(\d{3,6})(?!\w|%|[.,]\d)"
)
_LICENCE = re.compile(r"\b[Dd]riving licence (?:number )?([A-Z]{5} ?\d{6} ?[A-Z\d]{5})(?!\w)")
_CARD = re.compile(r"\bcard\b[^.;]{0,20}?\b(?:end(?:ed|ing|s)(?: in| with)?|number|digits)\W{1,3}(\d{4,16})(?!\w)")
_PLATE = re.compile(r"(?<!\w)[A-Z]{2}\d{2} ?[A-Z]{3}(?!\w)")
_VEHICLE_WORDS = frozenset(
    {"car", "van", "vehicle", "taxi", "motorcycle", "scooter", "minibus", "registration", "plate", "drove", "driving"}
)
_HANDLE = re.compile(r"(?<![\w.@/])@([A-Za-z][\w.]{2,}\w)")
_PROFILE = re.compile(
    r"(?<![\w@.])(?:https?://)?(?:www\.|m\.)?(?:facebook|instagram|tiktok|twitter|x|linkedin|youtube|threads"
    r"|snapchat|justgiving"
    r"|gofundme|bsky)\.(?:com|app|net|org|example)/(\S*[\w/])"
)
_CARER = re.compile(r"carers?(?![a-z])|cares(?![a-z])")
_WROTE_AS = re.compile(
    r"\b(?:who|she|he) (?:also )?(?:blogged|blogs|posted|posts|tweeted|tweets|wrote|writes|vlogged)\b[^.;]*\Z"
)
_OWN_PAGE = re.compile(
    r"\b(?:(?:her|his|their own|my) (?:[a-z]+ )?(?:blog|page|website|channel|site|profile|account)|blogged"
    r"|blogs|vlogged)\b"
    r"[^.;]{0,40}?((?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)+(?:/\S*\w)?)"
)
_FEWEST_DIGITS = 4
_SYSTEM_NUMBER = re.compile(
    rf"\b{any_of((*_SYSTEMS, *_CASES))}[ :#-]{{1,2}}(?:(?:ID|[Nn]o\.?|[Nn]umbers?,?|[Rr]ecord) )?"
    r"([A-Z]?\d{5,13}[A-Z]?|\d{3} \d{3} \d{4})(?![\w%]|[.,]\d)"
)
_LIKE_A_NUMBER = re.compile(r"\d{5}|\d{3} \d{3} \d")
_SYSTEM_WORDS = frozenset(each.casefold() for each in (*_SYSTEMS, *_CASES))
_FILE_WORDS = frozenset(
    {"docx", "doc", "pdf", "xlsx", "xls", "msg", "eml", "jpg", "jpeg", "png", "rtf", "txt", "wav", "mp4"}
)
# The name of a file that is called after a surname and an initial: "Hale_J_notes.docx".
_FILE = re.compile(
    r"(?<![\w/])(?=(?:[a-z]+[_-])?[A-Z][a-z]+[_-]?[A-Z](?![a-z])|[A-Z][_-][A-Z][a-z])[\w-]+\.(?:docx?|pdf|xlsx?|msg"
    r"|eml|jpe?g|png|rtf|txt|wav|mp4)\b"
)

_LOGIN = re.compile(
    r"\b(?:[Uu]ser ?name|[Ll]og-?in|[Ll]ogged in as|[Ss]igned in as"
    r"|[Uu]ser ID)\W{1,3}(?:(?:was|is|of|as) )?((?=[\w.]*\d)[a-z][\w.]{3,})"
)

IsSomebodys = Callable[[str, re.Match[str]], bool]
"""Whether the clause around a match speaks of somebody, and not of an organisation alone."""


def records_in(text: str, words: frozenset[str]) -> Iterator[Personal]:
    """Yield the numbers of somebody's record, account or car, as "record-number"; published decisions have others.

    `words` are those of the text in small letters.
    """
    is_called = not _CALLED_WORDS.isdisjoint(words)
    is_of_record = not _RECORD_WORDS.isdisjoint(words)
    is_likely = is_called and _CALLED_VALUE.search(text) is not None
    is_likely = is_likely or (not _NUMBERING.isdisjoint(words) and _LIKE_CODE.search(text) is not None)
    is_likely = is_likely or ((is_called or is_of_record) and _LIKE_ONE.search(text) is not None)
    if is_likely:
        is_referred = "ref" in words or "reference" in words or "under the number" in text.casefold()
        for pattern in (_RECORD,) * is_called + (_REFERENCE,) * is_referred + (_NUMBERED,) * is_of_record:
            for match in pattern.finditer(text):
                if _PUBLISHED.search(text, *_sentence_around(text, match)) is not None:
                    continue
                is_paper = pattern is _REFERENCE and _OF_PAPERS.search(text, 0, match.start()) is not None
                if sum(map(str.isdigit, match[1])) >= _FEWEST_DIGITS and not is_paper:
                    yield personal("record-number", match, 1 if pattern is not _NUMBERED else 0)
        for match in _UNDER.finditer(text) if not _NUMBERING.isdisjoint(words) else ():
            yield personal("record-number", match, "value")
        if not _OF_A_RECORD.isdisjoint(words):
            for match in _CODE.finditer(text):
                yield personal("record-number", match, 1)
    is_numbered = not _SYSTEM_WORDS.isdisjoint(words) and _LIKE_A_NUMBER.search(text) is not None
    for match in _SYSTEM_NUMBER.finditer(text) if is_numbered else ():
        yield personal("record-number", match, 1)
    for match in _FILE.finditer(text) if not _FILE_WORDS.isdisjoint(words) else ():
        yield personal("record-number", match)
    for match in _BANK.finditer(text) if not _BANK_WORDS.isdisjoint(words) else ():
        yield personal("record-number", match, 1)
    is_coded = not _CODE_WORDS.isdisjoint(words) and not _CALLED_CODE.isdisjoint(words)
    for match in _DOOR_CODE.finditer(text) if is_coded else ():
        yield personal("record-number", match, 1)
    for match in _LICENCE.finditer(text) if "licence" in words else ():
        yield personal("record-number", match, 1)
    for match in _CARD.finditer(text) if "card" in words else ():
        yield personal("record-number", match, 1)
    for match in _PLATE.finditer(text) if not _VEHICLE_WORDS.isdisjoint(words) else ():
        yield personal("record-number", match)


def _sentence_around(text: str, match: re.Match[str]) -> tuple[int, int]:
    end = text.find(". ", match.end())
    return text.rfind(". ", 0, match.start()) + 1, end if end >= 0 else len(text)


def online_names_in(
    text: str, words: frozenset[str], is_somebodys: IsSomebodys, bodies: frozenset[str]
) -> Iterator[Personal]:
    """Yield what somebody is called online, as "online-name"; one with a word of an organisation is its own."""
    for match in _HANDLE.finditer(text) if "@" in text else ():
        is_of_a_body = any(each in _CARER.sub("", match[1].casefold()) for each in bodies)
        if (not is_of_a_body or _WROTE_AS.search(text, 0, match.start())) and is_somebodys(text, match):
            yield personal("online-name", match)
    for match in _PROFILE.finditer(text) if "/" in text and has_any(text, _ONLINE) else ():
        is_of_a_body = any(each in _CARER.sub("", match[1].casefold()) for each in bodies)
        if match[1].startswith("in/") or (not is_of_a_body and is_somebodys(text, match)):
            yield personal("online-name", match)
    for match in _LOGIN.finditer(text) if not _LOGIN_WORDS.isdisjoint(words) else ():
        yield personal("online-name", match, 1)
    for match in _OWN_PAGE.finditer(text) if not _OWN_WORDS.isdisjoint(words) else ():
        yield personal("online-name", match, 1)
