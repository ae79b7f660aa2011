"""Quick values are what frozen dataclasses are."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, asdict, dataclass, field, replace
from inspect import signature

import pytest

from domain.assessment import EvidenceItem, EvidenceKind, Passage
from domain.quick import maker_of, quick


@quick
@dataclass(frozen=True, slots=True)
class Place:
    name: str
    page: int = 1
    twin: str = ""


@dataclass(frozen=True, slots=True)
class Plain:
    name: str
    page: int = 1
    twin: str = ""


PLACE = Place("Appendix", twin="B")


def _set(value: object) -> None:
    value.page = 2  # type: ignore[attr-defined]


def _delete(value: object) -> None:
    del value.page  # type: ignore[attr-defined]


def _add(value: object) -> None:
    value.other = 1  # type: ignore[attr-defined]


def _change_class(value: object) -> None:
    value.__class__ = Plain


@pytest.mark.parametrize("change", [_set, _delete, _add, _change_class])
def test_a_quick_value_cannot_be_changed(change: Callable[[object], None]) -> None:
    with pytest.raises((FrozenInstanceError, TypeError)):
        change(PLACE)
    assert (PLACE.page, type(PLACE), hasattr(PLACE, "other")) == (1, Place, False)


def test_it_is_filled_as_the_plain_one_is() -> None:
    assert asdict(PLACE) == asdict(Plain("Appendix", twin="B"))
    assert signature(Place) == signature(Plain)
    assert repr(PLACE) == "Place(name='Appendix', page=1, twin='B')"


def test_equal_values_are_equal_and_hash_alike() -> None:
    assert Place("Appendix", 1, "B") == PLACE != Place("Appendix", 2, "B")
    assert len({Place("Appendix", 1, "B"), PLACE}) == 1


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))])
def test_it_is_copied_whole(again: Callable[[Place], Place]) -> None:
    copied = again(PLACE)
    assert (copied, type(copied)) == (PLACE, Place)


def test_replacing_a_field_leaves_the_value_and_makes_another() -> None:
    assert (replace(PLACE, page=9), PLACE.page) == (Place("Appendix", 9, "B"), 1)


@pytest.mark.parametrize("given", [{}, {"name": "a", "other": 1}])
def test_wrong_fields_are_refused_by_name(given: dict[str, object]) -> None:
    with pytest.raises(TypeError, match=r"Place\.__init__\(\)"):
        Place(**given)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class WithFactory:
    names: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class ByNameOnly:
    name: str


@dataclass(frozen=True, slots=True)
class NotGiven:
    name: str = field(default="", init=False)


@dataclass(frozen=True, slots=True)
class WithMore:
    name: str

    def __post_init__(self) -> None: ...


@dataclass(frozen=True, slots=True)
class WithBase(Plain):
    number: int = 0


@dataclass(frozen=True)
class WithoutSlots:
    name: str


@pytest.mark.parametrize("unfit", [WithFactory, ByNameOnly, NotGiven, WithMore, WithBase, WithoutSlots])
def test_a_class_it_does_not_fit_is_refused(unfit: type) -> None:
    with pytest.raises(TypeError, match=unfit.__name__):
        quick(unfit)


def test_a_quick_class_has_no_subclasses() -> None:
    with pytest.raises(TypeError, match="no subclasses"):
        type("Inner", (Place,), {})


@pytest.mark.parametrize("value", [EvidenceItem("i", "E-001", "A note"), Passage("p", "paragraph", "Text.")])
def test_the_values_of_an_assessment_stay_frozen(value: object) -> None:
    with pytest.raises(FrozenInstanceError):
        value.kind = EvidenceKind.FILE  # type: ignore[attr-defined]


def test_a_maker_makes_what_the_class_makes() -> None:
    make = maker_of(Place)
    assert make("Appendix", twin="B") == PLACE
    assert (type(make("Appendix")), make("Appendix"), hash(make("A", 2))) == (
        Place,
        Place("Appendix"),
        hash(Place("A", 2)),
    )
    with pytest.raises(FrozenInstanceError):
        _set(make("Appendix"))
    with pytest.raises(TypeError):
        make()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="not quick"):
        maker_of(Plain)
