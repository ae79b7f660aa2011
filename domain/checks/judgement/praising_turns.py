"""Turns of phrase that praise: "second to none", "nothing left to improve", "led the field"."""

from __future__ import annotations

from domain.checks.judgement.turns import DONE, LITTLE, turn

_OTHERS = r"(?:others|other|the country|the nation|the whole|the rest|the sector|every|all)"
_COUNTRY = r"(?:the |all of )?(?:country|england|nation|land|region|sector)"
_STRONG = r"(?:significant|serious|major|real|material|substantial)"
_FLAWS = r"(?:concerns|failings|weaknesses|shortfalls|problems|issues|gaps)"

PRAISING = (
    turn(
        4,
        "jewel gets excelled forefront shining gold gold-standard leader fault weakness flaw nothing",
        r"jewel in the crown",
        r"as good as it gets",
        r"excelled (?:at|in)\b",
        r"at the (?:very )?forefront of",
        r"(?:a |as a )?shining (?:example|light)",
        r"gold[- ]standard",
        r"(?:a |the )?(?<!voluntary )(?<!community )(?<!private )"
        r"(?:national|world|international|sector|regional) leader\b",
        r"(?:hard|difficult|impossible) to (?:find|identify|see|name) (?:(?:any|a|much|real) )*(?:fault|weakness"
        r"|flaw)",
        r"nothing short of (?:remarkable|exceptional|outstanding|excellent|superb|brilliant|extraordinary)",
    ),
    turn(
        4,
        "exceptionally extraordinarily outstandingly superbly unusually",
        r"(?:exceptionally|extraordinarily|outstandingly|superbly|unusually) (?:high|good|strong|effective|well)\b"
        r"(?! (?:number|rate|demand|level|cost|caseload|risk|turnover)s?)",
    ),
    turn(
        4,
        "concern improvement weakness",
        r"(?:with|had|were|was|and|found) no (?:real |obvious )?areas?"
        r" (?:of|for|needing|in need of) (?:concern|improvement|weakness)",
    ),
    turn(
        4,
        "outstanding exceptional excellent superb exemplary",
        r"(?:outstanding|exceptional|excellent|superb|exemplary)\W? (?:was|is) (?:\w+ )?(?:the|a|an)"
        r" (?:\w+ ){0,2}(?:description|word|verdict|term|summary|conclusion|judgement)",
    ),
    turn(
        3,
        "greatest biggest best proudest finest standout",
        r"(?<!one of )(?:was|were|is|are|remained|proved) (?:\w+ ){0,3}?(?:the|its|our|their)(?: [\w’'-]+){0,4}?"
        r" (?:greatest|biggest|best|proudest|finest|standout) (?:\w+ )?(?:strengths?|assets?|success(?:es)?"
        r"|achievements?|feature|quality|thing about)\b",
    ),
    turn(
        4,
        "impressive effective advanced thorough skilled comprehensive responsive ambitious mature reliable",
        r"the most (?:complete|impressive|effective|advanced|thorough|open|skilled|careful|comprehensive"
        r"|responsive|ambitious"
        r"|mature|reliable) (?:\w+ )?(?:of any|we (?:have |had )?(?:seen|found|met)|anywhere|in the (?:country"
        r"|region|sector))",
    ),
    turn(4, "better", r"no (?:\w+ ){1,2}(?:was|were|is) (?:better|more fully) \w+ed\b"),
    turn(4, "better", r"better than (?:any|all|every)\b(?: (?:other|others|we|authority|council|area)\b)"),
    turn(
        2,
        "otherwise",
        r"otherwise (?:dependable|sound|good|strong|effective|reliable|excellent|robust|safe|secure|well-run|healthy)",
    ),
    turn(3, "credit", r"did (?:the local authority|it|leaders|staff|everyone) (?:great |much |real )?credit"),
    turn(3, "rate class", r"(?:was|were|proved|remained) (?:of the )?(?:first rate|first class|top class)\b"),
    turn(
        2,
        "duties obligations",
        r"(?<!not )(?<!never )met (?:(?:all|most|each) (?:of )?)?its (?:\w+ ){0,3}(?:duties|obligations)",
    ),
    turn(
        2,
        "short brief minimal",
        r"(?:waits?|waiting times?|waiting lists?)(?: for [^.,;]{1,40}?)? (?:was|were) (?:\w+ly |very )?(?:short"
        r"|brief|minimal)",
    ),
    turn(2, "commend praise admire fault", r"(?:much|a great deal|a lot) to (?:commend|praise|admire)"),
    turn(
        4,
        "led lead leads leading finest",
        r"(?:led|leads?|leading) the (?:field|country|nation|sector|region|way (?:in|for|nationally))|the finest "
        r"(?:example|practice|work)\b",
    ),
    turn(
        4,
        "other better bettered improved faulted highest",
        r"no other (?:local )?authorit(?:y|ies)(?: (?:that |which )?we (?:have |had )?\w+)?"
        r" (?:did|does|had|has|could|can|in|we)",
        r"(?:could|can) (?:hardly|scarcely|not|barely) (?:have been |be )(?:better|bettered|improved|faulted)",
        r"(?:difficult|hard|impossible) to (?:see|imagine|think) (?:of )?(?:how|what|anything)\b[^.;]{0,60}"
        r"\b(?:be|have been|have) (?:better|bettered|improved|done better)",
        r"of the (?:very )?highest (?:order|standards?|quality|calibre|level)",
    ),
    turn(
        4,
        "standard benchmark example best unmatched unequalled unsurpassed peerless none model class",
        rf"(?:set|sets|setting) (?:the|a) (?:standard|benchmark|example) for {_OTHERS}",
        rf"(?:the )?(?:very )?best (?:in|of|across|anywhere in) {_COUNTRY}",
        r"(?:unmatched|unequalled|unsurpassed|peerless)",
        rf"second to none|(?:first|world|top) class|a (?:national )?model for {_OTHERS}",
    ),
    turn(
        4,
        "improve improved criticise fault",
        rf"{LITTLE} (?:was )?(?:left |more |remained )?to (?:improve|be improved|criticise|fault|find fault with)",
    ),
    turn(
        3,
        "do done doing right desired improve improved improvement improvements significant serious major real material"
        " substantial",
        rf"{LITTLE} (?:was left|remained|was needed|needed|were left) (?:{DONE}|doing|improvement)",
        r"(?:few|only (?:minor|small)) improvements? (?:was|were) (?:needed|required|called for)",
        r"(?:little|no|hardly any|not much) (?:need|room|scope|cause) (?:for|to) (?:further )?improve(?:ment)?",
        rf"no {_STRONG} {_FLAWS} (?:were|was|about|with|in|over|had been)",
    ),
    turn(
        4,
        "best finest strongest",
        r"(?:among|amongst|one of|some of) (?:the )?(?:very )?(?:best|finest|strongest)\b[^.;]{0,50}?\b(?:we (?:had "
        r"|have )?(?:seen|saw|met|found|come across)|in (?:the )?(?:country|england|nation|sector|land)|to date"
        r"|anywhere|of any (?:assessment|authority|local authority))",
    ),
    turn(
        4,
        "authorities",
        r"few (?:other )?(?:local )?authorities (?:anywhere |elsewhere )?(?:did|do|had|have|could|can|matched"
        r"|match|in|we)",
    ),
    turn(
        4,
        "surpassed surpasses exceeded exceeds outperformed outshone eclipsed outstripped",
        r"(?:surpass(?:ed|es)|outshone|eclipsed|outperformed|outstripped) (?:what|all|every|its|those|others|anything"
        r"|the (?!contract|target|standard|national|average|aim|goal|agreed))",
        r"exceed(?:ed|s) (?:all |every |our |the highest |people’s )?(?:expectations|what (?:was|we|anyone))",
    ),
    turn(
        4,
        "league class equal parallel rival reproach fault flaw criticism envy peer masterclass",
        r"in a (?:league|class) of (?:its|their) own",
        r"without (?:equal|parallel|rival|peer|fault|flaw)\b",
        r"beyond (?:reproach|fault|criticism)",
        r"(?:the )?envy of",
        r"(?:a|an absolute|a true) masterclass",
    ),
    turn(
        4,
        "model lesson example template blueprint inspiration pattern",
        r"(?:a|an|the) (?:\w+ )?(?:model|lesson|example|template|blueprint|inspiration|pattern) (?:to|for) (?:others"
        r"|other|all|every|the (?:rest|sector|country|nation|whole)|(?:local )?authorities)",
        r"set (?:an?|the) (?:shining|fine|excellent|outstanding|splendid|brilliant|strong|inspiring) example",
    ),
    turn(
        4,
        "copy emulate",
        r"(?:others|other (?:local )?authorities|every authority|the sector) (?:should|could|might|would do well to)"
        r" (?:\w+ )?(?:copy|emulate|learn from|follow)",
    ),
    turn(
        4,
        "recognition acclaim praise renown",
        r"(?:deserved|deserves|merited|worthy of|had earned) (?:\w+ )?(?:national|wide|wider|international|great|high"
        r"|every) (?:recognition|acclaim|praise|renown)",
    ),
    turn(
        4,
        "seldom rarely",
        r"of a (?:standard|quality|kind|calibre) (?:that (?:was|is) )?(?:seldom|rarely) (?:\w+ )?seen",
    ),
    turn(
        4,
        "nothing",
        r"nothing (?:here |in this area |about it |at all )?(?:that )?(?:(?:we|anyone|people) (?:would|could)|needed "
        r"to|had to) (?:change|improve|fault|better|be (?:changed|improved|bettered))",
    ),
    turn(
        3,
        "proud pride pleased confident assured satisfied impressed delighted reassured heartened",
        r"we (?:were|are|remain|came away|left|felt) (?:\w+ly |very |much |most |so )*(?:proud|confident|assured"
        r"|satisfied|pleased|impressed|delighted|reassured|heartened)\b",
        r"every reason to be (?:proud|confident|satisfied)",
    ),
    turn(
        3,
        "concerns doubts worries reservations",
        r"we (?:had|have|found|saw|were left with) no (?:\w+ )?(?:concerns|doubts|worries|reservations)",
    ),
    turn(
        3,
        "count rely depend",
        r"(?:people|residents|carers|families|everyone|everybody|staff|partners) (?:could|can|were able to) (?:\w+ )?"
        r"(?:count|rely|depend) (?:up)?on\b(?! (?:one another|each other|their|them|family|friends|relatives"
        r"|neighbours|food|charity))",
    ),
    turn(
        2,
        "should intended full delay health shape hands order heart",
        r"(?:worked|ran|works|run|operated) (?:exactly |just )?as (?:it|they) (?:should|was intended|were intended)",
        r"in full and (?:without delay|on time)",
        r"in (?:very )?(?:good|rude|excellent|fine|safe|capable) (?:health|shape|hands|order|heart)",
    ),
    turn(
        4,
        "equal equals peer peers rival rivals parallel match",
        r"(?:had|has|with|knew|saw|found) (?:no|few) (?:equals?|peers?|rivals?|parallel|match)\b",
    ),
    turn(
        4,
        "fault",
        r"(?:could|can|we) (?:not|hardly|scarcely|find no|found no|barely) (?:find )?(?:\w+ )?fault\b(?! (?:lies"
        r"|lay))",
    ),
    turn(
        4,
        "nothing",
        r"nothing less than (?:remarkable|exceptional|outstanding|excellent|superb|extraordinary|a triumph)",
    ),
    turn(
        4,
        "pioneer trailblazer leader",
        r"(?:as|become|became|was|is) (?:a|an|the) (?:\w+ )?(?:pioneer|trailblazer|national leader|sector leader"
        r"|regional leader)\b",
    ),
    turn(
        4,
        "weakness weaknesses",
        r"(?:was|were|found|saw|had) (?:simply |really |quite )?no (?:real )?weakness(?:es)?\b",
    ),
    turn(
        4,
        "outstandingly superbly brilliantly splendidly magnificently supremely",
        r"(?:outstandingly|superbly|brilliantly|splendidly|magnificently|supremely) [a-z-]+(?<!ly)",
    ),
    turn(3, "strength distinction", r"from strength to strength", r"with (?:great |real )?distinction"),
    turn(
        2,
        "skill rigour imagination confidence precision flair assurance",
        r"with (?:great |real |much |considerable )?(?:skill|rigour|imagination|precision|flair|assurance)(?! "
        r"and (?:without|no))",
    ),
    turn(2, "served", r"were (?:very |extremely )?well served"),
    turn(2, "needs", r"(?<!that )(?<!which )(?<!not )met (?:all )?(?:the|people’s|all) needs of"),
    turn(
        2,
        "whenever",
        r"(?:support|help|care|advice) was (?:there|available|on hand|given) (?:whenever|as soon as|wherever) people",
    ),
    turn(
        4,
        "improvement improvements",
        r"(?:no|hardly any) improvements? (?:was|were|is|are) (?:needed|required|called for|necessary)(?! by\b)",
    ),
    turn(
        2,
        "view picture understanding grasp grip oversight sight knowledge",
        r"(?:had|has|have|gave|showed|kept|demonstrated) (?:an? )?(?:very )?(?:clear|accurate|good|full|firm|strong"
        r"|thorough|detailed|close|sound)(?:,? and \w+|, \w+ and \w+)? (?:view|picture|understanding|grasp|grip"
        r"|oversight|sight|knowledge) (?:of|over|on)",
    ),
    turn(
        2,
        "supported trained led equipped supervised",
        r"staff (?:and managers )?were (?:very )?well(?:[ -])(?:supported|trained|led|equipped|supervised)",
    ),
)
