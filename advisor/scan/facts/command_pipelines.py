"""Stages of DVC, entry points of MLflow projects and hooks of pre-commit, as commands."""

import posixpath

from advisor.scan.facts.command_scripts import Call, CommandFiles, Script
from advisor.scan.facts.command_words import operands, option
from advisor.scan.facts.shell import Shell, ShellCommand, commands, inside
from advisor.scan.facts.yaml_tree import YamlNode

HOOKS = ".pre-commit-config.yaml"


def follow_dvc(repository: CommandFiles, call: Call) -> list[Script]:
    """Return the commands of the stages that 'dvc repro' or 'dvc exp run' runs."""
    given = operands(
        call.words[1:], frozenset({"-j", "--jobs", "-S", "--set-param", "-n", "--name"})
    )
    if given[:2] == ["exp", "run"]:
        given = given[1:]
    if given[:1] not in (["repro"], ["run"]):
        return []
    folder = inside(call.folder, option(call.words, "--cwd", "--cd"))
    named = [word for word in given[1:] if word.endswith("dvc.yaml")]
    path = inside(folder, named[0]) if named else repository.find(folder, "dvc.yaml")
    return stages(repository, path) if path in repository.paths else []


def stages(repository: CommandFiles, path: str) -> list[Script]:
    """Return the commands of each stage of a dvc.yaml."""
    source = repository.text(path).split("\n")
    found = []
    for node in repository.yaml(path).get("stages").entries.values():
        stage = node.get("do") if node.has("do") else node
        folder = inside(posixpath.dirname(path), stage.get("wdir").text)
        command = stage.get("cmd")
        found += [
            Script(path, commands(one.numbered(source), Shell(folder=folder)))
            for one in command.items or [command]
        ]
    return found


def follow_mlflow(repository: CommandFiles, call: Call) -> list[Script]:
    """Return the command of the entry point that 'mlflow run' starts."""
    valued = frozenset(
        {"-e", "--entry-point", "-P", "-A", "--experiment-name", "--env-manager", "-b"}
    )
    given = operands(call.words[1:], valued)
    if given[:1] != ["run"]:
        return []
    path = repository.find(inside(call.folder, (given[1:] or ["."])[0]), "MLproject")
    name = option(call.words, "-e", "--entry-point") or "main"
    return entry_points(repository, path, name) if path else []


def entry_points(repository: CommandFiles, path: str, name: str = "") -> list[Script]:
    """Return the commands of an MLproject, of one entry point where it is named."""
    source = repository.text(path).split("\n")
    found = []
    for entry, node in repository.yaml(path).get("entry_points").entries.items():
        if not name or entry == name:
            lines = node.get("command").numbered(source)
            found.append(Script(path, commands(lines, Shell(folder=posixpath.dirname(path)))))
    return found


def follow_pre_commit(repository: CommandFiles, call: Call) -> list[Script]:
    """Return the hooks that 'pre-commit run' runs."""
    given = operands(
        call.words[1:], frozenset({"-c", "--config", "--hook-stage", "--from-ref", "--to-ref"})
    )
    if given[:1] != ["run"]:
        return []
    path = repository.upward(call.folder, option(call.words, "-c", "--config") or HOOKS)
    return hooks(repository, path, given[1] if len(given) > 1 else "") if path else []


def hooks(repository: CommandFiles, path: str, wanted: str = "") -> list[Script]:
    """Return a command for each hook, and what it enters where the repository says so."""
    found: list[ShellCommand] = []
    folder = posixpath.dirname(path)
    for group in repository.yaml(path).get("repos").items:
        for hook in group.get("hooks").items:
            name = hook.get("id").text
            if not name or (wanted and wanted != name) or hook.get("stages").texts() == ("manual",):
                continue
            found.append(_hook(hook, name, folder))
            entry = hook.get("entry")
            if entry.text:
                arguments = " ".join((entry.text, *hook.get("args").texts()))
                found += commands([(entry.line, arguments)], Shell(folder=folder))
    return [Script(path, found)]


def _hook(hook: YamlNode, name: str, folder: str) -> ShellCommand:
    arguments = " ".join(hook.get("args").texts())
    text = f"pre-commit {name} {arguments}".strip()
    return ShellCommand(hook.line_of("id"), ("pre-commit", name), text, folder)
