"""Write a text as a row of signs, one for each word and mark, in which verbs are told from what looks like them.

Which kind of word stands where is then a question of patterns over single characters, which are looked for quickly.

    .  ,  (     the end of a sentence or its beginning, a mark within one, any other mark
    M I H A D   could, was, had, have, did         E V y   be, been, being           t       to
    F f h e g k past forms, past forms that are participles, these and other words, base forms, base forms and nouns,
                third persons and nouns; s l "said" and "told"; z what may be anything
    v i m       no verb of a clause: a participle or infinitive, a form in "ing", one that is a noun as well
    n N 2       a noun, nouns in the plural, a body of people; a j x an adjective, one that is a noun, an adverb
    d @ 1 q #   the, a, this and their, several, a figure
    S G Y u U o they, it, there, you, us, them
    p P X       prepositions, of, those that stand without a noun, too
    R r w W T   who, which, what, where and whether, that
    B b c C &   because, if, as, than, and           -  not
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from domain.checks.known import Known
from domain.checks.lexicon import Lexicon, classes
from domain.checks.prose import Words
from domain.checks.together import KEPT_TOGETHER

_BY_CLASS: Final = tuple(
    (classes(names), sign)
    for names, sign in (
        ("number several", "q"),
        ("owner", "1"),
        ("the article each", "d"),
        ("particle", "X"),
        ("of prep strict per within", "p"),
    )
)
_NOUN, _NOUNS, _KIND = classes("noun mass"), classes("nouns"), classes("adjective comparative superlative")
_ADVERB, _BASE, _THIRD, _ING = classes("adverb"), classes("base"), classes("third"), classes("ing")
_PAST, _PARTICIPLE, _ANYONE = classes("past"), classes("participle"), classes("anyone alone")
_OTHER: Final = _NOUN | _NOUNS | _KIND | _ADVERB
_NO_VERBS: Final = tuple(
    (re.compile(f"{first}(?:{'|'.join(ways)})"), sign)
    for sign, first, ways in (
        # After "be", "have", "to", "could" and "do" stands no verb of a clause.
        (
            "v",
            "[fhlAEeDg]",
            (
                *("(?<=[IHAEVy][fhl])", "(?<=[IHAEVy][x-][fhl])", "(?<=[MtD][AEeDgh])", "(?<=[MtD][x-][AEeDgh])"),
                *("(?<=D[SuGYN2][eg])", "(?<=D[SuGYN2]x[eg])", "(?<=D[d@]n[eg])"),
            ),
        ),
        # "the agreed", "of agreed plans"
        ("a", "[fh]", ("(?<=[d@].)", "(?<=[pPX].)(?<![SN2].[pPX].)(?<!v[pPX].)(?=[aj]*[nNgk2])")),
        # "the plan", "of use", "the new plan", "Because the family plan"
        (
            "n",
            "g",
            (
                *("(?<=[d@pPX1vaBbWI]g)", "(?<=I[SuGYN2]g)", "(?<=[d@][xaj]g)", "(?<=[d@]x[aj]g)"),
                "(?<=[.BWTUsb][d@][ajnxim]g)",
            ),
        ),
        ("n", "g", ("(?<=ag)", "(?<=[.BWTUsb][d@][ajnxim]g)", "(?<=[.BWTUsb][d@][ajnxim]{2}g)")),
        ("N", "k", ("(?<=[d@pPXaimq.]k)", "(?<=[d@]xk)", "(?<=[d@]xak)", "(?<=[UsfFv]Tk)", "(?<=lUk)")),
    )
)
"""Where a sign is that of a verb elsewhere: after "be", "have", "to", an article or a preposition."""
_SMALL: Final = "Ad@pPXRrWBSTwbcC&xq1UuGY#-"
"""Signs that a word keeps with a capital; others are names then."""
_RUNS: Final = re.compile("[aA]+|[.,(]")
_NOT_MARKS: Final = str.maketrans("", "", ".,(")


class ClauseSigns:
    """Knows the sign of each word: `listed` has those of the few words that hold clauses together.

    A stop after one of `abbreviations`, or after a single letter, is not taken for the end of a sentence.
    """

    def __init__(self, lexicon: Lexicon, listed: Mapping[str, Iterable[str]], abbreviations: frozenset[str]) -> None:
        self._lexicon, self._abbreviations = lexicon, abbreviations
        self._listed = {word: sign for sign, words in listed.items() for word in words}
        self.of: Known[str] = Known(self._sign)
        self._rows: dict[Words, str] = {}

    def row(self, words: Words) -> str:
        """Return the signs of a text, with a stop before the first; those of the last texts are kept."""
        row = self._rows.get(words)
        if row is None:
            if len(self._rows) >= KEPT_TOGETHER:
                self._rows.clear()
            row = self._written(words)
            for pattern, sign in _NO_VERBS:
                row = pattern.sub(sign, row)
            self._rows[words] = row
        return row

    def _sign(self, word: str) -> str:
        if word in self._listed:
            return self._listed[word]
        mask = self._lexicon.of(word)
        if word[0].isdigit() or not mask:
            return "#" if mask else "z"
        for names, sign in _BY_CLASS:
            if mask & names:
                return sign
        if mask & _ANYONE:
            return "x" if mask & _ADVERB else "n"
        if word not in self._lexicon.words:
            ends = {"ed": "h", "ly": "x", "ng": "m"}
            return ends.get(word[-2:], "k" if word.endswith("s") and not word.endswith("ss") else "z")
        sign = _sign_of_verb(mask) or _sign_of_noun(mask)
        return "f" if sign == "v" and word.endswith("ed") else sign

    def _written(self, words: Words) -> str:
        signs = "".join(map(self.of.__getitem__, words.plain))
        row, done = ["."], 0
        for run in _RUNS.findall(words.signs.replace("%", "").replace("+", "")):
            if run in ".,(":
                is_short = run == "." and done and self._is_short(words.plain[done - 1])
                row.append("(" if is_short else run)
                continue
            own, is_first = signs[done : done + len(run)], row[-1] == "."
            if is_first and run[0] == "a" and done:
                row[-1] = "("  # no sentence ends there
            if "A" in run:
                own = self._with_names(words, done, run, own, is_first)
            row.append(own)
            done += len(run)
        return "".join(row)

    def _is_short(self, word: str) -> bool:
        """Return whether a stop after a word need be no end: of "Dr" and "J" it is none."""
        return word in self._abbreviations or (len(word) == 1 and word.isalpha())

    def _with_names(self, words: Words, first: int, run: str, signs: str, is_first: bool) -> str:
        """Return the signs of words of which some have a capital: a name is a noun."""
        place = run.find("A")
        while place >= 0:
            sign = signs[place]
            if sign not in _SMALL:
                is_word = sign == "z" or words.plain[first + place] in self._lexicon.words
                if place or not is_first or not is_word:
                    signs = f"{signs[:place]}n{signs[place + 1 :]}"
            place = run.find("A", place + 1)
        return signs


def _sign_of_verb(mask: int) -> str:
    if mask & _PAST:
        return "h" if mask & (_OTHER | _BASE) else "f" if mask & _PARTICIPLE else "F"
    if mask & _PARTICIPLE:
        return "g" if mask & _BASE else "v"
    if mask & _THIRD:
        return "k" if mask & _OTHER else "F"
    if mask & _BASE:
        return "g" if mask & _OTHER else "e"
    return ("m" if mask & _OTHER else "i") if mask & _ING else ""


def _sign_of_noun(mask: int) -> str:
    if mask & (_NOUN | _NOUNS):
        return "N" if not mask & _NOUN else "j" if mask & _KIND else "n"
    return "x" if mask & _ADVERB else "a" if mask & _KIND else "z"


def number_at(row: str, place: int) -> int:
    """Return the number of the word at a place of a row, or of the next where a mark is there."""
    return len(row[:place].translate(_NOT_MARKS))


def without_marks(row: str) -> str:
    """Return the signs of words only."""
    return row.translate(_NOT_MARKS)
