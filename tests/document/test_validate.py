from dataclasses import dataclass, field
from typing import Any, Literal

import pytest

from advisor.document.checked import (
    Days,
    DottedId,
    Flag,
    Frozen,
    Id,
    LevelKey,
    LevelNumber,
    Text,
    Version,
    Weight,
    WholeDays,
)
from advisor.document.parse import parse_document
from advisor.document.validate import validate
from advisor.errors import ContentError, Location, Problem

ANY = "some hint"


@dataclass(frozen=True, kw_only=True)
class Item(Frozen):
    """Holds one value of each kind that needs more than a type."""

    id: Id = "a"
    dotted: DottedId = "a.b"
    text: Text = "x"
    version: Version = "1.0.0"
    level: LevelNumber = 0
    days: Days = 0
    whole: WholeDays = 1
    weight: Weight = 1
    flag: Flag = False
    direction: Literal["higher", "lower"] = "higher"
    levels: dict[LevelKey, Text] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Whole(Frozen):
    """Holds items, and a name that must be there."""

    name: Text
    items: tuple[Item, ...] = ()


def read(text: str) -> Whole:
    document = parse_document(text, file="a.yaml")
    return validate(Whole, document.data, locate=document.locate, mark=document.mark)


def faults(text: str) -> list[Problem]:
    with pytest.raises(ContentError) as raised:
        read(text)
    return list(raised.value.problems)


def test_a_sound_document_becomes_a_model() -> None:
    text = "name: ' x '\nitems:\n- {id: a-1, weight: 2, days: 0.5, levels: {0: none}}\n"
    assert read(text) == Whole(
        name="x", items=(Item(id="a-1", weight=2, days=0.5, levels={0: "none"}),)
    )


@pytest.mark.parametrize(
    ("key", "written"),
    [
        ("id", "Big"),
        ("id", "a--b"),
        ("id", "a" * 61),
        ("id", "5"),
        ("dotted", "plain"),
        ("dotted", "a.b.c"),
        ("text", "''"),
        ("text", "'  '"),
        ("text", "No"),
        ("version", "1.0"),
        ("level", "-1"),
        ("level", "21"),
        ("level", "1.0"),
        ("level", "'1'"),
        ("level", "yes"),
        ("days", "-0.5"),
        ("days", "1001"),
        ("days", "1e999"),
        ("whole", "0"),
        ("whole", "1.5"),
        ("weight", "0"),
        ("weight", "101"),
        ("weight", "true"),
        ("flag", "1"),
        ("flag", "'true'"),
        ("levels", "{x: text}"),
        ("levels", "{-1: text}"),
        ("levels", "[text]"),
    ],
)
def test_a_value_beyond_its_limits_is_one_problem_at_its_place(key: str, written: str) -> None:
    (problem,) = faults(f"name: x\nitems:\n- id: a\n- {{{key}: {written}}}\n")
    place = problem.location
    assert place
    assert (place.file, place.line) == ("a.yaml", 4)
    assert (place.field or "").startswith(f"items[1].{key}")


@pytest.mark.parametrize(
    ("written", "message", "hint"),
    [
        ("text: No", "an unquoted `No` as false", 'Put it in quotes: "No".'),
        ("text: 3", "found the number 3", 'Put it in quotes: "3".'),
        ("level: 2.0", "expected a whole number, found 2.0", "Write 2."),
        ("level: '2'", "found the text `2`", "Remove the quotes."),
        ("levl: 2", "`levl` is not a field here", "Did you mean `level`?"),
        ("levels: 2", "expected a mapping (key: value), found `2`", ANY),
        ("weight: -1", "`weight` is -1, and must be above 0", "Write a number above 0."),
        ("level: 99", "`level` is 99, and must be at most 20", ANY),
        ("id: Big One", "`Big One` is not an id", ANY),
        ("dotted: nope-1", "`nope-1` is not an id of two parts", ANY),
        ("version: 1.x", "`1.x` is not a version", "Write three numbers with dots, such as 1.0.0."),
        ("text: ' '", "expected text, found only blanks", ANY),
        ("direction: hihger", "`hihger` is not valid for `direction`", "Did you mean `higher`?"),
        ('levels: {"1.0": x}', "`1.0` is not a level", "Write a whole number such as 1."),
        ('levels: {"01": x}', "`01` is not a level", ANY),
        ('levels: {" 1": x}', "` 1` is not a level", ANY),
        ('levels: {"+1": x}', "`+1` is not a level", ANY),
        ("levels: {99: x}", "is not a level", ANY),
    ],
)
def test_a_fault_is_put_into_words_with_a_remedy(
    written: str, message: str, hint: str | None
) -> None:
    (problem,) = faults(f"name: x\nitems: [{{{written}}}]\n")
    assert message in problem.message
    assert bool(problem.hint) if hint == ANY else problem.hint == hint


def test_a_key_may_be_a_number_or_its_text_as_json_has_it() -> None:
    assert read('name: x\nitems: [{levels: {"1": a, 2: b}}]\n').items[0].levels == {1: "a", 2: "b"}


def test_what_the_parser_refused_is_not_refused_again() -> None:
    document = parse_document("name: *x\nitems: [{level: 99}]\n", file="a.yaml")
    with pytest.raises(ContentError) as raised:
        validate(
            Whole,
            document.data,
            locate=document.locate,
            mark=document.mark,
            earlier=document.problems,
        )
    assert [problem.message.split()[0] for problem in raised.value.problems] == [
        "anchors",
        "`level`",
    ]


@pytest.mark.parametrize("text", ["just text", "[1, 2]", "null"])
def test_a_document_that_is_no_mapping_is_one_problem(text: str) -> None:
    (problem,) = faults(text)
    assert problem.message.startswith("expected a mapping")


def test_all_faults_come_at_once_after_those_already_known() -> None:
    known = Problem(message="known before")
    with pytest.raises(ContentError) as raised:
        validate(
            Whole, {"nam": "x", "items": [{"level": 99}]}, locate=locate_nowhere, earlier=[known]
        )
    messages = [problem.message for problem in raised.value.problems]
    assert messages[0] == "known before"
    assert {"`name` is missing", "`nam` is not a field here"} <= set(messages)
    assert len(messages) == 4


def locate_nowhere(_path: Any) -> Any:
    return None


@dataclass(frozen=True, kw_only=True)
class Items(Frozen):
    """Holds many."""

    items: tuple[Item, ...]


@pytest.mark.parametrize("where", ["first", "last"])
def test_of_very_many_faults_some_are_told_and_all_are_counted(where: str) -> None:
    faulty, sound = [{"id": 1, "text": 2} for _ in range(5_000)], [{"id": "a"}] * 5_000
    items = [*faulty, *sound] if where == "first" else [*sound, *faulty]
    with pytest.raises(ContentError) as raised:
        validate(Items, {"items": items}, locate=lambda path: Location(file="", field=str(path)))
    error = raised.value
    assert 50 <= len(error.problems) <= 2_000
    assert error.count == 10_000
    assert "is not text" in error.problems[0].message or "text" in error.problems[0].message
