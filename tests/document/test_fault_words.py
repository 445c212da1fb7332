from typing import Any

import pytest

from advisor.document.fault_words import found_instead, nearest, shorten

LEVEL = "a level (a whole number)"
MAPPING = "a mapping (key: value)"
ANY = "some hint"


@pytest.mark.parametrize(
    ("name", "valid", "hint"),
    [
        ("testin", ["testing", "deployment"], "Did you mean `testing`?"),
        ("a-x-3", ["a-x-2", "a-x-1", "b"], "Did you mean `a-x-1` or `a-x-2`?"),
        ("zzz", ["b", "a"], "Valid here: a, b."),
        (3, [1, 2], "Valid here: 1, 2."),
        ("zzz", [f"name-{number}" for number in range(50)], None),
        ("zzz", [], None),
    ],
)
def test_the_hint_names_what_was_probably_meant_or_the_few_valid_names(
    name: object, valid: list[object], hint: str | None
) -> None:
    assert nearest(name, valid) == hint


@pytest.mark.parametrize(
    ("expected", "value", "raw", "said", "hint"),
    [
        ("text", None, None, "found nothing", ANY),
        ("text", False, "No", "an unquoted `No` as false", 'Put it in quotes: "No".'),
        (LEVEL, True, "yes", "an unquoted `yes` as true", None),
        ("text", 2024, "2024", "found the number 2024", 'Put it in quotes: "2024".'),
        ("text", 1.5, "1.50", "found the number 1.50", 'Put it in quotes: "1.50".'),
        (LEVEL, 1.0, "1.0", "found 1.0", "Write 1."),
        (LEVEL, 1.5, "1.5", "found 1.5", None),
        (LEVEL, float("inf"), "1e999", "found 1e999", None),
        (LEVEL, 1e20, "1e20", "found 1e20", None),
        (LEVEL, "1", "1", "found the text `1`", "Remove the quotes."),
        (LEVEL, "01", "01", "found `01`, which its leading 0 makes text", "Write 1."),
        (LEVEL, "00", "00", "found `00`", "Write 0."),
        (LEVEL, "one", "one", "found `one`", None),
        ("a number", [1], None, "found a list", ANY),
        ("a list", {}, None, "found a mapping", ANY),
        (MAPPING, "level:1", None, "`level:1`", "Write a blank after the colon: `level: 1`."),
        (MAPPING, "http://x", None, "`http://x`", ANY),
        ("a list", "x" * 200, "x" * 200, f"`{'x' * 59}…`", ANY),
    ],
)
def test_a_value_of_the_wrong_type_is_shown_as_it_was_written_with_a_remedy(
    expected: str, value: Any, raw: str | None, said: str, hint: str | None
) -> None:
    message, remedy = found_instead(expected, value, raw)
    assert message.startswith(f"expected {expected}")
    assert said in message
    assert bool(remedy) if hint == ANY else remedy == hint


def test_a_remedy_of_the_callers_own_stands_where_the_value_suggests_none() -> None:
    assert found_instead(LEVEL, True, "yes", "Write 0 or 1.")[1] == "Write 0 or 1."
    assert found_instead(LEVEL, "1", "1", "Write 0 or 1.")[1] == "Remove the quotes."


def test_long_text_is_cut_to_the_length_asked_for() -> None:
    assert shorten("x" * 60) == "x" * 60
    assert shorten("x" * 61) == "x" * 59 + "…"
    assert len(shorten("word " * 9, 10)) == 10
