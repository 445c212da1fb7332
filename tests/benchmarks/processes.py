"""What whole processes promise, as ratios measured in one run, and what a save takes."""

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

from tests.browser.chromium import find_chromium

ROOT = Path(__file__).parents[2]
ADVISOR = str(Path(sys.executable).with_name("advisor"))
SAMPLE = str(ROOT / "reports" / "samples" / "churn-scoring" / "answers.yaml")
AUTOSAVE_LIMIT = 10  # milliseconds
CHROMIUM = (
    find_chromium() or "chromium",
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
        f"{figure.name:<31} {ours:7.3f} s {theirs:7.3f} s   ratio {ratio:5.2f}   "
        f"at most {figure.limit:.1f}   {'held' if held else 'NOT HELD'}",
        flush=True,
    )
    return held


def measure_score() -> bool:
    """Measure `score` against the import of what every such tool imports."""
    return measure(
        Figure(
            name="score / import",
            limit=1.5,
            ours=(ADVISOR, "score", SAMPLE),
            theirs=(sys.executable, "-c", "import click, yaml, pydantic"),
            runs=25,
        )
    )


def measure_report() -> bool:
    """Measure a report, of a result and of answers, against a browser that prints the same page."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report"
        seconds((ADVISOR, "report", SAMPLE, "-o", str(report), "--format", "html,json"))
        printing = (
            *CHROMIUM,
            f"--user-data-dir={folder}/profile",
            f"--print-to-pdf={folder}/chromium.pdf",
            (report / "report.html").as_uri(),
        )
        result = Path(folder) / "result.json"
        result.write_bytes((report / "result.json").read_bytes())
        both = ("--format", "html,pdf", "--force", "-o", str(report))
        held = [
            measure(
                Figure(
                    name=name,
                    limit=limit,
                    ours=(ADVISOR, "report", source, *both),
                    theirs=printing,
                    runs=9,
                )
            )
            for name, limit, source in (
                ("result to html,pdf / Chromium", 0.7, str(result)),
                ("answers to html,pdf / Chromium", 1.0, SAMPLE),
            )
        ]
        return all(held)


def autosave(folder: Path) -> bool:
    """Answer a full assessment 500 times; print what a save takes, tell whether it holds."""
    from advisor import load_rubric
    from advisor.assessment.session.session import Session
    from advisor.document.save import replace_file

    rubric = load_rubric()
    practices = [practice.id for practice in rubric.practices]
    evidence = [{"kind": kind.id, "ref": "where to find it"} for kind in rubric.evidence_kinds[:2]]
    os.environ["XDG_STATE_HOME"] = str(folder / "state")
    with Session.new(folder / "team.yaml", rubric, "Any team", quick=False) as session:
        for practice in practices:
            session.answer(practice, 1)
            session.note(practice, "who does it, and since when")
            session.evidence(practice, evidence)
        ours, disk = [], []
        for number in range(500):
            practice = practices[number * 7 % len(practices)]
            start = time.perf_counter()
            session.answer(practice, 2 - number // len(practices) % 2 * 2)
            ours.append(time.perf_counter() - start)
            data = session.path.read_bytes()
            start = time.perf_counter()
            replace_file(folder / "bare.yaml", data)
            disk.append(time.perf_counter() - start)
    ours_95, disk_95 = (1000 * statistics.quantiles(times, n=20)[-1] for times in (ours, disk))
    held = ours_95 <= AUTOSAVE_LIMIT
    print(
        f"{'autosave, 95th percentile':<28} {ours_95:7.2f} ms   "
        f"(the disk alone {disk_95:.2f} ms, {len(data) // 1000} kB)   "
        f"at most {AUTOSAVE_LIMIT:.1f}   {'held' if held else 'NOT HELD'}",
        flush=True,
    )
    return held


def where_the_time_goes() -> bool:
    """Print the phases of a report, measured within one process; nothing is promised of them."""
    gc.disable()  # as the command line does
    laps: dict[str, float] = {}
    last = time.perf_counter()

    def lap(name: str) -> None:
        nonlocal last
        now = time.perf_counter()
        laps[name] = now - last
        last = now

    from advisor.pdf.engine import load
    from advisor.pdf.typeset import typeset
    from advisor.report.renderers.html import page
    from advisor.result.given import open_given

    lap("import our own modules")
    result = open_given(SAMPLE).result()
    lap("read, score and plan")
    html = page(result, medium="print")
    lap("fill in the template")
    load()
    lap("import WeasyPrint")
    typeset(html)
    lap("lay out and write")
    print("\nWhere a PDF's time goes:")
    for name, taken in laps.items():
        print(f"  {name:<24} {taken:6.3f} s")
    gc.enable()
    return True


def measure_autosave() -> bool:
    """Measure what a save takes; tell whether the promise holds."""
    with tempfile.TemporaryDirectory() as folder:
        return autosave(Path(folder))
