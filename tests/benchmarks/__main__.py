"""Every figure the project promises, in one run: each is told, whatever became of the others.

`python -m tests.benchmarks measure_keys` measures one of them, or several by name.
"""

import os
import sys
import traceback
from collections.abc import Callable, Sequence

from tests.benchmarks import planning, portfolio, processes, scan, screens, workshop

MEASURES = (
    processes.measure_score,
    processes.measure_report,
    processes.measure_autosave,
    scan.measure_scan,
    portfolio.measure_portfolio_scoring,
    portfolio.measure_portfolio_growth,
    portfolio.measure_portfolio_cores,
    portfolio.measure_portfolio_again,
    screens.measure_first_frame,
    screens.measure_keys,
    workshop.measure_votes,
    processes.where_the_time_goes,
    planning.worst_case,
    planning.what_if,
    planning.against_greed,
    planning.growing_rubrics,
    planning.ten_of_j30,
)

LONG = (portfolio.measure_portfolio_in_one_go,)
"""What takes longer than all others together: measured when it is asked for by name."""


def measure_each(measures: Sequence[Callable[[], bool]]) -> int:
    """Measure all; 1 when a promise does not hold or could not be measured, else 0."""
    held = []
    for measure in measures:
        try:
            held.append(measure())
        except Exception:  # noqa: BLE001 whatever it is, the other figures are wanted
            traceback.print_exc()
            print(f"{measure.__name__}: NOT MEASURED", flush=True)
            held.append(False)
    failed = held.count(False)
    print(f"\n{len(held) - failed} of {len(held)} held" if failed else "\nevery promise held")
    return 1 if failed else 0


def chosen(names: Sequence[str]) -> Sequence[Callable[[], bool]]:
    """Return the measures of these names, all without one. Raises KeyError for another name."""
    by_name = {measure.__name__: measure for measure in (*MEASURES, *LONG)}
    return [by_name[name] for name in names] or MEASURES


def main() -> int:
    """Measure all figures, or those named; 0 when every promise holds."""
    os.environ.pop("PYTHONPATH", None)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed package is compiled
    return measure_each(chosen(sys.argv[1:]))


if __name__ == "__main__":
    sys.exit(main())
