"""Sentences stand in one room, and each can be looked up in a catalogue."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from tests.build import ROOT

ROOMS_OF_VALUES = ("scoring", "roadmap", "result")
WORDS = ROOT / "advisor" / "words"
# What holds sentences still, and why it may.
ALLOWED = {
    "roadmap/evidence_step.py": "a step of our own, written as a rubric writes its steps",
    "roadmap/scheduling/problem.py": "what is wrong with a schedule, for the tests of the search",
    "result/place.py": "the hint of an error",
    "scoring/extremes.py": "findings of the linter",
}
_MANY = 3
_WORD = re.compile(r"(?<![\w{.-])[A-Za-z][a-z]+(?![\w}-])")
_TELLS_NOBODY_OF_TEAMS = ("Error", "Problem", "Finding", "compile")


def _name(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _text(node: ast.AST) -> str | None:
    """Return a text as it is written, with what is put into it left open."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(_text(part) or "{}" for part in parts)
    return None


def _docstrings(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield the texts that stand as statements: docstrings."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value


def _of_errors(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield what is raised, asserted, told of an error or by the linter, or a pattern."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise | ast.Assert) or (
            isinstance(node, ast.Call) and _name(node).endswith(_TELLS_NOBODY_OF_TEAMS)
        ):
            yield from ast.walk(node)


def sentences(code: str) -> list[str]:
    """Return the texts of three words and more that are neither of errors nor docstrings."""
    tree = ast.parse(code)
    passed = {id(node) for node in (*_docstrings(tree), *_of_errors(tree))}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            passed |= {id(part) for part in node.values}
    return [
        f"line {node.lineno}: {text}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant | ast.JoinedStr) and id(node) not in passed
        if (text := _text(node)) and len(_WORD.findall(text)) >= _MANY
    ]


@pytest.mark.parametrize(
    "code",
    [
        'def f(n):\n    return f"level {n} is held already"',
        'KIND = "no capacity is given"',
        'def f():\n    yield Shortfall(message="nobody has any time")',
    ],
)
def test_the_search_finds_a_sentence(code: str) -> None:
    assert sentences(code)


@pytest.mark.parametrize(
    "code",
    [
        '"""A module of a few words."""',
        'def f(x):\n    """Return what it is."""\n    raise UsageError(f"there is no level {x}")',
        'KINDS = ("not-applicable", "left-out", "whole number")',
        'found = Finding("best-is-blocked", f"`{x}` blocks the best answers")',
        'FIELDS = {"level": "claimed", "by": "two words"}',
    ],
)
def test_the_search_lets_pass_names_docstrings_and_errors(code: str) -> None:
    assert sentences(code) == []


def _with_sentences() -> dict[str, list[str]]:
    return {
        str(path.relative_to(ROOT / "advisor")): found
        for room in ROOMS_OF_VALUES
        for path in sorted((ROOT / "advisor" / room).rglob("*.py"))
        if (found := sentences(path.read_text(encoding="utf-8")))
    }


def test_rooms_below_words_return_values_and_say_nothing() -> None:
    found = {name: said for name, said in _with_sentences().items() if name not in ALLOWED}
    assert found == {}, "return a value, and say it in advisor/words"


def test_nothing_is_allowed_that_says_nothing_any_more() -> None:
    assert set(ALLOWED) <= set(_with_sentences()), "take it off the list"


def _calls(path: Path) -> Iterator[tuple[ast.Call, list[str | None]]]:
    """Yield each call of the catalogue's functions, with the texts it is to look up."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and _name(node) in {"sentence", "counted"}:
            number = 1 if _name(node) == "sentence" else 2
            texts = [arg.value if isinstance(arg, ast.Constant) else None for arg in node.args]
            yield node, [text if isinstance(text, str) else None for text in texts[:number]]


def _modules_that_say() -> list[Path]:
    imports = "from advisor.translation import"
    modules = sorted((ROOT / "advisor").rglob("*.py"))
    return [path for path in modules if imports in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("path", _modules_that_say(), ids=lambda path: path.stem)
def test_a_catalogue_finds_each_sentence_and_each_of_its_values(path: Path) -> None:
    for call, texts in _calls(path):
        where = f"{path.name}, line {call.lineno}"
        assert None not in texts, f"{where}: a catalogue is asked for a text that is written there"
        given = {keyword.arg for keyword in call.keywords}
        named = {name for text in texts for _, name, _, _ in Formatter().parse(text or "") if name}
        assert None in given or named <= {*given, "n"}, where
        assert None in given or given <= named, f"{where}: a value is given that is not told"


def test_each_sentence_in_words_goes_through_the_catalogue() -> None:
    found = {}
    for path in sorted(WORDS.glob("*.py")):
        code = path.read_text(encoding="utf-8")
        through = {ast.unparse(arg) for call, _ in _calls(path) for arg in call.args}
        lost = [said for said in sentences(code) if repr(said.partition(": ")[2]) not in through]
        if lost:
            found[path.name] = lost
    assert found == {}
