"""The words by which what could tell who somebody is stands out, as data."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from domain.plain_data import read

CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w’'-]+"
HE = r"(?:(?<![\w’] )(?:He|She)|One of (?:them|these|those)|(?:The|This|That) (?:man|woman|carer|resident|tenant))"
"""Somebody of whom more is told at the beginning of a sentence."""


@dataclass(frozen=True, slots=True)
class PrivacyWords:
    """Words of one language by which people's names and circumstances are told from others.

    `titles` stand before a surname ("Mrs") and its `particles` ("van"), `kin` is somebody's; `not_names` begin
    sentences; `given_names` are commonly given to people, `ambiguous_names` are other words or places as well.
    `not_before` are words that make a name with capitals that of a place, a body or a law when they follow it,
    `not_after` when they precede it. `naming` leads to a name, and after a name by itself `saying` shows that it is
    somebody's. `individuals` and `individuals_plural` are nouns of people, `gendered` those of them that tell a
    sex. `characteristics` tell few of many; the `sensitive` ones are enough in a small place, as are the `offices`
    of which a place has one. `holders` hold what one at a time holds in one of `local_bodies`; what is `rare` few
    have at all; `work` one person does in a small place; of `common_peoples` there are many. `small_places` and
    `places` are where somebody lives or works. One of `compounds` behind a noun of people makes it something else.
    `living` leads to where somebody lives, `streets` are what an address ends with, `organisations` are what
    addresses and numbers may be of, `mailboxes` the words of e-mail addresses that are nobody's own, `bodies` are
    things with a name of their own. `ordinary` are words that reports say of anybody they tell of.
    Of what narrows, told of one person, there are `illnesses`, the `common_illnesses` that many have, `faiths`,
    `relatives`, words of the `past`, and `decades` of an age; `trades` are what somebody does although they are other
    words as well, and `no_trades` end as trades do.
    """

    titles: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    kin: tuple[str, ...] = ()
    not_names: tuple[str, ...] = ()
    given_names: tuple[str, ...] = ()
    ambiguous_names: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    birth: tuple[str, ...] = field(default_factory=tuple)
    naming: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()
    local_bodies: tuple[str, ...] = ()
    rare: tuple[str, ...] = ()
    work: tuple[str, ...] = ()
    common_peoples: tuple[str, ...] = ()
    saying: tuple[str, ...] = ()
    individuals: tuple[str, ...] = ()
    individuals_plural: tuple[str, ...] = ()
    gendered: tuple[str, ...] = ()
    characteristics: tuple[str, ...] = ()
    sensitive: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    compounds: tuple[str, ...] = ()
    small_places: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    living: tuple[str, ...] = ()
    streets: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    mailboxes: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    ordinary: tuple[str, ...] = ()
    illnesses: tuple[str, ...] = ()
    common_illnesses: tuple[str, ...] = ()
    faiths: tuple[str, ...] = ()
    relatives: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    decades: tuple[str, ...] = ()
    trades: tuple[str, ...] = ()
    no_trades: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Personal:
    """Words [start, end) of a text that could tell who somebody is; `code` says what kind they are."""

    code: str
    start: int
    end: int
    words: str


def parse_privacy_words(data: object) -> PrivacyWords:
    """Return the words that `data` (parsed JSON) lists; raises `domain.plain_data.Misshapen`."""
    words: PrivacyWords = read(PrivacyWords, data)
    return words


def personal(code: str, match: re.Match[str], group: int | str = 0) -> Personal:
    """Return what a pattern found as something personal."""
    return Personal(code, match.start(group), match.end(group), match[group])
