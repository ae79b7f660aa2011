"""Find what was told by nobody: examples that were given, what came across, an impression, a comment on feelings."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from domain.checks.attribution.view_sources import SourceReader
from domain.checks.phrases import ADVERB, BE, BE_LIKE, Phrase, Triggers, any_of
from domain.evidence.language import ViewWords

_TOLD = (
    *("examples", "example", "accounts", "stories", "anecdotes", "instances", "assurance"),
    *("assurances", "reassurance", "reassurances", "explanation", "explanations", "claim", "claims", "remark"),
    *("remarks", "reference", "compliment", "compliments", "appreciation", "question", "questions", "query"),
    *("queries", "promise", "promises", "testimony", "descriptions", "hints", "hint"),
    *("grumbles", "protests", "protest", "objections", "excuses", "gratitude", "disquiet", "surprise", "regret"),
    *("suggestion", "suggestions", "voices"),
)
_GIVEN = (
    *("given", "offered", "shared", "told", "made", "received", "passed", "paid", "shown", "asked", "cited"),
    *("provided", "heard", "voiced", "aired", "put", "raised", "quoted", "related", "recounted", "forthcoming"),
    *("expressed", "dropped", "uttered", "lodged"),
)
_CAME = (
    *("came across", "came out", "came through", "came over", "comes across", "came up", "surfaced", "transpired"),
    *("emerged", "filtered through", "became apparent", "became clear", "became evident", "sounded as though"),
    *("sounded as if", "looked as though", "looked as if", "seemed as though", "seemed as if", "was put about"),
    *("was made known", "was made clear", "got about", "got around", "got back to us", "reached us", "seems"),
    "appears",
)
_SHOWED = r"(?:came|comes)\s+(?:through|across|over|out)|emerged|emerges|stood\s+out|struck\s+us|shone\s+through"
_HEARD = r"(?:we|assessors|i)\s+(?:[a-z]+ly\s+|also\s+|often\s+)?(?:heard|picked\s+up|gathered|got|sensed)"
_OFTEN = (
    *("recurring", "common", "frequent", "consistent", "constant", "regular", "repeated", "dominant", "familiar"),
    *("persistent", "recurrent", "perennial", "main", "chief", "strongest", "clearest", "biggest", "commonest"),
)
_MESSAGES = (
    *("theme", "complaint", "criticism", "refrain", "message", "view", "worry", "plea", "grumble", "frustration"),
    *("grievance", "gripe", "impression", "sentiment", "irritation", "annoyance", "wish", "regret", "feeling", "fear"),
    "sense",
)
_COMMENTS = (
    *("unsurprisingly", "understandably", "naturally", "inevitably", "undoubtedly", "regrettably", "predictably"),
    *("sadly", "happily", "thankfully", "rightly", "justifiably", "not surprisingly", "of course", "clearly"),
    *("obviously", "evidently", "plainly"),
)
_SIDES = r"(?:others|some|many|most|several|a\s+few|opinion|opinions|feelings|people|staff|carers)"
_VIEWS = r"(?:view|opinion|impression|position|feeling|line|stance)s?"
_DIFFERING = (
    *("opposite", "opposing", "contrary", "different", "other", "same", "dimmer", "kinder", "harsher", "similar"),
    *("dim", "poor", "low", "high", "strong", "firm", "mixed"),
)
_DIFFER = (
    *(*_DIFFERING, "disagreed", "otherwise", "differently", "agreed", "one mind", "as one", "united"),
    *("unanimous", "at one", "agreement"),
)
_AGREED = r"(?:agreed|of\s+one\s+mind|as\s+one|united|unanimous|at\s+one|in\s+agreement)"
_IMPRESSION = r"(?:impression|sense|feeling)"
_COUNT = re.compile(r"\d")
_FROM_SOMEBODY = re.compile(r"\s*(?:by|from)\s+(?!nobody\b|many\b|some\b)\w", re.IGNORECASE)

_FARED = (
    *("experiences", "frustrations", "tensions", "difficulties", "problems", "delays", "inconsistencies", "weaknesses"),
    *("shortcomings", "benefits", "improvements", "successes", "gaps", "barriers", "pressures", "challenges"),
    *("complaints", "worries", "strains", "misunderstandings"),
)
_REPORTED = ("reported", "described", "mentioned", "highlighted", "cited", "recounted", "shared", "heard", "spoken of")
_HELD = ("view", "belief", "perception", "feeling", "sense", "impression", "suspicion", "fear", "assumption", "worry")
_AIRS = ("sense", "air", "feeling", "climate", "atmosphere", "mood", "whiff", "aura", "spirit", "cloud", "undercurrent")
_HUNG = (
    *(
        "hung",
        "hovered",
        "pervaded",
        "surrounded",
        "prevailed",
        "clung",
        "ran through",
        "settled",
        "lingered",
        "set in",
    ),
    *("reigned", "persisted", "remained", "attached", "had crept", "crept", "was in the air", "was detectable", "grew"),
    *("was palpable", "was evident", "was tangible", "was unmistakable", "could be felt", "could be detected"),
)
"""What is in the air, and in nobody’s words."""
_LASTED = ("persisted", "prevailed", "lingered", "existed", "abounded", "took hold", "had taken hold", "was held")

_FELT_BY = (
    *("puzzle", "mystery", "surprise", "shock", "blow", "highlight", "headache", "nightmare", "treat", "blessing"),
    *("burden", "chore", "struggle", "lifeline", "godsend", "sore point", "let-down", "trial", "favourite", "mercy"),
    *("low point", "high point", "revelation", "eye-opener", "bugbear", "comfort", "source", "matter", "cause"),
)
_PLAIN_TO = ("plain", "clear", "obvious", "evident", "apparent", "a joy", "news", "baffling", "lost on", "beyond")
_WHOM = (
    *("most", "many", "some", "several", "a few", "quite a few", "others", "all", "everyone", "everybody", "anyone"),
    "anybody",
)
"""Whose a view is that is nobody’s."""

Found = tuple[int, int]
"""The characters of a sentence in which a view is."""


class ToldViewReader:
    """The words of such views made ready."""

    def __init__(self, words: ViewWords, sources: SourceReader) -> None:
        self.sources = sources
        self._read_given()
        self._read_airs()
        self._read_came()
        self._read_holders(words)
        self._read_heard(words)
        self._read_voices()
        self._read_comments(words)
        self.of_nobody = (
            self.given,
            self.theme,
            self.reported,
            self.lasting,
            self.in_the_air,
            self.reached,
            self.calls,
            self.to_most,
        )
        self.phrases = frozenset(each for each in vars(self).values() if isinstance(each, Phrase))

    def _read_given(self) -> None:
        self.given = Phrase(
            rf"(?:(?:the|an?|some|several|many|further|other|repeated|strong)\s+)?{any_of(_TOLD)}\s+{BE}\s+{ADVERB}"
            rf"{any_of(_GIVEN)}(?:\s+to\s+(?:us|assessors))?\s+(?:that|of|about|how|whether|why|over|regarding"
            rf"|in\s+favour\s+of|against)\b"
            rf"|{any_of(_TOLD)}\s+of\s+[^,;:.]{{3,40}}?\s+{BE}\s+{ADVERB}{any_of(_GIVEN)}(?=[,.;]|\s+(?:to|with)\s+us\b)"
            rf"|(?:an?\s+)?reference\s+{BE}\s+{ADVERB}made\s+to\s+(?:an?|some|poor|low|the\s+lack)\b"
            rf"|(?:compliments?|tribute)\s+{BE}\s+{ADVERB}paid\s+to\b"
            rf"|(?:appreciation|gratitude|thanks)\s+{BE}\s+{ADVERB}(?:shown|expressed|given|voiced)\s+(?:for|to)\b",
            (*_TOLD, "tribute"),
            needs=(*_GIVEN, "paid"),
            begins=(
                "the",
                "a",
                "an",
                "some",
                "several",
                "many",
                "further",
                "other",
                "repeated",
                "strong",
                "tribute",
                *_TOLD,
            ),
        )
        self.reported = Phrase(
            rf"(?<!from )(?<!of )(?<!about ){any_of(_FARED)}"
            r"(?:\s+(?:with|in|between|over|about|on)\s+[^,;:.]{1,40}?)?"
            rf"\s+{BE}\s+{ADVERB}{any_of(_REPORTED)}\b",
            _FARED,
            needs=_REPORTED,
            begins=_FARED,
        )
        self.lasting = Phrase(
            rf"(?:an?|the|some)\s+(?:[a-z-]+\s+)?{any_of(_HELD)}\s+(?:[a-z]+ly\s+)?{any_of(_LASTED)}"
            r"\s+(?:that|of|about)\b",
            _HELD,
            needs=_LASTED,
        )

    def _read_airs(self) -> None:
        self.in_the_air = Phrase(
            rf"(?:an?|the|some|that|much\s+the\s+same)\s+(?:[a-z-]+\s+)?{any_of(_AIRS)}\s+of\s+(?:[a-z-]+\s+){{1,3}}?"
            rf"(?:had\s+|has\s+|still\s+)?(?:[a-z]+ly\s+)?{any_of(_HUNG)}\b",
            _AIRS,
            needs=[each.split()[0] for each in _HUNG],
        )

    def _read_holders(self, words: ViewWords) -> None:
        felt = any_of((*_FELT_BY, *words.feelings, *words.reception))
        plain = any_of(_PLAIN_TO)
        self.to_most = Phrase(
            rf"(?:{BE_LIKE}|came\s+as|proved|remained|became)\s+{ADVERB}(?:(?:an?|the|no|something\s+of\s+an?)\s+"
            rf"(?:[a-z]+\s+)?{felt}(?:\s+of\s+[^,.;:]{{2,30}}?)?|(?:too\s+|quite\s+)?{plain})\s+(?:to|for|with|among)\s+"
            r"(?:(?:most|many|some|several|a\s+few|quite\s+a\s+few|others)(?=\s*[,.;]|\s+(?:of\s+(?:them|those)|who)\b)"
            r"|(?:all|everyone|everybody|anyone|anybody)(?=\s*[,.;]|\s+(?:who|involved|concerned|present)\b))",
            tuple(f"{each} {whom}" for each in ("to", "for", "with", "among") for whom in _WHOM),
        )

    def _read_came(self) -> None:
        self.came = Phrase(
            rf"it\s+(?:had\s+|has\s+|soon\s+|also\s+|quickly\s+)?{any_of(_CAME)}"
            r"(?:\s+(?:strongly|clearly|again|repeatedly|loudly|often|to\s+us))?"
            r"(?:,?\s+(?:in|from|during|at|through|on|over)\s+[^,;:.]{1,40}?,?)?\s+(?:that|how)\b"
            r"|it\s+(?:seems|appears|looked|sounded|seemed)\s+(?:that|as\s+(?:if|though))\b",
            (*_CAME, "it looked", "it sounded", "it seemed"),
            needs=("it",),
        )

    def _read_heard(self, words: ViewWords) -> None:
        self.what = Phrase(
            rf"what\s+(?:{_SHOWED}|{_HEARD})[^,;:.]{{0,40}}?\s+(?:was|is|were)\b",
            ("what ",),
            needs=(
                *("came", "comes", "emerged", "stood", "struck", "shone", "heard", "picked", "gathered", "sensed"),
                "got",
            ),
        )
        self.theme = Phrase(
            rf"(?:the|an?|one|another|most)\s+(?:[a-z-]+\s+)?{any_of(_OFTEN)}\s+{any_of(_MESSAGES)}"
            rf"(?:\s+(?:in|on|at|about|with|we\s+heard)\b[^,;:.]{{0,30}}?)?\s+{BE_LIKE}\b"
            rf"|(?:the|an?|our|one|another)\s+(?:[a-z-]+\s+){{0,2}}?(?:message|impression|complaint"
            rf"|sense|feeling|view)s?\s+(?:that\s+)?"
            rf"(?:we\s+(?:\w+\s+)?(?:heard|received|formed|took|got|gained|had)"
            rf"|often\s+heard)[^,;:.]{{0,20}}?\s+{BE_LIKE}\b"
            rf"|(?:the|an?|one|another)\s+(?:[a-z-]+\s+)?{any_of(_MESSAGES)}\s+(?:that|which)\s+(?:[a-z]+\s+)?"
            rf"(?:kept|came|ran|recurred|emerged|stood|surfaced|arose|cropped)\b[^,;:.]{{0,30}}?\s+{BE_LIKE}\b"
            rf"|the\s+(?:[a-z]+\s+)?impression\s+(?:left|given|gained|formed)\b[^,;:.]{{0,20}}?\s+{BE_LIKE}\b"
            rf"|(?:our|the)\s+(?:[a-z-]+\s+)?impressions?\s+{BE}\s+(?:that|of|one\s+of)\b"
            rf"|our\s+(?:[a-z-]+\s+)?(?:sense|feeling|reading)\s+{BE}\s+(?:that|of|one\s+of)\b"
            r"|an?\s+(?:[a-z-]+\s+)?picture\s+(?:was\s+(?:painted|given|presented|drawn)|emerged|came\s+(?:through|across))\b",
            (*_MESSAGES, "reading", "picture"),
        )
        self.impression = Phrase(
            rf"(?:we|one|assessors)\s+(?:\w+\s+)?(?:gain(?:ed|s)?|got|gets?|form(?:ed|s)?|came\s+away\s+with"
            rf"|left\s+with|took\s+away|picked\s+up|sensed|detected)\s+(?:an?|the|some|much|mixed)\s+(?:[a-z-]+\s+)?"
            rf"(?:{_IMPRESSION}|{any_of(words.feelings)})\b"
            r"|(?:we|assessors)\s+(?:\w+\s+)?(?:received|got|were\s+given|heard|had)\s+(?:[a-z]+\s+)?(?:messages"
            r"|signals"
            r"|accounts|stories)\s+(?:about|on|over|of|as\s+to|that)\b",
            ("impression", "sense", "feeling", "messages", "signals", "accounts", "stories", *words.feelings),
            needs=("we", "one", "assessors"),
        )

    def _read_voices(self) -> None:
        self.reached = Phrase(
            r"(?:complaints|reports|accounts|stories|concerns|grumbles|news|claims|worries|comments)(?:\s+(?:of"
            r"|about|from)\s+[a-z ]{2,30}?)?\s+(?:(?:had|has)\s+)?"
            r"(?:also\s+)?(?:reached|come\s+to|came\s+to|been\s+passed\s+(?:on\s+)?to|got\s+back\s+to)\s+"
            r"(?:us|our\s+(?:ears|notice|attention)|assessors|the\s+(?:assessment\s+)?team)\b",
            ("reached", "come to", "came to", "been passed", "got back"),
            needs=("us", "our", "assessors", "team"),
        )
        self.calls = Phrase(
            rf"there\s+(?:{BE}|had\s+been|have\s+been)\s+(?:[a-z]+\s+){{0,2}}?calls?\s+for\s+(?!help\b|advice\b"
            rf"|assistance\b|support\b|information\b)"
            r"|calls\s+for\s+(?:an?|more|better|longer|greater|change|reform)\b[^,.;:]{2,50}?\s+(?:had|have|were"
            r"|grew)\b",
            ("calls for", "call for"),
        )
        self.word = Phrase(
            r"(?:we|assessors)\s+(?:came\s+across|encountered|met|spoke\s+(?:to|with)|heard\s+from)\s+"
            r"(?:several|some|many|a\s+few|others|a\s+number|one\s+or\s+two)\s+who\b"
            r"|(?:seemed|appeared|seems?|appears?)\s+to\s+(?:dread|fear|resent|like|dislike|value|trust|distrust|doubt"
            r"|welcome|enjoy|feel|regard|prefer|mind|mistrust|loathe|love|hate|appreciate|regret)\b"
            r"|voices\s+(?:in|within|from|across|among|on)\s+[^,;:.]{2,30}?\s+(?:called|argued|asked|urged|spoke|warned)\b"
            r"|there\s+(?:were|are)\s+(?:those|some|others)\s+(?:in|at|among|within|on|from)\s+[^,;:.]{2,30}?\s+who\b"
            r"|(?:anyone|anybody)\s+(?:you|we|who)\s+[^,;:.]{2,30}?\s+(?:would|could)\s+(?:say|tell|agree|confirm)\b"
            r"|word\s+(?:of|about)\s+[^,.;]{3,40}?\s+(?:had|has)\s+(?:spread|travelled|reached|got|gone)\b"
            r"|struck\s+(?:some|many|most|several|others|a\s+few)\s+as\b|word\s+(?:had|has)\s+(?:reached\s+us|come"
            r"|gone\s+round|got\s+out)\b|rumours?\s+(?:of|that|about)\b",
            (
                *("there were those", "there were some", "there were others", "there are those"),
                *("would say", "would tell", "would agree", "could tell", "voices"),
                *("word of", "word about", "struck some", "struck many", "struck most", "struck several"),
                *("struck others", "struck a few", "word had", "word has", "rumour", "rumours", "several who"),
                *("some who", "many who", "few who", "others who", "number who", "two who", "seemed to"),
                *("appeared to", "seem to", "seems to", "appear to", "appears to"),
            ),
        )

    def _read_comments(self, words: ViewWords) -> None:
        emotions = any_of(words.emotions)
        self.comment = Phrase(
            rf"{any_of(_COMMENTS)},?\s+(?!staff\s+told|people\s+told)[^,;:.]{{1,50}}?\s+(?:was|were|felt"
            rf"|had\s+been)\s+{ADVERB}"
            rf"(?:{emotions}|{any_of(words.esteem)})\b"
            rf"|{any_of(_COMMENTS)},\s+[^,;:.]{{1,40}}?\s+(?:did|do)\s+not\s+(?:feel|trust|like|want|value|believe"
            rf"|think)\b"
            r"|as\s+(?:(?:one|another|some|several|many)\s+(?:of\s+them\s+)?put\s+it\s+to\s+us|(?:was|has\s+been"
            r"|had\s+been)\s+(?:[a-z]+\s+)?(?:said|put|explained|mentioned|described|suggested|reported|confirmed"
            r"|pointed\s+out)\s+to\s+us|we\s+(?:\w+\s+)?(?:heard|were\s+told)|everyone\s+knows"
            r"|everybody\s+knows|is\s+well\s+known|many\s+said|some\s+said)(?:\s+(?:more\s+than\s+once|again"
            r"|repeatedly|often|several\s+times|(?:during|on|at|in|throughout|over)\s+[^,;:.]{1,40}?))?\s*,",
            (
                *(
                    *_COMMENTS,
                    "as was",
                    "as has been",
                    "as had been",
                    "as we",
                    "everyone knows",
                    "everybody knows",
                    "well known",
                    "many said",
                ),
                *("some said", "put it to us"),
            ),
        )
        self._read_differing()

    def _read_differing(self) -> None:
        self.differing = Phrase(
            rf"{_SIDES}\s+(?:held|took|had|were\s+of|came\s+to|expressed|shared)\s+(?:the|an?|this|that)\s+"
            rf"(?:[a-z]+ly\s+)?{any_of(_DIFFERING)}\s+{_VIEWS}\b"
            rf"|(?:all|everyone|everybody|most|many|both\s+sides|all\s+sides|all\s+concerned)\s+(?:was|were|are|is)\s+"
            rf"{ADVERB}{_AGREED}\s+(?:that|on|about|in|over)\b"
            rf"|(?:others|some|not\s+all)\s+(?:disagreed|thought\s+otherwise|felt\s+otherwise"
            rf"|saw\s+it\s+differently)\b",
            _DIFFER,
            needs=(
                *("all", "everyone", "everybody", "most", "many", "sides"),
                *("view", "views", "opinion", "opinions", "impression", "feeling", "disagreed", "otherwise"),
                "differently",
            ),
        )


def told_views(sentence: str, likely: Collection[Triggers], reader: ToldViewReader) -> Iterator[Found]:
    """Yield what is told in a sentence that says neither who told it nor on what occasion."""
    sources = reader.sources
    for phrase in reader.of_nobody:
        match = phrase.search(sentence) if phrase in likely else None
        is_counted = match is not None and _COUNT.search(sentence, max(0, match.start() - 2)) is not None
        if match is None or is_counted:
            continue
        is_of_them = phrase is reader.reached and sentence.startswith(" of ", match.end())  # and not from them
        is_named = phrase is not reader.to_most and sources.is_named(sentence, *match.span())
        is_named = (
            is_named or sources.is_told_before(sentence, match.start()) or sources.is_told_after(sentence, match.end())
        )
        if is_of_them or not is_named:
            yield match.span()
    for phrase in (reader.came, reader.what, reader.impression, reader.comment, reader.word, reader.differing):
        match = phrase.search(sentence) if phrase in likely else None
        if match is None or _FROM_SOMEBODY.match(sentence, match.end()):
            continue
        is_aside = phrase is reader.comment and match.group().casefold().startswith("as ")
        if is_aside and sources.named.search(match.group()) is not None:
            continue  # "as we heard at the carers’ forum,"
        low = match.end() if phrase is reader.differing else match.start()
        if phrase is reader.came and sources.named.search(sentence, low) is not None:
            continue
        if phrase is reader.differing and (
            sources.telling.search(sentence, low) is not None or sources.is_named_from(sentence, match.start(), low)
        ):
            continue
        if not sources.is_told_before(sentence, match.start()):
            yield match.span()
