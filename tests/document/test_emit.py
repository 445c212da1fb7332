import math
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.document.emit import after_key, entry, inline
from advisor.document.parse import parse_document
from tests.strategies import QUICK

TEXTS = st.one_of(
    st.text(alphabet=st.characters(codec="utf-8"), max_size=15),
    st.text(alphabet="a -:#\n'\"|>{}[],&*!%@`~", max_size=8),
    st.sampled_from(("yes", "null", "~", "012", "1e3", ".5", "2026-11-23", "a\n\nb", "a\n b")),
)
SCALARS = st.one_of(st.none(), st.booleans(), st.integers(-(10**17), 10**17), TEXTS)
KEYS = st.text(alphabet="abc-.", min_size=1, max_size=6).map(lambda key: f"k{key}k")
DATA = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=8,
)


def read(text: str) -> Any:
    return parse_document(text, file="any.yaml").data


@QUICK
@given(DATA)
def test_what_is_written_in_lines_reads_back_the_same(data: Any) -> None:
    text = "\n".join([*entry("first", data, 0), *entry("second", 1, 0)])
    assert read(text) == {"first": data, "second": 1}


@QUICK
@given(DATA)
def test_what_is_written_within_braces_reads_back_the_same(data: Any) -> None:
    assert read(f"a: {inline({'b': data})}") == {"a": {"b": data}}
    assert read(f"{{{inline('a', as_json=True)}: {inline(data, as_json=True)}}}") == {"a": data}


@QUICK
@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_reads_back_as_the_same_number(number: float) -> None:
    found = read(f"a: {inline(number)}")["a"]
    assert math.isclose(found, number, rel_tol=0, abs_tol=0)


@pytest.mark.parametrize(
    ("value", "lines"),
    [
        (None, [""]),
        (1, [" 1"]),
        (45.0, [" 45"]),
        (True, [" true"]),
        ("not_applicable", [" not_applicable"]),
        (date(2026, 11, 23), [" 2026-11-23"]),
        ("yes", [' "yes"']),
        ("a: b", [' "a: b"']),
        ("ci/deploy.yml", [" ci/deploy.yml"]),
        ("\x1b[31m", [' "\\u001b[31m"']),
        ("one\ntwo", [" |-", "  one", "  two"]),
        ("one\n two", [" |-", "  one", "   two"]),
        ("a:\n- b \n\n\t# c", [" |-", "  a:", "  - b ", "", "  \t# c"]),
        (" one\ntwo", [' " one\\ntwo"']),
        ("one\ntwo\n", [' "one\\ntwo\\n"']),
        ({"level": 1, "note": "x"}, ["", "  level: 1", "  note: x"]),
        ([{"kind": "log", "ref": "x"}], ["", "  - kind: log", "    ref: x"]),
        ([], [" []"]),
    ],
)
def test_values_are_written_as_a_person_would(value: Any, lines: list[str]) -> None:
    assert after_key(value, 2) == lines
