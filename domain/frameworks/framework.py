"""The values of a framework: themes, quality statements, scale, rating method, report outline and terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from domain.frameworks.procedure import NO_PROCEDURE, Procedure


class ScoringMethod(StrEnum):
    """How a statement gets its level."""

    JUDGEMENT = "judgement"
    CATEGORIES = "categories"


class PartKind(StrEnum):
    """What a part of the report outline holds."""

    HEADING = "heading"
    NARRATIVE = "narrative"
    FACTS = "facts"
    RATING = "rating"
    SCORES = "scores"
    STATEMENTS = "statements"


@dataclass(frozen=True, slots=True)
class Source:
    """Where official wording comes from, and under which licence it may be reproduced."""

    title: str
    url: str
    licence: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    """One step of the scale: its number, its official sentence and the one word for charts."""

    value: int
    label: str
    short: str


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of evidence; not every framework uses every category."""

    id: str
    name: str
    used: bool = True
    why_unused: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A quality statement with the framework's words for it.

    `expectations` are the I statements, `commitment` is the We statement. `characteristics` maps a level's value to
    the sentences that describe that level for this statement (empty where the framework has none). `note` says what
    of the wording is unconfirmed or printed otherwise elsewhere; reports do not print it.
    """

    id: str
    number: int
    name: str
    commitment: str
    expectations: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    characteristics: Mapping[int, str] = field(default_factory=dict)
    topics_confirmed: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """A group of quality statements, in report order."""

    id: str
    number: int
    name: str
    report_name: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """A rating and the whole percentages, both inclusive, over which it is given."""

    id: str
    label: str
    lowest: int
    highest: int


@dataclass(frozen=True, slots=True)
class Limiter:
    """When at least `count` statements are at `level` or lower, no rating above `limit` (a band id) is given.

    `from_band` names the lowest band to which the limiter applies.
    """

    id: str
    level: int
    count: int
    from_band: str
    limit: str
    sentence: str


@dataclass(frozen=True, slots=True)
class CategoryBand:
    """The level of a statement for a whole percentage of its category scores, both ends inclusive."""

    level: int
    lowest: int
    highest: int


@dataclass(frozen=True, slots=True)
class RatingMethod:
    """How levels become a rating. Bands are in ascending order and cover every percentage that can occur.

    `formula` is "share-of-maximum": 100 x sum of levels / (highest level x number of statements).
    `rounding` is "up", "down" or "half-up" to a whole percentage.
    """

    formula: str
    rounding: str
    bands: tuple[Band, ...]
    limiters: tuple[Limiter, ...] = ()
    scoring: ScoringMethod = ScoringMethod.JUDGEMENT
    category_bands: tuple[CategoryBand, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class FactField:
    """One amount of the facts form: an estimate and an actual in whole pounds for a period.

    `share_of` names the field whose actual this one's actual is a share of.
    """

    id: str
    label: str
    share_of: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the report, in order. `level` is its heading level (1 is the report's title).

    In a statements part each theme's heading stands one level below `level`, each statement's two below, the headings
    within a statement (commitment, expectations, findings) three below, and the findings' own sub-headings four below.
    Only a statements part may have an empty `heading`: then no heading of its own is printed.
    `guidance` tells the writer what belongs in the part; reports do not print it.
    """

    id: str
    kind: PartKind
    heading: str
    level: int
    guidance: str = ""
    fields: tuple[FactField, ...] = ()


class EvidenceRuleKind(StrEnum):
    """What a rule on the evidence of a statement asks."""

    CATEGORY_IN_EVERY_STATEMENT = "category-in-every-statement"
    MORE_THAN_ONE_CATEGORY = "more-than-one-category"
    CONTRADICTION_ANSWERED = "contradiction-answered"


@dataclass(frozen=True, slots=True)
class EvidenceRule:
    """A rule on the evidence that carries each statement; `sentence` is the rule in the framework's words.

    `category` names the category that a rule of the kind category-in-every-statement asks for.
    """

    id: str
    kind: EvidenceRuleKind
    sentence: str
    category: str = ""


@dataclass(frozen=True, slots=True)
class SourceWords:
    """Words by which findings name a source ("staff", "national data") and the categories its evidence may be of.

    `is_people` is false for what cannot be counted in people heard.
    """

    words: tuple[str, ...]
    categories: tuple[str, ...]
    is_people: bool = True


@dataclass(frozen=True, slots=True)
class EvidenceRules:
    """What a framework asks of evidence, and how its sources are named in findings."""

    rules: tuple[EvidenceRule, ...] = ()
    sources: tuple[SourceWords, ...] = ()


@dataclass(frozen=True, slots=True)
class Framework:
    """One dated version of a framework. `id` is unique per version, for example "cqc-la-2025"."""

    id: str
    title: str
    short_title: str
    valid_from: date
    valid_to: date | None
    themes: tuple[Theme, ...]
    categories: tuple[Category, ...]
    scale: tuple[Level, ...]
    method: RatingMethod
    outline: tuple[Part, ...]
    terms: Mapping[str, str]
    sources: tuple[Source, ...]
    evidence: EvidenceRules = EvidenceRules()
    procedure: Procedure = NO_PROCEDURE

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Every quality statement in report order."""
        return tuple(statement for theme in self.themes for statement in theme.statements)

    @property
    def highest_level(self) -> int:
        return max(level.value for level in self.scale)

    @property
    def lowest_level(self) -> int:
        return min(level.value for level in self.scale)

    def statement(self, statement_id: str) -> Statement:
        """Return the statement with this id; raise KeyError when the framework has none."""
        for statement in self.statements:
            if statement.id == statement_id:
                return statement
        raise KeyError(statement_id)

    def theme_of(self, statement_id: str) -> Theme:
        """Return the theme that holds this statement; raise KeyError when none does."""
        for theme in self.themes:
            if any(statement.id == statement_id for statement in theme.statements):
                return theme
        raise KeyError(statement_id)

    def level(self, value: int) -> Level:
        """Return the level with this number; raise KeyError when the scale has none."""
        for level in self.scale:
            if level.value == value:
                return level
        raise KeyError(value)

    def part(self, part_id: str) -> Part:
        """Return the outline part with this id; raise KeyError when there is none."""
        for part in self.outline:
            if part.id == part_id:
                return part
        raise KeyError(part_id)

    def band(self, band_id: str) -> Band:
        """Return the band with this id; raise KeyError when there is none."""
        for band in self.method.bands:
            if band.id == band_id:
                return band
        raise KeyError(band_id)

    def category(self, category_id: str) -> Category:
        """Return the evidence category with this id; raise KeyError when there is none."""
        for category in self.categories:
            if category.id == category_id:
                return category
        raise KeyError(category_id)

    def score_line(self, value: int) -> str:
        """Return the score as the report prints it, for example "3 - Evidence shows a good standard"."""
        return self.terms["score_line"].format(score=value, label=self.level(value).label)
