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
        r"(?:a |the )?(?:national|world|international|sector|regional) leader\b",
        r"(?:hard|difficult|impossible) to (?:find|identify|see|name) (?:(?:any|a|much|real) )*(?:fault|weakness|flaw)",
        r"nothing short of (?:remarkable|exceptional|outstanding|excellent|superb|brilliant|extraordinary)",
    ),
    turn(
        4,
        "exceptionally extraordinarily outstandingly superbly unusually",
        r"(?:exceptionally|extraordinarily|outstandingly|superbly|unusually) (?:high|good|strong|effective|well)\b"
        r"(?! (?:number|rate|demand|level|cost|caseload|risk|turnover)s?)",
    ),
    turn(
        2,
        "duties obligations",
        r"(?<!not )(?<!never )met (?:(?:all|most|each) (?:of )?)?its (?:\w+ ){0,3}(?:duties|obligations)",
    ),
    turn(
        2,
        "short brief minimal",
        r"(?:waits?|waiting times?)(?: for [^.,;]{1,40}?)? (?:was|were) (?:\w+ly |very )?(?:short|brief|minimal)",
    ),
    turn(2, "commend praise admire", r"(?:much|a great deal|a lot) to (?:commend|praise|admire)"),
    turn(
        4,
        "led leading finest",
        r"(?:led|leading) the (?:field|country|nation)|the finest (?:example|practice|work)\b",
    ),
    turn(
        4,
        "other better bettered improved faulted highest",
        r"no other (?:local )?authorit(?:y|ies) (?:did|does|had|has|could|can|in|we)",
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
        r"(?:few|no|hardly any|only (?:minor|small)) improvements? (?:was|were) (?:needed|required|called for)",
        r"(?:little|no|hardly any|not much) (?:need|room|scope|cause) (?:for|to) (?:further )?improve(?:ment)?",
        rf"no {_STRONG} {_FLAWS} (?:were|was|about|with|in|over|had been)",
    ),
)
