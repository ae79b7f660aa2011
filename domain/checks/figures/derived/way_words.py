"""The words that say which way figures go or lie, by what they are: verbs, nouns, comparisons, courses."""

from __future__ import annotations

NOUNS = {
    "up": "rise increase growth climb jump surge lengthening expansion upturn uplift upswing spike",
    "down": "fall drop reduction decrease decline dip slump shrinking shortening downturn cut slide contraction",
    "good": "improvement progress",
    "bad": "deterioration worsening setback",
}
VERBS = {
    "up": "risen rose grown grew increased climbed lengthened jumped swelled expanded rising growing increasing "
    "lengthening climbing expanding widened soared surged mounted ballooned spiked leapt extended",
    "down": "fallen fell dropped declined decreased shrunk shrank reduced shortened dipped falling dropping "
    "declining decreasing shrinking shortening narrowed slipped eased lessened slid tumbled plunged plummeted sank "
    "sunk dwindled contracted receded diminished curtailed",
    "good": "improved improving bettered strengthened strengthening",
    "bad": "worsened deteriorated worsening deteriorating weakened weakening",
}
COMPARED = {
    "up": "higher longer larger bigger greater slower more dearer costlier busier commoner fuller",
    "down": "lower shorter smaller fewer less quicker faster cheaper sooner quieter rarer emptier",
    "good": "better stronger",
    "bad": "worse poorer weaker",
}
TAKEN = {"up": "gained gaining added adding", "down": "lost losing shed shedding"}
"""Verbs with what there is more or less of behind them: "had gained five posts"."""
PHRASES = {
    "up": r"(?:gone|went|going|crept|shot|edged|brought|driven|pushed)\s+up",
    "down": r"(?:gone|went|going|come|came|coming|crept|edged|brought|driven|pushed)\s+down",
    "good": r"(?:got|become|became|grown)\s+(?:better|stronger)",
    "bad": r"(?:got|become|became|grown)\s+(?:worse|weaker|poorer)|(?:slipped|slid)\s+back(?:wards)?"
    r"|(?:gone|went)\s+backwards",
}
TRENDS = {
    "up": "upward upwards rising growing increasing lengthening",
    "down": "downward downwards falling declining decreasing shrinking shortening",
    "good": "improving positive encouraging",
    "bad": "worsening deteriorating negative",
}
BEYOND = {
    "up": "above over ahead excess surplus overspend overspending overspent extra additional up topped exceeded beat "
    "outperformed led",
    "down": "below under short behind shortfall deficit loss saving underspend underspending underspent down trailed "
    "lagged missed",
}
"""Words that say on which side of another a figure lies."""
WAYS = {word: way for kind in (NOUNS, VERBS, COMPARED, TRENDS) for way, words in kind.items() for word in words.split()}
WAYS_OF_GAPS = WAYS | {word: way for kind in (BEYOND, TAKEN) for way, words in kind.items() for word in words.split()}


def any_of_kind(*kinds: dict[str, str]) -> str:
    """Return a pattern of all words of some kinds."""
    return "|".join(word for kind in kinds for words in kind.values() for word in words.split())
