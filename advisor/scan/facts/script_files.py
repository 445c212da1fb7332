"""Files that hold commands though no workflow need call them: scripts, goals, tasks, containers."""

import posixpath
import re
from collections.abc import Iterator

from advisor.scan.facts.command_containers import image, is_compose, is_dockerfile, services
from advisor.scan.facts.command_make import all_recipes, is_recipes
from advisor.scan.facts.command_pipelines import HOOKS, entry_points, hooks, stages
from advisor.scan.facts.command_python import decorated, follow_tox
from advisor.scan.facts.command_scripts import Call, CommandFiles, Script, shell_script, table
from advisor.scan.facts.command_tasks import (
    MISE,
    TASKFILES,
    follow_poe,
    mise_task,
    package_scripts,
    taskfile,
)
from advisor.scan.facts.shell import Shell, one_line

_SHELL = (".sh", ".bash", ".zsh")
_PROCESS = re.compile(r"^(\w[\w-]*):\s*(.+)$")


def container_files(repository: CommandFiles) -> Iterator[Script]:
    """Yield what containers and processes start."""
    for path in repository.source.paths:
        if is_dockerfile(path):
            yield Script(path, image(repository, path).starts)
        elif is_compose(path):
            for script in services(repository, path, []):
                if script.path == path:
                    yield script
        elif posixpath.basename(path) == "Procfile":
            yield _processes(repository, path)


def script_files(repository: CommandFiles) -> Iterator[Script]:
    """Yield what every other file of commands runs, each command where it is written."""
    for path in repository.source.paths:
        for script in _scripts(repository, path):
            if script.path == path:
                yield script


def _scripts(  # noqa: PLR0911 a form of file each
    repository: CommandFiles, path: str
) -> list[Script]:
    name, folder = posixpath.basename(path), posixpath.dirname(path)
    if name.endswith(_SHELL):
        return [shell_script(repository, path, "")]
    if is_recipes(path):
        return all_recipes(repository, path)
    if is_dockerfile(path):
        return [Script(path, image(repository, path).builds)]
    if name == "dvc.yaml":
        return stages(repository, path)
    if name == "MLproject":
        return entry_points(repository, path)
    if name == HOOKS:
        return hooks(repository, path)
    return _tasks(repository, path, name, folder)


def _tasks(  # noqa: PLR0911 a form of file each
    repository: CommandFiles, path: str, name: str, folder: str
) -> list[Script]:
    if name == "package.json":
        return package_scripts(repository, path)
    if name == "tox.ini":
        return follow_tox(repository, Call(("tox",), folder))
    if name == "noxfile.py":
        return decorated(repository, path, "session", [])
    if name in TASKFILES:
        tasks = repository.yaml(path).get("tasks").entries
        return [script for task in tasks for script in taskfile(repository, path, task)]
    if path.endswith(MISE):
        tasks = table(repository.toml(path), "tasks")
        return [script for task in tasks for script in mise_task(repository, folder, task)]
    if name == "pyproject.toml":
        tasks = table(repository.toml(path), "tool", "poe", "tasks")
        calls = (Call(("poe", task), folder) for task in tasks)
        return [script for call in calls for script in follow_poe(repository, call)]
    return []


def _processes(repository: CommandFiles, path: str) -> Script:
    made = []
    for number, line in enumerate(repository.text(path).split("\n"), 1):
        if match := _PROCESS.match(line):
            made += one_line(match[2], number, Shell(folder=posixpath.dirname(path)))
    return Script(path, made)
