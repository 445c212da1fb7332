"""What is gathered of one Python file until the whole repository is known."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from operator import attrgetter

from advisor.scan.fact import SourceFact, Value

ALWAYS = "*"
"""What an import binds that is used in any case: all names, or those of a package's own file."""
ANY_NAME = frozenset({ALWAYS, "__getattr__"})
"""Names that, bound in a module, let it offer names that stand nowhere in it."""
_ENTRIES = frozenset(
    {"main", "run", "handler", "lambda_handler", "init"}
    | {"model_fn", "input_fn", "predict_fn", "output_fn", "transform_fn"}
)
_RUN = frozenset({"call", "guard", "command"})
# Decorators that call nobody's attention to a function.
_QUIET = frozenset(
    {"staticmethod", "classmethod", "property", "cached_property", "functools.cached_property"}
    | {"functools.cache", "functools.lru_cache", "functools.wraps", "abc.abstractmethod"}
    | {"typing.overload", "typing.override", "typing.final", "contextlib.contextmanager"}
)


# A part of a web application that answers nobody until something mounts it.
_ROUTER = re.compile(
    r"^(?:fastapi(?:\.\w+)*\.APIRouter|(?:flask|quart|sanic)(?:\.\w+)*\.Blueprint)\."
)


def is_routed(decorators: Iterable[str]) -> bool:
    """Tell whether one of these decorators is that of a router."""
    return any(_ROUTER.match(decorator) for decorator in decorators)


@dataclass(slots=True)
class Definition:
    """A function or class, with what may make it be used."""

    name: str
    within: str
    parent: "Definition | None"
    is_class: bool
    decorators: tuple[str, ...]
    framework: bool
    """Whether it is a class that somebody else's code calls: by its base or a decorator."""
    names: frozenset[str] = frozenset()
    """Its own name and those around it: using these within proves nothing."""
    asserts: int = 0
    calls: dict[str, None] = field(default_factory=dict)
    skipped: bool = False

    def routed(self) -> bool:
        """Tell whether it answers behind a router that an application has to take in."""
        node: Definition | None = self
        while node is not None:
            if is_routed(node.decorators):
                return True
            node = node.parent
        return False

    def reachable(self, used: Iterable[str]) -> bool:
        """Tell whether something that uses the names given may run what stands within."""
        node: Definition | None = self
        while node is not None:
            if not (node._rooted() or node.name in used):  # noqa: SLF001 one of its own
                return False
            node = node.parent
        return True

    def _rooted(self) -> bool:
        if any(d.partition("(")[0] not in _QUIET and ".setter" not in d for d in self.decorators):
            return True
        if self.is_class:
            return False
        if self.name in _ENTRIES or (self.name.startswith("__") and self.name.endswith("__")):
            return True
        return self.parent is not None and self.parent.is_class and self.parent.framework


@dataclass(slots=True)
class Pending:
    """A fact whose flags wait for the rest of the file or of the repository."""

    kind: str
    line: int
    column: int
    end_line: int
    values: dict[str, Value]
    function: Definition | None = None
    dead: bool = False
    flags: frozenset[str] = frozenset()
    """Names it stands under: it is optional where one of them is off by default."""
    verdict: bool = False
    """Of a guard: whether what it returns says yes or no."""
    bound: str = ""
    """Of an import: the name it binds."""


@dataclass(slots=True)
class Outcomes:
    """What becomes of the outcome of functions where they are called, by their names."""

    caught: set[str] = field(default_factory=set)
    """Called where what they raise is only logged."""
    ignored: set[str] = field(default_factory=set)
    """Called where what they return is dropped or overwritten."""
    heard: set[str] = field(default_factory=set)
    """Called where what they raise goes on."""
    used: set[str] = field(default_factory=set)
    """Called where what they return is used."""

    def add(self, other: "Outcomes") -> None:
        """Take over what another file tells."""
        self.caught |= other.caught
        self.ignored |= other.ignored
        self.heard |= other.heard
        self.used |= other.used


@dataclass(slots=True)
class PythonFile:
    """All that one parse of a file gives."""

    pending: list[Pending] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    """Identifiers that are used outside of what they name."""
    exported: frozenset[str] = frozenset()
    renamed: dict[str, str] = field(default_factory=dict)
    """Names under which imported ones are used here, with what they are called elsewhere."""
    imports: set[str] = field(default_factory=set)
    """Files of the repository that it imports."""
    runs: set[str] = field(default_factory=set)
    """Files of the repository that it starts by the name of their module."""
    off: set[str] = field(default_factory=set)
    on: set[str] = field(default_factory=set)
    """Flags that are off, and on, by default."""
    outcomes: Outcomes = field(default_factory=Outcomes)
    definitions: list[Definition] = field(default_factory=list)
    skipped: bool = False
    """Whether all tests of the file are taken out."""
    bound: frozenset[str] = frozenset()
    """Names that other files may import from it."""
    wanted: set[tuple[str, str]] = field(default_factory=set)
    """Modules of the repository, as paths, with the names it imports from them as it starts."""

    def settled(
        self, path: str, used: Iterable[str], outcomes: Outcomes, *, mounted: bool = True
    ) -> Iterable[SourceFact]:
        """Yield the facts in the order of their lines, now that all files are known.

        Routers of a file that is not `mounted` answer nobody.
        """
        off = self.off - self.on
        self.pending.sort(key=attrgetter("line", "column", "kind"))
        reachable = {id(d): d.reachable(used) for d in self.definitions}
        for item in self.pending:
            self._settle(item, off, reachable, outcomes)
            if not mounted:
                _unmount(item)
            yield SourceFact(item.kind, path, item.line, item.end_line, item.values)

    def _settle(
        self, item: Pending, off: set[str], reachable: Mapping[int, bool], outcomes: Outcomes
    ) -> None:
        values = item.values
        if item.kind == "import":
            values["used"] = (
                item.bound == ALWAYS or item.bound in self.used or item.bound in self.exported
            )
        elif item.kind in _RUN:
            values["reachable"] = not item.dead and (
                item.function is None or reachable[id(item.function)]
            )
        if item.kind == "call":
            values["optional"] = values["optional"] is True or not off.isdisjoint(item.flags)
        elif item.kind == "guard" and item.function is not None and not values["swallowed"]:
            values["swallowed"] = _is_swallowed(item.function.name, item, outcomes)


def _unmount(item: Pending) -> None:
    if item.kind == "definition":
        decorators = item.values["decorators"]
        item.values["reachable"] = not (isinstance(decorators, tuple) and is_routed(decorators))
    elif item.kind in _RUN and item.function is not None and item.function.routed():
        item.values["reachable"] = False


def _is_swallowed(name: str, item: Pending, outcomes: Outcomes) -> bool:
    values = item.values
    if values["effect"] in ("raise", "assert"):
        return name in outcomes.caught and name not in outcomes.heard
    if values["effect"] == "return" and item.verdict:
        return name in outcomes.ignored and name not in outcomes.used
    return False
