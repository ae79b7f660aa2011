"""Turns of phrase that blame: "fell well short of", "left people at risk", "let people down"."""

from __future__ import annotations

from domain.checks.judgement.failing_turns import FURTHER_BLAMING
from domain.checks.judgement.turns import DOERS, DONE, turn

_FAR = r"(?:well|far|badly|considerably|significantly|seriously|substantially|a long way|a good way|some way)"
_MUCH = r"(?:much|a lot|a great deal|a good deal|everything|almost everything)"
_PEOPLE = (
    r"(?:(?:the |its |these |those |some|many|most|young|older|disabled|autistic|vulnerable|unpaid|too many)\s?)*"
    r"(?:people|adults|residents|carers|families|communities)"
)
_PUT = r"(?:(?:being )?(?:left|put|placed|kept) )"
_RISK = (
    r"at (?:(?:serious|real|significant|great|grave|continuing|avoidable|unnecessary) )*risk"
    r"(?! (?:of|from) (?!(?:(?:serious|significant|avoidable|further|real) )?(?:harm|abuse|neglect)))"
)
_HARM = (
    r"(?:unsafe|unprotected|in (?:grave |real |serious )?(?:danger|jeopardy|peril)|in harm’s way|without protection"
    rf"|exposed to harm|vulnerable to harm|{_RISK})"
)
_DUTY = r"(?:its|their|the)(?: (?!the\b|other\b)[\w-]+){0,3} (?:duty|duties|obligations?|responsibilit(?:y|ies))"
_WORST = r"(?:disgrace|scandal|failure|disaster|crisis|catastrophe)"
_NOT_OF_OTHERS = r"(?<!that had )(?<!who had )(?<!which had )(?<!that )(?<!which )(?<!providers )(?<!homes )"
_SOME = (
    r"(?:(?:some|many|most|several|older|disabled|autistic|young|vulnerable) )?(?:people|adults|residents|carers"
    r"|families)(?: (?:in|with|at|from|of|on|under|over|across) (?:(?!who\b|that\b)[\w’-]+ ?){1,5}?)? ?"
)
_GRAVELY = (
    r"(?:scandalously|unacceptably|dangerously|shockingly|appallingly|disgracefully|intolerably|inexcusably|alarmingly"
    r"|woefully|shamefully)"
)
_LAW = (
    r"(?:the )?(?:care act|law|legislation|statutory (?:guidance|duties|duty|requirements)|mental capacity act"
    r"|human rights act|equality act|its (?:legal |statutory )?duties)"
)
_FAULTS = (
    r"(?:failures?|failings?|problems|weakness(?:es)?|delays?|gaps|errors?|flaws|crises|crisis|mistakes|shortfalls)"
)
_NOT_RELATIVE = (
    r"(?<!who )(?<!that )(?<!which )(?<!people )(?<!they )(?<!carers )(?<!families )(?<!person )(?<!adults )"
)
_NO_LESS = r"(?<!no )(?<!no further )(?<!little )(?<!few )(?<!any )(?<!no more )(?<!whether )"
_MUCH_NEEDED = (
    r"(?:urgent|significant|substantial|major|considerable|wholesale|fundamental|radical|immediate|rapid|drastic)"
)

_ILLS = (
    r"(?:further |such )?(?:concerns?|delays?|waits?|gaps?|complaints?|evidence|reasons?|vacanc\w+|harm|risks?"
    r"|backlogs?"
    r"|problems?|difficult\w+|weakness\w*|faults?|shortfalls?|failings?|doubts?|pressure)\b"
)

