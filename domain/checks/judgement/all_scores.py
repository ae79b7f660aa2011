"""Find what a text says of all scores together, and hold it against them: how many, how high, which is the highest."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from domain.checks.judgement.judgement_words import JudgementReader
from domain.checks.judgement.scale_words import level_phrases
from domain.checks.phrases import any_of
from domain.checks.prose import plain_words
from domain.checks.sentence_words import sentence_words
from domain.frameworks.framework import Framework

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = {word: number for number, word in enumerate(_WORDS, start=1)}
_NUMBER = rf"(?:\d{{1,2}}|{'|'.join(_NUMBERS)})"
_MANY = (
    rf"(?P<many>all but {_NUMBER}|at least {_NUMBER}|(?:only |just |exactly )?{_NUMBER}|all|every|each|both|no|none"
    rf"|not one"
    r"|neither|more than half|half|most|a majority|the majority)"
)
_OF_ALL = rf"(?: of)?(?: (?:the|our|its|these|all))?(?: {_NUMBER})?(?: quality)? (?P<noun>statements?|areas?|themes?)"
_OF_SCORES = rf"(?: of)?(?: (?:the|our|its|these|all))?(?: {_NUMBER})? (?P<noun>scores?|marks?)"
_SCORE = (
    r"(?P<score>\d|one|two|three|four|five)\b(?!\s*(?:%|to|out of|in)|\s+or\s+(?:\d|one|two|three|four)\b|\s*[-–/.]?\d"
    r"|\s+and (?:\d|one|two|three|four)\b(?! (?:was|were|had|of|at|scored|given|statements?|areas?|\d)))"
)
_SCORED = r"(?:score[ds]?|rated|gave|given|awarded|marked|judged|received|got|achieved|assessed)"
_GIVEN = (
    rf"(?:(?:was|were|had been|have been|is|are) )?(?:{_SCORED}|at|had|showed|shown|with|met|reached|attained|was|were"
    r"|f[ae]ll|came out|stood)(?P<up> or exceeded| or surpassed)?"
)
_FILL = r"(?: (?:as|at|an?|of|score of|the score of|ourselves|to be|all|evidence of|have))*"
_SIDE = (
    r"(?: (?:(?P<least>at least|no less than|no lower than)|(?P<under>below|less than|lower than|under|short of|worse "
    r"than)|(?P<over>above|higher than|more than|better than)))?(?: (?:an?|score of|the))*"
)
_OR = r"(?: or (?:(?P<above>above|more|better|higher|over)|(?P<below>below|less|lower|worse)))?"
_SCORED_FOR = (
    rf"(?:{_SCORED}(?: (?:ourselves|it|them|this|an?|at|score of|the local authority))*"
    rf"|scores? of){_SIDE} {_SCORE}{_OR}"
    r" (?:(?:was|were) \w+ )?(?:for|in|to|across|on) "
)
_AMONG = rf"\bof (?:the|our|its|these) (?:{_NUMBER} )?(?:quality )?(?P<noun>statements?|areas?)"
_OTHERS = re.compile(
    r"\b(?:previous\w*|last|before|until|earlier|first|pilot|would|could|should|hoped|expected|aimed"
    r"|not all|under (?!two|three|four)\w+|concerning|about|related to|other than"
    r"|homes?|providers?|agenc\w+|survey|peer|neighbouring|if)\b",
    re.IGNORECASE,
)
_REST = re.compile(r"\b(?:others?|remaining|rest)\b(?: of)?(?: [\w-]+)?\Z", re.IGNORECASE)
_BOUND = re.compile(
    rf"\b(?:no|none|not one|nothing|never|neither|nowhere)\b[^.;]{{0,50}}?\b(?P<word>below|less than|lower than|under"
    rf"|worse than|above|higher than|more than|better than)(?: (?:an?|score|of))* {_SCORE}",
    re.IGNORECASE,
)
_PAIR = re.compile(
    rf"\b(?<!the )(?<!of )(?P<many>{_NUMBER}) (?:(?:of (?:the|them|these)|(?:quality )?statements|areas) )?"
    rf"(?:(?:was|were|had been) )?(?:(?:{_SCORED}|at|with|as|an?) )*(?P<score>\d)(?![\d%])\b",
    re.IGNORECASE,
)
_RANGE = re.compile(
    r"\b(?:scores?|marks?)\b[^.;]{0,30}?\b(?:from|between|of) (?P<low>\d|one|two|three|four) (?:to|and) (?P<high>\d"
    r"|one|two|three|four|five)\b(?! (?:days|weeks|months|per))",
    re.IGNORECASE,
)
_SAME = re.compile(
    rf"\b(?:all|every|each){_OF_ALL} [^.;]{{0,30}}?\b(?:the )?same (?:score|mark)\b|\bscores were (?:all )?(?:the "
    rf"same|alike)\b|\bscored (?:an? )?(?P<score>\d|one|two|three|four) (?:throughout|across the board|everywhere)\b",
    re.IGNORECASE,
)
_SUM = re.compile(
    r"\bscores?\b(?: (?:for|of|in) [^.;]{1,40}?)? (?:added up|came|amounted|summed|totalled|adds up|add up|was"
    r"|were)(?: to)? "
    r"(?P<sum>\d{2})\b(?!\s*(?:%|per|\.\d))|\b(?P<out>\d\d) (?:out )?of (?:a (?:possible|maximum) )?(?P<of>\d\d)\b",
    re.IGNORECASE,
)
_EVERYWHERE = re.compile(
    rf"\b(?P<word>strong|good|sound|effective|high|excellent|well|positive|weak|poor|low|shortfalls"
    rf"|weaknesses)\b[^.;]{{0,30}}?\b(?:in|across|on|for) (?:all|every|each){_OF_ALL}",
    re.IGNORECASE,
)
_COUNTED = re.compile(rf"\b{_NUMBER}\b", re.IGNORECASE)
_RANK = re.compile(
    r"\b(?:(?P<high>strongest|best|highest)|(?P<low>weakest|poorest|lowest|worst))(?:[ -](?:scoring|scored|rated"
    r"|performing))?"
    r" (?:(?:score )?(?:of|among|in) (?:the|all|its|our)\b[^.;]{0,20}?)?(?:themes?|areas?|statements?|scores?)\b",
    re.IGNORECASE,
)
_THAN = re.compile(
    r"\b(?:scored|rated|marked|stronger|scores?|did|fared|performed|ranked)\b[^.;]{0,15}?\b(?:(?P<high>higher|better"
    r"|above|stronger)|(?P<low>lower|worse|below|weaker)) than\b",
    re.IGNORECASE,
)
_OR_LABEL = r"(?: or (?P<better>better|above|higher))?"
_WEAK = frozenset(("weak", "poor", "low", "shortfalls", "weaknesses"))
_TELLING = frozenset(
    (
        "statement",
        "statements",
        "area",
        "areas",
        "theme",
        "themes",
        "score",
        "scores",
        "scored",
        "than",
        "below",
        "points",
    )
)
_BELOW = ("below", "less than", "lower than", "under", "worse than")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class AllScores:
    """What tells in a text of all scores of a framework: names of statements and themes by stems, words of levels."""

    reader: JudgementReader
    names: Mapping[str, str]
    heads: Mapping[str, str]
    themes: Mapping[str, frozenset[str]]
    levels_said: Mapping[str, int]
    counted: tuple[re.Pattern[str], ...]
    good: int
    highest: int

    def untrue_in(self, text: str, levels: Mapping[str, int], *, is_whole: bool = True) -> tuple[Span, ...]:
        """Return where a text says of all scores what the scores of the statements, by id, do not bear out.

        Where these are not all, no more is told than what those that are known deny.
        """
        found, claims = [], _CLAIMS if is_whole else _DENIED_BY_SOME
        for each in sentence_words(text):
            if _TELLING.isdisjoint(each.present) or _OTHERS.search(text, each.start, each.end):
                continue
            sentence = text[each.start : each.end]
            span = next((span for told in claims for span in told(sentence, levels, self)), None)
            if span is not None:
                found.append((each.start + span[0], each.start + span[1]))
        return tuple(found)


def all_scores(
    framework: Framework, reader: JudgementReader, names: Mapping[str, str], heads: Mapping[str, str]
) -> AllScores:
    """Return what tells of all scores of a framework.

    `names` are the stems that name one statement alone, `heads` the first of several things in a statement's name.
    """
    said = {phrase: level for level, phrase in level_phrases(framework)}
    said |= {word: level for phrase, level in said.items() if (word := phrase.split()[0]) in ("good", "exceptional")}
    label = rf"(?P<label>{any_of(said)})\b"
    given = rf"{_GIVEN}{_FILL}{_SIDE}{_FILL} (?:{_SCORE}{_OR}|{label}{_OR_LABEL})"
    counted = (
        rf"\b{_MANY}{_OF_ALL} (?:in our assessment |overall |therefore )?{given}",
        rf"\b{_MANY}{_OF_SCORES} (?:(?:was|were|stood at|are|of)(?: all)?){_SIDE} {_SCORE}{_OR}",
        rf"\b{_SCORED_FOR}{_MANY}{_OF_ALL}\b",
        rf"{_AMONG},? {_MANY} {given}",
        rf"{_AMONG},? [^.;]{{0,60}}?\band {_MANY} {given}",
        rf"\bin {_MANY}{_OF_ALL},? [^.;]{{0,40}}?{label}",
        rf"\b{label} [^.;]{{0,12}}?(?:in|across|for) {_MANY}{_OF_ALL}\b",
        rf"\b(?P<weak>shortfalls|weaknesses|failings) (?:\w+ ){{0,2}}in {_MANY}{_OF_ALL}\b",
    )
    themes: dict[str, set[frozenset[str]]] = {}
    for theme in framework.themes:
        for stem in reader.stems(f"{theme.name} {theme.report_name}"):
            themes.setdefault(stem, set()).add(frozenset(each.id for each in theme.statements))
    alone = {stem: next(iter(ids)) for stem, ids in themes.items() if len(ids) == 1 and stem not in names}
    middle = sorted(each.value for each in framework.scale)
    patterns = tuple(re.compile(each, re.IGNORECASE) for each in counted)
    return AllScores(reader, names, heads, alone, said, patterns, middle[len(middle) // 2], middle[-1])


def _number(word: str) -> int:
    return _NUMBERS.get(word.lower()) or int(word)


def _miscounted(sentence: str, levels: Mapping[str, int], all_of: AllScores) -> Iterator[Span]:
    for pattern in all_of.counted:
        for match in pattern.finditer(sentence):
            of_rest = _REST.search(sentence, 0, match.end("many")) or " other" in match.group().lower()
            if not of_rest and not match["noun"].lower().startswith("theme"):
                there = sum(map(_meant_by(match.groupdict(), all_of), levels.values()))
                if not _is_so_many(match["many"].lower(), there, len(levels)):
                    yield match.span()
    pairs = list(_PAIR.finditer(sentence)) if "score" in sentence.lower() else []
    for match in pairs if len(pairs) > 1 else ():
        there = sum(each == int(match["score"]) for each in levels.values())
        if _number(match["many"]) != there and _REST.search(sentence, 0, match.start()) is None:
            yield match.span()


def _denied_of_all(sentence: str, levels: Mapping[str, int], all_of: AllScores) -> Iterator[Span]:
    """Yield where all are said to have a score, or none, and one that is known has another, or that one."""
    for match in (match for pattern in all_of.counted for match in pattern.finditer(sentence)):
        of_rest = _REST.search(sentence, 0, match.end("many")) or " other" in match.group().lower()
        if of_rest or match["noun"].lower().startswith("theme"):
            continue
        there, many = sum(map(_meant_by(match.groupdict(), all_of), levels.values())), match["many"].lower()
        if (many in ("all", "every", "each") and there < len(levels)) or (many in ("no", "none", "not one") and there):
            yield match.span()


def _meant_by(said: Mapping[str, str | None], all_of: AllScores) -> Callable[[int], bool]:
    """Return what tells whether a score is one of those that are counted: 3, at least 3, below 3 or above."""
    if said.get("weak"):
        return lambda score: score < all_of.good
    label = all_of.levels_said.get((said.get("label") or "").lower())
    level = _number(said["score"] or "") if label is None else label
    if said.get("least") or said.get("up") or said.get("above") or said.get("better"):
        return lambda score: score >= level
    if said.get("under") or said.get("below"):
        return lambda score: score < level + bool(said.get("below"))
    return (lambda score: score > level) if said.get("over") else (lambda score: score == level)


def _is_so_many(said: str, there: int, of: int) -> bool:
    if said.startswith(("all but ", "at least ")):
        number = _number(said.rpartition(" ")[2])
        return there == of - number if said.startswith("all") else there >= number
    word = said.rpartition(" ")[2]
    if word in ("most", "majority", "half"):
        return 2 * there >= of - (said == "half")
    known = {"all": of, "every": of, "each": of, "both": 2, "no": 0, "none": 0, "neither": 0} | {"not one": 0}
    word = said if said in known else word
    return there == (known[word] if word in known else _number(word))


def _out_of_bounds(sentence: str, levels: Mapping[str, int], all_of: AllScores) -> Iterator[Span]:
    given = levels.values()
    for match in _BOUND.finditer(sentence):
        bound = _number(match["score"])
        is_so = min(given) >= bound if match["word"].lower() in _BELOW else max(given) <= bound
        if not is_so:
            yield match.span()
    for match in _RANGE.finditer(sentence):
        if (_number(match["low"]), _number(match["high"])) != (min(given), max(given)):
            yield match.span()
    for match in _SAME.finditer(sentence):
        if min(given) != max(given) or (match["score"] and _number(match["score"]) not in given):
            yield match.span()
    for match in _SUM.finditer(sentence) if "score" in sentence or "points" in sentence else ():
        is_out_of = match["out"] and int(match["of"]) == all_of.highest * len(given)
        if (match["sum"] or is_out_of) and int(match["sum"] or match["out"]) != sum(given):
            yield match.span()


def _not_everywhere(sentence: str, levels: Mapping[str, int], all_of: AllScores) -> Iterator[Span]:
    for match in _EVERYWHERE.finditer(sentence):
        if match["noun"].startswith("area") and not _COUNTED.search(match.group()):
            continue  # parts of the county
        is_weak = match["word"].lower() in _WEAK
        if any((each < all_of.good) is not is_weak for each in levels.values()):
            yield match.span()


def _not_in_that_order(sentence: str, levels: Mapping[str, int], all_of: AllScores) -> Iterator[Span]:
    """Yield where the one statement or theme that is named is not the highest or lowest, or not above another."""
    rank, than = _RANK.search(sentence), _THAN.search(sentence)
    if than is not None:
        parts = (sentence[: than.start()], sentence[than.end() :])
        named = [_named(part, levels, all_of) for part in parts]
        if all(len(each) == 1 for each in named) and not _is_over(named[0][0], named[1][0], than["high"] is not None):
            yield than.span()
    elif rank is not None:
        named_here = _named(sentence, levels, all_of)
        others = _of_themes(levels, all_of) if "theme" in rank.group().lower() else levels.values()
        end = max if rank["high"] else min
        if len(named_here) == 1 and named_here[0] != end(others):
            yield rank.span()


def _named(words: str, levels: Mapping[str, int], all_of: AllScores) -> Sequence[float]:
    """Return the scores of the statements that are named, or of the theme where no statement is."""
    stems = all_of.reader.stems_of(plain_words(words))
    named = {all_of.names[stem] for stem in stems & all_of.names.keys()}
    named = (named or {name for head, name in all_of.heads.items() if head in words.casefold()}) & levels.keys()
    if named:
        return [levels[each] for each in named]
    themes = {all_of.themes[stem] for stem in stems & all_of.themes.keys()}
    return [_mean(each, levels) for each in themes if each <= levels.keys()]


def _of_themes(levels: Mapping[str, int], all_of: AllScores) -> Collection[float]:
    return [_mean(each, levels) for each in set(all_of.themes.values()) if each <= levels.keys()]


def _mean(ids: Collection[str], levels: Mapping[str, int]) -> float:
    return sum(levels[each] for each in ids) / len(ids)


def _is_over(one: float, other: float, is_higher: bool) -> bool:
    return one > other if is_higher else one < other


_Claim = Callable[[str, Mapping[str, int], AllScores], Iterator[Span]]
_CLAIMS: tuple[_Claim, ...] = (
    _miscounted,
    _out_of_bounds,
    _not_everywhere,
    _not_in_that_order,
)
_DENIED_BY_SOME: tuple[_Claim, ...] = (_denied_of_all, _not_everywhere, _not_in_that_order)
