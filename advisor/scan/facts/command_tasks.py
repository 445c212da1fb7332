"""Tasks that a file of a project names: npm, Taskfile, mise, poe, pdm, hatch, rye, pixi, pipenv."""

import json
import posixpath
import re
from collections.abc import Iterator
from typing import Any

from advisor.scan.facts.command_scripts import (
    Call,
    CommandFiles,
    Script,
    line_of,
    shell_script,
    table,
)
from advisor.scan.facts.command_words import operands, option, program, task_of_runner
from advisor.scan.facts.shell import Shell, ShellCommand, inside, one_line
from advisor.scan.facts.yaml_tree import YamlNode

TASKFILES = ("Taskfile.yml", "Taskfile.yaml", "taskfile.yml", "taskfile.yaml")
MISE = ("mise.toml", ".mise.toml", ".mise/config.toml", ".config/mise/config.toml")
_MISE_FOLDERS = (".mise/tasks", "mise-tasks", ".mise-tasks", "mise/tasks", ".config/mise/tasks")
_DEEPEST = 6
# Where a project's file keeps the tasks of each runner.
_TABLES: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "poe": (
        ("pyproject.toml", ("tool", "poe", "tasks")),
        ("poe_tasks.toml", ("tasks",)),
        ("poe_tasks.toml", ("tool", "poe", "tasks")),
    ),
    "pdm": (("pyproject.toml", ("tool", "pdm", "scripts")),),
    "rye": (("pyproject.toml", ("tool", "rye", "scripts")),),
    "taskipy": (("pyproject.toml", ("tool", "taskipy", "tasks")),),
    "pixi": (("pixi.toml", ("tasks",)), ("pyproject.toml", ("tool", "pixi", "tasks"))),
    "pipenv": (("Pipfile", ("scripts",)),),
}


def follow_npm(repository: CommandFiles, call: Call) -> list[Script]:
    """Return the script of a package.json with those that run before and after it."""
    words, name = call.words, program(call.words)
    valued = frozenset({"--prefix", "--cwd", "-C", "--filter", "-w", "--workspace", "--dir"})
    folder = inside(call.folder, option(words, "--prefix", "--cwd", "-C", "--dir"))
    given = operands(words[1:], valued)
    if not given:
        return []
    verb, rest = given[0], given[1:]
    if verb in {"run", "run-script"}:
        task = rest[0] if rest else ""
    elif verb in {"test", "start", "stop"} or name in {"yarn", "pnpm"}:
        task = verb
    else:
        task = "test" if verb in {"t", "tst"} else ""
    path = repository.find(folder, "package.json") or repository.upward(folder, "package.json")
    return package_scripts(repository, path, task, _passed(words, task)) if path and task else []


def _passed(words: tuple[str, ...], task: str) -> str:
    """Return what a call hands on to a script; npm does so behind two dashes alone."""
    after = words[words.index(task) + 1 :] if task in words else ()
    if "--" in after:
        after = after[after.index("--") + 1 :]
    elif program(words) == "npm":
        after = ()
    return "".join(f' "{word}"' if " " in word else f" {word}" for word in after)


def package_scripts(
    repository: CommandFiles, path: str, task: str = "", passed: str = ""
) -> list[Script]:
    """Return the commands of a script in package.json, of all where none is named."""
    text = repository.text(path)
    scripts = table(repository.parsed(path, "json", _json), "scripts")
    start = max(text.find('"scripts"'), 0)
    shell = Shell(errexit=False, folder=posixpath.dirname(path))
    names = (f"pre{task}", task, f"post{task}") if task else tuple(scripts)
    found: list[Script] = []
    for name in names:
        body = scripts.get(name)
        if isinstance(body, str):
            told = f"{body}{passed}" if name == task else body
            # A bare name of a program says nothing: what is done stands where it is called.
            place = "" if told != body and len(body.split()) == 1 else path
            found.append(Script(place, one_line(told, line_of(text, f'"{name}"', start), shell)))
    return found


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return {}


def follow_task(repository: CommandFiles, call: Call) -> list[Script]:
    """Return the commands of a Taskfile's tasks, or of taskipy's where there is no Taskfile."""
    words = call.words[1:]
    folder = inside(call.folder, option(words, "-d", "--dir"))
    named = option(words, "-t", "--taskfile")
    path = inside(folder, named) if named else repository.upward(folder, *TASKFILES)
    names = operands(words, frozenset({"-d", "--dir", "-t", "--taskfile"})) or ["default"]
    if path not in repository.paths:
        return [
            script for name in names for script in _table_task(repository, "taskipy", name, call)
        ]
    return [script for name in names for script in taskfile(repository, path, name)]


