"""What a clause says of what it speaks of, and which other clauses say the opposite or the same."""

from __future__ import annotations

from dataclasses import dataclass

from domain.checks.judgement.amounts import Amounts
from domain.quick import quick

TREND, PLAIN, HAD, DONE_BY = "trend", "", "had ", "done"
"""Respects in which something is said to be well or ill: becoming so, in all, by what it has, by what was done."""
_IN_ALL = frozenset(((PLAIN, 1), (PLAIN, -1)))
_IN_DEED = frozenset(((DONE_BY, 1), (DONE_BY, -1)))
_KINDS = ("time amount ease", "quality effect")
_KIND_OF = {about: kind for kind, listed in enumerate(_KINDS) for about in listed.split()}
"""How hard something is to get, and how good it is, are said of different sides of it."""
_LITTLE, _NEARLY = 0.35, 0.15

Signs = frozenset[tuple[str, int]]


@quick
@dataclass(frozen=True, slots=True)
class Stand:
    """What a clause says: in which respects well (1) or ill (-1), in all under "", and whether it denies what it is of.

    `reach` is 1 of what is so for all or none, -1 for some. What `is_plain` can be held against what is said of the
    same thing in other words: `told` are its signs with what its figures say, `against` what would deny these.
    `amounts` are the figures.
    """

    signs: Signs
    told: Signs
    is_denied: bool
    is_part: bool
    is_whole: bool
    is_narrow: bool
    is_plain: bool
    reach: int
    amounts: Amounts
    against: Signs
    is_of_time: bool

    def opposes(self, other: Stand) -> bool:
        """Return whether one says what the other, of nearly the same words, denies.

        What holds for some is no opposite but of what is for all.
        """
        if self.is_narrow is not other.is_narrow:
            return False
        if (self.amounts.portion is None) is not (other.amounts.portion is None):
            return self._is_of_other_share(other)
        if (self.is_part and not other.is_whole) or (other.is_part and not self.is_whole):
            return False
        if not self.signs.isdisjoint(other.signs) or (self.is_denied and other.is_denied):
            return False
        if any((about, -sign) in other.signs for about, sign in self.signs):
            return True
        return self.is_denied is not other.is_denied and self._stands_for_itself() and other._stands_for_itself()

    def compared(self, other: Stand, *, of_people: bool) -> tuple[bool, bool]:
        """Return whether two clauses on the same thing say opposite things of it, and whether they say the same.

        What is late may be good all the same. Of people many things may be so together, and only what is said in the
        same respect is the opposite.
        """
        if self.amounts.is_beyond(other.amounts) or other.amounts.is_beyond(self.amounts):
            return True, False
        is_alike = self.is_of_time is other.is_of_time or self.amounts.is_idle or other.amounts.is_idle
        if of_people:
            told = self.told - _IN_ALL - _IN_DEED
        else:
            told = self.told if is_alike and self._is_of_one_kind(other) else self.told - _IN_ALL
        if not told or not other.told:
            return False, False
        is_opposite = self.reach + other.reach >= 0 and not told.isdisjoint(other.against)
        return is_opposite, not is_opposite and not told.isdisjoint(other.told)

    def _is_of_one_kind(self, other: Stand) -> bool:
        """Return whether both may speak of the same side of a thing."""
        one, two = (frozenset(_KIND_OF[about] for about, _ in each.told if about in _KIND_OF) for each in (self, other))
        return not one or not two or not one.isdisjoint(two)

    def _is_of_other_share(self, other: Stand) -> bool:
        """Return whether one says of all, or as such, what the other says of few, or the other way round."""
        said, counted = (self, other) if self.amounts.portion is None else (other, self)
        if said.amounts.is_counted:
            return False
        share = counted.amounts.portion or 0
        share = 1 - share if said.is_denied is not counted.is_denied else share
        signs = {each for each in counted.signs if each[0] and not (counted.is_denied and each[0].startswith(HAD))}
        is_known = not said.is_part and signs <= said.signs
        return is_known and (share < 1 - _NEARLY if said.is_whole and not said.is_denied else share < _LITTLE)

    def _stands_for_itself(self) -> bool:
        """Return whether what is not denied stands for itself."""
        said = {about for about, sign in self.signs if sign < 0 or about == TREND}
        return self.is_denied or not said & {PLAIN, TREND}
