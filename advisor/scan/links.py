"""What starts another file by its name: workflows that call workflows, pipelines pipelines."""

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable

from advisor.scan.fact import SourceFact

_STARTERS = ("TriggerDagRunOperator", "run_deployment", "trigger_dag")
_NAMED = re.compile(
    r"""^(?:(?:trigger_dag_id|dag_id|name|flow_name)=)?[rfb]?["']([\w.\-/ ]+)["']$"""
)
_SCRIPT = re.compile(r"""["'](?:[^"']*/)?([\w.-]+\.(?:py|sh|R|ipynb))["']""")
_MOST_FOLLOWED = 50
# A repository may call its own workflows by its full name, which it does not know.
_IN_FULL = re.compile(r"^[\w.-]+/[\w.-]+/(\.github/workflows/[\w.-]+\.ya?ml)$")


def called_workflow(fact: SourceFact) -> str:
    """Return the workflow of the repository that a job calls, '' where it calls none."""
    if fact.kind != "action":
        return ""
    name = fact.text("name")
    if not name.endswith((".yml", ".yaml")):
        return ""
    in_full = _IN_FULL.match(name)
    if in_full:
        return in_full[1] if in_full[1] != fact.text("workflow") else ""
    return posixpath.normpath(name) if name.startswith("./") else ""


def started_by_name(facts: Iterable[SourceFact]) -> dict[str, tuple[str, ...]]:
    """Return which files a file starts by the names of pipelines, with all that these run."""
    reaches: dict[str, tuple[str, ...]] = {}
    pipelines: dict[str, set[str]] = defaultdict(set)
    wanted: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        if fact.kind == "pipeline" and fact.text("name"):
            pipelines[fact.text("name")].add(fact.path)
            reaches[fact.path] = fact.texts("reaches")
        elif fact.kind == "call" and fact.text("name").endswith(_STARTERS):
            wanted[fact.path] |= {
                told[1].partition("/")[0]
                for argument in fact.texts("arguments")
                if (told := _NAMED.match(argument)) and fact.values.get("reachable") is not False
            }
    found = {
        path: {one for name in names for one in pipelines.get(name, ()) if one != path}
        for path, names in wanted.items()
    }
    started = {path: _in_turn(path, found) for path in found if found[path]}
    return {
        path: tuple(dict.fromkeys((*names, *(r for one in names for r in reaches[one]))))
        for path, names in started.items()
    }


def scripts_by_function(facts: Iterable[SourceFact]) -> dict[tuple[str, str], set[str]]:
    """Return the names of the scripts that each function gives to what it calls, by file."""
    named: dict[tuple[str, str], set[str]] = defaultdict(set)
    for fact in facts:
        if fact.kind == "call" and fact.text("within"):
            for argument in fact.texts("arguments"):
                named[fact.path, fact.text("within")] |= {*_SCRIPT.findall(argument)}
    return named


def _in_turn(path: str, found: dict[str, set[str]]) -> tuple[str, ...]:
    seen = sorted(found[path])
    for one in seen:
        if len(seen) >= _MOST_FOLLOWED:
            break
        seen += sorted(found.get(one, set()) - {path, *seen})
    return tuple(seen)
