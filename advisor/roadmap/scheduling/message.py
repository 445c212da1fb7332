"""The message in which OR-Tools CP-SAT takes a model, and its answer.

Models are filled in as the solver's own message (`cp_model.proto`), since the usual Python layer
imports pandas: half a second, which is longer than most plans take to solve.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Terms = Sequence[tuple[int, int]]
_SEED = 1
_UNBOUNDED = 2**62


@dataclass(frozen=True, kw_only=True)
class Response:
    """The values of all variables, if there is a solution, and what is proven of the objective."""

    values: Sequence[int] | None
    bound: int
    proved: bool
    impossible: bool


def negated(literal: int) -> int:
    """Return the literal that holds when the other does not."""
    return -literal - 1


class Message:
    """Variables and constraints, each known by its number. Terms are (variable, coefficient)."""

    def __init__(self) -> None:
        from ortools.sat.python import cp_model_helper  # noqa: PLC0415 only scheduling needs it

        self._library = cp_model_helper
        self._proto = cp_model_helper.CpModelProto()

    def variable(self, low: int, high: int) -> int:
        """Add a whole number between `low` and `high`."""
        self._proto.variables.add().domain.extend([low, high])
        return len(self._proto.variables) - 1

    def at_least(self, terms: Terms, low: int, *, only_if: int | None = None) -> None:
        """Demand that the sum of `terms` is not below `low`, if a literal holds."""
        linear = self._constraint(only_if).linear
        linear.vars.extend([variable for variable, _ in terms])
        linear.coeffs.extend([coefficient for _, coefficient in terms])
        linear.domain.extend([low, _UNBOUNDED])

    def interval(self, start: int, size: int, *, only_if: int | None = None) -> int:
        """Add an interval of fixed size from the value of a variable on."""
        interval = self._constraint(only_if).interval
        _follow(interval.start, start, 0)
        interval.size.offset = size
        _follow(interval.end, start, size)
        return len(self._proto.constraints) - 1

    def span(
        self, start: int, end: int, extra: int, longest: int, *, only_if: int | None = None
    ) -> int:
        """Add an interval from the value of `start` to that of `end` and `extra`."""
        size = self.variable(0, longest)
        interval = self._constraint(only_if).interval
        _follow(interval.start, start, 0)
        _follow(interval.size, size, 0)
        _follow(interval.end, end, extra)
        number = len(self._proto.constraints) - 1
        self.at_least([(end, 1), (start, -1), (size, -1)], -extra, only_if=only_if)
        self.at_least([(end, -1), (start, 1), (size, 1)], extra, only_if=only_if)
        return number

    def share(self, users: Iterable[tuple[int, int]], capacity: int) -> None:
        """Demand that intervals, each with its use, never take more than `capacity` together."""
        using = [(interval, use) for interval, use in users if use]
        if all(2 * use > capacity for _, use in using):
            no_overlap = self._proto.constraints.add().no_overlap
            no_overlap.intervals.extend([interval for interval, _ in using])
            return
        cumulative = self._proto.constraints.add().cumulative
        cumulative.capacity.offset = capacity
        cumulative.intervals.extend([interval for interval, _ in using])
        for _, use in using:
            cumulative.demands.add().offset = use

    def hint(self, values: Mapping[int, int]) -> None:
        """Name values of variables near which to look first."""
        self._proto.solution_hint.vars.extend(list(values))
        self._proto.solution_hint.values.extend(list(values.values()))

    def minimise(
        self, terms: Terms, *, plus: int = 0, limit: float, nearby: bool = False
    ) -> Response:
        """Look for the least sum of `terms` and `plus`, for a time in operations, not seconds.

        With `nearby` only what is near the hint is searched, and nothing is proved.
        """
        self._proto.objective.offset = plus
        self._proto.objective.vars.extend([variable for variable, _ in terms])
        self._proto.objective.coeffs.extend([coefficient for _, coefficient in terms])
        solver: Any = self._library.SolveWrapper()
        solver.set_parameters(self._parameters(limit, nearby=nearby))
        response = solver.solve(self._proto)
        status = response.status.name
        return Response(
            values=list(response.solution) if status in {"OPTIMAL", "FEASIBLE"} else None,
            bound=round(response.best_objective_bound),
            proved=status == "OPTIMAL",
            impossible=status == "INFEASIBLE",
        )

    def _parameters(self, limit: float, *, nearby: bool) -> Any:
        # One worker, a fixed seed and a limit in operations: the same answer on any machine.
        parameters = self._library.SatParameters()
        parameters.num_workers = 1
        parameters.random_seed = _SEED
        parameters.max_deterministic_time = limit
        parameters.interleave_search = parameters.use_lns_only = nearby
        parameters.linearization_level = 0  # relaxations cost more here than they prune
        return parameters

    def _constraint(self, only_if: int | None) -> Any:
        constraint = self._proto.constraints.add()
        if only_if is not None:
            constraint.enforcement_literal.append(only_if)
        return constraint


def _follow(expression: Any, variable: int, offset: int) -> None:
    expression.vars.append(variable)
    expression.coeffs.append(1)
    expression.offset = offset
