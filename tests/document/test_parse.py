import json
from typing import Any

import pytest

from advisor.document.parse import Document, dotted, parse_document
from advisor.document.plain_data import DEEPEST
from advisor.errors import ContentError, Location, Problem


def parse(text: str) -> Any:
    return parse_document(text, file="a.yaml").data


def problems(text: str) -> tuple[Problem, ...]:
    """Return what is wrong with a text, whether or not it can be read past."""
    try:
        return parse_document(text, file="a.yaml").problems
    except ContentError as error:
        return error.problems


def refusal(text: str) -> Problem:
    """Return the last problem of a text, after which it was not read any further."""
    return problems(text)[-1]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1", 1),
        ("-12", -12),
        ("+0", 0),
        ("1.50", 1.5),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("true", True),
        ("No", False),
        ("ON", True),
        ("~", None),
        ("null", None),
        ("2026-11-23", "2026-11-23"),
        ("007", "007"),
        ("1_000", "1_000"),
        ("0x10", "0x10"),
        ("0o17", "0o17"),
        ("12:30:45", "12:30:45"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("y", "y"),
        ('"1"', "1"),
        ("'No'", "No"),
        ("some text", "some text"),
    ],
)
def test_only_what_looks_like_json_is_more_than_text(text: str, value: Any) -> None:
    found = parse(f"key: {text}\n")["key"]
    assert (found, type(found)) == (value, type(value))


def test_an_empty_value_is_none_and_folded_text_is_text() -> None:
    assert parse("a:\nb: >-\n  1\nc: |\n  no\n") == {"a": None, "b": "1", "c": "no\n"}


def test_keys_are_whole_numbers_or_text_and_never_true_or_none() -> None:
    assert list(parse('1: a\n"2": b\nyes: c\nnull: d\n3.5: e\n')) == [1, "2", "yes", "null", "3.5"]


@pytest.mark.parametrize(
    "data",
    [
        {"text": 'quotes " \\ and / and \u00e9 \u4e2d', "list": [1, 2.5, None, True, {}], "": ""},
        {"emoji": "😀😀 and \\ud83d\\ude00 as written", "control": "\x1b\x00\u202e"},
        [],
    ],
)
@pytest.mark.parametrize("indent", [None, 2, "\t"])
@pytest.mark.parametrize("ascii_only", [True, False])
def test_json_means_what_it_means_to_json(
    data: Any, indent: int | str | None, ascii_only: bool
) -> None:
    assert parse(json.dumps(data, indent=indent, ensure_ascii=ascii_only)) == data


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_of_either_kind_count_the_same(end: str) -> None:
    document = parse_document(f"a: 1{end}b:{end}  c: x{end}", file="a.yaml")
    assert document.data == {"a": 1, "b": {"c": "x"}}
    assert document.locate(("b", "c")) == Location(file="a.yaml", line=3, column=3, field="b.c")


@pytest.mark.parametrize(
    ("text", "said", "place"),
    [
        ("", "the file is empty", (1, 1)),
        ("  \n# only a remark\n", "the file is empty", (1, 1)),
        ("a: 1\n---\nb: 2\n", "more than one YAML document", (2, 1)),
        ("---\n---\n", "more than one YAML document", (2, 1)),
        ("a: &x 1\nb: *x\n", "anchors and aliases", (1, 4)),
        ("a: *x\n", "anchors and aliases", (1, 4)),
        ("&x a: 1\n", "a key must be plain text", (1, 1)),
        ("a: !!python/object/apply:os.system [id]\n", "the tag tag:yaml.org,2002:python", (1, 4)),
        ("a: !!str 1\n", "the tag tag:yaml.org,2002:str is not used", (1, 4)),
        ("a: !mine x\n", "the tag !mine is not used", (1, 4)),
        ("[a]: 1\n", "a key must be plain text", (1, 1)),
        ("? {a: 1}\n: 2\n", "a key must be plain text", (1, 3)),
        ("a:\n\tb: 1\n", "a tab indents this line", (2, 1)),
        ("a: [1, 2\n", "a comma is missing here, or ]", (2, 1)),
        ("a: b: c\n", "this text holds a colon", (1, 5)),
        ('a: 1\nb: "x\x1by"\n', r"the control character \x1b", (2, 6)),
        ("a: \x7f\n", r"the control character \x7f", (1, 4)),
        ("a: \ud800\n", r"the control character \ud800", (1, 4)),
        ('{"a": "\\ud83d"}', r"`\u` within double quotes", (1, 8)),
    ],
)
def test_what_plain_data_does_not_need_is_refused_with_its_place(
    text: str, said: str, place: tuple[int, int]
) -> None:
    problem = problems(text)[0]
    assert said in problem.message
    assert problem.hint
    assert problem.location
    assert (problem.location.file, problem.location.line, problem.location.column) == (
        "a.yaml",
        *place,
    )


