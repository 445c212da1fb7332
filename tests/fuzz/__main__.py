"""Ten thousand cases, others at each run: `python -m tests.fuzz [COUNT [SEED]] [KIND]…`."""

import json
import os
import sys
import tempfile
import traceback
from pathlib import Path
from secrets import randbelow

from hypothesis import HealthCheck, given, seed, settings
from hypothesis.strategies import SearchStrategy

from tests.fuzz.case import Case
from tests.fuzz.kinds import KINDS
from tests.fuzz.trial import PATIENCE_SECONDS, Trial

_COUNT = 10_000


def fuzz(name: str, kind: SearchStrategy[Case], count: int, number: int) -> bool:
    """Try `count` cases of a kind; tell whether all ended as they must."""
    tried = 0
    with Trial() as trial:

        @seed(number)
        @settings(
            max_examples=count,
            deadline=None,
            database=None,
            print_blob=False,
            suppress_health_check=list(HealthCheck),
        )
        @given(kind)
        def try_all(case: Case) -> None:
            nonlocal tried
            tried += 1
            trial.check(case)

        try:
            try_all()
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            traceback.print_exc()
            print(f"{name}: failed with seed {number}; the case is {_keep(trial)}", flush=True)
            return False
    print(f"{name}: {tried} cases, sound", flush=True)
    return True


def _keep(trial: Trial) -> Path:
    """Write the last case to a file, for `python -m tests.fuzz.runner`."""
    assert trial.last
    descriptor, name = tempfile.mkstemp(prefix="advisor-fuzz-", suffix=".json")
    with os.fdopen(descriptor, "w") as file:
        json.dump({**trial.last.as_data(), "patience": PATIENCE_SECONDS}, file)
    return Path(name)


def main(arguments: list[str]) -> int:
    """Try all kinds, or those named; return 1 when a case fails."""
    counts = [int(word) for word in arguments if word.isdecimal()]
    named = [word for word in arguments if not word.isdecimal()] or list(KINDS)
    count = counts[0] if counts else _COUNT
    number = counts[1] if counts[1:] else randbelow(2**32)
    results = [fuzz(name, KINDS[name], count // len(named), number) for name in named]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
