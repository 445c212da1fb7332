"""Texts that a value must hold to be matched: found quickly, before a pattern is tried at all."""

import re
from collections.abc import Iterable
from importlib import import_module
from typing import Any

Literals = frozenset[str]
"""Of these texts, in lower case, each value that is matched holds one, unless it is not ASCII."""

KNOWN: dict[str, Literals | None] = {}
"""Those of each pattern that was read, or of which they were kept."""

_SHORTEST = 2
_WILDCARD = re.compile(r"[*?]|\[.*")
# What a node of a parsed pattern holds that must be matched too, by where that stands.
_WITHIN = {"SUBPATTERN": 3, "ATOMIC_GROUP": None, "ASSERT": 1}
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})


def literals_of(written: Any) -> Literals | None:
    """Return the literals of a matcher; None where a value may be matched without any."""
    if isinstance(written, str):
        return _of_glob(written)
    if isinstance(written, list):
        return _one_of(literals_of(item) for item in written)
    if isinstance(written, dict):
        return _all_of(_of_operator(name, item) for name, item in written.items())
    return None


def _of_operator(name: str, written: Any) -> Literals | None:
    if name == "matches" and isinstance(written, str):
        return _of_pattern(written)
    if name == "all" and isinstance(written, list):
        return _all_of(literals_of(item) for item in written)
    return None


def _of_glob(text: str) -> Literals | None:
    pieces = _WILDCARD.split(text) if "*" in text else [text]
    return _usable([max(pieces, key=len)])


def _of_pattern(pattern: str) -> Literals | None:
    if pattern not in KNOWN:
        KNOWN[pattern] = _read(pattern)
    return KNOWN[pattern]


def _read(pattern: str) -> Literals | None:
    try:
        parse = import_module("re._parser").parse
        return _of_sequence(parse(pattern))
    except (ImportError, AttributeError, re.error, RecursionError):
        return None  # a Python that parses otherwise: every value is tried


def _of_sequence(nodes: Any) -> Literals | None:
    found: list[Literals | None] = []
    run = ""
    for kind, argument in nodes:
        letter = chr(argument) if str(kind) == "LITERAL" else ""
        if letter.isascii() and letter:
            run += letter
            continue
        found += [_usable([run]), _of_node(str(kind), argument)]
        run = ""
    return _all_of([*found, _usable([run])])


def _of_node(kind: str, argument: Any) -> Literals | None:
    if kind == "BRANCH":
        return _one_of(_of_sequence(branch) for branch in argument[1])
    if kind in _REPEATS:
        return _of_sequence(argument[2]) if argument[0] else None
    if kind in _WITHIN:
        place = _WITHIN[kind]
        return _of_sequence(argument if place is None else argument[place])
    return None


def _one_of(parts: Iterable[Literals | None]) -> Literals | None:
    every: set[str] = set()
    for part in parts:
        if part is None:
            return None
        every |= part
    return _usable(every)


def _all_of(parts: Iterable[Literals | None]) -> Literals | None:
    """Return the literals that say most: the longest, and the fewest of them."""
    known = [part for part in parts if part is not None]
    return max(known, key=lambda part: (min(map(len, part)), -len(part)), default=None)


def _usable(texts: Iterable[str]) -> Literals | None:
    lower = frozenset(text.lower() for text in texts)
    fine = lower and all(len(text) >= _SHORTEST and text.isascii() for text in lower)
    return lower if fine else None
