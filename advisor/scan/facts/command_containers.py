"""What building, running and composing containers runs, from Dockerfiles and compose files."""

import json
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from advisor.scan.facts.command_scripts import Call, CommandFiles, Script
from advisor.scan.facts.command_words import operands
from advisor.scan.facts.shell import Shell, ShellCommand, commands, inside, one_line
from advisor.scan.facts.yaml_tree import YamlNode

COMPOSE = ("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml")
_COMPOSE_NAME = re.compile(r"^(?:docker-)?compose[\w.-]*\.ya?ml$")
_DOCKERFILE = re.compile(r"^(?:Dockerfile|Containerfile)(?:[.-][\w.-]+)?$|\.[Dd]ockerfile$")
_INSTRUCTION = re.compile(
    r"^\s*(RUN|CMD|ENTRYPOINT|WORKDIR|COPY|ADD|FROM|ENV)\s+(.*)", re.IGNORECASE | re.DOTALL
)
_MOUNT = re.compile(r"^(?:--\w[\w-]*(?:=\S+)?(?:\s|\\\n)+)+")
_VALUED = frozenset(
    [
        "-v",
        "--volume",
        "-e",
        "--env",
        "-p",
        "--publish",
        "--name",
        "--network",
        "--net",
        "-w",
        "--workdir",
        "-u",
        "--user",
        "--env-file",
        "--entrypoint",
        "--mount",
        "--gpus",
        "-m",
        "--memory",
        "--cpus",
        "--platform",
        "-h",
        "--hostname",
        "--shm-size",
        "--add-host",
        "-l",
        "--label",
        "--restart",
        "--pull",
        "--runtime",
        "--ipc",
        "--device",
        "--log-driver",
        "--log-opt",
        "--cidfile",
        "-t",
        "--tag",
        "-f",
        "--file",
        "--build-arg",
        "--target",
        "--cache-from",
        "--cache-to",
        "--secret",
        "--ssh",
        "--output",
        "-o",
        "--progress",
        "--profile",
        "--project-name",
        "--project-directory",
        "--scale",
        "--exit-code-from",
        "--index",
    ]
)


@dataclass(slots=True)
class Image:
    """What a Dockerfile runs when it is built, and what its container runs."""

    builds: list[ShellCommand] = field(default_factory=list)
    starts: list[ShellCommand] = field(default_factory=list)


def is_dockerfile(path: str) -> bool:
    """Tell whether a file is a Dockerfile."""
    return bool(_DOCKERFILE.search(posixpath.basename(path)))


def is_compose(path: str) -> bool:
    """Tell whether a file is one of compose."""
    return bool(_COMPOSE_NAME.match(posixpath.basename(path)))


def image(repository: CommandFiles, path: str) -> Image:
    """Return the commands of a Dockerfile."""
    return repository.parsed(path, "image", lambda text: _image(text, posixpath.dirname(path)))


def _image(text: str, folder: str) -> Image:
    found = Image()
    work, entry, command = "", list[ShellCommand](), list[ShellCommand]()
    copied: dict[str, str] = {}
    for line, whole in _instructions(text):
        match = _INSTRUCTION.match(whole)
        if match is None:
            continue
        name, rest = match[1].upper(), match[2].strip()
        if name == "FROM":
            work, entry, command = "", [], []
        elif name == "WORKDIR":
            work = rest.strip("\"'")
        elif name in {"COPY", "ADD"}:
            _note_copy(copied, _MOUNT.sub("", rest), work)
        elif name == "RUN":
            found.builds += _shell_form(_MOUNT.sub("", rest), line, _within(folder, work, copied))
        elif name in {"ENTRYPOINT", "CMD"}:
            made = _start_form(rest, line, _within(folder, work, copied))
            made = [_seen_from_outside(one, copied) for one in made]
            if name == "ENTRYPOINT":
                entry, command = made, []
            else:
                command = made
    found.starts = _joined(entry, command)
    return found