def taskfile(repository: CommandFiles, path: str, name: str, depth: int = 0) -> list[Script]:
    """Return the commands of a task with those it depends on."""
    tree = repository.yaml(path)
    task = tree.at("tasks", name)
    if depth > _DEEPEST:
        return []
    if ":" in name and not task.given:
        space, _, inner = name.partition(":")
        include = tree.at("includes", space)
        other = inside(posixpath.dirname(path), include.text or include.get("taskfile").text)
        found = other if other in repository.paths else repository.find(other, *TASKFILES)
        return taskfile(repository, found, inner, depth + 1) if found else []
    scripts = [
        script
        for need in task.get("deps").items
        for script in taskfile(repository, path, need.text or need.get("task").text, depth + 1)
    ]
    folder = inside(posixpath.dirname(path), task.get("dir").text)
    steps = task.items or task.get("cmds").items or [task if task.text else task.get("cmd")]
    for step in steps:
        if step.has("task"):
            scripts += taskfile(repository, path, step.get("task").text, depth + 1)
            continue
        lenient = step.get("ignore_error").is_true or task.get("ignore_error").is_true
        body = step.get("cmd") if step.has("cmd") else step
        lines = body.numbered(repository.text(path).split("\n"))
        made = [one for line in lines for one in _task_line(tree, task, line, folder)]
        scripts.append(Script(path, _lenient(made) if lenient else made))
    return scripts


def _task_line(
    tree: YamlNode, task: YamlNode, line: tuple[int, str], folder: str
) -> list[ShellCommand]:
    values = {
        key: value.text
        for node in (tree.get("vars"), task.get("vars"))
        for key, value in node.entries.items()
    }
    filled = re.sub(r"\{\{\s*\.(\w+)\s*\}\}", lambda m: values.get(m[1]) or m[0], line[1])
    return one_line(filled, line[0], Shell(folder=folder))


def _lenient(made: list[ShellCommand]) -> list[ShellCommand]:
    return [ShellCommand(c.line, c.words, c.text, c.folder, blocking=False) for c in made]


def follow_mise(repository: CommandFiles, call: Call) -> list[Script]:
    """Return the commands of a task of mise, from its settings or a file of its own."""
    words = call.words[1:]
    given = operands(words, frozenset({"-C", "--cd", "-j", "--jobs"}))
    if given[:1] in (["run"], ["r"]):
        given = given[1:]
    elif given[:1] in (["x"], ["exec"], ["install"], ["use"], ["trust"]):
        return []
    folder = inside(call.folder, option(words, "-C", "--cd"))
    return mise_task(repository, folder, given[0]) if given else []


def mise_task(repository: CommandFiles, folder: str, name: str, depth: int = 0) -> list[Script]:
    """Return the commands of one task of mise with those it depends on."""
    path = repository.upward(folder, *MISE)
    base = re.sub(r"/?(?:\.config/mise|\.mise)$", "", posixpath.dirname(path)) if path else folder
    file = repository.find(base, *(f"{at}/{name.replace(':', '/')}" for at in _MISE_FOLDERS))
    if file:
        return [shell_script(repository, file, base)]
    task = table(repository.toml(path), "tasks").get(name) if path else None
    if task is None or depth > _DEEPEST:
        return []
    needs = task.get("depends", ()) if isinstance(task, dict) else ()
    scripts = [
        script
        for need in ([needs] if isinstance(needs, str) else needs)
        for script in mise_task(repository, folder, str(need), depth + 1)
    ]
    body = task.get("run", "") if isinstance(task, dict) else task
    at = inside(base, str(task.get("dir", ""))) if isinstance(task, dict) else base
    text = repository.text(path)
    start = max(text.find(f"tasks.{name}"), text.find(f'tasks."{name}"'), 0)
    return scripts + list(_written(path, text, body, at, start))


def _written(path: str, text: str, body: Any, folder: str, start: int = 0) -> Iterator[Script]:
    """Yield the commands of a text or texts within a file, at the lines where they are written."""
    for one in body if isinstance(body, list) else [body]:
        if not isinstance(one, str):
            continue
        for line in one.split("\n"):
            if line.strip():
                written = line.strip()[:40].replace('"', '\\"')
                part = written if text.find(written, start) >= 0 else line.strip()[:12]
                number = line_of(text, part, start if text.find(part, start) >= 0 else 0)
                yield Script(path, one_line(line, number, Shell(folder=folder)))


