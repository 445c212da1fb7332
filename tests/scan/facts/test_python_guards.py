from textwrap import dedent

import pytest

from advisor.scan.fact import SourceFact
from tests.scan.facts.test_python import facts


def guard(code: str, path: str = "gate.py") -> SourceFact:
    (fact,) = (f for f in facts(dedent(code), path) if f.kind == "guard")
    return fact


@pytest.mark.parametrize(
    ("code", "effect"),
    [
        ("if auc < T:\n raise ValueError", "raise"),
        ("if auc < T:\n import sys\n sys.exit(1)", "exit"),
        ("if auc < T:\n raise SystemExit(1)", "exit"),
        ("if auc > T:\n promote()\nelse:\n raise ValueError", "raise"),
        ("def f():\n if auc < T:\n  return False", "return"),
        ("def f():\n return auc >= T", "return"),
        ("def f():\n passed = auc >= T\n return passed", "return"),
        ("assert auc >= T", "assert"),
        ("if new > old:\n promote()", "branch"),
        ("if auc < T:\n logger.warning('low')", "log"),
        ("if auc < T:\n print('low')", "log"),
        ("if auc < T:\n best = auc", "none"),
        ("if not validate(data):\n raise ValueError", "raise"),
    ],
)
def test_what_follows_from_a_condition(code: str, effect: str) -> None:
    assert guard(code).text("effect") == effect


def test_a_guard_tells_what_it_compares() -> None:
    found = guard('if metrics["auc"] < cfg.floor and n >= 10:\n    ci.stop(); tell.print("x")\n')
    assert found.text("condition") == 'metrics["auc"] < cfg.floor and n >= 10'
    assert found.texts("names") == ("auc", "metrics", "cfg.floor", "n")
    assert found.texts("operators") == ("<", ">=")
    assert found.texts("body") == ("ci.stop", "tell.print")
    assert (found.line, found.end_line) == (1, 2)


def test_a_name_stands_for_the_comparison_it_was_bound_to() -> None:
    found = guard("ok = auc >= T\nif not ok:\n    raise ValueError\n")
    assert found.text("condition") == "not (auc >= T)"
    assert found.texts("operators") == (">=",)
    assert set(found.texts("names")) == {"ok", "auc", "T"}


@pytest.mark.parametrize(
    "code",
    [
        "if __name__ == '__main__':\n main()",
        "if x is None:\n x = 1",
        "if x is not None:\n go()",
        "response.raise_for_status()",
        "if isinstance(x, int):\n y = 1",
    ],
)
def test_what_is_no_guard(code: str) -> None:
    assert [f for f in facts(code) if f.kind == "guard"] == []


@pytest.mark.parametrize(
    ("code", "swallowed"),
    [
        ("try:\n if a < T:\n  raise E\nexcept Exception:\n pass", True),
        ("try:\n if a < T:\n  raise E\nexcept Exception as e:\n log.error(e)", True),
        ("try:\n if a < T:\n  raise E\nexcept E:\n pass", True),
        ("try:\n if a < T:\n  raise E\nexcept Other:\n pass", False),
        ("try:\n if a < T:\n  raise E\nexcept Exception:\n raise", False),
        ("try:\n assert a > T\nexcept AssertionError:\n print('x')", True),
        ("try:\n if a < T:\n  exit(1)\nexcept Exception:\n pass", False),
        ("try:\n if a < T:\n  exit(1)\nexcept:\n pass", True),
        ("import contextlib\nwith contextlib.suppress(Exception):\n assert a > T", True),
        ("def gate():\n if a < T:\n  raise E\ntry:\n gate()\nexcept Exception:\n pass", True),
        ("def gate():\n if a < T:\n  raise E\ngate()", False),
        ("def gate():\n if a < T:\n  raise E\ngate()\ntry:\n gate()\nexcept E:\n pass", False),
        ("def ok():\n return a > T\npassed = ok()\npassed = True\nuse(passed)", True),
        ("def ok():\n return a > T\npassed = ok()\nuse(passed)\npassed = True", False),
        ("def ok():\n return a > T\nok()", True),
        ("def ok():\n return a > T\nuse(ok())", False),
        ("def ok():\n if a < T:\n  return False\n return True\nok()", True),
        ("def work():\n if a < T:\n  return\n go()\nwork()", False),
        ("passed = a > T\npassed = True\nif not passed:\n raise E", True),
        ("passed = True\npassed = a > T\nif not passed:\n raise E", False),
    ],
)
def test_a_guard_that_stops_nothing_is_swallowed(code: str, swallowed: bool) -> None:
    assert guard(code).flag("swallowed") is swallowed


def test_a_guard_in_code_that_nothing_uses_is_not_reachable() -> None:
    assert not guard("def check():\n if a < T:\n  raise E").flag("reachable")
    assert guard("def check():\n if a < T:\n  raise E\ncheck()").flag("reachable")
