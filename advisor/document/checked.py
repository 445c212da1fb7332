"""Types that say what a value from a file must satisfy.

Models are plain frozen dataclasses, so that a command which reads nothing new never loads
pydantic. Where a file is read, pydantic validates against these annotations.
"""

from typing import Annotated, Any, ClassVar


class Checked:
    """Names the pydantic-core schema of an annotated type, with its limits."""

    def __init__(self, schema: str, **limits: Any) -> None:
        self.schema = schema
        self.limits = limits

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> Any:
        from pydantic_core import core_schema  # noqa: PLC0415 only validation needs it

        return getattr(core_schema, self.schema)(**self.limits)


class Frozen:
    """Base of the models: frozen dataclasses that take no unknown field from a file."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}


_SLUG = "[a-z0-9]+(-[a-z0-9]+)*"
_MOST_LEVELS = 20

Text = Annotated[str, Checked("str_schema", strict=True, strip_whitespace=True, min_length=1)]
Id = Annotated[str, Checked("str_schema", strict=True, pattern=f"^{_SLUG}$", max_length=60)]
DottedId = Annotated[
    str, Checked("str_schema", strict=True, pattern=rf"^{_SLUG}\.{_SLUG}$", max_length=90)
]
Version = Annotated[str, Checked("str_schema", strict=True, pattern=r"^[0-9]+\.[0-9]+\.[0-9]+$")]
LevelNumber = Annotated[int, Checked("int_schema", strict=True, ge=0, le=_MOST_LEVELS)]
# As a key it may come from JSON, where every key is text.
LevelKey = Annotated[int, Checked("int_schema", ge=0, le=_MOST_LEVELS)]
Days = Annotated[float, Checked("float_schema", strict=True, ge=0, le=1000, allow_inf_nan=False)]
WholeDays = Annotated[int, Checked("int_schema", strict=True, ge=1, le=1000)]
Weight = Annotated[float, Checked("float_schema", strict=True, gt=0, le=100, allow_inf_nan=False)]
Points = Annotated[float, Checked("float_schema", strict=True, ge=0, le=1000, allow_inf_nan=False)]
Flag = Annotated[bool, Checked("bool_schema", strict=True)]
