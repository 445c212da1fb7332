"""What a policy file asks of a gate, and what of it concerns one team."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Annotated, Any

from advisor.document.checked import ByShape, Count, Flag, Frozen, LevelNumber, Points, Text
from advisor.document.share import percent_of
from advisor.errors import ContentError
from advisor.frozen import dataclass
from advisor.scoring.gate_model import GateConditions, MinScore

_WHOLE = 100


class WrittenShare:
    """Takes a share of 1 as people write it: 80, 80% or 0.8."""

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> Any:
        from pydantic_core import core_schema  # noqa: PLC0415 only validation needs it

        return core_schema.no_info_before_validator_function(
            share_of,
            core_schema.float_schema(strict=True, ge=0, le=1, allow_inf_nan=False),
            json_schema_input_schema=core_schema.union_schema(
                [core_schema.float_schema(ge=0, le=_WHOLE), core_schema.str_schema()]
            ),
        )


def share_of(written: Any) -> Any:
    """Return a share of 1, or what is none as it is. Raises ValueError for one out of bounds."""
    if isinstance(written, bool) or not isinstance(written, int | float | str):
        return written
    if str(written).strip() in {"0", "0%"}:
        return 0.0
    try:
        return percent_of(written) / _WHOLE
    except ContentError as error:
        (problem,) = error.problems
        raise ValueError(f"{problem.message}. {problem.hint}") from None


@dataclass(frozen=True, kw_only=True)
class GateLimits(Frozen):
    """Conditions of a gate; None where nothing is asked."""

    min_level: LevelNumber | None = None
    min: dict[Text, Points] | None = None
    min_coverage: Annotated[float, WrittenShare()] | None = None
    max_unknown: Count | None = None
    max_waived: Count | None = None
    max_age: Count | None = None
    no_expired: Flag | None = None
    no_contradictions: Flag | None = None
    strict: Flag | None = None

    def over(self, other: "GateLimits") -> "GateLimits":
        """Return these limits, and those of another where these ask nothing."""
        found = {f.name: getattr(self, f.name) for f in fields(GateLimits)}
        for name, mine in found.items():
            theirs = getattr(other, name)
            if name == "min" and mine and theirs:
                found[name] = {**theirs, **mine}
            elif mine is None:
                found[name] = theirs
        return GateLimits(**found)

    def on_side(self, primary: str) -> "GateLimits":
        """Return these limits with the side that is meant anyway not named."""
        least = {
            name.removeprefix(f"{primary}:"): score for name, score in (self.min or {}).items()
        }
        found = {field.name: getattr(self, field.name) for field in fields(GateLimits)}
        return GateLimits(**{**found, "min": least or None})

    @property
    def asking(self) -> bool:
        """Whether anything is asked."""
        values = [getattr(self, name) for name in _CONDITIONS]
        return any(value is not None and value is not False and value != {} for value in values)

    def conditions(self, **more: Any) -> GateConditions:
        """Return what must hold, with what else a gate is given."""
        return GateConditions(
            min_level=self.min_level,
            min_scores=tuple(_scores(self.min or {})),
            min_coverage=self.min_coverage,
            max_unknown=self.max_unknown,
            max_waived=self.max_waived,
            max_age=self.max_age,
            no_expired=bool(self.no_expired),
            **more,
        )


_CONDITIONS = tuple(field.name for field in fields(GateLimits) if field.name != "strict")


def _scores(least: Mapping[str, float]) -> Iterator[MinScore]:
    for name, score in least.items():
        side, _, element = name.rpartition(":")
        yield MinScore(element=element.strip(), least=score, side=side.strip() or None)


@dataclass(frozen=True, kw_only=True)
class GatePolicy(GateLimits):
    """A policy file: conditions for every team, and by criticality what is asked beyond.

    `proposals` and `no_regress` are files, from where the policy stands. Under a criticality stands
    the least level, or conditions that take the place of the same ones for every team.
    """

    proposals: Text | None = None
    no_regress: Text | None = None
    allow_incomparable: Flag = False
    first_run: Flag = False
    criticality: dict[Text, Annotated[LevelNumber | GateLimits, ByShape("number", "mapping")]] | (
        None
    ) = None

    def limits(self, said: str | None) -> GateLimits:
        """Return what is asked of a team of a criticality."""
        expected = self.expected(said)
        return (expected or GateLimits()).over(self)

    def expected(self, said: str | None) -> GateLimits | None:
        """Return what stands under a criticality, None where it does not."""
        found = (self.criticality or {}).get(said or "")
        return GateLimits(min_level=found) if isinstance(found, int) else found

    def every_limit(self) -> Iterator[tuple[tuple[str, ...], GateLimits]]:
        """Yield all limits, each with the path at which it stands."""
        yield (), self
        for name in self.criticality or {}:
            if (limits := self.expected(name)) is not None:
                yield ("criticality", name), limits


def policy_schema() -> dict[str, Any]:
    """Return the JSON Schema of policy files."""
    from pydantic import TypeAdapter  # noqa: PLC0415 only this needs it

    schema = TypeAdapter(GatePolicy).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
