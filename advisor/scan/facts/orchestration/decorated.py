"""Pipelines that are decorated functions: Prefect, Dagster, Kubeflow, ZenML, Azure ML, Flyte."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from advisor.scan.fact import SourceFact
from advisor.scan.facts.orchestration.found import pipeline, tries_again
from advisor.scan.facts.orchestration.module import Function, Module, inside, keyword


@dataclass(frozen=True, slots=True)
class Framework:
    """How a framework marks pipelines and steps."""

    system: str
    package: str
    pipeline: str
    step: str


FRAMEWORKS = (
    Framework("prefect", "prefect", "flow", "task"),
    Framework("dagster", "dagster", "job|graph|pipeline|graph_asset", "op|asset|solid|multi_asset"),
    Framework("kubeflow", "kfp", "pipeline|graph_component", "component|container_component"),
    Framework("zenml", "zenml", "pipeline", "step"),
    Framework("azureml", "azure.ai.ml", "pipeline", "command_component"),
    Framework("azureml", "mldesigner", "dsl.pipeline", "command_component"),
    Framework("flyte", "flytekit", "workflow|dynamic", "task"),
)
_OUTPUT = re.compile(r"\.outputs?\b|\.after\(|wait_for=|after=")
_WAYS = {"submit", "map", "with_options", "delay", "remote", "apply_async", "configured", "alias"}


def decorated(module: Module) -> Iterator[SourceFact]:
    """Yield each function that is decorated as a pipeline."""
    for framework in FRAMEWORKS:
        mark = _mark(framework.package, framework.pipeline)
        for function in module.functions:
            for name, node in module.decorators(function):
                if mark.match(name):
                    yield _pipeline(module, framework, function, node)
    yield from _assets(module)


def _mark(package: str, names: str) -> re.Pattern[str]:
    return re.compile(rf"{re.escape(package)}(\.\w+)*\.(?:{names})$")


def _pipeline(
    module: Module, framework: Framework, function: Function, node: ast.expr
) -> SourceFact:
    steps = [call for call in inside(function) if _is_step(module, call, framework)]
    text = "\n".join(ast.unparse(entry) for entry in function.body)
    marks = [node, *(m for f in module.functions for _, m in module.decorators(f))]
    system = framework.system
    if system == "kubeflow" and _on_vertex(module):
        system = "vertex"
    return pipeline(
        module,
        function,
        system,
        _title(module, node) or function.name,
        steps=len(steps),
        ordered=len(steps) > 1 and (bool(_OUTPUT.search(text)) or _passes_on(function, steps)),
        retries=tries_again(module, marks) or ".set_retry(" in text,
    )


def _on_vertex(module: Module) -> bool:
    return any(
        name.startswith(("google_cloud_pipeline", "google.cloud")) for name, *_ in module.imports
    )


def _title(module: Module, node: ast.expr) -> str:
    named = keyword(node, "name") if isinstance(node, ast.Call) else None
    return module.text(named)


def _is_step(module: Module, call: ast.Call, framework: Framework) -> bool:
    """Tell whether a call runs a step: declared here, loaded, or from the repository."""
    func: ast.expr = call.func
    while isinstance(func, ast.Attribute) and func.attr in _WAYS:
        func = func.value
        if isinstance(func, ast.Call):
            return False  # the call within is counted
    if not isinstance(func, ast.Name):
        return isinstance(func, ast.Attribute) and _is_imported(module, func, framework)
    local = module.local.get(func.id)
    if local is not None:
        marks = _mark(framework.package, f"{framework.step}|{framework.pipeline}")
        return any(marks.match(name) for name, _ in module.decorators(local))
    assigned = module.assigned.get(func.id)
    if isinstance(assigned, ast.Call):
        return "component" in module.name(assigned.func).lower()
    return _is_imported(module, func, framework)


def _is_imported(module: Module, func: ast.expr, framework: Framework) -> bool:
    """Tell whether a function comes from a file of the repository or a library of components."""
    name = module.name(func)
    if name.startswith("google_cloud_pipeline_components."):
        return True
    if name.startswith(f"{framework.package}.") or name.rpartition(".")[2][:1].isupper():
        return False
    bound = ast.unparse(func).partition(".")[0]
    return bound in module.aliases and module.is_local(bound)


def _passes_on(function: Function, steps: list[ast.Call]) -> bool:
    """Tell whether a step takes what another returned."""
    made: set[str] = set()
    for node in (n for entry in function.body for n in ast.walk(entry)):
        if isinstance(node, ast.Assign) and any(step in steps for step in ast.walk(node.value)):
            made |= {n.id for t in node.targets for n in ast.walk(t) if isinstance(n, ast.Name)}
    given = [value for s in steps for value in [*s.args, *(k.value for k in s.keywords)]]
    within = [node for value in given for node in ast.walk(value)]
    used = {node.id for node in within if isinstance(node, ast.Name)}
    return bool(made & used) or any(node in steps for node in within)


def _assets(module: Module) -> Iterator[SourceFact]:
    """Yield the assets of a file of Dagster as one pipeline; parameters state their order."""
    mark = _mark("dagster", "asset|multi_asset|graph_asset")
    assets = [
        (function, node)
        for function in module.functions
        for name, node in module.decorators(function)
        if mark.match(name)
    ]
    if not assets:
        return
    names = {function.name for function, _ in assets}
    takes = {arg.arg for function, _ in assets for arg in function.args.args}
    stated = any(
        keyword(node, "deps", "ins", "non_argument_deps")
        for _, node in assets
        if isinstance(node, ast.Call)
    )
    yield pipeline(
        module,
        assets[0][0],
        "dagster",
        "assets",
        steps=len(assets),
        ordered=stated or bool(names & takes),
        retries=tries_again(module, [node for _, node in assets]),
    )