def follow_poe(repository: CommandFiles, call: Call) -> list[Script]:
    """Return the commands of a task of poe."""
    names = operands(call.words[1:], frozenset({"-C", "--directory", "--root", "-e", "--executor"}))
    return _table_task(repository, "poe", names[0], call) if names else []


def follow_runner(repository: CommandFiles, call: Call) -> list[Script]:
    """Return what 'pdm run', 'hatch run' and their like run: a task of the project."""
    at, runner = task_of_runner(call.words), program(call.words)
    name = call.words[at]
    if runner == "hatch":
        return _hatch(repository, call, name)
    return _table_task(repository, runner, name, call)


def _table_task(
    repository: CommandFiles, runner: str, name: str, call: Call, depth: int = 0
) -> list[Script]:
    for file, keys in _TABLES.get(runner, ()):
        path = repository.upward(call.folder, file)
        tasks = table(repository.toml(path), *keys) if path else {}
        if name in tasks and depth <= _DEEPEST:
            return _of_table(repository, runner, path, name, tasks[name], call, depth)
    return []


def _of_table(  # noqa: PLR0913, PLR0917 a task, where it stands and who asks for it
    repository: CommandFiles,
    runner: str,
    path: str,
    name: str,
    task: Any,
    call: Call,
    depth: int,
) -> list[Script]:
    text, folder = repository.text(path), posixpath.dirname(path)
    start = max((match.start() for match in re.finditer(_key(name), text)), default=0)
    scripts: list[Script] = []
    if isinstance(task, dict):
        needs = task.get("deps", task.get("depends-on", task.get("composite", [])))
        for need in needs if isinstance(needs, list) else []:
            scripts += _reference(repository, runner, need, call, depth)
        folder = inside(folder, str(task.get("cwd", task.get("working_dir", ""))))
        if isinstance(task.get("script"), str):
            return [
                *scripts,
                Script(path, [_function(task["script"], line_of(text, name, start), folder)]),
            ]
        task = task.get("cmd", task.get("shell", task.get("sequence", task.get("call", ""))))
        if isinstance(task, list) and runner == "pixi":
            task = " ".join(str(word) for word in task)
    for one in task if isinstance(task, list) else [task]:
        plain = isinstance(one, str) and re.fullmatch(r"[\w.:-]+", one) is not None
        if isinstance(one, dict) or (isinstance(task, list) and plain):
            scripts += _reference(repository, runner, one, call, depth) or list(
                _written(path, text, _body(one), folder, start)
            )
        else:
            scripts += _written(path, text, one, folder, start)
    return scripts


def _key(name: str) -> str:
    quoted = re.escape(name)
    return rf'(?m)^\s*"?{quoted}"?\s*=|^\s*\[[\w.-]*\."?{quoted}"?[\].]'


def _body(one: Any) -> Any:
    return one.get("cmd", one.get("shell", "")) if isinstance(one, dict) else one


def _function(target: str, line: int, folder: str) -> ShellCommand:
    module = target.partition(":")[0]
    return ShellCommand(line, ("python", "-m", module), f"python -m {module}", folder)


def _reference(
    repository: CommandFiles, runner: str, one: Any, call: Call, depth: int
) -> list[Script]:
    name = one.get("ref", one.get("task", "")) if isinstance(one, dict) else one
    return _table_task(repository, runner, str(name).split(" ")[0], call, depth + 1)


def _hatch(repository: CommandFiles, call: Call, name: str, depth: int = 0) -> list[Script]:
    environment, _, task = name.rpartition(":")
    for file, keys in (("pyproject.toml", ("tool", "hatch", "envs")), ("hatch.toml", ("envs",))):
        path = repository.upward(call.folder, file)
        environments = table(repository.toml(path), *keys) if path else {}
        body = table(environments, environment or "default", "scripts").get(task)
        if body is None or depth > _DEEPEST:
            continue
        text, scripts = repository.text(path), list[Script]()
        start = max((match.start() for match in re.finditer(_key(task), text)), default=0)
        for one in body if isinstance(body, list) else [body]:
            if isinstance(one, str):
                first = one.split(" ")[0]
                inner = (
                    _hatch(repository, call, f"{environment}:{first}", depth + 1)
                    if first != task
                    else []
                )
                plain = one.replace("{args}", "")
                scripts += inner or _written(path, text, plain, posixpath.dirname(path), start)
        return scripts
    return []


def tables_of(path: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the runners whose tasks a file may hold, with where."""
    name = posixpath.basename(path)
    return [
        (runner, keys)
        for runner, places in _TABLES.items()
        for file, keys in places
        if file == name
    ]
