"""A Python file as orchestrators see it: names resolved, constants known, calls listed."""

import ast
import re
from functools import cached_property

from advisor.scan.facts import newer_python
from advisor.scan.facts.lines import plain_breaks
from advisor.scan.facts.named_files import files_named, imported_files, module_file
from advisor.scan.facts.node import short
from advisor.scan.source import SourceTree

Function = ast.FunctionDef | ast.AsyncFunctionDef
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_MOST = 500_000
_MODULE = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+")


def parse(source: SourceTree, path: str, text: str) -> "Module | None":
    """Return a file of Python, None where it is none."""
    if len(text) > _MOST:
        return None
    try:
        return Module(source, path, newer_python.parse(plain_breaks(text)))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


class Module:
    """What stands in a file, walked once."""

    def __init__(self, source: SourceTree, path: str, tree: ast.Module) -> None:
        self.source = source
        self.path = path
        self.tree = tree
        self.aliases: dict[str, str] = {}
        self.imports: list[tuple[str, str, int]] = []
        self.calls: list[ast.Call] = []
        self.functions: list[Function] = []
        self.classes: list[ast.ClassDef] = []
        self.assigned: dict[str, ast.expr] = {}
        self.texts: list[str] = []
        self.operators: set[type[ast.operator]] = set()
        for node in _walk(tree):
            self._note(node)
        self.local = {function.name: function for function in self.functions}

    def _note(self, node: ast.AST) -> None:
        if isinstance(node, ast.Import | ast.ImportFrom):
            self._import(node)
        elif isinstance(node, ast.Call):
            self.calls.append(node)
        elif isinstance(node, _FUNCTIONS):
            self.functions.append(node)
        elif isinstance(node, ast.ClassDef):
            self.classes.append(node)
            for entry in node.body:
                self._bind(entry, f"{node.name}.")
        elif isinstance(node, ast.Constant):
            if isinstance(node.value, str):
                self.texts.append(node.value)
        elif isinstance(node, ast.BinOp):
            self.operators.add(type(node.op))
        else:
            self._bind(node, "")

    def _import(self, node: ast.Import | ast.ImportFrom) -> None:
        for name in node.names:
            if isinstance(node, ast.Import):
                bound = name.asname or name.name.partition(".")[0]
                self.aliases[bound] = name.name if name.asname else bound
                self.imports.append((name.name, "", 0))
            else:
                module = node.module or ""
                self.aliases[name.asname or name.name] = f"{module}.{name.name}".strip(".")
                self.imports.append((module, name.name, node.level))

    def _bind(self, node: ast.AST, within: str) -> None:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    self.assigned.setdefault(within + target.id, node.value)
        elif isinstance(node, ast.AnnAssign) and node.value and isinstance(node.target, ast.Name):
            self.assigned.setdefault(within + node.target.id, node.value)

    def name(self, node: ast.expr) -> str:
        """Return what an expression names, dotted, with aliases resolved; '*' for a value."""
        parts: list[str] = []
        while isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        if isinstance(node, ast.Name):
            return ".".join([self.aliases.get(node.id, node.id), *reversed(parts)])
        return ".".join(["*", *reversed(parts)])

    def decorators(self, node: Function | ast.ClassDef) -> list[tuple[str, ast.expr]]:
        """Return the decorators of a function with their names."""
        return [
            (self.name(one.func if isinstance(one, ast.Call) else one), one)
            for one in node.decorator_list
        ]

    def value(self, node: ast.expr | None, depth: int = 0) -> ast.expr | None:
        """Return what a name was assigned, here or in a file that it is imported from."""
        if depth > 4 or not isinstance(node, ast.Name | ast.Attribute):  # noqa: PLR2004 far enough
            return node
        local = ast.unparse(node)
        if local in self.assigned:
            return self.value(self.assigned[local], depth + 1)
        elsewhere = self._elsewhere(self.name(node))
        return elsewhere if elsewhere is not None else node

    def _elsewhere(self, dotted: str) -> ast.expr | None:
        """Return a literal that another file of the repository gives a name at its top."""
        parts = dotted.split(".")
        for at in range(len(parts) - 1, 0, -1):
            level = next((lv for name, _, lv in self.imports if name == ".".join(parts[:at])), 0)
            path = module_file(self.source, self.path, ".".join(parts[:at]), level)
            text = self.source.text(path) if path else None
            if text is None:
                continue
            found = re.search(
                rf"^[ \t]*{re.escape(parts[-1])}\s*(?::[^=\n]+)?=\s*(.+)$", text, re.MULTILINE
            )
            if found is None:
                return None
            try:
                return ast.parse(found[1].strip()[:500], mode="eval").body
            except (SyntaxError, ValueError, RecursionError, MemoryError):
                return None
        return None

    def text(self, node: ast.expr | None) -> str:
        """Return an expression as text: the value of a literal, else its source."""
        node = self.value(node)
        if node is None:
            return ""
        if isinstance(node, ast.Constant):
            return short(str(node.value))
        if isinstance(node, ast.Call) and self.name(node.func).endswith(("getenv", "environ.get")):
            default = node.args[1] if len(node.args) > 1 else keyword(node, "default")
            if default is not None:
                return self.text(default)
        return short(ast.unparse(node))

    def is_local(self, bound: str) -> bool:
        """Tell whether an imported name comes from the repository."""
        bindings = (
            (module, level)
            for module, name, level in self.imports
            if bound in {name, module.partition(".")[0]}
            or self.aliases.get(bound) == f"{module}.{name}"
        )
        return any(
            level or module_file(self.source, self.path, module) for module, level in bindings
        )

    @cached_property
    def reaches(self) -> tuple[str, ...]:
        """Return files of the repository that this one imports or names."""
        return self.reached(self.texts)

    def reached(self, texts: list[str]) -> tuple[str, ...]:
        """Return files of the repository that are imported, or named in texts."""
        found = imported_files(self.source, self.path, self.imports)
        named = files_named(self.source, self.path, "\n".join(texts))
        named += tuple(
            module_file(self.source, self.path, text) for text in texts if _MODULE.fullmatch(text)
        )
        return tuple(one for one in dict.fromkeys([*found, *named]) if one and one != self.path)


def _walk(tree: ast.AST) -> list[ast.AST]:
    """Return all nodes, those nearer to the top first; quicker than `ast.walk`."""
    nodes = [tree]
    for node in nodes:
        for value in node.__dict__.values():
            if isinstance(value, ast.AST):
                nodes.append(value)
            elif isinstance(value, list):
                nodes += [entry for entry in value if isinstance(entry, ast.AST)]
    return nodes


def keyword(call: ast.Call, *names: str) -> ast.expr | None:
    """Return an argument that goes by one of the names."""
    by_name = {entry.arg: entry.value for entry in call.keywords}
    return next((by_name[name] for name in names if name in by_name), None)


def argument(call: ast.Call, at: int, *names: str) -> ast.expr | None:
    """Return an argument by name or place."""
    found = keyword(call, *names)
    return found if found is not None or len(call.args) <= at else call.args[at]


def says(node: ast.expr | None, value: object) -> bool:
    """Tell whether an expression is a literal of a value."""
    return isinstance(node, ast.Constant) and node.value is value


def inside(function: Function) -> list[ast.Call]:
    """Return the calls in the body of a function."""
    return [
        node for entry in function.body for node in ast.walk(entry) if isinstance(node, ast.Call)
    ]
