"""Airflow: DAGs, the tasks in them, and what starts them."""

import ast
from collections.abc import Iterator

from advisor.scan.fact import SourceFact
from advisor.scan.facts.orchestration.found import is_active, pipeline, schedule
from advisor.scan.facts.orchestration.module import Function, Module, argument, keyword

_TIMES = ("schedule", "schedule_interval", "timetable")
_NEVER = {"None", "", "@once"}
_DATA = ("Dataset(", "Asset(", "DatasetAlias(", "DatasetAll(", "AssetAll(", "AssetAny(")
_SENSORS = ("S3", "GCS", "File", "Blob", "Wasb", "Hdfs", "WebHdfs", "Sql", "BigQuery", "SFTP")
_CHAINS = {"set_downstream", "set_upstream", "chain", "cross_downstream"}


def airflow(module: Module) -> Iterator[SourceFact]:
    """Yield each DAG of a file as a pipeline, and a schedule where it has one.

    A DAG that names no schedule gets none: what it means differs between releases of Airflow.
    """
    if not any(name.partition(".")[0] == "airflow" for name, *_ in module.imports):
        return
    dags = list(_dags(module))
    for node, call, name in dags:
        scope = node if len(dags) > 1 else module.tree
        inner = [one for one in ast.walk(scope) if isinstance(one, ast.Call)]
        tasks = [one for one in inner if _is_task(module, one)]
        made = [f for f in module.functions if _is_task_function(module, f)]
        flow = [one for one in inner if _calls_any(module, one, made)]
        yield pipeline(
            module,
            node,
            "airflow",
            name,
            steps=len(tasks) + (len(flow) or len(made)),
            ordered=_is_ordered(module, flow),
            retries=_retries(module, call, tasks, made),
        )
        yield from _started(module, call, name, tasks)


def _dags(module: Module) -> Iterator[tuple[ast.stmt | ast.expr, ast.Call | None, str]]:
    """Yield where each DAG stands, the call that makes it, and its name."""
    blocks = {
        id(item.context_expr): node
        for node in ast.walk(module.tree)
        if isinstance(node, ast.With | ast.AsyncWith)
        for item in node.items
    }
    for call in module.calls:
        name = module.name(call.func)
        if name.startswith("airflow.") and name.endswith(".DAG"):
            title = module.text(argument(call, 0, "dag_id"))
            yield blocks.get(id(call), call), call, title
    for function in module.functions:
        for name, node in module.decorators(function):
            if name.startswith("airflow.") and name.endswith(".dag"):
                made = node if isinstance(node, ast.Call) else None
                title = module.text(argument(made, 0, "dag_id")) if made else ""
                yield function, made, title or function.name


def _is_task(module: Module, call: ast.Call) -> bool:
    name = module.name(call.func).rpartition(".")[2]
    return name.endswith(("Operator", "Sensor", "OperatorAsync")) and name[0].isupper()


def _is_task_function(module: Module, function: Function) -> bool:
    names = [name for name, _ in module.decorators(function)]
    return any(n.startswith("airflow.") and ".task" in n and "task_group" not in n for n in names)


def _calls_any(module: Module, call: ast.Call, made: list[Function]) -> bool:
    name = module.name(call.func).removesuffix(".expand").removesuffix(".override")
    return any(function.name == name for function in made)


def _is_ordered(module: Module, flow: list[ast.Call]) -> bool:
    if module.operators & {ast.RShift, ast.LShift}:
        return True
    if any(module.name(call.func).rpartition(".")[2] in _CHAINS for call in module.calls):
        return True
    given = [value for call in flow for value in [*call.args, *(k.value for k in call.keywords)]]
    return any(isinstance(value, ast.Name | ast.Call) for value in given)


def _retries(
    module: Module, call: ast.Call | None, tasks: list[ast.Call], made: list[Function]
) -> bool:
    calls = [*tasks, *(n for f in made for _, n in module.decorators(f) if isinstance(n, ast.Call))]
    stated = [keyword(one, "retries") for one in calls]
    if call is not None:
        defaults = module.value(keyword(call, "default_args"))
        if isinstance(defaults, ast.Dict):
            stated += [
                value
                for key, value in zip(defaults.keys, defaults.values, strict=True)
                if isinstance(key, ast.Constant) and key.value == "retries"
            ]
    return any(value is not None and module.text(value) not in {"0", "None"} for value in stated)


def _started(
    module: Module, call: ast.Call | None, name: str, tasks: list[ast.Call]
) -> Iterator[SourceFact]:
    stated = keyword(call, *_TIMES) if call else None
    if call is None or stated is None:
        return
    text = module.text(stated)
    if text in _NEVER or text == "[]":
        return
    active = is_active(ast.Call(func=call.func, args=[], keywords=call.keywords))
    event = "data" if any(mark in text for mark in _DATA) else "schedule"
    yield schedule(module, stated, "airflow", text, active=active, target=name, event=event)
    for task in tasks:
        kind = module.name(task.func).rpartition(".")[2]
        if "Sensor" in kind and kind.startswith(_SENSORS):
            yield schedule(module, task, "airflow", kind, active=active, target=name, event="data")
