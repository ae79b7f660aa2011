"""Turns of phrase that blame by what assessors feel, by what is neglected, and by what is hardly done at all."""

from __future__ import annotations

from domain.checks.judgement.turns import DOERS, turn

_GRAVE = r"(?:grave|serious|significant|deep|real|considerable|profound|major|severe|fundamental|strong|many)"
_DOUBTS = r"(?:concerns?|doubts?|reservations|misgivings|worries|fears)"
_WHOM = (
    r"(?:(?:the|its|these|those|some|many|most|young|older|disabled|autistic|vulnerable|unpaid) )*"
    r"(?:people|adults|residents|carers|families|communities)"
)
_LAW = (
    r"(?:the law|(?:its|their|the) (?:[\w-]+ ){0,2}(?:duty|duties|obligations|responsibilit(?:y|ies))|people’s rights"
    r"|the rights of|the care act|the mental capacity act|warnings?|the needs of)"
)
_NEGLECTED = (
    r"(?:ignored|ignoring|neglected|neglecting|disregarded|disregarding|flouted|flouting|abandoned|abandoning|evaded"
    r"|evading|shirked|shirking|endangered|endangering|mistreated|mistreating)"
)
_HELD = (
    r"(?:grip|control|oversight|leadership|direction|sense of direction|assurance|vision|accountability"
    r"|way of knowing|means of knowing)"
)
_NONE = r"(?:no|little|hardly any|scant|next to no|precious little|virtually no|almost no)"
_BADLY = (
    r"(?:appallingly|disgracefully|shamefully|dreadfully|terribly|unacceptably|abysmally|badly|cruelly|inhumanely"
    r"|with contempt|with disdain|with indifference|as a nuisance|as an afterthought)"
)
_DANGER = r"(?:danger|risk|threat|hazard)s?"

