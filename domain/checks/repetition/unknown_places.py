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
    r"\b(?:homes?|providers?|agenc(?:y|ies)|residents|relatives|managers|inspectors|scheme(?! of)|tenants|village)\b",
    re.I,
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


class PlaceReader:
    """The words of what only an authority has made ready: what it alone has, and the papers of its whole tasks."""

    def __init__(self, only: Iterable[str], whole: Iterable[str], papers: Iterable[str]) -> None:
        papers = tuple(papers)
        paper = rf"(?:(?:{any_of(whole)} ){{1,2}}{any_of(papers)}|{any_of(each for each in papers if ' ' in each)})"
        self.papers = frozenset(each.split()[-1] for each in papers)
        self.own = re.compile(rf" {any_of(only)}\b")
        self.has = re.compile(
            rf"(?:[’']s?)? (?:[a-z-]+ )?{paper}\b"
            rf"|(?: had| has| also| recently)* [a-z]+(?:ed|en|un|t) its (?:[a-z-]+ ){{0,2}}(?:{paper}|{any_of(only)})\b"
        )
        self.of = re.compile(rf"\b{paper} (?:of|for|in) \Z")


def unknown_places(text: str, reader: PlaceReader) -> Iterator[tuple[str, int, int]]:
    """Yield names in a text that are made an authority by what stands around them, with their characters."""
    present = words_of(text).present
    has_papers = not reader.papers.isdisjoint(present)
    if not has_papers and _TELLING.isdisjoint(present) and "authority of " not in text:
        return
    for match in _WORD.finditer(text):
        if not match.group().endswith(_ENDINGS):
            continue
        start, end = match.span()
        before = text[max(0, start - _REACH) : start]
        is_of_home = _OF_HOMES.search(text, max(0, start - _REACH), end + _REACH) is not None
        is_within = before[-2:-1].islower() and before[-1:] == " "
        is_one = has_papers and not is_of_home and (is_within or not before or before.endswith((". ", "(")))
        is_one = is_one and (reader.has.match(text, end) or reader.of.search(before)) is not None
        if not is_one and is_within and _ALONE.match(text, end) is not None:
            is_one = _OF.search(before) is not None
            is_asked = _ASKED.search(before) is not None and _DOES.match(text, end) is not None
            is_one = is_one or (is_asked and not is_of_home)
            is_one = is_one or (_THE.search(before) is not None and reader.own.match(text, end) is not None)
        if is_one:
            yield match.group(), start, end
