"""Find the numbers of records, accounts and vehicles that are somebody's, and the names people have online."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from domain.checks.phrases import has_any
from domain.checks.privacy.privacy_words import Personal, personal

_KIND = (
    r"(?:[Cc]ase|[Cc]lient|[Cc]ustomer|[Pp]atient|[Hh]ospital|[Rr]ecord|[Ff]ile|[Rr]eferral|[Cc]oncern"
    r"|[Ee]nquiry|[Cc]omplaint"
    r"|[Ii]ncident|[Cc]rime|[Pp]erson|[Ii]ndividual|[Ss]ervice user|[Tt]enancy|[Aa]ccount|[Cc]laim|[Pp]assport"
    r"|[Dd]riving licence|[Ll]icence|[Mm]embership|[Pp]ension|[Bb]enefit|[Cc]ustody|[Ss]taff|[Ee]mployee|[Pp]ayroll"
    r"|[Cc]laimant|[Ss]ocial care|[Aa]dult social care|NHS|Mosaic|Liquidlogic|LAS|CareFirst|Paris|SystmOne"
    r"|RiO|Eclipse)"
)
_CALLED = r"(?:[Nn]umber|[Nn]o\.?|ID|[Ii]dentifier|[Rr]eference(?: [Nn]umber)?|[Rr]ef\.?|[Cc]ode)"
_VALUE = r"(?:[A-Z]{0,5}[-/]?\d[\dA-Z]*(?:[ /-]?[\dA-Z]*\d[\dA-Z]*){0,5})"
_RECORD = re.compile(rf"\b{_KIND} {_CALLED}[\s:,(#–-]{{0,3}}(?:(?:was|is|of)\s+)?({_VALUE})(?!\w|%|[.,]\d)")
_REFERENCE = re.compile(
    rf"(?<!\w)(?:[Rr]ef(?:erence)?(?: no)?\.?|[Uu]nder the number)[\s:#]{{1,2}}({_VALUE})(?!\w|%|[.,]\d)"
)
_NUMBERED = re.compile(
    r"\b(?:[Cc]ase|[Cc]lient|[Cc]ustomer|[Pp]atient|[Rr]ecord|[Ff]ile|[Rr]eferral|[Cc]oncern|[Ee]nquiry"
    r"|[Pp]erson|[Ii]ncident"
    r"|[Ss]ervice user|[Cc]omplaint|[Tt]enant|[Cc]laimant) #?([A-Z]{0,4}[-/]?\d[\d/-]{3,14}\d"
    r"|[A-Z]{1,5}[-/][\dA-Z/-]*\d{3,})(?!\w|%|[.,]\d)"
)
_CODE = re.compile(r"(?<![\w/-])([A-Z]{1,5}[-/]\d{2,4}[-/]\d{3,7}|\d{2,4}[-/][A-Z]{1,4}[-/]\d{3,7})(?![\w/-])")
_OF_A_RECORD = re.compile(
    r"\b(?:case|record|file|referral|concern|enquiry|complaint|plan|person|incident)\b", re.IGNORECASE
)
_LIKE_ONE = re.compile(r"\d{5}|[A-Z][-/]\d|\d[-/](?:[A-Z]|\d+[-/])")
_FOUR_DIGITS = re.compile(r"\d{4}")
_CALLS = ("umber", "eference", "ef ", "ef.", "ID ", "ode ", "no.", "No.", "dentifier")
_ONLINE = (".com/", ".app/", ".net/")
_LOGINS = ("sername", "ser name", "ogin", "og-in", "ogged in as", "igned in as", "ser ID")
_OWN = ("blog", "vlog", " page", "website", "channel", " site", "profile", "account")
_PUBLISHED = re.compile(r"\b(?:[Oo]mbudsman|LGSCO|[Cc]ourt|[Tt]ribunal|EWHC|EWCA|UKSC|[Cc]harity (?:number|no))\b")
_BANK = re.compile(
    r"\b(?:sort code|account number|bank account|bank details"
    r"|account)\b\D{0,40}(\d{2}-\d{2}-\d{2}(?:\W{1,3}(?:and\W)?\d{6,8})?|\d{8})(?!\w)"
)
_PLATE = re.compile(r"(?<!\w)[A-Z]{2}\d{2} ?[A-Z]{3}(?!\w)")
_VEHICLE = re.compile(
    r"\b(?:car|van|vehicle|taxi|motorcycle|scooter|minibus|registration|number plate|plate|drove|driving)\b"
)
_HANDLE = re.compile(r"(?<![\w.@/])@([A-Za-z][\w.]{2,}\w)")
_PROFILE = re.compile(
    r"(?<![\w@.])(?:https?://)?(?:www\.|m\.)?(?:facebook|instagram|tiktok|twitter|x|linkedin|youtube|threads"
    r"|snapchat|justgiving"
    r"|gofundme|bsky)\.(?:com|app|net)/(\S*[\w/])"
)
_OWN_PAGE = re.compile(
    r"\b(?:(?:her|his|their own|my) (?:[a-z]+ )?(?:blog|page|website|channel|site|profile|account)|blogged"
    r"|blogs|vlogged)\b"
    r"[^.;]{0,40}?((?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)+(?:/\S*\w)?)"
)
_FEWEST_DIGITS = 4

_LOGIN = re.compile(
    r"\b(?:[Uu]ser ?name|[Ll]og-?in|[Ll]ogged in as|[Ss]igned in as"
    r"|[Uu]ser ID)\W{1,3}(?:(?:was|is|of|as) )?((?=[\w.]*\d)[a-z][\w.]{3,})"
)

IsSomebodys = Callable[[str, re.Match[str]], bool]
"""Whether the clause around a match speaks of somebody, and not of an organisation alone."""


def records_in(text: str) -> Iterator[Personal]:
    """Yield the numbers of somebody's record, account or car, as "record-number"; published decisions have others."""
    is_likely = has_any(text, _CALLS) and _FOUR_DIGITS.search(text) is not None
    if (is_likely or _LIKE_ONE.search(text) is not None) and _PUBLISHED.search(text) is None:
        for pattern in (_RECORD, _REFERENCE, _NUMBERED):
            for match in pattern.finditer(text):
                if sum(map(str.isdigit, match[1])) >= _FEWEST_DIGITS:
                    yield personal("record-number", match, 1 if pattern is not _NUMBERED else 0)
        if _OF_A_RECORD.search(text) is not None:
            for match in _CODE.finditer(text):
                yield personal("record-number", match, 1)
    for match in _BANK.finditer(text) if "account" in text or "sort code" in text or "bank" in text else ():
        yield personal("record-number", match, 1)
    for match in _PLATE.finditer(text):
        if _VEHICLE.search(text) is not None:
            yield personal("record-number", match)


def online_names_in(text: str, is_somebodys: IsSomebodys, bodies: frozenset[str]) -> Iterator[Personal]:
    """Yield what somebody is called online, as "online-name"; one with a word of an organisation is its own."""
    for match in _HANDLE.finditer(text) if "@" in text else ():
        if not any(each in match[1].casefold() for each in bodies) and is_somebodys(text, match):
            yield personal("online-name", match)
    for match in _PROFILE.finditer(text) if has_any(text, _ONLINE) else ():
        if not any(each in match[1].casefold() for each in bodies) and is_somebodys(text, match):
            yield personal("online-name", match)
    for match in _LOGIN.finditer(text) if has_any(text, _LOGINS) else ():
        yield personal("online-name", match, 1)
    for match in _OWN_PAGE.finditer(text) if has_any(text, _OWN) else ():
        yield personal("online-name", match, 1)
