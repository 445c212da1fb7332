"""One walk over the syntax tree of a Python file, which finds all that the file shows."""

import ast
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from advisor.scan.facts.python import flags, flow, guards, started, testing
from advisor.scan.facts.python.bindings import Bindings
from advisor.scan.facts.python.define import Definer, names_model
from advisor.scan.facts.python.lines import Lines
from advisor.scan.facts.python.modules import Modules, dotted
from advisor.scan.facts.python.names import VALUE, Namespace, resolved
from advisor.scan.facts.python.nodes import CHILDREN, MOST_ARGUMENTS, PLAIN, request_keys
from advisor.scan.facts.python.records import Pending, PythonFile

# Most nodes of a tree are of these kinds.
_NAME, _ATTRIBUTE, _CONSTANT, _CALL = ast.Name, ast.Attribute, ast.Constant, ast.Call


class Walk:
    """The walk over one file, and the place it has come to."""

    def __init__(self, path: str, tree: Sequence[ast.stmt], lines: Lines, modules: Modules) -> None:
        self.file = PythonFile()
        self.lines = lines
        self.top = Namespace(dotted(path.removesuffix(".py")))
        self.names: set[str] = set()
        self.dead = False
        self.optional = False
        self.flags: frozenset[str] = frozenset()
        self.caught: tuple[frozenset[str], ...] = ()
        self.bindings = Bindings(path, self.file, modules)
        self._dropped: ast.expr | None = None
        self._held: ast.expr | None = None
        self._later: deque[Callable[[], None]] = deque()
        self._definer = Definer(path, self)
        self._telling: Mapping[type[ast.AST], Callable[[Any, Namespace], None]] = {
            ast.List: self._list,
            ast.Dict: self._request,
        }
        self._handlers: Mapping[type[ast.stmt], Callable[[Any, Namespace], None]] = {
            ast.If: self._if,
            ast.Try: self._try,
            ast.TryStar: self._try,
            ast.With: self._with,
            ast.AsyncWith: self._with,
            ast.For: self._for,
            ast.AsyncFor: self._for,
            ast.While: self._while,
            ast.Match: self._match,
            ast.Assign: self._assign,
            ast.AnnAssign: self._assign,
            ast.Return: self._return,
            ast.Assert: self._assert,
            ast.Expr: self._expression,
            ast.Import: self.bindings.of_import,
            ast.ImportFrom: self.bindings.of_import_from,
            ast.FunctionDef: self._definer.function,
            ast.AsyncFunctionDef: self._definer.function,
            ast.ClassDef: self._definer.class_,
        }
        self._run(tree)

    def _run(self, tree: Sequence[ast.stmt]) -> None:
        for statement in tree:
            self._guarded(partial(self.block, (statement,), self.top))
            if flow.ends(statement, self.top):
                self.dead = True
        self.file.used |= self.names
        self.file.skipped |= testing.skips_itself(tree)
        while self._later:
            self._guarded(self._later.popleft())
        for name in self.bindings.kept(self.top):
            self.file.used.add(name)
        self.file.bound |= frozenset(self.top.names)
        testing.settle(self.file, self._definer.tests)

    def release(self) -> None:
        """Let go of the tree: what refers to itself stays until somebody looks for garbage."""
        vars(self).clear()

    def _guarded(self, work: Callable[[], None]) -> None:
        """Do some work; code that is nested without end is left out."""
        state = self.state()
        try:
            work()
        except RecursionError:
            self.restore(state)

    def state(self) -> tuple[bool, bool, frozenset[str], tuple[frozenset[str], ...]]:
        """Return what holds at this place."""
        return self.dead, self.optional, self.flags, self.caught

    def restore(self, state: tuple[bool, bool, frozenset[str], tuple[frozenset[str], ...]]) -> None:
        """Go back to what held at an earlier place."""
        self.dead, self.optional, self.flags, self.caught = state

    def defer(self, body: Sequence[ast.stmt], scope: Namespace) -> None:
        """Walk the body of a function when all around it is known."""
        dead, optional, flags_, _ = self.state()

        def work() -> None:
            self.restore((dead, optional, flags_, ()))
            self.names = set()
            try:
                self.block(body, scope)
            finally:
                self.names.update(self.bindings.kept(scope))
                self.file.used |= self.names - scope.own_names

        self._later.append(work)

    def block(self, statements: Sequence[ast.stmt], scope: Namespace) -> None:
        """Walk statements that follow one another."""
        state = self.state()
        self.bindings.enter(statements)
        for statement in statements:
            handler = self._handlers.get(statement.__class__)
            if handler is not None:
                handler(statement, scope)
            else:
                self.expression(statement, scope)
            if flow.ends(statement, scope):
                self.dead = True
            elif flow.leaves(statement):
                self._under(flags.refused(statement.test), scope)
        self.bindings.leave()
        self.restore(state)

    def expression(  # noqa: C901 one loop, quick, with a branch a kind of node
        self, root: ast.AST, scope: Namespace
    ) -> None:
        """Walk an expression, or a statement that holds nothing else."""
        stack: list[Any] = [root]
        pop, push = stack.pop, stack.append
        names, telling = self.names, self._telling
        while stack:
            node = pop()
            kind = node.__class__
            if kind is _NAME:
                names.add(node.id)
            elif kind is _ATTRIBUTE:
                names.add(node.attr)
                push(node.value)
            elif kind is _CALL:
                self._call(node, scope)
                push(node.func)
                stack += node.args
                stack += node.keywords
            elif kind is ast.keyword:
                push(node.value)
            elif kind is not _CONSTANT and node is not None:
                tell = telling.get(kind)
                if tell is not None:
                    tell(node, scope)
                for field in CHILDREN.get(kind, ()):  # a pattern holds plain values
                    child = getattr(node, field)
                    if child.__class__ is list:
                        stack += child
                    elif child is not None:
                        push(child)

    def add(
        self, kind: str, node: ast.expr | ast.stmt, values: dict[str, Any], scope: Namespace
    ) -> None:
        """Add a fact at a node; a definition begins with what decorates it."""
        line = node.lineno
        if kind == "definition":
            decorators: list[ast.expr] = getattr(node, "decorator_list", [])
            line = min([line, *(one.lineno for one in decorators)])
        self.file.pending.append(
            Pending(
                kind,
                line,
                node.col_offset,
                node.end_lineno or node.lineno,
                values,
                scope.definition,
                self.dead,
                self.flags,
            )
        )

    def _call(self, node: ast.Call, scope: Namespace) -> None:
        name = resolved(node.func, scope)
        if name == VALUE or name in PLAIN:
            return
        last = name.rpartition(".")[2]
        given: list[ast.expr | ast.keyword] = [*node.args, *node.keywords]
        texts = [self.lines.of(argument) for argument in given[:MOST_ARGUMENTS]]
        if scope.empty:
            texts += self.bindings.empty_arguments(node, scope)
        self.bindings.of_module_names(node)
        for words in started.lines_of(node) if name in started.SHELLS else ():
            self._command(node, words, scope)
        values = {
            "name": name,
            "arguments": tuple(texts),
            "within": scope.within,
            "reachable": True,
            "optional": self.optional,
        }
        self.add("call", node, values, scope)
        self._note_outcome(node, last)
        if not self.dead:
            testing.note_call(scope.definition, name, last)
        found = flags.option(node)
        if found is not None:
            (self.file.off if found[1] else self.file.on).add(found[0])

    def _list(self, node: ast.List, scope: Namespace) -> None:
        self.bindings.of_command(node, scope)
        self._command(node, started.words_of(node), scope)

    def _command(self, node: ast.expr, words: tuple[str, ...], scope: Namespace) -> None:
        if script := started.script_of(words):
            self.bindings.run(script)
        elif len(words) > 1 and not words[0].endswith("executable"):
            self.add("command", node, started.values_of(words, scope.within), scope)

    def _request(self, node: ast.Dict, scope: Namespace) -> None:
        """Note keys that only a request to a service has: several words, written together."""
        for key, value in request_keys(node):
            self.add("setting", key, {"key": key.value, "value": self.lines.of(value)}, scope)

    def _note_outcome(self, node: ast.Call, last: str) -> None:
        outcomes = self.file.outcomes
        caught = any("*" in names for names in self.caught) if self.caught else False
        (outcomes.caught if caught else outcomes.heard).add(last)
        if node is self._dropped:
            outcomes.ignored.add(last)
        elif node is not self._held:
            outcomes.used.add(last)

    def _guard(
        self,
        node: ast.stmt,
        test: ast.expr,
        scope: Namespace,
        *,
        effect: str,
        body: Sequence[ast.stmt],
        calls: tuple[str, ...] = (),
    ) -> None:
        text, found = self.bindings.condition(test, scope, self.lines)
        if effect in ("none", "log", "branch") and not (
            found.compares or found.calls or found.names
        ):
            return
        if "__name__" in found.names or (effect == "none" and not found.compares):
            return
        if not (found.compares or found.calls) and guards.asks_what_there_is(found):
            return
        values = {
            "condition": text,
            "names": found.names,
            "operators": found.operators,
            "effect": effect,
            "body": calls,
            "within": scope.within,
            "reachable": True,
            "swallowed": self._swallowed(effect, body) or self.bindings.overwritten(test, scope),
        }
        self.add("guard", node, values, scope)
        self.file.pending[-1].verdict = isinstance(node, ast.Return) or guards.is_verdict(body)

    def _swallowed(self, effect: str, body: Sequence[ast.stmt]) -> bool:
        caught = frozenset().union(*self.caught) if self.caught else frozenset()
        if effect == "exit":
            return not caught.isdisjoint({"BaseException", "SystemExit"})
        if effect == "raise":
            return "*" in caught or guards.raised(body) in caught
        return effect == "assert" and not caught.isdisjoint({"*", "AssertionError"})

    def _if(self, node: ast.If, scope: Namespace) -> None:
        self.expression(node.test, scope)
        effect = guards.effect(node.body, node.orelse)
        calls = guards.called([*node.body, *node.orelse])
        self._guard(node, node.test, scope, effect=effect, body=node.body, calls=calls)
        state = self.state()
        literal = node.test.value if isinstance(node.test, ast.Constant) else None
        never = isinstance(node.test, ast.Constant) and not literal
        self.dead = self.dead or never
        self._under(flags.asked(node.test), scope)
        self.block(node.body, scope)
        self.restore(state)
        self.dead = self.dead or bool(literal)
        self._under(flags.refused(node.test), scope)
        self.block(node.orelse, scope)
        self.restore(state)

    def _under(self, names: frozenset[str], scope: Namespace) -> None:
        """Go on below a condition that wants flags to be on."""
        if not names:
            return
        within: Namespace | None = scope
        while within is not None:
            if not names.isdisjoint(within.flags):
                self.optional = True
            within = within.parent
        self.flags |= names

    def _try(self, node: ast.Try | ast.TryStar, scope: Namespace) -> None:
        state = self.state()
        self.caught = (*self.caught, guards.swallows(node.handlers))
        self.block(node.body, scope)
        self.restore(state)
        for handler in node.handlers:
            if handler.type is not None:
                self.expression(handler.type, scope)
            with self.bindings.fallback():
                self.block(handler.body, scope)
        self.block(node.orelse, scope)
        self.block(node.finalbody, scope)

    def _with(self, node: ast.With | ast.AsyncWith, scope: Namespace) -> None:
        state = self.state()
        for item in node.items:
            self.expression(item.context_expr, scope)
            if item.optional_vars is not None:
                self._bind(item.optional_vars, item.context_expr, scope)
            if (
                isinstance(item.context_expr, ast.Call)
                and guards.last(item.context_expr) == "suppress"
            ):
                errors = frozenset(guards.last(error) for error in item.context_expr.args)
                everything = {"*"} if errors & {"Exception", "BaseException"} else set[str]()
                self.caught = (*self.caught, errors | everything)
        self.block(node.body, scope)
        self.restore(state)

    def _for(self, node: ast.For | ast.AsyncFor, scope: Namespace) -> None:
        self.expression(node.iter, scope)
        self._bind(node.target, None, scope)
        self.block(node.body, scope)
        self.block(node.orelse, scope)

    def _while(self, node: ast.While, scope: Namespace) -> None:
        self.expression(node.test, scope)
        state = self.state()
        self.dead = self.dead or (isinstance(node.test, ast.Constant) and not node.test.value)
        self.block(node.body, scope)
        self.restore(state)
        self.block(node.orelse, scope)

    def _match(self, node: ast.Match, scope: Namespace) -> None:
        self.expression(node.subject, scope)
        for case in node.cases:
            self.expression(case.pattern, scope)
            if case.guard is not None:
                self.expression(case.guard, scope)
            self.block(case.body, scope)

    def _assign(self, node: ast.Assign | ast.AnnAssign, scope: Namespace) -> None:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        if isinstance(node, ast.AnnAssign):
            self.expression(node.annotation, scope)
        if node.value is not None:
            self._held = node.value if isinstance(targets[0], ast.Name) else None
            self.expression(node.value, scope)
            self._held = None
        for target in targets:
            if isinstance(target, ast.Name):
                self._note_name(node, target.id, scope)
            self._bind(target, node.value, scope)

    def _note_name(self, node: ast.Assign | ast.AnnAssign, name: str, scope: Namespace) -> None:
        """Note what a name at the top of a file or class is by default."""
        top_level = scope.parent is None or scope.is_class
        if top_level and node.value is not None:
            (self.file.off if flags.is_off(node.value) else self.file.on).add(name)
        if scope.parent is None or names_model(node.value):
            self._definer.constant(node, name, scope)

    def _bind(self, target: ast.expr, value: ast.expr | None, scope: Namespace) -> None:
        if not self.bindings.bind(target, value, scope, self.names):
            self.expression(target, scope)

    def _return(self, node: ast.Return, scope: Namespace) -> None:
        if node.value is None:
            return
        self.expression(node.value, scope)
        if self.bindings.is_verdict(node.value, scope):
            self._guard(node, node.value, scope, effect="return", body=())

    def _assert(self, node: ast.Assert, scope: Namespace) -> None:
        self.expression(node.test, scope)
        if node.msg is not None:
            self.expression(node.msg, scope)
        if not self.dead and testing.can_fail(node.test):
            testing.note_assert(scope.definition)
        if not self._definer.is_test_file or guards.condition(node.test).compares:
            self._guard(node, node.test, scope, effect="assert", body=())

    def _expression(self, node: ast.Expr, scope: Namespace) -> None:
        self._dropped = node.value
        self.expression(node.value, scope)
        self._dropped = None
