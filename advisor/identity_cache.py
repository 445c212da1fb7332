"""What was made of an object, kept by which object it is.

A large model has no quick equality: where two of the same content are at hand, as when one rubric
was read twice, `functools.lru_cache` would go through both of them at every call.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

_About = TypeVar("_About")
_Others = ParamSpec("_Others")
_Made = TypeVar("_Made")
_Function = Callable[Concatenate[_About, _Others], _Made]


def cached_by_identity(
    maxsize: int,
) -> Callable[[_Function[_About, _Others, _Made]], _Function[_About, _Others, _Made]]:
    """Return a decorator that keeps what a function returned for its last `maxsize` questions.

    Two questions are one when their first argument is the same object and the others are equal.
    """

    def decorated(
        function: _Function[_About, _Others, _Made],
    ) -> _Function[_About, _Others, _Made]:
        # The object is kept beside what was made of it: its id means it for no longer.
        kept: dict[object, tuple[_About, _Made]] = {}

        @wraps(function)
        def remembered(about: _About, /, *others: _Others.args, **named: _Others.kwargs) -> _Made:
            key = (id(about), others, *named.items())
            known = kept.get(key)
            if known is None:
                if len(kept) >= maxsize:
                    del kept[next(iter(kept))]
                known = kept[key] = (about, function(about, *others, **named))
            return known[1]

        return remembered

    return decorated
