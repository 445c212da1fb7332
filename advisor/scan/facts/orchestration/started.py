"""Schedules that Python makes by a call or decorator, of orchestrators and of processes."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from advisor.scan.fact import SourceFact
from advisor.scan.facts.orchestration.found import is_active, schedule, when
from advisor.scan.facts.orchestration.module import Function, Module, argument, keyword


@dataclass(frozen=True, slots=True)
class Starter:
    """A call that starts something by itself, and which arguments say when and what."""

    system: str
    package: str
    call: str
    time: str
    target: str = "name"
    event: str = "schedule"


_PREFECT = "cron interval rrule schedule schedules"
_JOB = "job job_name target name"
STARTERS = (
    Starter("prefect", "prefect", r".*\.(?:serve|deploy|to_deployment|build_from_flow)$", _PREFECT),
    Starter("prefect", "prefect", r"prefect\..*\.?Deployment$", _PREFECT),
    Starter("dagster", "dagster", r"dagster\..*ScheduleDefinition$", "cron_schedule", _JOB),
    Starter("dagster", "dagster", r"dagster\.schedule$", "cron_schedule", _JOB),
    Starter("dagster", "dagster", r"dagster\.(build_schedule_from_\w+)$", "", _JOB),
    Starter("dagster", "dagster", r"dagster\.AutomationCondition\.on_cron$", "cron_schedule"),
    Starter("dagster", "dagster", r"dagster\.AutoM\w+Policy\.eager$", "", event="data"),
    Starter("dagster", "dagster", r"dagster\.AutomationCondition\.eager$", "", event="data"),
    Starter("dagster", "dagster", r"dagster\.(?:multi_)?(?:asset_)?sensor$", "", _JOB, "data"),
    Starter("dagster", "dagster", r"dagster\.run_status_sensor$", "", _JOB, "message"),
    Starter("kubeflow", "kfp", r".*\.create_recurring_run$", "cron_expression", "job_name"),
    Starter(
        "vertex",
        "google",
        r".*\.(?:create_schedule|create_schedule_from_job_spec)$",
        "cron cron_expression schedule",
        "display_name",
    ),
    Starter("vertex", "google", r".*\.create$", "cron cron_expression", "display_name"),
    Starter("sagemaker", "sagemaker", r"sagemaker\..*PipelineSchedule$", "cron rate at"),
    Starter(
        "sagemaker",
        "sagemaker",
        r".*\.create_monitoring_schedule$",
        "schedule_cron_expression",
        "monitor_schedule_name",
    ),
    Starter("aws", "boto3", r".*\.(?:put_rule|create_schedule)$", "ScheduleExpression", "Name"),
    Starter("azureml", "azure", r"azure\..*(?:Job|Monitor)Schedule$", "trigger"),
    Starter("azureml", "azureml", r"azureml\..*Schedule\.create$", "recurrence"),
    Starter("zenml", "zenml", r"zenml\..*Schedule$", "cron_expression interval_second start_time"),
    Starter("flyte", "flytekit", r"flytekit\..*LaunchPlan\.\w+$", "schedule"),
    Starter("process", "apscheduler", r".*\.(?:add_job|scheduled_job)$", "trigger", "func"),
    Starter("process", "celery", r".*\.add_periodic_task$", "schedule", "sig"),
    Starter("process", "rocketry", r".*\.task$", "start_cond"),
    Starter("process", "fastapi_utils", r".*\.?repeat_every$", "seconds"),
    Starter("process", "rq_scheduler", r".*\.cron$", "cron_string", "func"),
)


def started(module: Module) -> Iterator[SourceFact]:
    """Yield a schedule for each call or decorator that makes one."""
    packages = {name.partition(".")[0] for name, *_ in module.imports}
    starters = [one for one in STARTERS if one.package in packages]
    owners = {
        id(mark): function
        for function in module.functions
        for mark in function.decorator_list
        if isinstance(mark, ast.Call)
    }
    calls = module.calls if starters or "schedule" in packages else ()
    for call in calls:
        name = module.name(call.func)
        starter = next((one for one in starters if re.match(one.call, name)), None)
        if starter is not None:
            owner = owners.get(id(call))
            yield from _started(module, starter, call, owner.name if owner else "")
        elif name.endswith(".do") and "schedule" in packages:
            yield from _every(module, call)
    yield from _beat(module, packages)
    yield from _bare(module)


def _started(module: Module, starter: Starter, call: ast.Call, owner: str) -> Iterator[SourceFact]:
    stated = _time(module, starter, call)
    if stated is None and starter.time:
        return
    cron = when(module, stated)
    if starter.system == "process" and isinstance(module.value(stated), ast.Constant):
        cron = ", ".join([cron, *(ast.unparse(k) for k in call.keywords if k.arg in _PARTS)])
    if starter.time and not cron:
        return
    target = owner or _told(module, keyword(call, *starter.target.split()) or _first(starter, call))
    event = "data" if keyword(call, "datastore") is not None else starter.event
    active = is_active(call) and not _is_disabled(module, call)
    if starter.system == "dagster":
        active = active and "STOPPED" not in module.text(keyword(call, "default_status"))
        running = "RUNNING" in module.text(keyword(call, "default_status"))
        target = target if running or not active else f"{target} (once switched on)".strip()
    yield schedule(
        module,
        stated if stated is not None and stated.lineno >= call.lineno else call,
        starter.system,
        cron,
        active=active,
        target=target,
        event=event,
    )


_CRON = re.compile(r"^(?:[\d*/,-]+\s+){4}[\w*/,-]+$")
_SIGNATURES = frozenset({"s", "si", "signature"})
_PARTS = {"hours", "minutes", "seconds", "days", "weeks", "hour", "minute", "day", "day_of_week"}


def _time(module: Module, starter: Starter, call: ast.Call) -> ast.expr | None:
    stated = keyword(call, *starter.time.split())
    name = module.name(call.func)
    if stated is None and starter.package == "apscheduler":
        at = 0 if name.endswith("scheduled_job") else 1
        stated = call.args[at] if len(call.args) > at else None
    if stated is None and name.endswith(("AutomationCondition.on_cron", "add_periodic_task")):
        stated = argument(call, 0)
    if stated is None and name == "dagster.schedule":
        stated = argument(call, 0)
    return stated


def _first(starter: Starter, call: ast.Call) -> ast.expr | None:
    """Return the argument without a name that says what is started."""
    at = 1 if call.args and starter.package == "celery" else 0
    first = call.args[at] if len(call.args) > at else None
    return first if starter.system == "process" or isinstance(first, ast.Constant) else None


def _is_disabled(module: Module, call: ast.Call) -> bool:
    return module.text(keyword(call, "State")) == "DISABLED"


def _every(module: Module, call: ast.Call) -> Iterator[SourceFact]:
    """Yield a job of the package `schedule`: every(…).day.at(…).do(job)."""
    inner: ast.expr = call.func
    while isinstance(inner, ast.Attribute | ast.Call):
        if isinstance(inner, ast.Call) and module.name(inner.func).endswith("every"):
            text = ast.unparse(call.func).removesuffix(".do")
            target = _told(module, call.args[0]) if call.args else ""
            yield schedule(module, call, "process", text, target=target)
            return
        inner = inner.func if isinstance(inner, ast.Call) else inner.value


def _beat(module: Module, packages: set[str]) -> Iterator[SourceFact]:
    """Yield the entries of Celery's beat."""
    if "celery" not in packages:
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict):
            if re.search(r"(?i)beat_?schedule$", ast.unparse(node.targets[0])):
                yield from _entries(module, node.value)
        elif isinstance(node, Function) and re.search(r"(?i)beat_?schedule", node.name):
            listed = (one for one in ast.walk(node) if isinstance(one, ast.List))
            for entry in (item for one in listed for item in one.elts):
                if isinstance(entry, ast.Dict):
                    yield from _entry(module, entry, entry)


