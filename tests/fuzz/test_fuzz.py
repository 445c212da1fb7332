"""Two hundred cases; `make fuzz` tries ten thousand."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.fuzz.kinds import KINDS
from tests.fuzz.trial import PATIENCE_SECONDS, Trial

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="each case is a forked process")
EACH = 200 // len(KINDS)
_FEW = {"scan": 8}  # each of these takes as long as ten others


@pytest.fixture(scope="module")
def trial() -> Iterator[Trial]:
    # A guard against what hangs: how busy the machine is must not fail a test.
    with Trial(patience=6 * PATIENCE_SECONDS) as started:
        yield started


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_raises_hangs_or_takes_all_memory(trial: Trial, kind: str) -> None:
    # Reproducible, so that a build never fails by chance.
    @settings(
        max_examples=_FEW.get(kind, EACH),
        deadline=None,
        derandomize=True,
        # As found: looking for the shortest that fails takes minutes.
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(data=st.data())
    def try_all(data: st.DataObject) -> None:
        trial.check(data.draw(KINDS[kind]))

    try_all()
