"""Types that say what a value from a file must satisfy.

Models are plain frozen dataclasses, so that a command which reads nothing new never loads
pydantic. Where a file is read, pydantic validates against these annotations.
"""

import re
from typing import Annotated, Any, ClassVar


class Checked:
    """Names the pydantic-core schema of an annotated type, with its limits."""

    def __init__(self, schema: str, **limits: Any) -> None:
        self.schema = schema
        self.limits = limits

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> Any:
        from pydantic_core import core_schema  # noqa: PLC0415 only validation needs it

        return getattr(core_schema, self.schema)(**self.limits)


class ByShape:
    """Decides by the shape of a value which member of a union it is meant as.

    Named are the shapes of the members, in their order; a value of another shape is meant as the
    last. So a fault is told once, and not for each member.
    """

    def __init__(self, *shapes: str) -> None:
        self.shapes = shapes

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema  # noqa: PLC0415 only validation needs it

        members = dict(zip(self.shapes, handler(source)["choices"], strict=True))
        return core_schema.tagged_union_schema(
            {mark(shape): member for shape, member in members.items()}, self._member
        )

    def _member(self, value: Any) -> str:
        shape = next((name for name, kind in _SHAPES if isinstance(value, kind)), "")
        return mark(shape if shape in self.shapes else self.shapes[-1])


class ShortForm:
    """Lets a text stand for a mapping that has it in one field and nothing else."""

    def __init__(self, field: str) -> None:
        self.field = field

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema  # noqa: PLC0415 only validation needs it

        def whole(value: Any) -> Any:
            return {self.field: value} if isinstance(value, str) else value

        inner = handler(source)
        return core_schema.no_info_before_validator_function(
            whole,
            inner,
            json_schema_input_schema=core_schema.union_schema(
                [core_schema.str_schema(min_length=1), inner]
            ),
        )


def mark(shape: str) -> str:
    """Return how the path of a fault marks a shape, which is no part of the document."""
    return f"[{shape}]"


_SHAPES = (
    ("flag", bool),
    ("number", int | float),
    ("text", str),
    ("mapping", dict),
    ("list", list),
)


class Frozen:
    """Base of the models: frozen dataclasses that take no unknown field from a file."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}


class Key(Checked):
    """A whole number as a key, which JSON writes as text: 1 and "1", and no other spelling."""

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> Any:
        from pydantic_core import PydanticCustomError, core_schema  # noqa: PLC0415 as above

        def number(value: Any) -> Any:
            if not isinstance(value, str):
                return value
            if _LEVEL.fullmatch(value):
                return int(value)
            raise PydanticCustomError("level_key", "no level")

        inner = core_schema.int_schema(strict=True, **self.limits)
        return core_schema.no_info_before_validator_function(number, inner)


_LEVEL = re.compile("0|[1-9][0-9]{0,3}")
_SLUG = "[a-z0-9]+(-[a-z0-9]+)*"
_MOST_LEVELS = 20
ID = f"^{_SLUG}$"
DOTTED_ID = rf"^{_SLUG}\.{_SLUG}$"
REQUIREMENT = rf"^{_SLUG}\.{_SLUG}(/{_SLUG})?$"
CRITERION_REF = rf"^{_SLUG}\.{_SLUG}/{_SLUG}$"
VERSION = r"^[0-9]+\.[0-9]+\.[0-9]+$"

Text = Annotated[str, Checked("str_schema", strict=True, strip_whitespace=True, min_length=1)]
Id = Annotated[str, Checked("str_schema", strict=True, pattern=ID, max_length=60)]
DottedId = Annotated[str, Checked("str_schema", strict=True, pattern=DOTTED_ID, max_length=90)]
CriterionRef = Annotated[
    str, Checked("str_schema", strict=True, pattern=CRITERION_REF, max_length=160)
]
Requirement = Annotated[
    str, Checked("str_schema", strict=True, pattern=REQUIREMENT, max_length=160)
]
Version = Annotated[str, Checked("str_schema", strict=True, pattern=VERSION)]
LevelNumber = Annotated[int, Checked("int_schema", strict=True, ge=0, le=_MOST_LEVELS)]
PositiveLevel = Annotated[int, Checked("int_schema", strict=True, ge=1, le=_MOST_LEVELS)]
LevelKey = Annotated[int, Key("int_schema", ge=0, le=_MOST_LEVELS)]
Count = Annotated[int, Checked("int_schema", strict=True, ge=0, le=1_000_000)]
Days = Annotated[float, Checked("float_schema", strict=True, ge=0, le=1000, allow_inf_nan=False)]
PartOfADay = Annotated[float, Checked("float_schema", strict=True, gt=0, le=1)]
WholeDays = Annotated[int, Checked("int_schema", strict=True, ge=1, le=1000)]
Weight = Annotated[float, Checked("float_schema", strict=True, gt=0, le=100, allow_inf_nan=False)]
Points = Annotated[float, Checked("float_schema", strict=True, ge=0, le=1000, allow_inf_nan=False)]
Figure = Annotated[float, Checked("float_schema", strict=True, allow_inf_nan=False)]
Flag = Annotated[bool, Checked("bool_schema", strict=True)]
LevelOrFlag = Annotated[Flag | LevelNumber, ByShape("flag", "number")]
