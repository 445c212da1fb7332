"""What imports and assignments bind names to."""

import ast
import posixpath
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TypeGuard

from advisor.scan.facts.python import guards
from advisor.scan.facts.python.lines import Lines
from advisor.scan.facts.python.modules import Local, Modules
from advisor.scan.facts.python.names import OBJECT, VALUE, Namespace, Outcome, value_of
from advisor.scan.facts.python.records import ALWAYS, ANY_NAME, Pending, PythonFile

# Tuples: a union is made anew each time it is asked for.
_SEVERAL = (ast.Tuple, ast.List)
_COMPARED = (ast.Compare, ast.BoolOp)
_OUTCOMES = (ast.Compare, ast.BoolOp, ast.Call)
_FIRST_ARGUMENTS = 3
_WORDS = 6
_MODULE = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+")


class Bindings:
    """Binds names of one file."""

    def __init__(self, path: str, file: PythonFile, modules: Modules) -> None:
        self._path, self._file, self._modules = path, file, modules
        self._package = path.endswith("__init__.py")
        self._falling_back = False
        self._blocks: list[int] = []

    def enter(self, statements: Sequence[ast.stmt]) -> None:
        """Begin a block."""
        self._blocks.append(id(statements))

    def leave(self) -> None:
        """End a block."""
        self._blocks.pop()

    @contextmanager
    def fallback(self) -> Iterator[None]:
        """Bind only what is not bound yet: what stands in for something that is missing."""
        before, self._falling_back = self._falling_back, True
        yield
        self._falling_back = before

    def of_import(self, node: ast.Import, scope: Namespace) -> None:
        """Bind what `import a.b as c` names."""
        for alias in node.names:
            local = self._modules.absolute(self._path, alias.name)
            if local is not None:
                self._file.imports.update(local.paths)
            name = local.name if local else alias.name
            below = alias.name.count(".")
            top = name.rsplit(".", below)[0] if below else name
            bound = alias.asname or alias.name.partition(".")[0]
            self.put(bound, name if alias.asname else top, scope)
            self._add(node, alias, name, bound, scope)

    def of_import_from(self, node: ast.ImportFrom, scope: Namespace) -> None:
        """Bind what `from a import b as c` names."""
        module = node.module or ""
        if module == "__future__":
            return
        for alias in node.names:
            local = self._local(node, alias.name)
            if local is not None:
                self._file.imports.update(local.paths)
                if not node.col_offset and len(local.paths) == 1:
                    self._want(local.paths[0], alias.name)
            name = f"{(local.name if local else module).rstrip('.')}.{alias.name}"
            bound = alias.asname or alias.name
            if alias.name != "*":
                self.put(bound, name, scope)
            elif scope.parent is None:
                self._file.bound = ANY_NAME
            if bound != alias.name:
                self._file.renamed[bound] = alias.name
            self._add(node, alias, name, bound, scope)

    def _want(self, path: str, name: str) -> None:
        if name != "*" and not path.endswith("__init__.py"):
            self._file.wanted.add((path, name))

    def _local(self, node: ast.ImportFrom, name: str) -> Local | None:
        module = node.module or ""
        if node.level:
            return self._modules.relative(self._path, node.level, module, name)
        return self._modules.absolute(self._path, module, name)

    def _add(
        self, node: ast.stmt, alias: ast.alias, name: str, bound: str, scope: Namespace
    ) -> None:
        always = self._package and scope.parent is None
        self._file.pending.append(
            Pending(
                "import",
                node.lineno if node.lineno == node.end_lineno else alias.lineno,
                alias.col_offset,
                alias.end_lineno or alias.lineno,
                {"module": name, "used": True},
                bound=ALWAYS if always else bound,
            )
        )

    def of_module_names(self, node: ast.Call) -> None:
        """Note modules of the repository that a call is given by their dotted names."""
        for argument in node.args[:_FIRST_ARGUMENTS]:
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                self._start(argument.value)

    def of_command(self, node: ast.List, _scope: Namespace) -> None:
        """Note the module that a list of words runs: `-m` and its name."""
        words = [e.value if isinstance(e, ast.Constant) else None for e in node.elts[:_WORDS]]
        if "-m" in words[:-1]:
            module = words[words.index("-m") + 1]
            if isinstance(module, str):
                self._start(module)

    def run(self, script: str) -> None:
        """Note the file that a command runs, as it is named from the root or from beside it."""
        folder = self._path.rpartition("/")[0]
        for base in ("", folder):
            path = posixpath.normpath(posixpath.join(base, script))
            if self._modules.has(path):
                self._file.imports.add(path)
                self._file.runs.add(path)
                return

    def _start(self, module: str) -> None:
        if "." not in module or not _MODULE.fullmatch(module):
            return
        local = self._modules.absolute(self._path, module)
        if local is not None and local.paths:
            self._file.imports.update(local.paths)
            self._file.runs.update(local.paths)

    def empty_arguments(self, node: ast.Call, scope: Namespace) -> list[str]:
        """Return arguments by name that are given nothing under a name, as 'key=[]'."""
        return [
            f"{entry.arg}={scope.empty[entry.value.id]}"
            for entry in node.keywords
            if isinstance(entry.value, ast.Name) and entry.value.id in scope.empty
        ]

    def put(self, name: str, value: str, scope: Namespace) -> None:
        """Bind a name, unless it stands in for one that may be missing."""
        if not (self._falling_back and name in scope.names):
            scope.names[name] = value

    def bind(
        self, target: ast.expr, value: ast.expr | None, scope: Namespace, names: set[str]
    ) -> bool:
        """Bind a target; False where the target is to be walked as an expression is."""
        if isinstance(target, ast.Name):
            self._bind_name(target.id, value, scope, names)
        elif isinstance(target, _SEVERAL):
            for part in target.elts:
                if not self.bind(part, None, scope, names):
                    return False
        elif isinstance(target, ast.Starred):
            return self.bind(target.value, None, scope, names)
        elif isinstance(target, ast.Attribute):
            self._bind_attribute(target, value, scope)
            return isinstance(target.value, ast.Name)
        else:
            return False
        return True

    def _bind_name(
        self, name: str, value: ast.expr | None, scope: Namespace, names: set[str]
    ) -> None:
        made = value_of(value, scope) if value is not None else VALUE
        before = scope.names.get(name, VALUE)
        stands_in = isinstance(value, ast.Constant) and before[:1] not in ("*", OBJECT)
        if not stands_in:
            self.put(name, made, scope)
        block = self._blocks[-1]
        earlier = scope.outcomes.pop(name, None)
        if earlier is not None:
            self._replace(name, earlier, value, scope, names)
        scope.tests.pop(name, None)
        if isinstance(value, _COMPARED) or _chooses(value):
            scope.tests[name] = value
        scope.empty.pop(name, None)
        if _is_empty(value):
            scope.empty[name] = ast.unparse(value)
        if isinstance(value, _OUTCOMES):
            function = guards.last(value) if isinstance(value, ast.Call) else ""
            scope.overwritten.discard(name)
            scope.outcomes[name] = Outcome(function, block, name in names)
            names.discard(name)

    def _replace(
        self, name: str, earlier: Outcome, value: ast.expr | None, scope: Namespace, names: set[str]
    ) -> None:
        """Note that an outcome is replaced: by a literal, before anybody asked for it?"""
        asked = name in names
        if earlier.was_read:
            names.add(name)
        literal = isinstance(value, ast.Constant)
        if literal and not asked and earlier.block == self._blocks[-1]:
            scope.overwritten.add(name)
            self._file.outcomes.ignored.add(earlier.function)
        else:
            self._file.outcomes.used.add(earlier.function)

    def kept(self, scope: Namespace) -> Iterator[str]:
        """Yield names read before their outcome was bound; the outcomes that stay were used."""
        for name, outcome in scope.outcomes.items():
            self._file.outcomes.used.add(outcome.function)
            if outcome.was_read:
                yield name

    def _bind_attribute(
        self, target: ast.Attribute, value: ast.expr | None, scope: Namespace
    ) -> None:
        owner = scope.owner
        if owner is None or value is None or guards.chain(target.value) != scope.self_name:
            return
        made = value_of(value, scope)
        if made.startswith(OBJECT):
            owner.attributes.setdefault(target.attr, made)

    def condition(
        self, test: ast.expr, scope: Namespace, lines: Lines
    ) -> tuple[str, guards.Condition]:
        """Return a condition as text and parts, a name in place of which a comparison stands."""
        inner = test.operand if isinstance(test, ast.UnaryOp) else test
        meant = scope.tests.get(inner.id) if isinstance(inner, ast.Name) else None
        found = guards.condition(test)
        if meant is None:
            return lines.of(test), found
        more = guards.condition(meant)
        names = tuple(dict.fromkeys((*found.names, *more.names)))
        text = lines.of(meant)
        return (
            f"not ({text})" if isinstance(test, ast.UnaryOp) else text,
            guards.Condition(names, more.operators, more.calls),
        )

    def overwritten(self, test: ast.expr, scope: Namespace) -> bool:
        """Tell whether a condition asks for an outcome that a literal has replaced."""
        inner = test.operand if isinstance(test, ast.UnaryOp) else test
        return isinstance(inner, ast.Name) and inner.id in scope.overwritten

    def is_verdict(self, value: ast.expr, scope: Namespace) -> bool:
        """Tell whether what is returned is the outcome of a comparison of sizes."""
        if isinstance(value, ast.Name):
            if value.id in scope.overwritten:
                return True
            meant = scope.tests.get(value.id)
            return meant is not None and guards.condition(meant).compares
        return isinstance(value, _COMPARED) and guards.condition(value).compares


def _chooses(value: ast.expr | None) -> TypeGuard[ast.IfExp]:
    """Tell whether a value is one comparison or another."""
    return isinstance(value, ast.IfExp) and all(
        isinstance(part, ast.Compare) for part in (value.body, value.orelse)
    )


def _is_empty(value: ast.expr | None) -> TypeGuard[ast.expr]:
    match value:
        case ast.List(elts=[]) | ast.Constant(value=None) | ast.Constant(value=""):
            return True
    return False