def _joined(entry: list[ShellCommand], command: list[ShellCommand]) -> list[ShellCommand]:
    if len(entry) == 1 and len(command) == 1:
        one, two = entry[0], command[0]
        return [ShellCommand(one.line, one.words + two.words, f"{one.text} {two.text}", one.folder)]
    return entry or command


def _instructions(text: str) -> Iterator[tuple[int, str]]:
    """Yield instructions with all lines they go on for, comments and heredocs left in place."""
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        start, line = at, lines[at].rstrip()
        at += 1
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        here = re.search(r"^\s*RUN\s.*<<-?['\"]?(\w+)['\"]?\s*$", line)
        if here:
            body = [" "]
            while at < len(lines) and lines[at].strip() != here[1]:
                body.append(lines[at])
                at += 1
            at += 1
            yield start + 1, "RUN " + "\n".join(body)
            continue
        parts = [line]
        while parts[-1].endswith("\\") and at < len(lines):
            following = lines[at].rstrip()
            at += 1
            parts.append("\\" if not following or following.lstrip().startswith("#") else following)
        yield start + 1, "\n".join(parts)


def _note_copy(copied: dict[str, str], rest: str, work: str) -> None:
    words = rest.split()
    if len(words) > 1 and "--from" not in rest:
        target = posixpath.normpath(posixpath.join(work or "/", words[-1]))
        for word in words[:-1]:
            folder = posixpath.basename(word.rstrip("/")) if "." in posixpath.basename(word) else ""
            copied[
                posixpath.join(target, folder) if folder and words[-1].endswith("/") else target
            ] = word


def _within(folder: str, work: str, copied: dict[str, str]) -> str:
    """Return the folder of the repository that a folder in the image most likely is."""
    for target, origin in copied.items():
        if work == target and origin not in {".", "./"} and "." not in posixpath.basename(origin):
            return inside(folder, origin)
    return folder


def _seen_from_outside(command: ShellCommand, copied: dict[str, str]) -> ShellCommand:
    """Return a command with the files copied into the image named as they are in the repository."""
    words = tuple(copied.get(word, word) for word in command.words)
    return ShellCommand(command.line, words, command.text, command.folder)


def _shell_form(text: str, line: int, folder: str) -> list[ShellCommand]:
    if text.startswith("["):
        return _exec_form(text, line, folder)
    lines = list(enumerate(text.split("\n"), line))
    return commands(lines, Shell(errexit=True, folder=folder))


def _start_form(text: str, line: int, folder: str) -> list[ShellCommand]:
    return (
        _exec_form(text, line, folder)
        if text.startswith("[")
        else one_line(text, line, Shell(folder=folder))
    )


def _exec_form(text: str, line: int, folder: str) -> list[ShellCommand]:
    try:
        words = json.loads(text.replace("\\\n", " "))
    except (ValueError, RecursionError):
        return []
    if not (isinstance(words, list) and words and all(isinstance(one, str) for one in words)):
        return []
    return [ShellCommand(line, tuple(words), " ".join(" ".join(words).split()), folder)]


def follow_docker(repository: CommandFiles, call: Call) -> list[Script]:
    """Return what 'docker build', 'docker run' and 'docker compose' run."""
    words = call.words
    given = operands(words[1:], _VALUED)
    if words[0].endswith("-compose") or given[:1] == ["compose"]:
        return _compose(repository, call, given if words[0].endswith("-compose") else given[1:])
    if given[:1] in (["buildx"], ["image"], ["container"]):
        given = given[1:]
    if given[:1] == ["build"]:
        path = _built(repository, call, given[1] if len(given) > 1 else ".")
        return [Script(path, image(repository, path).builds)] if path else []
    if given[:1] in (["run"], ["exec"]) and len(given) > 1:
        return _run(repository, call, given[1])
    return []


