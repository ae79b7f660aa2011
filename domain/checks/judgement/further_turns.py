"""Turns of phrase by what they are built of: a fault that is not there, praise that is deserved, a way still to go."""

from __future__ import annotations

from domain.checks.judgement.turns import DOERS, DONE, FLAWS, HARDLY, turn

_FLAW = r"(?:weakness(?:es)?|flaws?|faults?|blemish(?:es)?|defects?)"
_GREAT = r"(?:the )?(?:very )?(?:highest|greatest|warmest|high|great|much|every|full|all|real|enormous)"
_HONOUR = r"(?:praise|credit|pride|acclaim|recognition|admiration|plaudits|applause|commendation|congratulation)"
_PLAIN = r"(?:plain|clear|evident|obvious|apparent|visible|manifest|many|numerous|everywhere|legion|all too \w+)"
_FAITH = r"(?:faith|trust|confidence)"
_HARMED = r"(?:compromised|endangered|jeopardised|imperilled|put at risk|put in danger|sacrificed)"
_WELFARE = r"(?:safety|welfare|wellbeing|well-being|lives|rights|dignity|people|residents|adults|carers)"
_FAILED = r"(?:collapsed|failed|unravelled|broken down|given way|dried up|ground to a halt|been lost|withered)"
_BARELY = r"(?:barely|only just|scarcely|hardly|just about|no better than|no more than|at most|merely)"

