"""Find clauses that have no verb left: "the minibus which takes people home where often late", "who in charge".

What opens a clause, and the subject that a sentence begins with, each ask for a verb that comes after them. From each
opening to the end of its sentence there must be as many words that may be verbs as openings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Final

from domain.checks.prose import Fault, Words
from domain.checks.typing.clause_signs import ClauseSigns, number_at, without_marks

_OPENINGS: Final = re.compile(
    "[SRrWBTNG2d@1w](?:"
    + "|".join(
        (
            r"(?<=S)(?<![RrWBTcCHAIDM].)(?<!S&.)",
            r"(?<=R)(?<![pPX&z].)(?=[^.,(t])",
            r"(?<=r)(?<![pPX&z].)(?=[^.,(tnNjag2])",
            r"(?<=W)(?<!&.)(?=[SGd@N2]|q[nNajg2]+(?![SnNajg2&.,(]))",
            r"(?<=B)(?=[^.,(pPX])",
            r"(?<=T)(?<![&bpPX].)(?=[Sd@N#])",
            r"(?<=[Us]T)(?=[njagimxuGYq12])",
            r"(?<=[nNjgk2]T)(?=x*[IHAMDFfhk])",
            r"(?<=[nN2S]sN)",  # "carers said plans"
            r"(?<=lU[N2])",
            r"(?<=[nNk2]G)(?=x?[HIMDfF])",
            # "told us the plan was", but not "said the same thing"
            r"(?<=[nN2S]s[d@1])(?=[ajnmNx2]*(?:[pPX][d@1]?[ajnmNx2]*)?[IHMDF])",
            r"(?<=lU[d@1])(?=[ajnmNx2]*(?:[pPX][d@1]?[ajnmNx2]*)?[IHMDF])",
            # "what was left", "whose needs had changed", "longer than it had been", "and that it was"
            r"(?<=w)(?=[ajnNmk]*x?[IHMDF](?!S))",
            r"(?<=[cC][SG])(?=x?[HIMD])",
        )
    )
    + ")"
)
_ELLIPSIS: Final = re.compile(r"[cC]S[DHAIM](?=[.,&])")
"""As in "they came to the same view as we did"."""
_SUBJECT_FIRST: Final = re.compile(r"\.(?!d[axj][^.,(]*,d[axjq])(?=[d@nNj#2m](?![,.])|[q1](?![SOx,]))")
_NO_VERB: Final = re.compile(r"(?<=[Ff])[eg]")
"""A base form that is no verb of a clause: "went live", "took place", "Care open to anyone"."""
"""The beginning of a sentence with its subject, and not of "The longer they waited, the less they hoped for"."""
_VERBS: Final = "MHAIDEFfhkgelsz"
_ANY: Final = f"[^{_VERBS}O!.(]*"
_WITHOUT: Final = re.compile(
    rf"[O!]{_ANY}(?=[.!])"
    rf"|[O!]{_ANY}O{_ANY}[{_VERBS}]{_ANY}(?=[.!])"
    rf"|[O!]{_ANY}O{_ANY}(?:O{_ANY}[{_VERBS}]|[{_VERBS}]{_ANY}O){_ANY}[{_VERBS}]{_ANY}(?=[.!])"
)
"""An opening after which there are fewer verbs than openings, up to three of them."""
_GROUP: Final = "d@q12#xanNjgkvyimUS"
"""Signs of words that a subject has, or that stand beside one."""
_SURE: Final = "MIHADFefh"
_MISTAKEN: Final = "aWxbnj"
_MISTAKEN_HERE: Final = f"{_MISTAKEN}cpPX1"
"""Signs of words taken for verbs, wherever they stand, "where" and "new", and after a subject: "as", "in", "our"."""
_TIMES: Final = frozenset(
    (
        *("day", "week", "month", "year", "quarter", "time", "morning", "evening", "afternoon", "night", "weekend"),
        *("way", "spring", "summer", "autumn", "winter"),
    )
)
"""What a sentence may begin with that is not its subject."""
_FEWEST: Final = 4
"""A sentence of fewer words may have no verb."""

_COUNTED: Final = "no one two three four five six seven eight nine ten eleven twelve hundred thousand"
_COUNTS: Final = frozenset(_COUNTED.split())
_LONGEST_NOTE: Final = 14
_LONGEST_HEADING: Final = 5
_LONGEST_TURN: Final = 5
_BESIDE = (("below",), ("above",), ("opposite",), ("overleaf",))


class ClauseVerbs:
    """Counts the openings of clauses and the words that may be their verbs, from the end of each sentence."""

    def __init__(self, signs: ClauseSigns, others: Mapping[str, Iterable[str]]) -> None:
        self._signs, self._others = signs, others

    def faults_in(self, words: Words) -> Iterator[Fault]:
        """Yield what stands where a verb has to, as "look-alike", or the place after a subject, as "no-reading"."""
        if len(words.plain) < _FEWEST:
            return
        row = self._signs.row(words)
        told = _NO_VERB.sub("v", _ELLIPSIS.sub("ccc", row) if "S" in row else row)
        row = _SUBJECT_FIRST.sub("!", _OPENINGS.sub("O", told))
        for match in _WITHOUT.finditer(row):
            begin = max(row.rfind(mark, 0, match.start() + 1) for mark in ".!")
            whole, first, after = (number_at(told, place) for place in (begin, match.start(), match.end()))
            if words.plain[first + 2 : first + 3] in _BESIDE or words.plain[first + 3 : first + 4] in _BESIDE:
                continue  # "the figures below come from"
            is_first = row[match.start()] == "!"
            is_note = self._is_cut(words, first, after) or (is_first and self._is_note(words, first, after))
            is_note = is_note or (is_first and self._is_run_in(words, told, first, after))
            if self._is_told(words, whole, after - 1) and not is_note:
                yield self._fault(words, without_marks(told[match.start() : match.end()]), first, after - 1)

    @staticmethod
    def _is_told(words: Words, first: int, last: int) -> bool:
        """Return whether the words from `first` to `last` are a sentence, and no address or list."""
        start, end = words.starts[first], words.ends[last]
        beside = words.text[max(0, start - 1) : start], words.text[end + 1 : end + 2]
        inside = words.text[start:end]
        return last - first + 1 >= _FEWEST and not "".join(beside).strip() and ":" not in inside and ";" not in inside

    @staticmethod
    def _is_time(words: Words, first: int) -> bool:
        """Return whether a sentence begins with a time: "Every quarter we chose a theme"."""
        return any(word.removesuffix("s") in _TIMES for word in words.plain[first : first + 4])

    def _is_note(self, words: Words, first: int, after: int) -> bool:
        """Return whether a sentence tells a time, or is no whole one: "Eleven relatives, over tea", "No visit then"."""
        plain = words.plain[first:after]
        is_counted = bool(_COUNTS.intersection(plain[:2])) or plain[0].isdigit()
        is_short = len(plain) <= _LONGEST_NOTE or "hundred" in plain[:2]
        is_turned = 1 < len(plain) <= _LONGEST_TURN and plain[1] in ("i", "we")  # "Payments I can't defend."
        return self._is_time(words, first) or (is_counted and is_short) or is_turned

    @staticmethod
    def _is_run_in(words: Words, told: str, first: int, after: int) -> bool:
        """Return whether a sentence is a heading before what it is over: "Safety in everyday work. Staff told us"."""
        is_over = first == 0 and after < len(words.plain) and after <= _LONGEST_HEADING
        return is_over and told[1:2] in ("n", "j", "m", "g") and told[2:3] in ("p", "P", "X")

    @staticmethod
    def _is_cut(words: Words, first: int, after: int) -> bool:
        """Return whether a verb is cut short: "the van's broken"."""
        beside = pairwise(words.plain[first:after])
        return any(word.endswith("'s") and following.endswith(("ed", "en")) for word, following in beside)

    def _fault(self, words: Words, told: str, first: int, last: int) -> Fault:
        """Return the fault of the clause of the words from `first` to `last`; `told` are the signs of these."""
        place = first + 1
        while place < last and told[place - first] in _GROUP:
            place += 1
        meant = [
            (number, other)
            for number in range(first, last + 1)
            for other in self._others.get(words.plain[number], ())
            if self._signs.of[other] in _SURE
            and told[number - first - 1 : number - first] not in ("d", "@", "1")
            and told[number - first] in (_MISTAKEN_HERE if number == place else _MISTAKEN)
        ]
        if len(meant) == 1:
            number, right = meant[0]
            return Fault("look-alike", words.starts[number], words.ends[number], right)
        return Fault("no-reading", words.starts[place - 1], words.ends[min(place, last)])
