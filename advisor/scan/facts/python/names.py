"""What names stand for: libraries by their full names, and what is the repository's own."""

import ast
from dataclasses import dataclass, field

from advisor.scan.facts.python.records import Definition

# A name bound to an object of a class is kept as the name of the class behind this sign.
OBJECT = "="
_NAMED = (ast.Name, ast.Attribute)  # a union would be made anew each time it is asked for
VALUE = "*"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a name is bound to: what a function returned, or what a comparison gave."""

    function: str
    block: int
    was_read: bool
    """Whether the name was read before it was bound so."""


@dataclass(slots=True)
class Namespace:
    """Names bound in a file, class or function, and the scope around it."""

    prefix: str
    """Dotted place of what is defined here."""
    parent: "Namespace | None" = None
    names: dict[str, str] = field(default_factory=dict)
    definition: Definition | None = None
    within: str = ""
    """Dotted name of the function, '' outside of any."""
    own_names: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()
    """Parameters that are off by default."""
    tests: dict[str, ast.expr] = field(default_factory=dict)
    """Names bound to a comparison."""
    empty: dict[str, str] = field(default_factory=dict)
    """Names bound to nothing: an empty list or text, or None."""
    overwritten: set[str] = field(default_factory=set)
    """Names bound to a literal after they were bound to an outcome."""
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    is_class: bool = False
    class_definition: Definition | None = None
    self_name: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    """Of a class: its methods, and what its own attributes are objects of."""
    owner: "Namespace | None" = None
    """Of a method: the class."""

    def find(self, name: str) -> str | None:
        """Return what a name stands for, None where it is bound nowhere in the file."""
        scope: Namespace | None = self
        while scope is not None:
            found = scope.names.get(name)
            if found is not None:
                return found
            scope = scope.parent
        return None


def resolved(node: ast.expr, scope: Namespace) -> str:
    """Return the dotted name of what an expression names.

    A method of a value that is not known is `*.name`; what is no name at all is `*`.
    """
    attributes: list[str] = []
    while isinstance(node, ast.Attribute):
        attributes.append(node.attr)
        node = node.value
    if isinstance(node, ast.Name):
        if scope.self_name and node.id == scope.self_name:
            return _of_self(attributes, scope)
        found = scope.find(node.id)
        if found is None:
            return f"*.{attributes[0]}" if attributes else node.id
    elif isinstance(node, ast.Call):
        found = made_by(node, scope)
    elif isinstance(node, ast.Await) and isinstance(node.value, ast.Call):
        found = VALUE
    else:
        found = VALUE
    return _joined(found, attributes)


def made_by(call: ast.Call, scope: Namespace) -> str:
    """Return what a call gives: an object, where what is called is named as classes are."""
    name = resolved(call.func, scope)
    last = name.rpartition(".")[2]
    known = not name.startswith("*")
    return OBJECT + name if known and last[:1].isupper() and len(last) > 1 else VALUE


def value_of(node: ast.expr, scope: Namespace) -> str:
    """Return what a name stands for that is bound to an expression."""
    if isinstance(node, ast.Call):
        return made_by(node, scope)
    if isinstance(node, _NAMED):
        name = resolved(node, scope)
        if isinstance(node, ast.Name):
            return scope.find(node.id) or VALUE
        return VALUE if name.startswith("*") else name
    return VALUE


def _of_self(attributes: list[str], scope: Namespace) -> str:
    if not attributes:
        return VALUE
    found = scope.owner.attributes.get(attributes[-1], VALUE) if scope.owner else VALUE
    return _joined(found, attributes[:-1]) if found != VALUE else f"*.{attributes[0]}"


def _joined(found: str, attributes: list[str]) -> str:
    """Return a name with the attributes behind it, the last of which stands first."""
    if found == VALUE:
        return f"*.{attributes[0]}" if attributes else VALUE
    if found.startswith(OBJECT):
        if len(attributes) > 1 and not found.endswith("Client"):
            return f"*.{attributes[0]}"
        if attributes:
            return ".".join((found[1:], *reversed(attributes)))
        return f"{found[1:]}.__call__"
    return ".".join((found, *reversed(attributes)))
