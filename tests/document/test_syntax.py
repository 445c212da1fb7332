"""What is not YAML is told by the culprit's place and the remedy, in the author's words."""

import pytest

from advisor.document.parse import parse_document
from advisor.errors import ContentError, Problem

HEAD = "team: Any\n"


def faults(text: str) -> tuple[Problem, ...]:
    with pytest.raises(ContentError) as raised:
        parse_document(text, file="team.yaml")
    return raised.value.problems


@pytest.mark.parametrize(
    ("text", "said", "hint", "place"),
    [
        ('a: "C:\\Users\\bob"\n', r"`\U` within", r"'C:\Users\bob'", (2, 7)),
        ('a: "50\\% done"\n', r"`\%` within", r"'50\% done'", (2, 7)),
        ('a: "it\'s \\d"\n', r"`\d` within", "Write two \\ for each one.", (2, 10)),
        ("a:\n\tb: 1\n", "a tab indents this line", "Replace each tab", (3, 1)),
        ("a:\n  b: 1\n \tc: 2\n", "a tab indents this line", "Replace each tab", (4, 2)),
        ('a: "one\nb: 2\n', 'the quote " that opens here', 'Add "', (2, 4)),
        ("a: 'one\nb: 2\n", "the quote ' that opens here", "Add '", (2, 4)),
        ("a: 'it's here'\n", "text goes on after the quote '", "Write '' for a '", (2, 7)),
        ('a: "x" y\n', 'text goes on after the quote "', 'Write \\" for a "', (2, 6)),
        ("a:1\nb: 2\n", "a blank is missing after this colon", "Write `a: 1`.", (2, 2)),
        ("a:\n  b:1\n  c: 2\n", "a blank is missing after this colon", "`b: 1`", (3, 4)),
        ("a:\n  b 1\n  c: 2\n", "a colon is missing on this line", "Write `b: 1`.", (3, 4)),
        ("a:\n  b = 1\n  c: 2\n", "a colon is missing on this line", "Write `b: 1`.", (3, 4)),
        ("a: 1\nsome words of text\nb: 2\n", "a colon is missing", "Write `key: value`", (3, 1)),
        ("a:\n- b\n-c\n", "a blank is missing after this dash", "Write `- c`.", (4, 2)),
        ("a: “b: c”\n", "the typographic quote “", "Write straight quotes: \" or '.", (2, 4)),
        ("a: b: c\n", "this text holds a colon", "Put the text in quotes: 'b: c'.", (2, 5)),
        ("a: @bob\n", "a value may not begin with @", 'Put it in quotes: "@bob".', (2, 4)),
        ("a: `x`\n", "a value may not begin with `", 'Put it in quotes: "`x`".', (2, 4)),
        ("a: %x\n", "a value may not begin with %", 'Put it in quotes: "%x".', (2, 4)),
        ("a: *bold*\n", "a value may not begin with *", 'Put it in quotes: "*bold*".', (2, 4)),
        ("a: | text\n", "text stands on the line of `|`", "Begin the text on the next", (2, 6)),
        ("a: [1, 2\nb: 3\n", "or ] for the [ of line 2, column 4", "Add the comma", (3, 2)),
        ('a: [1, {b: "]",\n', "the { of line 2, column 8 is never closed", "Add the }", (3, 1)),
        ("a: # [\n  [1, 2,\n", "the [ of line 3, column 3 is never closed", "Add the ]", (4, 1)),
        ("a: {b: 1\nc: 3\n", "or } for the { of line 2, column 4", "Add the comma", (3, 2)),
        ("a:\n  b: 1\n   c: 2\n", "further in than line 3", "in the same column", (4, 4)),
        ("a:\n    b: 1\n  c: 2\n", "in a column where no line above", "same column", (4, 3)),
        ("```yaml\n", "come from Markdown", "Remove the lines with ```", (2, 1)),
        ("=======\nb: 2\n", "a merge conflict was left", "Remove this line.", (2, 1)),
    ],
)
def test_a_broken_line_is_named_with_its_remedy(
    text: str, said: str, hint: str, place: tuple[int, int]
) -> None:
    (problem,) = faults(HEAD + text)
    assert said in problem.message
    assert hint in (problem.hint or "")
    assert problem.location
    assert (problem.location.line, problem.location.column) == place


def test_json_is_not_advised_to_use_single_quotes() -> None:
    (problem,) = faults('{"a": "C:\\Users"}')
    assert problem.hint == "Write two \\ for each one."


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> other\n",
        f"{HEAD}b:\n  a: 1\n<<<<<<< HEAD\n  c: 1\n||||||| base\n=======\n  c: 2\n>>>>>>> other\n",
        '{"a": 1,\n<<<<<<< HEAD\n"b": 1\n=======\n"b": 2\n>>>>>>> other\n}\n',
        f"{HEAD}a: 1\n>>>>>>> other\n",
    ],
)
def test_the_marks_of_a_merge_conflict_are_told_where_they_begin(text: str) -> None:
    (problem,) = faults(text)
    assert problem.message == "a merge conflict was left unresolved here"
    assert "Keep one side" in (problem.hint or "")
    assert problem.location
    line = text.split("\n")[(problem.location.line or 0) - 1]
    assert line.startswith(("<<<<<<<", ">>>>>>>"))


def test_every_conflict_is_told() -> None:
    conflict = "<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> other\n"
    assert [p.location and p.location.line for p in faults(conflict + HEAD + conflict)] == [1, 7]


def test_lines_of_a_text_may_look_like_marks() -> None:
    text = "a: |\n  <<<<<<< HEAD\n  =======\n  >>>>>>> other\n"
    assert "<<<<<<< HEAD" in parse_document(text, file="x").data["a"]


@pytest.mark.parametrize(
    ("text", "sign"), [("\u00a0\u00a0a: 1\n", "U+00A0"), ("a\u200b: 1\n", "U+200B")]
)
def test_an_invisible_character_beside_a_key_is_told(text: str, sign: str) -> None:
    (problem,) = parse_document(HEAD + text, file="team.yaml").problems
    assert sign in problem.message
    assert problem.location
    assert problem.location.line == 2
