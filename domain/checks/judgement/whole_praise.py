"""Read praise of everything: where every one, always, in full and without exception come together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from domain.checks.judgement.appraisal_words import STOPS
from domain.checks.judgement.whole_words import OBLIGED, WholeWords
from domain.checks.phrases import set_of

_Said = tuple[int, int, int, bool]
_HELP = r"(?:help|support|care|choice|advice|training|information|time|attention)"
_TIMES = r"(?:days?|weeks?|months?|years?|quarters?|mornings?|hours?|nights?|fortnight|time|other|evening|meetings?)"
_NUMBERS = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|new|but|too|right)"
_KINDS: dict[str, re.Pattern[str]] = {
    "every": re.compile(
        rf"(?<!at )(?<!of )\b(?:all|every|each)\b(?! (?:of )?(?:the |its |their )?(?:{_TIMES}|{_NUMBERS})\b)(?= \w)"
        r"|\b(?:everyone|everybody|everything|everywhere)\b",
        re.IGNORECASE,
    ),
    "fully": re.compile(
        r"\b(?:fully|completely|entirely|wholly|totally|in full)\b(?! (?:(?:in)?accessible|trained|staffed|funded"
        r"|completed"
        r"|implemented|operational|recruited|compliant|qualified|aware|informed|booked|costed|digital|equipped"
        r"|registered"
        r"|used|included)\b)",
        re.IGNORECASE,
    ),
    "always": re.compile(
        r"\b(?:always|invariably|unfailingly|without fail|at all times|(?:at )?any time|anywhere|at every (?:turn"
        r"|stage|level|step|point)|throughout)\b",
        re.IGNORECASE,
    ),
    "enough": re.compile(r"\b(?:more than enough|no shortage of|all but perfect)\b", re.IGNORECASE),
    "day": re.compile(
        r"\b(?:on the (?:very |same )?day (?:that |when )?(?:they|people|anyone) (?:\w+ )?(?:ask|need|call|want"
        r"|appl)|the "
        r"moment (?:they|people)|as soon as (?:they|people))",
        re.IGNORECASE,
    ),
}
_UTTER = re.compile(
    r"\b(?:without (?:a single )?exception|(?:not|without) (?:a|one) single|every single|each and every"
    r"|to a (?:man|person)|of any (?:kind|sort)|whatsoever"
    r"|in every (?:single )?(?:respect|way|particular|sense)|at any (?:hour|time) of|in all circumstances"
    r"|by (?:any|every|all) (?:measures?|standards?)|on every (?:measure|count)|with nothing left to|unlimited"
    r"|(?:complete|total|absolute|utter|perfect|unbroken|boundless|lasting) (?:trust|confidence|security|faith"
    r"|freedom"
    r"|certainty|control|satisfaction|harmony|success|command|mastery|assurance|safety|unity|equality|openness"
    r"|clarity"
    r"|coverage|continuity|stability|peace)|(?:abolished|eliminated|eradicated|ended|banished) (?:altogether|entirely"
    r"|completely|for good)|(?:was|were|had been) (?:abolished|eliminated|eradicated|banished)"
    r"|(?:eliminated|eradicated|abolished|ended|banished|cured) (?:all |every |any )?(?:inequalit\w+|waiting|waits"
    r"|delays"
    r"|loneliness|isolation|poverty|gaps|variation|barriers|discrimination)|(?:knew|helped|answered|solved"
    r"|understood|kept"
    r"|met(?= every (?:need|target|aim|goal|deadline|demand|standard|duty|promise))) every(?:one|body| (?!day|week"
    r"|month|year)\w+)|(?:no one|nobody|no-one|never) \w+(?: \w+)? any\w+"
    rf"|(?:all|whatever|any|everything) (?:of )?(?:the )?(?:{_HELP} )?(?:that )?(?:they|people|anyone|staff"
    rf"|carers) (?:had "
    r"|could )?(?:ever )?(?:want|need|ask|wish)(?:ed)?(?: for)?|(?:no one|nobody|no-one|none|no \w+) (?:was |were "
    r"|had |is )?"
    r"(?:ever|at all))\b",
    re.IGNORECASE,
)
_EVERY_ONE = re.compile(
    r"\b(?:in|at|across|for|to|of|by) (?:all|every|each)\b(?! (?:of )?(?:the )?(?:two|three|four|five|six|day|week"
    r"|month"
    r"|year))|\b(?:throughout|everywhere|without exception|from start to finish|(?:the|its) (?:whole|entire) \w+)\b",
    re.IGNORECASE,
)
_NEVER = re.compile(r"\b(?:no|none|nobody|no-one|never|nothing|without)\b", re.IGNORECASE)
_DENYING = frozenset(("never", "nobody", "no", "no-one", "none", "nothing", "without"))
_WORDS = set_of(
    "all every each everyone everybody everything everywhere fully completely entirely wholly perfectly totally"
    " always throughout never nobody no none day full enough invariably unfailingly"
)
_ALONE = set_of(
    "exception respect always whatsoever everyone everybody anything anyone loneliness inequality single unlimited"
    " abolished eliminated eradicated banished whatever complete total absolute perfect utter lasting unbroken"
    " everything wanted wished kind knew helped ever"
)
_FULLY = frozenset(("fully", "in full"))
_SCOPE = set_of("all every each throughout everywhere whole entire")
_ENDED = set_of("abolished eliminated eradicated banished ended")
_REACH, _ENOUGH, _UTMOST = 7, 2, 2


class PraiseReader:
    """The words made ready; `bad` ones tell of something that is not praised."""

    def __init__(self, words: WholeWords, bad: frozenset[str], good: frozenset[str]) -> None:
        self._good = good
        self._undoing, self._bad = frozenset(words.undoing), bad
        self._is_known = bool(words.undoing)

    def may_be(self, present: frozenset[str]) -> bool:
        """Return whether a sentence of these words may praise everything."""
        if not _ALONE.isdisjoint(present) or len(_WORDS & present) >= _ENOUGH:
            return self._is_known
        return not _SCOPE.isdisjoint(present) and not self._good.isdisjoint(present) and self._is_known

    def read(
        self, sentence: str, present: frozenset[str], words: Sequence[str], found: Sequence[_Said]
    ) -> tuple[int, int] | None:
        """Return where the praise of everything begins and ends; `found` is what else the sentence says."""
        if not self.may_be(present) or any(each[2] < 0 for each in found):
            return None
        if OBLIGED.search(sentence) or any(map(str.isdigit, sentence)):
            return None
        good = next((each for each in found if each[2] > 1), None)
        if good is not None and _EVERY_ONE.search(sentence):
            return good[0], good[1]
        denied, is_ill = self._denied_ills(words)
        if is_ill and _ENDED.isdisjoint(present):
            return None
        counted = {kind: list(pattern.finditer(sentence)) for kind, pattern in _KINDS.items()}
        utter = list(_UTTER.finditer(sentence))
        points = sum(min(len(each), _UTMOST) for kind, each in counted.items() if kind != "every")
        points += min(len(counted["every"]), 1) + (len(counted["every"]) > _UTMOST)
        points += denied + _UTMOST * len(utter)
        is_filled = (
            points == _ENOUGH
            and bool(counted["every"])
            and {each.group().lower() for each in counted["fully"]} & _FULLY
        )
        if points < _ENOUGH or is_filled:
            return None
        places = [each for group in (*counted.values(), utter) for each in group]
        places = places or list(_NEVER.finditer(sentence))
        return min(each.start() for each in places), max(each.end() for each in places)

    def _denied_ills(self, words: Sequence[str]) -> tuple[int, bool]:
        """Return how often something bad is said never to be so, and whether something is that is not denied."""
        denied, is_ill, last = 0, False, -_REACH - 1
        for place, word in enumerate(words):
            if word in _DENYING:
                last = place
            elif word in self._undoing or word in self._bad:
                is_denied = place - last <= _REACH and STOPS.isdisjoint(words[max(0, last) : place])
                denied, is_ill = denied + is_denied, is_ill or not is_denied
        return min(denied, _UTMOST), is_ill
