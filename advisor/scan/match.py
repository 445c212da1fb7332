"""Whether a value of a fact is what a detector asks for.

A matcher is written as YAML: a text, which may hold `*`; a flag or a number; a list, of which one
must match; or a mapping with `matches` (a regular expression, found anywhere), `not` (a matcher),
`all` (matchers), `min` or `max`. A field that holds several texts matches when one of them does;
under `not`, when none does.
"""

import re
from collections.abc import Callable
from fnmatch import translate
from functools import cache
from typing import Any

from advisor.scan.fact import Value
from advisor.translation import sentence

Matcher = Callable[[Value], bool]
_OPERATORS = ("matches", "not", "all", "min", "max")


class MatcherError(ValueError):
    """A matcher that cannot be read; its text says why."""


def compile_matcher(written: Any, *, at_once: bool = True) -> Matcher:
    """Return the test that a matcher in YAML stands for. Raises MatcherError.

    Unless all is compiled `at_once`, a pattern is when it is first used.
    """
    if isinstance(written, bool):
        return lambda value: value is written
    if isinstance(written, int):
        return lambda value: not isinstance(value, bool) and value == written
    if isinstance(written, str):
        return _texts([written])
    if isinstance(written, list):
        return _list(written, at_once=at_once)
    if isinstance(written, dict) and written:
        return _all([_operator(n, item, at_once=at_once) for n, item in written.items()])
    raise MatcherError(sentence("a matcher is a text, a flag, a number, a list or a mapping"))


def _list(written: list[Any], *, at_once: bool) -> Matcher:
    texts = [item for item in written if isinstance(item, str)]
    others = (item for item in written if not isinstance(item, str))
    matchers = [compile_matcher(item, at_once=at_once) for item in others]
    if texts:
        matchers.insert(0, _texts(texts))
    if len(matchers) == 1:
        return matchers[0]
    return lambda value: any(matcher(value) for matcher in matchers)


def _texts(written: list[str]) -> Matcher:
    """Return the test for one of several texts: a look into a set, or one pattern for all."""
    exact = frozenset(text for text in written if "*" not in text)
    globs = "|".join(translate(text) for text in written if "*" in text)
    if not globs:
        return _each(exact.__contains__)
    return _each(lambda text: text in exact or bool(_pattern(globs).match(text)))


def _all(matchers: list[Matcher]) -> Matcher:
    return lambda value: all(matcher(value) for matcher in matchers)


def _operator(name: str, written: Any, *, at_once: bool) -> Matcher:
    if name == "matches":
        return _each(_search(written, at_once=at_once))
    if name == "not":
        inner = compile_matcher(written, at_once=at_once)
        return lambda value: not inner(value)
    if name == "all" and isinstance(written, list):
        return _all([compile_matcher(item, at_once=at_once) for item in written])
    if name in ("min", "max") and isinstance(written, int):
        sign = 1 if name == "min" else -1
        return lambda value: (
            isinstance(value, int)
            and not isinstance(value, bool)
            and sign * value >= sign * written
        )
    raise MatcherError(
        sentence(
            "`{name}` is none of {names}, or its value does not fit",
            name=name,
            names=", ".join(_OPERATORS),
        )
    )


def _search(written: Any, *, at_once: bool) -> Callable[[str], bool]:
    if at_once or not isinstance(written, str):
        _pattern(written)
    return lambda text: bool(_pattern(written).search(text))


def _each(test: Callable[[str], bool]) -> Matcher:
    def matches(value: Value) -> bool:
        if isinstance(value, str):
            return test(value)
        return isinstance(value, tuple) and any(test(item) for item in value)

    return matches


@cache
def _pattern(written: Any) -> re.Pattern[str]:
    if not isinstance(written, str):
        raise MatcherError(sentence("a regular expression is a text"))
    try:
        return re.compile(written)
    except re.error as error:
        raise MatcherError(
            sentence("the regular expression cannot be read: {error}", error=error)
        ) from None
