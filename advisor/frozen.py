"""Frozen dataclasses that cost little to define.

The standard decorator writes and compiles the methods of each class. With a hundred models that is
a fifth of the time a short command takes; here all classes share the same methods.
"""

from collections.abc import Callable, Iterable
from dataclasses import MISSING, FrozenInstanceError, fields
from dataclasses import dataclass as _dataclass
from typing import TYPE_CHECKING, Any, Literal

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(
        *, frozen: Literal[True], kw_only: Literal[True], eq: bool = True
    ) -> Callable[[type], type]:
        """Return a decorator that makes a class a frozen dataclass whose fields go by name.

        Without `eq` each object is equal to itself alone.
        """
        if not (frozen and kw_only):
            raise TypeError("such a class is frozen, and its fields go by name")
        return _with_shared_methods if eq else _with_identity


def _with_identity(cls: Any) -> Any:
    return _with_shared_methods(cls, _METHODS.keys() - {"__eq__", "__hash__"})


def _with_shared_methods(cls: Any, methods: Iterable[str] = ()) -> Any:
    made: Any = _dataclass(init=False, repr=False, eq=False, match_args=False, kw_only=True)(cls)
    own = fields(made)
    made.__names__ = frozenset(field.name for field in own)
    made.__values__ = {f.name: f.default for f in own if f.default is not MISSING}
    made.__factories__ = {
        f.name: f.default_factory for f in own if f.default_factory is not MISSING
    }
    for name in methods or _METHODS:
        if name not in vars(cls):
            setattr(made, name, _METHODS[name])
    return made


def _init(self: Any, /, **given: Any) -> None:
    if given.keys() != self.__names__:
        given = {**self.__values__, **given}
        for name, make in self.__factories__.items():
            if name not in given:
                given[name] = make()
        if given.keys() != self.__names__:
            raise TypeError(_misfit(self, given))
    self.__dict__.update(given)
    check = getattr(self, "__post_init__", None)
    if check is not None:
        check()


def _misfit(self: Any, given: dict[str, Any]) -> str:
    missing, unknown = sorted(self.__names__ - given.keys()), sorted(given.keys() - self.__names__)
    found = f"lacks {', '.join(missing)}" if missing else f"has no field {', '.join(unknown)}"
    return f"{type(self).__name__} {found}"


def _refuse_to_set(self: Any, name: str, _value: Any) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r} of {type(self).__name__}")


def _refuse_to_delete(self: Any, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r} of {type(self).__name__}")


def _repr(self: Any) -> str:
    told = (field.name for field in fields(self) if field.repr)
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in told)
    return f"{type(self).__qualname__}({shown})"


def _equal(self: Any, other: Any) -> Any:
    if self is other:
        return True
    if type(other) is not type(self):
        return NotImplemented
    mine, theirs = self.__dict__, other.__dict__
    return all(mine[name] == theirs[name] for name in self.__names__)


def _hash(self: Any) -> int:
    """Return a hash of the plain fields; mappings among the others have none."""
    values = (self.__dict__[field.name] for field in fields(self))
    return hash((type(self), *(value for value in values if isinstance(value, _PLAIN))))


_PLAIN = (str, int, float, type(None))
_METHODS = {
    "__init__": _init,
    "__setattr__": _refuse_to_set,
    "__delattr__": _refuse_to_delete,
    "__repr__": _repr,
    "__eq__": _equal,
    "__hash__": _hash,
}
