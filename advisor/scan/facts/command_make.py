"""Goals of make and recipes of just, down to the commands they run."""

import posixpath
import re
from dataclasses import dataclass, field, replace

from advisor.scan.facts.command_scripts import Call, CommandFiles, Script
from advisor.scan.facts.command_words import operands, option
from advisor.scan.facts.shell import Shell, ShellCommand, commands, inside

MAKEFILES = ("GNUmakefile", "makefile", "Makefile")
JUSTFILES = ("justfile", "Justfile", ".justfile")
_VALUED = frozenset({"-C", "-f", "-o", "-I", "--directory", "--file", "--makefile"})
_RULE = re.compile(r"^([^\s#:=][^:=#]*?)\s*::?(?!=)\s*([^#;]*)(?:;(.*))?")
_SET = re.compile(r"^\s*(?:export\s+|override\s+)?([\w.-]+)\s*(?:::|:|\?|\+)?=\s*(.*?)\s*$")
_INCLUDE = re.compile(r"^[-s]?include\s+(.+)$")
_USED = re.compile(r"\$[({]([\w.-]+)[)}]")
_JUST_RULE = re.compile(r"^@?([A-Za-z_][\w-]*)([^:=]*):(?!=)\s*(.*)$")
_JUST_SET = re.compile(r"^(?:export\s+)?([A-Za-z_][\w-]*)\s*:=\s*(.*)$")
_DEEPEST = 12
_MOST_GOALS = 200
_LONGEST = 20_000
_NESTED = 5


@dataclass(slots=True)
class MakeGoal:
    """What one goal needs first, and the lines of its recipe."""

    line: int
    needs: list[str] = field(default_factory=list)
    recipe: list[tuple[str, int, str]] = field(default_factory=list)


@dataclass(slots=True)
class Rules:
    """The goals and variables of a file with those it includes."""

    goals: dict[str, MakeGoal] = field(default_factory=dict)
    variables: dict[str, str] = field(default_factory=dict)


def follow_make(repository: CommandFiles, call: Call) -> list[Script]:
    """Return the commands of the goals that a call of make names."""
    words = call.words[1:]
    folder = inside(call.folder, option(words, "-C", "--directory"))
    named = option(words, "-f", "--file", "--makefile")
    path = inside(folder, named) if named else repository.find(folder, *MAKEFILES)
    if path not in repository.paths:
        return []
    rules = makefile(repository, path)
    given = dict(word.split("=", 1) for word in words if re.match(r"[A-Za-z_]\w*=", word))
    goals = [word for word in operands(words, _VALUED) if "$" not in word]
    if not goals:
        goals = [name for name in rules.goals if not name.startswith(".") and "%" not in name][:1]
    variables = rules.variables | given
    return [
        script
        for goal in _needed(rules, goals)
        for script in recipe(rules.goals[goal], variables | {"@": goal}, folder)
    ]


def makefile(repository: CommandFiles, path: str) -> Rules:
    """Return the goals of a makefile."""
    return repository.parsed(path, "make", lambda _: _rules(repository, path, 0))


def recipe(goal: MakeGoal, variables: dict[str, str], folder: str) -> list[Script]:
    """Return the commands of a goal's recipe, each line a shell of its own."""
    found = []
    for path, line, text in goal.recipe:
        whole = _expanded(text, variables).replace("$$", "$")
        bare = whole.lstrip("@-+ \t")
        lenient = "-" in whole[: len(whole) - len(bare)]
        lines = list(enumerate(bare.split("\n"), line))
        made = commands(lines, Shell(errexit=False, folder=folder))
        if lenient:
            made = [replace(one, blocking=False) for one in made]
        found.append(Script(path, made))
    return found


def _needed(rules: Rules, goals: list[str]) -> list[str]:
    """Return goals with what they need before them, each once."""
    found: dict[str, None] = {}

    def visit(name: str, depth: int) -> None:
        goal = _match(rules, name)
        if goal is None or goal in found or depth > _DEEPEST or len(found) > _MOST_GOALS:
            return
        for need in rules.goals[goal].needs:
            if need != name:
                visit(need, depth + 1)
        found.setdefault(goal)

    for name in goals:
        visit(name, 0)
    return list(found)


def _match(rules: Rules, name: str) -> str | None:
    if name in rules.goals:
        return name
    for pattern in rules.goals:
        before, mark, after = pattern.partition("%")
        if (
            mark
            and len(before) + len(after) > 0
            and name.startswith(before)
            and name.endswith(after)
        ):
            return pattern
    return None


def _rules(  # noqa: C901 a kind of line a branch
    repository: CommandFiles, path: str, depth: int
) -> Rules:
    rules = Rules()
    current: list[MakeGoal] = []
    defining = False
    for line, text in _joined(repository.text(path)):
        if text.startswith(("define ", "endef")):
            defining = text.startswith("define ")
        elif defining:
            continue
        elif text.startswith("\t"):
            for goal in current:
                if text.strip() and not text.strip().startswith("#"):
                    goal.recipe.append((path, line, text.strip()))
        elif (included := _INCLUDE.match(text)) and depth < _DEEPEST:
            _include(repository, rules, path, included[1], depth)
        elif setting := _SET.match(text):
            _assign(rules, setting, text)
        elif rule := _RULE.match(text):
            current = _begun(rules, rule, path, line)
        elif text.strip() and not text.startswith((" ", "#", "if", "else", "endif")):
            current = []
    return rules


