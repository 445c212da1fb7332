"""The reader returns what is right and notes what is not; one document tells all its faults."""

from datetime import date
from typing import Any

import pytest

from advisor.document.parse import parse_document
from advisor.document.reader import Reader


def reader(text: str) -> tuple[Reader, Any]:
    document = parse_document(text, file="a.yaml")
    return Reader(document), document.data


def test_values_of_the_right_type_are_returned_without_a_problem() -> None:
    notes, data = reader("t: ' x '\nn: 1\nd: 2024-02-29\nl: [1]\nm: {a: 1}\n")
    assert notes.text(data["t"], ("t",)) == "x"
    assert notes.number(data["n"], ("n",)) == 1.0
    assert notes.day(data["d"], ("d",)) == date(2024, 2, 29)
    assert notes.items(data["l"], ("l",)) == [1]
    assert notes.mapping(data["m"], ("m",)) == {"a": 1}
    assert notes.problems == []


def test_nothing_is_none_or_empty_and_no_problem() -> None:
    notes, _ = reader("a:\n")
    path = ("a",)
    assert (notes.text(None, path), notes.number(None, path), notes.day(None, path)) == (None,) * 3
    assert notes.one_of(None, path, ("x",), "a thing") is None
    assert (notes.items(None, path), notes.mapping(None, path)) == ([], {})
    assert notes.problems == []


@pytest.mark.parametrize(
    ("method", "written", "said"),
    [
        ("text", "1", "expected text"),
        ("text", "'  '", "only blanks"),
        ("text", "[x]", "found a list"),
        ("number", "'1'", "found the text `1`"),
        ("number", "yes", "expected a number"),
        ("number", "1e999", "too large"),
        ("number", ".nan", "expected a number"),
        ("day", "2026-02-29", "2026-02-29 is not a date that exists"),
        ("day", "2026-13-01", "not a date that exists"),
        ("day", "0000-01-01", "not a date that exists"),
        ("day", "26-01-01", "expected a date (YYYY-MM-DD)"),
        ("day", "2026-1-1", "expected a date"),
        ("day", "20260101", "expected a date"),
        ("day", "2026-01-01T00:00:00", "expected a date"),
        ("day", "tomorrow", "found `tomorrow`"),
        ("items", "{a: 1}", "expected a list, found a mapping"),
        ("items", "x", "expected a list"),
        ("mapping", "[a]", "expected a mapping (key: value), found a list"),
    ],
)
def test_a_wrong_value_is_one_problem_at_its_place(method: str, written: str, said: str) -> None:
    notes, data = reader(f"other: 1\nkey: {written}\n")
    getattr(notes, method)(data["key"], ("key",))
    (problem,) = notes.problems
    assert said in problem.message
    assert str(problem.location) == "a.yaml:2:1 (key)"


def test_a_number_has_a_lowest_value() -> None:
    notes, data = reader("a: -0.5\nb: 0\n")
    notes.number(data["a"], ("a",), low=0)
    notes.number(data["b"], ("b",), low=0)
    assert [problem.message for problem in notes.problems] == ["-0.5 is below 0"]


@pytest.mark.parametrize(
    ("written", "valid", "value"),
    [("online", ("online", "batch"), "online"), ("true", (True, False), True)],
)
def test_one_of_the_valid_values_is_returned(
    written: str, valid: tuple[Any, ...], value: Any
) -> None:
    notes, data = reader(f"key: {written}\n")
    assert notes.one_of(data["key"], ("key",), valid, "a thing") == value
    assert notes.problems == []


@pytest.mark.parametrize(
    ("written", "valid", "message", "hint"),
    [
        ("onlin", ("online", "batch"), "`onlin` is not a thing", "Did you mean `online`?"),
        ("1", (True, False), "`1` is not a thing", "Valid here: false, true."),
        ("yes", ("online",), "`yes` is not a thing", "Valid here: online."),
        ("'true'", (True, False), "`true` is not a thing", "Remove the quotes."),
        ("[]", ("online",), "`[]` is not a thing", "Valid here: online."),
    ],
)
def test_any_other_value_is_refused_with_what_would_be_valid(
    written: str, valid: tuple[Any, ...], message: str, hint: str
) -> None:
    notes, data = reader(f"key: {written}\n")
    assert notes.one_of(data["key"], ("key",), valid, "a thing") is None
    (problem,) = notes.problems
    assert (problem.message, problem.hint) == (message, hint)


def test_fields_are_those_filled_in_and_the_rest_is_noted() -> None:
    notes, data = reader("name: x\nempty:\nnmae: y\n5: z\n")
    required = {"name": "x", "empty": "y", "size": "1"}
    found = notes.fields(data, (), ("name", "empty", "size"), required)
    assert {"name", "empty", "size"} & set(found) == {"name"}
    assert [(p.message, p.hint) for p in notes.problems] == [
        ("`nmae` is not a field here", "Did you mean `name`?"),
        ("`5` is not a field here", "Valid here: empty, name, size."),
        ("`empty` is missing", "Add `empty: y`."),
        ("`size` is missing", "Add `size: 1`."),
    ]


def test_an_alias_is_told_once_and_neither_missing_nor_of_the_wrong_type() -> None:
    notes, data = reader("name: *x\nlist: [*y]\n")
    found = notes.fields(data, (), ("name", "list"), {"name": "x"})
    notes.fields(found["list"][0], ("list", 0), ("kind",), {"kind": "x"})
    notes.wrong(("name",), "text", None)
    assert [problem.message[:7] for problem in notes.problems] == ["anchors", "anchors"]


def test_without_valid_names_any_name_will_do() -> None:
    notes, data = reader("a: 1\nb: 2\n")
    assert notes.fields(data, (), None) == {"a": 1, "b": 2}
    assert notes.one_of(1, ("a",), None, "a thing") == 1
    notes.name(("a",), None, "a thing", "Look it up.")
    assert notes.problems == []


def test_repeated_keys_are_among_the_problems_from_the_start() -> None:
    notes, _ = reader("a: 1\na: 2\n")
    assert [problem.message for problem in notes.problems] == ["`a` stands twice: first on line 1"]


def test_a_file_of_nothing_but_faults_is_told_all_of_them_with_advice_on_the_first() -> None:
    notes, data = reader("".join(f"name-{number}: 1\n" for number in range(1_000)))
    notes.fields(data, (), ("name-x", "size"))
    assert len(notes.problems) == 1_000
    assert notes.problems[0].hint
