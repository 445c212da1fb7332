"""Odd values, and sound texts and data with some of them in it."""

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

from tests.fuzz.case import as_latin

Path = tuple[str | int, ...]
WORDS = (
    "",
    " ",
    "0",
    "-1",
    "1.0",
    "9" * 30,
    "9" * 5000,
    "1e999",
    "-1e308",
    ".nan",
    "NaN",
    "Infinity",
    "yes",
    "null",
    "~",
    "N/A",
    "unknown",
    "not_applicable",
    "0001-01-01",
    "9999-12-31",
    "2026-02-30",
    "2026-W01-1",
    "a\nb",
    "\n::error file=x::y",
    "::error::x",
    "##vso[task.complete]x",
    "@everybody #1",
    "=1+1",
    "<script>alert(1)</script>",
    "{{ 7 * 7 }}",
    "{% for a in b %}",
    "${x}",
    "../x",
    "C:\\Users\\bob",
    "\ud83d",
    "\u202e\u2028\u200b",
    "漢字 مرحبا 🙂",
    "\x00",
    "\x1b[2J",
    "x" * 70_000,
    "[" * 3000,
    "{a: " * 300,
    "- " * 300,
    "&a [*a]",
    "!!python/object/apply:os.system [id]",
    "---",
    "<<<<<<< HEAD\n=======\n>>>>>>> main\n",
    "\t",
    "\r",
    "\ufeff",
    "|\n  x",
    '"',
    "'",
    "#",
    ":",
    "schema_version",
)
NUMBERS = (0, 1, 2, -1, 20, 21, 10**6, 10**18, 10**30, 0.5, 1e-9, 1e300, -0.0, True, False)
words = st.sampled_from(WORDS)
values: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), words, st.sampled_from(NUMBERS), st.text(max_size=20)),
    lambda below: st.one_of(
        st.lists(below, max_size=3), st.dictionaries(words | st.text(max_size=8), below, max_size=3)
    ),
    max_leaves=6,
)


@st.composite
def damaged_text(draw: st.DrawFn, sound: str) -> str:
    """Draw a text with parts cut out, doubled, moved, or odd words put in; as Latin-1."""
    text = as_latin(sound)
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 60)))
        part = draw(st.one_of(st.just(""), st.just(text[start:end] * 2), words.map(as_latin)))
        text = text[:start] + part + text[end:]
    return text


@st.composite
def damaged_data(draw: st.DrawFn, sound: Any) -> Any:
    """Draw data with values and keys replaced, taken out, or added."""
    data = deepcopy(sound)
    for _ in range(draw(st.integers(1, 4))):
        places = list(_places(data))
        if not places:
            break
        *above, last = draw(st.sampled_from(places))
        parent: Any = data
        for part in above:
            parent = parent[part]
        kept = parent[last]
        change = draw(st.sampled_from(("value", "value", "value", "gone", "key", "twice")))
        if change == "value":
            parent[last] = draw(values)
        elif change == "gone":
            del parent[last]
        elif isinstance(parent, list):
            parent.append(deepcopy(kept))
        else:
            parent[draw(words)] = parent.pop(last) if change == "key" else deepcopy(kept)
    return data


def as_json(data: Any) -> str:
    """Return data as JSON (with NaN and all), as Latin-1."""
    return as_latin(json.dumps(data, ensure_ascii=False))


def _places(data: Any, path: Path = ()) -> Iterator[Path]:
    entries: Any = ()
    if isinstance(data, dict):
        entries = data.items()
    elif isinstance(data, list):
        entries = enumerate(data)
    for key, below in entries:
        yield (*path, key)
        yield from _places(below, (*path, key))


def either(sound: str, data: Any) -> st.SearchStrategy[str]:
    """Draw a damaged file: its text, its data as JSON, or something else altogether."""
    return st.one_of(
        damaged_text(sound),
        damaged_data(data).map(as_json),
        damaged_data(data).map(as_json),
        values.map(as_json),
        st.binary(max_size=200).map(lambda raw: raw.decode("latin-1")),
    )
