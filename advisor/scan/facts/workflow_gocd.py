"""Pipelines of GoCD: as YAML, or as the Jsonnet that people write it in."""

import posixpath
import re
from collections.abc import Iterator

from advisor.scan.facts.workflow_model import Context, Run, Workflow
from advisor.scan.facts.yaml_tree import YamlNode, document
from advisor.scan.source import SourceTree

_YAML = re.compile(r"\.gocd\.ya?ml$|(?:^|/)\.?gocd/(?:[\w.-]+/)*[\w.-]+\.ya?ml$")
_JSONNET = re.compile(r"(?:^|/)\.?gocd/(?:[\w.-]+/)*[\w.-]+\.(?:jsonnet|libsonnet)$")
_SCRIPT = re.compile(r"importstr\s+['\"]([^'\"]+\.(?:sh|bash))['\"]")
_STAGES = re.compile(r"^\s*stages\s*:", re.MULTILINE)
_KEY = re.compile(r"^\s*(?:'([\w-]+)'|([\w-]+))\s*:+\s*\{\s*$")
_NO_KEY = frozenset({"jobs", "environment_variables", "materials", "stages", "tasks"})
_SYSTEM = "gocd"


def workflows(source: SourceTree) -> Iterator[Workflow]:
    """Yield each pipeline; where it takes code from Git, a commit starts it."""
    for path in source.paths:
        if _YAML.search(path):
            text = source.text(path) or ""
            tree = document(text, path)
            for name, pipeline in tree.get("pipelines").entries.items():
                if pipeline.get("stages").items:
                    yield _pipeline(path, tree.get("pipelines").line_of(name), name, pipeline, text)
        elif _JSONNET.search(path):
            text = source.text(path) or ""
            if _STAGES.search(text) and _SCRIPT.search(text):
                yield _written(source, path, text)


def _pipeline(path: str, line: int, name: str, pipeline: YamlNode, text: str) -> Workflow:
    materials = pipeline.get("materials").entries.values()
    first = pipeline.get("stages").items[0]
    by_hand = any(
        stage.at("approval", "type").text == "manual" or stage.get("approval").text == "manual"
        for stage in first.entries.values()
    )
    of_git = [one for one in materials if one.get("git").text or one.get("branch").text]
    triggers = ("push",) if of_git and not by_hand else ("dispatch",)
    branches = tuple(dict.fromkeys(b for one in of_git if (b := one.get("branch").text)))
    timed = pipeline.get("timer").get("spec").text
    runs: list[Run] = []
    for stage in pipeline.get("stages").items:
        for title, body in stage.entries.items():
            for job, held in body.get("jobs").entries.items():
                context = Context(_SYSTEM, path, f"{title}/{job}", triggers, branches)
                runs += _tasks(path, held, context, text)
    return Workflow(
        path=path,
        line=line,
        system=_SYSTEM,
        name=name,
        triggers=("push", "schedule") if timed and "push" in triggers else triggers,
        branches=branches,
        runs=tuple(runs),
        crons=((pipeline.get("timer").line_of("spec"), timed, True),) if timed else (),
    )


def _tasks(path: str, job: YamlNode, context: Context, text: str) -> Iterator[Run]:
    lines = text.split("\n")
    for task in job.get("tasks").items:
        if task.get("script").text:
            yield Run(path, tuple(task.get("script").numbered(lines)), context)
        elif (command := task.at("exec", "command")).text:
            words = [command.text, *task.at("exec", "arguments").texts()]
            yield Run(path, ((command.line, " ".join(words)),), context)


def _written(source: SourceTree, path: str, text: str) -> Workflow:
    """Return a pipeline of which only the scripts are read that it takes in as text."""
    runs: list[Run] = []
    job = ""
    for number, line in enumerate(text.split("\n"), 1):
        key = _KEY.match(line)
        if key and (key[1] or key[2]) not in _NO_KEY:
            job = key[1] or key[2]
        for found in _SCRIPT.finditer(line):
            script = posixpath.normpath(posixpath.join(posixpath.dirname(path), found[1]))
            held = source.text(script)
            if held is not None:
                numbered = tuple(enumerate(held.split("\n"), 1))
                context = Context(_SYSTEM, path, job, ("push",))
                runs.append(Run(script, numbered, context, errexit=False, place=(path, number)))
    return Workflow(path, 1, _SYSTEM, path, ("push",), runs=tuple(runs))
