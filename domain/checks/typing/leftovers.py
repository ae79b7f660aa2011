"""Find what dictating and half an edit leave: phrases that stand twice, spoken marks, a lost "of", odd digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import eq
from typing import Final

from domain.checks.prose import Fault, Words

_LONGEST: Final = 8
"""A phrase that stands twice has no more words: longer ones are sentences, which are held against one another."""
_MAY_REPEAT: Final = frozenset(("by", "and", "more", "so", "or", "very", "to"))
_SPOKEN: Final = re.compile(
    r"(?<=[a-z0-9] )(?:comma|semicolon|full stop|new (?:paragraph|line)|question mark|inverted commas"
    r"|(?:open|close) (?:brackets?|quotes?|inverted commas))"
    r"(?= (?!of\b)[a-z])",
    re.IGNORECASE,
)
_SPOKEN_WORDS: Final = frozenset(
    ("comma", "semicolon", "stop", "paragraph", "bracket", "brackets", "quote", "quotes", "line", "mark", "commas")
)
_SPOKEN_OF: Final = re.compile(r"\b(?:a|an|the|each|every|of|no|this|that|missing|one)\s\Z", re.IGNORECASE)
_AMONG_DIGITS: Final = re.compile(r"(?<![\w.-])(?=\w*\d)[\dOIl]*(?:\d[OIl]|[OIl]\d)[\dOIl]*(?![\w-])")
_DIGIT_BESIDE: Final = re.compile(r"\d[OIl]|[OIl]\d")
_DIGIT_OF: Final = str.maketrans("OIl", "011")
_MORE_WORDS: Final = frozenset(("more", "most"))
_MORE: Final = re.compile(
    r"\b(more|most) ([a-z]{2,}(?:ier|est|er))\b(?! (?:of|people|adults|carers|men|women|residents)\b)"
)
_TWICE_MORE: Final = re.compile(
    r"(?:bett|wors|eas|clear|quick|slow|strong|weak|high|low|larg|small|long|short|clos|earl|lat|old|young|saf|cheap|deep"
    r"|wid|broad|fast|great|few|health|happ|simpl|bus|hard|soft|full|fair|firm|loud|near|new|rich|poor|tight|warm|bigg|calm|kind|proud|smart|nice|tough|rough|bright|dark|light|soon|heavi|friendli|lone)"
    r"(?:er|est|e|ier|iest)|best|worst"
)
_PARTS: Final = frozenset(("one", "most", "some", "many", "several", "few", "none", "each", "any"))
_WHOLES: Final = frozenset(("the", "these", "those", "their", "its", "our", "them"))
_WITHOUT_OF: Final = re.compile(rf"\b({'|'.join(_PARTS)}) ({'|'.join(_WHOLES)}) (?=[a-z])", re.IGNORECASE)
_CLAUSE_BEGINS: Final = re.compile(r"(?:^|[.!?;:,] |\b(?:that|and|but) )\Z")
_EACH_THEIR: Final = frozenset(("each", "any", "one"))
_OWN: Final = frozenset(("their", "its", "our"))
_TELLING: Final = frozenset(("told", "asked", "showed"))
_SWAPPED: Final = re.compile(rf"\b({'|'.join(_TELLING)}) that (us|them|him|her|me)\b(?= \w)", re.IGNORECASE)
_RATHER: Final = re.compile(
    r"\brather (?!(?:\w*(?:est|ost|ist)ing|worrying|demanding|disappointing|confusing|limiting"
    r"|daunting|frustrating|misleading|challenging|reassuring|alarming|trying|tiring)\b)([a-z]{3,}ing)\b"
)


def repeated_in(words: Words) -> Iterator[Fault]:
    """Yield two words or more that stand twice running, as "doubled-word"; the mend leaves them once."""
    plain = words.plain
    done = -1
    for length in range(min(_LONGEST, len(plain) // 2), 1, -1):
        # A phrase that stands twice has one word in every so many.
        if not any(map(eq, plain[::length], plain[length::length])):
            continue
        is_again = bytes(map(eq, plain, plain[length:]))
        first = is_again.find(b"\1" * length)
        while first >= 0:
            middle, last = first + length, first + 2 * length - 1
            phrase = plain[first:middle]
            following = first + 1
            if first <= done:
                following = done + 1
            elif len(set(phrase)) == 1:
                following = _end_of_same(plain, first) - length + 1
            elif _is_plain(phrase) and words.are_joined(first, last):
                done, following = last, last + 1
                start, end = words.starts[first], words.ends[last]
                yield Fault("doubled-word", start, end, words.text[start : words.ends[middle - 1]])
            first = is_again.find(b"\1" * length, following)


def _is_plain(phrase: tuple[str, ...]) -> bool:
    return _MAY_REPEAT.isdisjoint(phrase) and all(each[0].isalpha() for each in phrase)


def _end_of_same(plain: tuple[str, ...], first: int) -> int:
    """Return the number of the word that is another than the ones before it, from a certain one on."""
    return next((number for number in range(first, len(plain)) if plain[number] != plain[first]), len(plain))


def leftovers_in(words: Words) -> Iterator[Fault]:
    """Yield marks that were spoken, letters among digits, what is compared twice, and words lost or in the wrong order.

    Codes: "no-reading", "look-alike" and "broken-verbs".
    """
    text = words.text
    known = words.present
    for match in _SPOKEN.finditer(text) if not known.isdisjoint(_SPOKEN_WORDS) else ():
        if not _SPOKEN_OF.search(text, max(0, match.start() - 12), match.start()):
            yield Fault("no-reading", *match.span())
    for match in _AMONG_DIGITS.finditer(text) if "+" in words.signs and _DIGIT_BESIDE.search(text) else ():
        yield Fault("look-alike", *match.span(), match.group().translate(_DIGIT_OF))
    if any(word.endswith(("er", "est")) for word in _following(words, _MORE_WORDS)):
        for match in _MORE.finditer(text):
            if _TWICE_MORE.fullmatch(match[2]):
                yield Fault("no-reading", *match.span(), match[2])
    for match in _WITHOUT_OF.finditer(text) if not _WHOLES.isdisjoint(_following(words, _PARTS)) else ():
        begins = _CLAUSE_BEGINS.search(text, max(0, match.start() - 6), match.start())
        if begins and not (match[1].lower() in _EACH_THEIR and match[2].lower() in _OWN):
            yield Fault("no-reading", match.start(), match.end() - 1, f"{match[1]} of {match[2]}")
    if "that" in known and "that" in _following(words, _TELLING):
        for match in _SWAPPED.finditer(text):
            yield Fault("no-reading", *match.span(), f"{match[1]} {match[2]} that")
    if "rather" in known:
        for match in _RATHER.finditer(text):
            if match.start(1) and not text[max(0, match.start() - 8) : match.start()].endswith(
                ("would ", "was ", "were ")
            ):
                yield Fault("no-reading", *match.span(), f"rather than {match[1]}")


def _following(words: Words, first: frozenset[str]) -> list[str]:
    """Return the words that follow certain ones."""
    plain = words.plain
    return [plain[number + 1] for number in words.where(first) if number + 1 < len(plain)]
