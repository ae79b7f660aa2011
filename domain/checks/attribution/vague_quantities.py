"""Find quantities of people that say nothing: of how many nobody tells, or of whom."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from domain.checks.attribution.attribution import claims_in
from domain.checks.attribution.view_sources import REACH, SourceReader
from domain.checks.finding import Severity
from domain.checks.phrases import ADVERB, Phrase, Triggers, any_of
from domain.evidence.language import EvidenceLanguage, ViewWords

HARD = "(?:hard|difficult|helpful|unhelpful|useful|easy|slow|complicated|cumbersome|valuable|unclear|clumsy|unfair)"
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
_THEN = (
    r"(?:also\s+|since\s+|simply\s+|still\s+|never\s+)?(?:had|have|has|was|were|did|could|would|might|felt|found"
    r"|went|took|came|got"
    r"|knew|told|said|saw|thought|left|kept|chose|ran|lost|gave|made|held|sat|stood|met|paid|grew|fell|rose|broke"
    r"|drew|lay|[a-z]{2,}ed|struggled|wished|buy|bought|ate|slept|spent|sent|brought|taught|caught|wrote|spoke|drove"
    r"|rode|won|wore|sang|rang|began|drank|dealt|meant|built|heard|led|fed|put|lent|wept|crept|fought|sought|sold"
    r"|threw|flew|shook|forgot|became|stuck|walked|read|fled|clung)\b"
)
_LOOSE = (
    *("many", "several", "few", "a few", "one or two", "two or three", "almost all", "nearly all", "virtually all"),
    *("practically all", "more than a few", "not a few", "quite a few", "a number", "a fair number", "fewer"),
    "not all",
    *("not many", "hardly any", "the odd one", "three or four", "all but a few", "all bar a few"),
    *("all but a handful", "all bar a handful"),
)
_NUMBER = r"(?:two|three|four|five|six|seven|eight|nine|ten|[2-9]|10)"
_FRACTION = (
    r"(?:(?:about|around|roughly|nearly|almost|over|just\s+over|just\s+under|more\s+than|less\s+than|fewer\s+than"
    r"|well\s+over|at\s+least|close\s+to|some)\s+)?(?:half|a\s+(?:half|third|quarter|fifth|tenth)"
    rf"|(?:two|three|four)[\s-](?:thirds|quarters|fifths)|(?:one|{_NUMBER})\s+(?:in|out\s+of)\s+(?:every\s+)?{_NUMBER})"
)
_SHARED = (
    *("half", "third", "quarter", "fifth", "tenth", "thirds", "quarters", "fifths", "one in", "out of"),
    *(f"{each} in" for each in ("two", "three", "four", "five", "six", "seven", "eight", "nine")),
)
"""Shares, and words without which none is read."""
_OPENINGS = (
    *("numerous", "the", "a", "an", "countless", "more", "many", "quite", "not", "hardly", "precious", "loads", "lots"),
    *("plenty", "umpteen", "various", "certain", "sundry", "small", "large", "growing", "increasing", "numbers"),
    *("some", "several"),
)
"""What the quantities begin with that are the subject of a clause."""
_BEFORE_MANY = ("but", "yet", "and", "still", "however", "overall", "by", "in", "some", "most", "others")
_BEFORE_SHARES = (
    *("about", "around", "roughly", "nearly", "almost", "over", "just", "more", "less", "fewer", "well", "at", "close"),
    *("half", "a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", *"23456789", "10"),
)
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
_STATE_OF_MIND = (
    r"(?:surprised|puzzled|annoyed|dismayed|shocked|struck|irritated|discouraged|encouraged|heartened|hurt|offended"
    r"|put\s+off|taken\s+aback|let\s+down|left\s+confused|unsure|uncertain|unaware|unconvinced|uneasy|uncomfortable"
    r"|of\s+the\s+(?:view|opinion)"
    r"|keen|reluctant|suspicious|doubtful|hesitant|weary|tired|lonely|apprehensive|appreciative|open-minded"
    r"|at\s+ease|in\s+favour|against)"
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
_CLAUSE = re.compile(r"[,;]\s+(?:and|but|though|while|although|yet)\s+")
_LEADING = re.compile(
    r"(?:in|at|on|during|for|since|however|across|by|from|after|before|elsewhere|overall|despite|of)\b[^,;:]{0,50},\s+",
    re.IGNORECASE,
)
_CONCEDING = re.compile(r"(?:While|Although|Though|Whereas|Even\s+though)\s+")
_TELLS = re.compile(
    r"(?:also\s+|since\s+|still\s+)?(?:told|said|described|asked|explained|mentioned|praised|recalled|added"
    r"|complained|reported|called)\b"
)
_SOME_OF = (
    r"(?:some|many|several|certain|most|various|numerous|quite\s+a\s+few|more\s+than\s+one|not\s+a\s+few|isolated"
    r"|(?:all\s+|far\s+)?too\s+many|(?:one|two)\s+or\s+(?:two|three)|the\s+odd|(?:an?|the)\s+(?:[a-z]+\s+)?(?:few|many"
    r"|number\s+of|handful\s+of|minority\s+of|majority\s+of|proportion\s+of))"
)
_NOW_AND_THEN = (
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
_HOW_MANY = re.compile(
    r"\b[a-z]+\s+of\s+(?:the\s+|those\s+|these\s+)?(?!20\d\d\b)\d[\d,]*\s+[a-z][^.]*\d"
    r"|\d\s+(?:out\s+)?of\s+(?:the\s+)?\d"
    r"|\b[a-z]+\s+of\s+the\s+\d[\d,]*\s+[a-z-]+\s|\b(?:met|spoke\s+(?:to|with)|interviewed|surveyed|visited|read"
    r"|asked|looked\s+at)\s+(?:the\s+)?\d"
    r"|\b\d+\s+(?:[a-z-]+\s+){0,3}[a-z]+s\b[^.]*\s\d+\s+(?:said|told|had|were|felt)\b",
    re.IGNORECASE,
)

COUNT = re.compile(r"\(\d|\b\d+ (?:of|out of) (?:the )?\d|\d\s?%")
_Likely = Collection[Triggers]
FoundView = tuple[str, Severity, int, int]
"""A code, its severity, and the characters of a sentence."""


class QuantityReader:
    """The words of such quantities made ready."""

    def __init__(self, words: ViewWords, language: EvidenceLanguage, sources: SourceReader) -> None:
        self.sources = sources
        self.ranging = frozenset(words.ranging)
        self._read_vague(words, language)
        self._read_times()
        self.phrases = frozenset(each for each in vars(self).values() if isinstance(each, Phrase))

    def _read_times(self) -> None:
        """Read how often, and where, something was so, that nobody counted."""
        self.times = Phrase(
            rf"(?:on|in|for|with|at|across)\s+{_SOME_OF}\s+(?:other\s+|such\s+)?(?:{_TIMES}|{_PLACES})\b(?=,)"
            rf"|on\s+(?:{_SOME_OF}|other|a\s+good\s+many)\s+occasions?\b|in\s+more\s+(?:cases|instances)\s+than\s+not\b|{_NOW_AND_THEN}(?=,)",
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
            rf"|those))?)(?=\s+{_THEN})"
            rf"|(?P<part>(?:the|an?)\s+(?:{_SIZES}\s+)?(?:majority|minority|bulk))(?=\s+{_THEN})"
            rf"|(?P<number>{any_of(numbers)})(?=\s+(?:[a-z]+ly\s+)?{telling}\b)"
            rf"|(?P<share>{_SHARE})(?=\s+{_THEN})|(?P<section>an?\s+{_SIZES}\s+(?:group|section"
            rf"|contingent))(?=\s+{ADVERB}{minded}\b)"
            rf"|(?P<informal>{_FEW_OF})\s+{things}\s+(?={_THEN})"
            rf"|(?P<unnumbered>an?\s+(?:(?:small|limited|growing|increasing|rising)\s+)?number\s+of|(?:(?:small"
            rf"|large|growing|increasing)\s+)?numbers\s+of)\s+(?!{_OF_REASONING}){things}\s+(?={_THEN})(?![^.;]*:)"
            rf"|(?P<one>more\s+than\s+one|the\s+odd|not\s+every|not\s+each)\s+(?:[a-z-]+\s+)?{any_of(_ONES)}\s+"
            rf"(?={minded}\b|(?={_THEN})[^.;:,]*\b{_SHORTFALL}|{_MINDED_SO})"
            rf"|(?P<minded>some|several|a\s+few|many)\s+(?:[\w’-]+\s+)?{self.sources.people}\s+"
            r"(?:also\s+|still\s+|had\s+|[a-z]+ly\s+)?(?:grumbled|complained|objected|protested|disagreed|doubted|resented|disliked)\b"
            rf"|(?P<within>some|several|many|most|a\s+few)\s+(?:of\s+those\s+)?(?:from|in|within|at|on)\s+(?:the|our)\s+"
            rf"(?:[\w-]+\s+){{0,2}}?(?:{_BODIES}|sector|communities|teams?|department|police|network|club|class|group)\s+"
            rf"(?!{telling}\b)(?={_THEN}|grumbled\b)"
            rf"|(?P<short>some|several|a\s+few|many)\s+(?!of\b|{_NO_THINGS}"
            rf"|(?:[\w’-]+\s+){{0,2}}?{self.sources.people}\b){things}\s+(?!{telling}\b)(?:(?={_WISHED})|(?={_THEN})(?=[^.;:,]*\b{_SHORTFALL}))",
            (
                *("numerous", "countless", "more and more", "many more", "certain", "various", "sundry", "umpteen"),
                *(*(each.removesuffix(" of") for each in words.vague), *_INFORMAL, *_SHARES, "group", "section"),
                *("contingent", "numbers of", "some", "several", "a few", "many", "few", "more than one", "the odd"),
                *("not every", "not each"),
            ),
            begins=(*numbers, *_INFORMAL, *_OPENINGS, *words.vague),
        )
        self.unsaid_many = Phrase(
            rf"(?:(?:but|yet|and|still|however|overall|by\s+contrast|in\s+practice),?\s+)?(?:(?P<share>{_FRACTION})"
            rf"|(?P<loose>{any_of(_LOOSE)})|(?P<plain>some|most|others))(?:\s+of\s+(?:them|these|those))?"
            rf"\s+(?P<then>{_THEN})",
            (*_LOOSE, "some", "most", "others", *_SHARED),
            begins=(*_LOOSE, *_BEFORE_MANY, *_BEFORE_SHARES),
        )

    def _read_minds(self, words: ViewWords) -> None:
        self.minded = re.compile(
            rf"(?:had\s+|were\s+|was\s+|seemed\s+|appeared\s+|felt\s+"
            rf"|left\s+)(?:been\s+)?(?:less\s+than\s+|far\s+from\s+"
            rf"|anything\s+but\s+)?{ADVERB}(?:{any_of(words.emotions)}|{_STATE_OF_MIND})\b"
            rf"|(?:had\s+)?{ADVERB}(?:thought|believed|felt|preferred|considered|worried|feared|doubted|disagreed"
            rf"|objected"
            rf"|disliked|resented"
            r"|distrusted|hated|loved|struggled)\b|had\s+(?:doubts|misgivings|reservations|concerns|worries)\b"
            r"|lacked\s+(?:confidence|trust)\b"
            r"|found\s+(?:the|their|it|this|that|its|these)\s+(?:[\w’-]+\s+){0,4}?[a-z]+(?:ing|able|ible|ful|less|ive|ous)"
            r"(?=[,.;]|\s+(?:because|and|but|since|at|to)\b)"
            rf"|found\s+(?:it\b|(?:[\w’-]+\s+){{1,6}}?(?:too|{any_of(words.evaluating)}|{HARD}|long|short|cold|rude"
            rf"|poor|confusing)\b)"
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
            rf"|(?P<many>an?\s+(?:[a-z]+ly\s+)?(?!{_NO_AMOUNT})[a-z]+\s+number\s+of)\s+(?:the\s+"
            rf"|its\s+)?(?:[a-z-]+\s+){{0,2}}?[a-z-]{{3,}}(?<!s)s\b"
            rf"|(?P<slice>an?\s+(?:{_SIZES}\s+)?(?:slice|chunk|section|segment|swathe|tranche|part|element|contingent))"
            rf"\s+of\s+{whom}|(?P<much>many\s+an?)\s+(?:[a-z-]+\s+){{0,2}}?{any_of(_ONES)}\b"
            rf"|(?P<all>countless|innumerable|untold|umpteen)\s+(?:[a-z-]+\s+){{0,2}}?[a-z-]{{3,}}(?<!s)s\b",
            (*(each.removesuffix(" of") for each in words.vague), "number of", "untold", *_SLICES, "many a", "many an"),
            begins=(*words.vague, "a", "an", "untold", "many"),
        )
        self._read_openings(words, telling, minded)
        self._read_minds(words)
        self.loose = Phrase(rf"(?P<quantity>{any_of(words.loose)})(?:{then}|{remarks})", words.loose)
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


def at_clauses(sentence: str, likely: _Likely, phrase: Phrase) -> Iterator[re.Match[str]]:
    """Yield where a clause of a sentence begins with a phrase."""
    if phrase not in likely:
        return
    leading = _LEADING.match(sentence) or _CONCEDING.match(sentence)
    first = [0] if leading is None else [0, leading.end()]
    for place in first + [each.end() for each in _CLAUSE.finditer(sentence)]:
        match = phrase.match(sentence, place)
        if match is not None:
            yield match


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


def _is_unsaid(sentences: Sequence[str], number: int, match: re.Match[str], reader: QuantityReader) -> bool:
    """Return whether it is not said of whom many are: at the beginning, after a count of those who are so few, or
    after what somebody told, where nobody tells the rest.
    """
    before = sentences[number - 1] if number else ""
    tells = _TELLS.match(match["then"]) is not None
    if match["share"]:
        return not tells and _FIGURE.search(f"{before} {sentences[number]}") is None
    if number == 0 or (match["loose"] and _HOW_MANY.search(before) is not None):
        return True
    minded = reader.minded.match(sentences[number], match.start("then")) is not None
    if minded and match["loose"] and not reader.sources.names(sentences[max(0, number - 2) : number]):
        return True
    if minded and "“" not in before and match.group().casefold().startswith("many "):
        return True
    if (
        tells
        or "“" in before
        or not any(
            not before[: each.start()].endswith(("who ", "which ", "that "))
            for each in reader.sources.telling.finditer(before)
        )
    ):
        return False
    return bool(match["loose"]) or minded


def vague_quantities(
    sentences: Sequence[str], number: int, likely: _Likely, reader: QuantityReader
) -> Iterator[FoundView]:
    """Yield quantities of people that say nothing: of those who tell something, else a may."""
    sentence = sentences[number]
    yield from _unsaid_times(sentences, number, likely, reader)
    many = reader.unsaid_many.match(sentence) if reader.unsaid_many in likely else None
    if many is not None and not COUNT.search(sentence) and _is_unsaid(sentences, number, many, reader):
        yield "vague-quantity", Severity.SHOULD, *many.span()
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
