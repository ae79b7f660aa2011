"""What must hold within a framework beyond its shape: unique ids, references that lead somewhere, whole bands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence

from domain.frameworks.framework import (
    Band,
    CategoryBand,
    EvidenceRuleKind,
    Framework,
    Part,
    PartKind,
    ScoringMethod,
    Statement,
)
from domain.frameworks.procedure_rules import procedure_faults
from domain.frameworks.terms import term_faults
from domain.rating.rating import FORMULA, ROUNDINGS, possible_percentages

Fault = tuple[str, str]

DEEPEST_HEADING = 6
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def faults(framework: Framework) -> Iterator[Fault]:
    """Yield (place, problem) for each fault, such as ("themes[0].statements[2].categories[0]", "…")."""
    yield from _identity_faults(framework)
    yield from _scale_faults(framework)
    yield from _category_faults(framework)
    yield from _theme_faults(framework)
    yield from _name_faults(framework)
    yield from _outline_faults(framework)
    yield from _method_faults(framework)
    yield from ((f"terms.{name}", problem) for name, problem in term_faults(framework.terms))
    yield from _source_faults(framework)
    yield from _evidence_faults(framework)
    yield from procedure_faults(framework.procedure)


def _identity_faults(framework: Framework) -> Iterator[Fault]:
    yield from _id_faults("id", framework.id)
    yield from _blank_faults(("title", framework.title), ("short_title", framework.short_title))
    if framework.valid_to is not None and framework.valid_to < framework.valid_from:
        yield "valid_to", f"the framework ends on {framework.valid_to}, before it begins on {framework.valid_from}"


def _scale_faults(framework: Framework) -> Iterator[Fault]:
    values = [level.value for level in framework.scale]
    if len(values) < 2:
        yield "scale", "a scale needs at least two levels"
    for index, level in enumerate(framework.scale):
        place = f"scale[{index}]"
        if level.value < 0:
            yield f"{place}.value", "a level cannot be negative"
        if index and level.value <= values[index - 1]:
            yield f"{place}.value", f"the scale does not ascend from {values[index - 1]} to {level.value}"
        yield from _blank_faults((f"{place}.label", level.label), (f"{place}.short", level.short))


def _category_faults(framework: Framework) -> Iterator[Fault]:
    yield from _repeats("categories", "id", [category.id for category in framework.categories])
    for index, category in enumerate(framework.categories):
        yield from _id_faults(f"categories[{index}].id", category.id)
        yield from _blank_faults((f"categories[{index}].name", category.name))


def _theme_faults(framework: Framework) -> Iterator[Fault]:
    if not framework.statements:
        yield "themes", "the framework has no statements"
    yield from _repeats("themes", "id", [theme.id for theme in framework.themes])
    yield from _repeats("themes", "number", [theme.number for theme in framework.themes])
    for index, theme in enumerate(framework.themes):
        place = f"themes[{index}]"
        yield from _id_faults(f"{place}.id", theme.id)
        yield from _blank_faults((f"{place}.name", theme.name), (f"{place}.report_name", theme.report_name))
    seen_ids: set[str] = set()
    seen_numbers: set[int] = set()
    for place, statement in _placed_statements(framework):
        if statement.id in seen_ids:
            yield f"{place}.id", f"another statement has the id {statement.id!r}"
        if statement.number in seen_numbers:
            yield f"{place}.number", f"another statement has the number {statement.number}"
        seen_ids.add(statement.id)
        seen_numbers.add(statement.number)
        yield from _statement_faults(framework, place, statement)


def _statement_faults(framework: Framework, place: str, statement: Statement) -> Iterator[Fault]:
    yield from _id_faults(f"{place}.id", statement.id)
    yield from _blank_faults((f"{place}.name", statement.name), (f"{place}.commitment", statement.commitment))
    for name in ("expectations", "aliases", "topics"):
        texts = getattr(statement, name)
        yield from _blank_faults(*((f"{place}.{name}[{index}]", text) for index, text in enumerate(texts)))
    used = {category.id: category.used for category in framework.categories}
    for index, category_id in enumerate(statement.categories):
        if category_id not in used:
            yield f"{place}.categories[{index}]", f"there is no evidence category {category_id!r}"
        elif not used[category_id]:
            yield f"{place}.categories[{index}]", f"the evidence category {category_id!r} is not in use"
    yield from _repeats(f"{place}.categories", "", statement.categories)
    values = {level.value for level in framework.scale}
    for value in statement.characteristics:
        if value not in values:
            yield f"{place}.characteristics.{value}", f"the scale has no level {value}"


def _name_faults(framework: Framework) -> Iterator[Fault]:
    """A heading in a published report must lead to one statement, whatever its capitals."""
    owners: dict[str, str] = {}
    for place, statement in _placed_statements(framework):
        folded = statement.name.casefold()
        if folded in owners:
            yield f"{place}.name", f"another statement is called {statement.name!r}"
        owners.setdefault(folded, statement.id)
    for place, statement in _placed_statements(framework):
        for index, alias in enumerate(statement.aliases):
            if owners.setdefault(alias.casefold(), statement.id) != statement.id:
                yield f"{place}.aliases[{index}]", f"another statement is called {alias!r}"


def _outline_faults(framework: Framework) -> Iterator[Fault]:
    parts = framework.outline
    kinds = Counter(part.kind for part in parts)
    if not kinds[PartKind.STATEMENTS]:
        yield "outline", "the outline has no part for the statements"
    for kind in (PartKind.STATEMENTS, PartKind.RATING, PartKind.SCORES):
        if kinds[kind] > 1:
            yield "outline", f"the outline has more than one part of the kind {kind}"
    yield from _repeats("outline", "id", [part.id for part in parts])
    statement_ids = {statement.id for statement in framework.statements}
    above = 1
    for index, part in enumerate(parts):
        place = f"outline[{index}]"
        if part.id in statement_ids:
            yield f"{place}.id", f"a statement has the id {part.id!r} too"
        yield from _id_faults(f"{place}.id", part.id)
        yield from _level_faults(place, part, above)
        yield from _field_faults(place, part)
        above = part.level + 2 if part.kind is PartKind.STATEMENTS else part.level


def _level_faults(place: str, part: Part, above: int) -> Iterator[Fault]:
    """Check one heading's level against the last one printed before it, which the title's 1 begins."""
    is_statements = part.kind is PartKind.STATEMENTS
    if not part.heading.strip() and not is_statements:
        yield f"{place}.heading", "this must not be empty"
    prints_none = is_statements and not part.heading.strip()
    lowest = 1 if prints_none else 2
    if part.level < lowest:
        yield f"{place}.level", f"level {part.level} is above level {lowest}: level 1 is the report's title"
    if part.level > (above if prints_none else above + 1):
        yield f"{place}.level", f"the heading skips from level {above} to level {part.level + prints_none}"
    if part.level + (4 if is_statements else 1) > DEEPEST_HEADING:
        yield f"{place}.level", f"headings within this part would be deeper than level {DEEPEST_HEADING}"


def _field_faults(place: str, part: Part) -> Iterator[Fault]:
    if (part.kind is PartKind.FACTS) != bool(part.fields):
        yield f"{place}.fields", "a part of the kind facts, and no other, has fields"
    ids = [field.id for field in part.fields]
    yield from _repeats(f"{place}.fields", "id", ids)
    for index, field in enumerate(part.fields):
        yield from _id_faults(f"{place}.fields[{index}].id", field.id)
        yield from _blank_faults((f"{place}.fields[{index}].label", field.label))
        if field.share_of and (field.share_of not in ids or field.share_of == field.id):
            yield f"{place}.fields[{index}].share_of", f"there is no other field {field.share_of!r}"


def _method_faults(framework: Framework) -> Iterator[Fault]:
    method = framework.method
    if method.formula != FORMULA:
        yield "method.formula", f"{method.formula!r} is not {FORMULA!r}"
    if method.rounding not in ROUNDINGS:
        yield "method.rounding", f"{method.rounding!r} is none of {', '.join(ROUNDINGS)}"
        return
    yield from _band_faults(framework)
    yield from _limiter_faults(framework)
    yield from _category_band_faults(framework)


def _band_faults(framework: Framework) -> Iterator[Fault]:
    method = framework.method
    yield from _repeats("method.bands", "id", [band.id for band in method.bands])
    for index, band in enumerate(method.bands):
        yield from _id_faults(f"method.bands[{index}].id", band.id)
        yield from _blank_faults((f"method.bands[{index}].label", band.label))
    occurring = possible_percentages(framework, len(framework.statements))
    yield from _range_faults("method.bands", method.bands, occurring)


def _limiter_faults(framework: Framework) -> Iterator[Fault]:
    method = framework.method
    yield from _repeats("method.limiters", "id", [limiter.id for limiter in method.limiters])
    order = {band.id: index for index, band in enumerate(method.bands)}
    for index, limiter in enumerate(method.limiters):
        place = f"method.limiters[{index}]"
        yield from _id_faults(f"{place}.id", limiter.id)
        yield from _blank_faults((f"{place}.sentence", limiter.sentence))
        if limiter.level not in {level.value for level in framework.scale}:
            yield f"{place}.level", f"the scale has no level {limiter.level}"
        if limiter.count < 1:
            yield f"{place}.count", "a limiter counts at least one statement"
        for name in ("from_band", "limit"):
            if getattr(limiter, name) not in order:
                yield f"{place}.{name}", f"there is no band {getattr(limiter, name)!r}"
        if order.get(limiter.limit, -1) >= order.get(limiter.from_band, len(order)):
            yield f"{place}.limit", "a limiter must limit to a lower band than it applies from"


def _category_band_faults(framework: Framework) -> Iterator[Fault]:
    method = framework.method
    if method.scoring is not ScoringMethod.CATEGORIES:
        return
    values = {level.value for level in framework.scale}
    for index, band in enumerate(method.category_bands):
        if band.level not in values:
            yield f"method.category_bands[{index}].level", f"the scale has no level {band.level}"
    yield from _repeats("method.category_bands", "level", [band.level for band in method.category_bands])
    for place, statement in _placed_statements(framework):
        if not statement.categories:
            yield f"{place}.categories", "scores are given per evidence category and this statement has none"
    counts = {len(statement.categories) for statement in framework.statements}
    occurring = sorted({each for count in counts for each in possible_percentages(framework, count)})
    yield from _range_faults("method.category_bands", method.category_bands, occurring)


def _range_faults(place: str, bands: Sequence[Band | CategoryBand], occurring: Sequence[int]) -> Iterator[Fault]:
    """Check that bands ascend without overlap and that each percentage that can occur has its band."""
    for index, band in enumerate(bands):
        if band.lowest > band.highest:
            yield f"{place}[{index}]", f"the band runs backwards, from {band.lowest} to {band.highest}"
        if index and band.lowest <= bands[index - 1].highest:
            yield f"{place}[{index}]", f"the band overlaps the one before it at {band.lowest}%"
    for percent in occurring:
        if not any(band.lowest <= percent <= band.highest for band in bands):
            yield place, f"no band holds {percent}%, which can occur"


def _source_faults(framework: Framework) -> Iterator[Fault]:
    if not framework.sources:
        yield "sources", "the framework names no source of its wording"
    for index, source in enumerate(framework.sources):
        yield from _blank_faults(
            (f"sources[{index}].title", source.title), (f"sources[{index}].licence", source.licence)
        )
        if not source.url.startswith("https://"):
            yield f"sources[{index}].url", "the link must start with https://"


def _evidence_faults(framework: Framework) -> Iterator[Fault]:
    used = {category.id for category in framework.categories if category.used}
    yield from _repeats("evidence.rules", "id", [rule.id for rule in framework.evidence.rules])
    for index, rule in enumerate(framework.evidence.rules):
        place = f"evidence.rules[{index}]"
        yield from _id_faults(f"{place}.id", rule.id)
        yield from _blank_faults((f"{place}.sentence", rule.sentence))
        asks = rule.kind is EvidenceRuleKind.CATEGORY_IN_EVERY_STATEMENT
        if asks != bool(rule.category):
            yield f"{place}.category", "a rule of the kind category-in-every-statement, and no other, names a category"
        elif asks and rule.category not in used:
            yield f"{place}.category", f"there is no evidence category {rule.category!r} in use"
    for index, source in enumerate(framework.evidence.sources):
        place = f"evidence.sources[{index}]"
        yield from _blank_faults(*((f"{place}.words[{each}]", word) for each, word in enumerate(source.words)))
        for each, category_id in enumerate(source.categories):
            if category_id not in used:
                yield f"{place}.categories[{each}]", f"there is no evidence category {category_id!r} in use"


def _placed_statements(framework: Framework) -> Iterator[tuple[str, Statement]]:
    for index, theme in enumerate(framework.themes):
        for place, statement in enumerate(theme.statements):
            yield f"themes[{index}].statements[{place}]", statement


def _id_faults(place: str, text: str) -> Iterator[Fault]:
    if not _ID.fullmatch(text):
        yield place, f"{text!r} is not an id: small letters and digits, joined by hyphens"


def _blank_faults(*texts: tuple[str, str]) -> Iterator[Fault]:
    return ((place, "this must not be empty") for place, text in texts if not text.strip())


def _repeats(place: str, name: str, values: Iterable[Hashable]) -> Iterator[Fault]:
    seen: set[Hashable] = set()
    for index, value in enumerate(values):
        if value in seen:
            yield f"{place}[{index}]{'.' if name else ''}{name}", f"{value!r} is given more than once"
        seen.add(value)
