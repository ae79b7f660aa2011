"""Find quantities of people that say nothing: of how many nobody tells, or of whom."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from domain.checks.attribution.attribution import claims_in
from domain.checks.attribution.bare_views import BareViewReader
from domain.checks.attribution.unsaid_many import (
    COUNT,
    THEN,
    FoundView,
    ManyReader,
    at_clauses,
    unsaid_many,
)
from domain.checks.attribution.view_sources import REACH
from domain.checks.finding import Severity
from domain.checks.phrases import ADVERB, Phrase, Triggers, any_of
from domain.evidence.language import EvidenceLanguage, ViewWords

_NOBODY = (
    r"(?:those (?:concerned|involved|affected|present|in the know)|some|many|most|others|several|a few|a number|sources"
    r"|those|one|all)"
)
_MINDS = ("view", "eyes", "opinion", "words", "experience", "judgement", "mind", "minds")
_SOME = ("some", "many", "most", "others", "several", "a few")
_NO_AMOUNT = (
    r"(?:total|maximum|minimum|average|equal|record|given|fixed|known|agreed|limited|small|growing|increasing|rising"
    r"|reduced|lower|higher|greater|smaller|larger|similar|different|reference|telephone|phone|case|whole|set|further"
    r"|planned|expected|required|target|median|mean|typical|sufficient|adequate)\b"
)
_INFORMAL = (
    *("a fair few", "a good few", "quite a few", "a handful", "a good many", "a great many", "precious few", "plenty"),
    *("lots", "loads", "scores", "dozens", "hardly any", "a lot", "quite a lot", "masses", "heaps", "a small handful"),
)
"""Quantities that no report counts with, also where nobody is named that they are of."""
_SIZES = (
    r"(?:(?:very|fairly|relatively)\s+)?(?:vast|great|large|clear|overwhelming|small|sizeable|considerable|fair|good"
    r"|high"
    r"|significant|substantial|growing|tiny|bare|vocal|notable|surprising|worrying|decent|respectable|modest|slight"
    r"|narrow)"
)
_SHARES = ("majority", "minority", "proportion", "number", "share", "portion", "fraction", "percentage", "bulk")
_SLICES = ("slice of", "chunk of", "section of", "segment of", "swathe of", "tranche of", "part of", "element of")
_SAMPLED = (
    *("records", "files", "case files", "plans", "letters", "decisions", "assessments", "reviews", "referrals"),
    *("enquiries", "concerns", "calls", "visits", "forms", "complaints", "contracts", "audits", "applications"),
)
"""What is read or counted one by one, so that a part of it is a number."""
_BODIES = "(?:users|workforce|membership|community|profession|public|audience|population)"
"""Who is many, and named as one."""
_SHARE = (
    rf"(?:an?\s+(?:{_SIZES}\s+)?(?:majority|minority|proportion|number|share|portion|fraction|percentage)"
    rf"|the\s+(?:{_SIZES}\s+)?(?:majority|minority|bulk)|countless|more\s+and\s+more|many\s+more)(?:\s+of\s+(?:those"
    rf"|these|them)(?:\s+who\s+[a-z]+)?)?"
)
_FEW_OF = (
    r"(?:quite\s+a\s+few|quite\s+a\s+lot\s+of|an?\s+(?:good|fair|great)\s+(?:few|many)|not\s+a\s+few"
    r"|more\s+than\s+a\s+few"
    r"|hardly\s+any|precious\s+few|loads\s+of|lots\s+of|plenty\s+of|umpteen|various|numerous|countless|certain|sundry)"
)
_OPENINGS = (
    *("numerous", "the", "a", "an", "countless", "more", "many", "quite", "not", "hardly", "precious", "loads", "lots"),
    *("plenty", "umpteen", "various", "certain", "sundry", "small", "large", "growing", "increasing", "numbers"),
    *("some", "several"),
)
"""What the quantities begin with that are the subject of a clause."""
_ONES = (
    *(
        "person",
        "carer",
        "provider",
        "family",
        "worker",
        "relative",
        "resident",
        "manager",
        "parent",
        "member of staff",
    ),
    *("tenant", "agency", "partner", "social worker", "practitioner", "colleague", "councillor", "caller", "neighbour"),
)
_MINDED_SO = (
    r"(?:was|were|had|felt|seemed|remained|appeared)\s+(?:[a-z]+ly\s+)?(?:un[a-z]+|dis[a-z]+|lost|puzzled"
    r"|in\s+the\s+dark)\b"
)
_OF_REASONING = r"(?:(?:[a-z-]+\s+)?(?:factors|reasons|ways|steps|themes|strengths|points|things|times|years|days)\b)"
_NO_THINGS = (
    r"(?:[a-z-]+\s+){0,2}?(?:people|staff|adults|families|gaps|matters|shortfalls|delays|risks|barriers|weaknesses"
    r"|problems|challenges|difficulties|inconsistencies|issues|shortages)\b"
)
_SHORTFALL = (
    r"(?:no|not|never|still|too|longer|late|later|slow|delayed|overdue|without|missing|missed|lacked|incomplete|unclear"
    r"|failed|poor|unavailable|inaccessible|closed|behind|lost|wrong|less|fewer|worse|weaker|months|weeks|years|shut"
    r"|refused"
    r"|un[a-z]+ed|out\s+of\s+date)\b"
)
_WISHED = (
    r"(?:(?:also|still|now)\s+)?(?:wanted|wished|hoped|would\s+have\s+(?:liked|preferred)|feared|doubted|welcomed|resented"
    r"|disliked|preferred|regretted)\b"
)
_SOME_OF = (
    r"(?:some|many|several|certain|most|various|numerous|quite\s+a\s+few|more\s+than\s+one|not\s+a\s+few|isolated"
    r"|(?:all\s+|far\s+)?too\s+many|(?:one|two)\s+or\s+(?:two|three)|the\s+odd|(?:an?|the)\s+(?:[a-z]+\s+)?(?:few|many"
    r"|number\s+of|handful\s+of|minority\s+of|majority\s+of|proportion\s+of))"
)
_NOW_ANDTHEN = (
    r"(?:here\s+and\s+there|in\s+(?:places|parts|patches)|from\s+time\s+to\s+time|at\s+times|every\s+so\s+often"
    r"|now\s+and\s+(?:then|again)|on\s+occasion|all\s+too\s+often|(?:much|some|most)\s+of\s+the\s+time)"
)
_TIMES = r"(?:cases?|instances?|occasions?|situations?|circumstances)"
_PLACES = r"(?:parts|areas|places|localities|neighbourhoods|districts|corners|pockets|quarters|teams|services|respects)"
_TROUBLES = (
    r"(?:delays?|waits?|gaps?|shortages?|problems|difficulties|inconsistenc(?:y|ies)|weaknesses|failings|backlogs?"
    r"|confusion|errors|mistakes|omissions|drift|duplication|variation|disparit(?:y|ies)|shortcomings|tensions?"
    r"|improvements?|pressures?|duplications?|slippage|queues?|vacancies|barriers|complaints|cancellations)"
)
_LOOKED_AT = re.compile(r"\b(?:looked|read|sampled|reviewed|examined|checked|audited|saw|studied|followed)\b")
_SHOWN_LAST = re.compile(r",\s+[^,;]{3,50}\s(?:showed|show|shows|recorded|noted|found|confirmed|said)\W*\Z")
_GOES_ON = re.compile(r",?\s+(?:they|he|she|these|this|those|both|their|such)\b", re.IGNORECASE)
"""What goes on with what was told before."""
_FIGURE = re.compile(r"\d")
_SAMPLE = re.compile(
    r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty))\s+(?:[a-z-]+\s+){0,3}?(?:records|files|cases"
    r"|plans|enquiries|reviews|assessments|letters|concerns|applications|decisions|referrals|visits|contracts)\b"
)
"""So many things were looked at, of which more is told."""
_OF_SO_MANY = re.compile(r"(?:\s+of)?(?:\s+(?:the|those|these))?\s+\d")

_Likely = Collection[Triggers]


class QuantityReader:
    """The words of such quantities made ready."""

    def __init__(self, words: ViewWords, language: EvidenceLanguage, bare: BareViewReader) -> None:
        self.sources, self.many = bare.sources, ManyReader(words, bare)
        self.ranging = frozenset(words.ranging)
        self._read_vague(words, language)
        self._read_times()
        own = (each for each in vars(self).values() if isinstance(each, Phrase))
        self.phrases = frozenset((*own, self.many.unsaid_many))

    def _read_times(self) -> None:
        """Read how often, and where, something was so, that nobody counted."""
        self.times = Phrase(
            rf"(?:on|in|for|with|at|across)\s+{_SOME_OF}\s+(?:other\s+|such\s+)?(?:{_TIMES}|{_PLACES})\b(?=,)"
            rf"|on\s+(?:{_SOME_OF}|other|a\s+good\s+many)\s+occasions?\b|in\s+more\s+(?:cases|instances)\s+than\s+not\b|{_NOW_ANDTHEN}(?=,)",
            (
                *("here and there", "in places", "in parts", "in patches", "time to time", "at times", "so often"),
                *("now and", "on occasion", "too often", "of the time", "case", "cases", "instances", "instance"),
                *("occasions", "occasion", "situations", "circumstances", "parts", "areas", "places", "localities"),
                *("neighbourhoods", "districts", "corners", "pockets", "quarters", "teams", "services", "respects"),
            ),
            needs=(
                *("some", "many", "several", "certain", "most", "various", "numerous", "few", "one", "odd", "isolated"),
                *("too", "two", "number", "handful", "minority", "majority", "proportion", "other", "more", "there"),
                *("places", "parts", "patches", "time", "times", "often", "then", "again", "occasion"),
            ),
            begins=("on", "in", "for", "with", "at", "across", "here", "from", "every", "now", "all", "much", "some"),
        )
        self.in_places = Phrase(
            rf"there\s+(?:were|was|had\s+been|have\s+been|are|is)\s+(?:[a-z-]+\s+){{0,3}}?{_TROUBLES}\b[^.;,:]{{0,60}}?"
            rf"\b(?:in|on|at|across|for)\s+(?:(?:{_SOME_OF}|other)\s+(?:{_TIMES}|{_PLACES})|parts|places|pockets)\b",
            ("there",),
            needs=(
                *("cases", "instances", "occasions", "parts", "areas", "places", "teams", "services", "pockets"),
                *("localities", "respects", "districts"),
            ),
            begins=("there",),
        )

    def _read_openings(self, words: ViewWords, telling: str, minded: str) -> None:
        """Read the quantities that are the subject of a clause; the reader asks for them where a clause begins."""
        numbers = [each.removesuffix(" of") for each in words.vague if each != "a couple of"]
        things = r"(?:[a-z-]+\s+){0,2}?[a-z-]{3,}(?<!s)s"
        self.opening = Phrase(
            rf"(?P<bare>numerous\s+(?:[a-z-]+\s+){{0,2}}?[a-z]{{3,}}s\b|(?!scores\s+(?!of\b)){any_of(_INFORMAL)}(?:\s+of\s+(?:them|these"
            rf"|those))?)(?=\s+{THEN})"
            rf"|(?P<part>(?:the|an?)\s+(?:{_SIZES}\s+)?(?:majority|minority|bulk))(?=\s+{THEN})"
            rf"|(?P<number>{any_of(numbers)})(?=\s+(?:[a-z]+ly\s+)?{telling}\b)"
            rf"|(?P<share>{_SHARE})(?=\s+{THEN})|(?P<section>an?\s+{_SIZES}\s+(?:group|section"
            rf"|contingent))(?=\s+{ADVERB}{minded}\b)"
            rf"|(?P<informal>{_FEW_OF})\s+{things}\s+(?={THEN})"
            rf"|(?P<unnumbered>an?\s+(?:(?:small|limited|growing|increasing|rising)\s+)?number\s+of|(?:(?:small"
            rf"|large|growing|increasing)\s+)?numbers\s+of)\s+(?!{_OF_REASONING}){things}\s+(?={THEN})(?![^.;]*:)"
            rf"|(?P<one>more\s+than\s+one|the\s+odd|not\s+every|not\s+each)\s+(?:[a-z-]+\s+)?{any_of(_ONES)}\s+"
            rf"(?={minded}\b|(?={THEN})[^.;:,]*\b{_SHORTFALL}|{_MINDED_SO})"
            rf"|(?P<minded>some|several|a\s+few|many)\s+(?:[\w’-]+\s+)?{self.sources.people}\s+"
            r"(?:also\s+|still\s+|had\s+|[a-z]+ly\s+)?(?:grumbled|complained|objected|protested|disagreed|doubted|resented|disliked)\b"
            rf"|(?P<within>some|several|many|most|a\s+few)\s+(?:of\s+those\s+)?(?:from|in|within|at|on)\s+(?:the|our)\s+"
            rf"(?:[\w-]+\s+){{0,2}}?(?:{_BODIES}|sector|communities|teams?|department|police|network|club|class|group)\s+"
            rf"(?!{telling}\b)(?={THEN}|grumbled\b)"
            rf"|(?P<short>some|several|a\s+few|many)\s+(?!of\b|{_NO_THINGS}"
            rf"|(?:[\w’-]+\s+){{0,2}}?{self.sources.people}\b){things}\s+(?!{telling}\b)(?:(?={_WISHED})|(?={THEN})(?=[^.;:,]*\b{_SHORTFALL}))",
            (
                *("numerous", "countless", "more and more", "many more", "certain", "various", "sundry", "umpteen"),
                *(*(each.removesuffix(" of") for each in words.vague), *_INFORMAL, *_SHARES, "group", "section"),
                *("contingent", "numbers of", "some", "several", "a few", "many", "few", "more than one", "the odd"),
                *("not every", "not each"),
            ),
            begins=(*numbers, *_INFORMAL, *_OPENINGS, *words.vague),
        )

    def _read_vague(self, words: ViewWords, language: EvidenceLanguage) -> None:
        people, telling = self.sources.people, any_of(language.telling)
        minded = any_of((*language.telling, *words.thinking))
        between = r"(?:(?!(?:where|when|that|who)\b)[\w’-]+\s+){0,2}?"
        whom = rf"(?:(?:the|these|those|our|its)\s+)?{between}(?:{people}|{_BODIES})\b"
        behind = rf"(?:of\s+)?{whom}"
        then = rf"(?:\s+{behind}|(?=\s+(?:[a-z]+ly\s+)?{telling}\b))"
        remarks = rf"\s+(?:of\s+)?(?:[\w’-]+\s+)?(?P<remarks>{any_of(words.remarks)})\b"
        counted = any_of(
            each for each in words.vague if each.endswith((" of", " majority of")) and each not in words.ranging
        )
        self.vague = Phrase(
            rf"(?P<quantity>{any_of(words.vague)})(?:{remarks}|{then})"
            rf"|(?P<things>{counted})\s+(?:the\s+|its\s+|these\s+|those\s+|our\s+)?(?!whose|thousands|millions|hundreds"
            rf"|times|ways|people)(?:[a-z-]+\s+){{0,2}}?[a-z-]{{3,}}(?<!s)s\b"
            rf"|(?P<partly>(?:a\s+(?:number|majority|minority|proportion)|the\s+majority)\s+of)\s+"
            rf"(?:the|these|those)\s+(?:[a-z-]+\s+){{0,2}}?{any_of(_SAMPLED)}\b"
            rf"|(?P<many>an?\s+(?:[a-z]+ly\s+)?(?!{_NO_AMOUNT})[a-z]+\s+number\s+of)\s+(?:the\s+"
            rf"|its\s+)?(?:[a-z-]+\s+){{0,2}}?[a-z-]{{3,}}(?<!s)s\b"
            rf"|(?P<slice>an?\s+(?:{_SIZES}\s+)?(?:slice|chunk|section|segment|swathe|tranche|part|element|contingent))"
            rf"\s+of\s+{whom}|(?P<much>many\s+an?)\s+(?:[a-z-]+\s+){{0,2}}?{any_of(_ONES)}\b"
            rf"|(?P<all>countless|innumerable|untold|umpteen)\s+(?:[a-z-]+\s+){{0,2}}?[a-z-]{{3,}}(?<!s)s\b",
            (
                *(each.removesuffix(" of") for each in words.vague),
                "number of",
                "untold",
                *_SLICES,
                "many a",
                "many an",
            ),
            begins=(*words.vague, "a", "an", "untold", "many"),
        )
        self._read_openings(words, telling, minded)
        self.loose = Phrase(rf"(?P<quantity>{any_of(words.loose)})(?:{then}|{remarks})", words.loose)
        self._read_to_some(behind)

    def _read_to_some(self, behind: str) -> None:
        self.to_some = Phrase(
            rf"(?:according\s+to\s+(?:(?:some|all|several|local)\s+)?(?:reports|accounts|rumour|hearsay|gossip|comments"
            r"|feedback)\b(?!\s+(?:from|by|of|forms|in|at|given)\b)"
            rf"|(?:according\s+to|in\s+the\s+{any_of(_MINDS)}\s+of)\s+{_NOBODY}"
            rf"|(?:in|to)\s+(?:some|many|most|several|a\s+few|other)\s+people’s\s+{any_of(_MINDS)}\b"
            rf"|(?<=\A)(?:to|for)\s+{any_of(_SOME)}(?=,|\s+(?:the|this|that|it|these|those)\b))(?!\s+{behind})",
            (
                "according to",
                *(f"{each} of" for each in _MINDS),
                *(f"people’s {each}" for each in _MINDS),
                *(f"{each} {some}" for each in ("for", "to") for some in _SOME),
            ),
        )


def _unsaid_times(
    sentences: Sequence[str], number: int, likely: _Likely, reader: QuantityReader
) -> Iterator[FoundView]:
    """Yield how often or where something was so, where nobody tells it and nothing was counted."""
    sentence, sources = sentences[number], reader.sources
    before = sentences[number - 1] if number else ""
    match = next(at_clauses(sentence, likely, reader.times), None)
    if match is None and reader.in_places in likely:
        match = reader.in_places.search(sentence)
    if match is None or _FIGURE.search(sentence) or _SAMPLE.search(before) is not None:
        return
    is_told = "told us" in sentence or _SHOWN_LAST.search(sentence) is not None
    is_told = is_told or bool(claims_in(sentence, sources.claims))
    is_told = is_told or (_LOOKED_AT.search(before) is not None and sources.told_in.search(before) is not None)
    goes_on = _GOES_ON.match(sentence, match.end()) is not None and sources.telling.search(before) is not None
    if not is_told and not goes_on:
        yield "vague-quantity", Severity.SHOULD, *match.span()


def vague_quantities(
    sentences: Sequence[str], number: int, likely: _Likely, reader: QuantityReader
) -> Iterator[FoundView]:
    """Yield quantities of people that say nothing: of those who tell something, else a may."""
    sentence = sentences[number]
    yield from _unsaid_times(sentences, number, likely, reader)
    yield from unsaid_many(sentences, number, likely, reader.many)
    vague = reader.vague.finditer(sentence) if reader.vague in likely else ()
    for match in (*vague, *at_clauses(sentence, likely, reader.opening)):
        name = next(name for name, words in match.groupdict().items() if words)
        if name == "short" and match.start() and not sentence.endswith(", ", 0, match.start()):
            continue  # joined to something that may say of how many
        if match.group(name).casefold() in reader.ranging and reader.sources.telling.search(sentence, 0, match.start()):
            continue  # told by somebody, of things
        is_counted = _OF_SO_MANY.match(sentence, match.end(name)) is not None
        if not is_counted and COUNT.search(sentence, match.start(), match.end() + REACH) is None:
            severity = Severity.MAY if name == "number" else Severity.SHOULD
            yield "vague-quantity", severity, *match.span(name)
    for match in reader.loose.finditer(sentence) if reader.loose in likely else ():
        rest = sentence[match.end() : match.end() + REACH].lstrip()
        if (match["remarks"] or reader.sources.telling.match(rest)) and COUNT.search(
            sentence, match.start(), match.end() + REACH
        ) is None:
            yield "vague-quantity", Severity.MAY, *match.span("quantity")
