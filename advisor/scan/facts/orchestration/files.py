"""Pipelines that are files: DVC, Prefect's deployments, Azure ML, MLflow projects, Snakemake."""

import re
from collections.abc import Iterator

from advisor.scan.fact import SourceFact
from advisor.scan.facts.named_files import files_named
from advisor.scan.facts.node import leaves
from advisor.scan.facts.resources import Resource, Start, pipeline, schedule
from advisor.scan.facts.structure import documents
from advisor.scan.source import SourceTree

_TIMES = ("cron", "interval", "rrule")


def dvc(source: SourceTree, path: str, text: str) -> Iterator[SourceFact]:
    """Yield the stages of dvc.yaml as one pipeline."""
    for document in documents(path, text)[:1]:
        stages = document.get("stages")
        if stages.pairs:
            named = [node.get("do") or node for _, node in stages.pairs]
            ordered = any(node.has("deps") for node in named) and any(
                node.has(out) for node in named for out in ("outs", "metrics", "plots")
            )
            resource = Resource("dvc", "stages", path, path, stages)
            yield pipeline(
                source, resource, steps=len(stages.pairs), ordered=ordered, retries=False
            )


_TRAINS = re.compile(r"(?i)train|fine-?tune|distill|evaluat|quantiz")


def taskgraph(source: SourceTree, path: str, text: str) -> Iterator[SourceFact]:
    """Yield a kind of tasks of Taskcluster that trains or judges, after those that it names."""
    name = path.split("/")[-2]
    for document in documents(path, text)[:1]:
        earlier, tasks = document.get("kind-dependencies"), document.get("tasks")
        if earlier.items and tasks.pairs and _TRAINS.search(name):
            resource = Resource("taskcluster", "kind", name, path, document, earlier.line)
            steps = len(earlier.items) + len(tasks.pairs)
            yield pipeline(source, resource, steps=steps, ordered=True, retries=False)


def cron_of_taskcluster(source: SourceTree, path: str, text: str) -> Iterator[SourceFact]:
    """Yield the jobs that Taskcluster starts by time, each with the tasks that it picks."""
    for document in documents(path, text)[:1]:
        for node in document.get("jobs").items:
            target = f"{node.said('name')} {node.said('job', 'target-tasks-method')}".strip()
            resource = Resource("taskcluster", "cron", target, path, node)
            if node.get("when").items:
                times = ", ".join(
                    f"{t.said('hour')}:{t.said('minute')}" for t in node.get("when").items
                )
                yield schedule(source, resource, Start(times, node.line))


def prefect(source: SourceTree, path: str, text: str) -> Iterator[SourceFact]:
    """Yield the schedules of deployments in prefect.yaml, or of one in a file of its own."""
    for document in documents(path, text)[:1]:
        for node in document.get("deployments").items or (document,):
            stated = node.get("schedules").items or (node.get("schedule"),)
            for time in stated:
                found = next((key for key in _TIMES if time.said(key)), "")
                if found:
                    off = node.set("paused") or node.off("is_schedule_active") or time.off("active")
                    resource = Resource("prefect", "deployment", node.said("name"), path, node)
                    start = Start(time.said(found), time.get(found).line, not off)
                    yield schedule(source, resource, start)


def azureml(source: SourceTree, path: str, text: str) -> Iterator[SourceFact]:
    """Yield schedules and pipelines that a file of Azure ML declares."""
    for document in documents(path, text)[:1]:
        kind = document.said("$schema").lower()
        name = document.said("name") or document.said("display_name")
        resource = Resource("azureml", kind, name, path, document)
        if "schedule.schema.json" in kind:
            trigger = document.get("trigger")
            time = trigger.get("expression") or trigger.get("frequency") or trigger.get("schedule")
            start = Start(time.text, time.line, not document.off("is_enabled"))
            yield schedule(source, resource, start)
        elif "pipelinejob" in kind or document.said("type") == "pipeline":
            jobs = document.get("jobs")
            ordered = any("parent.jobs." in leaf.text for _, leaf in leaves(jobs))
            retries = any("retr" in key for key, _ in leaves(jobs))
            if jobs.pairs:
                yield pipeline(
                    source, resource, steps=len(jobs.pairs), ordered=ordered, retries=retries
                )


def mlproject(source: SourceTree, path: str, text: str) -> Iterator[SourceFact]:
    """Yield the entry points of an MLflow project."""
    for document in documents(path, text)[:1]:
        points = document.get("entry_points")
        if points.pairs:
            resource = Resource("mlflow", "project", document.said("name"), path, document)
            yield pipeline(source, resource, steps=len(points.pairs), ordered=False, retries=False)


_RULE = re.compile(r"^(?:rule|checkpoint)\s+(\w+)\s*:", re.MULTILINE)


def snakemake(source: SourceTree, path: str, text: str) -> Iterator[SourceFact]:
    """Yield the rules of a Snakefile as one pipeline; inputs and outputs order them."""
    rules = list(_RULE.finditer(text))
    if not rules:
        return
    line = text.count("\n", 0, rules[0].start()) + 1
    ordered = bool(re.search(r"^\s+input\s*:", text, re.MULTILINE)) and "output" in text
    yield SourceFact(
        "pipeline",
        path,
        line,
        max(line, text.count("\n")),
        {
            "system": "snakemake",
            "name": path,
            "steps": len(rules),
            "ordered": ordered,
            "retries": bool(re.search(r"^\s+retries\s*:", text, re.MULTILINE)),
            "reaches": files_named(source, path, text),
            "does": (),
        },
    )
