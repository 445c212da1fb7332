"""Whatever a text holds, it is read or refused with an error that says where."""

import json
from typing import Any

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from advisor.document.parse import Document, parse_document
from advisor.errors import ContentError
from tests.strategies import QUICK

# YAML takes these three for ends of lines, even within quotes.
CHARACTERS = st.characters(codec="utf-8", exclude_characters="\x85\u2028\u2029")
KEYS = st.text(alphabet=CHARACTERS, max_size=8)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**17), 10**17),
    st.floats(allow_nan=False, allow_infinity=False).map(lambda number: round(number, 3)),
    st.text(alphabet=CHARACTERS, max_size=12),
)
DATA = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=12,
)
# Pieces that mean something to a YAML reader, in any order.
PIECES = [
    *"{}[],:-?|>&*!%@#'\"\\~a1\n\t\r\x00\x85\ufeff",
    *("---", "...", "<<", "&a", "*a", "!!str", "!t", "1.0", "no", "null"),
    *(": ", "- ", "? ", "\n  ", "\\ud83d", "\\x"),
]
YAMLISH = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


def read(text: str) -> Document | None:
    """Return what a text holds, or None when it was refused as it should be."""
    try:
        return parse_document(text, file="a.yaml")
    except ContentError as error:
        (problem,) = error.problems
        assert problem.location
        assert (problem.location.line or 0) >= 1
        assert (problem.location.column or 0) >= 1
        assert "\n" not in problem.message
        return None


@QUICK
@given(st.one_of(st.text(alphabet=st.characters(), max_size=60), YAMLISH))
@example("\ud800")
@example("{a: \ud83d\ude00}")
@example('"\\')
@example("%YAML 9.9\n---\n")
def test_any_text_is_read_or_refused_with_its_place(text: str) -> None:
    read(text)


@QUICK
@given(YAMLISH)
def test_every_value_read_has_a_place_within_the_text(text: str) -> None:
    document = read(text)
    lines = len(text.splitlines()) + 1
    for mark in document.marks.values() if document else ():
        assert 0 <= mark.line < lines


@QUICK
@given(DATA, st.sampled_from([None, 1, "\t"]), st.booleans())
def test_any_json_means_what_it_means_to_json(
    data: Any, indent: int | str | None, ascii_only: bool
) -> None:
    text = json.dumps([data], indent=indent, ensure_ascii=ascii_only)
    document = read(text)
    if document is None:  # JSON takes a few characters raw that YAML does not
        assert any(ord(c) in range(0x7F, 0xA0) or c in "\ufffe\uffff" for c in text)
    else:
        assert document.data == [data]
        assert not document.problems


@QUICK
@given(st.dictionaries(st.sampled_from(["a", "b c", "no", "x"]), DATA, max_size=4))
def test_what_a_yaml_writer_writes_is_read_back(data: dict[str, Any]) -> None:
    document = read(yaml.safe_dump(data, allow_unicode=True))
    assert document
    assert document.data == data
