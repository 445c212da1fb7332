"""Pipelines and schedules of orchestrators, declared in Python or in files of their own."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from advisor.scan.fact import SourceFact
from advisor.scan.facts.orchestration import files
from advisor.scan.facts.orchestration.airflow import airflow
from advisor.scan.facts.orchestration.declared import declared
from advisor.scan.facts.orchestration.decorated import decorated
from advisor.scan.facts.orchestration.module import parse
from advisor.scan.facts.orchestration.started import started
from advisor.scan.facts.structure import form_of
from advisor.scan.source import SourceTree

_PACKAGES = (
    "airflow|prefect|dagster|kfp|sagemaker|azure\\.ai\\.ml|azureml|mldesigner|zenml|metaflow|kedro"
    "|flytekit|luigi|apscheduler|schedule|celery|google\\.cloud|google_cloud_pipeline_components"
    "|boto3|rocketry|fastapi_utils|rq_scheduler"
)
_MENTIONS = re.compile(rf"^[ \t]*(?:from|import)[ \t]+(?:{_PACKAGES})\b", re.MULTILINE)
_THROUGH = re.compile(r"\bDAG\(")  # Airflow may be imported by a module of the repository
_DECLARES = re.compile(
    r"@(?:\w+\.)*(?:pipeline|flow|dag|job|graph|workflow|dynamic|schedule|\w*sensor|\w*asset)\b"
    r"|\b(?:[pP]ipeline|DAG|node|LaunchPlan|\w*Schedule|\w*ScheduleDefinition|Deployment)(?:\.\w+)*\("
    r"|FlowSpec|\w*Task\)|beat_?schedule|\.(?:serve|deploy|to_deployment|do|cron|add_job)\("
    r"|put_rule|create_\w*schedule|create_recurring_run|scheduled_job|periodic_task|repeat_every"
    r"|start_cond|\bsteps\s*=\s*\[|\bcron\w*\s*=|AutomationCondition|AutoMaterialize|graph_component",
    re.IGNORECASE,
)
_NAMED = {
    "dvc.yaml": files.dvc,
    "prefect.yaml": files.prefect,
    "MLproject": files.mlproject,
    "Snakefile": files.snakemake,
    ".cron.yml": files.cron_of_taskcluster,
}
_KIND = re.compile(r"(?:^|/)taskcluster/(?:ci|kinds)/[^/]+/kind\.ya?ml$")


def handles(path: str) -> bool:
    """Tell whether a file may declare a pipeline or schedule."""
    return path.endswith((".py", ".smk")) or _file_of(path) in _NAMED or form_of(path) == "yaml"


def orchestration(source: SourceTree, path: str, text: str) -> Iterator[SourceFact]:
    """Yield pipelines and schedules."""
    name = _file_of(path)
    if path.endswith(".py"):
        if (_MENTIONS.search(text) and _DECLARES.search(text)) or _THROUGH.search(text):
            yield from _python(source, path, text)
    elif name in _NAMED:
        yield from _NAMED[name](source, path, text)
    elif _KIND.search(path):
        yield from files.taskgraph(source, path, text)
    elif path.endswith(".smk"):
        yield from files.snakemake(source, path, text)
    elif "azuremlschemas" in text or re.search(r"^type:\s*pipeline\s*$", text, re.MULTILINE):
        yield from files.azureml(source, path, text)
    elif "flow_name:" in text and "schedule:" in text:
        yield from files.prefect(source, path, text)


def _python(source: SourceTree, path: str, text: str) -> Iterator[SourceFact]:
    module = parse(source, path, text)
    if module is None:
        return
    found: list[SourceFact] = []
    try:
        for read in (airflow, decorated, declared, started):
            found += read(module)
    except (RecursionError, MemoryError, ValueError):
        pass  # nested deeper than any pipeline that people write
    yield from sorted(found, key=lambda fact: fact.line)


def _file_of(path: str) -> str:
    name = PurePosixPath(path).name
    return "prefect.yaml" if re.fullmatch(r"prefect[\w.-]*\.ya?ml", name) else name
