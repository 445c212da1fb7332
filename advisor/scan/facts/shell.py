"""A shell script as the commands it runs, each with its line, folder and what failure stops."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from advisor.scan.facts.python.started import commands_within
from advisor.scan.facts.shell_words import Token, expanded, meant, tokens

MOST_COMMANDS = 3000
_FURTHEST = 400  # how many items ahead the fate of a command is looked for

_OPENING = frozenset({"if", "while", "until", "elif"})
_PASSED = frozenset({"then", "else", "do", "fi", "done", "esac", "time"})
_WHOLE = frozenset({"for", "case", "select", "function"})
_ASSIGNMENT = re.compile(r"[A-Za-z_]\w*\+?=")
_FAILS = re.compile(r"^(?:exit|return)(?:\s+(?!0\b)\S+|$)|^false$|^exit\b.*\$")
_FAILURE = re.compile(r"^(\w+)\+?=(?!0$|[\"']{0,2}$|false$)(\S+)")  # a failure kept for the end
_PASSES = frozenset({"true", ":", "exit 0"})
_OWN_FOLDER = re.compile(r"dirname|BASH_SOURCE|\$0|\$\{0")
_WORKSPACE = re.compile(
    r"^\$\{?(?:GITHUB_WORKSPACE|CI_PROJECT_DIR|WORKSPACE|Build_SourcesDirectory)\}?|"
    r"^\$\(git rev-parse --show-toplevel\)|^\$\{\{ *github\.workspace *\}\}|"
    r"^\$\((?:Build\.SourcesDirectory|System\.DefaultWorkingDirectory)\)"
)


@dataclass(frozen=True, slots=True)
class Shell:
    """How a script is run: what a failure stops, where it starts, what is known of variables."""

    errexit: bool = True
    pipefail: bool = False
    folder: str = ""
    script: str = ""
    variables: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ShellCommand:
    """One simple command; `folder` is where it runs, from the root of the repository."""

    line: int
    words: tuple[str, ...]
    text: str
    folder: str = ""
    blocking: bool = True


@dataclass(slots=True)
class _Item:
    """A command or an operator on the way to one list of commands."""

    operator: str
    command: ShellCommand | None = None
    condition: bool = False
    errexit: bool = True
    pipefail: bool = False
    given: tuple[int, str] = (0, "")  # a heredoc, and the line on which it begins


def commands(lines: list[tuple[int, str]], shell: Shell) -> list[ShellCommand]:
    """Return the commands of a script given as numbered lines."""
    items = _ScriptReader(shell).read(tokens(lines))
    last = max((n for n, item in enumerate(items) if item.command), default=-1)
    closing = _group_ends(items)
    found = []
    for place, item in enumerate(items):
        if item.command:
            blocking = _blocks(items, closing, place, last)
            found.append(replace(item.command, blocking=blocking))
            found += _substituted(item.command, shell, blocking)
            found += _of_python(item, blocking)
    return found[:MOST_COMMANDS]


def one_line(text: str, line: int, shell: Shell) -> list[ShellCommand]:
    """Return the commands of a text that stands on one line."""
    return commands([(line, text)], shell)


def _substituted(command: ShellCommand, shell: Shell, blocking: bool) -> Iterator[ShellCommand]:
    """Yield the commands within '$(…)' of a command."""
    if "$(" not in command.text:
        return
    inside = replace(shell, folder=command.folder)
    for match in re.finditer(r"\$\(((?:[^()]|\([^()]*\))*)\)", command.text):
        if re.search(r"[\s/]", match[1].strip()) and not match[1].startswith("("):
            stops = blocking and _ASSIGNMENT.match(command.text) is not None
            for one in one_line(match[1], command.line, inside):
                yield replace(one, blocking=stops and one.blocking)


def _of_python(item: _Item, blocking: bool) -> Iterator[ShellCommand]:
    """Yield the commands of a program in Python that is given with its call."""
    command = item.command
    if command is None or not command.words[0].rpartition("/")[2].startswith("python"):
        return
    line, code = item.given
    words = command.words
    if "-c" in words[1:3]:
        line, code = command.line, next(iter(words[words.index("-c") + 1 :]), "")
    for number, started in commands_within(code):
        at = line + number - 1 if item.given[0] else line
        yield ShellCommand(at, started, " ".join(started), command.folder, blocking)


class _ScriptReader:
    def __init__(self, shell: Shell) -> None:
        self.shell = shell
        self.items: list[_Item] = []
        self.words: list[Token] = []
        self.folders: list[str] = []
        self.folder = shell.folder
        self.variables = dict(shell.variables)
        self.errexit = shell.errexit
        self.pipefail = shell.pipefail
        self.condition = self.negated = self.listing = False

    def read(self, stream: Iterator[Token]) -> list[_Item]:
        for token in stream:
            if len(self.items) > 4 * MOST_COMMANDS:
                break
            if token.operator == "<<":
                self._heredoc(token)
            elif token.operator and not self._in_test(token):
                self._operator(token.operator)
            elif not self.listing:
                self._word(token)
        self._end("\n")
        return self.items

    def _in_test(self, token: Token) -> bool:
        if not self.words or self.words[0].raw != "[[" or token.operator == "\n":
            return False
        return all(word.raw != "]]" for word in self.words)

    def _word(self, token: Token) -> None:
        if self.words:
            self.words.append(token)
            return
        raw = token.raw
        if raw in _OPENING:
            self.condition = True
        elif raw == "!":
            self.negated = True
        elif raw in {"{", "}"}:
            self.items.append(_Item("(" if raw == "{" else ")"))
        elif raw in _PASSED:
            self.condition = self.condition and raw not in {"then", "do", "else"}
            if raw == "fi":
                self.items.append(_Item("fi"))
        else:
            self.words.append(token)

    def _heredoc(self, token: Token) -> None:
        reading = next((item for item in reversed(self.items) if item.command), None)
        if reading is not None:
            reading.given = token.line, token.raw.rpartition("\n")[0].rpartition("\n")[0]

    def _operator(self, operator: str) -> None:
        if self.listing:
            self.listing = operator != ")"
        elif operator == "(" and self.words and self.words[-1].raw.endswith("="):
            self.words, self.listing = [], True  # an array
        elif operator == "(":
            self.words = []  # a function's name
            self.folders.append(self.folder)
            self.items.append(_Item("("))
        elif operator == ")":
            if not self.folders:  # a pattern of 'case'
                self.words = []
                return
            self._end("")
            self.folder = self.folders.pop()
            self.items.append(_Item(")"))
        else:
            self._end(operator)

    def _end(self, operator: str) -> None:
        words, self.words = self.words, []
        if words and words[0].raw not in _WHOLE:
            self._command(words)
        if operator:
            self.items.append(_Item(operator))

    def _command(self, words: list[Token]) -> None:
        raws = [expanded(w.raw.replace("\\\n", " "), self.variables) for w in words]
        text = " ".join(" ".join(raw.split()) for raw in raws)
        meanings = tuple(meant(raw) for raw in raws)
        folder = self.folder
        self._remember(meanings)
        item = _Item("", ShellCommand(words[0].line, meanings, text, folder))
        item.condition = self.condition or self.negated
        item.errexit, item.pipefail = self.errexit, self.pipefail
        self.items.append(item)
        self.negated = False

    def _remember(self, words: tuple[str, ...]) -> None:
        if words[0] in {"export", "local", "declare", "readonly"}:
            words = words[1:]
        if words and all(_ASSIGNMENT.match(word) for word in words):
            for word in words:
                name, _, value = word.partition("=")
                if "$" not in value and "`" not in value and value:
                    self.variables[name] = value
                else:
                    self.variables.pop(name, None)
        elif words and words[0] == "set":
            self._set(words[1:])
        elif words and words[0] in {"cd", "pushd"}:
            self.folder = self._entered(words[1] if len(words) > 1 else "")

    def _set(self, options: tuple[str, ...]) -> None:
        for place, option in enumerate(options):
            on = option.startswith("-")
            if option[:1] in {"-", "+"} and "e" in option[1:].split("o")[0]:
                self.errexit = on
            named = options[place + 1] if option[-1:] == "o" and place + 1 < len(options) else ""
            if named == "pipefail":
                self.pipefail = on
            elif named == "errexit":
                self.errexit = on

    def _entered(self, target: str) -> str:
        if _OWN_FOLDER.search(target):
            base, target = self.shell.script, re.sub(r'^.*?\)"?|^.*?\}', "", target).strip("/\"' )")
            return inside(base, target)
        at_root = _WORKSPACE.match(target)
        if at_root:
            return inside("", target[at_root.end() :].lstrip("/"))
        if "$" in target or target.startswith(("-", "~")):
            return self.folder
        return inside(self.folder, target) if not target.startswith("/") else target.strip("/")


def inside(folder: str, target: str) -> str:
    """Return the path of `target` seen from a folder, from the root, '' for the root."""
    path = posixpath.normpath(posixpath.join(folder or ".", target or "."))
    while path.startswith("../"):
        path = path[3:]
    return "" if path in {".", ".."} else path.lstrip("/")


def _blocks(  # noqa: PLR0911 a rule of the shell a line
    items: list[_Item], closing: list[int | None], place: int, last: int
) -> bool:
    """Tell whether the failure of the command at `place` ends the script with a failure."""
    item = items[place]
    if item.condition:
        return _fails_before(items, place, "fi")
    following, end = _following(items, closing, place)
    if "||" in following:
        return _fails_before(items, place, "\n", ";")
    if "&" in following or ("|" in following and not item.pipefail):
        return False
    if _waved_through(items, end):
        return False
    if place == last or end >= last:
        return True
    if not item.errexit:
        return _status_used(items, end)
    return "&&" not in following


def _following(items: list[_Item], closing: list[int | None], place: int) -> tuple[list[str], int]:
    """Return the operators after a command up to the end of its statement, and where that is."""
    found: list[str] = []
    depth, at = 0, place + 1
    while at < min(len(items), place + _FURTHEST):
        operator = items[at].operator
        if operator in {"(", ")"}:
            depth = max(0, depth + (1 if operator == "(" else -1))
        elif depth == 0 and operator in {"&&", "||", "|", "|&", "&"}:
            found.append(operator.strip("&") or operator)
        elif depth == 0 and operator in {";", "\n", ";;", "fi"}:
            end = closing[at]
            if end is None or end >= at + _FURTHEST:
                return found, at
            at = end
        at += 1
    return found, len(items)


def _group_ends(items: list[_Item]) -> list[int | None]:
    """Return for each item where the group ends in which it stands, None at the top."""
    ends: list[int | None] = []
    open_ends: list[int] = []
    for at in range(len(items) - 1, -1, -1):
        operator = items[at].operator
        if operator == "(" and open_ends:
            open_ends.pop()
        ends.append(open_ends[-1] if open_ends else None)
        if operator == ")":
            open_ends.append(at)
    return ends[::-1]


def _fails_before(items: list[_Item], place: int, *ends: str) -> bool:
    """Tell whether what follows leaves the script with a failure of its own."""
    depth = 0
    kept: dict[str, str] = {}
    for at in range(place + 1, min(len(items), place + _FURTHEST)):
        item = items[at]
        depth += (item.operator == "(") - (item.operator == ")")
        if item.command and _FAILS.match(item.command.text):
            return True
        if item.command and (failure := _FAILURE.match(item.command.text)):
            kept[failure[1]] = failure[2].strip("\"'")
        if depth <= 0 and item.operator in ends:
            return bool(kept) and _fails_by(items, at, kept)
    return False


def _fails_by(items: list[_Item], place: int, kept: dict[str, str]) -> bool:
    """Tell whether the script later asks for one of its variables, known or not, and fails."""
    names, values = ("|".join(map(re.escape, part)) for part in (kept, kept.values()))
    asked = re.compile(rf"\$\{{?#?(?:{names})\b|^(?:exit|return) [\"']?(?:{values})[\"']?$")
    told = False
    for item in items[place:]:
        if item.command:
            told = told or bool(asked.search(item.command.text))
            if told and _FAILS.match(item.command.text):
                return True
    return False


def _waved_through(items: list[_Item], end: int) -> bool:
    """Tell whether '; true' or '; exit 0' follows on the same line."""
    after = items[end + 1] if end + 1 < len(items) and items[end].operator == ";" else None
    return after is not None and after.command is not None and after.command.text in _PASSES


def _status_used(items: list[_Item], end: int) -> bool:
    """Tell whether '$?' is kept at once and the script later fails by it."""
    ahead = (item.command.text for item in islice(items, end, end + _FURTHEST) if item.command)
    first = next(ahead, "")
    return "$?" in first and any(_FAILS.match(text) for text in (first, *ahead))
