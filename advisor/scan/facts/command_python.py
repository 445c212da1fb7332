"""Sessions of tox and nox and tasks of invoke, down to the commands they run."""

import ast
import posixpath
import re
from collections.abc import Iterator
from typing import Any

from advisor.scan.facts import newer_python
from advisor.scan.facts.command_scripts import Call, CommandFiles, Script, line_of, table
from advisor.scan.facts.command_words import operands, option
from advisor.scan.facts.shell import Shell, ShellCommand, inside, one_line

_TOX = ("tox.ini", "setup.cfg", "pyproject.toml", "tox.toml")
_SUBSTITUTE = re.compile(
    r"\{(?:posargs:?([^{}]*)|\[([^\]{}]+)\](\w+)|(toxinidir|tox_root)|(\w+):?([^{}]*))\}"
)
_FACTOR = re.compile(r"^!?[\w.,!{}-]+:\s+")

_NESTED = 5

Lines = list[tuple[int, str]]


def follow_tox(repository: CommandFiles, call: Call) -> list[Script]:
    """Return the commands of the environments that a call of tox names, of all without."""
    words = call.words[1:]
    folder = inside(call.folder, option(words, "-c", "--conf"))
    wanted = option(words, "-e", "--env").split(",") if option(words, "-e", "--env") else []
    wanted += (
        operands(words[words.index("-e") + 1 :])[1:] if "-e" in words and "run" in words else []
    )
    for name in _TOX:
        path = repository.find(folder, name)
        found = tox_commands(repository, path) if path else {}
        if found:
            return [
                Script(path, _tox_script(lines, posixpath.dirname(path)))
                for environment, lines in _chosen(found, wanted)
                if lines
            ]
    return []


def _chosen(found: dict[str, Lines], wanted: list[str]) -> Iterator[tuple[str, Lines]]:
    if not wanted or wanted == ["ALL"] or any("$" in name for name in wanted):
        yield from found.items()
        return
    for name in wanted:
        yield name, found.get(name) or found.get("", [])


def tox_commands(repository: CommandFiles, path: str) -> dict[str, Lines]:
    """Return the command lines of each environment of tox; '' is what the others fall back to."""
    if path.endswith(".toml"):
        return repository.parsed(path, "tox", lambda text: _tox_toml(repository.toml(path), text))
    return repository.parsed(path, "tox", _tox_ini)


def _tox_ini(text: str) -> dict[str, Lines]:
    sections = _sections(text)
    found: dict[str, Lines] = {}
    for name, keys in sections.items():
        if name == "testenv" or name.startswith("testenv:"):
            lines: Lines = []
            for key in ("commands_pre", "commands", "commands_post"):
                lines += _substituted(keys.get(key, []), sections, 0)
            for environment in name[len("testenv:") :].split(","):
                found[environment.strip()] = lines
    base = found.get("", [])
    return {name: lines or base for name, lines in found.items()}


def _substituted(lines: Lines, sections: dict[str, dict[str, Lines]], depth: int) -> Lines:
    found: Lines = []
    for number, written in lines:
        line = _FACTOR.sub("", written)
        whole = re.fullmatch(r"\{\[([^\]{}]+)\](\w+)\}", line.strip())
        if whole and depth < _NESTED:
            found += _substituted(sections.get(whole[1], {}).get(whole[2], []), sections, depth + 1)
            continue
        found.append((number, _SUBSTITUTE.sub(lambda m: m[1] or ("." if m[4] else ""), line)))
    return found


def _sections(text: str) -> dict[str, dict[str, Lines]]:
    """Return sections, keys and lines of an INI file; configparser tells no lines."""
    sections: dict[str, dict[str, Lines]] = {}
    keys: dict[str, Lines] = {}
    lines: Lines = []
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.rstrip()
        if not line.strip() or line.lstrip().startswith(("#", ";")):
            continue
        if header := re.match(r"^\[(.+)\]$", line):
            keys = sections.setdefault(header[1], {})
        elif setting := re.match(r"^([\w.-]+)\s*[=:]\s*(.*)$", line):
            lines = keys.setdefault(setting[1], [])
            if setting[2]:
                lines.append((number, setting[2]))
        elif line[:1].isspace():
            if lines and lines[-1][1].endswith("\\"):
                lines[-1] = (lines[-1][0], lines[-1][1][:-1] + line.strip())
            else:
                lines.append((number, line.strip()))
    return sections


def _tox_toml(data: dict[str, Any], text: str) -> dict[str, Lines]:
    tox = table(data, "tool", "tox") or ({} if "tool" in data or "project" in data else data)
    if isinstance(old := tox.get("legacy_tox_ini"), str):
        before = line_of(text, "legacy_tox_ini") - 1
        shifted = _tox_ini(old)
        return {name: [(n + before, line) for n, line in ls] for name, ls in shifted.items()}
    environments = {"": table(tox, "env_run_base"), **table(tox, "env")}
    found: dict[str, Lines] = {}
    for name, environment in environments.items():
        lines: Lines = []
        given = environment.get("commands", []) if isinstance(environment, dict) else []
        start = max(text.find(f"env.{name}]" if name else "env_run_base"), 0)
        for command in given if isinstance(given, list) else []:
            words = (
                [word for word in command if isinstance(word, str)]
                if isinstance(command, list)
                else []
            )
            if words:
                lines.append((line_of(text, f'"{words[0]}"', start), " ".join(words)))
        if lines:
            found[name] = lines
    return found