def _entries(module: Module, beat: ast.Dict) -> Iterator[SourceFact]:
    for key, entry in zip(beat.keys, beat.values, strict=True):
        if key is not None and isinstance(entry, ast.Dict):
            yield from _entry(module, key, entry)


def _entry(module: Module, key: ast.expr, entry: ast.Dict) -> Iterator[SourceFact]:
    """Yield one entry of a beat; one of a list counts where it names a task and a time."""
    said = {module.text(k): v for k, v in zip(entry.keys, entry.values, strict=True) if k}
    named = said.get("task")
    if key is entry:
        time = next((module.text(v) for v in said.values() if _CRON.match(module.text(v))), "")
        time = module.text(said.get("schedule")) or time
        if named is not None and time:
            yield schedule(module, named, "process", time, target=module.text(named))
        return
    target = module.text(named) or module.text(key)
    yield schedule(module, key, "process", module.text(said.get("schedule")), target=target)


def _bare(module: Module) -> Iterator[SourceFact]:
    """Yield sensors of Dagster that are decorated without a call."""
    for function in module.functions:
        for name, mark in module.decorators(function):
            if name == "dagster.sensor" and not isinstance(mark, ast.Call):
                yield schedule(
                    module,
                    mark,
                    "dagster",
                    "",
                    target=f"{function.name} (once switched on)",
                    event="data",
                )


def _told(module: Module, node: ast.expr | None) -> str:
    """Return what an expression names, or its text; of a signature, the task it is of."""
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in _SIGNATURES
    ):
        node = node.func.value
    if isinstance(node, ast.Name | ast.Attribute):
        return module.name(node)
    return module.text(node)