BLAMING = (
    turn(
        -3,
        "harm harmed danger abuse neglect died",
        rf"{_SOME}(?:(?:had|have|has) )?(?:come|came) to (?:\w+ ){{0,3}}harm",
        rf"{_SOME}(?:were|had been|have been|were being) (?:\w+ly )?harmed(?! by)",
        r"(?:left |being |were |been )exposed to (?:[\w]+ ){0,4}?(?:harm|danger|abuse|neglect)",
        rf"{_SOME}(?:had )?died (?:while|before|waiting|because|without|needlessly)",
        rf"{_SOME}suffered (?:\w+ ){{0,2}}(?:harm|neglect|abuse) (?:because|as a result|while|that (?:could|should))",
    ),
    turn(
        -3,
        "safe protected protect",
        rf"{_SOME}(?:were|was|had|have) not (?:being |been )?(?:kept safe|safe\b(?! to)"
        r"|(?:properly |adequately )?protected)",
        rf"(?:did|had|could|has|have|was|were|do|does) (?:not|nothing to|little to) (?:always )?(?:keep|kept|keeping"
        rf"|protect|protected|protecting) {_PEOPLE}(?: safe)?",
        rf"(?:did not|could not|never|nobody) (?:know|knew|say|tell|find out) whether {_PEOPLE} (?:were|was) (?:safe"
        r"|protected|at risk)",
    ),
    turn(
        -3,
        "abandoned cope fend forgotten",
        rf"{_SOME}(?:were|had been|have been) (?:\w+ly |all but )?(?:abandoned|forgotten)",
        r"left to (?:cope|fend)\b(?: (?:alone|for themselves|on their own))?",
    ),
    turn(
        -3,
        "greatest biggest gravest",
        r"(?:was|were|is|remained) (?:\w+ ){0,2}?(?:the [\w’'-]+[’']s|its|our|their) (?:\w+ )?(?:greatest|biggest"
        r"|gravest)"
        r" (?:\w+ )?(?:weakness|failing|failure|shortcoming)",
    ),
    turn(
        -3,
        "always invariably routinely",
        r"(?<!not )(?:always|invariably|routinely) (?:far )?too (?:little|late|long|few|slow|short|hard|busy)\b",
    ),
    turn(-2, "low poor indifferent", r"of (?:a )?(?:very )?(?:low|poor|indifferent) (?:standard|quality|order)\b"),
    turn(-3, "worst", r"(?:among|one of|some of) the (?:very )?worst", r"the worst (?:in|of|that we|we)\b"),
    turn(
        -3,
        "crisis chaos collapse disarray meltdown",
        rf"{_NOT_RELATIVE}(?P<crisis>(?:was|were|remained) in (?:a state of )?(?:crisis|chaos|collapse|meltdown))",
    ),
    turn(
        -3,
        "scandalously unacceptably dangerously shockingly appallingly disgracefully intolerably inexcusably alarmingly"
        " woefully shamefully",
        r"(?:waits?|waiting times?|reviews?|assessments?|responses?|decisions?|progress|allocation|calls|standards?)\b"
        rf"[^.,;]{{0,50}}? (?P<grave>(?:was|were|had been) {_GRAVELY} (?:long|slow|late|low|few|poor|short|weak"
        rf"|high))",
    ),
    turn(
        -3,
        "compliant comply compliance breach breached complied unlawful",
        rf"(?:not|never) (?:wholly |fully |properly )?(?:compliant|in compliance|comply|complied) with {_LAW}",
        rf"(?:in breach of|breach(?:ed|es|ing)?(?: of)?|non-compliant with|non-compliance with) {_LAW}",
    ),
    turn(
        -3,
        "absence lack failure breakdown collapse",
        r"(?:complete|total|utter|near-total|near total|virtual|almost complete|wholesale)"
        r" (?:absence|lack|failure|breakdown|collapse) (?:of|in)",
    ),
    turn(
        -3,
        "name speak whatever whatsoever nobody no-one",
        r"in name only",
        rf"no (?!{_ILLS})\w+ (?:\w+ )?(?:to speak of|worth the name|whatsoever|whatever)",
        rf"no (?!{_ILLS})\w+(?: (?!or\b|and\b)\w+){{0,4}} whatsoever\b",
        r"(?:\w+ed|sought|read|led|heard|seen|kept|known) by (?:nobody|no-one)\b",
    ),
    turn(-3, "beset riddled plagued dogged", rf"(?:beset|riddled|plagued|dogged) (?:by|with) (?:\w+ ){{0,2}}{_FAULTS}"),
    turn(
        -3,
        "did broken broke lost",
        r"(?:simply|just) did not work",
        r"did not work (?:at all|for anyone|for most|in practice)",
        r"(?:all but|effectively|completely|simply) (?:broken|broke) down",
        r"(?:had |has )?lost (?:its|their) (?:way|direction)",
    ),
    turn(
        -3,
        "needed required necessary",
        rf"{_NO_LESS}{_MUCH_NEEDED}(?:,? and \w+)? (?:improvements?|changes?|action|reform|overhaul)"
        r" (?:was|were|is|are) (?:\w+ly |still )?(?:needed|required|necessary|called for)",
    ),
    turn(
        -2,
        "needed required",
        rf"{_NO_LESS}(?:(?:more|further|much|better) )?(?:work|improvements?|progress|attention|focus) (?:was|were|is)"
        r" (?:still |also )?(?:needed|required)",
    ),
    turn(
        -2,
        "improve strengthen do",
        rf"{DOERS} (?:also |still )?(?:needed|needs|had) to (?:improve|strengthen|do (?:more|better))",
    ),
    turn(
        -2,
        "gaps gap",
        r"there (?:was|were|remained) (?:still )?(?:a |some |several |many |real |clear )?gaps? in",
        r"gaps (?:still )?remained",
    ),
    turn(
        -2,
        "long lengthy excessive",
        r"(?:waits?|waiting times?|waiting lists?|delays)(?: for [^.,;]{1,40}?)? (?:was|were|had been|remained)"
        r" (?:(?:often|too|very|still|sometimes|far) ){0,2}(?:long|lengthy|excessive)",
    ),
    turn(
        -2,
        "too late overdue missed",
        r"(?:was|were) (?:(?:still|often|sometimes|always) )?too (?:long|slow|late|few|low|complicated|hard|difficult"
        r"|short|thin|busy)",
        r"reviews (?:was|were) often (?:late|overdue|missed)",
    ),
    turn(
        -2,
        "variable mixed uneven varied",
        r"(?:practice|recording|quality|performance|standards|access|experiences?|timeliness|(?:the )?picture"
        r"|progress|provision)(?: (?:of|across|in) (?:the )?\w+)?"
        r" (?:was|were|remained) (?:\w+ )?(?:variable|mixed|uneven|varied)",
        r"(?:practice|recording|quality|performance|access|experiences?) varied (?:between|across|by|from|widely|too)",
    ),
    turn(
        -3,
        "short below behind near close",
        rf"f(?:e|a)ll(?:s|en)? {_FAR} (?:short|below|behind)(?! (?:the|its|their) (?:estimate|budget|forecast"
        rf"|limit|figure))",
        rf"(?:came|come) {_FAR} short of",
        rf"{_FAR} (?:short of|below) (?:what|the (?:standard|level))",
        r"nowhere near|(?:did not come|not) (?:anywhere near|close to)",
        rf"nothing short of (?:an? )?{_WORST}",
    ),
    turn(
        -2,
        "short below",
        r"f(?:e|a)ll(?:s|en)? (?:short|below)(?= of\b| what\b| anything| any\b| all\b| the (?:standard|level)|[.,;])",
        r"(?:came|come) short of",
    ),
    turn(
        -2,
        "desired done do improve improved right",
        rf"(?:left|leaves|leaving) {_MUCH} to be desired",
        rf"{_MUCH} (?:still )?(?:remained|was left|was still|needed) {DONE}",
        rf"there was (?:still )?{_MUCH} {DONE}",
    ),
    turn(
        -2,
        "failed meet enough standard scratch",
        rf"{DOERS} (?:(?:had|have|has|also|often|repeatedly) ){{0,2}}(?P<said>failed to)",
        r"did not meet its",
        r"(?:was|were) (?P<poor>not good enough|not up to (?:standard|scratch)|below standard)",
    ),
    turn(
        -3,
        "lost let basics failed",
        r"lost (?:its |their |all )?(?:control|grip) (?:of|on|over)",
        rf"let {_PEOPLE} down|{_NOT_OF_OTHERS}failed {_PEOPLE}(?! who)",
        rf"{_SOME}(?:were|had been|have been) (?:[\w]+ly |being |very )*(?:failed|let down)\b(?! by (?!the local"
        rf"|its|our|us))",
        r"(?:did|had) not (?:get|got|do|done) the basics(?: right)?",
    ),
    turn(
        -4,
        "duty duties obligation obligations responsibility responsibilities",
        rf"(?:fail(?:ed|ing|s)?|neglect(?:ed|ing)) (?:in|to (?:meet|carry out|fulfil|discharge|perform|comply with))"
        rf" {_DUTY}",
        rf"(?:not|never) (?:meet|meeting|met|fulfil|fulfilling|carry out|carrying out|discharge|discharging) {_DUTY}",
        rf"not (?:comply|complying) with {_DUTY}|in breach of {_DUTY}|breach(?:ed|ing) {_DUTY}",
    ),
    turn(
        -3,
        "risk unsafe unprotected danger protection harm jeopardy peril harm's way",
        rf"(?:left|leaving|leaves|put|puts|putting|placed|placing) {_PEOPLE} {_HARM}",
        rf"{_SOME}(?:were|remained|had been|were being|were still) {_PUT}?{_HARM}",
    ),
    turn(
        -3,
        "disarray wrong control hand stopped collapsed ceased vanished absent disappeared failed given non-existent"
        " charge accountable",
        r"in disarray|(?:seriously|badly|gravely|deeply) wrong|out of (?:control|hand)",
        r"all but (?:stopped|collapsed|ceased|vanished|absent|disappeared|failed|non-existent|given up)|(?:nobody"
        r"|no one) was (?:in charge|accountable)",
    ),
    turn(
        -2,
        "struggled far use value help sign evidence",
        rf"{DOERS} (?:(?:had|often|still) )*(?P<struggled>struggled to)",
        r"far too (?:long|slow|slowly|late|few|many|little|often)",
        r"of (?:little|no|limited) (?:use|value|help)",
        r"(?:little|no|scant) (?:sign|evidence) of (?:learning|improvement|progress|oversight|planning)",
    ),
    *FURTHER_BLAMING,
)
