from hypothesis import given
from hypothesis import strategies as st

from advisor.roadmap.scheduling.resource_use import Profile
from tests.strategies import QUICK

USES = st.lists(
    st.tuples(st.integers(0, 20), st.integers(0, 6), st.integers(0, 3)), min_size=1, max_size=12
)


@QUICK
@given(USES)
def test_each_use_gets_the_first_gap_that_holds_it(uses: list[tuple[int, int, int]]) -> None:
    profile, taken = Profile(3), [0] * 200

    def free(start: int, duration: int, demand: int) -> bool:
        return all(taken[time] + demand <= 3 for time in range(start, start + duration))

    for start, duration, demand in uses:
        found = profile.earliest(start, duration, demand)
        first = next(t for t in range(start, 200) if not demand or free(t, duration, demand))
        assert found == first
        profile.take(found, duration, demand)
        for time in range(found, found + duration):
            taken[time] += demand


@QUICK
@given(USES)
def test_what_is_given_back_is_free_again(uses: list[tuple[int, int, int]]) -> None:
    profile = Profile(3)
    placed = []
    for start, duration, demand in uses:
        found = profile.earliest(start, duration, demand)
        profile.take(found, duration, demand)
        placed.append((found, duration, demand))
    for found, duration, demand in placed:
        profile.take(found, duration, -demand)
    assert profile.earliest(0, 300, 3) == 0
