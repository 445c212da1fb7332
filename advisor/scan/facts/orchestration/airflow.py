"""Airflow: DAGs, the tasks in them, and what starts them."""

import ast
import re
from collections.abc import Iterator

from advisor.scan.fact import SourceFact
from advisor.scan.facts.named_files import module_file
from advisor.scan.facts.orchestration.found import is_active, pipeline, schedule
from advisor.scan.facts.orchestration.module import Function, Module, argument, keyword

_TIMES = ("schedule", "schedule_interval", "timetable")
_NEVER = {"None", "", "@once"}
_PRESET = re.compile(r"^@\w+$|^(?:\S+\s+){4,5}\S+$")
_BY_HAND = {"manual", "none", "null", "never", "off", "disabled", "@once", ""}
_DATA = ("Dataset(", "Asset(", "DatasetAlias(", "DatasetAll(", "AssetAll(", "AssetAny(")
_SENSORS = ("S3", "GCS", "File", "Blob", "Wasb", "Hdfs", "WebHdfs", "Sql", "BigQuery", "SFTP")
_CHAINS = {"set_downstream", "set_upstream", "chain", "cross_downstream"}


def airflow(module: Module) -> Iterator[SourceFact]:
    """Yield each DAG of a file as a pipeline, and a schedule where it has one.

    A DAG that names no schedule gets none: what it means differs between releases of Airflow.
    """
    through = _taken_through(module)
    if not (through or any(name.partition(".")[0] == "airflow" for name, *_ in module.imports)):
        return
    dags = list(_dags(module))
    for node, call, name in dags:
        scope = node if len(dags) > 1 else module.tree
        inner = [one for one in ast.walk(scope) if isinstance(one, ast.Call)]
        tasks = [one for one in inner if _is_task(module, one, through)]
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


def _taken_through(module: Module) -> frozenset[str]:
    """Resolve what a module of the repository hands on of Airflow; return those that make tasks."""
    makers: set[str] = set()
    for source, name, level in module.imports:
        path = module_file(module.source, module.path, source, level) if name else ""
        text = (module.source.text(path) if path else None) or ""
        bound = next((b for b, to in module.aliases.items() if to == f"{source}.{name}"), name)
        if "airflow" not in text or not name.isidentifier():
            continue
        handed = re.search(
            rf"^[ \t]*from (airflow[\w.]*) import (?:\([^)]*\b{name}\b|[^\n(]*\b{name}\b)",
            text,
            re.MULTILINE,
        )
        if handed:
            module.aliases[bound] = f"{handed[1]}.{name}"
        elif re.search(
            rf"^def {name}\((?:(?!^def )[\s\S]){{0,4000}}?\b[A-Z]\w*Operator\(", text, re.MULTILINE
        ):
            makers.add(module.aliases.get(bound, bound))
    return frozenset(makers)


def _is_task(module: Module, call: ast.Call, makers: frozenset[str]) -> bool:
    if module.name(call.func) in makers:
        return True
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


def _time(module: Module, stated: ast.expr) -> str:
    """Return when a DAG starts; of a call that reads it, what is told to hold without a setting."""
    call = module.value(stated)
    if isinstance(call, ast.Call):
        given = [*call.args, *(entry.value for entry in call.keywords)]
        texts = [one.value for one in given if isinstance(one, ast.Constant)]
        words = [one.strip() for one in texts if isinstance(one, str)]
        times = [one for one in words if _PRESET.match(one) and one != "@once"]
        if times:
            return times[0]
        if None in texts or any(one.lower() in _BY_HAND for one in words):
            return ""
    return module.text(stated)


def _started(
    module: Module, call: ast.Call | None, name: str, tasks: list[ast.Call]
) -> Iterator[SourceFact]:
    stated = keyword(call, *_TIMES) if call else None
    if call is None or stated is None:
        return
    text = _time(module, stated)
    if text in _NEVER or text == "[]":
        return
    active = is_active(ast.Call(func=call.func, args=[], keywords=call.keywords))
    event = "data" if any(mark in text for mark in _DATA) else "schedule"
    yield schedule(module, stated, "airflow", text, active=active, target=name, event=event)
    for task in tasks:
        kind = module.name(task.func).rpartition(".")[2]
        if "Sensor" in kind and kind.startswith(_SENSORS):
            yield schedule(module, task, "airflow", kind, active=active, target=name, event="data")
