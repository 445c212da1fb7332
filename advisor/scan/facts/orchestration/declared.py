"""Pipelines that are objects or classes: SageMaker, Azure ML, Kedro, Metaflow, Luigi."""

import ast
import re
from collections.abc import Iterator

from advisor.scan.fact import SourceFact
from advisor.scan.facts.orchestration.found import pipeline, schedule, tries_again, when
from advisor.scan.facts.orchestration.module import Module, argument, keyword

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
# A service whose pipeline is an object made of steps, and how its steps are called.
_OF_STEPS = (
    ("sagemaker", re.compile(r"sagemaker(\.\w+)*\.(\w*Step|RegisterModel|ModelStep)$")),
    ("azureml", re.compile(r"azureml\.pipeline\.steps(\.\w+)*\.\w*Step$")),
)
_ORDERED = re.compile(r"\.properties|depends_on|if_steps|run_after|inputs=")


def declared(module: Module) -> Iterator[SourceFact]:
    """Yield pipelines that are made by a call or are a class."""
    for service, step in _OF_STEPS:
        yield from _of_steps(module, service, step)
    yield from _kedro(module)
    for node in module.classes:
        bases = [module.name(base) for base in node.bases]
        if any(base.startswith("metaflow.") and base.endswith("FlowSpec") for base in bases):
            yield from _metaflow(module, node)
    yield from _luigi(module)


def _of_steps(module: Module, service: str, step: re.Pattern[str]) -> Iterator[SourceFact]:
    made = [call for call in module.calls if step.match(module.name(call.func))]
    named = [(call, module.name(call.func)) for call in module.calls]
    pipelines = [
        c for c, name in named if name.startswith(f"{service}.") and name.endswith(".Pipeline")
    ]
    if made and not pipelines:  # a function of the team's own makes the pipeline of them
        pipelines = [c for c in module.calls if _lists(module, keyword(c, "steps"))][:1]
    for call in pipelines:
        steps = module.value(argument(call, 2, "steps"))
        listed = len(steps.elts) if isinstance(steps, ast.List) else 0
        text = ast.unparse(module.tree)
        yield pipeline(
            module,
            call,
            service,
            module.text(argument(call, 0, "name")),
            steps=max(listed, len(made)),
            ordered=bool(_ORDERED.search(text)),
            retries=tries_again(module, list(made)),
        )


def _lists(module: Module, node: ast.expr | None) -> bool:
    return isinstance(module.value(node), ast.List)


def _kedro(module: Module) -> Iterator[SourceFact]:
    if not any(name.startswith("kedro") for name, *_ in module.imports):
        return
    for call in module.calls:
        name = module.name(call.func)
        if not (name.startswith("kedro.") and name.rpartition(".")[2] in {"pipeline", "Pipeline"}):
            continue
        inner = [n for n in ast.walk(call) if isinstance(n, ast.Call)]
        nodes = [n for n in inner if re.match(r"kedro(\.\w+)*\.[nN]ode$", module.name(n.func))]
        if nodes:
            title = module.path.split("/")[-2] if "/" in module.path else module.path
            yield pipeline(module, call, "kedro", title, steps=len(nodes), ordered=True)


def _metaflow(module: Module, node: ast.ClassDef) -> Iterator[SourceFact]:
    methods = [entry for entry in node.body if isinstance(entry, _FUNCTIONS)]
    marks = [(name, mark) for m in methods for name, mark in module.decorators(m)]
    steps = [name for name, _ in marks if name == "metaflow.step"]
    calls = {module.name(n.func) for n in ast.walk(node) if isinstance(n, ast.Call)}
    yield pipeline(
        module,
        node,
        "metaflow",
        node.name,
        steps=len(steps),
        ordered="self.next" in calls,
        retries=any(name == "metaflow.retry" for name, _ in marks),
    )
    for name, mark in module.decorators(node):
        if name == "metaflow.schedule":
            cron = keyword(mark, "cron") if isinstance(mark, ast.Call) else None
            said = when(module, cron) or (
                ", ".join(ast.unparse(k) for k in mark.keywords)
                if isinstance(mark, ast.Call)
                else ""
            )
            yield schedule(module, mark, "metaflow", said, target=node.name)
        elif name in {"metaflow.trigger", "metaflow.trigger_on_finish"}:
            yield schedule(module, mark, "metaflow", "", target=node.name, event="message")


def _luigi(module: Module) -> Iterator[SourceFact]:
    tasks = [
        node
        for node in module.classes
        if any(re.match(r"luigi(\.\w+)*\.\w*Task$", module.name(base)) for base in node.bases)
    ]
    if tasks:
        named = {e.name for node in tasks for e in node.body if isinstance(e, _FUNCTIONS)}
        yield pipeline(
            module,
            tasks[0],
            "luigi",
            tasks[-1].name,
            steps=len(tasks),
            ordered="requires" in named,
            retries=any("retry_count" in ast.unparse(node) for node in tasks),
        )
