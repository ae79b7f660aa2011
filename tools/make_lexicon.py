"""Make resources/style/lexicon.txt: the words of British English with the classes that each can be of.

The forms and classes come from the SPECIALIST Lexicon of the US National Library of Medicine, as the wheel of
`lemminflect` has it; which readings are rare is told by Brill's lexicon, as the npm package `brill` has it, and by how
often words are used. Only words that the shipped dictionary knows are kept.

    node -e "import('brill').then(it => console.log(JSON.stringify(it.brill)))" > BRILL.json
    python -m tools.make_lexicon LEMMINFLECT/resources/infl_lu.csv.gz BRILL.json UNIGRAMS.txt
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Final

from domain.checks.lexicon import BITS, CLASSES, Lexicon
from proofing.dictionary import Dictionary
from resources.loader import path_of

_FEWEST: Final = 250_000
"""A word that is used more seldom, in the 10^12 words that were counted, is one that no report has."""
_FEWEST_OF_NAMED: Final = 80_000
"""How often a word is used at least that Brill's lexicon has, too."""
_SHARE_OF_VERB: Final = 0.004
"""A noun that is as seldom as this used with the endings of a verb is none: "to officer"."""
_LINE: Final = 118
_OWN: Final = """\
= noun base
uphold
= noun nouns third
means
= noun adjective
epileptic diabetic asthmatic
= noun base participle
run overrun rerun
= noun
website
= adjective
good
= noun mass base
place date page course turn
= noun mass
instance hospital town context payroll complaint workforce
= adjective
intermediate multidisciplinary quick
= adjective adverb
early only well
= adverb
quite
= base
license practise
= base adjective
live
= base past participle
found
= comparative
better worse
= mass
advice casework feedback homecare reablement telecare wellbeing
= mass adjective
quiet
= mass base
access care
= mass ing
commissioning renting safeguarding
= mass nouns
data
= mass nouns base
staff
= noun
carer caseload council
= noun adjective
safe sorry
= noun adjective adverb
back eighth eleventh fifth first fourth next ninth opposite other own right round same seventh sixth tenth
third top twelfth warm whole
= noun adverb
yes
= noun base
wait
= noun base adjective
lead
= noun base adjective adverb
last open second
= noun base past participle
forecast
= noun mass
licence practice
= noun mass adjective adverb
past
= noun mass adverb
home
= noun mass base
debrief overspend prompt rota spend till underspend
= noun nouns
police
= nouns
percent cent carers caseloads children clergy licences men people practices women vets
= nouns adjective
bereaved disabled elderly frail homeless vulnerable
= nouns third thing
needs views
= nouns third
likes dislikes debriefs lives overspends rotas underspends websites
= past participle
felt led
= past participle adjective adverb
left
= superlative
best
= third
practises
"""
"""What the sources have not, or have otherwise."""
_ABSTRACT: Final = re.compile(r"(?:[ts]ion|ment|ness|ity|ance|ence|ism|ing|logy|cy)$")
"""Ends of nouns that are counted, but name what needs no article as well: "for evaluation"."""
_BARE: Final = """\
advance air autumn average balance bed bicycle board boat budget bus call car care case charge church college
command concept context contract control course court crisis date day daylight default deficit design detail
doubt draft duty effect email evening excess exchange fact fashion favour fax foot force half hand hold home
hospital hour house impact kind land law leave letter level line link manner means mind model month name need
night number office order page paper part peak person phone place post practice principle prison profile
progress quarter question reach recess response return risk role scale schedule school scope sea season second
session shift sight site spring step stock summer surplus target telephone term text theory time total touch
town track tractor train trust turn university use video view way week weekend winter work year
"""
"""Nouns that are counted, and stand without an article in fixed turns: "on site", "by letter"."""
_SINGLE: Final = re.compile(r"[a-z]{2,}(?:-[a-z]+)*")
_TAGS: Final = {
    "noun": ("NN", "NNP"),
    "mass": ("NN", "NNP"),
    "nouns": ("NNS", "NNPS"),
    "base": ("VB", "VBP"),
    "third": ("VBZ",),
    "past": ("VBD", "VBN"),
    "participle": ("VBN", "VBD"),
    "ing": ("VBG",),
    "adjective": ("JJ",),
    "adverb": ("RB",),
    "comparative": ("JJR", "RBR"),
    "superlative": ("JJS", "RBS"),
}
_NEVER: Final = frozenset(("hers", "doe", "wa", "ha", "ta", "re", "ad", "nay", "yon", "thou", "ins", "ups", "te", "em"))


def read_counts(path: Path) -> dict[str, float]:
    """Return how often each word is used."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {word: float(count) for word, count in (line.split("\t") for line in lines)}


def read_tags(path: Path) -> dict[str, list[str]]:
    """Return the tags that Brill's lexicon gives each word, the commonest first."""
    tags: dict[str, list[str]] = json.loads(path.read_text(encoding="utf-8"))
    return tags


