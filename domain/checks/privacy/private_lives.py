"""Find what is private of people at work: who was ill, with child or divorced, in a post that others know.

A post and what befell who holds it may stand in two sentences: "The director had left. She had had a stroke".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from domain.checks.phrases import Phrase, any_of
from domain.checks.privacy.privacy_words import PrivacyWords
from domain.checks.prose import Span

_STAFF = (
    *("social worker", "manager", "practitioner", "therapist", "commissioner", "director", "officer", "planner"),
    "head",
    *("assistant", "coordinator", "advocate", "lead", "worker", "professional", "trustee", "councillor", "trainee"),
    *(
        "sergeant",
        "constable",
        "detective",
        "inspector",
        "teacher",
        "doctor",
        "GP",
        "surgeon",
        "paramedic",
        "colleague",
    ),
    *("psychiatrist", "psychologist", "pharmacist", "midwife", "receptionist", "administrator", "accountant", "lawyer"),
    *("solicitor", "engineer", "cabinet member", "member of staff", "apprentice", "student", "analyst", "planner"),
    *("treasurer", "chair", "secretary", "consultant", "nurse", "matron", "chief executive", "volunteer", "supervisor"),
    *("successor", "predecessor", "replacement", "deputy", "postholder", "post-holder", "holder", "incumbent"),
    *("stand-in", "newcomer", "locum", "executive"),
)
_AILMENTS = (
    *("surgery", "operation", "stress", "burnout", "exhaustion", "breakdown", "bereavement", "illness", "injury"),
    *("injuries", "overdose", "alcohol", "alcoholism", "drugs", "gambling", "heart attack", "heart condition"),
    *("heart failure", "Covid", "migraines", "insomnia", "shingles", "accident", "hysterectomy", "radiotherapy"),
    *("assault", "eating disorder", "self-harm", "menopause", "infertility", "disorder", "fertility", "suicide"),
    *("childbirth", "miscarriages", "IVF"),
)
"""What somebody is treated for, or away with, besides what is called an illness."""
_GRAVE = (
    *("heart attack", "heart condition", "breakdown", "overdose", "long Covid", "multiple sclerosis", "hysterectomy"),
    *("eating disorder", "motor neurone disease"),
)
_NO_AILMENT = frozenset(
    {"hearing", "sight", "sighted", "wheelchair", "disabled", "disabilities", "disability", "hoarder", "hoarding"}
    | {"frail", "frailty", "widowed", "blind", "deaf", "autistic", "oxygen", "burns", "scar", "scars", "lung", "lungs"}
    | {"liver", "kidney", "spinal", "ms", "stammer", "stutter", "dyslexia", "dyslexic", "addict", "alcoholic"}
    | {"suicidal", "psychotic", "diabetic", "epileptic", "paralysed", "deafblind", "disease", "syndrome"}
)
_NO_CAUSE = r"(?:people|those|who|which|and|or|in|to|at|on|staff|the\s+board|training|services?|carers|cases|others)\b"
_ENDS = (
    r"(?!-|[’']|\s+(?:training|services?|lead|strategy|awareness|pathway|team|clinic|cases?|care|support|nurse|unit|ward"
    r"|group|champions?|specialists?|work|charity|policy|plans?|figures|research|referrals?|rates|alliance|friendly)\b)"
)
_AWAY = (
    r"(?:being\s+treated|treated|recovering|undergoing\s+treatment|receiving\s+(?:treatment|counselling|therapy)"
    r"|in\s+(?:hospital|recovery|therapy|rehab(?:ilitation)?|treatment)|(?:admitted|taken)(?:\s+to\s+(?:hospital|a\s+clinic))?"
    r"|hospitalised|(?:off|signed\s+off)(?:\s+(?:work|sick|ill))?(?:\s+(?:since|for)\s+[\w\s]{2,20}?)?|absent|away|unwell"
    r"|on\s+(?:[a-z-]+\s+)?leave|(?:taken|took|had)\s+(?:(?:time|weeks|months)\s+off|(?:[a-z]+\s+)?leave)|diagnosed)"
)
_GONE = (
    r"(?:left|resigned|retired|stepped\s+down|stood\s+down|departed|gone|returned(?:\s+to\s+work)?|back\s+at\s+work"
    r"|missed\s+[a-z]+(?:\s+in\s+\d{4})?)"
)
_SO = (
    r"(?:(?:gravely|seriously|terminally|critically|mentally|chronically|very)\s+(?:ill|unwell|sick)\b|dying\b"
    r"|pregnant\b|divorced\b|divorcing\b|(?:declared\s+|made\s+)?(?:bankrupt|homeless|bereaved|widowed)\b(?!\s+[a-z]+[’s])|suicidal\b"
    r"|(?:being\s+)?treated\s+for\s+(?:[a-z]+\s+)?(?:alcoholism|addiction)|(?:an?\s+)?recovering\s+(?:alcoholic|addict)"
    r"|recovering\s+from\s+(?:an?\s+)?[a-z]+|diagnosed\s+with\s+[a-z]+|in\s+rehab(?:ilitation)?|in\s+a\s+coma"
    r"|(?:off|signed\s+off)\s+(?:sick|ill)(?:\s+since\s+[\w\s]{2,20}?)?\s+with\s+(?!the\b)[a-z]+"
    r"|(?:on|off\s+on)\s+(?:[a-z-]+\s+)?(?:sick|compassionate|maternity|paternity|adoption|special)\s+leave\s+(?:with"
    r"|after|because\s+of|following|since)"
    r"|going\s+through\s+(?:an?\s+|the\s+)?(?:[a-z]+\s+)?(?:divorce|separation|bankruptcy|breakdown|menopause)"
    r"|expecting\s+(?:an?\s+baby|twins|(?:his|her|their)\s+(?:first|second|third)\s+(?:child|baby))|given\s+birth"
    r"|(?:having|undergoing|receiving)\s+(?:chemotherapy|fertility\s+treatment|IVF|radiotherapy|dialysis|counselling)"
    r"|caring\s+for\s+(?:an?|his|her|their)\s+(?:dying|terminally\s+ill|seriously\s+ill|sick)\s+\w+"
    r"|(?:arrested|cautioned\s+(?:by|for)|charged\s+with\s+(?:assault|theft|fraud|murder|harassment|rape|drink)|convicted\s+of|jailed|banned\s+from\s+driving)\b)"
)
_BEING = (
    r"(?:(?:was|were|had|has|is|been|become|became|also|then|recently|just|still|since|now|later|herself|himself)\s+)"
)
_HER_WORK = re.compile(
    r"\b(?:(?:her|his|their)\s+(?:[a-z]+\s+)?(?:supervisor|manager|employer|team|colleagues|post|caseload|job)"
    r"|(?:to|at|from)\s+work|the\s+(?:[\w-]+\s+){1,2}team)\b"
)
_WORDS = (
    *("pregnant", "divorced", "divorcing", "bankrupt", "divorce", "separation", "bankruptcy", "chemotherapy", "rehab"),
    *("recovering", "rehabilitation", "sick", "ill", "unwell", "dying", "homeless", "bereaved", "widowed", "suicidal"),
    *("coma", "leave", "expecting", "birth", "arrested", "cautioned", "charged", "convicted", "jailed", "banned"),
    *(
        "death",
        "loss",
        "suicide",
        "diagnosed",
        "counselling",
        "dialysis",
        "whose marriage",
        "whose husband",
        "whose wife",
        "whose partner",
    ),
    *("whose son", "whose daughter", "whose mother", "whose father", "whose baby", *_AILMENTS, *_GRAVE),
)


class PrivateReader:
    """The words made ready: a post, and what is private of who holds it, in one sentence or in the next."""

    def __init__(self, words: PrivacyWords) -> None:
        at_work = any_of((*words.work, *_STAFF))
        known = [each for each in (*words.illnesses, *words.common_illnesses) if each not in _NO_AILMENT]
        cause = _cause((*known, *_AILMENTS))
        private = _private(cause, (*(each for each in known if each != "anxiety"), *_GRAVE))
        triggers = (*_WORDS, *known)
        place = (
            r"(?:\s+(?:in|at|on|of|from|for)\s+(?:(?!(?:who|told|said|had|has|was|were|is|that)\b)[\w’-]+\s*){1,6}?)?"
        )
        self.private = Phrase(
            rf"(?:(?i:an?|the|one|another|its|our|their|his|her)|[\w-]+[’']s(?:\s+(?:only|sole))?)\s+(?:[\w’-]+\s+){{0,3}}?"
            rf"{at_work}{place}(?:,\s[^,.;]{{2,40}},|,)?\s+(?:who\s+)?{private}"
            rf"|(?i:the|our|its|their|his|her)\s+(?:[\w’-]+\s+){{0,3}}?{at_work}{place}(?:,\s[^,.;]{{2,40}},|,)?\s+"
            rf"(?:who\s+)?{_BEING}{{0,3}}{_GONE}\s+{cause}"
            rf"|(?i:an?|the|our|its)\s+(?:[a-z]+\s+)?{at_work}{place},\s+whose\s+(?:marriage"
            r"|husband|wife|partner|son|daughter|mother|father|baby)\s+(?:had|was|has|is)\s+(?:[a-z]+\s+)?(?:ended"
            r"|broken|died|left|ill|dying|arrested|jailed|failed|collapsed|unwell)\b"
            rf"|(?i:one)\s+of\s+(?:the|our|its)\s+(?:two|three|four|five)\s+[a-z][a-z -]{{2,40}}?\s+{private}"
            rf"|(?:of\s+whom\s+(?:one|two|[12])|(?:one|both)\s+of\s+whom)"
            rf"\s+(?:{private}|{_BEING}{{1,3}}(?:off\s+sick|on\s+sick\s+leave)\b)",
            triggers,
            flags=re.NOFLAG,
            needs=(*words.work, *_STAFF, "whom", "one", "both"),
        )
        self.back = Phrase(
            r"(?:she|he)\s+(?:had\s+)?(?:returned|came\s+back|gone\s+back|went\s+back|was\s+(?:back|away|off|absent))\s+"
            r"(?:(?:to|in|at|from)\s+(?:work|(?:the|her|his)\s+(?:[\w-]+\s+){0,2}(?:team|post|desk|job|role|shift|caseload))\s+)?"
            rf"{cause}",
            triggers,
            re.NOFLAG,
            needs=("returned", "back", "away", "off", "absent"),
        )
        self.again = Phrase(rf"(?:She|He)\s+{private}", triggers, re.NOFLAG, needs=("she", "he"), begins=("she", "he"))
        self._post = re.compile(
            rf"\b(?:[Tt]he|[Oo]ur|[Ii]ts|[Aa]\s+new|[Hh]is|[Hh]er)\s+(?:[\w’-]+\s+){{0,3}}?{at_work}\b(?!\s+(?:team|service)\b)"
        )
        self._others = re.compile(
            rf"\b(?:an?|one|another)\s+(?!new\b)(?:[\w-]+\s+)?{any_of(words.individuals)}\b", re.IGNORECASE
        )

    def is_of_a_post(self, sentence: str) -> bool:
        """Return whether a sentence speaks of the holder of a post, and of nobody else who could be told of next."""
        return self._post.search(sentence) is not None and self._others.search(sentence) is None


def _cause(ailments: Sequence[str]) -> str:
    """Return the pattern of why somebody may be away or gone."""
    return (
        r"(?:for|from|with|after|because\s+of|due\s+to|following|on\s+account\s+of)\s+(?:treatment\s+for\s+)?"
        rf"(?:(?:an?|the|his|her)\s+)?(?:(?:(?!{_NO_CAUSE})[a-z-]+\s+){{0,2}}?{any_of(ailments)}\b{_ENDS}"
        r"|(?:[a-z]+\s+)?(?:death|loss|suicide)\s+of\s+(?:an?|his|her|their)\s+(?:[a-z]+\s+)?(?:child|son|daughter"
        r"|husband|wife|partner|mother|father|parent|brother|sister|baby|friend)\b)"
    )


def _private(cause: str, grave: Sequence[str]) -> str:
    """Return the pattern of what is private, with why somebody may be away, and what somebody may have."""
    illness = (
        rf"(?:(?:an?|the|his|her|severe|long)\s+)?(?:(?!{_NO_CAUSE})[a-z-]+\s+)?{any_of(grave)}\b(?!\s+of\b){_ENDS}"
    )
    return (
        rf"(?:{_BEING}{{1,4}}(?:{_SO}(?:[^.;,]{{0,30}}?\b[a-z]+)?|{_AWAY}\s+{cause})"
        rf"|{_BEING}{{0,3}}(?:had|has|having|suffered|survived|undergone|undergoing|underwent|developed|contracted"
        rf"|living\s+with|lived\s+with|suffering\s+from|battling|fighting)\s+{illness}"
        r"|(?:had\s+)?(?:suffered|lost)\s+(?:an?|his|her)\s+(?:[a-z]+\s+)?(?:miscarriage|bereavement|baby|child|husband"
        r"|wife|son|daughter)\b)"
    )


def at_work_in(sentence: str) -> bool:
    """Return whether a sentence speaks of somebody’s work: of who leads her, or of the team or post she is in."""
    return _HER_WORK.search(sentence) is not None


def private_after(before: str, sentence: str, reader: PrivateReader) -> Span | None:
    """Return what a sentence begins with that is private of who holds the post of which the one before it speaks."""
    match = reader.again.match(sentence)
    return match.span() if match is not None and reader.is_of_a_post(before) else None