BOMB = "a: &a [x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n"
    for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (BOMB, "anchors and aliases"),
        ("[" * 100_000, "nests deeper"),
        ("[" * 100_000 + "]" * 100_000, "nests deeper"),
        ("{a: " * 100_000, "nests deeper"),
        ("- " * 100_000, "nests deeper"),
        ("\n".join(" " * depth + "a:" for depth in range(1_000)), "nests deeper"),
        ("? " * 100_000, "a key must be plain text"),
    ],
    ids=["bomb", "flow", "closed", "maps", "dashes", "block", "keys"],
)
def test_a_document_made_to_exhaust_the_reader_is_refused(text: str, said: str) -> None:
    assert said in refusal(text).message


@pytest.mark.parametrize("text", ["[" + "1," * 1_000 + "]", "{" + "a," * 1_000 + "}"])
def test_values_and_repeated_keys_are_read_up_to_a_limit(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert parse(text)
    monkeypatch.setattr("advisor.document.parse.MOST_VALUES", 999)
    assert refusal(text).message == "the file holds more than 999 values"


def test_documents_as_deep_as_allowed_are_read() -> None:
    assert parse("[" * DEEPEST + "]" * DEEPEST)
    assert "nests deeper" in refusal("[" * (DEEPEST + 2) + "]" * (DEEPEST + 2)).message


class TestDuplicateKeys:
    text = "a: 1\nb:\n  c: 1\n  c: [x]\na: {d: 2}\na: 3\n"

    def document(self) -> Document:
        return parse_document(self.text, file="a.yaml")

    def test_the_first_value_is_kept(self) -> None:
        assert self.document().data == {"a": 1, "b": {"c": 1}}

    def test_each_repetition_is_a_problem_that_names_both_places(self) -> None:
        found = [(p.message, p.location) for p in self.document().problems]
        assert found == [
            (
                "`c` stands twice: first on line 3",
                Location(file="a.yaml", line=4, column=3, field="b.c"),
            ),
            (
                "`a` stands twice: first on line 1",
                Location(file="a.yaml", line=5, column=1, field="a"),
            ),
            (
                "`a` stands twice: first on line 1",
                Location(file="a.yaml", line=6, column=1, field="a"),
            ),
        ]

    def test_a_number_and_its_text_are_the_same_key(self) -> None:
        document = parse_document('1: a\n"1": b\n', file="a.yaml")
        (problem,) = document.problems
        assert document.data == {1: "a"}
        assert problem.message == "`1` stands twice: first on line 1"
        assert str(problem.location) == "a.yaml:2:1 (1)"


def test_what_can_be_stepped_over_is_reported_together_and_stands_for_nothing() -> None:
    text = "a: &x {b: 1}\nc: *x\nd: !mine 2\ne: !mine [3]\n---\nf: 1\n"
    document = parse_document(text, file="a.yaml")
    assert document.data == {"a": {"b": 1}, "c": None, "d": None, "e": [3]}
    assert [problem.location.line for problem in document.problems if problem.location] == [
        1,
        2,
        3,
        4,
        5,
    ]
    assert [document.mark((key,)).usable for key in "acde"] == [True, False, False, True]


def test_what_cannot_be_read_past_comes_after_what_was_noted_before() -> None:
    found = problems("a: *x\nb: 1\nb: 2\nc: [1\n")
    assert [problem.message.split()[0] for problem in found] == ["anchors", "`b`", "a"]


@pytest.mark.parametrize(
    ("path", "line", "column", "field"),
    [
        ((), 1, 1, None),
        (("answers",), 2, 1, "answers"),
        (("answers", "a.b"), 3, 3, "answers.a.b"),
        (("answers", "a.b", "evidence", 1), 6, 9, "answers.a.b.evidence[1]"),
        (("answers", "a.b", "evidence", 1, "kind"), 6, 9, "answers.a.b.evidence[1].kind"),
        (("answers", "missing"), 2, 1, "answers.missing"),
        (("elsewhere", 3), 1, 1, "elsewhere[3]"),
    ],
)
def test_a_place_is_that_of_the_value_or_of_the_deepest_part_that_is_there(
    path: tuple[str | int, ...], line: int, column: int, field: str | None
) -> None:
    text = "team:\nanswers:\n  a.b:\n    evidence:\n      - kind: x\n      - kind: y\n"
    place = parse_document(text, file="a.yaml").locate(path)
    assert place == Location(file="a.yaml", line=line, column=column, field=field)


def test_a_path_is_written_as_authors_read_it() -> None:
    assert dotted(("answers", "a.b", "evidence", 0, "kind")) == "answers.a.b.evidence[0].kind"
    assert dotted((0, "a")) == "[0].a"
    assert dotted(()) == ""


def test_a_mark_keeps_how_a_value_was_written() -> None:
    document = parse_document("level: 1.00\nflag: Off\nlist: [a]\n", file="a.yaml")
    assert document.mark(("level",)).raw == "1.00"
    assert document.mark(("flag",)).raw == "Off"
    assert document.mark(("list",)).raw is None
