"""Models as plain data, ready for JSON."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

Say = Callable[[Any], Mapping[str, Any]]


def as_data(value: Any, say: Say | None = None) -> Any:
    """Return dataclasses as mappings in field order, tuples as lists, dates as ISO text.

    A model with a method `as_data` has the last word on its own mapping. `say` returns what else
    stands in the mapping of a model, such as a sentence that its values come to.
    """
    if is_dataclass(value) and not isinstance(value, type):
        data = {item.name: as_data(getattr(value, item.name), say) for item in fields(value)}
        reshape = getattr(value, "as_data", None)
        shaped: dict[str, Any] = reshape(data) if reshape else data
        return {**shaped, **say(value)} if say else shaped
    if isinstance(value, dict):
        return {str(key): as_data(item, say) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [as_data(item, say) for item in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value
