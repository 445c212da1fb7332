"""Models as plain data, ready for JSON."""

from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any


def as_data(value: Any) -> Any:
    """Return dataclasses as mappings in field order, tuples as lists, dates as ISO text.

    A model with a method `as_data` has the last word on its own mapping.
    """
    if is_dataclass(value) and not isinstance(value, type):
        data = {item.name: as_data(getattr(value, item.name)) for item in fields(value)}
        reshape = getattr(value, "as_data", None)
        return reshape(data) if reshape else data
    if isinstance(value, dict):
        return {str(key): as_data(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [as_data(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value
