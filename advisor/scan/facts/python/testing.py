"""Tests of pytest and unittest: how much they assert, and whether they ever count."""

import ast
import re
from collections.abc import Iterable
from dataclasses import dataclass

from advisor.scan.facts.python import guards
from advisor.scan.facts.python.records import Definition, Pending, PythonFile

_MOST_CALLS = 100
_EXPECTED_ERRORS = frozenset({"raises", "warns", "deprecated_call", "fail"})
_REQUESTS = frozenset({"get", "post", "put", "delete", "patch"})
_SKIPS = ("pytest.mark.skip", "pytest.mark.xfail", "unittest.skip", "unittest.expectedFailure")
_ONLY_IF = ("skipif", "skipIf", "skipUnless")


@dataclass(frozen=True, slots=True)
class Test:
    """A function that a runner of tests calls."""

    place: str
    """Dotted place of its file, with a dot before it."""
    definition: Definition
    node: ast.FunctionDef | ast.AsyncFunctionDef
    framework: str


def is_test_file(path: str) -> bool:
    """Tell whether pytest collects tests from a file by its name."""
    name = path.rpartition("/")[2]
    return name.startswith("test_") or name.endswith("_test.py") or name == "tests.py"


def framework(path: str, name: str, parent: Definition | None, bases: Iterable[str]) -> str:
    """Return what runs a function as a test, '' where nothing does."""
    if not name.startswith("test"):
        return ""
    if parent is None:
        return "pytest" if is_test_file(path) else ""
    if not parent.is_class:
        return ""
    if any(base.endswith(("TestCase", "TestBase")) for base in bases):
        return "unittest"
    return "pytest" if is_test_file(path) and parent.name.startswith("Test") else ""


def note_assert(definition: Definition | None) -> None:
    """Count an assertion for a function and those it stands in."""
    while definition is not None and not definition.is_class:
        definition.asserts += 1
        definition = definition.parent


def note_call(definition: Definition | None, name: str, last: str) -> None:
    """Note that a function calls something, which may assert."""
    if definition is None:
        return
    if is_assertion(name, last):
        note_assert(definition)
    while definition is not None and not definition.is_class:
        definition.calls[name] = None
        definition = definition.parent


def is_assertion(name: str, last: str) -> bool:
    """Tell whether a call fails where something is not as it should be."""
    if last.startswith(("assert", "expect_")) and not name.startswith("."):
        return True
    return last in _EXPECTED_ERRORS and name.startswith(("pytest.", "*."))


def is_skip(decorator: str) -> bool:
    """Tell whether a decorator takes a test out whatever holds."""
    head = decorator.partition("(")[0]
    if head.endswith(_ONLY_IF):
        return decorator.startswith("pytest.mark.skipif(True")
    return head.startswith(_SKIPS)


def skips_itself(body: Iterable[ast.stmt]) -> bool:
    """Tell whether statements end a test as skipped whatever holds."""
    for statement in body:
        match statement:
            case ast.Expr(value=ast.Call(func=ast.Attribute(attr="skipTest"))):
                return True
            case ast.Expr(value=ast.Call(func=func)) if guards.chain(func) in (
                "pytest.skip",
                "pytest.xfail",
            ):
                return True
            case ast.Raise(exc=error) if error is not None and guards.last(error) == "SkipTest":
                return True
    return False


def settle(file: PythonFile, tests: Iterable[Test]) -> None:
    """Add the facts of tests, now that what their helpers assert is known."""
    found = tuple(tests)
    helpers = {f".{d.within}": d.asserts for d in file.definitions} if found else {}
    tests_themselves = {id(test.definition) for test in found}
    others = (d for d in file.definitions if found and id(d) not in tests_themselves)
    by_helpers = {name for helper in others for name in helper.calls}
    for test in found:
        definition = test.definition
        asserts = definition.asserts + sum(
            helpers.get(name.removeprefix(test.place), 0)
            for name in definition.calls
            if name.startswith(test.place)
        )
        called = {*definition.calls, *by_helpers}
        asked = tuple(_asked_of_client(test.node, definition.calls))
        skipped = file.skipped or definition.skipped or _is_skipped(definition)
        file.pending.append(
            Pending(
                "test",
                test.node.lineno,
                test.node.col_offset,
                test.node.end_lineno or test.node.lineno,
                {
                    "name": definition.within,
                    "framework": test.framework,
                    "asserts": asserts,
                    "skipped": skipped,
                    "modules": tuple(sorted(file.imports)),
                    "tries": tuple(path for path in sorted(file.imports) if _is_of(path, called)),
                    "calls": (*tuple(definition.calls)[:_MOST_CALLS], *asked),
                },
            )
        )


def _is_of(path: str, names: Iterable[str]) -> bool:
    """Tell whether one of several names stands in a module of the repository."""
    place = "." + path.removesuffix(".py").removesuffix("/__init__").replace("/", ".") + "."
    return any(name.startswith(place) for name in names)


def _asked_of_client(
    node: ast.FunctionDef | ast.AsyncFunctionDef, calls: Iterable[str]
) -> Iterable[str]:
    """Yield the requests that a test sends by a client which a fixture gives it."""
    if any(re.fullmatch(r"(?:\w+_)?client", argument.arg) for argument in node.args.args):
        for name in calls:
            if name.removeprefix("*.") in _REQUESTS:
                yield f"client.{name.removeprefix('*.')}"


def skip_all(file: PythonFile) -> None:
    """Take out all tests of a file."""
    for item in file.pending:
        if item.kind == "test":
            item.values["skipped"] = True


def _is_skipped(definition: Definition | None) -> bool:
    while definition is not None:
        if any(is_skip(decorator) for decorator in definition.decorators):
            return True
        definition = definition.parent
    return False


def can_fail(test: ast.expr) -> bool:
    """Tell whether an assertion can fail: not of a literal, nor of a value with itself."""
    if not isinstance(test, ast.Compare):
        return not isinstance(test, ast.Constant)
    sides = [test.left, *test.comparators]
    if all(isinstance(side, ast.Constant) for side in sides):
        return False
    if any(side.__class__ is not test.left.__class__ for side in test.comparators):
        return True
    return len({ast.dump(side) for side in sides}) > 1
