"""Frozen dataclasses whose methods are shared: they behave as the standard ones do."""

from dataclasses import FrozenInstanceError, field, fields, is_dataclass, replace
from functools import cached_property

import pytest
from msgspec import msgpack

from advisor import load_rubric
from advisor.frozen import dataclass
from advisor.rubric.model import EvidenceKind


@dataclass(frozen=True, kw_only=True)
class Point:
    """A place on a line."""

    at: int
    name: str = "here"
    notes: list[str] = field(default_factory=list)
    secret: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        if self.at < 0:
            raise ValueError("a place lies to the right")

    @cached_property
    def twice(self) -> int:
        return 2 * self.at


@dataclass(frozen=True, kw_only=True)
class Marked(Point):
    """A place with a mark."""

    mark: str


def test_fields_go_by_name_and_have_defaults_of_their_own() -> None:
    first, second = Point(at=1), Point(at=1)
    assert (first.at, first.name, first.notes) == (1, "here", [])
    assert first.notes is not second.notes
    assert Marked(at=2, mark="x").name == "here"
    assert [each.name for each in fields(Marked)] == ["at", "name", "notes", "secret", "mark"]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({}, "Point lacks at"),
        ({"at": 1, "nam": "x"}, "Point has no field nam"),
        ({"name": "x", "colour": "red"}, "Point lacks at"),
    ],
)
def test_a_field_that_is_missing_or_unknown_is_refused(
    given: dict[str, object], message: str
) -> None:
    with pytest.raises(TypeError, match=message):
        Point(**given)  # type: ignore[arg-type]


def test_nothing_can_be_set_or_deleted() -> None:
    point = Point(at=1)
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'at'"):
        point.at = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'at'"):
        del point.at
    assert point.at == 1


def test_what_a_class_checks_is_checked_in_copies_as_well() -> None:
    assert replace(Point(at=1), at=3) == Point(at=3)
    with pytest.raises(ValueError, match="to the right"):
        replace(Point(at=1), at=-1)


def test_equal_are_those_of_one_class_with_equal_fields_whatever_they_computed() -> None:
    first, second = Point(at=1), Point(at=1)
    assert first.twice == 2
    assert first == second
    assert hash(first) == hash(second)
    assert first != Point(at=1, notes=["x"])
    assert Marked(at=1, mark="x") != first
    assert first != object()


def test_it_shows_its_fields() -> None:
    assert repr(Marked(at=1, mark="x")) == "Marked(at=1, name='here', notes=[], mark='x')"
    assert is_dataclass(Point)


def test_models_of_a_rubric_are_equal_by_value_and_shown_by_their_fields() -> None:
    kind = load_rubric().evidence_kinds[0]
    assert repr(kind).startswith(f"EvidenceKind(id={kind.id!r}, title=")
    assert replace(kind) == kind
    assert msgpack.decode(msgpack.encode(kind), type=EvidenceKind) == kind