def _include(repository: CommandFiles, rules: Rules, path: str, names: str, depth: int) -> None:
    for name in _expanded(names, rules.variables).split():
        for candidate in (inside(posixpath.dirname(path), name), inside("", name)):
            if candidate in repository.paths and candidate != path:
                more = _rules(repository, candidate, depth + 4)
                rules.goals |= more.goals
                rules.variables |= more.variables
                break


def _assign(rules: Rules, setting: re.Match[str], text: str) -> None:
    name, value = setting[1], re.sub(r"\s+#.*$", "", setting[2])
    if "+=" in text.split("=", 1)[0] + "=":
        value = f"{rules.variables.get(name, '')} {value}".strip()
    if not value.startswith("$(shell") and f"$({name})" not in value:
        rules.variables[name] = value


def _begun(rules: Rules, rule: re.Match[str], path: str, line: int) -> list[MakeGoal]:
    needs = _expanded(rule[2].replace("|", " "), rules.variables).split()
    current = []
    for name in _expanded(rule[1], rules.variables).split()[:50]:
        goal = rules.goals.setdefault(name, MakeGoal(line))
        if not any("=" in need for need in needs):  # else a variable for this goal alone
            goal.needs += needs
        if rule[3]:
            goal.recipe.append((path, line, rule[3].strip()))
        current.append(goal)
    return current


def _joined(text: str) -> list[tuple[int, str]]:
    """Return the lines of a makefile, those that go on joined but still apart by line breaks."""
    found: list[tuple[int, str]] = []
    going = False
    for number, line in enumerate(text.replace("\r", "").split("\n"), 1):
        if going and found:
            start, before = found[-1]
            found[-1] = (start, f"{before}\n{line}")
        else:
            found.append((number, line))
        going = line.endswith("\\")
    return [
        (number, line if line.startswith("\t") else line.replace("\\\n", " "))
        for number, line in found
    ]


def _expanded(text: str, variables: dict[str, str], depth: int = 0) -> str:
    if "$" not in text or depth > _NESTED:
        return text

    def value(match: re.Match[str]) -> str:
        name = match[1]
        if name == "MAKE":
            return "make"
        if name == "CURDIR":
            return "."
        return variables.get(name, match[0])

    found = _USED.sub(value, text).replace("$@", variables.get("@", "$@"))
    return (
        found if found == text or len(found) > _LONGEST else _expanded(found, variables, depth + 1)
    )


def follow_just(repository: CommandFiles, call: Call) -> list[Script]:
    """Return the commands of the recipes that a call of just names."""
    words = call.words[1:]
    named = option(words, "-f", "--justfile")
    folder = inside(call.folder, option(words, "-d", "--working-directory"))
    path = inside(call.folder, named) if named else repository.upward(folder, *JUSTFILES)
    if path not in repository.paths:
        return []
    rules = justfile(repository, path)
    valued = frozenset({"-f", "--justfile", "-d", "--working-directory", "--set"})
    goals = operands(words, valued)[:1] or list(rules.goals)[:1]
    return [
        script
        for goal in _needed(rules, goals)
        for script in just_recipe(rules, goal, posixpath.dirname(path))
    ]


def justfile(repository: CommandFiles, path: str) -> Rules:
    """Return the recipes of a justfile."""
    return repository.parsed(path, "just", lambda text: _just_rules(text, path))


def _just_rules(text: str, path: str) -> Rules:
    rules = Rules()
    current: MakeGoal | None = None
    for number, line in enumerate(text.split("\n"), 1):
        if line[:1] in {" ", "\t"}:
            if current is not None and line.strip():
                current.recipe.append((path, number, line))
        elif setting := _JUST_SET.match(line):
            rules.variables[setting[1]] = setting[2].strip().strip("'\"")
        elif rule := _JUST_RULE.match(line):
            needs = [need.strip("()") for need in rule[3].split("#")[0].replace("&&", " ").split()]
            current = rules.goals.setdefault(rule[1], MakeGoal(number, needs))
        elif line.strip() and not line.startswith(("#", "[")):
            current = None
    return rules


def just_recipe(rules: Rules, name: str, folder: str) -> list[Script]:
    """Return the commands of a recipe: a shell for each line, or one where it begins with '#!'."""
    goal = rules.goals[name]
    lines = [
        (line, re.sub(r"\{\{\s*([\w-]+)\s*\}\}", lambda m: rules.variables.get(m[1], m[0]), text))
        for _, line, text in goal.recipe
    ]
    if not lines:
        return []
    path = goal.recipe[0][0]
    if lines[0][1].strip().startswith("#!"):
        if "sh" not in lines[0][1]:
            return []
        return [Script(path, commands(lines[1:], Shell(errexit=False, folder=folder)))]
    found: list[ShellCommand] = []
    for line, text in lines:
        lenient = text.strip().startswith(("-", "@-"))
        made = commands([(line, text.strip().lstrip("@-"))], Shell(folder=folder))
        found += [replace(one, blocking=one.blocking and not lenient) for one in made]
    return [Script(path, found)]


def all_recipes(repository: CommandFiles, path: str) -> list[Script]:
    """Return the commands of every goal of a makefile or justfile."""
    folder = posixpath.dirname(path)
    if posixpath.basename(path) in JUSTFILES:
        rules = justfile(repository, path)
        return [script for name in rules.goals for script in just_recipe(rules, name, folder)]
    rules = makefile(repository, path)
    return [
        script
        for name, goal in rules.goals.items()
        for script in recipe(goal, rules.variables | {"@": name}, folder)
    ]


def is_recipes(path: str) -> bool:
    """Tell whether a file is a makefile or justfile."""
    name = posixpath.basename(path)
    return name in MAKEFILES or name in JUSTFILES or name.endswith(".mk")
