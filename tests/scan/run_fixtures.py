"""Runs the fixtures of the shipped rubric's detectors, all or those named on the command line."""

import sys
from dataclasses import replace

from advisor.rubric.catalogue import find_rubric
from advisor.scan.fixtures import fixture_faults
from advisor.scan.load import rubric_detectors


def main(*names: str) -> int:
    """Print what is wrong, and return how much it is."""
    all_of = rubric_detectors(None, find_rubric())
    chosen = tuple(d for d in all_of.detectors if not names or d.id in names)
    faults = list(fixture_faults(replace(all_of, detectors=chosen)))
    for fault in faults:
        number = "" if fault.number is None else f" {fault.number + 1}"
        sys.stdout.write(f"{fault.kind}{number}: {fault.message}\n")
    sys.stdout.write(f"{len(chosen)} detectors, {len(faults)} faults\n")
    return len(faults)


if __name__ == "__main__":
    sys.exit(bool(main(*sys.argv[1:])))