FURTHER_BLAMING = (
    turn(
        -3,
        "concerns concern doubt doubts reservations misgivings worries fears",
        rf"we (?:had|have|were left with|found|formed) (?:very )?{_GRAVE} {_DOUBTS}",
        rf"(?:gave|gives|was|were|is) (?:a |us )?(?:cause|causes|grounds) for {_GRAVE} {_DOUBTS}",
    ),
    turn(
        -3,
        "assured confident satisfied reassured convinced persuaded",
        r"we (?:were|are|was) (?:not|far from) (?:at all |wholly |fully |yet )?(?:assured|confident|satisfied"
        r"|reassured"
        r"|convinced|persuaded)",
    ),
    turn(
        -3,
        "alarmed dismayed appalled shocked disturbed troubled horrified",
        r"we (?:were|are) (?:\w+ly |very )?(?:alarmed|dismayed|appalled|shocked|disturbed|troubled|horrified)",
    ),
    turn(
        -3,
        "confidence assurance reassurance",
        rf"(?:gave|gives|offered|left|provided) (?:us )?(?:with )?{_NONE} (?:real )?(?:confidence|assurance"
        rf"|reassurance)",
        r"(?:nothing|little|not much) (?:\w+ ){0,10}?(?:gave|gives) us (?:\w+ )?(?:confidence|assurance|reassurance)",
    ),
    turn(
        -3,
        "grip control oversight leadership direction assurance vision accountability knowing sight",
        rf"(?:had|have|has|showed|with) {_NONE} (?:(?:real|effective|clear|firm|secure) )?{_HELD}\b",
        rf"there was {_NONE} (?:(?:real|effective|clear|firm|secure) )?{_HELD}\b",
        r"lost (?:all )?sight of",
    ),
    turn(
        -3,
        "barely hardly scarcely longer really",
        r"(?:barely|hardly|scarcely|did not really|could no longer|no longer) (?:functioned|function|worked|coped|cope"
        r"|operated)",
    ),
    turn(
        -3,
        "ignored ignoring neglected neglecting disregarded disregarding flouted flouting abandoned abandoning evaded"
        " evading shirked shirking endangered endangering mistreated mistreating",
        rf"{_NEGLECTED} (?:{_WHOM}|{_LAW})",
    ),
    turn(-3, "turned", r"turned (?:its|their) backs? on", r"turned a blind eye"),
    turn(
        -3,
        "appallingly disgracefully shamefully dreadfully terribly unacceptably abysmally badly cruelly inhumanely "
        "contempt disdain indifference nuisance afterthought",
        rf"{_WHOM}(?: (?!who\b|that\b)[\w’-]+){{0,5}}? (?:were|had been|have been) (?:often )?(?:treated|served"
        rf"|supported|dealt with) {_BADLY}",
    ),
    turn(
        -3,
        "responsibility",
        r"(?:nobody|no one|no-one|none of them) (?:had |would )?(?:took|taken|take|accepted|accept|had) (?:\w+ )?"
        r"responsibility\b",
    ),
    turn(
        -3,
        "danger threat hazard dangers threats hazards posed poses",
        rf"(?:posed|poses|was|were|presented|represented) (?:a |an )?(?:\w+ly )?{_GRAVE} {_DANGER} (?:to|for) {_WHOM}",
    ),
    turn(
        -3,
        "little nothing much anything",
        r"(?:there was |we saw |we found )?(?:little|nothing|not much|hardly anything|very little)(?: (?:here|that"
        r"|which|of what))? (?:the local authority|it|leaders|staff|teams|they) (?:did|got|had done|does) (?:\w+ "
        r")?(?:well|right)",
        r"(?:little|nothing|not much|hardly anything|very little) (?:was|had been|worked|went|had gone) (?:done "
        r")?(?:well|right|as it should)",
    ),
    turn(
        -3,
        "expect expected deserve deserved right",
        r"(?:did|does|had|could) not (?:yet )?(?:reach|meet|attain|match|come up to|rise to|measure up to) (?:the|a)"
        r" (?:standards?|level|quality) (?:of \w+ )?(?:that )?(?:people|we|anyone|residents|carers|families|they)"
        r" (?:\w+ ){0,4}(?:expect|expected|deserve|deserved|right to)",
    ),
    turn(
        -4,
        "inadequate poor weak failing unsafe dysfunctional unacceptable ineffective",
        r"(?:inadequate|poor|weak|failing|unsafe|dysfunctional|unacceptable|ineffective)\W? (?:was|is) (?:\w+ "
        r")?(?:the|a|an) (?:\w+ ){0,2}(?:description|word|verdict|term|summary|conclusion|judgement)",
    ),
    turn(
        -3,
        "failed failing",
        r"(?:wholly|completely|utterly|entirely|totally|largely|manifestly|plainly) fail(?:ed|ing) (?:to|in)\b",
        r"failing to (?:keep|protect|support|meet|help|reach|learn|act|safeguard|listen)\b",
    ),
    turn(-3, "neither", r"(?:knew|understood|valued|protected|served|reached) neither"),
    turn(-3, "bottom", r"(?:weak|poor|failing|broken|inadequate|rotten) (?:from )?top to bottom|from top to bottom"),
    turn(
        -3, "collapse", r"(?:close to|near to|near|on the point of|facing|threatened by) (?:total |complete )?collapse"
    ),
    turn(
        -3,
        "knees breaking ruins tatters standstill halt pieces apart seams rails ground meltdown brink freefall stop",
        r"on (?:its|their) knees|at breaking point|in (?:ruins|tatters|pieces|meltdown|freefall)|on the (?:brink"
        r"|verge) of (?:failure|collapse|breakdown)|(?:at|to) a (?:complete |virtual |near )?standstill|(?:ground"
        r"|grinding|grinds|come|came) to a (?:complete |virtual )?(?:halt|stop)|(?:fallen|fell|falling|came|coming"
        r"|come) "
        r"apart(?: at the seams)?|off the rails",
    ),
    turn(
        -3,
        "scrape limp scraped limped muddle muddled",
        r"(?:little|no|not much) more than (?:scrape|limp|muddle|struggle)\b(?: (?:by|along|through))?",
        r"(?:scraped by|limped along|muddled through)",
    ),
    turn(
        -2,
        "concern concerns worry worries disappointed concerned worried uneasy",
        rf"(?:remained|remains|was|were|is|are) (?:still )?(?:a |an )?(?:(?:area|cause|matter|source) (?:of|for) )?"
        rf"(?:{_GRAVE} |persistent |continuing )?(?:concern|worry)\b(?! to (?!us\b))",
        r"we (?:were|are) (?:\w+ly |very )?(?:disappointed|concerned|worried|uneasy)\b",
        rf"we (?:had|have) (?:some )?{_DOUBTS}",
    ),
    turn(
        -2,
        "room scope",
        r"(?<!no )(?<!little )(?<!not much )(?:room|scope|plenty of room|a lot of room) (?:for|to) (?:further )?"
        r"(?:improve|improvement|do better|do more)",
    ),
    turn(
        -2,
        "behind ground way slip slipped fell fall falling slipping",
        r"(?:lagged|trailed|lags|slipped|fallen|fell) (?:\w+ )?behind",
        r"(?:a lot of|much|some|considerable) ground to (?:make up|cover)",
        r"(?:a long|some|a good) way (?:still )?to go|(?:slip|slipped|fell|fall|falling|slipping) through the (?:net"
        r"|cracks|gaps)",
    ),
    turn(
        -2,
        "early infancy immature embryonic",
        r"(?:was|were|is|are|remained) (?:still )?(?:at an early stage|in (?:its|their) (?:early stages|infancy)"
        r"|immature|embryonic)",
    ),
    turn(
        -2,
        "average adequate fair basic mediocre",
        r"(?:no|little|not much) (?:more|better) than (?:average|adequate|fair|basic|acceptable)",
    ),
    turn(
        -2,
        "yet",
        r"(?:had|has|have) (?:still )?yet to (?:make|bring|show|have|lead|be felt|take hold|bear fruit|reach|deliver)",
    ),
    turn(
        -3,
        "bearings way direction nerve focus compass momentum",
        r"lost (?:all |much of |any )?(?:its|their|the) (?:sense of )?(?:bearings|way|direction|nerve|focus|compass)",
    ),
    turn(
        -3,
        "written given+up wrote washed sidelined adrift aside without+left away",
        rf"{_WHOM} (?:\w+ )?(?:were|had been|have been) (?:\w+ )?left without (?:any )?(?:care|support|help|food"
        rf"|protection)\b",
        rf"{_WHOM} (?:\w+ )?(?:were|had been|have been) (?:\w+ )?(?:written off|given up on|cast aside|cast "
        rf"adrift|sidelined)",
        r"(?:had|have) (?:all )?given up on (?!smoking|alcohol)",
        rf"(?:written|wrote|washed (?:its|their) hands of|turned away from) (?:off )?{_WHOM}",
    ),
    turn(
        -3,
        "crisis lurched staggered stumbled",
        r"(?:lurch|stagger|stumbl)(?:ed|es|ing) from (?:one )?(?:\w+ )+to (?:the next|another|crisis)",
        r"one crisis after another",
    ),
    turn(
        -3,
        "nobody nothing",
        r"(?:did|done|knew|known|learned|learnt|changed|offered) (?:almost |virtually |next to "
        r"|practically )?nothing (?:about"
        r"|to|of|from|for|with|in)\b",
        r"(?:protected|helped|served|safeguarded|supported|benefited) (?:nobody|no one|no-one)",
        r"(?:achieved|delivered|changed|improved) (?:almost |practically |virtually )?nothing",
    ),
    turn(
        -3,
        "safe protected",
        r"(?:could|did|was|were) (?:not|never|hardly|unable to) (?:be able to )?(?:demonstrate|show|assure(?: "
        r"\w+)?|prove|establish) that"
        rf" (?:anybody|anyone|{_WHOM}) (?:was|were) (?:\w+ )?(?:safe|protected)",
    ),
    turn(
        -3,
        "respect sense aspect stage",
        r"in no (?:respect|sense|aspect) (?:did|was|were|could|had)|at no stage (?:did|was|were) (?:it|the local "
        r"authority|leaders)",
    ),
    turn(
        -3,
        "failings failures weaknesses shortfalls",
        r"(?:failings|failures|weaknesses|shortfalls)(?: (?:that )?we (?:saw|found))? (?:was|were) (?:\w+ and "
        r")?(?:many|serious|grave|widespread|severe|numerous|deep|profound|significant)",
        r"(?:many|numerous|countless|repeated|serious|grave) (?:\w+ )?(?:failings|failures)\b(?! (?:of|by|at) (?:the "
        r")?(?:provider|home|care|hospital|agency))",
    ),
    turn(-2, "weak", r"(?:a|the|its) weak (?:spot|link|point|area|side)"),
    turn(
        -2,
        "improve",
        r"(?<!not )need(?:ed|s) (?:to (?:\w+ )?|\w+ )(?:improve|be improved|get better|be better|be strengthened)\b",
    ),
    turn(
        -2,
        "enough",
        r"(?:not|hardly|never) enough (?:had been|was|were|has been|is) (?:being )?(?:done|known|offered|planned"
        r"|in place)",
    ),
    turn(-2, "match", r"(?:did|does|could) not match (?:that|those|what|the)"),
    turn(
        -2,
        "partly partially",
        r"only (?:partly|partially|half) (?:embedded|effective|met|in place|understood|developed)",
    ),
    turn(
        -3,
        "failed",
        rf"{DOERS} (?:had |have |has |repeatedly |also |consistently ){{0,2}}failed to (?:act|protect|respond"
        rf"|safeguard|keep"
        r"|prevent|investigate|intervene)\b",
    ),
    turn(
        -3,
        "rely depend count trust",
        rf"{_WHOM} (?:could|can) not (?:rely|depend|count) (?:up)?on (?:the local authority|it|us|the service"
        rf"|support)\b",
    ),
    turn(
        -3,
        "little+no almost+no virtually+no practically+no meaningful+no next+no",
        rf"{_WHOM}(?: (?!who\b|that\b)[\w’-]+){{0,5}}? (?:received|had|got|were given|were offered) (?:little or "
        rf"no|almost no"
        r"|virtually no|practically no|no meaningful|next to no) (?:\w+ )?(?:support|help|advice|care|protection"
        r"|information|choice)\b",
    ),
    turn(
        -3,
        "widespread rife endemic norm commonplace",
        r"(?:poor|weak|unsafe|bad|dangerous|careless) (?:\w+ )?(?:\w+) (?:was|were|had become) (?:\w+ly "
        r")?(?:widespread|rife|endemic|the norm|commonplace)",
    ),
    turn(
        -2,
        "relied trusted depended",
        r"(?:could|can) (?:not|never|hardly|rarely) be (?:relied (?:up)?on|trusted|depended on)",
    ),
    turn(
        -2,
        "always consistently fully yet",
        rf"{DOERS} (?:did|does|was|were|had|has|could) not (?:always|consistently|fully|yet)\b",
    ),
    turn(-2, "lacked lacks", rf"{DOERS} (?:also |still )?lack(?:ed|s)\b"),
    turn(
        -2,
        "delays waits",
        rf"{_WHOM} (?:\w+ )?(?:experienced|faced|had|endured|met with|reported) (?:long|lengthy|significant"
        rf"|serious|unacceptable"
        r"|considerable|frequent) (?:delays|waits)",
    ),
    turn(
        -2,
        "best",
        r"at best (?:adequate|patchy|basic|mixed|variable|fair|average|limited|uneven)",
        r"(?:adequate|patchy|basic|mixed|variable|fair|average|limited|uneven) at best",
    ),
)
