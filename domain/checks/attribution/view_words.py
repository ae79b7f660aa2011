"""The words of views made ready: what may tell one without its source, and what names a source."""

from __future__ import annotations

import re

from domain.checks.attribution.bare_views import BareViewReader
from domain.checks.attribution.told_views import ToldViewReader
from domain.checks.attribution.unsaid_many import HARD
from domain.checks.attribution.untold_feelings import FeelingReader
from domain.checks.attribution.vague_quantities import QuantityReader
from domain.checks.attribution.view_sources import NOBODY_IN_PARTICULAR, SourceReader
from domain.checks.phrases import ADVERB, BE, BE_LIKE, Likely, Phrase, any_of
from domain.evidence.language import EvidenceLanguage, ViewWords
from domain.frameworks.framework import EvidenceRules

_EXISTS = rf"there\s+(?:{BE_LIKE}|appeared to be|seemed to be|still was|also was|also were)"
_NO_PLURAL = r"(?![a-z-]*[a-rt-z]s\b)"
"""What is considered to be something has a quality; "considered carers" is what somebody thought about."""
_BECAUSE = r"\s+(?:these|this|those|they|it|there|he|she|we|people|staff)\s"
"""What comes after an "as" that says why, and not how something is seen."""
_NO_QUALITY = (
    r"(?:(?:(?:more|less|most|very|too|so)\s+)?[a-z]+ly|in|at|on|as|for|by|with|only|when|where|before|after|during"
    r"|and|or"
    r"|but|alongside|within|under|together|from|through|if|to|of|again|first|separately|each|every|next|then|also"
    r"|because"
    r"|while|until|once|per|against|since)\b"
)
_GRIEVANCE = (
    r"(?:frustration|complaint|criticism|worry|fear|grievance|gripe|grumble|regret|concern|anxiety|objection|doubt"
    r"|annoyance"
    r"|irritation|disappointment)s?"
)
_DO = (
    "(?:enjoy|fear|dread|avoid|welcome|expect|come|leave|keep|give|move|run|resent|dislike|hate|be|have|feel|want|prefer|like|need|lack|take|make"
    "|find|think|work|get|go|do|know|see|trust|value|show|help)"
)
_SURELY = "(?:thought|believed|rumoured|reputed|supposed|presumed|alleged|perceived|deemed)"
_ANYTHING = (
    r"(?!(?:the|an?|us|them|him|her|their|its|our|it|all|each|every|this|that|these|those|date|some|what)\b)[a-z]+\b"
)
"""What somebody is thought to do, told from whom something was thought of."""
_ITS_CONTENT = "(?:the|how|what|about|around|over|an?|whether|not|being|poor|slow|long|late)"
_AGAIN = r"(?:\s+(?:more than once|time and again|again and again|repeatedly|often|several times|on all sides"
_AGAIN += r"|locally|widely|in some quarters))?"
_ASIDE = r"(?:,\s+(?:however|though|overall|on the whole|too|by contrast|meanwhile|in general|as a result|in turn),)?"
_EVIDENT = "(?:clear|evident|apparent|obvious|plain|noticeable)"
_OF_MIND = "valued|trusted|believed|thought|liked|wanted|enjoyed|appreciated|welcomed|resented|loved|disliked|feared"
_ANSWERS = ("answer", "reply", "response", "explanation", "word back")
_SOME = ("some", "many", "most", "others", "several", "a few", "quite a few", "one or two")
_FELT = ("impression", "sense", "feeling", "consensus", "perception", "view")
_THINKING = ("view", "belief", "feeling", "opinion", "impression", "hope", "fear", "perception", "contention")
_INCLUDED = tuple(
    f"{each} {then} that"
    for each in ("comments", "remarks", "criticisms", "complaints", "feedback")
    for then in ("were", "was", "included")
)
_SOUNDS = (
    r"(?:comments|remarks|mood|talk|tone|reactions?|faces|looks|noises|gossip|what\s+(?:we\s+|was\s+)?(?:heard|said))"
)
_IF_SO = ("is right", "is true", "are right", "are true", "is correct", "are correct", "anything to go by")
_BEING = ("was", "were", "is", "are", "been", "being")
_SAID = (
    r"(?:put|said|explained|mentioned|suggested|described|reported|indicated|conveyed|relayed|remarked|confirmed"
    r"|stressed"
    r"|pointed\s+out|made\s+clear|made\s+plain)"
)
_TO_US = tuple(
    f"to {whom} {then}"
    for whom in ("us", "assessors", "the team", "the assessment team")
    for then in ("that", "how", "why")
)
_ASSESSING = ("we", "i", "assessors", "team", "inspectors")
_ANYBODY = ("people", "residents", "families", "carers", "staff")
_ASSESSORS = r"(?:we|i|assessors|the\s+assessment\s+team|our\s+team|the\s+team\s+of\s+assessors|inspectors)"


