"""The CDK of AWS: what is made of its modules in TypeScript, JavaScript (as text) and Python."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import PurePosixPath

from advisor.scan.fact import SourceFact, Value
from advisor.scan.facts.lines import lines_of
from advisor.scan.facts.node import Node, mapping
from advisor.scan.facts.resources import Resource
from advisor.scan.source import SourceTree

_SUFFIXES = (".ts", ".js", ".mts", ".mjs")
_MENTIONS = re.compile(r"[\"'](?:aws-cdk-lib|@aws-cdk/[\w-]+|cdktf)[/\"']")
_IMPORT = re.compile(
    r"import\s+(?:\*\s+as\s+(\w+)|\{([^{}]{0,4000})\}|(\w+))\s+from\s+[\"']([^\"']+)[\"']"
    r"|(?:const|let)\s+(\w+)\s*=\s*require\([\"']([^\"']+)[\"']\)"
)
_NEW = re.compile(
    r"\bnew\s+((?:\w+\.)*[A-Z]\w*)\s*\(\s*(?:(?:this|scope|stack|self|app)\s*,\s*[\"'`]([^\"'`]*)[\"'`])?"
)
_ENTRY = re.compile(r"^\s*[\"']?(\w[\w.-]*)[\"']?\s*:\s*(.+?),?\s*$")
_PYTHON = re.compile(
    r"^(?:aws_cdk\.aws_|aws_(?=solutions_constructs\.))(\w+)(?:\.aws_\w+)?\.([A-Z]\w*)$"
)
_SCOPE = re.compile(r"^(?:scope=)?(?:self\.)?(?:self|_?(?:scope|stack|app|construct))$")
_LOOSE = ("_actions", "StageProps")  # parts that stand in no scope
_SNAKE = re.compile(r"_([a-z0-9])")
_OWN = re.compile(r"(?:Construct|Stack)$")
_MOST_LINES = 200
_MOST = 1_000  # of what a file makes anew


def handles(path: str) -> bool:
    """Tell whether a file may declare infrastructure in this way."""
    return path.endswith(_SUFFIXES) and not path.endswith(".d.ts")


def cdk(_source: SourceTree, path: str, text: str) -> Iterator[SourceFact]:
    """Yield what is made of the modules of AWS, as 'aws-sagemaker.CfnEndpoint', or own parts."""
    if not _MENTIONS.search(text):
        return
    modules = _modules(text)
    lines = lines_of(text)
    joined = "\n".join(lines)
    number = past = 0
    for found in islice(_NEW.finditer(joined), _MOST):
        number += joined.count("\n", past, found.start())
        past = found.start()
        if lines[number].lstrip().startswith(("//", "*")):
            continue
        kind = _kind(modules, found[1])
        if kind and (found[2] is not None or "-actions." in kind):
            name = found[2] or found[1].rpartition(".")[2]
            yield Resource("cdk", kind, name, path, _settings(lines, number)).fact()


def of_calls(facts: Iterable[SourceFact]) -> Iterator[SourceFact]:
    """Yield what Python makes of the modules of AWS, named and set as in TypeScript."""
    for call in facts:
        name = call.text("name") if call.kind == "call" else ""
        found = _PYTHON.match(name) if name.startswith("aws_") else None
        if found is None:
            continue
        given = call.texts("arguments")
        loose = found[1].endswith(_LOOSE) or found[2].endswith(_LOOSE)
        if loose or (given and _SCOPE.match(given[0])):
            values: dict[str, Value] = {
                "system": "cdk",
                "type": f"aws-{found[1].rstrip('_').replace('_', '-')}.{found[2]}",
                "name": next((one.strip("\"'") for one in given[1:2] if "=" not in one), found[2]),
                "attributes": tuple(
                    _attribute(one) for one in given if "=" in one.partition("(")[0]
                ),
            }
            yield SourceFact("resource", call.path, call.line, call.end_line, values)


def _attribute(argument: str) -> str:
    key, _, value = argument.partition("=")
    return f"{_SNAKE.sub(lambda part: part[1].upper(), key)}={value.strip(chr(34) + chr(39))}"


def _modules(text: str) -> dict[str, str]:
    """Return what each imported name stands for."""
    made: dict[str, str] = {}
    for whole, names, default, source, constant, required in _IMPORT.findall(text):
        module = _module(source or required)
        for name in filter(None, (whole, default, constant)):
            made[name] = module
        for entry in filter(None, names.split(",")):
            name, _, alias = entry.strip().partition(" as ")
            made[alias.strip() or name] = f"{module}.{name}"
    return made


def _module(source: str) -> str:
    if source.startswith("."):
        return "own"
    return PurePosixPath(source).name if source.startswith(("aws-cdk-lib", "@aws-cdk/")) else ""


def _kind(modules: Mapping[str, str], name: str) -> str:
    """Return a type with its module; of the repository's own, those named as parts are."""
    first, _, rest = name.partition(".")
    module = modules.get(first, "")
    if module.startswith("own"):
        return "construct" if _OWN.search(name) else ""
    kind = f"{module}.{rest}" if rest else module
    kind = kind.removeprefix("aws-cdk-lib.").replace("aws_", "aws-") if module else ""
    return kind if kind.startswith("aws-") else ""


def _settings(lines: list[str], start: int) -> Node:
    """Return the settings that stand on a line each, up to the bracket that closes the call."""
    pairs: list[tuple[str, Node]] = []
    depth, at = 0, start
    for at in range(start, min(start + _MOST_LINES, len(lines))):
        line = lines[at][:1_000]
        entry = _ENTRY.match(line)
        if entry and at > start and not entry[2].endswith(("{", "[", "(")):
            pairs.append((entry[1], Node(at + 1, at + 1, text=entry[2].strip("\"'`"))))
        depth += sum(map(line.count, "([{")) - sum(map(line.count, ")]}"))
        if depth <= 0:
            break
    return mapping(start + 1, at + 1, pairs)
