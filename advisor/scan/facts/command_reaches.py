"""Which files of the repository a command runs."""

import re

from advisor.scan.facts.command_python import console_scripts
from advisor.scan.facts.command_scripts import Call, CommandFiles, join
from advisor.scan.facts.command_words import option, program
from advisor.scan.facts.shell import inside

_SUFFIXES = (".py", ".ipynb", ".R", ".r", ".Rmd", ".jl", ".sql", ".scala", ".js", ".ts")
_CONFIGURED = (".yml", ".yaml", ".json", ".tf")
_RUNNERS = re.compile(
    r"^(?:python[\d.]*|ipython|pypy3?|torchrun|accelerate|deepspeed|horovodrun|mpirun|srun|sbatch|"
    r"papermill|jupyter(?:-\w+)?|ploomber|streamlit|uvicorn|gunicorn|hypercorn|fastapi|flask|"
    r"chainlit|gradio|ray|spark-submit|modal|prefect|dagster|metaflow|bentoml|kfp|Rscript|R|julia|psql|"
    r"bq|node|ts-node|tsx|pytest|py\.test|coverage|locust|celery|rq|snakemake|kedro|zenml|litestar|"
    r"daphne|sqlcmd|snowsql|dask|pyspark|ipython3|nbmake|marimo|behave|robot|debugpy|scalene|deno|bun|"
    r"databricks|az|gcloud|aws|kubectl|argo|helm|oc|dbt|great_expectations|gx|soda|feast)$"
)
_CLOUDS = frozenset(
    {"az", "gcloud", "aws", "kubectl", "argo", "databricks", "oc", "helm", "ray", "soda"}
)
_SERVED = frozenset(
    {"uvicorn", "gunicorn", "hypercorn", "daphne", "celery", "flask", "rq", "litestar"}
)
_MODULE = re.compile(r"^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$")
_MOST = 50


def reached(repository: CommandFiles, call: Call) -> tuple[str, ...]:
    """Return the files that a command runs, as far as its words name them."""
    if not call.words:
        return ()
    name = program(call.words)
    found: dict[str, None] = {}
    if own := repository.file(call.words[0], call.folder) if "/" in call.words[0] else "":
        found.setdefault(own)
    if _RUNNERS.match(name):
        for path in _named(repository, call, name):
            found.setdefault(path)
    if name == "dbt" and (project := _dbt(repository, call)):
        found.setdefault(project)
    elif not found and "/" not in call.words[0] and _MODULE.match(name.replace("-", "_")):
        started = console_scripts(repository, call.folder).get(name, "")
        if started and (path := module(repository, started, call.folder)):
            found.setdefault(path)
    return tuple(found)[:_MOST]


def _named(repository: CommandFiles, call: Call, name: str) -> list[str]:
    suffixes = _SUFFIXES + (_CONFIGURED if name in _CLOUDS else ())
    words, found = call.words[1:], list[str]()
    for at, word in enumerate(words[:200]):
        value = word.partition("=")[2] if word.startswith("-") and "=" in word else word
        value = value.partition("::")[0].removeprefix("file://").removeprefix("@")
        if value.endswith(suffixes):
            path = repository.file(value, call.folder)
            found += [path] if path else []
        elif (at and words[at - 1] == "-m" and name != "pytest") or (
            name in _SERVED and not word.startswith("-")
        ):
            path = module(repository, value.partition(":")[0], call.folder)
            found += [path] if path else []
        elif ".py:" in value and (path := repository.file(value.partition(":")[0], call.folder)):
            found.append(path)
        if found and name.startswith("python") and not word.startswith("-"):
            break  # what follows are arguments of the program
    return found


def module(repository: CommandFiles, name: str, folder: str) -> str:
    """Return the file of a module by its dotted name, '' where the repository has none."""
    if not _MODULE.match(name):
        return ""
    stem = name.replace(".", "/")
    for base in dict.fromkeys((folder, join(folder, "src"), "", "src", join(folder, "lib"))):
        for tail in (".py", "/__main__.py", "/__init__.py"):
            if (path := join(base, stem) + tail) in repository.paths:
                return path
    return ""


def _dbt(repository: CommandFiles, call: Call) -> str:
    folder = inside(call.folder, option(call.words, "--project-dir"))
    return repository.find(folder, "dbt_project.yml")
