"""The scheduler alone on public instances of which the best makespan is known."""

import pytest

from advisor.roadmap.scheduling.problem import finish, violations
from advisor.roadmap.scheduling.solve import solve
from tests.psplib import Instance, folder, instances

pytestmark = pytest.mark.skipif(folder() is None, reason="PSPLIB is not here")


def _some() -> list[Instance]:
    if folder() is None:
        return []
    return [found for size in ("j30", "j60", "j120") for found in instances(size)[::12]]


@pytest.mark.parametrize("instance", _some(), ids=lambda instance: instance.name)
def test_the_schedule_is_valid_and_its_bound_contradicts_nothing_known(instance: Instance) -> None:
    solution = solve(instance.problem)
    assert list(violations(instance.problem, solution.schedule)) == []
    assert finish(solution.schedule) >= instance.lower
    assert solution.finish_bound <= instance.upper
