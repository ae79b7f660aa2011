"""Find names of places that no list has, where a sentence gives them what only an authority has or does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from domain.checks.phrases import any_of
from domain.checks.prose import words_of

_ENDINGS = (
    *("ford", "ton", "ham", "bury", "mouth", "gate", "brook", "bridge", "haven", "borough", "brough", "dale"),
    *("wick", "by", "moor", "stead", "field", "minster", "chester", "mere", "pool", "port", "combe", "thorpe"),
    *("worth", "hurst", "shaw", "shire", "cliffe", "marsh", "dene", "den", "well", "sea", "beck", "fell", "ness"),
    *("stow", "bourne", "row", "burgh", "head", "hithe", "wold", "vale", "wood", "land", "garth", "low", "ridge"),
    *("side", "ley", "leigh", "don", "tree", "bank", "stone", "stoke", "ster", "sley", "holt", "cester", "hill"),
    "mel",
)
_WORD = re.compile(r"[A-Z][a-z]{3,}")
_ALONE = re.compile(r"(?![\w-])(?![’']s? [a-z]|[ ](?:[A-Z]|and [A-Z]))")
_HEADS = (
    *("leaders", "senior leaders", "political leaders", "council leaders", "directors", "chief executive", "cabinet"),
    *("commissioners", "independent chair", "elected members", "scrutiny committee", "safeguarding adults board"),
    *("director of adult social care", "director of adult social services", "adult social care", "corporate board"),
    *("local authority", "the authority", "the council", "senior officers", "lead member", "principal social worker"),
)
_OF = re.compile(
    rf"(?<!faith )(?<!community )(?<!religious )(?<!business )\b{any_of(_HEADS)} (?:of|in|at|for) \Z", re.I
)
_ASKED = re.compile(r"\b(?:how(?: well| far| much| often)?|whether|why|that|what|where|when|because|said|and|told) \Z")
_DOES = re.compile(
    r" (?:had |has |also |still |already |now |[a-z]+ly )*(?:recorded|met its|monitored|commissioned"
    r"|consulted|listened|expected|spent|invested|published|completed|responded|introduced|launched"
    r"|discharged its|kept its|planned for|planned its|reviewed|prepared for|ensured|acted on"
    r"|assessed|understood its|knew its|managed its|ran its|would need|needed to)\b"
)
_OF_HOMES = re.compile(
    r"\b(?:homes?|providers?|agenc(?:y|ies)|residents|relatives|managers|inspectors|scheme|tenants|village)\b", re.I
)
"""Where these stand, a name may be that of a home or of a firm."""
_TELLING = frozenset(
    (
        *("leaders", "directors", "executive", "cabinet", "commissioners", "chair", "elected", "scrutiny"),
        *("director", "board", "officers", "member", "principal", "recorded", "met", "monitored", "need"),
        *("commissioned", "consulted", "listened", "expected", "spent", "invested", "published", "completed"),
        *("responded", "introduced", "launched", "discharged", "kept", "planned", "reviewed", "prepared"),
        *("ensured", "acted", "assessed", "understood", "knew", "managed", "ran", "needed"),
    )
)
"""Words of which one stands where a name is made an authority, but for what is called an authority."""
_THE = re.compile(r"\b[Tt]he \Z")
_REACH = 60


def unknown_places(text: str, only: Iterable[str]) -> Iterator[tuple[str, int, int]]:
    """Yield names in a text that are made an authority by what stands around them, with their characters."""
    own = None
    if _TELLING.isdisjoint(words_of(text).present) and "authority of " not in text:
        return
    for match in _WORD.finditer(text):
        start = match.start()
        is_within = text[start - 2 : start - 1].islower() and text[start - 1] == " "
        if not is_within or not match.group().endswith(_ENDINGS) or _ALONE.match(text, match.end()) is None:
            continue
        before = text[max(0, start - _REACH) : start]
        is_one = _OF.search(before) is not None
        is_one = is_one or (
            _ASKED.search(before) is not None
            and _DOES.match(text, match.end()) is not None
            and _OF_HOMES.search(text, max(0, start - _REACH), match.end() + _REACH) is None
        )
        if not is_one and _THE.search(before) is not None:
            own = own or re.compile(rf" {any_of(only)}\b")
            is_one = own.match(text, match.end()) is not None
        if is_one:
            yield match.group(), *match.span()