def _built(repository: CommandFiles, call: Call, context: str) -> str:
    named = _after(call.words, "-f", "--file")
    if named:
        return repository.file(named, call.folder)
    folder = inside(call.folder, context)
    return repository.find(folder, "Dockerfile", "Containerfile")


def _after(words: tuple[str, ...], *names: str) -> str:
    for at, word in enumerate(words):
        if word in names and at + 1 < len(words):
            return words[at + 1]
        if word.startswith("--") and word.partition("=")[0] in names:
            return word.partition("=")[2]
    return ""


def _run(repository: CommandFiles, call: Call, name: str) -> list[Script]:
    """Return the command given to a container, else that of an image the repository builds."""
    at = call.words.index(name)
    rest = call.words[at + 1 :]
    entry = _after(call.words[:at], "--entrypoint")
    if entry:
        rest = (entry, *rest)
    if rest:
        return [Script("", [ShellCommand(0, rest, " ".join(" ".join(rest).split()), call.folder)])]
    stem = posixpath.basename(name.partition(":")[0])
    found = [
        path
        for path in sorted(repository.paths)
        if is_dockerfile(path)
        and stem
        and stem in {posixpath.basename(posixpath.dirname(path)), path.rpartition(".")[2]}
    ] or [path for path in [repository.find(call.folder, "Dockerfile")] if path]
    return [Script(found[0], image(repository, found[0]).starts)] if len(found) == 1 else []


def _compose(repository: CommandFiles, call: Call, given: list[str]) -> list[Script]:
    named = _after(call.words, "-f", "--file")
    path = repository.file(named, call.folder) if named else repository.find(call.folder, *COMPOSE)
    verb = given[0] if given else ""
    if verb in {"run", "exec"} and len(given) > 1:
        at = call.words.index(given[1], call.words.index(verb))
        rest = call.words[at + 1 :]
        entry = _after(call.words[:at], "--entrypoint")
        rest = (entry, *rest) if entry else rest
        if rest:
            return [
                Script("", [ShellCommand(0, rest, " ".join(" ".join(rest).split()), call.folder)])
            ]
        return services(repository, path, given[1:2]) if path else []
    if verb in {"up", "start"} and path:
        return services(repository, path, given[1:])
    if verb == "build" and path:
        return _builds(repository, path, given[1:])
    return []


def services(repository: CommandFiles, path: str, wanted: list[str]) -> list[Script]:
    """Return what the services of a compose file start, of all where none is named."""
    found = []
    for name, service in repository.yaml(path).get("services").entries.items():
        if wanted and name not in wanted:
            continue
        folder, dockerfile = _context(repository, path, service)
        own = _listed(service.get("command"), folder)
        entry = _listed(service.get("entrypoint"), folder)
        if own or entry:
            found.append(Script(path, _joined(entry, own)))
        elif dockerfile:
            found.append(Script(dockerfile, image(repository, dockerfile).starts))
    return found


def _builds(repository: CommandFiles, path: str, wanted: list[str]) -> list[Script]:
    found = []
    for name, service in repository.yaml(path).get("services").entries.items():
        dockerfile = _context(repository, path, service)[1]
        if dockerfile and (not wanted or name in wanted):
            found.append(Script(dockerfile, image(repository, dockerfile).builds))
    return found


def _context(repository: CommandFiles, path: str, service: YamlNode) -> tuple[str, str]:
    build = service.get("build")
    folder = inside(posixpath.dirname(path), build.text or build.get("context").text)
    named = build.get("dockerfile").text
    dockerfile = inside(folder, named) if named else repository.find(folder, "Dockerfile")
    return folder, dockerfile if build.given and dockerfile in repository.paths else ""


def _listed(node: YamlNode, folder: str) -> list[ShellCommand]:
    if node.items:
        words = node.texts()
        return [ShellCommand(node.items[0].line, words, " ".join(" ".join(words).split()), folder)]
    line = node.line + (node.style in {"|", ">"})
    return (
        commands([(line, " ".join(node.text.split()))], Shell(folder=folder)) if node.text else []
    )