class ViewReader:
    """The words of views made ready, with those of a framework's sources."""

    def __init__(self, rules: EvidenceRules, language: EvidenceLanguage) -> None:
        words = language.views
        self.sources = SourceReader(rules, language)
        self.bare = BareViewReader(words, self.sources)
        self.unsaid = ToldViewReader(words, self.sources)
        self.is_able = bool(words.opinions)
        self._read_views(words)
        self._read_hearsay(words)
        self._read_unowned(words)
        self._read_thoughts(words)
        self._read_feedback(words)
        self._read_messages(words)
        self._read_people(words, language)
        self.quantities = QuantityReader(words, language, self.bare)
        self.feelings = FeelingReader(words, self.sources)
        self.impersonal_ones = (
            *(self.impersonal, self.exists, self.general, self.hearsay),
            *(self.shown, self.credited, self.held_widely, self.anybody),
        )
        thoughts = (self.voiced, self.reputed, self.judged, self.esteemed, self.by_some, self.aside, self.evident)
        self.viewing = frozenset((*self.impersonal_ones, *thoughts, self.feedback))
        self.unnaming = frozenset(
            (self.told, self.to_us, self.heard, self.nobody, self.met, self.unled, self.interposed)
        )
        own = (each for each in vars(self).values() if isinstance(each, Phrase))
        self.likely = Likely(
            (*own, *self.bare.phrases, *self.unsaid.phrases, *self.quantities.phrases, *self.feelings.phrases)
        )

    def _read_views(self, words: ViewWords) -> None:
        it_was = ("it was", "it is", "it has", "it had")
        opinions = any_of(words.opinions)
        self.impersonal = Phrase(
            rf"it\s+{BE}\s+{ADVERB}{opinions}{_AGAIN}(?:\s+to\s+(?:us|the\s+[\w-]+))?\s+(?:that|to|as|how)\b"
            rf"|,\s+(?:(?:or\s+)?(?:as|so)\s+)?it\s+{BE}\s+{ADVERB}{opinions}\s*[,.;]",
            it_was,
            needs=words.opinions,
        )
        self.exists = Phrase(
            rf"{_EXISTS}\s+(?:(?:an?|some|much|many|several|one)\s+)?(?:(?!(?:of|no|not|any)\b)[a-z-]+\s+){{0,2}}?"
            rf"{any_of(words.nouns)}\b"
            r"(?=\s+(?:that|about|of|at|over|with|for|around|in|on|regarding|to|as|among|amongst|from)\b|[,.;])",
            ("there ",),
            needs=words.nouns,
            begins=("there",),
        )
        self.voiced = Phrase(
            rf"(?P<noun>{any_of(words.nouns)})\b(?P<about>[^,;:.]{{0,80}}?){_ASIDE}\s+{BE}\s+{ADVERB}{any_of(words.voiced)}\b",
            words.voiced,
            needs=words.nouns,
            begins=words.nouns,
        )

    def _read_hearsay(self, words: ViewWords) -> None:
        self.hearsay = Phrase(
            rf"{any_of(words.hearsay)}\b|if\s+[^,.;]{{3,40}}?\s+(?:is|are|was|were)\s+(?:to\s+be\s+(?:believed"
            rf"|trusted|credited)|right"
            r"|true|correct|anything\s+to\s+go\s+by)\b"
            r"|(?:anecdote|gossip|rumour|legend|report|word|talk|story|tradition|opinion|folklore)\s+ha[sd]\s+it\b"
            rf"|(?:to\s+judge|judging)\s+(?:by|from)\s+(?:the\s+)?(?:(?!their\b|his\b|her\b)[a-z]+\s+)?{_SOUNDS}\b"
            r"|the\s+(?:word|talk|story|gossip|rumour)\s+(?:[a-z]+ly\s+)?(?:(?:was|is)\s+that|(?:in|among|around|on|at)\s+[^,.;]{3,30}?\s+(?:was|is))\b"
            rf"|it\s+(?:is|was)\s+(?:the|an?)\s+(?:[a-z]+\s+)?{any_of(_THINKING)}\s+of\s+(?:many|most|some|several|all)\s+that\b"
            r"|it\s+(?:is|was|would\s+be|seems|seemed)\s+(?:[a-z]+ly\s+)?(?:fair|safe|reasonable|tempting|hard\s+not|right)\s+to\s+"
            r"(?:say|assume|conclude|suppose|think|suggest|infer)\b"
            r"|,\s+it\s+(?:would\s+)?(?:appears?|seems?|appeared|seemed)(?=[,.;])",
            (
                *("the word", "the talk", "the story", "the gossip"),
                *words.hearsay,
                "to be believed",
                "to be trusted",
                "to be credited",
                *("had it", "has it", "judge by", "judge from", "judging by", "judging from"),
                *_IF_SO,
                *(f"{each} of {whom}" for each in _THINKING for whom in ("many", "most", "some", "several", "all")),
                *(
                    "fair to",
                    "safe to",
                    "reasonable to",
                    "tempting to",
                    "hard not to",
                    "right to say",
                    "right to think",
                ),
                *(f", it {each}" for each in ("would appear", "would seem", "appears", "seems", "appeared", "seemed")),
            ),
        )

    def _read_unowned(self, words: ViewWords) -> None:
        self.anybody = Phrase(
            r"\A(?:people|residents|families|carers|staff)\s+(?:often\s+|still\s+|always\s+|sometimes\s+|will\s+)?"
            r"(?:say|think|believe|complain|reckon)\b(?!\s+to\s+us\b)",
            ("say", "think", "believe", "complain", "reckon"),
            needs=_ANYBODY,
            begins=_ANYBODY,
        )
        self.credited = Phrase(
            rf"{any_of(words.credits)}\b[^,;:.]{{0,60}}?\s+{BE}\s+{ADVERB}{any_of(words.credited)}\b",
            words.credits,
            needs=words.credited,
        )

    def _read_messages(self, words: ViewWords) -> None:
        about = r"(?:\s+(?:in|on|at|about|with|of|over|among|amongst)\s+[^,;:.]{0,40}?)?"
        passed = r"(?:\s+(?:made|expressed|put|offered|raised|given|shared|voiced|heard|received|held))?"
        passed += r"(?:\s+(?:to|with|by)\s+(?:us|some|many|most|several|others))?"
        message = rf"{any_of(words.messages)}{passed}{about}\s+{BE_LIKE}\s+(?:to\s+be\s+)?(?:also\s+)?(?:that|one\s+of)"
        grievance = rf"{_GRIEVANCE}{about}\s+{BE}\s+{_ITS_CONTENT}"
        self.general = Phrase(
            r"(?!(?:one|another|an?)\s+(?:[a-z]+\s+)?concern\s+was\s+about\b)"
            rf"(?:the|an?|one|another)\s+(?:[a-z-]+\s+){{0,3}}?(?:{message}|{grievance})\b"
            rf"|(?:the|an?|one)\s+(?:[a-z]+\s+)?{any_of(_ANSWERS)}(?:\s+(?:that|which))?(?:\s+(?:we\s+)?(?:received"
            rf"|got|had|heard|came"
            rf"|were\s+given|was\s+given)(?:\s+back)?)?\s+{BE_LIKE}\s+that\b"
            rf"|(?:the|an?|some)\s+(?:[a-z-]+\s+)?{any_of(_FELT)}\s+(?:emerged|arose|formed|took\s+shape|built\s+up"
            rf"|came\s+through)"
            r"\s+(?:of|that|from)\b"
            r"|(?:comments|remarks|criticisms|complaints|feedback)\s+(?:were|was|included)\s+that\b",
            (*_INCLUDED, *_ANSWERS, *_FELT, *words.messages, "frustration", "grumble", "annoyance", "irritation"),
        )
        signs = r"(?:(?:suggest|indicat|hint|point|impl)\w*|(?:show|reveal|demonstrat|confirm)\w*\s+that)"
        self.held_widely = Phrase(
            rf"(?:widely|commonly|generally|long)[- ]+(?:held|shared|felt)\s+{any_of(words.nouns)}\b",
            ("held", "shared", "felt"),
            needs=words.nouns,
            begins=("widely", "commonly", "generally", "long"),
        )
        self.shown = Phrase(
            rf"(?:{any_of(words.signs)}\s+(?:(?:has|have|had)\s+)?{ADVERB}{signs}\b"
            rf"|(?:(?:the|all)\s+)?(?:[a-z]+\s+)?(?:indications|signs|soundings)\s+{BE}\s+(?:that|of)\b)",
            words.signs,
        )

        self.evident = Phrase(
            rf"it\s+(?:was|is|became|soon became)\s+(?:[a-z]+ly\s+)?{_EVIDENT}\s+that\b"
            rf"(?=[^.;]{{0,60}}?\b(?:felt|feel|{_OF_MIND}|{any_of(words.emotions)})\b)"
            rf"|it\s+(?:was|is|became|had\s+become)\s+(?:[a-z]+ly\s+|well\s+)?(?:{_EVIDENT}|known)\s+(?:to|among)\s+"
            r"(?:all|everyone|everybody|anyone|many|most|us\s+all)\b(?!\s+(?:staff|teams|who\s+had))(?:[^,.;]{1,30}?)?\s+(?:that|how)\b"
            r"|it\s+(?:was|is|has\s+been|had\s+been)\s+(?:[a-z]+ly\s+|well\s+|common(?:ly)?\s+)?(?:known|knowledge)\s+that\b",
            ("clear", "evident", "apparent", "obvious", "plain", "noticeable", "known", "knowledge"),
            needs=("it",),
        )

    def _read_thoughts(self, words: ViewWords) -> None:
        viewed = (
            rf"{any_of(words.reputed)}\s+to\s+{_DO}\b|{_SURELY}\s+to\s+{_ANYTHING}"
            rf"|known\s+to\s+(?:be\s+{any_of(words.emotions)}|like|love|want|prefer|feel|distrust|dislike|resent|dread|hate|fear)\b"
            rf"|reported\s+as\s+being\b|found\s+(?:too\b|{any_of(words.evaluating)}\b|{HARD}\b)"
            rf"|{any_of(words.viewed)}(?:\s+to\s+(?:us|assessors)|,\s+[^,.;]{{3,30}},)?\s+as\b(?!{_BECAUSE})"
            rf"|(?:considered|felt|thought|deemed)\s+(?!{_NO_QUALITY}){_NO_PLURAL}[a-z-]+"
        )
        self.reputed = Phrase(
            rf"{BE}\s+{ADVERB}(?:{viewed})",
            (
                *(f"{each} to" for each in words.reputed),
                *(f"{each} {then}" for each in words.viewed for then in ("as", "to us as", "to assessors as")),
                *("reported as", "known to"),
                *("considered", "deemed", "felt", "thought", "found"),
            ),
            needs=_BEING,
            begins=("was", "were", "is", "are", "has", "have", "had", "being"),
        )
        thinking = (*words.reputed, *words.viewed, *words.judged, *words.esteem, *words.opinions)
        thinking = (*thinking, "found", "rated", "deemed", "held", "called", "labelled", "misunderstood")
        thinking = (*thinking, "attributed", "ascribed", "put down", "blamed", "traced")
        self.by_some = Phrase(
            rf"(?:(?:it\s+)?{BE}\s+{ADVERB})?{any_of(thinking)}\s+by\s+"
            rf"(?:{NOBODY_IN_PARTICULAR}|(?:some|many|certain)\s+quarters\b)(?:\s+to\s+[a-z]+\b|\s+(?:as|that)\b)?",
            [f"by {each}" for each in (*_SOME, "certain", "a number", "a handful", "two or three", "all")],
            needs=thinking,
        )
        self.aside = Phrase(
            rf"(?:\A|,\s+)(?P<view>(?:said|thought|believed|reported|felt|reputed"
            rf"|rumoured)\s+to\s+be\b[^,;:.]{{0,60}}?|(?:[a-z]+ly\s+|long\s+"
            rf"|often\s+)?(?:{any_of(words.viewed)}\s+as|(?:considered|thought|deemed)"
            rf"\s+(?!{_NO_QUALITY}|that\b|it\b|the\b|an?\b|their\b|how\b){_NO_PLURAL}[a-z-]+)\b[^,;:.]{{0,60}}?),",
            (*words.viewed, "considered", "thought", "deemed", "to be"),
        )
        self.judged = Phrase(rf"{BE}\s+{ADVERB}{any_of(words.judged)}\b", words.judged, needs=_BEING)
        self.esteemed = Phrase(rf"{BE}\s+{ADVERB}{any_of(words.esteemed)}\b", words.esteemed, needs=_BEING)

    def _read_feedback(self, words: ViewWords) -> None:
        self.feedback = Phrase(
            rf"{any_of(words.feedback)}\b(?! to\b| (?:forms|cards|sheets) (?:from|after|at)\b)[^,;:.]{{0,60}}?{_ASIDE}"
            rf"\s+{BE_LIKE}\s+(?:(?:nothing|anything|all)\s+but\s+|for\s+the\s+most\s+part\s+|in\s+the\s+main\s+)?"
            rf"{ADVERB}{any_of(words.verdicts)}\b"
            rf"|feedback(?:\s+(?:on|about|to|after)\s+[^,;:.]{{1,40}}?)?\s+{ADVERB}(?:indicated|suggested|hinted"
            rf"|showed|revealed|implied|pointed)\b"
            r"|(?:views|opinions|experiences|perceptions)\b[^,;:.]{0,40}?\s+(?:differed|varied|diverged)\b"
            r"|(?:reports|accounts|complaints|stories|tales|rumours|claims)\s+of\s+[^,;:.]{2,40}?\s+(?:persisted|abounded"
            r"|circulated|surfaced|continued)\b"
            r"|(?:concerns|worries|frustrations|doubts|anxieties|(?:an?\s+)?appetite|hopes|fears|reservations)\s+"
            r"(?:existed|persisted|lingered)\s+(?:about|over|that|around|for|as to)\b",
            (*words.feedback, "existed", "persisted", "lingered", "abounded", "circulated", "surfaced", "continued"),
        )

    def _read_people(self, words: ViewWords, language: EvidenceLanguage) -> None:
        self.told = Phrase(
            rf"{_ASSESSORS}\s+(?:was|were|have been|had been)\s+{ADVERB}{any_of(words.told)}\b(?!\s+by\b)"
            rf"|(?:we|assessors)\s+[^,;:.]{{3,60}}?\s+and\s+(?:was|were)\s+{ADVERB}{any_of(words.told)}\b(?!\s+by\b)",
            words.told,
            needs=_ASSESSING,
            begins=("the", "our", *_ASSESSING),
        )
        thinkers = (*language.telling, *words.thinking, *words.emotions)
        thinking = (
            rf"{ADVERB}(?:{any_of((*language.telling, *words.thinking))}"
            rf"|(?:was|were|felt|seemed|appeared|sounded)\s+{ADVERB}{any_of(words.emotions)})\b"
        )
        within = r"(?:\s+(?:in|within|at|from|inside|of|on|close\s+to)\s+[^,;:.]{1,40}?)?"
        self.heard = Phrase(
            rf"{_ASSESSORS}\s+{ADVERB}{any_of(words.heard)}\s+(?:[a-z]+ly\s+)?(?:that|how|of|about|concerns?|examples?"
            r"|positive|mixed|accounts|reports|praise|criticism|views|complaints)\b"
            rf"|{_ASSESSORS}\s+{ADVERB}(?:received|had|got|were given)\s+(?:some\s+|much\s+)?{any_of(words.credits)}\b"
            rf"|(?<=,\s){_ASSESSORS}\s+{ADVERB}{any_of(words.heard)}(?=\s*(?:[.;]|,\s|\Z))",
            (*words.heard, *words.credits),
            needs=_ASSESSING,
            begins=("the", "our", *_ASSESSING),
        )
        self._read_met(language, thinking)
        self.nobody = Phrase(
            rf"(?:some\s+|many\s+|several\s+|other\s+)?{any_of(words.unspecific)}{within}\s+{thinking}",
            words.unspecific,
            needs=thinkers,
            begins=("some", "many", "several", "other", *words.unspecific),
        )
        those = r"(?:\s+(?:in|at|within)\s+(?:the|this|that)\s+[\w-]+(?:\s+[\w-]+)?)?"
        self.pronoun = Phrase(
            rf"(?P<who>(?:they|{any_of(words.pronouns)}){those}|those\s+(?:who\s+\w+|(?:affected|involved|present"
            rf"|concerned)\b[^,;:.]{{0,40}}?))"
            rf"\s+{thinking}",
            ("they", "those", *words.pronouns),
            needs=thinkers,
            begins=("they", "those", *words.pronouns),
        )
        self.source_named = re.compile(rf"\b(?:by|from)\s+(?:[\w’-]+\s+){{0,2}}?{self.sources.people}\b", re.IGNORECASE)

    def _read_met(self, language: EvidenceLanguage, thinking: str) -> None:
        self.to_us = Phrase(
            rf"it\s+{BE}\s+{ADVERB}{_SAID}\s+to\s+(?:us|assessors|the\s+(?:assessment\s+)?team)\b(?=\s+(?:that|how"
            rf"|why)\b)",
            _TO_US,
            begins=("it",),
        )
        self.interposed = Phrase(
            rf"(?<=,\s)(?:some|many|most|others|several|a\s+few|quite\s+a\s+few|one\s+or\s+two)\s+"
            rf"(?:{any_of((*language.telling, *language.views.thinking))})(?=[,.;])",
            tuple(f", {each}" for each in _SOME),
            needs=("suggested", *language.telling, *language.views.thinking),
        )
        self.met = Phrase(
            rf"(?:those|the\s+ones|everyone|everybody|anyone|all|some|many|others)\s+(?:that\s+|whom\s+"
            rf"|who\s+)?(?:we|assessors)\s+"
            rf"(?:[a-z]+\s+){{1,7}}?{thinking}",
            ("we", "assessors"),
            needs=("those", "ones", "everyone", "everybody", "anyone", "all", "some", "many", "others"),
            begins=("those", "the", "everyone", "everybody", "anyone", "all", "some", "many", "others"),
        )
        self.unled = Phrase(
            rf"(?:in|on|at|from|across|within|among|around|throughout)\s+(?:the|our|this|that|both"
            rf"|all)\s+[^,.;:]{{2,40}},\s+"
            rf"(?:also\s+)?{any_of(language.telling)}\b",
            tuple(f", {each}" for each in language.telling) + tuple(f", also {each}" for each in language.telling),
            begins=("in", "on", "at", "from", "across", "within", "among", "around", "throughout"),
        )
