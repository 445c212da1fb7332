"""Programs that Python starts: as a list of words, or as one text for a shell."""

import ast
import re
from collections.abc import Iterator, Sequence
from textwrap import dedent

from advisor.scan.fact import Value
from advisor.scan.facts import newer_python

# What a list of words must begin with to be taken for a command.
_PROGRAMS = frozenset(
    {"az", "gcloud", "aws", "kubectl", "helm", "oc", "terraform", "tofu", "pulumi", "sam", "cdk"}
    | {"docker", "docker-compose", "podman", "dvc", "mlflow", "gsutil", "databricks", "dbt", "bq"}
    | {"feast", "bentoml", "prefect", "argo", "eb", "heroku", "flyctl"}
)
SHELLS = frozenset(
    {"os.system", "os.popen", "subprocess.run", "subprocess.call", "subprocess.check_call"}
    | {"subprocess.check_output", "subprocess.Popen", "subprocess.getoutput"}
)
_PYTHON = re.compile(r"(?:\S*/)?python[\d.]*$|sys\.executable$")
_SEPARATED = re.compile(r"\s*(?:&&|\|\||;|\n)\s*")
_STARTS = re.compile(r"\b(?:subprocess|os\.(?:system|popen))\b")
_LONGEST = 4000


def words_of(node: ast.List) -> tuple[str, ...]:
    """Return the words of a list that is a command, '$name' for what is not written there."""
    first = node.elts[0] if node.elts else None
    if isinstance(first, ast.Constant):
        if not (isinstance(first.value, str) and first.value):
            return ()
        if first.value not in _PROGRAMS and not _PYTHON.match(first.value):
            return ()
    elif not (isinstance(first, ast.Attribute) and first.attr == "executable"):
        return ()
    return tuple(_word(one) for one in node.elts)


def lines_of(node: ast.Call) -> Iterator[tuple[str, ...]]:
    """Yield the words of each command in a text that a call gives to a shell."""
    given = node.args[0] if node.args else None
    if not isinstance(given, ast.Constant | ast.JoinedStr):
        return
    for line in _SEPARATED.split(_word(given)[:_LONGEST]):
        words = tuple(line.split())
        if words and (words[0] in _PROGRAMS or _PYTHON.match(words[0])):
            yield words


def commands_within(code: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the programs that a short text of Python starts, each with its line in the text."""
    if not _STARTS.search(code):
        return
    try:
        tree = newer_python.parse(dedent(code))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.List) and len(words := words_of(node)) > 1:
            yield node.elts[0].lineno, words
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in SHELLS:
            for words in lines_of(node):
                yield node.lineno, words


def script_of(words: Sequence[str]) -> str:
    """Return the file of Python that a command runs, '' where it runs none."""
    if not (words and _PYTHON.match(words[0])):
        return ""
    return next((word for word in words[1:] if word.endswith(".py")), "")


def scripts_within(function: ast.AST) -> Iterator[str]:
    """Yield the files of Python in commands that a function keeps by a name and then runs."""
    texts = [
        _word(node.value)
        for node in ast.walk(function)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant | ast.JoinedStr)
    ]
    lines = (line for text in texts for line in _SEPARATED.split(text[:_LONGEST]))
    scripts = [script for line in lines if (script := script_of(tuple(line.split())))]
    calls = (node for node in ast.walk(function) if isinstance(node, ast.Call)) if scripts else ()
    if any(ast.unparse(call.func) in SHELLS for call in calls):
        yield from scripts


def values_of(words: Sequence[str], within: str) -> dict[str, Value]:
    """Return what a command that Python starts is told as."""
    return {
        "text": " ".join(" ".join(words).split()),
        "program": words[0].rpartition("/")[2],
        "system": "script",
        "workflow": "",
        "job": "",
        "step": "",
        "triggers": (),
        "branches": (),
        "active": True,
        "blocking": False,
        "always": False,
        "runner": "",
        "environment": "",
        "via": (),
        "reaches": (),
        "does": (),
        "within": within,
        "reachable": True,
    }


def _word(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(_word(one) for one in node.values)
    if isinstance(node, ast.FormattedValue):
        return _word(node.value)
    if isinstance(node, ast.Attribute) and node.attr == "executable":
        return "sys.executable"
    return f"${node.id}" if isinstance(node, ast.Name) else "$value"