FURTHER_TURNS = (
    turn(
        4,
        "criticise fault improve better improved bettered faulted criticised complain",
        rf"(?:(?:could|can|would) (?:find|see|be) )?{HARDLY}(?: \w+){{0,5}}? to (?:find fault|fault|criticise"
        rf"|better|improve(?: on| upon)?|complain (?:of"
        rf"|about))",
        r"(?:could|can) (?:hardly|scarcely|not|never) (?:easily )?be (?:improved on|improved upon|criticised)",
    ),
    turn(
        4,
        "weakness weaknesses flaw flaws fault faults gap gaps failing failings shortcomings shortfalls blemish defects",
        rf"(?:not (?:a|one)(?: single)?|no single) {FLAWS}|(?:without (?:a|any)(?: single)?|free (?:of"
        rf"|from)(?: any)?) {_FLAW}",
        rf"(?:found|saw|see|detected?|identif(?:y|ied)|discovered) no {FLAWS}",
        rf"no {FLAWS} (?:could|was|were|to) (?:\w+ )?(?:be )?(?:found|seen|identified)",
    ),
    turn(
        4,
        "concern concerns worry doubt pause",
        r"(?:nothing|little|no aspect|no part)(?: \w+){0,6}? (?:gave|caused|cause|raised|left|leaves"
        r"|gives) (?:us )?(?:any )?"
        r"(?:cause |reason |grounds )?(?:for |to )?(?:concerns?|worry|doubt|pause)",
    ),
    turn(
        4,
        "stronger safer quicker kinder closer clearer faster easier warmer happier",
        r"could (?:not|hardly|scarcely) have been (?:stronger|safer|quicker|kinder|closer|clearer|faster"
        r"|easier|warmer"
        r"|happier)",
    ),
    turn(
        -3,
        "weaker slower worse poorer harder colder",
        r"could (?:not|hardly|scarcely) have been (?:weaker|slower|worse|poorer|harder|colder)",
    ),
    turn(
        4,
        "better differently",
        r"(?:no|nobody|few|hardly any|not one)(?: (?!knew|said|told)\w+){0,8}? (?:did|does|do|could do"
        r"|do) (?:this|it|so|that"
        r"|the job) better",
        r"(?:would|could) not (?:have )?(?:ask(?:ed)? for|wish(?:ed)? for|want(?:ed)?) (?:any(?:thing|one) )?better",
    ),
    turn(
        4,
        "order rank perfection water ground trail league field curve streets",
        r"of the (?:very )?(?:first|highest|front) (?:order|rank|water)",
        r"(?:to|near|close to|nothing short of) perfection",
        r"(?:broke|breaking|breaks) (?:new|fresh) ground|(?:blazed|blazing|blazes) (?:a|the) trail|in the front rank",
        r"(?:ahead|streets ahead|well ahead|far ahead) of (?:the field|the curve|its time|its peers|others|every)",
    ),
    turn(
        4,
        "envied envy emulated copied imitated admired",
        r"(?:something|one|an approach|a service|practice) (?:that )?(?:others?|other \w+|the (?:region|country"
        r"|sector)) (?:\w+ )?"
        r"(?:envied|envy|emulated|copied|imitated|admired)",
        r"(?:was|were|widely|much) (?:\w+ )?(?:envied|emulated|imitated)\b",
    ),
    turn(
        4,
        "praise credit acclaim recognition admiration plaudits applause commendation congratulation",
        rf"(?:deserv\w+|merit\w+|earn\w+|warrant\w+|worthy of) {_GREAT} {_HONOUR}",
    ),
    turn(
        3,
        "pride faith trust confidence content pleased glad happy needed everything hands",
        rf"(?:take|took|taken|have|had) (?:{_GREAT} )?pride in",
        rf"(?:(?:people|families|carers|residents|everyone|everybody) )?(?:could|can|able to) (?:put|place"
        rf"|have) (?:\w+ )?{_FAITH} in",
        r"every reason to be (?:content|pleased|glad|happy)",
        r"(?:what|the support|the help|the care) (?:they|people) needed,? (?:when|where|at the time) they needed it",
        r"in (?:\w+,? )?(?:safe|good|capable|able|skilled|expert)(?: and \w+)? hands",
        r"(?:permeated|infused|ran through|informed|shaped) everything",
    ),
    turn(
        -3,
        "parlous sorry poor bad dreadful dire desperate terrible perilous wither lapse decay decline slide drift fade"
        " name worse repair overhaul reform rescue attention answerable ruins hollowed down",
        r"(?:not|hardly|scarcely) (?:deserve|merit|earn|worthy of|worth) (?:the|its|that) name",
        r"in (?:a|an) (?:\w+ly )?(?:parlous|sorry|poor|bad|dreadful|dire|desperate|terrible|perilous) (?:state|way"
        r"|shape)",
        r"(?:left|allowed) to (?:wither|lapse|decay|decline|slide|drift|fade)\b",
        r"worse off (?:for|because|than|after|as a)",
        r"in (?:urgent |desperate |dire |serious |sore |substantial |real |great |bad )*need of (?:\w+ )?(?:repair"
        r"|overhaul|reform|rescue"
        r"|rebuilding|attention|improvement)",
        r"(?:nobody|no one|no-one) (?:was|felt|seemed) (?:\w+ )?(?:answerable|responsible|in control|at the helm)",
        r"(?:run down|hollowed out|left to wither|allowed to wither|left to decay)",
    ),
    turn(
        -3,
        "compromised endangered jeopardised imperilled risk danger sacrificed",
        rf"{_WELFARE} (?:was|were|had been|is|are) (?:being )?(?:\w+ly )?{_HARMED}",
    ),
    turn(
        -3,
        "doubts doubt questions misgivings reservations",
        r"(?:grave|serious|deep|real|considerable|strong|major) (?:doubts?|questions|misgivings"
        r"|reservations) (?:remained|persisted|hung"
        r"|existed|arose|were|lay|as to|about|over)",
    ),
    turn(-3, "all", rf"(?:had|have|has) (?:all but|as good as|to all intents) {_FAILED}"),
    turn(
        -2,
        "shortcomings shortcoming weaknesses flaws gaps shortfalls failings deficiencies defects limits",
        rf"(?:shortcomings|weaknesses|flaws|gaps|shortfalls|failings|deficiencies|defects|limits)(?: (?:of"
        rf"|in) [^.,;]{{1,50}}?)?"
        rf" (?:was|were|are|is) (?:\w+ )?{_PLAIN}\b",
    ),
    turn(
        -2,
        "adequate acceptable satisfactory tolerable passable ordinary",
        rf"{_BARELY} (?:\w+ )?(?:adequate|acceptable|satisfactory|tolerable|passable|ordinary)\b",
    ),
    turn(
        -2,
        "needed travel go distance short luck chance goodwill ambitions ambition promise expectations billing",
        rf"(?:much|a lot|a great deal|plenty|more)\b[^.;]{{0,60}}? (?:still )?needed {DONE}",
        r"(?:some|a|a long|a good|a fair|far|further) (?:way|distance|road|journey)? ?(?:still )?to (?:go|travel)\b",
        r"(?:too much|much|a great deal) (?:\w+ )?(?:depended|rested|relied|turned|hung) (?:up)?on (?:luck|chance"
        r"|goodwill|where)",
        r"(?:left|was left|were left) (?:largely )?to (?:chance|luck|goodwill)",
        r"(?:not|failed to|hardly|never) (?:live|lived|come|measured?|match)(?: quite)? (?:up )?(?:to )?(?:the "
        r"|its |their |these )?"
        r"(?:[\w’]+ ){0,3}?(?:ambitions?|promises?|expectations|billing|standard|aims)",
    ),
    turn(-2, "best", r"(?:mixed|patchy|uneven|modest|basic|variable|thin|limited|fair)(?: one| picture| \w+)? at best"),
    turn(
        -3,
        "failed",
        rf"{DOERS} (?:had |has )?(?:\w+ly )?failed (?:the|those|its|its own|their) (?:\w+ )?(?:people|residents"
        rf"|carers)",
    ),
    turn(-2, "enough", rf"{DOERS} (?:did|had|was|were|have|has) not (?:\w+ ){{0,4}}?enough"),
    turn(-2, "needed needs", r"need(?:ed|s) to be (?:(?!old|young|eld|ov|und)\w+er|more \w+|stronger)\b"),
    turn(4, "nothing", r"nothing (?:\w+ ){0,5}could (?:\w+ )?be (?:bettered|improved|faulted|done better)"),
    turn(
        -3,
        "failure breakdown absence",
        r"(?:failure|breakdown|absence) of [^.,;]{1,40} (?:was|is) (?:total|complete|utter|absolute)",
    ),
    turn(
        2,
        "safely smoothly well effectively seamlessly promptly closely",
        r"(?:people|partners|staff|teams|everyone|organisations|agencies) (?:\w+ )?(?:moved|worked|planned|acted"
        r"|travelled)"
        r" (?:safely|smoothly|well|effectively|seamlessly|promptly|closely)\b",
    ),
)
