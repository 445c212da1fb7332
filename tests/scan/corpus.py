"""Recall and precision of the scan on repositories that a reader has labelled.

    python -m tests.scan.corpus LABELS.yaml FOLDER

FOLDER holds a git directory for each repository, `owner+name/repo`. A label counts as found when
one of its criteria (labels.yaml) is supported in the repository, and exactly when at its path; a
trap is credited when one of its criteria is supported at its path.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import yaml

from advisor.rubric.catalogue import find_rubric
from advisor.scan.load import rubric_detectors
from advisor.scan.proposal import Scan
from advisor.scan.repositories import ScanOptions, scan_repository

LABELS = Path(__file__).parent / "labels.yaml"
_ACTIVE = frozenset({"supports"})
_THERE = frozenset({"supports", "dormant"})


def criteria_of(practice: str, table: Mapping[str, list[str]]) -> tuple[str, ...]:
    """Return the patterns of the criteria that a label stands for."""
    return tuple(table[practice])


def shown_at(scan: Scan, patterns: tuple[str, ...], states: frozenset[str]) -> set[str]:
    """Return the paths at which a scan shows one of these criteria."""
    return {
        finding.path
        for proposal in scan.proposals
        if any(fnmatchcase(proposal.criterion, pattern) for pattern in patterns)
        for finding in proposal.findings
        if finding.state in states
    }


def judged(repo: Mapping[str, Any], scan: Scan, table: Mapping[str, list[str]]) -> Iterator[str]:
    """Yield one line for each label, trap and practice that must not be credited."""
    for signal in repo["signals"]:
        patterns = criteria_of(signal["practice"], table)
        active = shown_at(scan, patterns, _ACTIVE)
        there = shown_at(scan, patterns, _THERE)
        word = (
            "exact"
            if signal["path"] in active
            else "dormant"
            if signal["path"] in there
            else "elsewhere"
            if active
            else "missed"
        )
        yield f"signal {word} {signal['practice']} {signal['path']}"
    for trap in repo.get("traps", ()):
        patterns = criteria_of(trap["practice"], table)
        word = "credited" if trap["path"] in shown_at(scan, patterns, _ACTIVE) else "avoided"
        yield f"trap {word} {trap['practice']} {trap['path']}"
    for practice in repo.get("should_not_be_credited", ()):
        paths = shown_at(scan, criteria_of(practice, table), _ACTIVE)
        word = "credited" if paths else "avoided"
        yield f"absent {word} {practice} {' '.join(sorted(paths)[:3])}"


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def main(labels: str, folder: str, *only: str) -> None:
    """Print what was found of each label, and the sums."""
    table = yaml.safe_load(LABELS.read_text())
    rubric = find_rubric()
    detectors = rubric_detectors(None, rubric)
    sums: Counter[str] = Counter()
    options = ScanOptions(today=date(2026, 1, 1))
    for repo in yaml.safe_load(Path(labels).read_text())["repos"]:
        if only and not any(name in repo["repo"] for name in only):
            continue
        place = str(Path(folder) / repo["repo"].replace("/", "+") / "repo")
        scan, _ = scan_repository(place, detectors, rubric, options)
        _tell(f"\n{repo['repo']}: {[(p.path, p.trains, p.tool) for p in scan.projects][:3]}")
        for line in judged(repo, scan, table):
            _tell(f"   {line}")
            sums[" ".join(line.split()[:2])] += 1
    _tell("")
    for name, count in sorted(sums.items()):
        _tell(f"{name:<20}{count}")


if __name__ == "__main__":
    main(*sys.argv[1:])