def _tox_script(lines: Lines, folder: str) -> list[ShellCommand]:
    found: list[ShellCommand] = []
    for number, line in lines:
        lenient = line.startswith("-")
        made = one_line(line.lstrip("-! "), number, Shell(folder=folder))
        found += [
            ShellCommand(c.line, c.words, c.text, c.folder, c.blocking and not lenient)
            for c in made
        ]
    return found


def follow_nox(repository: CommandFiles, call: Call) -> list[Script]:
    """Return the commands of the sessions that a call of nox names, of all without."""
    words = call.words[1:]
    folder = inside(call.folder, posixpath.dirname(option(words, "-f", "--noxfile")))
    path = repository.find(
        folder, posixpath.basename(option(words, "-f", "--noxfile")) or "noxfile.py"
    )
    wanted: list[str] = []
    for at, word in enumerate(words):
        if word in {"-s", "-e", "--session", "--sessions"}:
            rest = words[at + 1 :]
            end = next((n for n, one in enumerate(rest) if one.startswith("-")), len(rest))
            wanted += [name.split("-3")[0].split("(")[0] for name in rest[:end]]
    known = [] if any("$" in name for name in wanted) else wanted
    return decorated(repository, path, "session", known) if path else []


def follow_invoke(repository: CommandFiles, call: Call) -> list[Script]:
    """Return the commands of tasks of invoke or fabric."""
    path = repository.upward(call.folder, "tasks.py", "tasks/__init__.py", "fabfile.py")
    wanted = operands(call.words[1:], frozenset({"-c", "--collection", "-r", "--search-root"}))
    names = [name.rpartition(".")[2] for name in wanted]
    return decorated(repository, path, "task", names) if path and names else []


def decorated(repository: CommandFiles, path: str, mark: str, wanted: list[str]) -> list[Script]:
    """Return what functions under a decorator run, each with the functions it calls or needs."""
    functions = repository.parsed(path, mark, lambda text: _functions(text, mark))
    folder = posixpath.dirname(path)
    names = [n.replace("-", "_") for n in wanted] or [
        n for n, (marked, _) in functions.items() if marked
    ]
    found, seen = [], set[str]()
    while names:
        name = names.pop(0)
        if name in seen or name not in functions:
            continue
        seen.add(name)
        made: list[ShellCommand] = []
        for line, text in functions[name][1]:
            if text.startswith("\0"):
                names.append(text[1:])
            else:
                made += one_line(text, line, Shell(folder=folder))
        if made:
            found.append(Script(path, made))
    return found


def _functions(text: str, mark: str) -> dict[str, tuple[bool, Lines]]:
    """Return functions of a file with what they run; a zero byte leads the name of another."""
    try:
        tree = newer_python.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {}
    found: dict[str, tuple[bool, Lines]] = {}
    for function in tree.body:
        if isinstance(function, ast.FunctionDef):
            marks = [ast.unparse(one) for one in function.decorator_list]
            names = [re.sub(r"\(.*", "", one).rpartition(".")[2] for one in marks]
            lines = list(_run_in(function)) + [
                (function.lineno, f"\0{name}")
                for one in marks
                for name in re.findall(r"\b[a-z_]\w*\b", one.partition("(")[2].split("=")[0])
            ]
            given = re.search(r"name=['\"]([\w-]+)['\"]", " ".join(marks))
            name = given[1].replace("-", "_") if given else function.name
            found[name] = (mark in names, lines)
    return found


def _run_in(function: ast.FunctionDef) -> Iterator[tuple[int, str]]:
    for node in ast.walk(function):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name):
            yield node.lineno, f"\0{node.func.id}"
        elif isinstance(node.func, ast.Attribute) and node.func.attr in {
            "run",
            "run_always",
            "notify",
        }:
            words = [_text(one) for one in node.args]
            if node.func.attr == "notify":
                yield node.lineno, f"\0{words[0] if words else ''}"
            elif words and any(words):
                yield node.lineno, " ".join(word for word in words if word)


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(
            part.value if isinstance(part, ast.Constant) and isinstance(part.value, str) else "{}"
            for part in node.values
        )
    if isinstance(node, ast.List | ast.Tuple):
        return " ".join(_text(one) for one in node.elts)
    return ""


def console_scripts(repository: CommandFiles, folder: str) -> dict[str, str]:
    """Return the programs that a project installs, each with the module it starts."""
    found: dict[str, str] = {}
    path = repository.upward(folder, "pyproject.toml")
    data = repository.toml(path) if path else {}
    for keys in (("project", "scripts"), ("tool", "poetry", "scripts")):
        for name, target in table(data, *keys).items():
            if isinstance(target, str):
                found[name] = target.partition(":")[0]
    for other in ("setup.cfg", "setup.py"):
        text = repository.text(repository.upward(folder, other))
        if "console_scripts" in text:
            tail = text[text.index("console_scripts") :]
            for name, module in re.findall(r"([\w.-]+)\s*=\s*([\w.]+)\s*:\s*\w+", tail):
                found.setdefault(name, module)
    return found


def is_tox(path: str) -> bool:
    """Tell whether a file is a tox.ini."""
    return posixpath.basename(path) == "tox.ini"
