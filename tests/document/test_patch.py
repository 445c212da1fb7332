import pytest

from advisor.document.patch import block_entries, put, put_items, remove
from advisor.errors import ContentError


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("a:\n  b: 1   # why\n", 2, "a:\n  b: 2   # why\n"),
        ("a:\n  b:   # why\n", 2, "a:\n  b: 2   # why\n"),
        ("a:\n  b: 1   # why\n", None, "a:\n  b:   # why\n"),
        ("a:\n  b:\n    # why\n    1\n  c: 2", 5, "a:\n  b:\n    # why\n    5\n  c: 2"),
        ("a:\n  b:\n    1\n  c: 2", None, "a:\n  b:\n  c: 2"),
        ("a:\n  b: |\n    x\n    y\n\n  c: 2\n", 5, "a:\n  b: 5\n\n  c: 2\n"),
        ("a:\n  b: 1   # why\n  c: 2\n", {"d": 3}, "a:\n  b:   # why\n    d: 3\n  c: 2\n"),
        ("a:\n  b:\n    d: 3   # x\n    # y\n  c: 2\n", 1, "a:\n  b: 1\n    # y\n  c: 2\n"),
        ("a:\n  b: {d: 3}   # x\n", 1, "a:\n  b: 1   # x\n"),
        ("a:\n  c: 2   # x\n# end\n", 1, "a:\n  c: 2   # x\n  b: 1\n# end\n"),
        ("a:\n    c: 2", 1, "a:\n    c: 2\n    b: 1\n"),
        ("a:   # x\nz: 1\n", 1, "a:   # x\n  b: 1\nz: 1\n"),
        ("a: {}\n", 1, "a:\n  b: 1\n"),
        ("z: 1\n", 1, "z: 1\na:\n  b: 1\n"),
        ("z: 1\n...\n", 1, "z: 1\na:\n  b: 1\n...\n"),
        ("a: {c: 2}   # x\n", 1, "a: {c: 2, b: 1}   # x\n"),
        ("a: {c: }\n", 1, "a: {c: , b: 1}\n"),
        ("a: {c: 2,\n    d: 3}\n", 1, "a: {c: 2,\n    d: 3,\n    b: 1}\n"),
        ("a: {b, c: 2}\n", 1, "a: {b: 1, c: 2}\n"),
        ("a: {b: , c: 2}\n", {"d": [1]}, "a: {b: {d: [1]} , c: 2}\n"),
        ('{"a": {"b" :1}}', "x", '{"a": {"b" :"x"}}'),
        ('{\n\t"a": {\n\t\t"c": 2\n\t}\n}', 1, '{\n\t"a": {\n\t\t"c": 2,\n\t\t"b": 1\n\t}\n}'),
        ('{"z": "\\ud83d\\ude00", "a": {"b": 1}}', 2, '{"z": "\\ud83d\\ude00", "a": {"b": 2}}'),
        ("a:\r\n  c: 1\r\n", 2, "a:\r\n  c: 1\r\n  b: 2\r\n"),
    ],
)
def test_a_value_is_put_where_it_belongs_and_the_rest_stays(
    before: str, value: object, after: str
) -> None:
    assert put(before, ("a", "b"), value) == after


def test_a_new_entry_may_come_first() -> None:
    assert put("a:\n  # x\n  c: 2\n", ("a", "b"), 1, first=True) == "a:\n  # x\n  b: 1\n  c: 2\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a:\n  # x\n  b: 1   # y\n  c: 2\n", "a:\n  # x\n  c: 2\n"),
        ("a:\n  c: 2\n  b:\n    d: 1\n    # z\n", "a:\n  c: 2\n    # z\n"),
        ("a:\n  b: 1\nz: 1\n", "a:\nz: 1\n"),
        ("a: {b: 1, c: 2}\n", "a: {c: 2}\n"),
        ("a: {c: 2, b: 1,}\n", "a: {c: 2,}\n"),
        ("a: {b: 1,}\n", "a: {}\n"),
        ("a: {c: 2}\n", "a: {c: 2}\n"),
        ("z: 1\n", "z: 1\n"),
    ],
)
def test_an_entry_is_taken_away_with_its_own_lines_only(before: str, after: str) -> None:
    assert remove(before, ("a", "b")) == after


LIST = "a:\n  # one\n  - 1   # x\n  # two\n  -\n    2\n  - 3\nz: 1\n"


@pytest.mark.parametrize(
    ("new", "after"),
    [
        ([1, 2, 3, 4], LIST.replace("- 3\n", "- 3\n  - 4\n")),
        ([0, 1, 2, 3], "a:\n  # one\n  - 0\n" + LIST.removeprefix("a:\n  # one\n")),
        ([1, 3], "a:\n  # one\n  - 1   # x\n  - 3\nz: 1\n"),
        ([1, 2], LIST.replace("  - 3\n", "")),
        ([1, 9, 3], "a:\n  # one\n  - 1   # x\n  - 9\n  - 3\nz: 1\n"),
    ],
)
def test_items_that_stay_keep_their_lines(new: list[int], after: str) -> None:
    assert put_items(LIST, ("a",), [1, 2, 3], new) == after


def test_a_list_within_brackets_is_written_anew() -> None:
    assert put_items("a: [1, 2]   # x\n", ("a",), [1, 2], [3]) == "a:   # x\n  - 3\n"


@pytest.mark.parametrize("text", ["z: 1\n", "a:\n", "a: {b: 1}\n", "? a\n: b: 1\n  c: 2\n"])
def test_entries_are_those_in_lines_of_their_own(text: str) -> None:
    assert block_entries(text, ("a",)) == []
    assert block_entries("# x\na:\n  b: 1\n  # y\n  'c': 2\n# z\n", ("a",)) == [
        ("b", 7),
        ("c", 20),
        ("", 29),
    ]


def test_a_text_that_is_no_yaml_is_refused() -> None:
    with pytest.raises(ContentError, match="not YAML"):
        put("a: [", ("a",), 1)
