"""Builds of AWS CodeBuild; what starts them stands outside, in a project or a pipeline."""

import re
from collections.abc import Iterator

from advisor.scan.facts.workflow_model import Context, Run, Workflow
from advisor.scan.facts.yaml_tree import YamlNode, document
from advisor.scan.source import SourceTree

_NAME = re.compile(r"^(?:.*/)?(?:[\w.-]*build-?spec[\w.-]*|build-?specs?/[\w.-]+)\.ya?ml$")
_PHASES = ("install", "pre_build", "build", "post_build")


def handles(path: str) -> bool:
    """Tell whether a file is a build."""
    return bool(_NAME.match(path))


def workflows(source: SourceTree) -> Iterator[Workflow]:
    """Yield each build, of whose triggers nothing is known."""
    for path in source.paths:
        text = (source.text(path) or "") if handles(path) else ""
        tree = document(text, path) if text else None
        if tree is not None and tree.get("phases").entries:
            yield _workflow(path, tree, text.split("\n"))


def _workflow(path: str, tree: YamlNode, lines: list[str]) -> Workflow:
    runs: list[Run] = []
    for name in _PHASES:
        phase = tree.get("phases").get(name)
        carried_on = phase.get("on-failure").text.upper() == "CONTINUE"
        context = Context(
            system="codebuild",
            workflow=path,
            job=name,
            blocking=not carried_on,
            runner="codebuild",
        )
        commands = (*phase.get("commands").scalars(), *phase.get("finally").scalars())
        runs += [Run(path, tuple(one.numbered(lines)), context, step=name) for one in commands]
    return Workflow(path, 1, "codebuild", path, (), runs=tuple(runs))
