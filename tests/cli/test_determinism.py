"""The same input gives the same bytes, however a process happens to order its sets."""

from pathlib import Path

import pytest

from tests.build import SAMPLES
from tests.cli.process import execute

SEEDS = ("0", "1")  # two orders; each takes a process for each case
CHURN = next(path for path in SAMPLES if path.parent.name == "churn-scoring")
# Parts, dates and evidence, all at once.
WISHES = ("--strict", "--target", "2", "--target", "testing=2", "--target", "monitor=2")


@pytest.mark.parametrize("wishes", [(), WISHES, ("--by", "2027-03-01")], ids=len)
def test_a_plan_is_the_same_under_any_hash_seed(wishes: tuple[str, ...]) -> None:
    plans = [
        execute("plan", CHURN, *wishes, "--format", "json", PYTHONHASHSEED=seed) for seed in SEEDS
    ]
    assert [plan.returncode for plan in plans] == [0] * len(SEEDS)
    assert len({plan.stdout for plan in plans}) == 1


def test_a_report_is_the_same_under_any_hash_seed(tmp_path: Path) -> None:
    written = set()
    for seed in SEEDS:
        folder = tmp_path / seed
        arguments = ("report", CHURN, "--format", "md,json", "-o", folder)
        assert execute(*arguments, PYTHONHASHSEED=seed).returncode == 0
        written.add(tuple(sorted((f.name, f.read_bytes()) for f in folder.iterdir())))
    assert len(written) == 1
