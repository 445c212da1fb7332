"""Small repositories that look as if they practised something, and those that hide what they do."""

from collections.abc import Mapping
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from advisor.rubric.catalogue import find_rubric
from advisor.scan.proposal import Proposal
from advisor.scan.run import Scanned, propose
from advisor.scan.source import InMemory
from tests.scan.shipped_detectors import shipped_detectors

_HERE = Path(__file__).parent
Case = Mapping[str, Any]


@cache
def _cases(folder: str) -> tuple[Case, ...]:
    files = sorted((_HERE / folder).glob("*.yaml"))
    return tuple(case for file in files for case in yaml.safe_load(file.read_text()))


def _named(case: Case) -> str:
    return str(case["name"])


def _proposed(case: Case) -> list[Proposal]:
    detectors = shipped_detectors()
    scanned = Scanned(InMemory(case["files"]), detectors)
    return [made for made in propose(scanned, detectors, find_rubric()) if made.findings]


def _of(proposals: list[Proposal], pattern: str) -> list[Proposal]:
    """Return the proposals for a criterion, of one project where the pattern begins with it."""
    project, colon, criterion = pattern.rpartition(": ")
    return [
        made
        for made in proposals
        if fnmatchcase(made.criterion, criterion) and (not colon or made.project == project)
    ]


@pytest.mark.parametrize("case", _cases("confusers"), ids=_named)
def test_nothing_is_found_in_use_that_only_looks_so(case: Case) -> None:
    proposals = _proposed(case)
    active = {
        (made.criterion, found.reference, found.detector)
        for pattern in case["never"]
        for made in _of(proposals, pattern)
        for found in made.findings
        if found.state == "supports"
    }
    assert not active
    for pattern, state in case.get("expect", {}).items():
        states = {made.state for made in _of(proposals, pattern)}
        assert states == (set() if state == "nothing" else {state}), pattern


def test_there_are_confusers_of_each_kind() -> None:
    cases = _cases("confusers")
    assert len(cases) >= 40
    assert len({_named(case) for case in cases}) == len(cases)
    assert len({case["fools"] for case in cases}) >= 14


@pytest.mark.parametrize("case", _cases("indirections"), ids=_named)
def test_what_is_reached_in_a_roundabout_way_is_found(case: Case) -> None:
    proposals = _proposed(case)
    for criterion, path in case["finds"].items():
        found = {
            place.path
            for made in _of(proposals, criterion)
            for place in made.findings
            if place.state == "supports"
        }
        assert path in found, criterion


def test_there_are_enough_indirections() -> None:
    assert len(_cases("indirections")) >= 15