def read_readings(path: Path, counts: dict[str, float], tags: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Yield each word form with one class that it can be of."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            lemma, kind, *forms = line.rstrip("\n").split(",")
            split = [each.split("/") if each else [] for each in forms]
            if not _SINGLE.fullmatch(lemma):
                continue
            if kind == "noun":
                yield from _noun(lemma, split[0])
            elif kind == "verb" and _is_verb(lemma, split, counts, tags):
                yield from _verb(lemma, split)
            elif kind in ("adj", "adv"):
                yield lemma, "adjective" if kind == "adj" else "adverb"
                yield from ((each, "comparative") for each in split[0])
                yield from ((each, "superlative") for each in split[1])


def _noun(lemma: str, plurals: list[str]) -> Iterator[tuple[str, str]]:
    yield lemma, "noun" if any(each != lemma for each in plurals) else "mass"
    for each in plurals:
        yield (each, "mass") if each == lemma else (each, "nouns")


def _verb(lemma: str, forms: list[list[str]]) -> Iterator[tuple[str, str]]:
    past, participle, ing, third = forms
    yield lemma, "base"
    yield from ((each, "past") for each in past)
    yield from (
        (each, "participle")
        for each in (*participle, *past)
        if not participle or each in participle or each[-2:] == "ed"
    )
    yield from ((each, "ing") for each in ing)
    yield from ((each, "third") for each in third)


def _is_verb(lemma: str, forms: list[list[str]], counts: dict[str, float], tags: dict[str, list[str]]) -> bool:
    """Return whether a word is used as a verb at all, and not only listed as one."""
    known = tags.get(lemma, [])
    if any(each in ("VB", "VBP") for each in known):
        return True
    inflected = {each for part in forms[:3] for each in part if each != lemma}
    used = sum(counts.get(each, 0.0) for each in inflected)
    least = _SHARE_OF_VERB if not known else 10 * _SHARE_OF_VERB
    return used > least * counts.get(lemma, 0.0)


def is_rare(word: str, reading: str, counts: dict[str, float], tags: dict[str, list[str]]) -> bool:
    """Return whether nobody means a word in this reading, though it is listed: "where" as a noun."""
    known = tags.get(word)
    if not known:
        return False
    if not set(_TAGS[reading]).isdisjoint(known):
        first_other = known[0] not in _TAGS[reading]
        is_seldom = reading == "noun" and first_other and counts.get(f"{word}s", 0.0) < 0.002 * counts[word]
        return is_seldom and known[0] in ("JJ", "RB", "IN", "DT")
    if reading in ("noun", "mass", "nouns"):
        return known[0] not in ("NN", "NNS", "VB", "VBP", "VBZ", "VBG", "NNP", "NNPS")
    return reading in ("adjective", "adverb", "comparative")


def _is_mainly_a_noun(classes: set[str], tags: list[str]) -> bool:
    nouns = classes & {"noun", "mass", "nouns"}
    return bool(nouns) and (classes == nouns or tags[:1] in (["NN"], ["NNS"]))


def read_main_readings(tags: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Yield each word with the class of its commonest tag, which the other source may not have."""
    for word, known in tags.items():
        for reading in ("noun", "nouns", "base", "third", "past", "participle", "ing", *tuple(_TAGS)[8:]):
            if known[0] == _TAGS[reading][0] and known[0] != "RB":
                yield word, reading


def made(readings: dict[str, set[str]]) -> str:
    """Return the text of the file: for each set of classes its words in order."""
    by_classes: dict[str, list[str]] = defaultdict(list)
    for word, classes in readings.items():
        by_classes[" ".join(each for each in CLASSES if each in classes)].append(word)
    lines = []
    for names, words in sorted(by_classes.items()):
        lines.append(f"= {names}")
        line = ""
        for word in sorted(words):
            if len(line) + len(word) >= _LINE:
                lines.append(line)
                line = ""
            line = f"{line} {word}" if line else word
        lines.append(line)
    return "\n".join(lines) + "\n"


def main(forms: str, tagged: str, counted: str) -> None:
    """Write the file."""
    counts, tags = read_counts(Path(counted)), read_tags(Path(tagged))
    dictionary = Dictionary(path_of("dictionaries", "en_GB"), "en_GB")
    readings: dict[str, set[str]] = defaultdict(set)
    for word, reading in chain(read_readings(Path(forms), counts, tags), read_main_readings(tags)):
        count = counts.get(word, 0.0)
        least = _FEWEST_OF_NAMED if word in tags else _FEWEST
        if count < least or word in _NEVER or not _SINGLE.fullmatch(word) or not dictionary.is_known(word):
            continue
        if not is_rare(word, reading, counts, tags):
            readings[word].add(reading)
    for word, mask in Lexicon(_OWN).words.items():
        readings[word] = {each for each in CLASSES if BITS[each] & mask}
    bare = frozenset(_BARE.split())
    for word, found in readings.items():
        if word.endswith("ed") and "participle" in found:
            found.discard("adjective")  # a participle stands wherever such an adjective does
        if "nouns" in found and word.endswith("s"):
            found.discard("mass")  # "letters" without an article are several
        if "noun" in found and (_ABSTRACT.search(word) or word in bare):
            found.add("mass")
        if _is_mainly_a_noun(found, tags.get(word, [])):
            found.add("thing")
    text = made(readings)
    path_of("style", "lexicon.txt").write_text(text, encoding="utf-8")
    sys.stdout.write(f"{len(readings)} words, {len(text)} characters, {len(Lexicon(text).words)} read\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
