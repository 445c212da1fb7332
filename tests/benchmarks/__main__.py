"""The figures the project promises, as ratios of whole processes measured in one run."""

import gc
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks import screens

ROOT = Path(__file__).parents[2]
ADVISOR = str(Path(sys.executable).with_name("advisor"))
SAMPLE = str(ROOT / "reports" / "samples" / "churn-scoring" / "answers.yaml")
CHROMIUM = (
    "chromium",
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A promise: `ours` takes at most `limit` times as long as `theirs`."""

    name: str
    limit: float
    ours: Sequence[str]
    theirs: Sequence[str]
    runs: int


def seconds(command: Sequence[str]) -> float:
    """Return the wall time of one run of a command, which must succeed."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def measure(figure: Figure) -> bool:
    """Run both commands in turn, print medians and their ratio; tell whether the promise holds."""
    seconds(figure.ours)
    seconds(figure.theirs)
    pairs = [(seconds(figure.ours), seconds(figure.theirs)) for _ in range(figure.runs)]
    ours, theirs = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratio = statistics.median(a / b for a, b in pairs)
    held = ratio <= figure.limit
    print(
        f"{figure.name:<28} {ours:7.3f} s {theirs:7.3f} s   ratio {ratio:5.2f}   "
        f"at most {figure.limit:.1f}   {'held' if held else 'NOT HELD'}",
        flush=True,
    )
    return held


def figures(folder: Path) -> list[Figure]:
    """Return the promises, with files they need in `folder`."""
    report = folder / "report"
    seconds((ADVISOR, "report", SAMPLE, "-o", str(report), "--format", "html"))
    printing = (
        *CHROMIUM,
        f"--user-data-dir={folder / 'profile'}",
        f"--print-to-pdf={folder / 'chromium.pdf'}",
        (report / "report.html").as_uri(),
    )
    return [
        Figure(
            name="score / import",
            limit=2.0,
            ours=(ADVISOR, "score", SAMPLE),
            theirs=(sys.executable, "-c", "import click, yaml, pydantic"),
            runs=25,
        ),
        Figure(
            name="report html,pdf / Chromium",
            limit=1.5,
            ours=(ADVISOR, "report", SAMPLE, "-o", str(report), "--format", "html,pdf"),
            theirs=printing,
            runs=9,
        ),
    ]


def where_the_time_goes() -> None:
    """Print the phases of a report, measured within one process."""
    gc.disable()  # as the command line does
    laps: dict[str, float] = {}
    last = time.perf_counter()

    def lap(name: str) -> None:
        nonlocal last
        now = time.perf_counter()
        laps[name] = now - last
        last = now

    from advisor.cli.inputs import open_result
    from advisor.report.renderers.html import page
    from advisor.report.renderers.typeset import lay_out, load_weasyprint, write

    lap("import our own modules")
    result = open_result(SAMPLE, None, strict=False)
    lap("read, score and plan")
    html = page(result, medium="print")
    lap("fill in the template")
    load_weasyprint()
    lap("import WeasyPrint")
    document = lay_out(html)
    lap("lay out the pages")
    write(document)
    lap("write the PDF")
    print("\nWhere a PDF's time goes:")
    for name, taken in laps.items():
        print(f"  {name:<24} {taken:6.3f} s")


def main() -> int:
    """Measure all figures; 0 when every promise holds."""
    os.environ.pop("PYTHONPATH", None)
    with tempfile.TemporaryDirectory() as folder:
        held = [measure(figure) for figure in figures(Path(folder))]
    held.append(screens.main() == 0)
    where_the_time_goes()
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
